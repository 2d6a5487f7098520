//! What stands to the right of a noun phrase as its predicate, over everything that may come between.

use super::{frames::Right, parse::Parse};
use crate::{
    chunk::{ChunkKind, Voice},
    grammar::Measured,
    lexicon::{Class, Role},
};

impl Parse<'_, '_> {
    /// Whether the many counted at `i` stand behind `and` in the object of a gerund: `killing his wife and four daughters`.
    fn joined_object(self, i: usize) -> bool {
        let many = self.noun(i).is_some_and(|n| n.head().is_some_and(|h| self.token(h).class.has(Class::PLURAL)));
        let gerund = |k: usize| self.verb(k).is_some_and(|v| v.voice == Voice::Ing);
        many && i >= 3
            && matches!(self.chunks[i - 1].kind, ChunkKind::Coordinator(Role::And))
            && self.noun(i - 2).is_some()
            && gerund(i - 3)
    }

    /// Whether the verb at `k` is of one: `is`, `was`.
    fn is_singular(self, k: usize) -> bool {
        self.token(self.chunks[k].start()).role == Role::Singular
    }

    /// The predicate to the right of chunk `i`: over `of`, `in` and `from` phrases, relative clauses, appositions, brackets and lists.
    pub fn right(self, i: usize) -> Right {
        let mut n = self.chunks.len();
        // `Of the 310 people who were there 81 died`: from the part on, nothing is said of the whole that opens the sentence.
        if i == 1 && matches!(self.chunks[0].kind, ChunkKind::Preposition(Role::Of)) {
            let part = |j: &usize| {
                let quantity = self.noun(*j).and_then(|n| n.quantity());
                let counts = quantity.is_some_and(|q| !self.quantities[q as usize].implicit);
                counts && self.verb(j + 1).is_some()
            };
            n = (i + 1..n).find(part).unwrap_or(n);
        }
        let mut k = i + 1;
        let mut verbs_to_skip = 0;
        // A comma that closes what another opened: `several people, including the mate, drowned`.
        let mut closes = false;
        // Items of a list that leave out their noun have been passed.
        let mut gapped = false;
        let elided = self.noun(i).is_some_and(|p| p.head().is_none());
        let partitive = elided && self.noun(i).is_some_and(|p| p.of().is_some());
        while k < n {
            match self.chunks[k].kind {
                // `four of them in intensive care`: it governs nothing.
                ChunkKind::Preposition(Role::OfThem) => k += 1,
                // `brought the toll to 62, with 23 passengers missing`: what follows is said of the 23.
                ChunkKind::Preposition(Role::With | Role::Compared) if self.says_of_own(k + 1) => {
                    return Right::Nothing;
                }
                // `robbed a driver as he returned`: a clause with a subject of its own.
                ChunkKind::Preposition(Role::As)
                    if self.noun(k + 1).is_some_and(|n| n.pronoun())
                        && self.verb(k + 2).is_some_and(|v| v.finite || v.voice == Voice::Active) =>
                {
                    return Right::Nothing;
                }
                // `charged a boy after his friend was shot`
                ChunkKind::Preposition(Role::After | Role::Before)
                    if self.noun(k + 1).is_some() && self.verb(k + 2).is_some_and(|v| v.finite) =>
                {
                    return Right::Nothing;
                }
                ChunkKind::Preposition(_) => {
                    // The preposition with what it governs.
                    match self.kind(k + 1) {
                        Some(ChunkKind::Noun(_) | ChunkKind::Date | ChunkKind::State | ChunkKind::Adjective) => k += 2,
                        Some(ChunkKind::Verb(v)) if v.voice == Voice::Ing => return Right::Nothing,
                        _ => k += 1,
                    }
                }
                ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Adjective => k += 1,
                // `30 fishermen from two boats were missing`: the preposition stands in the figure's phrase.
                ChunkKind::Noun(_) if self.comes_from(k) => k += 1,
                // `in the 2018 ferry trial`: the year parts the article from its noun.
                ChunkKind::Noun(n)
                    if n.quantity().is_none()
                        && k >= i + 3
                        && matches!(self.chunks[k - 1].kind, ChunkKind::Date)
                        && self.noun(k - 2).is_some_and(|n| n.head().is_none() && n.quantity().is_none()) =>
                {
                    k += 1
                }
                // The whole right behind its part: `half the city's 800,000 residents`.
                ChunkKind::Noun(_) if self.noun(i).is_some_and(|n| n.of() == Some(k)) => k += 1,
                // `eight people there were hurt`
                ChunkKind::Noun(n) if n.pronoun() && n.head().is_some_and(|h| self.token(h).role == Role::There) => {
                    k += 1
                }
                // `of whom nine themselves died`
                ChunkKind::Noun(n) if n.pronoun() && n.head().is_some_and(|h| self.token(h).role == Role::Himself) => {
                    k += 1
                }
                // `seven people total were shot`
                ChunkKind::Noun(n)
                    if k == i + 1
                        && n.head().is_some_and(|h| self.token(h).role == Role::TotalNoun)
                        && self.chunks[k].end() == self.chunks[k].start() + 1
                        && self.verb(k + 1).is_some() =>
                {
                    k += 1
                }
                // `two farmhands each lost a leg`, `two men both died`
                ChunkKind::Noun(n)
                    if n.head().is_none()
                        && matches!(self.token(self.chunks[k].start()).role, Role::Each | Role::Both | Role::All)
                        && self.verb(k + 1).is_some() =>
                {
                    k += 1
                }
                // `a pensioner and a toddler she was minding perished`
                ChunkKind::Noun(n)
                    if n.pronoun()
                        && k > i + 1
                        && self.verb(k + 1).is_some_and(|v| v.finite || v.voice == Voice::Active)
                        && self.verb(k + 2).is_some_and(|v| v.finite) =>
                {
                    k += 2
                }
                // `six people a day are dying`
                ChunkKind::Noun(n)
                    if n.quantity().is_none_or(|q| self.quantities[q as usize].implicit)
                        && n.head().is_some_and(|h| self.token(h).class.has(Class::TIME)) =>
                {
                    k += 1
                }
                ChunkKind::Open => k = self.after_close(k),
                // `several substations in areas affected by rain`
                ChunkKind::State | ChunkKind::Verb(_) if k > i + 2 && self.says_of_places(k) => {
                    match self.next_finite(k) {
                        Some(next) => k = next,
                        None => return Right::Nothing,
                    }
                }
                ChunkKind::State => return Right::State(k),
                // `aged 70 drowned`, `aged at least 70 drowned`
                ChunkKind::Verb(v) if k == i + 1 && self.token(v.main()).role == Role::Aged => {
                    k += if matches!(self.kind(k + 2), Some(ChunkKind::Date)) { 3 } else { 1 };
                }
                // `charged with killing a guard and two nurses was freed`: of one, and not of them.
                ChunkKind::Verb(v) if k == i + 1 && v.finite && self.joined_object(i) && self.is_singular(k) => {
                    return Right::Nothing;
                }
                ChunkKind::Verb(v) => {
                    if verbs_to_skip > 0 && v.finite {
                        verbs_to_skip -= 1;
                        k += 1;
                        continue;
                    }
                    // A participle behind a comma opens a clause of its own; behind a list it is the list's.
                    let behind_comma = matches!(self.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Dash);
                    let closed = closes && matches!(v.voice, Voice::Participle | Voice::Active);
                    let goes_on = v.finite || self.suffered(k, v) || closed;
                    if behind_comma && !goes_on {
                        return Right::Nothing;
                    }
                    // `six wells belonging to the village were destroyed`: a reduced clause that tells nothing.
                    // `three men believed to be farmers were shot`
                    let said_of = v.voice == Voice::Copula
                        && self.token(self.chunks[k].start()).class.has(Class::PARTICIPLE)
                        && k == i + 1;
                    if !v.finite
                        && !self.token(v.main()).class.has(Class::EVENT_VERB)
                        && (matches!(v.voice, Voice::Ing | Voice::Participle) || said_of)
                        && let Some(next) = self.next_finite(k)
                    {
                        k = next;
                        continue;
                    }
                    // `according to figures released by the bank`
                    let cited = k > i + 2
                        && !v.finite
                        && self.noun(k - 1).is_some()
                        && matches!(self.kind(k - 2), Some(ChunkKind::Preposition(Role::According)));
                    if cited {
                        k += 1;
                        continue;
                    }
                    // `one man named Karel Ruz was arrested`
                    let naming = matches!(self.token(v.main()).role, Role::Naming | Role::Call) && k == i + 1;
                    if naming
                        && self.noun(k + 1).is_some_and(|n| !n.pronoun())
                        && let Some(next) = self.next_finite(k)
                    {
                        k = next;
                        continue;
                    }
                    // `needs 20 animals to survive`: what they are needed for.
                    let wanted = v.voice == Voice::Infinitive
                        && k == i + 1
                        && i.checked_sub(1).and_then(|j| self.verb(j)).is_some_and(|v| {
                            let class = self.token(v.main()).class;
                            v.voice == Voice::Active && !class.has(Class::CATENATIVE | Class::EVENT_VERB | Class::LIGHT)
                        });
                    if wanted {
                        return Right::Nothing;
                    }
                    // The participle is the whole's where the part has a verb of its own.
                    if partitive && !v.finite && self.next_finite(k).is_some() {
                        k = self.next_finite(k).expect("just seen");
                        continue;
                    }
                    return Right::Verb(k);
                }
                // `rose to 60 with the death of two persons who had been hurt`: the clause is of those counted right before it.
                ChunkKind::Relative(_)
                    if elided
                        && k > i + 1
                        && self.noun(k - 1).and_then(|n| n.quantity()).is_some_and(|q| {
                            let q = self.quantities[q as usize];
                            !q.implicit && q.measured == Measured::Count
                        })
                        && matches!(self.kind(k - 2), Some(ChunkKind::Preposition(r)) if r != Role::Of || self.noun(i).is_none_or(|n| n.of() != Some(k - 1))) =>
                {
                    return Right::Nothing;
                }
                // `five recruits, whose injuries were serious, died`
                ChunkKind::Relative(_) if self.noun(k + 1).is_some() => {
                    // `whose car overturned were killed`: its verb may look like a participle.
                    match (k + 1..n)
                        .take(6)
                        .find(|&j| self.verb(j).is_some_and(|v| v.finite || v.voice == Voice::Participle))
                    {
                        Some(verb) => k = self.after_relative(verb),
                        None => return Right::Nothing,
                    }
                }
                // `who "love the park" suffered`
                ChunkKind::Relative(_) if matches!(self.kind(k + 1), Some(ChunkKind::Quote)) => {
                    let close = (k + 2..n).find(|&j| matches!(self.chunks[j].kind, ChunkKind::Quote));
                    k = close.map_or(n, |close| close + 1);
                }
                ChunkKind::Relative(role) if role != Role::That || self.verb(k + 1).is_some() => {
                    if let Some(v) = self.verb(k + 1) {
                        // `a 10-year-old who shot himself`
                        let himself = self.noun(k + 2).and_then(|n| n.head());
                        let himself = himself.is_some_and(|h| self.token(h).role == Role::Himself);
                        if himself || self.shows_event(v) || self.copula_state(k + 1) || self.tells_with_noun(k + 1, v)
                        {
                            return Right::Relative(k + 1);
                        }
                        verbs_to_skip = 0;
                        k = self.after_relative(k + 1);
                        continue;
                    }
                    return Right::Nothing;
                }
                // `left three men, all of them welders, dead`
                ChunkKind::Comma | ChunkKind::Dash if self.closing_state(i, k).is_some() => {
                    k = self.closing_state(i, k).expect("just seen");
                }
                // `four others - Ana Ruiz, 24; Leo Mora, 24 - were wounded`
                ChunkKind::Dash if self.closing_dash(k).is_some() => k = self.closing_dash(k).expect("just seen") + 1,
                ChunkKind::Comma | ChunkKind::Dash if closes && self.closed_by(k) => {
                    closes = true;
                    k += 1;
                }
                ChunkKind::Comma | ChunkKind::Dash => {
                    let Some(over) = self.over_comma(i, k) else { return Right::Nothing };
                    (k, closes) = (over.to, over.closes);
                    gapped |= over.gapped;
                }
                // `15 of them in cross-fire, and 402 behind bars`: another figure with a predicate of its own.
                ChunkKind::Coordinator(Role::And)
                    if elided
                        && self.chunks[k - 1].kind == ChunkKind::Comma
                        && self.noun(k + 1).is_some_and(|n| {
                            n.head().is_none()
                                && n.of().is_none()
                                && n.quantity().is_some_and(|q| !self.quantities[q as usize].implicit)
                        }) =>
                {
                    return Right::Nothing;
                }
                // `an 18-year-old woman and 3-year-old girl were shot`
                ChunkKind::Coordinator(Role::And) if self.aged_noun(k + 1).is_some() => {
                    k = self.aged_noun(k + 1).expect("just seen") + 1;
                }
                // `14 people from Dorn and nine from Velm were killed`
                ChunkKind::Coordinator(Role::And) if self.alike_place(i, k) => k += 4,
                ChunkKind::Coordinator(Role::And | Role::Or) => match self.noun(k + 1) {
                    // `5 people inside and 12 were hurt` starts anew; `a soldier and 2 policemen were killed` goes on.
                    Some(next)
                        if elided
                            || gapped
                            || next.head().is_some()
                            || next.of().is_some()
                            || next.quantity().is_none() =>
                    {
                        k += 2
                    }
                    _ => return Right::Nothing,
                },
                _ => return Right::Nothing,
            }
        }
        Right::Nothing
    }
}
