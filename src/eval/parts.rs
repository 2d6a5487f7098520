//! Figures by part: the same claims, apart by event, by document or by how far they were to be trusted.

use std::collections::BTreeMap;

use super::score::Tally;
use super::verdict::Verdict;

/// By what claims are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum By {
    Event,
    Document,
    Confidence,
}

/// A tally for each part. A claim is right with the right number and event.
#[derive(Debug)]
pub(crate) struct Parts {
    pub by: By,
    /// By name, in the order of their names; of plain statistics, or where an output does not say, the empty one.
    pub tallies: BTreeMap<String, Tally>,
}

impl Parts {
    pub fn new(by: By) -> Parts {
        Parts { by, tallies: BTreeMap::new() }
    }

    pub fn add(&mut self, document: &str, verdicts: &[Verdict<'_>]) {
        for verdict in verdicts {
            let (gold, found) = match verdict {
                Verdict::Pair(pair) => (Some(pair.gold), Some(pair.found)),
                Verdict::Missed(gold) => (Some(*gold), None),
                Verdict::Spurious(found) => (None, Some(*found)),
            };
            let right = matches!(verdict, Verdict::Pair(pair) if pair.right());
            // What was missed has no confidence: those parts have a precision only.
            let gold = gold.and_then(|gold| match self.by {
                By::Event => Some(gold.event.as_deref().unwrap_or_default()),
                By::Document => Some(document),
                By::Confidence => None,
            });
            let found = found.map(|found| match self.by {
                By::Event => found.event.as_deref().unwrap_or_default(),
                By::Document => document,
                By::Confidence => found.confidence.map_or("", |confidence| confidence.as_str()),
            });
            match (gold, found) {
                (_, Some(found)) if right => self.part(found).right += 1,
                (gold, found) => {
                    if let Some(gold) = gold {
                        self.part(gold).missed += 1;
                    }
                    if let Some(found) = found {
                        self.part(found).wrong += 1;
                    }
                }
            }
        }
    }

    fn part(&mut self, name: &str) -> &mut Tally {
        if !self.tallies.contains_key(name) {
            self.tallies.insert(name.to_owned(), Tally::default());
        }
        self.tallies.get_mut(name).expect("it was put there")
    }
}
