//! Numbers that belong to the word beside them: names and codes with digits, scores, parts of larger numbers.

use rust_decimal::Decimal;

use super::{fraction::parts_a_measure, quantity::looks_like_year, range::hyphenated_pair, reject::Around};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// Numbers joined to something: `F-16s`, `COVID-19`, `3-2`, `555-0134`, `9/11`, `4x4`
#[inline]
pub(super) fn joined(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let previous = around.before(i, 1);
    let joins = |t: &Token| matches!(t.kind, Kind::Hyphen | Kind::Slash) || t.kind == Kind::Dash && t.glued();
    let behind = |t: &Token| matches!(t.kind, Kind::Hyphen | Kind::Stamp | Kind::Digits);
    let owner = |t: &Token| t.glued() && t.class.has(Class::POSSESSIVE);
    let touches =
        token.glued() || around.token(i + 1).is_some_and(|t| joins(t) || owner(t)) || previous.is_some_and(behind);
    if touches { joined_to_both(around, i) } else { None }
}

#[inline(never)]
fn joined_to_both(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let previous = around.before(i, 1);
    if token.glued()
        && previous.is_some_and(|t| {
            t.kind == Kind::Hyphen && t.glued()
                || t.kind == Kind::Slash
                || t.kind == Kind::Other && t.class.is_unknown()
        })
    {
        let letters = around.before(i, 2).is_some_and(|t| {
            let money = t.class.has(Class::CURRENCY_BEFORE) && previous.is_none_or(|t| t.kind != Kind::Slash);
            t.kind == Kind::Word && !t.class.has(Class::NUMBER) && !money
        });
        if letters || previous.is_some_and(|t| t.kind == Kind::Other && t.class.is_unknown()) {
            return Some(1);
        }
    }
    // `UTC+8`
    let plus = previous.is_some_and(|t| t.kind == Kind::Plus && t.glued());
    if token.glued() && plus && around.before(i, 2).is_some_and(|t| t.kind == Kind::Word && t.shape.has(Shape::UPPER)) {
        return Some(1);
    }
    // `in his 20's`, `the 1990's`
    let tens = token.kind == Kind::Digits && {
        let value = around.all.values[token.value as usize];
        (value % Decimal::TEN).is_zero() && (value < Decimal::ONE_HUNDRED || looks_like_year(token, value))
    };
    if tens && around.token(i + 1).is_some_and(|t| t.class.has(Class::POSSESSIVE) && t.glued()) {
        return Some(1);
    }
    // `0191 555 0147`: digits after a code.
    if token.kind == Kind::Digits
        && (1..=2).any(|k| around.before(i, k).is_some_and(|t| t.kind == Kind::Stamp))
        && previous.is_some_and(|t| matches!(t.kind, Kind::Stamp | Kind::Digits))
    {
        return Some(1);
    }
    // `a thirty-something lawyer`
    if around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen)
        && around.token(i + 2).is_some_and(|t| t.role == Role::Odd && t.class.has(Class::PRONOUN))
    {
        return Some(3);
    }
    // `a four-for-three split`
    let hyphen = |k: usize| around.token(k).is_some_and(|t| t.kind == Kind::Hyphen);
    let for_ = around.token(i + 2).is_some_and(|t| t.role == Role::For);
    let figure = |k: usize| around.token(k).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER));
    // `on a one-to-one basis`
    let one = |k: usize| around.token(k).is_some_and(|t| t.role == Role::One);
    let to = around.token(i + 2).is_some_and(|t| t.role == Role::To) && (one(i) || one(i + 4));
    if hyphen(i + 1) && (for_ || to) && hyphen(i + 3) && figure(i + 4) {
        return Some(5);
    }
    // `two-wheeler owners`, `a four-seater`
    if hyphen(i + 1) && around.token(i + 2).is_some_and(|t| t.role == Role::Sized) {
        return Some(3);
    }
    // `574-LMPD`, `305-471-TIPS`, `at 480-WITNESS`: letters to dial.
    let at = around.before(i, 1).is_some_and(|t| t.role == Role::At);
    let dial = |k: usize| {
        around.token(k).is_some_and(|t| t.kind == Kind::Hyphen)
            && around.token(k + 1).is_some_and(|t| {
                t.kind == Kind::Word
                    && t.shape.has(Shape::UPPER)
                    && (t.class.is_unknown() || at && !t.class.has(Class::MEASURE | Class::HEDGE | Class::HEDGE_AFTER))
                    && (3..=7).contains(&(t.span.end - t.span.start))
            })
    };
    let three = |k: usize| around.token(k).is_some_and(|t| t.kind == Kind::Digits && t.span.end - t.span.start == 3);
    // `at 150-BED hospitals`
    let describes = around.token(i + 3).is_some_and(|t| t.kind == Kind::Word && t.class.has(Class::NOUN));
    if three(i) && dial(i + 1) && !around.one_case && !describes {
        return Some(3);
    }
    if three(i) && around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen) && three(i + 2) && dial(i + 3) {
        return Some(5);
    }
    // `508- 941-0234`
    let digits = |k: usize, length: u32| {
        around.token(k).is_some_and(|t| t.kind == Kind::Digits && t.span.end - t.span.start == length)
    };
    let dash = |k: usize| around.token(k).is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Dash));
    let four = |k: usize| digits(k, 4) || around.token(k).is_some_and(|t| t.kind == Kind::Stamp);
    if digits(i, 3) && dash(i + 1) && digits(i + 2, 3) && dash(i + 3) && four(i + 4) {
        return Some(5);
    }
    // `555-0164`, `040-555 0182`
    let code = |k: usize| around.token(k).is_some_and(|t| t.kind == Kind::Stamp);
    if token.kind == Kind::Digits && around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen) && code(i + 2) {
        return Some(3);
    }
    if token.kind == Kind::Digits && previous.is_some_and(|t| t.kind == Kind::Hyphen) && i >= 2 && code(i - 2) {
        return Some(if code(i + 1) { 2 } else { 1 });
    }
    let next = around.token(i + 1)?;
    let fraction = around.token(i + 3).is_some_and(|t| matches!(t.role, Role::Of | Role::OfThem))
        || next.kind == Kind::Slash && around.all.tokens.len() > i + 3 && parts_a_measure(around.from(i + 3));
    if token.kind == Kind::Digits
        && !fraction
        && next.kind == Kind::Slash
        && next.glued()
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits)
    {
        return Some(3);
    }
    if token.kind == Kind::Digits
        && next.kind == Kind::Hyphen
        && let Some(mut pair) = hyphenated_pair(around.from(i))
    {
        // Three or more groups are a telephone number, a date or a code.
        let mut long = false;
        while around.token(i + pair).is_some_and(|t| t.kind == Kind::Hyphen)
            && around.token(i + pair + 1).is_some_and(|t| t.kind == Kind::Digits)
        {
            pair += 2;
            long = true;
        }
        let second = around.token(i + 2)?;
        let (a, b) = (around.all.values[token.value as usize], second.kind == Kind::Digits);
        let b = if b { around.all.values[second.value as usize] } else { a };
        let leading_zero = second.kind == Kind::Digits
            && !second.shape.has(Shape::SEPARATED)
            && b < rust_decimal::Decimal::ONE_HUNDRED
            && second.span.end - second.span.start > 2;
        let follows = around.token(i + pair);
        let counted = follows.is_some_and(|t| {
            t.class.has(
                Class::NOUN
                    | Class::MEASURE
                    | Class::CURRENCY_AFTER
                    | Class::PERCENT
                    | Class::ADJECTIVE
                    | Class::MULTIPLIER
                    | Class::STATE
                    | Class::PARTICIPLE
                    | Class::HEDGE_AFTER,
            ) || t.kind == Kind::Word
                && !t.class.has(
                    Class::PREPOSITION
                        | Class::COORDINATOR
                        | Class::BE
                        | Class::HAVE
                        | Class::MODAL
                        | Class::SUBORDINATOR
                        | Class::DETERMINER
                        | Class::PRONOUN
                        | Class::ADVERB,
                )
                && !t.capital()
        });
        let money = around.before(i, 1).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
        let score = a > b || !counted && !money && a < rust_decimal::Decimal::ONE_HUNDRED;
        if long || score && b != a || leading_zero || a == b {
            return Some(pair);
        }
    }
    None
}
