//! Claims: the public type, and their assembly from quantities and the shallow parse.

mod among;
pub(crate) mod assemble;
pub(crate) mod confidence;
pub(crate) mod counted;
mod elided;
mod event;
pub(crate) mod extra;
mod frames;
mod implicit;
mod nominal;
mod object;
pub(crate) mod parse;
mod predicate;
mod relation;
mod sense;
mod split;
mod tally;
pub(crate) mod types;
