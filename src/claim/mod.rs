//! Claims: the public type, and their assembly from quantities and the shallow parse.

mod again;
mod among;
mod asides;
pub(crate) mod assemble;
mod claimable;
pub(crate) mod confidence;
pub(crate) mod counted;
mod elided;
mod event;
pub(crate) mod extra;
mod frames;
mod given;
mod implicit;
mod label;
mod money;
mod nominal;
mod object;
pub(crate) mod parse;
mod placed;
mod predicate;
mod relation;
mod sense;
mod settle;
mod split;
mod states;
mod tally;
pub(crate) mod types;
