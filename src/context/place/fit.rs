//! Which of a sentence's named places is that of a claim.

use super::{Named, Place, name::named};
use crate::{
    chunk::{ChunkKind, Voice},
    claim::{assemble::Draft, parse::Parse},
    context::near,
    lexicon::{Class, Role},
};

/// The place that fits a claim best, over the clauses between; where the event is said to be before who or what is only named.
pub(crate) fn nearest(parse: Parse<'_, '_>, places: &[Place], draft: &Draft) -> Option<Place> {
    let (chunk, verb) = (draft.chunk, draft.verb);
    if let Some(place) = before_bracket(parse, chunk) {
        return Some(place);
    }
    // `the league, which has 11 members, sent three observers to Tolu`: only those sent are there.
    let sent = |p: &Place| {
        let to = p.chunk > 2 && parse.kind(p.chunk - 1) == Some(ChunkKind::Preposition(Role::To));
        let counted = to && parse.noun(p.chunk - 2).is_some_and(|n| n.quantity().is_some());
        counted && p.by == Named::Mentioned && chunk < p.chunk - 2 && verb.is_none_or(|v| v + 3 != p.chunk)
    };
    let cost = |p: &Place| {
        let taken = taken(parse, p, draft);
        if taken == Some(Taken::There) {
            return 0;
        }
        (if taken == Some(Taken::Later) || sent(p) { near::TOO_FAR + 1 } else { 0 })
            + near::cost(parse, chunk, verb, p.chunk, near::TOO_FAR / 4)
            + match p.by {
                Named::Located => 0,
                Named::Mentioned => 8,
                Named::OfPerson => 18,
            }
    };
    // Where people are from is where it was only if nothing else is.
    let near = places.iter().map(|p| (cost(p), p)).filter(|(cost, _)| *cost <= near::TOO_FAR);
    near.min_by_key(|(cost, p)| (p.by == Named::OfPerson, *cost)).map(|(_, p)| *p)
}

/// How a place to which somebody is taken stands to a claim.
#[derive(PartialEq, Eq)]
enum Taken {
    /// `was shot and taken to Tolu`, of who was shot: it is none of its place.
    Later,
    /// The same, of who was taken: it is theirs, whatever else is named before.
    There,
}

/// `was shot and taken in critical condition to the Tolu hospital`: a place only for what took them.
fn taken(parse: Parse<'_, '_>, place: &Place, draft: &Draft) -> Option<Taken> {
    let named = |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Noun(_));
    let to = (0..place.chunk).rev().find(|k| !named(k))?;
    if parse.kind(to) != Some(ChunkKind::Preposition(Role::To)) {
        return None;
    }
    let between =
        |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(_) | ChunkKind::State);
    let took = (0..to).rev().find(|k| !between(k))?;
    // `brought flooding to Kerala`: nobody is taken there.
    let group = parse.verb(took).filter(|v| matches!(v.voice, Voice::Passive | Voice::Participle))?;
    // The verb that says it: of two things that happened, each has its own.
    let said = draft.trigger.and_then(|span| parse.lexed.tokens.iter().position(|t| t.span.start == span.start));
    let said = said.map(|t| parse.chunk_at(t)).filter(|&k| parse.verb(k).is_some()).or(draft.verb)?;
    // `were hurt and taken`: two verbs in one group.
    let first = group.also().zip(draft.trigger).map(|(last, t)| t.end <= parse.token(last).span.start);
    match first {
        Some(first) if said == took => Some(if first { Taken::Later } else { Taken::There }),
        _ if said < took => Some(Taken::Later),
        _ => (said == took && draft.verb != Some(said)).then_some(Taken::There),
    }
}

/// The name that a figure in brackets belongs to: `in Karvo (14), Belda (9) and Mirza (3)`.
fn before_bracket(parse: Parse<'_, '_>, chunk: usize) -> Option<Place> {
    let closes = |&k: &usize| parse.chunks[k].kind != ChunkKind::Close;
    let open = (0..chunk).rev().take_while(closes).find(|&k| parse.chunks[k].kind == ChunkKind::Open)?;
    let k = open.checked_sub(1)?;
    let phrase = parse.noun(k).filter(|n| n.quantity().is_none())?;
    let class = parse.token(phrase.head()?).class;
    // `Lind (3)` may be a scorer: a list of places has its preposition or a known place.
    let located = (0..k).rev().find_map(|j| match parse.chunks[j].kind {
        ChunkKind::Preposition(role) => Some(matches!(role, Role::In | Role::From | Role::At)),
        // `the worst-hit zones are Karvo (14), Belda (9)`
        ChunkKind::Verb(v) if v.voice == Voice::Copula => {
            let subject = j.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
            Some(subject.is_some_and(|h| parse.token(h).class.has(Class::FACILITY)))
        }
        ChunkKind::Verb(_) | ChunkKind::Stop | ChunkKind::Semicolon => Some(false),
        _ => None,
    });
    if !(class.has(Class::PLACE) || located == Some(true)) {
        return None;
    }
    named(parse, k, Role::In)
}
