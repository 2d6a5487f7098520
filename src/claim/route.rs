//! Where people are taken or go says what happens to them: `were bused to a shelter`, `pulled 12 from the rubble`, `flown home`.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, Outcome, PATIENT},
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    lexicon::{Class, EventId, Role, WordId},
    span::Span,
};

/// So many chunks behind verb or object the goal may stand.
const REACH: usize = 8;

impl Parse<'_, '_> {
    /// The phrase at `i`, the object of a verb of moving: `bused 340 villagers to a gym`.
    pub(super) fn carried(self, i: usize, counted: Counted, object: Outcome) -> Option<Frame> {
        let k = match object {
            Outcome::Other(k) => k,
            Outcome::Event(frame) => frame.verb.filter(|_| frame.rule == "active")?,
            Outcome::Nothing => return None,
        };
        let v = self.verb(k).filter(|_| moves(counted.kind))?;
        // `brought eight boys out of the cave`: the cave is none of the boys'.
        let of = self.noun(i)?.of().filter(|&of| matches!(self.kind(of - 1), Some(ChunkKind::Preposition(Role::Of))));
        let (event, end) = self.led(self.word(v.main()).route.carries, of.unwrap_or(i) + 1)?;
        Some(self.moved(k, v, event, end))
    }

    /// The subject of the verb at `k`: `were bused to a gym`, `poured out of the town`.
    pub(super) fn goes(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        let route = self.word(v.main()).route;
        let goals = match v.voice {
            // `guests filed out of the hotel`: past and participle are alike.
            Voice::Participle if self.token(v.main()).class.has(Class::PAST) => route.carries | route.goes,
            Voice::Passive | Voice::Participle => route.carries,
            Voice::Active | Voice::Ing | Voice::Infinitive => route.goes,
            Voice::Copula => 0,
        };
        let (event, end) = self.led(goals, k + 1).filter(|_| moves(counted))?;
        Some(self.moved(k, v, event, end))
    }

    /// `were injured and flown to three hospitals`: what the second verb of the group at `k` says by where they were taken.
    pub(super) fn also_moved(self, k: usize, v: VerbGroup, first: EventId, counted: Kind) -> Option<(EventId, Span)> {
        let also = v.also().filter(|_| moves(counted))?;
        let (event, end) = self.led(self.word(also).route.carries, k + 1).filter(|(event, _)| *event != first)?;
        Some((event, self.token(also).span.join(end)))
    }

    fn moved(self, k: usize, v: VerbGroup, event: EventId, end: Span) -> Frame {
        let trigger = self.token(v.main()).span;
        // With the object between, the verb's own words.
        let beside = !self.chunks[k + 1..]
            .iter()
            .take_while(|c| self.token(c.start()).span.start < end.start)
            .any(|c| matches!(c.kind, ChunkKind::Noun(n) if n.quantity().is_some()));
        let trigger = if beside { trigger.join(end) } else { trigger };
        Frame { event, second: None, trigger, rule: "route", verb: Some(k), tally: false }
    }

    /// The first of these goals that stands from the chunk `from` on, before another clause begins, and its words.
    fn led(self, goals: u64, from: usize) -> Option<(EventId, Span)> {
        if goals == 0 {
            return None;
        }
        let mut k = from;
        // Behind a preposition it is a noun: `airlifted from her home`.
        let mut governed = false;
        while k < self.chunks.len().min(from + REACH) {
            let chunk = self.chunks[k];
            let alone = self.token(chunk.start());
            let found = goals & self.word(chunk.start()).route.alone;
            if found != 0 && !governed {
                return Some((self.lexicon.goals[found.trailing_zeros() as usize].event, alone.span));
            }
            match chunk.kind {
                ChunkKind::Preposition(_) => {
                    // `in dawn raids`: the hour parts them.
                    let of = k + 1 + usize::from(matches!(self.kind(k + 1), Some(ChunkKind::Date)));
                    let leads_to = |chunk: usize| {
                        self.noun(chunk).and_then(|n| n.head()).map_or(0, |head| match self.token(head).role {
                            Role::Country => self.lexicon.goals_in_countries,
                            _ => self.word(head).route.place,
                        })
                    };
                    // `to University of Tolu Hospital`: the name's last word tells what it is.
                    let facility = |n: NounPhrase| n.head().is_some_and(|h| self.token(h).class.has(Class::FACILITY));
                    let inner = self.noun(of).filter(|n| facility(*n)).and_then(|n| n.of());
                    let place = match leads_to(of) {
                        0 => inner.map_or(0, leads_to),
                        own => own,
                    };
                    let goal = ones(goals & place).map(|bit| &self.lexicon.goals[bit]);
                    let alike = |like: &[WordId]| {
                        let c = self.chunks[of];
                        like.is_empty() || self.lexed.tokens[c.start()..c.end()].iter().any(|t| like.contains(&t.word))
                    };
                    let goal = goal.clone().find(|g| g.prepositions.contains(&alone.word) && alike(&g.like));
                    if let Some(goal) = goal {
                        return Some((goal.event, self.chunk_span(k).join(self.chunk_span(of))));
                    }
                    governed = true;
                    k += if matches!(self.kind(k + 1), Some(ChunkKind::Noun(_) | ChunkKind::Date)) { 2 } else { 1 };
                }
                ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Date | ChunkKind::Quote => k += 1,
                // `were taken in critical condition to`: how they were says less than where to.
                ChunkKind::State if matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::To))) => k += 1,
                // `carried them back across the border`
                ChunkKind::Verb(_) if alone.class.has(Class::ADVERB) => k += 1,
                // `sent 3,000 villagers running into the bush`
                ChunkKind::Verb(v) if v.voice == Voice::Ing && !v.finite => k += 1,
                // `took two women and a boy to a clinic`
                ChunkKind::Coordinator(Role::And | Role::Or) | ChunkKind::Comma
                    if self.noun(k + 1).is_some_and(|n| n.quantity().is_some()) =>
                {
                    k += 2
                }
                _ => return None,
            }
        }
        None
    }
}

/// Only people are said to be taken somewhere.
impl Parse<'_, '_> {
    /// `sent 30 soldiers to a hospital to keep order`: whose work it is to go where they are sent is no patient there.
    pub(super) fn on_duty(self, frame: Frame, counted: Counted) -> Frame {
        // `a crash that sent an officer to hospital in critical condition`
        let hurt = self.seen.role(Role::Hazard)
            || self.seen.role(Role::Happening)
            || self.chunks.iter().any(|c| c.kind == ChunkKind::State);
        let on_duty =
            !hurt && matches!(frame.rule, "route" | "state") && counted.groups.0 & self.lexicon.on_duty.0 != 0;
        let Some(v) = frame.verb.filter(|_| on_duty).and_then(|k| self.verb(k)) else { return frame };
        match pick(self, &self.word(v.main()).senses, PATIENT, counted.kind) {
            Some(event) => Frame { event, rule: "passive", ..frame },
            None => frame,
        }
    }
}

fn moves(counted: Kind) -> bool {
    matches!(counted, Kind::Person | Kind::Household | Kind::Elided | Kind::PercentOfPeople)
}

/// Which bits are set.
fn ones(bits: u64) -> impl Iterator<Item = usize> + Clone {
    (0..u64::BITS as usize).filter(move |bit| bits >> bit & 1 != 0)
}
