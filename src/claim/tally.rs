//! Tallies: `the death toll rose to 45`, `the number of dead reached 12`, `bringing the total to 91`.

use super::{
    counted::{Counted, Kind, counted},
    frames::Frame,
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role, SenseKind},
};

/// A tally noun and what it says of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tally {
    /// The event, where the noun or its `of` phrase shows one.
    pub frame: Option<Frame>,
    /// What the `of` phrase counts: `the number of villages`.
    pub counted: Option<Counted>,
    /// It names no event of its own: the last one told is meant.
    pub open: bool,
    /// It is a sum by its noun: `the total`, `the toll`.
    pub sum: bool,
}

impl Parse<'_, '_> {
    /// The tally whose figure stands at chunk `i`, reached over verbs of motion and prepositions.
    pub fn tally(self, i: usize, figure: Counted) -> Option<Tally> {
        if !matches!(figure.kind, Kind::Elided | Kind::Person | Kind::Household) {
            return None;
        }
        // `raised to 41 the number of people killed`
        let raised = matches!(i.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::To)))
            && i.checked_sub(2)
                .and_then(|k| self.verb(k))
                .is_some_and(|v| self.token(v.main()).class.has(Class::MOTION));
        if raised && let Some(found) = self.tally_noun(i + 1, figure) {
            let frame = found.frame.map(|f| Frame { tally: true, ..f });
            return Some(Tally { frame, sum: true, ..found });
        }
        let mut k = i;
        let mut moved = false;
        let mut linked = false;
        while k > 0 {
            k -= 1;
            linked |= matches!(
                self.chunks[k].kind,
                ChunkKind::Preposition(Role::Of | Role::At | Role::To | Role::UpTo | Role::Last) | ChunkKind::Colon
            );
            // `gave the number of dead as 12`
            linked |= k + 1 == i
                && matches!(self.chunks[k].kind, ChunkKind::Preposition(Role::As) | ChunkKind::Subordinator(Role::As));
            match self.chunks[k].kind {
                // `the toll may well top 40`
                ChunkKind::Other if self.token(self.chunks[k].start()).class.has(Class::MODAL) => linked = true,
                ChunkKind::Preposition(_)
                | ChunkKind::Adverb
                | ChunkKind::Date
                | ChunkKind::Quote
                | ChunkKind::Adjective
                | ChunkKind::State
                | ChunkKind::Colon => {}
                ChunkKind::Verb(v) => {
                    let class = self.token(v.main()).class;
                    let moves = class.has(Class::MOTION | Class::BE)
                        || v.voice == Voice::Copula
                        || self.token(v.main()).role == Role::Range;
                    // `the number seeking asylum rose to`
                    let seeking = v.voice == Voice::Ing
                        && k.checked_sub(1).is_some_and(|j| {
                            let number = |j: usize| {
                                self.noun(j).and_then(|n| n.head()).is_some_and(|h| self.token(h).role == Role::Number)
                            };
                            let of = matches!(
                                j.checked_sub(1).and_then(|p| self.kind(p)),
                                Some(ChunkKind::Preposition(Role::Of))
                            );
                            number(j) || of && j >= 2 && number(j - 2)
                        });
                    // `the number who died rose to`: over the relative clause.
                    if !moves
                        && (moved || linked)
                        && let Some(relative) = self.relative_before(k)
                    {
                        k = relative;
                        continue;
                    }
                    // `had by Monday risen to`, `was given as 41`
                    let given = v.voice == Voice::Passive
                        && k + 2 == i
                        && matches!(
                            self.chunks[k + 1].kind,
                            ChunkKind::Preposition(Role::As) | ChunkKind::Subordinator(Role::As)
                        );
                    let auxiliary = given || moved && class.has(Class::HAVE);
                    linked |= given;
                    let participle = v.voice == Voice::Participle
                        || auxiliary
                        || seeking
                        || class.has(Class::DOUBT | Class::FORECAST | Class::REPORTING | Class::CATENATIVE)
                            && v.voice == Voice::Passive;
                    if !moves && !participle {
                        return None;
                    }
                    moved |= moves;
                }
                ChunkKind::Subordinator(Role::As) if k + 1 == i => {}
                ChunkKind::Subordinator(Role::That) => return self.another_tally(k),
                // `the toll, which stood at 36`
                ChunkKind::Relative(_) if moved => {
                    if matches!(k.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Comma)) {
                        k -= 1;
                    }
                }
                ChunkKind::Comma if moved || k + 2 >= i => {
                    // `the toll, which stood at 36 on Friday, reached 41`
                    let aside = (0..k).rev().take(8).take_while(|&j| self.chunks[j].kind != ChunkKind::Comma).last();
                    if let Some(j) = aside.filter(|&j| j >= 2 && matches!(self.chunks[j].kind, ChunkKind::Relative(_)))
                    {
                        k = j - 1;
                    }
                }
                ChunkKind::Coordinator(_) if k + 1 < i => {}
                // `gave 20 million, taking it to 64 million`
                ChunkKind::Noun(n) if n.pronoun() && linked && self.brings(k) => {
                    return Some(Tally { frame: None, counted: None, open: true, sum: true });
                }
                ChunkKind::Noun(n) => {
                    if let Some(found) = self.tally_noun(k, figure).or_else(|| self.act_tally(k, i, figure, moved)) {
                        // `has climbed to 52` runs on; `put the number at 17` need not.
                        let running = moved && !found.open;
                        let raised = running || self.raised_to(i);
                        let frame = found.frame.map(|f| Frame { tally: f.tally || raised, ..f });
                        // `flood toll now 41`
                        let beside = (k + 1..i).all(|j| matches!(self.chunks[j].kind, ChunkKind::Adverb));
                        return (moved || linked || beside).then_some(Tally { frame, ..found });
                    }
                    // Over other figures (`from 38 to 43`) and over the phrases of the tally (`the toll from the quake`).
                    let phrase = matches!(
                        k.checked_sub(1).and_then(|j| self.kind(j)),
                        Some(ChunkKind::Preposition(_) | ChunkKind::Date)
                    ) || k
                        .checked_sub(1)
                        .and_then(|j| self.verb(j))
                        .is_some_and(|v| v.voice == Voice::Ing && !v.finite);
                    let figure = n.quantity().is_some() && n.head().is_none();
                    if !phrase && !figure && !n.pronoun() {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// The relative pronoun right behind a noun phrase whose clause ends with the verb at `k`.
    fn relative_before(self, k: usize) -> Option<usize> {
        let inside = |j: &usize| {
            matches!(
                self.chunks[*j].kind,
                ChunkKind::Noun(_)
                    | ChunkKind::Preposition(_)
                    | ChunkKind::Date
                    | ChunkKind::Adverb
                    | ChunkKind::State
                    | ChunkKind::Verb(_)
            )
        };
        let j = (0..k).rev().take(6).find(|j| !inside(j))?;
        let noun = j.checked_sub(1).is_some_and(|n| self.noun(n).is_some());
        (noun && matches!(self.chunks[j].kind, ChunkKind::Relative(_))).then_some(j)
    }

    /// `brings the number since January to 1,244 cases and 38 deaths`: what the tally before `to` has come to, over a list.
    pub fn raised_to(self, i: usize) -> bool {
        let mut k = i;
        while k >= 2
            && matches!(self.chunks[k - 1].kind, ChunkKind::Coordinator(Role::And) | ChunkKind::Comma)
            && self.noun(k - 2).is_some_and(|n| n.quantity().is_some())
        {
            k -= 2;
        }
        let to = matches!(k.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::To)));
        let phrase = |j: &usize| {
            let participle = self.verb(*j).is_some_and(|v| v.voice == Voice::Participle && !v.finite);
            participle
                || matches!(self.chunks[*j].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(_) | ChunkKind::Date)
        };
        let verb = (0..k - usize::from(to)).rev().take(8).find(|j| !phrase(j)).filter(|_| to);
        verb.is_some_and(|j| {
            self.verb(j).is_some_and(|v| self.token(v.main()).class.has(Class::MOTION))
                && self.noun(j + 1).and_then(|n| n.head()).is_some_and(|h| self.token(h).class.has(Class::TALLY))
        })
    }

    /// `the harvest total of 391`, `reserves fell to a total of 146`: the figure at chunk `i` counts what the tally's own
    /// words or its subject name, and that is nothing that an event is told of.
    pub fn tallies_another(self, i: usize) -> bool {
        let tally = |t: usize| self.token(t).class.has(Class::TALLY) && self.word(t).senses.is_empty();
        let at = self.noun(i).and_then(|n| n.quantity()).map(|q| self.quantities[q as usize].at);
        // `a total of` is the figure's own hedge.
        let own =
            at.and_then(|at| (self.chunks[i].start()..at).find(|&t| self.token(t).role == Role::TotalOf || tally(t)));
        let of = || {
            let of = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Preposition(Role::Of));
            let k = i.checked_sub(2).filter(|_| of)?;
            let phrase = self.noun(k)?;
            Some((k, phrase.body(), phrase.head().filter(|&h| tally(h))?))
        };
        let Some((k, body, head)) = own.map(|t| (i, self.chunks[i].start(), t)).or_else(of) else { return false };
        let names = |t: usize| self.token(t).class.has(Class::NOUN) && self.word(t).senses.is_empty();
        let described = head > body && names(head - 1) && self.lexicon.case_of(self.token(head - 1).word).is_none();
        let subject = || {
            let to = matches!(self.kind(k.checked_sub(1)?)?, ChunkKind::Preposition(_));
            let v = k.checked_sub(if to { 2 } else { 1 })?;
            let moves = self.verb(v).is_some_and(|v| v.finite && self.token(v.main()).class.has(Class::MOTION));
            let subject = self.noun(v.checked_sub(1)?).filter(|n| moves && !n.pronoun() && n.quantity().is_none())?;
            let noun = subject.head()?;
            Some(names(noun) && !self.token(noun).class.has(Class::TALLY))
        };
        described || subject() == Some(true)
    }

    /// `Total 1,493 1,420`: a figure beside another in a row of a table.
    pub fn in_row(self, i: usize) -> bool {
        let bare = |k: usize| self.noun(k).is_some_and(|n| n.quantity().is_some() && n.head().is_none());
        bare(i) && (bare(i + 1) || i > 0 && bare(i - 1))
    }

    /// `, taking it to`, `, bringing them to`: the pronoun at `k` stands for a sum told before.
    fn brings(self, k: usize) -> bool {
        let verb = k.checked_sub(1).and_then(|j| self.verb(j));
        let comma = matches!(k.checked_sub(2).and_then(|j| self.kind(j)), Some(ChunkKind::Comma));
        comma && verb.is_some_and(|v| v.voice == Voice::Ing && self.token(v.main()).class.has(Class::MOTION))
    }

    /// `casualties exceeded 80`, `arrests have topped 500`: a noun for acts whose number the verb tells.
    fn act_tally(self, k: usize, i: usize, figure: Counted, moved: bool) -> Option<Tally> {
        let phrase = self.noun(k)?;
        let head = phrase.head().filter(|_| phrase.quantity().is_none())?;
        let q = self.noun(i)?.quantity().filter(|q| !self.quantities[*q as usize].implicit)?;
        if figure.kind != Kind::Elided {
            return None;
        }
        let hedge = self.token(self.quantities[q as usize].first).class;
        let verbal = hedge.has(Class::HEDGE) && hedge.has(Class::PAST | Class::VERB_BASE | Class::VERB_S | Class::ING);
        // `Deaths, at 212, are fewer`
        let apposed = k + 3 == i
            && matches!(self.chunks[k + 1].kind, ChunkKind::Comma)
            && matches!(self.chunks[k + 2].kind, ChunkKind::Preposition(Role::At));
        // `put suspected cases at 4,870`
        let put = k + 2 == i
            && matches!(self.chunks[k + 1].kind, ChunkKind::Preposition(Role::At))
            && k.checked_sub(1)
                .and_then(|j| self.verb(j))
                .is_some_and(|v| self.token(v.main()).class.has(Class::MOTION));
        // `put its own dead at eleven`
        let people = || pick(self, &self.word(head).senses, &[SenseKind::People], figure.kind).is_some();
        if !(self.token(head).class.has(Class::PLURAL) || put && people())
            || !(moved || put || apposed || verbal && self.only_phrases(k + 1, i))
        {
            return None;
        }
        let event = pick(self, &self.word(head).senses, &[SenseKind::Act, SenseKind::People], figure.kind)?;
        let frame =
            Frame { event, second: None, trigger: self.token(head).span, rule: "tally", verb: None, tally: true };
        Some(Tally { frame: Some(frame), counted: None, open: false, sum: false })
    }

    /// `returns to the plateau exceeded`: whether nothing but phrases with prepositions stands between the chunks.
    fn only_phrases(self, from: usize, to: usize) -> bool {
        (from..to).all(|k| match self.chunks[k].kind {
            ChunkKind::Preposition(_) => true,
            ChunkKind::Noun(_) | ChunkKind::Date => {
                k > from && matches!(self.chunks[k - 1].kind, ChunkKind::Preposition(_))
            }
            _ => false,
        })
    }

    /// What a noun phrase without a quantity would count.
    pub fn counted_noun(self, chunk: usize) -> Counted {
        super::counted::noun_of(self, chunk)
    }

    /// What the quantity in chunk `i` counts.
    pub fn counted(self, quantity: usize, chunk: usize) -> Counted {
        counted(self, quantity, chunk)
    }
}
