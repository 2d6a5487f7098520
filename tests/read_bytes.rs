//! Bytes that nobody meant: inputs of every kind with some of their bytes changed, cut out, doubled or lost. Any of them ends well, and
//! costs nothing of the inputs beside it.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::io::Write;

use folder::Folder;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut packed = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(bytes).unwrap();
    archive.finish().unwrap().into_inner()
}

/// One sound input of each kind, by its ending.
fn inputs() -> Vec<(&'static str, Vec<u8>)> {
    let page = "<html><head><title>Flood</title></head><body><article><p>Nine people died.</p><table><tr><td>12</td><td>homes</td></tr>\
                </table><ul><li>40 fled &amp; 3 hid</li></ul></article></body></html>";
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{page}\r\n0\r\n\r\n",
        page.len()
    );
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/1\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n\
         {answer}\r\n\r\n",
        answer.len()
    );
    let lines = "{\"id\": \"a\", \"text\": \"Nine people died.\", \"date\": \"2024-03-14\"}\n".repeat(3);
    let table = "id,text,date\n1,\"Nine people,\ndied.\",2024-03-14\n2,Ten fled.,\n".to_owned();
    let feed = "<?xml version=\"1.0\"?><rss><channel><item><title>Flood</title><description>&lt;p&gt;Nine people died.</description>\
                <guid>a</guid></item></channel></rss>";
    let body = "<w:p><w:r><w:t>Nine people died.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let docx =
        zip("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").as_bytes());
    let text = "Nine people died in Orl\u{e9}ans.\nTen fled.\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("txt", text.into()),
        ("utf16", wide),
        ("md", "# Flood\n\n* Nine people *died*.\n\n| a | 12 homes |\n|---|---|\n".into()),
        ("html", page.into()),
        ("jsonl", lines.clone().into()),
        ("csv", table.clone().into()),
        ("tsv", table.replace(',', "\t").into()),
        ("rss", feed.into()),
        ("warc", record.repeat(2).into()),
        ("warc.gz", [gzip(record.as_bytes()), gzip(record.as_bytes())].concat()),
        ("jsonl.gz", gzip(lines.as_bytes())),
        ("jsonl.zst", ruzstd::encoding::compress_to_vec(lines.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)),
        ("csv.bz2", bzip2(table.as_bytes())),
        ("jsonl.xz", include_bytes!("inputs/rows.jsonl.xz").to_vec()),
        ("docx", docx),
        ("zip", zip("a.html", page.as_bytes())),
        ("pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n\
          trailer\n<< /Root 1 0 R >>\n%%EOF\n".to_vec()),
        ("parquet", b"PAR1\x15\x04\x15\x10PAR1".to_vec()),
    ]
}

/// What happens to an input's bytes.
#[derive(Clone, Debug)]
enum Change {
    Set(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Remove(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => at().prop_map(Change::Cut),
        1 => (at(), 1..40usize).prop_map(|(at, count)| Change::Remove(at, count)),
        1 => (at(), 1..400usize).prop_map(|(at, count)| Change::Double(at, count)),
        1 => (at(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes.iter().cloned() {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match change {
            Change::Set(at, byte) => bytes[at.index(length)] = byte,
            Change::Cut(at) => bytes.truncate(at.index(length)),
            Change::Remove(at, count) => drop(bytes.drain(at.index(length)..(at.index(length) + count).min(length))),
            Change::Double(at, count) => {
                let at = at.index(length);
                let part = bytes[at..(at + count).min(length)].to_vec();
                bytes.splice(at..at, part);
            }
            Change::Insert(at, more) => drop(bytes.splice(at.index(length)..at.index(length), more)),
        }
    }
    bytes
}

#[test]
fn changed_bytes_of_every_kind_end_well() {
    let folder = Folder::new();
    folder.write("z.txt", b"Twelve people died.");
    let inputs = inputs();
    // Each case is a run of the command over all of them.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let changes = prop::collection::vec(prop::collection::vec(change(), 1..6), inputs.len());
    let ended = runner.run(&changes, |changes| {
        let mut names: Vec<String> = Vec::new();
        for ((ending, bytes), changes) in inputs.iter().zip(&changes) {
            names.push(format!("a.{ending}"));
            folder.write(names.last().unwrap(), &changed(bytes, changes));
        }
        names.push("z.txt".into());
        let mut args = vec!["extract", "--columns", "document,number", "--max-record", "64K"];
        args.extend(names.iter().map(String::as_str));
        let run = folder.run(&args);
        prop_assert!(run.code == 0 || run.code == 1, "{}", run.stderr);
        prop_assert!(run.stdout.ends_with("z.txt,Twelve\n"), "{}", run.stderr);
        prop_assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        Ok(())
    });
    ended.unwrap_or_else(|error| panic!("{error}"));
}
