//! Workbooks, read back with another reader.

#[path = "cli/folder.rs"]
mod folder;

use std::collections::HashMap;

use calamine::{Data, Reader, Xlsx, open_workbook};
use folder::{Folder, HEADER};

const FLOOD: &[u8] = b"Floods in Karsa killed at least 45 people, including 12 children, forced about\n\
    3,000 families from their homes and did $5.3bn in damage, the United Nations said.\n\n\
    - Another 5 people were killed in Velgrad, and 0.25 percent of the town was flooded.\n\n\
    Dozens were injured. No one was arrested.\n";

type Sheet = Vec<Vec<Data>>;

fn sheet(folder: &Folder, file: &str, name: &str) -> Sheet {
    let mut workbook: Xlsx<_> = open_workbook(folder.path(file)).unwrap();
    assert_eq!(workbook.sheet_names(), ["claims", "sums", "columns"]);
    workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn claims_have_typed_cells() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    for output in ["claims.xlsx", "claims.ndjson"] {
        assert_eq!(
            folder.run(&["extract", "a.txt", "--columns", "all", "--date", "2024-03-14", "-o", output]),
            (0, "", "")
        );
    }
    let sheet = sheet(&folder, "claims.xlsx", "claims");
    let head: Vec<String> = sheet[0].iter().map(Data::to_string).collect();
    assert!(head.join(",").starts_with(HEADER.trim_end()), "{head:?}");
    let claims = folder.read("claims.ndjson");
    let claims: Vec<HashMap<String, serde_json::Value>> =
        claims.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(sheet.len(), claims.len() + 1);
    for (row, claim) in sheet[1..].iter().zip(&claims) {
        for (name, cell) in head.iter().zip(row) {
            match (&claim[name], cell) {
                (serde_json::Value::Null, Data::Empty) => {}
                (serde_json::Value::Array(list), Data::Empty) if list.is_empty() => {}
                (serde_json::Value::Number(number), Data::Float(cell)) => assert_eq!(number.as_f64(), Some(*cell)),
                (serde_json::Value::String(day), Data::DateTime(cell)) if name.starts_with("date_") => {
                    assert_eq!(&cell.to_ymd_hms_milli().0, &day[..4].parse::<u16>().unwrap());
                }
                (serde_json::Value::String(text), Data::String(cell)) => {
                    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                    let expected = if text.starts_with('-') { format!("'{text}") } else { text };
                    assert_eq!(*cell, expected);
                }
                (serde_json::Value::Array(list), Data::String(cell)) => {
                    assert_eq!(list.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>().join(";"), *cell);
                }
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn sums_count_nothing_twice() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.xlsx", "--columns", "number"]), (0, "", ""));
    let sums = sheet(&folder, "claims.xlsx", "sums");
    let text = |row: usize| sums[row].iter().map(Data::to_string).collect::<Vec<_>>().join("|");
    assert_eq!(text(0), "event|unit|claims|sum|low|high|without a figure|totals|largest total|persons in households");
    let rows: Vec<String> = (1..sums.len()).map(text).take_while(|row| !row.starts_with('|')).collect();
    assert_eq!(
        rows,
        [
            "injured|person|1||24|99|1|0||",
            "killed|person|2|50|50||0|0||",
            "displaced|household|1|3000|||0|0||",
            "loss|USD|1|5300000000|5300000000|5300000000|0|0||"
        ],
        "{sums:?}"
    );
    let columns = sheet(&folder, "claims.xlsx", "columns");
    assert_eq!(columns[1][..2], [Data::String("number".into()), Data::String("text".into())]);
}

#[test]
fn numbers_that_a_double_cannot_hold_stay_text() {
    let folder = Folder::new();
    folder.write("a.txt", b"It cost 1,234,567,890,123,456,789 dollars and 123,456,789,012,345 dollars.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.xlsx", "--columns", "magnitude"]), (0, "", ""));
    let sheet = sheet(&folder, "claims.xlsx", "claims");
    assert_eq!(
        sheet[1..],
        [vec![Data::String("1234567890123456789".into())], vec![Data::Float(123_456_789_012_345.0)]]
    );
}

#[test]
fn odd_text_and_long_text_open() {
    let folder = Folder::new();
    let record = serde_json::json!({ "id": format!("=a\u{1}<&\u{b}\u{fffe} {}", "long ".repeat(8000)), "text": "12 people died." });
    folder.write("a.jsonl", record.to_string().as_bytes());
    let args = ["extract", "a.jsonl", "-o", "claims.xlsx", "--columns", "document,sentence"];
    let cut = "claims.xlsx: some texts are longer than a cell of a workbook, and are cut; csv has them whole\n";
    assert_eq!(folder.run(&args), (0, "", cut));
    let document = || sheet(&folder, "claims.xlsx", "claims")[1][0].to_string();
    assert!(document().starts_with("'=a"), "{:?}", document());
    assert_eq!(document().chars().count(), 32_767);
    assert!(document().ends_with('\u{2026}'));
    assert_eq!(folder.run(&[&args[..], &["--no-guard", "--force"]].concat()), (0, "", cut));
    assert!(document().starts_with("=a"), "{:?}", document());
}

#[test]
fn without_claims_and_on_standard_output() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.xlsx"]), (0, "", ""));
    assert_eq!(sheet(&folder, "claims.xlsx", "claims").len(), 1);
    let output = folder.command(&["extract", "a.txt", "--format", "xlsx"]).output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"PK"), "{output:?}");
}

#[test]
fn the_same_on_any_number_of_threads() {
    let folder = Folder::new();
    folder.write("a.txt", &FLOOD.repeat(2000));
    for threads in ["1", "3"] {
        let output = format!("{threads}.xlsx");
        assert_eq!(folder.run(&["extract", "a.txt", "--threads", threads, "-o", &output]), (0, "", ""));
    }
    for name in ["claims", "sums"] {
        assert_eq!(sheet(&folder, "1.xlsx", name), sheet(&folder, "3.xlsx", name));
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    if cfg!(target_os = "linux") {
        let run = folder.run(&["extract", "a.txt", "--format", "xlsx", "-o", "/dev/full"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.stderr.starts_with("/dev/full: cannot be written: "), "{run:?}");
    }
}

/// More rows than a sheet holds.
#[test]
fn too_many_rows_are_named_and_nothing_is_lost() {
    let folder = Folder::new();
    let line = "Storms killed 12 people, 13 people, 14 people, 15 people and 16 people in Karsa.\n\n";
    folder.write("a.txt", line.repeat(220_000).as_bytes());
    folder.write("b.txt", b"12 people died.");
    assert_eq!(folder.run(&["extract", "b.txt", "-o", "claims.xlsx"]), (0, "", ""));
    let old = std::fs::read(folder.path("claims.xlsx")).unwrap();
    let run = folder.run(&["extract", "a.txt", "-o", "claims.xlsx", "--force"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("holds 1048576 rows, and there are more"), "{run:?}");
    assert_eq!(std::fs::read(folder.path("claims.xlsx")).unwrap(), old);
}
