//! Members and their whole: `among the dead were three nuns`, `the dead include six women`, `three of those killed`.

use super::{
    assemble::{Draft, Told, holds},
    counted::{Counted, Kind},
    frames::{Frame, Outcome, Right},
    parse::Parse,
    sense::pick,
    tally::Tally,
    tally_event::tally_event,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    lexicon::{Role, SenseKind},
};

/// The first item of the list that the phrase at `k` stands in.
pub(super) fn first_item(parse: Parse<'_, '_>, mut k: usize) -> usize {
    while k >= 2 && matches!(parse.kind(k - 1), Some(ChunkKind::Coordinator(Role::And) | ChunkKind::Comma)) {
        let both = parse.kind(k - 2) == Some(ChunkKind::Comma);
        let Some(mut item) = k.checked_sub(if both { 3 } else { 2 }) else { break };
        // `fishermen from Tolu, farmers in Ardo`: the item's own phrases.
        while item >= 2
            && matches!(parse.chunks[item].kind, ChunkKind::Noun(n) if n.quantity().is_none())
            && matches!(parse.kind(item - 1), Some(ChunkKind::Preposition(Role::In | Role::From | Role::Of)))
            && parse.noun(item - 2).is_some()
        {
            item -= 2;
        }
        if parse.noun(item).is_none() {
            break;
        }
        k = item;
    }
    k
}

/// `Among the dead were three nuns and a child`: the state or noun that opens the sentence tells of those behind the verb.
pub(super) fn among_opens(parse: Parse<'_, '_>, draft: &mut Draft) -> Option<Frame> {
    let k = first_item(parse, draft.chunk);
    let copula = |v: usize| parse.verb(v).is_some_and(|v| v.voice == Voice::Copula);
    let of = matches!(parse.kind(0)?, ChunkKind::Preposition(Role::Of));
    let verb = match k.checked_sub(1).filter(|&v| copula(v)) {
        Some(verb) => verb,
        None if of && copula(draft.chunk + 1) => draft.chunk + 1,
        None => return None,
    };
    // `Killed were 14 guards`, `Also killed in the blast were two nuns`
    let opens = usize::from(matches!(parse.kind(0)?, ChunkKind::Adverb));
    if verb == k.wrapping_sub(1)
        && let Some(v) = parse.verb(opens)
        && v.voice == Voice::Participle
        && (opens + 1..verb)
            .all(|j| matches!(parse.chunks[j].kind, ChunkKind::Preposition(_) | ChunkKind::Date | ChunkKind::Noun(_)))
        && let Outcome::Event(found) = parse.subject_of(opens, draft.counted.kind, 0)
    {
        return Some(Frame { rule: "among", verb: Some(verb), ..found });
    }
    let frame = |event, trigger| Frame { event, second: None, trigger, rule: "among", verb: Some(verb), tally: false };
    let found = match parse.kind(0)? {
        // `among the dead` is a state of its own.
        ChunkKind::State if verb == 1 && parse.token(parse.chunks[0].start()).role == Role::AmongThem => {
            parse.state(0, draft.counted.kind, Some(verb))
        }
        // `Of those kidnapped, 365 were farmers`
        ChunkKind::Preposition(Role::Of) if matches!(parse.kind(3), Some(ChunkKind::Comma)) => {
            let those = parse.noun(1).is_some() && parse.token(parse.chunks[1].start()).role == Role::Those;
            let participle = parse.verb(2).is_some_and(|v| v.voice == Voice::Participle);
            match parse.subject_of(2, Kind::Person, 0) {
                Outcome::Event(found) if those && participle => Some(found),
                _ => None,
            }
        }
        ChunkKind::Preposition(Role::Among) => {
            let head = parse.noun(1).filter(|n| n.quantity().is_none())?.head()?;
            let event = pick(parse, &parse.word(head).senses, &[SenseKind::People, SenseKind::Act], Kind::Person);
            match (event, parse.verb(2)) {
                (Some(event), _) if verb == 2 => Some(frame(event, parse.token(head).span)),
                // `among those arrested on Monday were`
                (_, Some(v)) if v.voice == Voice::Participle && (3..=5).contains(&verb) => {
                    match parse.subject_of(2, Kind::Person, 0) {
                        Outcome::Event(found) => Some(Frame { rule: "among", verb: Some(verb), ..found }),
                        _ => None,
                    }
                }
                _ => None,
            }
        }
        _ => None,
    }?;
    draft.relation = Some(Relation::Subset);
    Some(Frame { rule: "among", ..found })
}

/// `three of those killed were tourists`, `two of the 12 initially killed`, `seven of the fishermen found dead`: the participle behind
/// the whole.
pub(super) fn of_those(parse: Parse<'_, '_>, i: usize, counted: Counted) -> Option<Frame> {
    let whole = parse.noun(i)?.of()?;
    let chunk = parse.chunks[whole];
    let those = parse.token(chunk.start()).role == Role::Those && chunk.end() == chunk.start() + 1;
    let definite = parse.noun(whole).is_some_and(|n| n.definite() && !n.pronoun()) && parse.noun(i)?.head().is_none();
    let participle = parse.verb(whole + 1).is_some_and(|v| v.voice == Voice::Participle);
    match parse.subject_of(whole + 1, counted.kind, 0) {
        Outcome::Event(frame) if (those || definite) && participle => Some(frame),
        _ => None,
    }
}

/// `were among nine people killed`: the event of the whole that follows.
pub(super) fn among(parse: Parse<'_, '_>, draft: &mut Draft, before: &[Draft]) -> Option<Frame> {
    let Right::Verb(k) = parse.right(draft.chunk) else { return None };
    if parse.verb(k)?.voice != Voice::Copula || !matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Among)))
    {
        return None;
    }
    let whole = parse.noun(k + 2)?;
    let _ = before;
    draft.relation = Some(Relation::Subset);
    let counted = match whole.quantity() {
        Some(q) => parse.counted(q as usize, k + 2),
        None => parse.counted_noun(k + 2),
    };
    let mut frame = match parse.as_subject(k + 2, counted) {
        Outcome::Event(frame) => frame,
        _ => parse.own(k + 2, whole.quantity().map_or(draft.quantity, usize::from), counted).map(|(f, _)| f)?,
    };
    frame.rule = "among";
    Some(frame)
}

/// `the dead include six women`, `the dead were two girls`: the noun that includes the figure shows the event.
pub(super) fn included(
    parse: Parse<'_, '_>,
    told: &Told,
    draft: &mut Draft,
    object: Outcome,
    drafts: &[Draft],
) -> Option<Frame> {
    // Over the items of a list: `the dead include four nurses and a girl`.
    let first = first_item(parse, draft.chunk);
    let before = first.checked_sub(1).filter(|&k| {
        parse.verb(k).is_some_and(|v| v.voice == Voice::Copula || parse.token(v.main()).role == Role::Including)
    });
    let k = match (object, before) {
        (Outcome::Other(k), _) | (_, Some(k)) => k,
        _ => return None,
    };
    let includes = parse.token(parse.verb(k)?.main()).role == Role::Including;
    let whole = k.checked_sub(1)?;
    // `the confirmed dead include 25 children and 12 men`
    if includes && matches!(parse.kind(whole)?, ChunkKind::State) {
        let found = parse.state(whole, Kind::Person, None)?;
        draft.relation = Some(Relation::Subset);
        return Some(Frame { rule: "subset", ..found });
    }
    // `those killed were three women`
    let those = |k: usize| parse.noun(k).is_some() && parse.token(parse.chunks[k].start()).role == Role::Those;
    let participle = parse.verb(whole).is_some_and(|v| v.voice == Voice::Participle);
    if participle && whole.checked_sub(1).is_some_and(those) {
        let Outcome::Event(found) = parse.subject_of(whole, Kind::Person, 0) else { return None };
        if includes {
            draft.relation = Some(Relation::Subset);
        }
        return Some(Frame { rule: "subset", ..found });
    }
    let phrase = parse.noun(whole)?;
    let head = phrase.head()?;
    // `the dead were two girls`
    let are = parse.verb(k)?.voice == Voice::Copula
        && phrase.definite()
        && phrase.quantity().is_none()
        && draft.counted.kind == Kind::Person;
    if !includes && !are {
        return None;
    }
    // `the toll included 12 fishermen`
    if includes && let Some(tally) = parse.tally_noun(whole, draft.counted) {
        let frame = tally_event(parse, told, draft, Tally { counted: None, ..tally }, drafts)?;
        draft.relation = Some(Relation::Subset);
        return Some(Frame { rule: "subset", tally: false, ..frame });
    }
    let kinds: &[SenseKind] = if are { &[SenseKind::People] } else { &[SenseKind::People, SenseKind::Act] };
    let event = pick(parse, &parse.word(head).senses, kinds, Kind::Person)?;
    if includes {
        draft.relation = Some(Relation::Subset);
    }
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "subset", verb: None, tally: false })
}

/// `37 deaths: one in Ardo, three in Belmar`: the figures behind a colon are parts of the one before it.
pub(super) fn breaks_down(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> bool {
    let whole =
        before.iter().rev().find(|d| !(d.relation == Some(Relation::Subset) && matches!(d.rule, "ellipsis" | "label")));
    matches!(draft.rule, "ellipsis" | "label")
        && draft.counted.kind == Kind::Elided
        && whole.is_some_and(|whole| {
            whole.event == draft.event
                && whole.relation != Some(Relation::Subset)
                && holds(parse, whole, draft)
                && parse.chunks[whole.chunk..draft.chunk].iter().any(|c| c.kind == ChunkKind::Colon)
        })
}
