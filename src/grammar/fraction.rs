//! Parts: `half a million`, `and a half`, `two-thirds`, `one in five`.

use nom::{Parser, branch::alt, combinator::opt, sequence::preceded};
use rust_decimal::Decimal;

use super::{
    input::{Parsed, Tokens},
    number::{Number, Value, hyphen, magnitude, plain, simple_word, value_of},
    prim::{class, kind, miss, one, role},
};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role, Unit},
};

/// `and a half`, `and three quarters`, `and fifty-four hundredths`
pub(super) fn and_a_half(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    // Most numbers end before it.
    if !input.first().is_some_and(|t| t.role == Role::And || t.kind == Kind::Hyphen) {
        return miss();
    }
    let (rest, _) = preceded(opt(hyphen), role(Role::And)).parse(input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, count) = alt((role(Role::Indefinite).map(|_| Decimal::ONE), small)).parse(rest)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    let Some(part) = value_of(input, part) else { return miss() };
    // `one hundred and thirty fifths` is no hundred and a part of one.
    if count * part >= Decimal::ONE {
        return miss();
    }
    // `two hundred and a third of the village`: a share of its own.
    if part != Decimal::new(5, 1) && rest.first().is_some_and(|t| t.role == Role::Of) {
        return miss();
    }
    Ok((rest, (count * part).round_dp(10).normalize()))
}

/// A count of parts: `three`, `fifty-four`.
fn small(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (rest, value) = simple_word(input)?;
    let tens = value >= Decimal::from(20) && value % Decimal::TEN == Decimal::ZERO;
    match preceded(opt(hyphen), simple_word).parse(rest) {
        Ok((after, unit)) if tens && unit < Decimal::TEN => Ok((after, value + unit)),
        _ => Ok((rest, value)),
    }
}

/// `half a million`, `a quarter of a million`, `three-quarters of a million`, `half a dozen`, `half million`
pub(super) fn part_of_magnitude(input: Tokens<'_>) -> Parsed<'_, Number> {
    let article = |t: &Token| t.role == Role::Indefinite || t.role == Role::One;
    let (rest, count) = opt(alt((one(article).map(|_| Decimal::ONE), simple_word))).parse(input)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    let part = value_of(input, part).unwrap_or_default();
    let (rest, of) = opt(role(Role::Of)).parse(rest)?;
    let (rest, article) = opt(preceded(opt(hyphen), one(article))).parse(rest)?;
    let (rest, by) = magnitude(rest)?;
    // `half million`, `three quarters billion`; but `a third million` is one after two others.
    let quarters = part == Decimal::new(5, 1) || part == Decimal::new(25, 2);
    if article.is_none() && (of.is_some() || !quarters || by < Decimal::ONE_THOUSAND) {
        return miss();
    }
    let value = (count.unwrap_or(Decimal::ONE) * part).checked_mul(by);
    value.map_or_else(miss, |v| Ok((rest, Number::at(v.round_dp(6).normalize()))))
}

fn percent(value: Decimal) -> Number {
    Number { share: true, ..Number::at(value.round_dp(2).normalize()) }
}

/// The denominators that fractions have, and days of a month have not or seldom: `1/5`, `3/16`, `20/100`.
pub(super) fn usual_parts(all: Decimal) -> bool {
    let small = [2, 3, 4, 5, 6, 8, 10, 16, 20, 25].iter().any(|n| all == Decimal::from(*n));
    small || all > Decimal::from(31) && all.is_integer()
}

/// `1/4 mile`, `3/8-inch`, `1/2 pct`: the fraction before it measures.
pub(super) fn parts_a_measure(rest: Tokens<'_>) -> bool {
    let measure = |t: &Token| t.class.has(Class::MEASURE | Class::PERCENT) && !t.class.has(Class::PREPOSITION);
    let hyphen = rest.first().is_some_and(|t| t.kind == Kind::Hyphen);
    rest.get(usize::from(hyphen)).is_some_and(measure)
}

/// `two-thirds`, `a quarter`, `half`, `2/3 of which`, `1/4` of a mile
pub(super) fn fraction(input: Tokens<'_>) -> Parsed<'_, Number> {
    if let Ok((rest, (some, _, all))) = (kind(Kind::Digits), kind(Kind::Slash), kind(Kind::Digits)).parse(input) {
        // `2/3 of which`; without `of` it is a date or a name.
        let (some, all) = (input.values[some.value as usize], input.values[all.value as usize]);
        let Some(value) = some.checked_div(all) else { return miss() };
        let of = rest.first().is_some_and(|t| t.role == Role::Of || t.role == Role::OfThem);
        if of && some < all && (all <= Decimal::TEN || usual_parts(all)) {
            return Ok((rest, percent(value * Decimal::ONE_HUNDRED)));
        }
        // `3.60/70 pct` are two rates.
        let whole = some.is_integer() && some < all;
        if !of && input.wide && usual_parts(all) || parts_a_measure(rest) && whole {
            return Ok((rest, Number::at(value.round_dp(10).normalize())));
        }
        return miss();
    }
    let (rest, count) = opt(alt((role(Role::Indefinite).map(|_| Decimal::ONE), simple_word))).parse(input)?;
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest)?;
    let Some(value) = value_of(input, part) else { return miss() };
    if let Some((rest, value)) = of_a_measure(rest, count, value) {
        return Ok((rest, Number::at(value.round_dp(10).normalize())));
    }
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
            // `a third more than last year`, `a third or more`
            || t.class.has(Class::HEDGE | Class::HEDGE_AFTER)
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
        // `three halves`; but `twenty-fifth` is an ordinal.
        let parts = count.is_some_and(|c| c < Decimal::from(20));
        let value = Number::at((amount / Decimal::ONE_HUNDRED).round_dp(10).normalize());
        return if parts { Ok((rest, value)) } else { miss() };
    }
    Ok((rest, percent(amount)))
}

/// `twenty-three fifths`: more parts than a whole has, from what comes after their count.
pub(super) fn improper(rest: Tokens<'_>, count: Number) -> Option<(Tokens<'_>, Number)> {
    let (rest, part) = preceded(opt(hyphen), class(Class::SHARE)).parse(rest).ok()?;
    let (Value::At(count), Some(value)) = (count.value, value_of(rest, part)) else { return None };
    // `the hundred fifth` is an ordinal.
    let value = count.checked_mul(value).filter(|v| *v > Decimal::ONE && !part.class.has(Class::ORDINAL))?;
    Some((rest, Number::at(value.round_dp(10).normalize())))
}

/// `half a mile`, `one-half miles`, `a quarter mile`, `three quarters of an inch`: the rest, from the measure on, and the value.
fn of_a_measure(rest: Tokens<'_>, count: Option<Decimal>, part: Decimal) -> Option<(Tokens<'_>, Decimal)> {
    let value = count.unwrap_or(Decimal::ONE) * part;
    let measure = |t: &Token| {
        let time = t.class.has(Class::TIME) && !rest.wide;
        t.class.has(Class::MEASURE) && t.class.has(Class::NOUN) && !t.class.has(Class::PREPOSITION) && !time
    };
    let (rest, of) = opt(role(Role::Of)).parse(rest).ok()?;
    let (rest, article) = opt(role(Role::Indefinite)).parse(rest).ok()?;
    let next = rest.first().filter(|t| measure(t))?;
    // A `third mile` comes after two others; a `quarter mile` does not.
    let quarters = part == Decimal::new(5, 1) || part == Decimal::new(25, 2);
    let whole = article.is_some() || of.is_none() && (quarters && count.is_some() || next.class.has(Class::PLURAL));
    (whole && value < Decimal::ONE).then_some((rest, value))
}

/// `one in five`, `1 in 10`, `two out of every five`, `three of every four`, `one paramedic in eight`, from what comes after the first number
pub(super) fn ratio(rest: Tokens<'_>, some: Number) -> Parsed<'_, Number> {
    let (rest, counted) =
        opt(one(|t: &Token| t.class.has(Class::NOUN) && !t.class.has(Class::PREPOSITION | Class::TIME))).parse(rest)?;
    let (rest, link) = one(|t| matches!(t.role, Role::In | Role::OutOf | Role::Of)).parse(rest)?;
    let (rest, every) = opt(one(|t| t.role == Role::Every || t.role == Role::Each)).parse(rest)?;
    if link.role == Role::Of && every.is_none() {
        return miss();
    }
    let (rest, all) = plain(rest)?;
    let (Value::At(some), Value::At(all)) = (some.value, all.value) else { return miss() };
    // `13 out of 659 members`: two counts, and no share that anybody would name so.
    let named =
        some == Decimal::ONE || all <= Decimal::TEN || [Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND].contains(&all);
    if link.role == Role::OutOf && every.is_none() && !named {
        return miss();
    }
    // `one paramedic in eight`, but `one tornado in two counties`
    let noun_after = rest.first().is_some_and(|t| {
        // `left one house in four uninhabitable`
        t.kind == Kind::Word
            && !t.class.has(
                Class::STATE
                    | Class::PREPOSITION
                    | Class::COORDINATOR
                    | Class::BE
                    | Class::HAVE
                    | Class::MODAL
                    | Class::DO
                    | Class::RELATIVE
                    | Class::ADVERB,
            )
            && (!t.class.has(Class::VERB_S | Class::PAST) || t.class.has(Class::NOUN | Class::ADJECTIVE))
    });
    if counted.is_some() && noun_after {
        return miss();
    }
    // `four candidates in ten failed`, but `two people in three cars`, `six men in 12 days`
    let tens = [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND].contains(&all);
    let hyphen = rest.first().is_some_and(|t| t.kind == Kind::Hyphen);
    if counted.is_some_and(|t| t.class.has(Class::PLURAL)) && (!tens || hyphen) && every.is_none() {
        return miss();
    }
    if some >= all || all > Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND || some.is_zero() {
        return miss();
    }
    // `12 in 24 hours`, `one in 2004`, `killed 8 in two attacks` are no ratios.
    let plain = some <= Decimal::TEN && all <= Decimal::ONE_HUNDRED || every.is_some();
    // `two in five children`, `three in ten families`
    let of_many = |t: &Token| {
        all <= Decimal::TEN
            && t.class.has(Class::PLURAL)
            && (t.class.has(Class::PERSON) || rest.word(t).unit == Unit::Named(rest.lexicon.household))
    };
    // `one in four young people`; but `one in two separate attacks`
    let adjective = |t: &Token| t.class.has(Class::ADJECTIVE) && !t.class.has(Class::ADVERB | Class::NOUN);
    let described = opt(one(adjective)).parse(rest).ok().filter(|(_, found)| found.is_some());
    let of_people = described.and_then(|(rest, _)| rest.first()).is_some_and(of_many);
    let round = all == Decimal::TEN || all == Decimal::ONE_HUNDRED || all == Decimal::ONE_THOUSAND;
    let follows_noun = rest.first().is_some_and(|t| {
        t.class.has(Class::TIME | Class::MONTH | Class::MEASURE | Class::PERCENT | Class::MULTIPLIER)
            // `one person in nine worldwide`
            || t.class.has(Class::ADJECTIVE) && !t.class.has(Class::ADVERB) && !of_people
            || t.class.has(Class::NOUN) && some > Decimal::ONE && !of_many(t)
            || t.kind == Kind::Hyphen
            || t.class.has(Class::NOUN)
                && !of_many(t)
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
