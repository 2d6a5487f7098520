//! Walks a sentence's tokens and collects its quantities, passing over what only looks like one.

use super::{
    input::Tokens,
    number::Value,
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
    let all = Tokens {
        tokens: &lexed.tokens,
        values: &lexed.values,
        lexicon,
        money: false,
        split: false,
        changed: false,
        wide: false,
    };
    let begins =
        Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE | Class::HEDGE | Class::CURRENCY_BEFORE;
    // The next token that can carry a number: what may stand before one is tried only near it.
    let numeric = |&&i: &&u32| {
        let token = &lexed.tokens[i as usize];
        matches!(token.kind, Kind::Digits | Kind::Stamp) || token.class.has(Class::NUMERIC)
    };
    let mut numbers = lexed.counts.iter().filter(numeric).map(|i| *i as usize);
    let Some(mut next_numeric) = numbers.next() else { return };
    let ages = lexed.tokens.iter().any(|t| t.role == Role::Old);
    let mut around = Around { all, one_case: lexed.one_case, listing: false, ages };
    let mut i = 0;
    while i < lexed.tokens.len() {
        while next_numeric < i {
            match numbers.next() {
                Some(next) => next_numeric = next,
                None => return,
            }
        }
        const PREFIX: usize = 5;
        if next_numeric > i + PREFIX {
            i = next_numeric - PREFIX;
        }
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
                    | Role::No
            )
            || token.role == Role::Minus && !(i > 0 && lexed.tokens[i - 1].role == Role::Or)
            || token.kind == Kind::Hyphen && !token.glued();
        if !may_begin {
            i += 1;
            continue;
        }
        // `the first half of the year`, `the second half`
        let ordinal = i > 0
            && (lexed.tokens[i - 1].class.has(Class::ORDINAL)
                || lexed.tokens[i - 1].role == Role::Last
                || lexed.tokens[i - 1].role == Role::Definite && token.class.has(Class::SHARE));
        if token.class.has(Class::SHARE) && !token.class.has(Class::NUMBER) && ordinal {
            i += 1;
            continue;
        }
        // `€3.40 a dozen`: a rate's denominator.
        let after_money = out.last().is_some_and(|q| q.end == i && matches!(q.measured, Measured::Money(_)));
        if token.role == Role::Indefinite && after_money {
            i += 2;
            continue;
        }
        around.listing = !out.is_empty();
        // `per 100,000`
        if i > 0 && lexed.tokens[i - 1].role == Role::Per && token.kind == Kind::Digits {
            i += 1;
            continue;
        }
        let rest = Tokens { tokens: &lexed.tokens[i..], ..all };
        // `fell from 86 to 35` states two figures, `from 10 to 15 people came` a range.
        let from = token.role == Role::From || i > 0 && lexed.tokens[i - 1].role == Role::From;
        let before = &lexed.tokens[i.saturating_sub(9)..i];
        let moved =
            from && before.iter().any(|t| {
                t.class.has(Class::MOTION | Class::ING | Class::PAST | Class::PARTICIPLE | Class::NOUN_LIKE)
                    && !t.class.has(Class::BE)
            }) && !before.iter().any(|t| t.role == Role::Range);
        // `fell 4 mln dlrs to 35 mln dlrs`: by how much, and to what.
        let changed =
            before.last().is_some_and(|t| t.class.has(Class::MOTION) && !t.class.has(Class::BE) || t.role == Role::By);
        let parsed = quantity(Tokens { split: moved, changed, ..rest }, i);
        let Ok((after, found)) = parsed else {
            i += around.rejects(i, false).unwrap_or(1);
            continue;
        };
        // A hyphen before so many of something is a list's mark.
        let signed = token.kind == Kind::Hyphen && matches!(found.value, Value::At(v) if v.is_sign_negative());
        if signed && found.measured == Measured::Count && after.first().is_some_and(|t| t.kind == Kind::Word) {
            i += 1;
            continue;
        }
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
