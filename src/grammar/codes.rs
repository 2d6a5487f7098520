//! Codes that nobody counts: telephone numbers, house numbers, stations, designations with a letter, serial numbers.

use super::reject::Around;
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// The longest run of digits without separators that is still no serial number.
const LONGEST: u32 = 6;

/// How many tokens of a code stand from token `i` on.
#[inline]
pub(super) fn code(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.kind != Kind::Digits {
        return None;
    }
    if around.token(i + 1).is_some_and(|t| t.role == Role::Degree) {
        return position(around, i);
    }
    if token.shape.has(Shape::SEPARATED) {
        return None;
    }
    if emergency(around, i) || outlet(around, i) || section(around, i) {
        return Some(1);
    }
    let length = token.span.end - token.span.start;
    // `Text FLOOD to 90999`
    let sent = length > 3
        && around.before(i, 1).is_some_and(|t| t.role == Role::To)
        && (2..=5).filter_map(|k| around.before(i, k)).any(|t| t.role == Role::Call)
        && !around.token(i + 1).is_some_and(counted);
    if sent || model(around, i) {
        return Some(1);
    }
    // `by texting 274637 (CRIMES)`
    let texted = length > 4
        && around.before(i, 1).is_some_and(|t| t.role == Role::Call)
        && !around.token(i + 1).is_some_and(counted);
    if texted {
        return Some(1);
    }
    let long = length > LONGEST;
    let beside = |t: &Token| {
        matches!(t.kind, Kind::Open | Kind::Hyphen | Kind::Dash)
            || t.role == Role::At
            || around.one_case && t.class.is_unknown()
    };
    let next = |t: &Token| t.kind == Kind::Hyphen;
    if long || around.before(i, 1).is_some_and(beside) || around.token(i + 1).is_some_and(next) {
        of_kind(around, i)
    } else {
        None
    }
}

#[inline(never)]
fn of_kind(around: &Around<'_>, i: usize) -> Option<usize> {
    telephone(around, i)
        .or_else(|| house(around, i))
        .or_else(|| designation(around, i))
        .or_else(|| serial(around, i))
        .or_else(|| seven(around, i))
        .or_else(|| channel(around, i))
}

/// `the 9370 Information System`: so many want a plural.
fn model(around: &Around<'_>, i: usize) -> bool {
    let the = around.before(i, 1).is_some_and(|t| t.role == Role::Definite);
    if around.one_case || around.titled || !the || length(around, i).is_none_or(|length| length < 3) {
        return false;
    }
    let name = |t: &&Token| t.kind == Kind::Word && t.capital();
    let named = around.all.tokens[i + 1..].iter().take_while(name).count();
    let plural = |t: &Token| t.class.has(Class::PLURAL | Class::PERSON | Class::DEMONYM | Class::MEASURE);
    let thing = |t: &Token| t.class.has(Class::NOUN) && !plural(t);
    named > 0
        && around.all.tokens[i + 1..=i + named].iter().all(|t| !plural(t))
        && thing(&around.all.tokens[i + named])
        && !around.token(i + 1 + named).is_some_and(|t| t.kind == Kind::Word && plural(t))
}

/// `Sections 922(g)(1), 924(a), and 924(e)`: the parts of a law, with letters and numbers in brackets stuck to them.
fn section(around: &Around<'_>, i: usize) -> bool {
    let open = |j: usize| around.token(j).is_some_and(|t| t.kind == Kind::Open && t.glued());
    let short = |j: usize| around.token(j).is_some_and(|t| t.span.end - t.span.start == 1);
    let part = |j: usize| open(j) && short(j + 1) && is(around, j + 2, Kind::Close);
    let inside = i >= 2
        && open(i - 1)
        && is(around, i + 1, Kind::Close)
        && around.token(i - 2).is_some_and(|t| matches!(t.kind, Kind::Digits | Kind::Close));
    let joins = |j: usize| around.token(j).is_some_and(|t| t.kind == Kind::Comma || t.role == Role::And);
    let listed = (1..=2).take_while(|k| i > *k && joins(i - k)).any(|k| i >= k + 3 && part(i - k - 3));
    part(i + 1) || inside && short(i) || listed && !around.token(i + 1).is_some_and(counted)
}

fn length(around: &Around<'_>, i: usize) -> Option<u32> {
    around.token(i).filter(|t| t.kind == Kind::Digits).map(|t| t.span.end - t.span.start)
}

fn is(around: &Around<'_>, i: usize, kind: Kind) -> bool {
    around.token(i).is_some_and(|t| t.kind == kind)
}

/// `142.5°E`, `36°24′N`, `between 20° and 25° south`: degrees of a place on the globe.
fn position(around: &Around<'_>, i: usize) -> Option<usize> {
    let degree = |j: usize| around.token(j).is_some_and(|t| t.role == Role::Degree);
    let compass = |j: usize| around.token(j).is_some_and(|t| matches!(t.role, Role::Compass | Role::Bearing));
    let minutes = length(around, i + 2).is_some() && around.token(i + 2).is_some_and(|t| t.glued());
    let both = length(around, i + 3).is_some() && degree(i + 4) && compass(i + 5);
    (compass(i + 2) || minutes || both).then_some(2)
}

/// What a number may count or measure, right behind it; a singular place is none of it.
fn counted(token: &Token) -> bool {
    let unit = Class::MEASURE | Class::PERCENT | Class::CURRENCY_AFTER | Class::MULTIPLIER;
    let noun = token.kind == Kind::Word
        && (token.class.has(Class::NOUN | Class::ADJECTIVE | Class::PERSON | Class::PLURAL)
            || token.class.is_unknown());
    let place = token.class.has(Class::FACILITY) && !token.class.has(Class::PLURAL);
    token.class.has(unit) || noun && !place
}

/// `(504) 822-1111`, `(800) 226-TIPS`, `1-866-411-TIPS (8477)`
fn telephone(around: &Around<'_>, i: usize) -> Option<usize> {
    let bracketed = around.before(i, 1).is_some_and(|t| t.kind == Kind::Open) && is(around, i + 1, Kind::Close);
    if !bracketed {
        return None;
    }
    let spelled = around.before(i, 2).is_some_and(|t| t.kind == Kind::Word && capital_letters(t))
        && around.before(i, 3).is_some_and(|t| t.kind == Kind::Hyphen);
    if spelled {
        return Some(1);
    }
    if length(around, i)? < 3 {
        return None;
    }
    // `texted to CRIMES (274637)`; `the Harbor (110) Freeway`
    let called = || (2..8).filter_map(|k| around.before(i, k)).any(|t| t.role == Role::Call);
    let capital = |t: &Token| t.kind == Kind::Word && t.capital() && !around.one_case;
    let route = || {
        around.token(i + 2).is_some_and(|t| capital(t) && t.class.has(Class::FACILITY) && !t.class.has(Class::PLURAL))
            && around.before(i, 2).is_some_and(capital)
    };
    if length(around, i)? > 4 && called() || route() {
        return Some(1);
    }
    let letters = || around.token(i + 4).is_some_and(|t| t.kind == Kind::Word && t.shape.has(Shape::UPPER));
    // `356-0800`: digits that begin with a zero are no number of their own.
    let zeros = around.token(i + 4).is_some_and(|t| t.kind == Kind::Stamp && t.span.end - t.span.start == 4);
    let last = length(around, i + 4) == Some(4) || zeros || letters();
    let hyphen = is(around, i + 3, Kind::Hyphen) || is(around, i + 3, Kind::Dash);
    if length(around, i + 2) == Some(3) && hyphen && last {
        return Some(5);
    }
    is(around, i + 2, Kind::Stamp).then_some(3)
}

/// A word in capitals; a single one is a letter of `C-R-I-M-E-S`.
fn capital_letters(token: &Token) -> bool {
    token.shape.has(Shape::UPPER) || token.capital() && token.span.end - token.span.start == 1
}

/// `at 3600 Alder near the mill`: behind `at`, a number before a name that is no plural and describes none.
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
    (capital && !around.token(i + 1 + words).is_some_and(counted)).then_some(1 + words)
}

/// `the M - 19`, `M- 79 launchers`: a letter, a hyphen with a blank beside it, a number; but `Plan B - 20 houses burned`.
fn designation(around: &Around<'_>, i: usize) -> Option<usize> {
    let hyphen = around.before(i, 1)?;
    let letter = around.before(i, 2).is_some_and(|t| {
        let short = t.span.end - t.span.start == 1 || t.class.has(Class::IDENTIFIER) && t.shape.has(Shape::UPPER);
        t.kind == Kind::Word && t.capital() && short && t.role != Role::Indefinite
    });
    let joined = hyphen.kind == Kind::Hyphen
        || hyphen.kind == Kind::Dash && !around.token(i + 1).is_some_and(|t| t.class.has(Class::PLURAL));
    (letter && joined).then_some(1)
}

/// `A 911 caller`, `three 911 calls` are of that number; `911 people` are so many.
fn emergency(around: &Around<'_>, i: usize) -> bool {
    let known = || {
        let value = around.token(i).map(|t| around.all.values[t.value as usize]);
        value.is_some_and(|v| around.all.lexicon.emergency_numbers.iter().any(|n| v == (*n).into()))
    };
    let led = around
        .before(i, 1)
        .is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE | Class::HEDGE | Class::NUMERIC) || t.kind == Kind::Digits);
    let calls = around.token(i + 1).is_some_and(|t| t.role == Role::Call);
    length(around, i) == Some(3) && !led && calls && known()
}

/// `Tells 13 News`, `16 WAPT News`, `the News On 6 reporter`, `Action News 5`: the number of a station.
fn outlet(around: &Around<'_>, i: usize) -> bool {
    let named = |t: &Token| t.role == Role::Outlet && t.capital();
    let before = (1..=2).any(|k| {
        around.before(i, k).is_some_and(named)
            && (1..k).all(|j| around.before(i, j).is_some_and(|t| t.role == Role::On || t.capital()))
    });
    let counts = |t: &Token| {
        let crew = t.role == Role::Outlet || t.class.has(Class::POSSESSIVE);
        !crew && (t.class.has(Class::PLURAL) && !t.class.has(Class::VERB_S) || t.class.has(Class::MEASURE))
    };
    let sign = |t: &Token| t.shape.has(Shape::UPPER) && (3..=4).contains(&(t.span.end - t.span.start));
    let between = usize::from(around.token(i + 1).is_some_and(|t| sign(t) && !named(t)));
    let last = i + 1 + between;
    let behind = around.token(last).is_some_and(named) && !around.token(last + 1).is_some_and(counts);
    !around.one_case
        && length(around, i).is_some_and(|length| length <= 2)
        && (behind || before && !around.token(i + 1).is_some_and(counts))
}

/// `11833402 A man is dead`, `Case number: 1401290023`: a long number that counts nothing.
fn serial(around: &Around<'_>, i: usize) -> Option<usize> {
    // Where all numbers are asked for, a number of any length is one.
    if length(around, i)? <= LONGEST || around.all.wide {
        return None;
    }
    let is_article = |t: &Token| t.capital() && matches!(t.role, Role::Indefinite | Role::Definite);
    let leads = Class::CURRENCY_BEFORE | Class::VERB_BASE | Class::VERB_S | Class::PAST | Class::HEDGE;
    let apart = around.before(i, 1).is_none_or(|t| t.shape.has(Shape::UPPER) || !t.class.has(leads));
    // `[10202830] Police are searching`
    let bracketed = around.before(i, 1).is_some_and(|t| t.kind == Kind::Open)
        && around.before(i, 2).is_none()
        && is(around, i + 1, Kind::Close);
    if bracketed {
        return Some(1);
    }
    let article = !around.one_case && apart && around.token(i + 1).is_some_and(is_article);
    // `Case number: 1401290023`; but `Total number: 12500000`, `Affected number`.
    let of_thing = |t: &Token| {
        let counts = Class::ADJECTIVE | Class::STATE | Class::PARTICIPLE | Class::TALLY | Class::HEDGE | Class::PERSON;
        !t.class.has(counts)
    };
    let numbered = around.before(i, 1).is_some_and(|t| t.kind == Kind::Colon)
        && around.before(i, 2).is_some_and(|t| t.role == Role::Number)
        && around.before(i, 3).is_none_or(of_thing);
    (article || numbered && !around.token(i + 1).is_some_and(counted)).then_some(1)
}

/// `call the office at 876-2500`: three digits and four, behind a word for calling, or behind `at` where nothing is told that
/// a range may count: `put the dead at 300-1200`.
fn seven(around: &Around<'_>, i: usize) -> Option<usize> {
    let pair = length(around, i) == Some(3) && is(around, i + 1, Kind::Hyphen) && length(around, i + 2) == Some(4);
    let call = (1..8).filter_map(|k| around.before(i, k)).any(|t| t.role == Role::Call);
    let tells = |t: &Token| {
        let class =
            Class::EVENT_NOUN | Class::STATE | Class::TALLY | Class::MOTION | Class::REPORTING | Class::PARTICIPLE;
        t.class.has(class) && !t.class.has(Class::BE)
    };
    let reached = around.before(i, 2).is_some_and(|t| t.role == Role::Reached);
    let at = around.before(i, 1).is_some_and(|t| t.role == Role::At)
        && (reached || !(2..8).filter_map(|k| around.before(i, k)).any(tells));
    (pair && (call || at) && !around.token(i + 3).is_some_and(counted)).then_some(3)
}

/// `(VISION TELEVISION CADENA 1)`: the number of a station, in the brackets of a dateline in capitals.
fn channel(around: &Around<'_>, i: usize) -> Option<usize> {
    let named = around.before(i, 1).is_some_and(|t| t.kind == Kind::Word && t.class.is_unknown());
    let opens = (2..7).any(|k| around.before(i, k).is_some_and(|t| t.kind == Kind::Open));
    (around.one_case && named && opens && is(around, i + 1, Kind::Close) && length(around, i)? <= 2).then_some(1)
}
