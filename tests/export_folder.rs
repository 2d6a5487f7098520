//! `--text-out`: the text of each document, to which the rows' offsets refer, in files that are safe and nobody else's.

#[path = "cli/folder.rs"]
mod folder;

use std::fs;

use folder::Folder;

/// The folder's index: document and file.
fn index(folder: &Folder, name: &str) -> Vec<(String, String)> {
    let text = folder.read(name);
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[1].to_owned())).collect()
}

#[test]
fn offsets_refer_to_the_texts() {
    let folder = Folder::new();
    let long = "Caf\u{e9} fires killed 12 people in Karsa.\r\n\r\n".repeat(9000);
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Caf\u{e9}: 3 died.".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::create_dir(folder.path("in")).unwrap();
    folder.write("in/long.txt", long.as_bytes());
    folder.write("utf16.txt", &utf16);
    folder.write("none.txt", b"");
    folder.write("feed.jsonl", b"{\"id\":\"../up\",\"text\":\"\\ud83d\\ude00 5 people died.\"}\n{\"id\":\"../up\",\"text\":\"6 people died.\"}\n");
    for threads in ["1", "4"] {
        let out = format!("texts{threads}");
        let run = folder.run(&[
            "extract",
            "in/long.txt",
            "utf16.txt",
            "none.txt",
            "feed.jsonl",
            "--threads",
            threads,
            "--text-out",
            &out,
            "--columns",
            "document,start,end,number",
            "-o",
            "claims.csv",
            "--force",
        ]);
        assert_eq!(run, (0, "", ""));
        let index = index(&folder, &format!("{out}/documents.tsv"));
        assert_eq!(index.len(), 5);
        assert_eq!((&*index[1].0, &*index[1].1, &*index[2].1), ("utf16.txt", "utf16.txt", "none.txt"));
        assert_eq!(folder.read(&format!("{out}/{}", index[0].1)), long);
        assert_eq!(folder.read(&format!("{out}/none.txt")), "");
        let mut files = index.iter().peekable();
        let rows = folder.read("claims.csv");
        let mut rows: Vec<csv::StringRecord> =
            csv::Reader::from_reader(rows.as_bytes()).records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), 9000 + 3);
        // Two records have one name: the rows of the second begin where a number comes again from the start.
        let last = rows.split_off(9000 + 2);
        let texts: Vec<Vec<char>> = std::iter::from_fn(|| files.next())
            .map(|(_, file)| folder.read(&format!("{out}/{file}")).chars().collect())
            .collect();
        let check = |row: &csv::StringRecord, text: &[char]| {
            let (start, end): (usize, usize) = (row[1].parse().unwrap(), row[2].parse().unwrap());
            assert_eq!(text[start..end].iter().collect::<String>(), row[3]);
        };
        for row in &rows {
            check(row, &texts[index.iter().position(|(document, _)| *document == row[0]).unwrap()]);
        }
        check(&last[0], &texts[4]);
        assert!(folder.names().iter().all(|name| !name.starts_with(".factx-")), "{:?}", folder.names());
    }
}

#[test]
fn what_is_there_is_kept() {
    let folder = Folder::new();
    folder.write("a.txt", b"12 people died.");
    fs::create_dir(folder.path("texts")).unwrap();
    folder.write("texts/a.txt", b"notes");
    let args = ["extract", "a.txt", "-o", "claims.csv", "--text-out", "texts"];
    let run = folder.run(&args);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("texts/a.txt: cannot be written: it is there; --force replaces it"), "{run:?}");
    assert_eq!((folder.read("texts/a.txt"), folder.names()), ("notes".into(), vec!["a.txt".into(), "texts".into()]));
    assert_eq!(folder.run(&[&args[..], &["--force"]].concat()), (0, "", ""));
    assert_eq!(folder.read("texts/a.txt"), "12 people died.");
    // Its own files are kept too, and remembered.
    folder.write("b.txt", b"Nothing.");
    folder.write("a.txt", b"13 people died.");
    assert_eq!(folder.run(&["extract", "b.txt", "--text-out", "texts"]).code, 0);
    assert_eq!(folder.run(&["extract", "a.txt", "--text-out", "texts"]).code, 1);
    assert_eq!(folder.read("texts/a.txt"), "12 people died.");
    assert_eq!(folder.run(&[&args[..], &["--force"]].concat()), (0, "", ""));
    assert_eq!(folder.read("texts/a.txt"), "13 people died.");
    let index = index(&folder, "texts/documents.tsv");
    assert_eq!(index.iter().map(|(_, file)| &**file).collect::<Vec<_>>(), ["a.txt", "b.txt"]);
    folder.write("texts/documents.tsv", b"my own list\n");
    let run = folder.run(&[&args[..], &["--force"]].concat());
    assert!(run.code == 1 && run.stderr.contains("documents.tsv is there, and is no index"), "{run:?}");
}

#[test]
fn the_index_is_guarded_and_keeps_its_names() {
    let folder = Folder::new();
    folder.write("=a.txt", b"Nothing.");
    folder.write("b.txt", b"Nothing.");
    for input in ["=a.txt", "b.txt", "b.txt"] {
        assert_eq!(folder.run(&["extract", input, "-o", "claims.csv", "--text-out", "texts", "--force"]), (0, "", ""));
    }
    let index = index(&folder, "texts/documents.tsv");
    // What an earlier run wrote comes last.
    assert_eq!(index[0], ("b.txt".into(), "b.txt".into()));
    assert_eq!((&*index[1].0, index.len()), ("'=a.txt", 2));
    assert_eq!(folder.read(&format!("texts/{}", index[1].1)), "Nothing.");
}

#[test]
fn inputs_are_kept_even_with_force() {
    let folder = Folder::new();
    folder.write("a.txt", b"12 people died.");
    let run = folder.run(&["extract", "a.txt", "--text-out", ".", "--force"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("it is an input, which would be lost"), "{run:?}");
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn folders_that_cannot_be() {
    let folder = Folder::new();
    folder.write("a.txt", b"12 people died.");
    for (out, message) in [("a.txt", "expected a folder, a.txt is a file"), ("no/texts", "there is no folder no")] {
        let run = folder.run(&["extract", "a.txt", "--text-out", out]);
        assert_eq!((run.code, &*run.stdout), (2, ""));
        assert!(run.stderr.contains(message), "{run:?}");
    }
    // Where nothing can be read, no folder is made.
    assert_eq!(folder.run(&["extract", "missing.txt", "--text-out", "texts"]).code, 1);
    assert_eq!(folder.names(), ["a.txt"]);
}
