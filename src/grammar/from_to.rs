//! `rose from 11 to 19 per cent`, `fell from $4 to $3 million`: what a figure was has the unit and the magnitude of what it became.

use rust_decimal::Decimal;

use super::{
    input::Tokens,
    number::{Value, point},
    quantity::{Measured, Quantity},
};
use crate::lexicon::{Class, Role};

/// Beyond it the two are hardly of one magnitude: `rose from 500 to 1.2 million`.
const FAR: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Gives the last quantity but one what it shares with the last, where `from` and `to` hold them together.
pub(super) fn share(all: Tokens<'_>, found: &mut [Quantity]) {
    let [.., was, is] = found else { return };
    let role = |i: usize| all.tokens[i].role;
    let joined = was.end + 1 == is.first && role(was.end) == Role::To;
    let from = role(was.first) == Role::From || was.first > 0 && role(was.first - 1) == Role::From;
    if !joined || !from || was.measured != Measured::Count && was.measured != is.measured {
        return;
    }
    let number = |q: &Quantity| {
        let sign = all.tokens[q.at].class.has(Class::CURRENCY_BEFORE);
        let tokens = &all.tokens[q.at + usize::from(sign)..];
        point(Tokens { tokens, ..all }).ok().map(|(_, number)| number)
    };
    let (Some(before), Some(after)) = (number(was), number(is)) else { return };
    let (Value::At(low), Value::At(high)) = (was.value, is.value) else { return };
    if after.multiplier > Decimal::ONE && before.multiplier == Decimal::ONE {
        let Some(level) = high.checked_div(after.multiplier).filter(|level| !level.is_zero() && !low.is_zero()) else {
            return;
        };
        let near = low < level * FAR && level < low * FAR;
        let Some(shared) = low.checked_mul(after.multiplier).filter(|_| near && low < Decimal::ONE_THOUSAND) else {
            return;
        };
        was.value = Value::At(shared.normalize());
    }
    if is.measured == Measured::Percent {
        was.measured = Measured::Percent;
    }
}
