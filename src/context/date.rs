//! Date: when it happened, as written. The report's own date (`police said on Monday`) is left out.

use super::{attribution::Report, near};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::{Kind, Shape},
    lexicon::{Class, Role},
    span::Span,
};

/// A date expression and the chunk where it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Date {
    pub span: Span,
    pub chunk: usize,
}

/// The sentence's dates, in order.
pub(crate) fn dates(parse: Parse<'_, '_>, reports: &[Report], out: &mut Vec<Date>) {
    out.clear();
    let mut k = after_dateline(parse);
    while k < parse.chunks.len() {
        let Some((start, end)) = expression(parse, k) else {
            k += 1;
            continue;
        };
        let of_report = reports.iter().filter_map(|r| r.verb).any(|v| belongs_to(parse, v, start));
        if !of_report && !near::of_report(parse, start) {
            let last = parse.chunks[end - 1].end;
            let first = parse.chunks[start].start;
            // `in Tuesday night's attack`: the preposition is the attack's.
            let owner = parse.lexed.tokens.get(last).is_some_and(|t| t.class.has(Class::POSSESSIVE) && t.glued());
            let first =
                if owner && matches!(parse.kind(start), Some(ChunkKind::Preposition(_))) { first + 1 } else { first };
            let span = parse.tokens_span(first, last);
            out.push(Date { span, chunk: start });
        }
        k = end;
    }
}

/// The chunk after a dateline (`OSTREVA, April 9 (Meridian News) -`), whose day is the report's; 0 where there is none.
pub(super) fn after_dateline(parse: Parse<'_, '_>) -> usize {
    let opens = parse.lexed.tokens.first().is_some_and(|t| t.shape.has(Shape::UPPER) && t.kind == Kind::Word);
    let dash = parse.chunks.iter().take(12).position(|c| matches!(c.kind, ChunkKind::Dash));
    match dash.filter(|_| opens) {
        Some(k) if parse.chunks[..k].iter().any(|c| matches!(c.kind, ChunkKind::Date | ChunkKind::Open)) => k + 1,
        _ => 0,
    }
}

/// A date at chunk `k`: where it begins (its preposition) and one past its last chunk.
fn expression(parse: Parse<'_, '_>, k: usize) -> Option<(usize, usize)> {
    let preposition = match parse.chunks[k].kind {
        ChunkKind::Preposition(role) => {
            let class = parse.token(parse.chunks[k].start).class;
            (class.has(Class::DATE_PREPOSITION) && role != Role::Of).then_some(k)
        }
        _ => None,
    };
    let at = if preposition.is_some() { k + 1 } else { k };
    let mut end = match parse.kind(at)? {
        ChunkKind::Date if is_date(parse, at) => at + 1,
        // `in week 22`
        ChunkKind::Noun(n)
            if preposition.is_some()
                && n.quantity.is_none()
                && n.head == Some(parse.chunks[at].start)
                && n.head.is_some_and(|h| parse.token(h).class.has(Class::TIME))
                && matches!(parse.kind(at + 1), Some(ChunkKind::Date)) =>
        {
            at + 2
        }
        ChunkKind::Noun(n) if timed(parse, at, preposition.is_some()) => {
            let mut end = at + 1;
            if n.of == Some(at + 2) && matches!(parse.kind(at + 2), Some(ChunkKind::Noun(_))) && timed_of(parse, at + 2)
            {
                end = at + 3;
            }
            end
        }
        _ => return None,
    };
    // `between 1 June and 31 July`, `Sunday night`, `July 15, 2017`, `the evening of 9 January`, `early on Monday`
    loop {
        match (parse.kind(end), parse.kind(end + 1)) {
            (Some(ChunkKind::Date), _) => end += 1,
            (
                Some(
                    ChunkKind::Coordinator(Role::And)
                    | ChunkKind::Preposition(Role::To | Role::Until | Role::Of | Role::On),
                ),
                Some(ChunkKind::Date),
            ) => end += 2,
            (Some(ChunkKind::Comma), Some(ChunkKind::Date)) if is_year(parse, end + 1) => end += 2,
            (Some(ChunkKind::Noun(n)), _)
                if n.quantity.is_none()
                    && n.head.is_some_and(|h| parse.token(h).class.has(Class::TIME))
                    && timed_single(parse, end) =>
            {
                end += 1
            }
            _ => break,
        }
    }
    Some((k, end))
}

fn is_year(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let token = parse.token(c.start);
    let written =
        token.span.end - token.span.start == 4 && !token.shape.has(Shape::SEPARATED) && token.kind == Kind::Digits;
    let at = k.checked_sub(1).and_then(|j| parse.kind(j)) == Some(ChunkKind::Preposition(Role::At));
    let next = parse.lexed.tokens.get(c.end);
    // `1998 USD` is the worth of money, `1600 block` an address.
    let block =
        next.is_some_and(|t| t.role == Role::Block || t.class.has(Class::CURRENCY_AFTER | Class::CURRENCY_BEFORE));
    let value = || parse.lexed.values[token.value as usize];
    c.end == c.start + 1 && written && !at && !block && value() >= 1000.into() && value() <= 2100.into()
}

/// Bare digits are a date only as a year or beside a month; a clock time is none.
fn is_date(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let dated = |k: usize| {
        let c = parse.chunks[k];
        parse.lexed.tokens[c.start..c.end].iter().any(|t| t.class.has(Class::MONTH | Class::WEEKDAY | Class::DATE_WORD))
    };
    // `during the 1980s`
    let decade = || {
        let token = parse.token(c.start);
        token.kind == Kind::Stamp && c.end == c.start + 1 && token.span.of(parse.text).ends_with('s')
    };
    // `between 1 and 5 May`
    let opens = || {
        matches!(parse.kind(k + 1), Some(ChunkKind::Coordinator(Role::And) | ChunkKind::Preposition(Role::To)))
            && matches!(parse.kind(k + 2), Some(ChunkKind::Date))
            && dated(k + 2)
    };
    dated(k) || is_year(parse, k) || decade() || opens()
}

/// `last week`, `the past few days`, `the first half of the year`, `this morning`, `a single week`
fn timed(parse: Parse<'_, '_>, k: usize, preposition: bool) -> bool {
    let Some(phrase) = parse.noun(k) else { return false };
    let Some(head) = phrase.head else { return false };
    let c = parse.chunks[k];
    let words = &parse.lexed.tokens[c.start..head];
    let of_date = matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Of)))
        && matches!(parse.kind(k + 2), Some(ChunkKind::Date));
    let half = (parse.token(head).class.has(Class::SHARE) || parse.token(head).role == Role::Phase)
        && (of_date || phrase.of.is_some_and(|of| timed_of(parse, of)));
    if half {
        return preposition;
    }
    if preposition && parse.token(head).class.has(Class::TIME) && words.iter().any(|t| t.role == Role::Single) {
        return true;
    }
    if !parse.token(head).class.has(Class::TIME)
        || phrase.quantity.is_some_and(|q| !parse.quantities[q as usize].implicit)
    {
        return false;
    }
    if words.iter().any(|t| t.role == Role::Last || t.role == Role::That) {
        return true;
    }
    // `in the day` says nothing; `in the early hours`, `in the spring`, `on the second day` do.
    let part = !parse.token(head).class.has(Class::MEASURE);
    let more = part || head > c.start + 1 || phrase.of.is_some() || parse.token(head).class.has(Class::PLURAL);
    let pointed = words.iter().any(|t| {
        t.role == Role::Single
            || t.class.has(Class::POSSESSIVE | Class::ORDINAL | Class::WEEKDAY)
            || more && matches!(t.role, Role::Definite | Role::That)
    });
    preposition && pointed
}

fn timed_of(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k).and_then(|n| n.head).is_some_and(|h| parse.token(h).class.has(Class::TIME | Class::MONTH))
}

fn timed_single(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.chunks[k].end == parse.chunks[k].start + 1
}

/// Whether the date at chunk `k` stands right after the reporting verb `v` or its subject.
fn belongs_to(parse: Parse<'_, '_>, v: usize, k: usize) -> bool {
    if k > v {
        return (v + 1..k)
            .all(|j| matches!(parse.chunks[j].kind, ChunkKind::Adverb | ChunkKind::Preposition(_) | ChunkKind::Date))
            || k == v + 2 && matches!(parse.chunks[v + 1].kind, ChunkKind::Noun(n) if n.quantity.is_none());
    }
    false
}

/// The date that fits a claim at `chunk` best, over the clauses between.
pub(crate) fn nearest(parse: Parse<'_, '_>, dates: &[Date], chunk: usize, verb: Option<usize>) -> Option<Date> {
    // `as of 1 August` dates the report where another date tells of the event.
    let report = |d: &Date| parse.token(parse.chunks[d.chunk].start).role == Role::AsOf;
    let cost = |d: &Date| near::cost(parse, chunk, verb, d.chunk) + if report(d) { 8 } else { 0 };
    let best = dates.iter().map(|d| (cost(d), d)).min_by_key(|(cost, _)| *cost)?;
    (best.0 <= near::TOO_FAR).then_some(*best.1)
}
