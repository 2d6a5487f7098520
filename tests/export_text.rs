//! Text tables as people open them: guarded cells, Excel's bytes, other delimiters; and what stands at their place already.

#[path = "cli/folder.rs"]
mod folder;

use std::fs;

use folder::{Folder, HEADER};

/// A text whose cells a spreadsheet would run, and a number that is none of them.
const FORMULAS: &[u8] =
    b"+3 civilians were killed in Karsa.\n\n- 12 people were injured, said @Mayor.\n\nIt was -5 degrees.\n";

#[test]
fn cells_that_would_run_are_guarded() {
    let folder = Folder::new();
    folder.write("=a.txt", FORMULAS);
    let extract = |args: &[&str]| {
        let run =
            folder.run(&[&["extract", "=a.txt", "--columns", "document,magnitude,number,sentence"], args].concat());
        assert_eq!((run.code, &*run.stderr), (0, ""), "{args:?}");
        run.stdout
    };
    let rows = |table: &str, delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let guarded = rows(&extract(&["--format", format]), delimiter);
        assert!(guarded.len() >= 2, "{guarded:?}");
        for row in &guarded {
            assert_eq!(row[0], "'=a.txt");
            assert!(row[1].is_empty() || row[1].parse::<f64>().is_ok(), "figures stay figures: {row:?}");
            assert!(
                row.iter().enumerate().all(|(n, cell)| n == 1 || !cell.starts_with(['=', '+', '-', '@'])),
                "{row:?}"
            );
        }
        assert!(guarded.iter().any(|row| row[3].starts_with("'- 12 people")), "{guarded:?}");
        let plain = rows(&extract(&["--format", format, "--no-guard"]), delimiter);
        assert!(plain.iter().all(|row| row[0] == "=a.txt"), "{plain:?}");
        assert!(plain.iter().any(|row| row[3].starts_with("- 12 people")), "{plain:?}");
        assert_eq!(plain.len(), guarded.len());
    }
    // JSON is for programs, which run no cell.
    assert!(extract(&["--format", "ndjson"]).lines().all(|line| line.starts_with("{\"document\":\"=a.txt\"")));
}

#[test]
fn guarded_tables_are_the_same_to_diff() {
    let folder = Folder::new();
    folder.write("=a.txt", FORMULAS);
    let outputs = [
        &["-o", "a.csv"][..],
        &["-o", "b.csv", "--no-guard"],
        &["-o", "c.csv", "--excel", "--delimiter", ";"],
        &["-o", "d.tsv", "--delimiter", "tab"],
        &["-o", "e.ndjson"],
    ];
    for output in outputs {
        assert_eq!(folder.run(&[&["extract", "=a.txt"], output].concat()), (0, "", ""));
        let run = folder.run(&["diff", "a.csv", output[1]]);
        assert_eq!((run.code, &*run.stderr), (0, ""), "{output:?}: {}", run.stdout);
    }
}

#[test]
fn excel_gets_a_mark_and_its_line_ends() {
    let folder = Folder::new();
    folder.write("a.txt", "The caf\u{e9} fire killed 12 people.".as_bytes());
    let columns = ["extract", "a.txt", "--columns", "number,sentence"];
    let table = |args: &[&str]| folder.run(&[&columns[..], args].concat());
    let expected = "\u{feff}number,sentence\r\n12,The caf\u{e9} fire killed 12 people.\r\n";
    assert_eq!(table(&["--excel"]), (0, expected, ""));
    let expected = expected.replace(',', ";");
    assert_eq!(table(&["--excel", "--delimiter", ";"]), (0, &*expected, ""));
    assert_eq!(table(&["--delimiter", "|"]), (0, "number|sentence\n12|The caf\u{e9} fire killed 12 people.\n", ""));
}

#[test]
fn options_of_text_tables_need_one() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for (args, message) in [
        (&["--format", "json", "--excel"][..], "--excel: it is of text tables"),
        (&["--format", "ndjson", "--delimiter", ";"], "--delimiter: it is of text tables"),
        (&["--format", "json", "--no-guard"], "--no-guard: it is of what spreadsheets open"),
        (&["--delimiter", "x"], "expected one of , ; | : ^ ~ or `tab`"),
        (&["--delimiter", "\""], "expected one of"),
        (&["--excel", "--no-guard"], "cannot be used with"),
    ] {
        let run = folder.run(&[&["extract", "a.txt"], args].concat());
        assert_eq!((run.code, &*run.stdout), (2, ""), "{run:?}");
        assert!(run.stderr.contains(message), "{args:?}: {run:?}");
    }
}

#[test]
fn hashtags_and_packages() {
    let folder = Folder::new();
    folder.write("a.txt", b"The storm killed 12 people.");
    let run = folder.run(&["extract", "a.txt", "--hxl", "--columns", "event,magnitude"]);
    assert_eq!(run, (0, "event,magnitude\n#event+type,#affected+num\nkilled,12\n", ""));
    assert_eq!(folder.run(&["extract", "a.txt", "--hxl", "-o", "hxl.tsv"]), (0, "", ""));
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.csv", "--datapackage"]), (0, "", ""));
    assert_eq!(folder.run(&["diff", "hxl.tsv", "claims.csv"]).code, 0, "hashtags are no claim");
    let package: serde_json::Value = serde_json::from_str(&folder.read("datapackage.json")).unwrap();
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names.join(",") + "\n", HEADER);
    assert_eq!(package["resources"][0]["schema"]["primaryKey"], serde_json::json!(["document", "id"]));
    // Other tables are added to it, the same one takes its own place, and what somebody wrote stays.
    folder.write(
        "datapackage.json",
        folder.read("datapackage.json").replacen('{', "{\"title\": \"Ours\",", 1).as_bytes(),
    );
    for args in [&["claims.tsv"][..], &["claims.csv", "--force", "--columns", "event"], &["other.csv"]] {
        assert_eq!(folder.run(&[&["extract", "a.txt", "--datapackage", "-o"], args].concat()), (0, "", ""));
    }
    let package: serde_json::Value = serde_json::from_str(&folder.read("datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap().iter();
    let tables: Vec<_> = resources
        .map(|table| {
            let count = table["schema"]["fields"].as_array().unwrap().len();
            (table["path"].as_str().unwrap(), table["name"].as_str().unwrap(), count)
        })
        .collect();
    assert_eq!(tables, [("claims.csv", "claims", 1), ("claims.tsv", "claims.tsv", 23), ("other.csv", "other", 23)]);
    assert_eq!((&package["title"], &package["name"]), (&"Ours".into(), &"claims".into()));
    folder.write("datapackage.json", b"[1]");
    let last = ["extract", "a.txt", "-o", "last.csv", "--datapackage"];
    let run = folder.run(&last);
    assert!(run.code == 2 && run.stderr.contains("datapackage.json is there, and describes no tables"), "{run:?}");
    assert!(!folder.path("last.csv").exists());
    assert_eq!(folder.run(&[&last[..], &["--force"]].concat()), (0, "", ""));
    for (args, message) in [
        (&["--hxl", "--excel"][..], "cannot be used with"),
        (&["--hxl", "--format", "xlsx"], "--hxl: it is of text tables"),
        (&["--datapackage"], "--output"),
        (&["--datapackage", "--format", "json", "-o", "x.json"], "--datapackage: it is of text tables"),
    ] {
        let run = folder.run(&[&["extract", "a.txt"], args].concat());
        assert!(run.code == 2 && run.stderr.contains(message), "{args:?}: {run:?}");
    }
}

#[test]
fn what_is_there_is_replaced_only_where_that_is_asked_for() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for file in ["claims.csv", "claims.tsv", "claims.ndjson", "claims.json", "claims.jsonld", "claims.xlsx", "claims"] {
        // An empty file is nobody's work.
        folder.write(file, b"");
        assert_eq!(folder.run(&["extract", "a.txt", "-o", file]), (0, "", ""), "{file}");
        // Whoever wrote what is there: somebody may have worked on it since.
        for old in [&std::fs::read(folder.path(file)).unwrap()[..], b"my notes\n"] {
            if old.is_empty() {
                continue;
            }
            folder.write(file, old);
            let run = folder.run(&["extract", "a.txt", "-o", file]);
            let message = format!("error: --output: {file} is there; --force replaces it\n");
            assert_eq!(run, (2, "", &*message));
            assert_eq!(std::fs::read(folder.path(file)).unwrap(), old);
        }
        assert_eq!(folder.run(&["extract", "a.txt", "-o", file, "--force"]), (0, "", ""));
        assert_ne!(std::fs::read(folder.path(file)).unwrap(), b"my notes\n");
    }
}

#[test]
fn endings_that_say_no_format_are_no_csv() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for file in ["claims.xls", "claims.txt", "claims.csv.gz", "claims.2024"] {
        let run = folder.run(&["extract", "a.txt", "-o", file]);
        assert_eq!((run.code, folder.path(file).exists()), (2, false), "{run:?}");
        assert!(run.stderr.contains(" says no format, as .csv .tsv .tab .ndjson .jsonl .json .xlsx "), "{run:?}");
        for format in ["csv", "table"] {
            let args = ["extract", "a.txt", "-o", file, "--format", format, "--force"];
            assert_eq!(folder.run(&args), (0, "", ""));
        }
    }
}

/// Names that somebody gave to documents, and that no table must change.
#[test]
fn odd_names_are_the_same_in_all_formats() {
    let folder = Folder::new();
    let names = [
        "a\u{1}b",
        "a\r\nb",
        "a\tb",
        " a",
        "a  b",
        "\u{1}=x",
        "\t=x",
        "=x",
        "'=x",
        "''=x",
        "'\t=x",
        "'a",
        "\0z",
        "a\u{85}b",
        "\u{feff}q",
        "\r",
        "",
        " ",
        "\u{1b}[31mred",
        "\u{200b}=1",
    ];
    let records = names.iter().map(|name| serde_json::json!({ "id": name, "text": "Nine people died." }).to_string());
    folder.write("a.jsonl", records.collect::<Vec<_>>().join("\n").as_bytes());
    let outputs = ["o.csv", "o.tsv", "o.ndjson", "o.json"];
    for output in outputs {
        assert_eq!(folder.run(&["extract", "a.jsonl", "-o", output, "--text-out", output[2..].trim()]), (0, "", ""));
    }
    assert_eq!(folder.run(&["extract", "a.jsonl", "-o", "plain.csv", "--no-guard"]), (0, "", ""));
    for other in ["o.tsv", "o.ndjson", "o.json", "plain.csv"] {
        assert_eq!(folder.run(&["diff", "o.csv", other]).code, 0, "{other}");
    }
    // What the index of the texts calls them is what the rows do.
    let table = |file: &str, delimiter| {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(folder.path(file)).unwrap();
        reader.records().map(|row| row.unwrap()[0].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(table("csv/documents.tsv", b'\t'), table("o.csv", b','));
    assert_eq!(table("tsv/documents.tsv", b'\t'), table("o.tsv", b'\t'));
    // One without a name is called by its line.
    let called = names.map(|name| if name.is_empty() { "a.jsonl:17" } else { name });
    assert_eq!(table("ndjson/documents.tsv", b'\t'), called);
}

#[test]
fn an_input_is_never_the_output() {
    let folder = Folder::new();
    folder.write("a.txt", b"Twelve people died.");
    folder.write("b.txt", b"Nothing.");
    fs::create_dir(folder.path("sub")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.txt", folder.path("link.txt")).unwrap();
    #[cfg(unix)]
    fs::hard_link(folder.path("a.txt"), folder.path("hard.txt")).unwrap();
    let mut names = vec!["a.txt", "./a.txt", "sub/../a.txt"];
    names.extend(if cfg!(unix) { &["link.txt", "hard.txt"][..] } else { &[] });
    for output in names {
        for force in [&[][..], &["--force"]] {
            let run = folder.run(&[&["extract", "b.txt", "a.txt", "--format", "csv", "-o", output], force].concat());
            assert_eq!((run.code, &*run.stdout), (2, ""), "{output}");
            assert!(run.stderr.contains("is also an input"), "{run:?}");
        }
    }
    assert_eq!(folder.read("a.txt"), "Twelve people died.");
}

#[cfg(not(all(feature = "parquet", feature = "sqlite")))]
#[test]
fn formats_that_this_build_lacks_say_how_to_have_them() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for (format, here) in [("parquet", cfg!(feature = "parquet")), ("sqlite", cfg!(feature = "sqlite"))] {
        let run = folder.run(&["extract", "a.txt", "-o", &format!("claims.{format}")]);
        let message =
            format!("--format {format}: this factx does not write it; `cargo install --path . --features {format}`");
        assert!(here || run.code == 2 && run.stderr.contains(&message), "{run:?}");
    }
}
