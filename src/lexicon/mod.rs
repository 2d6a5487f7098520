//! The lexicon: all that factx knows of English words, compiled once from TOML into tables that the lexer looks up.

pub(crate) mod class;
pub(crate) mod compile;
pub(crate) mod cues;
mod inflect;
mod key;
mod lookup;
mod packed;
mod sieve;
mod steps;
mod table;
mod word;

pub(crate) use class::{Class, Role};
pub(crate) use inflect::singular;
pub(crate) use key::{Run, hash, run_before};
pub(crate) use lookup::{Found, Marks};
pub(crate) use sieve::Sieve;
pub(crate) use table::{Doer, EventId, Goal, GroupSet, Hot, Lexicon, Of, Sense, SenseKind, Unit, VagueValue, WordId};
pub(crate) use word::{Route, Word};

/// The built-in files in the order in which they are laid over one another, by name and text.
pub(crate) const BUILT_IN: &[(&str, &str)] = &[
    ("function.toml", include_str!("en/function.toml")),
    ("verbs.toml", include_str!("en/verbs.toml")),
    ("people.toml", include_str!("en/people.toml")),
    ("things.toml", include_str!("en/things.toml")),
    ("adjectives.toml", include_str!("en/adjectives.toml")),
    ("abbreviations.toml", include_str!("en/abbreviations.toml")),
    ("names.toml", include_str!("en/names.toml")),
    ("dates.toml", include_str!("en/dates.toml")),
    ("numbers.toml", include_str!("en/numbers.toml")),
    ("qualifiers.toml", include_str!("en/qualifiers.toml")),
    ("measures.toml", include_str!("en/measures.toml")),
    ("currencies.toml", include_str!("en/currencies.toml")),
    ("context.toml", include_str!("en/context.toml")),
    ("events.toml", include_str!("en/events.toml")),
    ("idioms.toml", include_str!("en/idioms.toml")),
    ("routes.toml", include_str!("en/routes.toml")),
];
