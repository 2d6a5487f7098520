//! Compiles the built-in lexicon from its TOML, so that a run only loads it: compiling took nine tenths of a short run.
#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    reason = "the lexicon's modules are factx's, and most is not used here"
)]

#[path = "src/error.rs"]
mod error;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/named.rs"]
mod named;
#[path = "src/qualifier.rs"]
mod qualifier;

use std::{env, fs, path::Path, process::ExitCode};

use error::{Error, ErrorKind, Result};
use lexicon::compile::Builder;
use qualifier::Qualifier;

fn main() -> ExitCode {
    for path in ["build.rs", "src/error.rs", "src/lexicon", "src/named.rs", "src/qualifier.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let lexicon = match Builder::with_built_in() {
        Ok(builder) => builder.finish(),
        Err(error) => {
            println!("cargo::error=src/lexicon/en/{error}");
            return ExitCode::FAILURE;
        }
    };
    let bytes = postcard::to_allocvec(&lexicon).expect("tables of known length can be written");
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&folder).join("lexicon.bin"), bytes).expect("cargo's own folder can be written to");
    ExitCode::SUCCESS
}
