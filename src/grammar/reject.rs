//! What looks like a quantity and is none: dates, years, clock times, ages, names with numbers, scores, telephone numbers, addresses.

use super::{
    ages,
    fraction::usual_parts,
    input::Tokens,
    names::{address, figurative_one, identifier, joined, list_number, regional_half},
    number,
    quantity::{looks_like_year, point_value},
};
use crate::{
    Qualifier,
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
    /// Some word of the sentence announces ages.
    pub aged: bool,
}

impl<'a> Around<'a> {
    pub(super) fn token(self, i: usize) -> Option<&'a Token> {
        self.all.tokens.get(i)
    }

    pub(super) fn before(self, i: usize, by: usize) -> Option<&'a Token> {
        i.checked_sub(by).and_then(|j| self.token(j))
    }

    pub(super) fn from(self, i: usize) -> Tokens<'a> {
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
            .or_else(|| regional_half(self, i))
            .or_else(|| (token.kind == Kind::Stamp).then_some(1))
    }
}

impl Around<'_> {
    /// `3/4`, but not `5/17`, `9/11` or `12/5/2018`, which may be days.
    fn is_fraction(self, i: usize) -> bool {
        let number =
            |j: usize| self.token(j).filter(|t| t.kind == Kind::Digits).map(|t| self.all.values[t.value as usize]);
        let slash = |j: usize| self.token(j).is_some_and(|t| t.kind == Kind::Slash);
        let (Some(some), Some(all)) = (number(i), number(i + 2)) else { return false };
        slash(i + 1) && !slash(i + 3) && !(i > 0 && slash(i - 1)) && some < all && usual_parts(all)
    }

    /// Whether the number at token `i` dates, names or points, so that it is none even where all numbers are asked for.
    pub fn names(self, i: usize, hedged: bool) -> bool {
        date(self, i).is_some()
            || year(self, i, hedged).is_some()
            || clock(self, i).is_some()
            || joined(self, i).is_some() && !self.is_fraction(i)
            || identifier(self, i).is_some()
            || address(self, i).is_some()
            || figurative_one(self, i).is_some()
            || regional_half(self, i).is_some()
            || self.token(i).is_some_and(|t| t.kind == Kind::Stamp)
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
        // `the May 17-18 rains`
        let range = k == 3 && around.before(i, 1).is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Dash));
        // `nine in May and 15 in June`
        let own = k > 1
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
        // `1000-5000` is no span of years.
        let years = looks_like_year(second, around.all.values[second.value as usize]);
        let counted = around
            .token(i + 3)
            .is_some_and(|t| t.class.has(Class::PERSON | Class::MEASURE | Class::CURRENCY_AFTER | Class::PERCENT));
        return (short == 2 || years && !counted).then_some(3);
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
pub(super) fn age(around: Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if around.aged && ages::holds(around.all.tokens, i) {
        return Some(1);
    }
    let beside = |t: &Token| matches!(t.kind, Kind::Comma | Kind::Open | Kind::Dash) || t.role == Role::And;
    let short = token.kind == Kind::Digits && token.span.end - token.span.start <= 2;
    if short && around.before(i, 1).is_some_and(beside) && ages::holds_bare(around.all.tokens, i) {
        return Some(1);
    }
    // `in their 20's`
    let owned = around.before(i, 1).is_some_and(|t| t.class.has(Class::POSSESSIVE));
    if short && owned && around.token(i + 1).is_some_and(|t| t.glued() && t.class.has(Class::POSSESSIVE)) {
        return Some(2);
    }
    let previous = around.before(i, 1);
    let of_age =
        previous.is_some_and(|t| t.role == Role::Of) && around.before(i, 2).is_some_and(|t| t.role == Role::Aged);
    let told = previous.is_some_and(|t| t.role == Role::Aged) || of_age;
    // `a boy of about 10`
    let person_of = (1..=2).any(|k| {
        around.before(i, k).is_some_and(|t| t.role == Role::Of)
            && around.before(i, k + 1).is_some_and(|t| t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
    });
    // `children under five`, `two are under 10`; but `the toll is over 50`.
    let bounds = |t: &Token| {
        let name = around.all.word(t).before;
        t.class.has(Class::PREPOSITION) && matches!(name, Some(Qualifier::LessThan | Qualifier::MoreThan))
    };
    let thing = |t: &Token| t.class.has(Class::NOUN) && !t.class.has(Class::PERSON | Class::STATE);
    let tally = || {
        around.before(i, 3).is_some_and(thing)
            || (3..=6).filter_map(|k| around.before(i, k)).any(|t| t.class.has(Class::TALLY))
    };
    let bound = previous.is_some_and(|t| t.class.has(Class::HEDGE) && t.class.has(Class::PREPOSITION))
        && around.before(i, 2).is_some_and(|t| {
            t.class.has(Class::PERSON) && t.class.has(Class::PLURAL)
                || matches!(t.role, Role::OfThem | Role::They)
                    && around.token(i + 1).is_none_or(|t| t.kind != Kind::Word)
                || t.class.has(Class::BE) && previous.is_some_and(bounds) && !tally()
        });
    // `her youngest son is 14`, `the youngest of whom was 79`
    let one_person = |t: &Token| {
        t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL) && !t.class.has(Class::TALLY | Class::EVENT_NOUN)
            || t.role == Role::He
            || t.role == Role::OfThem
    };
    let copula = previous.is_some_and(|t| t.class.has(Class::BE) && !t.class.has(Class::ING))
        // `the mayor said the toll was 14`
        && (2..=5)
            .filter_map(|k| around.before(i, k))
            .take_while(|t| t.kind == Kind::Word && !t.class.has(Class::TALLY))
            .any(one_person);
    // `Nadia Orlo, 34, was hurt`
    let closes = |t: &Token| {
        matches!(t.kind, Kind::Comma | Kind::Close | Kind::Stop | Kind::Semicolon)
            || t.role == Role::And && around.one_case
    };
    let named = |t: &Token| {
        t.kind == Kind::Word
            && (around.one_case && t.class.is_unknown()
                || t.class.has(Class::NAME) && !t.class.has(Class::PLACE)
                || t.capital() && !around.one_case && !t.class.has(Class::MONTH | Class::WEEKDAY | Class::PLACE)
                || t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
    };
    // `Eric Jordan, 19, was hurt`: a surname that is a country's name too.
    let surname = || {
        let name =
            |t: &Token| t.capital() && (t.class.is_unknown() || t.class.has(Class::NAME)) && !t.class.has(Class::PLACE);
        let verb = |t: &Token| t.class.has(Class::BE | Class::HAVE | Class::PAST);
        !around.one_case
            && around.before(i, 2).is_some_and(|t| t.class.has(Class::PLACE) && t.capital())
            && around.before(i, 3).is_some_and(name)
            && around.token(i + 1).is_some_and(|t| t.kind == Kind::Comma)
            && around.token(i + 2).is_some_and(verb)
    };
    let aside = token.kind == Kind::Digits
        && previous.is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 1).is_none_or(closes)
        && (around.before(i, 2).is_some_and(named) || surname());
    // Without any of these around it no number is an age, and it need not be read again.
    let possible = around.ages || told || person_of || bound || copula || aside;
    if !possible || !number::may_begin(around.from(i)) {
        return None;
    }
    let (rest, number) = number::number(around.from(i)).ok()?;
    let used = around.all.tokens.len() - i - rest.tokens.len();
    let skip_hyphen = |j: usize| if around.token(j).is_some_and(|t| t.kind == Kind::Hyphen) { j + 1 } else { j };
    let j = skip_hyphen(i + used);
    if around.token(j).is_some_and(|t| t.class.has(Class::TIME)) {
        let k = skip_hyphen(j + 1);
        if around.token(k).is_some_and(|t| t.role == Role::Old) {
            return Some(k + 1 - i);
        }
    }
    if told {
        return Some(used);
    }
    let value = point_value(&number)?;
    let followed = |by: Class| around.token(i + used).is_none_or(|t| t.kind != Kind::Word || t.class.has(by));
    let alone = Class::COORDINATOR | Class::BE | Class::HAVE;
    if person_of && followed(alone) && value <= 110.into() {
        return Some(used);
    }
    let nothing_counted = alone | Class::PREPOSITION | Class::VERB_BASE | Class::PAST | Class::MODAL;
    if bound && followed(nothing_counted) && value <= 100.into() {
        return Some(used);
    }
    if copula && followed(Class::COORDINATOR | Class::SUBORDINATOR) && value <= 120.into() {
        return Some(used);
    }
    (aside && used == 1 && value <= 120.into()).then_some(1)
}
