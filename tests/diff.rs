//! `factx diff`: any two outputs compared claim by claim, whatever their formats and columns.

#[path = "cli/folder.rs"]
mod folder;

use folder::{Folder, Run};

const HEAD: &str = "document,id,event,magnitude,high,start,end,number,sentence\n";

/// Two rows of one document.
const OLD: &str =
    "a.txt,1,killed,12,12,14,16,12,A quake killed 12 people.\na.txt,2,injured,30,,26,28,30,About 30 were hurt.\n";

/// Compares that table with one of these rows under the same header.
fn diff(old: &str, new: &str) -> Run {
    let folder = Folder::new();
    folder.write("old.csv", format!("{HEAD}{old}").as_bytes());
    folder.write("new.csv", format!("{HEAD}{new}").as_bytes());
    folder.run(&["diff", "old.csv", "new.csv"])
}

#[test]
fn what_is_the_same_is_not_shown() {
    assert_eq!(diff(OLD, OLD), (0, "0 added, 0 lost, 0 changed, 2 the same\n", ""));
    assert_eq!(diff("", ""), (0, "0 added, 0 lost, 0 changed, 0 the same\n", ""));
}

#[test]
fn differences_are_shown_claim_by_claim() {
    let first = OLD.lines().next().unwrap();
    assert_eq!(
        diff(OLD, &format!("{first}\n")),
        (1, "- a.txt:26 \"30\" injured | About 30 were hurt.\n0 added, 1 lost, 0 changed, 1 the same\n", "")
    );
    assert_eq!(
        diff(&format!("{first}\n"), OLD),
        (1, "+ a.txt:26 \"30\" injured | About 30 were hurt.\n1 added, 0 lost, 0 changed, 1 the same\n", "")
    );
    assert_eq!(
        diff(OLD, &OLD.replace("injured,30,", "hospitalized,30,30")),
        (
            1,
            "~ a.txt:26 \"30\" hospitalized | About 30 were hurt.\n    event: injured -> hospitalized\n    \
             high: (empty) -> 30\n0 added, 0 lost, 1 changed, 1 the same\n",
            ""
        )
    );
}

#[test]
fn claims_are_found_again_where_the_text_moved() {
    // A sentence before both: offsets and ids are others, the claims the same.
    let moved = "a.txt,1,,4,4,2,6,four,In four towns.\na.txt,2,killed,12,12,34,36,12,A quake killed 12 people.\n\
                 a.txt,3,injured,30,,46,48,30,About 30 were hurt.\n";
    let run = diff(OLD, moved);
    assert_eq!(run, (1, "+ a.txt:2 \"four\" | In four towns.\n1 added, 0 lost, 0 changed, 2 the same\n", ""));
    // The event changes too: number and sentence still tell.
    let run = diff(OLD, &moved.replace("injured", "missing"));
    assert_eq!(run.stdout.lines().nth(2), Some("    event: injured -> missing"), "{run:?}");
    assert!(run.stdout.ends_with("1 added, 0 lost, 1 changed, 1 the same\n"), "{run:?}");
}

#[test]
fn two_claims_of_one_number_stay_apart() {
    let both = "a,1,evacuated,300,300,0,3,300,300 were evacuated and housed.\n\
                a,2,sheltered,300,300,0,3,300,300 were evacuated and housed.\n";
    let run = diff(both, &both.replace("a,1,evacuated", "a,1,rescued"));
    assert_eq!(run.stdout.lines().nth(1), Some("    event: evacuated -> rescued"), "{run:?}");
    assert!(run.stdout.ends_with("0 added, 0 lost, 1 changed, 1 the same\n"), "{run:?}");
}

#[test]
fn a_number_read_longer_is_the_same_claim() {
    let old = "a,1,killed,1,1,0,3,One,One in three died.\n";
    let run = diff(old, "a,1,killed,33.33,33.33,0,12,One in three,One in three died.\n");
    let shown: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(shown[1..4], ["    magnitude: 1 -> 33.33", "    high: 1 -> 33.33", "    number: One -> One in three"]);
    assert_eq!(shown[4], "0 added, 0 lost, 1 changed, 0 the same");
}

#[test]
fn repeated_sentences_go_in_their_order() {
    let row = |id: u32, start: u32, high: &str| format!("a,{id},killed,12,{high},{start},{},12,12 died.\n", start + 2);
    let old = row(1, 0, "12") + &row(2, 9, "12");
    let run = diff(&old, &(row(1, 0, "12") + &row(2, 9, "")));
    assert_eq!(run.stdout.lines().next(), Some("~ a:9 \"12\" killed | 12 died."), "{run:?}");
}

#[test]
fn a_parent_is_the_same_claim_whatever_its_id() {
    let head = "document,id,relation,parent,start,end,number\n";
    let folder = Folder::new();
    folder.write("old.csv", format!("{head}a,1,,,5,7,45\na,2,subset,1,20,22,12\n").as_bytes());
    folder.write("new.csv", format!("{head}a,1,,,0,1,9\na,2,,,5,7,45\na,3,subset,2,20,22,12\n").as_bytes());
    folder.write("other.csv", format!("{head}a,1,,,0,1,9\na,2,,,5,7,45\na,3,subset,1,20,22,12\n").as_bytes());
    let run = folder.run(&["diff", "old.csv", "new.csv"]);
    assert_eq!(run, (1, "+ a:0 \"9\"\n1 added, 0 lost, 0 changed, 2 the same\n", ""));
    // Both ids are 1, and yet they are not the same claim.
    let run = folder.run(&["diff", "old.csv", "other.csv"]);
    assert_eq!(run.stdout.lines().nth(2), Some("    parent: 1 -> 1"), "{run:?}");
}

#[test]
fn formats_are_all_the_same() {
    let folder = Folder::new();
    let text = "Floods killed at least 1,200.5 people, 12 of them\nwomen and children. A \"quake\" hurt dozens, police said.\n";
    folder.write("a.txt", text.as_bytes());
    let names = ["a.csv", "a.tsv", "a.json", "a.ndjson"];
    for name in names {
        assert_eq!(folder.run(&["extract", "--columns", "all", "-o", name, "a.txt"]).code, 0);
    }
    let rows = folder.read("a.csv").lines().count() - 1;
    assert!(rows > 1, "there is something to compare");
    for old in names {
        for new in names {
            let same = format!("0 added, 0 lost, 0 changed, {rows} the same\n");
            assert_eq!(folder.run(&["diff", old, new]), (0, &*same, ""), "{old} {new}");
        }
    }
    // Standard input has no ending.
    let run = folder.run_with(&["diff", "a.csv", "-"], folder.read("a.ndjson").as_bytes());
    assert_eq!(run.code, 0, "{run:?}");
    // An output without claims: no rows, or nothing at all.
    folder.write("none.ndjson", b"");
    folder.write("none.json", b"[]\n");
    for none in ["none.ndjson", "none.json"] {
        let run = folder.run(&["diff", "a.csv", none]);
        assert_eq!((run.code, &*run.stderr), (1, ""));
        assert!(run.stdout.ends_with(&format!("0 added, {rows} lost, 0 changed, 0 the same\n")), "{run:?}");
    }
}

#[test]
fn columns_that_one_lacks_are_named_and_not_compared() {
    let folder = Folder::new();
    folder.write("old.csv", b"document,event,start,end,rule\na,killed,0,2,active\n");
    folder.write("new.csv", b"event,start,end,document,place\nkilled,0,2,a,Karsa\n");
    let run = folder.run(&["diff", "old.csv", "new.csv"]);
    let notes = "old.csv: not compared, for the other has no such column: rule\n\
                 new.csv: not compared, for the other has no such column: place\n";
    assert_eq!(run, (0, "0 added, 0 lost, 0 changed, 1 the same\n", notes));
    // Without places, numbers and sentences the rest of the row tells, then the id.
    folder.write("bare.csv", b"id,event,low\n1,killed,12\n2,injured,30\n");
    folder.write("bare2.csv", b"id,event,low\n1,,9\n2,killed,12\n3,injured,31\n");
    let run = folder.run(&["diff", "bare.csv", "bare2.csv"]);
    assert!(run.stdout.ends_with("1 the same\n") && run.code == 1, "{run:?}");
}

#[test]
fn quiet_and_ignored() {
    let folder = Folder::new();
    folder.write("old.csv", format!("{HEAD}{OLD}").as_bytes());
    folder.write("new.csv", format!("{HEAD}{OLD}").replace("killed,12,12", "killed,12,").as_bytes());
    assert_eq!(folder.run(&["diff", "--quiet", "old.csv", "new.csv"]), (1, "", ""));
    assert_eq!(folder.run(&["diff", "-q", "old.csv", "old.csv"]), (0, "", ""));
    assert_eq!(folder.run(&["diff", "-q", "--ignore", "high,rule", "old.csv", "new.csv"]), (0, "", ""));
}

#[test]
fn what_cannot_be_compared_is_named() {
    let folder = Folder::new();
    folder.write("right.csv", format!("{HEAD}{OLD}").as_bytes());
    folder.write("article.txt", b"A quake killed 12 people.\n");
    folder.write("short.csv", b"id,event\n1,killed\n2\n");
    folder.write("bytes.csv", b"id,event\n1,\xff\n");
    folder.write("broken.ndjson", b"{\"id\": 1}\n{\"id\": \n");
    folder.write("other.ndjson", b"{\"id\": 1}\n{\"event\": null}\n");
    folder.write("deep.ndjson", b"{\"id\": {\"a\": 1}}\n");
    folder.write("broken.json", b"[\n{\"id\": 1},\n{\"id\"}\n]\n");
    let cases = [
        ("none.csv", "none.csv: cannot be read: "),
        ("article.txt", "article.txt:1: expected a column of factx's output (document, id, "),
        ("short.csv", "short.csv:3: "),
        ("bytes.csv", "bytes.csv:2: expected UTF-8, "),
        ("broken.ndjson", "broken.ndjson:2: EOF"),
        ("other.ndjson", "other.ndjson:2: expected the columns of the first claim, found others\n"),
        ("deep.ndjson", "deep.ndjson:1: expected a text, a number or a list, found {\"a\": 1}\n"),
        ("broken.json", "broken.json:3: "),
    ];
    for (name, message) in cases {
        let run = folder.run(&["diff", "right.csv", name]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{name}");
        assert!(run.stderr.starts_with(message), "{name}: {}", run.stderr);
    }
    for args in
        [&["diff", "right.csv"][..], &["diff", "-", "-"], &["diff", "--ignore", "hihg", "right.csv", "right.csv"]]
    {
        let run = folder.run(args);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{args:?}");
    }
}
