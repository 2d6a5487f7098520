//! The judgement on one document: which found claim is which gold claim's, what was missed and what is spurious.

use std::collections::HashSet;

use super::Gold;
use super::found::Found;

/// What became of a gold claim, of a found one, or of a pair. What is optional has no verdict.
#[derive(Debug)]
pub(crate) enum Verdict<'d> {
    Pair(Pair<'d>),
    Missed(&'d Gold),
    Spurious(&'d Found<'d>),
}

/// A gold claim and the found one over its number.
#[derive(Debug)]
pub(crate) struct Pair<'d> {
    pub gold: &'d Gold,
    pub found: &'d Found<'d>,
    /// Magnitude and bounds are right.
    pub number: bool,
    /// The stated figure is right, whatever the hedge.
    pub value: bool,
    pub event: bool,
}

impl Pair<'_> {
    /// Number and event are right.
    pub fn right(&self) -> bool {
        self.number && self.event
    }
}

/// Pairs up the claims of one document, best pairs first: pairs in the gold's order, then what was missed, then what is
/// spurious.
pub(crate) fn verdicts<'d>(gold: &'d [Gold], found: &'d [Found<'d>]) -> Vec<Verdict<'d>> {
    let candidates = candidates(gold, found);
    let (mut used_gold, mut used_found) = (HashSet::new(), HashSet::new());
    let mut paired = Vec::new();
    for &(_, g, f) in &candidates {
        if !used_gold.contains(&g) && !used_found.contains(&f) {
            used_gold.insert(g);
            used_found.insert(f);
            paired.push((g, f));
        }
    }
    paired.sort_unstable();
    let pair = |&(g, f): &(usize, usize)| {
        let (gold, found) = (&gold[g], &found[f]);
        let (number, value, event) = (gold.has_number(found), gold.has_value(found), gold.has_event(found));
        Verdict::Pair(Pair { gold, found, number, value, event })
    };
    let mut verdicts: Vec<Verdict<'d>> = paired.iter().filter(|(g, _)| !gold[*g].optional).map(pair).collect();
    let missed = gold.iter().enumerate().filter(|(g, claim)| !used_gold.contains(g) && !claim.optional);
    verdicts.extend(missed.map(|(_, claim)| Verdict::Missed(claim)));
    // A second found claim over an optional gold claim is free too.
    let free: HashSet<usize> = candidates.iter().filter(|(_, g, _)| gold[*g].optional).map(|(_, _, f)| *f).collect();
    let spurious = found.iter().enumerate().filter(|(f, _)| !used_found.contains(f) && !free.contains(f));
    verdicts.extend(spurious.map(|(_, claim)| Verdict::Spurious(claim)));
    verdicts
}

/// All pairs whose spans overlap, the likeliest first; of equal ones, those first in gold and output.
fn candidates(gold: &[Gold], found: &[Found<'_>]) -> Vec<(f64, usize, usize)> {
    let mut pairs = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        for (f, claim) in found.iter().enumerate() {
            if claim.start < wanted.end && wanted.start < claim.end {
                pairs.push((likeness(wanted, claim), g, f));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    pairs
}

/// How well two claims that overlap go together; only the order of two such numbers matters. The span, at most 1, decides
/// only among those that agree otherwise.
fn likeness(gold: &Gold, found: &Found<'_>) -> f64 {
    let weight = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let overlap = found.end.min(gold.end) - found.start.max(gold.start);
    let longest = (found.end - found.start).max(gold.end - gold.start);
    weight(gold.has_number(found), 8.0) + weight(gold.has_value(found), 6.0) + weight(gold.has_event(found), 5.0)
        - weight(gold.optional, 3.0)
        + overlap as f64 / longest as f64
}
