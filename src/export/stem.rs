//! File names from documents' names: safe on every system, one for each document of a run, the same in every run.

use std::collections::HashSet;

/// No stem is longer than this many bytes: file systems take 255 with all endings.
const LONGEST: usize = 100;

/// Names that some systems keep for devices, whatever their ending.
const DEVICES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The stems that a run has given. It holds them all, some dozen bytes for each document.
#[derive(Debug, Default)]
pub(crate) struct Stems(HashSet<String>);

impl Stems {
    /// The stem of a document that begins. A second document of one name gets a number.
    pub fn of(&mut self, document: &str) -> String {
        let stem = stem(document);
        let mut given = stem.clone();
        let mut number = 2;
        // Some systems take `A` and `a` for one name.
        while !self.0.insert(given.to_ascii_lowercase()) {
            given = format!("{stem}-{number}");
            number += 1;
        }
        given
    }
}

/// A document's name without its folder and `.txt`; where that leaves anything out, or changes it, with a mark of the whole name.
fn stem(document: &str) -> String {
    let name = document.rsplit(['/', '\\']).next().unwrap_or_default();
    let bare = match name.len().checked_sub(4).and_then(|at| name.split_at_checked(at)) {
        Some((bare, ending)) if ending.eq_ignore_ascii_case(".txt") => bare,
        _ => name,
    };
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let mut stem: String = bare.chars().take(LONGEST).map(safe).collect();
    if stem.starts_with(['.', '-']) {
        stem.replace_range(..1, "_");
    }
    if stem.ends_with('.') {
        stem.pop();
    }
    let device = DEVICES.contains(&stem.split('.').next().unwrap_or_default().to_ascii_lowercase().as_str());
    let unchanged = stem == bare && name.len() == document.len() && !stem.is_empty() && !device;
    if unchanged { stem } else { format!("{stem}-{:08x}", hash(document)) }
}

/// FNV-1a, folded to 32 bits: it is the same in every version, which the standard library's hash does not promise.
fn hash(text: &str) -> u32 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_stay() {
        for (document, expected) in [("a.txt", "a"), ("report-17", "report-17"), ("a.md", "a.md"), ("A_b.TXT", "A_b")] {
            assert_eq!(stem(document), expected);
        }
    }

    #[test]
    fn all_others_are_marked_and_safe() {
        let long = "x".repeat(300);
        let cases = [
            "",
            "-",
            ".",
            "..",
            ".txt",
            "../a.txt",
            "/etc/passwd",
            "reports/a.txt",
            "other/a.txt",
            "c:\\reports\\a.txt",
            "nul",
            "CON.txt",
            "a b.txt",
            "a\nb",
            "a\0b",
            "caf\u{e9}.txt",
            "https://example.org/n?id=12",
            "feed.jsonl:12",
            "a..",
            &long,
        ];
        let mut seen = HashSet::new();
        for document in cases {
            let stem = stem(document);
            assert!(stem.len() <= LONGEST + 9, "{document:?} {stem}");
            assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{document:?} {stem}");
            assert!(stem.contains('-') && !stem.starts_with(['.']) && !stem.ends_with('.'), "{document:?} {stem}");
            assert!(seen.insert(stem), "{document:?}");
        }
    }

    #[test]
    fn one_name_for_each_document() {
        let mut stems = Stems::default();
        let given: Vec<String> = ["a", "a.txt", "A.txt", "b", "a", "a-2"].iter().map(|name| stems.of(name)).collect();
        assert_eq!(given, ["a", "a-2", "A-3", "b", "a-4", "a-2-2"]);
    }

    #[test]
    fn the_mark_is_the_same_in_every_version() {
        assert_eq!(hash(""), 0xcbf2_9ce4 ^ 0x8422_2325);
        assert_eq!(stem("-"), format!("_-{:08x}", hash("-")));
    }
}
