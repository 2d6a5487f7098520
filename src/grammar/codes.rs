//! Codes that nobody counts: telephone numbers, pages of a gallery, house numbers, designations with a letter.

use super::reject::Around;
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// The longest run of digits without separators that may still count something that is not named behind it.
const LONGEST: u32 = 6;

/// How many tokens of a code stand from token `i` on.
#[inline]
pub(super) fn code(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.kind != Kind::Digits || token.shape.has(Shape::SEPARATED) {
        return None;
    }
    let long = token.span.end - token.span.start > LONGEST;
    let beside = |t: &Token| {
        matches!(t.kind, Kind::Open | Kind::Hyphen | Kind::Dash | Kind::Other)
            || t.role == Role::At
            || around.one_case && t.class.is_unknown()
    };
    let next = |t: &Token| {
        matches!(t.kind, Kind::Slash | Kind::Hyphen) || matches!(t.role, Role::Call | Role::Outlet) || t.capital()
    };
    if emergency(around, i) || outlet(around, i) {
        return Some(1);
    }
    if long || around.before(i, 1).is_some_and(beside) || around.token(i + 1).is_some_and(next) {
        of_kind(around, i)
    } else {
        None
    }
}

#[inline(never)]
fn of_kind(around: &Around<'_>, i: usize) -> Option<usize> {
    telephone(around, i)
        .or_else(|| page(around, i))
        .or_else(|| house(around, i))
        .or_else(|| designation(around, i))
        .or_else(|| called(around, i))
        .or_else(|| serial(around, i))
        .or_else(|| seven(around, i))
        .or_else(|| channel(around, i))
        .or_else(|| zone(around, i))
}

fn length(around: &Around<'_>, i: usize) -> Option<u32> {
    around.token(i).filter(|t| t.kind == Kind::Digits).map(|t| t.span.end - t.span.start)
}

fn is(around: &Around<'_>, i: usize, kind: Kind) -> bool {
    around.token(i).is_some_and(|t| t.kind == kind)
}

/// `(504) 822-1111`, `1-866-411-TIPS (8477)`
fn telephone(around: &Around<'_>, i: usize) -> Option<usize> {
    let bracketed = around.before(i, 1).is_some_and(|t| t.kind == Kind::Open) && is(around, i + 1, Kind::Close);
    if !bracketed {
        return None;
    }
    let spelled = || {
        around.before(i, 2).is_some_and(|t| t.kind == Kind::Word && t.shape.has(Shape::UPPER))
            && around.before(i, 3).is_some_and(|t| t.kind == Kind::Hyphen)
    };
    if spelled() {
        return Some(1);
    }
    if length(around, i)? < 3 {
        return None;
    }
    // `(800) 226-TIPS`
    let letters = || around.token(i + 4).is_some_and(|t| t.kind == Kind::Word && t.shape.has(Shape::UPPER));
    let last = length(around, i + 4) == Some(4) || letters();
    let hyphened = length(around, i + 2) == Some(3) && is(around, i + 3, Kind::Hyphen) && last;
    if hyphened {
        return Some(5);
    }
    is(around, i + 2, Kind::Stamp).then_some(3)
}

/// `(1 of 9)`, `Image 1 / 29`: where one is in a row of pictures.
fn page(around: &Around<'_>, i: usize) -> Option<usize> {
    let (first, last) = (length(around, i)?, length(around, i + 2)?);
    let of = around.before(i, 1).is_some_and(|t| t.kind == Kind::Open)
        && around.token(i + 1).is_some_and(|t| t.role == Role::Of)
        && is(around, i + 3, Kind::Close);
    let slash = around.token(i + 1).is_some_and(|t| t.kind == Kind::Slash && !t.glued());
    (first <= 3 && last <= 3 && (of || slash)).then_some(3)
}

/// `at 3600 Alder near the mill`: behind `at`, a number before a name that is no plural.
fn house(around: &Around<'_>, i: usize) -> Option<usize> {
    let at = around.before(i, 1).is_some_and(|t| t.role == Role::At);
    if !at || around.one_case || !(2..=5).contains(&length(around, i)?) {
        return None;
    }
    let name = |t: &Token| {
        matches!(t.kind, Kind::Word | Kind::Ordinal | Kind::Stop)
            && (t.capital() || t.kind != Kind::Word)
            && !t.class.has(Class::PLURAL | Class::PERSON | Class::DEMONYM | Class::MULTIPLIER | Class::MEASURE)
            && !t.class.has(Class::CURRENCY_AFTER | Class::PERCENT | Class::PREPOSITION | Class::ADJECTIVE)
    };
    let words = around.all.tokens[i + 1..].iter().take_while(|t| name(t)).count();
    let capital = around.token(i + 1).is_some_and(|t| t.kind == Kind::Word && t.capital() && t.role != Role::Clock);
    let counts = around.token(i + 1 + words).is_some_and(|t| {
        t.kind == Kind::Word
            && (t.class.has(Class::NOUN | Class::ADJECTIVE | Class::PERSON) || t.class.is_unknown())
            && !t.class.has(Class::FACILITY)
    });
    (capital && !counts).then_some(1 + words)
}

/// `the M - 19`, `two M- 79 launchers`: a letter, a hyphen with a blank beside it, a number.
fn designation(around: &Around<'_>, i: usize) -> Option<usize> {
    let hyphen = around.before(i, 1).is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Dash));
    let letter = around.before(i, 2).is_some_and(|t| {
        t.kind == Kind::Word && t.capital() && t.span.end - t.span.start == 1 && t.role != Role::Indefinite
    });
    (hyphen && letter).then_some(1)
}

/// `A 911 caller`, `911 received a report`: where one calls in need, unless it counts people or things.
fn emergency(around: &Around<'_>, i: usize) -> bool {
    let known = || {
        let value = around.token(i).map(|t| around.all.values[t.value as usize]);
        value.is_some_and(|v| around.all.lexicon.emergency_numbers.iter().any(|n| v == (*n).into()))
    };
    let calls = |t: &Token| t.role == Role::Call || !t.class.has(Class::PLURAL) || t.class.has(Class::VERB_S);
    let measured = Class::MEASURE | Class::PERCENT | Class::CURRENCY_AFTER | Class::MULTIPLIER;
    let plain = |t: &Token| t.kind == Kind::Word && calls(t) && !t.class.has(measured) && !t.class.is_unknown();
    let led = around.before(i, 1).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE | Class::HEDGE));
    length(around, i) == Some(3) && !led && known() && around.token(i + 1).is_some_and(plain)
}

/// `Tells 13 News`, `the News On 6 reporter`, `Action News 5`: the number of a station.
fn outlet(around: &Around<'_>, i: usize) -> bool {
    let named = |t: &Token| t.role == Role::Outlet && t.capital();
    let before = (1..=2).any(|k| {
        around.before(i, k).is_some_and(named)
            && (1..k).all(|j| around.before(i, j).is_some_and(|t| t.role == Role::On))
    });
    let counts = |t: &Token| t.class.has(Class::PLURAL) && !t.class.has(Class::VERB_S) || t.class.has(Class::MEASURE);
    // `16 WAPT News`
    let sign = |t: &Token| t.shape.has(Shape::UPPER) && (3..=4).contains(&(t.span.end - t.span.start));
    let between = usize::from(around.token(i + 1).is_some_and(|t| sign(t) && !named(t)));
    let behind = around.token(i + 1 + between).is_some_and(named) && !around.token(i + 2 + between).is_some_and(counts);
    !around.one_case
        && length(around, i).is_some_and(|length| length <= 2)
        && (behind || before && !around.token(i + 1).is_some_and(counts))
}

/// `an anonymous 911 call`: one call is not so many.
fn called(around: &Around<'_>, i: usize) -> Option<usize> {
    let call = around.token(i + 1).is_some_and(|t| t.role == Role::Call && !t.class.has(Class::PLURAL | Class::PAST));
    (call && length(around, i) == Some(3)).then_some(1)
}

/// `876-2500`: three digits and four that count nothing.
fn seven(around: &Around<'_>, i: usize) -> Option<usize> {
    let money = around.before(i, 1).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE | Class::HEDGE));
    let pair = length(around, i) == Some(3) && is(around, i + 1, Kind::Hyphen) && length(around, i + 2) == Some(4);
    let counts = around.token(i + 3).is_some_and(|t| {
        let behind = Class::NOUN | Class::ADJECTIVE | Class::PERSON | Class::MEASURE | Class::PERCENT;
        t.class.has(behind | Class::CURRENCY_AFTER | Class::MULTIPLIER)
    });
    (pair && !money && !counts).then_some(3)
}

/// `(VISION TELEVISION CADENA 1)`: the number of a station, in the brackets of a dateline in capitals.
fn channel(around: &Around<'_>, i: usize) -> Option<usize> {
    let named = around.before(i, 1).is_some_and(|t| t.kind == Kind::Word && t.class.is_unknown());
    let opens = (2..7).any(|k| around.before(i, k).is_some_and(|t| t.kind == Kind::Open));
    (around.one_case && named && opens && is(around, i + 1, Kind::Close) && length(around, i)? <= 2).then_some(1)
}

/// `GMT+10`
fn zone(around: &Around<'_>, i: usize) -> Option<usize> {
    let sign = around.before(i, 1).is_some_and(|t| t.kind == Kind::Other && t.glued());
    let clock =
        around.before(i, 2).is_some_and(|t| t.kind == Kind::Word && t.shape.has(Shape::UPPER) && t.role == Role::Clock);
    (sign && clock).then_some(1)
}

/// `11833402`: a serial number, unless it counts what stands behind it or is money.
fn serial(around: &Around<'_>, i: usize) -> Option<usize> {
    let money = around.before(i, 1).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
    let counts = around.token(i + 1).is_some_and(|t| {
        let behind = Class::NOUN | Class::ADJECTIVE | Class::PERSON | Class::MEASURE;
        let unit = Class::CURRENCY_AFTER | Class::PERCENT | Class::MULTIPLIER | Class::PREPOSITION | Class::PARTICIPLE;
        t.class.has(behind) || t.class.has(unit) || t.kind == Kind::Word && t.class.is_unknown()
    });
    // Where all numbers are asked for, a number of any length is one.
    (length(around, i)? > LONGEST && !money && !counts && !around.all.wide).then_some(1)
}
