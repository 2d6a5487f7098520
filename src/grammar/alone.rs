//! Numbers that stand alone, as most do: one token, behind which nothing goes on from it or measures it. A look at what comes next spares
//! them the rules for all longer forms, which would give the same.

use rust_decimal::Decimal;

use super::{
    hedge::Prefix,
    input::Tokens,
    number::{trimmed, value_of},
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// Words that go on from a number, or say what it measures.
const GOES_ON: Class = Class(
    Class::NUMERIC.0
        | Class::PERCENT.0
        | Class::MEASURE.0
        | Class::CURRENCY_BEFORE.0
        | Class::CURRENCY_AFTER.0
        | Class::HEDGE_AFTER.0,
);

/// The number at the start, where it stands alone: `12` of `12 people`, `three` of `three were hurt`.
#[inline]
pub(super) fn alone(input: Tokens<'_>, prefix: &Prefix) -> Option<Decimal> {
    let token = input.first()?;
    let value = match token.kind {
        Kind::Digits if !token.shape.has(Shape::LEADS) && !token.class.has(Class::NUMERIC) => {
            input.values[token.value as usize]
        }
        Kind::Word
            if token.class.has(Class::NUMBER)
                && !token.class.has(Class::MULTIPLIER | Class::VAGUE | Class::SHARE)
                && matches!(token.role, Role::None | Role::One) =>
        {
            value_of(input, token)?
        }
        _ => return None,
    };
    ends(input, prefix).then(|| trimmed(value))
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
        _ if next.class.has(Class::PREPOSITION) => !after.is_some_and(|t| t.kind == Kind::Open),
        // `one paramedic in eight`
        _ => {
            let link = after.is_some_and(|t| matches!(t.role, Role::In | Role::OutOf));
            !(link && next.class.has(Class::NOUN) && input.get(3).is_some_and(may_be_number))
        }
    }
}

/// Whether a number, or what may stand before the second one of a ratio, begins with the token.
fn may_be_number(token: &Token) -> bool {
    token.kind != Kind::Word
        || token.class.has(Class::NUMERIC)
        || matches!(token.role, Role::Every | Role::Each | Role::Indefinite | Role::No | Role::NoneOf)
}
