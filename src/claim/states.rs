//! Predicates of more than one word: a verb with its object, a preposition with its noun.

use super::{
    counted::{Counted, Kind},
    frames::Frame,
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    lex::Token,
    lexicon::{Class, Role, SenseKind},
};

impl<'t> Parse<'_, 't> {
    /// `suffered burns`, `need food aid`, `have bullet wounds`: a verb and an object that make an event together.
    pub(super) fn idiom(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        // `ten sailors suffered varying degrees of burns`: past and participle are alike; with an object it is no passive.
        let past = v.voice == Voice::Participle
            && self.token(v.main()).class.has(Class::PAST)
            && matches!(self.kind(k + 1), Some(ChunkKind::Noun(_) | ChunkKind::Verb(_)));
        // `got a ration`: what becomes something is what it is said to be; what gets something has it.
        let gets = v.voice == Voice::Copula;
        if !(past || gets || matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive))
            || counted == Kind::Money
        {
            return None;
        }
        let mut j = k + 1;
        while matches!(self.kind(j), Some(ChunkKind::Adverb | ChunkKind::Adjective)) {
            j += 1;
        }
        // `suffered severe or total damage`, `sustained minor to moderate damage`
        let joins = |j: usize| match self.kind(j) {
            Some(ChunkKind::Coordinator(_)) => true,
            Some(ChunkKind::Preposition(role)) => role == Role::To,
            _ => false,
        };
        if j > k + 1 && joins(j) {
            j += 1;
            while matches!(self.kind(j), Some(ChunkKind::Adverb | ChunkKind::Adjective)) {
                j += 1;
            }
        }
        // `sustained varying degrees of injuries`
        if self.verb(j).is_some_and(|v| v.voice == Voice::Ing) && self.noun(j + 1).is_some() {
            j += 1;
        }
        // `are recovering from burns`
        if matches!(self.kind(j), Some(ChunkKind::Preposition(Role::From))) {
            j += 1;
        }
        let phrase = self.noun(j)?;
        let base = self.lemma(v.main());
        let object = phrase.of().and_then(|o| self.noun(o)).and_then(|n| n.head());
        let (head, event) = [phrase.head(), object].into_iter().flatten().find_map(|head| {
            let found = self.word(head).objects.iter().find(|(verb, _)| **verb == *base);
            found.map(|(_, event)| (head, *event))
        })?;
        // `200 hectares suffered frost damage`
        if counted == Kind::Measure && self.lexicon.events[event.0 as usize].people {
            return None;
        }
        let trigger = self.token(v.main()).span.join(self.token(head).span);
        Some(Frame { event, second: None, trigger, rule: "idiom", verb: Some(k), tally: false })
    }

    /// `have not been found`, `could not get out`: what is denied of them tells what has become of them.
    pub(super) fn undone(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        if !v.negated {
            return None;
        }
        let kind = match v.voice {
            Voice::Passive => SenseKind::Undone,
            Voice::Active => SenseKind::Unable,
            _ => return None,
        };
        let event = pick(self, &self.word(v.main()).senses, &[kind], counted)?;
        // Who has not left may not have wished to.
        let chunk = self.chunks[k];
        let can = |t: &Token| t.class.has(Class::MODAL) && t.role == Role::Able;
        if kind == SenseKind::Unable && !self.lexed.tokens[chunk.start()..chunk.end()].iter().any(can) {
            return None;
        }
        let trigger = self.chunk_span(k);
        Some(Frame { event, second: None, trigger, rule: "undone", verb: Some(k), tally: false })
    }

    /// `could not save six patients`, `failed to locate 12 hikers`: the same of the object.
    pub(super) fn undone_to(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        let chunk = self.chunks[k];
        let tokens = &self.lexed.tokens[chunk.start()..chunk.end()];
        if !v.negated && !tokens.iter().any(|t| t.role == Role::InVain) {
            return None;
        }
        let event = pick(self, &self.word(v.main()).senses, &[SenseKind::Undone], counted)?;
        let event = self.by_doer(k, event)?;
        let trigger = self.chunk_span(k);
        Some(Frame { event, second: None, trigger, rule: "undone", verb: Some(k), tally: false })
    }

    /// The base form of a token's word: the lexicon's, or the word as written.
    pub fn lemma(self, token: usize) -> &'t str {
        match self.lexicon.lemma(self.word(token)) {
            "" => self.token(token).span.of(self.text),
            lemma => lemma,
        }
    }

    /// `31 dead and 54 with severe burns`: the phrase behind a figure's noun is its state.
    pub fn with_state(self, i: usize, counted: Counted) -> Option<Frame> {
        let people = matches!(counted.kind, Kind::Person | Kind::Elided | Kind::Unknown);
        let with = matches!(self.kind(i + 1), Some(ChunkKind::Preposition(Role::With)));
        if !(people && with) {
            return None;
        }
        // `900 people with malaria`
        let sick = || {
            let head = self.noun(i + 2).filter(|n| n.quantity().is_none())?.head()?;
            let event = self.lexicon.case_of(self.token(head).word)?;
            let trigger = self.chunk_span(i + 1).join(self.token(head).span);
            Some(Frame { event, second: None, trigger, rule: "state", verb: None, tally: false })
        };
        self.state_in(Role::With, i + 2, counted.kind, None).or_else(sick)
    }

    /// `in temporary shelters`, `without clean water`: the noun phrase after a preposition makes the state.
    pub fn state_in(self, preposition: Role, noun: usize, counted: Kind, verb: Option<usize>) -> Option<Frame> {
        let head = self.noun(noun)?.head()?;
        let people = !matches!(counted, Kind::Money | Kind::Measure);
        let (_, event, _) = self.word(head).state_in.iter().find(|(role, _, _)| *role == preposition && people)?;
        let trigger = self.chunk_span(noun - 1).join(self.chunk_span(noun));
        Some(Frame { event: *event, second: None, trigger, rule: "state", verb, tally: false })
    }

    /// The chunk of the state in which somebody was found, behind where and how he lay: from the chunk `from` on, behind the verb.
    pub(super) fn found_in_state(self, v: VerbGroup, from: usize) -> Option<usize> {
        let idle = |v: VerbGroup| {
            v.voice == Voice::Ing && v.governor().is_none() && self.word(v.main()).senses.is_empty() && !v.negated
        };
        let found = self.token(v.main()).role == Role::Find && matches!(v.voice, Voice::Passive | Voice::Participle);
        if !found && !idle(v) {
            return None;
        }
        let mut k = from;
        if found && self.verb(k).is_some_and(idle) {
            k += 1;
        }
        for _ in 0..3 {
            let place = matches!(self.kind(k), Some(ChunkKind::Preposition(role)) if role != Role::Of)
                && self.noun(k + 1).is_some_and(|n| n.quantity().is_none_or(|q| self.quantities[q as usize].implicit));
            if !place {
                break;
            }
            // `lying beside a woman with stab wounds`: they are hers.
            if self.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| self.token(h).class.has(Class::PERSON)) {
                return None;
            }
            k += 2;
        }
        (k > from && matches!(self.kind(k), Some(ChunkKind::State))).then_some(k)
    }
}
