//! What a noun phrase and a verb group are made of, in a few bytes: claim rules read them many times over.

use super::verb::Voice;

/// The index of a token or a chunk in its sentence, or none. No sentence has so many (`text::sentence` cuts it before).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At(u16);

impl At {
    pub const NONE: At = At(u16::MAX);

    pub fn get(self) -> Option<usize> {
        (self != At::NONE).then_some(self.0.into())
    }
}

impl From<usize> for At {
    fn from(index: usize) -> At {
        debug_assert!(index < u16::MAX.into(), "a sentence has fewer tokens");
        At(index as u16)
    }
}

impl From<Option<usize>> for At {
    fn from(index: Option<usize>) -> At {
        index.map_or(At::NONE, At::from)
    }
}

/// A noun phrase: its quantity, its head, and the `of` phrase that tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    quantity: At,
    head: At,
    of: At,
    body: u16,
    flags: u8,
}

const PRONOUN: u8 = 1;
const OTHER: u8 = 2;
const DEFINITE: u8 = 4;

impl NounPhrase {
    pub(super) fn new(quantity: Option<u16>, head: Option<usize>, body: usize) -> NounPhrase {
        let quantity = quantity.map(usize::from).into();
        NounPhrase { quantity, head: head.into(), of: At::NONE, body: body as u16, flags: 0 }
    }

    pub(super) fn with(mut self, pronoun: bool, other: bool, definite: bool) -> NounPhrase {
        self.flags = (u8::from(pronoun) * PRONOUN) | (u8::from(other) * OTHER) | (u8::from(definite) * DEFINITE);
        self
    }

    pub(super) fn set_of(&mut self, chunk: usize) {
        self.of = chunk.into();
    }

    /// The index of the quantity that counts it.
    #[inline]
    pub fn quantity(self) -> Option<u16> {
        (self.quantity != At::NONE).then_some(self.quantity.0)
    }

    /// The head noun's token; none where it is left out (`12 were hurt`) or an adjective stands for it.
    #[inline]
    pub fn head(self) -> Option<usize> {
        self.head.get()
    }

    /// The chunk of the noun phrase in `of ...` right after this one.
    #[inline]
    pub fn of(self) -> Option<usize> {
        self.of.get()
    }

    /// The first token after quantity and determiners.
    #[inline]
    pub fn body(self) -> usize {
        self.body.into()
    }

    /// It is a pronoun: it counts nothing but may stand for what does.
    #[inline]
    pub fn pronoun(self) -> bool {
        self.flags & PRONOUN != 0
    }

    /// `other`, `others` in it: on top of those named before.
    #[inline]
    pub fn other(self) -> bool {
        self.flags & OTHER != 0
    }

    /// It is definite: `the two men`.
    #[inline]
    pub fn definite(self) -> bool {
        self.flags & DEFINITE != 0
    }
}

/// A verb with its auxiliaries, adverbs and negation: `may not have been killed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    main: u16,
    middle: At,
    also: At,
    governor: At,
    /// How its last verb stands to its subject and object.
    pub voice: Voice,
    pub negated: bool,
    /// It has an auxiliary or is a clear tense: it can be no reduced participle.
    pub finite: bool,
}

impl VerbGroup {
    pub(super) fn new(main: usize, voice: Voice, negated: bool, finite: bool) -> VerbGroup {
        debug_assert!(main < u16::MAX.into(), "a sentence has fewer tokens");
        VerbGroup { main: main as u16, middle: At::NONE, also: At::NONE, governor: At::NONE, voice, negated, finite }
    }

    pub(super) fn with(self, middle: Option<usize>, also: Option<usize>, governor: Option<usize>) -> VerbGroup {
        VerbGroup { middle: middle.into(), also: also.into(), governor: governor.into(), ..self }
    }

    /// The last verb's token.
    #[inline]
    pub fn main(self) -> usize {
        self.main.into()
    }

    /// One between the two that a list of three has: `closed, damaged or destroyed`.
    #[inline]
    pub fn middle(self) -> Option<usize> {
        self.middle.get()
    }

    /// A verb coordinated with it that shares subject and object: `killed or wounded`.
    #[inline]
    pub fn also(self) -> Option<usize> {
        self.also.get()
    }

    /// The verb that governs the last one: `forced to flee`, `feared to have died`.
    #[inline]
    pub fn governor(self) -> Option<usize> {
        self.governor.get()
    }
}
