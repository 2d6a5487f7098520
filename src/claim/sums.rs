//! Figures that make up another: `four engineers, two Peruvians and two Frenchmen`, `13 bodies were found: eight rebels and five soldiers`.

use rust_decimal::Decimal;

use super::parse::Parse;
use crate::{
    chunk::ChunkKind,
    grammar::{Measured, Value},
    lexicon::{Class, Role},
};

/// Whether the figure at `chunk` is an item of a list behind a mark that makes up the figure before the mark.
pub(super) fn sums_up(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let mut first = chunk;
    // A list of more says more than its sum.
    for _ in 0..4 {
        let Some(mark) = first.checked_sub(1) else { return false };
        let made_up = match parse.chunks[mark].kind {
            ChunkKind::Comma => beside(parse, first, chunk),
            ChunkKind::Dash | ChunkKind::Colon => beside(parse, first, chunk) || apart(parse, first, chunk, true),
            ChunkKind::Semicolon => apart(parse, first, chunk, true),
            ChunkKind::Open => apart(parse, first, chunk, false),
            _ => false,
        };
        if made_up {
            return true;
        }
        let Some(before) = first.checked_sub(2).filter(|_| joint(parse, mark)) else { return false };
        // `four soldiers, and a civilian`
        let both = parse.chunks[before].kind == ChunkKind::Comma;
        first = if both && before > 0 { before - 1 } else { before };
        if count(parse, first).is_none() {
            return false;
        }
    }
    false
}

/// `four engineers, two Peruvians and two Frenchmen`: right behind the whole. `three men, two women and a child` are six: only sexes,
/// ages and nations divide what is of none.
fn beside(parse: Parse<'_, '_>, first: usize, chunk: usize) -> bool {
    let divides = |k: usize| {
        let nation = parse.noun(k).and_then(|n| n.head()).map(|h| parse.token(h));
        sort(parse, k) == Some(true)
            || nation.is_some_and(|t| t.class.has(Class::DEMONYM) || t.capital() && !parse.lexed.one_case)
    };
    let Some(whole) = first.checked_sub(2).filter(|&k| sort(parse, k) != Some(true)) else { return false };
    count(parse, whole).is_some_and(|all| sum(parse, first, chunk, divides) == Some(all))
}

/// `13 bodies were found: eight rebels and five soldiers`, `eight others (three soldiers and five civilians)`: the whole stands
/// anywhere before the mark, and its parts are people or of its own kind.
fn apart(parse: Parse<'_, '_>, first: usize, chunk: usize, clause: bool) -> bool {
    let from = if clause { 0 } else { first.saturating_sub(2) };
    let Some(whole) = (from..first - 1).rev().find(|&k| parse.noun(k).is_some_and(|n| n.quantity().is_some())) else {
        return false;
    };
    let person =
        |k: usize| parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::PERSON));
    // `four homes were destroyed; two soldiers and two civilians were killed`: they are others, with a verb of their own.
    let whole_of_people = person(whole)
        || parse.noun(whole).is_some_and(|n| {
            n.head().is_none_or(|h| parse.token(h).role == Role::Body || parse.token(h).role == Role::Other)
        });
    let closed = |k: usize| {
        matches!(
            parse.kind(k),
            None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Close | ChunkKind::Dash)
        )
    };
    whole_of_people
        && closed(list_end(parse, first, person))
        && count(parse, whole).is_some_and(|all| sum(parse, first, chunk, person) == Some(all))
}

/// One past the last item of the list from `first` on.
fn list_end(parse: Parse<'_, '_>, first: usize, item: impl Fn(usize) -> bool) -> usize {
    let mut k = first;
    while count(parse, k).is_some() && item(k) {
        k += match (joint(parse, k + 1), joint(parse, k + 2)) {
            (true, false) if count(parse, k + 2).is_some() => 2,
            (true, true) if count(parse, k + 3).is_some() => 3,
            _ => return k + 1,
        };
    }
    k
}

/// What the items of the list from `first` on come to, of whom the one at `chunk` is one, where there are two or more.
fn sum(parse: Parse<'_, '_>, first: usize, chunk: usize, divides: impl Fn(usize) -> bool) -> Option<Decimal> {
    let (mut sum, mut k, mut items) = (Decimal::ZERO, first, 0);
    while let Some(part) = count(parse, k).filter(|_| divides(k)) {
        (sum, items) = (sum.saturating_add(part), items + 1);
        match (joint(parse, k + 1), joint(parse, k + 2)) {
            (true, false) => k += 2,
            (true, true) => k += 3,
            _ => break,
        }
    }
    (items > 1 && k >= chunk).then_some(sum)
}

fn count(parse: Parse<'_, '_>, k: usize) -> Option<Decimal> {
    let q = parse.quantities[usize::from(parse.noun(k)?.quantity()?)];
    match q.value {
        Value::At(v) if q.measured == Measured::Count => Some(v),
        _ => None,
    }
}

fn joint(parse: Parse<'_, '_>, k: usize) -> bool {
    matches!(parse.kind(k), Some(ChunkKind::Comma | ChunkKind::Coordinator(Role::And)))
}

/// Whether what is counted at `k` is a sex or an age, which divide people of any sort.
fn sort(parse: Parse<'_, '_>, k: usize) -> Option<bool> {
    let head = parse.noun(k).and_then(|n| n.head())?;
    let groups = parse.word(head).groups.0;
    Some(groups & parse.lexicon.sexes_and_ages.0 != 0)
}
