//! Which files are read: folders, patterns, lists; what cannot be listed or read is named.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::fs;

use folder::{Folder, HEADER};

const ARTICLE: &[u8] = b"Nine people died in the flood.\n";

/// A tree of files with the same article each.
fn tree(names: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in names {
        fs::create_dir_all(folder.path(name).parent().unwrap()).unwrap();
        folder.write(name, ARTICLE);
    }
    folder
}

/// The documents that a run found a claim in; it must end well.
fn documents(folder: &Folder, args: &[&str]) -> String {
    let run = folder.run(&[&["extract", "--columns", "document"], args].concat());
    assert_eq!((run.code, &*run.stderr), (0, ""), "{args:?}");
    run.stdout.lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn folders_are_read_in_order_without_what_is_hidden_or_ignored() {
    let folder =
        tree(&["in/b.txt", "in/a/z.txt", "in/a.txt", "in/.secret.txt", "in/.git/x", "in/no.txt", "in/a/no.md"]);
    folder.write("in/.gitignore", b"no.*\n");
    assert_eq!(documents(&folder, &["in"]), "in/a/z.txt in/a.txt in/b.txt");
    assert_eq!(documents(&folder, &["."]), "in/a/z.txt in/a.txt in/b.txt");
    // What is named is read, whatever it is.
    assert_eq!(documents(&folder, &["in/no.txt", "in/.secret.txt", "in/a/"]), "in/no.txt in/.secret.txt in/a/z.txt");
}

#[test]
fn globs_choose_among_the_files_of_folders() {
    let folder = tree(&["in/a.txt", "in/b.text", "in/sub/c.txt", "in/old/d.txt", "in/.e.txt"]);
    assert_eq!(documents(&folder, &["in", "--glob", "*.txt"]), "in/a.txt in/old/d.txt in/sub/c.txt");
    assert_eq!(documents(&folder, &["in", "--glob", "sub/**", "--glob", "*.text"]), "in/b.text in/sub/c.txt");
    assert_eq!(documents(&folder, &["in", "--glob", "!old"]), "in/a.txt in/b.text in/sub/c.txt");
    assert_eq!(documents(&folder, &["in/b.text", "--glob", "*.txt"]), "in/b.text");
    let run = folder.run(&["extract", "in", "--glob", "a{b"]);
    assert!(run.code == 2 && run.stderr.starts_with("error: --glob: "), "{run:?}");
}

#[test]
fn patterns_that_no_shell_read() {
    let folder = tree(&["a.txt", "b.txt", "sub/c.txt", "sub/.d.txt", "sub/e.md", "[1].txt"]);
    assert_eq!(documents(&folder, &["?.txt"]), "a.txt b.txt");
    assert_eq!(documents(&folder, &["./sub/*.{txt,md}"]), "sub/c.txt sub/e.md");
    assert_eq!(documents(&folder, &["**/*.txt"]), "[1].txt a.txt b.txt sub/c.txt");
    // A file of that very name comes first.
    assert_eq!(documents(&folder, &["[1].txt"]), "[1].txt");
    let run = folder.run(&["extract", "*.csv", "a.txt"]);
    let message = "*.csv: cannot be read: there is no such file, and none that fits it as a pattern\n";
    assert_eq!((run.code, &*run.stderr, run.stdout.lines().count()), (1, message, 2));
}

#[test]
fn lists_of_files() {
    let folder = tree(&["a.txt", "b c.txt", "sub/d.txt"]);
    folder.write("list", b"\xEF\xBB\xBFb c.txt\r\n\r\nsub\n");
    assert_eq!(documents(&folder, &["--files-from", "list"]), "b c.txt sub/d.txt");
    assert_eq!(documents(&folder, &["a.txt", "--files-from", "list"]), "a.txt b c.txt sub/d.txt");
    let run = folder.run_with(&["extract", "--columns", "document", "--files-from", "-"], b"a.txt\n");
    assert_eq!(run, (0, "document\na.txt\n", ""));
    let run = folder.run(&["extract", "--files-from", "none"]);
    assert!(run.code == 2 && run.stderr.starts_with("error: --files-from: none: cannot be read: "), "{run:?}");
    let run = folder.run_with(&["extract", "--files-from", "-", "-"], b"a.txt\n");
    assert!(run.code == 2 && run.stderr.contains("more than once"), "{run:?}");
    folder.write("empty", b"\n");
    assert_eq!(folder.run(&["extract", "--files-from", "empty"]), (0, HEADER, ""));
    // As `find -print0` writes it: names may have line breaks and blanks at their ends.
    #[cfg(unix)]
    {
        folder.write("two\nlines ", b"Nine people died.");
        let run = folder.run_with(&["extract", "--columns", "document", "--files-from", "-"], b"two\nlines \0a.txt\0");
        assert_eq!(run, (0, "document\n\"two\nlines \"\na.txt\n", ""));
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_listed_is_named_and_the_rest_done() {
    use std::os::unix::fs::symlink;
    let folder = tree(&["in/a.txt", "in/sub/b.txt"]);
    symlink("nowhere.txt", folder.path("in/broken.txt")).unwrap();
    symlink("..", folder.path("in/sub/loop")).unwrap();
    fs::create_dir(folder.path("empty")).unwrap();
    let run = folder.run(&["extract", "--columns", "document", "in", "empty"]);
    assert_eq!((run.code, &*run.stdout), (1, "document\nin/a.txt\nin/sub/b.txt\n"));
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert!(lines[0].starts_with("in/broken.txt: cannot be read: "), "{run:?}");
    let message = "empty: cannot be read: no file to read in this directory; hidden and ignored ones are left out";
    assert_eq!(lines[1..], [message]);
}

#[test]
fn strict_ends_at_the_first_failure() {
    let folder = tree(&["a.txt", "z.txt"]);
    folder.write("feed.jsonl", b"{\"text\": \"9 people died.\"}\n{oops\n{\"text\": \"8 people died.\"}\n{oops\n");
    folder.write("claims.csv", b"magnitude\n5\n");
    let stopped = "stopped at the first that could not be read, as --strict asks\n";
    for threads in ["1", "2"] {
        let run = |args: &[&str]| {
            folder.run(&[&["extract", "--strict", "--columns", "magnitude", "--threads", threads], args].concat())
        };
        let expected = format!("feed.jsonl:2: expected a JSON object: key must be a string at column 2\n{stopped}");
        assert_eq!(run(&["a.txt", "feed.jsonl", "z.txt"]), (1, "magnitude\n9\n9\n", &*expected));
        let missing = run(&["a.txt", "none.txt", "z.txt", "-o", "claims.csv", "--force"]);
        assert!(missing.code == 1 && missing.stderr.starts_with("none.txt: ") && missing.stderr.ends_with(stopped));
        assert_eq!(folder.read("claims.csv"), "magnitude\n5\n");
        assert_eq!(run(&["a.txt", "z.txt"]), (0, "magnitude\n9\n9\n", ""));
    }
}

#[test]
fn folders_are_read_without_their_pictures_and_the_output() {
    let folder = tree(&["a.txt"]);
    folder.write("b.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR 9 people died");
    folder.write("c", b"\xFF\xFE9\0 \0d\0i\0e\0d\0.\0");
    let note = "./b.png: not text, a NUL at byte 8; left out, for only its folder is named\n".trim_start_matches("./");
    for _ in 0..2 {
        let run = folder.run(&["extract", ".", "-o", "claims.csv", "--force", "--columns", "document,number"]);
        assert_eq!(run, (0, "", note));
        assert_eq!(folder.read("claims.csv"), "document,number\na.txt,Nine\nc,9\n");
    }
    assert_eq!(folder.run(&["extract", "claims.csv"]).code, 1);
    let run = folder.run(&["extract", "--columns", "number", "b.png"]);
    assert_eq!(run, (1, "", "b.png: it is a picture, which factx does not read\n"));
}

#[cfg(unix)]
#[test]
fn folders_are_not_left_by_links_and_pipes_not_waited_for() {
    use std::os::unix::fs::symlink;
    let folder = tree(&["in/a.txt", "other/b.txt"]);
    symlink("../other", folder.path("in/folder")).unwrap();
    symlink("../other/b.txt", folder.path("in/file.txt")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.path("in/pipe")).status().unwrap().success());
    let run = folder.run(&["extract", "--columns", "document", "in"]);
    assert_eq!(run, (0, "document\nin/a.txt\nin/file.txt\n", ""));
}

#[cfg(unix)]
#[test]
fn what_standard_input_reads_is_an_input() {
    let folder = tree(&["a.txt"]);
    assert_eq!(folder.run(&["extract", "-o", "a.ndjson", "a.txt"]).code, 0);
    let before = folder.read("a.ndjson");
    let mut command =
        folder.command(&["extract", "--force", "--from", "jsonl", "--text-field", "sentence", "-o", "a.ndjson"]);
    let output = command.stdin(fs::File::open(folder.path("a.ndjson")).unwrap()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a.ndjson is also an input"));
    assert_eq!(folder.read("a.ndjson"), before);
}

#[test]
fn files_of_kinds_that_are_not_read_are_named() {
    let folder = tree(&["in/a.txt"]);
    folder.write("in/b.bin", b"7z\xBC\xAF\x27\x1C 40 people died.");
    folder.write("in/c.json", b"[\n{\"text\": \"40 people died.\"}\n]\n");
    folder.write("in/d.rtf", b"{\\rtf1 40 people died.}");
    for (name, what) in
        [("in/b.bin", "a 7z archive"), ("in/c.json", "a JSON document, not JSON lines"), ("in/d.rtf", "RTF")]
    {
        let message = format!("{name}: it is {what}, which factx does not read\n");
        assert_eq!(folder.run(&["extract", name]), (1, "", &*message));
    }
    // Of a folder nobody said that all of it is text.
    let run = folder.run(&["extract", "--columns", "document", "in"]);
    assert_eq!((run.code, &*run.stdout), (0, "document\nin/a.txt\n"));
    assert_eq!(run.stderr.lines().filter(|line| line.ends_with("left out, for only its folder is named")).count(), 3);
}

#[test]
fn json_lines_are_known_without_an_ending() {
    let folder = Folder::new();
    let lines = b"{\"id\": \"n1\", \"text\": \"Ten people died.\"}\n{\"id\": \"\", \"text\": \"Nine people died.\"}\n";
    folder.write("news", lines);
    let rows = (0, "document,number\nn1,Ten\nnews:2,Nine\n", "");
    assert_eq!(folder.run(&["extract", "--columns", "document,number", "news"]), rows);
    let run = folder.run_with(&["extract", "--columns", "document,number", "--no-guard"], lines);
    assert_eq!(run, (0, "document,number\nn1,Ten\n-:2,Nine\n", ""));
}
