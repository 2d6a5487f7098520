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
    lexicon::{Class, Role},
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

/// `10 to 15 thousand`; after `between`, `10 and 15`; from what comes after the first number, which is the smaller one and
/// shares the second's magnitude.
fn range(input: Tokens<'_>, first: Number, after_between: bool) -> Parsed<'_, Number> {
    let (rest, percent) = opt(class(Class::PERCENT)).parse(input)?;
    let joins = |t: &Token| match t.role {
        Role::To => !input.split,
        Role::Or => true,
        Role::And => after_between,
        _ => t.kind == Kind::Hyphen || t.kind == Kind::Dash && t.glued(),
    };
    let (rest, _) = one(joins).parse(rest)?;
    let (rest, _) = opt(class(Class::CURRENCY_BEFORE)).parse(rest)?;
    let (rest, second) = point(rest)?;
    // `dipped 9% to 61,700`: a percentage and a figure are no range.
    if percent.is_some() && !rest.first().is_some_and(|t| t.class.has(Class::PERCENT)) {
        return miss();
    }
    let (Value::At(mut low), Value::At(high)) = (first.value, second.value) else { return miss() };
    let one = Decimal::ONE;
    if second.multiplier > one && first.multiplier == one && low * second.multiplier < high {
        low = match low.checked_mul(second.multiplier) {
            Some(v) => v.normalize(),
            None => return miss(),
        };
    }
    if low >= high {
        return miss();
    }
    let value = Value::Between(low, high);
    Ok((rest, Number { value, ..second }))
}

/// Whether a number at the start is the first of a pair joined by a hyphen that is no range: a score, a season, a telephone number.
pub(crate) fn hyphenated_pair(input: Tokens<'_>) -> Option<usize> {
    let (rest, _) = point(input).ok()?;
    let hyphen = rest.first().filter(|t| t.kind == Kind::Hyphen)?;
    let (after, _) = point(rest.take_from(1)).ok()?;
    debug_assert!(hyphen.kind == Kind::Hyphen);
    Some(input.tokens.len() - after.tokens.len())
}
