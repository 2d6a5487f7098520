//! Web archives: pages by their address and day; ZIP archives: their files; records and members that are broken.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::io::Write;

use folder::Folder;

const COLUMNS: [&str; 3] = ["extract", "--columns", "document,number,date_from"];
const HEAD: &str = "document,number,date_from\n";

fn record(kind: &str, uri: &str, content: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn response(uri: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let answer = [format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes(), body].concat();
    record("response", uri, "application/http; msgtype=response", &answer)
}

fn article(first: &str) -> Vec<u8> {
    let filler =
        "The river rose through the night, officials said, and the roads to the valley were closed. ".repeat(4);
    format!("<html><body><nav>4 more</nav><article><h1>Flood</h1><p>{first}</p><p>{filler}</p></article></body></html>")
        .into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn html(uri: &str, first: &str) -> Vec<u8> {
    response(uri, "Content-Type: text/html; charset=utf-8\r\n", &article(first))
}

#[test]
fn pages_are_documents_by_their_address_and_day() {
    let folder = Folder::new();
    let records = [
        record("warcinfo", "", "application/warc-fields", b"software: none, 12 people died\r\n"),
        record(
            "request",
            "https://e.org/1",
            "application/http; msgtype=request",
            b"GET / HTTP/1.1\r\n\r\n7 people died",
        ),
        html("https://e.org/1", "Nine people died on Monday."),
        response("https://e.org/2.png", "Content-Type: image/png\r\n", b"6 people died"),
        response(
            "https://e.org/3",
            "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            &gzip(&article("Ten people died.")),
        ),
        response("https://e.org/4", "Content-Type: text/plain; charset=latin1\r\n", b"In S\xE9ville 8 people died."),
        record("metadata", "https://e.org/1", "text/plain", b"5 people died"),
        record("conversion", "https://e.org/5", "text/plain", b"Eleven people died on Sunday."),
    ];
    let rows = "document,number,date_from\nhttps://e.org/1,Nine,2024-03-04\nhttps://e.org/3,Ten,\nhttps://e.org/4,8,\n\
                https://e.org/5,Eleven,2024-03-03\n";
    folder.write("a.warc", &records.concat());
    folder.write("b.warc.gz", &records.iter().flat_map(|record| gzip(record)).collect::<Vec<u8>>());
    folder.write("c", &records.concat());
    folder.write("d.warc.wet.gz", &gzip(&records.concat()));
    for name in ["a.warc", "b.warc.gz", "c", "d.warc.wet.gz"] {
        for threads in ["1", "2"] {
            assert_eq!(folder.run(&[&COLUMNS[..], &["--threads", threads, name]].concat()), (0, rows, ""), "{name}");
        }
        // The picture; a request is no answer.
        let stats = folder.run(&["extract", "--stats", name]).stderr;
        assert!(stats.starts_with("documents 4 (passed over 1), sentences "), "{stats}");
    }
}

#[test]
fn a_broken_member_is_named_and_those_behind_it_read() {
    let folder = Folder::new();
    let mut broken = gzip(&html("https://e.org/2", &"Letters zqkwx and figures. ".repeat(50)));
    let middle = broken.len() / 2;
    broken[middle..middle + 60].fill(0xAA);
    let first = gzip(&html("https://e.org/1", "Nine people died."));
    let members = [&first[..], &broken, &gzip(&html("https://e.org/3", "Ten people died."))].concat();
    folder.write("a.warc.gz", &members);
    let run = folder.run(&[&COLUMNS[..], &["a.warc.gz"]].concat());
    let rows = format!("{HEAD}https://e.org/1,Nine,\nhttps://e.org/3,Ten,\n");
    assert_eq!((run.code, &*run.stdout), (1, &*rows), "{run:?}");
    assert!(run.stderr.starts_with("a.warc.gz: cannot be read: the gzip data are broken before byte "), "{run:?}");
    assert_eq!(run.stderr.lines().count(), 1);

    folder.write("a.warc.gz", &members[..members.len() - 100]);
    let run = folder.run(&[&COLUMNS[..], &["a.warc.gz"]].concat());
    assert_eq!((run.code, &*run.stdout), (1, &*format!("{HEAD}https://e.org/1,Nine,\n")), "{run:?}");
    let last = run.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("a.warc.gz: cannot be read: the gzip data end too early, after byte "), "{run:?}");
}

#[test]
fn records_that_are_wrong_are_named_and_the_rest_done() {
    let folder = Folder::new();
    let first = html("https://e.org/1", "Nine people died.");
    let without = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/2\r\n\r\nbody\r\n\r\n".to_vec();
    let long = record("conversion", "https://e.org/3", "text/plain", &b"7 people died. ".repeat(200));
    let headless = record("response", "https://e.org/4", "application/http", b"6 people died");
    let rest = html("https://e.org/5", "Ten people died.");
    let all =
        [&first[..], b"what is this?\r\nand this\r\n", &without, &long, &headless, &rest, &rest[..rest.len() - 40]]
            .concat();
    folder.write("a.warc", &all);
    let run = folder.run(&[&COLUMNS[..], &["--max-record", "2K", "a.warc"]].concat());
    let rows = format!("{HEAD}https://e.org/1,Nine,\nhttps://e.org/5,Ten,\n");
    assert_eq!((run.code, &*run.stdout), (1, &*rows), "{run:?}");
    let at = first.len();
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 5, "{run:?}");
    let found = "expected a WARC record, found \"what is this?\"; passed over up to the next";
    assert_eq!(lines[0], format!("a.warc: record at byte {at}: {found}"));
    let at = at + 25;
    let found = "expected the record's Content-Length, found none";
    assert_eq!(lines[1], format!("a.warc: record at byte {at} (https://e.org/2): {found}"));
    let at = at + without.len();
    let found = "the record has more than 2048 bytes; --max-record sets the limit";
    assert_eq!(lines[2], format!("a.warc: record at byte {at} (https://e.org/3): {found}"));
    let at = at + long.len();
    let found = "expected an HTTP header, found no end of it";
    assert_eq!(lines[3], format!("a.warc: record at byte {at} (https://e.org/4): {found}"));
    assert!(lines[4].contains("(https://e.org/5): the record ends after "), "{run:?}");
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    let random = folder::random(300_000);
    let records = html("https://e.org/1", "Nine people died.").repeat(20);
    folder.write("a.warc", &random);
    folder.write("b.warc", &[&records[..], &random, &records].concat());
    for step in [7, 101, 997] {
        let mut broken = records.clone();
        broken.iter_mut().step_by(step).zip(&random).for_each(|(byte, other)| *byte = *other);
        folder.write("c.warc", &broken);
        let mut packed = gzip(&records).repeat(5);
        packed.iter_mut().step_by(step).zip(&random).for_each(|(byte, other)| *byte = *other);
        folder.write("d.warc.gz", &packed);
        for name in ["a.warc", "b.warc", "c.warc", "d.warc.gz"] {
            let run = folder.run(&["extract", name]);
            assert!(run.code == 1 && !run.stderr.contains("panic"), "{name} {run:?}");
        }
    }
}

/// A ZIP archive of these files, not compressed.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        if name.ends_with('/') {
            archive.add_directory(*name, stored).unwrap();
        } else {
            archive.start_file(*name, stored).unwrap();
            archive.write_all(bytes).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn files_in_an_archive_are_read_as_in_a_folder() {
    let folder = Folder::new();
    let inner = zip(&[("a.txt", b"Six people died.")]);
    let files: [(&str, &[u8]); 9] = [
        ("sub/", b""),
        ("sub/a.html", &article("Nine people died.")),
        ("b.jsonl.gz", &gzip(b"{\"id\": \"one\", \"text\": \"8 people died.\"}\n{oops\n")),
        ("c", b"Seven people died."),
        (".hidden", b"5 people died."),
        ("__MACOSX/._c", b"5 people died."),
        ("pic.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("d.zip", &inner),
        ("../e.txt", b"Ten people fled."),
    ];
    let packed = zip(&files);
    folder.write("a.zip", &packed);
    folder.write("plain", &packed);
    for (name, threads) in [("a.zip", "1"), ("a.zip", "2"), ("plain", "2")] {
        let run = folder.run(&["extract", "--columns", "document,number", "--threads", threads, name]);
        let rows = format!("document,number\n{name}/sub/a.html,Nine\none,8\n{name}/c,Seven\n{name}/../e.txt,Ten\n");
        let said = format!(
            "{name}/b.jsonl.gz:2: expected a JSON object: key must be a string at column 2\n{name}/pic.png: not text, a NUL at byte 8; \
             left out, for only its folder is named\n{name}/d.zip: an archive in an archive is not read\n"
        );
        assert_eq!(run, (1, &*rows, &*said));
    }
    let run = folder.run_with(&["extract", "--columns", "document,number"], &zip(&files[3..4]));
    assert_eq!(run, (0, "document,number\n'-/c,Seven\n", ""));
    // What is said of the files is said of those in it.
    folder.write("b.zip", &zip(&[("a", b"{\"body\": \"8 people died.\"}")]));
    let run =
        folder.run(&["extract", "--columns", "document,number", "--from", "jsonl", "--text-field", "body", "b.zip"]);
    assert_eq!(run, (0, "document,number\nb.zip/a:1,8\n", ""));
}

#[test]
fn a_broken_file_of_an_archive_costs_itself_alone() {
    let folder = Folder::new();
    let mut packed = zip(&[("a.txt", b"Nine people died."), ("b.txt", b"Ten people died.")]);
    let at = packed.windows(4).position(|four| four == b"Nine").unwrap();
    packed[at] = b'M';
    folder.write("a.zip", &packed);
    let run = folder.run(&["extract", "--columns", "document,number", "a.zip"]);
    assert_eq!((run.code, &*run.stdout), (1, "document,number\na.zip/b.txt,Ten\n"));
    assert!(run.stderr.starts_with("a.zip/a.txt: cannot be read: "), "{run:?}");
    for cut in [4, 40, packed.len() / 2, packed.len() - 5] {
        folder.write("b.zip", &packed[..cut]);
        let run = folder.run(&["extract", "b.zip", "a.zip"]);
        assert_eq!((run.code, run.stdout.lines().count()), (1, 2), "{run:?}");
        assert!(run.stderr.starts_with("b.zip: expected a ZIP archive: "), "{run:?}");
    }
}
