//! Layouts of other systems: the same claims in their columns, and as annotations that other programs read.

#[path = "cli/folder.rs"]
mod folder;

use std::collections::{HashMap, HashSet};
use std::fs;

use folder::Folder;
use serde_json::Value;

const FLOOD: &[u8] = b"Caf\xc3\xa9 owners said floods in Karsa killed at least 45 civilians, including 12 children,\n\
    forced about 3,000 families from their homes and destroyed 40 houses.\n\n\
    Between 10 and 15 people were evacuated. No one was arrested. Up to 7 people may\nhave died in Velgrad. 5 percent were displaced.\n";

#[test]
fn gdelt_counts_are_a_line_each() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    folder.write("none.txt", b"Nothing.");
    let run = folder.run(&["extract", "a.txt", "none.txt", "--format", "gdelt"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!((lines[0], lines[2], lines.len()), ("document\tcounts", "none.txt\t", 3));
    let (document, counts) = lines[1].split_once('\t').unwrap();
    assert_eq!(document, "a.txt");
    let counts: Vec<Vec<&str>> =
        counts.strip_suffix(';').unwrap().split(';').map(|count| count.split('#').collect()).collect();
    let text: Vec<char> = String::from_utf8(FLOOD.to_vec()).unwrap().chars().collect();
    for count in &counts {
        assert_eq!(count.len(), 11, "{count:?}");
        let offset: usize = count[10].parse().unwrap();
        assert!(text[offset].is_ascii_digit(), "{count:?}");
    }
    let kinds: Vec<(&str, &str, &str)> = counts.iter().map(|count| (count[0], count[1], count[2])).collect();
    let expected = [
        ("KILL", "45", "civilians"),
        ("KILL", "12", "children"),
        ("DISPLACED", "3000", "families"),
        ("EVACUATION", "10", "people"),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn idmc_and_ucdp_tables() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    let table = |format: &str| {
        let run = folder.run(&["extract", "a.txt", "--format", format]);
        assert_eq!((run.code, &*run.stderr), (0, ""));
        let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
        let rows = reader.deserialize::<HashMap<String, String>>().map(|row| row.unwrap());
        rows.collect::<Vec<_>>()
    };
    let of = |rows: &[HashMap<String, String>], columns: &[&str]| -> Vec<String> {
        rows.iter().map(|row| columns.iter().map(|column| &*row[*column]).collect::<Vec<_>>().join("|")).collect()
    };
    let idmc = table("idmc");
    assert_eq!(
        of(&idmc, &["quantifier", "reported", "unit", "term"]),
        [
            "APPROXIMATELY|3000|HOUSEHOLD|Displaced",
            "EXACT|40|HOUSEHOLD|Destroyed Housing",
            "MORE_THAN|10|PERSON|Evacuated",
            "LESS_THAN|15|PERSON|Evacuated",
        ]
    );
    let ucdp = table("ucdp");
    assert_eq!(
        of(&ucdp, &["deaths_civilians", "deaths_unknown", "low", "best", "high", "relation", "parent"]),
        ["45|0|45|45|||", "|12|12|12|12|subset|1", "||||7||"]
    );
}

#[test]
fn layouts_have_their_own_columns() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    for format in ["gdelt", "idmc", "ucdp", "jsonld"] {
        assert_eq!(folder.run(&["extract", "a.txt", "--format", format, "-o", "out", "--force"]), (0, "", ""));
        assert_eq!(folder.run(&["extract", "a.txt", "--format", format, "-o", "out"]).code, 2, "it is there");
    }
    for (args, message) in [
        (&["--format", "ucdp", "--columns", "id"][..], "--columns: ucdp has a layout of its own"),
        (&["--format", "idmc", "--hxl"], "--hxl: it is of text tables"),
        (&["--format", "brat"], "--format brat: it is a folder of files; -o names it"),
        (&["--format", "brat", "-o", "a.txt"], "expected a folder, a.txt is a file"),
    ] {
        let run = folder.run(&[&["extract", "a.txt"], args].concat());
        assert_eq!((run.code, &*run.stdout), (2, ""), "{run:?}");
        assert!(run.stderr.contains(message), "{args:?}: {run:?}");
    }
}

#[test]
fn annotations_are_of_the_web_model() {
    let folder = Folder::new();
    folder.write("a b.txt", FLOOD);
    folder.write("none.txt", b"Nothing.");
    let page = |args: &[&str]| -> Value {
        let run = folder.run(&[&["extract", "--format", "jsonld"], args].concat());
        assert_eq!((run.code, &*run.stderr), (0, ""));
        serde_json::from_str(&run.stdout).unwrap()
    };
    assert_eq!(page(&["none.txt"])["items"].as_array().unwrap().len(), 0);
    let page = page(&["a b.txt"]);
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!((&page["type"], &page["id"]), (&"AnnotationPage".into(), &"#claims".into()));
    let text: Vec<char> = String::from_utf8(FLOOD.to_vec()).unwrap().chars().collect();
    let mut ids = HashSet::new();
    for item in page["items"].as_array().unwrap() {
        assert!(ids.insert(item["id"].as_str().unwrap().to_owned()));
        assert_eq!((&item["type"], &item["target"]["source"]), (&"Annotation".into(), &"a%20b.txt".into()));
        assert_eq!(item["body"]["type"], "factx:Claim");
        // Each term of a body is one that the context defines.
        for term in item["body"].as_object().unwrap().keys().filter(|term| *term != "type") {
            assert_eq!(page["@context"][1][term], format!("factx:{term}"));
        }
        let [position, quote] = item["target"]["selector"].as_array().unwrap().as_slice() else { panic!("{item}") };
        assert_eq!((&position["type"], &quote["type"]), (&"TextPositionSelector".into(), &"TextQuoteSelector".into()));
        let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
        let [exact, prefix, suffix] = ["exact", "prefix", "suffix"].map(|part| quote[part].as_str().unwrap());
        assert_eq!(text[start..end].iter().collect::<String>(), exact);
        assert_eq!(text[start.saturating_sub(32)..start].iter().collect::<String>(), prefix);
        assert_eq!(text[end..(end + 32).min(text.len())].iter().collect::<String>(), suffix);
    }
    assert_eq!(page["items"][0]["body"]["magnitude"], 45);
    assert_eq!(page["items"][0]["body"]["high"], Value::Null);
}

/// What stands in an `.ann` file, checked against its text and the configuration as brat checks it.
struct Marks {
    /// Type and text by id.
    spans: HashMap<String, (String, String)>,
    events: Vec<String>,
    relations: Vec<String>,
    attributes: Vec<String>,
}

fn marks(folder: &Folder, stem: &str) -> Marks {
    let text: Vec<char> = folder.read(&format!("{stem}.txt")).chars().collect();
    let configuration = folder.read(&format!("{}/annotation.conf", stem.split('/').next().unwrap()));
    let section = |name: &str| {
        let (_, rest) = configuration.split_once(&format!("[{name}]\n")).unwrap();
        let lines = rest.lines().take_while(|line| !line.starts_with('['));
        lines
            .filter_map(|line| line.split('\t').next())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut marks = Marks { spans: HashMap::new(), events: vec![], relations: vec![], attributes: vec![] };
    let mut ids = HashSet::new();
    let file = folder.read(&format!("{stem}.ann"));
    for line in file.lines() {
        let (id, rest) = line.split_once('\t').unwrap();
        assert!(ids.insert(id.to_owned()), "{id} comes twice");
        match &id[..1] {
            "T" => {
                let (head, words) = rest.split_once('\t').unwrap();
                let (kind, spans) = head.split_once(' ').unwrap();
                let known = section("entities").iter().chain(&section("events")).any(|known| known == kind);
                assert!(known, "{kind} is not configured");
                let parts = spans.split(';').map(|span| {
                    let (start, end) = span.split_once(' ').unwrap();
                    text[start.parse::<usize>().unwrap()..end.parse::<usize>().unwrap()].iter().collect::<String>()
                });
                assert_eq!(parts.collect::<Vec<_>>().join(" "), words, "{line}");
                marks.spans.insert(id.into(), (kind.into(), words.into()));
            }
            "E" => marks.events.push(rest.into()),
            "R" => marks.relations.push(rest.into()),
            "A" => marks.attributes.push(rest.into()),
            "#" => assert!(rest.starts_with("AnnotatorNotes T"), "{line}"),
            _ => panic!("{line}"),
        }
    }
    for event in &marks.events {
        let (trigger, count) = event.split_once(' ').unwrap();
        let (kind, trigger) = trigger.split_once(':').unwrap();
        assert_eq!(marks.spans[trigger].0, kind);
        assert_eq!(marks.spans[count.strip_prefix("Count:").unwrap()].0, "Quantity");
    }
    for relation in &marks.relations {
        assert!(section("relations").contains(&relation.split(' ').next().unwrap().to_owned()));
        for argument in relation.split(' ').skip(1) {
            assert_eq!(marks.spans[argument.split_once(':').unwrap().1].0, "Quantity");
        }
    }
    for attribute in &marks.attributes {
        let [kind, of, _] = attribute.split(' ').collect::<Vec<_>>()[..] else { panic!("{attribute}") };
        assert!(section("attributes").contains(&kind.to_owned()) && ids.contains(of), "{attribute}");
    }
    marks
}

#[test]
fn brat_reads_the_folder() {
    let folder = Folder::new();
    folder.write("a.txt", FLOOD);
    folder.write("none.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "none.txt", "--format", "brat", "-o", "marks"]), (0, "", ""));
    let mut names: Vec<String> = fs::read_dir(folder.path("marks"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a.ann", "a.txt", "annotation.conf", "documents.tsv", "none.ann", "none.txt"]);
    assert_eq!((folder.read("marks/none.ann"), folder.read("marks/none.txt")), (String::new(), "Nothing.".into()));
    let marks_of_a = marks(&folder, "marks/a");
    assert_eq!(marks_of_a.spans["T1"], ("Quantity".into(), "45".into()));
    assert_eq!(marks_of_a.spans["T2"], ("killed".into(), "killed".into()));
    assert_eq!(marks_of_a.events[0], "killed:T2 Count:T1");
    assert_eq!(marks_of_a.relations, ["Subset Arg1:T3 Arg2:T1"]);
    assert!(marks_of_a.attributes.contains(&"Qualifier T1 at_least".into()), "{:?}", marks_of_a.attributes);
    // Marks that somebody may have added to are kept, and others come beside them.
    folder.write("b.txt", FLOOD);
    assert_eq!(folder.run(&["extract", "b.txt", "--format", "brat", "-o", "marks"]), (0, "", ""));
    let again = ["extract", "a.txt", "none.txt", "--format", "brat", "-o", "marks", "--only", "statistics"];
    let run = folder.run(&again);
    assert!(run.code == 1 && run.stderr.contains("a.txt: cannot be written: it is there; --force"), "{run:?}");
    assert_eq!(marks(&folder, "marks/a").relations.len(), 1);
    // A part whose whole is left out has no relation.
    assert_eq!(folder.run(&[&again[..], &["--force"]].concat()), (0, "", ""));
    assert_eq!(marks(&folder, "marks/a").relations.len(), 0);
}

#[test]
fn brat_marks_long_texts_and_records_on_any_number_of_threads() {
    let folder = Folder::new();
    let long =
        "Caf\u{e9} fires, said the\r\nfire brigade, killed\r\n12 people in Karsa, three\r\nhundred were hurt.\r\n\r\n"
            .repeat(3000);
    folder.write("long.txt", long.as_bytes());
    let records = (2..400).map(|n| {
        format!("{{\"id\":\"r{n}\",\"text\":\"\u{1f600} Storms: {n} people were\\nkilled, \\namong them 1 child.\"}}\n")
    });
    folder.write("feed.jsonl", records.collect::<String>().as_bytes());
    for (threads, out) in [("1", "one"), ("4", "four")] {
        let args = ["extract", "long.txt", "feed.jsonl", "--format", "brat", "--threads", threads, "-o", out];
        assert_eq!(folder.run(&args), (0, "", ""));
    }
    for stem in ["long", "r2", "r399"] {
        let marks = marks(&folder, &format!("one/{stem}"));
        assert!(!marks.spans.is_empty());
        for ending in ["txt", "ann"] {
            let file = |out: &str| folder.read(&format!("{out}/{stem}.{ending}"));
            assert_eq!(file("one"), file("four"));
        }
    }
    assert_eq!(folder.read("one/documents.tsv"), folder.read("four/documents.tsv"));
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    let breaks = "12\u{2028}people\u{b}were\rkilled\u{85}, 3\n\nof them\r\n\r\nchildren. It\u{1f600}killed 4\u{c}women #;\"'\\,\u{0}\n";
    folder.write("a.txt", breaks.repeat(50).as_bytes());
    folder.write("b.txt", &folder::random(1 << 18));
    folder.write("c.txt", &[b"killed 12 \xFF".repeat(2000), folder::random(1 << 10)].concat());
    let run = folder.run(&["extract", "a.txt", "b.txt", "c.txt", "--format", "brat", "-o", "marks"]);
    assert_eq!(run.code, 0, "{run:?}");
    for stem in ["a", "b", "c"] {
        marks(&folder, &format!("marks/{stem}"));
    }
    for format in ["gdelt", "idmc", "ucdp", "jsonld", "xlsx"] {
        let run = folder.run(&["extract", "a.txt", "b.txt", "c.txt", "--format", format, "-o", "out", "--force"]);
        assert!(run.code == 0 && !run.stderr.contains("panic"), "{format}: {run:?}");
    }
    let page = folder.run(&["extract", "a.txt", "b.txt", "c.txt", "--format", "jsonld"]).stdout;
    assert!(serde_json::from_str::<Value>(&page).unwrap()["items"].as_array().unwrap().len() > 100);
}
