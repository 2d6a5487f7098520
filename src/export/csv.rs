//! CSV after RFC 4180, and TSV: the same with tabs, and without a tab or line break in any cell.
//!
//! Lines end in LF, as command-line tools have it; every reader of CSV takes that. Quotes are used where a cell needs
//! them, in TSV too, since a cell that begins with a quote would otherwise lose it in spreadsheets and data frames.

use std::borrow::Cow;

use super::row::{fold, push_decimal, push_integer};
use super::{Cell, Column, Encoder, cell};
use crate::Claim;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Dialect {
    Comma,
    Tab,
}

#[derive(Debug)]
pub(crate) struct Csv<'c> {
    columns: &'c [Column],
    dialect: Dialect,
    builder: csv::WriterBuilder,
    /// Reused for each row.
    row: csv::ByteRecord,
    /// Reused for numbers and lists.
    bytes: Vec<u8>,
    /// Reused for folded text.
    text: String,
}

impl<'c> Csv<'c> {
    pub fn new(columns: &'c [Column], dialect: Dialect) -> Csv<'c> {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(match dialect {
            Dialect::Comma => b',',
            Dialect::Tab => b'\t',
        });
        Csv { columns, dialect, builder, row: csv::ByteRecord::new(), bytes: Vec::new(), text: String::new() }
    }
}

/// All writing here is to a `Vec`, and every row has as many cells as the header.
const NEVER: &str = "rows of equal length fit a Vec";

impl Encoder for Csv<'_> {
    fn begin(&mut self, out: &mut Vec<u8>) {
        let mut writer = self.builder.from_writer(out);
        writer.write_record(self.columns.iter().map(|column| column.name())).expect(NEVER);
        writer.flush().expect(NEVER);
    }

    fn rows(&mut self, document: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        if claims.is_empty() {
            return;
        }
        let document = match self.dialect {
            Dialect::Comma => Cow::Borrowed(document),
            Dialect::Tab if document.contains(['\t', '\n', '\r']) => {
                Cow::Owned(document.replace(['\t', '\n', '\r'], " "))
            }
            Dialect::Tab => Cow::Borrowed(document),
        };
        let mut writer = self.builder.from_writer(out);
        for claim in claims {
            // A whole record at a time: cell by cell costs half as much again.
            self.row.clear();
            for column in self.columns {
                self.bytes.clear();
                self.row.push_field(match cell(*column, &document, claim) {
                    Cell::Empty => b"",
                    Cell::Name(name) | Cell::Document(name) => name.as_bytes(),
                    Cell::Text(text) => fold(text, &mut self.text).as_bytes(),
                    Cell::Integer(value) => {
                        push_integer(&mut self.bytes, value.into());
                        &self.bytes
                    }
                    Cell::Decimal(value) => {
                        push_decimal(&mut self.bytes, value);
                        &self.bytes
                    }
                    Cell::List(names) => {
                        for (i, name) in names.iter().enumerate() {
                            if i > 0 {
                                self.bytes.push(b';');
                            }
                            self.bytes.extend_from_slice(name.as_bytes());
                        }
                        &self.bytes
                    }
                });
            }
            writer.write_byte_record(&self.row).expect(NEVER);
        }
        writer.flush().expect(NEVER);
    }

    fn end(&mut self, _out: &mut Vec<u8>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    fn written(dialect: Dialect, columns: &[Column], document: &str, claims: &[Claim<'_>]) -> String {
        let mut out = Vec::new();
        let mut csv = Csv::new(columns, dialect);
        csv.begin(&mut out);
        csv.rows(document, claims, &mut out);
        csv.end(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_as_a_spreadsheet_gets_it() {
        let table = written(Dialect::Comma, Column::ALL, "a.txt", &[samples::killed(), samples::statistic()]);
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "a.txt,1,killed,killed,at_least,1200.5,1200.5,,person,a day,Syrian refugees,refugee;child,asserted,\
                 subset,4,\"police, army\",Dhaka,on Sunday,24,31,\"1,200.5\",\"\"\"At least 1,200.5\"\" \
                 Syrian refugees were killed.\",passive",
                "a.txt,2,,,between,,10,15,truck,,,,negated,,,,,,0,8,10 to 15,10 to 15 trucks.,count",
            ]
        );
    }

    #[test]
    fn the_table_reads_back() {
        let claims = [samples::killed(), samples::statistic()];
        for (dialect, delimiter) in [(Dialect::Comma, b','), (Dialect::Tab, b'\t')] {
            let table = written(dialect, &[Column::Sentence, Column::Document, Column::Counted], "a\"b", &claims);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            assert_eq!(rows[0], ["\"At least 1,200.5\" Syrian refugees were killed.", "a\"b", "Syrian refugees"][..]);
            assert_eq!(rows[1], ["10 to 15 trucks.", "a\"b", ""][..]);
        }
    }

    #[test]
    fn tabs_and_breaks_never_remain_in_tsv() {
        let table = written(Dialect::Tab, &[Column::Document, Column::Counted], "a\tb\nc", &[samples::killed()]);
        assert_eq!(table, "document\tcounted\na b c\tSyrian refugees\n");
        let table = written(Dialect::Comma, &[Column::Document, Column::Counted], "a\tb\nc", &[samples::killed()]);
        assert_eq!(table, "document,counted\n\"a\tb\nc\",Syrian refugees\n");
    }

    #[test]
    fn a_single_empty_cell_is_still_a_row() {
        let table = written(Dialect::Comma, &[Column::Event], "a", &[samples::statistic()]);
        assert_eq!(table, "event\n\"\"\n");
    }
}
