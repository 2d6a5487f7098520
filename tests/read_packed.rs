//! Packed inputs, by what they are and not by their names; packed data that are cut or broken.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::io::Write;

use folder::Folder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

const ARTICLE: &str = "Nine people died in the flood.\n";

/// `ARTICLE`, by `xz`.
const XZ: &[u8] = include_bytes!("inputs/article.xz");

fn gzip(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

fn bzip2(text: &str) -> Vec<u8> {
    let mut packed = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

fn zstd(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
}

fn all() -> [(&'static str, Vec<u8>); 4] {
    [("gz", gzip(ARTICLE)), ("bz2", bzip2(ARTICLE)), ("zst", zstd(ARTICLE)), ("xz", XZ.to_vec())]
}

/// Text that no packing makes much smaller.
fn letters(count: usize) -> String {
    folder::random(count).chunks(9).flat_map(|word| word.iter().map(|b| (b'a' + b % 26) as char).chain([' '])).collect()
}

#[test]
fn every_packing_under_any_name_and_from_standard_input() {
    let folder = Folder::new();
    for (ending, packed) in all() {
        for name in [format!("a.txt.{ending}"), format!("a.{ending}"), "a.txt".into(), "a".into()] {
            folder.write(&name, &packed);
            let run = folder.run(&["extract", "--columns", "document,magnitude", &name]);
            assert_eq!(run, (0, &*format!("document,magnitude\n{name},9\n"), ""), "{ending}");
        }
        let run = folder.run_with(&["extract", "--columns", "document,magnitude"], &packed);
        assert_eq!(run, (0, "document,magnitude\n-,9\n", ""), "{ending}");
    }
}

#[test]
fn what_is_packed_goes_by_the_ending_before() {
    let folder = Folder::new();
    let lines = "{\"id\": \"one\", \"text\": \"9 people died.\"}\n{oops\n{\"id\": 3, \"text\": \"7 people died.\"}\n";
    for (name, packed) in [("a.jsonl.gz", gzip(lines)), ("a.ndjson.bz2", bzip2(lines)), ("a.JSONL.ZST", zstd(lines))] {
        folder.write(name, &packed);
        let run = folder.run(&["extract", "--columns", "document,magnitude", name]);
        let message = format!("{name}:2: expected a JSON object: key must be a string at column 2\n");
        assert_eq!(run, (1, "document,magnitude\none,9\n3,7\n", &*message));
    }
    folder.write("b", &gzip("Nine people died.").to_vec());
    assert!(folder.run(&["explain", "--file", "b"]).stdout.contains("Nine people died."));
}

#[test]
fn members_are_one_text() {
    let folder = Folder::new();
    let gz = [gzip("Nine people "), gzip("died. Ten"), gzip(" fled.")].concat();
    let bz2 = [bzip2("Nine people "), bzip2("died. Ten"), bzip2(" fled.")].concat();
    let zst = [zstd("Nine people "), zstd("died. Ten"), zstd(" fled.")].concat();
    for bytes in [gz, bz2, zst] {
        folder.write("a", &bytes);
        assert_eq!(
            folder.run(&["extract", "--columns", "number,start", "a"]),
            (0, "number,start\nNine,0\nTen,18\n", "")
        );
    }
}

#[test]
fn what_is_cut_off_is_named_and_what_came_before_is_written() {
    let folder = Folder::new();
    let long = format!("{ARTICLE}{}\n{}", letters(300_000), letters(300_000));
    folder.write("z.txt", b"Ten people died.");
    for (name, mut packed) in [("a.gz", gzip(&long)), ("a.bz2", bzip2(&long)), ("a.zst", zstd(&long))] {
        packed.truncate(packed.len() - 100_000);
        folder.write(name, &packed);
        for threads in ["1", "2"] {
            let run = folder.run(&["extract", "--threads", threads, "--columns", "document,number", name, "z.txt"]);
            assert_eq!(run.code, 1, "{run:?}");
            assert!(run.stdout.ends_with("z.txt,Ten\n"), "{run:?}");
            assert!(run.stdout.contains(&format!("{name},Nine\n")), "{run:?}");
            let kind = if name == "a.gz" {
                "gzip"
            } else if name == "a.bz2" {
                "bzip2"
            } else {
                "zstd"
            };
            let bytes = packed.len();
            let message =
                format!("{name}: cannot be read: the {kind} data end too early, after byte {bytes} of the file\n");
            assert_eq!(run.stderr, message);
        }
    }
    folder.write("a.xz", &XZ[..XZ.len() - 40]);
    let run = folder.run(&["extract", "a.xz", "z.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.starts_with("a.xz: cannot be read: the xz data end too early, after byte "), "{run:?}");
}

/// The first hundred of [`rows`], by `xz`.
const ROWS: &[u8] = include_bytes!("inputs/rows.jsonl.xz");

fn rows(count: usize) -> String {
    let row = |n: usize| format!("{{\"id\": \"{n} {}\", \"text\": \"{} people died.\"}}\n", n * 7919 % 100_003, n + 2);
    (1..=count).map(row).collect()
}

#[test]
fn all_that_can_be_unpacked_is_read() {
    let folder = Folder::new();
    // Rows that are read of a file, and what is said of it.
    let read = |name: &str, packed: &[u8]| {
        folder.write(name, packed);
        let run = folder.run(&["extract", "--columns", "document", name]);
        assert_eq!(run.code, 1, "{run:?}");
        (run.stdout.lines().count() - 1, run.stderr)
    };
    // A check that is another costs nothing, whatever is packed.
    let table = format!("id,text\n{}", "1,Nine people died.\n".repeat(100));
    for (name, text) in [
        ("a.jsonl", rows(100)),
        ("a.jsonl", rows(100).trim_end().to_owned()),
        ("a.csv", table.clone()),
        ("a.csv", table.trim_end().to_owned()),
        ("a.txt", "Nine people died.\n".repeat(100)),
        ("a.txt", "Nine people died. ".repeat(100).trim_end().to_owned()),
    ] {
        for (kind, ending, mut packed, check) in [("gzip", "gz", gzip(&text), 8), ("zstd", "zst", zstd(&text), 4)] {
            let at = packed.len() - check;
            packed[at] ^= 1;
            let name = format!("{name}.{ending}");
            let (count, said) = read(&name, &packed);
            assert_eq!(count, 100, "{name}: {said}");
            let broken = format!("{name}: cannot be read: the {kind} data are broken before byte {} of", packed.len());
            assert!(said.starts_with(&broken) && said.ends_with("the checksum is another\n"), "{said}");
            // The next member is read on.
            let (count, _) = read(&name, &[&packed[..], &packed].concat());
            assert!(count == 200 || !text.ends_with('\n') || name.starts_with("a.csv") && count == 201, "{count}");
        }
    }
    // What is cut off costs no more than what stands behind the cut, and for zstd and bzip2 the block that it is in.
    let long = rows(20_000);
    for (ending, packed) in [("gz", gzip(&long)), ("zst", zstd(&long)), ("bz2", bzip2(&long)), ("xz", ROWS.to_vec())] {
        let half = &packed[..packed.len() / 2];
        let (count, said) = read(&format!("a.jsonl.{ending}"), half);
        let all = if ending == "xz" { 100 } else { 20_000 };
        assert!(count > all / 3 && count < all, "{ending}: {count}");
        assert!(said.ends_with(&format!("data end too early, after byte {} of the file\n", half.len())), "{said}");
    }
    // So does what is broken.
    for (ending, mut packed) in [("gz", gzip(&rows(1000))), ("xz", ROWS.to_vec())] {
        let at = packed.len() * 3 / 4;
        packed[at..at + 8].fill(0xFF);
        let (count, _) = read(&format!("a.jsonl.{ending}"), &packed);
        assert!(count > 50, "{ending}: {count}");
    }
    // Half a sentence is none, and what a figure begins with is no figure.
    let text = "Nine people died. Ten fled. Some 5";
    folder.write("a.txt.gz", &gzip(&format!("{text}00 homes burned."))[..gzip(text).len() - 10]);
    let run = folder.run(&["extract", "--columns", "number", "a.txt.gz"]);
    assert_eq!((run.code, run.stdout), (1, "number\nNine\nTen\n".into()));
}

#[test]
fn what_is_broken_is_named_with_its_place() {
    let folder = Folder::new();
    for (ending, mut packed) in all() {
        let middle = packed.len() / 2;
        packed[middle..middle + 4].fill(0xFF);
        let name = format!("a.{ending}");
        folder.write(&name, &packed);
        let run = folder.run(&["extract", &name]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.stderr.starts_with(&format!("{name}: cannot be read: the ")), "{run:?}");
        assert!(run.stderr.contains(" of the file"), "{run:?}");
    }
}

#[test]
fn any_bytes_after_a_magic_number_end_well() {
    let folder = Folder::new();
    let random = folder::random(100_000);
    for head in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd", b"BZh9", b"BZh91AY&SY", b"\xfd7zXZ\0"] {
        for take in [0, 1, 5, 40, 100_000] {
            folder.write("a", &[head, &random[..take]].concat());
            let run = folder.run(&["extract", "a"]);
            assert!(run.code == 1 && run.stderr.starts_with("a: cannot be read: the "), "{head:x?} {take} {run:?}");
            assert!(!run.stderr.contains("panic"));
        }
    }
}
