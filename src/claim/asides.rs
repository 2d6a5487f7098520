//! What stands between a subject and its predicate: asides in commas, appositions, wider places, what `with` opens.

use super::parse::Parse;
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    lexicon::{Class, Role},
};

impl Parse<'_, '_> {
    /// `with 23 passengers still missing`, `against 70 cases reported in May`: a figure at `k` with a predicate of its own that is
    /// no finite verb.
    pub(super) fn says_of_own(self, k: usize) -> bool {
        if self.noun(k).is_none_or(|n| n.quantity().is_none()) {
            return false;
        }
        let next = (k + 1..self.chunks.len()).find(|&j| !matches!(self.chunks[j].kind, ChunkKind::Adverb));
        match next.and_then(|j| self.kind(j)) {
            Some(ChunkKind::State) => true,
            Some(ChunkKind::Verb(v)) => !v.finite,
            _ => false,
        }
    }

    /// The name at `k + 1` of what holds the place before the comma at `k`, with the verb right behind: `in Dorna, Selva district were`.
    pub(super) fn wider_place(self, k: usize, name: NounPhrase) -> bool {
        let named = |n: NounPhrase| {
            n.quantity().is_none() && !self.lexed.one_case && n.head().is_some() && self.token(n.body()).capital()
        };
        k >= 2
            && matches!(self.kind(k - 2), Some(ChunkKind::Preposition(Role::In | Role::At | Role::None)))
            && self.noun(k - 1).is_some_and(named)
            && named(name)
            && self.verb(k + 2).is_some_and(|v| v.finite)
    }

    /// `, she said,`
    pub(super) fn is_aside(self, k: usize) -> bool {
        self.verb(k + 1).is_some_and(|v| self.token(v.main()).class.has(Class::REPORTING))
            && matches!(self.kind(k + 2), Some(ChunkKind::Comma | ChunkKind::Dash))
    }

    /// The comma that closes the apposition at `k`, where a finite verb stands right behind it.
    pub(super) fn closing_comma(self, k: usize) -> Option<usize> {
        let comma = (k + 1..self.chunks.len()).take(12).find(|&j| {
            matches!(
                self.chunks[j].kind,
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Verb(_)
            ) && !matches!(self.chunks[j].kind, ChunkKind::Verb(v) if !v.finite)
        })?;
        let closes = matches!(self.chunks[comma].kind, ChunkKind::Comma | ChunkKind::Dash);
        let predicate = |v: VerbGroup| {
            // `a woman, 34, sustained a wound`
            v.finite
                || v.voice == Voice::Active
                || v.voice == Voice::Participle && self.token(v.main()).class.has(Class::EVENT_VERB)
        };
        (closes && self.verb(comma + 1).is_some_and(predicate)).then_some(comma)
    }

    /// The comma that closes what a participle at `k` says of the noun phrase before it, `, believed to be related,`; its own
    /// finite verb follows. A participle that tells an event is a mere description only where that verb tells one too:
    /// `ten miners, trapped since Monday, were rescued`.
    pub(super) fn closing_description(self, k: usize) -> Option<usize> {
        let first = self.token(self.chunks[k].start()).class;
        let alone = self.chunks[k].end() == self.chunks[k].start() + 1;
        let participle = match self.chunks[k].kind {
            ChunkKind::State => true,
            ChunkKind::Verb(v) => {
                first.has(Class::PARTICIPLE)
                    && !first.has(Class::LIGHT)
                    && (!v.finite || alone && v.voice == Voice::Active)
            }
            _ => false,
        };
        if !participle {
            return None;
        }
        let comma = (k + 1..self.chunks.len()).take(8).find(|&j| match self.chunks[j].kind {
            ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Dash | ChunkKind::Relative(_) => true,
            ChunkKind::Verb(v) => v.finite,
            _ => false,
        })?;
        let closes = self.chunks[comma].kind == ChunkKind::Comma;
        let tells = |v: VerbGroup| !first.has(Class::EVENT_VERB | Class::STATE) || self.shows_event(v);
        let own = |v: VerbGroup| (v.finite || v.voice == Voice::Active) && tells(v);
        (closes && self.verb(comma + 1).is_some_and(own)).then_some(comma)
    }

    /// The dash that closes what the dash at `k` opens, where a finite verb stands right behind it.
    pub(super) fn closing_dash(self, k: usize) -> Option<usize> {
        let close = (k + 2..self.chunks.len()).take(40).find(|&j| self.chunks[j].kind == ChunkKind::Dash)?;
        self.verb(close + 1).is_some_and(|v| v.finite).then_some(close)
    }

    /// The comma that closes a part with a verb of its own, `12 of whom were children`, which begins at `k`; a predicate follows.
    pub(super) fn closing_part(self, k: usize) -> Option<usize> {
        if self.kind(k + 1) != Some(ChunkKind::Preposition(Role::OfThem)) {
            return None;
        }
        let verb = (k + 2..self.chunks.len()).take(2).find(|&j| self.verb(j).is_some_and(|v| v.finite))?;
        self.closing_comma(verb)
    }

    /// Whether the noun phrase at `k`, after a comma, is a list item or an apposition that a predicate still follows.
    pub(super) fn list_or_apposition(self, k: usize) -> bool {
        let mut j = k + 1;
        let mut steps = 0;
        while j < self.chunks.len() && steps < 14 {
            match self.chunks[j].kind {
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Coordinator(_) => return true,
                ChunkKind::Preposition(_)
                | ChunkKind::Noun(_)
                | ChunkKind::Date
                | ChunkKind::Adverb
                | ChunkKind::Adjective => j += 1,
                ChunkKind::Open => j = self.after_close(j),
                _ => return false,
            }
            steps += 1;
        }
        false
    }

    /// `, kidnapped by gunmen in May,`: a participle that tells what was done to what stands before its comma.
    pub(super) fn suffered(self, k: usize, v: VerbGroup) -> bool {
        v.voice == Voice::Participle
            && self.token(v.main()).class.has(Class::EVENT_VERB)
            && matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::By)))
    }

    /// Whether a participle stands right behind the comma at `k`, as the predicate that an aside parted from its subject.
    pub(super) fn closed_by(self, k: usize) -> bool {
        self.verb(k + 1).is_some_and(|v| v.voice == Voice::Participle)
    }
}
