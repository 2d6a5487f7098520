//! Numbers in words: `twenty-three`, `three hundred and six`, `a million and a half`, `a dozen`.

use nom::{Input, Parser, branch::alt, combinator::opt};
use rust_decimal::Decimal;

use super::{
    fraction::and_a_half,
    input::{Parsed, Tokens},
    number::{Number, hyphen, magnitude, magnitudes, simple_word},
    prim::{miss, role},
};
use crate::{
    lex::{Kind, Shape},
    lexicon::Role,
};

/// `twenty-three`, `three hundred and six`, `forty-five hundred`, `a million and a half`, `two and a half million`, `a dozen`
pub(super) fn words(input: Tokens<'_>) -> Parsed<'_, Number> {
    let mut rest = input;
    let mut total = Decimal::ZERO;
    let mut current: Option<Decimal> = None;
    let mut last_multiplier = Decimal::ONE;
    let mut smallest_total: Option<Decimal> = None;
    let mut any = false;
    if let Ok((after, _)) = role(Role::Indefinite).parse(rest)
        && magnitude(after).is_ok()
        && after.first().is_some_and(|t| t.kind == Kind::Word)
    {
        rest = after;
        current = Some(Decimal::ONE);
    }
    loop {
        let (at, joined) = opt(alt((hyphen, role(Role::And)))).parse(rest)?;
        let by_and = joined.is_some_and(|t| t.role == Role::And);
        if any && let Ok((after, part)) = and_a_half(rest) {
            let thousands = current.is_none() && last_multiplier >= Decimal::ONE_THOUSAND;
            let (after, by) = opt(magnitude).parse(after)?;
            let sum = total + current.unwrap_or_default();
            let (value, multiplier) = match by {
                // `two and a half million`, `one-and-a-half years`
                _ if last_multiplier == Decimal::ONE => {
                    let by = by.unwrap_or(Decimal::ONE);
                    ((sum + part).checked_mul(by), by)
                }
                // `a billion and a half million`
                Some(by) if thousands && by < last_multiplier => (sum.checked_add(part * by), by),
                // `a million and a half`
                None if thousands => (sum.checked_add(part * last_multiplier), last_multiplier),
                // `one hundred and three quarters`
                None => (sum.checked_add(part), Decimal::ONE),
                Some(_) => return miss(),
            };
            return match value {
                Some(v) => Ok((after, Number { multiplier, ..Number::at(v.normalize()) })),
                None => miss(),
            };
        }
        // `and` joins only below a magnitude: `three hundred and six`.
        if joined.is_some() && (!any || by_and && last_multiplier < Decimal::ONE_HUNDRED) {
            break;
        }
        if let Some((after, unit)) = current.and_then(|c| spaced_unit(rest, c)) {
            current = current.map(|c| c + unit);
            rest = after;
            continue;
        }
        if let Ok((after, value)) = simple_word(at) {
            let fits = match current {
                None => smallest_total.is_none_or(|s| value < s),
                Some(c) => {
                    let tail = c % Decimal::ONE_HUNDRED;
                    value < Decimal::TEN && tail >= Decimal::from(20) && tail % Decimal::TEN == Decimal::ZERO
                        || tail == Decimal::ZERO && c >= Decimal::ONE_HUNDRED
                }
            };
            if !fits || any && joined.is_none() && at.first().is_some_and(|t| t.shape.has(Shape::GAP)) {
                break;
            }
            current = Some(current.unwrap_or_default() + value);
            rest = after;
            any = true;
            continue;
        }
        if by_and {
            break;
        }
        let scaled = if any { magnitudes(at) } else { magnitude(at) };
        let Ok((after, by)) = scaled else { break };
        // `score` alone is more often a verb or a result.
        if !any && current.is_none() && by == Decimal::from(20) {
            break;
        }
        // `three lakh crore`, `two thousand million`
        if any && current.is_none() {
            match total.checked_mul(by) {
                Some(product) if by > last_multiplier => total = product,
                _ => break,
            }
            (last_multiplier, smallest_total) = (by, Some(by));
            rest = after;
            continue;
        }
        let base = current.unwrap_or(Decimal::ONE);
        let Some(value) = base.checked_mul(by) else { return miss() };
        if by >= Decimal::ONE_THOUSAND {
            let Some(sum) = total.checked_add(value) else { return miss() };
            total = sum;
            current = None;
            smallest_total = Some(by);
        } else {
            current = Some(value);
        }
        last_multiplier = by;
        rest = after;
        any = true;
    }
    if !any {
        return miss();
    }
    let value = total + current.unwrap_or_default();
    let multiplier =
        if current.is_none() || last_multiplier < Decimal::ONE_THOUSAND { last_multiplier } else { Decimal::ONE };
    Ok((rest, Number { multiplier, ..Number::at(value.normalize()) }))
}

/// `- five` after `ninety`, as texts have it whose words were set apart; but `twenty - five of them police` is two figures.
fn spaced_unit(input: Tokens<'_>, tens: Decimal) -> Option<(Tokens<'_>, Decimal)> {
    // A dash that is written as one has three bytes.
    let dash = input.first().filter(|t| t.kind == Kind::Dash && t.span.end - t.span.start == 1)?;
    let tail = tens % Decimal::ONE_HUNDRED;
    let (rest, unit) = simple_word(input.take_from(1)).ok()?;
    let of = rest.first().is_some_and(|t| matches!(t.role, Role::Of | Role::OfThem | Role::OfWhom));
    let fits = tail >= Decimal::from(20) && tail % Decimal::TEN == Decimal::ZERO && unit < Decimal::TEN;
    (!dash.glued() && fits && !of).then_some((rest, unit))
}
