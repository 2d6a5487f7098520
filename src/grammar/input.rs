//! The grammar's input: a slice of tokens with nom's traits. The only place that implements them.

use std::{iter::Enumerate, slice::Iter};

use nom::{IResult, Input, Needed};
use rust_decimal::Decimal;

use crate::{
    lex::{Lexed, Token},
    lexicon::{Lexicon, Word},
};

/// The rest of a sentence's tokens, with the tables that their indices point into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a> {
    pub tokens: &'a [Token],
    pub values: &'a [Decimal],
    pub lexicon: &'a Lexicon,
    /// A currency stands before: an `m` is a million.
    pub money: bool,
    /// A currency or `<` stands right before: a hyphen is a sign, though it touches what is before it.
    pub signs: bool,
    /// `from a to b` after a verb of motion: two figures, no range.
    pub split: bool,
    /// A verb of motion or `by` stands before: a figure may be how much something changed.
    pub changed: bool,
    /// All that a number can be is wanted, also where it names nothing counted.
    pub wide: bool,
}

/// A miss is normal and has no message.
pub(crate) type Parsed<'a, T> = IResult<Tokens<'a>, T, ()>;

impl<'a> Tokens<'a> {
    /// All of a sentence.
    pub fn new(lexed: &'a Lexed, lexicon: &'a Lexicon) -> Tokens<'a> {
        let (tokens, values) = (&lexed.tokens[..], &lexed.values[..]);
        Tokens { tokens, values, lexicon, money: false, signs: false, split: false, changed: false, wide: false }
    }

    fn with(self, tokens: &'a [Token]) -> Tokens<'a> {
        Tokens { tokens, ..self }
    }

    pub fn first(self) -> Option<&'a Token> {
        self.tokens.first()
    }

    pub fn get(self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// The lexicon's entry of a token.
    pub fn word(self, token: &Token) -> &'a Word {
        self.lexicon.word(token.word)
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = &'a Token;
    type Iter = Iter<'a, Token>;
    type IterIndices = Enumerate<Iter<'a, Token>>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    fn take(&self, index: usize) -> Self {
        self.with(&self.tokens[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        self.with(&self.tokens[index..])
    }

    /// The rest first, then what was taken: nom's order.
    fn take_split(&self, index: usize) -> (Self, Self) {
        let (taken, rest) = self.tokens.split_at(index);
        (self.with(rest), self.with(taken))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.tokens.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.tokens.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.tokens.len() { Ok(count) } else { Err(Needed::new(count - self.tokens.len())) }
    }
}
