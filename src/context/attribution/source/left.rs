//! The source before its verb: `the mayor, Ana Lind, said`.

use super::{is_speaker, phrase_span, speaks, ties};
use crate::{
    chunk::{ChunkKind, NounPhrase, Voice},
    claim::parse::Parse,
    context::attribution::Source,
    lexicon::{Class, Role},
};

/// The source to the left of a reporting verb: its noun phrase with `of` phrases and appositions, and its first chunk.
pub(in crate::context) fn source_left(parse: Parse<'_, '_>, k: usize) -> Option<(Source, usize)> {
    let mut at = k.checked_sub(1)?;
    if let Some(before) = before_aside(parse, at) {
        at = before;
    }
    // `the mayor, Ana Lind, said`; `Ana Lind, 54, said`; `Lind (left) said`
    let mut closing_comma = false;
    // `a nurse there said`
    let there = |k: usize| parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::There);
    while matches!(parse.kind(at)?, ChunkKind::Comma | ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Close)
        || there(at)
    {
        closing_comma |= matches!(parse.kind(at)?, ChunkKind::Comma);
        if matches!(parse.kind(at)?, ChunkKind::Close) {
            at = (0..at).rev().find(|&j| matches!(parse.chunks[j].kind, ChunkKind::Open))?;
        }
        at = at.checked_sub(1)?;
    }
    // `aid workers in the camp, home to 40,000 people, said`: figures in commas do not speak.
    let counted = |n: NounPhrase| n.quantity().is_some_and(|q| !parse.quantities[q as usize].implicit);
    if closing_comma && parse.noun(at).is_some_and(counted) {
        let opens = (1..at).rev().take(4).find(|&j| parse.chunks[j].kind == ChunkKind::Comma);
        let verbless = |from: usize| !(from..at).any(|j| parse.verb(j).is_some());
        if let Some(opens) = opens.filter(|&j| verbless(j) && parse.noun(j - 1).is_some()) {
            at = opens - 1;
        }
    }
    // `police on Friday said`
    if matches!(parse.kind(at + 1), Some(ChunkKind::Date)) && matches!(parse.kind(at)?, ChunkKind::Preposition(_)) {
        at = at.checked_sub(1)?;
    }
    if let Some(ChunkKind::Relative(_)) = parse.kind(at) {
        return None;
    }
    // `RADIO VELA AT 1212 GMT REPORTS`: no clock speaks.
    if parse.noun(at)?.head().is_some_and(|h| parse.token(h).role == Role::Clock) {
        return None;
    }
    // `this brings the total to six`
    let bare = parse.noun(at)?.head().is_none() && parse.noun(at)?.quantity().is_none();
    if bare && matches!(parse.token(parse.chunks[at].start()).role, Role::That | Role::Last) {
        return None;
    }
    if parse.noun(at)?.pronoun() {
        let role = parse.token(parse.noun(at)?.head()?).role;
        return matches!(role, Role::He | Role::They | Role::It).then_some((Source::Pronoun, at));
    }
    let end = at;
    // Leftwards over `governor of Tolu`, `spokesman for the ministry in Ferro`.
    let mut start = at;
    // `officials in Tolu, Mora said`
    let named = |k: usize| parse.noun(k).is_some_and(|n| n.head().is_some_and(|h| parse.token(h).capital()));
    let wider = !closing_comma
        && start >= 4
        && parse.chunks[start - 1].kind == ChunkKind::Comma
        && named(start)
        && named(start - 2)
        && ties(parse, start - 3)
        && parse.noun(start - 4).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    if wider {
        start -= 4;
    }
    while start >= 2 && ties(parse, start - 1) && parse.noun(start - 2).is_some() {
        start -= 2;
    }
    // `the minister of Roads and Mines of Mora said`
    while start >= 4
        && matches!(parse.chunks[start - 1].kind, ChunkKind::Coordinator(Role::And))
        && parse.chunks[start - 3].kind == ChunkKind::Preposition(Role::Of)
        && parse.noun(start - 2).is_some()
        && parse.noun(start - 4).is_some()
    {
        start -= 4;
    }
    // `the Labour Confederation (LC) representatives said`: the short form stands inside the name.
    let short = start >= 4
        && parse.chunks[start - 1].kind == ChunkKind::Close
        && parse.noun(start - 2).is_some()
        && parse.chunks[start - 3].kind == ChunkKind::Open
        && parse.noun(start - 4).is_some_and(|n| n.quantity().is_none())
        && !parse.token(parse.chunks[start].start()).class.has(Class::DETERMINER);
    if short {
        start -= 4;
    }
    let last = start;
    start = run_on(parse, start);
    // `chief of <the armed forces> <general staff>`
    while start < last && start >= 2 && ties(parse, start - 1) && parse.noun(start - 2).is_some() {
        start -= 2;
    }
    if closing_comma
        && start >= 2
        && matches!(parse.chunks[start - 1].kind, ChunkKind::Comma)
        && parse.noun(start - 2).is_some()
    {
        let last = start - 2;
        let mut first = run_on(parse, last);
        while first >= 2 && ties(parse, first - 1) && parse.noun(first - 2).is_some() {
            first -= 2;
        }
        if speaks(parse, first) || speaks(parse, last) {
            start = first;
        }
    }
    // `federal and local police said`
    if start >= 2
        && matches!(parse.chunks[start - 1].kind, ChunkKind::Coordinator(Role::And))
        && parse.chunks[start - 2].kind == ChunkKind::Adjective
    {
        start -= 2;
    }
    // `residents and medics said`
    while start >= 2
        && matches!(parse.chunks[start - 1].kind, ChunkKind::Coordinator(Role::And))
        && speaks(parse, start - 2)
        && parse.noun(start - 2).is_some_and(|n| n.quantity().is_none())
    {
        start -= 2;
    }
    // `the 2014 census found`
    let dated = start >= 2
        && parse.chunks[start - 1].kind == ChunkKind::Date
        && parse.noun(start - 2).is_some_and(|n| n.definite() && n.head().is_none() && n.quantity().is_none());
    if dated && speaks(parse, start) {
        return Some((Source::Named(phrase_span(parse, start - 2, end)), start - 2));
    }
    // `a man police say shot two`: two noun phrases, which the parse took for one.
    if start == end
        && let Some(head) = swallowed(parse, start)
    {
        return Some((Source::Named(parse.tokens_span(head, parse.chunks[start].end())), start));
    }
    // `what police described as`
    if parse.token(parse.chunks[start].start()).role == Role::What {
        return None;
    }
    // `the average of 159 cases recorded monthly`: figures do not speak.
    let stated = |k: usize| {
        let thing = |h: usize| !parse.token(h).class.has(Class::PERSON | Class::SOURCE | Class::TITLE);
        parse.noun(k).is_some_and(|n| counted(n) && n.head().is_some_and(thing))
    };
    if start < end && (start..=end).any(stated) {
        return None;
    }
    // `down to the beach, said`: no subject stands behind a preposition.
    if closing_comma && start > 0 && matches!(parse.chunks[start - 1].kind, ChunkKind::Preposition(_)) {
        return None;
    }
    // `the preposition` before it makes it no subject: `in a report police said` is rare; `to reporters he said` has a pronoun.
    let speaking = speaks(parse, start) || start < last && speaks(parse, last);
    speaking.then(|| (Source::Named(phrase_span(parse, start, end)), start))
}

/// The token of the speaker in `a man police say`, where an article and one person stand before many, or before the police.
fn swallowed(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let head = parse.noun(k)?.head()?;
    let (before, token) = (parse.token(head.checked_sub(1)?), parse.token(head));
    let article = parse.token(parse.chunks[k].start()).class.has(Class::DETERMINER);
    let one = before.class.has(Class::PERSON) && !before.class.has(Class::PLURAL | Class::SOURCE);
    let many = token.class.has(Class::PLURAL) && !before.class.has(Class::DEMONYM);
    (article && one && many && head > parse.chunks[k].start() + 1 && head + 1 == parse.chunks[k].end()).then_some(head)
}

/// `the mayor, who was there, said`, `villagers contacted by radio said`: the chunk of the noun phrase before the clause that
/// ends at `at`.
fn before_aside(parse: Parse<'_, '_>, at: usize) -> Option<usize> {
    let uncounted = |n: &NounPhrase| n.quantity().is_none_or(|q| parse.quantities[q as usize].implicit);
    let noun = |k: usize| parse.noun(k).filter(uncounted).map(|_| k);
    if parse.chunks[at].kind == ChunkKind::Comma {
        let set_apart = |j: usize| {
            let inside = |i: usize| {
                matches!(parse.chunks[i].kind, ChunkKind::Preposition(_) | ChunkKind::Noun(_) | ChunkKind::Date)
            };
            (j..at).all(inside)
        };
        // `the mayor, citing the police, said`, `the ministry, in a report published on Monday, said`
        let aside = |j: usize| match parse.kind(j) {
            Some(ChunkKind::Relative(_)) => true,
            Some(ChunkKind::Verb(v)) => !v.finite && matches!(v.voice, Voice::Ing | Voice::Participle),
            // `the commander, quoted by the radio, said`
            Some(ChunkKind::Preposition(Role::According)) => true,
            // `the mayor, in an interview, said`
            Some(ChunkKind::Preposition(_)) if j > 1 && is_speaker(parse, j - 2) && set_apart(j) => true,
            Some(ChunkKind::Preposition(role)) => j < at - 2 && is_lead(parse, j, role) || belongs(parse, j, at, role),
            _ => false,
        };
        let opens = (1..at).rev().find(|&j| parse.chunks[j].kind == ChunkKind::Comma)?;
        let opens = match parse.kind(opens + 1) {
            _ if aside(opens + 1) => opens,
            _ => (1..opens).rev().find(|&j| {
                parse.chunks[j].kind == ChunkKind::Comma && matches!(parse.kind(j + 1), Some(ChunkKind::Relative(_)))
            })?,
        };
        // `the government headed by Mora, which took office in May, said`
        return before_aside(parse, opens - 1).or_else(|| noun(opens - 1));
    }
    // `a resident who asked not to be named said`, `figures that were released by the office show`
    let opens_relative = |j: &usize| match parse.chunks[*j].kind {
        ChunkKind::Relative(Role::Who) => true,
        ChunkKind::Relative(_) | ChunkKind::Subordinator(Role::That) => {
            parse.verb(j + 1).is_some_and(|v| v.voice == Voice::Passive || v.voice == Voice::Active)
        }
        _ => false,
    };
    if let Some(who) = (1..at).rev().take(6).find(opens_relative) {
        let plain = !(who..at).any(|j| matches!(parse.chunks[j].kind, ChunkKind::Comma | ChunkKind::Coordinator(_)));
        let verb = (who + 1..=at).any(|j| parse.verb(j).is_some());
        // `three survivors who reached Malta said`, `a villager who lost two sons said`
        let head = parse.noun(who - 1).and_then(|n| n.head());
        let person = head.is_some_and(|h| parse.token(h).class.has(Class::PERSON | Class::SOURCE));
        let plainly = parse.noun(at).is_none_or(|n| n.quantity().is_none()) && is_speaker(parse, who - 1);
        if plain && verb && (person || plainly) {
            return parse.noun(who - 1).map(|_| who - 1);
        }
    }
    // `figures released in 2021 show`, `a nurse working in the camp said`, `a witness quoted by the radio said`
    let inside = |j: usize| match parse.chunks[j].kind {
        // `responded after staff reported`: a clause of its own.
        ChunkKind::Preposition(_) => !parse.token(parse.chunks[j].start()).class.has(Class::SUBORDINATOR),
        ChunkKind::Noun(_) | ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Other => true,
        _ => false,
    };
    let verb = (1..=at).rev().take(8).find(|&j| !inside(j)).filter(|&j| j < at)?;
    let v = parse.verb(verb).filter(|v| !v.finite)?;
    let main = parse.token(v.main());
    let governs = matches!(parse.chunks[verb + 1].kind, ChunkKind::Preposition(_))
        || verb + 2 <= at
            && matches!(parse.chunks[verb + 2].kind, ChunkKind::Preposition(_))
            && parse.noun(verb + 1).is_none();
    let people = |k: usize| {
        let head = parse.noun(k).and_then(|n| n.head());
        head.is_some_and(|h| parse.token(h).class.has(Class::PERSON | Class::SOURCE | Class::TITLE))
    };
    let reduced = match v.voice {
        Voice::Participle => {
            let quoted = main.role == Role::Quoted && parse.chunks[verb + 1].kind == ChunkKind::Preposition(Role::By);
            // `a pamphlet handed out at markets claimed`
            let short = at - verb <= 3 && matches!(parse.chunks[at - 1].kind, ChunkKind::Preposition(_));
            governs
                && (short || is_speaker(parse, verb - 1))
                && (!main.class.has(Class::REPORTING) || main.role == Role::Issued || quoted)
        }
        Voice::Ing => v.governor().is_none() && people(verb - 1) && !main.class.has(Class::REPORTING),
        _ => false,
    };
    reduced.then(|| noun(verb - 1)).flatten()
}

/// `Ana Lind, of the Red Cross, said`: the preposition at chunk `k` opens no more than whom the speaker is of.
fn belongs(parse: Parse<'_, '_>, k: usize, comma: usize, role: Role) -> bool {
    let of = matches!(role, Role::Of | Role::From | Role::With | Role::At);
    of && comma == k + 2 && parse.noun(k + 1).is_some() && k > 1 && is_speaker(parse, k - 2)
}

/// Whether the phrase in commas that the preposition at chunk `k` opens tells of a statement: `, in a report,`.
fn is_lead(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    let source = parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    role == Role::In
        && source
        && parse.token(parse.chunks[k + 1].start()).class.has(Class::DETERMINER | Class::POSSESSIVE)
}

/// `the <civil defence> <chief>`: a noun phrase that the parse cut in two; the chunk where it begins.
fn run_on(parse: Parse<'_, '_>, k: usize) -> usize {
    let Some(before) = k.checked_sub(1) else { return k };
    let first = parse.token(parse.chunks[k].start());
    let common = parse.lexed.one_case || !first.capital();
    let person = parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    let plain = parse.noun(before).is_some_and(|n| n.quantity().is_none() && !n.pronoun() && n.head().is_some());
    let opens = parse.token(parse.chunks[before].start()).class.has(Class::DETERMINER);
    let cut = parse.lexed.one_case && !parse.noun(k).is_some_and(|n| n.pronoun() || n.quantity().is_some());
    if plain && opens && (person || cut) && common && !first.class.has(Class::DETERMINER | Class::POSSESSIVE) {
        before
    } else {
        k
    }
}
