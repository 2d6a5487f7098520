//! Lexicon files: what a user's file adds, edits and removes, and how one that is not right is reported.

#[path = "cli/folder.rs"]
mod folder;

use factx::{Claim, ErrorKind, Extractor};
use folder::Folder;

/// A lexicon with this file on top of the built-in one.
fn layered(toml: &str) -> Extractor {
    layers(&[toml]).unwrap_or_else(|e| panic!("{e}\n{toml}"))
}

fn layers(files: &[&str]) -> factx::Result<Extractor> {
    let folder = Folder::new();
    let name = |n: usize| folder.path(&format!("{n}.toml"));
    files.iter().enumerate().for_each(|(n, toml)| folder.write(&format!("{n}.toml"), toml.as_bytes()));
    Extractor::with_lexicons(&(0..files.len()).map(name).collect::<Vec<_>>())
}

/// A sentence's claims as `EVENT QUALIFIER MAGNITUDE UNIT`.
fn found(extractor: &Extractor, sentence: &str) -> String {
    let show = |claim: &Claim| {
        let magnitude = claim.magnitude.map_or("-".into(), |m| m.to_string());
        let (event, unit) = (claim.event.unwrap_or("-"), claim.unit.as_deref().unwrap_or("-"));
        format!("{event} {} {magnitude} {unit}", claim.qualifier.as_str())
    };
    extractor.extract(sentence).iter().map(show).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_layer_adds_words() {
    let cases = [
        (
            "[[event]]\nname = \"killed\"\ntransitive = [\"zorch\"]",
            "The beam zorched 12 villagers.",
            "killed exactly 12 person",
        ),
        (
            "[[event]]\nname = \"vaporized\"\nclass = \"people\"\ntransitive = [\"zorch\"]",
            "Five farmers were zorched.",
            "vaporized exactly 5 person",
        ),
        (
            "[[qualifier]]\nname = \"at_least\"\nbefore = [\"verily\"]",
            "The storm killed verily 12 people.",
            "killed at_least 12 person",
        ),
        (
            "[[number]]\nwords = [\"shock\"]\nvalue = \"60\"\nnoun = true",
            "The storm killed two shock people.",
            "killed exactly 120 person",
        ),
        (
            "[[noun]]\nunit = \"animal\"\nwords = [\"zorbaut\"]",
            "The storm killed 12 zorbauts.",
            "killed exactly 12 animal",
        ),
        (
            "[[currency]]\ncode = \"XZZ\"\nafter = [\"zorkmid\"]",
            "Damage was put at 4 million zorkmids.",
            "loss exactly 4000000 XZZ",
        ),
    ];
    for (toml, sentence, expected) in cases {
        let before = found(&Extractor::new(), sentence);
        assert_ne!(before, expected, "the built-in lexicon has it already: {sentence}");
        assert_eq!(found(&layered(toml), sentence), expected, "{sentence}\n{toml}");
    }
}

#[test]
fn a_layer_edits_words() {
    let sentence = "Roughly 12 people died.";
    assert_eq!(found(&Extractor::new(), sentence), "killed about 12 person");
    let edited = layered("[[qualifier]]\nname = \"at_least\"\nbefore = [\"roughly\"]");
    assert_eq!(found(&edited, sentence), "killed at_least 12 person");
    let stricter = layered("[[vague]]\nwords = [\"dozens\"]\nlow = \"36\"\nhigh = \"60\"");
    let claims = stricter.extract("Dozens were killed.");
    assert_eq!(claims[0].low.zip(claims[0].high), Some((36.into(), 60.into())));
}

#[test]
fn a_layer_removes_words() {
    let sentence = "The storm killed 12 people and razed 40 homes.";
    assert_eq!(found(&Extractor::new(), sentence), "killed exactly 12 person | destroyed exactly 40 building");
    let removed = layered("remove = [\"razed\"]");
    assert!(!found(&removed, sentence).contains("destroyed"), "{}", found(&removed, sentence));
}

#[test]
fn later_layers_win() {
    let low = |low: &str| format!("[[vague]]\nwords = [\"dozens\"]\nlow = \"{low}\"\nhigh = \"99\"");
    let extractor = layers(&[&low("30"), &low("40")]).expect("both are right");
    assert_eq!(extractor.extract("Dozens were killed.")[0].low, Some(40.into()));
}

#[test]
fn an_empty_layer_changes_nothing() {
    let sentence = "At least 12 people were killed and 40 hurt.";
    for toml in ["", "# nothing yet\n", "remove = []"] {
        assert_eq!(found(&layered(toml), sentence), found(&Extractor::new(), sentence));
    }
}

/// A word has one role, and a user's file may give it another than the built-in one.
#[test]
fn a_later_layer_gives_another_role() {
    let hazard = "[[role]]\nname = \"hazard\"\nlist = [\"storm\"]\n";
    let toll = "[[role]]\nname = \"toll\"\nlist = [\"storm\"]\n";
    assert!(layers(&[hazard, toll]).is_ok());
    assert!(layers(&[&format!("{hazard}{toll}")]).is_err());
}

/// A file that is not right, where, and what the message names.
const WRONG: &[(&str, (usize, usize), &str)] = &[
    // An unknown key.
    ("[[event]]\nname = \"killed\"\ntransitives = [\"zorch\"]", (3, 1), "transitives"),
    ("\n[[events]]\nname = \"killed\"", (2, 3), "events"),
    // A key that is missing, or of the wrong type.
    ("[[words]]\nlist = [\"zorch\"]", (1, 1), "class"),
    ("[[event]]\nname = \"killed\"\nstate = \"dead\"", (3, 9), "sequence"),
    // An unknown name.
    ("[[words]]\nclass = \"nown\"\nlist = [\"zorch\"]", (2, 9), "`nown`"),
    ("# é\n[[words]]\nclass = \"noun\"\nlist = []\n[[verb]]\nkind = \"nown\"\nwords = []", (6, 8), "`nown`"),
    ("[[event]]\nname = \"killed\"\nclass = \"folk\"", (3, 9), "`folk`"),
    ("[[role]]\nname = \"hinge\"\nlist = [\"zorch\"]", (2, 8), "`hinge`"),
    ("[[qualifier]]\nname = \"atleast\"\nbefore = [\"verily\"]", (2, 8), "`atleast`"),
    ("[[join]]\nevents = [\"killed\", \"hurted\"]\ngives = \"casualty\"", (2, 21), "`hurted`"),
    // Two roles of one word.
    (
        "[[role]]\nname = \"hazard\"\nlist = [\"zorch\"]\n[[role]]\nname = \"toll\"\nlist = [\"zorch\"]",
        (6, 9),
        "`hazard` and `toll`",
    ),
    // A bad number.
    ("[[number]]\nwords = [\"zillion\"]\nvalue = \"many\"", (3, 9), "`many`"),
    ("[[vague]]\nwords = [\"oodles\"]\nlow = \"3\"\nhigh = \"9 or so\"", (4, 8), "`9 or so`"),
    // An empty word, after one with letters of two bytes.
    ("[[words]]\nclass = \"noun\"\nlist = [\"émigré\", \"\"]", (3, 19), "expected a word"),
    ("[[noun]]\nwords = [\" - \"]", (2, 10), "expected a word"),
    ("[[currency]]\ncode = \"XZZ\"\nbefore = [\"\"]", (3, 11), "expected a symbol"),
    ("[[event]]\nname = \"\"\nclass = \"people\"", (2, 8), "expected a word"),
    ("[[verb]]\nwords = [\"\"]", (2, 10), "expected a word"),
    ("[[plural]]\nsingular = \"zorbus\"\nplural = \"\"", (3, 10), "expected a word"),
    // Figures that no text states.
    ("[[number]]\nwords = [\"nullion\"]\nvalue = \"-3\"", (3, 9), "`-3`"),
    ("[[vague]]\nwords = [\"oodles\"]\nlow = \"9\"\nhigh = \"3\"", (4, 8), "`3`"),
    // No TOML.
    ("[[event]\nname = 1", (1, 9), ""),
    ("remove = [", (1, 11), ""),
];

#[test]
fn what_is_wrong_is_shown_where_it_stands() {
    let mut failures = Vec::new();
    for (toml, at, named) in WRONG {
        let error = match layers(&[toml]) {
            Ok(_) => {
                failures.push(format!("accepted:\n{toml}"));
                continue;
            }
            Err(error) => error,
        };
        let ErrorKind::Lexicon { line, column, message, .. } = error.kind() else { panic!("{error}") };
        if (*line, *column) != *at || !message.contains(named) || message.contains('\n') {
            failures.push(format!("expected {at:?} `{named}`, found {error}\n{toml}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), WRONG.len(), failures.join("\n"));
}

#[test]
fn check_says_right_or_where_not() {
    let folder = Folder::new();
    folder.write("mine.toml", b"[[event]]\nname = \"killed\"\ntransitive = [\"zorch\"]\n");
    let run = folder.run(&["lexicon", "check", "mine.toml"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    assert!(run.stdout.starts_with("mine.toml: right; "), "{run:?}");
    for (toml, (line, column), named) in WRONG {
        folder.write("mine.toml", toml.as_bytes());
        let run = folder.run(&["lexicon", "check", "mine.toml"]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{toml}");
        assert!(run.stderr.contains(&format!("mine.toml:{line}:{column}: ")), "{run:?}\n{toml}");
        assert!(run.stderr.contains(named) && run.stderr.trim_end().lines().count() == 1, "{run:?}\n{toml}");
    }
    // An example that does not give what it says, on the second line of its list.
    let wrong = "[[event]]\nname = \"looted\"\ntransitive = [\"plunder\"]\nexamples = [\n  \"Crowds plundered six shops. => 7 shop\"]\n";
    folder.write("mine.toml", wrong.as_bytes());
    let run = folder.run(&["lexicon", "check", "mine.toml"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("mine.toml:5:3: ") && run.stderr.contains("found looted 6 shop"), "{run:?}");
    let run = folder.run(&["lexicon", "check", "none.toml"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("none.toml: cannot be read"), "{run:?}");
}

#[test]
fn list_shows_what_is_known() {
    let folder = Folder::new();
    let overview = folder.run(&["lexicon", "list"]);
    assert_eq!((overview.code, &*overview.stderr), (0, ""));
    let shown = [
        ("events", "killed: "),
        ("groups", "civilian: "),
        ("qualifiers", "at_least: "),
        ("units", "km: "),
        ("numbers", "dozen: 12"),
        ("vague", "dozens: 24..99"),
        ("classes", "determiner: "),
    ];
    for (kind, line) in shown {
        assert!(overview.stdout.contains(&format!("{kind}: ")), "{overview:?}");
        let run = folder.run(&["lexicon", "list", kind]);
        assert_eq!((run.code, &*run.stderr), (0, ""));
        assert!(run.stdout.lines().any(|l| l.starts_with(line)), "no `{line}` in {kind}:\n{}", run.stdout);
    }
    let run = folder.run(&["lexicon", "list", "verbs"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("events") && run.stderr.contains("verbs"), "{run:?}");
}

#[test]
fn list_and_extract_read_a_layer() {
    let folder = Folder::new();
    folder.write("mine.toml", b"[[event]]\nname = \"killed\"\ntransitive = [\"zorch\"]\n");
    let list = folder.run(&["lexicon", "list", "events", "--lexicon", "mine.toml"]);
    let killed = list.stdout.lines().find(|line| line.starts_with("killed: ")).unwrap_or_default();
    for form in ["zorch", "zorches", "zorched", "zorching"] {
        assert!(killed.split([' ', ',']).any(|word| word == form), "no `{form}`: {list:?}");
    }
    let args = ["extract", "--lexicon", "mine.toml", "--columns", "event,magnitude"];
    assert_eq!(folder.run_with(&args, b"The beam zorched 12 people."), (0, "event,magnitude\nkilled,12\n", ""));
    folder.write("mine.toml", b"[[event]]\nnome = \"killed\"\n");
    let run = folder.run_with(&args, b"The beam zorched 12 people.");
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("mine.toml:2:1: "), "{run:?}");
}

#[test]
fn more_groups_than_a_set_holds_are_refused() {
    let group = |n: usize| format!("[[noun]]\nunit = \"person\"\ngroup = \"zorch{n}\"\nwords = [\"zorcher{n}\"]\n");
    let toml: String = (0..65).map(group).collect();
    let error = layers(&[&toml]).expect_err("the built-in lexicon has groups too");
    let ErrorKind::Lexicon { line, message, .. } = error.kind() else { panic!("{error}") };
    assert!(line % 4 == 3 && message.contains("64 groups"), "{error}");
}
