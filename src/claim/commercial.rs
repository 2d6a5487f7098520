//! Money that is neither lost nor given: what is raised on a market, lent, charged, awarded by a court, or paid for a tip.

use super::{assemble::Draft, parse::Parse};
use crate::{
    chunk::ChunkKind,
    lexicon::{Class, Role},
};

/// `raised $500m by an issue of notes`, `offered $5,000 for information`: whether the money of the draft is that of a deal.
pub(super) fn commercial(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let head = |k: usize| parse.noun(k).and_then(|n| n.head()).map(|h| parse.token(h));
    let behind = |k: usize| head(k).is_some_and(|t| t.role == Role::Security);
    let mut k = draft.chunk + 1;
    // `a 250 million dollar line of credit`
    if behind(draft.chunk) {
        return true;
    }
    // `offered $5,000 for information`, `a reward of $5,000`
    let reward = |k: usize| head(k).is_some_and(|t| matches!(t.role, Role::Reward | Role::Topic));
    let for_what = matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::For))) && reward(k + 1);
    if for_what || reward(draft.chunk) {
        return true;
    }
    // `ordered to pay $100m in damages`: what a court awards.
    let pays =
        draft.chunk.checked_sub(1).and_then(|k| parse.verb(k)).is_some_and(|v| parse.token(v.main()).role == Role::Pay);
    let damages = head(k + 1).is_some_and(|t| t.role == Role::Damage && t.class.has(Class::PLURAL));
    if pays && damages && matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::In))) {
        return true;
    }
    // `offered $35 a share`
    if behind(k) && parse.token(parse.chunks[k].start()).role == Role::Indefinite {
        return true;
    }
    // Over the phrases that say of what, and by what means: `via offerings of notes`; not `damage to stock`, `off shares`.
    loop {
        match parse.kind(k) {
            Some(ChunkKind::Preposition(Role::Of | Role::By | Role::In | Role::Through | Role::Per)) => {}
            Some(ChunkKind::Preposition(Role::None))
                if !parse.token(parse.chunks[k].start()).class.has(Class::PLACE) => {}
            _ => return false,
        }
        // `$12 million of its share of the aid`
        if parse.noun(k + 1).is_none_or(|n| n.definite()) {
            return false;
        }
        if behind(k + 1) {
            return true;
        }
        k += 2;
    }
}
