//! Text: a whole input is one document.

use std::io::{self, Read};

use super::Documents;
use super::decode::decode;
use super::source::Source;
use crate::Result;
use crate::error::{Error, ErrorKind};
use crate::span::MAX_TEXT;

/// A buffer larger than this is given back after use, so that one huge file does not weigh on the rest of a run.
const KEEP: usize = 16 << 20;

pub(crate) fn read(source: &Source, bytes: &mut Vec<u8>, to: &mut dyn Documents) -> Result<()> {
    bytes.clear();
    bytes.shrink_to(KEEP);
    // One byte past the limit is enough to know that it is past.
    let read =
        source.open().and_then(|input| input.take(MAX_TEXT as u64 + 1).read_to_end(bytes).map_err(|e| source.error(e)));
    if let Err(error) = read {
        to.failure(error);
        return Ok(());
    }
    let decoded = decode(bytes);
    if decoded.text.len() > MAX_TEXT {
        let too_long = Error::from(ErrorKind::TooLong { bytes: decoded.text.len(), limit: MAX_TEXT });
        to.failure(source.error(io::Error::other(too_long)));
        return Ok(());
    }
    if let Some(note) = decoded.note {
        to.note(format_args!("{source}: {note}"));
    }
    to.document(&source.path().to_string_lossy(), &decoded.text, None)
}
