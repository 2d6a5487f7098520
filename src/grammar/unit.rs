//! What a number measures: a currency before or after it, percent, a unit of measure.

use nom::Input;
use rust_decimal::Decimal;

use super::{
    input::Tokens,
    number::{Value, plain},
    quantity::Measured,
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// `$`, `US$`, `Rs`: a currency that stands before its number.
pub(super) fn currency_before(input: Tokens<'_>) -> Option<(u16, Tokens<'_>)> {
    let token = input.first().filter(|t| t.class.has(Class::CURRENCY_BEFORE))?;
    let mut code = input.word(token).symbol?;
    let mut rest = input.take_from(1);
    // `the S&P 500`: a letter is a currency only where it is stuck to its number.
    let letter = token.kind == Kind::Word && token.span.end - token.span.start == 1;
    if letter && rest.first().is_some_and(|t| t.span.start != token.span.end) {
        return None;
    }
    // `US $`, `US$`, `Rs.`: letters and a sign together.
    while let Some(sign) = rest.first().filter(|t| t.class.has(Class::CURRENCY_BEFORE) && t.kind == Kind::Other) {
        if token.kind != Kind::Word {
            code = rest.word(sign).symbol?;
        }
        rest = rest.take_from(1);
    }
    Some((code, rest))
}

/// A unit after the number: percent, a measure, a currency's name. Gives the rest, the unit, and a factor (a cent is a hundredth).
pub(super) fn unit<'a>(
    input: Tokens<'a>,
    measured: Measured,
    attributive: &mut bool,
) -> Option<(Tokens<'a>, Measured, Option<Decimal>)> {
    let mut at = input;
    let hyphen = at.first().is_some_and(|t| t.kind == Kind::Hyphen && t.glued());
    if hyphen {
        at = at.take_from(1);
    }
    let token = at.first()?;
    let word = at.word(token);
    if matches!(measured, Measured::Money(_)) {
        // `US$40 million dollars`
        let same = token.class.has(Class::CURRENCY_AFTER) && !word.minor && !hyphen;
        return same.then(|| (at.take_from(1), measured, None));
    }
    if token.class.has(Class::PERCENT) {
        let point = at.get(1).is_some_and(|t| t.role == Role::Point);
        return (!point).then(|| (at.take_from(1), Measured::Percent, None));
    }
    if token.class.has(Class::CURRENCY_AFTER) {
        // `35p`, not `35 p`
        if token.span.end - token.span.start == 1 && token.kind == Kind::Word && !token.glued() {
            return None;
        }
        let factor = word.minor.then(|| Decimal::new(1, 2));
        *attributive |= hyphen;
        return Some((at.take_from(1), Measured::Money(word.symbol?), factor));
    }
    if token.class.has(Class::CURRENCY_BEFORE) && !hyphen && stands_behind(at) {
        return Some((at.take_from(1), Measured::Money(word.symbol?), None));
    }
    if token.class.has(Class::MEASURE) {
        // A measure's letters stuck to nothing (`t`, `m`) need a number in digits right before them.
        let symbol = word.symbol?;
        let time = token.class.has(Class::TIME);
        let followed = at.get(1);
        let short = token.span.end - token.span.start <= 2;
        // `18 KM EAST OF MORA` in a text in capitals.
        let capitals = token.shape.has(Shape::UPPER) && followed.is_some_and(|t| t.shape.has(Shape::UPPER));
        let named = followed.is_some_and(|t| t.kind == Kind::Word && t.capital());
        if short && token.capital() && !token.glued() && named && !capitals {
            return None;
        }
        *attributive |= hyphen;
        return Some((at.take_from(1), Measured::Measure(symbol, time), None));
    }
    // `12 in (300 mm)`
    let again = at.get(1).is_some_and(|t| t.kind == Kind::Open) && at.get(2).is_some_and(|t| t.kind == Kind::Digits);
    if again && token.class.has(Class::PREPOSITION) && !token.glued() {
        return Some((at.take_from(1), Measured::Measure(word.symbol?, false), None));
    }
    None
}

/// `a 12-man team`, `a 20-storey block`: the number describes the noun.
pub(super) fn hyphen_noun(input: Tokens<'_>) -> bool {
    // `1,663.3-x` in a table: the letter points to a note.
    let letter = |t: &Token| t.span.end - t.span.start == 1;
    input.first().is_some_and(|t| t.kind == Kind::Hyphen && t.glued())
        && input.get(1).is_some_and(|t| t.kind == Kind::Word && !letter(t))
}

pub(super) fn times(value: Value, by: Decimal) -> Value {
    let product = |v: Decimal| v.checked_mul(by).unwrap_or(v).normalize();
    match value {
        Value::At(v) => Value::At(product(v)),
        Value::Roughly(v) => Value::Roughly(product(v)),
        Value::Between(a, b) => Value::Between(product(a), product(b)),
        Value::Vague { low, high } => Value::Vague { low: product(low), high: high.map(product) },
    }
}

/// `10 €`, `350USD`, `3 GBP 20 pence`: a currency that usually stands before a number belongs to the one before it.
fn stands_behind(input: Tokens<'_>) -> bool {
    let Some(sign) = input.first() else { return false };
    let Some(next) = input.get(1) else { return true };
    if next.kind != Kind::Digits {
        return sign.kind == Kind::Other || sign.glued() || sign.shape.has(Shape::UPPER);
    }
    // `17 USD 25.`
    let two = next.span.end - next.span.start == 2;
    let minor = match input.get(2) {
        Some(t) => t.class.has(Class::CURRENCY_AFTER) && input.word(t).minor || two && t.kind == Kind::Stop,
        None => two,
    };
    !next.glued() && (sign.glued() || minor)
}

/// `million` after `75 USD`.
pub(super) fn shared_magnitude(input: Tokens<'_>, measured: Measured) -> Option<(Tokens<'_>, Decimal)> {
    let token = input.first().filter(|t| t.class.has(Class::MULTIPLIER) && matches!(measured, Measured::Money(_)))?;
    let by = input.word(token).number.filter(|by| *by >= Decimal::ONE_THOUSAND)?;
    Some((input.take_from(1), by))
}

/// The smaller unit behind a larger: `50 cents` after `3 dollars`, `4 inches` after `6 feet`, `45` after `13 dollars`. Gives the
/// rest, and the part in the larger unit.
pub(super) fn compound(input: Tokens<'_>, measured: Measured) -> Option<(Tokens<'_>, Decimal)> {
    if !matches!(measured, Measured::Money(_) | Measured::Measure(_, false)) {
        return None;
    }
    let joined = input.first().is_some_and(|t| t.role == Role::And);
    let rest = input.take_from(usize::from(joined));
    if !rest.first().is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER)) {
        return None;
    }
    let (after, number) = plain(rest).ok()?;
    let Value::At(count) = number.value else { return None };
    let unit = after.first();
    let word = unit.map(|t| after.word(t));
    match measured {
        Measured::Money(_) if count < Decimal::ONE_HUNDRED => {
            let part = count * Decimal::new(1, 2);
            if unit.is_some_and(|t| t.class.has(Class::CURRENCY_AFTER)) && word.is_some_and(|w| w.minor) {
                return Some((after.take_from(1), part));
            }
            // `13 dollars 45`: nothing else is counted, and nothing goes on.
            let two = rest.first().is_some_and(|t| t.kind == Kind::Word || t.span.end - t.span.start == 2);
            let ends = unit.is_none_or(|t| t.kind == Kind::Stop);
            (two && ends && count.is_integer()).then_some((after, part))
        }
        Measured::Measure(whole, _) => {
            let part = word.filter(|_| unit.is_some_and(|t| t.class.has(Class::MEASURE)))?.symbol?;
            let parts = after.lexicon.parts.iter().find(|p| (p.whole, p.part) == (whole, part))?.count;
            (count < parts).then(|| (after.take_from(1), (count / parts).round_dp(10)))
        }
        _ => None,
    }
}
