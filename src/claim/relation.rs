//! Relations: whether a figure is a part, a tally or on top of others.

use super::{
    counted::{Counted, Kind},
    parse::Parse,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::Value,
    lexicon::Role,
};

/// Whether the figure is a part, a tally or on top of others.
pub(super) fn relation(parse: Parse<'_, '_>, quantity: usize, chunk: usize, counted: Counted) -> Option<Relation> {
    let q = parse.quantities[quantity];
    let phrase = parse.noun(chunk)?;
    let before = chunk.checked_sub(1).and_then(|k| parse.kind(k));
    let part = matches!(before, Some(ChunkKind::Preposition(Role::Including | Role::AmongThem | Role::OfThem)))
        || matches!(before, Some(ChunkKind::Verb(v)) if parse.token(v.main).role == Role::Including);
    // `57 were killed, 19 children among them`
    let part = part
        || matches!(parse.kind(chunk + 1), Some(ChunkKind::Preposition(Role::Including)))
            && matches!(
                parse.kind(chunk + 2),
                None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Close)
            );
    let zero = q.value == Value::At(rust_decimal::Decimal::ZERO);
    if counted.partitive && !zero
        || part
        || listed_part(parse, chunk)
        || opened_whole(parse, chunk, counted)
        || adverb_part(parse, chunk, counted)
    {
        return Some(Relation::Subset);
    }
    // `the other two`: the rest of those named before.
    if q.additional && phrase.definite && parse.token(q.first).role == Role::Other {
        return Some(Relation::Subset);
    }
    let more =
        parse.lexed.tokens[q.end..parse.chunks[chunk].end].iter().any(|t| matches!(t.role, Role::More | Role::Other));
    if q.additional || phrase.other || more {
        return Some(Relation::Additional);
    }
    if q.total {
        return Some(Relation::Total);
    }
    let so_far = parse.lexed.tokens.iter().any(|t| t.role == Role::SoFar);
    so_far.then_some(Relation::Total)
}

/// `Of the 60 people on the bus, 14 died`; `Among those rescued were three infants`
pub(super) fn opened_whole(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    let opens = |k: usize| {
        k == 0 || matches!(parse.chunks[k - 1].kind, ChunkKind::Colon | ChunkKind::Semicolon | ChunkKind::Dash)
    };
    let Some(start) = (0..chunk).rev().find(|&k| opens(k)) else { return false };
    let Some(ChunkKind::Preposition(role)) = parse.kind(start) else { return false };
    let closed = (start + 1..chunk).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Comma));
    match role {
        Role::Of | Role::OfThem => counted.kind == Kind::Elided && closed,
        Role::Among => chunk >= 2 && parse.verb(chunk - 1).is_some_and(|v| v.voice == Voice::Copula),
        Role::AmongThem | Role::Including => matches!(parse.kind(start + 1), Some(ChunkKind::Comma)),
        _ => false,
    }
}

/// `injured 18, three seriously`
pub(super) fn adverb_part(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    counted.kind == Kind::Elided
        && chunk >= 2
        && matches!(parse.chunks[chunk - 1].kind, ChunkKind::Comma | ChunkKind::Open)
        && matches!(parse.kind(chunk + 1), Some(ChunkKind::Adverb))
        && matches!(
            parse.kind(chunk + 2),
            None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Close | ChunkKind::Semicolon)
        )
}

/// `including five children and two women`: a later item of a list of parts.
pub(super) fn listed_part(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let mut k = chunk;
    while k >= 2 && matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma) {
        k -= 2;
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
            return true;
        }
    }
    false
}
