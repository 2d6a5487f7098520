//! Where something stands in a text: byte spans, made once by the lexer and carried through every stage.

/// A half-open range of bytes, `start..end`, in the text that is being read. Both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "a span runs forward: {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Texts longer than this many bytes are refused: a span's ends are 32 bits wide.
pub(crate) const MAX_TEXT: usize = u32::MAX as usize;
