//! One sentence with all that the earlier stages found in it; the view that claim rules read.

use std::ops::Deref;

use crate::{
    chunk::{Chunk, ChunkKind, NounPhrase, Seen, VerbGroup, build, pos, pos::Pos},
    grammar::{self, Quantity},
    lex::{Lexed, Token, lex},
    lexicon::{Lexicon, Marks, Word},
    span::Span,
};

/// A sentence's tokens, quantities, tags and chunks. Kept and refilled from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    pub lexed: Lexed,
    pub quantities: Vec<Quantity>,
    pub pos: Vec<Pos>,
    pub chunks: Vec<Chunk>,
    pub seen: Seen,
    /// The chunk of each quantity; [`NO_CHUNK`] where it ended up in none.
    pub homes: Vec<u32>,
}

const NO_CHUNK: u32 = u32::MAX;

impl Buffers {
    /// Runs the stages from lexer to chunks on the sentence at `span`.
    #[cfg(test)]
    pub fn fill(&mut self, text: &str, span: Span, lexicon: &Lexicon) {
        self.tokens(text, span, lexicon);
        self.grammar(lexicon);
        self.tags(text);
        self.chunks();
    }

    /// The lexer.
    pub fn tokens(&mut self, text: &str, span: Span, lexicon: &Lexicon) {
        lex(text, span, lexicon, &mut self.lexed);
    }

    /// The quantity grammar, over the sentence that was lexed: whether it has anything to claim.
    pub fn grammar(&mut self, lexicon: &Lexicon) -> bool {
        grammar::find(&self.lexed, lexicon, &mut self.quantities);
        super::implicit::find(&self.lexed, &mut self.quantities);
        self.quantities.iter().any(|q| !q.implicit) || !self.quantities.is_empty() && self.lexed.marks.has(Marks::TELLS)
    }

    /// What each token is in the sentence.
    pub fn tags(&mut self, text: &str) {
        self.seen = pos::tag(text, &self.lexed, &self.quantities, &mut self.pos);
    }

    /// The shallow parse, over the sentence that was tagged.
    pub fn chunks(&mut self) {
        build::chunk(&self.lexed, &self.pos, &self.quantities, &mut self.chunks);
        self.homes.clear();
        self.homes.resize(self.quantities.len(), NO_CHUNK);
        for (k, chunk) in self.chunks.iter().enumerate().rev() {
            if let ChunkKind::Noun(n) = chunk.kind
                && let Some(q) = n.quantity()
            {
                self.homes[q as usize] = k as u32;
            }
        }
    }
}

/// A filled sentence (`'a`) in its text and lexicon (`'t`), which outlive it.
pub(crate) struct View<'a, 't> {
    pub text: &'t str,
    pub lexicon: &'t Lexicon,
    pub span: Span,
    pub lexed: &'a Lexed,
    pub quantities: &'a [Quantity],
    pub chunks: &'a [Chunk],
    pub seen: &'a Seen,
    homes: &'a [u32],
}

impl<'a, 't> View<'a, 't> {
    pub fn new(text: &'t str, lexicon: &'t Lexicon, span: Span, buffers: &'a Buffers) -> View<'a, 't> {
        let Buffers { lexed, quantities, chunks, seen, homes, .. } = buffers;
        View { text, lexicon, span, lexed, quantities, chunks, seen, homes }
    }

    pub fn parse<'v>(&'v self) -> Parse<'v, 't>
    where
        'a: 'v,
    {
        Parse(self)
    }
}

/// A view as claim rules hand it on: one pointer, for they call one another all the time.
#[derive(Clone, Copy)]
pub(crate) struct Parse<'a, 't>(&'a View<'a, 't>);

impl<'a, 't> Deref for Parse<'a, 't> {
    type Target = View<'a, 't>;
    #[inline]
    fn deref(&self) -> &View<'a, 't> {
        self.0
    }
}

impl<'a, 't> Parse<'a, 't> {
    pub fn token(self, i: usize) -> &'a Token {
        &self.lexed.tokens[i]
    }

    pub fn word(self, token: usize) -> &'t Word {
        self.lexicon.word(self.lexed.tokens[token].word)
    }

    pub fn kind(self, chunk: usize) -> Option<ChunkKind> {
        self.chunks.get(chunk).map(|c| c.kind)
    }

    pub fn noun(self, chunk: usize) -> Option<NounPhrase> {
        match self.kind(chunk)? {
            ChunkKind::Noun(n) => Some(n),
            _ => None,
        }
    }

    pub fn verb(self, chunk: usize) -> Option<VerbGroup> {
        match self.kind(chunk)? {
            ChunkKind::Verb(v) => Some(v),
            _ => None,
        }
    }

    /// The bytes from one token to one past another.
    pub fn tokens_span(self, start: usize, end: usize) -> Span {
        debug_assert!(start < end, "a span has tokens");
        self.token(start).span.join(self.token(end - 1).span)
    }

    pub fn chunk_span(self, chunk: usize) -> Span {
        let c = self.chunks[chunk];
        self.tokens_span(c.start(), c.end().max(c.start() + 1))
    }

    /// The chunk that holds a quantity's number.
    pub fn chunk_of(self, quantity: usize) -> Option<usize> {
        let home = self.homes[quantity];
        (home != NO_CHUNK).then_some(home as usize)
    }

    /// The chunk at a token, or the last one before it. There must be chunks.
    pub fn chunk_at(self, token: usize) -> usize {
        self.chunks.partition_point(|c| c.start() <= token).saturating_sub(1)
    }

    /// The chunk after the group that opens at `open`.
    pub fn after_close(self, open: usize) -> usize {
        let close = (open + 1..self.chunks.len()).find(|&k| matches!(self.chunks[k].kind, ChunkKind::Close));
        close.map_or(self.chunks.len(), |k| k + 1)
    }
}
