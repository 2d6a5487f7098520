//! The shallow parse: noun phrases with heads, verb groups with voice and mood, and the marks between them.

pub(crate) mod build;
mod closed;
mod content;
mod dated;
pub(crate) mod noun;
mod phrase;
pub(crate) mod pos;
mod seen;
pub(crate) mod verb;
mod verbal;

pub(crate) use phrase::{NounPhrase, VerbGroup};
pub(crate) use seen::Seen;
pub(crate) use verb::Voice;

use crate::lexicon::Role;

/// A piece of a sentence, from its first token to one past its last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chunk {
    pub kind: ChunkKind,
    start: u16,
    end: u16,
}

const _: () = assert!(size_of::<Chunk>() <= 20, "chunks stay small: claim rules walk them many times");

impl Chunk {
    fn new(kind: ChunkKind, start: usize, end: usize) -> Chunk {
        debug_assert!(end < u16::MAX.into(), "a sentence has fewer tokens");
        Chunk { kind, start: start as u16, end: end as u16 }
    }

    /// Its first token.
    #[inline]
    pub fn start(self) -> usize {
        self.start.into()
    }

    /// One past its last token: the first itself where it stands for a mark that was lost.
    #[inline]
    pub fn end(self) -> usize {
        self.end.into()
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum ChunkKind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Preposition(Role),
    Coordinator(Role),
    Subordinator(Role),
    Relative(Role),
    State,
    Date,
    Adjective,
    Adverb,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Quote,
    Stop,
    Other,
}

/// As it would be derived, but always inlined: nearly all comparisons are with a kind that is written there, and then one of a byte.
impl PartialEq for ChunkKind {
    #[inline(always)]
    fn eq(&self, other: &ChunkKind) -> bool {
        use ChunkKind::{Coordinator, Noun, Preposition, Relative, Subordinator, Verb};
        match (self, other) {
            (Noun(a), Noun(b)) => a == b,
            (Verb(a), Verb(b)) => a == b,
            (Preposition(a), Preposition(b))
            | (Coordinator(a), Coordinator(b))
            | (Subordinator(a), Subordinator(b))
            | (Relative(a), Relative(b)) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl ChunkKind {
    /// A mark between clauses or list items.
    pub fn is_mark(self) -> bool {
        matches!(self, ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Dash | ChunkKind::Stop)
    }
}
