//! Frames of nouns: `the arrest of 8`, `58 arrests`, `$5m in damage`, `30 arrested farmers`, `Killed: 45`.

use super::{
    counted::{Counted, Kind},
    frames::Frame,
    parse::Parse,
    sense::{joined, pick},
};
use crate::{
    chunk::{ChunkKind, NounPhrase},
    grammar::{Measured, Value},
    lexicon::{Class, EventId, Role, SenseKind},
    span::Span,
};

impl Parse<'_, '_> {
    /// `the arrest of 8`, `deaths of 12`, `losses of $5m`, `$5m in damage`, `damage worth $5m`
    pub fn nominal(self, i: usize, counted: Counted) -> Option<Frame> {
        let frame = |token: usize, rule| {
            const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People];
            let kinds: &[SenseKind] = if counted.kind == Kind::Money { &[SenseKind::Act] } else { NOUNS };
            let event = pick(self, &self.word(token).senses, kinds, counted.kind)?;
            Some(Frame { event, second: None, trigger: self.token(token).span, rule, verb: None, tally: false })
        };
        if let Some(found) = self.act_of(i, counted) {
            return Some(found);
        }
        if counted.kind == Kind::Money
            && let Some(found) = self.beneficiary(i)
        {
            return Some(found);
        }
        if counted.kind == Kind::Money
            && let Some(found) = self.asked_for(i)
        {
            return Some(found);
        }
        // `a $15 million grant`: the noun that the money describes says what it is for.
        if counted.kind == Kind::Money
            && let Some(head) = self.noun(i).and_then(|n| n.head())
            && let Some(event) = self.made_with(head, "of", " money")
        {
            let trigger = self.token(head).span;
            return Some(Frame { event, second: None, trigger, rule: "nominal", verb: None, tally: false });
        }
        if i >= 2
            && counted.kind == Kind::Money
            && let ChunkKind::Preposition(role) = self.chunks[i - 1].kind
            && let Some(before) = self.noun(i - 2)
            && let Some(head) = before.head()
            && matches!(role, Role::Worth | Role::To | Role::At | Role::For | Role::None | Role::In)
            && before.quantity().is_none_or(|q| self.quantities[q as usize].implicit)
            && let Some(found) = frame(head, "nominal")
        {
            return Some(found);
        }
        // `deaths in the thousands`
        let vague = |q: u16| matches!(self.quantities[q as usize].value, Value::Vague { .. });
        if counted.kind == Kind::Elided
            && i >= 2
            && matches!(self.kind(i - 1), Some(ChunkKind::Preposition(Role::In)))
            && self.noun(i).is_some_and(|n| n.definite() && n.head().is_none() && n.quantity().is_some_and(vague))
            && let Some(head) = self.noun(i - 2).filter(|n| n.quantity().is_none()).and_then(|n| n.head())
            && let Some(found) = frame(head, "nominal")
        {
            return Some(found);
        }
        // `losses north of $10bn`: the hedge belongs to the figure, which stands right behind its noun.
        if counted.kind == Kind::Money
            && i >= 1
            && let Some(head) = self.noun(i - 1).and_then(|n| n.head())
            && let Some(found) = frame(head, "nominal")
        {
            return Some(found);
        }
        // `hurt by a $31 million charge`: money that describes a noun is no sum of what the clause tells of.
        if counted.kind == Kind::Money
            && self.noun(i).is_some_and(|n| n.head().is_none() || n.of().is_some())
            && let Some(head) = self.money_subject(i)
            // `estimates of the damage were put at $5m`
            && let Some(found) =
                frame(head, "nominal").or_else(|| self.told_of(head).and_then(|of| frame(of, "nominal")))
        {
            return Some(found);
        }
        // `$8 million (1989 dollars) in damage`
        // `45 billion dong ($2 million) in damage`
        let behind = match self.kind(i + 1) {
            Some(ChunkKind::Open) => self.after_close(i + 1),
            Some(ChunkKind::Close) => i + 2,
            _ => i + 1,
        };
        // `$4m and $2m in damage`: what the last of a list is of.
        let sum = |k: usize| {
            let q = self.noun(k).filter(|n| n.head().is_none()).and_then(|n| n.quantity());
            q.is_some_and(|q| matches!(self.quantities[q as usize].measured, Measured::Money(_)))
        };
        let listed = matches!(self.kind(behind), Some(ChunkKind::Coordinator(Role::And | Role::Or))) && sum(behind + 1);
        let behind = if listed { behind + 2 } else { behind };
        // `$68 million worth of damage`
        let worth = self.kind(behind) == Some(ChunkKind::Preposition(Role::Worth));
        let behind = if worth { behind + 1 } else { behind };
        if counted.kind == Kind::Money
            && let Some(ChunkKind::Preposition(Role::In | Role::Of | Role::For | Role::On)) = self.kind(behind)
            && let Some(head) = self.noun(behind + 1).and_then(|n| n.head())
        {
            // `$150,000 in water and smoke damage`
            let and = matches!(self.kind(behind + 2), Some(ChunkKind::Coordinator(Role::And)));
            let length = |k: usize| self.chunks[k].end() - self.chunks[k].start();
            let pair = |n: &NounPhrase| {
                let described = self.token(self.chunks[behind + 3].start()).class.has(Class::NOUN);
                and && n.quantity().is_none() && n.of().is_none() && described && length(behind + 3) == 2
            };
            let joined = self.noun(behind + 3).filter(pair).filter(|_| length(behind + 1) == 1).and_then(|n| n.head());
            return frame(head, "nominal").or_else(|| joined.and_then(|head| frame(head, "nominal")));
        }
        None
    }

    /// The noun in the `of` phrase of a noun without an event of its own: `estimates of losses`.
    fn told_of(self, head: usize) -> Option<usize> {
        let tells = self.token(head).class.has(Class::SOURCE | Class::REPORTING | Class::HEDGE | Class::MOTION);
        let phrase = self.noun(self.chunk_at(head)).filter(|_| tells && self.word(head).senses.is_empty())?;
        self.noun(phrase.of()?)?.head()
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
                .then(|| self.noun(i + 2).filter(|n| n.quantity().is_none()).and_then(|n| n.head()))
                .flatten()
                .and_then(|h| pick(self, &self.word(h).senses, &[SenseKind::Act], kind));
            let event = other.and_then(|o| joined(self, event, o)).unwrap_or(event);
            return Some((frame(event, self.token(head).span, "act"), true));
        }
        // `did $500 damage`; a `$40m bill` may be anything.
        let damage =
            || pick(self, senses, &[SenseKind::Act], Kind::Money).filter(|_| self.token(head).role == Role::Damage);
        if counted.kind == Kind::Money
            && head >= q.end
            && let Some(event) = damage()
        {
            return Some((frame(event, self.token(head).span, "act"), true));
        }
        // `cases of cholera`, `dengue cases`
        if let Some((event, trigger)) = self.case_of(i, head) {
            return Some((frame(event, trigger, "act"), true));
        }
        if counted.kind == Kind::Percent && q.share {
            return None;
        }
        let modifier = self.modifier(q.end.max(self.chunks[i].start()), head, counted.kind);
        if let Some((event, trigger)) = modifier {
            return Some((frame(event, trigger, "modifier"), false));
        }
        // `2,260 IDP families`: of what kind they are says what happened to them.
        let families = counted.kind == Kind::Household;
        let sort = (q.end..head).rev().filter(|_| families).find_map(|t| {
            let event = pick(self, &self.word(t).senses, &[SenseKind::People], kind)?;
            Some((frame(event, self.token(t).span, "people"), false))
        });
        if sort.is_some() {
            return sort;
        }
        let event = pick(self, senses, &[SenseKind::People], kind)?;
        if self.not_now(i, q.end, head) {
            return None;
        }
        // Bodies are of the dead, whatever else is said of them.
        Some((frame(event, self.token(head).span, "people"), self.token(head).role == Role::Body))
    }

    /// `64 former inmates`, `built for 800 inmates`, `has room for 400 refugees`: nobody is that now, or there.
    fn not_now(self, i: usize, from: usize, head: usize) -> bool {
        let role = |t: usize| self.token(t).role;
        let once = (from..head).any(|t| role(t) == Role::Former);
        once || self.room_for(i)
    }

    /// `built for 800`, `room for 400`, `a capacity of 300`: how many there may be, and not who is there.
    pub(super) fn room_for(self, i: usize) -> bool {
        let role = |t: usize| self.token(t).role;
        matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::For | Role::Of)))
            && i.checked_sub(2).is_some_and(|k| match self.chunks[k].kind {
                ChunkKind::Verb(v) => role(v.main()) == Role::Capacity,
                ChunkKind::Noun(n) => n.head().is_some_and(|h| role(h) == Role::Capacity),
                _ => false,
            })
    }

    /// `30 arrested peasants`, `missing children`: the event of a participle or a state between the token at `from` and the head.
    pub(super) fn modifier(self, from: usize, head: usize, counted: Kind) -> Option<(EventId, Span)> {
        let opens = self.chunks.first().is_some_and(|c| c.start() <= from && from < c.end() && c.start() == 0);
        (from..head).rev().find_map(|t| {
            let class = self.token(t).class;
            let kinds: &[SenseKind] = if class.has(Class::PARTICIPLE) {
                &[SenseKind::Transitive, SenseKind::State]
            } else {
                &[SenseKind::State]
            };
            // `a Fed spokesman`: a name.
            let name = self.token(t).capital() && !self.lexed.one_case && !opens;
            let shows = (class.has(Class::STATE) || class.has(Class::PARTICIPLE) && !class.has(Class::ING)) && !name;
            let event = shows.then(|| pick(self, &self.word(t).senses, kinds, counted)).flatten()?;
            Some((event, self.token(t).span))
        })
    }

    /// A noun that shows an event together with a noun before it or in its `of` phrase: `cases of cholera`.
    pub(super) fn case_of(self, i: usize, head: usize) -> Option<(EventId, Span)> {
        let base = self.lemma(head);
        let of = self.noun(i)?.of();
        let whole = of.and_then(|o| self.noun(o)).and_then(|n| n.head());
        let before = (self.chunks[i].start()..head).rev();
        before.chain(whole).find_map(|t| {
            let found = self.word(t).objects.iter().find(|(noun, _)| noun.eq_ignore_ascii_case(base))?;
            Some((found.1, self.token(head).span.join(self.token(t).span)))
        })
    }
}
