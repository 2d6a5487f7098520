//! An entry of the lexicon: all that it says of one word form or phrase.

use serde::{Deserialize, Serialize};
use std::ops::Deref;

use rust_decimal::Decimal;
use thin_vec::ThinVec;

use super::{Class, EventId, GroupSet, Of, Role, Sense, Unit, VagueValue};
use crate::Qualifier;

/// All that the lexicon says of one word form or phrase.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Word {
    pub class: Class,
    pub role: Role,
    /// The singular of a noun, the base of a verb; empty where it is the word itself.
    pub lemma: Lemma,
    pub unit: Unit,
    pub groups: GroupSet,
    pub senses: ThinVec<Sense>,
    /// What is said of few words, apart, for all would carry its room.
    pub(super) rare: Option<Box<Rare>>,
}

const _: () = assert!(size_of::<Word>() <= 64, "a word is no more than a cache line");

/// What the lexicon says of few words.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Rare {
    #[serde(with = "rust_decimal::serde::str_option")]
    pub number: Option<Decimal>,
    pub vague: Option<VagueValue>,
    pub before: Option<Qualifier>,
    pub after: Option<Qualifier>,
    /// A measure's symbol or a currency's code.
    pub symbol: Option<u16>,
    /// It names a hundredth of the currency.
    pub minor: bool,
    /// Prepositions by which this noun makes a state of an event: `in` + `shelter`.
    pub state_in: Vec<(Role, EventId, Of)>,
    /// Lemmas of verbs (or of nouns with `of`) with which this noun shows an event: `suffer` + `burn`.
    pub objects: Vec<(Box<str>, EventId)>,
    pub route: Route,
}

/// Which of [`Lexicon::goals`](super::Lexicon::goals) a word has to do with, as bits.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Route {
    /// A verb that takes people there: `bus`.
    pub carries: u64,
    /// A verb by which they go there themselves: `pour`.
    pub goes: u64,
    /// The noun of such a place, behind one of the goal's prepositions: `shelter`.
    pub place: u64,
    /// A word that says so alone: `ashore`.
    pub alone: u64,
}

/// Of most words nothing rare is said.
static NOTHING: Rare = Rare {
    number: None,
    vague: None,
    before: None,
    after: None,
    symbol: None,
    minor: false,
    state_in: Vec::new(),
    objects: Vec::new(),
    route: Route { carries: 0, goes: 0, place: 0, alone: 0 },
};

impl Deref for Word {
    type Target = Rare;
    fn deref(&self) -> &Rare {
        self.rare.as_deref().unwrap_or(&NOTHING)
    }
}

impl Word {
    /// Room for what is rare.
    pub fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_with(|| Box::new(NOTHING.clone()))
    }
}

/// Where a base form stands among [`Lexicon::lemmas`](super::Lexicon::lemmas), in bytes: the forms of a word share it.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Lemma {
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Lemma {
    /// The word is its own base form.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}
