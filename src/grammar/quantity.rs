//! Quantities: hedges, a number or range, and what it measures: `more than $5.3bn`, `an estimated 10 to 15 per cent`.

use nom::Input;
use rust_decimal::Decimal;

use super::{
    alone::{Alone, alone},
    hedge::{Prefix, after_number, interval, is_lead, prefix_words, settle},
    input::Tokens,
    number::{Number, Value, may_begin},
    range::range_or_number,
    sign::{negated, sign},
    unit::{compound, currency_before, hyphen_noun, shared_magnitude, times, unit},
};
use crate::{
    Qualifier,
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
    span::Span,
};

/// What a quantity counts or measures, as far as its own words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measured {
    /// Things: the noun phrase after it says which.
    Count,
    Percent,
    /// An ISO 4217 code's index in the lexicon's symbols.
    Money(u16),
    /// A measure's symbol, and whether it is of time.
    Measure(u16, bool),
}

/// A hedged number with its unit, and where its parts stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The number as SCHEMA has it: with a currency sign or a percent sign stuck to it, without hedge and unit.
    pub number: Span,
    pub qualifier: Qualifier,
    pub hedge: Option<Span>,
    pub value: Value,
    pub measured: Measured,
    /// The first and one past the last of its tokens, hedges and unit included.
    pub first: usize,
    pub end: usize,
    /// The index of the number's own first token.
    pub at: usize,
    /// `another`, `a further`: on top of others.
    pub additional: bool,
    /// `a total of`
    pub total: bool,
    /// Joined by a hyphen to a noun: `a 43-acre farm`.
    pub attributive: bool,
    /// Not a number as written but a noun phrase that counts by itself: `a woman`, `no one`, `both men`.
    pub implicit: bool,
    /// `one in five`, `half`: a part of the whole that follows.
    pub share: bool,
    /// The number is just the word `one`.
    pub one: bool,
}

/// A whole quantity at the start of the input; `offset` is the index of its first token in the sentence.
pub(crate) fn quantity(input: Tokens<'_>, offset: usize) -> Option<Quantity> {
    let token = input.first()?;
    if is_lead(token) {
        let lead = Lead::new(input);
        let alone = if lead.minus { None } else { alone(lead.number, &lead.prefix) };
        return lead.quantity(input, offset, alone.map(|alone| alone.value));
    }
    let lead = Lead { prefix: Prefix::default(), minus: false, currency: None, first: input, number: input };
    match alone(input, &lead.prefix) {
        Some(Alone { value, measured: false }) => {
            let found = of_one(token, offset, value);
            debug_assert_eq!(Some(found), lead.quantity(input, offset, None), "it stands alone");
            Some(found)
        }
        measured => lead.quantity(input, offset, measured.map(|alone| alone.value)),
    }
}

/// The quantity of a number of one token, without anything beside it.
#[inline]
fn of_one(token: &Token, index: usize, value: Decimal) -> Quantity {
    Quantity {
        number: token.span,
        qualifier: Qualifier::Exactly,
        hedge: None,
        value: Value::At(value),
        measured: Measured::Count,
        first: index,
        end: index + 1,
        at: index,
        additional: false,
        total: false,
        attributive: false,
        implicit: false,
        share: false,
        one: token.role == Role::One && value == Decimal::ONE,
    }
}

/// What stands before a number: hedges, a sign, a currency.
struct Lead<'a> {
    prefix: Prefix,
    /// It has the `-` of `-$5`; a sign right before the figures is the number's own.
    minus: bool,
    currency: Option<u16>,
    /// From the first token behind the hedges on: the sign, the currency, or the number.
    first: Tokens<'a>,
    number: Tokens<'a>,
}

impl<'a> Lead<'a> {
    fn new(input: Tokens<'a>) -> Lead<'a> {
        let mut prefix = Prefix::default();
        let mut first = prefix_words(input, &mut prefix);
        let prefixed = input.tokens.len() - first.tokens.len();
        first.signs = prefixed > 0 && input.tokens[prefixed - 1].kind == Kind::Other;
        let minus = sign(first).filter(|after| after.first().is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE)));
        let signed = minus.is_some();
        match currency_before(minus.unwrap_or(first)) {
            Some((code, after)) => {
                let number = prefix_words(Tokens { money: true, signs: true, ..after }, &mut prefix);
                Lead { prefix, minus: signed, currency: Some(code), first, number }
            }
            None => Lead { prefix, minus: signed, currency: None, first, number: first },
        }
    }

    /// The number behind it, of one token if that is known to stand alone, with what measures it.
    fn quantity(&self, input: Tokens<'a>, offset: usize, alone: Option<Decimal>) -> Option<Quantity> {
        let Lead { mut prefix, minus, currency, first: first_token, number: digits_at } = *self;
        let (mut rest, mut number) = match alone {
            Some(value) => {
                debug_assert!(
                    range_or_number(digits_at, prefix.between).is_ok_and(|(rest, long)| {
                        long == Number::at(value) && rest.tokens.len() + 1 == digits_at.tokens.len()
                    }),
                    "{value} stands alone"
                );
                (digits_at.take_from(1), Number::at(value))
            }
            None if may_begin(digits_at) => range_or_number(digits_at, prefix.between).ok()?,
            None => return None,
        };
        if minus {
            number = negated(number);
        }
        if let Some((after, both)) = interval(rest, &prefix, number) {
            (rest, number) = (after, both);
        }
        let used = input.tokens.len() - rest.tokens.len();
        let first = first_token.first()?;
        // `half` of `half a mile`, `three quarters` of `three quarters of an inch`
        let mut words = input.tokens[..used].iter().rev();
        let last = words.find(|t| !matches!(t.role, Role::Indefinite | Role::Of))?;
        let mut span = first.span.join(last.span);
        let mut measured = match currency {
            Some(code) => Measured::Money(code),
            None => Measured::Count,
        };
        let mut share = number.share;
        if share {
            measured = Measured::Percent;
        }
        // `500+`, `150-plus` stand before the unit, `or more` before or after it.
        after_number(&mut rest, &mut prefix);
        let mut attributive = false;
        let mut value = number.value;
        if let Some(after) = of_unit(rest, value, measured) {
            rest = after;
        }
        // `channel one s new show`: a letter measures only what stands in figures.
        let letter = rest.first().is_some_and(|t| t.kind == Kind::Word && t.span.end - t.span.start == 1);
        let words = letter && input.tokens[used - 1].kind == Kind::Word;
        if !words && let Some((after, unit, by)) = unit(rest, measured, &mut attributive) {
            let sign = rest.first().filter(|t| t.class.has(Class::PERCENT) && t.kind == Kind::Other && t.glued());
            if let Some(sign) = sign {
                span = span.join(sign.span);
            }
            measured = unit;
            if let Some(by) = by {
                value = times(value, by);
            }
            share = false;
            rest = after;
            if let Some((after, by)) = shared_magnitude(rest, measured) {
                value = times(value, by);
                rest = after;
            }
            if let Value::At(whole) = value
                && let Some((after, part)) = compound(rest, measured)
                && let Some(sum) = whole.checked_add(part)
            {
                let last = input.tokens.len() - after.tokens.len() - 1;
                let last = if input.tokens[last].kind == Kind::Digits { last } else { last - 1 };
                span = span.join(input.tokens[last].span);
                value = Value::At(sum);
                rest = after;
            }
            after_number(&mut rest, &mut prefix);
            // `40% to 50%`: the sign stands twice, and the range was read with it.
        } else if hyphen_noun(rest) {
            attributive = true;
        }
        let (qualifier, value) = settle(&prefix, value);
        let one = digits_at.first().is_some_and(|t| t.role == Role::One)
            && used == input.tokens.len() - digits_at.tokens.len() + 1
            && matches!(value, Value::At(v) if v == Decimal::ONE);
        Some(Quantity {
            number: span,
            qualifier,
            hedge: prefix.hedge.map(|(_, s)| s),
            value,
            measured,
            first: offset,
            end: offset + input.tokens.len() - rest.tokens.len(),
            at: offset + input.tokens.len() - first_token.tokens.len(),
            additional: prefix.additional,
            total: prefix.total,
            attributive,
            implicit: false,
            share,
            one,
        })
    }
}

/// `millions of dollars`, `thousands of hectares`: from the unit on, where one stands behind the `of` of a vague number.
fn of_unit<'a>(rest: Tokens<'a>, value: Value, measured: Measured) -> Option<Tokens<'a>> {
    let of = measured == Measured::Count
        && matches!(value, Value::Vague { .. })
        && rest.first().is_some_and(|t| t.role == Role::Of);
    let after = rest.take_from(usize::from(of));
    let unit = after.first().filter(|t| {
        t.class.has(Class::CURRENCY_AFTER)
            || t.class.has(Class::MEASURE) && !t.class.has(Class::TIME) && t.span.end - t.span.start > 2
    });
    (of && unit.is_some()).then_some(after)
}

/// True for digits that could be a year: four of them, no separator, 1000 to 2100.
pub(crate) fn looks_like_year(token: &Token, value: Decimal) -> bool {
    token.kind == Kind::Digits
        && !token.shape.has(Shape::SEPARATED | Shape::LEADS)
        && token.span.end - token.span.start == 4
        && value >= Decimal::from(1000)
        && value <= Decimal::from(2100)
}

/// The number of a [`Number`] that stands at one point.
pub(crate) fn point_value(number: &Number) -> Option<Decimal> {
    match number.value {
        Value::At(v) => Some(v),
        _ => None,
    }
}
