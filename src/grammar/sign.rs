//! What changes a plain number's value from outside: a sign before it (`minus five`, `-18`), decimals said in words after it
//! (`two point five`).

use nom::Input;
use rust_decimal::Decimal;

use super::{
    input::Tokens,
    number::{Number, Value, value_of},
    words::words,
};
use crate::{
    lex::{Kind, Shape},
    lexicon::{Class, Role},
};

/// `minus`, `negative`, or a hyphen that stands off from what is before it, unless that is a currency or `<`, and touches a number or its
/// currency: what comes after the sign.
#[inline]
pub(super) fn sign(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let token = input.first()?;
    if !matches!(token.kind, Kind::Hyphen | Kind::Dash) && token.role != Role::Minus {
        return None;
    }
    let next = input.get(1)?;
    let counts = next.kind == Kind::Digits || next.class.has(Class::CURRENCY_BEFORE) && next.kind == Kind::Other;
    let negative = match token.role {
        Role::Minus => counts || next.class.has(Class::NUMBER),
        // `- 12` alone: whether it is one tells what comes after.
        _ if token.kind == Kind::Dash => !token.glued() && next.kind == Kind::Digits,
        _ => token.kind == Kind::Hyphen && (input.signs || !token.glued()) && counts && next.glued(),
    };
    negative.then(|| input.take_from(1))
}

/// The number with its sign turned, and both ends of a range.
pub(super) fn negated(number: Number) -> Number {
    let value = match number.value {
        Value::At(v) => Value::At(-v),
        other => other,
    };
    Number { value, ..number }
}

/// `point five`, `point zero three`, `point seventy-one`, `point 1` after a whole number: the rest, and what it adds.
pub(super) fn decimals(input: Tokens<'_>) -> Option<(Tokens<'_>, Decimal)> {
    let point = input.first().filter(|t| t.role == Role::DecimalPoint)?;
    debug_assert!(point.kind == Kind::Word);
    let after = input.take_from(1);
    let first = after.first()?;
    if first.kind == Kind::Digits {
        let value = after.values[first.value as usize];
        let places = first.span.end - first.span.start;
        let whole = !first.shape.has(Shape::SEPARATED | Shape::LEADS) && places <= 6;
        return whole.then(|| (after.take_from(1), scaled(value, places)));
    }
    // One figure after the other, as they are read out.
    let (mut rest, mut value, mut places) = (after, Decimal::ZERO, 0);
    while let Some(figure) =
        rest.first().and_then(|t| value_of(rest, t).filter(|v| *v < Decimal::TEN && v.is_integer()))
        && rest.first().is_some_and(|t| t.class.has(Class::NUMBER) || matches!(t.role, Role::No | Role::NoneOf))
        && places < 10
    {
        value = value * Decimal::TEN + figure;
        places += 1;
        rest = rest.take_from(1);
    }
    if places > 0 {
        return Some((rest, scaled(value, places)));
    }
    let (rest, number) = words(after).ok()?;
    match number.value {
        Value::At(v) if number.multiplier == Decimal::ONE && v < Decimal::ONE_HUNDRED => Some((rest, scaled(v, 2))),
        _ => None,
    }
}

/// The figures behind a point, so many of them.
fn scaled(value: Decimal, places: u32) -> Decimal {
    let mut value = value;
    // Never fails: there are at most ten places.
    let _ = value.set_scale(places);
    value
}
