//! The noun of a tally and what it counts: `the death toll`, `the number of people who fled`, `the dengue count`.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, Outcome},
    parse::Parse,
    sense::pick,
    tally::Tally,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// The tally that the noun phrase at `k` is of, for a figure that is told of it.
    pub(super) fn tally_noun(self, k: usize, figure: Counted) -> Option<Tally> {
        let phrase = self.noun(k)?;
        let head = phrase.head()?;
        // `the number of displaced families`: the lexicon has its first words as one.
        if !self.token(head).class.has(Class::TALLY) && phrase.quantity().is_none() {
            return self.tally_before(k, head, figure);
        }
        if !self.token(head).class.has(Class::TALLY)
            || phrase.quantity().is_some_and(|q| !self.quantities[q as usize].implicit)
        {
            return None;
        }
        let own = pick(self, &self.word(head).senses, &[SenseKind::Tally], figure.kind);
        // `the number of people killed`, `the number of cases`
        let of = phrase.of().and_then(|o| self.noun(o).map(|n| (o, n)));
        let mut whole = None;
        let mut said = None;
        if let Some((o, n)) = of {
            let mut of_counted = match n.head() {
                Some(_) => self.counted_noun(o),
                None => Counted::ELIDED,
            };
            // `the number of villages or hamlets affected`
            let list = matches!(self.kind(o + 1), Some(ChunkKind::Coordinator(_)))
                && self.noun(o + 2).is_some_and(|n| n.quantity().is_none());
            let end = if list { o + 2 } else { o };
            // `the number of those still unaccounted for`
            let end = if matches!(self.kind(end + 1), Some(ChunkKind::Adverb)) { end + 1 } else { end };
            said = match self.kind(end + 1) {
                Some(ChunkKind::Verb(v)) if matches!(v.voice, Voice::Participle | Voice::Ing) => {
                    match self.as_subject(o, of_counted) {
                        Outcome::Event(frame) => Some(frame),
                        _ => None,
                    }
                }
                Some(ChunkKind::State | ChunkKind::Relative(_)) => match self.as_subject(o, of_counted) {
                    Outcome::Event(frame) => Some(frame),
                    _ => None,
                },
                // `the number of people in relief camps`
                Some(ChunkKind::Preposition(role)) => self.state_in(role, end + 2, of_counted.kind, None),
                _ => None,
            };
            if said.is_none()
                && let Some(h) = n.head()
            {
                const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People];
                let event = pick(self, &self.word(h).senses, NOUNS, Kind::Person);
                said = event.map(|event| Frame {
                    event,
                    second: None,
                    trigger: self.token(h).span,
                    rule: "tally",
                    verb: None,
                    tally: true,
                });
            }
            if of_counted.kind == Kind::Elided && said.is_none() {
                of_counted.head = None;
            }
            // `the number of people in need of food`: it says already whom it counts, and not the food.
            let told = own.is_some()
                && self.token(head).span.of(self.text).contains(' ')
                && !matches!(of_counted.kind, Kind::Person | Kind::Animal | Kind::Household);
            whole = (of_counted.kind != Kind::Elided && !told).then_some(of_counted);
        }
        // `the number relocated`, `the number of hostages freed`
        if of.is_none()
            && (self.token(head).role == Role::Number || own.is_some())
            && self.verb(k + 1).is_some_and(|v| matches!(v.voice, Voice::Participle | Voice::Ing))
            && let Outcome::Event(frame) = self.as_subject(k, Counted::ELIDED)
        {
            said = Some(frame);
        }
        let modifier = (phrase.body()..head).find_map(|t| {
            const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::State];
            // `the dengue count`
            let event = pick(self, &self.word(t).senses, NOUNS, figure.kind)
                .or_else(|| self.lexicon.case_of(self.token(t).word))?;
            Some(Frame {
                event,
                second: None,
                trigger: self.tokens_span(t, head + 1),
                rule: "tally",
                verb: None,
                tally: true,
            })
        });
        let frame = said
            .or_else(|| {
                own.map(|event| Frame {
                    event,
                    second: None,
                    trigger: self.token(head).span,
                    rule: "tally",
                    verb: None,
                    tally: true,
                })
            })
            .or(modifier)
            .map(|f| Frame {
                rule: "tally",
                tally: own.is_some() || matches!(self.token(head).role, Role::TotalNoun | Role::Toll),
                ..f
            });
        // `the rig count`, `the snow total` count what they say.
        let plain =
            !(phrase.body()..head).any(|t| self.token(t).class.has(Class::NOUN) || self.token(t).class.is_unknown());
        let open = frame.is_none()
            && whole.is_none()
            && plain
            // `the number aboard`: of whom it is, whatever happened to others.
            && !self.chunks.get(k + 1).is_some_and(|c| self.token(c.start()).role == Role::Aboard)
            && (self.token(head).role != Role::Number || phrase.definite() && of.is_none());
        (frame.is_some() || whole.is_some() || open).then_some(Tally {
            frame,
            counted: whole,
            open,
            sum: matches!(self.token(head).role, Role::TotalNoun | Role::Toll),
        })
    }

    /// `the number of dead rose to 90 and <that> of the injured to 400`: at `k` a tally that was named before stands for another.
    pub(super) fn another_tally(self, k: usize) -> Option<Tally> {
        const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::State];
        let named = self.lexed.tokens[..self.chunks[k].start()].iter().any(|t| t.class.has(Class::TALLY));
        let of = matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::Of)));
        // `the ministry said that of the wounded 12 were children`
        let says = |j: usize| self.verb(j).is_some_and(|v| self.token(v.main()).class.has(Class::REPORTING));
        if k.checked_sub(1).is_some_and(says) {
            return None;
        }
        let whole = self.chunks.get(k + 2).filter(|_| named && of)?;
        let frame = (whole.start()..whole.end()).rev().find_map(|t| {
            let event = pick(self, &self.word(t).senses, NOUNS, Kind::Person)?;
            Some(Frame { event, second: None, trigger: self.token(t).span, rule: "tally", verb: None, tally: true })
        })?;
        Some(Tally { frame: Some(frame), counted: None, open: false, sum: false })
    }

    /// A tally of the lexicon before the noun that it counts, in the phrase at chunk `k`.
    fn tally_before(self, k: usize, head: usize, figure: Counted) -> Option<Tally> {
        let (token, event) = (self.chunks[k].start()..head).find_map(|t| {
            let event = pick(self, &self.word(t).senses, &[SenseKind::Tally], figure.kind)?;
            Some((t, event))
        })?;
        let trigger = self.token(token).span;
        let frame = Frame { event, second: None, trigger, rule: "tally", verb: None, tally: true };
        Some(Tally { frame: Some(frame), counted: Some(self.counted_noun(k)), open: false, sum: false })
    }
}
