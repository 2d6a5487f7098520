//! Claims: the public type, and their assembly from quantities and the shallow parse.

pub(crate) mod types;
