//! To whom something is given, and from whom it is cut: `distributed food and tents to 45,000 people`, `power was cut to 9,200 homes`.

use std::borrow::Cow;

use super::{
    counted::Kind,
    frames::{Frame, PATIENT},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    grammar::Measured,
    lexicon::{Class, EventId, Role, SenseKind},
    span::Span,
};

impl<'t> Parse<'_, 't> {
    /// The phrase at `i` behind `to` or `for`: the noun that is given and the verb that gives it make the event.
    pub fn dative(self, i: usize, counted: Kind) -> Option<Frame> {
        let at = i.checked_sub(1)?;
        // `gave 2,200 people tetanus shots`
        if let Some(v) = self.verb(at)
            && matches!(counted, Kind::Person | Kind::Household | Kind::Elided)
            && v.voice != Voice::Passive
            && let Some(head) = self.noun(i + 1).and_then(|n| n.head())
            && let Some(event) = self.made_with(head, self.lemma(v.main()), " to")
        {
            let trigger = self.token(v.main()).span.join(self.token(head).span);
            return Some(Frame { event, second: None, trigger, rule: "dative", verb: Some(at), tally: false });
        }
        // `granted asylum to 1,100 people`: the noun is in the verb's phrase.
        if matches!(self.kind(at)?, ChunkKind::Preposition(Role::To))
            && let Some(k) = at.checked_sub(1)
            && let Some(v) = self.verb(k)
            && matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive)
            && self.lemma(v.main()).contains(' ')
            && let Some((event, None, trigger)) = self.verb_event(v, PATIENT, counted)
        {
            return Some(Frame { event, second: None, trigger, rule: "dative", verb: Some(k), tally: false });
        }
        let preposition = match self.kind(at)? {
            ChunkKind::Preposition(Role::To) => " to",
            ChunkKind::Preposition(Role::For) => " for",
            _ => return None,
        };
        if matches!(counted, Kind::Money | Kind::Measure) {
            return None;
        }
        let (event, trigger, verb) = self
            .given(at, preposition)
            .or_else(|| self.given_itself(at, preposition))
            .or_else(|| self.supplied(at, i, preposition))
            .or_else(|| self.paid_to(at, i, counted))?;
        if counted == Kind::Thing && !self.lexicon.events[event.0 as usize].things {
            return None;
        }
        Some(Frame { event, second: None, trigger, rule: "dative", verb: Some(verb), tally: false })
    }

    /// `provided 26,000 people with seeds`, and of the phrase that ends before `behind` as the subject: `were supplied with seeds`.
    pub(super) fn with_what(self, k: usize, v: VerbGroup, behind: usize, counted: Kind) -> Option<Frame> {
        let people = matches!(counted, Kind::Person | Kind::Household | Kind::Elided | Kind::PercentOfPeople);
        if !people || !matches!(self.kind(behind), Some(ChunkKind::Preposition(Role::With))) {
            return None;
        }
        let head = self.noun(behind + 1)?.head()?;
        let event = self.made_with(head, self.lemma(v.main()), " with")?;
        let trigger = self.token(v.main()).span;
        Some(Frame { event, second: None, trigger, rule: "dative", verb: Some(k), tally: false })
    }

    /// `distributed 3,000 blankets and 900 tents to`, `knocked out power to`: one of the verb's objects makes the event with it.
    fn given(self, at: usize, preposition: &str) -> Option<(EventId, Span, usize)> {
        let mut k = at;
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
                ChunkKind::Verb(v) => {
                    let lemma = self.lemma(v.main());
                    return (k + 1..at).find_map(|j| {
                        let head = self.noun(j)?.head()?;
                        let event = self.made_with(head, lemma, preposition)?;
                        Some((event, self.token(v.main()).span.join(self.token(head).span), k))
                    });
                }
                ChunkKind::Noun(n) if !n.pronoun() => {}
                ChunkKind::Comma
                | ChunkKind::Coordinator(Role::And | Role::Or)
                | ChunkKind::Adverb
                | ChunkKind::Adjective
                | ChunkKind::Preposition(Role::Of) => {}
                // `sentences of six to 14 years`
                ChunkKind::Date => {}
                ChunkKind::Preposition(Role::To)
                    if k > 0
                        && self.noun(k - 1).is_some_and(|n| n.quantity().is_none())
                        && matches!(self.kind(k + 1), Some(ChunkKind::Date | ChunkKind::Noun(_))) => {}
                // `knocked out power`: whatever the particle, the power is gone.
                ChunkKind::Preposition(_) if k > 0 && self.verb(k - 1).is_some() => {}
                _ => return None,
            }
        }
        None
    }

    /// `paid $40 to 9,000 families`, `Rs 10,000 was paid to 15 families`: people who get money that is given.
    fn paid_to(self, at: usize, i: usize, counted: Kind) -> Option<(EventId, Span, usize)> {
        let event = self.lexicon.paid?;
        let people = matches!(counted, Kind::Person | Kind::Household);
        let to = matches!(self.kind(at)?, ChunkKind::Preposition(Role::To));
        let head = self.noun(i)?.head()?;
        // Who is paid so, by the lexicon: no kidnapper, no shareholder.
        let receives = self.word(head).objects.iter().any(|(with, _)| with.ends_with(" money"));
        if !(people && to && receives) {
            return None;
        }
        let sum = |k: usize| {
            let quantity = self.noun(k).and_then(|n| n.quantity());
            quantity.is_some_and(|q| matches!(self.quantities[q as usize].measured, Measured::Money(_)))
        };
        let pays = |k: usize| {
            let v = self.verb(k)?;
            let lemma = self.lemma(v.main());
            let gives =
                self.made_with(head, lemma, " money").is_some() || self.verb_event(v, PATIENT, Kind::Money).is_some();
            gives.then(|| (event, self.token(v.main()).span, k))
        };
        let behind = |k: &usize| !matches!(self.chunks[*k].kind, ChunkKind::Verb(_));
        let k = (0..at).rev().find(|k| !behind(k))?;
        // The sum is the verb's object, or its subject where it is passive.
        let object = (k + 1..at).any(sum);
        let subject = self.verb(k)?.voice == Voice::Passive && k > 0 && (0..k).rev().take(3).any(sum);
        if object || subject { pays(k) } else { None }
    }

    /// `were given tents`, `were handed prison sentences`: what the subject of the passive verb at `k` gets.
    pub(super) fn was_given(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        if !matches!(v.voice, Voice::Passive | Voice::Participle) || matches!(counted, Kind::Money | Kind::Measure) {
            return None;
        }
        let head = self.noun(k + 1)?.head()?;
        let event = self.made_with(head, self.lemma(v.main()), " to")?;
        let trigger = self.token(v.main()).span.join(self.token(head).span);
        Some(Frame { event, second: None, trigger, rule: "idiom", verb: Some(k), tally: false })
    }

    /// `Power was cut to`, `food has been distributed to`, `cash went to`: what is given is the verb's subject.
    fn given_itself(self, at: usize, preposition: &str) -> Option<(EventId, Span, usize)> {
        let mut k = at.checked_sub(1)?;
        // `has gone out to`
        if matches!(self.chunks[k].kind, ChunkKind::Adverb | ChunkKind::Preposition(Role::None)) {
            k = k.checked_sub(1)?;
        }
        let (verb, said) = self.said(k)?;
        let head = self.noun(verb.checked_sub(1)?)?.head()?;
        let event = self.made_with(head, said, preposition)?;
        Some((event, self.token(head).span.join(self.chunk_span(k)), verb))
    }

    /// `The water supply to 753 villages was cut off`: the verb stands behind those whose supply it is.
    fn supplied(self, at: usize, i: usize, preposition: &str) -> Option<(EventId, Span, usize)> {
        let head = self.noun(at.checked_sub(1)?)?.head()?;
        let k = self.next_finite(i)?;
        let state = matches!(self.kind(k + 1), Some(ChunkKind::State));
        let (verb, said) = self.said(if state { k + 1 } else { k })?;
        let event = self.made_with(head, said, preposition)?;
        Some((event, self.token(head).span.join(self.chunk_span(verb)), verb))
    }

    /// What the verb or the state at `k` says, and the chunk of the verb: `was distributed`, `is cut off`.
    fn said(self, k: usize) -> Option<(usize, &'t str)> {
        match self.kind(k)? {
            ChunkKind::Verb(v) => Some((k, self.lemma(v.main()))),
            ChunkKind::State => {
                let copula = k.checked_sub(1).filter(|&j| self.verb(j).is_some_and(|v| v.voice == Voice::Copula))?;
                Some((copula, self.chunk_span(k).of(self.text)))
            }
            _ => None,
        }
    }

    /// `the clinic sees 300 patients`, `the hall sleeps 60`: what a verb does to people is said by who or what does it.
    pub fn by_subject(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        if matches!(counted, Kind::Money | Kind::Percent | Kind::Unknown) {
            return None;
        }
        let head = self.noun(self.doer_of(k)?)?.head()?;
        let event = self.done_by_such(head, self.lemma(v.main()), counted)?;
        let trigger = self.token(v.main()).span;
        Some(Frame { event, second: None, trigger, rule: "doer", verb: Some(k), tally: false })
    }

    /// `the convent took in 40 orphans`: the same of a verb with a particle before its object at `i`.
    pub(super) fn taken_in(self, i: usize, counted: Kind) -> Option<Frame> {
        let particle = i.checked_sub(1).filter(|&k| matches!(self.chunks[k].kind, ChunkKind::Preposition(_)))?;
        let k = particle.checked_sub(1)?;
        let v = self.verb(k).filter(|v| v.voice != Voice::Passive)?;
        if !matches!(counted, Kind::Person | Kind::Household | Kind::Elided) {
            return None;
        }
        let said = [self.lemma(v.main()), self.chunk_span(particle).of(self.text)].join(" ");
        let event = self.done_by_such(self.noun(self.doer_of(k)?)?.head()?, &said, counted)?;
        let trigger = self.token(v.main()).span.join(self.chunk_span(particle));
        Some(Frame { event, second: None, trigger, rule: "doer", verb: Some(k), tally: false })
    }

    /// The event of a verb by this doer that the counted can meet: `fire claimed two children`, `fire claimed 40 houses`.
    fn done_by_such(self, doer: usize, verb: &str, counted: Kind) -> Option<EventId> {
        let fits = |event: EventId| {
            let of = &self.lexicon.events[event.0 as usize];
            match counted {
                Kind::Thing => of.things || !of.people,
                Kind::Person => of.people,
                // `locusts ate 900 hectares`
                Kind::Measure => !of.people,
                _ => true,
            }
        };
        let objects = self.word(doer).objects.iter();
        let found = objects.filter(|(with, _)| with.strip_suffix(" people") == Some(verb));
        found.map(|(_, event)| *event).find(|event| fits(*event))
    }

    /// `were picked up by a tanker`, `were seized by gunmen`: the same, said of those behind a passive verb.
    pub(super) fn by_whom(self, k: usize, v: VerbGroup, counted: Kind) -> Option<Frame> {
        let passive = matches!(v.voice, Voice::Passive | Voice::Participle);
        let people = matches!(counted, Kind::Person | Kind::Household | Kind::Elided);
        if !passive || !people || !matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::By))) {
            return None;
        }
        let event = self.done_by_such(self.noun(k + 2)?.head()?, self.lemma(v.main()), counted)?;
        let trigger = self.token(v.main()).span;
        Some(Frame { event, second: None, trigger, rule: "doer", verb: Some(k), tally: false })
    }

    /// `each family will receive 300,000 rupees`, `paid the widows $900`, `Rs 5 lakh was given to the kin`: money by who gets it.
    pub(super) fn beneficiary(self, i: usize) -> Option<Frame> {
        let paid = |k: usize, who: usize| {
            let v = self.verb(k)?;
            let head = self.noun(who)?.head()?;
            // `a telethon brought in $2 million`
            let particle = (k + 2 == i).then(|| self.token(self.chunks[k + 1].start()).span.of(self.text));
            let said = particle.map_or(Cow::Borrowed(self.lemma(v.main())), |particle| {
                Cow::Owned([self.lemma(v.main()), particle].join(" "))
            });
            let event = self.made_with(head, &said, " money")?;
            let trigger = self.token(v.main()).span;
            Some(Frame { event, second: None, trigger, rule: "dative", verb: Some(k), tally: false })
        };
        let to = |k: usize| matches!(self.kind(k), Some(ChunkKind::Preposition(Role::To)));
        // `paid $500 each to 40 families`
        let behind = i + 1 + usize::from(self.each(i + 1));
        let before = i.checked_sub(1)?;
        if self.verb(before).is_some() {
            let who = self.subject_noun(before).filter(|_| !to(behind));
            return who.and_then(|who| paid(before, who)).or_else(|| paid(before, behind + 1).filter(|_| to(behind)));
        }
        let particle = matches!(self.kind(before), Some(ChunkKind::Preposition(Role::In)));
        if particle && let Some(k) = before.checked_sub(1).filter(|&k| self.verb(k).is_some()) {
            return self.subject_noun(k).and_then(|who| paid(k, who));
        }
        let passive = self.verb(i + 1).is_some_and(|v| v.voice == Voice::Passive) && to(i + 2);
        paid(before.checked_sub(1)?, before).or_else(|| paid(i + 1, i + 3).filter(|_| passive))
    }

    /// `each`, `apiece`: a chunk of that word alone.
    fn each(self, k: usize) -> bool {
        self.chunks.get(k).is_some_and(|c| {
            c.end() == c.start() + 1 && matches!(self.token(c.start()).role, Role::Each | Role::Apiece)
        })
    }

    /// The noun phrase that a verb's subject begins with: `relatives` of `relatives of those killed will receive`.
    fn subject_noun(self, verb: usize) -> Option<usize> {
        let mut found = None;
        for k in (0..verb).rev() {
            match self.chunks[k].kind {
                ChunkKind::Noun(n) if !n.pronoun() => found = Some(k),
                ChunkKind::Preposition(Role::Of | Role::In | Role::At) | ChunkKind::State => {}
                // `a fundraiser, which collected $2 million`
                ChunkKind::Relative(_) if k + 1 == verb => {}
                ChunkKind::Comma if k + 2 == verb && matches!(self.chunks[k + 1].kind, ChunkKind::Relative(_)) => {}
                ChunkKind::Verb(v) if v.voice == Voice::Participle => {}
                _ => break,
            }
        }
        found
    }

    /// The event of a verb, its preposition and the noun that stands with them in the lexicon: `distribute to` with `food`.
    pub(super) fn made_with(self, head: usize, verb: &str, preposition: &str) -> Option<EventId> {
        let objects = self.word(head).objects.iter();
        objects.clone().find(|(with, _)| with.strip_suffix(preposition) == Some(verb)).map(|(_, event)| *event)
    }

    /// `sleep in a church`, `camped at the stadium`: the event of a verb with the preposition at `k` and the noun behind it.
    pub(super) fn verb_place(self, v: usize, k: usize) -> Option<(EventId, Span)> {
        let head = self.noun(k + 1)?.head()?;
        let preposition = self.token(self.chunks[k].start()).span.of(self.text);
        let lemma = self.lemma(v);
        let with = |with: &str| {
            with.strip_prefix(lemma)
                .and_then(|rest| rest.strip_prefix(' '))
                .is_some_and(|p| p.eq_ignore_ascii_case(preposition))
        };
        let (_, event) = self.word(head).objects.iter().find(|(verb, _)| with(verb))?;
        Some((*event, self.token(v).span.join(self.token(head).span)))
    }

    /// `minor damage to 40 homes`, `evacuation orders for 14,000 people`, `evacuations were ordered for 300 homes`
    pub(super) fn act_to(self, item: usize, counted: Kind) -> Option<Frame> {
        let mut k = item.checked_sub(2)?;
        // The verb says that it was done; what is lifted or dropped is over.
        while let Some(v) = self.verb(k) {
            let done = matches!(v.voice, Voice::Passive | Voice::Participle | Voice::Infinitive);
            if !done || v.negated || self.token(v.main()).class.has(Class::MOTION) {
                return None;
            }
            k = k.checked_sub(1)?;
        }
        let token = self.noun(k).filter(|n| n.quantity().is_none())?.head()?;
        let event = super::sense::pick(self, &self.word(token).senses, &[SenseKind::ActTo], counted)?;
        let trigger = self.token(token).span;
        Some(Frame { event, second: None, trigger, rule: "nominal", verb: None, tally: false })
    }
}
