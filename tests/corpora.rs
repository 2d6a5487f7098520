//! Generic number and quantity sets that others made, scored by value with `--include durations,ages,bare`.
//!
//! The sets are not part of the project: `FACTX_CORPORA` names their folder, else `../shared/corpora` is looked for, and a set
//! that is absent is skipped. `cargo test --test corpora -- --nocapture` prints each set's figures with all its cases and
//! without those that `tests/corpora/excluded.toml` lists, with the reason, because their convention is another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{env, fs};

use factx::{Claim, Decimal, Extra, Extractor, Qualifier};
use serde::Deserialize;

const EXCLUDED: &str = include_str!("corpora/excluded.toml");

/// The sets, each with the F1 in percent that it must reach without its excluded cases.
const SETS: &[(&str, f64)] = &[
    ("recog_number", 90.0),
    ("recog_percent", 90.0),
    ("recog_currency", 90.0),
    ("recog_dimension", 90.0),
    ("recog_number_range", 90.0),
    ("quantulum3", 90.0),
    ("duckling_numeral", 90.0),
    ("duckling_money", 90.0),
];

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    gold: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    /// In characters; not every set has them.
    start: Option<u32>,
    end: Option<u32>,
}

/// Why cases are not compared, or not wholly.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    why: String,
    /// Only figures that overlap what the set marks are compared.
    #[serde(default)]
    marked: bool,
    ids: Vec<String>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    found: usize,
    gold: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

#[test]
fn values_of_sets_that_others_made() {
    let reasons = reasons();
    let extractor = Extractor::new().including(Extra::ALL.iter().copied());
    let mut below = Vec::new();
    for (set, floor) in SETS {
        let Some(cases) = read(set) else {
            println!("{set}: skipped, the set is not here");
            continue;
        };
        let (mut all, mut own) = (Tally::default(), Tally::default());
        let mut dropped = 0;
        for case in &cases {
            let claims = extractor.extract(&case.text);
            score(case, claims.iter(), &mut all);
            match reasons.values().find(|r| r.ids.contains(&case.id)) {
                Some(reason) if !reason.marked => dropped += 1,
                Some(_) => score(case, claims.iter().filter(|c| is_marked(case, c)), &mut own),
                None => score(case, claims.iter(), &mut own),
            }
        }
        let show = |t: Tally| format!("F1 {:5.1} ({} right, {} found, {} gold)", t.f1(), t.right, t.found, t.gold);
        println!("{set}: all {} cases {}; without {dropped} {}", cases.len(), show(all), show(own));
        if own.f1() < *floor {
            below.push(format!("{set}: {:.1} is below {floor}", own.f1()));
        }
    }
    assert!(below.is_empty(), "{}", below.join("; "));
}

#[test]
fn what_is_excluded_has_a_reason_and_is_listed_once() {
    let reasons = reasons();
    let mut seen = BTreeSet::new();
    for (name, reason) in &reasons {
        assert!(reason.why.len() > 20 && !reason.ids.is_empty(), "{name} says why, and of which cases");
        for id in &reason.ids {
            assert!(seen.insert(id), "{id} is listed twice");
        }
    }
    for (set, _) in SETS {
        let Some(cases) = read(set) else { continue };
        for case in &cases {
            seen.remove(&case.id);
        }
    }
    let all_here = SETS.iter().all(|(set, _)| read(set).is_some());
    assert!(seen.is_empty() || !all_here, "no set has the cases {seen:?}");
}

fn reasons() -> BTreeMap<String, Reason> {
    toml::from_str(EXCLUDED).unwrap_or_else(|e| panic!("tests/corpora/excluded.toml: {e}"))
}

fn read(set: &str) -> Option<Vec<Case>> {
    let folder = env::var_os("FACTX_CORPORA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora")), PathBuf::from);
    let text = fs::read_to_string(folder.join(set).with_extension("jsonl")).ok()?;
    let case = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{set}: {e}"));
    Some(text.lines().filter(|l| !l.trim().is_empty()).map(case).collect())
}

fn is_marked(case: &Case, claim: &Claim) -> bool {
    case.gold.iter().any(|g| {
        g.start.zip(g.end).is_some_and(|(start, end)| claim.start < end.into() && u64::from(start) < claim.end)
    })
}

/// Each gold figure takes one found figure that says the same, in order.
fn score<'a>(case: &Case, claims: impl Iterator<Item = &'a Claim<'a>>, tally: &mut Tally) {
    let mut left: Vec<&Claim> = claims.collect();
    tally.found += left.len();
    for gold in case.gold.iter().filter(|g| g.value.is_some() || g.low.is_some() || g.high.is_some()) {
        tally.gold += 1;
        if let Some(i) = left.iter().position(|claim| says(claim, gold)) {
            left.remove(i);
            tally.right += 1;
        }
    }
}

/// The bounds where the gold has any beside the value, else the value.
fn says(claim: &Claim, gold: &Gold) -> bool {
    let number = |n: Option<Decimal>| n.map(|n| n.to_string().parse::<f64>().expect("a decimal is a number"));
    let (low, high) = (number(claim.low), number(claim.high));
    // A range without a value stands at its upper end.
    let value = number(claim.magnitude).or(if claim.qualifier == Qualifier::Between { high } else { None });
    let bounds =
        (gold.low.is_some() || gold.high.is_some()) && !(eq(gold.low, gold.value) && eq(gold.high, gold.value));
    let end = |gold_end: Option<f64>, end: Option<f64>| match gold_end {
        Some(_) => eq(gold_end, end),
        None => gold.value.is_some() || end.is_none(),
    };
    bounds && end(gold.low, low) && end(gold.high, high) || eq(gold.value, value)
}

/// To four places, as the sets were rounded.
fn eq(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-4 * a.abs().max(b.abs()).max(1e-9),
        _ => false,
    }
}
