//! Labels: `Killed: 45`, `Damaged houses: 146`, `Deaths 2`, `Injured - 5`.

use super::{
    counted::{Counted, Kind},
    frames::Frame,
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role, SenseKind},
};

impl Parse<'_, '_> {
    /// `Roads closed: 14`, `Schools: 212`: what a bare figure behind a label of no event counts.
    pub fn labelled_thing(self, i: usize) -> Option<Counted> {
        let colon = i.checked_sub(1).filter(|&k| matches!(self.chunks[k].kind, ChunkKind::Colon))?;
        let alone = match self.kind(i + 1) {
            None | Some(ChunkKind::Open | ChunkKind::Close) => true,
            Some(kind) => kind.is_mark(),
        };
        let bare = self.noun(i).is_some_and(|n| n.quantity().is_some() && !n.definite());
        if !alone || !bare {
            return None;
        }
        let mut k = colon.checked_sub(1)?;
        if self.verb(k).is_some_and(|v| v.voice == Voice::Participle) {
            k = k.checked_sub(1)?;
        }
        let head = self.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun())?.head()?;
        let class = self.token(head).class;
        let first = k == 0 || self.chunks[k - 1].kind.is_mark();
        let counted = self.counted_noun(k);
        let things = matches!(counted.kind, Kind::Thing | Kind::Person | Kind::Household | Kind::Animal);
        (first && things && class.has(Class::PLURAL) && !class.has(Class::TALLY))
            .then_some(Counted { span: None, ..counted })
    }

    /// `Killed: 45`, `Deaths 2`, `Injured - 5`
    pub fn label(self, i: usize, counted: Counted) -> Option<Frame> {
        let i = self.first_labelled(i).unwrap_or(i);
        let parted = matches!(self.kind(i.checked_sub(1)?)?, ChunkKind::Colon | ChunkKind::Dash);
        let at = if parted { i.checked_sub(2)? } else { i - 1 };
        let first = at == 0
            || matches!(
                self.chunks[at - 1].kind,
                ChunkKind::Semicolon
                    | ChunkKind::Comma
                    | ChunkKind::Stop
                    | ChunkKind::Other
                    | ChunkKind::Dash
                    | ChunkKind::Close
                    | ChunkKind::Adverb
                    | ChunkKind::Colon
            )
            || self.noun(at - 1).is_some_and(|n| n.quantity().is_some());
        // `Houses destroyed: 1,204`
        let named = parted
            && at >= 1
            && self.noun(at - 1).is_some_and(|n| n.quantity().is_none())
            && matches!(self.chunks[at].kind, ChunkKind::Verb(_) | ChunkKind::State);
        let first = first || named;
        // `Funding received: $12 million`: of money the noun says what it is.
        if named
            && counted.kind == Kind::Money
            && let Some(head) = self.noun(at - 1).and_then(|n| n.head())
            && let Some(event) = pick(self, &self.word(head).senses, &[SenseKind::Act], Kind::Money)
        {
            let trigger = self.token(head).span;
            return Some(Frame { event, second: None, trigger, rule: "label", verb: None, tally: false });
        }
        let counted = if named { self.counted_noun(at - 1) } else { counted };
        let token = match self.chunks[at].kind {
            ChunkKind::Verb(v) if v.voice == Voice::Participle || parted => v.main(),
            ChunkKind::State => self.chunks[at].start(),
            ChunkKind::Noun(n) if n.quantity().is_none() || parted => n.head()?,
            ChunkKind::Adjective => self.chunks[at].start(),
            _ => return None,
        };
        if !first || !parted && counted.kind != Kind::Elided {
            return None;
        }
        const ANY: &[SenseKind] = &[
            SenseKind::Act,
            SenseKind::People,
            SenseKind::State,
            SenseKind::Transitive,
            SenseKind::Intransitive,
            SenseKind::Tally,
        ];
        const LABELS: &[SenseKind] =
            &[SenseKind::Act, SenseKind::ActOf, SenseKind::People, SenseKind::State, SenseKind::Tally];
        // `Damaged houses: 146`, `Missing children: 3`: what was done stands before the noun.
        if parted
            && let ChunkKind::Noun(n) = self.chunks[at].kind
            && n.head() == Some(token)
            && let Some(event) = self.modifier(self.chunks[at].start(), token, self.counted_noun(at).kind)
        {
            return Some(Frame {
                event: event.0,
                second: None,
                trigger: event.1,
                rule: "label",
                verb: None,
                tally: false,
            });
        }
        // `Housing: 146`, `Street shooting: 2 shooters`: a gerund names no one's state, nor does a noun that is a verb too.
        let noun =
            matches!(self.chunks[at].kind, ChunkKind::Noun(_)) && !self.token(token).class.has(Class::PARTICIPLE);
        let kinds = match () {
            () if self.token(token).class.has(Class::ING) => &ANY[..2],
            // `Returns: 4,120 households`
            () if noun && parted && self.token(token).class.has(Class::PLURAL) => LABELS,
            () if noun => &[SenseKind::Act, SenseKind::People, SenseKind::State, SenseKind::Tally],
            () => ANY,
        };
        let event = pick(self, &self.word(token).senses, kinds, counted.kind)?;
        Some(Frame { event, second: None, trigger: self.chunk_span(at), rule: "label", verb: None, tally: false })
    }

    /// `The dead: three women from Tolu, two men and a baby`: the item right behind the label, of those that stand in a row up to
    /// `i`, each with its own phrases.
    fn first_labelled(self, i: usize) -> Option<usize> {
        let led = |k: usize| {
            let preposition = |role: Role| matches!(role, Role::Of | Role::In | Role::On | Role::From | Role::With);
            matches!(k.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(role)) if preposition(role))
        };
        let own = |k: usize| led(k) && self.noun(k).is_some() || self.noun(k + 1).is_some() && led(k + 1);
        let parts = |k: usize| matches!(self.chunks[k].kind, ChunkKind::Comma | ChunkKind::Coordinator(Role::And));
        let counted =
            |k: usize| self.noun(k).is_some_and(|n| n.quantity().is_some() && (n.head().is_some() || own(k + 1)));
        let item = |k: usize| parts(k) || counted(k) || own(k);
        let colon = (0..i).rev().find(|&k| !item(k))?;
        let end = (i + 1..self.chunks.len()).find(|&k| !own(k)).unwrap_or(self.chunks.len());
        let ends = match self.kind(end) {
            None | Some(ChunkKind::Coordinator(_)) => true,
            Some(kind) => kind.is_mark(),
        };
        let labelled = self.chunks[colon].kind == ChunkKind::Colon && counted(colon + 1) && ends && parts(i - 1);
        (labelled && colon + 1 < i).then_some(colon + 1)
    }
}
