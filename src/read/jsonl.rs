//! JSON lines: whole lines into parcels, read as records where they are extracted.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};
use memchr::{memchr, memchr_iter, memrchr};

use super::Reading;
use super::decode::{Note, Text};
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::{Stream, is_whole};
use crate::Result;

/// So many bytes are read at once.
const PIECE: usize = 64 << 10;

/// Puts an input's lines into parcels; `full` takes each that is full and leaves an empty one. A line of more bytes than `how`
/// allows is a failure, and is passed over.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: Arc<Source>,
    input: Stream,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let mut input = match Bytes::new(input, how.encoding) {
        Ok(input) => input,
        Err(error) => {
            parcel.parts.push(Part::Failure(source.error(error)));
            return Ok(());
        }
    };
    let longest = how.longest;
    let mut unread = Vec::new();
    let mut number = 1;
    // In a line that is too long, until it ends.
    let mut passing = false;
    let (mut more, mut noted) = (true, false);
    while more {
        more = match input.more(&mut unread) {
            Ok(more) => more,
            Err(error) => {
                let whole = is_whole(&error);
                parcel.parts.push(Part::Failure(source.error(error)));
                if !whole {
                    // Half a line says nothing.
                    unread.truncate(memrchr(b'\n', &unread).map_or(0, |at| at + 1));
                }
                whole
            }
        };
        if let Some(note) = input.note().filter(|_| !std::mem::replace(&mut noted, true)) {
            parcel.parts.push(Part::Note(format!("{source}: {note}")));
        }
        if passing {
            let end = memchr(b'\n', &unread).map(|at| at + 1);
            unread.drain(..end.unwrap_or(unread.len()));
            passing = end.is_none();
            number += u64::from(!passing);
        }
        let end = if more { memrchr(b'\n', &unread).map_or(0, |at| at + 1) } else { unread.len() };
        if end > 0 {
            let range = parcel.hold(&unread[..end]);
            parcel.parts.push(Part::Lines { source: Arc::clone(&source), range, number });
            number += memchr_iter(b'\n', &unread[..end]).count() as u64;
            unread.drain(..end);
        }
        // Blanks at a line's end do not count, but are not collected without end.
        if unread.trim_ascii_end().len() > longest || unread.len() > longest.saturating_add(PIECE) {
            parcel.parts.push(Part::Failure(too_long(&source, number, longest)));
            unread = Vec::new();
            passing = true;
        }
        if parcel.is_full() {
            full(parcel)?;
        }
    }
    Ok(())
}

/// A record is longer than is asked for.
pub(crate) fn too_long(source: &Source, line: u64, longest: usize) -> crate::Error {
    let message = format!("the record has more than {longest} bytes; --max-record sets the limit");
    source.record_error(line, message)
}

/// An input's bytes without byte order mark; UTF-16, which some exports are, and other encodings as UTF-8.
enum Bytes<R> {
    Plain(R),
    Wide(Text<R>, String),
}

impl<R: Read> Bytes<io::Chain<io::Cursor<Vec<u8>>, R>> {
    fn new(mut input: R, encoding: Option<&'static Encoding>) -> io::Result<Self> {
        let mut head = Vec::with_capacity(3);
        input.by_ref().take(3).read_to_end(&mut head)?;
        let other = encoding.is_some_and(|encoding| encoding != UTF_8);
        let wide = other || head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
        if head == b"\xEF\xBB\xBF" && !wide {
            head.clear();
        }
        let input = io::Cursor::new(head).chain(input);
        Ok(if wide { Bytes::Wide(Text::new(input, encoding), String::new()) } else { Bytes::Plain(input) })
    }
}

impl<R: Read> Bytes<R> {
    /// What had to be done to the text so far; what is UTF-8 is looked at line by line.
    fn note(&self) -> Option<Note> {
        match self {
            Bytes::Plain(_) => None,
            Bytes::Wide(text, _) => text.note(),
        }
    }

    /// Appends the next piece; false where the input has ended.
    fn more(&mut self, out: &mut Vec<u8>) -> io::Result<bool> {
        match self {
            Bytes::Plain(input) => Ok(input.by_ref().take(PIECE as u64).read_to_end(out)? == PIECE),
            Bytes::Wide(text, piece) => {
                piece.clear();
                let more = text.more(piece)?;
                out.extend_from_slice(piece.as_bytes());
                Ok(more)
            }
        }
    }
}
