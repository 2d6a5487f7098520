//! The kinds of person that the words around a head noun tell of.

use rust_decimal::Decimal;

use super::{
    assemble::Draft,
    counted::{Counted, Kind},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lex,
    lexicon::{Class, GroupSet, Role},
};

/// `thousands of men, women and children`: the groups of those listed behind the noun phrase at `k`.
pub(super) fn listed_groups(parse: Parse<'_, '_>, k: usize) -> GroupSet {
    let (mut groups, mut at) = (GroupSet(0), k + 1);
    loop {
        let and = matches!(parse.kind(at), Some(ChunkKind::Coordinator(Role::And)));
        if !and && parse.kind(at) != Some(ChunkKind::Comma) {
            return GroupSet(0);
        }
        let bare = parse.noun(at + 1).filter(|n| n.quantity().is_none() && !n.definite() && !n.pronoun());
        let Some(head) = bare.and_then(|n| n.head()) else { return GroupSet(0) };
        if !parse.token(head).class.has(Class::PERSON) || !parse.token(head).class.has(Class::PLURAL) {
            return GroupSet(0);
        }
        groups.0 |= parse.word(head).groups.0;
        if and {
            return groups;
        }
        at += 2;
    }
}

/// Groups that stand beside the head: `200 women and children`, `16 members of the security forces`.
pub(super) fn groups_around(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> GroupSet {
    let none = GroupSet(0);
    if counted.kind != Kind::Person {
        return none;
    }
    let bare = |k: usize| {
        parse.noun(k).filter(|n| n.quantity().is_none() && !n.definite() && !n.pronoun()).and_then(|n| n.head())
    };
    if matches!(parse.kind(chunk + 1), Some(ChunkKind::Coordinator(Role::And | Role::Or)))
        && let Some(head) = bare(chunk + 2)
        && parse.token(parse.chunks[chunk + 2].start()).role != Role::Indefinite
        && parse.token(head).class.has(Class::PERSON)
        && parse.token(head).class.has(Class::PLURAL)
        // `ejected 28 fans and police arrested nine`: those do something of their own.
        && !(parse.verb(chunk + 3).is_some_and(|v| v.voice == Voice::Active) && parse.noun(chunk + 4).is_some())
    {
        return parse.word(head).groups;
    }
    // `40 victims of the rebels` are none of them.
    if counted.head.is_some_and(|h| parse.token(h).role == Role::Outsider) {
        return none;
    }
    let of = parse.noun(chunk).and_then(|n| n.of()).and_then(|k| parse.noun(k)).filter(|n| n.quantity().is_none());
    match of.and_then(|n| n.head()) {
        Some(head) if counted.groups == none => parse.word(head).groups,
        _ => none,
    }
}

/// `the army sustained 9 dead and 12 wounded`, `20 casualties among the guerrillas`: a side's losses are of its own.
pub(super) fn sufferers(parse: Parse<'_, '_>, draft: &Draft) -> GroupSet {
    let none = GroupSet(0);
    let of_side = |k: usize| match parse.noun(k).and_then(|n| n.head()) {
        Some(head) if parse.noun(k).is_some_and(|n| n.quantity().is_none()) => parse.word(head).groups,
        _ => none,
    };
    let losses = draft.counted.head.is_none_or(|h| parse.token(h).class.has(Class::EVENT_NOUN | Class::STATE));
    if !losses || draft.event.is_none() {
        return none;
    }
    let among = match (parse.kind(draft.chunk + 1), parse.kind(draft.chunk + 2)) {
        (Some(ChunkKind::Preposition(Role::Among)), _) => of_side(draft.chunk + 2),
        (Some(ChunkKind::Verb(v)), Some(ChunkKind::Preposition(Role::On)))
            if parse.token(v.main()).role == Role::Inflict =>
        {
            of_side(draft.chunk + 3)
        }
        _ => none,
    };
    if among != none {
        return among;
    }
    // `police recorded 838 killings`, `police have 12 in custody`: not of their own.
    let suffered = |k: &usize| {
        parse.verb(*k).is_some_and(|v| v.voice == Voice::Active && parse.token(v.main()).role == Role::Suffer)
    };
    let verb = parse.verb_before(draft.chunk).filter(suffered);
    verb.and_then(|k| parse.doer_of(k)).map_or(none, of_side)
}

/// Up to this age nobody calls a person anything but a child.
pub(super) const CHILD: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// The years of `7-year-old`, whose last word is at `old`.
pub(super) fn age(parse: Parse<'_, '_>, old: usize) -> Option<Decimal> {
    let tokens = &parse.lexed.tokens[old.saturating_sub(4)..old];
    let number = tokens.iter().rev().find(|t| t.kind != lex::Kind::Hyphen && !t.class.has(Class::TIME))?;
    (number.kind == lex::Kind::Digits).then(|| parse.lexed.values[number.value as usize])
}
