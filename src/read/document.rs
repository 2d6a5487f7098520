//! Documents that are whole before they are extracted: records, and files of a kind that has to be taken apart.

use std::fmt;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::Reading;
use super::kind::Kind;
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::Stream;
use crate::Error;

/// A document's bytes in a parcel, and what is known of it.
#[derive(Debug)]
pub(crate) struct Document {
    pub source: Arc<Source>,
    /// Where in its source it stands.
    pub place: Place,
    pub kind: Kind,
    pub range: Range<usize>,
    /// A name that it has by itself.
    pub name: Option<String>,
    /// Its day, as written.
    pub date: Option<String>,
    /// What it is in, where the user says so, or its record, or it was decoded with it.
    pub encoding: Option<&'static Encoding>,
}

/// Where in its source a document stands.
#[derive(Debug)]
pub(crate) enum Place {
    Whole,
    /// A line, from 1.
    Line(u64),
    /// Something that has no line: which, for messages and for a name.
    Item(String),
}

impl Document {
    pub fn new(source: Arc<Source>, kind: Kind, range: Range<usize>) -> Document {
        Document { source, place: Place::Whole, kind, range, name: None, date: None, encoding: None }
    }

    /// What is wrong with it.
    pub fn error(&self, message: String) -> Error {
        match &self.place {
            Place::Whole => self.source.item_error(None, message),
            Place::Line(line) => self.source.record_error(*line, message),
            Place::Item(item) => self.source.item_error(Some(item), message),
        }
    }
}

/// Its place, which is its name where it has none.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)?;
        match &self.place {
            Place::Whole => Ok(()),
            Place::Line(line) => write!(f, ":{line}"),
            Place::Item(item) => write!(f, "!{item}"),
        }
    }
}

/// PDF and DOCX are packed and have pictures in them: they may be this long, where records may not.
pub(super) const LONGEST_PACKED: usize = 256 << 20;

/// Puts a file into the parcel that is read as a whole.
pub(super) fn read(source: Arc<Source>, input: Stream, kind: Kind, how: &Reading, parcel: &mut Parcel) {
    let start = parcel.bytes.len();
    match whole(&source, input, kind, how.longest, &mut parcel.bytes) {
        Ok(()) => {
            let mut document = Document::new(source, kind, start..parcel.bytes.len());
            document.encoding = how.encoding;
            parcel.parts.push(Part::Document(document));
        }
        Err(error) => {
            parcel.bytes.truncate(start);
            parcel.parts.push(Part::Failure(error));
        }
    }
}

/// Appends a whole file.
///
/// # Errors
/// Those of the input, and a file that is too long.
pub(super) fn whole(
    source: &Source,
    input: Stream,
    kind: Kind,
    longest: usize,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let start = out.len();
    let longest = if kind.is_packed() { longest.max(LONGEST_PACKED) } else { longest };
    input.take(longest as u64 + 1).read_to_end(out).map_err(|e| source.error(e))?;
    if out.len() - start > longest {
        let message = format!("the file has more than {longest} bytes, and is read whole; --max-record sets the limit");
        return Err(source.item_error(None, message));
    }
    Ok(())
}
