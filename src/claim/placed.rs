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
    grammar::Measured,
    lexicon::{Class, Role, SenseKind},
};

/// The event of a figure that stands alone in brackets behind a place or a time: that of the clause in which the places stand.
pub(super) fn placed(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    if let Some(frame) = labelled(parse, draft) {
        return Some(frame);
    }
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

/// `Dengue cases: Karvas 562, Belen 17`: a figure right behind a name, in a list under the label that says of what.
fn labelled(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let bare = draft.counted.head.is_none() || draft.counted.span.is_none();
    if !bare || parse.quantities[draft.quantity].measured != Measured::Count {
        return None;
    }
    let mut name = draft.chunk.checked_sub(1)?;
    for _ in 0..24 {
        parse.noun(name).filter(|n| n.quantity().is_none() && n.head().is_some_and(|h| parse.token(h).capital()))?;
        let mut k = name.checked_sub(1)?;
        if matches!(parse.chunks[k].kind, ChunkKind::Colon) {
            // `Arrests by district: ...`
            return (0..k).rev().take_while(|&j| !parse.chunks[j].kind.is_mark()).find_map(|j| {
                let head = parse.noun(j).filter(|n| n.quantity().is_none())?.head()?;
                event_noun(parse, j, head)
            });
        }
        if matches!(parse.chunks[k].kind, ChunkKind::Coordinator(Role::And)) {
            k = k.checked_sub(1)?;
        }
        if matches!(parse.chunks[k].kind, ChunkKind::Comma | ChunkKind::Semicolon) {
            k = k.checked_sub(1)?;
        }
        // The figure of the item before, and its name.
        parse.noun(k).filter(|n| n.quantity().is_some())?;
        name = k.checked_sub(1)?;
    }
    None
}

/// The event that a noun shows by itself, or with the noun before it: `deaths`, `cholera cases`.
fn event_noun(parse: Parse<'_, '_>, k: usize, head: usize) -> Option<Frame> {
    const NOUNS: &[SenseKind] = &[SenseKind::Act, SenseKind::People, SenseKind::Tally];
    let event =
        pick(parse, &parse.word(head).senses, NOUNS, Kind::Person).or_else(|| Some(parse.case_of(k, head)?.0))?;
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "placed", verb: None, tally: false })
}

/// The preposition before the first place of the list whose bracket opens at `open`.
fn list_start(parse: Parse<'_, '_>, open: usize) -> Option<usize> {
    let mut open = open;
    // A list of more is a table.
    for _ in 0..12 {
        let place = open.checked_sub(1)?;
        match parse.kind(place)? {
            ChunkKind::Noun(n) if n.quantity().is_none() && !n.pronoun() => {}
            ChunkKind::Date => {}
            _ => return None,
        }
        let mut k = place.checked_sub(1)?;
        if let ChunkKind::Preposition(role) = parse.chunks[k].kind {
            let place = parse.token(parse.chunks[k].start()).class.has(Class::PLACE);
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
    (0..list).rev().find_map(|k| {
        let noun = parse.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun())?;
        // `the dead`
        let those = |class: Class| noun.definite() && class.has(Class::STATE);
        let many = |class: Class| class.has(Class::PLURAL | Class::TALLY) || those(class);
        let head = noun.head().filter(|&h| many(parse.token(h).class))?;
        if let Some(frame) = event_noun(parse, k, head) {
            return Some(frame);
        }
        let counted = Counted { span: None, ..parse.counted_noun(k) };
        let person = matches!(counted.kind, Kind::Person | Kind::Household);
        match parse.as_subject(k, counted) {
            Outcome::Event(frame) if person => Some(Frame { rule: "placed", ..frame }),
            _ => None,
        }
    })
}
