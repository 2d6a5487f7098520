//! The kinds of person that the words around a head noun tell of, and what is counted as persons at all.

use rust_decimal::Decimal;

use super::{
    assemble::Draft,
    counted::{Counted, Kind, UnitName},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lex,
    lexicon::{Class, EventId, GroupSet, Role, Sense, SenseKind, Unit},
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

/// Losses of a side are of its own kind, and so are their parts. Last of all: what another figure leaves out is not theirs to give.
pub(super) fn group_losses(parse: Parse<'_, '_>, out: &mut [Draft]) {
    let open = |d: &Draft| d.counted.groups == GroupSet(0) && d.counted.unit == UnitName::Person;
    for at in 0..out.len() {
        if !open(&out[at]) {
            continue;
        }
        let whole =
            out[at].parent.map(|p| &out[p]).filter(|whole| whole.chunk < out[at].chunk && whole.event == out[at].event);
        let of_whole = whole.map_or(GroupSet(0), |whole| sufferers(parse, whole));
        // `9 dead and 12 wounded`
        let joins = |k: usize| {
            matches!(parse.chunks[k].kind, ChunkKind::State | ChunkKind::Comma | ChunkKind::Coordinator(Role::And))
        };
        let beside = at.checked_sub(1).map(|k| &out[k]).filter(|d| (d.chunk + 1..out[at].chunk).all(joins));
        let own = match sufferers(parse, &out[at]) {
            none if none == GroupSet(0) => beside.map_or(none, |beside| sufferers(parse, beside)),
            own => own,
        };
        out[at].counted.groups = if own == GroupSet(0) { of_whole } else { own };
    }
}

/// Whether what is counted is the event itself, as one of its acts.
pub(super) fn is_act(parse: Parse<'_, '_>, event: EventId, counted: Counted) -> bool {
    let sense = |s: &Sense| s.event == event && s.kind == SenseKind::Act;
    counted.head.is_some_and(|h| parse.word(h).senses.iter().any(sense))
}

/// Whether a noun that shows the event says right before it that animals met it.
pub(super) fn of_animals(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let trigger = draft.trigger.and_then(|span| parse.lexed.tokens.iter().position(|t| t.span.start == span.start));
    let noun = trigger.filter(|&t| parse.noun(parse.chunk_at(t)).is_some_and(|n| n.head() == Some(t)));
    let before = noun.and_then(|t| t.checked_sub(1)).filter(|&t| t >= parse.chunks[parse.chunk_at(t)].start());
    let many = Class::PLURAL | Class::MASS;
    before.is_some_and(|t| parse.word(t).unit == Unit::Named(parse.lexicon.animal) && parse.token(t).class.has(many))
}

/// Up to this age nobody calls a person anything but a child.
pub(super) const CHILD: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// The years of `7-year-old`, whose last word is at `old`.
pub(super) fn age(parse: Parse<'_, '_>, old: usize) -> Option<Decimal> {
    let tokens = &parse.lexed.tokens[old.saturating_sub(4)..old];
    let number = tokens.iter().rev().find(|t| t.kind != lex::Kind::Hyphen && !t.class.has(Class::TIME))?;
    match number.kind {
        lex::Kind::Digits => Some(parse.lexed.values[number.value as usize]),
        // `six-year-old`
        _ => parse.lexicon.word(number.word).number,
    }
}
