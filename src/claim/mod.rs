//! Claims: the public type, and their assembly from quantities and the shallow parse.

pub(crate) mod assemble;
pub(crate) mod counted;
mod frames;
mod implicit;
pub(crate) mod parse;
mod sense;
mod split;
mod tally;
pub(crate) mod types;
