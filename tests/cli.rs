//! The real binary, driven as a user drives it: files, streams, formats, exit codes. None of it depends on what is found.

#[path = "cli/folder.rs"]
mod folder;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use folder::{Folder, HEADER};

/// What an earlier run wrote.
const OLD_TABLE: &str = "id,qualifier,number\n1,exactly,12\n";

#[test]
fn no_file_and_a_dash_are_standard_input() {
    let folder = Folder::new();
    for args in [&["extract"][..], &["extract", "-"]] {
        let run = folder.run_with(args, b"Nothing to count here.");
        assert_eq!(run, (0, HEADER, ""));
    }
    let run = folder.run_with(&["extract", "-", "-"], b"");
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("more than once"), "{run:?}");
}

#[test]
fn files_that_are_hard_to_read_are_read() {
    let folder = Folder::new();
    let cases: &[(&str, &[u8])] = &[
        ("empty", b""),
        ("only a mark", b"\xEF\xBB\xBF"),
        ("utf-16 le", b"\xFF\xFEN\0o\0 \0o\0n\0e\0.\0"),
        ("utf-16 be", b"\xFE\xFF\0N\0o\0n\0e"),
        ("crlf", b"No counts.\r\nNone at all.\r\n"),
        ("no final newline", b"No counts"),
        ("blanks", b" \n\t\r\n  "),
    ];
    for (name, bytes) in cases {
        folder.write("a.txt", bytes);
        assert_eq!(folder.run(&["extract", "a.txt"]), (0, HEADER, ""), "{name}");
    }
}

#[test]
fn odd_bytes_are_read_with_a_note() {
    let folder = Folder::new();
    let cases: &[(&[u8], &str)] = &[
        (b"caf\xE9", "a.txt: not valid UTF-8 at byte 3; read with replacement characters\n"),
        (b"\x7FELF\0\0", "a.txt: not text, a NUL at byte 4; read with replacement characters\n"),
        (b"\xFF\xFEN\0o", "a.txt: not valid UTF-16; read with replacement characters\n"),
    ];
    for (bytes, note) in cases {
        folder.write("a.txt", bytes);
        assert_eq!(folder.run(&["extract", "a.txt"]), (0, HEADER, *note), "{bytes:?}");
    }
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    folder.write("digits.txt", &b"0123456789".repeat(2000));
    folder.write("random.bin", &folder::random(1 << 20));
    folder.write("line.txt", &b"a line that does not end ".repeat(10 * (1 << 20) / 25));
    folder.write("blanks.txt", &b" ".repeat(1 << 20));
    for name in ["digits.txt", "random.bin", "line.txt", "blanks.txt"] {
        let run = folder.run(&["extract", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        assert!(run.stdout.starts_with(HEADER), "{name}");
        assert!(run.stderr.lines().count() <= 1 && !run.stderr.contains("panic"), "{name}: {}", run.stderr);
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_done() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    fs::create_dir(folder.path("sub")).unwrap();
    let run = folder.run(&["extract", "missing.txt", "sub", "a.txt"]);
    assert_eq!((run.code, &*run.stdout), (1, HEADER));
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{run:?}");
    assert!(lines[0].starts_with("missing.txt: cannot be read: "), "{run:?}");
    assert!(lines[1].starts_with("sub: cannot be read: ") && lines[1].contains("directory"), "{run:?}");
}

#[test]
fn where_nothing_could_be_read_nothing_is_written() {
    let folder = Folder::new();
    let run = folder.run(&["extract", "missing.txt"]);
    assert_eq!((run.code, &*run.stdout), (1, ""));
    folder.write("claims.csv", OLD_TABLE.as_bytes());
    assert_eq!(folder.run(&["extract", "missing.txt", "-o", "claims.csv", "--force"]).code, 1);
    assert_eq!(folder.read("claims.csv"), OLD_TABLE);
    assert_eq!(folder.names(), ["claims.csv"]);
}

#[test]
fn output_takes_its_place_when_it_is_whole() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    folder.write("claims.csv", OLD_TABLE.as_bytes());
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.csv", "--force"]), (0, "", ""));
    assert_eq!(folder.read("claims.csv"), HEADER);
    // A name without a folder, a new file, and nothing left beside it.
    assert_eq!(folder.run(&["extract", "a.txt", "missing.txt", "--output=new.csv"]).code, 1);
    assert_eq!(folder.read("new.csv"), HEADER);
    assert_eq!(folder.names(), ["a.txt", "claims.csv", "new.csv"]);
    // `-` is standard output here too.
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "-"]), (0, HEADER, ""));
}

#[test]
fn a_run_that_is_stopped_leaves_the_old_file() {
    let folder = Folder::new();
    folder.write("claims.csv", OLD_TABLE.as_bytes());
    let mut child = folder.command(&["extract", "-o", "claims.csv", "--force"]).stdin(Stdio::piped()).spawn().unwrap();
    // It waits for its input.
    std::thread::sleep(std::time::Duration::from_millis(100));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.read("claims.csv"), OLD_TABLE);
}

#[test]
fn outputs_that_cannot_be() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    fs::create_dir(folder.path("sub")).unwrap();
    for (output, message) in
        [("none/claims.csv", "there is no folder none"), ("sub", "sub is a folder"), ("", "a value is required")]
    {
        let run = folder.run(&["extract", "a.txt", "-o", output]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{output}");
        assert!(run.stderr.contains(message), "{run:?}");
    }
    folder.write("kept.csv", OLD_TABLE.as_bytes());
    let mut permissions = fs::metadata(folder.path("kept.csv")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("kept.csv"), permissions).unwrap();
    let run = folder.run(&["extract", "a.txt", "-o", "kept.csv", "--force"]);
    assert_eq!((run.code, &*run.stderr), (1, "kept.csv: cannot be written: it is read-only\n"));
    assert_eq!(folder.read("kept.csv"), OLD_TABLE);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    folder.write("a.txt", b"Nothing.");
    folder.write("claims.csv", OLD_TABLE.as_bytes());
    fs::set_permissions(folder.path("claims.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("claims.csv", folder.path("link.csv")).unwrap();
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "link.csv", "--force"]).code, 0);
    assert!(fs::symlink_metadata(folder.path("link.csv")).unwrap().is_symlink());
    assert_eq!(folder.read("claims.csv"), HEADER);
    assert_eq!(mode("claims.csv"), 0o640);
    // A new file has what any new file has.
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "new.csv"]).code, 0);
    assert_eq!(mode("new.csv"), mode("a.txt"));
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_written_to_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "/dev/null"]), (0, "", ""));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let run = folder.run(&["extract", "a.txt", "-o", "/dev/full"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.starts_with("/dev/full: cannot be written: "), "{run:?}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for args in [&["extract", "a.txt"][..], &["--help"], &["lexicon", "list"], &["explain", "12 died."]] {
        let mut child = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let code = child.wait().unwrap().code();
        assert_eq!(code, Some(0), "{args:?}: {stderr}");
        assert!(!stderr.contains("panic") && !stderr.contains("pipe"), "{args:?}: {stderr}");
    }
}

#[test]
fn formats_by_option_and_by_ending() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    let tsv = HEADER.replace(',', "\t");
    for (format, expected) in [("csv", HEADER), ("tsv", &*tsv), ("ndjson", ""), ("json", "[]\n")] {
        assert_eq!(folder.run(&["extract", "a.txt", "--format", format]), (0, expected, ""), "{format}");
        let file = format!("claims.{format}");
        assert_eq!(folder.run(&["extract", "a.txt", "-o", &file]).code, 0);
        assert_eq!(folder.read(&file), expected, "{file}");
    }
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "other.json", "--format", "csv"]).code, 0);
    assert_eq!(folder.read("other.json"), HEADER);
    assert_eq!(folder.run(&["extract", "a.txt", "--format", "xml"]).code, 2);
}

#[test]
fn columns_as_asked_for() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    let all = format!("{},rule,date_from,date_to,country,persons,vague_policy\n", HEADER.trim_end());
    for (columns, expected) in [("default", HEADER), ("all", &*all), ("number,id", "number,id\n"), ("id", "id\n")] {
        assert_eq!(folder.run(&["extract", "a.txt", "--columns", columns]), (0, expected, ""), "{columns}");
    }
    let run = folder.run(&["extract", "a.txt", "--columns", "id,toll"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("\"toll\"") && run.stderr.contains("document, id, event"), "{run:?}");
}

#[test]
fn wrong_usage_is_code_2() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    folder.write("words.toml", b"this is = not [ toml");
    for (args, message) in [
        (&["extract", "a.txt", "--event", "married"][..], "there is no event \"married\""),
        (&["extract", "a.txt", "--only", "some"], "--only"),
        (&["extract", "a.txt", "--from", "xls"], "--from"),
        (&["extract", "a.txt", "--what"], "--what"),
        (&["explain", "text", "--file", "a.txt"], "--file"),
        (&["no-such-command"], "no-such-command"),
    ] {
        let run = folder.run(args);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{run:?}");
        assert!(run.stderr.contains(message), "{args:?}: {run:?}");
    }
}

#[test]
fn json_lines_one_document_each() {
    let folder = Folder::new();
    let lines = "\u{feff}{\"id\": 1, \"text\": \"None.\"}\r\n\n{\"text\": \"None.\"}";
    folder.write("feed.jsonl", lines.as_bytes());
    assert_eq!(folder.run(&["extract", "feed.jsonl"]), (0, HEADER, ""));
    assert_eq!(folder.run_with(&["extract", "--from", "jsonl"], lines.as_bytes()), (0, HEADER, ""));
    let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("utf16.ndjson", &utf16);
    assert_eq!(folder.run(&["extract", "utf16.ndjson"]), (0, HEADER, ""));
    folder.write("other.jsonl", b"{\"url\": \"x\", \"body\": \"None.\"}\n");
    assert_eq!(folder.run(&["extract", "other.jsonl", "--text-field", "body", "--id-field", "url"]), (0, HEADER, ""));
}

#[test]
fn records_that_are_wrong_are_named_and_the_rest_done() {
    let folder = Folder::new();
    let lines: &[u8] = b"{\"id\": 1, \"text\": \"None.\"}\n{oops\n{\"id\": 3}\n{\"text\": null}\n[1]\n\
        {\"text\": \"a\", \"id\": [7]}\n{\"text\": \"caf\xE9\"}\n{\"text\": 4";
    folder.write("feed.jsonl", lines);
    let run = folder.run(&["extract", "feed.jsonl"]);
    assert_eq!((run.code, &*run.stdout), (1, HEADER));
    let expected = [
        "feed.jsonl:2: expected a JSON object: key must be a string at column 2",
        "feed.jsonl:3: expected a string in field \"text\", found no such field",
        "feed.jsonl:4: expected a string in field \"text\", found null",
        "feed.jsonl:5: expected a JSON object, found \"[1]\"",
        "feed.jsonl:6: expected a string or a number in field \"id\", found an array",
        "feed.jsonl:7: not valid UTF-8 at byte 13; read with replacement characters",
        "feed.jsonl:8: expected a JSON object: EOF while parsing an object at column 10",
    ];
    assert_eq!(run.stderr.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn explain_reads_words_files_and_streams() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    let nothing = (0, "", "no claims found\n");
    assert_eq!(folder.run(&["explain", "Nothing", "here."]), nothing);
    assert_eq!(folder.run(&["explain", "--file", "a.txt"]), nothing);
    assert_eq!(folder.run_with(&["explain"], b"Nothing."), nothing);
    assert_eq!(folder.run(&["explain", "--file", "missing.txt"]).code, 1);
}

#[test]
fn help_and_version_say_what_is_needed() {
    let folder = Folder::new();
    let run = folder.run(&["--version"]);
    assert_eq!(run, (0, concat!("factx ", env!("CARGO_PKG_VERSION"), "\n"), ""));
    for command in [&["extract"][..], &["explain"], &["lexicon"], &["lexicon", "list"], &["lexicon", "check"]] {
        let args: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let run = folder.run(&args);
        assert_eq!((run.code, &*run.stderr), (0, ""), "{command:?}");
        let example = format!("Examples:\n  factx {}", command.join(" "));
        assert!(run.stdout.contains(&example), "{command:?}: {}", run.stdout);
    }
    assert!(folder.run(&["extract", "--help"]).stdout.contains("Exit codes:"));
    assert_eq!(folder.run(&[]).code, 2);
}

#[test]
fn many_files_are_read_one_after_another() {
    let folder = Folder::new();
    folder.write("a.txt", b"The storm killed 12 people.");
    let mut args = vec!["extract", "--columns", "id,number"];
    args.resize(2003, "a.txt");
    let rows = "1,12\n".repeat(2000);
    assert_eq!(folder.run(&args), (0, &*format!("id,number\n{rows}"), ""));
}
