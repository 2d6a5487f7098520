//! CSV and TSV: one document a row, its text in one column, its name and day in others.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::UTF_8;

use super::ahead::Ahead;
use super::decode::Text;
use super::document::{Document, Place};
use super::kind::Kind;
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::{Stream, is_whole};
use super::{Reading, too_long};
use crate::Result;

/// The parser reads so much ahead of the row that it gives.
const AHEAD: usize = 64 << 10;

/// How much of the first line tells what its cells are parted by.
const HEAD: usize = 4 << 10;

/// Puts a table's rows into parcels; `full` takes each that is full and leaves an empty one.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: Arc<Source>,
    input: Stream,
    kind: Kind,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let left = Rc::new(Cell::new(usize::MAX));
    let note = Rc::new(Cell::new(None));
    let failure = Rc::new(Cell::new(None));
    let mut input = Ahead::new(Bounded {
        text: Text::new(input, how.encoding),
        piece: String::new(),
        at: 0,
        last: 0,
        given: 0,
        ended: false,
        left: Rc::clone(&left),
        note: Rc::clone(&note),
        failure: Rc::clone(&failure),
    });
    let head = match input.ahead(HEAD) {
        Ok(head) => first_line(head),
        Err(error) => {
            parcel.parts.push(Part::Failure(source.error(error)));
            return Ok(());
        }
    };
    let stated = stated(head);
    let usual = || if kind == Kind::Tsv { b'\t' } else { delimiter(head) };
    let delimiter = stated.unwrap_or_else(usual);
    // The parser takes the second half of such a line end for the next row's.
    let behind = u64::from(head.ends_with(b"\r"));
    let mut rows = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(input);
    let mut row = ByteRecord::new();
    let mut columns: Option<Columns> = None;
    // The line that says what its cells are parted by.
    let mut first = stated.is_some();
    loop {
        left.set(how.longest.saturating_add(AHEAD));
        let line = rows.position().line();
        let more = rows.read_byte_record(&mut row);
        if let Some(note) = note.take() {
            parcel.parts.push(Part::Note(format!("{source}: {note}")));
        }
        if let Some(failure) = failure.take() {
            parcel.parts.push(Part::Failure(source.error(failure)));
        }
        match more {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                let error = match error.into_kind() {
                    csv::ErrorKind::Io(_) if left.get() == 0 => {
                        let message = format!("{}; the rest is not read: a quote may not be closed", most(how.longest));
                        source.record_error(line, message)
                    }
                    csv::ErrorKind::Io(error) => source.error(error),
                    other => source.record_error(line, format!("{other:?}")),
                };
                parcel.parts.push(Part::Failure(error));
                return Ok(());
            }
        }
        let line = row.position().map_or(line, csv::Position::line) + if columns.is_some() { behind } else { 0 };
        if std::mem::take(&mut first) {
            continue;
        }
        let Some(columns) = &columns else {
            match Columns::of(&row, how) {
                Ok(found) => columns = Some(found),
                Err(message) => {
                    parcel.parts.push(Part::Failure(source.record_error(line, message)));
                    return Ok(());
                }
            }
            continue;
        };
        let size = row.as_slice().len();
        let wrong =
            if row.len() != columns.count {
                Some(source.record_error(
                    line,
                    format!("expected {} cells as in the header, found {}", columns.count, row.len()),
                ))
            } else if size > how.longest {
                Some(too_long(&source, line, how.longest))
            } else if runs_to_the_end(&row, &rows) {
                Some(source.record_error(line, "a quote is not closed".into()))
            } else {
                None
            };
        match wrong {
            Some(error) => parcel.parts.push(Part::Failure(error)),
            None => {
                let cell = |at: Option<usize>| {
                    let text = str::from_utf8(row.get(at?)?).expect("the table was decoded");
                    (!text.trim().is_empty()).then(|| text.to_owned())
                };
                let mut document = Document::new(Arc::clone(&source), Kind::Text, parcel.hold(&row[columns.text]));
                document.place = Place::Line(line);
                document.encoding = Some(UTF_8);
                document.name = cell(columns.id);
                document.date = cell(columns.date);
                parcel.parts.push(Part::Document(document));
            }
        }
        if parcel.is_full() {
            full(parcel)?;
        }
    }
}

/// Whether a row's last cell has taken all that is left because nothing closes its quote.
fn runs_to_the_end<R: Read>(row: &ByteRecord, rows: &csv::Reader<Ahead<Bounded<R>>>) -> bool {
    let last = row.iter().next_back().unwrap_or_default();
    // Only between quotes can a cell have a line break; it is then closed by the last letter.
    let input = rows.get_ref().get_ref();
    last.contains(&b'\n') && input.ended && rows.position().byte() == input.given && input.last != b'"'
}

fn most(longest: usize) -> String {
    format!("the record has more than {longest} bytes; --max-record sets the limit")
}

fn first_line(head: &[u8]) -> &[u8] {
    head.split(|b| *b == b'\n').next().unwrap_or_default()
}

/// What the cells are parted by, where a line of its own says so: `sep=;`, which spreadsheets write and hide.
fn stated(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_end();
    let bare = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match bare {
        [name @ .., delimiter] if name.eq_ignore_ascii_case(b"sep=") => Some(*delimiter),
        // A tab at the line's end was taken for its end.
        _ if bare.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// What the cells of the first line are parted by: spreadsheets of many countries write semicolons and call it CSV.
fn delimiter(line: &[u8]) -> u8 {
    [b',', b';', b'\t'].into_iter().find(|delimiter| line.contains(delimiter)).unwrap_or(b',')
}

/// Where in a row what matters stands.
struct Columns {
    count: usize,
    text: usize,
    id: Option<usize>,
    date: Option<usize>,
}

impl Columns {
    /// By the names in the first row.
    fn of(row: &ByteRecord, how: &Reading) -> Result<Columns, String> {
        let place = |name: &str| row.iter().position(|cell| cell.trim_ascii() == name.as_bytes());
        let fields = &how.fields;
        let Some(text) = place(&fields.text) else {
            let names: Vec<_> =
                row.iter().map(|cell| String::from_utf8_lossy(cell.trim_ascii()).into_owned()).collect();
            let names = names.join(", ");
            return Err(format!("expected a column {:?}, found {names}; --text-field names another", fields.text));
        };
        let date = fields.date.as_deref().and_then(place);
        Ok(Columns { count: row.len(), text, id: place(&fields.id), date })
    }
}

/// An input's text as UTF-8, of which only so much is given until more is allowed.
struct Bounded<R> {
    text: Text<R>,
    piece: String,
    at: usize,
    /// The last letter that is no line end.
    last: u8,
    given: u64,
    ended: bool,
    left: Rc<Cell<usize>>,
    note: Rc<Cell<Option<super::decode::Note>>>,
    /// What is wrong with the input and costs no row.
    failure: Rc<Cell<Option<io::Error>>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.piece.len() {
            self.piece.clear();
            self.at = 0;
            let noted = self.text.note().is_some();
            match self.text.more(&mut self.piece) {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    return Ok(0);
                }
                Err(error) if is_whole(&error) => self.failure.set(Some(error)),
                Err(error) => return Err(error),
            }
            if !noted {
                self.note.set(self.text.note());
            }
        }
        if self.left.get() == 0 {
            return Err(io::Error::other("the record is too long"));
        }
        let rest = &self.piece.as_bytes()[self.at..];
        let count = rest.len().min(out.len()).min(self.left.get());
        out[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        self.given += count as u64;
        self.left.set(self.left.get() - count);
        if let Some(last) = out[..count].iter().rfind(|b| !matches!(b, b'\n' | b'\r')) {
            self.last = *last;
        }
        Ok(count)
    }
}
