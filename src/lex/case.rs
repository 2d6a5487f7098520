//! Letter case: whether a sentence's capitals tell anything, and which words are names by them.

use super::token::{Kind, Shape, Token};
use crate::lexicon::{Class, Role};

/// What a sentence's capitals tell, counted as its tokens come.
#[derive(Clone, Copy, Default)]
pub(super) struct Cases {
    /// Words of two letters and more: all, those in capitals, those that begin with a small letter; [`FIELD`] bits each, so
    /// that a word is counted at once.
    counts: u64,
    /// All that any word is: the capitals of some may decide what they are.
    pub(super) seen: Class,
}

/// Wide enough for the words of any sentence.
const FIELD: u32 = 21;

/// What a word of two letters and more adds to the counts, by the bits of its shape.
const COUNTED: [u64; 8] = {
    let mut counted = [0; 8];
    let mut shape = 0;
    while shape < 8 {
        let upper = shape & Shape::UPPER.0 as usize != 0;
        let small = shape & Shape::CAPITAL.0 as usize == 0;
        counted[shape] = 1 | (upper as u64) << FIELD | (small as u64) << (2 * FIELD);
        shape += 1;
    }
    counted
};

const _: () = assert!(Shape::UPPER.0 < 8 && Shape::CAPITAL.0 < 8, "they are among the lowest bits");

impl Cases {
    pub(super) fn add(&mut self, token: &Token) {
        // The `'s` of an owner has no capital to show.
        let clitic = token.glued() && token.class.has(Class::POSSESSIVE);
        if token.kind == Kind::Word && !clitic {
            self.word(token.span.end - token.span.start > 1, token.shape);
        }
        self.seen |= token.class;
    }

    /// Adds what was counted elsewhere.
    pub(super) fn join(&mut self, other: Cases) {
        self.counts += other.counts;
        self.seen |= other.seen;
    }

    /// Counts a word, and whether it has two letters or more.
    #[inline(always)]
    pub(super) fn word(&mut self, long: bool, shape: Shape) {
        self.counts += if long { COUNTED[usize::from(shape.0) & 7] } else { 0 };
    }

    fn counted(&self) -> [u64; 3] {
        [0, 1, 2].map(|field| self.counts >> (field * FIELD) & ((1 << FIELD) - 1))
    }

    /// Four of five words begin with a capital, as in a headline.
    pub(super) fn titled(&self) -> bool {
        let [words, _, lower] = self.counted();
        words >= 4 && lower * 5 <= words && !self.one()
    }

    /// The sentence is written in capitals, or without any.
    pub(super) fn one(&self) -> bool {
        let [words, upper, lower] = self.counted();
        words >= 4 && (upper * 10 > words * 8 || lower == words)
    }
}

/// In a sentence of both cases, capitals tell a name from a word.
pub(super) fn settle_names(tokens: &mut [Token]) {
    for token in tokens {
        // A word that is a name only with a capital: `turkey`, `march`.
        if token.class.has(Class::CAPITALISED) && !token.capital() {
            token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
        }
        // `US` is not `us`, `WHO` is not `who`.
        if token.shape.has(Shape::UPPER) && token.class.has(Class::NAME) {
            let name = Class::NAME | Class::PLACE | Class::SOURCE | Class::CAPITALISED | Class::PHRASE_START;
            token.class = Class(token.class.0 & name.0);
            if token.role != Role::Outlet {
                token.role = Role::None;
            }
        }
    }
}
