//! What looks like a quantity and is none: dates, years, clock times, ages, names with numbers, scores, telephone numbers, addresses.

use super::{
    input::Tokens,
    number,
    quantity::{looks_like_year, point_value},
    range::hyphenated_pair,
};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// The sentence around a candidate.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub all: Tokens<'a>,
    pub one_case: bool,
    /// A figure was found before in the sentence: a name and a number after it may go on with its list.
    pub listing: bool,
    /// Some word of the sentence tells an age behind its number.
    pub ages: bool,
}

impl<'a> Around<'a> {
    fn token(self, i: usize) -> Option<&'a Token> {
        self.all.tokens.get(i)
    }

    fn before(self, i: usize, by: usize) -> Option<&'a Token> {
        i.checked_sub(by).and_then(|j| self.token(j))
    }

    fn from(self, i: usize) -> Tokens<'a> {
        Tokens { tokens: &self.all.tokens[i..], ..self.all }
    }

    /// If the number at token `i` counts nothing: how many tokens to pass over. `hedged` says that a hedge stood before it.
    pub fn rejects(self, i: usize, hedged: bool) -> Option<usize> {
        let token = self.token(i)?;
        date(self, i)
            .or_else(|| year(self, i, hedged))
            .or_else(|| clock(self, i))
            .or_else(|| age(self, i))
            .or_else(|| joined(self, i))
            .or_else(|| identifier(self, i))
            .or_else(|| address(self, i))
            .or_else(|| list_number(self, i))
            .or_else(|| figurative_one(self, i))
            .or_else(|| (token.kind == Kind::Stamp).then_some(1))
    }
}

fn is_month(around: Around<'_>, token: &Token) -> bool {
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
fn date(around: Around<'_>, i: usize) -> Option<usize> {
    let day = |j: usize| {
        around.token(j).filter(|t| t.kind == Kind::Digits && t.span.end - t.span.start <= 2 || t.kind == Kind::Ordinal)
    };
    let month = |j: usize| around.token(j).is_some_and(|t| is_month(around, t));
    let first = around.token(i)?;
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
                            || matches!(t.kind, Kind::Hyphen | Kind::Comma | Kind::Dash)
                            || t.class.has(Class::DETERMINER)
                    })
            })
    });
    if let Some(k) = back {
        let followed_by_noun = around.token(i + 1).is_some_and(|t| {
            t.class.has(Class::PERSON | Class::MULTIPLIER) || t.class.has(Class::PLURAL) && !t.class.has(Class::TIME)
        });
        let comma = (i - k + 1..i).any(|j| around.token(j).is_some_and(|t| t.kind == Kind::Comma));
        if day(i).is_some() && (k == 1 || !followed_by_noun) && !comma {
            return Some(1);
        }
        // The year after a month: `July 2017`, `July 15, 2017`.
        let value = around.all.values[first.value as usize];
        if looks_like_year(first, value) && !followed_by_noun {
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
        if !links || day(j + 1).is_none() {
            return None;
        }
        j += 2;
    }
    None
}

/// A bare four-digit number where years stand: `in 2012`, `since 2011`, `the 2017 floods`, `2012–13`.
fn year(around: Around<'_>, i: usize, hedged: bool) -> Option<usize> {
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
        let counted = around
            .token(i + 3)
            .is_some_and(|t| t.class.has(Class::PERSON | Class::MEASURE | Class::CURRENCY_AFTER | Class::PERCENT));
        return (short == 2 || short == 4 && !counted).then_some(3);
    }
    let counts = next.is_some_and(|t| {
        t.class.has(Class::MEASURE | Class::CURRENCY_AFTER | Class::PERCENT | Class::MULTIPLIER)
            || t.class.has(Class::PERSON) && t.class.has(Class::PLURAL)
    });
    let previous = around.before(i, 1);
    let money = previous.is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
    if counts || money {
        return None;
    }
    let value = around.all.values[token.value as usize];
    let modern = value >= 1800.into() && value <= 2100.into();
    let dated = previous.is_some_and(|t| {
        t.class.has(Class::DATE_PREPOSITION | Class::MONTH | Class::DATE_WORD)
            || matches!(t.role, Role::Of | Role::Last)
            || t.kind == Kind::Comma
    });
    let noun = next.is_some_and(|t| t.class.has(Class::NOUN) && t.class.has(Class::PLURAL));
    if hedged && !dated {
        return None;
    }
    // `the 1204 wells` counts; `the 2012 floods`, `2012 was bad` and `in 1634` date.
    (modern && (dated || !noun || previous.is_some_and(|t| t.role == Role::Definite || t.class.has(Class::POSSESSIVE)))
        || dated && !noun)
        .then_some(1)
}

/// `5 p.m.`, `21.00 UTC`, `at 5.30am`
fn clock(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let timed = |j: usize| around.token(j).is_some_and(|t| t.role == Role::Clock);
    if matches!(token.kind, Kind::Digits | Kind::Stamp) && timed(i + 1)
        || token.class.has(Class::NUMBER) && timed(i + 1)
    {
        return Some(2);
    }
    // `9.00 (UTC)`
    if token.kind == Kind::Digits && around.token(i + 1).is_some_and(|t| t.kind == Kind::Open) && timed(i + 2) {
        return Some(3);
    }
    // `until 2200 on Wednesday`
    if token.kind == Kind::Digits && token.span.end - token.span.start == 4 && !token.shape.has(Shape::SEPARATED) {
        let value = around.all.values[token.value as usize];
        let minutes = value % rust_decimal::Decimal::ONE_HUNDRED;
        let by_clock = around.before(i, 1).is_some_and(|t| matches!(t.role, Role::At | Role::Until));
        let alone = around.token(i + 1).is_none_or(|t| {
            t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::WEEKDAY | Class::DATE_WORD)
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

/// `aged 45`, `12-year-old`, `45 years old`, `, 58,` after a name
fn age(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    // Without any of these words around it no number is an age, and it need not be read again.
    let previous = around.before(i, 1);
    let led = previous.is_some_and(|t| {
        matches!(t.role, Role::Aged | Role::Of) || t.class.has(Class::BE | Class::HEDGE) || t.kind == Kind::Comma
    }) || around.before(i, 2).is_some_and(|t| t.role == Role::Of);
    if !around.ages && !led || !number::may_begin(around.from(i)) {
        return None;
    }
    let (rest, number) = number::number(around.from(i)).ok()?;
    let used = around.all.tokens.len() - i - rest.tokens.len();
    let mut j = i + used;
    let skip_hyphen = |j: usize| if around.token(j).is_some_and(|t| t.kind == Kind::Hyphen) { j + 1 } else { j };
    j = skip_hyphen(j);
    if around.token(j).is_some_and(|t| t.class.has(Class::TIME)) {
        let k = skip_hyphen(j + 1);
        if around.token(k).is_some_and(|t| t.role == Role::Old) {
            return Some(k + 1 - i);
        }
    }
    let of_age =
        previous.is_some_and(|t| t.role == Role::Of) && around.before(i, 2).is_some_and(|t| t.role == Role::Aged);
    if previous.is_some_and(|t| t.role == Role::Aged) || of_age {
        return Some(used);
    }
    let value = point_value(&number)?;
    // `children under five`
    // `a boy of about 10`
    let person_of = (1..=2).any(|k| {
        around.before(i, k).is_some_and(|t| t.role == Role::Of)
            && around.before(i, k + 1).is_some_and(|t| t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
    });
    let alone = around
        .token(i + used)
        .is_none_or(|t| t.kind != Kind::Word || t.class.has(Class::COORDINATOR | Class::BE | Class::HAVE));
    if person_of && alone && value <= 110.into() {
        return Some(used);
    }
    let bound = previous.is_some_and(|t| t.class.has(Class::HEDGE) && t.class.has(Class::PREPOSITION))
        && around
            .before(i, 2)
            .is_some_and(|t| t.class.has(Class::PERSON) && t.class.has(Class::PLURAL) || t.class.has(Class::BE));
    let nothing_counted = around.token(i + used).is_none_or(|t| {
        t.kind != Kind::Word
            || t.class.has(
                Class::PREPOSITION
                    | Class::COORDINATOR
                    | Class::BE
                    | Class::HAVE
                    | Class::VERB_BASE
                    | Class::PAST
                    | Class::MODAL,
            )
    });
    if bound && nothing_counted && value <= 100.into() {
        return Some(used);
    }
    // `her youngest son is 14`, `the youngest of whom was 79`
    let copula = previous.is_some_and(|t| t.class.has(Class::BE) && !t.class.has(Class::ING));
    let one_person = (2..=5).filter_map(|k| around.before(i, k)).take_while(|t| t.kind == Kind::Word).any(|t| {
        t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL) && !t.class.has(Class::TALLY | Class::EVENT_NOUN)
            || t.role == Role::He
            || t.role == Role::OfThem
    });
    let ends = around
        .token(i + used)
        .is_none_or(|t| t.kind != Kind::Word || t.class.has(Class::COORDINATOR | Class::SUBORDINATOR));
    if copula && one_person && ends && value <= 120.into() {
        return Some(used);
    }
    let small = value <= 120.into() && token.kind == Kind::Digits && used == 1;
    let comma_before = previous.is_some_and(|t| t.kind == Kind::Comma || t.kind == Kind::Open);
    let closed =
        around.token(i + 1).is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Close | Kind::Stop | Kind::Semicolon))
            || around.token(i + 1).is_some_and(|t| t.role == Role::And && around.one_case);
    let after_name = around.before(i, 2).is_some_and(|t| {
        t.kind == Kind::Word
            && (around.one_case && t.class.is_unknown()
                || t.class.has(Class::NAME) && !t.class.has(Class::PLACE)
                || t.capital() && !around.one_case && !t.class.has(Class::MONTH | Class::WEEKDAY | Class::PLACE)
                || t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
    });
    (small && comma_before && closed && after_name && previous.is_some_and(|t| t.kind == Kind::Comma)).then_some(1)
}

/// Numbers joined to something: `F-16s`, `COVID-19`, `3-2`, `555-0134`, `9/11`, `4x4`
fn joined(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let previous = around.before(i, 1);
    if token.glued()
        && previous.is_some_and(|t| {
            t.kind == Kind::Hyphen && t.glued()
                || t.kind == Kind::Slash
                || t.kind == Kind::Other && t.class.is_unknown()
        })
    {
        let letters = around
            .before(i, 2)
            .is_some_and(|t| t.kind == Kind::Word && !t.class.has(Class::NUMBER | Class::CURRENCY_BEFORE));
        if letters || previous.is_some_and(|t| t.kind == Kind::Other && t.class.is_unknown()) {
            return Some(1);
        }
    }
    // `0191 555 0147`: digits after a code.
    if token.kind == Kind::Digits
        && (1..=2).any(|k| around.before(i, k).is_some_and(|t| t.kind == Kind::Stamp))
        && previous.is_some_and(|t| matches!(t.kind, Kind::Stamp | Kind::Digits))
    {
        return Some(1);
    }
    // `a thirty-something lawyer`
    if around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen)
        && around.token(i + 2).is_some_and(|t| t.role == Role::Odd && t.class.has(Class::PRONOUN))
    {
        return Some(3);
    }
    // `555-0164`, `040-555 0182`
    let code = |k: usize| around.token(k).is_some_and(|t| t.kind == Kind::Stamp);
    if token.kind == Kind::Digits && around.token(i + 1).is_some_and(|t| t.kind == Kind::Hyphen) && code(i + 2) {
        return Some(3);
    }
    if token.kind == Kind::Digits && previous.is_some_and(|t| t.kind == Kind::Hyphen) && i >= 2 && code(i - 2) {
        return Some(if code(i + 1) { 2 } else { 1 });
    }
    let next = around.token(i + 1)?;
    let fraction = around.token(i + 3).is_some_and(|t| matches!(t.role, Role::Of | Role::OfThem));
    if token.kind == Kind::Digits
        && !fraction
        && next.kind == Kind::Slash
        && next.glued()
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits)
    {
        return Some(3);
    }
    if token.kind == Kind::Digits
        && next.kind == Kind::Hyphen
        && let Some(mut pair) = hyphenated_pair(around.from(i))
    {
        // Three or more groups are a telephone number, a date or a code.
        let mut long = false;
        while around.token(i + pair).is_some_and(|t| t.kind == Kind::Hyphen)
            && around.token(i + pair + 1).is_some_and(|t| t.kind == Kind::Digits)
        {
            pair += 2;
            long = true;
        }
        let second = around.token(i + 2)?;
        let (a, b) = (around.all.values[token.value as usize], second.kind == Kind::Digits);
        let b = if b { around.all.values[second.value as usize] } else { a };
        let leading_zero = second.kind == Kind::Digits
            && !second.shape.has(Shape::SEPARATED)
            && b < rust_decimal::Decimal::ONE_HUNDRED
            && second.span.end - second.span.start > 2;
        let follows = around.token(i + pair);
        let counted = follows.is_some_and(|t| {
            t.class.has(
                Class::NOUN
                    | Class::MEASURE
                    | Class::CURRENCY_AFTER
                    | Class::PERCENT
                    | Class::ADJECTIVE
                    | Class::MULTIPLIER
                    | Class::STATE
                    | Class::PARTICIPLE
                    | Class::HEDGE_AFTER,
            ) || t.kind == Kind::Word
                && !t.class.has(
                    Class::PREPOSITION
                        | Class::COORDINATOR
                        | Class::BE
                        | Class::HAVE
                        | Class::MODAL
                        | Class::SUBORDINATOR
                        | Class::DETERMINER
                        | Class::PRONOUN
                        | Class::ADVERB,
                )
                && !t.capital()
        });
        let money = around.before(i, 1).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
        let score = a > b || !counted && !money && a < rust_decimal::Decimal::ONE_HUNDRED;
        if long || score && b != a || leading_zero || a == b {
            return Some(pair);
        }
    }
    None
}

/// `Boeing 737`, `Resolution 2254`, `No. 2`, `Zone 5`, `week 22`, `Council of Nine`
fn identifier(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let previous = around.before(i, 1)?;
    let named = previous.capital() && !around.one_case && i >= 2;
    let opening = i == 1 && previous.capital() && !around.token(i + 1).is_some_and(|t| t.class.has(Class::PERSON));
    let next_counts = around.token(i + 1).is_some_and(|t| {
        t.class.has(Class::PERSON | Class::MEASURE | Class::PERCENT | Class::MULTIPLIER | Class::CURRENCY_AFTER)
            || t.class.has(Class::PLURAL)
    });
    if token.kind == Kind::Digits {
        // `at kilometre 41`
        if previous.class.has(Class::MEASURE)
            && previous.class.has(Class::NOUN)
            && !previous.class.has(Class::PLURAL | Class::TIME)
            && !next_counts
        {
            return Some(1);
        }
        if previous.class.has(Class::IDENTIFIER) && (!next_counts || named || opening) && previous.kind == Kind::Word {
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
                || t.class.has(Class::VERB_S | Class::PAST | Class::FACILITY)
        });
        let foreign = previous.class.is_unknown() && token.span.end - token.span.start <= 2;
        // `Karvas 562 cases, Belen 17 and Mirabad 152`
        let listed =
            around.listing && around.before(i, 2).is_some_and(|t| t.kind == Kind::Comma || t.role == Role::And);
        if unknown
            && !listed
            && (closed || foreign)
            && !next_counts
            && token.span.end - token.span.start <= 4
            && previous.span.end - previous.span.start > 1
        {
            return Some(1);
        }
    }
    // `Council of Nine`, `the Big Ten`: a number word with a capital inside a sentence.
    if token.class.has(Class::NUMBER) && token.capital() && !token.shape.has(Shape::UPPER) && !around.one_case && i > 0
    {
        let of = previous.role == Role::Of && around.before(i, 2).is_some_and(|t| t.capital());
        let named = previous.capital()
            && previous.kind == Kind::Word
            && i >= 2
            && !previous.class.has(Class::PREPOSITION | Class::DETERMINER);
        return (of || named).then_some(1);
    }
    None
}

/// `1500 Larrea St.`, `10 Downing Street`, `the 2100 block of`
fn address(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.kind != Kind::Digits || token.shape.has(Shape::SEPARATED) {
        return None;
    }
    if around.token(i + 1).is_some_and(|t| t.role == Role::Block)
        && around.before(i, 1).is_some_and(|t| t.role == Role::Definite)
    {
        return Some(2);
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
        if j > i + 1 && next.class.has(Class::FACILITY) && !around.one_case
            || j > i + 1 && next.class.has(Class::ABBREVIATION) && next.class.has(Class::FACILITY)
        {
            return Some(j + 1 - i);
        }
        j += 1;
    }
    None
}

/// The number of a list item or a footnote: `1. `, `[12]`
fn list_number(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if token.kind != Kind::Digits {
        return None;
    }
    let text_after = around.token(i + 1);
    if i == 0 && text_after.is_some_and(|t| matches!(t.kind, Kind::Close | Kind::Stop)) {
        return Some(2);
    }
    let next = text_after?;
    // The lexer drops an inner period: a gap of one byte before the next word shows it.
    if i == 0
        && token.span.end - token.span.start <= 2
        && next.span.start == token.span.end + 2
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

/// `one of the`, `one another`, `one day`, `the one who`: a word, not a count.
fn figurative_one(around: Around<'_>, i: usize) -> Option<usize> {
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
    let pronoun = previous.is_some_and(|t| {
        t.role == Role::Definite
            || t.class.has(Class::ADJECTIVE) && !t.class.has(Class::HEDGE)
            || matches!(t.role, Role::That | Role::Which | Role::Each | Role::Every | Role::Any)
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
    let idle = next.role == Role::Another
        || next.class.has(Class::TIME | Class::MODAL | Class::PRONOUN | Class::NEGATOR)
        || partitive;
    let ordinary = next.class.has(Class::DETERMINER | Class::ORDINAL)
        && !matches!(next.role, Role::More | Role::Other | Role::Further | Role::Fewer);
    (pronoun && !next.class.has(Class::NOUN | Class::PERSON) || idle || ordinary).then_some(1)
}
