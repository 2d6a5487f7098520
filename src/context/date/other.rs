//! Days of something else than the claim: of a page, of a deed, of a worth.

use super::Date;
use crate::{
    chunk::{ChunkKind, Voice},
    claim::{parse::Parse, settle::level},
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

/// `rose to 410 billion from 360 billion a year earlier`, `down to 31, against 44 in May`: the time of the level that another figure is
/// compared with, right behind that level, is no other figure's.
pub(super) fn of_level(parse: Parse<'_, '_>, claim: usize, date: &Date) -> bool {
    // `from 85 recorded a day earlier`
    let told = |k: &usize| parse.verb(*k).is_some_and(|v| v.voice == Voice::Participle);
    let behind = |k: usize| date.chunk.checked_sub(k);
    let Some(figure) = behind(1).filter(|k| !told(k)).or_else(|| behind(2)) else { return false };
    let counts = |k: usize| {
        let quantity = parse.noun(k).and_then(|n| n.quantity());
        quantity.is_some_and(|q| !parse.quantities[q as usize].implicit)
    };
    let compared = |k: usize| counts(k) && matches!(level(parse, k), Some(Role::From | Role::Compared | Role::Than));
    // `from 36 million in May and 31 million in June`
    let again = || {
        let and = figure.checked_sub(1).filter(|&k| matches!(parse.chunks[k].kind, ChunkKind::Coordinator(Role::And)));
        and.and_then(|and| (0..and).rev().take(4).find(|&k| counts(k))).is_some_and(compared)
    };
    // `compared with 967 cases and 22 deaths in May`
    let joined = matches!(parse.kind(claim + 1), Some(ChunkKind::Coordinator(Role::And)));
    let beside = claim < figure && joined && compared(claim);
    if claim == figure || beside || !counts(figure) || !(compared(figure) || again()) {
        return false;
    }
    let first = parse.chunks[date.chunk].start();
    let words = parse.lexed.tokens[first..].iter().take_while(|t| t.span.end <= date.span.end);
    let gone = words.clone().any(|t| t.role == Role::Ago);
    // `rose to 45 from 38 on Friday` may be the day of either.
    let day = parse.kind(date.chunk) == Some(ChunkKind::Preposition(Role::On))
        || words.clone().any(|t| t.class.has(Class::WEEKDAY | Class::DATE_WORD));
    gone || claim < figure && !day
}
