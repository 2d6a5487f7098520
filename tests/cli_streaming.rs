//! Large inputs: the same rows on any number of threads, in order, in bounded pieces; what stops a run.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use folder::{Folder, Run};

/// An article in which later sentences lean on earlier ones: a speaker, a total and its part, an event that is left out.
fn article(n: usize) -> String {
    let (dead, hurt) = (n % 90 + 10, n % 70 + 20);
    format!(
        "KARVAS, 3 March 2024 - Mayor Ilse Brandt said {dead} people were killed in the landslide.\n\
         Of them, {} were children. Another {hurt} were hurt. \u{201c}We lost 14 houses,\u{201d} she said.\n\n",
        n % 9 + 1
    )
}

fn articles(count: usize) -> String {
    (0..count).map(article).collect()
}

#[test]
fn a_long_text_gives_the_same_rows_on_any_number_of_threads() {
    let folder = Folder::new();
    let text = articles(4000);
    folder.write("long.txt", text.as_bytes());
    folder.write("short.txt", article(7).as_bytes());
    let run = |threads: &str| {
        let all =
            ["extract", "--threads", threads, "--columns", "all", "short.txt", "long.txt", "none.txt", "short.txt"];
        folder.run(&all)
    };
    let one = run("1");
    assert_eq!(one.code, 1);
    assert!(one.stderr.starts_with("none.txt: "), "{}", one.stderr);
    assert!(one.stdout.lines().count() > 16_000);
    for threads in ["2", "3", "8"] {
        assert!(run(threads) == one, "{threads} threads");
    }
    // What the library gives for the whole text, which it has at hand.
    let claims = factx::Extractor::new();
    let claims = claims.extract(&text);
    let rows = folder.run(&["extract", "--format", "ndjson", "--threads", "2", "long.txt"]);
    let rows: Vec<serde_json::Value> = rows.stdout.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert_eq!(rows.len(), claims.len());
    for (row, claim) in rows.iter().zip(&claims) {
        let found = [&row["id"], &row["parent"], &row["start"], &row["end"]].map(serde_json::Value::as_u64);
        let parent = claim.parent.map(u64::from);
        assert_eq!(found, [Some(claim.id.into()), parent, Some(claim.start), Some(claim.end)]);
        assert_eq!((row["event"].as_str(), row["attribution"].as_str()), (claim.event, claim.attribution));
    }
    let characters: Vec<char> = text.chars().collect();
    let last = claims.last().expect("there are claims");
    assert_eq!(characters[last.start as usize..last.end as usize].iter().collect::<String>(), last.number);
}

#[test]
fn the_day_of_a_long_text_holds_to_its_end() {
    let folder = Folder::new();
    let text = format!("KARVAS, 3 March 2024 - {}", "Twelve people died on Monday.\n\n".repeat(9000));
    folder.write("long.txt", text.as_bytes());
    for threads in ["1", "2"] {
        let run = folder.run(&["extract", "--columns", "id,date_from", "--threads", threads, "long.txt"]);
        let (mut rows, mut number) = (run.stdout.lines().skip(1), 0);
        assert!(rows.all(|row| {
            number += 1;
            row == format!("{number},2024-02-26")
        }));
        assert_eq!(number, 9000);
    }
}

#[test]
fn every_format_joins_what_the_threads_wrote() {
    let folder = Folder::new();
    folder.write("long.txt", articles(3000).as_bytes());
    let rows = |format: &str, threads: &str| {
        folder.run(&["extract", "--format", format, "--threads", threads, "long.txt"]).stdout
    };
    let lines: Vec<serde_json::Value> =
        rows("ndjson", "2").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let array: Vec<serde_json::Value> = serde_json::from_str(&rows("json", "2")).unwrap();
    assert_eq!(array, lines);
    for format in ["csv", "tsv", "json"] {
        assert!(rows(format, "3") == rows(format, "1"), "{format}");
    }
}

#[test]
fn records_of_all_sizes() {
    let folder = Folder::new();
    let line = |id: usize, text: &str| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    let lines: String = (0..20_000).map(|n| line(n, &article(n))).collect();
    folder.write("a.jsonl", lines.as_bytes());
    let one = folder.run(&["extract", "--threads", "1", "a.jsonl"]);
    assert_eq!((one.code, &*one.stderr), (0, ""));
    assert!(one.stdout.lines().count() > 80_000);
    assert!(folder.run(&["extract", "--threads", "3", "a.jsonl"]) == one);

    // A line that is longer than asked for, whether it ends within a piece or not, is named and passed over.
    for long in [2_000, 300_000] {
        let text = "9 people died. ".repeat(long / 15);
        let lines =
            [line(1, "3 people died."), line(2, &text), "{".into(), "\n".into(), line(5, "4 people died.")].concat();
        folder.write("b.jsonl", lines.as_bytes());
        for threads in ["1", "2"] {
            let options = ["extract", "--max-record", "1K", "--columns", "document,magnitude", "--threads", threads];
            let run = folder.run(&[&options[..], &["b.jsonl"]].concat());
            let expected = "b.jsonl:2: the record has more than 1024 bytes; --max-record sets the limit\n\
                            b.jsonl:3: expected a JSON object: EOF while parsing an object at column 1\n";
            assert_eq!(run, (1, "document,magnitude\n1,3\n5,4\n", expected));
        }
    }
    let run = folder.run(&["extract", "--max-record", "9X", "b.jsonl"]);
    assert!(run.code == 2 && run.stderr.contains("a whole number of bytes"), "{run:?}");
}

#[test]
fn a_text_without_breaks_is_read_in_bounded_parts() {
    let folder = Folder::new();
    folder.write("a.txt", "9 people died, ".repeat(100_000).as_bytes());
    let one = folder.run(&["extract", "--threads", "1", "a.txt"]);
    assert_eq!((one.code, &*one.stderr), (0, ""));
    assert!(one.stdout.lines().count() > 90_000);
    assert!(folder.run(&["extract", "--threads", "2", "a.txt"]) == one);
}

#[test]
fn figures_of_a_run() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nine people died. It rained.");
    let Run { code, stderr, .. } = folder.run(&["extract", "--stats", "a.txt"]);
    assert_eq!(code, 0);
    assert!(stderr.starts_with("documents 1, sentences 2, claims 1, bytes 28, seconds "), "{stderr}");
}

#[test]
fn who_reads_no_further_ends_the_run() {
    let folder = Folder::new();
    folder.write("long.txt", articles(20_000).as_bytes());
    let mut child = folder
        .command(&["extract", "--threads", "2", "long.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, folder::HEADER);
    // Standard input stays open: the run does not wait for it.
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_takes_its_half_file_with_it() {
    // Where who runs the tests ignores such signals, as `nohup` and a shell's background do, a run does so too.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    if ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 0b11 != 0) {
        return;
    }
    let folder = Folder::new();
    for signal in ["-INT", "-TERM"] {
        folder.write("claims.csv", b"id,qualifier\n");
        let mut child =
            folder.command(&["extract", "-o", "claims.csv", "--force"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(article(1).as_bytes()).unwrap();
        // The signals are handled once the file beside the target is there.
        while folder.names().len() < 2 && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        let pid = child.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(folder.names(), ["claims.csv"]);
        assert_eq!(folder.read("claims.csv"), "id,qualifier\n");
    }
}

#[test]
fn how_much_comes_at_once_changes_no_row() {
    let folder = Folder::new();
    // Letters of one to four bytes, so that pieces end within them.
    let text = articles(1200).replace("KARVAS", "K\u{c4}RV\u{20ac}S \u{1F600}");
    let lines: String = (0..1200).map(|n| format!("{}\n", serde_json::json!({"id": n, "text": article(n)}))).collect();
    for (from, input) in [("text", &text), ("jsonl", &lines)] {
        let args = ["extract", "--columns", "all", "--from", from, "--threads", "2", "-"];
        let whole = folder.run_with(&args, input.as_bytes());
        assert!(whole.code == 0 && whole.stdout.lines().count() > 4800);
        for piece in [1 << 10, 1500, 4 << 10, (16 << 10) + 1, 64 << 10, 100_000, 1 << 20] {
            assert!(folder.run_in_pieces(&args, input.as_bytes(), piece) == whole, "{from} in pieces of {piece} bytes");
        }
    }
}

#[test]
fn a_text_is_read_the_same_from_a_file_and_from_a_record() {
    let folder = Folder::new();
    let filler = |bytes: usize| "a".repeat(bytes);
    let texts = [
        // What stands where a section must be cut, for want of breaks, at its first and at later cuts.
        format!("{}{} 12,345,678 people died.{}", filler(3 << 18), filler((1 << 18) - 4), " More fled.".repeat(40_000)),
        format!("{}).5 million people died.", filler((1 << 18) - 1)),
        format!("{} 9 died.\n\nKARVAS, 3 March 2024 - Twelve people died on Monday.", filler(80_000)),
        "\u{201c}We lost 40 homes,\u{201d} Mayor Ilse Brandt said.\r\n \t\r\nAnother 12 burned.\r\n\r\n".repeat(9_000),
        "\u{20ac}5m in damage\u{2003}".repeat(50_000),
        "12 died\n".repeat(60_000),
    ];
    for (n, text) in texts.iter().enumerate() {
        folder.write("a.txt", text.as_bytes());
        folder.write("a.jsonl", serde_json::json!({"id": "a.txt", "text": text}).to_string().as_bytes());
        for threads in ["1", "2"] {
            let rows = |file: &str| folder.run(&["extract", "--columns", "all", "--threads", threads, file]);
            assert!(rows("a.txt") == rows("a.jsonl"), "text {n}, {threads} threads");
        }
    }
}

#[test]
fn lines_at_the_limit_are_read_wherever_a_piece_ends() {
    let folder = Folder::new();
    let line = |n: usize| {
        let head = format!("{{\"id\":{n},\"text\":\"7 people died. ");
        format!("{head}{}\"}}\r\n", "x".repeat(1000 - head.len() - 2))
    };
    let lines: String = (0..1000).map(line).collect();
    folder.write("a.jsonl", lines.as_bytes());
    let run = folder.run(&["extract", "--max-record", "1000", "a.jsonl"]);
    assert_eq!((run.code, &*run.stderr, run.stdout.lines().count()), (0, "", 1001));
    let run = folder.run(&["extract", "--max-record", "999", "a.jsonl"]);
    assert_eq!((run.code, run.stderr.lines().count(), run.stdout.lines().count()), (1, 1000, 0));
}

#[test]
fn wide_records_that_are_not_valid_are_named() {
    let folder = Folder::new();
    let mut wide = vec![0xFF, 0xFE];
    let units = "{\"text\": \"9 people died. X".encode_utf16().chain([0xD800]).chain("\"}\n".encode_utf16());
    wide.extend(units.flat_map(u16::to_le_bytes));
    folder.write("a.jsonl", &wide);
    let run = folder.run(&["extract", "--columns", "magnitude", "a.jsonl"]);
    let note = "a.jsonl: not valid UTF-16; read with replacement characters\n";
    assert_eq!(run, (0, "magnitude\n9\n", note));
}

#[cfg(unix)]
#[test]
fn what_opens_but_cannot_be_read_replaces_nothing() {
    let folder = Folder::new();
    folder.write("claims.csv", b"id,qualifier\n");
    for from in ["text", "jsonl"] {
        let mut command = folder.command(&["extract", "--from", from, "-o", "claims.csv", "--force"]);
        let folder_as_input = std::fs::File::open(folder.path(".")).unwrap();
        let output = command.stdin(folder_as_input).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("-: cannot be read"));
        assert_eq!(folder.read("claims.csv"), "id,qualifier\n");
    }
}
