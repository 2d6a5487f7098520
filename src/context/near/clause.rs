//! Where a clause begins that parts a place or a date from a claim, or that tells of another time or place.

use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::parse::Parse,
    lexicon::{Class, Role},
};

/// `while`, `whereas`, `but`: the other side has a place and a time of its own.
pub(super) fn contrasts(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    let class = parse.token(parse.chunks[k].start()).class;
    role == Role::But || class.has(Class::COORDINATOR) && class.has(Class::SUBORDINATOR)
}

/// The finite verb of the clause with a subject of its own that begins behind the coordinator or comma at `k`.
pub(in crate::context) fn opens_clause(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    clause(parse, k, false)
}

/// The same, where a past tense that might be a participle will do: `..., and the police arrested`.
pub(super) fn begins_clause(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    clause(parse, k, true)
}

fn clause(parse: Parse<'_, '_>, k: usize, active: bool) -> Option<usize> {
    let past = |v: VerbGroup| parse.token(v.main()).class.has(Class::PAST);
    let mut subject = false;
    let (mut dated, mut fronted) = (false, false);
    for (j, chunk) in parse.chunks.iter().enumerate().skip(k + 1).take(10) {
        match chunk.kind {
            ChunkKind::Noun(_) => subject = true,
            ChunkKind::Verb(v) if v.finite || v.voice == Voice::Active && (fronted || active && past(v)) => {
                return subject.then_some(j);
            }
            // `, and on 18 November, it was`
            ChunkKind::Comma if dated && !subject => fronted = true,
            ChunkKind::Preposition(_)
            | ChunkKind::Date
            | ChunkKind::Adverb
            | ChunkKind::Adjective
            | ChunkKind::Quote => {}
            _ => return None,
        }
        dated |= chunk.kind == ChunkKind::Date;
    }
    None
}

/// Whether the chunk `k` tells how the law dealt with whom the claim's clause, whose verb stands before the claim, is about.
pub(super) fn caught(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, k: usize) -> bool {
    let token = match parse.chunks[k].kind {
        ChunkKind::Verb(v) if v.finite && v.voice == Voice::Passive => parse.token(v.main()),
        ChunkKind::State => parse.token(parse.chunks[k].start()),
        _ => return false,
    };
    let joined = |j: usize| {
        matches!(parse.chunks[j].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma)
            && begins_clause(parse, j).is_some()
    };
    // `a suspect in the killing of two was arrested`
    let of = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::Of)));
    let behind = match verb {
        Some(v) => v > 0 && v < claim && !matches!(parse.chunks[v - 1].kind, ChunkKind::Noun(_)),
        None => claim.checked_sub(1).is_some_and(of),
    };
    token.role == Role::Law && behind && !(claim + 1..k).any(joined)
}

/// `rains that began on 20 July`, `a storm, which is to hit Tolu on Saturday`, `the ferry that had left on Sunday`: whether
/// the relative clause at `k`, which has `other` in it, tells of another time than what it hangs on.
pub(super) fn apart(parse: Parse<'_, '_>, k: usize, other: usize) -> bool {
    let comma = |j: usize| parse.chunks[j].kind == ChunkKind::Comma;
    if (k + 1..other).any(comma) {
        return false;
    }
    // `in a clash, which took place in Tolu`: that is the event itself.
    if parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[other].start()].iter().any(|t| t.role == Role::Occur) {
        return false;
    }
    let Some((at, verb)) = (k + 1..other).find_map(|j| Some((j, parse.verb(j)?))) else { return comma(k - 1) };
    if comma(k - 1) {
        return true;
    }
    let words = &parse.lexed.tokens[parse.chunks[at].start()..=verb.main()];
    words.iter().any(|t| {
        t.class.has(Class::MODAL) || t.role == Role::Begin || t.class.has(Class::HAVE) && t.class.has(Class::PAST)
    })
}

/// `including the 60 who`: the relative clause at `k` tells of a part.
pub(super) fn of_those(parse: Parse<'_, '_>, claim: usize, k: usize, other: usize) -> bool {
    if (k..other).any(|j| parse.chunks[j].kind == ChunkKind::Comma) {
        return false;
    }
    let noun = |j: &usize| matches!(parse.chunks[*j].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(Role::Of));
    let first = (claim + 1..k).rev().take_while(noun).last();
    first.is_some_and(|j| matches!(parse.kind(j - 1), Some(ChunkKind::Preposition(Role::Including))))
}
