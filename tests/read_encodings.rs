//! Texts in any encoding: said, seen or guessed, and what is said of a guess.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use encoding_rs::{Encoding, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use folder::Folder;

fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unknown) = encoding.encode(text);
    assert!(!unknown, "{text}");
    bytes.into_owned()
}

/// The rows' sentences; a note, if there is one.
fn read(folder: &Folder, args: &[&str]) -> (String, String) {
    let run = folder.run(&[&["extract", "--columns", "start,sentence", "--format", "tsv"], args].concat());
    assert_eq!(run.code, 0, "{run:?}");
    (run.stdout.lines().skip(1).collect::<Vec<_>>().join("/"), run.stderr)
}

#[test]
fn encodings_that_nothing_declares() {
    let folder = Folder::new();
    let french = "À Séville, 12 people died, the préfecture’s office said.";
    let russian = "Губернатор: погибли люди. At least 12 people died, he said.";
    let japanese = "東京で発表があった。 12 people died in Tokyo.";
    let cases = [
        ("windows-1252", encoded(french, WINDOWS_1252), "11\tÀ Séville, 12 people died, the préfecture’s office said."),
        ("windows-1251", encoded(russian, WINDOWS_1251), "35\tAt least 12 people died, he said."),
        ("Shift_JIS", encoded(japanese, SHIFT_JIS), "11\t12 people died in Tokyo."),
        ("UTF-16LE", wide(french, u16::to_le_bytes), "11\tÀ Séville, 12 people died, the préfecture’s office said."),
        ("UTF-16BE", wide(french, u16::to_be_bytes), "11\tÀ Séville, 12 people died, the préfecture’s office said."),
    ];
    for (name, bytes, row) in cases {
        folder.write("a.txt", &bytes);
        let (rows, note) = read(&folder, &["a.txt"]);
        assert!(rows.ends_with(row.split_once('\t').unwrap().1), "{name}: {rows}");
        if name != "Shift_JIS" {
            assert_eq!(rows, row, "{name}");
        }
        assert_eq!(note, format!("a.txt: not UTF-8, read as {name} (a guess)\n"));
        // Said, it is no guess.
        assert_eq!(read(&folder, &["a.txt", "--encoding", name]), (rows, String::new()));
    }
}

#[test]
fn a_mark_decides_and_is_no_letter() {
    let folder = Folder::new();
    let text = "\u{feff}Séville: 12 people died.";
    for bytes in [text.as_bytes().to_vec(), wide(text, u16::to_le_bytes), wide(text, u16::to_be_bytes)] {
        folder.write("a.txt", &bytes);
        assert_eq!(read(&folder, &["a.txt"]), ("9\tSéville: 12 people died.".into(), String::new()));
    }
}

#[test]
fn utf_8_stays_utf_8() {
    let folder = Folder::new();
    let note = "a.txt: not valid UTF-8 at byte 12; read with replacement characters\n";
    folder.write("a.txt", b"S\xC3\xA9ville in \xE9 12 people died.");
    assert_eq!(read(&folder, &["a.txt"]), ("13\tSéville in \u{fffd} 12 people died.".into(), note.into()));
    // The first letters beyond ASCII stand far into it.
    let long = format!("{}Séville: 12 people died.", "A line.\n".repeat(20_000));
    folder.write("a.txt", long.as_bytes());
    assert_eq!(read(&folder, &["a.txt"]), ("160009\tSéville: 12 people died.".into(), String::new()));
    folder.write("a.txt", &encoded(&long, WINDOWS_1252));
    let (rows, note) = read(&folder, &["a.txt"]);
    assert_eq!(rows, "160009\tSéville: 12 people died.");
    assert_eq!(note, "a.txt: not UTF-8, read as windows-1252 (a guess)\n");
}

#[test]
fn an_encoding_of_ones_own_holds_for_all_inputs() {
    let folder = Folder::new();
    folder.write("a.jsonl", &encoded("{\"text\": \"Séville: 12 people died.\"}\n", WINDOWS_1252));
    assert_eq!(
        read(&folder, &["a.jsonl", "--encoding", "latin1"]),
        ("9\tSéville: 12 people died.".into(), String::new())
    );
    folder.write("a.txt", b"12 people died at Evr\xD2e.");
    let (_, note) = read(&folder, &["a.txt", "--encoding", "gbk"]);
    assert_eq!(note, "");
    folder.write("a.txt", b"12 people died. \xFF");
    let (_, note) = read(&folder, &["a.txt", "--encoding", "gbk"]);
    assert_eq!(note, "a.txt: not valid GBK; read with replacement characters\n");
    let run = folder.run(&["extract", "--encoding", "klingon", "a.txt"]);
    assert!(run.code == 2 && run.stderr.starts_with("error: --encoding: expected a name"), "{run:?}");
}
