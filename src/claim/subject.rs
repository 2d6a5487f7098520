//! What the figure's own verb tells of it as its subject, and when that verb is another's: of a place behind a preposition, of a
//! part of it, of the object of the verb before.

use super::{
    assemble::Draft,
    counted::{Counted, Kind},
    frames::{Frame, Outcome, Right},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role},
};

/// What the verb says whose subject the draft's noun phrase is, given what the verb before does to it.
pub(super) fn subject(
    parse: Parse<'_, '_>,
    draft: &Draft,
    counted: Counted,
    object: Outcome,
    before: &[Draft],
) -> Outcome {
    let i = draft.chunk;
    // A whole takes only the participle right behind it: `seven of the 23 engineers kidnapped in May were freed`.
    // So does the whole of an object: `reached 300 of the 900 people hit by the storm`.
    let of_object = before.last().is_some_and(|d| d.chunk + 2 == i && d.event.is_some() && d.rule == "active");
    let participle = parse.verb(i + 1).is_some_and(|v| v.voice == Voice::Participle);
    let participle = participle && (of_object || parse.next_finite(i + 1).is_some())
        || matches!(parse.kind(i + 1), Some(ChunkKind::State)) && (of_object || parse.next_finite(i + 1).is_some());
    // `three of the seven guards who were wounded`
    let relative =
        || matches!(parse.kind(i + 1), Some(ChunkKind::Relative(_))) && matches!(parse.right(i), Right::Relative(_));
    let subject = match parse.as_subject(i, counted) {
        subject if !parse.is_whole(i) || relative() => subject,
        // `40 houses out of 90 surveyed had been burned`: a later verb is the part's.
        Outcome::Event(frame) if !participle || frame.verb.is_some_and(|v| v != i + 1) => Outcome::Nothing,
        subject if participle => subject,
        _ => Outcome::Nothing,
    };
    // `took back 1,200 migrants, and 2,700 Syrians were freed`: what is said behind the object of a verb is said of another.
    let of_next = |f: &Frame| {
        // `said 900 cows and 40 bulls had died` has no object but what was said.
        let takes =
            |k: usize| parse.verb(k).is_some_and(|v| !parse.token(v.main()).class.has(Class::REPORTING | Class::LIGHT));
        let direct = matches!(object, Outcome::Other(k) if k + 1 == i && takes(k));
        let joint = |v: usize| (i + 1..v).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Coordinator(_)));
        direct && f.verb.is_some_and(|v| parse.verb(v).is_some_and(|g| g.finite) && joint(v))
    };
    // `most of the 44 passengers were injured`: not all were; `some of the 40 freed in May` were all freed.
    let of_some = |f: &Frame| parse.is_some_of(i) && f.verb.and_then(|v| parse.verb(v)).is_some_and(|v| v.finite);
    match subject {
        Outcome::Event(frame) if of_next(&frame) || of_some(&frame) && !relative() => Outcome::Nothing,
        subject => subject,
    }
}

/// The event that the subject's verb gives it; none where the phrase stands behind a preposition and the verb is of what stands
/// before that.
pub(super) fn subject_event(
    parse: Parse<'_, '_>,
    draft: &Draft,
    counted: Counted,
    frame: Frame,
    before: &[Draft],
) -> Option<Frame> {
    let i = draft.chunk;
    let finite = |f: &Frame| f.verb.and_then(|v| parse.verb(v)).is_some_and(|v| v.finite) && f.rule != "participle";
    // `30 huts in Dorn and 12 in Velm were burned`: of what the figure before it counts, the verb tells the same.
    let huts = |d: &&Draft| matches!(d.counted.kind, Kind::Thing | Kind::Animal | Kind::Household);
    let same = before.last().filter(|d| counted.kind == Kind::Elided && d.verb.is_some() && d.verb == frame.verb);
    let event = same.filter(huts).and_then(|d| d.event).unwrap_or(frame.event);
    let frame = Frame { event, ..frame };
    // `ordered people living near 178 dams to evacuate`: an infinitive is no phrase of its own noun.
    let infinitive = frame.verb.and_then(|v| parse.verb(v)).is_some_and(|v| v.voice == Voice::Infinitive)
        // `orders for 3,000 residents to evacuate`
        && !matches!(parse.kind(i.wrapping_sub(1)), Some(ChunkKind::Preposition(Role::For)));
    let adjacent = !infinitive && (frame.verb.is_none_or(|v| v == i + 1) || !finite(&frame));
    let relative = matches!(parse.right(i), Right::Relative(_));
    // `a ship with 40 people aboard has not been heard from`: what is denied is denied of the ship.
    let of_vessel =
        !parse.lexicon.events[frame.event.0 as usize].people && matches!(counted.kind, Kind::Elided | Kind::Person);
    let aboard = (frame.rule == "undone" || of_vessel)
        && matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(Role::With)));
    // `bridges on 3 routes washed away`: a headline's participle is that of what stands before the phrase.
    let heading = i > 1
        && frame.rule == "participle"
        && matches!(parse.kind(i - 1), Some(ChunkKind::Preposition(Role::On | Role::In)))
        && parse.noun(i - 2).is_some_and(|n| {
            let plural = |h: usize| parse.token(h).class.has(Class::PLURAL) && !parse.token(h).class.has(Class::PERSON);
            n.quantity().is_none() && n.head().is_some_and(plural)
        })
        && !parse.chunks.iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite));
    if heading {
        return None;
    }
    let behind_preposition = behind_preposition(parse, i) || aboard;
    (!behind_preposition || relative || adjacent && !finite(&frame) && !locates(parse, i, &frame)).then_some(frame)
}

/// Whether a preposition before the noun phrase makes it no subject.
fn behind_preposition(parse: Parse<'_, '_>, i: usize) -> bool {
    // `a final figure of 116 homes have been destroyed`, `all of the 200 patients were`, `three ferries along with 40 cars were`
    let figure = i >= 2
        && match parse.kind(i - 1) {
            Some(ChunkKind::Preposition(Role::Of)) => parse.noun(i - 2).is_some_and(|n| {
                n.quantity().is_none()
                    && n.head().is_none_or(|h| {
                        // `every one of the 33 miners`
                        let one = parse.token(parse.chunks[i - 2].start()).role == Role::Every;
                        one || parse.token(h).class.has(Class::TALLY) || parse.token(h).role == Role::Container
                    })
            }),
            Some(ChunkKind::Preposition(Role::Along)) => parse.noun(i - 2).is_some(),
            _ => false,
        };
    parse.comes_from(i)
        || !figure
            && matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(r)) if !opens_clause(parse, i - 1, r))
}

/// `after 12 people were killed`: a preposition that may open a clause does not bar its noun phrase from being a subject.
fn opens_clause(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    matches!(role, Role::OfThem | Role::Including | Role::AmongThem)
        || parse.token(parse.chunks[k].start()).class.has(Class::SUBORDINATOR)
        || role == Role::Of
            && parse
                .chunks
                .get(k.wrapping_sub(1))
                .is_none_or(|c| !matches!(c.kind, ChunkKind::Noun(_) | ChunkKind::Verb(_)))
        || role == Role::With
}

/// `80,000 people in 14 towns without power`: the state is the people's; the towns only say where.
fn locates(parse: Parse<'_, '_>, i: usize, frame: &Frame) -> bool {
    let place =
        matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(Role::In | Role::At)));
    let counted = |k: usize| parse.noun(k).and_then(|n| n.quantity());
    let whole = i.checked_sub(2).filter(|_| place && frame.rule == "state").and_then(counted);
    whole.is_some_and(|q| !parse.quantities[q as usize].implicit)
}
