//! Fills the table with routes: verbs of moving, and what has happened to people by where they end.

use serde::Deserialize;

use super::{Builder, entry::Entry, lower};
use crate::{
    Result,
    lexicon::{self, Class},
};

/// Verbs of moving that show an event by where they lead: `were bused to a shelter`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Route<'a> {
    /// Verbs whose object is taken there.
    #[serde(borrow, default)]
    pub carry: Vec<Entry<'a>>,
    /// Verbs whose subject goes there.
    #[serde(default)]
    pub go: Vec<Entry<'a>>,
    pub goal: Vec<Goal<'a>>,
}

/// Where it leads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Goal<'a> {
    #[serde(borrow)]
    pub event: Entry<'a>,
    /// `to`, `into`, `out of`
    #[serde(default)]
    pub prepositions: Vec<Entry<'a>>,
    /// The nouns behind them.
    #[serde(default)]
    pub nouns: Vec<Entry<'a>>,
    /// Words that say it alone: `ashore`.
    #[serde(default)]
    pub adverbs: Vec<Entry<'a>>,
    /// Words of which one must stand before the noun: `burning`. None where any will do.
    #[serde(default)]
    pub like: Vec<Entry<'a>>,
    /// Any country behind the prepositions.
    #[serde(default)]
    pub countries: bool,
}

impl Builder {
    pub(super) fn route(&mut self, route: &Route) -> Result<()> {
        let mut goals = 0;
        for goal in &route.goal {
            let event = self.event_named(&goal.event)?;
            let most = lexicon::Goal::MOST;
            if self.lexicon.goals.len() == most {
                let message = format!("expected at most {most} goals, found one more");
                return Err(self.error(&goal.event, message));
            }
            let bit = 1 << self.lexicon.goals.len();
            goals |= bit;
            let mut words = |list: &[Entry]| list.iter().map(|entry| self.intern_entry(entry)).collect::<Result<_>>();
            let (prepositions, like) = (words(&goal.prepositions)?, words(&goal.like)?);
            self.lexicon.goals.push(lexicon::Goal { event, prepositions, like });
            self.lexicon.goals_in_countries |= if goal.countries { bit } else { 0 };
            for entry in &goal.nouns {
                self.not_empty(entry)?;
                self.each_form(entry, |word| word.rare().route.place |= bit);
            }
            for entry in &goal.adverbs {
                let id = self.intern_entry(entry)?;
                self.edit(id).rare().route.alone |= bit;
            }
        }
        let carries = lexicon::Route { carries: goals, ..lexicon::Route::default() };
        let goes = lexicon::Route { goes: goals, ..lexicon::Route::default() };
        for (verbs, on) in [(&route.carry, carries), (&route.go, goes)] {
            for entry in verbs {
                self.not_empty(entry)?;
                self.add_verb_on(&lower(entry.get_ref()), Class::NONE, None, on);
            }
        }
        Ok(())
    }
}
