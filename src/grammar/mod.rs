//! The quantity grammar: nom over tokens. It finds quantities; what they count and what happened is for later stages.

mod find;
pub(crate) mod input;
mod names;
pub(crate) mod number;
mod prim;
pub(crate) mod quantity;
mod range;
mod reject;

pub(crate) use find::find;
pub(crate) use number::Value;
pub(crate) use quantity::{Measured, Quantity};
