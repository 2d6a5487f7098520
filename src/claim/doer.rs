//! Who does it: the event that a verb shows by its doer, and what a later verb does to the same object.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, PATIENT},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    grammar::Measured,
    lex::Token,
    lexicon::{Class, Doer, EventId, GroupSet, Role, Sense, SenseKind},
};

impl Parse<'_, '_> {
    /// `police captured 17 smugglers`: the event that it is by who does it, before the verb at `k`.
    /// None where of them it is none: `a ticket costs $40`.
    pub(super) fn by_doer(self, k: usize, event: EventId) -> Option<EventId> {
        if !self.lexicon.doers.iter().any(|d| d.from == event) {
            return Some(event);
        }
        self.doer_of(k).map_or(Some(event), |doer| self.done_by(k, doer, event))
    }

    /// `two gunmen escaped`, `ten passengers escaped`: the event that a verb shows of its subject is by who that is. None where of them it
    /// is none.
    pub(super) fn done_as(self, frame: Frame, counted: Counted) -> Option<Frame> {
        let verb = frame.verb.and_then(|k| self.verb(k)).map(|v| self.lemma(v.main()));
        let named = |d: &Doer| {
            counted.head.is_some_and(|h| d.nouns.iter().any(|noun| noun.eq_ignore_ascii_case(self.lemma(h))))
        };
        // `3,000 men of the city police`
        let of = counted.head.and_then(|h| self.noun(self.chunk_at(h))?.of());
        let groups = counted.groups.0 | of.map_or(0, |k| self.counted_noun(k).groups.0 | self.body_of(k).0);
        let says = |d: &&Doer| {
            d.from == frame.event
                && (d.groups.0 & groups != 0 || named(d))
                && verb.is_some_and(|verb| d.verbs.iter().any(|base| **base == *verb))
        };
        match self.lexicon.doers.iter().find(says) {
            Some(doer) => doer.to.map(|event| Frame { event, ..frame }),
            None => Some(frame),
        }
    }

    /// `three were captured, with the arrests following a chase`: the event that a doer would make of it is named beside it.
    pub(super) fn done_by_named(self, frame: Frame) -> Frame {
        let passive = matches!(frame.rule, "passive" | "participle");
        let Some(v) = frame.verb.and_then(|k| self.verb(k)).filter(|_| passive) else { return frame };
        let lemma = self.lemma(v.main());
        let told = |event: EventId| {
            (0..self.lexed.tokens.len()).any(|t| {
                let sense = |s: &Sense| s.event == event && matches!(s.kind, SenseKind::Act | SenseKind::ActOf);
                self.token(t).class.has(Class::EVENT_NOUN) && self.word(t).senses.iter().any(sense)
            })
        };
        let named =
            |d: &&Doer| d.from == frame.event && d.to.is_some_and(told) && d.verbs.iter().any(|base| **base == *lemma);
        match self.lexicon.doers.iter().find(named) {
            Some(Doer { to: Some(event), .. }) => Frame { event: *event, ..frame },
            _ => frame,
        }
    }

    /// Whether the event may be no more than what things cost: of some doers it is none, as in `a ticket costs $40`.
    pub(super) fn is_priced(self, event: EventId) -> bool {
        self.lexicon.events[event.0 as usize].money
            && self.lexicon.doers.iter().any(|d| d.from == event && d.to.is_none())
    }

    /// Whether the verb at `k` tells what a thing costs whoever buys it: in the present, of no hazard and nothing that happened.
    pub(super) fn costs(self, k: usize, event: EventId) -> bool {
        let prices = |v: VerbGroup| {
            let lemma = self.lemma(v.main());
            self.lexicon
                .doers
                .iter()
                .any(|d| d.from == event && d.to.is_none() && d.verbs.iter().any(|v| **v == *lemma))
        };
        if !self.verb(k).is_some_and(prices) || self.noun(k + 1).and_then(|n| n.quantity()).is_none() {
            return false;
        }
        // `costs $820`, `can cost up to $820`; `cost $820` may be what was lost.
        let present = self.verb(k).is_some_and(|v| {
            let first = self.token(self.chunks[k].start());
            let alone = v.main() == self.chunks[k].start() && first.class.has(Class::VERB_S);
            v.voice == Voice::Ing
                || v.voice == Voice::Active
                    && (alone
                        || first.class.has(Class::MODAL)
                            && !first.class.has(Class::FORECAST)
                            && !self.seen.role(Role::Hazard))
        });
        let subject = self.doer_of(k).and_then(|j| self.noun(j)).and_then(|n| n.head()).map(|h| self.token(h));
        let happens = |t: &Token| {
            matches!(t.role, Role::Hazard | Role::Happening | Role::It)
                || t.class.has(Class::EVENT_NOUN | Class::NOUN_LIKE)
        };
        present && subject.is_some_and(|t| !happens(t))
    }

    /// `at a cost of 31 crore`: of the phrase at `i`, whether what it is the price of stands behind `at`.
    pub(super) fn at_a_cost(self, i: usize) -> bool {
        let of = matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::Of)));
        let at = |k: usize| matches!(self.kind(k), Some(ChunkKind::Preposition(Role::At)));
        of && i.checked_sub(3).is_some_and(at) && self.noun(i - 2).is_some_and(|n| n.quantity().is_none())
    }

    /// `15,000 growers hit by the hailstorm`: the event that it is by who does it, behind the passive verb at `k`.
    pub(super) fn by_agent(self, k: usize, event: EventId) -> Option<EventId> {
        let by = matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::By)));
        if by && self.noun(k + 2).is_some() { self.done_by(k, k + 2, event) } else { Some(event) }
    }

    fn done_by(self, k: usize, doer: usize, event: EventId) -> Option<EventId> {
        let who = self.counted_noun(doer);
        let pronoun =
            self.noun(doer).is_some_and(|n| n.pronoun() && n.head().is_some_and(|h| self.token(h).role.is_personal()));
        // `hundreds turned out to bury five girls`
        let elided = self.noun(doer).is_some_and(|n| {
            let counts = |q: u16| {
                let q = self.quantities[q as usize];
                !q.attributive && !q.implicit && q.measured == Measured::Count
            };
            n.head().is_none() && n.quantity().is_some_and(counts)
        });
        let person = pronoun || elided || matches!(who.kind, Kind::Person | Kind::Household);
        let verb = |verbs: &[Box<str>]| {
            verbs.is_empty() || self.verb(k).is_some_and(|v| verbs.iter().any(|base| **base == *self.lemma(v.main())))
        };
        // `hit by the current wave of floods`
        let of = self.noun(doer).and_then(|n| self.noun(n.of()?)).filter(|n| n.quantity().is_none());
        let heads = [who.head, of.and_then(|n| n.head())];
        let thing = |nouns: &[Box<str>]| {
            // `transit centre` is a centre.
            let named = |h: usize| {
                let lemma = self.lemma(h);
                let last = lemma.rsplit(' ').next().unwrap_or(lemma);
                nouns.iter().any(|noun| noun.eq_ignore_ascii_case(lemma) || noun.eq_ignore_ascii_case(last))
            };
            heads.into_iter().flatten().any(named)
        };
        let groups = who.groups.0 | self.body_of(doer).0;
        let does = |d: &Doer| match (d.groups.0, &*d.nouns) {
            (0, []) => person,
            (set, nouns) => set & groups != 0 || thing(nouns),
        };
        let found = self.lexicon.doers.iter().find(|d| d.from == event && does(d) && verb(&d.verbs));
        found.map_or(Some(event), |d| d.to)
    }

    /// `a police patrol`, `the gendarmerie`: of whom a body of people consists, by its name and the words before it.
    fn body_of(self, k: usize) -> GroupSet {
        let Some(head) = self.noun(k).and_then(|n| n.head()) else { return GroupSet(0) };
        let body = matches!(self.token(head).role, Role::Strength | Role::Collective);
        let members = (self.chunks[k].start()..head).filter(|_| body).map(|t| self.word(t).groups.0);
        GroupSet(members.fold(self.word(head).groups.0, |all, groups| all | groups))
    }

    /// The noun phrase that does what the verb at `k` says: right before it, or at the start of its clause where a phrase, an aside or
    /// another verb stands between.
    pub(super) fn doer_of(self, k: usize) -> Option<usize> {
        let right_before = k.checked_sub(1)?;
        // `14 shelters, which took in 3,900`
        if matches!(self.chunks[right_before].kind, ChunkKind::Relative(_)) {
            let comma = matches!(right_before.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Comma));
            let before = right_before.checked_sub(if comma { 2 } else { 1 })?;
            return self.noun(before).map(|_| before);
        }
        let behind = matches!(right_before.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(_)));
        if self.noun(right_before).is_some() && !behind {
            return Some(right_before);
        }
        let start = (0..k).rev().find(|&j| {
            matches!(
                self.chunks[j].kind,
                ChunkKind::Semicolon
                    | ChunkKind::Stop
                    | ChunkKind::Subordinator(_)
                    | ChunkKind::Relative(_)
                    | ChunkKind::Colon
            )
        });
        let from = start.map_or(0, |j| j + 1);
        (from..k).find(|&j| {
            // A bare article is nobody.
            let counts = |q: u16| !self.quantities[q as usize].implicit;
            self.noun(j).is_some_and(|n| n.head().is_some() || n.quantity().is_some_and(counts))
                && !matches!(j.checked_sub(1).and_then(|b| self.kind(b)), Some(ChunkKind::Preposition(_)))
        })
    }

    /// `lined up 11 passengers and executed them`: what a second verb does to the object of the one at `k`, said by a pronoun.
    pub(super) fn done_to_them(self, k: usize, i: usize, counted: Kind) -> Option<Frame> {
        let and = (i + 1..self.chunks.len()).take(6).find(|&j| {
            !matches!(
                self.chunks[j].kind,
                ChunkKind::Preposition(_) | ChunkKind::Noun(_) | ChunkKind::Date | ChunkKind::Adverb
            )
        })?;
        let comma = matches!(self.chunks[and].kind, ChunkKind::Comma);
        // `, later releasing them`
        let verb = if matches!(self.kind(and + 1)?, ChunkKind::Adverb) { and + 2 } else { and + 1 };
        let v = self.verb(verb)?;
        let joint = match v.voice {
            Voice::Ing => comma,
            Voice::Active => matches!(self.chunks[and].kind, ChunkKind::Coordinator(Role::And)),
            _ => false,
        };
        // `, killing them softly`, `and shot them dead`: only where the clause ends behind them or a phrase begins.
        let ends = self.kind(verb + 2).is_none_or(|kind| {
            matches!(
                kind,
                ChunkKind::Stop
                    | ChunkKind::Comma
                    | ChunkKind::Semicolon
                    | ChunkKind::Preposition(_)
                    | ChunkKind::Coordinator(_)
                    | ChunkKind::Date
            )
        });
        let pronoun = self.noun(verb + 1).filter(|n| n.pronoun() && ends)?.head()?;
        let them = self.token(pronoun).role == Role::They && joint && self.verb(k).is_some_and(|v| !v.negated);
        let (event, second, trigger) = self.verb_event(v, PATIENT, counted).filter(|_| them)?;
        let event = self.by_doer(k, event)?;
        Some(Frame { event, second, trigger, rule: "active", verb: Some(verb), tally: false })
    }

    /// `lost 9,000 customers`: what a verb shows of people alone it does not show of clients, who are counted as accounts.
    pub(super) fn only_clients(self, counted: Counted, frame: Frame) -> bool {
        let client = counted.head.is_some_and(|h| self.token(h).role == Role::Client);
        let verb = frame.verb.and_then(|k| self.verb(k)).filter(|_| client);
        verb.is_some_and(|v| self.only_of_people(v.main(), frame.event))
    }
}
