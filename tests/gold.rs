//! Accuracy can only go up: the F1 of the claims found in `tests/gold/*.jsonl` is held against `tests/gold/floor.toml`.
//! The scorer is that of `factx eval`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use factx::Extractor;
use factx::eval::{self, Scores};
use serde::Deserialize;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold");

/// One file's counts, or their floor.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Counts {
    /// Gold claims that are not optional.
    gold: usize,
    /// Those found with the right figures and event.
    right: usize,
    /// Found claims that are no gold claim's, or a gold claim's with wrong figures or event.
    wrong: usize,
}

#[test]
fn accuracy_holds_its_floor() {
    let path = Path::new(FOLDER).join("floor.toml");
    let floor = fs::read_to_string(&path).expect("the floor is there");
    let floor: BTreeMap<String, Counts> = toml::from_str(&floor).expect("the floor is right TOML");
    let extractor = Extractor::new();
    let scores: BTreeMap<String, Counts> =
        gold_files().map(|name| (name.clone(), Counts::of(&score(&extractor, &name)))).collect();
    let shown: String = scores.iter().map(|(name, c)| c.as_toml(name)).collect();
    let at_least = scores.keys().eq(floor.keys()) && scores.iter().all(|(name, counts)| counts.holds(&floor[name]));
    assert!(
        at_least,
        "accuracy fell below tests/gold/floor.toml. If the gold itself changed, write this there and say so in the \
         commit:\n\n{shown}"
    );
    if scores != floor {
        println!("accuracy rose; to hold it, write this to tests/gold/floor.toml:\n\n{shown}");
    }
}

fn score(extractor: &Extractor, name: &str) -> Scores {
    let mut scores = Scores::default();
    for document in eval::read(&[format!("{FOLDER}/{name}.jsonl").into()]).expect("the gold is right") {
        scores.add_claims(&document, &extractor.extract(&document.text));
    }
    scores
}

fn gold_files() -> impl Iterator<Item = String> {
    let names = fs::read_dir(FOLDER).expect("gold is there").filter_map(|entry| {
        let path = entry.expect("a readable entry").path();
        let is_gold = path.extension().is_some_and(|ending| ending == "jsonl");
        is_gold.then(|| path.file_stem().expect("a name").to_string_lossy().into_owned())
    });
    names.collect::<BTreeSet<_>>().into_iter()
}

impl Counts {
    fn of(scores: &Scores) -> Counts {
        Counts {
            gold: scores.gold(),
            right: scores.impact.right + scores.statistic.right,
            wrong: scores.impact.wrong + scores.statistic.wrong,
        }
    }

    fn holds(&self, floor: &Counts) -> bool {
        // F1 is 2 right / (gold + found), compared as fractions.
        let found = |c: &Counts| c.gold + c.right + c.wrong;
        self.gold == floor.gold && self.right * found(floor) >= floor.right * found(self)
    }

    fn as_toml(&self, name: &str) -> String {
        format!("[{name}]\ngold = {}\nright = {}\nwrong = {}\n", self.gold, self.right, self.wrong)
    }
}
