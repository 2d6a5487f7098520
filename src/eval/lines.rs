//! A file of JSON lines, which is read to its end or not at all.

use std::io::{BufRead, BufReader};

use crate::Result;
use crate::error::ErrorKind;
use crate::read::Source;

/// Hands over the lines that are not blank, with their numbers from 1.
///
/// # Errors
/// A file that cannot be read, and what `take` says of a line, with the line's number.
pub(super) fn each_line(
    source: &Source,
    mut take: impl FnMut(&str, u64) -> std::result::Result<(), String>,
) -> Result<()> {
    let mut input = BufReader::new(source.open()?);
    let mut bytes = Vec::new();
    for line in 1u64.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|e| source.error(e))? == 0 {
            break;
        }
        let wrong = |message| ErrorKind::Record { path: source.path().to_path_buf(), line, message };
        let text = str::from_utf8(&bytes)
            .map_err(|error| wrong(format!("expected UTF-8, found something else at byte {}", error.valid_up_to())))?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if !text.is_empty() {
            take(text, line).map_err(wrong)?;
        }
    }
    Ok(())
}
