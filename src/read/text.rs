//! Text: a whole input is one document, read section by section.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::decode::{Note, Text};
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::{Stream, is_whole};
use crate::Result;
use crate::error::{Error, ErrorKind};
use crate::span::MAX_TEXT;
use crate::text::section;

/// So many bytes are read before sections are cut again: what is left over is moved, and should be little of it.
const AHEAD: usize = 4 * section::LONGEST;

/// Puts an input's sections into parcels; `full` takes each that is full and leaves an empty one.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: Arc<Source>,
    input: Stream,
    encoding: Option<&'static Encoding>,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let mut text = Text::new(input, encoding);
    let mut unread = String::new();
    // What is before this in it has been handed on.
    let mut at = 0;
    let (mut first, mut more, mut noted) = (true, true, false);
    while more || first || at < unread.len() {
        // A section is cut where all that may have a say in its end is there.
        if more && unread.len() - at <= section::LONGEST {
            unread.drain(..at);
            at = 0;
            while more && unread.len() < AHEAD {
                more = match text.more(&mut unread) {
                    Ok(more) => more,
                    Err(error) => {
                        let whole = is_whole(&error);
                        parcel.parts.push(Part::Failure(source.error(error)));
                        if !whole {
                            unread.truncate(last_end(&unread));
                            if unread.is_empty() && first {
                                return Ok(());
                            }
                        }
                        whole
                    }
                };
            }
        }
        if let Some(note) = text.note().filter(|_| !noted) {
            noted = true;
            parcel.parts.push(Part::Note(format!("{source}: {note}")));
        }
        let end = at + section::end(&unread[at..]);
        let range = parcel.hold_text(&unread[at..end]);
        parcel.parts.push(Part::Section { source: Arc::clone(&source), range, first });
        at = end;
        first = false;
        if parcel.is_full() {
            full(parcel)?;
        }
    }
    Ok(())
}

/// Where the last line or sentence of a text that breaks off ends: what stands behind it may be half a figure.
fn last_end(text: &str) -> usize {
    let line = text.rfind('\n').unwrap_or(0);
    let mut letters = text[line..].char_indices().rev();
    let mut after = letters.next();
    for (at, letter) in letters {
        let sentence = matches!(letter, '.' | '!' | '?') && after.is_some_and(|(_, c)| c.is_whitespace());
        if sentence {
            return line + at + 1;
        }
        after = Some((at, letter));
    }
    line
}

/// A text input's whole text, and what had to be done to it.
///
/// # Errors
/// Those of the input, and a text of 4 GiB or more, which spans cannot reach.
pub(super) fn whole(source: &Source, input: Stream) -> Result<(String, Option<Note>)> {
    let mut text = Text::new(input.take(MAX_TEXT as u64 + 4), None);
    let mut whole = String::new();
    while text.more(&mut whole).map_err(|e| source.error(e))? {}
    if whole.len() > MAX_TEXT {
        let too_long = Error::from(ErrorKind::TooLong { bytes: whole.len(), limit: MAX_TEXT });
        return Err(source.error(io::Error::other(too_long)));
    }
    Ok((whole, text.note()))
}
