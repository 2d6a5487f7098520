//! The event of a tally's figure: its noun's own, or the last one told.

use super::{
    assemble::{Draft, Told},
    counted::{Counted, Kind, UnitName},
    frames::Frame,
    parse::Parse,
    tally::Tally,
};
use crate::lexicon::Role;

/// The event of a tally's figure; the noun that the tally counts becomes the figure's.
pub(super) fn tally_event(
    parse: Parse<'_, '_>,
    told: &Told,
    draft: &mut Draft,
    tally: Tally,
    before: &[Draft],
) -> Option<Frame> {
    if let Some(whole) = tally.counted {
        draft.counted = Counted { span: None, partitive: false, ..whole };
    }
    if tally.frame.is_some() || !tally.open {
        return tally.frame;
    }
    // Of money, measures and shares no toll is told.
    if !matches!(draft.counted.kind, Kind::Elided | Kind::Person | Kind::Unknown | Kind::Thing | Kind::Animal) {
        return None;
    }
    if parse.quantities[draft.quantity].implicit || parse.tallies_another(draft.chunk) || parse.in_row(draft.chunk) {
        return None;
    }
    // `a figure of $1.39 billion against 1.17 billion`: beside money it is money, of the same event or none.
    let money = before.last().is_some_and(|d| d.counted.kind == Kind::Money);
    // `31 dead, 70 hurt; toll may top 40`: a toll is of those told first, the dead.
    let toll = parse.lexed.tokens[..parse.quantities[draft.quantity].first].iter().any(|t| t.role == Role::Toll);
    let last = match money {
        true => before.last()?.event,
        false if toll => before.iter().find_map(|d| d.event),
        false => before.iter().rev().find_map(|d| d.event),
    };
    let event = if money { last? } else { last.or(told.tally).or(told.event)? };
    let info = &parse.lexicon.events[event.0 as usize];
    let fits = match draft.counted.kind {
        Kind::Person => info.people,
        Kind::Thing if !info.things && info.people => false,
        // From one sentence to the next only the same is counted on: `The total rose to 60 houses`.
        Kind::Thing | Kind::Unknown if last.is_none() => {
            matches!(draft.counted.unit, UnitName::Symbol(unit) if told.unit == Some(unit))
        }
        // A bare figure is no sum of the money told in another sentence.
        Kind::Elided => last.is_some() || !info.money,
        _ => true,
    };
    if !fits {
        return None;
    }
    let trigger = parse.token(parse.quantities[draft.quantity].at).span;
    Some(Frame { event, second: None, trigger, rule: "tally", verb: None, tally: tally.sum })
}
