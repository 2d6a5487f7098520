//! A second thing said of one subject: `was struck and died`, `the four injured were taken to hospital`, `were affected and evacuated`.

use super::{
    counted::Kind,
    frames::{Frame, Outcome, PATIENT},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    lexicon::{Class, EventId, Role},
    span::Span,
};

impl Parse<'_, '_> {
    /// Whether of two things said of one subject the first only says how it came to the second: `was shot`, `pronounced dead`.
    pub(super) fn is_cause(self, first: Frame, then: Frame) -> bool {
        let main = |f: Frame| f.verb.and_then(|k| self.verb(k)).map(|v| v.main());
        match (main(first), main(then)) {
            (Some(a), Some(b)) if a < b => self.is_way((first.event, a), (then.event, b)),
            _ => false,
        }
    }

    /// What the clause's verb behind the participle at `k` says in the end, where the two are one event.
    pub(super) fn came_of(self, k: usize, first: Frame, counted: Kind) -> Option<Frame> {
        let next = self.next_finite(k).filter(|&next| self.verb(next).is_some_and(|v| !v.negated))?;
        // `had been burned and another 700 had lost windows`: that verb is another's.
        // `men wounded in 2010 were killed on Monday` tells of two days.
        if (k..next).any(|j| matches!(self.chunks[j].kind, ChunkKind::Coordinator(_) | ChunkKind::Date)) {
            return None;
        }
        match self.subject_of(next, counted, 0) {
            Outcome::Event(then) if self.lexicon.outcome(first.event) == Some(then.event) => Some(then),
            _ => None,
        }
    }

    /// What the clause's verb behind the participle or relative clause at `k` says, where it is another event.
    pub(super) fn now_told(self, k: usize, first: Frame, counted: Kind) -> Option<Frame> {
        // `people driven out by the fighting have come home`
        let passive =
            |v: VerbGroup| !v.negated && (v.voice == Voice::Passive || v.voice == Voice::Active && self.shows_event(v));
        // `those killed were buried`: nothing more comes of what is the end.
        let ends = self.lexicon.joins.iter().any(|join| !join.ways.is_empty() && join.events[0] == first.event);
        let next = self.next_finite(k).filter(|&next| !ends && self.verb(next).is_some_and(passive))?;
        // `arrested in May were freed on Friday`: each has its own day, and a draft has one.
        let dated = (next..self.chunks.len()).any(|j| self.chunks[j].kind == ChunkKind::Date);
        // `kidnapped in Kenya and held in Tolu have been freed`
        let parts = |j: usize| {
            matches!(self.chunks[j].kind, ChunkKind::Coordinator(_))
                && !self.verb(j + 1).is_some_and(|v| v.voice == Voice::Participle)
        };
        // `11 hurt as a crane topples`: that verb has a subject of its own.
        let other = |j: usize| match self.chunks[j].kind {
            ChunkKind::Subordinator(_) | ChunkKind::Preposition(Role::As) => true,
            ChunkKind::Noun(_) => !matches!(self.chunks[j - 1].kind, ChunkKind::Preposition(_)),
            _ => false,
        };
        let active = self.verb(next).is_some_and(|v| v.voice == Voice::Active);
        if dated || (k..next).any(parts) || active && (k + 1..next).any(other) {
            return None;
        }
        match self.subject_of(next, counted, 0) {
            Outcome::Event(then) if then.event != first.event && then.rule != "state" => Some(then),
            _ => None,
        }
    }

    /// `the four injured`, `all 12 wounded`: the participle at `k` stands for the noun of a definite figure.
    pub(super) fn are_those(self, i: usize, k: usize) -> bool {
        let all = self.token(self.chunks[i].start()).role == Role::All;
        k == i + 1 && self.noun(i).is_some_and(|n| n.head().is_none() && (n.definite() || all))
    }

    /// `was struck but suffered injuries`: a second predicate of the same subject. What it does itself is not asked.
    pub(super) fn second_verb(self, k: usize, counted: Kind) -> Option<Outcome> {
        // `died after suffering burns`, `were held before being freed`
        let after = |j: usize| {
            let role = match self.chunks[j].kind {
                ChunkKind::Preposition(role) | ChunkKind::Subordinator(role) => role,
                _ => return false,
            };
            let being = |v: VerbGroup| {
                v.voice == Voice::Passive && self.token(self.chunks[j + 1].start()).class.has(Class::ING)
            };
            // `is recovering after he was shot`
            let pronoun = self.noun(j + 1).is_some_and(|n| {
                n.pronoun() && n.head().is_some_and(|h| matches!(self.token(h).role, Role::He | Role::They))
            });
            if role == Role::After && pronoun && self.verb(j + 2).is_some_and(|v| v.voice == Voice::Passive) {
                return !self.verb(k).is_some_and(|v| self.shows_event(v));
            }
            self.verb(j + 1).is_some_and(|v| match role {
                // `is recovering after being shot`; what happened first is told where the verb itself tells nothing.
                Role::After => v.voice == Voice::Ing || being(v) && !self.verb(k).is_some_and(|v| self.shows_event(v)),
                Role::Before => being(v),
                _ => false,
            })
        };
        let joint = (k + 1..self.chunks.len()).take(6).find(|&j| {
            matches!(self.chunks[j].kind, ChunkKind::Coordinator(_)) && self.verb(j + 1).is_some()
                || after(j)
                || matches!(
                    self.chunks[j].kind,
                    ChunkKind::Verb(_) | ChunkKind::Semicolon | ChunkKind::Comma | ChunkKind::Subordinator(_)
                )
        })?;
        // `was shot in the head, and was pronounced dead`
        let comma = self.chunks[joint].kind == ChunkKind::Comma
            && matches!(self.kind(joint + 1), Some(ChunkKind::Coordinator(_)))
            && self.verb(joint + 2).is_some_and(|v| v.finite);
        let joint = joint + usize::from(comma);
        // `activated a mine, injuring himself`
        let himself = self.chunks[joint].kind == ChunkKind::Comma
            && self.verb(joint + 1).is_some_and(|v| v.voice == Voice::Ing)
            && self.noun(joint + 2).and_then(|n| n.head()).is_some_and(|h| self.token(h).role == Role::Himself);
        if himself && let Outcome::Event(frame) = self.himself(joint + 1, counted) {
            return Some(Outcome::Event(frame));
        }
        // `Two men shot, killed in Tolu`, `Four shot, taken to hospital`: a headline's participles.
        let participle = |j: usize| self.verb(j).is_some_and(|v| v.voice == Voice::Participle && !v.finite);
        let headline =
            joint == k + 1 && self.chunks[joint].kind == ChunkKind::Comma && participle(k) && participle(joint + 1);
        let headline = headline && self.verb(k).is_some_and(|v| self.shows_event(v));
        if headline {
            return match self.subject_of(joint + 1, counted, 1) {
                Outcome::Event(frame) if self.noun(joint + 2).is_none() => Some(Outcome::Event(frame)),
                _ => None,
            };
        }
        if !matches!(self.chunks[joint].kind, ChunkKind::Coordinator(_)) && !after(joint) {
            return None;
        }
        let verb = if self.verb(joint + 1).is_some() { joint + 1 } else { joint + 2 };
        match self.subject_of(verb, counted, 1) {
            Outcome::Event(frame)
                if matches!(frame.rule, "passive" | "idiom" | "route" | "undone" | "state")
                    || frame.rule == "intransitive" && self.verb(k).is_some_and(|v| v.voice == Voice::Passive)
                    || frame.rule == "participle" && self.verb(k).is_some_and(|v| v.voice == Voice::Passive)
                    || after(joint) =>
            {
                Some(Outcome::Event(frame))
            }
            _ => None,
        }
    }

    /// What one does to himself, by the verb at `k`, though others may suffer it too.
    fn himself(self, k: usize, counted: Kind) -> Outcome {
        let found = self.verb(k).and_then(|v| self.verb_event(v, PATIENT, counted));
        found.map_or(Outcome::Nothing, |(event, second, trigger)| {
            Outcome::Event(Frame { event, second, trigger, rule: "passive", verb: Some(k), tally: false })
        })
    }

    /// `were affected and evacuated`: a participle beside a state says one thing more.
    pub(super) fn second_participle(self, state: usize, counted: Kind) -> Option<(EventId, Span)> {
        if !matches!(self.kind(state + 1)?, ChunkKind::Coordinator(Role::And)) {
            return None;
        }
        let v = self.verb(state + 2).filter(|v| v.voice == Voice::Participle)?;
        self.verb_event(v, PATIENT, counted).map(|(event, _, trigger)| (event, trigger))
    }
}
