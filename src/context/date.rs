//! Date: when it happened, as written. The report's own date (`police said on Monday`) is left out.

mod day;
mod expression;
mod fit;
mod other;
mod span;

pub(crate) use self::fit::nearest;
use self::{
    expression::{Expression, expression},
    other::is_from,
};
use super::{
    attribution::{Report, Source},
    near,
};
use crate::{
    Qualifier,
    chunk::{ChunkKind, NounPhrase, Seen, Voice},
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
    /// What stands before it is only the first or the worst since then: `the first since 2017, when four were killed`.
    ranks: bool,
}

/// The sentence's dates, in order.
pub(crate) fn dates(parse: Parse<'_, '_>, reports: &[Report], out: &mut Vec<Date>) {
    out.clear();
    if !may_date(parse.seen) {
        return;
    }
    let mut k = after_dateline(parse);
    while k < parse.chunks.len() {
        let Some(Expression { start, end, last, lapse }) = expression(parse, k) else {
            k += 1;
            continue;
        };
        let of_report = reports.iter().any(|r| belongs_to(parse, r, start, end));
        let dated = is_from(parse, start);
        let ranks = ranks(parse, start, lapse);
        if !of_report
            && !dated
            && !near::of_report(parse, start)
            && ranks != Some(Told::Nothing)
            && !compared(parse, start, end)
            && !heads(parse, start, end)
        {
            let first = parse.chunks[start].start();
            // `in Tuesday night's attack`: the preposition is the attack's.
            let owner = parse.lexed.tokens.get(last).is_some_and(|t| t.class.has(Class::POSSESSIVE) && t.glued());
            let first =
                if owner && matches!(parse.kind(start), Some(ChunkKind::Preposition(_))) { first + 1 } else { first };
            let span = parse.tokens_span(first, last);
            // `two days later, on June 27`: the day itself says more.
            if out.last().is_some_and(|before| restated(parse, before, start)) {
                out.pop();
            }
            out.push(Date { span, chunk: start, ranks: ranks.is_some() });
        }
        k = end;
    }
}

/// Whether a sentence of such words can have a date: every expression has one of these.
fn may_date(seen: &Seen) -> bool {
    seen.date
        || seen.class(Class::TIME | Class::WEEKDAY | Class::MONTH | Class::DATE_WORD)
        // `since the coup`, `mid-2019`
        || seen.role(Role::Since)
        || seen.role(Role::Last)
        // `in the first quarter`
        || seen.class(Class::SHARE) && seen.class(Class::ORDINAL)
}

/// `two days later, on June 27`: whether the date at chunk `k` says again, with a day and a month, what stands right before it
/// without.
fn restated(parse: Parse<'_, '_>, before: &Date, k: usize) -> bool {
    let behind = k.checked_sub(usize::from(k > 0 && parse.chunks[k - 1].kind == ChunkKind::Comma) + 1);
    let adjacent = behind.is_some_and(|j| parse.chunk_span(j).end == before.span.end);
    let month = |from: usize, to: usize| {
        let tokens = &parse.lexed.tokens[parse.chunks[from].start()..parse.chunks[to].end()];
        tokens.iter().any(|t| t.class.has(Class::MONTH))
    };
    let dated = |k: usize| parse.chunks.get(k).is_some_and(|c| c.kind == ChunkKind::Date) && month(k, k);
    adjacent && (dated(k) || dated(k + 1)) && behind.is_some_and(|j| !month(before.chunk, j))
}

/// The chunk after a dateline (`OSTREVA, April 9 (Meridian News) -`), whose day is the report's; 0 where there is none.
pub(super) fn after_dateline(parse: Parse<'_, '_>) -> usize {
    let opens = parse.lexed.tokens.first().is_some_and(|t| t.shape.has(Shape::UPPER) && t.kind == Kind::Word);
    let dash = parse.chunks.iter().take(12).position(|c| matches!(c.kind, ChunkKind::Dash));
    // `Lima, 31 Oct 88 (EFE) --`
    let agency = |k: usize| {
        k > 0
            && parse.chunks[k - 1].kind == ChunkKind::Close
            && parse.chunks[..k].iter().any(|c| c.kind == ChunkKind::Date)
    };
    match dash.filter(|&k| opens || agency(k)) {
        Some(k) if parse.chunks[..k].iter().any(|c| matches!(c.kind, ChunkKind::Date | ChunkKind::Open)) => k + 1,
        _ => 0,
    }
}

/// `12 hurt Sunday, October 18, 2015 Floods in Tolu ...`: a whole date between a title and a text without a stop.
fn heads(parse: Parse<'_, '_>, k: usize, end: usize) -> bool {
    let words = &parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[end - 1].end()];
    let has = |class: Class| words.iter().any(|t| t.class.has(class));
    let year = words.iter().any(|t| t.kind == Kind::Digits && t.span.end - t.span.start == 4);
    let next = parse.chunks.get(end).map(|c| parse.token(c.start()));
    has(Class::WEEKDAY)
        && has(Class::MONTH)
        && year
        && parse.chunks[k].kind == ChunkKind::Date
        && !k.checked_sub(1).is_some_and(|j| parse.chunks[j].kind == ChunkKind::Comma)
        && next.is_some_and(|t| t.kind == Kind::Word && t.capital())
        && !parse.lexed.one_case
}

/// Whether the date from chunk `k` to `end` is when the report was made: right after its verb, or before it and its subject.
fn belongs_to(parse: Parse<'_, '_>, report: &Report, k: usize, end: usize) -> bool {
    let Some(v) = report.verb else { return false };
    // `(OCHA, 12 June)`
    if parse.chunks[v].kind == ChunkKind::Close {
        return k < v && (0..v).rev().find(|&j| parse.chunks[j].kind == ChunkKind::Open).is_some_and(|open| open < k);
    }
    // `put the night's toll at 12`
    if parse.noun(k).is_some_and(|n| n.definite()) && parse.chunks[k].end() > parse.chunks[k].start() + 2 {
        return false;
    }
    // `according to the 1954 inquiry`, `the 2014 census found`
    let inside = |name: Span| {
        let date = parse.chunk_span(k);
        let behind = parse.chunks.get(end).is_some_and(|_| parse.chunk_span(end).start == name.start);
        name.start <= date.start && date.end <= name.end
            || behind && parse.chunks[k].kind == ChunkKind::Date && k > 0 && article(parse, k - 1)
    };
    if matches!(report.source, Source::Named(name) if inside(name)) {
        return true;
    }
    if k > v {
        return (v + 1..k)
            .all(|j| matches!(parse.chunks[j].kind, ChunkKind::Adverb | ChunkKind::Preposition(_) | ChunkKind::Date))
            // `told reporters on Monday`; but `said a blast on Monday killed 12`
            || k == v + 2
                && matches!(parse.chunks[v + 1].kind, ChunkKind::Noun(n) if n.quantity().is_none())
                && !parse.verb(end).is_some_and(|v| v.finite || v.voice == Voice::Active);
    }
    // `On Tuesday, the mayor said 12 people had died`; but `in 2019 the state reported 36 deaths`.
    let day = parse.chunks[k].kind == ChunkKind::Preposition(Role::On)
        || parse.token(parse.chunks[k].start()).class.has(Class::WEEKDAY | Class::MONTH);
    let opens = k == 0
        || matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_) | ChunkKind::Semicolon | ChunkKind::Quote);
    let between = || {
        (end..v).all(|j| match parse.chunks[j].kind {
            ChunkKind::Noun(n) => n.quantity().is_none(),
            ChunkKind::Comma | ChunkKind::Adverb | ChunkKind::Preposition(_) => true,
            _ => false,
        })
    };
    // `figures released in 2021 show`
    let released = |name: Span| {
        end == v
            && k.checked_sub(1).and_then(|j| parse.verb(j)).is_some_and(|v| parse.token(v.main()).role == Role::Issued)
            && k >= 2
            && parse.chunk_span(k - 2).end == name.end
    };
    if matches!(report.source, Source::Named(name) if released(name)) {
        return true;
    }
    // `police on Friday said`
    let inside = || {
        let speaker = k.checked_sub(1).filter(|&j| parse.noun(j).is_some()).map(|j| parse.chunk_span(j).end);
        end == v && matches!(report.source, Source::Named(name) if Some(name.end) == speaker)
    };
    let clause = || {
        let ends =
            |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Stop);
        (v + 1..parse.chunks.len()).take_while(|k| !ends(k)).any(|k| parse.verb(k).is_some_and(|v| v.finite))
    };
    (opens && day && end < v && between() || inside()) && !report.weak && parse.verb(v).is_some() && clause()
}

/// `the`, `a` alone: what it belongs to stands behind a date.
fn article(parse: Parse<'_, '_>, k: usize) -> bool {
    parse
        .noun(k)
        .is_some_and(|n| n.head().is_none() && n.quantity().is_none_or(|q| parse.quantities[q as usize].implicit))
}

/// What is told of the time since which something ranks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// In a clause behind it.
    Behind,
}

/// `the deadliest attack since 2020`, `its worst floods this year`: the time in which it is the first or the worst, not when
/// it happened. `The first attack on Monday` was on Monday.
fn ranks(parse: Parse<'_, '_>, k: usize, lapse: bool) -> Option<Told> {
    // `the first to hit Tolu since Storm Iva in 2010`, `the worst since a truce ended on 8 May`
    let inside = |j: &usize| {
        matches!(parse.chunks[*j].kind, ChunkKind::Noun(_) | ChunkKind::Verb(_) | ChunkKind::Preposition(_))
    };
    let since = |j: &usize| parse.token(parse.chunks[*j].start()).role == Role::Since;
    if let Some(since) = (0..k).rev().take(4).take_while(inside).find(since) {
        // `since Storm Alva in 1979, which killed thousands`
        let told = (k + 1..k + 5).filter_map(|j| parse.kind(j)).any(|c| matches!(c, ChunkKind::Relative(_)));
        return ranks(parse, since, false).filter(|_| !told);
    }
    let before = k.checked_sub(1).filter(|&j| parse.noun(j).is_some())?;
    let ranked = |k: usize| {
        let c = parse.chunks[k];
        // `a third of its work since 2010`
        let counts = parse.noun(k).and_then(|n| n.quantity()).is_some_and(|q| !parse.quantities[q as usize].implicit);
        !counts && parse.lexed.tokens[c.start()..c.end()].iter().any(|t| t.class.has(Class::ORDINAL))
    };
    // `the worst of its kind since`, `the strongest to hit the area since`
    let far = (0..before)
        .rev()
        .take(6)
        .take_while(|&j| match parse.chunks[j].kind {
            ChunkKind::Noun(_) | ChunkKind::Preposition(_) => true,
            ChunkKind::Verb(v) => v.voice == Voice::Infinitive,
            _ => false,
        })
        .any(|j| {
            // `the third in the city this year`
            let alone = |n: NounPhrase| n.head().is_none() && n.quantity().is_none();
            parse.noun(j).is_some()
                && (j + 1 == before
                    || parse.noun(j).is_some_and(alone)
                    || parse.verb(j + 1).is_some()
                    || parse.noun(j).is_some_and(|n| n.of().is_some()))
                && ranked(j)
        });
    // `the first since 2017, when four were killed`: it tells of those four.
    let told = (k + 1..k + 4)
        .filter_map(|j| parse.chunks.get(j))
        .any(|c| matches!(c.kind, ChunkKind::Subordinator(_) | ChunkKind::Relative(_)));
    let on = parse.chunks[k].kind == ChunkKind::Preposition(Role::On);
    if on && parse.chunks.get(k + 1).is_some_and(|c| parse.token(c.start()).role == Role::Prior) {
        return Some(Told::Nothing);
    }
    let token = parse.token(parse.chunks[k].start());
    let bounded = lapse
        || token.role == Role::Since
        || token.class.has(Class::DATE_WORD) && parse.chunks[k].kind == ChunkKind::Date;
    let ranks = bounded && (ranked(before) || far);
    ranks.then_some(if told { Told::Behind } else { Told::Nothing })
}

/// `three times as many as in the same week last year`, `up 4% compared with the same month of 2014`: the time of what is compared.
fn compared(parse: Parse<'_, '_>, k: usize, end: usize) -> bool {
    let counts = |j: usize| parse.noun(j).is_some_and(|n| n.quantity().is_some());
    let with = |j: usize| match parse.chunks[j].kind {
        ChunkKind::Preposition(Role::Compared) => true,
        // `31 percent more than in May`; `never more apparent than at noon` compares no figure.
        ChunkKind::Preposition(Role::Than) => j.checked_sub(1).is_some_and(counts),
        _ => false,
    };
    // `with the same period in 2014`
    let time = |j: usize| parse.noun(j).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::TIME));
    let opens = k.checked_sub(1).is_some_and(with) || k >= 2 && time(k - 1) && with(k - 2);
    // `than the year before, when 190 died`, `against last year's 115`: it tells of that time too.
    let told = (end..end + 2)
        .filter_map(|j| parse.kind(j))
        .take_while(|c| *c != ChunkKind::Coordinator(Role::And))
        .any(|c| matches!(c, ChunkKind::Subordinator(_) | ChunkKind::Relative(_)));
    let owns = parse
        .lexed
        .tokens
        .get(parse.chunks[end - 1].end())
        .is_some_and(|t| t.class.has(Class::POSSESSIVE) && t.glued());
    if opens && !told && !owns && !(k..end + 1).any(counts) {
        return true;
    }
    let preposition = matches!(parse.kind(k), Some(ChunkKind::Preposition(_)));
    let before = parse.chunks[k].start().checked_sub(1).filter(|_| preposition);
    before.is_some_and(|t| parse.token(t).role == Role::As || parse.word(t).before == Some(Qualifier::AtMost))
}
