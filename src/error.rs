//! The one public error: reading, lexicon files and writing can fail; extraction cannot.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// What went wrong outside the text itself: a file that cannot be read, a lexicon that is not right, an output that cannot be written.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// The kinds of [`Error`], named by what broke.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or stream could not be read.
    Read {
        /// The path as the user gave it; `-` is standard input.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Output could not be written; nothing that stood at the target before is lost.
    Write {
        /// The path as the user gave it; `-` is standard output.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A record of a JSON-lines file is not what was expected.
    Record {
        /// The path as the user gave it.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What was expected and what was found.
        message: String,
    },
    /// A document that is no line of its file, or a whole file, is not what was expected.
    Item {
        /// The path as the user gave it.
        path: PathBuf,
        /// Which part of the file; none where it is all of it.
        item: Option<String>,
        /// What was expected and what was found.
        message: String,
    },
    /// A text is longer than factx reads in one piece.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Something could not be read, which was said, and the run was to end there.
    Strict,
    /// A request names something that does not exist.
    Usage {
        /// What was expected and what was found.
        message: String,
    },
    /// A file of settings or figures, a vague-number policy or sizes of households, is not right.
    Table {
        /// The path as the user gave it.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
    /// A lexicon file is not right.
    Lexicon {
        /// The file's name or path.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
}

/// A result with factx's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// What kind of failure this is, with its position.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// True where the failure is a pipe that the reader closed, which is no failure for a command.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(&*self.0, ErrorKind::Write { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl Error {
    /// What is wrong at a byte of a file's text.
    pub(crate) fn in_table(path: &Path, text: &str, byte: usize, message: String) -> Error {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        ErrorKind::Table { path: path.to_path_buf(), line, column, message }.into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::Read { path, source } => write!(f, "{}: cannot be read: {source}", path.display()),
            ErrorKind::Write { path, source } => write!(f, "{}: cannot be written: {source}", path.display()),
            ErrorKind::Record { path, line, message } => write!(f, "{}:{line}: {message}", path.display()),
            ErrorKind::Item { path, item: None, message } => write!(f, "{}: {message}", path.display()),
            ErrorKind::Item { path, item: Some(item), message } => write!(f, "{}: {item}: {message}", path.display()),
            ErrorKind::Strict => f.write_str("stopped at the first that could not be read, as --strict asks"),
            ErrorKind::Usage { message } => f.write_str(message),
            ErrorKind::TooLong { bytes, limit } => {
                write!(f, "the text is {bytes} bytes long, the limit is {limit}")
            }
            ErrorKind::Lexicon { path, line, column, message } | ErrorKind::Table { path, line, column, message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            ErrorKind::Read { source, .. } | ErrorKind::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
