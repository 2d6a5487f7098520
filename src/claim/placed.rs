//! Figures in brackets behind the places of a list: `Deaths were reported in Karvo (14), Belda (9) and Mirza (3)`.

use super::{
    assemble::Draft,
    counted::{Counted, Kind},
    elided::inherit,
    frames::{Frame, Outcome},
    parse::Parse,
    sense::pick,
};
use crate::{
    chunk::ChunkKind,
    lexicon::{Class, Role, SenseKind},
};

/// The event of a figure that stands alone in brackets behind a place or a time: that of the clause in which the places stand.
pub(super) fn placed(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let open = draft.chunk.checked_sub(1).filter(|&k| matches!(parse.chunks[k].kind, ChunkKind::Open))?;
    let alone = matches!(parse.kind(draft.chunk + 1), Some(ChunkKind::Close));
    if !alone || draft.counted.kind != Kind::Elided || parse.quantities[draft.quantity].implicit {
        return None;
    }
    let list = list_start(parse, open)?;
    // The figure of all places, or the one before in the list.
    let clause = before.iter().rev().find(|d| d.rule != "placed");
    match clause.filter(|d| d.event.is_some() && !d.counted.kind.is_percent() && d.chunk < list) {
        Some(whole) => inherit(whole, "placed"),
        None => unnumbered(parse, list),
    }
}

/// The preposition before the first place of the list whose bracket opens at `open`.
fn list_start(parse: Parse<'_, '_>, open: usize) -> Option<usize> {
    let mut open = open;
    // A list of more is a table.
    for _ in 0..12 {
        let place = open.checked_sub(1)?;
        match parse.kind(place)? {
            ChunkKind::Noun(n) if n.quantity.is_none() && !n.pronoun => {}
            ChunkKind::Date => {}
            _ => return None,
        }
        let mut k = place.checked_sub(1)?;
        if let ChunkKind::Preposition(role) = parse.chunks[k].kind {
            let place = parse.token(parse.chunks[k].start).class.has(Class::PLACE);
            return (matches!(role, Role::In | Role::At | Role::From | Role::On) || place).then_some(k);
        }
        if matches!(parse.chunks[k].kind, ChunkKind::Coordinator(Role::And)) {
            k = k.checked_sub(1)?;
        }
        if matches!(parse.chunks[k].kind, ChunkKind::Comma | ChunkKind::Semicolon) {
            k = k.checked_sub(1)?;
        }
        if !matches!(parse.chunks[k].kind, ChunkKind::Close) {
            return None;
        }
        open = (0..k).rev().find(|&j| matches!(parse.chunks[j].kind, ChunkKind::Open))?;
    }
    None
}

/// The event of a noun without a number before chunk `list`: `Deaths were reported in`, `More people fled in`.
fn unnumbered(parse: Parse<'_, '_>, list: usize) -> Option<Frame> {
    const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::Tally];
    (0..list).rev().find_map(|k| {
        let noun = parse.noun(k).filter(|n| n.quantity.is_none() && !n.pronoun)?;
        let head = noun.head.filter(|&h| parse.token(h).class.has(Class::PLURAL | Class::TALLY))?;
        let own =
            pick(parse, &parse.word(head).senses, NOUNS, Kind::Person).or_else(|| Some(parse.case_of(k, head)?.0));
        if let Some(event) = own {
            let trigger = parse.token(head).span;
            return Some(Frame { event, second: None, trigger, rule: "placed", verb: None, tally: false });
        }
        let counted = Counted { span: None, ..parse.counted_noun(k) };
        let person = matches!(counted.kind, Kind::Person | Kind::Household);
        match parse.as_subject(k, counted) {
            Outcome::Event(frame) if person => Some(Frame { rule: "placed", ..frame }),
            _ => None,
        }
    })
}
