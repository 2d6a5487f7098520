//! Walks a sentence's tokens and collects its quantities, passing over what only looks like one.

use rust_decimal::Decimal;

use super::{
    input::Tokens,
    number::Value,
    quantity::{Measured, Quantity, quantity},
    reject::Around,
};
use crate::{
    lex::{Kind, Lexed, Token},
    lexicon::{Class, Lexicon, Marks, Role},
};

/// Collects the sentence's stated quantities into `out`, in order. Spans of time are found and left out.
pub(crate) fn find(lexed: &Lexed, lexicon: &Lexicon, out: &mut Vec<Quantity>) {
    out.clear();
    let all = Tokens::new(lexed, lexicon);
    // The next token that can carry a number: what may stand before one is tried only near it.
    let numeric = |&&i: &&u32| {
        let token = &lexed.tokens[i as usize];
        matches!(token.kind, Kind::Digits | Kind::Stamp) || token.class.has(Class::NUMERIC)
    };
    let mut numbers = lexed.counts.iter().filter(numeric).map(|i| *i as usize);
    let Some(mut next_numeric) = numbers.next() else { return };
    let told = |role: Role| lexed.marks.has(Marks::AGES) && lexed.tokens.iter().any(|t| t.role == role);
    let (ages, aged) = (told(Role::Old), told(Role::Aged));
    let mut around = Around { all, one_case: lexed.one_case, listing: false, ages, aged };
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
        if !begins(&lexed.tokens, i) {
            i += 1;
            continue;
        }
        // `complaints about 62 arrests`
        let about = token.class.has(Class::HEDGE) && token.class.has(Class::PREPOSITION);
        if about && i > 0 && lexed.tokens[i - 1].role == Role::Topic {
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
        // `he scores`
        if token.class.has(Class::VAGUE) && i > 0 && lexed.tokens[i - 1].role == Role::He {
            i += 1;
            continue;
        }
        // `pushing the toll up to 62`
        let raised = |tokens: &[Token]| {
            tokens.last().is_some_and(|t| t.class.has(Class::TALLY))
                && tokens.iter().any(|t| t.class.has(Class::MOTION))
        };
        if token.role == Role::UpTo && raised(&lexed.tokens[i.saturating_sub(4)..i]) {
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
        // `rose by 12 to 90`: the step and where it led.
        let step = i > 0
            && lexed.tokens[i - 1].role == Role::By
            && leads_far(lexed, i)
            && before.iter().rev().take(4).any(|t| t.class.has(Class::MOTION) && !t.class.has(Class::BE));
        let moved = step
            || from
                && before.iter().any(|t| {
                    t.class.has(Class::MOTION | Class::ING | Class::PAST | Class::PARTICIPLE | Class::NOUN_LIKE)
                        && !t.class.has(Class::BE)
                })
                && !before.iter().any(|t| t.role == Role::Range);
        // `fell 4 mln dlrs to 35 mln dlrs`: by how much, and to what.
        let changed =
            before.last().is_some_and(|t| t.class.has(Class::MOTION) && !t.class.has(Class::BE) || t.role == Role::By);
        let parsed = quantity(Tokens { split: moved, changed, ..rest }, i);
        let Ok((after, found)) = parsed else {
            i += around.rejects(i, false).unwrap_or(1);
            continue;
        };
        if is_list_mark(token, &found, after.first()) {
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
            out.push(level(&lexed.tokens, found));
        }
    }
}

/// `12,000 to 240,000`: too far apart for a range.
fn leads_far(lexed: &Lexed, i: usize) -> bool {
    const FAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
    let digits =
        |j: usize| lexed.tokens.get(j).filter(|t| t.kind == Kind::Digits).map(|t| lexed.values[t.value as usize]);
    let to = lexed.tokens.get(i + 1).is_some_and(|t| t.role == Role::To);
    match (digits(i), digits(i + 2)) {
        (Some(step), Some(level)) if to => level >= step * FAR,
        _ => false,
    }
}

/// `the 10,000 mark`, `the 250-mark`: a level that something passes, and no sum in marks.
fn level(tokens: &[Token], found: Quantity) -> Quantity {
    let Some(last) = found.end.checked_sub(1).filter(|&i| tokens[i].role == Role::Level) else { return found };
    let the = found.first.checked_sub(1).is_some_and(|i| tokens[i].role == Role::Definite);
    let alone = tokens.get(found.end).is_none_or(|t| !t.class.has(Class::NOUN | Class::ADJECTIVE));
    if !(the && alone && matches!(found.measured, Measured::Money(_))) {
        return found;
    }
    let hyphen = last > 0 && tokens[last - 1].kind == Kind::Hyphen;
    Quantity { measured: Measured::Count, end: last - usize::from(hyphen), attributive: false, ..found }
}

/// Whether the hyphen that a quantity begins with is a list's mark: so many of something are not fewer than none.
/// A dash with a blank behind it is a sign only where the number is all there is.
pub(super) fn is_list_mark(token: &Token, found: &Quantity, after: Option<&Token>) -> bool {
    if token.kind == Kind::Dash {
        return found.first > 0 || after.is_some();
    }
    let signed = token.kind == Kind::Hyphen && matches!(found.value, Value::At(v) if v.is_sign_negative());
    let counts = |t: &Token| t.class.has(Class::NOUN | Class::PERSON | Class::ADJECTIVE) || t.marks.has(Marks::PLURAL);
    signed && found.measured == Measured::Count && after.is_some_and(|t| t.kind == Kind::Word && counts(t))
}

/// Whether a quantity may begin at a token: a number, a hedge, a sign, or a word that may stand among hedges.
pub(super) fn begins(tokens: &[Token], i: usize) -> bool {
    const NUMERIC: Class = Class(
        Class::NUMBER.0
            | Class::MULTIPLIER.0
            | Class::VAGUE.0
            | Class::SHARE.0
            | Class::HEDGE.0
            | Class::CURRENCY_BEFORE.0,
    );
    let token = &tokens[i];
    matches!(token.kind, Kind::Digits | Kind::Stamp)
        || token.class.has(NUMERIC)
        || matches!(
            token.role,
            Role::Indefinite | Role::Between | Role::Another | Role::Further | Role::TotalOf | Role::From | Role::Other
        )
        || begins_rarely(tokens, i)
}

/// A sign, or `zero` before its decimals; with the look at what is beside it that spares most such tokens the grammar.
#[inline]
fn begins_rarely(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let next = |test: fn(&Token) -> bool| tokens.get(i + 1).is_some_and(test);
    let figure = |t: &Token| t.kind == Kind::Digits || t.class.has(Class::CURRENCY_BEFORE);
    match token.kind {
        Kind::Hyphen => !token.glued() && next(figure),
        Kind::Dash => i == 0 && next(figure),
        _ => match token.role {
            // `plus or minus 3 points`
            Role::Minus => !(i > 0 && tokens[i - 1].role == Role::Or),
            Role::No => next(|t| t.role == Role::DecimalPoint),
            _ => false,
        },
    }
}

/// The first token from `at` that is digits or a number word: the currency before it is no part of a rejected form.
pub(super) fn first_number(lexed: &Lexed, at: usize, end: usize) -> usize {
    let numeric = Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE;
    (at..end).find(|&j| lexed.tokens[j].kind == Kind::Digits || lexed.tokens[j].class.has(numeric)).unwrap_or(at)
}
