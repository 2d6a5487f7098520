//! The real binary with rows: the whole way from a file to a table. These need claims to be found.

#[path = "cli/folder.rs"]
mod folder;

use folder::{Folder, HEADER};

const STORM: &[u8] = b"The storm killed 12 people.";

#[test]
fn a_claim_is_a_row() {
    let folder = Folder::new();
    folder.write("a.txt", STORM);
    let run = folder.run(&["extract", "a.txt"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    let row = run.stdout.strip_prefix(HEADER).expect("the header comes first");
    assert!(row.starts_with("a.txt,1,killed,killed,exactly,12,12,12,person,"), "{row}");
    let confidence = row.trim_end().rsplit_once(",17,19,12,The storm killed 12 people.,").expect("the row's end").1;
    assert!(["high", "medium", "low"].contains(&confidence), "{row}");
}

#[test]
fn documents_are_named_by_file_record_or_line() {
    let folder = Folder::new();
    folder.write("a.txt", STORM);
    folder.write(
        "feed.jsonl",
        b"{\"id\": \"x1\", \"text\": \"The storm killed 12 people.\"}\n{\"text\": \"The storm killed 12 people.\"}\n",
    );
    let run = folder.run(&["extract", "--columns", "document,id,number", "a.txt", "feed.jsonl"]);
    assert_eq!(run, (0, "document,id,number\na.txt,1,12\nx1,1,12\nfeed.jsonl:2,1,12\n", ""));
    let run = folder.run_with(&["extract", "--columns", "document,number"], STORM);
    assert_eq!(run, (0, "document,number\n-,12\n", ""));
}

#[test]
fn encodings_give_the_same_rows() {
    let folder = Folder::new();
    let text = "In Čačak the storm killed 12 people.\r\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    folder.write("8.txt", text.as_bytes());
    folder.write("mark.txt", format!("\u{feff}{text}").as_bytes());
    folder.write("le.txt", &utf16(u16::to_le_bytes));
    folder.write("be.txt", &utf16(u16::to_be_bytes));
    let run = folder.run(&["extract", "--columns", "start,end,number", "8.txt", "mark.txt", "le.txt", "be.txt"]);
    assert_eq!(run, (0, &*format!("start,end,number\n{}", "26,28,12\n".repeat(4)), ""));
}

#[test]
fn json_has_typed_values() {
    let folder = Folder::new();
    folder.write("a.txt", STORM);
    for format in ["json", "ndjson"] {
        let run = folder.run(&["extract", "a.txt", "--format", format]);
        let value: serde_json::Value = serde_json::from_str(&run.stdout).expect("valid JSON");
        let claim = if format == "json" { &value[0] } else { &value };
        assert_eq!(claim["document"], "a.txt");
        assert_eq!(claim["magnitude"], 12);
        assert_eq!(claim["parent"], serde_json::Value::Null);
        assert!(claim["groups"].is_array());
    }
}

#[test]
fn filters_leave_ids_alone() {
    let folder = Folder::new();
    folder.write("a.txt", b"The storm killed 12 people. It injured 30 people.");
    let rows = |args: &[&str]| {
        let all: Vec<&str> = ["extract", "a.txt", "--columns", "id,number"].iter().chain(args).copied().collect();
        folder.run(&all)
    };
    assert_eq!(rows(&["--event", "injured"]), (0, "id,number\n2,30\n", ""));
    assert_eq!(rows(&["--event", "injured,killed"]), (0, "id,number\n1,12\n2,30\n", ""));
    assert_eq!(rows(&["--only", "impact"]), (0, "id,number\n1,12\n2,30\n", ""));
    assert_eq!(rows(&["--only", "statistics"]), (0, "id,number\n", ""));
}

#[test]
fn one_bad_record_costs_no_rows() {
    let folder = Folder::new();
    folder.write("feed.jsonl", b"oops\n{\"id\": \"b\", \"text\": \"The storm killed 12 people.\"}\n");
    let run = folder.run(&["extract", "feed.jsonl", "--columns", "document,number", "-o", "claims.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.starts_with("feed.jsonl:1: "), "{run:?}");
    assert_eq!(folder.read("claims.csv"), "document,number\nb,12\n");
}

#[test]
fn explain_marks_the_number() {
    let folder = Folder::new();
    let run = folder.run(&["explain", "The storm killed 12 people."]);
    assert_eq!(run.code, 0);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[0], "   The storm killed 12 people.");
    assert_eq!(lines[1].find("^^"), lines[0].find("12"), "{}", run.stdout);
    assert!(run.stdout.contains("event=killed") && run.stdout.contains("rule="), "{}", run.stdout);
    // Not a terminal: no colours.
    assert!(!run.stdout.contains('\u{1b}'));
}
