//! Scores the claims found in `tests/gold/*.jsonl`, for the floor that they hold and for README.md's table.
//!
//! A found claim and a gold claim pair where their numbers overlap, each used once, best pairs first. What the gold marks
//! optional, and what pairs with it, counts neither way.

use std::collections::BTreeSet;
use std::fs;

use factx::{Claim, Decimal, Extractor};
use serde::Deserialize;

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

/// Claims found and right, found and wrong, and not found.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

#[derive(Default)]
pub struct Scores {
    pub detect: Tally,
    pub number: Tally,
    pub impact: Tally,
    pub statistic: Tally,
}

pub fn score(extractor: &Extractor, name: &str) -> Scores {
    let path = format!("{}/tests/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let mut scores = Scores::default();
    for line in fs::read_to_string(&path).expect("gold is UTF-8").lines() {
        let document: Document = serde_json::from_str(line).unwrap_or_else(|e| panic!("{path}: {e}"));
        scores.add(&document.claims, &extractor.extract(&document.text));
    }
    scores
}

impl Scores {
    fn add(&mut self, gold: &[Gold], found: &[Claim]) {
        let mut pairs = Vec::new();
        for (g, wanted) in gold.iter().enumerate() {
            for (f, claim) in found.iter().enumerate() {
                if claim.start < wanted.end && wanted.start < claim.end {
                    pairs.push((wanted.likeness(claim), g, f));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
        for &(_, g, f) in &pairs {
            if !used_gold.contains(&g) && !used_found.contains(&f) {
                used_gold.insert(g);
                used_found.insert(f);
                if !gold[g].optional {
                    self.pair(&gold[g], &found[f]);
                }
            }
        }
        for (_, missed) in gold.iter().enumerate().filter(|(g, claim)| !used_gold.contains(g) && !claim.optional) {
            self.detect.missed += 1;
            self.number.missed += 1;
            self.kind(missed.event.is_empty()).missed += 1;
        }
        // A second claim over an optional gold claim is free.
        let free: BTreeSet<usize> = pairs.iter().filter(|(_, g, _)| gold[*g].optional).map(|pair| pair.2).collect();
        for (_, extra) in found.iter().enumerate().filter(|(f, _)| !used_found.contains(f) && !free.contains(f)) {
            self.detect.wrong += 1;
            self.number.wrong += 1;
            self.kind(extra.event.is_none()).wrong += 1;
        }
    }

    fn pair(&mut self, wanted: &Gold, claim: &Claim) {
        self.detect.right += 1;
        let number = wanted.has_number(claim);
        if number {
            self.number.right += 1;
        } else {
            self.number.wrong += 1;
            self.number.missed += 1;
        }
        if number && wanted.has_event(claim) {
            self.kind(wanted.event.is_empty()).right += 1;
        } else {
            self.kind(wanted.event.is_empty()).missed += 1;
            self.kind(claim.event.is_none()).wrong += 1;
        }
    }

    fn kind(&mut self, statistic: bool) -> &mut Tally {
        if statistic { &mut self.statistic } else { &mut self.impact }
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
