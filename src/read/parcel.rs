//! Parcels: what is read at once and goes through extraction together, some hundred kilobytes of sections of texts,
//! JSON lines and other documents.

use std::ops::Range;
use std::sync::Arc;

use super::document::Document;
use super::source::Source;
use crate::Error;

/// A parcel is handed on when it has this many bytes, or parts.
const FULL: usize = 128 << 10;
const PARTS: usize = 1024;

/// What was read, in the order of the inputs. Refilled after use.
#[derive(Debug, Default)]
pub(crate) struct Parcel {
    /// Sections of texts.
    pub text: String,
    /// All else, as it was read.
    pub bytes: Vec<u8>,
    pub parts: Vec<Part>,
    /// Records that are no articles, as pictures and failed answers in an archive.
    pub passed: u64,
}

/// One part of a parcel.
#[derive(Debug)]
pub(crate) enum Part {
    /// A section of a text.
    Section {
        source: Arc<Source>,
        /// Of the parcel's text.
        range: Range<usize>,
        /// It begins the document; else it goes on with that of the part before, in this parcel or in the last.
        first: bool,
    },
    /// Whole JSON lines.
    Lines {
        source: Arc<Source>,
        range: Range<usize>,
        /// The number of the first line, from 1.
        number: u64,
    },
    /// A document that is whole, and still what its kind has it in.
    Document(Document),
    /// Something could not be read. Reading went on with the next.
    Failure(Error),
    /// Something was read, but not quite as it stood.
    Note(String),
}

impl Parcel {
    /// Appends bytes; where they stand.
    pub fn hold(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        start..self.bytes.len()
    }

    /// Appends a section of a text; where it stands.
    pub fn hold_text(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }

    /// How many bytes it holds.
    pub fn len(&self) -> usize {
        self.text.len() + self.bytes.len()
    }

    pub fn is_full(&self) -> bool {
        self.len() >= FULL || self.parts.len() >= PARTS
    }

    /// Empties it for the next use. Room for a record far larger than most is given back.
    pub fn clear(&mut self) {
        self.text.clear();
        self.text.shrink_to(4 * FULL);
        self.bytes.clear();
        self.bytes.shrink_to(4 * FULL);
        self.parts.clear();
        self.passed = 0;
    }
}
