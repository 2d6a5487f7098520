//! Numbers in digits with what belongs to them: `5.3 billion`, `1.37 lakh`, `23mn`, `5k`, `400,000`.

use nom::{Input, Parser, combinator::opt};
use rust_decimal::Decimal;

use super::{
    fraction::and_a_half,
    input::{Parsed, Tokens},
    number::{Number, magnitude},
    prim::{kind, miss},
};
use crate::{
    lex::{Kind, Shape},
    lexicon::{Class, Marks, Role},
};

/// `5.3 billion`, `1.37 lakh`, `23mn`, `5k`, `400,000`
pub(super) fn digits(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (mut rest, token) = kind(Kind::Digits).parse(input)?;
    let mut value = input.values[token.value as usize];
    let mut multiplier = Decimal::ONE;
    if token.shape.has(Shape::LEADS) {
        let Some(suffix) = rest.first() else { return miss() };
        let word = input.word(suffix);
        if let Some(by) =
            word.number.filter(|_| suffix.kind == Kind::Word && !(word.symbol.is_some() && is_metre(rest)))
        {
            multiplier = by;
            rest = rest.take_from(1);
        } else if !word.class.has(Class::MEASURE | Class::PERCENT | Class::CURRENCY_AFTER | Class::CURRENCY_BEFORE)
            && word.role != Role::Clock
        {
            // `3G`, `4WD`: an identifier.
            return miss();
        }
    } else if let Some(suffix) = rest.first()
        && suffix.kind == Kind::Word
        && suffix.shape.has(Shape::UPPER | Shape::CAPITAL) | !suffix.class.has(Class::MEASURE)
        && !suffix.class.has(Class::MULTIPLIER)
        && input.word(suffix).symbol.is_none()
        && let Some(by) = input.word(suffix).number.filter(|n| n.scale() == 0 && *n >= Decimal::ONE_HUNDRED)
        && !suffix.class.has(Class::NUMBER | Class::SHARE | Class::ORDINAL)
    {
        // `5 mn`, `62 cr`: abbreviated magnitudes that stand apart.
        multiplier = by;
        rest = rest.take_from(1);
    }
    while let Ok((next, by)) = magnitude(rest) {
        let Some(product) = multiplier.checked_mul(by) else { return miss() };
        multiplier = product;
        rest = next;
    }
    match value.checked_mul(multiplier) {
        Some(product) => value = product.normalize(),
        None => return miss(),
    }
    // `7½` and `5 1/2` are rare enough to leave; `2 and a half million` is not.
    if multiplier == Decimal::ONE
        && let Ok((next, half)) = and_a_half(rest)
    {
        let (next, by) = opt(magnitude).parse(next)?;
        let by = by.unwrap_or(Decimal::ONE);
        return match (value + half).checked_mul(by) {
            Some(v) => Ok((next, Number { multiplier: by, ..Number::at(v.normalize()) })),
            None => miss(),
        };
    }
    Ok((rest, Number { multiplier, ..Number::at(value) }))
}

/// Whether the `m` at the start is a metre: no counted noun follows it.
fn is_metre(input: Tokens<'_>) -> bool {
    if input.money {
        return false;
    }
    match input.get(1) {
        Some(next) => {
            let counted = Class::PLURAL | Class::PERSON | Class::CURRENCY_AFTER | Class::ADJECTIVE | Class::MASS;
            next.kind == Kind::Hyphen
                || !next.class.has(counted) && !next.marks.has(Marks::PLURAL) && next.role != Role::Of
                || next.class.has(Class::PREPOSITION)
        }
        None => true,
    }
}
