//! Numbers: which of the forms in digits, in words, of parts and of vague words stands at a place.

use nom::{Input, Parser, combinator::opt, sequence::preceded};
use rust_decimal::Decimal;

use super::{
    digits::digits,
    fraction::{fraction, improper, part_of_magnitude, ratio},
    input::{Parsed, Tokens},
    prim::{class, kind, miss},
    sign::{decimals, negated, sign},
    vague::vague,
    words::words,
};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// What a number says: a point, a span, or a vague word's bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    At(Decimal),
    Between(Decimal, Decimal),
    Vague {
        low: Decimal,
        high: Option<Decimal>,
    },
    /// A vague word that states a number after all: `a couple` is about 2.
    Roughly(Decimal),
}

/// A parsed number, with the magnitude by which its last word multiplied it (1 where there was none).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub value: Value,
    pub multiplier: Decimal,
    /// It says which part of a whole: `two-thirds`, `half`. Its value is a percentage.
    pub share: bool,
}

impl Number {
    pub(super) fn at(value: Decimal) -> Number {
        Number { value: Value::At(value), multiplier: Decimal::ONE, share: false }
    }
}

/// Without zeros behind the point. Most figures are whole, and have none.
#[inline]
pub(super) fn trimmed(value: Decimal) -> Decimal {
    if value.scale() == 0 { value } else { value.normalize() }
}

/// Whether any number can begin here; a look that spares nearly all other words the rules below.
pub(crate) fn may_begin(input: Tokens<'_>) -> bool {
    let Some(first) = input.first() else { return false };
    let numeric = Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE;
    if matches!(first.kind, Kind::Digits | Kind::Hyphen) || first.class.has(numeric) {
        return true;
    }
    if matches!(first.role, Role::Minus | Role::No) || input.wide && first.role == Role::NoneOf {
        return true;
    }
    // `a million`, `a third`
    let past_hyphen = 1 + usize::from(input.get(1).is_some_and(|t| t.kind == Kind::Hyphen));
    matches!(first.role, Role::Indefinite | Role::One)
        && input.get(past_hyphen).is_some_and(|t| t.class.has(Class::MULTIPLIER | Class::SHARE))
}

/// Any number. The longest and most specific forms come first.
pub(crate) fn number(input: Tokens<'_>) -> Parsed<'_, Number> {
    Start::new(input).number()
}

/// A number that stands at one point: digits or words.
pub(crate) fn point(input: Tokens<'_>) -> Parsed<'_, Number> {
    Start::new(input).point().map_or_else(miss, Ok)
}

/// What begins at one place, of which a range, a ratio and a plain number all are made; read once for all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'a> {
    input: Tokens<'a>,
    /// A word for a part stands near enough to belong to the number.
    parts: bool,
    part_of_magnitude: Option<(Tokens<'a>, Number)>,
    /// Digits or words.
    plain: Option<(Tokens<'a>, Number)>,
}

impl<'a> Start<'a> {
    pub fn new(input: Tokens<'a>) -> Start<'a> {
        if let Some(after) = sign(input) {
            let number = Start::new(after).number().ok().map(|(rest, number)| (rest, negated(number)));
            return Start { input, parts: false, part_of_magnitude: None, plain: number };
        }
        // A count and a hyphen may stand before it.
        let parts = input.tokens.iter().take(3).any(|t| t.class.has(Class::SHARE));
        let part_of_magnitude = if parts { part_of_magnitude(input).ok() } else { None };
        Start { input, parts, part_of_magnitude, plain: plain(input).ok() }
    }

    /// The number that stands at one point, and what comes after it.
    pub fn point(&self) -> Option<(Tokens<'a>, Number)> {
        self.part_of_magnitude.or(self.plain)
    }

    /// The longest and most specific number.
    pub fn number(&self) -> Parsed<'a, Number> {
        if let Some(found) = self.part_of_magnitude {
            return Ok(found);
        }
        if let Some((rest, some)) = self.plain
            && let Ok(found) = ratio(rest, some)
        {
            return Ok(found);
        }
        if (self.parts || self.input.get(1).is_some_and(|t| t.kind == Kind::Slash))
            && let Ok(found) = fraction(self.input)
        {
            return Ok(found);
        }
        if let Some((rest, count)) = self.plain
            && rest.first().is_some_and(|t| t.class.has(Class::SHARE))
            && let Some(found) = improper(rest, count)
        {
            return Ok(found);
        }
        // Digits are never vague; a vague word may be a number word too.
        match vague(self.input) {
            Ok(found) => Ok(found),
            Err(_) => self.plain.map_or_else(miss, Ok),
        }
    }
}

/// Digits or words, with decimals said in words: `two point five million`.
pub(super) fn plain(input: Tokens<'_>) -> Parsed<'_, Number> {
    let first = input.first();
    let (rest, number) = match first {
        Some(token) if token.kind == Kind::Digits => digits(input)?,
        // `zero point five`: zero alone counts nothing here.
        Some(token) if input.wide && token.kind == Kind::Word && latent_zero(input, token) => {
            (input.take_from(1), Number::at(Decimal::ZERO))
        }
        Some(token) if token.role == Role::No && input.get(1).is_some_and(|t| t.role == Role::DecimalPoint) => {
            (input.take_from(1), Number::at(Decimal::ZERO))
        }
        _ => words(input)?,
    };
    let whole = |v: Decimal| v.is_integer() && number.multiplier <= Decimal::ONE_HUNDRED;
    match (number.value, decimals(rest)) {
        (Value::At(v), Some((rest, part))) if whole(v) => {
            let (rest, by) = opt(magnitude).parse(rest)?;
            let multiplier = by.unwrap_or(Decimal::ONE);
            match (v + part).checked_mul(multiplier) {
                Some(v) => Ok((rest, Number { multiplier, ..Number::at(v.normalize()) })),
                None => miss(),
            }
        }
        _ => Ok((rest, number)),
    }
}

/// A word that is a number only where bare numbers are asked for: `zero`.
fn latent_zero(input: Tokens<'_>, token: &Token) -> bool {
    matches!(token.role, Role::No | Role::NoneOf) && value_of(input, token).is_some_and(|v| v.is_zero())
}

pub(super) fn value_of(input: Tokens<'_>, token: &Token) -> Option<Decimal> {
    input.word(token).number
}

/// A magnitude after a number, also where it stands in the plural, `three dozens`, or is abbreviated, `three hundred cr`.
pub(super) fn magnitudes(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    // One letter is too little: `three hundred m`.
    let unknown = |t: &Token| t.class.without(Class::ABBREVIATION).is_unknown();
    let short = |t: &&Token| t.kind == Kind::Word && unknown(t) && t.span.end - t.span.start > 1;
    let abbreviated = input.first().filter(short).and_then(|t| value_of(input, t));
    if let Some(by) = abbreviated.filter(|by| *by >= Decimal::ONE_THOUSAND) {
        return Ok((input.take_from(1), by));
    }
    let plural = input.first().filter(|t| t.class.has(Class::VAGUE)).and_then(|t| input.word(t).vague.as_ref());
    match plural {
        // The plural says two of them and more; `several` and `few` name no magnitude.
        Some(v) if v.scales && v.magnitude.is_none() && v.low >= Decimal::from(20) => {
            Ok((input.take_from(1), v.low / Decimal::TWO))
        }
        _ => magnitude(input),
    }
}

/// A magnitude word: `million`, `hundred`, `lakh`, `dozen`.
pub(super) fn magnitude(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, token) = preceded(opt(hyphen), class(Class::MULTIPLIER)).parse(input)?;
    match value_of(input, token) {
        Some(value) => Ok((rest, value)),
        None => miss(),
    }
}

pub(super) fn hyphen(input: Tokens<'_>) -> Parsed<'_, &Token> {
    kind(Kind::Hyphen).parse(input)
}

pub(super) fn simple_word(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, token) = class(Class::NUMBER).parse(input)?;
    value_of(input, token).map_or_else(miss, |v| Ok((rest, v)))
}
