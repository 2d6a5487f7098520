//! What stands between a subject and its predicate: asides in commas, appositions, wider places, what `with` opens.

use super::parse::Parse;
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    lexicon::{Class, Role},
};

/// The step over a comma, and what it was.
pub(super) struct OverComma {
    pub to: usize,
    /// The comma closes what another opened, or opens what one will close.
    pub closes: bool,
    /// Items of a list that leave out their noun have been passed.
    pub gapped: bool,
}

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
            && self.verb(k + 2).is_some_and(|v| v.finite || self.token(v.main()).class.has(Class::EVENT_VERB))
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

    /// Where the walk from the noun phrase at `i` to its predicate goes on behind the comma or dash at `k`.
    pub(super) fn over_comma(self, i: usize, k: usize) -> Option<OverComma> {
        let next = self.kind(k + 1)?;
        let closed = || self.closing_comma(k + 1).map(|comma| comma + 1);
        let past = |to: usize| Some(OverComma { to, closes: false, gapped: false });
        let closing = |to: usize| Some(OverComma { to, closes: true, gapped: false });
        let aside =
            matches!(next, ChunkKind::Preposition(_) | ChunkKind::Verb(_) | ChunkKind::Date | ChunkKind::Adverb);
        let step = |to: usize| Some(OverComma { to, closes: aside, gapped: false });
        match next {
            // `fans, attending the final, were stranded`
            ChunkKind::Verb(v) if v.voice == Voice::Ing && closed().is_some() => step(closed()?),
            // `five people, believed to be related, were killed`
            ChunkKind::Verb(_) | ChunkKind::State if self.closing_description(k + 1).is_some() => {
                closing(self.closing_description(k + 1)? + 1)
            }
            // `four of the captives, she said, were freed`
            ChunkKind::Noun(_) if self.is_aside(k + 1) => past(k + 4),
            // `24,000 homes in Tolu, 8,000 in Dorn, and 14,500 in Velm were`
            ChunkKind::Noun(n) if n.quantity().is_some() && self.gapped(k + 1) => {
                Some(OverComma { to: k + 4, closes: false, gapped: true })
            }
            // `70 houses, many of them newly built, were destroyed`, `26 people, half of them children, drowned`
            ChunkKind::Noun(_) if closed().is_some() => closing(closed()?),
            // `40 people, 12 of whom were children, died`
            ChunkKind::Noun(_) if self.closing_part(k + 1).is_some() => past(self.closing_part(k + 1)? + 1),
            ChunkKind::Noun(_) if self.list_or_apposition(k + 1) => past(k + 2),
            // `3,000 men, women, children died`
            ChunkKind::Noun(_) if k > i + 1 && self.bare_people(k - 1) && self.bare_people(k + 1) => past(k + 2),
            // `40 pupils, or one in ten, were injured`: the same figure said otherwise.
            ChunkKind::Coordinator(Role::Or)
                if self.noun(k + 2).is_some_and(|n| n.quantity().is_some())
                    && matches!(self.kind(k + 3), Some(ChunkKind::Comma)) =>
            {
                past(k + 4)
            }
            // `20 were killed, including five guards, and 40 were freed`: another clause, and no more of the part.
            ChunkKind::Coordinator(Role::And) if self.is_part_told(i) && self.verb(k + 3).is_some_and(|v| v.finite) => {
                None
            }
            ChunkKind::Relative(_) | ChunkKind::Preposition(_) | ChunkKind::Coordinator(_) => step(k + 1),
            // `the ferry, which carried a crew of 12, capsized`: the verb behind the clause is the ferry's.
            ChunkKind::Verb(v) if v.finite && self.in_relative(i) => None,
            ChunkKind::Verb(v) if v.finite || self.suffered(k + 1, v) => step(k + 1),
            ChunkKind::State if matches!(self.kind(k + 2), Some(ChunkKind::Preposition(Role::By))) => past(k + 1),
            // `2 bailiffs, gunman dead`, `4 women, 1 man shot`: a headline's list.
            ChunkKind::Noun(n)
                if (i == 0 || n.quantity().is_some())
                    && self.only_nouns_before(k)
                    && self.headline_predicate(k + 2) =>
            {
                past(k + 2)
            }
            // `14 people, mostly women and children, died`
            ChunkKind::Adverb | ChunkKind::Adjective if closed().is_some() => step(closed()?),
            // `two of them, 23-year-old Ana Ruiz and Leo Mora, died`
            ChunkKind::Date if closed().is_some() => closing(closed()?),
            ChunkKind::Adverb | ChunkKind::Date => step(k + 1),
            // `families in Dorna, Selva district were rescued`
            ChunkKind::Noun(n) if self.wider_place(k, n) => past(k + 2),
            _ => None,
        }
    }

    /// Whether the phrase at `k` is one word for many people.
    fn bare_people(self, k: usize) -> bool {
        let chunk = self.chunks[k];
        let class = self.token(chunk.start()).class;
        chunk.end() == chunk.start() + 1 && class.has(Class::PERSON) && class.has(Class::PLURAL)
    }

    /// Whether the phrase at `i` is behind an `including` whose whole has had its verb.
    fn is_part_told(self, i: usize) -> bool {
        let listed = |k: &usize| {
            matches!(self.chunks[*k].kind, ChunkKind::Noun(_) | ChunkKind::Comma | ChunkKind::Coordinator(_))
        };
        let part =
            |k: &usize| matches!(self.chunks[*k].kind, ChunkKind::Preposition(Role::Including | Role::AmongThem));
        let opens = (0..i).rev().take(8).skip_while(listed).take(1).find(part);
        opens.is_some_and(|opens| (0..opens).any(|k| self.verb(k).is_some_and(|v| v.finite)))
    }

    /// The comma that closes what a participle at `k` says of the noun phrase before it, `, believed to be related,`; its own
    /// finite verb follows. A participle that tells an event is a mere description only where that verb tells one too:
    /// `ten miners, trapped since Monday, were rescued`.
    pub(super) fn closing_description(self, k: usize) -> Option<usize> {
        // `later identified as`: the adverb before it is no matter.
        let opens = self.token(self.chunks[k].start()).class;
        let first = match self.chunks[k].kind {
            ChunkKind::Verb(v) if opens.has(Class::ADVERB) => self.token(v.main()).class,
            _ => opens,
        };
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
        // `later identified as Ana Ruiz, 25, of Tolu, was`: a name's own commas close nothing.
        let naming = match self.chunks[k].kind {
            ChunkKind::Verb(v) => {
                self.token(v.main()).role == Role::Naming
                    || matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::As)))
            }
            _ => false,
        };
        let inside = |j: usize| {
            naming
                && (matches!(self.kind(j + 1), Some(ChunkKind::Date))
                    || matches!(self.kind(j + 1), Some(ChunkKind::Preposition(Role::Of | Role::From))))
        };
        let comma =
            (k + 1..self.chunks.len()).take(if naming { 16 } else { 8 }).find(|&j| match self.chunks[j].kind {
                ChunkKind::Comma => !inside(j),
                ChunkKind::Semicolon | ChunkKind::Dash | ChunkKind::Relative(_) => true,
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

    /// `found four people - three adults and a child - dead`: the state of a verb's object, right behind the aside that the comma or
    /// dash at `k` opens.
    pub(super) fn closing_state(self, i: usize, k: usize) -> Option<usize> {
        let verb = self.verb(i.checked_sub(1)?)?;
        let leaves =
            matches!(verb.voice, Voice::Active | Voice::Ing) && self.token(verb.main()).class.has(Class::LIGHT);
        let close = (k + 2..self.chunks.len()).take(12).filter(|_| leaves).find(|&j| {
            let inside = matches!(self.chunks[j].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(_));
            !inside
                && !matches!(self.chunks[j].kind, ChunkKind::Coordinator(_) | ChunkKind::Adjective | ChunkKind::Adverb)
        })?;
        let state = self.kind(close + 1) == Some(ChunkKind::State);
        (state && self.chunks[close].kind == self.chunks[k].kind).then_some(close + 1)
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
