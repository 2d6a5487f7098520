//! Where documents come from: files and standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use super::kind::Kind;
use super::unpack::{Stream, is_packed, unpacked};
use crate::Result;
use crate::error::{Error, ErrorKind};

/// One input of a run.
#[derive(Debug)]
pub(crate) struct Input {
    pub source: Source,
    /// `None` where its first bytes decide.
    pub kind: Option<Kind>,
    /// It is asked for by its own name, and not only by its folder's: whatever it is, it is to be read.
    pub by_name: bool,
}

#[derive(Debug)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
    /// A file in an archive, by its name behind that one's; it is read with its archive.
    Member(PathBuf),
    /// What was asked for and could not even be listed, and why.
    Unlisted(PathBuf, String),
}

impl Source {
    /// `-` is standard input.
    pub fn from_path(path: PathBuf) -> Source {
        if path == Path::new("-") { Source::Stdin } else { Source::File(path) }
    }

    pub fn path(&self) -> &Path {
        match self {
            Source::Stdin => Path::new("-"),
            Source::File(path) | Source::Member(path) | Source::Unlisted(path, _) => path,
        }
    }

    /// The bytes that there are to read, where that is known before: of what is packed it is not.
    pub fn len(&self) -> Option<u64> {
        match self {
            Source::Stdin | Source::Member(_) | Source::Unlisted(..) => None,
            Source::File(path) if path.extension().and_then(|ending| ending.to_str()).is_some_and(is_packed) => None,
            Source::File(path) => path.metadata().ok().filter(|meta| meta.is_file()).map(|meta| meta.len()),
        }
    }

    /// Opens it; what is packed comes unpacked.
    pub fn open(&self) -> Result<Stream> {
        unpacked(self.open_packed()?).map_err(|e| self.error(e))
    }

    fn open_packed(&self) -> Result<Box<dyn Read>> {
        match self {
            Source::Stdin => Ok(Box::new(io::stdin().lock())),
            Source::Member(_) => Err(self.error(io::ErrorKind::NotFound.into())),
            Source::Unlisted(_, why) => Err(self.error(io::Error::other(why.clone()))),
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
        ErrorKind::Record { path: self.path().to_path_buf(), line, message: printable(&message) }.into()
    }

    /// What is wrong with it, or with a part of it that is no line.
    pub fn item_error(&self, item: Option<&str>, message: String) -> Error {
        let (item, message) = (item.map(printable), printable(&message));
        ErrorKind::Item { path: self.path().to_path_buf(), item, message }.into()
    }

    pub fn error(&self, source: io::Error) -> Error {
        ErrorKind::Read { path: self.path().to_path_buf(), source }.into()
    }
}

/// The file itself, if it begins so; or where it is packed or comes from a pipe what it has, in a file without name, for formats whose
/// end is read first.
pub(super) fn file(source: &Source, mut input: Stream, magic: &[u8]) -> io::Result<File> {
    if let Source::File(path) = source {
        let mut file = File::open(path)?;
        let mut head = vec![0; magic.len()];
        if file.read_exact(&mut head).is_ok() && head == magic {
            return Ok(file);
        }
    }
    let mut file = tempfile::tempfile()?;
    io::copy(&mut input, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// What inputs have in them must not steer a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path().display().fmt(f)
    }
}
