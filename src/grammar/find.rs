//! Walks a sentence's tokens and collects its quantities, passing over what only looks like one.

use super::{
    input::Tokens,
    quantity::{Measured, Quantity, quantity},
    reject::Around,
};
use crate::{
    lex::{Kind, Lexed},
    lexicon::{Class, Lexicon, Role},
};

/// Collects the sentence's stated quantities into `out`, in order. Spans of time are found and left out.
pub(crate) fn find(lexed: &Lexed, lexicon: &Lexicon, out: &mut Vec<Quantity>) {
    out.clear();
    let all = Tokens { tokens: &lexed.tokens, values: &lexed.values, lexicon };
    let around = Around { all, one_case: lexed.one_case };
    let begins =
        Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE | Class::HEDGE | Class::CURRENCY_BEFORE;
    let mut i = 0;
    while i < lexed.tokens.len() {
        let token = &lexed.tokens[i];
        let may_begin = matches!(token.kind, Kind::Digits | Kind::Stamp)
            || token.class.has(begins)
            || matches!(
                token.role,
                Role::Indefinite
                    | Role::Between
                    | Role::Another
                    | Role::Further
                    | Role::TotalOf
                    | Role::From
                    | Role::Other
            );
        if !may_begin {
            i += 1;
            continue;
        }
        let rest = Tokens { tokens: &lexed.tokens[i..], ..all };
        let Ok((after, found)) = quantity(rest, i) else {
            i += around.rejects(i, false).unwrap_or(1);
            continue;
        };
        // A hedge may belong to a number that is none: `about 5 p.m.`; the range may be a date's.
        let number_at = first_number(lexed, found.at, found.end);
        if let Some(skip) = around.rejects(number_at, found.hedge.is_some()) {
            i = number_at + skip;
            continue;
        }
        i = lexed.tokens.len() - after.tokens.len();
        if !matches!(found.measured, Measured::Measure(_, true)) {
            out.push(found);
        }
    }
}

/// The first token from `at` that is digits or a number word: the currency before it is no part of a rejected form.
fn first_number(lexed: &Lexed, at: usize, end: usize) -> usize {
    let numeric = Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE;
    (at..end).find(|&j| lexed.tokens[j].kind == Kind::Digits || lexed.tokens[j].class.has(numeric)).unwrap_or(at)
}
