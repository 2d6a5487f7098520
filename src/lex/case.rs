//! Letter case: whether a sentence's capitals tell anything, and which words are names by them.

use super::token::{Kind, Shape, Token};
use crate::lexicon::{Class, Role};

/// What a sentence's capitals tell, counted as its tokens come.
#[derive(Clone, Copy, Default)]
pub(super) struct Cases {
    /// Words of two letters and more: all, those in capitals, those that begin with a small letter.
    words: u32,
    upper: u32,
    lower: u32,
    /// All that any word is: the capitals of some may decide what they are.
    pub(super) seen: Class,
}

impl Cases {
    pub(super) fn add(&mut self, token: &Token) {
        if token.kind == Kind::Word {
            let long = token.span.end - token.span.start > 1;
            self.word(long, token.shape.has(Shape::UPPER), token.capital());
        }
        self.seen |= token.class;
    }

    #[inline]
    pub(super) fn word(&mut self, long: bool, upper: bool, capital: bool) {
        self.words += u32::from(long);
        self.upper += u32::from(long & upper);
        self.lower += u32::from(long & !capital);
    }

    /// Four of five words begin with a capital, as in a headline.
    pub(super) fn titled(&self) -> bool {
        self.words >= 4 && self.lower * 5 <= self.words && !self.one()
    }

    /// The sentence is written in capitals, or without any.
    pub(super) fn one(&self) -> bool {
        self.words >= 4 && (self.upper * 10 > self.words * 8 || self.lower == self.words)
    }
}

/// In a sentence of both cases, capitals tell a name from a word.
pub(super) fn settle_names(tokens: &mut [Token]) {
    for token in tokens {
        // A word that is a name only with a capital: `turkey`, `march`.
        if token.class.has(Class::CAPITALISED) && !token.capital() {
            token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
        }
        // `US` is not `us`, `WHO` is not `who`.
        if token.shape.has(Shape::UPPER) && token.class.has(Class::NAME) {
            let name = Class::NAME | Class::PLACE | Class::SOURCE | Class::CAPITALISED | Class::PHRASE_START;
            token.class = Class(token.class.0 & name.0);
            token.role = Role::None;
        }
    }
}
