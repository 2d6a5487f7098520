//! What looks like a quantity and is none: dates, years, clock times, ages, names with numbers, scores, telephone numbers, addresses.

use super::{
    age::age,
    codes::code,
    dated::{clock, date, year},
    fraction::usual_parts,
    input::Tokens,
    joined::joined,
    names::{address, figurative_one, identifier, list_number, regional_half},
};
use crate::{
    lex::{Kind, Lexed, Token},
    lexicon::Class,
};

/// The sentence around a candidate.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub all: Tokens<'a>,
    pub one_case: bool,
    /// The sentence is a headline: four of five words have a capital.
    pub titled: bool,
    /// A figure was found before in the sentence: a name and a number after it may go on with its list.
    pub listing: bool,
    /// Some word of the sentence tells an age behind its number.
    pub ages: bool,
    /// Some word of the sentence announces ages.
    pub aged: bool,
    /// Some word of the sentence may name a month.
    pub months: bool,
}

impl<'a> Around<'a> {
    /// A sentence of which no figure is known yet.
    pub fn new(lexed: &Lexed, all: Tokens<'a>, ages: bool, aged: bool) -> Around<'a> {
        let classes = all.tokens.iter().fold(Class::NONE, |found, t| found | t.class);
        Around {
            all,
            one_case: lexed.one_case,
            titled: lexed.titled,
            listing: false,
            ages,
            aged,
            months: classes.has(Class::MONTH),
        }
    }

    pub(super) fn token(self, i: usize) -> Option<&'a Token> {
        self.all.tokens.get(i)
    }

    pub(super) fn before(self, i: usize, by: usize) -> Option<&'a Token> {
        i.checked_sub(by).and_then(|j| self.token(j))
    }

    pub(super) fn from(self, i: usize) -> Tokens<'a> {
        Tokens { tokens: &self.all.tokens[i..], ..self.all }
    }

    /// If the number at token `i` counts nothing: how many tokens to pass over. `hedged` says that a hedge stood before it.
    ///
    /// Each rule begins with a look at what is beside the number, which ends it for nearly all; only that much of it is inlined here.
    pub fn rejects(&self, i: usize, hedged: bool) -> Option<usize> {
        let token = self.token(i)?;
        date(self, i)
            .or_else(|| year(self, i, hedged))
            .or_else(|| clock(self, i))
            .or_else(|| age(self, i))
            .or_else(|| joined(self, i))
            .or_else(|| identifier(self, i))
            .or_else(|| address(self, i))
            .or_else(|| code(self, i))
            .or_else(|| list_number(self, i))
            .or_else(|| figurative_one(self, i))
            .or_else(|| regional_half(self, i))
            .or_else(|| (token.kind == Kind::Stamp).then_some(1))
    }
}

impl Around<'_> {
    /// `3/4`, but not `5/17`, `9/11` or `12/5/2018`, which may be days.
    fn is_fraction(&self, i: usize) -> bool {
        let number =
            |j: usize| self.token(j).filter(|t| t.kind == Kind::Digits).map(|t| self.all.values[t.value as usize]);
        let slash = |j: usize| self.token(j).is_some_and(|t| t.kind == Kind::Slash);
        let (Some(some), Some(all)) = (number(i), number(i + 2)) else { return false };
        slash(i + 1) && !slash(i + 3) && !(i > 0 && slash(i - 1)) && some < all && usual_parts(all)
    }

    /// Whether the number at token `i` dates, names or points, so that it is none even where all numbers are asked for.
    pub fn names(&self, i: usize, hedged: bool) -> bool {
        date(self, i).is_some()
            || year(self, i, hedged).is_some()
            || clock(self, i).is_some()
            || joined(self, i).is_some() && !self.is_fraction(i)
            || identifier(self, i).is_some()
            || address(self, i).is_some()
            || code(self, i).is_some()
            || figurative_one(self, i).is_some()
            || regional_half(self, i).is_some()
            || self.token(i).is_some_and(|t| t.kind == Kind::Stamp)
    }
}
