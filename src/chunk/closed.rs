//! Parts of speech of small words that may be several: `to`, `that`, `over`, an apostrophe.

use super::pos::{CLOSED, Pos, Tagger, VERBAL};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::Class,
};

impl Tagger<'_> {
    /// `a girls' school`: the apostrophe behind a plural.
    pub(super) fn owns(&self) -> bool {
        let token = &self.lexed.tokens[self.i];
        let apostrophe = matches!(token.span.of(self.text), "'" | "\u{2019}");
        let plural = self.i.checked_sub(1).is_some_and(|i| {
            self.lexed.tokens[i].class.has(Class::PLURAL) && matches!(self.before[i], Pos::Noun | Pos::Name)
        });
        let noun = self.next().is_some_and(|t| {
            t.kind == Kind::Word && !t.glued() && (t.class.has(Class::NOUN | Class::ADJECTIVE) || t.class.is_unknown())
        });
        apostrophe && plural && noun && token.glued()
    }

    pub(super) fn next_is_infinitive(&self) -> bool {
        let mut i = self.i + 1;
        while self.lexed.tokens.get(i).is_some_and(|t| t.class.has(Class::ADVERB)) {
            i += 1;
        }
        if i == self.i + 1 && self.next_is_quantity {
            return false;
        }
        // `taken to Mount Sinai Hospital`
        let name = |t: &Token| {
            t.capital() && !t.shape.has(Shape::UPPER) && !self.lexed.one_case && !self.lexed.titled && i > 1
        };
        let named = self.lexed.tokens.get(i).is_some_and(name) && self.lexed.tokens.get(i + 1).is_some_and(name);
        !named
            && self.lexed.tokens.get(i).is_some_and(|t| {
                t.class.has(Class::VERB_BASE) && !(t.class.has(Class::NOUN | Class::STATE) && self.noun_after_to(i))
            })
    }

    /// `returned to work`, `fell to rebel hands`: after `to`, a noun that could be a verb, where no object follows.
    pub(super) fn noun_after_to(&self, i: usize) -> bool {
        let next = self.lexed.tokens.get(i + 1);
        next.is_some_and(|t| t.class.has(Class::NOUN) && !t.class.has(CLOSED))
    }

    /// `that` joins a clause to a noun (`the storm that killed`) or to a verb (`said that`), or points.
    pub(super) fn that(&self) -> Pos {
        let next = self.next();
        let verb_next = next.is_some_and(|t| {
            t.class.has(Class::BE | Class::HAVE | Class::MODAL | Class::DO)
                || t.class.has(VERBAL) && !t.class.has(Class::NOUN | Class::ADJECTIVE)
        });
        // `reported today that`
        let before_date = || self.before.iter().rev().copied().find(|p| !matches!(p, Pos::Adverb | Pos::Date));
        let previous = match self.previous() {
            Some(Pos::Date) => before_date().filter(|p| matches!(p, Pos::Verb(_))),
            other => other,
        };
        match previous {
            Some(Pos::Noun | Pos::Name | Pos::Quantity(_) | Pos::State) if verb_next => Pos::Relative,
            Some(Pos::Verb(_) | Pos::Noun | Pos::Name | Pos::Comma | Pos::Coordinator | Pos::Be | Pos::Adjective) => {
                Pos::Subordinator
            }
            _ if verb_next => Pos::Pronoun,
            _ => Pos::Determiner,
        }
    }

    /// `over`, `up`, `off` after a verb and before no noun phrase.
    pub(super) fn prefers_adverb(&self, token: &Token) -> bool {
        token.class.has(Class::ADVERB)
            && self.next().is_none_or(|t| t.kind != Kind::Word && t.kind != Kind::Digits && t.kind != Kind::Quote)
    }
}
