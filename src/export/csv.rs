//! CSV after RFC 4180, and TSV: the same with tabs, and without a tab or line break in any cell.
//!
//! Lines end in LF, as command-line tools have it; every reader of CSV takes that. Quotes are used where a cell needs
//! them, in TSV too, since a cell that begins with a quote would otherwise lose it in spreadsheets and data frames.
//! Text that a spreadsheet would run is guarded (`guard`); numbers and days never are.

use std::borrow::Cow;
use std::ops::Range;

use super::guard;
use super::row::{fold, push_day, push_decimal, push_integer};
use super::{Cell, Column, Encoder, cell};
use crate::Claim;
use crate::extract::is_folded;

/// How the table is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dialect {
    pub delimiter: u8,
    /// Text that would be a formula gets an apostrophe.
    pub guard: bool,
    /// For Excel: a byte order mark, without which it takes UTF-8 for something else, and lines that end in CRLF.
    pub excel: bool,
    /// A row of hashtags stands under the header.
    pub hxl: bool,
}

impl Dialect {
    pub const COMMA: Dialect = Dialect { delimiter: b',', guard: true, excel: false, hxl: false };
    #[cfg(test)]
    pub const TAB: Dialect = Dialect { delimiter: b'\t', ..Dialect::COMMA };

    pub fn line_end(self) -> &'static [u8] {
        if self.excel { b"\r\n" } else { b"\n" }
    }

    /// How a table with these columns begins.
    pub fn head(self, names: &[&str], out: &mut Vec<u8>) {
        if self.excel {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        self.row(names, out);
    }

    /// A row of names.
    fn row(self, names: &[&str], out: &mut Vec<u8>) {
        for (i, name) in names.iter().enumerate() {
            if i > 0 {
                out.push(self.delimiter);
            }
            push_cell(out, name, self.delimiter);
        }
        out.extend_from_slice(self.line_end());
    }
}

/// Appends a cell of text, folded and, if that is asked for, guarded.
pub(super) fn push_guarded(out: &mut Vec<u8>, text: &str, dialect: Dialect) {
    let mut scratch = String::new();
    let text = fold(text, &mut scratch);
    let text = if dialect.guard { guard::guarded(text) } else { Cow::Borrowed(text) };
    push_cell(out, &text, dialect.delimiter);
}

/// A document's name as its rows have it, not folded, for documents are told apart by it: guarded, if that is asked for, and without
/// what no cell between tabs has.
pub(super) fn document(name: &str, dialect: Dialect) -> Cow<'_, str> {
    let name = match dialect.delimiter {
        b'\t' if name.contains(['\t', '\n', '\r']) => Cow::Owned(name.replace(['\t', '\n', '\r'], " ")),
        _ => Cow::Borrowed(name),
    };
    if dialect.guard && guard::needed(&name) { guard::guarded(&name).into_owned().into() } else { name }
}

/// Appends a document's name.
pub(super) fn push_document(out: &mut Vec<u8>, name: &str, dialect: Dialect) {
    push_cell(out, &document(name, dialect), dialect.delimiter);
}

/// Writes cells straight into the caller's buffer: a writer's records and states cost three times as much.
#[derive(Debug)]
pub(crate) struct Csv<'c> {
    columns: &'c [Column],
    dialect: Dialect,
    /// What each byte may ask for in a cell: [`CARE`], [`BLANK`] or nothing.
    marks: [u8; 256],
    /// The document's name as a cell, which every row of it has.
    document: Vec<u8>,
    /// Reused for folded text.
    text: String,
}

/// Texts so short are over before vector code pays.
const SHORT: usize = 16;

/// A byte that needs quotes, or to be folded.
const CARE: u8 = 1;
/// A blank, which is folded where another stands beside it.
const BLANK: u8 = 2;

impl<'c> Csv<'c> {
    pub fn new(columns: &'c [Column], dialect: Dialect) -> Csv<'c> {
        let mut marks = [0; 256];
        marks[..usize::from(b' ')].fill(CARE);
        marks[usize::from(b' ')] = BLANK;
        marks[usize::from(b'"')] = CARE;
        marks[usize::from(dialect.delimiter)] = CARE;
        Csv { columns, dialect, marks, document: Vec::new(), text: String::new() }
    }

    /// Appends a cell of a name, or of text that is folded.
    fn push_name(&self, out: &mut Vec<u8>, text: &str) {
        if self.dialect.guard && guard::needed(text) {
            return push_cell(out, &guard::guarded(text), self.dialect.delimiter);
        }
        if text.len() < SHORT && self.marks_of(text) & CARE == 0 {
            return out.extend_from_slice(text.as_bytes());
        }
        push_cell(out, text, self.dialect.delimiter);
    }

    /// What the bytes of a text ask for, one after the other.
    #[inline]
    fn marks_of(&self, text: &str) -> u8 {
        text.bytes().fold(0, |found, b| found | self.marks[usize::from(b)])
    }

    /// Appends a cell of the text's words.
    #[inline]
    fn push_text(&mut self, out: &mut Vec<u8>, text: &str) {
        let suspect = self.dialect.guard && guard::needed(text);
        // Nearly every cell ends here.
        let plain = match text.len() {
            ..SHORT => match self.marks_of(text) {
                0 => true,
                BLANK => !text.as_bytes().windows(2).any(|pair| pair == b"  "),
                _ => false,
            },
            _ => is_plain(text.as_bytes(), self.dialect.delimiter),
        };
        if plain && !suspect {
            return out.extend_from_slice(text.as_bytes());
        }
        let text = fold(text, &mut self.text);
        let text = if suspect { guard::guarded(text) } else { Cow::Borrowed(text) };
        push_cell(out, &text, self.dialect.delimiter);
    }

    /// Ends the row that began at `start`, behind the delimiter of its last cell. One that is a single empty cell is quoted, for a
    /// blank line is no row.
    fn end_row(&self, out: &mut Vec<u8>, start: usize) {
        out.pop();
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(self.dialect.line_end());
    }

    /// Appends a claim's row. `sentence` is the last sentence, and where it stands in `out` as a cell: most have several claims.
    fn row<'a>(&mut self, claim: &'a Claim<'_>, sentence: &mut (&'a str, Range<usize>), out: &mut Vec<u8>) {
        let start = out.len();
        for column in self.columns {
            match cell(*column, "", claim) {
                Cell::Empty => {}
                Cell::Word(word) => out.extend_from_slice(word.as_bytes()),
                Cell::Document(_) => out.extend_from_slice(&self.document),
                Cell::Name(name) if *column != Column::Sentence => self.push_name(out, name),
                Cell::Name(text) if sentence.0 == text => out.extend_from_within(sentence.1.clone()),
                Cell::Name(text) => {
                    let from = out.len();
                    self.push_name(out, text);
                    *sentence = (text, from..out.len());
                }
                Cell::Text(text) => self.push_text(out, text),
                Cell::Integer(value) => push_integer(out, value),
                Cell::Decimal(value) => push_decimal(out, value),
                Cell::Day(day) => push_day(out, day),
                Cell::List([]) => {}
                Cell::List([name]) => self.push_name(out, name),
                Cell::List(names) => self.push_name(out, &names.join(";")),
            }
            out.push(self.dialect.delimiter);
        }
        self.end_row(out, start);
    }
}

impl Encoder for Csv<'_> {
    fn begin(&mut self, out: &mut Vec<u8>) {
        let names = |of: fn(Column) -> &'static str| self.columns.iter().map(|column| of(*column)).collect::<Vec<_>>();
        self.dialect.head(&names(Column::name), out);
        if self.dialect.hxl {
            self.dialect.row(&names(Column::hxl), out);
        }
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        self.document.clear();
        push_document(&mut self.document, document, self.dialect);
        let mut sentence = ("", 0..0);
        for claim in claims {
            self.row(claim, &mut sentence, out);
        }
    }

    fn end(&mut self, _empty: bool, _out: &mut Vec<u8>) {}
}

/// Whether a text is a cell as it is: nothing to fold or to quote.
fn is_plain(bytes: &[u8], delimiter: u8) -> bool {
    let special = |found, b: &u8| found | u8::from((*b == b'"') | (*b == delimiter));
    // Without early exits this becomes vector code.
    is_folded(bytes) && bytes.iter().fold(0, special) == 0
}

/// Appends a cell, in quotes where a reader would else take its bytes for more than text.
pub(super) fn push_cell(out: &mut Vec<u8>, text: &str, delimiter: u8) {
    let bytes = text.as_bytes();
    let special = |b: &u8| (*b == b'"') | (*b == b'\n') | (*b == b'\r') | (*b == delimiter);
    // Without an early exit the loop becomes vector code.
    let quoted = match bytes.len() {
        ..SHORT => bytes.iter().any(special),
        _ => bytes.iter().fold(0, |found, b| found | u8::from(special(b))) != 0,
    };
    if !quoted {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=at]);
        out.push(b'"');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    fn written(dialect: Dialect, columns: &[Column], document: &str, claims: &[Claim<'_>]) -> String {
        let mut out = Vec::new();
        let mut csv = Csv::new(columns, dialect);
        csv.begin(&mut out);
        csv.rows(document, "", claims, &mut out);
        csv.end(false, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_as_a_spreadsheet_gets_it() {
        let table = written(Dialect::COMMA, Column::ALL, "a.txt", &[samples::normalised(), samples::statistic()]);
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "a.txt,1,killed,killed,at_least,1200.5,1200.5,,person,a day,Syrian refugees,refugee;child,asserted,\
                 subset,4,\"police, army\",Dhaka,on Sunday,24,31,\"1,200.5\",\"\"\"At least 1,200.5\"\" \
                 Syrian refugees were killed.\",high,passive,2024-03-03,2024-03-09,BGD,5400,literal",
                "a.txt,2,,,between,,10,15,truck,,,,negated,,,,,,0,8,10 to 15,10 to 15 trucks.,low,count,,,,,",
            ]
        );
    }

    #[test]
    fn the_table_reads_back() {
        let claims = [samples::killed(), samples::statistic()];
        for (dialect, delimiter) in [(Dialect::COMMA, b','), (Dialect::TAB, b'\t')] {
            let table = written(dialect, &[Column::Sentence, Column::Document, Column::Counted], "a\"b", &claims);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            assert_eq!(rows[0], ["\"At least 1,200.5\" Syrian refugees were killed.", "a\"b", "Syrian refugees"][..]);
            assert_eq!(rows[1], ["10 to 15 trucks.", "a\"b", ""][..]);
        }
    }

    #[test]
    fn text_that_would_run_is_guarded_and_numbers_are_not() {
        let claim = Claim {
            counted: Some("=\n1"),
            place: Some("+3"),
            number: "-1,200",
            magnitude: Some((-1200).into()),
            sentence: "- 5,\"6\"".into(),
            groups: vec!["@a", "b"],
            ..samples::killed()
        };
        let columns = [
            Column::Document,
            Column::Counted,
            Column::Place,
            Column::Number,
            Column::Magnitude,
            Column::Sentence,
            Column::Groups,
        ];
        let table = |dialect| written(dialect, &columns, "=cmd()", std::slice::from_ref(&claim));
        let head = "document,counted,place,number,magnitude,sentence,groups";
        let guarded = "'=cmd(),'= 1,'+3,\"'-1,200\",-1200,\"'- 5,\"\"6\"\"\",'@a;b";
        assert_eq!(table(Dialect::COMMA), format!("{head}\n{guarded}\n"));
        let plain = "=cmd(),= 1,+3,\"-1,200\",-1200,\"- 5,\"\"6\"\"\",@a;b";
        assert_eq!(table(Dialect { guard: false, ..Dialect::COMMA }), format!("{head}\n{plain}\n"));
        let excel = Dialect { excel: true, delimiter: b';', ..Dialect::COMMA };
        let expected = "'=cmd();'= 1;'+3;'-1,200;-1200;\"'- 5,\"\"6\"\"\";\"'@a;b\"";
        assert_eq!(table(excel), format!("\u{feff}{}\r\n{expected}\r\n", head.replace(',', ";")));
    }

    #[test]
    fn hashtags_stand_under_the_header() {
        let columns = [Column::Document, Column::Magnitude];
        let table = written(Dialect { hxl: true, ..Dialect::COMMA }, &columns, "a", &[samples::killed()]);
        assert_eq!(table, "document,magnitude\n#meta+doc+id,#affected+num\na,1200.5\n");
    }

    #[test]
    fn tabs_and_breaks_never_remain_in_tsv() {
        let table = written(Dialect::TAB, &[Column::Document, Column::Counted], "a\tb\nc", &[samples::killed()]);
        assert_eq!(table, "document\tcounted\na b c\tSyrian refugees\n");
        let table = written(Dialect::COMMA, &[Column::Document, Column::Counted], "a\tb\nc", &[samples::killed()]);
        assert_eq!(table, "document,counted\n\"a\tb\nc\",Syrian refugees\n");
    }

    #[test]
    fn a_single_empty_cell_is_still_a_row() {
        let table = written(Dialect::COMMA, &[Column::Event], "a", &[samples::statistic()]);
        assert_eq!(table, "event\n\"\"\n");
    }
}
