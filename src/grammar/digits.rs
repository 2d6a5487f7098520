//! Numbers in digits with what belongs to them: `5.3 billion`, `1.37 lakh`, `23mn`, `5k`, `400,000`.

use nom::{Input, Parser, combinator::opt};
use rust_decimal::Decimal;

use super::{
    fraction::and_a_half,
    input::{Parsed, Tokens},
    number::{Number, magnitude, magnitudes, trimmed},
    prim::{kind, miss, role},
    quantity::looks_like_year,
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Marks, Role},
};

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// `5.3 billion`, `1.37 lakh`, `23mn`, `5k`, `400,000`
pub(super) fn digits(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (mut rest, token) = kind(Kind::Digits).parse(input)?;
    let mut value = input.values[token.value as usize];
    if let Some((after, point)) = decimal_comma(rest, token) {
        (rest, value) = (after, point);
    }
    let mut multiplier = Decimal::ONE;
    let mut scales = false;
    if token.shape.has(Shape::LEADS) {
        let Some(suffix) = rest.first() else { return miss() };
        let word = input.word(suffix);
        // `5t`, which is a trillion of money alone
        let measures = |by: Decimal| word.symbol.is_some() && (is_metre(rest) || by > MILLION && !input.money);
        if let Some(by) = word.number.filter(|by| suffix.kind == Kind::Word && !measures(*by)) {
            (multiplier, scales) = (by, true);
            rest = rest.take_from(1);
        } else if !word.class.has(Class::MEASURE | Class::PERCENT | Class::CURRENCY_AFTER | Class::CURRENCY_BEFORE)
            && word.role != Role::Clock
            && !(input.wide && is_unit_like(suffix))
        {
            // `3G`, `4WD`: an identifier.
            return miss();
        }
    } else if let Some(suffix) = rest.first()
        && suffix.kind == Kind::Word
        && !names_with(rest)
        && suffix.shape.has(Shape::UPPER | Shape::CAPITAL) | !suffix.class.has(Class::MEASURE)
        && !suffix.class.has(Class::MULTIPLIER)
        && input.word(suffix).symbol.is_none()
        && let Some(by) = input.word(suffix).number.filter(|n| n.scale() == 0 && *n >= Decimal::ONE_HUNDRED)
        && !suffix.class.has(Class::NUMBER | Class::SHARE | Class::ORDINAL)
    {
        // `5 mn`, `62 cr`: abbreviated magnitudes that stand apart.
        (multiplier, scales) = (by, true);
        rest = rest.take_from(1);
    }
    // `in 2011 hundreds fled`
    let scaled = if looks_like_year(token, value) { magnitude } else { magnitudes };
    while let Ok((next, by)) = scaled(rest) {
        let Some(product) = multiplier.checked_mul(by) else { return miss() };
        (multiplier, scales) = (product, true);
        rest = next;
    }
    if scales {
        let Some(product) = value.checked_mul(multiplier) else { return miss() };
        value = product;
    }
    value = trimmed(value);
    if let Ok((next, part)) = and_a_half(rest) {
        let (next, by) = opt(magnitude).parse(next)?;
        let sum = match by {
            // `2 and a half million`
            _ if multiplier == Decimal::ONE => (value + part).checked_mul(by.unwrap_or(Decimal::ONE)),
            // `3 million and a half`
            None if multiplier >= Decimal::ONE_THOUSAND => value.checked_add(part * multiplier),
            _ => None,
        };
        return match sum {
            Some(v) => Ok((next, Number { multiplier: by.unwrap_or(multiplier), ..Number::at(v.normalize()) })),
            None => miss(),
        };
    }
    if scales
        && multiplier >= Decimal::ONE_HUNDRED
        && value.is_integer()
        && let Some((next, more)) = lower_orders(rest, multiplier)
        && let Some(sum) = value.checked_add(more)
    {
        return Ok((next, Number::at(sum)));
    }
    Ok((rest, Number { multiplier, ..Number::at(value) }))
}

/// `2 M-60 machine guns`: letters that a hyphen and a digit go on from.
fn names_with(input: Tokens<'_>) -> bool {
    input.get(1).is_some_and(|t| t.kind == Kind::Hyphen && t.glued())
        && input.get(2).is_some_and(|t| matches!(t.kind, Kind::Digits | Kind::Stamp) && t.glued())
}

/// Letters stuck to a number that may be a unit unknown here: `0.8rad`, but not `3G`, `11a`, `24L2`.
fn is_unit_like(suffix: &Token) -> bool {
    let len = suffix.span.end - suffix.span.start;
    suffix.kind == Kind::Word && len > 1 && !suffix.shape.has(Shape::UPPER | Shape::MIXED)
}

/// The value of `3,5` with a decimal comma, where what follows says that it is one figure: `3,5 million`, `12,75%`.
fn decimal_comma<'a>(input: Tokens<'a>, whole: &Token) -> Option<(Tokens<'a>, Decimal)> {
    let comma = input.first().filter(|t| t.kind == Kind::Comma && t.glued())?;
    let places = input.get(1).filter(|t| t.kind == Kind::Digits && t.glued() && !t.shape.has(Shape::SEPARATED))?;
    let len = places.span.end - comma.span.end;
    let measures = Class::MULTIPLIER | Class::PERCENT | Class::MEASURE | Class::CURRENCY_AFTER;
    let next = input.get(2)?;
    let figure = next.class.has(measures) && !next.class.has(Class::PREPOSITION)
        || next.class.has(Class::CURRENCY_BEFORE) && next.glued();
    if len > 2 || whole.shape.has(Shape::SEPARATED) || !figure {
        return None;
    }
    let mut part = input.values[places.value as usize];
    // Never fails: there are at most two places.
    let _ = part.set_scale(len);
    Some((input.take_from(2), input.values[whole.value as usize] + part))
}

/// `and 21` after `3 hundred`; `3 hundred and 21` after `4 thousand`.
fn lower_orders(input: Tokens<'_>, above: Decimal) -> Option<(Tokens<'_>, Decimal)> {
    let (rest, and) = opt(role(Role::And)).parse(input).ok()?;
    let token = rest.first().filter(|t| !t.shape.has(Shape::SEPARATED | Shape::LEADS))?;
    let value = match token.kind {
        Kind::Digits => rest.values[token.value as usize],
        _ => rest.word(token).number.filter(|_| token.class.has(Class::NUMBER))?,
    };
    let rest = rest.take_from(1);
    let hundred = rest.first().filter(|t| t.class.has(Class::MULTIPLIER)).and_then(|t| rest.word(t).number);
    if hundred == Some(Decimal::ONE_HUNDRED) && above > Decimal::ONE_HUNDRED && value < Decimal::TEN {
        let rest = rest.take_from(1);
        let (rest, more) = lower_orders(rest, Decimal::ONE_HUNDRED).unwrap_or((rest, Decimal::ZERO));
        return Some((rest, value * Decimal::ONE_HUNDRED + more));
    }
    // `3 hundred and 21`; but `2 million and 21 others` are two figures.
    let below = and.is_some() && above == Decimal::ONE_HUNDRED && value < Decimal::ONE_HUNDRED && value > Decimal::ZERO;
    (below && value.is_integer() && hundred.is_none()).then_some((rest, value))
}

/// Whether the `m` at the start is a metre: no counted noun follows it.
fn is_metre(input: Tokens<'_>) -> bool {
    if input.money {
        return false;
    }
    match input.get(1) {
        Some(next) => {
            let counted = Class::PLURAL | Class::PERSON | Class::CURRENCY_AFTER | Class::ADJECTIVE | Class::MASS;
            // `1.8m tall`: nothing is counted behind it.
            let describes = |t: &Token| t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::COORDINATOR);
            if next.class.has(Class::ADJECTIVE) && input.get(2).is_none_or(describes) {
                return true;
            }
            next.kind == Kind::Hyphen
                || !next.class.has(counted) && !next.marks.has(Marks::PLURAL) && next.role != Role::Of
                || next.class.has(Class::PREPOSITION)
        }
        None => true,
    }
}
