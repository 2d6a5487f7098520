//! W3C Web Annotations: each claim a note on the place in its document where its number stands, in one page of JSON-LD.

use super::json::{string, value};
use super::row::push_integer;
use super::{Column, Encoder, cell};
use crate::Claim;

/// How each page begins; the terms of claims come after it.
pub(crate) const HEAD: &str = "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"factx\":\"urn:factx:\"";

/// So many characters before and after the number say where it stands should the text change.
const AROUND: usize = 32;

/// What the target says already.
const TARGET: &[Column] = &[Column::Document, Column::Id, Column::Start, Column::End, Column::Number];

#[derive(Debug)]
pub(crate) struct Annotations {
    columns: Vec<Column>,
    /// The document's name as an IRI.
    source: String,
}

impl Annotations {
    pub fn new(columns: &[Column]) -> Annotations {
        let columns = columns.iter().copied().filter(|column| !TARGET.contains(column)).collect();
        Annotations { columns, source: String::new() }
    }

    fn annotation(&self, text: &str, claim: &Claim<'_>, out: &mut Vec<u8>) {
        let source = &self.source;
        let parts = if source.contains('#') { '-' } else { '#' };
        out.extend_from_slice(b"{\"id\":");
        string(&format!("{source}{parts}claim-{}", claim.id), out);
        out.extend_from_slice(
            b",\"type\":\"Annotation\",\"motivation\":\"describing\",\"body\":{\"type\":\"factx:Claim\"",
        );
        for column in &self.columns {
            out.extend_from_slice(b",\"");
            out.extend_from_slice(column.name().as_bytes());
            out.extend_from_slice(b"\":");
            value(cell(*column, "", claim), out);
        }
        out.extend_from_slice(b"},\"target\":{\"source\":");
        string(source, out);
        out.extend_from_slice(b",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":");
        push_integer(out, claim.start);
        out.extend_from_slice(b",\"end\":");
        push_integer(out, claim.end);
        out.extend_from_slice(b"},{\"type\":\"TextQuoteSelector\",\"exact\":");
        string(claim.number, out);
        let number = claim.marks.number;
        let before = text.get(..number.start as usize).unwrap_or_default();
        let after = text.get(number.end as usize..).unwrap_or_default();
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        out.extend_from_slice(b",\"prefix\":");
        string(&before[from..], out);
        out.extend_from_slice(b",\"suffix\":");
        string(&after[..to], out);
        out.extend_from_slice(b"}]}}");
    }
}

impl Encoder for Annotations {
    fn begin(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(HEAD.as_bytes());
        for column in &self.columns {
            let name = column.name();
            out.extend_from_slice(format!(",\"{name}\":\"factx:{name}\"").as_bytes());
        }
        out.extend_from_slice(b"}],\"id\":\"#claims\",\"type\":\"AnnotationPage\",\"items\":[");
    }

    fn rows(&mut self, document: &str, text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        self.source = iri(document);
        for claim in claims {
            out.extend_from_slice(b",\n");
            self.annotation(text, claim, out);
        }
    }

    fn first<'r>(&self, rows: &'r [u8]) -> &'r [u8] {
        rows.strip_prefix(b",").unwrap_or(rows)
    }

    fn end(&mut self, empty: bool, out: &mut Vec<u8>) {
        out.extend_from_slice(if empty { b"]}\n" } else { b"\n]}\n" });
    }
}

/// A document's name as an IRI: an address as it is, a path relative to the page.
fn iri(document: &str) -> String {
    let address = ["http://", "https://", "urn:", "file:"].iter().any(|scheme| document.starts_with(scheme));
    let mut iri = String::with_capacity(document.len());
    for byte in document.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
        // In an address these part it, and a percent sign begins what is written so already.
        if plain || address && b":?#[]%".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            iri.push_str(&format!("%{byte:02X}"));
        }
    }
    iri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_iris() {
        for (document, expected) in [
            ("reports/a 1.txt", "reports/a%201.txt"),
            ("feed.jsonl:12", "feed.jsonl%3A12"),
            ("https://example.org/n?id=1&x=%20", "https://example.org/n?id=1&x=%20"),
            ("caf\u{e9}\"<>", "caf%C3%A9%22%3C%3E"),
        ] {
            assert_eq!(iri(document), expected);
        }
    }
}
