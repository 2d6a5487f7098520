//! Relations: whether a figure is a part, a tally or on top of others.

use super::{
    among::first_item,
    counted::{Counted, Kind},
    parse::Parse,
    sums::sums_up,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::Value,
    lexicon::{Class, Role},
};

/// Whether the figure is a part, a tally or on top of others.
pub(super) fn relation(parse: Parse<'_, '_>, quantity: usize, chunk: usize, counted: Counted) -> Option<Relation> {
    let q = parse.quantities[quantity];
    let phrase = parse.noun(chunk)?;
    let before = chunk.checked_sub(1).and_then(|k| parse.kind(k));
    let part = matches!(before, Some(ChunkKind::Preposition(Role::Including | Role::AmongThem | Role::OfThem)))
        || matches!(before, Some(ChunkKind::Verb(v)) if parse.token(v.main()).role == Role::Including);
    // `killed 212 residents, among whom were 90 pupils`
    let part = part
        || matches!(before, Some(ChunkKind::Verb(v)) if v.voice == Voice::Copula)
            && chunk >= 3
            && matches!(parse.chunks[chunk - 2].kind, ChunkKind::Preposition(Role::Including | Role::AmongThem))
            && parse.chunks[chunk - 3].kind == ChunkKind::Comma;
    // `57 were killed, 19 children among them`
    let part = part
        || matches!(parse.kind(chunk + 1), Some(ChunkKind::Preposition(Role::Including)))
            && matches!(
                parse.kind(chunk + 2),
                None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Close)
            );
    let zero = matches!(q.value, Value::At(v) if v.is_zero());
    if counted.partitive && !zero
        || part
        || listed_part(parse, chunk)
        || sums_up(parse, chunk)
        || opened_whole(parse, chunk, counted)
        || adverb_part(parse, chunk, counted)
    {
        return Some(Relation::Subset);
    }
    // `the other two`: the rest of those named before.
    if q.additional && phrase.definite() && parse.token(q.first).role == Role::Other {
        return Some(Relation::Subset);
    }
    let more =
        parse.lexed.tokens[q.end..parse.chunks[chunk].end()].iter().any(|t| matches!(t.role, Role::More | Role::Other));
    if q.additional || phrase.other() || more {
        return Some(Relation::Additional);
    }
    if q.total {
        return Some(Relation::Total);
    }
    (so_far(parse, chunk) || in_all(parse, chunk) || opening_total(parse, chunk, counted) || by_then(parse, chunk))
        .then_some(Relation::Total)
}

/// `Eleven villages in all were affected`: the tally word right behind the figure.
fn in_all(parse: Parse<'_, '_>, chunk: usize) -> bool {
    parse.chunks.get(chunk + 1).is_some_and(|c| matches!(parse.token(c.start()).role, Role::TotalOf))
        && parse.verb(chunk + 2).is_some()
}

/// `As of 1 August, 224 people had died`, `by Friday 16 had been killed`: what it had come to by a day that opens the clause.
fn by_then(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let up_to = |k: usize| {
        let role = parse.token(parse.chunks[k].start()).role;
        matches!(role, Role::AsOf | Role::UpTo | Role::Until) && parse.kind(k + 1) == Some(ChunkKind::Date)
    };
    let opens = |k: usize| k == 0 || begins_clause(parse, k - 1);
    // `2,310 cases and 87 deaths had been notified`
    let item = |k: usize| {
        matches!(parse.chunks[k].kind, ChunkKind::Comma | ChunkKind::Coordinator(Role::And))
            || parse.noun(k).is_some_and(|n| n.quantity().is_some())
    };
    let verb = (chunk + 1..parse.chunks.len()).find(|&k| !item(k)).unwrap_or(chunk + 1);
    let perfect = parse.verb(verb).is_some_and(|v| {
        let words = &parse.lexed.tokens[parse.chunks[verb].start()..v.main()];
        v.finite && words.iter().any(|t| t.class.has(Class::HAVE))
    });
    perfect && (0..chunk).any(|k| opens(k) && up_to(k)) && !(1..chunk).any(|k| begins_clause(parse, k))
}

/// `has so far killed 575`: a tally word in the figure's own clause, or one that opens the sentence.
fn so_far(parse: Parse<'_, '_>, chunk: usize) -> bool {
    if !parse.seen.role(Role::SoFar) {
        return false;
    }
    let Some(at) = parse.lexed.tokens.iter().position(|t| t.role == Role::SoFar) else { return false };
    let word = parse.chunk_at(at);
    let (from, to) = (word.min(chunk), word.max(chunk));
    word == 0 || !(from..to).any(|k| begins_clause(parse, k))
}

/// A mark or conjunction at chunk `k` behind which another clause begins: `, and has received 31`, `if 30 die`.
fn begins_clause(parse: Parse<'_, '_>, k: usize) -> bool {
    match parse.chunks[k].kind {
        ChunkKind::Semicolon | ChunkKind::Stop | ChunkKind::Subordinator(_) | ChunkKind::Relative(_) => true,
        ChunkKind::Coordinator(Role::But) => true,
        ChunkKind::Coordinator(_) => {
            matches!(k.checked_sub(1).and_then(|j| parse.kind(j)), Some(ChunkKind::Comma))
                && parse.verb(k + 1).is_some()
        }
        _ => false,
    }
}

/// `In all, 26 houses were burned`: the tally word opens the clause of the figure.
fn opening_total(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    // `A total of 190 bridges and 1,000 roads` says it of its own figure alone.
    let opens = parse.lexed.tokens.first().is_some_and(|t| t.role == Role::TotalOf)
        && parse.noun(0).is_none_or(|n| n.quantity().is_none());
    // `In all, the storms killed 20 people and injured 141`: what stands apart says it of the whole clause.
    let of_verb = chunk > 0 && parse.verb(chunk - 1).is_some() || chunk == 2;
    let apart = parse.kind(1) == Some(ChunkKind::Comma) && of_verb;
    let told = |k: usize| begins_clause(parse, k) || !apart && parse.verb(k).is_some();
    opens && !counted.kind.is_percent() && !(0..chunk).any(told)
}

/// `Of the 60 people on the bus, 14 died`; `Among those rescued were three infants`
pub(super) fn opened_whole(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    let opens = |k: usize| {
        k == 0 || matches!(parse.chunks[k - 1].kind, ChunkKind::Colon | ChunkKind::Semicolon | ChunkKind::Dash)
    };
    let Some(start) = (0..chunk).rev().find(|&k| opens(k)) else { return false };
    // `In Peru, of the 12 deaths documented, 11 were linked to mining`
    let placed = matches!(parse.kind(start), Some(ChunkKind::Preposition(Role::In)))
        && parse.noun(start + 1).is_some()
        && matches!(parse.kind(start + 2), Some(ChunkKind::Comma))
        && matches!(parse.kind(start + 3), Some(ChunkKind::Preposition(Role::Of)));
    let start = if placed { start + 3 } else { start };
    let Some(ChunkKind::Preposition(role)) = parse.kind(start) else { return false };
    let closed = (start + 1..chunk).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Comma));
    match role {
        // `Of the $96m pledged, $61m has been paid`
        Role::Of | Role::OfThem => matches!(counted.kind, Kind::Elided | Kind::Money) && closed,
        Role::Among => {
            let first = first_item(parse, chunk);
            first >= 2 && parse.verb(first - 1).is_some_and(|v| v.voice == Voice::Copula)
        }
        Role::AmongThem | Role::Including => matches!(parse.kind(start + 1), Some(ChunkKind::Comma)),
        _ => false,
    }
}

/// `injured 18, three seriously`
pub(super) fn adverb_part(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    // `31 people sought treatment, one for an eye injury`
    let with_what = matches!(parse.kind(chunk + 1), Some(ChunkKind::Preposition(Role::For | Role::With)))
        && parse
            .noun(chunk + 2)
            .is_some_and(|n| n.quantity().is_none_or(|q| parse.quantities[usize::from(q)].implicit));
    // `were shot, one fatally, outside a bar`
    let manner = matches!(parse.kind(chunk + 1), Some(ChunkKind::State))
        && parse.lexed.tokens.get(parse.chunks[chunk + 1].start()).is_some_and(|t| t.class.has(Class::ADVERB));
    counted.kind == Kind::Elided
        && chunk >= 2
        && matches!(parse.chunks[chunk - 1].kind, ChunkKind::Comma | ChunkKind::Open)
        && (matches!(parse.kind(chunk + 1), Some(ChunkKind::Adverb)) || manner || with_what)
        && matches!(
            parse.kind(chunk + if with_what { 3 } else { 2 }),
            None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Close | ChunkKind::Semicolon)
        )
}

/// `left four injured, one in critical condition`, `five were hurt, with two in critical condition`: how some of them are.
pub(super) fn condition_part(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    let k = chunk - usize::from(chunk > 0 && parse.kind(chunk - 1) == Some(ChunkKind::Preposition(Role::With)));
    let state = || match parse.kind(chunk + 1) {
        Some(ChunkKind::State) => parse.chunks[chunk + 1].start(),
        _ => usize::MAX,
    };
    let condition = |t: usize| {
        parse.lexed.tokens.get(t).is_some_and(|t| t.class.has(Class::PREPOSITION) || t.role == Role::In)
            || parse.word(t).senses.len() == 1 && parse.token(t).span.of(parse.text).contains(' ')
    };
    counted.kind == Kind::Elided
        && k > 1
        && parse.chunks[k - 1].kind == ChunkKind::Comma
        && match parse.kind(k - 2) {
            Some(ChunkKind::State) => true,
            Some(ChunkKind::Verb(v)) => matches!(v.voice, Voice::Participle | Voice::Passive),
            _ => false,
        }
        && state() != usize::MAX
        && condition(state())
}

/// `including five children and two women`: a later item of a list of parts.
pub(super) fn listed_part(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let mut k = chunk;
    // `..., and two women` goes on with a list of two and more; behind one part the comma closes it.
    let mut closing = false;
    while k >= 2 && matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma) {
        let first = k == chunk;
        closing &= first;
        k -= 2;
        if first && parse.chunks[k].kind == ChunkKind::Comma && k > 0 {
            k -= 1;
            closing = true;
        }
        // `children under 5`, `men from the village`: the item's own phrases.
        while k >= 2
            && matches!(parse.chunks[k].kind, ChunkKind::Noun(_) | ChunkKind::Date)
            && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(Role::In | Role::From | Role::Of | Role::None))
        {
            k -= 2;
        }
        if parse.noun(k).is_none() {
            return false;
        }
        if k > 0 && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(Role::Including | Role::AmongThem)) {
            return !closing;
        }
    }
    false
}
