//! Ages in a row: `aged 5 and 7`, `ages 25, 26, and 33`, `between the ages of 12 and 16`.

use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// One past the last number of the ages that the word at `i` announces; `None` where it announces none.
pub(crate) fn end(tokens: &[Token], i: usize) -> Option<usize> {
    if tokens.get(i)?.role != Role::Aged {
        return None;
    }
    let number = |j: usize| {
        tokens.get(j).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER)) && !counts(tokens, j + 1)
    };
    let joins = |t: &Token| {
        matches!(t.kind, Kind::Comma | Kind::Hyphen | Kind::Dash) || matches!(t.role, Role::And | Role::Or | Role::To)
    };
    let mut at = i + 1;
    while tokens.get(at).is_some_and(|t| matches!(t.role, Role::Of | Role::Between | Role::From)) {
        at += 1;
    }
    if !number(at) {
        return None;
    }
    loop {
        let joint = tokens[at + 1..].iter().take_while(|t| joins(t)).count();
        // `ages 12 and under`, `aged 60 or older`
        let bound = |t: &Token| t.class.has(Class::HEDGE | Class::ADJECTIVE | Class::PREPOSITION);
        if joint == 1
            && matches!(tokens[at + 1].role, Role::And | Role::Or)
            && tokens.get(at + 2).is_some_and(bound)
            && tokens.get(at + 3).is_none_or(|t| t.kind != Kind::Digits && !t.class.has(Class::NUMBER | Class::NOUN))
        {
            return Some(at + 3);
        }
        if joint == 0 || joint > 2 || !number(at + 1 + joint) {
            return Some(at + 1);
        }
        at += 1 + joint;
    }
}

/// Whether the token at `i` is what the number before it counts: `aged 5 and 12 others`.
fn counts(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| {
        t.role == Role::Other || t.class.has(Class::NOUN | Class::ADJECTIVE | Class::MULTIPLIER | Class::PERCENT)
    })
}

/// How far back a number looks for the word that makes it an age.
const REACH: usize = 14;

/// Whether the number at `i` is one of such ages.
pub(crate) fn holds(tokens: &[Token], i: usize) -> bool {
    (i.saturating_sub(REACH)..i).rev().any(|j| end(tokens, j).is_some_and(|end| i < end))
}

/// Whether bare ages may begin behind this token.
#[inline]
pub(crate) fn may_open(token: &Token) -> bool {
    matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Open)
}

/// One past the last of the ages that stand as they are behind people, from the comma or bracket at `i`: `two children, 8 and
/// 15, were shot`. One number alone is left to other rules.
pub(crate) fn bare(tokens: &[Token], i: usize) -> Option<usize> {
    let opens = may_open;
    let people = i.checked_sub(1).is_some_and(|j| {
        let class = tokens[j].class;
        class.has(Class::PERSON) && class.has(Class::PLURAL)
    });
    // `35, 46 and 54 years old`
    let old = |j: usize| {
        let has = |j: usize, class: Class| tokens.get(j).is_some_and(|t| t.class.has(class));
        has(j, Class::TIME) && has(j + 1, Class::ADJECTIVE)
    };
    let age = |j: usize| {
        tokens.get(j).is_some_and(|t| t.kind == Kind::Digits && t.span.end - t.span.start <= 2)
            && (!counts(tokens, j + 1) || old(j + 1))
    };
    if !opens(tokens.get(i)?) || !people || !age(i + 1) {
        return None;
    }
    let joins = |t: &Token| t.kind == Kind::Comma || t.role == Role::And;
    let (mut at, mut ages) = (i + 1, 1);
    loop {
        let joint = tokens[at + 1..].iter().take_while(|t| joins(t)).count();
        if (1..=2).contains(&joint) && age(at + 1 + joint) {
            at += 1 + joint;
            ages += 1;
            continue;
        }
        let closed =
            tokens.get(at + 1).is_none_or(|t| opens(t) || matches!(t.kind, Kind::Close | Kind::Stop)) || old(at + 1);
        return (ages > 1 && closed).then_some(at + 1);
    }
}

/// Whether the number at `i` is one of such bare ages.
pub(crate) fn holds_bare(tokens: &[Token], i: usize) -> bool {
    (i.saturating_sub(REACH)..i).rev().any(|j| bare(tokens, j).is_some_and(|end| i < end))
}
