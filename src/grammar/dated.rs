//! Numbers that date: days, years and times of the clock.

use super::{quantity::looks_like_year, reject::Around};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

fn is_month(around: &Around<'_>, token: &Token) -> bool {
    // `may` and `march` without a capital are verbs, unless the text has no capitals.
    let ambiguous = token.class.has(Class::MODAL | Class::VERB_BASE);
    token.class.has(Class::MONTH)
        && (!ambiguous || token.capital() && !around.one_case || around.one_case && !token.class.has(Class::MODAL))
        || token.class.has(Class::MONTH)
            && token.class.has(Class::MODAL)
            && around.one_case
            && token.shape.has(Shape::UPPER)
}

/// `15 July`, `July 15`, `21 to 25 July`, `8 and 10 March`, `24-25 June`, `3 of May`
#[inline]
pub(super) fn date(around: &Around<'_>, i: usize) -> Option<usize> {
    if around.months { near_month(around, i) } else { None }
}

#[inline(never)]
fn near_month(around: &Around<'_>, i: usize) -> Option<usize> {
    let day = |j: usize| {
        around.token(j).filter(|t| t.kind == Kind::Digits && t.span.end - t.span.start <= 2 || t.kind == Kind::Ordinal)
    };
    // `on march 15` needs no capital.
    let on = |j: usize| {
        around.before(j, 1).is_some_and(|t| t.role == Role::On)
            && around.token(j + 1).is_some_and(|t| t.kind == Kind::Digits && t.span.end - t.span.start <= 2)
    };
    let month = |j: usize| around.token(j).is_some_and(|t| is_month(around, t) || t.class.has(Class::MONTH) && on(j));
    let first = around.token(i)?;
    // `November two`: wires spell the day.
    let spelled = first.class.has(Class::NUMBER) && around.all.word(first).number.is_some_and(|n| n <= 31.into());
    let after_month = around.before(i, 1).is_some_and(|t| is_month(around, t));
    let noun =
        |j: usize| around.token(j).is_some_and(|t| t.class.has(Class::NOUN | Class::ADJECTIVE | Class::MULTIPLIER));
    if spelled && after_month && !noun(i + 1) {
        return Some(1);
    }
    if first.kind != Kind::Digits {
        return None;
    }
    // The day of a month that stands before: `July 15`, `July 15 and 16`, `March 7-9`.
    let back = (1..=4).find(|&k| {
        i >= k
            && month(i - k)
            && (i - k + 1..i).all(|j| {
                day(j).is_some()
                    || around.token(j).is_some_and(|t| {
                        matches!(t.role, Role::And | Role::To)
                            || matches!(t.kind, Kind::Hyphen | Kind::Comma | Kind::Dash | Kind::Slash)
                            || t.class.has(Class::DETERMINER)
                    })
            })
    });
    if let Some(k) = back {
        let followed_by_noun = around.token(i + 1).is_some_and(|t| {
            t.class.has(Class::PERSON | Class::MULTIPLIER) || t.class.has(Class::PLURAL) && !t.class.has(Class::TIME)
        });
        let comma = (i - k + 1..i).any(|j| around.token(j).is_some_and(|t| t.kind == Kind::Comma));
        // `the May 17-18 rains`
        let range =
            k == 3 && around.before(i, 1).is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Dash | Kind::Slash));
        // `nine in May and 15 in June`
        let own = k > 1
            && !range
            && around
                .token(i + 1)
                .is_some_and(|t| t.class.has(Class::DATE_PREPOSITION) && t.class.has(Class::PREPOSITION))
            && month(i + 2);
        if day(i).is_some() && (k == 1 || range || !followed_by_noun) && !comma && !own {
            return Some(1);
        }
        // The year after a month: `July 2017`, `July 15, 2017`.
        let value = around.all.values[first.value as usize];
        // `Jan. 30, 2017 Police blotter`
        let full = comma && k >= 3 && day(i - k + 1).is_some();
        if looks_like_year(first, value) && (!followed_by_noun || full) {
            return Some(1);
        }
    }
    day(i)?;
    let mut j = i + 1;
    for _ in 0..3 {
        if month(j) || around.token(j).is_some_and(|t| t.role == Role::Of || t.kind == Kind::Hyphen) && month(j + 1) {
            return Some(j - i);
        }
        let link = around.token(j)?;
        let links = matches!(link.role, Role::And | Role::To | Role::Or)
            || matches!(link.kind, Kind::Hyphen | Kind::Slash | Kind::Comma | Kind::Dash);
        // `the 11, 12, and 13 November events`
        let both = link.kind == Kind::Comma && around.token(j + 1).is_some_and(|t| t.role == Role::And);
        if !links || day(j + 1 + usize::from(both)).is_none() {
            return None;
        }
        j += 2 + usize::from(both);
    }
    None
}

/// A bare four-digit number where years stand: `in 2012`, `since 2011`, `the 2017 floods`, `2012–13`.
#[inline]
pub(super) fn year(around: &Around<'_>, i: usize, hedged: bool) -> Option<usize> {
    let token = around.token(i)?;
    let number = |t: &Token| t.class.has(Class::NUMBER);
    let spelled = number(token) && around.token(i + 1).is_some_and(number);
    if spelled || four_figures(token) { spelled_or_bare(around, i, hedged) } else { None }
}

fn four_figures(token: &Token) -> bool {
    token.kind == Kind::Digits && token.span.end - token.span.start == 4
}

#[inline(never)]
fn spelled_or_bare(around: &Around<'_>, i: usize, hedged: bool) -> Option<usize> {
    let token = around.token(i)?;
    // `nineteen eighty-four`
    let word_value = |t: &Token| if t.class.has(Class::NUMBER) { around.all.lexicon.word(t.word).number } else { None };
    if let Some(century) = word_value(token)
        && let Some(tens) = around.token(i + 1).and_then(word_value)
        && century >= 13.into()
        && century <= 20.into()
        && tens >= 10.into()
    {
        let tail = around.token(i + 2).is_some_and(|t| t.kind == Kind::Hyphen)
            && around.token(i + 3).and_then(word_value).is_some();
        return Some(if tail { 4 } else { 2 });
    }
    if token.kind != Kind::Digits || !looks_like_year(token, around.all.values[token.value as usize]) {
        return None;
    }
    let next = around.token(i + 1);
    if next.is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Slash | Kind::Dash))
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits)
    {
        let second = around.token(i + 2)?;
        let short = second.span.end - second.span.start;
        // `1000-5000` is no span of years.
        let years = looks_like_year(second, around.all.values[second.value as usize]);
        let counted = around
            .token(i + 3)
            .is_some_and(|t| t.class.has(Class::PERSON | Class::MEASURE | Class::CURRENCY_AFTER | Class::PERCENT));
        return (short == 2 || years && !counted).then_some(3);
    }
    if of_currency(around, i) {
        return Some(1);
    }
    let counts = next.is_some_and(|t| {
        t.class.has(Class::MEASURE | Class::CURRENCY_AFTER | Class::PERCENT | Class::MULTIPLIER)
            || t.class.has(Class::PERSON) && t.class.has(Class::PLURAL)
    });
    let previous = around.before(i, 1);
    // `its fiscal 1987 revenues`
    if previous.is_some_and(|t| t.role == Role::Fiscal) {
        return Some(1);
    }
    let money = previous.is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
    let value = around.all.values[token.value as usize];
    // `the 2008 Child Soldiers Report`
    let titled = !around.one_case
        && previous.is_some_and(|t| t.role == Role::Definite)
        && next.is_some_and(|t| t.capital())
        && value >= 1900.into()
        && value <= 2100.into();
    if titled && !money {
        return Some(1);
    }
    if counts || money {
        return None;
    }
    let modern = value >= 1800.into() && value <= 2100.into();
    let dated = previous.is_some_and(|t| {
        t.class.has(Class::DATE_PREPOSITION | Class::MONTH | Class::DATE_WORD)
            || matches!(t.role, Role::Of | Role::Last)
            || t.kind == Kind::Comma
    });
    // `our 1982 and 1984 contracts`
    let joined = previous.is_some_and(|t| matches!(t.role, Role::And | Role::Or))
        && around
            .before(i, 2)
            .is_some_and(|t| four_figures(t) && looks_like_year(t, around.all.values[t.value as usize]));
    // `the Summer 2008 fires`, `1987 results do not include`: of that year, where what opens the sentence tells nothing else.
    let season = previous.is_some_and(|t| t.role == Role::Season);
    let opens = previous.is_none_or(|t| t.kind == Kind::Colon) && next.is_some_and(|t| t.role == Role::Annual);
    // `a 1989 arms shipment`: one thing is not so many.
    let one = previous.is_some_and(|t| t.role == Role::Indefinite) && value >= 1900.into();
    if (joined && value >= 1900.into() || one || season || opens) && modern && !hedged {
        return Some(1);
    }
    let noun = next.is_some_and(|t| t.class.has(Class::NOUN) && t.class.has(Class::PLURAL));
    if hedged && !dated {
        return None;
    }
    // `the 1204 wells` counts; `the 2012 floods`, `2012 was bad` and `in 1634` date.
    // `2,459 houses, 2082 shops`: behind a comma a year dates no plural.
    let listed = noun && around.listing && previous.is_some_and(|t| t.kind == Kind::Comma);
    (modern
        && (dated && !listed
            || !noun
            || previous.is_some_and(|t| t.role == Role::Definite || t.class.has(Class::POSSESSIVE)))
        || dated && !noun)
        .then_some(1)
}

/// `$13 million (1915 US dollars)`, `in 2023 dollars`: the year whose money it is. The number at `i` may be a year.
fn of_currency(around: &Around<'_>, i: usize) -> bool {
    let money = around.token(i + 1).is_some_and(|t| t.class.has(Class::CURRENCY_AFTER));
    let figure = |t: &Token| t.kind == Kind::Digits || t.class.has(Class::NUMERIC | Class::CURRENCY_AFTER);
    let behind = around.before(i, 1).is_some_and(|t| match t.kind {
        Kind::Open => around.before(i, 2).is_some_and(figure),
        // `adjusted to 2008 dollars`
        _ => matches!(t.role, Role::In | Role::To) || t.class.has(Class::MULTIPLIER),
    });
    money && behind
}

/// `5 p.m.`, `21.00 UTC`, `at 5.30am`
#[inline]
pub(super) fn clock(around: &Around<'_>, i: usize) -> Option<usize> {
    let timed = (i + 1..=i + 3).any(|j| around.token(j).is_some_and(|t| t.role == Role::Clock));
    if in_the_morning(around, i) {
        return Some(1);
    }
    if timed || four_figures(around.token(i)?) { time(around, i) } else { None }
}

/// `at 2 in the morning`, `at about seven in the evening`
fn in_the_morning(around: &Around<'_>, i: usize) -> bool {
    let part = |t: &Token| t.class.has(Class::TIME) && !t.class.has(Class::MEASURE | Class::PLURAL);
    let role = |j: usize, role: Role| around.token(j).is_some_and(|t| t.role == role);
    role(i + 1, Role::In)
        && role(i + 2, Role::Definite)
        && around.token(i + 3).is_some_and(part)
        && (1..=2)
            .any(|k| around.before(i, k).is_some_and(|t| matches!(t.role, Role::At | Role::After | Role::Before | Role::Until)))
        // `after two in the morning class`
        && !around.token(i + 4).is_some_and(|t| t.class.has(Class::NOUN))
}

#[inline(never)]
fn time(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let timed = |j: usize| around.token(j).is_some_and(|t| t.role == Role::Clock);
    // `2.1 pm`: no clock shows one place, or three.
    if token.kind == Kind::Digits && !matches!(around.all.values[token.value as usize].scale(), 0..=2)
        || token.shape.has(Shape::SEPARATED) && token.span.end - token.span.start == 3
    {
        return None;
    }
    if matches!(token.kind, Kind::Digits | Kind::Stamp) && timed(i + 1)
        || token.class.has(Class::NUMBER) && timed(i + 1)
    {
        return Some(2);
    }
    // `8: 30 a.m.`
    let colon = around.token(i + 1).is_some_and(|t| t.kind == Kind::Colon);
    if colon && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits) && timed(i + 3) {
        return Some(4);
    }
    // `9.00 (UTC)`
    if token.kind == Kind::Digits && around.token(i + 1).is_some_and(|t| t.kind == Kind::Open) && timed(i + 2) {
        return Some(3);
    }
    // `until 2200 on Wednesday`
    if four_figures(token) && !token.shape.has(Shape::SEPARATED) {
        let value = around.all.values[token.value as usize];
        let minutes = value % rust_decimal::Decimal::ONE_HUNDRED;
        let hedge = usize::from(around.before(i, 1).is_some_and(|t| t.class.has(Class::HEDGE)));
        let by_clock = around.before(i, 1 + hedge).is_some_and(|t| matches!(t.role, Role::At | Role::Until));
        // `today at approximately 2130`; but `was put at about 1230`.
        let day = Class::DATE_WORD | Class::WEEKDAY | Class::MONTH;
        let dated = around.before(i, 2 + hedge).is_none_or(|t| t.kind != Kind::Word || t.class.has(day));
        let by_clock = by_clock && (hedge == 0 || dated);
        // `BEGAN AT 2300 AND`: in the capitals of wires, or behind a day.
        let figure = around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMERIC));
        let joins = |t: &Token| t.class.has(Class::COORDINATOR) && !figure && (around.one_case || dated);
        let alone = around.token(i + 1).is_none_or(|t| {
            t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::WEEKDAY | Class::DATE_WORD) || joins(t)
        });
        if by_clock && alone && value < 2400.into() && minutes < 60.into() {
            return Some(1);
        }
    }
    // `between 6 and 9 a.m.`, `8-10 pm`
    let links = around
        .token(i + 1)
        .is_some_and(|t| matches!(t.role, Role::And | Role::To) || matches!(t.kind, Kind::Hyphen | Kind::Dash));
    let second = around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER));
    (token.kind == Kind::Digits && links && second && timed(i + 3)).then_some(4)
}
