//! What an appeal for money asks for, and how much of it has come: `the plan for Tolu ($214 million) is 14 per cent covered`.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, SUBJECT},
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// The figure at `i`, a sum in brackets behind the appeal or the share of it that has come.
    pub(super) fn appeal(self, i: usize, counted: Counted) -> Option<Frame> {
        match counted.kind {
            Kind::Money => self
                .asked_in_brackets(i)
                .or_else(|| self.asked_in_commas(i))
                .or_else(|| self.received(i))
                .or_else(|| self.required(i)),
            Kind::Percent => self.covered(i),
            _ => None,
        }
    }

    /// `the appeal for the northern districts ($312 million)`
    fn asked_in_brackets(self, i: usize) -> Option<Frame> {
        let open = i.checked_sub(1).filter(|&k| self.chunks[k].kind == ChunkKind::Open)?;
        if !matches!(self.kind(i + 1), Some(ChunkKind::Close | ChunkKind::Comma | ChunkKind::Semicolon)) {
            return None;
        }
        self.asks(open)
    }

    /// `38 per cent of the $16 million required`
    fn required(self, i: usize) -> Option<Frame> {
        let of = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Preposition(Role::Of));
        let v = self.verb(i + 1).filter(|_| of)?;
        let main = self.token(v.main());
        if !main.class.has(Class::PARTICIPLE) || v.main() != self.chunks[i + 1].start() || self.noun(i + 2).is_some() {
            return None;
        }
        let event = pick(self, &self.word(v.main()).senses, SUBJECT, Kind::Money)?;
        Some(Frame { event, second: None, trigger: main.span, rule: "participle", verb: Some(i + 1), tally: false })
    }

    /// `the appeal, of $465 million, is 19% funded`, `the appeal, at $21 million, has received`
    fn asked_in_commas(self, i: usize) -> Option<Frame> {
        let at = i.checked_sub(1)?;
        let bound = matches!(self.chunks[at].kind, ChunkKind::Preposition(Role::Of | Role::At));
        let comma = |k: usize| matches!(self.kind(k), Some(ChunkKind::Comma));
        if !(bound && at.checked_sub(1).is_some_and(comma) && comma(i + 1)) {
            return None;
        }
        self.asks(at - 1)
    }

    /// `the appeal, at $21 million, has received $4 million`: the subject over what it asks for.
    fn received(self, i: usize) -> Option<Frame> {
        let k = i.checked_sub(1).filter(|&k| self.verb(k).is_some_and(|v| v.voice == Voice::Active))?;
        pick(self, &self.word(self.verb(k)?.main()).senses, SUBJECT, Kind::Money)?;
        let end = match self.kind(k.checked_sub(1)?)? {
            ChunkKind::Comma | ChunkKind::Close => {
                let opens = |c: &usize| matches!(self.chunks[*c].kind, ChunkKind::Comma | ChunkKind::Open);
                (0..k - 1).rev().find(opens)?
            }
            _ => k,
        };
        let frame = self.asks(end)?;
        Some(Frame { trigger: self.token(self.verb(k)?.main()).span, verb: Some(k), rule: "active", ..frame })
    }

    /// `is 14 per cent covered`, `stands at 14 per cent`
    fn covered(self, i: usize) -> Option<Frame> {
        let behind = match self.kind(i + 1) {
            Some(ChunkKind::Verb(v)) => v.voice == Voice::Participle,
            Some(ChunkKind::State) => true,
            _ => false,
        };
        let k = i.checked_sub(1).filter(|&k| behind && self.verb(k).is_some_and(|v| v.voice == Voice::Copula))?;
        // `($214 million)`, `, of $214 million,`
        let close = k.checked_sub(1)?;
        let opens = match self.chunks[close].kind {
            ChunkKind::Close => Some(ChunkKind::Open),
            ChunkKind::Comma => Some(ChunkKind::Comma),
            _ => None,
        };
        let open = opens.and_then(|mark| (0..close).rev().find(|&j| self.chunks[j].kind == mark));
        self.asks(open.unwrap_or(k))
    }

    /// The event of the noun phrase that ends before the chunk `end`, whose head asks for money.
    fn asks(self, end: usize) -> Option<Frame> {
        const KINDS: &[SenseKind] = &[SenseKind::Act, SenseKind::Transitive];
        // `the aid appeal for the year`: noun and verb are alike, and taken together with their preposition.
        let alike = |v: VerbGroup| self.token(v.main()).class.has(Class::VERB_BASE);
        let inside = |k: &usize| match self.chunks[*k].kind {
            ChunkKind::Noun(n) => n.quantity().is_none(),
            ChunkKind::Verb(v) => alike(v),
            ChunkKind::Preposition(role) => matches!(role, Role::For | Role::In | Role::Of | Role::To),
            ChunkKind::Date => true,
            _ => false,
        };
        let (head, event) = (0..end).rev().take_while(inside).find_map(|k| {
            let head = match self.chunks[k].kind {
                ChunkKind::Noun(n) => n.head()?,
                ChunkKind::Verb(v) => v.main(),
                _ => return None,
            };
            let event = pick(self, &self.word(head).senses, KINDS, Kind::Money)?;
            self.lexicon.events[event.0 as usize].money.then_some((head, event))
        })?;
        let trigger = self.token(head).span;
        Some(Frame { event, second: None, trigger, rule: "nominal", verb: None, tally: false })
    }
}
