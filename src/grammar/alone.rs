//! Numbers that stand alone, as most do: one token, from which nothing goes on. A look at what comes next spares them the rules for all longer
//! forms, which would give the same.

use rust_decimal::Decimal;

use super::{
    hedge::Prefix,
    input::Tokens,
    number::{trimmed, value_of},
    range::UNIT,
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// Words that go on from a number.
const GOES_ON: Class = Class(Class::NUMERIC.0 | Class::CURRENCY_BEFORE.0 | Class::HEDGE_AFTER.0);

/// A number of one token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alone {
    pub value: Decimal,
    /// A unit may stand behind it.
    pub measured: bool,
}

/// The number at the start, where it stands alone: `12` of `12 people`, `three` of `three were hurt`, `5` of `5 miles`.
#[inline]
pub(super) fn alone(input: Tokens<'_>, prefix: &Prefix) -> Option<Alone> {
    let token = input.first()?;
    let value = match token.kind {
        Kind::Digits if !token.class.has(Class::NUMERIC) => input.values[token.value as usize],
        Kind::Word
            if token.class.has(Class::NUMBER)
                && !token.class.has(Class::MULTIPLIER | Class::VAGUE | Class::SHARE)
                && matches!(token.role, Role::None | Role::One) =>
        {
            value_of(input, token)?
        }
        _ => return None,
    };
    let unit = input.get(1).filter(|t| t.class.has(UNIT));
    let measured = unit.is_some();
    // `5%`; what else is stuck to figures may be part of a name.
    if token.shape.has(Shape::LEADS) && !unit.is_some_and(|unit| input.word(unit).class.has(UNIT)) {
        return None;
    }
    let ends = if measured { ends_at_unit(input, prefix) } else { ends(input, prefix) };
    ends.then(|| Alone { value: trimmed(value), measured })
}

/// Whether nothing goes on from the one token at the start. Where that takes more than a look, the answer is no.
#[inline]
fn ends(input: Tokens<'_>, prefix: &Prefix) -> bool {
    let Some(next) = input.get(1) else { return true };
    let after = input.get(2);
    match next.kind {
        Kind::Word => {}
        // `3,5 million`; `at least 5, but fewer than 9`
        Kind::Comma => {
            return prefix.hedge.is_none() && !after.is_some_and(|t| t.kind == Kind::Digits && t.glued());
        }
        Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Open | Kind::Close | Kind::Quote => return true,
        _ => return false,
    }
    if next.class.has(GOES_ON) || input.word(next).number.is_some() {
        return false;
    }
    match next.role {
        Role::To | Role::Or | Role::Through | Role::OutOf | Role::DecimalPoint => false,
        // `two and a half`, `500 and more`; `between 5 and 9`, `at least 5 and fewer than 9`
        Role::And | Role::But => {
            let goes_on = |t: &Token| {
                t.kind != Kind::Word || t.class.has(Class::NUMBER) || matches!(t.role, Role::Indefinite | Role::More)
            };
            prefix.hedge.is_none() && !prefix.between && !after.is_some_and(goes_on)
        }
        // `one in five`; `12 in (300 mm)`
        Role::In => !after.is_some_and(may_be_number),
        // `three of every four`
        Role::Of if after.is_some_and(|t| matches!(t.role, Role::Every | Role::Each)) => false,
        _ if next.class.has(Class::PREPOSITION) => !after.is_some_and(|t| t.kind == Kind::Open),
        // `one paramedic in eight`
        _ => {
            let link = after.is_some_and(|t| matches!(t.role, Role::In | Role::OutOf));
            !(link && next.class.has(Class::NOUN) && input.get(3).is_some_and(may_be_number))
        }
    }
}

/// Whether nothing but its unit, which stands behind it, goes on from the one token at the start: no second number of a range or a ratio.
#[inline]
fn ends_at_unit(input: Tokens<'_>, prefix: &Prefix) -> bool {
    let Some(unit) = input.get(1) else { return true };
    let known = matches!(unit.kind, Kind::Word | Kind::Other)
        && !unit.class.has(GOES_ON | Class::PREPOSITION)
        && input.word(unit).number.is_none()
        && matches!(unit.role, Role::None | Role::Point);
    let Some(after) = input.get(2) else { return known };
    let ends = match after.kind {
        Kind::Word => {
            let goes_on = matches!(after.role, Role::To | Role::Or | Role::Through | Role::In | Role::OutOf)
                || prefix.between && after.role == Role::And;
            !goes_on
        }
        Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Open | Kind::Close | Kind::Quote => true,
        _ => false,
    };
    known && ends
}

/// Whether a number, or what may stand before the second one of a ratio, begins with the token.
fn may_be_number(token: &Token) -> bool {
    token.kind != Kind::Word
        || token.class.has(Class::NUMERIC)
        || matches!(token.role, Role::Every | Role::Each | Role::Indefinite | Role::No | Role::NoneOf)
}
