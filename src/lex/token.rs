//! A token: where it stands and what is known of it, without its text.

use crate::{
    lexicon::{Class, Found, Marks, Role, WordId},
    span::Span,
};

/// What a token is, by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// A number in digits; its value is in [`super::Lexed::values`].
    Digits,
    /// `20th`
    Ordinal,
    /// `8:33`, `1990s`, `2014-02-03`: digits that count nothing.
    Stamp,
    Comma,
    Semicolon,
    Colon,
    /// A dash between phrases.
    Dash,
    /// A hyphen, or a dash without blanks around it.
    Hyphen,
    Slash,
    Open,
    Close,
    Quote,
    /// The end of a sentence, or of a part of one.
    Stop,
    Bullet,
    Plus,
    Other,
}

/// How a token is written, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape(pub u16);

impl Shape {
    /// No blank before it.
    pub const GLUED: Shape = Shape(1);
    /// Begins with a capital.
    pub const CAPITAL: Shape = Shape(2);
    /// Two or more letters, all capital.
    pub const UPPER: Shape = Shape(4);
    /// A wide blank before it, as where punctuation was lost.
    pub const GAP: Shape = Shape(8);
    /// Digits with a thousands separator or a decimal point: never a year.
    pub const SEPARATED: Shape = Shape(16);
    /// A digit or another sign right after it, without a blank.
    pub const LEADS: Shape = Shape(32);
    /// A word that has digits in it: `G20`.
    pub const MIXED: Shape = Shape(64);

    /// How a word of plain letters is written.
    #[inline(always)]
    pub(super) fn of(capital: bool, upper: bool, glued: bool) -> Shape {
        let bit = |is: bool, shape: Shape| if is { shape.0 } else { 0 };
        Shape(bit(capital, Shape::CAPITAL) | bit(upper, Shape::UPPER) | bit(glued, Shape::GLUED))
    }

    pub fn has(self, any: Shape) -> bool {
        self.0 & any.0 != 0
    }

    pub fn set(&mut self, some: Shape) {
        self.0 |= some.0;
    }
}

impl std::ops::BitOr for Shape {
    type Output = Shape;
    fn bitor(self, other: Shape) -> Shape {
        Shape(self.0 | other.0)
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub class: Class,
    pub word: WordId,
    /// For digits, the index of their value; for a word, the node of the phrases that begin with it, where that is known.
    pub value: u32,
    pub kind: Kind,
    pub role: Role,
    pub marks: Marks,
    pub shape: Shape,
}

const _: () = assert!(size_of::<Token>() <= 32, "tokens stay small: the parse walks them many times");

impl Token {
    /// A word that the lexicon was asked for.
    #[inline(always)]
    pub(super) fn word(span: Span, found: &Found, shape: Shape) -> Token {
        let Found { class, id, role, marks, opens } = *found;
        Token { span, class, word: id, value: opens.into(), kind: Kind::Word, role, marks, shape }
    }

    /// A token of which nothing more is known, and whether no blank stands before it.
    #[inline]
    pub(super) fn plain(span: Span, kind: Kind, glued: bool) -> Token {
        let shape = Shape(u16::from(glued) * Shape::GLUED.0);
        let marks = match kind {
            Kind::Digits | Kind::Stamp => Marks::COUNTS,
            Kind::Hyphen => Marks::CONTINUES,
            _ => Marks::default(),
        };
        Token { kind, marks, ..Token::word(span, &Found::default(), shape) }
    }

    pub fn glued(&self) -> bool {
        self.shape.has(Shape::GLUED)
    }

    pub fn capital(&self) -> bool {
        self.shape.has(Shape::CAPITAL)
    }
}
