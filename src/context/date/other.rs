//! Days of something else than the claim: of a page, of a deed, of a worth.

use crate::{
    chunk::{ChunkKind, Voice},
    claim::parse::Parse,
    grammar::Measured,
    lexicon::{Class, Role},
};

/// `This story is from 3 May`, `(Published Thursday, 2 May)`: the day of a report.
pub(super) fn is_from(parse: Parse<'_, '_>, k: usize) -> bool {
    // `First reported on 27 July, the fire`
    let first = |j: usize| j == 0 || j == 1 && matches!(parse.chunks[0].kind, ChunkKind::Adjective | ChunkKind::Adverb);
    let opens =
        |j: usize| first(j) || parse.chunks[j - 1].kind.is_mark() || parse.chunks[j - 1].kind == ChunkKind::Open;
    let told = |j: usize| {
        parse.verb(j).is_some_and(|v| {
            let main = parse.token(v.main());
            let reported = v.voice == Voice::Participle && main.class.has(Class::REPORTING);
            !v.finite && (main.role == Role::Issued && opens(j) || reported && first(j))
        })
    };
    if k.checked_sub(1).is_some_and(told) {
        return true;
    }
    parse.chunks[k].kind == ChunkKind::Preposition(Role::From)
        && k.checked_sub(1).and_then(|j| parse.verb(j)).is_some_and(|v| v.voice == Voice::Copula)
}

/// `charged on Friday over a fire that killed five`, `in 2005, after the flood which killed 900`, `jailed in May for killing
/// two`: the day of what came of it.
pub(super) fn before_cause(parse: Parse<'_, '_>, claim: usize, date: usize) -> bool {
    let within = |k: usize| {
        matches!(parse.chunks[k].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(Role::Of | Role::In | Role::At))
    };
    // The clause that the claim stands in, back to its relative or its participle.
    let Some(opens) = (date + 1..claim).rev().find(|&k| matches!(parse.chunks[k].kind, ChunkKind::Relative(_))) else {
        let gerund = (date + 1..claim).rev().find(|&k| parse.verb(k).is_some());
        return gerund.is_some_and(|k| {
            let law = (0..date).any(|j| parse.verb(j).is_some_and(|v| parse.token(v.main()).role == Role::Law));
            law && parse.verb(k).is_some_and(|v| v.voice == Voice::Ing)
                && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(Role::For))
        });
    };
    let Some(noun) = (date + 1..opens).rev().take_while(|&k| within(k)).last() else { return false };
    let definite = parse.noun(noun).is_some_and(|n| n.definite());
    matches!(parse.kind(noun - 1), Some(ChunkKind::Preposition(role))
        if role == Role::For || role == Role::After && definite || parse.token(parse.chunks[noun - 1].start()).role == Role::Cause)
        && noun - 1 > date
}

/// `$3 million (equivalent to $110 million in 2023)`: the day of a worth in brackets, to what stands outside.
pub(super) fn of_worth(parse: Parse<'_, '_>, claim: usize, date: usize) -> bool {
    let bracket = |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Open | ChunkKind::Close);
    let Some(open) = (0..date).rev().find(bracket).filter(|&k| parse.chunks[k].kind == ChunkKind::Open) else {
        return false;
    };
    let Some(close) = (date + 1..parse.chunks.len()).find(bracket) else { return false };
    let money = |k: usize| {
        let quantity = parse.noun(k).and_then(|n| n.quantity());
        quantity.is_some_and(|q| matches!(parse.quantities[q as usize].measured, Measured::Money(_)))
    };
    !(open..close).contains(&claim) && (open..close).any(money)
}

/// `in the killing of two brothers`: what was done to people.
pub(super) fn done_to(parse: Parse<'_, '_>, k: usize) -> bool {
    let event = |h: usize| parse.token(h).class.has(Class::EVENT_NOUN | Class::NOUN_LIKE);
    let person =
        |h: usize| parse.token(h).class.has(Class::PERSON) || parse.token(h).capital() && !parse.lexed.one_case;
    let phrase = parse.noun(k).filter(|n| n.head().is_some_and(event));
    phrase.and_then(|n| parse.noun(n.of()?)?.head()).is_some_and(person)
}
