//! `--include`: what it adds, that it changes nothing else, and that README.md shows what it gives.

#[path = "cli/folder.rs"]
mod folder;

use std::fs;
use std::path::Path;

use factx::{Claim, Extra, Extractor};
use folder::Folder;

const README: &str = include_str!("../README.md");

/// TEXT => RULE MAGNITUDE UNIT | ..., for the claims that are asked for alone; `-` is none.
const CASES: &str = "\
The strike lasted three weeks. => duration 3 week
Help came within 36 hours, after two days of rain. => duration 36 h | duration 2 d
They have waited for more than a dozen years. => duration 12 year
The siege went on for half an hour. => duration 0.5 h
A 9-year-old boy drowned. => age 9 year
Ana Lind, 63, and a man aged 41 were hurt. => age 63 year | age 41 year
The driver was 27 years old. => age 27 year
A 14-month-old girl was found. => age 14 month
Mix 3/4 with the rest. => bare 0.75 -
Zero is where it starts. => bare 0 -
The dial reads 0.8qux now. => bare 0.8 -
It began on 5 May 2011 at 8:30, in Room 12. => none
The 9/11 attacks; call 555-0164 or see page 40. => none
The flood killed 12 people. => none
";

fn extras(text: &str) -> Vec<String> {
    let factx = Extractor::new().including(Extra::ALL.iter().copied());
    let shown = |c: &Claim| {
        let magnitude = c.magnitude.map_or("-".to_owned(), |m| m.to_string());
        format!("{} {magnitude} {}", c.rule, c.unit.as_deref().unwrap_or("-"))
    };
    factx.extract(text).iter().filter(|c| matches!(c.rule, "duration" | "age" | "bare")).map(shown).collect()
}

#[test]
fn what_is_asked_for_is_found() {
    for line in CASES.lines() {
        let (text, expected) = line.split_once(" => ").expect("a case is TEXT => CLAIMS");
        let found = extras(text);
        let found = if found.is_empty() { "none".to_owned() } else { found.join(" | ") };
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn each_kind_is_asked_for_by_itself() {
    let text = "A 9-year-old waited two hours for 3/4.";
    for (extra, rule) in [(Extra::Durations, "duration"), (Extra::Ages, "age"), (Extra::Bare, "bare")] {
        let factx = Extractor::new().including([extra]);
        let rules: Vec<&str> = factx.extract(text).iter().map(|c| c.rule).collect();
        assert_eq!(rules, [rule], "{extra:?}");
    }
    assert!(Extractor::new().extract(text).is_empty());
}

/// A claim without what counts the claims before it.
fn fields(claim: &Claim) -> String {
    let mut bare = claim.clone();
    (bare.id, bare.parent) = (0, None);
    format!("{bare:?}")
}

#[test]
fn the_other_claims_stay_as_they_are() {
    let (plain, wide) = (Extractor::new(), Extractor::new().including(Extra::ALL.iter().copied()));
    let texts = texts();
    assert!(texts.len() > 40, "the samples, the gold and the case tables are there");
    let mut added = 0;
    for text in &texts {
        let (without, with) = (plain.extract(text), wide.extract(text));
        let (extra, same): (Vec<_>, Vec<_>) =
            with.iter().partition(|c| matches!(c.rule, "duration" | "age" | "bare") && c.event.is_none());
        added += extra.len();
        let shown = |claims: Vec<&Claim>| claims.into_iter().map(fields).collect::<Vec<_>>();
        assert_eq!(shown(without.iter().collect()), shown(same.clone()));
        // A part is still part of the same claim.
        let place = |id: u32| same.iter().position(|c| c.id == id).map(|at| at as u32 + 1);
        let parents: Vec<_> = same.iter().map(|c| c.parent.map(|p| place(p).expect("an extra is no whole"))).collect();
        assert_eq!(without.iter().map(|c| c.parent).collect::<Vec<_>>(), parents);
    }
    assert!(added > 20, "some are found");
}

/// Whole texts: the samples, the gold's documents, and each case table as one.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    let mut folders = vec![root.join("samples"), root.join("tests/gold"), root.join("tests/cases")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text file");
            match path.extension().and_then(|e| e.to_str()) {
                Some("jsonl") => texts.extend(text.lines().map(|line| {
                    let document: serde_json::Value = serde_json::from_str(line).expect("a document a line");
                    document["text"].as_str().expect("it has a text").to_owned()
                })),
                _ => texts.push(text),
            }
        }
    }
    texts
}

#[test]
fn the_command_includes_them() {
    let folder = Folder::new();
    let shown = README.split_once("### What is left out").expect("the section is there").1;
    let shown = shown.split_once("```console\n").expect("a session is shown").1.split_once("```").unwrap().0;
    let (command, rows) = shown.split_once('\n').expect("a command and its rows");
    let (text, args) =
        command.strip_prefix("$ echo '").and_then(|c| c.split_once("' | factx ")).expect("echo TEXT | factx ARGS");
    let args: Vec<&str> = args.split(' ').collect();
    assert!(args.contains(&"--include"));
    let run = folder.run_with(&args, format!("{text}\n").as_bytes());
    assert_eq!((run.code, &*run.stderr, &*run.stdout), (0, "", rows));
    let run = folder.run_with(&["extract", "--include", "durations,years"], b"None.\n");
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("\"years\"") && run.stderr.contains("durations, ages, bare"), "{run:?}");
}
