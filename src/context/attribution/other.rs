//! Reports that no verb of saying with its subject makes: who is quoted, whose count it is, what data show, `Police: two dead`.

use super::{
    Report, Source, scope_of_aside,
    source::{source_left, source_right},
    spread,
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::parse::Parse,
    context::near,
    lexicon::{Class, Role},
};

/// `by the ministry's count, 900 people have died`
pub(super) fn counted_by(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let Some(phrase) = parse.noun(k + 1).filter(|n| n.quantity.is_none()) else { return };
    let counts = phrase.head.is_some_and(|h| parse.token(h).class.has(Class::TALLY));
    if !counts || !matches!(parse.kind(k + 2), None | Some(ChunkKind::Comma | ChunkKind::Stop)) {
        return;
    }
    let start = parse.chunks[k + 1].start;
    let owns = (start + 1..parse.chunks[k + 1].end).find(|&t| parse.token(t).class.has(Class::POSSESSIVE));
    let Some(owner) = owns else { return };
    let source = Source::Named(parse.tokens_span(start, owner));
    out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, k + 2, source) });
}

/// `quoted as saying`, `quoted the mayor as saying`: the chunk of the verb that says, behind `as`.
pub(super) fn says_as(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let says = |j: usize| parse.verb(j).is_some_and(|v| parse.token(v.main).class.has(Class::REPORTING));
    (k + 1..parse.chunks.len().saturating_sub(1))
        .take(8)
        .find(|&j| parse.token(parse.chunks[j].start).role == Role::As && says(j + 1))
        .map(|j| j + 1)
}

pub(super) fn quoted_report(parse: Parse<'_, '_>, k: usize, v: VerbGroup, out: &mut Vec<Report>) {
    let Some(says) = says_as(parse, k) else { return };
    let left = source_left(parse, k);
    if v.voice == Voice::Active || v.voice == Voice::Participle && matches!(parse.kind(k + 1), Some(ChunkKind::Noun(_)))
    {
        let Some((source, _)) = source_right(parse, k + 1) else { return };
        spread(parse, says, source, left.map_or(k, |(_, start)| start), out);
    } else if let Some((source, start)) = left {
        spread(parse, says, source, start, out);
    }
}

/// `data show that 12 died`, `records show 12 deaths`; but not `showed no interest`.
pub(super) fn shows_figure(parse: Parse<'_, '_>, k: usize) -> bool {
    let counted = |q: u16| !parse.quantities[q as usize].implicit;
    matches!(parse.kind(k + 1), Some(ChunkKind::Subordinator(_) | ChunkKind::Comma | ChunkKind::Stop) | None)
        || parse.noun(k + 1).and_then(|n| n.quantity).is_some_and(counted)
        || near::opens_clause(parse, k).is_some()
}

/// `the army put the figure at eight`, `organisers put it at 30,000`
pub(super) fn puts_figure(parse: Parse<'_, '_>, k: usize) -> bool {
    let it = parse.noun(k + 1).is_some_and(|n| n.pronoun)
        && parse.kind(k + 2) == Some(ChunkKind::Preposition(Role::At))
        && parse.noun(k + 3).is_some_and(|n| n.quantity.is_some());
    let tally = it || parse.noun(k + 1).and_then(|n| n.head).is_some_and(|h| parse.token(h).class.has(Class::TALLY));
    parse.verb(k).is_some_and(|v| v.voice == Voice::Active && parse.token(v.main).class.has(Class::MOTION)) && tally
}

/// `Police: 2 dead`, `UN: ...`; `... dead: police`
pub(super) fn colon_report(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let n = parse.chunks.len();
    let source_only = |j: usize| {
        parse
            .noun(j)
            .is_some_and(|p| p.quantity.is_none() && p.head.is_some_and(|h| parse.token(h).class.has(Class::SOURCE)))
    };
    if k == 1 && source_only(0) {
        out.push(Report { source: Source::Named(parse.chunk_span(0)), from: k, to: n, verb: None, weak: false });
    } else if k + 2 >= n && k + 1 < n && source_only(k + 1) {
        out.push(Report { source: Source::Named(parse.chunk_span(k + 1)), from: 0, to: k, verb: None, weak: false });
    }
}
