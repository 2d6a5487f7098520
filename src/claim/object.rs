//! Objects: what an active verb did to the phrase on its right, over lists (`given.rs` has those to whom something was given).

use super::{
    counted::{Counted, Kind},
    frames::{Frame, Outcome, PATIENT, Right, SUBJECT},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    lexicon::{Class, EventId, Of, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// The phrase at `i` as object of the verb to its left; over list items and their phrases where `far`.
    pub fn as_object(self, i: usize, counted: Counted) -> Outcome {
        let mut k = self.over_aside(i).unwrap_or(i);
        let mut listed = false;
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
                // `"... to kill the fungus," a spokesman said`: who speaks is outside what was said.
                ChunkKind::Quote if matches!(k.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Comma)) => {
                    return Outcome::Nothing;
                }
                ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Adjective | ChunkKind::Date => {}
                ChunkKind::State if !listed => {
                    // `left dead 12 people`
                    if self.verb(k.wrapping_sub(1)).is_some()
                        && let Some(frame) = self.state(k, counted.kind, Some(k - 1))
                    {
                        return Outcome::Event(frame);
                    }
                    return Outcome::Nothing;
                }
                ChunkKind::Preposition(Role::Along) if k > 0 && !listed => return self.along(k, counted.kind),
                // `was shot with seven others`
                ChunkKind::Preposition(Role::With)
                    if k > 0
                        && k + 1 == i
                        && !listed
                        && self.noun(i).is_some_and(|n| n.other())
                        && self.right(i) == Right::Nothing =>
                {
                    return self.along(k, counted.kind);
                }
                ChunkKind::Verb(v) => {
                    let outcome = self.object_of(k, v, counted.kind, listed);
                    // `sent 617 people to hospital`
                    let weak = match outcome {
                        Outcome::Event(f) => {
                            self.token(v.main()).class.has(Class::MOTION)
                                || f.rule == "active"
                                    && self.word(v.main()).senses.iter().all(|s| s.of != crate::lexicon::Of::Anything)
                        }
                        other => matches!(other, Outcome::Other(_)),
                    };
                    if let Outcome::Event(frame) = outcome {
                        let placed = self.with_place(frame, i, counted.kind);
                        if placed != frame {
                            return Outcome::Event(placed);
                        }
                    }
                    // `sent two children and the driver to the hospital`
                    let listed =
                        matches!(self.kind(i + 1), Some(ChunkKind::Coordinator(_))) && self.noun(i + 2).is_some();
                    let of = self.noun(i).and_then(|n| n.of()).filter(|of| *of == i + 2);
                    let end = if listed { i + 2 } else { of.unwrap_or(i) };
                    if weak
                        && let Some(ChunkKind::Preposition(role)) = self.kind(end + 1)
                        && let Some(frame) = self.state_in(role, end + 2, counted.kind, Some(k)).or_else(|| {
                            let people =
                                matches!(counted.kind, Kind::Person | Kind::Household | Kind::Unknown | Kind::Elided);
                            let (event, trigger) = self.verb_place(v.main(), end + 1).filter(|_| people)?;
                            Some(Frame { event, second: None, trigger, rule: "state", verb: Some(k), tally: false })
                        })
                    {
                        return Outcome::Event(frame);
                    }
                    return outcome;
                }
                ChunkKind::Coordinator(role) if matches!(role, Role::And | Role::Or) && !listed_start(self, k) => {
                    listed = true
                }
                ChunkKind::Comma if self.list_comma(k) => listed = true,
                ChunkKind::Noun(n) if listed => {
                    // An item of the list, with the phrase that it belongs to: `two guards at the gate and a driver`.
                    let before = k.checked_sub(1).and_then(|j| self.kind(j));
                    // `killed himself and seven others`: the verb's own object opens the list.
                    if n.pronoun() && k.checked_sub(1).is_none_or(|j| self.verb(j).is_none()) {
                        return Outcome::Nothing;
                    }
                    if let Some(ChunkKind::Preposition(role)) = before {
                        if matches!(role, Role::By | Role::Of) && !self.item_before(k) {
                            return Outcome::Nothing;
                        }
                        k -= 1;
                    }
                }
                // `gave the town $2m`; but `put up the fare from 1.40 dollars`: a level is no object.
                ChunkKind::Noun(n)
                    if counted.kind == Kind::Money
                        && n.quantity().is_none()
                        && self.token(self.chunks[i].start()).role != Role::From => {}
                ChunkKind::Close if listed => match (0..k).rev().find(|&j| self.chunks[j].kind == ChunkKind::Open) {
                    Some(open) => k = open,
                    None => return Outcome::Nothing,
                },
                _ => return Outcome::Nothing,
            }
        }
        Outcome::Nothing
    }

    /// `have killed, by their own count, 14 people`: where the aside in commas between a verb and its object begins.
    fn over_aside(self, i: usize) -> Option<usize> {
        let close = i.checked_sub(1).filter(|&k| self.chunks[k].kind == ChunkKind::Comma)?;
        let inside = |k: &usize| {
            matches!(self.chunks[*k].kind, ChunkKind::Preposition(_) | ChunkKind::Adverb | ChunkKind::Date)
                || self.noun(*k).is_some_and(|n| n.quantity().is_none())
        };
        let open = (0..close).rev().take(5).find(|k| !inside(k)).filter(|&k| k + 1 < close)?;
        let aside = matches!(self.chunks[open + 1].kind, ChunkKind::Preposition(_));
        let verb = open.checked_sub(1).is_some_and(|k| self.verb(k).is_some());
        (aside && verb && self.chunks[open].kind == ChunkKind::Comma).then_some(open)
    }

    /// `was wounded near the gate along with two other nuns`, `killed the mayor, as well as two peasants`: what the clause's
    /// verb says of the one before `along with`, at `k`.
    pub(super) fn along(self, k: usize, counted: Kind) -> Outcome {
        let between = |j: &usize| match self.chunks[*j].kind {
            ChunkKind::Noun(_)
            | ChunkKind::Preposition(_)
            | ChunkKind::Date
            | ChunkKind::Adverb
            | ChunkKind::Adjective
            | ChunkKind::Comma
            | ChunkKind::Open
            | ChunkKind::Close
            | ChunkKind::Quote => true,
            ChunkKind::Coordinator(Role::And) => self.noun(*j + 1).is_some(),
            _ => false,
        };
        if matches!(counted, Kind::Money | Kind::Measure | Kind::Percent) {
            return Outcome::Nothing;
        }
        let Some(at) = (0..k).rev().find(|j| !between(j)) else { return Outcome::Nothing };
        let Some(v) = self.verb(at) else { return Outcome::Nothing };
        // `shot after an altercation with another man`: with whom he had it.
        let quarrel = k >= 2
            && self.noun(k - 1).is_some_and(|n| n.quantity().is_none_or(|q| self.quantities[q as usize].implicit))
            && matches!(self.chunks[k - 2].kind, ChunkKind::Preposition(Role::After | Role::During | Role::Before));
        if quarrel {
            return Outcome::Nothing;
        }
        let kinds: &[SenseKind] = match v.voice {
            Voice::Active | Voice::Ing | Voice::Infinitive if !self.object_between(at, k) => SUBJECT,
            _ => PATIENT,
        };
        match self.verb_event(v, kinds, counted) {
            Some((event, second, trigger)) => {
                Outcome::Event(Frame { event, second, trigger, rule: "along", verb: Some(at), tally: false })
            }
            None => Outcome::Nothing,
        }
    }

    /// Whether the verb at `verb` has an object of its own before chunk `k`.
    pub(super) fn object_between(self, verb: usize, k: usize) -> bool {
        verb + 1 < k && self.noun(verb + 1).is_some()
    }

    /// Whether the word shows this event of people alone.
    pub(super) fn only_of_people(self, token: usize, event: EventId) -> bool {
        let senses = &self.word(token).senses;
        senses.iter().filter(|s| s.event == event).all(|s| !matches!(s.of, Of::Anything | Of::Things))
    }

    /// Whether before the preposition at `k - 1` stands a noun phrase, so that the list item goes on to the left.
    pub(super) fn item_before(self, k: usize) -> bool {
        k >= 2 && (self.noun(k - 2).is_some() || matches!(self.chunks[k - 2].kind, ChunkKind::Close))
    }

    /// A comma between items of a list: noun phrases on both sides.
    pub(super) fn list_comma(self, k: usize) -> bool {
        k > 0 && matches!(self.chunks[k - 1].kind, ChunkKind::Noun(_) | ChunkKind::Close)
            || k > 2
                && matches!(self.chunks[k - 1].kind, ChunkKind::Date)
                && matches!(self.chunks[k - 2].kind, ChunkKind::Comma)
    }

    pub(super) fn object_of(self, k: usize, v: VerbGroup, counted: Kind, listed: bool) -> Outcome {
        // `lost three of their last five`: of nobody said to be a person.
        let of_none = counted == Kind::Elided
            && self.noun(k + 1).and_then(|n| self.noun(n.of()?)).is_some_and(|n| {
                n.head().is_none() && n.quantity().is_some_and(|q| !self.quantities[q as usize].implicit)
            });
        let active = matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive);
        if !active {
            return Outcome::Nothing;
        }
        // `could not save six of the patients`
        if !listed && let Some(frame) = self.undone_to(k, v, counted) {
            return Outcome::Event(frame);
        }
        // `reached a peak`, `reached 3.10`: what is reached is people only where it says so.
        let loose = matches!(counted, Kind::Unknown | Kind::Elided) && self.token(v.main()).class.has(Class::MOTION);
        let found = self
            .verb_event(v, PATIENT, counted)
            .filter(|(event, _, _)| !((loose || of_none) && self.only_of_people(v.main(), *event)));
        match found {
            Some((event, second, trigger)) => {
                let Some(event) = self.by_doer(k, event) else { return Outcome::Other(k) };
                let rule = if listed { "coordinated" } else { "active" };
                Outcome::Event(Frame { event, second, trigger, rule, verb: Some(k), tally: false })
            }
            // `the fire claimed two children and 40 houses`
            None if let Some(frame) = self.by_subject(k, v, counted) => {
                Outcome::Event(Frame { rule: if listed { "coordinated" } else { frame.rule }, ..frame })
            }
            // A list item without an event from the verb may belong to another clause.
            None if listed => Outcome::Nothing,
            None => Outcome::Other(k),
        }
    }
}

/// A coordinator at a clause's start joins clauses, not items.
fn listed_start(parse: Parse<'_, '_>, k: usize) -> bool {
    k == 0
        || !matches!(
            parse.chunks[k - 1].kind,
            ChunkKind::Noun(_)
                | ChunkKind::Comma
                | ChunkKind::Close
                | ChunkKind::Date
                | ChunkKind::Adverb
                | ChunkKind::Preposition(_)
        )
}
