//! How near a place or a date stands to a claim: by the clauses between them, not by distance alone.

use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lexicon::{Class, Role},
};

/// What costs more than this says nothing of the claim.
pub(crate) const TOO_FAR: u32 = 28;

/// The cost of the way between a claim's chunk and another. A clause that has begun holds for what follows in it; what a
/// later clause says holds for an earlier one only where it depends on it.
pub(crate) fn cost(parse: Parse<'_, '_>, claim: usize, other: usize) -> u32 {
    if other >= claim { after(parse, claim, other) } else { before(parse, claim, other) }
}

/// The way to what stands behind the claim.
fn after(parse: Parse<'_, '_>, claim: usize, other: usize) -> u32 {
    let mut cost = 0;
    for k in claim + 1..other {
        cost += match parse.chunks[k].kind {
            ChunkKind::Semicolon | ChunkKind::Stop => 40,
            ChunkKind::Coordinator(_) | ChunkKind::Comma if opens_clause(parse, k) => 20,
            ChunkKind::Coordinator(role) if contrasts(parse, k, role) => 16,
            ChunkKind::Preposition(role) if compares(role) => 16,
            ChunkKind::Verb(v) if v.finite && parse.token(v.main).class.has(Class::REPORTING) => 8,
            ChunkKind::Verb(v) if v.finite => 3,
            ChunkKind::Subordinator(_) => 2,
            ChunkKind::Relative(_) => 4,
            ChunkKind::Noun(n) if n.quantity.is_some_and(|q| !parse.quantities[q as usize].implicit) => 3,
            ChunkKind::Comma => 2,
            _ => 1,
        };
    }
    cost
}

/// The way to what stands before the claim.
fn before(parse: Parse<'_, '_>, claim: usize, other: usize) -> u32 {
    let mut cost = 2;
    for k in other + 1..claim {
        cost += match parse.chunks[k].kind {
            ChunkKind::Semicolon | ChunkKind::Stop => 16,
            ChunkKind::Coordinator(role) | ChunkKind::Subordinator(role) if contrasts(parse, k, role) => 24,
            ChunkKind::Coordinator(_) | ChunkKind::Comma if opens_clause(parse, k) => 5,
            ChunkKind::Preposition(role) if compares(role) => 12,
            ChunkKind::Verb(v) if v.finite && parse.token(v.main).class.has(Class::REPORTING) => 4,
            ChunkKind::Subordinator(_) => 4,
            ChunkKind::Relative(_) => 2,
            _ => 1,
        };
    }
    // What opens the sentence holds for all of it.
    let opens = other == 0 || other == 1 && matches!(parse.chunks[0].kind, ChunkKind::Preposition(_));
    if opens { cost.min(TOO_FAR / 2 + cost / 4) } else { cost }
}

/// `while`, `whereas`, `but`: the other side has a place and a time of its own.
fn contrasts(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    let class = parse.token(parse.chunks[k].start).class;
    role == Role::But || class.has(Class::COORDINATOR) && class.has(Class::SUBORDINATOR)
}

/// `than`, `compared with`: what follows is what a figure is measured by.
fn compares(role: Role) -> bool {
    matches!(role, Role::Than | Role::Compared)
}

/// Whether a clause with a subject of its own begins behind the coordinator or comma at `k`.
fn opens_clause(parse: Parse<'_, '_>, k: usize) -> bool {
    let mut subject = false;
    for chunk in parse.chunks.iter().skip(k + 1).take(10) {
        match chunk.kind {
            ChunkKind::Noun(_) => subject = true,
            ChunkKind::Verb(v) if v.finite => return subject,
            ChunkKind::Preposition(_) | ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Quote => {}
            _ => return false,
        }
    }
    false
}
