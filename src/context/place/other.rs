//! Names of places where it was not: of somebody's home, of a statement, of what did it; and of wider places.

use super::{Named, Place, name};
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    claim::parse::Parse,
    lex::Shape,
    lexicon::{Class, Role},
};

/// `near the village of Ostrel, in Mora province, 12 died`: the wider name tells where the narrower is.
pub(super) fn within(parse: Parse<'_, '_>, narrow: &Place, k: usize, wide: Place) -> bool {
    // `a boy from Tolu, the capital of Mora,`
    let sort = |n: NounPhrase| {
        n.definite() && n.of().is_some() && n.head().is_some_and(|h| parse.token(h).class.has(Class::FACILITY))
    };
    if narrow.end + 1 == k && parse.kind(k - 1) == Some(ChunkKind::Comma) && parse.noun(k).is_some_and(sort) {
        return true;
    }
    narrow.end + 1 == k
        && narrow.by == Named::Located
        && matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::In | Role::On | Role::At | Role::None)))
        && parse.kind(k - 1) == Some(ChunkKind::Comma)
        && matches!(parse.kind(wide.end), None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Semicolon))
}

/// `a statement released in Tolu`: where it was made known.
fn released(parse: Parse<'_, '_>, k: usize) -> bool {
    let issued = |v: VerbGroup| v.voice == Voice::Participle && parse.token(v.main()).role == Role::Issued;
    let paper = |h: usize| parse.token(h).class.has(Class::SOURCE) && !parse.token(h).class.has(Class::PERSON);
    k > 1 && parse.verb(k - 1).is_some_and(issued) && parse.noun(k - 2).and_then(|n| n.head()).is_some_and(paper)
}

/// `Ana Lind, 41, of Tolu, Ohio, was hurt`: one past the names of where somebody lives; 0 where none begins at chunk `k`.
pub(super) fn home_town(parse: Parse<'_, '_>, k: usize) -> usize {
    let ChunkKind::Preposition(role) = parse.chunks[k].kind else { return 0 };
    let comma = |k: usize| parse.kind(k) == Some(ChunkKind::Comma);
    let of = role == Role::Of && k > 0 && comma(k - 1);
    if !(of || released(parse, k)) {
        return 0;
    }
    match (name::goes_on(parse, k + 1), comma(k + 2) && name::goes_on(parse, k + 3)) {
        (true, true) => k + 4,
        (true, false) => k + 2,
        _ => 0,
    }
}

/// `damage from Iva`: what has done it, unless the name is known as a place's.
pub(super) fn from_cause(parse: Parse<'_, '_>, k: usize) -> bool {
    let before = k.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
    let name = parse.noun(k + 1).and_then(|n| n.head());
    before.is_some_and(|h| parse.token(h).class.has(Class::EVENT_NOUN) || parse.token(h).role == Role::Hazard)
        && name.is_some_and(|h| parse.token(h).class.is_unknown())
}

/// `the 4900 block of Lind Street`, from the article's chunk `k`: the chunk of the street.
pub(super) fn block_of(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let article = parse.noun(k).is_some_and(|n| n.head().is_none() && n.quantity().is_none());
    let phrase = parse.noun(k + 2).filter(|_| article && parse.kind(k + 1) == Some(ChunkKind::Date))?;
    phrase.of().filter(|_| phrase.head().is_some_and(|h| parse.token(h).role == Role::Block))
}

/// `Kabul: 12 people killed`, `Tolu province - 12 dead`: a name that a figure stands behind.
pub(super) fn label(parse: Parse<'_, '_>) -> Option<Place> {
    let phrase = parse.noun(0).filter(|n| n.quantity().is_none())?;
    let head = parse.token(phrase.head()?);
    let upper = head.shape.has(Shape::UPPER);
    // `Cholera: 90 dead` may be about anything.
    let known = head.class.has(Class::PLACE | Class::FACILITY) && !head.class.has(Class::SOURCE);
    let marked = match parse.kind(1)? {
        ChunkKind::Colon => true,
        // `TOLU - Twelve people`: a dateline.
        ChunkKind::Dash => !upper,
        _ => false,
    };
    let figure = parse.noun(2).and_then(|n| n.quantity()).is_some_and(|q| !parse.quantities[q as usize].implicit);
    if !(marked && figure && known) || parse.lexed.one_case {
        return None;
    }
    name::named(parse, 0, Role::In).filter(|place| place.end == 1)
}
