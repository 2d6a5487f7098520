//! Which of a sentence's dates is a claim's: what speaks against each, by the clauses and events that lie between.

use super::{
    Date,
    other::{before_cause, done_to, of_level, of_worth},
};
use crate::{
    chunk::{ChunkKind, Voice},
    claim::parse::Parse,
    context::near,
    lexicon::{Class, Role},
};

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
                || of_level(parse, chunk, d)
                || of_main_clause(parse, chunk, verb, d.chunk)
                || over_by_now(parse, chunk, verb, d.chunk)
                || to_come(parse, chunk, verb, d.chunk)
            {
                near::TOO_FAR
            } else {
                0
            }
    };
    let best = dates.iter().map(|d| (cost(d), d)).min_by_key(|(cost, _)| *cost)?;
    (best.0 <= near::TOO_FAR).then_some(*best.1)
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

/// `has driven out many since 2016, says the office, which fears that more could flee`: what may come has no day of a clause before.
fn to_come(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> bool {
    let clause = |k: usize| matches!(parse.chunks[k].kind, ChunkKind::Relative(_) | ChunkKind::Subordinator(_));
    let told = (0..date.min(claim)).any(|k| parse.verb(k).is_some());
    // A clause right behind the date is its own: `in 2027, when 12,000 will lose aid` (preposition, date and comma stand before it).
    let behind = date + 4;
    let ahead = verb.is_some_and(|v| tense(parse, v) == Some(Tense::Ahead));
    date < claim && told && ahead && (behind..claim).any(clause)
}

/// `a blaze that broke out on Friday and has destroyed nine barns`: the day on which something began is none of what has happened
/// until now.
fn over_by_now(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, date: usize) -> bool {
    // `has left 40 dead`: the verb before the figure.
    let before = claim.checked_sub(1).filter(|&k| parse.verb(k).is_some());
    let Some(v) = before.or(verb).filter(|&v| v > date) else { return false };
    let words = &parse.lexed.tokens[parse.chunks[v].start()..parse.chunks[v].end()];
    let has = words.iter().any(|t| t.class.has(Class::HAVE) && !t.class.has(Class::PAST));
    let modal = words.iter().any(|t| t.class.has(Class::MODAL));
    let day = match parse.chunks[date].kind {
        ChunkKind::Preposition(role) => matches!(role, Role::On | Role::In | Role::At),
        _ => false,
    };
    let parts = |k: usize| {
        matches!(parse.chunks[k].kind, ChunkKind::Relative(_))
            || k + 1 == v && parse.token(parse.chunks[k].start()).role == Role::That
            || matches!(parse.chunks[k].kind, ChunkKind::Coordinator(_)) && (k + 1..=v).take(3).any(|j| j == v)
    };
    // What struck on a day may have killed on it; what began then goes on.
    let begins =
        |k: usize| parse.verb(k).is_some_and(|v| matches!(parse.token(v.main()).role, Role::Begin | Role::Erupt));
    let begun = (0..date).any(begins);
    has && begun && !modal && day && tense(parse, v) == Some(Tense::Perfect) && (date + 1..v).any(parts)
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
        // `lost power and were still waiting on Tuesday`
        let (before, after) = (tense(parse, first), tense(parse, second));
        return verb.is_some_and(|v| v <= joint)
            && claim < joint
            && second < date
            && before == Some(Tense::Plain)
            && after == Some(Tense::Lasting);
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
