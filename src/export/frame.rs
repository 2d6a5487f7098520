//! Claims as typed cells in a few bytes: how threads hand them to who writes a format that is no stream of text.
//!
//! A thread's encoder writes frames as it would write rows, and they are joined in order like these; the writing side reads them
//! back one after the other. Nothing of this is ever in a file.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Cell, Column, Encoder, cell};
use crate::Claim;

/// What a frame holds.
#[derive(Debug, PartialEq)]
pub(crate) enum Frame<'f> {
    /// A document begins; rows and texts up to the next are of it.
    Document(&'f str),
    /// The next part of the document's text.
    Text(&'f str),
    /// The cells of one claim, in the order of the encoder's columns.
    Row(Vec<Value<'f>>),
}

/// A cell that outlives its claim.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'f> {
    Empty,
    Text(&'f str),
    Integer(u64),
    Decimal(Decimal),
    Day(Date),
    List(Vec<&'f str>),
}

const DOCUMENT: u8 = 0;
const TEXT: u8 = 1;
const ROW: u8 = 2;

const EMPTY: u8 = 0;
const STRING: u8 = 1;
const INTEGER: u8 = 2;
const DECIMAL: u8 = 3;
const DAY: u8 = 4;
const LIST: u8 = 5;

/// Writes documents and rows as frames; texts too where they are wanted.
#[derive(Debug)]
pub(crate) struct Framer<'c> {
    columns: &'c [Column],
    texts: bool,
}

impl<'c> Framer<'c> {
    /// Frames of documents and their rows.
    pub fn rows(columns: &'c [Column]) -> Framer<'c> {
        Framer { columns, texts: false }
    }

    /// Frames of documents and their texts, without a row.
    pub fn texts() -> Framer<'static> {
        Framer { columns: &[], texts: true }
    }
}

impl Encoder for Framer<'_> {
    fn begin(&mut self, _out: &mut Vec<u8>) {}

    fn document(&mut self, name: &str, out: &mut Vec<u8>) {
        push_document(name, out);
    }

    fn text(&mut self, text: &str, out: &mut Vec<u8>) {
        if self.texts {
            push_text(text, out);
        }
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims {
            out.push(ROW);
            push_length(self.columns.len(), out);
            for column in self.columns {
                push_cell(cell(*column, document, claim), out);
            }
        }
    }

    fn end(&mut self, _empty: bool, _out: &mut Vec<u8>) {}
}

pub(crate) fn push_document(name: &str, out: &mut Vec<u8>) {
    out.push(DOCUMENT);
    push_string(name, out);
}

pub(crate) fn push_text(text: &str, out: &mut Vec<u8>) {
    out.push(TEXT);
    push_string(text, out);
}

/// Appends a row of cells that are no claim's columns.
pub(crate) fn push_values(values: &[Value<'_>], out: &mut Vec<u8>) {
    out.push(ROW);
    push_length(values.len(), out);
    for value in values {
        match value {
            Value::Empty => push_cell(Cell::Empty, out),
            Value::Text(text) => push_cell(Cell::Name(text), out),
            Value::Integer(value) => push_cell(Cell::Integer(*value), out),
            Value::Decimal(value) => push_cell(Cell::Decimal(*value), out),
            Value::Day(day) => push_cell(Cell::Day(*day), out),
            Value::List(names) => push_cell(Cell::List(names), out),
        }
    }
}

fn push_cell(cell: Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => out.push(EMPTY),
        Cell::Word(text) | Cell::Name(text) | Cell::Text(text) | Cell::Document(text) => {
            out.push(STRING);
            push_string(text, out);
        }
        Cell::Integer(value) => {
            out.push(INTEGER);
            out.extend_from_slice(&value.to_le_bytes());
        }
        Cell::Decimal(value) => {
            out.push(DECIMAL);
            out.extend_from_slice(&value.serialize());
        }
        Cell::Day(day) => {
            out.push(DAY);
            out.extend_from_slice(&day.year().to_le_bytes());
            out.extend_from_slice(&[day.month() as u8, day.day() as u8]);
        }
        Cell::List(names) => {
            out.push(LIST);
            push_length(names.len(), out);
            for name in names {
                push_string(name, out);
            }
        }
    }
}

fn push_string(text: &str, out: &mut Vec<u8>) {
    push_length(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn push_length(length: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(&(length as u64).to_le_bytes());
}

/// Reads frames back.
pub(crate) struct Frames<'f>(&'f [u8]);

impl<'f> Frames<'f> {
    pub fn new(frames: &'f [u8]) -> Frames<'f> {
        Frames(frames)
    }

    /// The next so many bytes.
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let (bytes, rest) = self.0.split_first_chunk().expect("frames are whole");
        self.0 = rest;
        *bytes
    }

    fn length(&mut self) -> usize {
        u64::from_le_bytes(self.bytes()) as usize
    }

    fn string(&mut self) -> &'f str {
        let length = self.length();
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        str::from_utf8(text).expect("strings were strings")
    }

    fn value(&mut self) -> Value<'f> {
        let [kind] = self.bytes();
        match kind {
            EMPTY => Value::Empty,
            STRING => Value::Text(self.string()),
            INTEGER => Value::Integer(u64::from_le_bytes(self.bytes())),
            DECIMAL => Value::Decimal(Decimal::deserialize(self.bytes())),
            DAY => {
                let year = i16::from_le_bytes(self.bytes());
                let [month, day] = self.bytes();
                Value::Day(Date::new(year, month as i8, day as i8).expect("days were days"))
            }
            LIST => Value::List((0..self.length()).map(|_| self.string()).collect()),
            _ => unreachable!("no other kind is written"),
        }
    }
}

impl<'f> Iterator for Frames<'f> {
    type Item = Frame<'f>;

    fn next(&mut self) -> Option<Frame<'f>> {
        if self.0.is_empty() {
            return None;
        }
        let [kind] = self.bytes();
        Some(match kind {
            DOCUMENT => Frame::Document(self.string()),
            TEXT => Frame::Text(self.string()),
            ROW => Frame::Row((0..self.length()).map(|_| self.value()).collect()),
            _ => unreachable!("no other kind is written"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn frames_read_back() {
        let columns = [
            Column::Document,
            Column::Id,
            Column::Magnitude,
            Column::Low,
            Column::High,
            Column::DateFrom,
            Column::Groups,
            Column::Counted,
        ];
        let mut out = Vec::new();
        let mut framer = Framer { columns: &columns, texts: true };
        framer.document("a", &mut out);
        framer.text("caf\u{e9}", &mut out);
        framer.rows("a", "", &[samples::normalised()], &mut out);
        framer.document("", &mut out);
        let frames: Vec<Frame<'_>> = Frames::new(&out).collect();
        let figure = Value::Decimal("1200.5".parse().unwrap());
        let cells = vec![
            Value::Text("a"),
            Value::Integer(1),
            figure.clone(),
            figure,
            Value::Empty,
            Value::Day(Date::constant(2024, 3, 3)),
            Value::List(vec!["refugee", "child"]),
            Value::Text("Syrian\nrefugees"),
        ];
        assert_eq!(frames, [Frame::Document("a"), Frame::Text("caf\u{e9}"), Frame::Row(cells), Frame::Document("")]);
    }
}
