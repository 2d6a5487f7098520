//! What an input holds: by its ending, else by its first bytes.

use std::path::Path;

use super::unpack::is_packed;

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// One document.
    Text,
    /// One document a line, in a field of a JSON object.
    JsonLines,
}

/// Endings, without case.
const ENDINGS: [(&str, Kind); 3] = [("txt", Kind::Text), ("jsonl", Kind::JsonLines), ("ndjson", Kind::JsonLines)];

impl Kind {
    /// What a file of this name holds, if its ending says so; one that says how it is packed stands behind that.
    pub fn by_ending(path: &Path) -> Option<Kind> {
        let ending = path.extension()?.to_str()?;
        if is_packed(ending) {
            return Kind::by_ending(Path::new(path.file_stem()?));
        }
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind)
    }
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
}
