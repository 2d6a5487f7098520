//! The shape of a lexicon file, built-in or a user's: what its TOML may say. Unknown keys are errors.

use serde::Deserialize;

use super::{entry::Entry, routes::Route};
use crate::lexicon::Of;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File<'a> {
    #[serde(borrow)]
    pub event: Vec<Event<'a>>,
    pub words: Vec<Words<'a>>,
    pub role: Vec<RoleWords<'a>>,
    pub number: Vec<Number<'a>>,
    pub vague: Vec<Vague<'a>>,
    pub qualifier: Vec<QualifierWords<'a>>,
    pub verb: Vec<Verb<'a>>,
    pub irregular: Vec<Irregular<'a>>,
    pub spelling: Vec<Spelling<'a>>,
    pub noun: Vec<Noun<'a>>,
    pub plural: Vec<Plural<'a>>,
    pub measure: Vec<Measure<'a>>,
    pub currency: Vec<Currency<'a>>,
    pub join: Vec<Join<'a>>,
    pub doer: Vec<Doer<'a>>,
    pub route: Vec<Route<'a>>,
    /// The event of those who flee to another country.
    pub abroad: Option<Entry<'a>>,
    /// The event of those who are paid relief or compensation.
    pub paid: Option<Entry<'a>>,
    /// The event of those whom the cases of a disease are.
    pub cases: Option<Entry<'a>>,
    /// The event of a thing whose parts are destroyed.
    pub in_part: Option<Entry<'a>>,
    /// How nouns for people end, for those that no list has: `-ist`.
    pub person_endings: Vec<Entry<'a>>,
    /// Numbers that one dials in need, and no counts: `911`.
    pub emergency_numbers: Vec<Entry<'a>>,
    /// The groups that sort people by sex or age.
    pub sexes_and_ages: Vec<Entry<'a>>,
    /// The groups that are sent where their work is.
    pub on_duty: Vec<Entry<'a>>,
    /// The group of a child told by its age alone: `a 7-year-old`.
    #[serde(borrow)]
    pub young: Option<Entry<'a>>,
    /// How adjectives of nations end, for those that no list has: `-ian`.
    pub nation_endings: Vec<Entry<'a>>,
    /// Common nouns that no list of things has, which name no place where all is in capitals, and the endings of such.
    pub abstract_words: Vec<Entry<'a>>,
    pub abstract_endings: Vec<Entry<'a>>,
    /// Words and phrases that lose all that earlier layers said of them.
    pub remove: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event<'a> {
    #[serde(borrow)]
    pub name: Entry<'a>,
    /// `people` or `things`: implicit counts (`a woman`) are claims for events of people alone.
    #[serde(default)]
    pub class: Option<Entry<'a>>,
    /// An event of people that may also happen to things: an affected district.
    #[serde(default)]
    pub things: bool,
    #[serde(default)]
    pub of: Of,
    /// Verbs whose object it happens to: `killed 12`, `12 were killed`.
    #[serde(default)]
    pub transitive: Vec<Entry<'a>>,
    /// Verbs whose subject it happens to: `12 died`.
    #[serde(default)]
    pub intransitive: Vec<Entry<'a>>,
    /// Verbs that show it of their object where they are denied: `12 have not been found`.
    #[serde(default)]
    pub undone: Vec<Entry<'a>>,
    /// Verbs that show it of their subject where it cannot do them: `12 could not get out`.
    #[serde(default)]
    pub unable: Vec<Entry<'a>>,
    /// Adjectives and phrases: `12 dead`, `12 were without power`.
    #[serde(default)]
    pub state: Vec<Entry<'a>>,
    /// Verbs that deny it of their subject: `12 escaped unhurt`.
    #[serde(default)]
    pub intransitive_not: Vec<Entry<'a>>,
    /// Adjectives that deny it: `12 were unharmed`.
    #[serde(default)]
    pub state_not: Vec<Entry<'a>>,
    /// Nouns after `in`, `under`, ... that make a state: `in shelters`.
    #[serde(default)]
    pub state_in: Vec<StateIn<'a>>,
    /// Verbs, or nouns with `of`, that show the event together with one of these nouns: `suffered burns`, `cases of cholera`.
    #[serde(default)]
    pub objects: Vec<Objects<'a>>,
    /// Nouns for one such event, counted as those it happened to: `12 deaths`.
    #[serde(default)]
    pub acts: Vec<Entry<'a>>,
    /// Nouns for such events, or for who does them, that count those it happened to only with `of`: `the massacre of 12`.
    #[serde(default)]
    pub acts_of: Vec<Entry<'a>>,
    /// Nouns that count those it happened to only with `to`, `for` or `on`: `damage to 40 homes`.
    #[serde(default)]
    pub acts_to: Vec<Entry<'a>>,
    /// Nouns for those it happened to: `12 bodies`. A verb beside them may say better what happened.
    #[serde(default)]
    pub people: Vec<Entry<'a>>,
    /// Nouns whose figure is a tally: `the death toll`.
    #[serde(default)]
    pub tally: Vec<Entry<'a>>,
    /// Sentences and what they give, run by a test: `The storm killed 12 people. => 12 person`.
    #[serde(default)]
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "`factx lexicon check` runs them"))]
    pub examples: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StateIn<'a> {
    #[serde(borrow)]
    pub prepositions: Vec<Entry<'a>>,
    pub nouns: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Objects<'a> {
    #[serde(borrow)]
    pub verbs: Vec<Entry<'a>>,
    pub nouns: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words<'a> {
    #[serde(borrow)]
    pub class: Entry<'a>,
    pub list: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleWords<'a> {
    #[serde(borrow)]
    pub name: Entry<'a>,
    #[serde(default)]
    pub classes: Vec<Entry<'a>>,
    pub list: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Number<'a> {
    #[serde(borrow)]
    pub words: Vec<Entry<'a>>,
    /// A decimal, as text: figures never pass through a float.
    pub value: Entry<'a>,
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
pub(crate) struct Vague<'a> {
    #[serde(borrow)]
    pub words: Vec<Entry<'a>>,
    pub low: Entry<'a>,
    #[serde(default)]
    pub high: Option<Entry<'a>>,
    /// A stated number after all: `a couple` is about 2.
    #[serde(default)]
    pub magnitude: Option<Entry<'a>>,
    /// Scales the magnitude word after it by low and high: `several` hundred.
    #[serde(default)]
    pub scales: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QualifierWords<'a> {
    #[serde(borrow)]
    pub name: Entry<'a>,
    #[serde(default)]
    pub before: Vec<Entry<'a>>,
    #[serde(default)]
    pub after: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verb<'a> {
    #[serde(default)]
    #[serde(borrow)]
    pub kind: Option<Entry<'a>>,
    pub words: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Irregular<'a> {
    #[serde(borrow)]
    pub base: Entry<'a>,
    pub past: Entry<'a>,
    pub participle: Entry<'a>,
    #[serde(default)]
    pub ing: Option<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spelling<'a> {
    #[serde(borrow)]
    pub base: Entry<'a>,
    pub past: Entry<'a>,
    pub participle: Entry<'a>,
    pub ing: Entry<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Noun<'a> {
    #[serde(default)]
    #[serde(borrow)]
    pub unit: Option<Entry<'a>>,
    #[serde(default)]
    pub group: Option<Entry<'a>>,
    #[serde(default)]
    pub kind: Option<Entry<'a>>,
    #[serde(default)]
    pub plural_only: bool,
    #[serde(default)]
    pub mass: bool,
    pub words: Vec<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plural<'a> {
    #[serde(borrow)]
    pub singular: Entry<'a>,
    pub plural: Entry<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure<'a> {
    #[serde(borrow)]
    pub symbol: Entry<'a>,
    #[serde(default)]
    pub names: Vec<Entry<'a>>,
    #[serde(default)]
    pub abbreviations: Vec<Entry<'a>>,
    /// Abbreviations that are small words too, and measure only before a bracket with the same in another unit: `12 in (300 mm)`.
    #[serde(default)]
    pub before_bracket: Vec<Entry<'a>>,
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
    pub parts: Vec<Parts<'a>>,
}

/// How many of a smaller unit are one of the measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts<'a> {
    #[serde(borrow)]
    pub symbol: Entry<'a>,
    pub count: Entry<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Currency<'a> {
    #[serde(borrow)]
    pub code: Entry<'a>,
    #[serde(default)]
    pub before: Vec<Entry<'a>>,
    #[serde(default)]
    pub after: Vec<Entry<'a>>,
    #[serde(default)]
    pub minor: Vec<Entry<'a>>,
}

/// Two events whose coordinated words show a third.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
/// What an event is where people of these groups do it: captured by police is detained.
pub(crate) struct Doer<'a> {
    #[serde(borrow)]
    pub event: Entry<'a>,
    /// The kinds of person that do it; any person where none are named.
    #[serde(default)]
    pub groups: Vec<Entry<'a>>,
    /// Things that do it: `the camp holds 400`.
    #[serde(default)]
    pub nouns: Vec<Entry<'a>>,
    /// The verbs that it is said with; any of the event's where none are named.
    #[serde(default)]
    pub verbs: Vec<Entry<'a>>,
    /// The event that it is then; none where it tells of nothing.
    pub gives: Option<Entry<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Join<'a> {
    #[serde(borrow)]
    pub events: [Entry<'a>; 2],
    pub gives: Entry<'a>,
    /// Verbs of the second that only say how the first came about: shot and killed is killed.
    #[serde(default)]
    pub ways: Vec<Entry<'a>>,
}
