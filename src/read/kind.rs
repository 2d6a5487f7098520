//! What an input holds: by its ending, else by its first bytes.

use std::path::Path;

use memchr::memmem;

use super::unpack::is_packed;

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// One document, as are the next five.
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    /// One document a line, in a field of a JSON object.
    JsonLines,
    /// One document a row, in a column; its cells are parted by commas, or what spreadsheets write instead.
    Csv,
    Tsv,
    /// The same in Parquet.
    Parquet,
    /// One document an item of RSS or Atom.
    Feed,
    /// One document a page of a web archive, or its text.
    Warc,
    /// Files of any kind.
    Zip,
}

/// Endings, without case.
const ENDINGS: [(&str, Kind); 21] = [
    ("txt", Kind::Text),
    ("text", Kind::Text),
    ("md", Kind::Markdown),
    ("markdown", Kind::Markdown),
    ("html", Kind::Html),
    ("htm", Kind::Html),
    ("xhtml", Kind::Html),
    ("pdf", Kind::Pdf),
    ("docx", Kind::Docx),
    ("docm", Kind::Docx),
    ("jsonl", Kind::JsonLines),
    ("ndjson", Kind::JsonLines),
    ("csv", Kind::Csv),
    ("tsv", Kind::Tsv),
    ("tab", Kind::Tsv),
    ("parquet", Kind::Parquet),
    ("rss", Kind::Feed),
    ("atom", Kind::Feed),
    ("warc", Kind::Warc),
    ("wet", Kind::Warc),
    ("zip", Kind::Zip),
];

/// So many bytes tell what an input holds.
pub(super) const HEAD: usize = 1024;

impl Kind {
    /// What a file of this name holds, if its ending says so; one that says how it is packed stands behind that.
    pub fn by_ending(path: &Path) -> Option<Kind> {
        let ending = path.extension()?.to_str()?;
        if is_packed(ending) {
            return Kind::by_ending(Path::new(path.file_stem()?));
        }
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind)
    }

    /// What an input holds that begins so; text, where nothing says otherwise.
    pub fn by_content(head: &[u8]) -> Kind {
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let begins = |mark: &[u8]| text.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark));
        let has = |mark: &[u8]| memmem::find(text, mark).is_some();
        if begins(b"%PDF-") {
            Kind::Pdf
        } else if head.starts_with(b"PK\x03\x04") {
            // A document's first members are its own.
            let office = ["[Content_Types].xml", "_rels/", "word/", "docProps/"];
            let docx = office.iter().any(|name| head.get(30..).is_some_and(|rest| rest.starts_with(name.as_bytes())));
            if docx || head.len() <= 30 { Kind::Docx } else { Kind::Zip }
        } else if head.starts_with(b"PAR1") {
            Kind::Parquet
        } else if begins(b"WARC/") {
            Kind::Warc
        } else if is_json_line(text) {
            Kind::JsonLines
        } else if begins(b"<!doctype html") || begins(b"<html") {
            Kind::Html
        } else if begins(b"<?xml") || begins(b"<rss") || begins(b"<feed") {
            match () {
                () if has(b"<rss") || has(b"<feed") || has(b"<rdf:RDF") => Kind::Feed,
                () if has(b"<html") => Kind::Html,
                () => Kind::Text,
            }
        } else {
            Kind::Text
        }
    }

    /// Whether its bytes are packed, pictures among them.
    pub fn is_packed(self) -> bool {
        matches!(self, Kind::Pdf | Kind::Docx)
    }

    /// Whether it has fields that options can name.
    pub fn has_fields(self) -> bool {
        matches!(self, Kind::JsonLines | Kind::Csv | Kind::Tsv | Kind::Parquet | Kind::Zip)
    }
}

/// Whether a JSON object begins a text and ends its first line, as far as that is known.
fn is_json_line(text: &[u8]) -> bool {
    let Some(inside) = text.strip_prefix(b"{") else { return false };
    let line = memchr::memchr(b'\n', text).map(|end| text[..end].trim_ascii_end());
    inside.trim_ascii_start().starts_with(b"\"") && line.is_none_or(|line| line.ends_with(b"}"))
}

/// What a file of this name that begins so is, if factx does not read its like and would take it for text.
pub(super) fn foreign(path: &Path, head: &[u8]) -> Option<&'static str> {
    const MARKS: [(usize, &[u8], &str); 11] = [
        (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Office file of before 2007"),
        (0, b"{\\rtf", "RTF"),
        (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (0, b"Rar!\x1A\x07", "a RAR archive"),
        (257, b"ustar", "a tar archive"),
        (0, b"\x7FELF", "a program"),
        (0, b"MZ\x90\0", "a program"),
        (0, b"\x89PNG", "a picture"),
        (0, b"\xFF\xD8\xFF", "a picture"),
        (0, b"GIF8", "a picture"),
        (0, b"SQLite format 3\0", "a database"),
    ];
    let marked = MARKS.iter().find(|(at, mark, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(mark)));
    let json = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json") || e.eq_ignore_ascii_case("jsonld"));
    marked.map(|(_, _, what)| *what).or_else(|| json.then_some("a JSON document, not JSON lines"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        let cases = [
            ("a.txt", Some(Kind::Text)),
            ("a.b/c.NDJSON", Some(Kind::JsonLines)),
            ("a.jsonl.gz", Some(Kind::JsonLines)),
            ("a.txt.jsonl.ZST", Some(Kind::JsonLines)),
            ("a.gz", None),
            ("gz", None),
            (".jsonl", None),
            ("-", None),
            ("a.what", None),
        ];
        for (name, kind) in cases {
            assert_eq!(Kind::by_ending(Path::new(name)), kind, "{name}");
        }
    }

    #[test]
    fn first_bytes() {
        let cases: [(&[u8], Kind); 13] = [
            (b"{\"id\": 1, \"text\": \"Ten died.\"}\n{", Kind::JsonLines),
            (b"{\n  \"id\": 1\n}", Kind::Text),
            (b"{Ten died}", Kind::Text),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"PK\x03\x04", Kind::Docx),
            (b"\xEF\xBB\xBF \n<!DOCTYPE html>", Kind::Html),
            (b"<HTML lang=en>", Kind::Html),
            (b"<?xml version='1.0'?><rss version='2.0'>", Kind::Feed),
            (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed),
            (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC><html>", Kind::Html),
            (b"<?xml version='1.0'?><news>", Kind::Text),
            (b"WARC/1.1\r\n", Kind::Warc),
            (b"12 people died in <html> and %PDF-", Kind::Text),
        ];
        for (head, kind) in cases {
            assert_eq!(Kind::by_content(head), kind, "{}", String::from_utf8_lossy(head));
        }
    }
}
