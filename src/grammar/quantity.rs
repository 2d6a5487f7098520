//! Quantities: hedges, a number or range, and what it measures: `more than $5.3bn`, `an estimated 10 to 15 per cent`.

use nom::Input;
use rust_decimal::Decimal;

use super::{
    input::{Parsed, Tokens},
    number::{Number, Value, may_begin},
    prim::miss,
    range::range_or_number,
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

#[derive(Default)]
struct Prefix {
    hedge: Option<(Qualifier, Span)>,
    bound: bool,
    about: bool,
    additional: bool,
    total: bool,
    between: bool,
    from: bool,
}

impl Prefix {
    /// Two hedges together: a bound wins over `about`, and `exactly` gives way to all.
    fn add(&mut self, qualifier: Qualifier, span: Span) {
        let joined = self.hedge.map_or(span, |(_, s)| s.join(span));
        let wins = match self.hedge {
            None => true,
            Some((Qualifier::Exactly, _)) => true,
            Some((Qualifier::About, _)) => qualifier != Qualifier::Exactly,
            Some(_) => false,
        };
        let name = if wins { qualifier } else { self.hedge.map_or(qualifier, |(q, _)| q) };
        self.hedge = Some((name, joined));
        self.bound |= !matches!(name, Qualifier::Exactly | Qualifier::About);
        self.about |= qualifier == Qualifier::About;
    }
}

/// A whole quantity at the start of the input; `offset` is the index of its first token in the sentence.
pub(crate) fn quantity(input: Tokens<'_>, offset: usize) -> Parsed<'_, Quantity> {
    let mut prefix = Prefix::default();
    let mut rest = input;
    while let Some(after) = prefix_word(rest, &mut prefix) {
        rest = after;
    }
    let currency = currency_before(rest);
    let number_at = rest;
    if let Some((_, after)) = currency {
        rest = Tokens { money: true, ..after };
        while let Some(after) = prefix_word(rest, &mut prefix) {
            rest = after;
        }
    }
    let digits_at = rest;
    if !may_begin(rest) {
        return miss();
    }
    let (mut rest, number) = range_or_number(rest, prefix.between)?;
    let used = input.tokens.len() - rest.tokens.len();
    let first_token = if currency.is_some() { number_at } else { digits_at };
    let Some(first) = first_token.first() else { return miss() };
    let mut span = first.span.join(input.tokens[used - 1].span);
    let mut measured = match currency {
        Some((code, _)) => Measured::Money(code),
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
    if let Some((after, unit, by)) = unit(rest, measured, &mut attributive) {
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
        after_number(&mut rest, &mut prefix);
        // `40% to 50%`: the sign stands twice, and the range was read with it.
    } else if hyphen_noun(rest) {
        attributive = true;
    }
    let (qualifier, value) = settle(&prefix, value);
    let one = matches!(value, Value::At(v) if v == Decimal::ONE)
        && digits_at.first().is_some_and(|t| t.role == Role::One)
        && used == input.tokens.len() - digits_at.tokens.len() + 1;
    let end = offset + input.tokens.len() - rest.tokens.len();
    let at = offset + input.tokens.len() - first_token.tokens.len();
    let quantity = Quantity {
        number: span,
        qualifier,
        hedge: prefix.hedge.map(|(_, s)| s),
        value,
        measured,
        first: offset,
        end,
        at,
        additional: prefix.additional,
        total: prefix.total,
        attributive,
        implicit: false,
        share,
        one,
    };
    Ok((rest, quantity))
}

/// One hedge or one of the words that may stand among hedges.
fn prefix_word<'a>(input: Tokens<'a>, prefix: &mut Prefix) -> Option<Tokens<'a>> {
    let token = input.first()?;
    let word = input.word(token);
    let begins_number = |t: &Token| {
        t.kind == Kind::Digits || t.class.has(Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE)
    };
    let next = input.get(1)?;
    match token.role {
        Role::Between if begins_number(next) || next.class.has(Class::HEDGE | Class::CURRENCY_BEFORE) => {
            prefix.between = true;
            prefix.hedge.get_or_insert((Qualifier::Exactly, token.span));
            return Some(input.take_from(1));
        }
        Role::Another | Role::Further
            if begins_number(next) || next.class.has(Class::HEDGE | Class::CURRENCY_BEFORE) =>
        {
            prefix.additional = true;
            return Some(input.take_from(1));
        }
        Role::Indefinite if next.role == Role::Further => {
            prefix.additional = true;
            return Some(input.take_from(2));
        }
        Role::Other if begins_number(next) && token.class.has(Class::DETERMINER) => {
            prefix.additional = true;
            return Some(input.take_from(1));
        }
        Role::TotalOf => {
            prefix.total = true;
            prefix.add(Qualifier::Exactly, token.span);
            return Some(input.take_from(1));
        }
        Role::From if begins_number(next) => {
            prefix.from = true;
            return Some(input.take_from(1));
        }
        _ => {}
    }
    let name = word.before.filter(|_| token.class.has(Class::HEDGE))?;
    // A hedge must lead to a number: `over the hill`, `about him`, `some people`.
    let leads = |t: &Token| {
        begins_number(t)
            || t.class.has(Class::HEDGE | Class::CURRENCY_BEFORE)
            || matches!(t.role, Role::Another | Role::Further | Role::Between | Role::TotalOf)
            || t.role == Role::Indefinite
                && input
                    .get(2)
                    .is_some_and(|t| t.class.has(Class::MULTIPLIER | Class::SHARE) || t.role == Role::Further)
            || t.kind == Kind::Digits
    };
    if !leads(next) {
        return None;
    }
    prefix.add(name, token.span);
    Some(input.take_from(1))
}

/// `$`, `US$`, `Rs`: a currency that stands before its number.
fn currency_before(input: Tokens<'_>) -> Option<(u16, Tokens<'_>)> {
    let token = input.first().filter(|t| t.class.has(Class::CURRENCY_BEFORE))?;
    let mut code = input.word(token).symbol?;
    let mut rest = input.take_from(1);
    // `US $`, `US$`, `Rs.`: letters and a sign together.
    while let Some(sign) = rest.first().filter(|t| t.class.has(Class::CURRENCY_BEFORE) && t.kind == Kind::Other) {
        if token.kind != Kind::Word {
            code = rest.word(sign).symbol?;
        }
        rest = rest.take_from(1);
    }
    Some((code, rest))
}

/// `+`, `or more`, `-odd`, `plus` after a number.
fn after_number<'a>(rest: &mut Tokens<'a>, prefix: &mut Prefix) {
    let mut at = *rest;
    if at.first().is_some_and(|t| t.kind == Kind::Hyphen) && at.get(1).is_some_and(|t| t.class.has(Class::HEDGE_AFTER))
    {
        at = at.take_from(1);
    }
    let Some(token) = at.first() else { return };
    if token.kind == Kind::Plus && token.glued() {
        prefix.add(Qualifier::AtLeast, token.span);
        *rest = at.take_from(1);
        return;
    }
    if !token.class.has(Class::HEDGE_AFTER) {
        return;
    }
    let Some(name) = at.word(token).after else { return };
    // `plus` and `odd` are hedges only when a hyphen joins them or no number follows.
    let numeric = at.get(1).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER));
    if numeric && !token.glued() {
        return;
    }
    prefix.add(name, token.span);
    *rest = at.take_from(1);
}

/// A unit after the number: percent, a measure, a currency's name. Gives the rest, the unit, and a factor (a cent is a hundredth).
fn unit<'a>(
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
        let factor = word.minor.then(|| Decimal::new(1, 2));
        *attributive |= hyphen;
        return Some((at.take_from(1), Measured::Money(word.symbol?), factor));
    }
    if token.class.has(Class::MEASURE) {
        // A measure's letters stuck to nothing (`t`, `m`) need a number in digits right before them.
        let symbol = word.symbol?;
        let time = token.class.has(Class::TIME);
        let followed = at.get(1);
        let short = token.span.end - token.span.start <= 2;
        if short && token.capital() && !token.glued() && followed.is_some_and(|t| t.kind == Kind::Word && t.capital()) {
            return None;
        }
        *attributive |= hyphen;
        return Some((at.take_from(1), Measured::Measure(symbol, time), None));
    }
    None
}

/// `a 12-man team`, `a 20-storey block`: the number describes the noun.
fn hyphen_noun(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| t.kind == Kind::Hyphen && t.glued())
        && input.get(1).is_some_and(|t| t.kind == Kind::Word)
}

fn times(value: Value, by: Decimal) -> Value {
    let product = |v: Decimal| v.checked_mul(by).unwrap_or(v).normalize();
    match value {
        Value::At(v) => Value::At(product(v)),
        Value::Roughly(v) => Value::Roughly(product(v)),
        Value::Between(a, b) => Value::Between(product(a), product(b)),
        Value::Vague { low, high } => Value::Vague { low: product(low), high: high.map(product) },
    }
}

/// The qualifier that hedges and value make together.
fn settle(prefix: &Prefix, value: Value) -> (Qualifier, Value) {
    let hedge = prefix.hedge.map(|(q, _)| q).unwrap_or(Qualifier::Exactly);
    match value {
        Value::Between(..) => (Qualifier::Between, value),
        Value::Vague { .. } if matches!(hedge, Qualifier::Exactly | Qualifier::About) => (Qualifier::Vague, value),
        Value::Roughly(v) if hedge == Qualifier::Exactly => (Qualifier::About, Value::At(v)),
        Value::Roughly(v) => (hedge, Value::At(v)),
        _ => (hedge, value),
    }
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
