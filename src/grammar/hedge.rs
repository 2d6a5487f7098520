//! Hedges around a number: `more than`, `at least`, `or so`, `another`, `a total of`.

use nom::Input;

use super::{
    input::Tokens,
    number::{Number, Value, point},
};
use crate::{
    Qualifier,
    lex::{Kind, Token},
    lexicon::{Class, Role},
    span::Span,
};

/// The hedges before a number, as they add up.
#[derive(Clone, Copy, Default)]
pub(super) struct Prefix {
    pub hedge: Option<(Qualifier, Span)>,
    pub bound: bool,
    pub about: bool,
    pub additional: bool,
    pub total: bool,
    pub between: bool,
    pub from: bool,
}

impl Prefix {
    /// Two hedges together: a bound wins over `about`, and `exactly` gives way to all.
    pub fn add(&mut self, qualifier: Qualifier, span: Span) {
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

/// Whether a token may stand before a number as part of its quantity: hedges, signs, currencies.
#[inline]
pub(super) fn is_lead(token: &Token) -> bool {
    is_prefix(token)
        || token.class.has(Class::CURRENCY_BEFORE)
        || matches!(token.kind, Kind::Hyphen | Kind::Dash)
        || token.role == Role::Minus
}

fn is_prefix(token: &Token) -> bool {
    token.class.has(Class::HEDGE)
        || matches!(
            token.role,
            Role::Between | Role::Another | Role::Further | Role::Indefinite | Role::Other | Role::TotalOf | Role::From
        )
}

/// The hedges and the words among them at the start: what comes after them.
#[inline]
pub(super) fn prefix_words<'a>(mut input: Tokens<'a>, prefix: &mut Prefix) -> Tokens<'a> {
    while input.first().is_some_and(is_prefix)
        && let Some(after) = prefix_word(input, prefix)
    {
        input = after;
    }
    input
}

/// One hedge or one of the words that may stand among hedges.
fn prefix_word<'a>(input: Tokens<'a>, prefix: &mut Prefix) -> Option<Tokens<'a>> {
    let token = input.first()?;
    let word = input.word(token);
    let begins_number = |t: &Token| {
        t.kind == Kind::Digits
            || t.role == Role::Minus
            || t.kind == Kind::Hyphen && (!t.glued() || token.kind == Kind::Other)
            || t.class.has(Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE)
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
    // `under 1 metre of water`: where a place lies, no bound.
    let covers = |k: usize| {
        input.get(k).is_some_and(|t| t.class.has(Class::MEASURE))
            && input.get(k + 1).is_some_and(|t| t.role == Role::Of)
            && input.get(k + 2).is_some_and(|t| t.role == Role::Cover)
    };
    // `under 4 ft (122 cm) of water`
    let bracketed = input.get(3).is_some_and(|t| t.kind == Kind::Open)
        && (6..9).any(|k| {
            input.get(k - 1).is_some_and(|t| t.kind == Kind::Close)
                && input.get(k).is_some_and(|t| t.role == Role::Of)
                && input.get(k + 1).is_some_and(|t| t.role == Role::Cover)
        });
    let covered = covers(2) || covers(3) || bracketed;
    if name == Qualifier::LessThan && token.class.has(Class::PREPOSITION) && covered {
        return None;
    }
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
    // `around "600 people"`
    let quoted = next.kind == Kind::Quote && input.get(2).is_some_and(|t| t.kind == Kind::Digits);
    if !leads(next) && !quoted {
        return None;
    }
    prefix.add(name, token.span);
    Some(input.take_from(1 + usize::from(quoted)))
}

/// `+`, `or more`, `-odd`, `plus` after a number.
pub(super) fn after_number<'a>(rest: &mut Tokens<'a>, prefix: &mut Prefix) {
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
    // `500 and more`, but `500 and more people`
    if token.role == Role::And && at.get(1).is_some_and(|t| t.role == Role::More) {
        let goes_on =
            |t: &Token| t.kind == Kind::Word && !t.class.has(Class::PREPOSITION | Class::BE) || t.kind == Kind::Digits;
        if !at.get(2).is_some_and(goes_on) {
            prefix.add(Qualifier::AtLeast, token.span.join(at.tokens[1].span));
            *rest = at.take_from(2);
        }
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

/// `and fewer than 80` after `more than 40`: two bounds of one figure. Gives the rest and the range.
pub(super) fn interval<'a>(input: Tokens<'a>, prefix: &Prefix, first: Number) -> Option<(Tokens<'a>, Number)> {
    let lower = |q: Qualifier| matches!(q, Qualifier::MoreThan | Qualifier::AtLeast);
    let upper = |q: Qualifier| matches!(q, Qualifier::LessThan | Qualifier::AtMost);
    let (one, _) = prefix.hedge.filter(|(q, _)| lower(*q) || upper(*q))?;
    let comma = input.first().is_some_and(|t| t.kind == Kind::Comma);
    let mut rest = input.take_from(usize::from(comma));
    let joined = rest.first().is_some_and(|t| matches!(t.role, Role::And | Role::But));
    if !comma && !joined {
        return None;
    }
    rest = rest.take_from(usize::from(joined));
    let mut second = Prefix::default();
    rest = prefix_words(rest, &mut second);
    let (other, _) = second.hedge.filter(|(q, _)| lower(one) && upper(*q) || upper(one) && lower(*q))?;
    let sign = rest.first().is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE));
    let (rest, number) = point(rest.take_from(usize::from(sign))).ok()?;
    let (Value::At(a), Value::At(b)) = (first.value, number.value) else { return None };
    let (low, high) = if lower(one) { (a, b) } else { (b, a) };
    debug_assert!(lower(other) || upper(other), "the second is a bound too");
    (low < high).then_some((rest, Number { value: Value::Between(low, high), ..number }))
}

/// The qualifier that hedges and value make together.
pub(super) fn settle(prefix: &Prefix, value: Value) -> (Qualifier, Value) {
    let hedge = prefix.hedge.map(|(q, _)| q).unwrap_or(Qualifier::Exactly);
    match value {
        Value::Between(..) => (Qualifier::Between, value),
        Value::Vague { .. } if matches!(hedge, Qualifier::Exactly | Qualifier::About) => (Qualifier::Vague, value),
        Value::Roughly(v) if hedge == Qualifier::Exactly => (Qualifier::About, Value::At(v)),
        Value::Roughly(v) => (hedge, Value::At(v)),
        _ => (hedge, value),
    }
}
