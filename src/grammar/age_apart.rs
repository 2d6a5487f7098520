//! Ages of one or two figures that marks, blanks or the words around them set apart, with no word for age beside them.

use super::reject::Around;
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// Whether a token may end a person's name, or is a noun for one person.
pub(super) fn is_named(around: &Around<'_>, t: &Token) -> bool {
    t.kind == Kind::Word
        && (around.one_case && t.class.is_unknown()
            || t.class.has(Class::NAME) && !t.class.has(Class::PLACE)
            || t.capital() && !around.one_case && !t.class.has(Class::MONTH | Class::WEEKDAY | Class::PLACE)
            || t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
}

/// How many tokens of such an age stand from the figure at `i` on.
pub(super) fn set_apart(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    let named = |t: &Token| is_named(around, t);
    // `Tyrone Orlo. 21, is charged`: a mark too many before it.
    let name = |t: &Token| t.capital() && t.span.end + 2 == token.span.start;
    let opens = around.before(i, 1).is_none_or(name)
        && around.token(i + 1).is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 2).is_some_and(|t| t.class.has(Class::BE) && t.role == Role::Singular);
    if opens {
        return Some(1);
    }
    // `two 16 and 17-year-old girls`
    let twins = around.token(i + 1).is_some_and(|t| matches!(t.role, Role::And | Role::Or))
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits)
        && (i + 3..i + 7).any(|j| {
            let people = |t: &Token| t.class.has(Class::PERSON) && t.class.has(Class::PLURAL);
            around.token(j).is_some_and(|t| t.role == Role::Old) && around.token(j + 1).is_some_and(people)
        });
    if twins {
        return Some(1);
    }
    // `mary holt  34  is a singer`: the marks around it are lost, the blanks are left.
    let gap = |j: usize| around.token(j).is_some_and(|t| t.shape.has(Shape::GAP));
    let closed = around.token(i + 1).is_none_or(|t| t.kind == Kind::Stop || t.shape.has(Shape::GAP));
    let closed = closed
        && !around.token(i + 1).is_some_and(|t| t.class.has(Class::PLURAL | Class::PAST) && t.role != Role::Singular)
        && !around.token(i + 1).is_some_and(|t| t.class.has(Class::BE) && t.role != Role::Singular);
    let called = |t: &Token| {
        t.kind == Kind::Word && (t.class.is_unknown() || t.class.has(Class::NAME)) && !t.class.has(Class::PLACE)
    };
    if around.one_case && gap(i) && closed && around.before(i, 1).is_some_and(called) {
        return Some(1);
    }
    // `the youngest manager at 19`, `died at 84`; but `the index closed at 84`
    let lives = |t: &Token| {
        t.role == Role::Lives || t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL | Class::STATE | Class::TALLY)
    };
    let at = around.before(i, 1).is_some_and(|t| t.role == Role::At)
        && around.before(i, 2).is_some_and(lives)
        && !(3..9).filter_map(|k| around.before(i, k)).any(|t| t.class.has(Class::TALLY))
        && around.token(i + 1).is_none_or(|t| {
            // `melcher dies at 62 record producer ...`: a headline and what follows it run together.
            let dies = around.before(i, 2).is_some_and(|t| t.role == Role::Lives)
                && !t.class.has(Class::PLURAL | Class::MEASURE);
            t.kind != Kind::Word || t.class.has(Class::COORDINATOR) || dies
        });
    if at {
        return Some(1);
    }
    // `Karan Pandit (32), employed in a mill`; but `Guerrero (149), Tamaulipas (119)` are counts of places.
    let told_of = |t: &Token| {
        t.class.has(Class::BE | Class::HAVE | Class::PAST | Class::PARTICIPLE | Class::RELATIVE) && !t.capital()
            || t.role == Role::Of
    };
    let comma = around.token(i + 2).is_some_and(|t| t.kind == Kind::Comma);
    let bracketed = !around.listing
        && comma
        && around.before(i, 1).is_some_and(|t| t.kind == Kind::Open)
        && around.token(i + 1).is_some_and(|t| t.kind == Kind::Close)
        && around.before(i, 2).is_some_and(named)
        && around.before(i, 3).is_some_and(named)
        && around.token(i + 3).is_some_and(told_of);
    // `a driver (34) and two others died`, `Ana Lind (42) and her son (9)`
    let person = |t: &Token| {
        t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL | Class::TALLY | Class::EVENT_NOUN | Class::STATE)
    };
    let given = |t: &Token| t.class.has(Class::NAME) && t.class.has(Class::TITLE) && t.capital();
    let of_person = !around.listing
        && around.before(i, 1).is_some_and(|t| t.kind == Kind::Open)
        && around.token(i + 1).is_some_and(|t| t.kind == Kind::Close)
        && around.before(i, 2).is_some_and(|t| {
            let one = |t: &Token| t.role == Role::Indefinite || t.class.has(Class::POSSESSIVE);
            person(t) && around.before(i, 3).is_some_and(one) || t.capital() && around.before(i, 3).is_some_and(given)
        });
    if bracketed || of_person {
        return Some(1);
    }
    None
}
