//! Whose amount a sum of money is: the subject before it, over what may stand between.

use super::parse::Parse;
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role},
};

impl Parse<'_, '_> {
    /// `damage is assessed at $5m`, `losses reached $2m`: the head of the subject whose amount the figure is.
    pub(super) fn money_subject(self, i: usize) -> Option<usize> {
        let mut k = i;
        let mut verb = matches!(
            i.checked_sub(1).and_then(|k| self.kind(k)),
            Some(ChunkKind::Preposition(Role::At | Role::To | Role::Worth))
        );
        // `damage exceeded $5m`: the verb is the figure's hedge and stands in its phrase.
        let hedge = self.noun(i)?.quantity().map(|q| self.token(self.quantities[q as usize].first).class);
        verb |= hedge.is_some_and(|c| c.has(Class::HEDGE) && c.has(Class::PAST | Class::VERB_BASE | Class::VERB_S));
        while k > 0 {
            k -= 1;
            match self.chunks[k].kind {
                ChunkKind::Preposition(_)
                | ChunkKind::Adverb
                | ChunkKind::Date
                | ChunkKind::Quote
                | ChunkKind::Adjective
                | ChunkKind::Open
                | ChunkKind::Coordinator(_)
                | ChunkKind::Comma => {}
                // `damage there was put at`, `damage was minor, totalling`
                ChunkKind::Noun(n)
                    if n.head().is_some_and(|h| self.token(h).role == Role::There)
                        || verb
                            && n.quantity().is_none()
                            && n.head().is_none_or(|h| self.word(h).senses.is_empty())
                            && k > 0
                            && self.verb(k - 1).is_some_and(|v| v.voice == Voice::Copula) => {}
                // `the cost to restore the beaches was put at`
                ChunkKind::Noun(_)
                    if verb && k > 0 && self.verb(k - 1).is_some_and(|v| v.voice == Voice::Infinitive) =>
                {
                    k -= 1;
                }
                // `damage that totalled about $50 million`
                ChunkKind::Relative(_) if verb && k > 0 => return self.noun(k - 1).and_then(|n| n.head()),
                // `losses could exceed $2bn`: the verb is the figure's hedge.
                ChunkKind::Other => verb = true,
                ChunkKind::Verb(v) => {
                    let class = self.token(v.main()).class;
                    // `had reached up to $3 million`: the figure's hedge is the verb.
                    let hedged = class.has(Class::HAVE)
                        && k + 1 == i
                        && self.token(self.chunks[i].start()).class.has(Class::HEDGE);
                    let tells = class.has(Class::MOTION | Class::BE | Class::REPORTING) || v.voice != Voice::Active;
                    if !(tells || hedged) {
                        return None;
                    }
                    verb = true;
                }
                ChunkKind::Noun(n) => {
                    // `with losses put at`: it is the participle's own subject.
                    let own = self.verb(k + 1).is_some_and(|v| matches!(v.voice, Voice::Participle | Voice::Ing));
                    let with =
                        matches!(k.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(Role::With)));
                    // `left behind losses put at`
                    let particle = k >= 2 && self.verb(k - 2).is_some();
                    // `as a result of the storm and damage amounted to`: a noun of its own clause.
                    let tells = n.head().is_some_and(|h| !self.word(h).senses.is_empty());
                    let behind = match self.chunks[k.saturating_sub(1)].kind {
                        ChunkKind::Preposition(_) => k > 0 && !(own && (with || particle)),
                        _ => !tells && self.behind_preposition(k),
                    };
                    if n.quantity().is_none_or(|q| self.quantities[q as usize].implicit) && !behind && verb {
                        return n.head();
                    }
                    if !behind && n.quantity().is_none() {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a preposition governs the noun phrase at `k`, alone or in a list: `in Tolu and Dorn`.
    fn behind_preposition(self, k: usize) -> bool {
        match k.checked_sub(1).and_then(|j| self.kind(j)) {
            Some(ChunkKind::Preposition(_)) => true,
            Some(ChunkKind::Coordinator(Role::And)) => {
                let before = k.checked_sub(2).filter(|&j| self.noun(j).is_some_and(|n| n.quantity().is_none()));
                before.is_some_and(|j| {
                    matches!(j.checked_sub(1).and_then(|j| self.kind(j)), Some(ChunkKind::Preposition(_)))
                })
            }
            _ => false,
        }
    }
}
