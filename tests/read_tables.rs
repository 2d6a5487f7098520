//! CSV and TSV with a text column: rows as documents, and what is wrong with a table.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use folder::Folder;

const COLUMNS: [&str; 3] = ["extract", "--columns", "document,number"];

#[test]
fn a_row_is_a_document() {
    let folder = Folder::new();
    let table = "id,date,text\n\
                 a1,2024-03-05,\"Nine people died, and\n\"\"ten\"\" fled on Monday.\"\n\
                 ,,Eight people died.\n\
                 a3,,\n";
    let rows = "document,number\na1,Nine\na1,ten\na.csv:4,Eight\n";
    folder.write("a.csv", table.as_bytes());
    assert_eq!(folder.run(&[&COLUMNS[..], &["a.csv"]].concat()), (0, rows, ""));
    // As spreadsheets write it, and with other ends of lines.
    let semicolons = format!(
        "\u{feff}{}",
        table.replace("id,date,text", "id;date;text").replace("a1,2024-03-05,", "a1;2024-03-05;")
    );
    let semicolons = semicolons.replace("\n,,", "\n;;").replace("a3,,", "a3;;").replace('\n', "\r\n");
    folder.write("a.csv", semicolons.as_bytes());
    assert_eq!(folder.run(&[&COLUMNS[..], &["a.csv"]].concat()), (0, rows, ""));
    let run = folder.run(&["extract", "--columns", "document,date_from", "a.csv"]);
    assert_eq!(run, (0, "document,date_from\na1,2024-03-04\na1,2024-03-04\na.csv:4,\n", ""));
}

#[test]
fn columns_of_any_name() {
    let folder = Folder::new();
    folder.write(
        "a.tsv",
        b"url\tbody\twhen\nu1\tNine people died on Monday, \"she said.\t2024-03-05T10:00\nu2\tTen.\tsoon\n",
    );
    let args = ["a.tsv", "--text-field", "body", "--id-field", "url", "--date-field", "when"];
    let run = folder.run(&[&["extract", "--columns", "document,number,date_from"][..], &args].concat());
    let note = "a.tsv:3: expected a date as YYYY-MM-DD, found \"soon\"; read without\n";
    assert_eq!(run, (0, "document,number,date_from\nu1,Nine,2024-03-04\nu2,Ten,\n", note));
    // A spreadsheet would take the name of a record of standard input for a formula.
    let run =
        folder.run_with(&["extract", "--from", "csv", "--columns", "document,number"], b"text\nNine people died.\n");
    assert_eq!(run, (0, "document,number\n'-:2,Nine\n", ""));
}

#[test]
fn a_column_that_is_not_there_is_named_with_those_that_are() {
    let folder = Folder::new();
    folder.write("a.csv", b"url,Body\nu1,Nine people died.\n");
    folder.write("b.csv", b"");
    let run = folder.run(&[&COLUMNS[..], &["a.csv", "b.csv"]].concat());
    let message = "a.csv:1: expected a column \"text\", found url, Body; --text-field names another\n";
    assert_eq!((run.code, &*run.stderr), (1, message));
}

#[test]
fn rows_that_are_wrong_are_named_and_the_rest_done() {
    let folder = Folder::new();
    folder.write(
        "a.csv",
        b"id,text\n1,Nine people died.\n2\n3,Ten,people died.\n4,\"Eight\npeople\" died.\n5,Seven people died.\n",
    );
    let run = folder.run(&[&COLUMNS[..], &["a.csv"]].concat());
    let messages =
        "a.csv:3: expected 2 cells as in the header, found 1\na.csv:4: expected 2 cells as in the header, found 3\n";
    assert_eq!(run, (1, "document,number\n1,Nine\n4,Eight\n5,Seven\n", messages));

    folder.write("b.csv", b"id,text\n1,Nine people died.\n2,\"Ten people died.\n3,Eight people died.\n");
    let run = folder.run(&[&COLUMNS[..], &["b.csv"]].concat());
    assert_eq!(run, (1, "document,number\n1,Nine\n", "b.csv:3: a quote is not closed\n"));

    let long = format!("id,text\n1,Nine people died.\n2,\"{}\"\n3,Ten people died.\n", "a ".repeat(2_000));
    folder.write("c.csv", long.as_bytes());
    let run = folder.run(&[&COLUMNS[..], &["--max-record", "1K", "c.csv"]].concat());
    let message = "c.csv:3: the record has more than 1024 bytes; --max-record sets the limit\n";
    assert_eq!(run, (1, "document,number\n1,Nine\n3,Ten\n", message));
    folder.write("c.csv", long.replace("a ", &"a ".repeat(100)).as_bytes());
    let run = folder.run(&[&COLUMNS[..], &["--max-record", "1K", "c.csv"]].concat());
    assert_eq!((run.code, &*run.stdout), (1, "document,number\n1,Nine\n"));
    let message = "c.csv:3: the record has more than 1024 bytes; --max-record sets the limit; the rest is not read: a quote \
                   may not be closed\n";
    assert_eq!(run.stderr, message);
}

#[test]
fn tables_in_other_encodings_of_any_length_on_any_number_of_threads() {
    let folder = Folder::new();
    folder.write("a.csv", b"id,text\nS\xE9ville,Nine people died in Orl\xE9ans.\n");
    let run = folder.run(&[&COLUMNS[..], &["a.csv"]].concat());
    assert_eq!(run, (0, "document,number\nSéville,Nine\n", "a.csv: not UTF-8, read as windows-1252 (a guess)\n"));

    let run = folder.run(&[&COLUMNS[..], &["a.csv", "--encoding", "windows-1252"]].concat());
    assert_eq!(run, (0, "document,number\nSéville,Nine\n", ""));

    let rows: String = (0..20_000).map(|n| format!("{n},\"{} people died, \n{n} fled.\"\n", n + 2)).collect();
    folder.write("b.csv", format!("id,text\n{rows}").as_bytes());
    let one = folder.run(&[&COLUMNS[..], &["--threads", "1", "b.csv"]].concat());
    assert!(one.code == 0 && one.stdout.lines().count() > 38_000, "{}", one.stderr);
    assert!(folder.run(&[&COLUMNS[..], &["--threads", "3", "b.csv"]].concat()) == one);
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    folder.write("a.csv", &folder::random(1 << 20));
    folder.write("b.csv", &[b"text\n", &folder::random(1 << 20)[..]].concat());
    for name in ["a.csv", "b.csv"] {
        let run = folder.run(&["extract", name]);
        assert!(run.code == 1 && !run.stderr.contains("panic"), "{}", &run.stderr[..run.stderr.len().min(300)]);
    }
}

#[test]
fn a_line_that_says_what_parts_the_cells_is_no_header() {
    let folder = Folder::new();
    for (head, cell) in [("sep=;", ';'), ("SEP=|", '|'), ("\"sep=,\"", ','), ("\u{feff}sep=\t", '\t'), ("sep=;\r", ';')]
    {
        let end = if head.ends_with('\r') { "\r\n" } else { "\n" };
        let table = format!("{}\nid,text{end}a,Nine people died.{end}b{end}", head).replace(',', &cell.to_string());
        folder.write("a.csv", table.as_bytes());
        let run = folder.run(&["extract", "--columns", "document,magnitude", "a.csv"]);
        let message = "a.csv:4: expected 2 cells as in the header, found 1\n";
        assert_eq!(run, (1, "document,magnitude\na,9\n", message), "{head}");
    }
}
