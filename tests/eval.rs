//! `factx eval`: its figures are those of the reference scorer, its errors and tables say what is so, bad gold is named.

#[path = "cli/folder.rs"]
mod folder;

use std::fs;
use std::path::Path;
use std::process::Command;

use folder::Folder;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// `Karsa: 12 dead, 30 hurt`, with an `é` before it so that bytes and characters differ.
const TEXT: &str = "Café Karsa: 12 dead, 30 hurt.";

fn claim(event: &str, figure: u32, start: u32) -> Value {
    json!({"event": event, "qualifier": "exactly", "magnitude": figure, "low": figure, "high": figure, "unit": "person",
        "start": start, "end": start + 2})
}

/// A folder with a gold file of that text and these claims.
fn gold(claims: &[Value]) -> Folder {
    let folder = Folder::new();
    let line = json!({"id": "a", "text": TEXT, "claims": claims});
    folder.write("gold.jsonl", format!("{line}\n").as_bytes());
    folder
}

fn figures(folder: &Folder, args: &[&str]) -> Value {
    let run = folder.run(&[&["eval", "--format", "json"], args].concat());
    assert_eq!((run.code, &*run.stderr), (0, ""), "{args:?}");
    serde_json::from_str(&run.stdout).expect("it is JSON")
}

/// Every figure of the reference scorer, to the last digit; its `events` are right, wrong and missed claims here.
fn assert_same(reference: &Value, ours: &Value, of: &str) {
    for (name, expected) in reference.as_object().expect("an object") {
        if name != "events" {
            assert_eq!(ours.get(name), Some(expected), "{name} of {of}");
            continue;
        }
        let events = expected.as_object().expect("an object");
        assert_eq!(events.len(), ours["event"].as_object().expect("an object").len());
        for (event, expected) in events {
            let ours = &ours["event"][event];
            let gold = ours["right"].as_u64().unwrap() + ours["missed"].as_u64().unwrap();
            let ours = json!([ours["precision"], ours["recall"], ours["f1"], gold]);
            assert_eq!(&ours, expected, "{event} of {of}");
        }
    }
}

/// The claims, damaged in every way that the scorer tells apart, and the figures that `score_claims.py` gave for them.
#[test]
fn the_reference_scorer_gave_the_same() {
    let reference = fs::read_to_string(format!("{ROOT}/tests/eval/figures.json")).unwrap();
    let (gold, claims) = (format!("{ROOT}/tests/gold/written.jsonl"), format!("{ROOT}/tests/eval/claims.ndjson"));
    let ours = figures(&Folder::new(), &[&gold, "--claims", &claims, "--by", "event"]);
    assert_same(&serde_json::from_str(&reference).unwrap(), &ours, "the recorded claims");
}

/// The same, run anew where the reference scorer is at hand.
#[test]
fn the_reference_scorer_gives_the_same() {
    let scorer = Path::new(ROOT).join("../shared/tools/score_claims.py");
    let has_python = Command::new("python3").arg("--version").output().is_ok_and(|run| run.status.success());
    if !scorer.exists() || !has_python {
        println!("skipped: it needs python3 and {}", scorer.display());
        return;
    }
    let folder = Folder::new();
    for gold in ["tests/gold/written.jsonl", "tests/gold/samples.jsonl", "../shared/gold/dev.jsonl"] {
        let gold = Path::new(ROOT).join(gold).to_string_lossy().into_owned();
        let claims = folder.run(&["extract", "--from", "jsonl", "--format", "ndjson", &gold]).stdout;
        folder.write("claims.ndjson", claims.as_bytes());
        let mut python = Command::new("python3");
        let run = python.arg(&scorer).args([&*gold, "--json"]).arg(folder.path("claims.ndjson")).output().unwrap();
        let reference: Value = serde_json::from_slice(&run.stdout).expect("the scorer gives JSON");
        let extracted = figures(&folder, &[&gold, "--by", "event"]);
        assert_same(&reference, &extracted, &gold);
        assert_eq!(extracted, figures(&folder, &[&gold, "--by", "event", "--claims", "claims.ndjson"]), "{gold}");
    }
}

#[test]
fn every_class_of_error_is_shown() {
    let folder = gold(&[claim("killed", 12, 12), claim("injured", 30, 21)]);
    let errors = |rows: &[Value]| {
        let mut claims = String::new();
        for row in rows {
            let mut row = row.clone();
            row["document"] = json!("a");
            claims += &format!("{row}\n");
        }
        folder.write("claims.ndjson", claims.as_bytes());
        let run = folder.run(&["eval", "gold.jsonl", "--claims", "claims.ndjson", "--errors", "1"]);
        assert_eq!((run.code, &*run.stderr), (0, ""));
        run.stdout.split("1 documents").next().expect("there is always a first part").to_owned()
    };
    let killed = json!({"event": "killed", "qualifier": "exactly", "magnitude": 12, "low": 12, "high": 12,
        "unit": "person", "modality": "asserted", "start": 12, "end": 14});
    let with = |name: &str, value: Value| {
        let mut row = killed.clone();
        row[name] = value;
        row
    };
    let injured = json!({"event": "injured", "qualifier": "exactly", "magnitude": 30, "low": 30, "high": 30,
        "unit": "person", "modality": "asserted", "start": 21, "end": 23});
    assert_eq!(errors(&[killed.clone(), injured.clone()]), "");
    assert_eq!(
        errors(std::slice::from_ref(&killed)),
        "missed: 1\n  a: Café Karsa: 12 dead, [30] hurt.\n      gold injured exactly 30 person | found nothing\n\n"
    );
    assert_eq!(
        errors(&[]),
        "missed: 2, the first 1\n  a: Café Karsa: [12] dead, 30 hurt.\n      gold killed exactly 12 person | found \
         nothing\n\n"
    );
    let spurious =
        json!({"event": null, "qualifier": "exactly", "magnitude": 5, "low": 5, "high": 5, "start": 0, "end": 4});
    assert_eq!(
        errors(&[killed.clone(), injured.clone(), spurious]),
        "spurious: 1\n  a: [Café] Karsa: 12 dead, 30 hurt.\n      gold nothing | found - exactly 5 -\n\n"
    );
    let place = "  a: Café Karsa: [12] dead, 30 hurt.\n      gold ";
    let cases = [
        (
            with("high", Value::Null),
            format!("wrong number: 1\n{place}killed exactly 12 person | found killed exactly 12 [12..] person\n\n"),
        ),
        (
            with("event", json!("missing")),
            format!("wrong event: 1\n{place}killed exactly 12 person | found missing exactly 12 person\n\n"),
        ),
        (with("place", json!("Karsa")), format!("wrong attribute: 1\n{place}place=- | found place=Karsa\n\n")),
    ];
    for (row, expected) in cases {
        assert_eq!(errors(&[row, injured.clone()]), expected);
    }
}

#[test]
fn figures_come_apart() {
    let mut optional = claim("", 30, 21);
    optional["optional"] = json!(true);
    let folder = gold(&[claim("killed", 12, 12), optional]);
    let row = |event: &str, start: u32, rule: &str, confidence: &str| {
        let mut row = claim(event, 12, start);
        (row["document"], row["rule"], row["confidence"]) = (json!("a"), json!(rule), json!(confidence));
        format!("{row}\n")
    };
    // Right, one over the optional claim, and one where there is none.
    let rows =
        row("killed", 12, "state", "high") + &row("injured", 21, "state", "low") + &row("injured", 0, "label", "low");
    folder.write("claims.ndjson", rows.as_bytes());
    let by = |what: &str| figures(&folder, &["gold.jsonl", "--claims", "claims.ndjson", "--by", what])[what].clone();
    let tally = |right: u32, wrong: u32, missed: u32, precision: f64, recall: f64, f1: f64| json!({"right": right, "wrong": wrong, "missed": missed, "precision": precision, "recall": recall, "f1": f1});
    assert_eq!(by("event"), json!({"killed": tally(1, 0, 0, 1.0, 1.0, 1.0), "injured": tally(0, 1, 0, 0.0, 0.0, 0.0)}));
    assert_eq!(by("document"), json!({"a": tally(1, 1, 0, 0.5, 1.0, 2.0 / 3.0)}));
    let share =
        |right: u32, found: u32, precision: f64| json!({"right": right, "found": found, "precision": precision});
    assert_eq!(by("rule"), json!({"state": share(1, 1, 1.0), "label": share(0, 1, 0.0)}));
    assert_eq!(by("confidence"), json!({"high": share(1, 1, 1.0), "low": share(0, 1, 0.0)}));
    // The text says the same, the surest band first.
    let text = folder.run(&["eval", "gold.jsonl", "--claims", "claims.ndjson", "--by", "confidence"]).stdout;
    let bands = text.split_once("confidence ").expect("the table is there").1;
    let bands: Vec<Vec<&str>> = bands.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(bands, [["high", "1.000", "1", "1"], ["low", "0.000", "0", "1"]]);
}

#[test]
fn a_lexicon_applies_and_gold_may_come_from_standard_input() {
    let folder = Folder::new();
    folder.write("mine.toml", b"[[event]]\nname = \"looted\"\nclass = \"things\"\ntransitive = [\"plunder\"]\n");
    let gold = json!({"id": "a", "text": "Crowds plundered 12 shops.", "claims": [{"event": "looted",
        "qualifier": "exactly", "magnitude": 12, "low": 12, "high": 12, "unit": "shop", "start": 17, "end": 19}]});
    let right = |args: &[&str]| {
        let run = folder.run_with(&[&["eval", "-", "--format", "json"], args].concat(), gold.to_string().as_bytes());
        assert_eq!((run.code, &*run.stderr), (0, ""));
        serde_json::from_str::<Value>(&run.stdout).unwrap()["impact"].clone()
    };
    assert_eq!(right(&[]), json!([0.0, 0.0, 0.0]));
    assert_eq!(right(&["--lexicon", "mine.toml"]), json!([1.0, 1.0, 1.0]));
}

#[test]
fn what_cannot_be_scored_is_named() {
    let folder = gold(&[claim("killed", 12, 12)]);
    let line = folder.read("gold.jsonl");
    folder.write("twice.jsonl", format!("\n{line}\n{line}").as_bytes());
    folder.write("broken.jsonl", format!("{line}{{\"id\": \"b\"").as_bytes());
    folder.write("bytes.jsonl", b"\xff\xfe\x00");
    folder.write("slip.jsonl", line.replace("qualifier\":\"exactly", "qualifier\":\"exact").as_bytes());
    let row = json!({"document": "b", "start": 1, "end": 2});
    folder.write("other.ndjson", format!("\n{row}\n").as_bytes());
    folder.write("bare.ndjson", b"{\"document\": \"a\", \"start\": 1}\n");
    let cases: &[(&[&str], &str)] = &[
        (&["none.jsonl"], "none.jsonl: cannot be read: "),
        (&["twice.jsonl"], "twice.jsonl:4: expected an id of its own, twice.jsonl:2 has \"a\" too\n"),
        (&["gold.jsonl", "gold.jsonl"], "gold.jsonl:1: expected an id of its own, gold.jsonl:1 has \"a\" too\n"),
        (&["broken.jsonl"], "broken.jsonl:2: expected a JSON object with id, text and claims: EOF"),
        (&["bytes.jsonl"], "bytes.jsonl:1: expected UTF-8, "),
        (&["slip.jsonl"], "slip.jsonl:1: claim 1 of \"a\": unknown variant `exact`, expected one of `exactly`, "),
        (&["gold.jsonl", "--claims", "other.ndjson"], "other.ndjson:2: expected a document of the gold, found \"b\"\n"),
        (&["gold.jsonl", "--claims", "bare.ndjson"], "bare.ndjson:1: expected a field \"end\", found none\n"),
    ];
    for (args, message) in cases {
        let run = folder.run(&[&["eval"], *args].concat());
        assert_eq!((run.code, &*run.stdout), (1, ""), "{args:?}");
        assert!(run.stderr.starts_with(message), "{args:?}: {}", run.stderr);
    }
    let usage: &[&[&str]] = &[
        &[],
        &["-", "--claims", "-"],
        &["gold.jsonl", "--by", "page"],
        &["gold.jsonl", "--format", "toml"],
        &["gold.jsonl", "--format", "toml", "--by", "rule", "--claims", "bare.ndjson"],
        &["gold.jsonl", "--format", "json", "--errors", "3"],
        &["gold.jsonl", "--lexicon", "none.toml", "--claims", "bare.ndjson"],
        &["gold.jsonl", "--lexicon", "none.toml"],
    ];
    for args in usage {
        let run = folder.run(&[&["eval"], *args].concat());
        assert_eq!((run.code, &*run.stdout), (2, ""), "{args:?}: {}", run.stderr);
    }
}

/// The table of confidence reads as it is written: the same rules, and all their claims.
#[test]
fn rules_as_toml() {
    let folder = Folder::new();
    let gold = format!("{ROOT}/tests/gold/samples.jsonl");
    let run = folder.run(&["eval", &gold, "--by", "rule", "--format", "toml"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    let table: toml::Table = toml::from_str(&run.stdout).expect("it is TOML");
    let rules = figures(&folder, &[&gold, "--by", "rule"])["rule"].as_object().unwrap().clone();
    assert!(table.len() > 5 && table.keys().eq(rules.keys()), "{table:?}");
    for (rule, sorts) in table {
        let sum = |name: &str| -> i64 {
            sorts.as_table().unwrap().values().map(|sort| sort[name].as_integer().unwrap()).sum()
        };
        assert_eq!(json!([sum("right"), sum("of")]), json!([rules[&rule]["right"], rules[&rule]["found"]]), "{rule}");
    }
}

/// Who takes only claims of high confidence can rely on them.
#[test]
fn high_confidence_keeps_its_promise() {
    let mut golds = vec!["tests/gold/written.jsonl", "tests/gold/samples.jsonl"];
    if Path::new(ROOT).join("../shared/gold/dev.jsonl").exists() {
        golds.retain(|gold| !gold.contains("written"));
        golds.push("../shared/gold/dev.jsonl");
    }
    let golds: Vec<String> = golds.iter().map(|gold| format!("{ROOT}/{gold}")).collect();
    let args: Vec<&str> = golds.iter().map(String::as_str).chain(["--by", "confidence"]).collect();
    let bands = figures(&Folder::new(), &args)["confidence"].clone();
    let precision = |band: &str| bands[band]["precision"].as_f64().expect("the band has claims");
    assert!(
        precision("high") >= 0.97,
        "src/claim/confidence.toml is old, CONTRIBUTING.md says how to renew it: {bands}"
    );
    assert!(precision("high") > precision("medium") && precision("medium") > precision("low"), "{bands}");
}
