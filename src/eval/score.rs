//! The figures of a run: how many claims were found, with the right numbers, events and attributes.

use std::collections::BTreeMap;

use super::agree::checks;
use super::verdict::{Pair, Verdict, verdicts};
use super::{Document, Found};
use crate::Claim;
use crate::claim::confidence::Measured;

/// Claims found and right, found and wrong, and not found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "said above")]
pub struct Tally {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Tally {
    /// Of the found claims, those that are right; 0 where none was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Of the gold claims, those that were found and right; 0 where the gold has none.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two; 0 where both are.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Counts a pair: what is not right is both a wrong claim and one not found.
    fn pair(&mut self, right: bool) {
        if right {
            self.right += 1;
        } else {
            self.wrong += 1;
            self.missed += 1;
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The figures over all documents that were added.
#[derive(Debug, Default)]
pub struct Scores {
    pub(super) documents: usize,
    /// The number's place was found.
    pub detect: Tally,
    /// ... with the stated figure, whatever the hedge.
    pub value: Tally,
    /// ... with the right magnitude and bounds.
    pub number: Tally,
    /// ... and with the right event.
    pub claim: Tally,
    /// `claim`, over those that have an event.
    pub impact: Tally,
    /// `claim`, over those that have none.
    pub statistic: Tally,
    /// By column; with a `*`, only where either side names one.
    pub(super) attributes: BTreeMap<String, Measured>,
}

impl Scores {
    /// Scores the claims that were found in a document.
    pub fn add_claims(&mut self, document: &Document, claims: &[Claim<'_>]) {
        let found: Vec<Found<'_>> = claims.iter().map(Found::from).collect();
        self.add(&verdicts(&document.claims, &found));
    }

    /// Adds one document's verdicts.
    pub(crate) fn add(&mut self, verdicts: &[Verdict<'_>]) {
        self.documents += 1;
        for verdict in verdicts {
            match verdict {
                Verdict::Pair(pair) => self.pair(pair),
                Verdict::Missed(gold) => {
                    self.every(|tally| tally.missed += 1);
                    self.kind(gold.event.is_some()).missed += 1;
                }
                Verdict::Spurious(found) => {
                    self.every(|tally| tally.wrong += 1);
                    self.kind(found.event.is_some()).wrong += 1;
                }
            }
        }
    }

    /// The gold claims that count.
    pub fn gold(&self) -> usize {
        self.detect.right + self.detect.missed
    }

    fn pair(&mut self, pair: &Pair<'_>) {
        self.detect.right += 1;
        self.value.pair(pair.value);
        self.number.pair(pair.number);
        self.claim.pair(pair.right());
        let impact = pair.gold.event.is_some();
        if pair.right() {
            self.kind(impact).right += 1;
        } else {
            self.kind(impact).missed += 1;
            self.kind(pair.found.event.is_some()).wrong += 1;
        }
        if pair.event && pair.value {
            for check in checks(pair.gold, pair.found) {
                self.attributes.entry(check.name.to_owned()).or_default().add(check.same);
                if check.stated {
                    self.attributes.entry(format!("{}*", check.name)).or_default().add(check.same);
                }
            }
        }
    }

    fn every(&mut self, count: impl Fn(&mut Tally)) {
        [&mut self.detect, &mut self.value, &mut self.number, &mut self.claim].into_iter().for_each(count);
    }

    fn kind(&mut self, impact: bool) -> &mut Tally {
        if impact { &mut self.impact } else { &mut self.statistic }
    }
}
