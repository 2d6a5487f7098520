//! Any TOML as a lexicon file: it is laid over the built-in one, or refused with a place in it; never a panic.
#![no_main]

use std::{env, fs, path::PathBuf, process, sync::LazyLock};

use factx::{ErrorKind, Extractor};
use libfuzzer_sys::fuzz_target;

/// The library reads lexicons from files. Building a lexicon takes milliseconds, writing one is nothing to that.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| env::temp_dir().join(format!("factx-fuzz-{}.toml", process::id())));

fuzz_target!(|toml: &str| {
    fs::write(&*FILE, toml).expect("the temporary folder can be written");
    match Extractor::with_lexicons(&[&*FILE]) {
        Ok(extractor) => {
            extractor.extract("At least 12 people, five of them children, were killed on Monday, police said.");
        }
        Err(error) => match error.kind() {
            ErrorKind::Lexicon { line, column, .. } => {
                assert!(*line <= toml.matches('\n').count() + 1 && *column <= toml.chars().count() + 1, "{error}");
            }
            _ => panic!("{error}"),
        },
    }
});
