//! Where documents come from: files and standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::error::{Error, ErrorKind};

/// One input of a run.
#[derive(Debug)]
pub(crate) struct Input {
    pub source: Source,
    pub kind: Kind,
}

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// One document.
    Text,
    /// One document a line, in a field of a JSON object.
    JsonLines,
}

#[derive(Debug)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// `-` is standard input.
    pub fn from_path(path: PathBuf) -> Source {
        if path == Path::new("-") { Source::Stdin } else { Source::File(path) }
    }

    pub fn path(&self) -> &Path {
        match self {
            Source::Stdin => Path::new("-"),
            Source::File(path) => path,
        }
    }

    /// What a file of this name holds: `.jsonl` and `.ndjson` are JSON lines, all else is text.
    pub fn kind_by_ending(&self) -> Kind {
        let ending = self.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            Kind::JsonLines
        } else {
            Kind::Text
        }
    }

    /// Its length in bytes, where that is known before it is read.
    pub fn len(&self) -> Option<u64> {
        match self {
            Source::Stdin => None,
            Source::File(path) => path.metadata().ok().filter(|meta| meta.is_file()).map(|meta| meta.len()),
        }
    }

    /// Opens it, without a buffer of its own.
    pub fn open(&self) -> Result<Box<dyn Read>> {
        match self {
            Source::Stdin => Ok(Box::new(io::stdin().lock())),
            Source::File(path) => {
                let file = File::open(path).map_err(|e| self.error(e))?;
                // Opening a folder works on some systems; only reading it fails, with words that help nobody.
                if file.metadata().is_ok_and(|meta| meta.is_dir()) {
                    let reason = "it is a directory, a file was expected";
                    return Err(self.error(io::Error::new(io::ErrorKind::IsADirectory, reason)));
                }
                Ok(Box::new(file))
            }
        }
    }

    /// What is wrong with one of its lines, which count from 1.
    pub fn record_error(&self, line: u64, message: String) -> Error {
        ErrorKind::Record { path: self.path().to_path_buf(), line, message }.into()
    }

    pub fn error(&self, source: io::Error) -> Error {
        ErrorKind::Read { path: self.path().to_path_buf(), source }.into()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path().display().fmt(f)
    }
}
