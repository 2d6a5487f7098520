//! Frames: how a noun phrase comes by its event, here as a subject (`object.rs` has objects). Who was killed is the object
//! of an active verb, the subject of a passive one, the complement of `death toll of`. Each rule looks at the chunks around
//! the phrase, never at distance.

use super::{
    counted::{Counted, Kind},
    parse::Parse,
    sense::{joined, pick},
};
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    lexicon::{Class, EventId, Role, SenseKind},
    span::Span,
};

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub event: EventId,
    /// A second event on the same number: `evacuated and housed 300`.
    pub second: Option<(EventId, Span)>,
    pub trigger: Span,
    pub rule: &'static str,
    /// The chunk of the verb group that says it, for modality and negation.
    pub verb: Option<usize>,
    /// The figure is a running or final tally.
    pub tally: bool,
}

/// What stands to the right of a phrase as its predicate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Right {
    Verb(usize),
    /// The verb of a relative clause: `12 labs, which were destroyed`.
    Relative(usize),
    State(usize),
    Nothing,
}

/// The outcome of looking at a verb: an event, or that the phrase does it to others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    Event(Frame),
    /// The phrase is the doer, or its verb shows no event.
    Other(usize),
    Nothing,
}

/// What a verb group shows: its event, a second one of a coordinated verb with its words, and its own words.
type VerbEvent = (EventId, Option<(EventId, Span)>, Span);

pub(super) const PATIENT: &[SenseKind] = &[SenseKind::Transitive];
pub(super) const SUBJECT: &[SenseKind] = &[SenseKind::Intransitive, SenseKind::IntransitiveNot];
pub(super) const STATE: &[SenseKind] = &[SenseKind::State, SenseKind::StateNot];

impl<'t> Parse<'_, 't> {
    /// The event of a verb group's words for this counted thing, with both of a coordinated pair.
    pub(super) fn verb_event(self, group: VerbGroup, kinds: &[SenseKind], counted: Kind) -> Option<VerbEvent> {
        let of = |t: usize| pick(self, &self.word(t).senses, kinds, counted);
        let mut found: Option<(VerbEvent, usize)> = None;
        for t in [Some(group.main()), group.middle(), group.also()].into_iter().flatten() {
            let Some(b) = of(t) else { continue };
            let own = self.token(t).span;
            let Some(((a, second, words), at)) = found else {
                found = Some(((b, None, own), t));
                continue;
            };
            let both = self.token(group.main()).span.join(own);
            let all = match joined(self, a, b) {
                _ if self.is_way((a, at), (b, t)) => (b, second, both),
                Some(one) => (one, second, both),
                None => (a, second.or(Some((b, own))), words),
            };
            found = Some((all, at));
        }
        found.map(|(event, _)| event)
    }

    /// The phrase at `i` as subject of what stands to its right.
    pub fn as_subject(self, i: usize, counted: Counted) -> Outcome {
        match self.right(i) {
            // `820 persons with injuries are still admitted to hospitals`
            Right::State(k)
                if self.verb(k + 1).is_some_and(|v| v.finite && v.voice == Voice::Passive && !v.negated)
                    && matches!(self.token(self.chunks[k].start()).role, Role::None | Role::With)
                    && self.chunk_span(k).of(self.text).contains(' ') =>
            {
                match self.subject_of(k + 1, counted.kind, 0) {
                    Outcome::Event(frame) => Outcome::Event(frame),
                    _ => self.state(k, counted.kind, None).map_or(Outcome::Nothing, Outcome::Event),
                }
            }
            // `five tornadoes affected Tolu County`: what it did to the county.
            Right::State(k)
                if self.token(self.chunks[k].start()).class.has(Class::EVENT_VERB)
                    && self
                        .noun(k + 1)
                        .is_some_and(|n| n.head().is_some() && n.quantity().is_none() && !n.pronoun())
                    && counted.kind == Kind::Thing =>
            {
                Outcome::Other(k)
            }
            Right::State(k) => self.state(k, counted.kind, None).map_or(Outcome::Nothing, Outcome::Event),
            Right::Verb(k) | Right::Relative(k) => match self.subject_of(k, counted.kind, 0) {
                Outcome::Other(k) => self.second_verb(k, counted.kind).unwrap_or(Outcome::Other(k)),
                Outcome::Event(frame)
                    if frame.rule == "intransitive" && (counted.groups.0 != 0 || counted.head.is_some()) =>
                {
                    self.done_as(frame, counted).map_or(Outcome::Other(k), Outcome::Event)
                }
                // `the four injured were taken to hospital`: those are told of again, and what comes of them now is the news.
                Outcome::Event(frame) if frame.rule == "participle" && self.are_those(i, k) => {
                    let told = |next: &usize| self.verb(*next).is_some_and(|v| !v.negated && v.voice == Voice::Passive);
                    let next = self.next_finite(k).filter(told).map(|next| self.subject_of(next, counted.kind, 0));
                    match next {
                        Some(Outcome::Event(now)) if now.rule != "intransitive" => Outcome::Event(now),
                        _ => Outcome::Event(frame),
                    }
                }
                // `a man shot in the back died`: of two events that make one, what came of it in the end.
                Outcome::Event(frame)
                    if frame.rule == "participle" && self.came_of(k, frame, counted.kind).is_some() =>
                {
                    self.came_of(k, frame, counted.kind).map_or(Outcome::Event(frame), Outcome::Event)
                }
                // `four men arrested in May were freed`: what the clause's own verb says is told too.
                Outcome::Event(frame)
                    if frame.second.is_none()
                        && !self.is_whole(i)
                        && !matches!(i.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(_)))
                        && (frame.rule == "participle" || matches!(self.right(i), Right::Relative(_)))
                        && self.now_told(k, frame, counted.kind).is_some() =>
                {
                    let now = self.now_told(k, frame, counted.kind).map(|now| (now.event, now.trigger));
                    Outcome::Event(Frame { second: now, ..frame })
                }
                // `was shot and pronounced dead`: two claims of one number.
                Outcome::Event(frame) if frame.second.is_none() => match self.second_verb(k, counted.kind) {
                    // `was struck by a branch and died`: of two events that make one, what came of it in the end.
                    Some(Outcome::Event(also)) if also.rule == "intransitive" && frame.rule == "passive" => {
                        let one = also.event != frame.event && joined(self, frame.event, also.event).is_some();
                        Outcome::Event(if one { also } else { frame })
                    }
                    // `was shot and, at the scene, pronounced dead`
                    Some(Outcome::Event(also))
                        if matches!(frame.rule, "passive" | "participle") && self.is_cause(frame, also) =>
                    {
                        Outcome::Event(also)
                    }
                    Some(Outcome::Event(also)) if frame.rule == "participle" && also.rule == "route" => {
                        Outcome::Event(Frame { second: Some((also.event, also.trigger)), ..frame })
                    }
                    Some(Outcome::Event(also)) if also.event != frame.event && frame.rule == "passive" => {
                        Outcome::Event(Frame { second: Some((also.event, also.trigger)), ..frame })
                    }
                    _ => Outcome::Event(frame),
                },
                found => found,
            },
            Right::Nothing => Outcome::Nothing,
        }
    }

    pub(super) fn state(self, k: usize, counted: Kind, verb: Option<usize>) -> Option<Frame> {
        let token = self.chunks[k].start();
        let event = pick(self, &self.word(token).senses, STATE, counted)?;
        Some(Frame { event, second: None, trigger: self.chunk_span(k), rule: "state", verb, tally: false })
    }

    /// `fires burned 300 hectares`: it happened to the object of the verb at `k`, whatever may happen to its subject elsewhere.
    fn does_to_object(self, k: usize, group: VerbGroup) -> bool {
        let Some(phrase) = self.noun(k + 1).filter(|phrase| !phrase.pronoun()) else { return false };
        let object = match phrase.quantity() {
            Some(quantity) => self.counted(quantity as usize, k + 1).kind,
            None => self.counted_noun(k + 1).kind,
        };
        pick(self, &self.word(group.main()).senses, PATIENT, object).is_some()
    }

    /// The subject of the verb at `k`; `depth` bounds chains such as `were feared killed`.
    pub(super) fn subject_of(self, k: usize, counted: Kind, depth: usize) -> Outcome {
        let Some(v) = self.verb(k) else { return Outcome::Nothing };
        if let Some(frame) = self.undone(k, v, counted).or_else(|| self.goes(k, v, counted)) {
            return Outcome::Event(frame);
        }
        let frame = |found: Option<VerbEvent>, rule| {
            found.map(|(event, second, trigger)| {
                Outcome::Event(Frame { event, second, trigger, rule, verb: Some(k), tally: false })
            })
        };
        // `four youths in a truck shot at the policemen`: what is aimed at people is done by the subject.
        let aimed = v.voice == Voice::Participle
            && matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::At)))
            && self.counted_noun(k + 2).kind == Kind::Person;
        if aimed {
            return Outcome::Other(k);
        }
        // `a farmer shot himself`: done by whom it is done to.
        let himself = matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive)
            && self.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| self.token(h).role == Role::Himself)
            // `killed himself and seven others`: he is no victim of his own.
            && !matches!(self.kind(k + 2), Some(ChunkKind::Coordinator(_)) if self.noun(k + 3).is_some());
        // `a passenger admitted to having it`: what he says of himself.
        let confesses = v.voice == Voice::Participle
            && matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::To)))
            && self.verb(k + 2).is_some_and(|v| v.voice == Voice::Ing);
        if confesses {
            return Outcome::Other(k);
        }
        // `shot himself dead`
        if himself
            && matches!(self.kind(k + 2), Some(ChunkKind::State))
            && let Some(dead) = self.state(k + 2, counted, Some(k))
        {
            return Outcome::Event(dead);
        }
        let found = match v.voice {
            _ if himself => frame(self.verb_event(v, PATIENT, counted), "passive"),
            Voice::Passive => frame(self.verb_event(v, PATIENT, counted), "passive")
                .or_else(|| frame(self.verb_event(v, SUBJECT, counted), "passive")),
            Voice::Participle => frame(self.verb_event(v, PATIENT, counted), "participle")
                .or_else(|| frame(self.verb_event(v, SUBJECT, counted), "intransitive")),
            Voice::Active | Voice::Ing | Voice::Infinitive if self.does_to_object(k, v) => None,
            Voice::Active | Voice::Ing | Voice::Infinitive => {
                frame(self.verb_event(v, SUBJECT, counted), "intransitive")
            }
            Voice::Copula => None,
        };
        if let Some(Outcome::Event(frame)) = found {
            let event = match v.voice {
                Voice::Passive | Voice::Participle => self.by_agent(k, frame.event),
                _ => Some(frame.event),
            };
            let Some(event) = event else { return Outcome::Other(k) };
            let second = frame.second.or_else(|| self.also_moved(k, v, frame.event, counted));
            return Outcome::Event(self.with_place(Frame { event, second, ..frame }, k, counted));
        }
        let given =
            || matches!(v.voice, Voice::Passive | Voice::Participle).then(|| self.with_what(k, v, k + 1, counted));
        let idiom = self.idiom(k, v, counted).or_else(|| self.was_given(k, v, counted)).or_else(|| given().flatten());
        if let Some(frame) = idiom.or_else(|| self.by_whom(k, v, counted)) {
            return Outcome::Event(frame);
        }
        if let Some(frame) = self.reported_self(k, v, counted, depth) {
            return Outcome::Event(frame);
        }
        // `were feared dead`, `remain missing`, `were left homeless`, `are in shelters`, `were reported killed`
        let mut j = k + 1;
        while matches!(
            self.kind(j),
            Some(ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Date | ChunkKind::Adjective)
        ) {
            j += 1;
        }
        // `were found lying in the road with gunshot wounds`, `lying in the road with burns`
        if let Some(state) = self.found_in_state(v, j) {
            j = state;
        }
        // `was rushed by ambulance to hospital`
        if v.voice == Voice::Passive
            && matches!(self.kind(j), Some(ChunkKind::Preposition(Role::By)))
            && self.noun(j + 1).is_some_and(|n| n.quantity().is_none())
            && matches!(self.kind(j + 2), Some(ChunkKind::Preposition(Role::To)))
        {
            j += 2;
        }
        // `were taken to Regional One in critical condition`
        let to = matches!(self.kind(j), Some(ChunkKind::Preposition(Role::To)))
            && self.noun(j + 1).is_some_and(|n| n.quantity().is_none())
            && matches!(self.kind(j + 2), Some(ChunkKind::State));
        if to && v.voice == Voice::Passive {
            j += 2;
        }
        let linking = matches!(v.voice, Voice::Copula | Voice::Passive | Voice::Participle)
            || self.token(v.main()).class.has(Class::LIGHT | Class::BE)
            || self.word(v.main()).senses.is_empty();
        match self.kind(j) {
            Some(ChunkKind::State) if linking => {
                if let Some(frame) = self.state(j, counted, Some(k)) {
                    return Outcome::Event(Frame { second: self.second_participle(j, counted), ..frame });
                }
            }
            Some(ChunkKind::Verb(next))
                if depth < 2
                    && (!next.finite || self.token(self.chunks[j].start()).role == Role::To)
                    && matches!(v.voice, Voice::Copula | Voice::Passive | Voice::Participle)
                    // `were found suffering from burns`; who is seen running need not be a refugee.
                    && (next.voice != Voice::Ing || self.token(v.main()).role == Role::Find) =>
            {
                if let Outcome::Event(mut frame) = self.subject_of(j, counted, depth + 1) {
                    frame.verb = Some(k);
                    return Outcome::Event(frame);
                }
            }
            // `were rendered as homeless`
            Some(ChunkKind::Preposition(Role::As) | ChunkKind::Subordinator(Role::As))
                if linking && matches!(self.kind(j + 1), Some(ChunkKind::State)) =>
            {
                if let Some(frame) = self.state(j + 1, counted, Some(k)) {
                    return Outcome::Event(frame);
                }
            }
            Some(ChunkKind::Preposition(role)) => {
                if let Some(frame) = self.state_in(role, j + 1, counted, Some(k)) {
                    return Outcome::Event(frame);
                }
                if !matches!(counted, Kind::Money | Kind::Measure | Kind::Thing)
                    && let Some((event, trigger)) = self.verb_place(v.main(), j)
                {
                    let frame = Frame { event, second: None, trigger, rule: "state", verb: Some(k), tally: false };
                    return Outcome::Event(frame);
                }
            }
            Some(ChunkKind::Noun(n)) if v.voice == Voice::Copula && n.quantity().is_none() => {
                // `were refugees`, `were civilians`
                if let Some(head) = n.head()
                    && let Some(event) = pick(self, &self.word(head).senses, &[SenseKind::People], counted)
                {
                    let trigger = self.token(head).span;
                    return Outcome::Event(Frame {
                        event,
                        second: None,
                        trigger,
                        rule: "copula",
                        verb: Some(k),
                        tally: false,
                    });
                }
            }
            _ => {}
        }
        Outcome::Other(k)
    }

    /// `31 of them said that they had been tortured`: what the clause says of the subject's pronoun.
    pub(super) fn reported_self(self, k: usize, v: VerbGroup, counted: Kind, depth: usize) -> Option<Frame> {
        if !self.token(v.main()).class.has(Class::REPORTING) || v.voice != Voice::Active || depth > 0 {
            return None;
        }
        // `a spokesman said they were hurt`: one is not they.
        let one = |n: NounPhrase| {
            n.quantity().is_some_and(|q| self.quantities[q as usize].one)
                && n.head().is_some_and(|h| !self.token(h).class.has(Class::PLURAL))
        };
        if k.checked_sub(1).and_then(|j| self.noun(j)).is_some_and(one) {
            return None;
        }
        let mut j = k + 1;
        // `nine in ten households report losing their crops`
        if self.verb(j).is_some_and(|v| v.voice == Voice::Ing) {
            return match self.subject_of(j, counted, depth + 1) {
                Outcome::Event(frame) => Some(frame),
                _ => None,
            };
        }
        if matches!(self.kind(j), Some(ChunkKind::Subordinator(Role::That))) {
            j += 1;
        }
        let they = self.noun(j)?.head().filter(|&h| self.token(h).role == Role::They);
        they?;
        match self.subject_of(j + 1, counted, depth + 1) {
            Outcome::Event(frame) => Some(frame),
            _ => None,
        }
    }
}
