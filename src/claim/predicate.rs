//! What stands to the right of a noun phrase as its predicate, over everything that may come between.

use super::{counted::Kind, frames::Right, parse::Parse};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    grammar::Measured,
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// The predicate to the right of chunk `i`: over `of`, `in` and `from` phrases, relative clauses, appositions, brackets and lists.
    pub fn right(self, i: usize) -> Right {
        let n = self.chunks.len();
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
                // `two farmhands each lost a leg`
                ChunkKind::Noun(n) if n.head().is_none() && self.token(self.chunks[k].start()).role == Role::Each => {
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
                ChunkKind::State | ChunkKind::Verb(_) if k > i + 2 && self.says_of_places(k) => return Right::Nothing,
                ChunkKind::State => return Right::State(k),
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
                    if !v.finite
                        && !self.token(v.main()).class.has(Class::EVENT_VERB)
                        && matches!(v.voice, Voice::Ing | Voice::Participle)
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
                // `four others - Ana Ruiz, 24; Leo Mora, 24 - were wounded`
                ChunkKind::Dash if self.closing_dash(k).is_some() => k = self.closing_dash(k).expect("just seen") + 1,
                ChunkKind::Comma | ChunkKind::Dash if closes && self.closed_by(k) => {
                    closes = true;
                    k += 1;
                }
                ChunkKind::Comma | ChunkKind::Dash => {
                    let aside = matches!(
                        self.kind(k + 1),
                        Some(ChunkKind::Preposition(_) | ChunkKind::Verb(_) | ChunkKind::Date | ChunkKind::Adverb)
                    );
                    closes = aside;
                    match self.kind(k + 1) {
                        // `fans, attending the final, were stranded`
                        Some(ChunkKind::Verb(v)) if v.voice == Voice::Ing && self.closing_comma(k + 1).is_some() => {
                            k = self.closing_comma(k + 1).expect("just seen") + 1;
                        }
                        // `five people, believed to be related, were killed`
                        Some(ChunkKind::Verb(_) | ChunkKind::State) if self.closing_description(k + 1).is_some() => {
                            closes = true;
                            k = self.closing_description(k + 1).expect("just seen") + 1;
                        }
                        // `four of the captives, she said, were freed`
                        Some(ChunkKind::Noun(_)) if self.is_aside(k + 1) => {
                            k += 4;
                        }
                        // `24,000 homes in Tolu, 8,000 in Dorn, and 14,500 in Velm were`
                        Some(ChunkKind::Noun(n)) if n.quantity().is_some() && self.gapped(k + 1) => {
                            gapped = true;
                            k += 4;
                        }
                        // `70 houses, many of them newly built, were destroyed`, `26 people, half of them children, drowned`
                        Some(ChunkKind::Noun(_)) if self.closing_comma(k + 1).is_some() => {
                            closes = true;
                            k = self.closing_comma(k + 1).expect("just seen") + 1;
                        }
                        // `40 people, 12 of whom were children, died`
                        Some(ChunkKind::Noun(_)) if self.closing_part(k + 1).is_some() => {
                            k = self.closing_part(k + 1).expect("just seen") + 1;
                        }
                        Some(ChunkKind::Noun(_)) if self.list_or_apposition(k + 1) => {
                            k += 2;
                        }
                        // `40 pupils, or one in ten, were injured`: the same figure said otherwise.
                        Some(ChunkKind::Coordinator(Role::Or))
                            if self.noun(k + 2).is_some_and(|n| n.quantity().is_some())
                                && matches!(self.kind(k + 3), Some(ChunkKind::Comma)) =>
                        {
                            k += 4;
                        }
                        Some(ChunkKind::Relative(_) | ChunkKind::Preposition(_) | ChunkKind::Coordinator(_)) => {
                            k += 1;
                        }
                        // `the ferry, which carried a crew of 12, capsized`: the verb behind the clause is the ferry's.
                        Some(ChunkKind::Verb(v)) if v.finite && self.in_relative(i) => return Right::Nothing,
                        Some(ChunkKind::Verb(v)) if v.finite || self.suffered(k + 1, v) => k += 1,
                        Some(ChunkKind::State)
                            if matches!(self.kind(k + 2), Some(ChunkKind::Preposition(Role::By))) =>
                        {
                            k += 1
                        }
                        // `2 bailiffs, gunman dead`, `4 women, 1 man shot`: a headline's list.
                        Some(ChunkKind::Noun(n))
                            if (i == 0 || n.quantity().is_some())
                                && self.only_nouns_before(k)
                                && self.headline_predicate(k + 2) =>
                        {
                            k += 2;
                        }
                        // `14 people, mostly women and children, died`
                        Some(ChunkKind::Adverb | ChunkKind::Adjective) if self.closing_comma(k + 1).is_some() => {
                            k = self.closing_comma(k + 1).expect("just seen") + 1;
                        }
                        // `two of them, 23-year-old Ana Ruiz and Leo Mora, died`
                        Some(ChunkKind::Date) if self.closing_comma(k + 1).is_some() => {
                            closes = true;
                            k = self.closing_comma(k + 1).expect("just seen") + 1;
                        }
                        Some(ChunkKind::Adverb | ChunkKind::Date) => k += 1,
                        // `families in Dorna, Selva district were rescued`
                        Some(ChunkKind::Noun(n)) if self.wider_place(k, n) => k += 2,
                        _ => return Right::Nothing,
                    }
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

    /// Whether the participle at `k` tells something of the places right before it, which only say where: `in areas affected by`.
    fn says_of_places(self, k: usize) -> bool {
        let place = self.noun(k - 1).filter(|n| n.quantity().is_none()).and_then(|n| n.head()).is_some_and(|h| {
            let class = self.token(h).class;
            class.has(Class::FACILITY) && class.has(Class::PLURAL)
        });
        let inside = matches!(self.kind(k - 2), Some(ChunkKind::Preposition(Role::In | Role::At | Role::From)));
        let by = matches!(self.kind(k + 1), Some(ChunkKind::Preposition(Role::By)));
        let participle = match self.chunks[k].kind {
            ChunkKind::Verb(v) => v.voice == Voice::Participle && !v.finite,
            _ => true,
        };
        let things = |t: usize| self.word(t).senses.iter().any(|s| self.lexicon.events[s.event.0 as usize].things);
        place && inside && by && participle && things(self.chunks[k].end() - 1)
    }

    /// `3-year-old girl` without its article, from chunk `k` on: the chunk of its noun.
    fn aged_noun(self, k: usize) -> Option<usize> {
        let hyphen = matches!(self.kind(k + 1)?, ChunkKind::Other) && self.kind(k)? == ChunkKind::Date;
        let noun = self.noun(k + 2).filter(|n| n.quantity().is_none() && n.head().is_some())?;
        let old = (self.chunks[k + 2].start()..=noun.head()?).any(|t| self.token(t).role == Role::Old);
        (hyphen && old).then_some(k + 2)
    }

    /// Whether the noun phrase at `k` begins with the preposition that governs it: `from two boats`.
    pub fn comes_from(self, k: usize) -> bool {
        self.token(self.chunks[k].start()).role == Role::From && k > 0 && self.noun(k - 1).is_some()
    }

    /// Whether chunk `i` stands in a relative clause that no comma has closed.
    fn in_relative(self, i: usize) -> bool {
        (0..i).rev().map(|k| self.chunks[k].kind).find_map(|kind| match kind {
            ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Stop => Some(false),
            ChunkKind::Relative(_) => Some(true),
            _ => None,
        }) == Some(true)
    }

    /// Whether behind the coordinator at `k` stands a figure without its noun and where it is, as before it: `from Dorn and 9 from Velm`.
    fn alike_place(self, i: usize, k: usize) -> bool {
        let (Some(before), Some(behind)) = (self.kind(k.saturating_sub(2)), self.kind(k + 2)) else { return false };
        k == i + 3
            && matches!(before, ChunkKind::Preposition(_))
            && before == behind
            && self.noun(k + 1).is_some_and(|n| n.quantity().is_some() && n.head().is_none() && n.of().is_none())
            && self.noun(k + 3).is_some_and(|n| n.quantity().is_none())
            && self.verb(k + 4).is_some_and(|v| v.finite)
    }

    /// `, 8,000 in Dorn,`: a figure without its noun and where it is, between the commas of a list.
    fn gapped(self, k: usize) -> bool {
        self.noun(k).is_some_and(|n| n.head().is_none() && n.of().is_none())
            && matches!(self.kind(k + 1), Some(ChunkKind::Preposition(role)) if role != Role::OfThem)
            && self.noun(k + 2).is_some_and(|n| n.quantity().is_none())
            && matches!(self.kind(k + 3), Some(ChunkKind::Comma | ChunkKind::Coordinator(Role::And)))
    }

    /// Whether a headline's list has run up to `k` with nothing said of its members: `3,000 nurses on strike, surgeries hit` is no list.
    fn only_nouns_before(self, k: usize) -> bool {
        self.chunks[..k].iter().all(|c| matches!(c.kind, ChunkKind::Noun(_) | ChunkKind::Comma | ChunkKind::Colon))
    }

    /// A state or a participle that a headline has for its verb.
    fn headline_predicate(self, k: usize) -> bool {
        let shows = match self.kind(k) {
            Some(ChunkKind::State) => true,
            Some(ChunkKind::Verb(v)) => {
                v.voice == Voice::Participle && self.token(v.main()).class.has(Class::EVENT_VERB)
            }
            _ => false,
        };
        shows && !self.chunks.iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite))
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
            // `drowned before help came`: the verb behind has a subject of its own.
            // `killed as car rams truck`, but `identified as brothers were freed`
            ChunkKind::Preposition(Role::As) => {
                self.noun(j + 1).is_some()
                    && self.verb(j + 2).is_some_and(|v| v.finite && v.voice == Voice::Active)
                    && self.noun(j + 3).is_some()
            }
            ChunkKind::Preposition(_) => {
                self.token(self.chunks[j].start()).class.has(Class::SUBORDINATOR)
                    && self.noun(j + 1).is_some()
                    && self.verb(j + 2).is_some_and(|v| v.finite)
            }
            _ => false,
        })?;
        self.verb(next).is_some().then_some(next)
    }

    /// Whether a verb group's words can show an event at all.
    pub(super) fn shows_event(self, v: VerbGroup) -> bool {
        self.token(v.main()).class.has(Class::EVENT_VERB)
            && (v.voice != Voice::Active
                || self.word(v.main()).senses.iter().any(|s| s.kind == SenseKind::Intransitive))
    }

    /// `who suffered burns`, `who stayed in shelters`: the verb at `k` shows an event with the noun after it.
    fn tells_with_noun(self, k: usize, v: VerbGroup) -> bool {
        let state_in = || match self.kind(k + 1) {
            Some(ChunkKind::Preposition(role)) => self.state_in(role, k + 2, Kind::Person, None).is_some(),
            _ => false,
        };
        self.idiom(k, v, Kind::Person).is_some()
            || self.undone(k, v, Kind::Person).is_some()
            || self.goes(k, v, Kind::Person).is_some()
            || state_in()
    }

    /// `was dead`, `were also slain`
    pub(super) fn copula_state(self, k: usize) -> bool {
        let adverb = matches!(self.kind(k + 1), Some(ChunkKind::Adverb));
        let at = if adverb { k + 2 } else { k + 1 };
        self.verb(k).is_some_and(|v| v.voice == Voice::Copula) && matches!(self.kind(at), Some(ChunkKind::State))
    }

    /// The chunk after a relative clause whose verb is at `k`: a closing comma, or the next finite verb.
    pub(super) fn after_relative(self, k: usize) -> usize {
        (k + 1..self.chunks.len())
            .find(|&j| match self.chunks[j].kind {
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Semicolon | ChunkKind::Stop => true,
                ChunkKind::Verb(v) => v.finite,
                _ => false,
            })
            .unwrap_or(self.chunks.len())
    }
}
