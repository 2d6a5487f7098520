//! The built-in lexicon, which the build compiled (`build.rs`).

use crate::lexicon::Lexicon;

const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The lexicon that comes with factx, loaded in a few milliseconds.
pub(super) fn lexicon() -> Lexicon {
    postcard::from_bytes(COMPILED).expect("the build wrote it from the same types: a test loads it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::compile::Builder;

    /// What is loaded is what a user's file is laid over.
    #[test]
    fn loaded_and_compiled_are_one() {
        let compiled = Builder::with_built_in().expect("the build took it").finish();
        let compiled = postcard::to_allocvec(&compiled).expect("tables of known length can be written");
        assert!(compiled == COMPILED, "{} bytes compiled, {} loaded", compiled.len(), COMPILED.len());
        let again: Lexicon = postcard::from_bytes(&compiled).expect("it is what is loaded");
        assert_eq!(format!("{:?}", lexicon()), format!("{again:?}"));
    }
}
