//! Frames: how a noun phrase comes by its event. Who was killed is the object of an active verb, the subject of a passive
//! one, the complement of `death toll of`. Each rule looks at the chunks around the phrase, never at distance.

use super::{
    counted::{Counted, Kind},
    parse::Parse,
    sense::{joined, pick},
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
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

const PATIENT: &[SenseKind] = &[SenseKind::Transitive];
const SUBJECT: &[SenseKind] = &[SenseKind::Intransitive];
const STATE: &[SenseKind] = &[SenseKind::State];

impl<'t> Parse<'_, 't> {
    /// The event of a verb group's words for this counted thing, with both of a coordinated pair.
    fn verb_event(self, group: VerbGroup, kinds: &[SenseKind], counted: Kind) -> Option<VerbEvent> {
        let of = |t: usize| pick(self, &self.word(t).senses, kinds, counted);
        let first = of(group.main);
        let also = group.also.and_then(|t| of(t).map(|e| (e, t)));
        match (first, also) {
            (Some(a), Some((b, t))) => {
                let both = self.token(group.main).span.join(self.token(t).span);
                match joined(self, a, b) {
                    Some(one) => Some((one, None, both)),
                    None => Some((a, Some((b, self.token(t).span)), self.token(group.main).span)),
                }
            }
            (Some(a), None) => Some((a, None, self.token(group.main).span)),
            (None, Some((b, t))) => Some((b, None, self.token(t).span)),
            (None, None) => None,
        }
    }

    /// The predicate to the right of chunk `i`: over `of`, `in` and `from` phrases, relative clauses, appositions, brackets and lists.
    pub fn right(self, i: usize) -> Right {
        let n = self.chunks.len();
        let mut k = i + 1;
        let mut verbs_to_skip = 0;
        let elided = self.noun(i).is_some_and(|p| p.head.is_none());
        let partitive = elided && self.noun(i).is_some_and(|p| p.of.is_some());
        while k < n {
            match self.chunks[k].kind {
                // `four of them in intensive care`: it governs nothing.
                ChunkKind::Preposition(Role::OfThem) => k += 1,
                ChunkKind::Preposition(_) => {
                    // The preposition with what it governs.
                    match self.kind(k + 1) {
                        Some(ChunkKind::Noun(_) | ChunkKind::Date | ChunkKind::State | ChunkKind::Adjective) => k += 2,
                        Some(ChunkKind::Verb(v)) if v.voice == Voice::Ing => return Right::Nothing,
                        _ => k += 1,
                    }
                }
                ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Adjective => k += 1,
                // `six people a day are dying`
                ChunkKind::Noun(n)
                    if n.quantity.is_none_or(|q| self.quantities[q as usize].implicit)
                        && n.head.is_some_and(|h| self.token(h).class.has(Class::TIME)) =>
                {
                    k += 1
                }
                ChunkKind::Open => k = self.after_close(k),
                ChunkKind::State => return Right::State(k),
                ChunkKind::Verb(v) => {
                    if verbs_to_skip > 0 && v.finite {
                        verbs_to_skip -= 1;
                        k += 1;
                        continue;
                    }
                    // A participle behind a comma opens a clause of its own; behind a list it is the list's.
                    if !v.finite && matches!(self.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Dash) {
                        return Right::Nothing;
                    }
                    // The participle is the whole's where the part has a verb of its own.
                    if partitive && !v.finite && self.next_finite(k).is_some() {
                        k = self.next_finite(k).expect("just seen");
                        continue;
                    }
                    return Right::Verb(k);
                }
                ChunkKind::Relative(role) if role != Role::That || self.verb(k + 1).is_some() => {
                    if let Some(v) = self.verb(k + 1) {
                        if self.shows_event(v) || self.copula_state(k + 1) {
                            return Right::Relative(k + 1);
                        }
                        verbs_to_skip = 0;
                        k = self.after_relative(k + 1);
                        continue;
                    }
                    return Right::Nothing;
                }
                ChunkKind::Comma | ChunkKind::Dash => match self.kind(k + 1) {
                    // `four of the captives, she said, were freed`
                    Some(ChunkKind::Noun(_)) if self.is_aside(k + 1) => {
                        k += 4;
                    }
                    // `70 houses, many of them newly built, were destroyed`
                    Some(ChunkKind::Noun(_)) if self.closing_comma(k + 1).is_some() => {
                        k = self.closing_comma(k + 1).expect("just seen") + 1;
                    }
                    Some(ChunkKind::Noun(_)) if self.list_or_apposition(k + 1) => {
                        k += 2;
                    }
                    Some(ChunkKind::Relative(_) | ChunkKind::Preposition(_) | ChunkKind::Coordinator(_)) => {
                        k += 1;
                    }
                    Some(ChunkKind::Verb(v)) if v.finite => k += 1,
                    Some(ChunkKind::Adverb | ChunkKind::Date) => k += 1,
                    _ => return Right::Nothing,
                },
                ChunkKind::Coordinator(Role::And | Role::Or) => match self.noun(k + 1) {
                    // `5 people inside and 12 were hurt` starts anew; `a soldier and 2 policemen were killed` goes on.
                    Some(next) if elided || next.head.is_some() || next.of.is_some() || next.quantity.is_none() => {
                        k += 2
                    }
                    _ => return Right::Nothing,
                },
                _ => return Right::Nothing,
            }
        }
        Right::Nothing
    }

    /// The finite verb after chunk `k`, before any comma.
    pub fn next_finite(self, k: usize) -> Option<usize> {
        let next = (k + 1..self.chunks.len()).find(|&j| match self.chunks[j].kind {
            ChunkKind::Verb(v) => v.finite,
            ChunkKind::Comma
            | ChunkKind::Semicolon
            | ChunkKind::Stop
            | ChunkKind::Subordinator(_)
            | ChunkKind::Relative(_) => true,
            _ => false,
        })?;
        self.verb(next).is_some().then_some(next)
    }

    /// `, she said,`
    fn is_aside(self, k: usize) -> bool {
        self.verb(k + 1).is_some_and(|v| self.token(v.main).class.has(Class::REPORTING))
            && matches!(self.kind(k + 2), Some(ChunkKind::Comma | ChunkKind::Dash))
    }

    /// The comma that closes the apposition at `k`, where a finite verb stands right behind it.
    fn closing_comma(self, k: usize) -> Option<usize> {
        let comma = (k + 1..self.chunks.len()).take(12).find(|&j| {
            matches!(
                self.chunks[j].kind,
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Verb(_)
            ) && !matches!(self.chunks[j].kind, ChunkKind::Verb(v) if !v.finite)
        })?;
        let closes = matches!(self.chunks[comma].kind, ChunkKind::Comma | ChunkKind::Dash);
        (closes && self.verb(comma + 1).is_some_and(|v| v.finite)).then_some(comma)
    }

    /// Whether the noun phrase at `k`, after a comma, is a list item or an apposition that a predicate still follows.
    fn list_or_apposition(self, k: usize) -> bool {
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

    /// Whether a verb group's words can show an event at all.
    fn shows_event(self, v: VerbGroup) -> bool {
        self.token(v.main).class.has(Class::EVENT_VERB)
            && (v.voice != Voice::Active || self.word(v.main).senses.iter().any(|s| s.kind == SenseKind::Intransitive))
    }

    fn copula_state(self, k: usize) -> bool {
        self.verb(k).is_some_and(|v| v.voice == Voice::Copula) && matches!(self.kind(k + 1), Some(ChunkKind::State))
    }

    /// The chunk after a relative clause whose verb is at `k`: a closing comma, or the next finite verb.
    fn after_relative(self, k: usize) -> usize {
        (k + 1..self.chunks.len())
            .find(|&j| match self.chunks[j].kind {
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Stop => true,
                ChunkKind::Verb(v) => v.finite,
                _ => false,
            })
            .unwrap_or(self.chunks.len())
    }

    /// The phrase at `i` as subject of what stands to its right.
    pub fn as_subject(self, i: usize, counted: Counted) -> Outcome {
        match self.right(i) {
            Right::State(k) => self.state(k, counted.kind, None).map_or(Outcome::Nothing, Outcome::Event),
            Right::Verb(k) | Right::Relative(k) => match self.subject_of(k, counted.kind, 0) {
                Outcome::Other(k) => self.second_verb(k, counted.kind).unwrap_or(Outcome::Other(k)),
                found => found,
            },
            Right::Nothing => Outcome::Nothing,
        }
    }

    /// `was struck but suffered injuries`: a second predicate of the same subject. What it does itself is not asked.
    fn second_verb(self, k: usize, counted: Kind) -> Option<Outcome> {
        let joint = (k + 1..self.chunks.len()).take(6).find(|&j| {
            matches!(self.chunks[j].kind, ChunkKind::Coordinator(_)) && self.verb(j + 1).is_some()
                || matches!(
                    self.chunks[j].kind,
                    ChunkKind::Verb(_) | ChunkKind::Semicolon | ChunkKind::Comma | ChunkKind::Subordinator(_)
                )
        })?;
        if !matches!(self.chunks[joint].kind, ChunkKind::Coordinator(_)) {
            return None;
        }
        match self.subject_of(joint + 1, counted, 1) {
            Outcome::Event(frame) if matches!(frame.rule, "passive" | "idiom" | "state") => Some(Outcome::Event(frame)),
            _ => None,
        }
    }

    fn state(self, k: usize, counted: Kind, verb: Option<usize>) -> Option<Frame> {
        let token = self.chunks[k].start;
        let event = pick(self, &self.word(token).senses, STATE, counted)?;
        Some(Frame { event, second: None, trigger: self.chunk_span(k), rule: "state", verb, tally: false })
    }

    /// The subject of the verb at `k`; `depth` bounds chains such as `were feared killed`.
    fn subject_of(self, k: usize, counted: Kind, depth: usize) -> Outcome {
        let Some(v) = self.verb(k) else { return Outcome::Nothing };
        let frame = |found: Option<VerbEvent>, rule| {
            found.map(|(event, second, trigger)| {
                Outcome::Event(Frame { event, second, trigger, rule, verb: Some(k), tally: false })
            })
        };
        let found = match v.voice {
            Voice::Passive => frame(self.verb_event(v, PATIENT, counted), "passive")
                .or_else(|| frame(self.verb_event(v, SUBJECT, counted), "passive")),
            Voice::Participle => frame(self.verb_event(v, PATIENT, counted), "participle")
                .or_else(|| frame(self.verb_event(v, SUBJECT, counted), "intransitive")),
            Voice::Active | Voice::Ing | Voice::Infinitive => {
                frame(self.verb_event(v, SUBJECT, counted), "intransitive").or({
                    // `to be evacuated`
                    None
                })
            }
            Voice::Copula => None,
        };
        if let Some(Outcome::Event(frame)) = found {
            return Outcome::Event(self.with_place(frame, k, counted));
        }
        if let Some(frame) = self.idiom(k, v, counted) {
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
        let linking = matches!(v.voice, Voice::Copula | Voice::Passive | Voice::Participle)
            || self.token(v.main).class.has(Class::LIGHT | Class::BE)
            || self.word(v.main).senses.is_empty();
        match self.kind(j) {
            Some(ChunkKind::State) if linking => {
                if let Some(frame) = self.state(j, counted, Some(k)) {
                    return Outcome::Event(frame);
                }
            }
            Some(ChunkKind::Verb(next))
                if depth < 2
                    && !next.finite
                    && matches!(v.voice, Voice::Copula | Voice::Passive | Voice::Participle)
                    && next.voice != Voice::Ing =>
            {
                if let Outcome::Event(mut frame) = self.subject_of(j, counted, depth + 1) {
                    frame.verb = Some(k);
                    return Outcome::Event(frame);
                }
            }
            Some(ChunkKind::Preposition(role)) => {
                if let Some(frame) = self.state_in(role, j + 1, counted, Some(k)) {
                    return Outcome::Event(frame);
                }
            }
            Some(ChunkKind::Noun(n)) if v.voice == Voice::Copula && n.quantity.is_none() => {
                // `were refugees`, `were civilians`
                if let Some(head) = n.head
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

    /// `are being treated at the military hospital`: where it happened may say more of what happened.
    fn with_place(self, frame: Frame, k: usize, counted: Kind) -> Frame {
        let Some(ChunkKind::Preposition(role)) = self.kind(k + 1) else { return frame };
        let place = self.state_in(role, k + 2, counted, frame.verb);
        match place.and_then(|p| joined(self, frame.event, p.event)) {
            Some(event) => Frame { event, ..frame },
            None => frame,
        }
    }

    /// `31 of them said that they had been tortured`: what the clause says of the subject's pronoun.
    fn reported_self(self, k: usize, v: VerbGroup, counted: Kind, depth: usize) -> Option<Frame> {
        if !self.token(v.main).class.has(Class::REPORTING) || v.voice != Voice::Active || depth > 0 {
            return None;
        }
        let mut j = k + 1;
        if matches!(self.kind(j), Some(ChunkKind::Subordinator(Role::That))) {
            j += 1;
        }
        let they = self.noun(j)?.head.filter(|&h| self.token(h).role == Role::They);
        they?;
        match self.subject_of(j + 1, counted, depth + 1) {
            Outcome::Event(frame) => Some(frame),
            _ => None,
        }
    }

    /// `suffered burns`, `need food aid`, `have bullet wounds`: a verb and an object that make an event together.
    fn idiom(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        if !matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive)
            || matches!(counted, Kind::Money | Kind::Measure)
        {
            return None;
        }
        let mut j = k + 1;
        while matches!(self.kind(j), Some(ChunkKind::Adverb | ChunkKind::Adjective)) {
            j += 1;
        }
        let phrase = self.noun(j)?;
        let base = self.lemma(v.main);
        let object = phrase.of.and_then(|o| self.noun(o)).and_then(|n| n.head);
        let (head, event) = [phrase.head, object].into_iter().flatten().find_map(|head| {
            let found = self.word(head).objects.iter().find(|(verb, _)| **verb == *base);
            found.map(|(_, event)| (head, *event))
        })?;
        let trigger = self.token(v.main).span.join(self.token(head).span);
        Some(Frame { event, second: None, trigger, rule: "idiom", verb: Some(k), tally: false })
    }

    /// The base form of a token's word: the lexicon's, or the word as written.
    pub fn lemma(self, token: usize) -> &'t str {
        match &*self.word(token).lemma {
            "" => self.token(token).span.of(self.text),
            lemma => lemma,
        }
    }

    /// `distributed food to 45,000 people`: the noun that is given and the verb that gives it make the event.
    pub fn dative(self, i: usize, counted: Kind) -> Option<Frame> {
        let to = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Preposition(Role::To | Role::For));
        let head = self.noun(i.checked_sub(2)?)?.head?;
        let k = i.checked_sub(3)?;
        let v = self.verb(k)?;
        let gives =
            self.word(head).objects.iter().find(|(verb, _)| verb.strip_suffix(" to") == Some(self.lemma(v.main)));
        if !to || matches!(counted, Kind::Money | Kind::Measure | Kind::Thing) {
            return None;
        }
        let trigger = self.token(v.main).span.join(self.token(head).span);
        gives.map(|(_, event)| Frame {
            event: *event,
            second: None,
            trigger,
            rule: "dative",
            verb: Some(k),
            tally: false,
        })
    }

    /// `in temporary shelters`, `without clean water`: the noun phrase after a preposition makes the state.
    pub fn state_in(self, preposition: Role, noun: usize, counted: Kind, verb: Option<usize>) -> Option<Frame> {
        let head = self.noun(noun)?.head?;
        let people = !matches!(counted, Kind::Money | Kind::Measure);
        let (_, event, _) = self.word(head).state_in.iter().find(|(role, _, _)| *role == preposition && people)?;
        let trigger = self.chunk_span(noun - 1).join(self.chunk_span(noun));
        Some(Frame { event: *event, second: None, trigger, rule: "state", verb, tally: false })
    }

    /// The phrase at `i` as object of the verb to its left; over list items and their phrases where `far`.
    pub fn as_object(self, i: usize, counted: Counted) -> Outcome {
        let mut k = i;
        let mut listed = false;
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
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
                ChunkKind::Preposition(Role::Along) if k > 0 && !listed => {
                    // `wounded along with two other nuns`
                    return match self.verb(k - 1).and_then(|v| self.verb_event(v, PATIENT, counted.kind)) {
                        Some((event, second, trigger)) => Outcome::Event(Frame {
                            event,
                            second,
                            trigger,
                            rule: "along",
                            verb: Some(k - 1),
                            tally: false,
                        }),
                        None => Outcome::Nothing,
                    };
                }
                ChunkKind::Verb(v) => {
                    let outcome = self.object_of(k, v, counted.kind, listed);
                    // `sent 617 people to hospital`
                    let weak = match outcome {
                        Outcome::Event(f) => {
                            self.token(v.main).class.has(Class::MOTION)
                                || f.rule == "active"
                                    && self.word(v.main).senses.iter().all(|s| s.of != crate::lexicon::Of::Anything)
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
                    let end = if listed { i + 2 } else { i };
                    if weak
                        && let Some(ChunkKind::Preposition(role)) = self.kind(end + 1)
                        && let Some(frame) = self.state_in(role, end + 2, counted.kind, Some(k))
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
                    if n.pronoun {
                        return Outcome::Nothing;
                    }
                    if let Some(ChunkKind::Preposition(role)) = before {
                        if matches!(role, Role::By | Role::Of) && !self.item_before(k) {
                            return Outcome::Nothing;
                        }
                        k -= 1;
                    }
                }
                ChunkKind::Noun(n) if counted.kind == Kind::Money && n.quantity.is_none() => {}
                ChunkKind::Close if listed => match (0..k).rev().find(|&j| self.chunks[j].kind == ChunkKind::Open) {
                    Some(open) => k = open,
                    None => return Outcome::Nothing,
                },
                _ => return Outcome::Nothing,
            }
        }
        Outcome::Nothing
    }

    /// Whether before the preposition at `k - 1` stands a noun phrase, so that the list item goes on to the left.
    fn item_before(self, k: usize) -> bool {
        k >= 2 && self.noun(k - 2).is_some()
    }

    /// A comma between items of a list: noun phrases on both sides.
    fn list_comma(self, k: usize) -> bool {
        k > 0 && matches!(self.chunks[k - 1].kind, ChunkKind::Noun(_) | ChunkKind::Close)
    }

    fn object_of(self, k: usize, v: VerbGroup, counted: Kind, listed: bool) -> Outcome {
        let active = matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive);
        if !active {
            return Outcome::Nothing;
        }
        let found = self.verb_event(v, PATIENT, counted);
        match found {
            Some((event, second, trigger)) => {
                let rule = if listed { "coordinated" } else { "active" };
                Outcome::Event(Frame { event, second, trigger, rule, verb: Some(k), tally: false })
            }
            // A list item without an event from the verb may belong to another clause.
            None if listed => Outcome::Nothing,
            None => Outcome::Other(k),
        }
    }

    /// `the arrest of 8`, `deaths of 12`, `losses of $5m`, `$5m in damage`, `damage worth $5m`
    pub fn nominal(self, i: usize, counted: Counted) -> Option<Frame> {
        const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People];
        let frame = |token: usize, rule| {
            let kinds: &[SenseKind] = if counted.kind == Kind::Money { &[SenseKind::Act] } else { NOUNS };
            let event = pick(self, &self.word(token).senses, kinds, counted.kind)?;
            Some(Frame { event, second: None, trigger: self.token(token).span, rule, verb: None, tally: false })
        };
        if i >= 2
            && let ChunkKind::Preposition(role) = self.chunks[i - 1].kind
            && let Some(before) = self.noun(i - 2)
            && let Some(head) = before.head
        {
            let links = matches!(role, Role::Of | Role::OutOf)
                || counted.kind == Kind::Money
                    && matches!(role, Role::Worth | Role::To | Role::At | Role::For | Role::None | Role::In);
            if links
                && before.quantity.is_none_or(|q| self.quantities[q as usize].implicit)
                && let Some(found) = frame(head, "nominal")
            {
                return Some(found);
            }
        }
        // `losses north of $10bn`: the hedge belongs to the figure, which stands right behind its noun.
        if counted.kind == Kind::Money
            && i >= 1
            && let Some(head) = self.noun(i - 1).and_then(|n| n.head)
            && let Some(found) = frame(head, "nominal")
        {
            return Some(found);
        }
        if counted.kind == Kind::Money
            && let Some(found) = self.money_subject(i).and_then(|head| frame(head, "nominal"))
        {
            return Some(found);
        }
        if counted.kind == Kind::Money
            && let Some(ChunkKind::Preposition(Role::In | Role::Of | Role::For | Role::On)) = self.kind(i + 1)
            && let Some(head) = self.noun(i + 2).and_then(|n| n.head)
        {
            return frame(head, "nominal");
        }
        None
    }

    /// `damage is assessed at $5m`, `losses reached $2m`: the head of the subject whose amount the figure is.
    fn money_subject(self, i: usize) -> Option<usize> {
        let mut k = i;
        let mut verb =
            matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::At | Role::To)));
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
                ChunkKind::Preposition(_)
                | ChunkKind::Adverb
                | ChunkKind::Date
                | ChunkKind::Quote
                | ChunkKind::Open
                | ChunkKind::Coordinator(_)
                | ChunkKind::Comma => {}
                // `losses could exceed $2bn`: the verb is the figure's hedge.
                ChunkKind::Other => verb = true,
                ChunkKind::Verb(v) => {
                    let class = self.token(v.main).class;
                    if !(class.has(Class::MOTION | Class::BE | Class::REPORTING) || v.voice != Voice::Active) {
                        return None;
                    }
                    verb = true;
                }
                ChunkKind::Noun(n) => {
                    let behind = matches!(k.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(_)));
                    if n.quantity.is_none_or(|q| self.quantities[q as usize].implicit) && !behind && verb {
                        return n.head;
                    }
                    if !behind && n.quantity.is_none() {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// The phrase's own head or its modifiers: `58 arrests`, `12 refugees`, `30 arrested peasants`. The flag says that a verb cannot say better.
    pub fn own(self, i: usize, quantity: usize, counted: Counted) -> Option<(Frame, bool)> {
        let q = self.quantities[quantity];
        let head = counted.head?;
        let senses = &self.word(head).senses;
        let frame = |event, trigger, rule| Frame { event, second: None, trigger, rule, verb: None, tally: false };
        let kind = match counted.kind {
            Kind::Thing | Kind::Unknown => Kind::Person,
            other => other,
        };
        let act = pick(self, senses, &[SenseKind::Act], kind).filter(|e| self.lexicon.events[e.0 as usize].people);
        if let Some(event) = act {
            // `no deaths or injuries`
            let other = matches!(self.kind(i + 1), Some(ChunkKind::Coordinator(Role::Or | Role::And)))
                .then(|| self.noun(i + 2).filter(|n| n.quantity.is_none()).and_then(|n| n.head))
                .flatten()
                .and_then(|h| pick(self, &self.word(h).senses, &[SenseKind::Act], kind));
            let event = other.and_then(|o| joined(self, event, o)).unwrap_or(event);
            return Some((frame(event, self.token(head).span, "act"), true));
        }
        // `cases of cholera`, `dengue cases`
        if let Some((event, trigger)) = self.case_of(i, head) {
            return Some((frame(event, trigger, "act"), true));
        }
        if counted.kind == Kind::Percent && q.share {
            return None;
        }
        let modifier = (q.end.max(self.chunks[i].start)..head).rev().find_map(|t| {
            let class = self.token(t).class;
            let kinds: &[SenseKind] = if class.has(Class::PARTICIPLE) {
                &[SenseKind::Transitive, SenseKind::State]
            } else {
                &[SenseKind::State]
            };
            let shows = class.has(Class::PARTICIPLE | Class::STATE) && !class.has(Class::ING);
            let event = shows.then(|| pick(self, &self.word(t).senses, kinds, counted.kind)).flatten()?;
            Some(frame(event, self.token(t).span, "modifier"))
        });
        if let Some(found) = modifier {
            return Some((found, false));
        }
        let event = pick(self, senses, &[SenseKind::People], kind)?;
        // Bodies are of the dead, whatever else is said of them.
        Some((frame(event, self.token(head).span, "people"), self.token(head).role == Role::Body))
    }

    /// A noun that shows an event together with a noun before it or in its `of` phrase: `cases of cholera`.
    fn case_of(self, i: usize, head: usize) -> Option<(EventId, Span)> {
        let base = self.lemma(head);
        let of = self.noun(i)?.of;
        let whole = of.and_then(|o| self.noun(o)).and_then(|n| n.head);
        let before = (self.chunks[i].start..head).rev();
        before.chain(whole).find_map(|t| {
            let found = self.word(t).objects.iter().find(|(noun, _)| noun.eq_ignore_ascii_case(base))?;
            Some((found.1, self.token(head).span.join(self.token(t).span)))
        })
    }

    /// `Killed: 45`, `Deaths 2`, `Injured - 5`
    pub fn label(self, i: usize, counted: Counted) -> Option<Frame> {
        let parted = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Colon | ChunkKind::Dash);
        let at = if parted { i.checked_sub(2)? } else { i - 1 };
        let first = at == 0
            || matches!(
                self.chunks[at - 1].kind,
                ChunkKind::Semicolon
                    | ChunkKind::Comma
                    | ChunkKind::Stop
                    | ChunkKind::Other
                    | ChunkKind::Dash
                    | ChunkKind::Close
                    | ChunkKind::Adverb
                    | ChunkKind::Colon
            )
            || self.noun(at - 1).is_some_and(|n| n.quantity.is_some());
        // `Houses destroyed: 1,204`
        let named = parted
            && at >= 1
            && self.noun(at - 1).is_some_and(|n| n.quantity.is_none())
            && matches!(self.chunks[at].kind, ChunkKind::Verb(_) | ChunkKind::State);
        let first = first || named;
        let counted = if named { self.counted_noun(at - 1) } else { counted };
        let token = match self.chunks[at].kind {
            ChunkKind::Verb(v) if v.voice == Voice::Participle || parted => v.main,
            ChunkKind::State => self.chunks[at].start,
            ChunkKind::Noun(n) if n.quantity.is_none() || parted => n.head?,
            ChunkKind::Adjective => self.chunks[at].start,
            _ => return None,
        };
        if !first || !parted && counted.kind != Kind::Elided {
            return None;
        }
        const ANY: &[SenseKind] = &[
            SenseKind::Act,
            SenseKind::People,
            SenseKind::State,
            SenseKind::Transitive,
            SenseKind::Intransitive,
            SenseKind::Tally,
        ];
        let event = pick(self, &self.word(token).senses, ANY, counted.kind)?;
        Some(Frame { event, second: None, trigger: self.chunk_span(at), rule: "label", verb: None, tally: false })
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
