//! What a sentence says once for several figures.

use crate::{
    chunk::ChunkKind,
    claim::{assemble::Draft, parse::Parse},
    lexicon::Class,
};

/// `six women and two infants were killed and 31 hurt when a bus fell into a gorge at Tolu`: the last figure before the clause that
/// tells how it came, and where the clause begins. What the clause says of it holds for all before.
pub(crate) fn clause<'d>(parse: Parse<'_, '_>, drafts: &'d [Draft], n: usize) -> Option<(&'d Draft, usize)> {
    let draft = drafts[n];
    draft.event?;
    let clause = (draft.chunk..parse.chunks.len()).find(|&k| {
        matches!(
            parse.chunks[k].kind,
            ChunkKind::Subordinator(_)
                | ChunkKind::Relative(_)
                | ChunkKind::Semicolon
                | ChunkKind::Stop
                | ChunkKind::Colon
        )
    })?;
    // `while nine died in Peru`: what is set against it is another matter.
    let joins = parse.token(parse.chunks[clause].start()).class.has(Class::COORDINATOR);
    if joins || !matches!(parse.chunks[clause].kind, ChunkKind::Subordinator(_)) {
        return None;
    }
    let last = drafts[n + 1..].iter().rev().find(|d| d.chunk < clause && d.event.is_some())?;
    Some((last, clause))
}
