//! README.md says what is so: its examples are run, and what they show must be what comes out.

#[path = "cli/folder.rs"]
mod folder;

use std::fmt::Write;

use factx::eval::{self, Scores};
use factx::{Extractor, Normaliser, Policy};
use folder::Folder;

const README: &str = include_str!("../README.md");

/// The body of the first block of code after `mark`, with its final line end.
fn block_after<'a>(text: &'a str, mark: &str) -> &'a str {
    let (_, rest) = text.split_once(mark).unwrap_or_else(|| panic!("README.md has no {mark:?}"));
    let (_, rest) = rest.split_once("```").unwrap_or_else(|| panic!("no block of code after {mark:?}"));
    let (_, rest) = rest.split_once('\n').expect("a fence ends its line");
    &rest[..rest.find("```").expect("a block of code ends")]
}

#[test]
fn the_first_example_gives_the_rows_shown() {
    let folder = Folder::new();
    folder.write("article.txt", block_after(README, "<!-- input -->\n").as_bytes());
    let from_input = README.split_once("<!-- input -->").expect("found above").1;
    let command = from_input.split_once("```sh\n").expect("the command is a block of sh").1.lines().next().unwrap();
    let args: Vec<&str> = command.strip_prefix("factx ").expect("it is a factx command").split(' ').collect();
    let run = folder.run(&args);
    assert_eq!((run.code, &*run.stderr), (0, ""), "{command}");
    assert_eq!(
        block_after(README, "<!-- output -->\n"),
        run.stdout,
        "README.md shows what `{command}` no longer gives"
    );
}

#[test]
fn the_flood_example_gives_the_rows_shown() {
    let folder = Folder::new();
    folder.write("flood.txt", block_after(README, "<!-- flood -->\n").as_bytes());
    let from_input = README.split_once("<!-- flood -->").expect("found above").1;
    let command = from_input.split_once("```sh\n").expect("the command is a block of sh").1.lines().next().unwrap();
    let args: Vec<&str> = command.strip_prefix("factx ").expect("it is a factx command").split(' ').collect();
    let run = folder.run(&args);
    assert_eq!((run.code, &*run.stderr), (0, ""), "{command}");
    assert_eq!(block_after(README, "<!-- flood rows -->\n"), run.stdout, "`{command}` gives other rows");
}

/// Every cell of README's table of policies is what that policy makes of the words, and so is its file of one's own.
#[test]
fn the_policies_give_the_figures_shown() {
    let section = README.split_once("**Vague words.**").expect("the section is there").1;
    let mut lines = section.lines().skip_while(|line| !line.starts_with("| words")).map_while(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        Some(cells)
    });
    let policies = lines.next().expect("the table has a head");
    let named: Vec<&str> = Policy::names().filter(|name| *name != "none").collect();
    assert_eq!(policies[1..], named);
    let extractor = Extractor::new();
    let rows: Vec<Vec<&str>> = lines.skip(1).collect();
    assert_eq!(rows.len(), 8);
    for row in rows {
        let text = format!("{} of people were killed.", row[0]);
        for (policy, shown) in policies.iter().zip(&row).skip(1) {
            let mut claims = extractor.extract(&text);
            let normaliser = Normaliser::new().with_policy(Policy::named(policy).expect("it is named above"));
            normaliser.fill(&text, None, &mut claims);
            let claim = &claims[0];
            let found = match (claim.vague_policy, claim.magnitude, claim.low, claim.high) {
                (Some(used), ..) if used != *policy => String::new(),
                (_, Some(n), None, None) => n.to_string(),
                (_, None, Some(low), Some(high)) => format!("{low} to {high}"),
                figures => panic!("{text} {policy}: {figures:?}"),
            };
            assert_eq!(found, *shown, "{text} by {policy}");
        }
    }
    let folder = Folder::new();
    let own = block_after(section, "ours.toml");
    folder
        .write("ours.toml", own.lines().map(|line| line.trim_start().to_owned() + "\n").collect::<String>().as_bytes());
    let args = ["extract", "--vague", "ours.toml", "--columns", "low,magnitude,high"];
    let run = folder.run_with(&args, b"Scores of people were killed and tens injured.");
    assert_eq!(run, (0, "low,magnitude,high\n40,60,99\n,10,\n", ""));
}

#[test]
fn the_lexicon_example_gives_the_rows_shown() {
    let folder = Folder::new();
    let section = README.split_once("## Your own words").expect("the section is there").1;
    folder.write("mine.toml", block_after(section, "\n").as_bytes());
    let shown = section.split_once("```console\n").expect("a session is shown").1.split_once("```").unwrap().0;
    let check = folder.run(&["lexicon", "check", "mine.toml"]);
    assert_eq!((check.code, &*check.stderr), (0, ""));
    let args = ["extract", "--lexicon", "mine.toml", "--columns", "event,magnitude,unit"];
    assert!(shown.contains(&format!("$ echo 'Crowds plundered six shops.' | factx {}\n", args.join(" "))));
    let rows = folder.run_with(&args, b"Crowds plundered six shops.\n").stdout;
    assert!(shown.ends_with(&rows), "it gives {rows:?}");
}

#[test]
fn the_library_example_holds() {
    // README
    let factx = factx::Extractor::new();
    let claims = factx.extract("The storm killed at least 12 people, police said.");
    assert_eq!(claims[0].event, Some("killed"));
    assert_eq!(claims[0].low.unwrap().to_string(), "12");
    assert_eq!(claims[0].attribution, Some("police"));
    // README
    let code = include_str!("readme.rs").split("    // README\n").nth(1).expect("the lines above");
    let code: String = code.lines().map(|line| line.trim_start().to_owned() + "\n").collect();
    assert!(README.contains(&format!("```rust\n{code}```")), "README.md shows other code than is run here");
}

#[test]
fn the_events_are_all_named() {
    let section = README.split_once("### Events\n").expect("the section is there").1;
    let section = section.split("\n## ").next().expect("there is always a first part");
    for event in Extractor::new().events() {
        let named = section.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == event);
        assert!(named, "README.md does not name the event {event}");
    }
}

/// The gold that README.md shows is that of the first sample's headline.
#[test]
fn the_gold_example_is_scored_as_shown() {
    use serde_json::Value;
    let folder = Folder::new();
    let line = block_after(README, "<!-- gold -->\n").replace('\n', " ");
    let gold: Value = serde_json::from_str(&line).expect("it is JSON");
    let sample = include_str!("gold/samples.jsonl").lines().next().expect("there is a sample");
    let sample: Value = serde_json::from_str(sample).unwrap();
    assert!(sample["text"].as_str().unwrap().starts_with(&format!("{}\n", gold["text"].as_str().unwrap())));
    let shown = gold["claims"].as_array().unwrap();
    for (shown, annotated) in shown.iter().zip(sample["claims"].as_array().unwrap()) {
        for (name, value) in shown.as_object().unwrap() {
            assert_eq!(&annotated[name], value, "{name}");
        }
    }
    assert_eq!(shown.len(), 2);

    folder.write("gold.jsonl", line.as_bytes());
    let run = folder.run(&["eval", "gold.jsonl", "--errors", "1"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    assert!(run.stdout.starts_with("1 documents, 2 gold claims\n"), "an error: {}", run.stdout);
    folder.write("gold.jsonl", line.replace("\"low\": 200", "\"low\": 100").as_bytes());
    let run = folder.run(&["eval", "gold.jsonl", "--errors", "1"]);
    let errors = run.stdout.split_once("\n\n").expect("the errors come first").0;
    assert_eq!(block_after(README, "<!-- errors -->\n"), format!("{errors}\n"));
}

#[test]
fn the_diff_example_gives_what_is_shown() {
    let folder = Folder::new();
    let section = README.split_once("## Your own words").expect("the section is there").1;
    folder.write("mine.toml", block_after(section, "\n").as_bytes());
    folder.write("shops.txt", b"Crowds plundered six shops.\n");
    let shown = block_after(README, "<!-- diff -->\n");
    let (commands, output) = shown.split_at(shown.find("\n~").expect("a claim is changed") + 1);
    let mut commands = commands.lines().map(|line| line.strip_prefix("$ factx ").expect("a command of factx"));
    let mut run = |piped: &[u8]| -> Vec<u8> {
        let mut piped = piped.to_vec();
        for command in commands.next().expect("another command").split(" | factx ") {
            let run = folder.run_with(&command.split(' ').collect::<Vec<_>>(), &piped);
            assert_eq!(&*run.stderr, "", "{command}");
            piped = run.stdout.into_bytes();
        }
        piped
    };
    assert_eq!(run(b""), b"");
    assert_eq!(String::from_utf8(run(b"")).unwrap(), output);
}

/// README.md's bands are what they have on the annotated texts.
#[test]
fn bands() {
    let folder = Folder::new();
    let gold = ["written", "samples"].map(|name| format!("{}/tests/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR")));
    let run = folder.run(&["eval", "--by", "confidence", &gold[0], &gold[1]]);
    let table = &run.stdout[run.stdout.find("confidence ").expect("the table is there")..];
    println!("{table}");
    assert_eq!(block_after(README, "<!-- confidence -->\n"), table, "README.md's bands are not what they have now");
}

/// README.md's table is what the program reaches; printed by `cargo test --test readme accuracy -- --nocapture`, so that it
/// can be pasted when it changes.
#[test]
fn accuracy() {
    let table = table(&["written", "samples"]);
    println!("{table}");
    assert!(README.contains(&table), "README.md's accuracy table is not what the program reaches now:\n{table}");
}

/// The accuracy table in Markdown: a row a measure, three columns a file.
fn table(names: &[&str]) -> String {
    let extractor = Extractor::new();
    let mut rows = ["| |", "| --- |", "| detect |", "| number |", "| impact |", "| statistic |"].map(String::from);
    for name in names {
        let mut scores = Scores::default();
        let path = format!("{}/tests/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
        for document in eval::read(&[path.into()]).expect("the gold is right") {
            scores.add_claims(&document, &extractor.extract(&document.text));
        }
        write!(rows[0], " {name} ({} claims): precision | recall | F1 |", scores.gold()).unwrap();
        rows[1] += " --- | --- | --- |";
        let tallies = [scores.detect, scores.number, scores.impact, scores.statistic];
        for (row, tally) in rows[2..].iter_mut().zip(tallies) {
            write!(row, " {:.3} | {:.3} | {:.3} |", tally.precision(), tally.recall(), tally.f1()).unwrap();
        }
    }
    rows.join("\n")
}
