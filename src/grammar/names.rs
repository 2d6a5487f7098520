//! Numbers that name or point and count nothing: `F-16s`, `Resolution 2254`, `10 Downing Street`, `one of the`.

use super::{quantity::looks_like_year, reject::Around};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// `Boeing 737`, `Resolution 2254`, `No. 2`, `Zone 5`, `week 22`, `Council of Nine`
#[inline]
pub(super) fn identifier(around: &Around<'_>, i: usize) -> Option<usize> {
    let previous = around.before(i, 1)?;
    let names = previous.capital()
        || previous.class.has(Class::MEASURE | Class::IDENTIFIER)
        || matches!(previous.role, Role::Call | Role::And | Role::Or | Role::Outlet | Role::Last)
        || previous.kind == Kind::Comma;
    if names || around.token(i)?.capital() { named_by(around, i, previous) } else { None }
}

/// What the word before it makes of a number.
#[inline(never)]
fn named_by(around: &Around<'_>, i: usize, previous: &Token) -> Option<usize> {
    let token = around.token(i)?;
    let named = previous.capital() && !around.one_case && i >= 2;
    let opening = i == 1 && previous.capital() && !around.token(i + 1).is_some_and(|t| t.class.has(Class::PERSON));
    let next_counts = around.token(i + 1).is_some_and(|t| {
        t.class.has(Class::PERSON | Class::MEASURE | Class::PERCENT | Class::MULTIPLIER | Class::CURRENCY_AFTER)
            || t.class.has(Class::PLURAL)
    });
    if token.kind == Kind::Digits {
        // `at kilometre 41`
        if previous.class.has(Class::MEASURE)
            && (previous.class.has(Class::NOUN) || previous.shape.has(Shape::UPPER) && around.one_case)
            && !previous.class.has(Class::PLURAL | Class::TIME)
            && !next_counts
        {
            return Some(1);
        }
        // `called 911`
        let emergency = previous.role == Role::Call && token.span.end - token.span.start == 3;
        let noun = around.token(i + 1).is_some_and(|t| t.class.has(Class::NOUN | Class::ADJECTIVE));
        if emergency && !noun {
            return Some(1);
        }
        // `Photo 11 of 14`, `Photo 11 / 14`
        let of = around.token(i + 1).is_some_and(|t| t.role == Role::Of || t.kind == Kind::Slash)
            && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits);
        if previous.class.has(Class::IDENTIFIER) && (named || opening) && of {
            return Some(3);
        }
        // `Evacuees number 12,400`: a verb.
        let counts = previous.role == Role::Number
            && token.shape.has(Shape::SEPARATED)
            && around.before(i, 2).is_some_and(|t| t.class.has(Class::PLURAL));
        if previous.class.has(Class::IDENTIFIER)
            && (!next_counts || named || opening)
            && previous.kind == Kind::Word
            && !counts
        {
            return Some(1);
        }
        // `Boeing 767, 757 and 747 jets`: models in a row, all of one length.
        let length = token.span.end - token.span.start;
        let model = |t: &Token| t.kind == Kind::Digits && t.span.end - t.span.start == length;
        let row = |k: &usize| around.before(i, *k).is_some_and(|t| t.kind == Kind::Comma || t.role == Role::And);
        let models = (1..6).step_by(2).take_while(|k| row(k) && around.before(i, k + 1).is_some_and(model)).count();
        let named_first = |t: &Token| t.class.has(Class::IDENTIFIER) && t.capital();
        if models > 0 && length >= 3 && around.before(i, 2 * models + 1).is_some_and(named_first) {
            return Some(1);
        }
        // `numbers 10 and 11`
        let listed = matches!(previous.role, Role::And | Role::Or)
            && around.before(i, 2).is_some_and(|t| t.kind == Kind::Digits)
            && around.before(i, 3).is_some_and(|t| t.class.has(Class::IDENTIFIER));
        if listed && !next_counts {
            return Some(1);
        }
        // A name that ends in a number: `Apollo 13`, `Cadena 3`, `Windows 10`.
        let unknown = previous.kind == Kind::Word
            && named
            && !token.shape.has(Shape::SEPARATED)
            && !previous.class.has(
                Class::PREPOSITION
                    | Class::VERB_S
                    | Class::PAST
                    | Class::VERB_BASE
                    | Class::COORDINATOR
                    | Class::MONTH
                    | Class::WEEKDAY
                    | Class::DETERMINER
                    | Class::ADVERB
                    | Class::SUBORDINATOR
                    | Class::EVENT_NOUN
                    | Class::HEDGE
                    | Class::NUMBER
                    | Class::CURRENCY_BEFORE
                    | Class::MODAL
                    | Class::BE
                    | Class::RELATIVE
                    | Class::PRONOUN
                    | Class::NEGATOR
                    | Class::STATE
                    | Class::PLACE
                    | Class::PARTICIPLE,
            );
        let closed = around.token(i + 1).is_none_or(|t| {
            t.kind != Kind::Word
                || t.class.has(Class::PREPOSITION | Class::BE | Class::COORDINATOR)
                || t.capital()
                || t.class.has(Class::VERB_S | Class::PAST | Class::FACILITY | Class::RELATIVE | Class::POSSESSIVE)
                // `the Cafe 54 shooting`
                || t.class.has(Class::EVENT_NOUN) && !t.class.has(Class::STATE | Class::PLURAL | Class::PERSON)
                // `our News 3 mobile app`: more than one has no singular.
                || t.class.has(Class::ADJECTIVE | Class::NOUN)
                    && around.token(i + 2).is_some_and(|t| t.class.has(Class::NOUN) && !t.class.has(Class::PLURAL))
        });
        let foreign = previous.class.is_unknown() && token.span.end - token.span.start <= 2;
        // `Karvas 562 cases, Belen 17 and Mirabad 152`
        let listed = around.listing && around.before(i, 2).is_some_and(|t| t.kind == Kind::Comma || t.role == Role::And)
            // `Dengue cases: Karvas 562, Belen 17`: the first figure under a label of events.
            || around.before(i, 2).is_some_and(|t| t.kind == Kind::Colon)
                && around.token(i + 1).is_some_and(|t| t.kind == Kind::Comma || t.role == Role::And)
                && (3..=6).filter_map(|k| around.before(i, k)).any(|t| t.class.has(Class::EVENT_NOUN));
        // `in Karsa 54 were wounded`
        let placed = around.before(i, 2).is_some_and(|t| t.role == Role::In)
            && around.token(i + 1).is_some_and(|t| t.class.has(Class::BE) && t.role != Role::Singular);
        if unknown
            && !placed
            && !listed
            && (closed || foreign)
            && !next_counts
            && token.span.end - token.span.start <= 4
            && previous.span.end - previous.span.start > 1
        {
            return Some(1);
        }
    }
    // `in the last 16 in May`: a round of a cup.
    let round = previous.role == Role::Last
        && around.before(i, 2).is_some_and(|t| t.role == Role::Definite)
        && token.kind == Kind::Digits
        && [8, 16, 32, 64].iter().any(|n| around.all.values[token.value as usize] == (*n).into())
        && around.token(i + 1).is_none_or(|t| t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::BE));
    if round {
        return Some(1);
    }
    // `on bbc two at noon`
    if previous.role == Role::Outlet && token.class.has(Class::NUMBER) && !next_counts {
        return Some(1);
    }
    // `the number two of the secret police`; `the number 12 rose` is rare enough.
    if previous.role == Role::Number
        && token.class.has(Class::NUMBER)
        && around
            .before(i, 2)
            .is_some_and(|t| t.class.has(Class::DETERMINER | Class::POSSESSIVE | Class::NOUN | Class::ADJECTIVE))
        && (!next_counts || around.token(i + 1).is_some_and(|t| t.capital() && !around.one_case))
    {
        return Some(1);
    }
    // `Council of Nine`, `the Big Ten`: a number word with a capital inside a sentence.
    if token.class.has(Class::NUMBER) && token.capital() && !token.shape.has(Shape::UPPER) && !around.one_case && i > 0
    {
        let of = previous.role == Role::Of && around.before(i, 2).is_some_and(|t| t.capital());
        let named = previous.capital()
            && previous.kind == Kind::Word
            && (i >= 2 || previous.class.is_unknown())
            // `in Southwest D.C. Six people were hurt`; but `Hydro One customers`
            && !((previous.shape.has(Shape::UPPER) || previous.class.has(Class::VERB_BASE | Class::PAST | Class::VERB_S))
                && around.token(i + 1).is_some_and(|t| t.class.has(Class::PERSON) && t.class.has(Class::PLURAL)))
            && !previous.class.has(Class::PREPOSITION | Class::DETERMINER)
            // `Gunman Opens Fire, Killing Three And Wounding Nine`: in a headline the capital tells nothing.
            && !(around.titled && previous.class.has(Class::VERBAL | Class::STATE | Class::COORDINATOR));
        // `in the Three Oaks Apartments`
        let the = previous.role == Role::Definite
            && !previous.capital()
            && !around.titled
            && around.token(i + 1).is_some_and(|t| t.kind == Kind::Word && t.capital() && !t.class.has(Class::DEMONYM));
        return (of || named || the).then_some(1);
    }
    None
}

/// `7 Mile and Greenfield roads`, `Seven Mile Road`: more than one has no singular.
fn mile_road(around: &Around<'_>, i: usize) -> bool {
    let unit = |t: &Token| t.class.has(Class::MEASURE) && t.class.has(Class::NOUN) && !t.class.has(Class::PLURAL);
    // `between 13 and 14 Mile Roads`
    let range = around.token(i + 1).is_some_and(|t| t.role == Role::And)
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits);
    let i = if range { i + 2 } else { i };
    let singular = around.token(i + 1).is_some_and(|t| t.capital() && !t.shape.has(Shape::UPPER) && unit(t));
    let goes_on = |j: usize| around.token(j).is_none_or(|t| t.capital() || matches!(t.kind, Kind::Stop | Kind::Comma));
    let and = around.token(i + 2).is_some_and(|t| t.role == Role::And);
    let one = around.token(i).is_some_and(|t| t.role == Role::One);
    singular && !around.one_case && !one && goes_on(i + if and { 3 } else { 2 })
}

/// `1500 Larrea St.`, `10 Downing Street`, `the 2100 block of`
#[inline]
pub(super) fn address(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if mile_road(around, i) {
        let range = around.token(i + 1).is_some_and(|t| t.role == Role::And);
        return Some(if range { 4 } else { 2 });
    }
    if token.kind != Kind::Digits || token.shape.has(Shape::SEPARATED) {
        return None;
    }
    let names = |t: &Token| match t.kind {
        Kind::Word => t.capital() || t.role == Role::Block || t.class.has(Class::NAME),
        kind => matches!(kind, Kind::Ordinal | Kind::Hyphen),
    };
    if around.token(i + 1).is_some_and(names) { place(around, i) } else { None }
}

#[inline(never)]
fn place(around: &Around<'_>, i: usize) -> Option<usize> {
    let hyphen = usize::from(around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen));
    // `the 100 block`, `in 2300 block of Alder`
    let the = around.before(i, 1).is_some_and(|t| t.role == Role::Definite);
    let of = around.token(i + 2 + hyphen).is_some_and(|t| t.role == Role::Of || t.capital() && !around.one_case);
    let block = |t: &Token| t.role == Role::Block && !t.class.has(Class::PLURAL);
    if around.token(i + 1 + hyphen).is_some_and(block) && (the || of) {
        return Some(2 + hyphen);
    }
    // `the 92-9100 block of Alder`
    let last = around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits);
    if hyphen == 1 && last && the && around.token(i + 3).is_some_and(block) {
        return Some(4);
    }
    // `10 Downing Street`, where the lexicon knows the name.
    if around
        .token(i + 1)
        .is_some_and(|t| t.class.has(Class::NAME) && t.class.has(Class::SOURCE) && !t.class.has(Class::PLURAL))
        && !around.one_case
        && around
            .token(i + 2)
            .is_none_or(|t| t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::COORDINATOR))
    {
        return Some(2);
    }
    let mut j = i + 1;
    while j < i + 5 {
        let next = around.token(j)?;
        if !matches!(next.kind, Kind::Word | Kind::Ordinal)
            || next.kind == Kind::Word && !next.capital()
            || next.class.has(Class::PLURAL | Class::PREPOSITION)
        {
            return None;
        }
        // `on 32 Road`
        let on = around.before(i, 1).is_some_and(|t| t.role == Role::On);
        if (j > i + 1 || on) && next.class.has(Class::FACILITY) && !around.one_case
            || j > i + 1 && next.class.has(Class::ABBREVIATION) && next.class.has(Class::FACILITY)
        {
            return Some(j + 1 - i);
        }
        j += 1;
    }
    None
}

/// The number of a list item or a footnote: `1. `, `[12]`
pub(super) fn list_number(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.kind != Kind::Digits {
        return None;
    }
    if i > 0 && !around.before(i, 1).is_some_and(|t| t.kind == Kind::Open) {
        return None;
    }
    let text_after = around.token(i + 1);
    if i == 0 && text_after.is_some_and(|t| matches!(t.kind, Kind::Close | Kind::Stop)) {
        return Some(2);
    }
    let next = text_after?;
    // The lexer drops an inner period: a gap before the next word shows it.
    if i == 0
        && token.span.end - token.span.start <= 2
        && (2..=4).contains(&(next.span.start - token.span.end))
        && next.kind == Kind::Word
        && next.capital()
    {
        return Some(1);
    }
    // `3/ UPDATE`: the number of a post in a thread.
    if i == 0 && next.kind == Kind::Slash && around.token(i + 2).is_none_or(|t| t.kind != Kind::Digits) {
        return Some(2);
    }
    let bracket = around.before(i, 1).is_some_and(|t| t.kind == Kind::Open && t.glued()) && next.kind == Kind::Close;
    (bracket
        && around.before(i, 2).is_some_and(|t| t.kind == Kind::Word && !t.class.has(Class::STATE | Class::EVENT_NOUN)))
    .then_some(2)
}

/// `the southern half of the island`, `the lower half`: a part of a place that nobody counted.
pub(super) fn regional_half(around: &Around<'_>, i: usize) -> Option<usize> {
    if around.token(i)?.role != Role::Half {
        return None;
    }
    let described = around.before(i, 1)?.class.has(Class::ADJECTIVE | Class::ORDINAL)
        && !around.before(i, 1)?.class.has(Class::HEDGE | Class::NUMBER | Class::ADVERB)
        && around.before(i, 2).is_some_and(|t| t.role == Role::Definite || t.class.has(Class::POSSESSIVE));
    described.then_some(1)
}

/// `one of the`, `one another`, `one day`, `the one who`: a word, not a count.
pub(super) fn figurative_one(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.role != Role::One {
        return None;
    }
    let next = around.token(i + 1);
    let previous = around.before(i, 1);
    if next.is_some_and(|t| t.kind == Kind::Hyphen)
        && around.token(i + 2).is_some_and(|t| t.class.has(Class::NUMBER | Class::SHARE))
    {
        return None;
    }
    let next = next?;
    // `one third of the homes`
    if next.class.has(Class::SHARE) && around.token(i + 2).is_some_and(|t| t.role == Role::Of) {
        return None;
    }
    let pronoun = previous.is_some_and(|t| {
        t.role == Role::Definite
            || t.class.has(Class::ADJECTIVE | Class::ORDINAL) && !t.class.has(Class::HEDGE) && t.role != Role::Minus
            // `says that one militant was killed`
            || t.role == Role::That
                && !around.before(i, 2).is_some_and(|t| t.class.has(Class::REPORTING) && !t.class.has(Class::NOUN))
            || matches!(t.role, Role::Which | Role::Each | Role::Every | Role::Any)
            || t.class.has(Class::POSSESSIVE)
    });
    // `and one in 2003`: an event of that year.
    if next.role == Role::In
        && around
            .token(i + 2)
            .is_some_and(|t| t.kind == Kind::Digits && looks_like_year(t, around.all.values[t.value as usize]))
    {
        return Some(1);
    }
    let partitive = next.role == Role::Of
        && !around.token(i + 2).is_some_and(|t| t.class.has(Class::PRONOUN) || t.role == Role::OfWhom);
    let idle = matches!(next.role, Role::Another | Role::Way)
        || next.class.has(Class::TIME | Class::MODAL | Class::PRONOUN | Class::NEGATOR)
        || partitive;
    let ordinary = next.class.has(Class::DETERMINER | Class::ORDINAL)
        && !matches!(next.role, Role::More | Role::Other | Role::Further | Role::Fewer);
    (pronoun && !next.class.has(Class::NOUN | Class::PERSON) || idle || ordinary).then_some(1)
}
