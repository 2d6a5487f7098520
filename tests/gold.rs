//! Accuracy can only go up: the F1 of the claims found in `tests/gold/*.jsonl` is held against `tests/gold/floor.toml`.
//!
//! A gold claim counts as right where a found claim overlaps its number, with the same figures and the same event. Each
//! claim is used once, best pairs first; what the gold marks optional counts neither way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use factx::{Claim, Decimal, Extractor};
use serde::Deserialize;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold");

#[derive(Deserialize)]
struct Document {
    text: String,
    claims: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    event: String,
    qualifier: String,
    unit: String,
    magnitude: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    start: u32,
    end: u32,
    optional: bool,
}

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
    let scores: BTreeMap<String, Counts> = gold_files().map(|name| (name.clone(), score(&extractor, &name))).collect();
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

fn gold_files() -> impl Iterator<Item = String> {
    let names = fs::read_dir(FOLDER).expect("gold is there").filter_map(|entry| {
        let path = entry.expect("a readable entry").path();
        let is_gold = path.extension().is_some_and(|ending| ending == "jsonl");
        is_gold.then(|| path.file_stem().expect("a name").to_string_lossy().into_owned())
    });
    names.collect::<BTreeSet<_>>().into_iter()
}

fn score(extractor: &Extractor, name: &str) -> Counts {
    let path = Path::new(FOLDER).join(name).with_extension("jsonl");
    let lines = fs::read_to_string(&path).expect("gold is UTF-8");
    let mut counts = Counts::default();
    for (n, line) in lines.lines().enumerate() {
        let document: Document = serde_json::from_str(line).unwrap_or_else(|e| panic!("{name}.jsonl:{}: {e}", n + 1));
        counts.add(&document.claims, &extractor.extract(&document.text));
    }
    counts
}

impl Counts {
    fn add(&mut self, gold: &[Gold], found: &[Claim]) {
        let mut pairs = Vec::new();
        for (g, wanted) in gold.iter().enumerate() {
            for (f, claim) in found.iter().enumerate() {
                if claim.start < wanted.end && wanted.start < claim.end {
                    pairs.push((wanted.likeness(claim), g, f));
                }
            }
        }
        // Best first; of equals the earlier ones.
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
        self.gold += gold.iter().filter(|g| !g.optional).count();
        for &(_, g, f) in &pairs {
            if used_gold.contains(&g) || used_found.contains(&f) {
                continue;
            }
            used_gold.insert(g);
            used_found.insert(f);
            match &gold[g] {
                wanted if wanted.optional => {}
                wanted if wanted.has_number(&found[f]) && wanted.has_event(&found[f]) => self.right += 1,
                _ => self.wrong += 1,
            }
        }
        // A second claim over an optional gold claim is free.
        let free: BTreeSet<usize> = pairs.iter().filter(|(_, g, _)| gold[*g].optional).map(|pair| pair.2).collect();
        self.wrong += (0..found.len()).filter(|f| !used_found.contains(f) && !free.contains(f)).count();
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

impl Gold {
    /// How well a claim that overlaps goes with this one; only the order of two such numbers matters.
    fn likeness(&self, claim: &Claim) -> f64 {
        let overlap = claim.end.min(self.end) - claim.start.max(self.start);
        let longest = (claim.end - claim.start).max(self.end - self.start);
        let weight = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        weight(self.has_number(claim), 8.0)
            + weight(self.has_stated_number(claim), 6.0)
            + weight(self.has_event(claim), 5.0)
            - weight(self.optional, 3.0)
            + f64::from(overlap) / f64::from(longest)
    }

    fn has_event(&self, claim: &Claim) -> bool {
        self.event == claim.event.unwrap_or_default()
    }

    fn has_number(&self, claim: &Claim) -> bool {
        let low = self.near(self.low, claim.low);
        let all = || self.near(self.magnitude, claim.magnitude) && low && self.near(self.high, claim.high);
        if self.qualifier == "vague" { low } else { all() }
    }

    /// The figure is right, whatever the hedge.
    fn has_stated_number(&self, claim: &Claim) -> bool {
        match &*self.qualifier {
            "vague" | "between" => self.near(self.low, claim.low),
            _ => self.near(self.magnitude, claim.magnitude),
        }
    }

    fn near(&self, wanted: Option<f64>, found: Option<Decimal>) -> bool {
        // A share may be rounded, `a third` as 33.33; every other figure is exact.
        let tolerance = if self.unit == "percent" { 1e-3 } else { 1e-6 };
        match (wanted, found.map(|n| n.to_string().parse::<f64>().expect("a decimal is a number"))) {
            (Some(wanted), Some(found)) => (wanted - found).abs() <= tolerance * wanted.abs().max(1.0),
            (wanted, found) => wanted.is_none() && found.is_none(),
        }
    }
}
