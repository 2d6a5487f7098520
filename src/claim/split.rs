//! Phrases that the counted noun parts or that parts of the phrase lead to: `forced 400 families from their homes`,
//! `took nine tourists hostage`, `a family of six`, `1.4 million people (280,000 households)`.

use super::{
    counted::{Counted, Kind, UnitName},
    frames::Frame,
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, Voice},
    grammar::Measured,
    lexicon::{Class, Role, SenseKind, WordId},
};

impl Parse<'_, '_> {
    /// A verb phrase of the lexicon whose object, the phrase at chunk `i`, stands inside it.
    pub fn split_phrase(self, i: usize, counted: Counted) -> Option<Frame> {
        let k = self.verb_before(i).or_else(|| self.verb_with_particle(i))?;
        let v = self.verb(k)?;
        if !matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive) {
            return None;
        }
        // `put up the fare from 1.40 to 1.75 dollars`: a level is no object.
        if self.token(self.chunks[i].start()).role == Role::From {
            return None;
        }
        let particle = (k + 2 == i && matches!(self.chunks[k + 1].kind, ChunkKind::Preposition(_))).then_some(i - 1);
        let particle = particle.map(|k| self.chunks[k].start());
        // `forced 400 people out of their homes`: what `out of` begins is no part of the people.
        let of =
            self.noun(i)?.of().filter(|&of| !matches!(self.kind(of - 1), Some(ChunkKind::Preposition(Role::OutOf))));
        let last = of.unwrap_or(i);
        // `deprived 300 pupils of a school`: here the `of` is the verb's.
        let behind = |k: usize| self.walk(v.main(), particle, self.chunks[k].end());
        // `made $2m available`: an adjective that stands in the phrase.
        let bare = || {
            let n = self.noun(i).filter(|n| n.head().is_none())?;
            self.walk(v.main(), particle, self.quantities[n.quantity()? as usize].end)
        };
        // `let 14 of them go`
        let of_them = matches!(self.kind(i + 1), Some(ChunkKind::Preposition(Role::OfThem)));
        let last = if of_them { i + 1 } else { last };
        // `let 14 women and children go`
        let both = matches!(self.kind(i + 1), Some(ChunkKind::Coordinator(Role::And)))
            && self.noun(i + 2).is_some_and(|n| n.quantity().is_none());
        let pair = || both.then(|| behind(i + 2)).flatten();
        let (entry, end) = behind(last).or_else(|| behind(i).filter(|_| last != i)).or_else(bare).or_else(pair)?;
        // `carrying 118 people off Cap Brel`: a preposition with a name behind it is no particle of the verb.
        let place = self.token(end - 1).class.has(Class::PLACE)
            && self.lexed.tokens.get(end).is_some_and(|t| t.capital())
            && !self.lexed.one_case;
        if place && particle.is_none() {
            return None;
        }
        let event = pick(self, &self.lexicon.word(entry).senses, &[SenseKind::Transitive], counted.kind)?;
        let trigger = self.token(v.main()).span;
        debug_assert!(end > i, "the phrase ends behind its object");
        Some(Frame { event, second: None, trigger, rule: "split", verb: Some(k), tally: false })
    }

    /// `asked the state for $8 million`, `appealed to donors for €2 million`: a verb and its preposition with whom it is asked of between.
    pub fn asked_for(self, i: usize) -> Option<Frame> {
        let at = i.checked_sub(1).filter(|&k| matches!(self.chunks[k].kind, ChunkKind::Preposition(_)))?;
        let whom = |k: &usize| match self.chunks[*k].kind {
            ChunkKind::Noun(n) => n.quantity().is_none_or(|q| self.quantities[q as usize].implicit),
            ChunkKind::Preposition(role) => role == Role::To,
            ChunkKind::Adverb | ChunkKind::Date => true,
            _ => false,
        };
        let k = (0..at).rev().take(4).find(|k| !whom(k)).filter(|&k| k + 1 < at)?;
        let v = self.verb(k).filter(|v| v.voice != Voice::Passive)?;
        let word = |t: usize| self.lexicon.find(self.token(t).span.of(self.text));
        let node = self.lexicon.steps.get(0, word(v.main()))?;
        let node = self.lexicon.steps.get(node, word(self.chunks[at].start()))?;
        let entry = self.lexicon.ends[node as usize];
        let event = pick(self, &self.lexicon.word(entry).senses, &[SenseKind::Transitive], Kind::Money)?;
        let trigger = self.token(v.main()).span;
        Some(Frame { event, second: None, trigger, rule: "split", verb: Some(k), tally: false })
    }

    /// The verb group whose object the phrase at `i` is, over list items.
    pub(super) fn verb_before(self, i: usize) -> Option<usize> {
        let mut k = i;
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
                ChunkKind::Verb(_) => return Some(k),
                ChunkKind::Adverb | ChunkKind::Quote => {}
                ChunkKind::Coordinator(Role::And | Role::Or) | ChunkKind::Comma
                    if k > 0 && self.noun(k - 1).is_some() =>
                {
                    k -= 1
                }
                _ => return None,
            }
        }
        None
    }

    /// `took in eleven men for questioning`: the verb before the one preposition that stands before the phrase at `i`.
    fn verb_with_particle(self, i: usize) -> Option<usize> {
        let particle = i.checked_sub(1).filter(|&k| matches!(self.chunks[k].kind, ChunkKind::Preposition(_)))?;
        particle.checked_sub(1).filter(|&k| self.verb(k).is_some())
    }

    /// Follows the lexicon's phrases from a verb's own word over the tokens from `at`: the entry and one past its last token.
    fn walk(self, verb: usize, particle: Option<usize>, at: usize) -> Option<(WordId, usize)> {
        let start = self.lexicon.find(self.token(verb).span.of(self.text));
        let mut node = self.lexicon.steps.get(0, start)?;
        if let Some(particle) = particle {
            let word = self.lexicon.find(self.token(particle).span.of(self.text));
            node = self.lexicon.steps.get(node, word)?;
        }
        let mut found = None;
        for (i, token) in self.lexed.tokens.iter().enumerate().skip(at).take(6) {
            // A token may itself be a merged phrase: its words are followed one by one.
            for word in token.span.of(self.text).split([' ', '-', '\n']).filter(|w| !w.is_empty()) {
                let step = self.lexicon.steps.get(node, self.lexicon.find(word));
                let any = || self.lexicon.steps.get(node, self.lexicon.any_possessive);
                let Some(next) = step.or_else(|| if token.class.has(Class::POSSESSIVE) { any() } else { None }) else {
                    return found;
                };
                node = next;
            }
            let end = self.lexicon.ends[node as usize];
            if end != WordId::UNKNOWN {
                found = Some((end, i + 1));
            }
        }
        found
    }

    /// Whether the phrase at `i` is the whole of a part that stands before it: `five of the 12 crew`.
    pub fn is_whole(self, i: usize) -> bool {
        // `two of her crew of five`
        let held = self.container(i).and_then(|holder| Some((holder, self.noun(holder.checked_sub(2)?)?)));
        if held.is_some_and(|(holder, part)| {
            part.of() == Some(holder) && part.quantity().is_some() && part.head().is_none()
        }) {
            return true;
        }
        (1..=2).any(|back| {
            let part = i.checked_sub(back).and_then(|k| self.noun(k));
            // `1,640 houses out of 2,905`
            let out_of =
                matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::OutOf)));
            part.is_some_and(|n| n.of() == Some(i) && n.quantity().is_some() && (n.head().is_none() || out_of))
        })
    }

    /// Whether the phrase at `i` is the whole of a part without a number: `most of the 44 passengers`, but `all of the 44`.
    pub fn is_some_of(self, i: usize) -> bool {
        i.checked_sub(2).is_some_and(|k| {
            let chunk = self.chunks[k];
            let token = self.token(chunk.end() - 1);
            // `not all of the 44`, `hardly any of them`
            let before = chunk.start().checked_sub(1).map(|t| self.token(t));
            let not = before.is_some_and(|t| t.class.has(Class::NEGATOR) || t.role == Role::Hardly);
            let all = matches!(token.role, Role::All | Role::Each | Role::Every | Role::Any) && !not
                || token.class.has(Class::NEGATOR);
            self.noun(k).is_some_and(|n| n.of() == Some(i) && n.quantity().is_none() && n.head().is_none() && !all)
        })
    }

    /// Whether the phrase at `whole` is the whole of the part at `part`: `five of the 12 crew`.
    pub fn is_whole_of(self, whole: usize, part: usize) -> bool {
        self.noun(part).is_some_and(|n| n.of() == Some(whole) && n.quantity().is_some() && n.head().is_none())
    }

    /// `a family of six`, `a group of 40`, `a row of five homes`: the chunk of the noun that holds those whom the figure at `i`
    /// counts.
    pub fn container(self, i: usize) -> Option<usize> {
        let before = i.checked_sub(2).and_then(|k| self.noun(k))?;
        let indefinite = before.quantity().is_none_or(|q| self.quantities[q as usize].implicit);
        let head = before.head()?;
        let collective = self.token(head).role == Role::Collective;
        // `a mother of four died`: she did, not they.
        let parent = self.counted_noun(i - 2).kind == Kind::Person && self.token(head).role != Role::Container;
        if parent && !collective {
            return None;
        }
        // `reached an average of 58 a day`
        if self.token(head).role == Role::Level {
            return None;
        }
        let plain = |class: Class| !class.has(Class::PLURAL | Class::EVENT_NOUN | Class::TALLY | Class::MEASURE);
        let singular = collective || plain(self.token(head).class);
        let holds = self.noun(i)?.head().is_none() || self.token(head).role == Role::Container;
        // `the homes of 200,000 families were destroyed`
        let homes = self.counted_noun(i - 2).kind == Kind::Thing && self.counted_noun(i).kind == Kind::Household;
        (before.of() == Some(i) && indefinite && (singular && holds || homes)).then_some(i - 2)
    }

    /// `(280,000 households)`, `/ 4,700 HH`: the chunk of the figure that this one says again in another unit.
    pub fn restates(self, i: usize) -> Option<usize> {
        let opens = match self.kind(i.checked_sub(1)?)? {
            ChunkKind::Open => {
                // `(81 per cent of the target)`
                let of = self
                    .noun(i)
                    .and_then(|n| n.of())
                    .filter(|&of| of == i + 2 && matches!(self.kind(i + 1), Some(ChunkKind::Preposition(_))));
                matches!(self.kind(of.unwrap_or(i) + 1), Some(ChunkKind::Close))
            }
            ChunkKind::Other => true,
            _ => false,
        };
        let before = i.checked_sub(2)?;
        let quantity = |k: usize| self.noun(k).is_some_and(|n| n.quantity().is_some());
        // `$300,000 (equivalent to $5.5 million in 2023)`
        let open = (i.saturating_sub(3)..i).rev().find(|&k| self.chunks[k].kind == ChunkKind::Open);
        if let Some(whole) = open.and_then(|k| k.checked_sub(1)).filter(|&k| self.is_money(k) && self.is_money(i)) {
            return Some(whole);
        }
        if !opens {
            return None;
        }
        if quantity(before) {
            return Some(before);
        }
        // `300 tonnes of rice (12 truckloads)`
        let whole = before.checked_sub(2)?;
        (quantity(whole) && self.noun(whole)?.of() == Some(before)).then_some(whole)
    }

    fn is_money(self, k: usize) -> bool {
        let quantity = self.noun(k).and_then(|n| n.quantity());
        quantity.is_some_and(|q| matches!(self.quantities[q as usize].measured, Measured::Money(_)))
    }

    /// A figure without a noun whose noun follows the next one: `30 and 45 head of cattle`.
    pub fn shared_noun(self, i: usize) -> Option<Counted> {
        if !matches!(self.kind(i + 1)?, ChunkKind::Coordinator(Role::And | Role::Or)) {
            return None;
        }
        let next = self.noun(i + 2)?;
        let quantity = next.quantity().filter(|q| !self.quantities[*q as usize].implicit)?;
        let predicate = matches!(self.kind(i + 3), Some(ChunkKind::Verb(v)) if v.finite);
        let counted = self.counted(quantity as usize, i + 2);
        (!predicate && matches!(counted.kind, Kind::Thing | Kind::Animal | Kind::Person))
            .then_some(Counted { span: None, ..counted })
    }

    /// Persons that a predicate or an apposition names: `eight were children`, `a fifth of them children`.
    pub fn named_as(self, i: usize) -> Option<Counted> {
        let mut k = self.noun(i)?.of().map_or(i + 1, |of| of + 1);
        let partitive = matches!(self.kind(k), Some(ChunkKind::Preposition(Role::OfThem)));
        if partitive {
            k += 1;
        }
        // `more than half of them (54%) are children`
        if matches!(self.kind(k), Some(ChunkKind::Open)) {
            k = self.after_close(k);
        }
        let copula = self.verb(k).is_some_and(|v| v.voice == Voice::Copula);
        if copula {
            k += 1;
        }
        if !partitive && !copula {
            return None;
        }
        let phrase = self.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun())?;
        let ends = matches!(
            self.kind(k + 1),
            None | Some(
                ChunkKind::Comma
                    | ChunkKind::Stop
                    | ChunkKind::Semicolon
                    | ChunkKind::Coordinator(_)
                    | ChunkKind::Dash
                    | ChunkKind::Close
                    | ChunkKind::Preposition(_)
            )
        );
        let counted = self.counted_noun(k);
        let plural = phrase.head().is_some_and(|h| self.token(h).class.has(Class::PLURAL));
        (ends && plural && counted.unit == UnitName::Person).then_some(counted)
    }
}
