//! Money that is neither lost nor given: what is raised on a market, lent, charged, awarded by a court, or paid for a tip.

use super::{assemble::Draft, parse::Parse};
use crate::{
    chunk::ChunkKind,
    lex::Token,
    lexicon::{Class, Role},
};

/// `raised $500m by an issue of notes`, `offered $5,000 for information`: whether the money of the draft is that of a deal.
pub(super) fn commercial(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let head = |k: usize| parse.noun(k).and_then(|n| n.head()).map(|h| parse.token(h));
    let behind = |k: usize| head(k).is_some_and(|t| t.role == Role::Security);
    let mut k = draft.chunk + 1;
    // `a 250 million dollar line of credit`; but `a line of credit for drought relief`.
    let for_ = matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::For)));
    if behind(draft.chunk) && !for_ {
        return true;
    }
    // `offered $5,000 for information`, `a reward of $5,000`
    let reward = |k: usize| head(k).is_some_and(|t| matches!(t.role, Role::Reward | Role::Topic));
    if for_ && reward(k + 1) || reward(draft.chunk) {
        return true;
    }
    // `a jury ordered it to pay $100m in damages`, `sought $144m in rate hikes`; `paid $3m in damages after the quake` is a loss.
    let in_what = matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::In)));
    let court = || parse.lexed.tokens.iter().any(|t| t.role == Role::Court);
    let damages = |t: &Token| t.role == Role::Damage && t.class.has(Class::PLURAL);
    let awarded = in_what && head(k + 1).is_some_and(damages) && court();
    if awarded || in_what && head(k + 1).is_some_and(|t| t.role == Role::Charge) {
        return true;
    }
    // `offered $35 a share`
    if behind(k) && parse.token(parse.chunks[k].start()).role == Role::Indefinite {
        return true;
    }
    // Over the phrases that say of what, and by what means: `via offerings of notes`; not `damage to stock`, `off shares`.
    loop {
        match parse.kind(k) {
            Some(ChunkKind::Preposition(Role::Of | Role::By | Role::Through | Role::Per)) => {}
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
