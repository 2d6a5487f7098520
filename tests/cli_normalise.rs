//! The command's columns beyond the text: policies for vague numbers, persons in households, calendar days, countries.

#[path = "cli/folder.rs"]
mod folder;

use folder::{Folder, HEADER};

const FLOOD: &[u8] =
    b"Floods in Chad displaced about 3,000 families on Tuesday and killed dozens of people in March 2023.";

/// The rows of FLOOD with these columns and options.
fn rows(columns: &str, options: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    let args: Vec<&str> = ["extract", "a.txt", "--columns", columns].iter().chain(options).copied().collect();
    let run = folder.run(&args);
    assert_eq!((run.code, &*run.stderr), (0, ""), "{options:?}");
    run.stdout
}

#[test]
fn a_policy_fills_the_figures_of_vague_numbers() {
    let figures = |options: &[&str]| rows("number,magnitude,low,high,vague_policy", options);
    let table = |dozens: &str| format!("number,magnitude,low,high,vague_policy\n\"3,000\",3000,,,\ndozens,{dozens}\n");
    assert_eq!(figures(&[]), table(",24,99,literal"));
    assert_eq!(figures(&["--vague", "literal"]), table(",24,99,literal"));
    assert_eq!(figures(&["--vague", "acled"]), table("12,,,acled"));
    assert_eq!(figures(&["--vague", "midpoint"]), table("55,,,midpoint"));
    assert_eq!(figures(&["--vague", "none"]), table(",,,none"));
    // EM-DAT has no figure for dozens.
    assert_eq!(figures(&["--vague", "emdat"]), table(",24,99,literal"));
}

#[test]
fn a_hedge_holds_for_the_policys_figure() {
    let folder = Folder::new();
    folder.write("a.txt", b"At least dozens of people were killed. A couple of homes burned.");
    let run = folder.run(&["extract", "a.txt", "--vague", "acled", "--columns", "qualifier,magnitude,low,high"]);
    assert_eq!(run, (0, "qualifier,magnitude,low,high\nat_least,12,12,\nabout,2,,\n", ""));
}

#[test]
fn a_policy_of_ones_own() {
    let folder = Folder::new();
    folder.write("a.txt", b"Dozens of people were killed. Hundreds fled. Several\nhundred homes burned.");
    folder.write(
        "ours.toml",
        b"name = 'ours'\nextends = 'acled'\n\
          [[word]]\nwords = ['dozens', 'several hundred']\nlow = '24'\nmagnitude = '36'\nhigh = '60'\n",
    );
    let run = folder.run(&["extract", "a.txt", "--vague", "ours.toml", "--columns", "low,magnitude,high,vague_policy"]);
    assert_eq!(run, (0, "low,magnitude,high,vague_policy\n24,36,60,ours\n,100,,ours\n24,36,60,ours\n", ""));
    folder.write("taken.toml", b"name = 'acled'\n");
    let run = folder.run(&["extract", "a.txt", "--vague", "taken.toml"]);
    let message = "taken.toml:1:1: expected a name of its own, found that of a built-in policy, `acled`\n";
    assert_eq!(run, (2, "", message));
}

#[test]
fn persons_stand_beside_the_households() {
    let table = |persons: &str| format!("magnitude,unit,persons\n3000,household,{persons}\n,person,\n");
    let persons = |options: &[&str]| rows("magnitude,unit,persons", options);
    assert_eq!(persons(&[]), table(""));
    assert_eq!(persons(&["--household-size", "5"]), table("15000"));
    assert_eq!(persons(&["--household-size", "4.8"]), table("14400"));
}

#[test]
fn sizes_of_households_by_country() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        b"Floods displaced 301 families in Chad, 200 families in Tolu and 100 to 120 families in Mali.",
    );
    folder.write("sizes.csv", b"country,size\nTCD,5.3\n\"Mali\",6\n");
    let run = folder.run(&["extract", "a.txt", "--household-size", "sizes.csv", "--columns", "number,persons"]);
    assert_eq!(run, (0, "number,persons\n301,1595\n200,\n100 to 120,\n", ""));
    for (sizes, message) in [
        ("Chad;5\n", "s.csv:1:1: expected a country and a size, found 1 cells\n"),
        ("Chad,5\nMali,many\n", "s.csv:2:1: expected a size above 0, found \"many\"\n"),
        ("Chad,0\n", "s.csv:1:1: expected a size above 0, found \"0\"\n"),
        ("Congo,5\n", "s.csv:1:1: expected a country's name or ISO 3166-1 alpha-3 code, found \"Congo\"\n"),
        ("TCD,5\nChad,6\n", "s.csv:2:1: expected each country once, found \"Chad\" (TCD) again\n"),
    ] {
        folder.write("s.csv", sizes.as_bytes());
        assert_eq!(folder.run(&["extract", "a.txt", "--household-size", "s.csv"]), (2, "", message));
    }
}

#[test]
fn a_documents_date_is_its_records_else_the_options_else_its_datelines() {
    let folder = Folder::new();
    let text = "KARVAS, March 3, 2024 - A storm killed 12 people on Sunday.";
    folder.write("a.txt", text.as_bytes());
    folder.write(
        "feed.jsonl",
        format!(
            "{{\"id\":\"r1\",\"text\":\"{text}\",\"date\":\"2024-03-14T08:00:00Z\"}}\n\
             {{\"id\":\"r2\",\"text\":\"{text}\"}}\n\
             {{\"id\":\"r3\",\"text\":\"{text}\",\"date\":\"14 March\"}}\n"
        )
        .as_bytes(),
    );
    let columns = ["--columns", "document,date_from,date_to"];
    let run = |args: &[&str]| folder.run(&[&["extract"], args, &columns].concat());
    let head = "document,date_from,date_to\n";
    assert_eq!(run(&["a.txt"]), (0, &*format!("{head}a.txt,2024-03-03,2024-03-03\n"), ""));
    assert_eq!(run(&["a.txt", "--date", "2024-03-09"]), (0, &*format!("{head}a.txt,2024-03-03,2024-03-03\n"), ""));
    assert_eq!(run(&["a.txt", "--date", "2024-03-14"]), (0, &*format!("{head}a.txt,2024-03-10,2024-03-10\n"), ""));
    let feed = run(&["feed.jsonl", "--date", "2024-03-20"]);
    let rows = "r1,2024-03-10,2024-03-10\nr2,2024-03-17,2024-03-17\nr3,2024-03-17,2024-03-17\n";
    let note = "feed.jsonl:3: expected a date as YYYY-MM-DD in field \"date\", found \"14 March\"; read without\n";
    assert_eq!(feed, (0, &*format!("{head}{rows}"), note));
    // Nobody asks for days: the field may hold what it likes.
    assert_eq!(folder.run(&["extract", "feed.jsonl", "--columns", "id"]), (0, "id\n1\n1\n1\n", ""));
    folder.write("other.jsonl", b"{\"text\":\"Twelve people died on Sunday.\",\"published\":\"2024-03-14\"}\n");
    let other = folder.run(&["extract", "other.jsonl", "--date-field", "published", "--columns", "date_from"]);
    assert_eq!(other, (0, "date_from\n2024-03-10\n", ""));
}

#[test]
fn countries_where_the_place_says_one() {
    assert_eq!(rows("place,country", &[]), "place,country\nChad,TCD\nChad,TCD\n");
    let folder = Folder::new();
    folder.write("a.txt", b"Forty Syrians were arrested in Tripoli. A blast killed 12 in Tripoli, Lebanon.");
    let run = folder.run(&["extract", "a.txt", "--columns", "country", "--format", "ndjson"]);
    assert_eq!(run, (0, "{\"country\":null}\n{\"country\":\"LBN\"}\n", ""));
}

#[test]
fn options_add_their_columns_to_the_default() {
    let folder = Folder::new();
    folder.write("a.jsonl", b"{\"text\": \"Nothing.\"}\n");
    for (options, added) in [
        (&["--date", "2024-03-14"][..], ",date_from,date_to"),
        (&["--date-field", "published"], ",date_from,date_to"),
        (&["--household-size", "5"], ",persons"),
        (&["--vague", "ccc"], ",vague_policy"),
        (&["--vague", "literal"], ""),
        (&["--columns", "default,country", "--vague", "none"], ",vague_policy,country"),
    ] {
        let args: Vec<&str> = ["extract", "a.jsonl"].iter().chain(options).copied().collect();
        assert_eq!(folder.run(&args), (0, &*format!("{}{added}\n", HEADER.trim_end()), ""), "{options:?}");
    }
}

#[test]
fn wrong_options_are_code_2() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    for (options, message) in [
        (["--vague", "ucdp"], "--vague: expected one of literal, acled, emdat, ccc, midpoint, none, or a TOML file"),
        (["--vague", "no.toml"], "no.toml: cannot be read"),
        (["--household-size", "many"], "--household-size: expected a number or a CSV file, found \"many\""),
        (["--household-size", "0"], "--household-size: expected a number above 0, found 0"),
        (["--household-size", "no.csv"], "no.csv: cannot be read"),
        (["--date", "3 March"], "--date: expected a date as YYYY-MM-DD, found \"3 March\""),
        (["--date", "2024-02-30"], "--date: expected a date as YYYY-MM-DD, found \"2024-02-30\""),
        (
            ["--text-field", "body"],
            "--text-field: no input has fields; `--from jsonl`, csv, tsv or parquet reads it so",
        ),
        (["-o", "claims.ods"], "--output: .ods says no format, as .csv .tsv "),
    ] {
        let run = folder.run(&["extract", "a.txt", options[0], options[1]]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{run:?}");
        assert!(run.stderr.contains(message), "{options:?}: {run:?}");
    }
}
