//! Tallies: `the death toll rose to 45`, `the number of dead reached 12`, `bringing the total to 91`.

use super::{
    counted::{Counted, Kind, counted},
    frames::{Frame, Outcome},
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
            && i.checked_sub(2).and_then(|k| self.verb(k)).is_some_and(|v| self.token(v.main).class.has(Class::MOTION));
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
                ChunkKind::Preposition(Role::Of | Role::At | Role::To | Role::UpTo) | ChunkKind::Colon
            );
            match self.chunks[k].kind {
                ChunkKind::Preposition(_)
                | ChunkKind::Adverb
                | ChunkKind::Date
                | ChunkKind::Quote
                | ChunkKind::Adjective
                | ChunkKind::State
                | ChunkKind::Colon => {}
                ChunkKind::Verb(v) => {
                    let class = self.token(v.main).class;
                    let moves = class.has(Class::MOTION | Class::BE) || v.voice == Voice::Copula;
                    // `the number seeking asylum rose to`
                    let seeking = v.voice == Voice::Ing
                        && k.checked_sub(1).is_some_and(|j| {
                            let number = |j: usize| {
                                self.noun(j).and_then(|n| n.head).is_some_and(|h| self.token(h).role == Role::Number)
                            };
                            let of = matches!(
                                j.checked_sub(1).and_then(|p| self.kind(p)),
                                Some(ChunkKind::Preposition(Role::Of))
                            );
                            number(j) || of && j >= 2 && number(j - 2)
                        });
                    let participle = v.voice == Voice::Participle
                        || seeking
                        || class.has(Class::DOUBT | Class::FORECAST | Class::REPORTING | Class::CATENATIVE)
                            && v.voice == Voice::Passive;
                    if !moves && !participle {
                        return None;
                    }
                    moved |= moves;
                }
                ChunkKind::Comma if moved || k + 2 >= i => {}
                ChunkKind::Coordinator(_) if k + 1 < i => {}
                // `gave 20 million, taking it to 64 million`
                ChunkKind::Noun(n) if n.pronoun && linked && self.brings(k) => {
                    return Some(Tally { frame: None, counted: None, open: true, sum: true });
                }
                ChunkKind::Noun(n) => {
                    if let Some(found) = self.tally_noun(k, figure).or_else(|| self.act_tally(k, i, figure, moved)) {
                        // `has climbed to 52` runs on; `put the number at 17` need not.
                        let running = moved && !found.open;
                        let frame = found.frame.map(|f| Frame { tally: f.tally || running, ..f });
                        return (moved || linked || k + 1 == i).then_some(Tally { frame, ..found });
                    }
                    // Over other figures (`from 38 to 43`) and over the phrases of the tally (`the toll from the quake`).
                    let phrase = matches!(
                        k.checked_sub(1).and_then(|j| self.kind(j)),
                        Some(ChunkKind::Preposition(_) | ChunkKind::Date)
                    ) || k
                        .checked_sub(1)
                        .and_then(|j| self.verb(j))
                        .is_some_and(|v| v.voice == Voice::Ing && !v.finite);
                    let figure = n.quantity.is_some() && n.head.is_none();
                    if !phrase && !figure && !n.pronoun {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// `brings the number since January to 1,244 cases and 38 deaths`: what the tally before `to` has come to, over a list.
    pub fn raised_to(self, i: usize) -> bool {
        let mut k = i;
        while k >= 2
            && matches!(self.chunks[k - 1].kind, ChunkKind::Coordinator(Role::And) | ChunkKind::Comma)
            && self.noun(k - 2).is_some_and(|n| n.quantity.is_some())
        {
            k -= 2;
        }
        let to = matches!(k.checked_sub(1).and_then(|k| self.kind(k)), Some(ChunkKind::Preposition(Role::To)));
        let phrase = |j: &usize| {
            matches!(self.chunks[*j].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(_) | ChunkKind::Date)
        };
        let verb = (0..k - usize::from(to)).rev().take(6).find(|j| !phrase(j)).filter(|_| to);
        verb.is_some_and(|j| {
            self.verb(j).is_some_and(|v| self.token(v.main).class.has(Class::MOTION))
                && self.noun(j + 1).and_then(|n| n.head).is_some_and(|h| self.token(h).class.has(Class::TALLY))
        })
    }

    /// `the harvest total of 391`, `reserves fell to a total of 146`: the figure at chunk `i` counts what the tally's own
    /// words or its subject name, and that is nothing that an event is told of.
    pub fn tallies_another(self, i: usize) -> bool {
        let tally = |t: usize| self.token(t).class.has(Class::TALLY) && self.word(t).senses.is_empty();
        let at = self.noun(i).and_then(|n| n.quantity).map(|q| self.quantities[q as usize].at);
        // `a total of` is the figure's own hedge.
        let own =
            at.and_then(|at| (self.chunks[i].start..at).find(|&t| self.token(t).role == Role::TotalOf || tally(t)));
        let of = || {
            let of = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Preposition(Role::Of));
            let k = i.checked_sub(2).filter(|_| of)?;
            let phrase = self.noun(k)?;
            Some((k, phrase.body, phrase.head.filter(|&h| tally(h))?))
        };
        let Some((k, body, head)) = own.map(|t| (i, self.chunks[i].start, t)).or_else(of) else { return false };
        let names = |t: usize| self.token(t).class.has(Class::NOUN) && self.word(t).senses.is_empty();
        let described = head > body && names(head - 1) && self.lexicon.case_of(self.token(head - 1).word).is_none();
        let subject = || {
            let to = matches!(self.kind(k.checked_sub(1)?)?, ChunkKind::Preposition(_));
            let v = k.checked_sub(if to { 2 } else { 1 })?;
            let moves = self.verb(v).is_some_and(|v| v.finite && self.token(v.main).class.has(Class::MOTION));
            let subject = self.noun(v.checked_sub(1)?).filter(|n| moves && !n.pronoun && n.quantity.is_none())?;
            let noun = subject.head?;
            Some(names(noun) && !self.token(noun).class.has(Class::TALLY))
        };
        described || subject() == Some(true)
    }

    /// `Total 1,493 1,420`: a figure beside another in a row of a table.
    pub fn in_row(self, i: usize) -> bool {
        let bare = |k: usize| self.noun(k).is_some_and(|n| n.quantity.is_some() && n.head.is_none());
        bare(i) && (bare(i + 1) || i > 0 && bare(i - 1))
    }

    /// `, taking it to`, `, bringing them to`: the pronoun at `k` stands for a sum told before.
    fn brings(self, k: usize) -> bool {
        let verb = k.checked_sub(1).and_then(|j| self.verb(j));
        let comma = matches!(k.checked_sub(2).and_then(|j| self.kind(j)), Some(ChunkKind::Comma));
        comma && verb.is_some_and(|v| v.voice == Voice::Ing && self.token(v.main).class.has(Class::MOTION))
    }

    fn tally_noun(self, k: usize, figure: Counted) -> Option<Tally> {
        let phrase = self.noun(k)?;
        let head = phrase.head?;
        // `the number of displaced families`: the lexicon has its first words as one.
        if !self.token(head).class.has(Class::TALLY) && phrase.quantity.is_none() {
            return self.tally_before(k, head, figure);
        }
        if !self.token(head).class.has(Class::TALLY)
            || phrase.quantity.is_some_and(|q| !self.quantities[q as usize].implicit)
        {
            return None;
        }
        let own = pick(self, &self.word(head).senses, &[SenseKind::Tally], figure.kind);
        // `the number of people killed`, `the number of cases`
        let of = phrase.of.and_then(|o| self.noun(o).map(|n| (o, n)));
        let mut whole = None;
        let mut said = None;
        if let Some((o, n)) = of {
            let mut of_counted = match n.head {
                Some(_) => self.counted_noun(o),
                None => Counted::ELIDED,
            };
            // `the number of villages or hamlets affected`
            let list = matches!(self.kind(o + 1), Some(ChunkKind::Coordinator(_)))
                && self.noun(o + 2).is_some_and(|n| n.quantity.is_none());
            let end = if list { o + 2 } else { o };
            said = match self.kind(end + 1) {
                Some(ChunkKind::Verb(v)) if matches!(v.voice, Voice::Participle | Voice::Ing) => {
                    match self.as_subject(o, of_counted) {
                        Outcome::Event(frame) => Some(frame),
                        _ => None,
                    }
                }
                Some(ChunkKind::State) => match self.as_subject(o, of_counted) {
                    Outcome::Event(frame) => Some(frame),
                    _ => None,
                },
                _ => None,
            };
            if said.is_none()
                && let Some(h) = n.head
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
            whole = (of_counted.kind != Kind::Elided).then_some(of_counted);
        }
        // `the number relocated`
        if of.is_none()
            && self.token(head).role == Role::Number
            && self.verb(k + 1).is_some_and(|v| matches!(v.voice, Voice::Participle | Voice::Ing))
            && let Outcome::Event(frame) = self.as_subject(k, Counted::ELIDED)
        {
            said = Some(frame);
        }
        let modifier = (phrase.body..head).find_map(|t| {
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
            .map(|f| Frame { rule: "tally", tally: own.is_some() || self.token(head).role == Role::TotalNoun, ..f });
        // `the rig count`, `the snow total` count what they say.
        let plain =
            !(phrase.body..head).any(|t| self.token(t).class.has(Class::NOUN) || self.token(t).class.is_unknown());
        let open = frame.is_none()
            && whole.is_none()
            && plain
            && (self.token(head).role != Role::Number || phrase.definite && of.is_none());
        (frame.is_some() || whole.is_some() || open).then_some(Tally {
            frame,
            counted: whole,
            open,
            sum: self.token(head).role == Role::TotalNoun,
        })
    }

    /// A tally of the lexicon before the noun that it counts, in the phrase at chunk `k`.
    fn tally_before(self, k: usize, head: usize, figure: Counted) -> Option<Tally> {
        let (token, event) = (self.chunks[k].start..head).find_map(|t| {
            let event = pick(self, &self.word(t).senses, &[SenseKind::Tally], figure.kind)?;
            Some((t, event))
        })?;
        let trigger = self.token(token).span;
        let frame = Frame { event, second: None, trigger, rule: "tally", verb: None, tally: true };
        Some(Tally { frame: Some(frame), counted: Some(self.counted_noun(k)), open: false, sum: false })
    }

    /// `casualties exceeded 80`, `arrests have topped 500`: a noun for acts whose number the verb tells.
    fn act_tally(self, k: usize, i: usize, figure: Counted, moved: bool) -> Option<Tally> {
        let phrase = self.noun(k)?;
        let head = phrase.head.filter(|_| phrase.quantity.is_none())?;
        let q = self.noun(i)?.quantity.filter(|q| !self.quantities[*q as usize].implicit)?;
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
            && k.checked_sub(1).and_then(|j| self.verb(j)).is_some_and(|v| self.token(v.main).class.has(Class::MOTION));
        if !self.token(head).class.has(Class::PLURAL) || !(moved || put || apposed || verbal && k + 1 == i) {
            return None;
        }
        let event = pick(self, &self.word(head).senses, &[SenseKind::Act, SenseKind::People], figure.kind)?;
        let frame =
            Frame { event, second: None, trigger: self.token(head).span, rule: "tally", verb: None, tally: true };
        Some(Tally { frame: Some(frame), counted: None, open: false, sum: false })
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
