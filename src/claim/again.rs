//! Figures that say another again, or measure what another noun names: `(280,000 households)`, `or about 12%`, `crops on 5,000 acres`.

use super::{
    assemble::Draft,
    counted::{Counted, Kind},
    elided::inherit,
    frames::{Frame, Outcome},
    parse::Parse,
};
use crate::{
    chunk::{Chunk, ChunkKind, Voice},
    grammar::Measured,
    lexicon::{Class, Role},
};

/// `310 families, 25 fewer than in May`: a difference happened to nobody.
pub(super) fn compares(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let next = parse.chunks.get(draft.chunk + 1).and_then(|c| parse.lexed.tokens.get(c.start()));
    matches!(draft.counted.kind, Kind::Elided | Kind::Percent) && next.is_some_and(|t| t.role == Role::Compares)
}

/// The figure in brackets behind another: the same event in another unit.
pub(super) fn restated(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    if let Some(frame) = apposed(parse, draft, before) {
        return Some(frame);
    }
    let k = parse.restates(draft.chunk)?;
    let other = before.iter().rev().find(|d| d.chunk == k)?;
    let money = |kind| kind == Kind::Money;
    // `reached 12,000 people (54% of the target)`: a share in brackets is of what the figure before it tells.
    let bare = parse.noun(draft.chunk).is_some_and(|n| n.head().is_none() || n.of().is_some());
    let share = draft.counted.kind.is_percent() && bare && parse.kind(draft.chunk - 1) == Some(ChunkKind::Open);
    let percent = draft.counted.kind.is_percent() && !other.counted.kind.is_percent();
    (share || money(draft.counted.kind) == money(other.counted.kind) && !percent)
        .then(|| inherit(other, "restated"))
        .flatten()
}

/// `reached 1.3 million people, representing 61 per cent of those in need`, `lost 318 men, or about 12%`: a share that says the
/// figure before it in another way.
pub(super) fn represents(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    if !draft.counted.kind.is_percent() {
        return None;
    }
    let told = |d: &&Draft| d.event.is_some() && !d.counted.kind.is_percent() && d.counted.kind != Kind::Money;
    let other = before.iter().rev().find(told)?;
    let k = draft.chunk.checked_sub(2).filter(|&k| k > other.chunk)?;
    let comma = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Comma | ChunkKind::Open | ChunkKind::Dash));
    let says = match parse.chunks[k + 1].kind {
        ChunkKind::Verb(v) => {
            comma(k) && matches!(v.voice, Voice::Ing) && parse.token(v.main()).role == Role::Represent
        }
        ChunkKind::Coordinator(Role::Or) => {
            let verb = |c: &Chunk| matches!(c.kind, ChunkKind::Verb(v) if v.finite);
            comma(k) && !parse.chunks[other.chunk..k].iter().any(verb)
        }
        _ => false,
    };
    says.then(|| inherit(other, "restated")).flatten()
}

/// `the burned area reached 5,000 hectares`: a measure of land tells what its subject's participle says.
pub(super) fn of_land(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let Measured::Measure(symbol, _) = parse.quantities[draft.quantity].measured else { return None };
    if draft.counted.head.is_some() || !parse.lexicon.area_symbols.contains(&symbol) {
        return None;
    }
    let head = parse.money_subject(draft.chunk)?;
    let body = parse.noun(parse.chunk_at(head))?.body();
    let (event, trigger) = parse.modifier(body, head, Kind::Measure)?;
    Some(Frame { event, second: None, trigger, rule: "container", verb: None, tally: false })
}

/// `12 dead and 30 injured, against eight and 21 a year before`: figures without nouns stand for those before, in the same order.
pub(super) fn respective(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let bare =
        |k: usize| parse.noun(k).is_some_and(|n| n.quantity().is_some() && n.head().is_none() && n.of().is_none());
    let joint = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Comma | ChunkKind::Coordinator(Role::And)));
    if draft.counted.kind != Kind::Elided || !bare(draft.chunk) {
        return None;
    }
    let mut first = draft.chunk;
    while first >= 2 && joint(first - 1) && bare(first - 2) {
        first -= 2;
    }
    let compared = matches!(parse.kind(first.checked_sub(1)?)?, ChunkKind::Preposition(Role::Compared));
    let mut end = draft.chunk;
    while joint(end + 1) && bare(end + 2) {
        end += 2;
    }
    let (place, items) = ((draft.chunk - first) / 2, (end - first) / 2 + 1);
    let told = before.iter().filter(|d| d.chunk < first && d.event.is_some()).count();
    if !compared || items < 2 || told < items {
        return None;
    }
    let other = before.iter().filter(|d| d.chunk < first && d.event.is_some()).nth(told - items + place)?;
    inherit(other, "ellipsis")
}

/// `412 road deaths, as against 388 a year before`: a figure that is held against another is of the same.
pub(super) fn contrasted(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let at = draft.chunk.checked_sub(1)?;
    let percent = draft.counted.kind.is_percent();
    let bare = percent || draft.counted.kind == Kind::Elided;
    if !bare || !matches!(parse.kind(at)?, ChunkKind::Preposition(Role::Compared)) {
        return None;
    }
    // A mere `against` may be whom one fights: it has a comma before it or a day behind it.
    let says = parse.chunk_span(at).of(parse.text).contains(' ');
    let comma = at.checked_sub(1).is_some_and(|k| matches!(parse.chunks[k].kind, ChunkKind::Comma | ChunkKind::Open));
    let day = (at + 2..at + 5).any(|k| parse.kind(k) == Some(ChunkKind::Date));
    if !(says || comma || day) || parse.noun(draft.chunk).is_some_and(|n| n.of().is_some()) {
        return None;
    }
    let other = before.last().filter(|d| d.event.is_some() && d.counted.kind != Kind::Money)?;
    (other.counted.kind.is_percent() == percent).then(|| inherit(other, "ellipsis")).flatten()
}

/// `crops on 5,000 acres were destroyed`: what happened to what stands on the land.
pub(super) fn on_land(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let Measured::Measure(symbol, _) = parse.quantities[draft.quantity].measured else { return None };
    let k = draft.chunk.checked_sub(2)?;
    let ChunkKind::Preposition(role) = parse.chunks[k + 1].kind else { return None };
    let over = parse.token(parse.chunks[k + 1].start()).class.has(Class::PLACE);
    if !parse.lexicon.area_symbols.contains(&symbol) || !(matches!(role, Role::On | Role::In) || over) {
        return None;
    }
    parse.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun() && n.head().is_some())?;
    let grown = Counted { kind: Kind::Thing, ..parse.counted_noun(k) };
    let frame = match (parse.as_object(k, grown), parse.as_subject(k, grown)) {
        (Outcome::Event(frame), _) | (_, Outcome::Event(frame)) => frame,
        _ => return None,
    };
    (!parse.lexicon.events[frame.event.0 as usize].people).then_some(Frame { rule: "container", ..frame })
}

/// `a third of the wheat, 2.1 million tonnes, was lost`, `reached 88,000 children, 71 per cent of the target`: a figure in commas
/// that measures the one before it.
pub(super) fn apposed(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let i = draft.chunk;
    let comma = |k: Option<usize>| matches!(k.and_then(|k| parse.kind(k)), Some(ChunkKind::Comma | ChunkKind::Dash));
    let last = before.last().filter(|d| d.event.is_some() && comma(i.checked_sub(1)))?;
    let end = parse.noun(i)?.of().unwrap_or(i);
    let closed = comma(Some(end + 1));
    let same = closed && last.verb.is_some_and(|v| v > i && v <= end + 2);
    let target = || {
        let of = parse.noun(i).and_then(|n| n.of()).and_then(|k| parse.noun(k));
        let whole = of.is_some_and(|n| n.definite() && !n.pronoun() && n.quantity().is_none());
        let ends = closed || matches!(parse.kind(end + 1), None | Some(ChunkKind::Stop));
        let beside = parse.noun(last.chunk).is_some_and(|n| n.of().unwrap_or(last.chunk) + 2 == i);
        draft.counted.kind.is_percent() && !last.counted.kind.is_percent() && whole && ends && beside
    };
    let people = |d: &Draft| d.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].people);
    let money = draft.counted.kind == Kind::Money || last.counted.kind == Kind::Money;
    (!money && (same && draft.counted.kind == Kind::Measure || people(last) && target()))
        .then(|| inherit(last, "restated"))
        .flatten()
}
