//! What a report holds for: what follows its verb, or the clause that it is an aside to.

use super::{Report, Source};
use crate::{
    chunk::{ChunkKind, NounPhrase, Voice},
    claim::parse::Parse,
    context::near,
    lexicon::{Class, Role},
};

/// What may stand between a reporting verb and the comma that ends its clause.
pub(super) fn aside(parse: Parse<'_, '_>, k: usize) -> bool {
    match parse.chunks[k].kind {
        ChunkKind::Noun(n) => n.quantity().is_none(),
        ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Preposition(_) => true,
        _ => false,
    }
}

/// What a report holds for whose verb is at chunk `k` and whose source begins at `start`.
pub(super) fn spread(parse: Parse<'_, '_>, k: usize, source: Source, start: usize, out: &mut Vec<Report>) {
    let n = parse.chunks.len();
    let tells = parse.verb(k).is_some_and(|v| parse.token(v.main()).role == Role::Tell);
    // `inspectors had reported cracks, and in 1971 a tremor struck`: they report no more than the cracks.
    let object = !tells
        && parse.noun(k + 1).is_some_and(|n| n.quantity().is_none() && !n.pronoun())
        && near::opens_clause(parse, k).is_none();
    // `declared a day of mourning after a blast killed 12`: what came before is no part of what they say.
    let told = parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| {
        let token = parse.token(h);
        token.class.has(Class::EVENT_NOUN | Class::NOUN_LIKE | Class::TALLY | Class::SOURCE)
            || token.role == Role::Hazard
    });
    let earlier = |j: usize| {
        let behind = matches!(parse.chunks[j].kind, ChunkKind::Preposition(Role::After) | ChunkKind::Subordinator(_))
            && parse.token(parse.chunks[j].start()).role != Role::That;
        !told && behind && has_subject(parse, j + 1)
    };
    // `police say the boy, a man and a woman were hit` goes on with what they say.
    let comma = |j: usize| parse.chunks[j].kind == ChunkKind::Comma;
    let leaves = |j: usize| {
        parse.chunks[j].kind == ChunkKind::Coordinator(Role::And)
            && comma(j - 1)
            && !(k..j - 1).any(comma)
            && has_subject(parse, j + 1)
    };
    // `..., the mayor said.` holds for what stands before it; `the mayor said ...` for what follows.
    let mut after = k + 1;
    // `said in an update issued on the 28th`
    let reduced = |j: usize| {
        j > k + 2
            && parse.noun(j - 1).is_some()
            && parse.verb(j).is_some_and(|v| v.voice == Voice::Participle && !v.finite)
            && matches!(parse.kind(j + 1), Some(ChunkKind::Preposition(_) | ChunkKind::Date))
    };
    // `said at a Monday press conference`: the day parts the article from its noun.
    let parted = |j: usize| {
        let article = parse.chunks.get(j).is_some_and(|c| parse.token(c.start()).role == Role::Indefinite);
        article
            && parse.kind(j) == Some(ChunkKind::Adjective)
            && parse.kind(j + 1) == Some(ChunkKind::Date)
            && parse.noun(j + 2).is_some_and(|n| n.quantity().is_none())
    };
    while matches!(parse.kind(after), Some(ChunkKind::Date | ChunkKind::Adverb))
        || matches!(parse.kind(after), Some(ChunkKind::Preposition(_)))
            && !complement(parse, after)
            && !claims_after(parse, after)
        || reduced(after)
    {
        after += 1;
        if matches!(parse.kind(after - 1), Some(ChunkKind::Preposition(_)))
            && (matches!(parse.kind(after), Some(ChunkKind::Noun(_) | ChunkKind::Date)) || parted(after))
        {
            after += if parted(after) { 3 } else { 1 };
        }
    }
    // `a police spokesman told reporters.`, `told a correspondent.`
    let hearer = |n: NounPhrase| n.quantity().is_none_or(|q| tells && parse.quantities[q as usize].implicit);
    if parse.noun(after).is_some_and(hearer)
        && matches!(
            parse.kind(after + 1),
            None | Some(
                ChunkKind::Stop
                    | ChunkKind::Comma
                    | ChunkKind::Preposition(_)
                    | ChunkKind::Date
                    | ChunkKind::Adverb
                    | ChunkKind::Adjective
            )
        )
    {
        let mut end = after + 1;
        while matches!(
            parse.kind(end),
            Some(ChunkKind::Preposition(_) | ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Adjective)
        ) || matches!(parse.kind(end), Some(ChunkKind::Noun(n)) if n.quantity().is_none())
        {
            end += 1;
        }
        if matches!(parse.kind(end), None | Some(ChunkKind::Stop | ChunkKind::Comma)) {
            after = end;
        }
    }
    // `'... the shelters,' the mayor said`
    let quoted = start > 1
        && parse.chunks[start - 1].kind == ChunkKind::Other
        && parse.chunks[start - 2].kind == ChunkKind::Comma;
    let set_off = quoted
        || start > 0 && matches!(parse.chunks[start - 1].kind, ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Dash);
    let closes = matches!(
        parse.kind(after),
        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Dash)
    );
    if set_off && closes {
        let mut report = scope_of_aside(parse, start, after, source);
        report.verb = Some(k);
        out.push(report);
        return;
    }
    let to = (k + 1..n).find(|&j| another_report(parse, k, j) || object && (leaves(j) || earlier(j))).unwrap_or(n);
    let v = parse.verb(k);
    let weak = v.is_some_and(|v| parse.token(v.main()).role.undergoes());
    let from = if tells_all(parse, k, start) { 0 } else { k };
    out.push(Report { source, from, to, verb: Some(k), weak });
}

/// `two men died after police say a fight turned violent`: who says how it came about says what came of it; but whom the police
/// have arrested they say nothing of.
fn tells_all(parse: Parse<'_, '_>, k: usize, start: usize) -> bool {
    let after = start.checked_sub(1).is_some_and(|j| {
        matches!(parse.chunks[j].kind, ChunkKind::Preposition(Role::After) | ChunkKind::Subordinator(Role::After))
    });
    let says = parse.verb(k).is_some_and(|v| v.voice == Voice::Active && !parse.token(v.main()).class.has(Class::PAST));
    let law = || parse.lexed.tokens[..parse.chunks[start].start()].iter().any(|t| t.role == Role::Law);
    after && says && !law()
}

/// Whether a clause with a subject of its own begins at `k`: `in 1971 a tremor forced`.
fn has_subject(parse: Parse<'_, '_>, k: usize) -> bool {
    let verb = (k..parse.chunks.len()).take(8).find(|&j| parse.verb(j).is_some());
    verb.is_some_and(|v| {
        (k..v).any(|j| parse.noun(j).is_some()) && parse.verb(v).is_some_and(|v| v.finite || v.voice == Voice::Active)
    })
}

/// Whether another source's report begins at `j`: `while`, `but` or a semicolon with a reporting verb behind it.
fn another_report(parse: Parse<'_, '_>, k: usize, j: usize) -> bool {
    let parts = matches!(parse.chunks[j].kind, ChunkKind::Semicolon)
        || matches!(parse.chunks[j].kind, ChunkKind::Coordinator(r) if r != Role::And && r != Role::Or);
    let reports = |i: usize| {
        parse.verb(i).is_some_and(|v| v.voice == Voice::Active && parse.token(v.main()).class.has(Class::REPORTING))
    };
    parts && j > k && (j + 1..parse.chunks.len()).take(8).any(reports)
}

fn complement(parse: Parse<'_, '_>, k: usize) -> bool {
    matches!(parse.kind(k), Some(ChunkKind::Subordinator(_) | ChunkKind::Quote))
}

/// A figure right after a preposition belongs to what is said: `reported in 2 districts`.
fn claims_after(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k + 1).is_some_and(|n| n.quantity().is_some())
}

/// An aside holds for its clause before it and, inside a sentence, for what goes on after it.
pub(super) fn scope_of_aside(parse: Parse<'_, '_>, start: usize, end: usize, source: Source) -> Report {
    let n = parse.chunks.len();
    let before = (0..start).rev().find(|&j| matches!(parse.chunks[j].kind, ChunkKind::Semicolon)).map_or(0, |j| j + 1);
    // `..., said Ruiz, who has four children`: who tells so of the speaker is the writer.
    let described = parse.kind(end) == Some(ChunkKind::Comma)
        && matches!(parse.kind(end + 1), Some(ChunkKind::Relative(_)))
        // `the agency, which fears that 60,000 could flee`
        && parse.chunks.get(end + 3).is_none_or(|c| parse.token(c.start()).role != Role::That)
        && !parse.chunks[end..].iter().any(|c| c.kind == ChunkKind::Quote);
    let goes_on = (end..n).find(|&j| matches!(parse.chunks[j].kind, ChunkKind::Semicolon)).unwrap_or(n);
    // `according to Lind, who runs the clinic, 12 died`
    let after = if described && start > before { end } else { goes_on };
    // Nothing stands before: the aside opens the sentence.
    Report { source, from: before, to: after, verb: None, weak: false }
}

pub(super) fn ends_clause(parse: Parse<'_, '_>, k: usize) -> bool {
    matches!(
        parse.kind(k),
        None | Some(
            ChunkKind::Stop
                | ChunkKind::Comma
                | ChunkKind::Semicolon
                | ChunkKind::Quote
                | ChunkKind::Dash
                | ChunkKind::Date
                | ChunkKind::Preposition(_)
                | ChunkKind::Coordinator(_)
                | ChunkKind::Verb(_)
                | ChunkKind::Adverb
                | ChunkKind::Close
                | ChunkKind::Subordinator(_)
                | ChunkKind::Relative(_)
        )
    )
}
