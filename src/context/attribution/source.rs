//! Sources: the noun phrase beside a reporting verb that speaks, with its `of` phrases and appositions.

use super::Source;
use crate::{
    chunk::{ChunkKind, NounPhrase, Voice},
    claim::parse::Parse,
    lex::Shape,
    lexicon::{Class, Role},
    span::Span,
};

/// Whether a noun phrase may speak: a person, an organisation or a name, not a counted thing.
fn speaks(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(phrase) = parse.noun(k) else { return false };
    // `the front said`, `the injured told reporters`: an adjective stands for its noun.
    let Some(head) = phrase.head() else {
        return phrase.definite() && phrase.quantity().is_none() && parse.chunks[k].end() > parse.chunks[k].start() + 1;
    };
    let token = parse.token(head);
    let named =
        token.capital() && !parse.lexed.one_case && (!token.class.has(Class::PLURAL) || token.class.has(Class::NAME));
    let unknown = parse.lexed.one_case && token.class.is_unknown();
    let common = token.class.has(Class::NOUN) && !token.class.has(Class::TIME | Class::EVENT_NOUN | Class::TALLY);
    token.class.has(Class::SOURCE | Class::PERSON | Class::NAME | Class::TITLE)
        || named
        || unknown
        || common
        || token.class.is_unknown()
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
        return noun(opens - 1);
    }
    // `a resident who asked not to be named said`
    if let Some(who) = (1..at).rev().take(6).find(|&j| matches!(parse.chunks[j].kind, ChunkKind::Relative(Role::Who))) {
        let plain = !(who..at).any(|j| matches!(parse.chunks[j].kind, ChunkKind::Comma | ChunkKind::Coordinator(_)));
        let verb = (who + 1..=at).any(|j| parse.verb(j).is_some());
        if plain && verb && parse.noun(at).is_none_or(|n| n.quantity().is_none()) && is_speaker(parse, who - 1) {
            return parse.noun(who - 1).map(|_| who - 1);
        }
    }
    // `figures released in 2021 show`
    let behind = parse.noun(at).is_some() || parse.chunks[at].kind == ChunkKind::Date;
    let phrase = matches!(parse.kind(at.checked_sub(1)?)?, ChunkKind::Preposition(_)) && behind;
    let mut verb = at.checked_sub(2)?;
    // `handed out at markets`
    if matches!(parse.chunks[verb].kind, ChunkKind::Adverb | ChunkKind::Other | ChunkKind::Preposition(_)) {
        verb = verb.checked_sub(1)?;
    }
    let participle = parse.verb(verb).is_some_and(|v| {
        let main = parse.token(v.main());
        v.voice == Voice::Participle && !v.finite && (!main.class.has(Class::REPORTING) || main.role == Role::Issued)
    });
    if !(phrase && participle) {
        return None;
    }
    noun(verb.checked_sub(1)?)
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

/// Whether a noun phrase is of those who speak: not any noun, as in `..., denied accusations`.
pub(super) fn is_speaker(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(head) = parse.noun(k).and_then(|n| n.head()) else { return false };
    let token = parse.token(head);
    // `said six people died`: who is counted does not speak here; but `said one villager, who`.
    let counted = |q: u16| !parse.quantities[q as usize].implicit;
    let closes = matches!(parse.kind(k + 1), None | Some(ChunkKind::Comma | ChunkKind::Stop));
    if parse.noun(k).and_then(|n| n.quantity()).is_some_and(counted) && !closes {
        return false;
    }
    let pronoun = parse.noun(k).is_some_and(|n| n.pronoun());
    pronoun
        || token.class.has(Class::SOURCE | Class::PERSON | Class::NAME | Class::TITLE)
        || token.class.is_unknown()
        || token.capital() && !parse.lexed.one_case
}

/// The source to the left of a reporting verb: its noun phrase with `of` phrases and appositions, and its first chunk.
pub(super) fn source_left(parse: Parse<'_, '_>, k: usize) -> Option<(Source, usize)> {
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
    parse.noun(at)?;
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
    let last = start;
    start = run_on(parse, start);
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
    // `what police described as`
    if parse.token(parse.chunks[start].start()).role == Role::What {
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

/// `the <civil defence> <chief>`: a noun phrase that the parse cut in two; the chunk where it begins.
fn run_on(parse: Parse<'_, '_>, k: usize) -> usize {
    let Some(before) = k.checked_sub(1) else { return k };
    let first = parse.token(parse.chunks[k].start());
    let common = parse.lexed.one_case || !first.capital();
    let person = parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    let plain = parse.noun(before).is_some_and(|n| n.quantity().is_none() && !n.pronoun() && n.head().is_some());
    let opens = parse.token(parse.chunks[before].start()).class.has(Class::DETERMINER);
    if plain && opens && person && common && !first.class.has(Class::DETERMINER | Class::POSSESSIVE) {
        before
    } else {
        k
    }
}

/// `governor of Tolu`, `police near Tolu`: a preposition within a noun phrase, not one that begins a clause or a time, as in
/// `protests as the government said`.
fn ties(parse: Parse<'_, '_>, k: usize) -> bool {
    let ChunkKind::Preposition(role) = parse.chunks[k].kind else { return false };
    let token = parse.token(parse.chunks[k].start());
    // `a report by the agency`
    let head = k.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
    let by = role == Role::By && head.is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    by || matches!(role, Role::Of | Role::For | Role::In | Role::From | Role::At | Role::On | Role::With | Role::To)
        || token.class.has(Class::PLACE)
}

/// The source to the right, from chunk `k`, and one past its last chunk.
pub(super) fn source_right(parse: Parse<'_, '_>, k: usize) -> Option<(Source, usize)> {
    let phrase = parse.noun(k)?;
    // `according to the 1954 official inquiry`
    if phrase.head().is_none()
        && phrase.definite()
        && phrase.quantity().is_none()
        && parse.kind(k + 1) == Some(ChunkKind::Date)
        && let Some((Source::Named(name), end)) = source_right(parse, k + 2)
    {
        return Some((Source::Named(parse.chunk_span(k).join(name)), end));
    }
    if phrase.pronoun() {
        let role = parse.token(phrase.head()?).role;
        return matches!(role, Role::He | Role::They | Role::Him).then_some((Source::Pronoun, k + 1));
    }
    if !speaks(parse, k) {
        return None;
    }
    // `according to statistics released by the institute`
    if parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Participle && parse.token(v.main()).role != Role::Seen)
        && matches!(parse.kind(k + 2), Some(ChunkKind::Preposition(Role::By | Role::From)))
        && speaks(parse, k + 3)
        && let Some(found) = source_right(parse, k + 3)
    {
        return Some(found);
    }
    let mut end = k;
    // `according to watchdog group the Prison Observatory`: a name right behind what it is.
    if parse.noun(k + 1).is_some_and(|n| n.quantity().is_none() && !n.pronoun()) && speaks(parse, k + 1) {
        end = k + 1;
    }
    let start = end;
    loop {
        match (parse.kind(end + 1), parse.noun(end + 2)) {
            (
                Some(ChunkKind::Preposition(Role::Of | Role::For | Role::From | Role::At | Role::In | Role::By)),
                Some(n),
            ) if n.quantity().is_none() && end == start => end += 2,
            (Some(ChunkKind::Preposition(Role::Of | Role::For)), Some(n)) if n.quantity().is_none() => end += 2,
            (Some(ChunkKind::Coordinator(Role::And)), Some(n))
                if n.quantity().is_none()
                    && speaks(parse, end + 2)
                    && !matches!(parse.kind(end + 3), Some(ChunkKind::Verb(v)) if v.finite) =>
            {
                end += 2
            }
            // `Keo Vy, <cabinet> <chief> for the province`: a noun phrase that the parse cut in two.
            (Some(ChunkKind::Comma), Some(n)) if n.quantity().is_none() && cut(parse, end + 2) => {
                end += 3;
                while matches!(parse.kind(end + 1), Some(ChunkKind::Preposition(Role::Of | Role::For | Role::In)))
                    && parse.noun(end + 2).is_some()
                {
                    end += 2;
                }
                break;
            }
            (Some(ChunkKind::Comma), Some(n))
                if (n.quantity().is_none() || one_of(parse, start, n))
                    && apposed(parse, end + 2)
                    && matches!(
                        parse.kind(end + 3),
                        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Preposition(_))
                    ) =>
            {
                end += 2;
                while matches!(parse.kind(end + 1), Some(ChunkKind::Preposition(Role::Of | Role::For | Role::In)))
                    && parse.noun(end + 2).is_some()
                {
                    end += 2;
                }
                break;
            }
            _ => break,
        }
    }
    Some((Source::Named(phrase_span(parse, k, end)), end + 1))
}

/// `cabinet | chief`: of two noun phrases side by side, the second names whom the first describes.
fn cut(parse: Parse<'_, '_>, k: usize) -> bool {
    let plain = |k: usize| parse.noun(k).is_some_and(|n| n.quantity().is_none() && !n.pronoun() && n.head().is_some());
    let ends = matches!(
        parse.kind(k + 2),
        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Preposition(_))
    );
    plain(k)
        && plain(k + 1)
        && ends
        && parse
            .noun(k + 1)
            .and_then(|n| n.head())
            .is_some_and(|h| parse.token(h).class.has(Class::SOURCE | Class::TITLE))
        && !parse.token(parse.chunks[k + 1].start()).class.has(Class::DETERMINER)
}

/// `Ana Lind, a doctor`: an article that counts nobody, behind a name.
fn one_of(parse: Parse<'_, '_>, name: usize, phrase: NounPhrase) -> bool {
    let head = parse.noun(name).and_then(|n| n.head());
    phrase.quantity().is_some_and(|q| parse.quantities[q as usize].implicit)
        && head
            .is_some_and(|h| parse.token(h).capital() && parse.token(parse.chunks[name].start()).role != Role::Definite)
}

/// `, the mayor of Tolu`; `, head of the agency`
fn apposed(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k).and_then(|n| n.head()).is_some_and(|h| {
        parse.token(h).class.has(Class::SOURCE | Class::TITLE | Class::PERSON)
            || parse.token(h).capital() && !parse.lexed.one_case
    })
}

fn phrase_span(parse: Parse<'_, '_>, start: usize, end: usize) -> Span {
    let last = parse.chunks[end].end();
    // `at 9:12 p.m. Harlan said`: the clock's word ends what stands before.
    let opens = parse.chunks[start].start();
    let first = (opens..last).find(|&t| parse.token(t).role != Role::Clock).unwrap_or(opens);
    // `the Organisation for Migration (IOM)`
    let short = |k: usize| parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).shape.has(Shape::UPPER));
    let bracket = matches!(parse.kind(end + 1), Some(ChunkKind::Open))
        && short(end + 2)
        && matches!(parse.kind(end + 3), Some(ChunkKind::Close));
    let last = if bracket { parse.chunks[end + 3].end() } else { last };
    // A conjunction of verbs may have pulled a leading comma or quote in; spans begin at a word.
    parse.tokens_span(first, last)
}
