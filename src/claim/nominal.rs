//! Frames of nouns: `the arrest of 8`, `58 arrests`, `$5m in damage`, `30 arrested farmers`, `Killed: 45`.

use super::{
    counted::{Counted, Kind},
    frames::{Frame, Outcome},
    parse::Parse,
    sense::{joined, pick},
};
use crate::{
    chunk::{ChunkKind, Voice},
    grammar::Measured,
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
            return frame(head, "nominal");
        }
        None
    }

    /// The noun in the `of` phrase of a noun without an event of its own: `estimates of losses`.
    fn told_of(self, head: usize) -> Option<usize> {
        let tells = self.token(head).class.has(Class::SOURCE | Class::REPORTING | Class::HEDGE | Class::MOTION);
        let phrase = self.noun(self.chunk_at(head)).filter(|_| tells && self.word(head).senses.is_empty())?;
        self.noun(phrase.of()?)?.head()
    }

    /// `the murder of six priests and two maids`, `the shelling in Dorna of 40 homes`: the noun that governs the phrase by `of`,
    /// over the items of a list before it.
    fn act_of(self, i: usize, counted: Counted) -> Option<Frame> {
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
        let phrase = self.chunks[self.chunk_at(token)].start()..token;
        let fatal = phrase.rev().find(|&t| self.token(t).role == Role::Fatal);
        let (event, trigger) = match fatal.and_then(|t| Some((t, self.lexicon.outcome(event)?))) {
            Some((t, outcome)) => (outcome, self.token(t).span.join(trigger)),
            None => (event, trigger),
        };
        Some(Frame { event, second: None, trigger, rule: "nominal", verb: None, tally: false })
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
        let room = matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::For)))
            && i.checked_sub(2).is_some_and(|k| match self.chunks[k].kind {
                ChunkKind::Verb(v) => role(v.main()) == Role::Capacity,
                ChunkKind::Noun(n) => n.head().is_some_and(|h| role(h) == Role::Capacity),
                _ => false,
            });
        once || room
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
