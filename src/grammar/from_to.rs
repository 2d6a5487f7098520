//! `rose from 11 to 19 per cent`, `fell from $4 to $3 million`: what a figure was has the unit and the magnitude of what it became.

use rust_decimal::Decimal;

use super::{
    input::Tokens,
    number::{Value, point},
    quantity::{Measured, Quantity},
};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// Beyond these the two are hardly of one magnitude: `rose from 500 to 1.2 million`.
const GROWN: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
const FALLEN: Decimal = Decimal::from_parts(8, 0, 0, false, 0);

/// Gives one of the last two quantities what it shares with the other, where `from` and `to` hold them together.
pub(super) fn share(all: Tokens<'_>, found: &mut [Quantity]) {
    listed(all, found);
    let [.., first, second] = found else { return };
    let role = |i: usize| all.tokens[i].role;
    let led = |q: &Quantity, by: Role| role(q.first) == by || q.first > 0 && role(q.first - 1) == by;
    let next = first.end == second.first || first.end + 1 == second.first;
    if !next {
        return;
    }
    if led(first, Role::From) && led(second, Role::To) {
        take_over(all, first, second);
    } else if led(first, Role::To) && led(second, Role::From) && !counts(all, second.end) {
        take_over(all, second, first);
    }
}

/// Whether a noun of its own stands behind a figure: `to 900 tonnes from 640 mines`.
fn counts(all: Tokens<'_>, end: usize) -> bool {
    all.tokens.get(end).is_some_and(|t| {
        let noun =
            t.class.has(Class::NOUN | Class::PERSON | Class::ADJECTIVE) && !t.class.has(Class::TIME | Class::DATE_WORD);
        t.kind == Kind::Word && (noun || t.class.is_unknown())
    })
}

/// What a figure `was` takes over from what it became: its unit, and its magnitude where the two are near.
fn take_over(all: Tokens<'_>, was: &mut Quantity, is: &Quantity) {
    if was.measured != Measured::Count && was.measured != is.measured {
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
        // A figure falls to a part of itself and grows many times; `grew from 20 to 1.1 million` began with twenty.
        let near = if low < level { level < low * GROWN } else { low < level * FALLEN };
        let Some(shared) = low.checked_mul(after.multiplier).filter(|_| near && low < Decimal::ONE_THOUSAND) else {
            return;
        };
        was.value = Value::At(shared.normalize());
    }
    if !matches!(is.measured, Measured::Count | Measured::Measure(_, true)) {
        was.measured = is.measured;
    }
}

/// `10 and 20 centimetres`, `3, 4 and 5 per cent`: bare figures right before one with a unit share it.
fn listed(all: Tokens<'_>, found: &mut [Quantity]) {
    let [rest @ .., last] = found else { return };
    let unit = last.measured;
    if matches!(unit, Measured::Count | Measured::Measure(_, true)) || last.hedge.is_some() || last.share {
        return;
    }
    // `killed 14 and 60 km of road was washed away`: a clause of its own; `12 and 14 million tonnes` share more than the unit.
    let word = |t: &&Token| t.kind == Kind::Word;
    let verb = Class::BE | Class::HAVE | Class::PAST | Class::MODAL;
    let clause =
        all.tokens[last.end..].iter().take_while(word).take(6).any(|t| t.class.has(verb) && !t.class.has(Class::MONTH));
    if clause || all.tokens[last.at..last.end].iter().any(|t| t.class.has(Class::MULTIPLIER)) {
        return;
    }
    let links = |t: &Token, and: bool| matches!(t.role, Role::And | Role::Or) && and || t.kind == Kind::Comma && !and;
    let (mut next, mut and) = (last.first, true);
    for item in rest.iter_mut().rev() {
        let joined = item.end + 1 == next && links(&all.tokens[item.end], and);
        let bare = item.measured == Measured::Count && all.tokens[item.at].kind == Kind::Digits && !item.attributive;
        if !joined || !bare || item.end != item.at + 1 {
            return;
        }
        item.measured = unit;
        (next, and) = (item.first, false);
    }
}
