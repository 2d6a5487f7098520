//! GDELT's counts: a line for each document, its counts as `TYPE#NUMBER#OBJECT#...#offset`, each with a semicolon behind it.
//!
//! Of the ten fields before the offset those for the location are empty but for its name: factx knows no coordinates.

use super::codes::{CODES, is_plain_count};
use super::csv::{Dialect, push_document};
use super::row::{push_decimal, push_integer};
use super::{Column, Encoder};
use crate::Claim;

/// The columns of the table.
pub(crate) const COLUMNS: &[&str] = &[Column::Document.name(), "counts"];

#[derive(Debug)]
pub(crate) struct Gdelt {
    dialect: Dialect,
}

impl Gdelt {
    pub fn new(dialect: Dialect) -> Gdelt {
        Gdelt { dialect }
    }
}

impl Encoder for Gdelt {
    fn begin(&mut self, out: &mut Vec<u8>) {
        self.dialect.head(COLUMNS, out);
        // Each document ends the line before it, for only then all its counts are there.
        out.truncate(out.len() - self.dialect.line_end().len());
    }

    fn document(&mut self, name: &str, out: &mut Vec<u8>) {
        out.extend_from_slice(self.dialect.line_end());
        push_document(out, name, self.dialect);
        out.push(self.dialect.delimiter);
    }

    fn rows(&mut self, _document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims.iter().filter(|claim| is_plain_count(claim)) {
            let kind = claim.event.and_then(|event| CODES.gdelt.get(event));
            // Of a range or a vague number, what it is at the least.
            let (Some(kind), Some(number)) = (kind, claim.magnitude.or(claim.low)) else { continue };
            out.extend_from_slice(kind.as_bytes());
            out.push(b'#');
            push_decimal(out, number);
            out.push(b'#');
            push_field(out, claim.counted.or(claim.unit.as_deref()).unwrap_or_default());
            out.extend_from_slice(b"#0#");
            push_field(out, claim.place.unwrap_or_default());
            out.extend_from_slice(b"######");
            push_integer(out, claim.start);
            out.push(b';');
        }
    }

    fn end(&mut self, _empty: bool, out: &mut Vec<u8>) {
        out.extend_from_slice(self.dialect.line_end());
    }
}

/// Appends text without what parts fields, counts and cells.
fn push_field(out: &mut Vec<u8>, text: &str) {
    let parts = |c: char| matches!(c, '#' | ';' | '"' | ',' | '|' | '^' | '~') || c.is_ascii_control() || c == ' ';
    for (n, word) in text.split(parts).filter(|word| !word.is_empty()).enumerate() {
        if n > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Modality;
    use crate::export::samples;

    #[test]
    fn a_line_for_each_document() {
        let claims = [
            Claim { per: None, counted: Some("Syrian;\nrefugees #2"), ..samples::killed() },
            Claim { per: None, modality: Modality::Possible, ..samples::killed() },
            samples::statistic(),
            Claim { per: None, magnitude: None, counted: None, place: None, ..samples::killed() },
        ];
        let mut out = Vec::new();
        let mut gdelt = Gdelt::new(Dialect::TAB);
        gdelt.begin(&mut out);
        gdelt.document("a", &mut out);
        gdelt.rows("a", "", &claims, &mut out);
        gdelt.document("=b", &mut out);
        gdelt.end(false, &mut out);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "document\tcounts\na\tKILL#1200.5#Syrian refugees 2#0#Dhaka######24;KILL#1200.5#person#0#######24;\n'=b\t\n"
        );
    }
}
