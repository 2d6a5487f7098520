//! What a sentence says around a claim: who states it, how surely, where and when.

pub(crate) mod attribution;
pub(crate) mod country;
pub(crate) mod date;
pub(crate) mod modality;
pub(crate) mod near;
pub(crate) mod place;
pub(crate) mod shared;
pub(crate) mod when;
