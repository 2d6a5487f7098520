//! From a text to its sentences.

pub(crate) mod cue;
pub(crate) mod section;
pub(crate) mod sentence;
