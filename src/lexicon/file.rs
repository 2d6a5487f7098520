//! The shape of a lexicon file, built-in or a user's: what its TOML may say. Unknown keys are errors.

use std::{fs, path::Path};

use serde::Deserialize;
use toml::Spanned;

use crate::{ErrorKind, Result};

/// A word or phrase with its place in the file, so that a conflict can be shown with line and column.
pub(crate) type Entry = Spanned<String>;

/// Reads a lexicon file's text.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|source| ErrorKind::Read { path: path.to_path_buf(), source }.into())
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File {
    pub event: Vec<Event>,
    pub words: Vec<Words>,
    pub role: Vec<RoleWords>,
    pub number: Vec<Number>,
    pub vague: Vec<Vague>,
    pub qualifier: Vec<QualifierWords>,
    pub verb: Vec<Verb>,
    pub irregular: Vec<Irregular>,
    pub spelling: Vec<Spelling>,
    pub noun: Vec<Noun>,
    pub plural: Vec<Plural>,
    pub measure: Vec<Measure>,
    pub currency: Vec<Currency>,
    pub join: Vec<Join>,
    pub doer: Vec<Doer>,
    /// The event of those who flee to another country.
    pub abroad: Option<Entry>,
    /// The event of those whom the cases of a disease are.
    pub cases: Option<Entry>,
    /// How nouns for people end, for those that no list has: `-ist`.
    pub person_endings: Vec<Entry>,
    /// How adjectives of nations end, for those that no list has: `-ian`.
    pub nation_endings: Vec<Entry>,
    /// Words and phrases that lose all that earlier layers said of them.
    pub remove: Vec<Entry>,
}

/// What kind of counted thing an event's words apply to.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Of {
    #[default]
    Anything,
    People,
    Things,
    Money,
    /// `80 lives`: the word, not the people.
    Lives,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub name: Entry,
    /// `people` or `things`: implicit counts (`a woman`) are claims for events of people alone.
    #[serde(default)]
    pub class: Option<Entry>,
    /// An event of people that may also happen to things: an affected district.
    #[serde(default)]
    pub things: bool,
    #[serde(default)]
    pub of: Of,
    /// Verbs whose object it happens to: `killed 12`, `12 were killed`.
    #[serde(default)]
    pub transitive: Vec<Entry>,
    /// Verbs whose subject it happens to: `12 died`.
    #[serde(default)]
    pub intransitive: Vec<Entry>,
    /// Adjectives and phrases: `12 dead`, `12 were without power`.
    #[serde(default)]
    pub state: Vec<Entry>,
    /// Nouns after `in`, `under`, ... that make a state: `in shelters`.
    #[serde(default)]
    pub state_in: Vec<StateIn>,
    /// Verbs, or nouns with `of`, that show the event together with one of these nouns: `suffered burns`, `cases of cholera`.
    #[serde(default)]
    pub objects: Vec<Objects>,
    /// Nouns for one such event, counted as those it happened to: `12 deaths`.
    #[serde(default)]
    pub acts: Vec<Entry>,
    /// Nouns for such events, or for who does them, that count those it happened to only with `of`: `the massacre of 12`.
    #[serde(default)]
    pub acts_of: Vec<Entry>,
    /// Nouns that count those it happened to only with `to`, `for` or `on`: `damage to 40 homes`.
    #[serde(default)]
    pub acts_to: Vec<Entry>,
    /// Nouns for those it happened to: `12 bodies`. A verb beside them may say better what happened.
    #[serde(default)]
    pub people: Vec<Entry>,
    /// Nouns whose figure is a tally: `the death toll`.
    #[serde(default)]
    pub tally: Vec<Entry>,
    /// Sentences and what they give, run by a test: `The storm killed 12 people. => 12 person`.
    #[serde(default)]
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "`factx lexicon check` runs them"))]
    pub examples: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StateIn {
    pub prepositions: Vec<Entry>,
    pub nouns: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Objects {
    pub verbs: Vec<Entry>,
    pub nouns: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub class: Entry,
    pub list: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleWords {
    pub name: Entry,
    #[serde(default)]
    pub classes: Vec<Entry>,
    pub list: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Number {
    pub words: Vec<Entry>,
    /// A decimal, as text: figures never pass through a float.
    pub value: Entry,
    /// Multiplies what stands before it: `hundred`, `lakh`, `k`.
    #[serde(default)]
    pub multiplier: bool,
    /// Only right after digits: `5k`, `23mn`.
    #[serde(default)]
    pub after_digits: bool,
    /// A part of one: `third`, `quarter`.
    #[serde(default)]
    pub share: bool,
    /// Counts by itself, after `a` or a number: `dozen`, `score`.
    #[serde(default)]
    pub noun: bool,
    /// A number only among others, or where it is asked for: `zero`, which elsewhere denies.
    #[serde(default)]
    pub latent: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vague {
    pub words: Vec<Entry>,
    pub low: Entry,
    #[serde(default)]
    pub high: Option<Entry>,
    /// A stated number after all: `a couple` is about 2.
    #[serde(default)]
    pub magnitude: Option<Entry>,
    /// Scales the magnitude word after it by low and high: `several` hundred.
    #[serde(default)]
    pub scales: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QualifierWords {
    pub name: Entry,
    #[serde(default)]
    pub before: Vec<Entry>,
    #[serde(default)]
    pub after: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verb {
    #[serde(default)]
    pub kind: Option<Entry>,
    pub words: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Irregular {
    pub base: Entry,
    pub past: Entry,
    pub participle: Entry,
    #[serde(default)]
    pub ing: Option<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spelling {
    pub base: Entry,
    pub past: Entry,
    pub participle: Entry,
    pub ing: Entry,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Noun {
    #[serde(default)]
    pub unit: Option<Entry>,
    #[serde(default)]
    pub group: Option<Entry>,
    #[serde(default)]
    pub kind: Option<Entry>,
    #[serde(default)]
    pub plural_only: bool,
    #[serde(default)]
    pub mass: bool,
    pub words: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plural {
    pub singular: Entry,
    pub plural: Entry,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    pub symbol: Entry,
    #[serde(default)]
    pub names: Vec<Entry>,
    #[serde(default)]
    pub abbreviations: Vec<Entry>,
    #[serde(default)]
    pub time: bool,
    /// A unit of area: land is burned and flooded by it.
    #[serde(default)]
    pub area: bool,
    /// The unit of ages: `aged 40`.
    #[serde(default)]
    pub age: bool,
    /// Smaller units that are said behind it: `5 feet 4 inches`.
    #[serde(default)]
    pub parts: Vec<Parts>,
}

/// How many of a smaller unit are one of the measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts {
    pub symbol: Entry,
    pub count: Entry,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Currency {
    pub code: Entry,
    #[serde(default)]
    pub before: Vec<Entry>,
    #[serde(default)]
    pub after: Vec<Entry>,
    #[serde(default)]
    pub minor: Vec<Entry>,
}

/// Two events whose coordinated words show a third.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
/// What an event is where people of these groups do it: captured by police is detained.
pub(crate) struct Doer {
    pub event: Entry,
    /// The kinds of person that do it; any person where none are named.
    #[serde(default)]
    pub groups: Vec<Entry>,
    /// Things that do it: `the camp holds 400`.
    #[serde(default)]
    pub nouns: Vec<Entry>,
    /// The verbs that it is said with; any of the event's where none are named.
    #[serde(default)]
    pub verbs: Vec<Entry>,
    /// The event that it is then; none where it tells of nothing.
    pub gives: Option<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Join {
    pub events: [Entry; 2],
    pub gives: Entry,
}
