//! Ranges: `10 to 15`, `between five and six thousand`, `1,000–1,500`, `two or three`.

use nom::{Input, Parser, combinator::opt};
use rust_decimal::Decimal;

use super::{
    input::{Parsed, Tokens},
    number::{Number, Start, Value, point},
    prim::{class, miss, one},
};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role, Unit},
};

/// A number or a range of two.
pub(crate) fn range_or_number(input: Tokens<'_>, after_between: bool) -> Parsed<'_, Number> {
    let start = Start::new(input);
    if let Some((rest, first)) = start.point()
        && let Ok(found) = range(rest, first, after_between)
    {
        return Ok(found);
    }
    start.number()
}

/// `10 to 15 thousand`, `10 kg to 15 kg`, `8- to 16-metre`; after `between`, `10 and 15`; from what comes after the first
/// number, which is the smaller one and shares the second's magnitude.
fn range(input: Tokens<'_>, first: Number, after_between: bool) -> Parsed<'_, Number> {
    if let Some(found) = quoted_pair(input, first) {
        return Ok(found);
    }
    let (rest, unit) = opt(one(repeats)).parse(input)?;
    let (rest, link) = link(rest, after_between)?;
    let (rest, sign) = opt(class(Class::CURRENCY_BEFORE)).parse(rest)?;
    let (rest, second) = point(rest)?;
    let between = after_between || link.kind != Kind::Word;
    if unit.is_some() && (link.role == Role::Or || input.changed && !between) {
        return miss();
    }
    // `dipped 9% to 61,700`: a percentage and a figure are no range.
    if unit.is_some_and(|unit| !rest.first().is_some_and(|t| same_unit(rest, unit, t))) {
        return miss();
    }
    // `KES 25,000 to 33,617 households`: the money, and who got it.
    let household = Unit::Named(input.lexicon.household);
    let receivers =
        |t: &Token| t.class.has(Class::PLURAL) && (t.class.has(Class::PERSON) || input.word(t).unit == household);
    if input.money && link.role == Role::To && sign.is_none() && rest.first().is_some_and(receivers) {
        return miss();
    }
    // `12 - 15 km`, but `12 - 15 of them`: between blanks a dash joins only what a unit or the end follows.
    let closed = |t: &Token| {
        t.kind != Kind::Word && t.kind != Kind::Hyphen || t.class.has(UNIT) && !t.class.has(Class::PREPOSITION)
    };
    if link.kind == Kind::Dash && !link.glued() && (sign.is_some() || !rest.first().is_none_or(closed)) {
        return miss();
    }
    let (Value::At(mut low), Value::At(mut high)) = (first.value, second.value) else { return miss() };
    let one = Decimal::ONE;
    if unit.is_none() && second.multiplier > one && first.multiplier == one && low * second.multiplier < high {
        low = match low.checked_mul(second.multiplier) {
            Some(v) => v.normalize(),
            None => return miss(),
        };
    }
    // `from -18 to -34`
    if low.is_sign_negative() && high.is_sign_negative() && low > high {
        (low, high) = (high, low);
    }
    if low >= high {
        return miss();
    }
    let value = Value::Between(low, high);
    Ok((rest, Number { value, ..second }))
}

/// `3.70/80 pct`: a rate bid and one asked, which differ in their hundredths.
fn quoted_pair(input: Tokens<'_>, first: Number) -> Option<(Tokens<'_>, Number)> {
    let slash = input.first().filter(|t| t.kind == Kind::Slash && t.glued())?;
    debug_assert!(slash.kind == Kind::Slash);
    let parts = input.get(1).filter(|t| t.kind == Kind::Digits && t.glued() && t.span.end - t.span.start == 2)?;
    let rest = input.take_from(2);
    let (Value::At(low), parts) = (first.value, input.values[parts.value as usize]) else { return None };
    let high = low.trunc() + parts / Decimal::ONE_HUNDRED;
    let rate = rest.first().is_some_and(|t| t.class.has(Class::PERCENT));
    (rate && low.scale() > 0 && low < high)
        .then(|| (rest, Number { value: Value::Between(low, high.normalize()), ..first }))
}

/// Units, which may stand behind both numbers of a range.
pub(super) const UNIT: Class = Class(Class::PERCENT.0 | Class::MEASURE.0 | Class::CURRENCY_AFTER.0);

/// A unit that may stand behind both numbers of a range.
fn repeats(token: &Token) -> bool {
    token.class.has(UNIT) && !token.class.has(Class::PREPOSITION)
}

fn same_unit(input: Tokens<'_>, unit: &Token, other: &Token) -> bool {
    if unit.class.has(Class::PERCENT) {
        return other.class.has(Class::PERCENT);
    }
    let symbol = input.word(unit).symbol;
    symbol.is_some() && symbol == input.word(other).symbol && input.word(unit).minor == input.word(other).minor
}

/// What joins the numbers of a range: `to`, `or`, a hyphen, `and` after `between`.
fn link(input: Tokens<'_>, after_between: bool) -> Parsed<'_, &Token> {
    let word = |t: &Token| match t.role {
        Role::To => !input.split || after_between,
        Role::Or => true,
        Role::Through => input.get(1).is_some_and(|t| t.kind == Kind::Digits),
        Role::And => after_between,
        _ => false,
    };
    let sign = |t: &Token| {
        matches!(t.kind, Kind::Hyphen | Kind::Dash) || t.kind == Kind::Other && t.glued() && t.class.has(Class::HEDGE)
    };
    // `8- to 16-metre`
    let suspended = input.first().is_some_and(|t| t.kind == Kind::Dash && t.glued()) && input.get(1).is_some_and(word);
    let input = if suspended { input.take_from(1) } else { input };
    one(|t| word(t) || sign(t)).parse(input)
}

/// Whether a number at the start is the first of a pair joined by a hyphen that is no range: a score, a season, a telephone number.
pub(crate) fn hyphenated_pair(input: Tokens<'_>) -> Option<usize> {
    let (rest, _) = point(input).ok()?;
    let hyphen = rest.first().filter(|t| t.kind == Kind::Hyphen)?;
    let (after, _) = point(rest.take_from(1)).ok()?;
    debug_assert!(hyphen.kind == Kind::Hyphen);
    Some(input.tokens.len() - after.tokens.len())
}
