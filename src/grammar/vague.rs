//! Vague numbers: `dozens`, `several hundred`, `tens of thousands`, `a couple of hundred`.

use nom::{Input, Parser, combinator::peek, sequence::pair};
use rust_decimal::Decimal;

use super::{
    input::{Parsed, Tokens},
    number::{Number, Value, magnitude},
    prim::{class, miss, role},
};
use crate::lexicon::{Class, Role, VagueValue};

/// `dozens`, `several hundred`, `tens of thousands`, `a couple of hundred`, `a few`
pub(super) fn vague(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (mut rest, token) = class(Class::VAGUE).parse(input)?;
    let Some(v) = input.word(token).vague.as_ref() else { return miss() };
    let mut value = *v;
    let mut multiplier = Decimal::ONE;
    loop {
        if !v.scales {
            break;
        }
        if let Ok((after, by)) = magnitude(rest) {
            let (Some(product), Some(larger)) = (multiplier.checked_mul(by), scaled(value, by, false)) else {
                return miss();
            };
            (multiplier, value) = (product, larger);
            rest = after;
            continue;
        }
        // `tens of thousands`
        let of = pair(role(Role::Of), peek(class(Class::VAGUE))).parse(rest);
        let next = match of {
            Ok((after, _)) => after,
            Err(_) => rest,
        };
        match next.first().filter(|t| t.class.has(Class::VAGUE)).and_then(|t| input.word(t).vague.as_ref()) {
            Some(plural) if plural.low >= Decimal::from(200) => {
                let by = plural.low / Decimal::TWO;
                let (Some(product), Some(larger)) = (multiplier.checked_mul(by), scaled(value, by, true)) else {
                    return miss();
                };
                (multiplier, value) = (product, larger);
                rest = next.take_from(1);
            }
            _ => break,
        }
    }
    let said = match value.magnitude {
        Some(m) => Value::Roughly(m.normalize()),
        None => Value::Vague { low: value.low.normalize(), high: value.high.map(|h| h.normalize()) },
    };
    Ok((rest, Number { value: said, multiplier, share: false }))
}

/// Bounds times a magnitude; those of `tens of thousands` reach to the last before the next ten: 99,999.
/// None where they are past all figures.
fn scaled(v: VagueValue, by: Decimal, filled: bool) -> Option<VagueValue> {
    let last = Decimal::from(u8::from(filled));
    let times = |value: Option<Decimal>| value.map_or(Some(None), |value| value.checked_mul(by).map(Some));
    let high = times(v.high.map(|high| high + last))?.map(|high| high - last);
    Some(VagueValue { low: v.low.checked_mul(by)?, high, magnitude: times(v.magnitude)?, scales: v.scales })
}
