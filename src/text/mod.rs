//! From a text to its sentences.

mod block;
pub(crate) mod cue;
pub(crate) mod section;
pub(crate) mod sentence;
