//! Numbers: digits with magnitudes, number words to trillions, fractions, dozens, and vague numbers.

use nom::{
    Input, Parser,
    branch::alt,
    combinator::{opt, peek},
    sequence::{pair, preceded},
};
use rust_decimal::Decimal;

use super::{
    input::{Parsed, Tokens},
    prim::{class, kind, miss, one, role},
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Marks, Role, VagueValue},
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
    fn at(value: Decimal) -> Number {
        Number { value: Value::At(value), multiplier: Decimal::ONE, share: false }
    }
}

/// Whether any number can begin here; a look that spares nearly all other words the rules below.
pub(crate) fn may_begin(input: Tokens<'_>) -> bool {
    let Some(first) = input.first() else { return false };
    let numeric = Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE;
    if matches!(first.kind, Kind::Digits | Kind::Hyphen) || first.class.has(numeric) {
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
        // Digits are never vague; a vague word may be a number word too.
        match vague(self.input) {
            Ok(found) => Ok(found),
            Err(_) => self.plain.map_or_else(miss, Ok),
        }
    }
}

/// Digits or words.
fn plain(input: Tokens<'_>) -> Parsed<'_, Number> {
    match input.first() {
        Some(token) if token.kind == Kind::Digits => digits(input),
        _ => words(input),
    }
}

fn value_of(input: Tokens<'_>, token: &Token) -> Option<Decimal> {
    input.word(token).number
}

/// A magnitude word: `million`, `hundred`, `lakh`, `dozen`.
fn magnitude(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, token) = preceded(opt(hyphen), class(Class::MULTIPLIER)).parse(input)?;
    match value_of(input, token) {
        Some(value) => Ok((rest, value)),
        None => miss(),
    }
}

fn hyphen(input: Tokens<'_>) -> Parsed<'_, &Token> {
    kind(Kind::Hyphen).parse(input)
}

/// `5.3 billion`, `1.37 lakh`, `23mn`, `5k`, `400,000`
fn digits(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (mut rest, token) = kind(Kind::Digits).parse(input)?;
    let mut value = input.values[token.value as usize];
    let mut multiplier = Decimal::ONE;
    if token.shape.has(Shape::LEADS) {
        let Some(suffix) = rest.first() else { return miss() };
        let word = input.word(suffix);
        if let Some(by) =
            word.number.filter(|_| suffix.kind == Kind::Word && !(word.symbol.is_some() && is_metre(rest)))
        {
            multiplier = by;
            rest = rest.take_from(1);
        } else if !word.class.has(Class::MEASURE | Class::PERCENT | Class::CURRENCY_AFTER | Class::CURRENCY_BEFORE)
            && word.role != Role::Clock
        {
            // `3G`, `4WD`: an identifier.
            return miss();
        }
    } else if let Some(suffix) = rest.first()
        && suffix.kind == Kind::Word
        && suffix.shape.has(Shape::UPPER | Shape::CAPITAL) | !suffix.class.has(Class::MEASURE)
        && !suffix.class.has(Class::MULTIPLIER)
        && input.word(suffix).symbol.is_none()
        && let Some(by) = input.word(suffix).number.filter(|n| n.scale() == 0 && *n >= Decimal::ONE_HUNDRED)
        && !suffix.class.has(Class::NUMBER | Class::SHARE | Class::ORDINAL)
    {
        // `5 mn`, `62 cr`: abbreviated magnitudes that stand apart.
        multiplier = by;
        rest = rest.take_from(1);
    }
    while let Ok((next, by)) = magnitude(rest) {
        let Some(product) = multiplier.checked_mul(by) else { return miss() };
        multiplier = product;
        rest = next;
    }
    match value.checked_mul(multiplier) {
        Some(product) => value = product.normalize(),
        None => return miss(),
    }
    // `7½` and `5 1/2` are rare enough to leave; `2 and a half million` is not.
    if multiplier == Decimal::ONE
        && let Ok((next, half)) = and_a_half(rest)
    {
        let (next, by) = opt(magnitude).parse(next)?;
        let by = by.unwrap_or(Decimal::ONE);
        return match (value + half).checked_mul(by) {
            Some(v) => Ok((next, Number { multiplier: by, ..Number::at(v.normalize()) })),
            None => miss(),
        };
    }
    Ok((rest, Number { multiplier, ..Number::at(value) }))
}

/// Whether the `m` at the start is a metre: no counted noun follows it.
fn is_metre(input: Tokens<'_>) -> bool {
    if input.money {
        return false;
    }
    match input.get(1) {
        Some(next) => {
            let counted = Class::PLURAL | Class::PERSON | Class::CURRENCY_AFTER | Class::ADJECTIVE | Class::MASS;
            next.kind == Kind::Hyphen
                || !next.class.has(counted) && !next.marks.has(Marks::PLURAL) && next.role != Role::Of
                || next.class.has(Class::PREPOSITION)
        }
        None => true,
    }
}

/// `and a half`, `and three quarters`
fn and_a_half(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, _) = preceded(opt(hyphen), role(Role::And)).parse(input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, count) = alt((role(Role::Indefinite).map(|_| Decimal::ONE), simple_word)).parse(rest)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    match value_of(input, part) {
        Some(value) => Ok((rest, count * value)),
        None => miss(),
    }
}

fn simple_word(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, token) = class(Class::NUMBER).parse(input)?;
    value_of(input, token).map_or_else(miss, |v| Ok((rest, v)))
}

/// `half a million`, `a quarter of a million`, `three-quarters of a million`, `half a dozen`
fn part_of_magnitude(input: Tokens<'_>) -> Parsed<'_, Number> {
    let article = |t: &Token| t.role == Role::Indefinite || t.role == Role::One;
    let (rest, count) = opt(alt((one(article).map(|_| Decimal::ONE), simple_word))).parse(input)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    let (rest, _) = opt(role(Role::Of)).parse(rest)?;
    let (rest, _) = preceded(opt(hyphen), one(article)).parse(rest)?;
    let (rest, by) = magnitude(rest)?;
    let part = value_of(input, part).unwrap_or_default();
    let value = (count.unwrap_or(Decimal::ONE) * part).checked_mul(by);
    value.map_or_else(miss, |v| Ok((rest, Number::at(v.round_dp(6).normalize()))))
}

/// `twenty-three`, `three hundred and six`, `forty-five hundred`, `a million and a half`, `two and a half million`, `a dozen`
fn words(input: Tokens<'_>) -> Parsed<'_, Number> {
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
        // `two and a half million`, `one-and-a-half years`
        if any
            && last_multiplier == Decimal::ONE
            && let Ok((after, half)) = and_a_half(rest)
        {
            let (after, by) = opt(magnitude).parse(after)?;
            let by = by.unwrap_or(Decimal::ONE);
            return match (total + current.unwrap_or_default() + half).checked_mul(by) {
                Some(v) => Ok((after, Number { multiplier: by, ..Number::at(v.normalize()) })),
                None => miss(),
            };
        }
        // `and` joins only below a magnitude: `three hundred and six`.
        if joined.is_some() && (!any || by_and && last_multiplier < Decimal::ONE_HUNDRED) {
            break;
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
        let Ok((after, by)) = magnitude(at) else { break };
        // `score` alone is more often a verb or a result.
        if !any && current.is_none() && by == Decimal::from(20) {
            break;
        }
        let base = current.unwrap_or(if any { Decimal::ZERO } else { Decimal::ONE });
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
    let mut value = total + current.unwrap_or_default();
    // `a million and a half`
    if last_multiplier >= Decimal::ONE_THOUSAND
        && let Ok((after, half)) = and_a_half(rest)
    {
        value += half * last_multiplier;
        rest = after;
    }
    let multiplier =
        if current.is_none() || last_multiplier < Decimal::ONE_THOUSAND { last_multiplier } else { Decimal::ONE };
    Ok((rest, Number { multiplier, ..Number::at(value.normalize()) }))
}

/// `dozens`, `several hundred`, `tens of thousands`, `a couple of hundred`, `a few`
fn vague(input: Tokens<'_>) -> Parsed<'_, Number> {
    let (mut rest, token) = class(Class::VAGUE).parse(input)?;
    let Some(v) = input.word(token).vague else { return miss() };
    let mut value = v;
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
        match next.first().filter(|t| t.class.has(Class::VAGUE)).and_then(|t| input.word(t).vague) {
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

fn percent(value: Decimal) -> Number {
    Number { share: true, ..Number::at(value.round_dp(2).normalize()) }
}

/// `two-thirds`, `a quarter`, `half`, `2/3 of which`
fn fraction(input: Tokens<'_>) -> Parsed<'_, Number> {
    if let Ok((rest, (some, _, all))) = (kind(Kind::Digits), kind(Kind::Slash), kind(Kind::Digits)).parse(input) {
        // `2/3 of which`; without `of` it is a date or a name.
        let (some, all) = (input.values[some.value as usize], input.values[all.value as usize]);
        let of = rest.first().is_some_and(|t| t.role == Role::Of || t.role == Role::OfThem);
        if of && some < all && all <= Decimal::TEN {
            return Ok((rest, percent(some * Decimal::ONE_HUNDRED / all)));
        }
        return miss();
    }
    let (rest, count) = opt(alt((role(Role::Indefinite).map(|_| Decimal::ONE), simple_word))).parse(input)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    let Some(value) = value_of(input, part) else { return miss() };
    // Without a count only `half` is a share; `third` alone is an ordinal.
    let half = value == Decimal::new(5, 1);
    if count.is_none() && !half {
        return miss();
    }
    let goes_on = |t: &Token| {
        t.kind != Kind::Word
            || t.role == Role::Of
            || t.class.has(
                Class::PREPOSITION
                    | Class::COORDINATOR
                    | Class::BE
                    | Class::HAVE
                    | Class::MODAL
                    | Class::RELATIVE
                    | Class::SUBORDINATOR,
            )
            || half && t.class.has(Class::DETERMINER | Class::POSSESSIVE) && t.role != Role::Indefinite
            || count.is_some_and(|c| c > Decimal::ONE)
    };
    // `a seventh-grader`
    if rest.first().is_some_and(|t| t.kind == Kind::Hyphen) {
        return miss();
    }
    // `A third, Ana Lind, survived`: one more of them.
    let opens = input.first().is_some_and(|t| t.role == Role::Indefinite && t.capital())
        && rest.first().is_some_and(|t| t.kind == Kind::Comma);
    if opens {
        return miss();
    }
    // `a third man`, `half an hour`, `half time`
    if rest.first().is_some_and(|t| !goes_on(t)) {
        return miss();
    }
    // `a quarter of an hour`
    let of_time = rest.first().is_some_and(|t| t.role == Role::Of)
        && rest.tokens.iter().take(3).any(|t| t.class.has(Class::TIME) && t.class.has(Class::MEASURE));
    if of_time {
        return miss();
    }
    let amount = count.unwrap_or(Decimal::ONE) * value * Decimal::ONE_HUNDRED;
    if amount > Decimal::ONE_HUNDRED {
        return miss();
    }
    Ok((rest, percent(amount)))
}

/// `one in five`, `1 in 10`, `two out of every five`, `one paramedic in eight`, from what comes after the first number
fn ratio(rest: Tokens<'_>, some: Number) -> Parsed<'_, Number> {
    let (rest, counted) = opt(one(|t: &Token| {
        t.class.has(Class::NOUN) && !t.class.has(Class::PLURAL | Class::PREPOSITION | Class::TIME)
    }))
    .parse(rest)?;
    let (rest, link) = one(|t| t.role == Role::In || t.role == Role::OutOf).parse(rest)?;
    let (rest, every) = opt(one(|t| t.role == Role::Every || t.role == Role::Each)).parse(rest)?;
    let (rest, all) = plain(rest)?;
    let (Value::At(some), Value::At(all)) = (some.value, all.value) else { return miss() };
    // `one paramedic in eight`, but `one tornado in two counties`
    let noun_after = rest.first().is_some_and(|t| {
        t.kind == Kind::Word
            && !t.class.has(Class::PREPOSITION | Class::COORDINATOR | Class::BE | Class::HAVE | Class::MODAL)
    });
    if counted.is_some() && noun_after {
        return miss();
    }
    if some >= all || all > Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND || some.is_zero() {
        return miss();
    }
    // `12 in 24 hours`, `one in 2004`, `killed 8 in two attacks` are no ratios.
    let plain = some <= Decimal::TEN && all <= Decimal::ONE_HUNDRED || every.is_some();
    let round = all == Decimal::TEN || all == Decimal::ONE_HUNDRED || all == Decimal::ONE_THOUSAND;
    let follows_noun = rest.first().is_some_and(|t| {
        t.class.has(Class::TIME | Class::MONTH | Class::MEASURE | Class::PERCENT | Class::MULTIPLIER | Class::ADJECTIVE)
            || t.class.has(Class::NOUN) && some > Decimal::ONE
            || t.kind == Kind::Hyphen
            || t.class.has(Class::NOUN)
                && !t.class.has(Class::PERSON)
                && t.class.has(Class::PLURAL)
                && some != Decimal::ONE
    });
    if link.role == Role::In && every.is_none() && (!plain || follows_noun && !round)
        || link.role == Role::OutOf && follows_noun && every.is_none() && all > Decimal::TEN
    {
        return miss();
    }
    Ok((rest, percent(some * Decimal::ONE_HUNDRED / all)))
}
