//! The shallow parse: noun phrases with heads, verb groups with voice and mood, and the marks between them.

pub(crate) mod build;
mod closed;
mod content;
mod dated;
pub(crate) mod noun;
pub(crate) mod pos;
pub(crate) mod verb;
mod verbal;

use crate::lexicon::Role;

/// A piece of a sentence, from its first token to one past its last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chunk {
    pub kind: ChunkKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
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

impl ChunkKind {
    /// A mark between clauses or list items.
    pub fn is_mark(self) -> bool {
        matches!(self, ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Dash | ChunkKind::Stop)
    }
}

/// A noun phrase: its quantity, its head, and the `of` phrase that tells more.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct NounPhrase {
    /// The index of the quantity that counts it.
    pub quantity: Option<u16>,
    /// The head noun's token; none where it is left out (`12 were hurt`) or an adjective stands for it.
    pub head: Option<usize>,
    /// The chunk of the noun phrase in `of ...` right after this one.
    pub of: Option<usize>,
    /// The first token after quantity and determiners.
    pub body: usize,
    /// It is a pronoun: it counts nothing but may stand for what does.
    pub pronoun: bool,
    /// `other`, `others` in it: on top of those named before.
    pub other: bool,
    /// It is definite: `the two men`.
    pub definite: bool,
}

/// How a verb group's last verb stands to its subject and object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// `killed 12`, `has killed`, `will kill`
    Active,
    /// `was killed`, `had been hurt`
    Passive,
    /// A bare participle after its noun: `12 people killed`.
    Participle,
    /// `killing 12`
    Ing,
    /// `to flee`
    Infinitive,
    /// `were`, `remain`: what happened is said by what follows.
    Copula,
}

/// A verb with its auxiliaries, adverbs and negation: `may not have been killed`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct VerbGroup {
    /// The last verb's token.
    pub main: usize,
    /// One between the two that a list of three has: `closed, damaged or destroyed`.
    pub middle: Option<usize>,
    /// A verb coordinated with it that shares subject and object: `killed or wounded`.
    pub also: Option<usize>,
    /// The verb that governs the last one: `forced to flee`, `feared to have died`.
    pub governor: Option<usize>,
    pub voice: Voice,
    pub negated: bool,
    /// It has an auxiliary or is a clear tense: it can be no reduced participle.
    pub finite: bool,
}
