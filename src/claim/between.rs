//! What the walk to a predicate asks of what stands between: clauses, places, lists that leave out their noun, the next verb.

use super::{counted::Kind, parse::Parse};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// Whether the participle at `k` tells something of the places right before it, which only say where: `in areas affected by`.
    pub(super) fn says_of_places(self, k: usize) -> bool {
        let place = self.noun(k - 1).filter(|n| n.quantity().is_none()).and_then(|n| n.head()).is_some_and(|h| {
            let class = self.token(h).class;
            class.has(Class::FACILITY) && class.has(Class::PLURAL)
        });
        let inside = matches!(self.kind(k - 2), Some(ChunkKind::Preposition(Role::In | Role::At | Role::From)));
        let by = matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::By)));
        let participle = match self.chunks[k].kind {
            ChunkKind::Verb(v) => v.voice == Voice::Participle && !v.finite,
            _ => true,
        };
        let things = |t: usize| self.word(t).senses.iter().any(|s| self.lexicon.events[s.event.0 as usize].things);
        place && inside && by && participle && things(self.chunks[k].end() - 1)
    }

    /// `3-year-old girl` without its article, from chunk `k` on: the chunk of its noun.
    pub(super) fn aged_noun(self, k: usize) -> Option<usize> {
        let hyphen = matches!(self.kind(k + 1)?, ChunkKind::Other) && self.kind(k)? == ChunkKind::Date;
        let noun = self.noun(k + 2).filter(|n| n.quantity().is_none() && n.head().is_some())?;
        let old = (self.chunks[k + 2].start()..=noun.head()?).any(|t| self.token(t).role == Role::Old);
        (hyphen && old).then_some(k + 2)
    }

    /// Whether the noun phrase at `k` begins with the preposition that governs it: `from two boats`.
    pub fn comes_from(self, k: usize) -> bool {
        self.token(self.chunks[k].start()).role == Role::From && k > 0 && self.noun(k - 1).is_some()
    }

    /// Whether chunk `i` stands in a relative clause that no comma has closed.
    pub(super) fn in_relative(self, i: usize) -> bool {
        (0..i).rev().map(|k| self.chunks[k].kind).find_map(|kind| match kind {
            ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Stop => Some(false),
            ChunkKind::Relative(_) => Some(true),
            _ => None,
        }) == Some(true)
    }

    /// Whether behind the coordinator at `k` stands a figure without its noun and where it is, as before it: `from Dorn and 9 from Velm`.
    pub(super) fn alike_place(self, i: usize, k: usize) -> bool {
        let (Some(before), Some(behind)) = (self.kind(k.saturating_sub(2)), self.kind(k + 2)) else { return false };
        k == i + 3
            && matches!(before, ChunkKind::Preposition(_))
            && before == behind
            && self.noun(k + 1).is_some_and(|n| n.quantity().is_some() && n.head().is_none() && n.of().is_none())
            && self.noun(k + 3).is_some_and(|n| n.quantity().is_none())
            && self.verb(k + 4).is_some_and(|v| v.finite)
    }

    /// `, 8,000 in Dorn,`: a figure without its noun and where it is, between the commas of a list.
    pub(super) fn gapped(self, k: usize) -> bool {
        self.noun(k).is_some_and(|n| n.head().is_none() && n.of().is_none())
            && matches!(self.kind(k + 1), Some(ChunkKind::Preposition(role)) if role != Role::OfThem)
            && self.noun(k + 2).is_some_and(|n| n.quantity().is_none())
            && matches!(self.kind(k + 3), Some(ChunkKind::Comma | ChunkKind::Coordinator(Role::And)))
    }

    /// Whether a headline's list has run up to `k` with nothing said of its members: `3,000 nurses on strike, surgeries hit` is no list.
    pub(super) fn only_nouns_before(self, k: usize) -> bool {
        self.chunks[..k].iter().all(|c| matches!(c.kind, ChunkKind::Noun(_) | ChunkKind::Comma | ChunkKind::Colon))
    }

    /// A state or a participle that a headline has for its verb.
    pub(super) fn headline_predicate(self, k: usize) -> bool {
        let shows = match self.kind(k) {
            Some(ChunkKind::State) => true,
            Some(ChunkKind::Verb(v)) => {
                v.voice == Voice::Participle && self.token(v.main()).class.has(Class::EVENT_VERB)
            }
            _ => false,
        };
        shows && !self.chunks.iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite))
    }

    /// The finite verb after chunk `k`, before any comma.
    pub fn next_finite(self, k: usize) -> Option<usize> {
        let next = (k + 1..self.chunks.len()).find(|&j| match self.chunks[j].kind {
            ChunkKind::Verb(v) => v.finite || self.speaks_next(j, v),
            ChunkKind::Comma
            | ChunkKind::Semicolon
            | ChunkKind::Stop
            | ChunkKind::Subordinator(_)
            | ChunkKind::Relative(_) => true,
            // `drowned before help came`: the verb behind has a subject of its own.
            // `killed as car rams truck`, but `identified as brothers were freed`
            ChunkKind::Preposition(Role::As) => {
                self.noun(j + 1).is_some()
                    && self.verb(j + 2).is_some_and(|v| v.finite && v.voice == Voice::Active)
                    && self.noun(j + 3).is_some()
            }
            ChunkKind::Preposition(_) => {
                self.token(self.chunks[j].start()).class.has(Class::SUBORDINATOR)
                    && self.noun(j + 1).is_some()
                    && self.verb(j + 2).is_some_and(|v| v.finite)
            }
            _ => false,
        })?;
        self.verb(next).is_some().then_some(next)
    }

    /// Whether a verb group's words can show an event at all.
    pub(super) fn shows_event(self, v: VerbGroup) -> bool {
        self.token(v.main()).class.has(Class::EVENT_VERB)
            && (v.voice != Voice::Active
                || self.word(v.main()).senses.iter().any(|s| s.kind == SenseKind::Intransitive))
    }

    /// `who suffered burns`, `who stayed in shelters`: the verb at `k` shows an event with the noun after it.
    pub(super) fn tells_with_noun(self, k: usize, v: VerbGroup) -> bool {
        let state_in = || match self.kind(k + 1) {
            Some(ChunkKind::Preposition(role)) => self.state_in(role, k + 2, Kind::Person, None).is_some(),
            _ => false,
        };
        self.idiom(k, v, Kind::Person).is_some()
            || self.undone(k, v, Kind::Person).is_some()
            || self.goes(k, v, Kind::Person).is_some()
            || state_in()
    }

    /// `was dead`, `were also slain`
    pub(super) fn copula_state(self, k: usize) -> bool {
        let adverb = matches!(self.kind(k + 1), Some(ChunkKind::Adverb));
        let at = if adverb { k + 2 } else { k + 1 };
        self.verb(k).is_some_and(|v| v.voice == Voice::Copula) && matches!(self.kind(at), Some(ChunkKind::State))
    }

    /// The chunk after a relative clause whose verb is at `k`: a closing comma, or the next finite verb.
    pub(super) fn after_relative(self, k: usize) -> usize {
        // `a politician who said 300 people were killed was jailed`: what he said has a verb of its own.
        let says = self.verb(k).is_some_and(|v| {
            v.voice == Voice::Active && self.token(v.main()).class.has(Class::REPORTING) && !self.shows_event(v)
        });
        let told = |j: &usize| matches!(self.chunks[*j].kind, ChunkKind::Noun(_) | ChunkKind::Subordinator(Role::That));
        let clause = (k + 1..self.chunks.len()).take_while(told).last().map(|j| j + 1);
        let own = clause.filter(|&j| says && self.verb(j).is_some_and(|v| v.finite || v.voice == Voice::Active));
        let from = own.unwrap_or(k) + 1;
        (from..self.chunks.len())
            .find(|&j| match self.chunks[j].kind {
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Stop => true,
                ChunkKind::Verb(v) => v.finite && v.voice != Voice::Infinitive || self.speaks_next(j, v),
                _ => false,
            })
            .unwrap_or(self.chunks.len())
    }

    /// `a nurse who saw the raid said`, `a man living nearby told the paper`: a second verb, of saying, is the noun's own.
    fn speaks_next(self, k: usize, v: VerbGroup) -> bool {
        let token = self.token(v.main());
        v.voice == Voice::Active
            && token.class.has(Class::REPORTING)
            && token.class.has(Class::PAST | Class::VERB_S)
            && !token.class.has(Class::EVENT_VERB)
            && !matches!(self.chunks[k - 1].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma)
    }
}
