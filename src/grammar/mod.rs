//! The quantity grammar: nom over tokens. It finds quantities; what they count and what happened is for later stages.

mod age;
mod age_apart;
pub(crate) mod ages;
mod alone;
mod codes;
mod dated;
mod digits;
mod find;
mod fraction;
mod from_to;
mod hedge;
pub(crate) mod input;
mod joined;
mod latent;
mod names;
pub(crate) mod number;
mod prim;
pub(crate) mod quantity;
mod range;
mod reject;
mod sign;
mod unit;
mod vague;
mod words;

pub(crate) use find::find;
pub(crate) use latent::{Latent, find_latent};
pub(crate) use number::Value;
pub(crate) use quantity::{Measured, Quantity};
