//! Date: when it happened, as written. The report's own date (`police said on Monday`) is left out.

mod expression;
mod other;
mod span;

use self::{
    expression::{Expression, expression},
    other::{before_cause, done_to, is_from, of_worth},
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
            && !compared(parse, start)
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
    match dash.filter(|_| opens) {
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

/// `sentenced over the 2016 bombing`, `the worst since the 2011 attack`: the date belongs to another event's name, which only
/// a preposition that says when or of what would give to the claim: `died in the 2014 floods`.
fn names_cause(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, start: usize) -> bool {
    // What is told of that other event has its date: `the 1989 disaster, in which 96 died`.
    let told = claim > start && !closes(parse, start, claim);
    if told || parse.chunks[start].kind != ChunkKind::Date || parse.noun(start + 1).is_none() {
        return false;
    }
    let article = start.checked_sub(1).filter(|&j| parse.chunks[j].end() == parse.chunks[j].start() + 1);
    let Some(before) = article.and_then(|j| j.checked_sub(1)) else { return false };
    let ChunkKind::Preposition(role) = parse.chunks[before].kind else { return false };
    let token = parse.token(parse.chunks[before].start());
    // `living in tents in areas hit by the 2010 quake`; but `killed by the 2010 quake`.
    let by = || role == Role::By && verb.is_none_or(|v| v + 1 != before);
    by() || matches!(role, Role::Since | Role::For | Role::Of) || token.class.has(Class::PLACE)
}

/// Whether a comma without a relative clause behind it parts the chunks `from` and `to`.
fn closes(parse: Parse<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|k| parse.chunks[k].kind == ChunkKind::Comma)
        && !(from..to).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Relative(_)))
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

/// `three times as many as in the same week last year`: the time of what is compared.
fn compared(parse: Parse<'_, '_>, k: usize) -> bool {
    let preposition = matches!(parse.kind(k), Some(ChunkKind::Preposition(_)));
    let before = parse.chunks[k].start().checked_sub(1).filter(|_| preposition);
    before.is_some_and(|t| parse.token(t).role == Role::As || parse.word(t).before == Some(Qualifier::AtMost))
}

/// The date that fits a claim at `chunk` best, over the clauses between.
pub(crate) fn nearest(parse: Parse<'_, '_>, dates: &[Date], chunk: usize, verb: Option<usize>) -> Option<Date> {
    // `as of 1 August` dates the report where another date tells of the event.
    let report = |d: &Date| parse.token(parse.chunks[d.chunk].start()).role == Role::AsOf;
    let own = dates.iter().any(|d| of_own_clause(parse, chunk, verb, d.chunk));
    let cost = |d: &Date| {
        near::cost(parse, chunk, verb, d.chunk, near::TOO_FAR)
            + if own && d.chunk < chunk { 8 } else { 0 }
            + if report(d) { 4 } else { 0 }
            + if describes(parse, verb, d.chunk) { 6 } else { 0 }
            + of_outer_verb(parse, chunk, verb, d.chunk)
            + if d.ranks && chunk < d.chunk
                || other_time(parse, chunk, verb, d.chunk)
                || near::of_aside(parse, d.chunk, chunk)
                || names_cause(parse, chunk, verb, d.chunk)
                || of_deed(parse, verb, d.chunk)
                || before_cause(parse, chunk, d.chunk)
                || of_worth(parse, chunk, d.chunk)
                || of_main_clause(parse, chunk, verb, d.chunk)
            {
                near::TOO_FAR
            } else {
                0
            }
    };
    let best = dates.iter().map(|d| (cost(d), d)).min_by_key(|(cost, _)| *cost)?;
    (best.0 <= near::TOO_FAR).then_some(*best.1)
}

/// `against the 1,870 who died in June`: the date stands right behind the verb of the claim's own relative clause.
fn of_own_clause(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> bool {
    let relative = matches!(parse.kind(claim + 1), Some(ChunkKind::Relative(_)));
    let within =
        |k: usize| matches!(parse.chunks[k].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(_) | ChunkKind::Adverb);
    verb.is_some_and(|v| relative && claim < v && v < date && date <= v + 5 && (v + 1..date).all(within))
}

/// `seven defendants in the 2018 ferry trial were freed on Thursday`: a year that describes a noun before the verb.
fn describes(parse: Parse<'_, '_>, verb: Option<usize>, date: usize) -> bool {
    let article =
        date.checked_sub(1).and_then(|k| parse.noun(k)).is_some_and(|n| n.head().is_none() && n.quantity().is_none());
    article
        && parse.chunks[date].kind == ChunkKind::Date
        && parse.noun(date + 1).is_some()
        && verb.is_some_and(|v| v > date)
}

/// `charged in connection with a shooting on Friday`, `arrested over Friday's shooting`: the day of the deed, not of the arrest.
fn of_deed(parse: Parse<'_, '_>, verb: Option<usize>, date: usize) -> bool {
    let Some(v) = verb.filter(|&v| v < date) else { return false };
    let law = parse.verb(v).is_some_and(|v| parse.token(v.main()).role == Role::Law);
    let told = |k: usize| (k..date).any(|j| parse.verb(j).is_some());
    let deed = |k: usize| {
        matches!(parse.chunks[k].kind, ChunkKind::Preposition(Role::For | Role::With)) && told(k)
            || matches!(parse.chunks[k].kind, ChunkKind::Preposition(_))
                && parse.token(parse.chunks[k].start()).role == Role::Cause
            || matches!(parse.chunks[k].kind, ChunkKind::Verb(v) if v.voice == Voice::Ing)
            || matches!(parse.chunks[k].kind, ChunkKind::Preposition(Role::In)) && done_to(parse, k + 1)
    };
    // `arrested on Friday for the theft`: what follows the date is no matter.
    law && ((v + 1..date).any(deed) || owns_event(parse, date))
}

/// `in Friday's shooting`: the day belongs to what is named behind it.
fn owns_event(parse: Parse<'_, '_>, date: usize) -> bool {
    let end = if parse.chunks[date].kind == ChunkKind::Date { date } else { date + 1 };
    let owner = (end + 1..end + 3).filter_map(|k| parse.chunks.get(k)).any(|c| {
        let token = parse.token(c.start());
        token.class.has(Class::POSSESSIVE) && token.glued()
    });
    // `arrested in Friday's shooting`; but `during Friday's sweep` is when they were.
    let event = (end + 1..end + 3)
        .filter_map(|k| parse.noun(k).and_then(|n| n.head()))
        .any(|h| parse.token(h).class.has(Class::EVENT_NOUN | Class::NOUN_LIKE));
    owner && event && parse.kind(end) == Some(ChunkKind::Date)
}

/// `a man who killed three was sentenced on Friday`: the date stands behind the verb of the clause around the claim's.
fn of_main_clause(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> bool {
    if date < claim {
        return false;
    }
    let Some(first) = verb.map(|v| v.min(claim)) else { return false };
    // `a suspect in a crash that hurt two`: the person of the main clause is another than what the relative clause tells of.
    let subject = (0..first).find_map(|k| Some((k, parse.noun(k)?.head()?)));
    let apart =
        |k: usize| subject.is_some_and(|(noun, head)| noun + 1 < k && parse.token(head).class.has(Class::PERSON));
    let relates = |&k: &usize| match parse.chunks[k].kind {
        ChunkKind::Relative(role) => role == Role::Who || apart(k),
        _ => false,
    };
    let Some(who) = (0..first).rev().take(3).find(relates) else { return false };
    let after = verb.map_or(claim, |v| v.max(claim));
    // The relative clause begins the sentence's subject: no verb stands before it.
    let opens = !(0..who).any(|k| parse.verb(k).is_some());
    opens && (after + 1..date).any(|k| parse.verb(k).is_some_and(|v| v.finite || v.voice == Voice::Active))
}

/// `a plaque unveiled in 2009 remembers the six who drowned in 1932`: the date before the outer verb is less the claim's, and
/// none of its before `who had drowned`.
fn of_outer_verb(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> u32 {
    let relative = matches!(parse.kind(claim + 1), Some(ChunkKind::Relative(_)));
    let Some(v) = verb.filter(|&v| v > claim && relative) else { return 0 };
    if !(date..claim).any(|k| parse.verb(k).is_some()) {
        return 0;
    }
    let words = &parse.lexed.tokens[parse.chunks[v].start()..parse.chunks[v].end()];
    let had = words.iter().any(|t| t.class.has(Class::HAVE) && t.class.has(Class::PAST));
    if had { near::TOO_FAR } else { 8 }
}

/// Whether the clauses of a claim and of a date, joined by `and`, tell of different times: `lost power and were still waiting
/// on Tuesday`, `have been culled, and are to be put down this week`, `by nightfall ..., and the governor warned that`.
fn other_time(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> bool {
    let (from, to) = (claim.min(date), claim.max(date));
    let joins = |&k: &usize| matches!(parse.chunks[k].kind, ChunkKind::Coordinator(_));
    let Some(joint) = (from + 1..to).rev().find(joins) else { return false };
    let finite = |k: &usize| parse.verb(*k).is_some_and(|v| v.finite || v.voice == Voice::Active);
    let Some(second) = (joint + 1..parse.chunks.len()).find(finite) else { return false };
    let Some(first) = (0..joint).rev().find(finite) else { return false };
    let subject = (joint + 1..second).any(|k| parse.noun(k).is_some());
    if !subject {
        return false;
    }
    if claim > joint {
        // What somebody else goes on to say.
        return second < claim && parse.verb(second).is_some_and(|v| parse.token(v.main()).class.has(Class::REPORTING));
    }
    // A date between the second subject and its verb is the second clause's own anyway.
    let (before, after) = (tense(parse, first), tense(parse, second));
    verb.is_some_and(|v| v <= joint) && second < date && before.is_some() && after.is_some() && before != after
}

/// How a verb group places what it tells in time.
#[derive(PartialEq, Eq)]
enum Tense {
    /// `lost`, `were hurt`
    Plain,
    /// `have been culled`
    Perfect,
    /// `were waiting`
    Lasting,
    /// `could flee`, `are to be put down`
    Ahead,
}

/// None where the verb leaves it open: `two are dead and eight have been hurt since Friday`.
fn tense(parse: Parse<'_, '_>, k: usize) -> Option<Tense> {
    let group = parse.verb(k).filter(|v| v.voice != Voice::Copula)?;
    let words = &parse.lexed.tokens[parse.chunks[k].start()..group.main()];
    let has = |class: Class| words.iter().any(|t| t.class.has(class));
    Some(if has(Class::MODAL) || words.iter().any(|t| t.role == Role::To) {
        Tense::Ahead
    } else if has(Class::HAVE) {
        Tense::Perfect
    } else if has(Class::BE) && parse.token(group.main()).class.has(Class::ING) {
        Tense::Lasting
    } else {
        Tense::Plain
    })
}
