//! Nouns of acts and whom they govern by `of`: `the murder of six priests and two maids`, `the release of 14 sailors`.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, Outcome},
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// `the murder of six priests and two maids`, `the shelling in Dorna of 40 homes`: the noun that governs the phrase by `of`,
    /// over the items of a list before it.
    pub(super) fn act_of(self, i: usize, counted: Counted) -> Option<Frame> {
        let mut item = i;
        // A list of more is a table.
        for _ in 0..12 {
            if let Some(ChunkKind::Preposition(role)) = item.checked_sub(1).and_then(|k| self.kind(k)) {
                let found = match role {
                    Role::Of | Role::OutOf => self.act_before(item - 1).and_then(|t| self.act_frame(t, counted)),
                    Role::To | Role::For | Role::On | Role::At => self.act_to(item, counted.kind),
                    _ => None,
                };
                if found.is_some() {
                    return found;
                }
                if item == i {
                    return None;
                }
                // The item before the phrase that stands here: `six priests at the university and two maids`.
                item = item.checked_sub(2).filter(|&k| self.noun(k).is_some())?;
                continue;
            }
            item = self.item_before_in_list(item)?;
        }
        None
    }

    /// `the release of 14 sailors kidnapped in May`: what the noun tells, whatever had happened to them before. What they came to in
    /// the end is told by a verb: `the shooting of two men who died`.
    pub fn act_governs(self, i: usize, counted: Counted) -> Option<Frame> {
        const ACTS: &[SenseKind] = &[SenseKind::Act, SenseKind::ActOf];
        let people = matches!(counted.kind, Kind::Person | Kind::Household | Kind::Unknown | Kind::Elided);
        let of = matches!(i.checked_sub(1).and_then(|k| self.kind(k))?, ChunkKind::Preposition(Role::Of));
        let told = match self.kind(i + 1)? {
            ChunkKind::State | ChunkKind::Relative(_) => true,
            ChunkKind::Verb(v) => v.voice == Voice::Participle,
            _ => false,
        };
        let token = self.act_before(i - 1).filter(|_| people && of && told)?;
        let event = pick(self, &self.word(token).senses, ACTS, counted.kind)?;
        let ended = matches!(self.as_subject(i, counted), Outcome::Event(f) if f.rule == "intransitive");
        let whole = self.is_whole(i);
        (!ended && !whole && self.lexicon.events[event.0 as usize].people)
            .then(|| self.act_frame(token, counted))
            .flatten()
    }

    /// The list item to the left of the one at `item`, over comma and coordinator.
    fn item_before_in_list(self, item: usize) -> Option<usize> {
        let mut k = item.checked_sub(1)?;
        match self.kind(k)? {
            ChunkKind::Coordinator(Role::And | Role::Or) | ChunkKind::Preposition(Role::Along) => {
                if matches!(self.kind(k.checked_sub(1)?)?, ChunkKind::Comma) {
                    k -= 1;
                }
            }
            ChunkKind::Comma => {}
            _ => return None,
        }
        let mut before = k.checked_sub(1)?;
        if matches!(self.kind(before)?, ChunkKind::Close) {
            let open = (0..before).rev().find(|&j| matches!(self.chunks[j].kind, ChunkKind::Open))?;
            before = open.checked_sub(1)?;
        }
        self.noun(before).filter(|n| !n.pronoun()).map(|_| before)
    }

    /// The head that an `of` at `k` belongs to: right before it, or before the names and dates between: `murder on Monday of`.
    fn act_before(self, k: usize) -> Option<usize> {
        let mut at = k.checked_sub(1)?;
        // `the "murderers" of six`, `the massacre [of six priests]`
        if matches!(self.kind(at)?, ChunkKind::Quote | ChunkKind::Open) {
            at = at.checked_sub(1)?;
        }
        for _ in 0..3 {
            let aside = match self.kind(at)? {
                ChunkKind::Date => true,
                ChunkKind::Verb(v) if v.voice == Voice::Ing => return Some(v.main()),
                ChunkKind::Noun(n) => {
                    let head =
                        n.head().filter(|_| n.quantity().is_none_or(|q| self.quantities[q as usize].implicit))?;
                    if !self.word(head).senses.is_empty() {
                        return Some(head);
                    }
                    let token = self.token(head);
                    // `a loss for the year of 1.5 million`
                    token.class.has(Class::NAME | Class::TIME) || token.capital() && !self.lexed.one_case
                }
                _ => return None,
            };
            let parted = at >= 2 && matches!(self.kind(at - 1)?, ChunkKind::Preposition(r) if r != Role::Of);
            match (aside, parted) {
                (true, true) => at -= 2,
                (true, false) if matches!(self.kind(at)?, ChunkKind::Date) => at = at.checked_sub(1)?,
                _ => return None,
            }
        }
        None
    }

    fn act_frame(self, token: usize, counted: Counted) -> Option<Frame> {
        const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::ActOf];
        // `the uprooting of 600 families`
        const GERUND: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::ActOf, SenseKind::Transitive];
        let kinds = match counted.kind {
            Kind::Money => &[SenseKind::Act],
            _ if self.token(token).class.has(Class::ING) => GERUND,
            _ => NOUNS,
        };
        let event = pick(self, &self.word(token).senses, kinds, counted.kind)?;
        // `tax losses of 13,000`: of nobody said to be a person only `a loss of 30` is one of people.
        let bare = || self.noun(self.chunk_at(token)).is_some_and(|n| n.body() == token);
        let plural = self.token(token).class.has(Class::PLURAL);
        if counted.kind == Kind::Elided && self.only_of_people(token, event) && (plural || !bare()) {
            return None;
        }
        let trigger = self.token(token).span;
        // `the fatal police shooting of two men`
        let chunk = self.chunk_at(token);
        // `the fatal February shooting`
        let dated = chunk >= 2 && self.chunks[chunk - 1].kind == ChunkKind::Date;
        let phrase = self.chunks[if dated { chunk - 2 } else { chunk }].start()..token;
        let fatal = phrase.rev().find(|&t| self.token(t).role == Role::Fatal);
        let (event, trigger) = match fatal.and_then(|t| Some((t, self.lexicon.outcome(event)?))) {
            Some((t, outcome)) => (outcome, self.token(t).span.join(trigger)),
            None => (event, trigger),
        };
        Some(Frame { event, second: None, trigger, rule: "nominal", verb: None, tally: false })
    }
}
