//! JSON: an array of objects, or one object a line. Keys are the columns' names, unknown is null, text is as written.

use super::row::{push_day, push_decimal, push_integer};
use super::{Cell, Column, Encoder, cell};
use crate::Claim;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Layout {
    Lines,
    Array,
}

#[derive(Debug)]
pub(crate) struct Json {
    /// The columns with what goes before their values: `,"event":`.
    columns: Vec<(Column, String)>,
    layout: Layout,
}

impl Json {
    pub fn new(columns: &[Column], layout: Layout) -> Json {
        let keyed = |(i, column): (usize, &Column)| {
            (*column, format!("{}\"{}\":", if i == 0 { '{' } else { ',' }, column.name()))
        };
        Json { columns: columns.iter().enumerate().map(keyed).collect(), layout }
    }
}

impl Encoder for Json {
    fn begin(&mut self, out: &mut Vec<u8>) {
        if self.layout == Layout::Array {
            out.push(b'[');
        }
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims {
            if self.layout == Layout::Array {
                out.extend_from_slice(b",\n");
            }
            for (column, key) in &self.columns {
                out.extend_from_slice(key.as_bytes());
                value(cell(*column, document, claim), out);
            }
            out.push(b'}');
            if self.layout == Layout::Lines {
                out.push(b'\n');
            }
        }
    }

    fn first<'r>(&self, rows: &'r [u8]) -> &'r [u8] {
        match self.layout {
            Layout::Array => rows.strip_prefix(b",").unwrap_or(rows),
            Layout::Lines => rows,
        }
    }

    fn end(&mut self, empty: bool, out: &mut Vec<u8>) {
        if self.layout == Layout::Array {
            out.extend_from_slice(if empty { b"]\n" } else { b"\n]\n" });
        }
    }
}

pub(super) fn value(cell: Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => out.extend_from_slice(b"null"),
        Cell::Word(word) => {
            out.push(b'"');
            out.extend_from_slice(word.as_bytes());
            out.push(b'"');
        }
        Cell::Name(text) | Cell::Text(text) | Cell::Document(text) => string(text, out),
        Cell::Integer(value) => push_integer(out, value),
        // Digits, not a double: a reader with exact numbers gets them exactly.
        Cell::Decimal(value) => push_decimal(out, value),
        Cell::Day(day) => {
            out.push(b'"');
            push_day(out, day);
            out.push(b'"');
        }
        Cell::List(names) => {
            out.push(b'[');
            for (i, name) in names.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                string(name, out);
            }
            out.push(b']');
        }
    }
}

pub(super) fn string(text: &str, out: &mut Vec<u8>) {
    serde_json::to_writer(out, text).expect("text is JSON, and a Vec takes all");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    fn written(layout: Layout, columns: &[Column], claims: &[Claim<'_>]) -> String {
        let mut out = Vec::new();
        let mut json = Json::new(columns, layout);
        json.begin(&mut out);
        let mut rows = Vec::new();
        json.rows("a\t\"b\"", "", claims, &mut rows);
        out.extend_from_slice(json.first(&rows));
        json.end(claims.is_empty(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_have_their_types() {
        let columns = [
            Column::Document,
            Column::Id,
            Column::Event,
            Column::Magnitude,
            Column::Groups,
            Column::Counted,
            Column::Low,
        ];
        assert_eq!(
            written(Layout::Lines, &columns, &[samples::killed(), samples::statistic()]),
            "{\"document\":\"a\\t\\\"b\\\"\",\"id\":1,\"event\":\"killed\",\"magnitude\":1200.5,\
             \"groups\":[\"refugee\",\"child\"],\"counted\":\"Syrian\\nrefugees\",\"low\":1200.5}\n\
             {\"document\":\"a\\t\\\"b\\\"\",\"id\":2,\"event\":null,\"magnitude\":null,\
             \"groups\":[],\"counted\":null,\"low\":10}\n"
        );
    }

    #[test]
    fn arrays_of_any_length() {
        assert_eq!(written(Layout::Array, &[Column::Id], &[]), "[]\n");
        assert_eq!(written(Layout::Lines, &[Column::Id], &[]), "");
        let claims = [samples::killed(), samples::statistic()];
        assert_eq!(written(Layout::Array, &[Column::Id], &claims[..1]), "[\n{\"id\":1}\n]\n");
        assert_eq!(written(Layout::Array, &[Column::Id], &claims), "[\n{\"id\":1},\n{\"id\":2}\n]\n");
    }

    #[test]
    fn keys_are_the_claims_own() {
        // What the library's own serialisation gives is the same, save for the document.
        let claim = samples::normalised();
        let own = serde_json::to_value(&claim).unwrap();
        let written = written(Layout::Lines, &Column::ALL[1..], std::slice::from_ref(&claim));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), own);
    }
}
