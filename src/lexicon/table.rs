//! The compiled lexicon: one entry a word or phrase, and the tries and maps by which the lexer finds it.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{
    Class, Role, Sieve, Word,
    cues::Cues,
    key::{hash, key},
    lookup::{Found, Lookup, Marks},
    steps::{Steps, pair_hash},
    word::Lemma,
};

/// An index into the lexicon's entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct WordId(pub u32);

impl WordId {
    /// The entry of words that the lexicon does not know.
    pub const UNKNOWN: WordId = WordId(0);
}

/// An index into the lexicon's events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub(crate) struct EventId(pub u16);

/// How a word shows its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum SenseKind {
    /// A verb whose object it happens to.
    Transitive,
    /// A verb whose subject it happens to.
    Intransitive,
    /// An adjective or phrase.
    State,
    /// A noun for the happening, counted as those it happened to.
    Act,
    /// A noun for the happening or its doer, which counts those it happened to only with `of`.
    ActOf,
    /// The same with `to`, `for` or `on`: `damage to 40 homes`.
    ActTo,
    /// A noun for those it happened to.
    People,
    /// A noun whose figure is a tally.
    Tally,
    /// A verb that shows it where it could not be done to the object: `could not be found`.
    Undone,
    /// A verb that shows it where the subject could not do it: `could not leave`.
    Unable,
    /// A verb that denies it of its subject: `escaped unhurt`.
    IntransitiveNot,
    /// An adjective that denies it: `unharmed`.
    StateNot,
}

/// What kind of counted thing an event's words apply to.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Of {
    #[default]
    Anything,
    People,
    Things,
    Animals,
    Money,
    /// `80 lives`: the word, not the people.
    Lives,
}

/// One event that a word may show, and of what kind of counted thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Sense {
    pub event: EventId,
    pub kind: SenseKind,
    pub of: Of,
}

/// A unit of measure that is part of a larger one: 12 inches are a foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Part {
    /// The two units as indices into the symbols.
    pub whole: u16,
    pub part: u16,
    /// How many parts are a whole; more than zero.
    #[serde(with = "rust_decimal::serde::str")]
    pub count: Decimal,
}

/// What one of a counted noun is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Unit {
    /// The noun's own singular.
    #[default]
    Lemma,
    Person,
    /// A wider unit by its name's index: `building`, `animal`, `household`.
    Named(u16),
}

/// A set of person groups, by their index in [`Lexicon::groups`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct GroupSet(pub u64);

/// Two events whose coordinated words show one.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Join {
    pub events: [EventId; 2],
    pub gives: EventId,
    /// Verbs of the second that only say how the first came about, in their base forms: `shot and killed`.
    pub ways: Vec<Box<str>>,
}

/// An event that is another where certain people do it: `police captured 17`, `they buried 40`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Doer {
    pub from: EventId,
    /// Of which groups they are; empty for any person.
    pub groups: GroupSet,
    /// The things that do it, in the singular.
    pub nouns: Vec<Box<str>>,
    /// The base forms that it is said with; empty for all.
    pub verbs: Vec<Box<str>>,
    /// None: of them it is no event.
    pub to: Option<EventId>,
}

/// Where those end whom a verb of moving takes along, and what has then happened to them: `bused to a shelter`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Goal {
    pub event: EventId,
    /// The prepositions that lead there.
    pub prepositions: Vec<WordId>,
    /// Words of which one must stand before the noun; none where any will do.
    pub like: Vec<WordId>,
}

impl Goal {
    /// How many a lexicon may have.
    pub const MOST: usize = 64;
}

impl GroupSet {
    /// How many groups a lexicon may have.
    pub const MOST: usize = 64;
}

/// A vague word's bounds under the literal reading.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct VagueValue {
    #[serde(with = "rust_decimal::serde::str")]
    pub low: Decimal,
    #[serde(with = "rust_decimal::serde::str_option")]
    pub high: Option<Decimal>,
    #[serde(with = "rust_decimal::serde::str_option")]
    pub magnitude: Option<Decimal>,
    /// It multiplies the magnitude word after it: `several hundred`.
    pub scales: bool,
}

/// What the lexer needs of every word, apart from the rest so that a sentence's look-ups stay in the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hot {
    pub class: Class,
    /// For a symbol whose case tells, the word in lower case, by which phrases know it.
    pub folded: WordId,
    pub role: Role,
    pub marks: Marks,
    /// As [`Found::opens`].
    pub opens: u16,
}

impl Hot {
    /// What a look-up tells of this word, whose entry it is.
    pub(super) fn found(self, word: &[u8], id: WordId) -> Found {
        let Hot { class, role, mut marks, opens, .. } = self;
        if class.is_unknown() {
            let last = &word[word.len().saturating_sub(16)..];
            marks.set(key(last).map_or(Marks::default(), |key| Found::unknown(key).marks));
        }
        Found { class, id, role, marks, opens }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct EventInfo {
    pub name: Box<str>,
    /// Implicit counts are claims for it.
    pub people: bool,
    /// It may also happen to things.
    pub things: bool,
    /// It happens to money.
    pub money: bool,
}

/// Everything that is known of words. Immutable once built.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Lexicon {
    pub entries: Vec<Word>,
    /// The base forms of words that are none themselves, one behind the other.
    pub lemmas: String,
    /// Each entry's class and role; filled when the lexicon is finished.
    #[serde(with = "super::packed")]
    pub hot: Vec<Hot>,
    /// For symbols whose case tells, their words in lower case.
    pub folded: FxHashMap<WordId, WordId>,
    /// By the word in lower case.
    pub lookup: Lookup,
    /// By the word as written: symbols whose case tells (`MW`, `mW`).
    pub exact: FxHashMap<Box<str>, WordId>,
    /// Phrases, word by word.
    pub steps: Steps,
    /// Which words may be abbreviations.
    pub abbreviations: Sieve,
    /// Which words may begin a symbol that goes on with a sign: `km/h`, `A$`.
    pub symbolic: Sieve,
    /// Which two words may begin a phrase together.
    pub pairs: Sieve,
    pub cues: Cues,
    /// What phrase ends at a node; `WordId::UNKNOWN` is none.
    #[serde(with = "super::packed")]
    pub ends: Vec<WordId>,
    pub events: Vec<EventInfo>,
    pub groups: Vec<Box<str>>,
    /// Units, measures' symbols and currencies' codes.
    pub symbols: Vec<Box<str>>,
    /// Symbols that are units of time.
    pub time_symbols: Vec<u16>,
    /// Symbols that are units of area.
    pub area_symbols: Vec<u16>,
    /// The unit of an age that names none: `aged 40`.
    pub age_unit: Option<u16>,
    /// Which units are said as part of a larger one.
    pub parts: Vec<Part>,
    /// Pairs of events whose coordinated words show a third: `killed or wounded` is a casualty.
    pub joins: Vec<Join>,
    /// Events that are others where people of some groups do them.
    pub doers: Vec<Doer>,
    /// Where verbs of moving lead; words tell theirs by its index.
    pub goals: Vec<Goal>,
    /// Those of them that any country is, as bits.
    pub goals_in_countries: u64,
    /// The event of those who flee to another country.
    pub abroad: Option<EventId>,
    /// Of those who are paid relief.
    pub paid: Option<EventId>,
    /// The event that the cases of a disease are.
    pub cases: Option<EventId>,
    /// The event of a thing whose parts are destroyed.
    pub in_part: Option<EventId>,
    /// How nouns for people end, where the lexicon does not know them.
    pub person_endings: Vec<Box<str>>,
    pub nation_endings: Vec<Box<str>>,
    /// Common nouns that no list of things has, and their endings: in capitals they look like names of places.
    pub abstract_words: Vec<Box<str>>,
    pub abstract_endings: Vec<Box<str>>,
    /// Numbers that one dials in need: `911`.
    pub emergency_numbers: Vec<u32>,
    /// The groups that sort people by sex or age: `man`, `child`.
    pub sexes_and_ages: GroupSet,
    /// The groups that are sent where their work is: `police`, `rescuer`.
    pub on_duty: GroupSet,
    /// The symbols of the units that count as people and as living things.
    pub household: u16,
    pub animal: u16,
    /// The pound that weighs.
    pub pound: u16,
    /// The group of those who are told as no more than so many years old.
    pub young: GroupSet,
    pub building: u16,
    /// Stands in phrases for any possessive: `lost one's life`.
    pub any_possessive: WordId,
}

impl Lexicon {
    pub fn word(&self, id: WordId) -> &Word {
        &self.entries[id.0 as usize]
    }

    /// An entry's class and role.
    pub fn hot(&self, id: WordId) -> Hot {
        self.hot[id.0 as usize]
    }

    /// The singular of a noun, the base of a verb; empty where it is the word itself.
    pub fn lemma(&self, word: &Word) -> &str {
        let Lemma { start, len } = word.lemma;
        &self.lemmas[start as usize..][..len as usize]
    }

    pub fn symbol(&self, id: u16) -> &str {
        &self.symbols[id as usize]
    }

    pub fn event_name(&self, id: EventId) -> &str {
        &self.events[id.0 as usize].name
    }

    /// The event with this name.
    pub fn event(&self, name: &str) -> Option<EventId> {
        self.events.iter().position(|e| &*e.name == name).map(|i| EventId(i as u16))
    }

    /// What two events' words show together.
    pub fn join(&self, a: EventId, b: EventId) -> Option<&Join> {
        self.joins.iter().find(|join| join.events == [a, b] || join.events == [b, a])
    }

    /// What comes of an event whose words may only say how it came about: death of being shot.
    pub fn outcome(&self, event: EventId) -> Option<EventId> {
        let join = self.joins.iter().find(|join| !join.ways.is_empty() && join.events[1] == event)?;
        Some(join.events[0])
    }

    /// The event of a disease's cases, if the word is a disease.
    pub fn case_of(&self, word: WordId) -> Option<EventId> {
        let event = self.cases?;
        self.word(word).objects.iter().any(|(_, e)| *e == event).then_some(event)
    }

    /// The person group with this name, as a set of one; empty where no noun is of that group.
    pub fn group(&self, name: &str) -> GroupSet {
        GroupSet(self.groups.iter().position(|g| &**g == name).map_or(0, |i| 1 << i))
    }

    /// The entry of a word form, whatever its case.
    pub fn find(&self, word: &str) -> WordId {
        self.look_up(word).id
    }

    /// The entry of a word form, whatever its case, with its class and role and whether it continues a phrase.
    #[inline]
    pub fn look_up(&self, word: &str) -> Found {
        match key(word.as_bytes()) {
            Some(key) => *self.look_up_key(key),
            None => match self.lookup.id(&word.to_ascii_lowercase()) {
                Some(id) => self.hot(id).found(word.as_bytes(), id),
                None => Hot::default().found(word.as_bytes(), WordId::UNKNOWN),
            },
        }
    }

    /// What a word before a period is as an abbreviation, among its other classes. All sentences end at such a look, and
    /// most words are turned away without one into the table.
    pub fn abbreviation(&self, word: &str) -> Class {
        match key(word.as_bytes()) {
            Some(key) if !self.abbreviations.has(hash(key)) => Class::NONE,
            _ => self.look_up(word).class,
        }
    }

    /// As [`Lexicon::look_up`], for a word of up to sixteen bytes by its key.
    #[inline]
    pub fn look_up_key(&self, key: u128) -> &Found {
        self.lookup.get(key)
    }

    /// Whether a phrase may begin with these two words.
    #[inline]
    pub fn pairs(&self, first: WordId, second: WordId) -> bool {
        self.pairs.has(pair_hash(first, second))
    }
}
