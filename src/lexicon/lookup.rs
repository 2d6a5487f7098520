//! The table of words: for those of up to sixteen bytes a key that is an integer, and no text.
//!
//! A general hash map touches three lines for a word (control bytes, key, entry); on news that was a third of all time. Here a
//! small table of numbers leads to slots in the order of the lexicon, in which the words met most come first.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{
    Class, Role, Sieve, WordId,
    key::{hash, key, length},
};

/// One word: its letters in lower case as an integer, and what the lexer needs of it.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(super) struct Slot {
    pub(super) key: u128,
    pub(super) found: Found,
}

const _: () = assert!(size_of::<Slot>() == 32, "two slots a cache line");

/// Words to entries.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Lookup {
    /// Short words as they came. The first has key 0, which is no word's.
    #[serde(with = "super::packed")]
    slots: Vec<Slot>,
    /// By hash, open addressing, two to the power of some places: the slot's number, 0 is free.
    #[serde(with = "super::packed")]
    places: Vec<u32>,
    /// A hash's highest bits, which are its best, are its place: how far they stand from the lowest.
    shift: u32,
    /// The short words' keys.
    known: Sieve,
    long: FxHashMap<Box<str>, WordId>,
}

/// What a look-up tells the lexer.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    pub class: Class,
    pub id: WordId,
    pub role: Role,
    pub marks: Marks,
    /// The node of the phrases that begin with it; 0 where there are none, or where it must be asked for.
    pub opens: u16,
}

/// What a word may do further on, as bits, so that a sentence without it is passed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(pub u8);

impl Marks {
    /// It may stand in a phrase behind the first word, as hyphens may.
    pub const CONTINUES: Marks = Marks(1);
    /// Written with other capitals it may be a symbol of its own, `MW` and `mW`; or is one that phrases know by another.
    pub const CASED: Marks = Marks(2);
    /// It shows an event by itself or with another word, or leads to one told before.
    pub const TELLS: Marks = Marks(4);
    /// It may carry a number, stated or implicit.
    pub const COUNTS: Marks = Marks(8);
    /// The lexicon does not know it, and it ends as plurals do.
    pub const PLURAL: Marks = Marks(16);
    /// A verb by which a hazard meets a place: it shows an event of things that is none of people.
    pub const STRIKES: Marks = Marks(32);
    /// It tells an age before or behind it.
    pub const AGES: Marks = Marks(64);
    /// It may begin a phrase.
    pub const STARTS: Marks = Marks(128);

    pub fn has(self, any: Marks) -> bool {
        self.0 & any.0 != 0
    }

    pub fn set(&mut self, some: Marks) {
        self.0 |= some.0;
    }

    pub fn without(self, some: Marks) -> Marks {
        Marks(self.0 & !some.0)
    }
}

/// What is said of words that the lexicon does not know: of most, and of those that end as plurals do.
static UNKNOWN: [Found; 2] = {
    let found = Found { class: Class::NONE, id: WordId::UNKNOWN, role: Role::None, marks: Marks(0), opens: 0 };
    [found, Found { marks: Marks::PLURAL, ..found }]
};

impl Found {
    /// For a word that the lexicon does not know, by its key, or by that of its last letters.
    pub fn unknown(key: u128) -> &'static Found {
        let length = length(key);
        // More than three letters that end in `s`, but not as singulars do.
        let [before, last] = ((key >> (8 * length.max(2) - 16)) as u16).to_le_bytes();
        let plural = length > 3 && last == b's' && !matches!(before, b's' | b'u' | b'i');
        &UNKNOWN[usize::from(plural)]
    }
}

impl Lookup {
    /// For that many words without growing.
    pub fn with_room(count: usize) -> Lookup {
        let mut slots = Vec::with_capacity(count + 1);
        slots.push(Slot::default());
        let places = (count * 2).next_power_of_two().max(4);
        Lookup { slots, places: vec![0; places], shift: 64 - places.trailing_zeros(), ..Lookup::default() }
    }

    fn home(&self, key: u128) -> usize {
        (hash(key) >> self.shift) as usize
    }

    /// The place of a key, or the free one where it would be.
    #[inline]
    fn place(&self, key: u128) -> usize {
        let mut at = self.home(key);
        loop {
            let slot = self.places[at];
            if slot == 0 || self.slots[slot as usize].key == key {
                return at;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The slot of a key; the first where it has none.
    #[inline]
    fn slot(&self, key: u128) -> &Slot {
        &self.slots[self.places[self.place(key)] as usize]
    }

    /// The entry of a word in lower case, `new` where there was none before.
    pub fn get_or_insert(&mut self, word: &str, new: WordId) -> WordId {
        let Some(key) = short(word) else {
            return match self.long.get(word) {
                Some(id) => *id,
                None => *self.long.entry(word.into()).or_insert(new),
            };
        };
        let at = self.place(key);
        if self.places[at] == 0 {
            self.places[at] = self.slots.len() as u32;
            self.slots.push(Slot { key, found: Found { id: new, ..Found::default() } });
            if self.slots.len() * 4 > self.places.len() * 3 {
                self.spread();
            }
            return new;
        }
        self.slots[self.places[at] as usize].found.id
    }

    /// Makes the table of places twice as large.
    fn spread(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        self.shift -= 1;
        for slot in 1..self.slots.len() {
            let at = self.place(self.slots[slot].key);
            self.places[at] = slot as u32;
        }
    }

    /// The entry of a word in lower case.
    pub fn id(&self, word: &str) -> Option<WordId> {
        match short(word) {
            Some(key) => Some(self.slot(key).found.id).filter(|id| *id != WordId::UNKNOWN),
            None => self.long.get(word).copied(),
        }
    }

    /// Takes what the lexer needs of each short word, from `tell`. None can be looked up before.
    pub fn fill(&mut self, tell: impl Fn(u128, WordId) -> Found) {
        self.known = Sieve::open(18);
        for slot in &mut self.slots[1..] {
            self.known.add(hash(slot.key));
            slot.found = tell(slot.key, slot.found.id);
        }
    }

    /// The short words.
    pub fn short(&self) -> impl Iterator<Item = (u128, WordId)> {
        self.slots.iter().skip(1).map(|slot| (slot.key, slot.found.id))
    }

    /// The others.
    pub fn long(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.long.iter().map(|(word, id)| (&**word, *id))
    }

    /// All words as they are written, in no order.
    #[cfg(feature = "cli")]
    pub fn words(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, WordId)> {
        use std::borrow::Cow;
        let text = |key: u128| String::from_utf8_lossy(&key.to_le_bytes()[..length(key)]).into_owned();
        let short = self.short().map(move |(key, id)| (Cow::Owned(text(key)), id));
        short.chain(self.long().map(|(word, id)| (Cow::Borrowed(word), id)))
    }

    /// What the lexer needs of the word with this key.
    ///
    /// Most words are known, and stand where they should: for them it is a look at a number and one at a slot.
    #[inline]
    pub fn get(&self, key: u128) -> &Found {
        let slot = &self.slots[self.places[self.home(key)] as usize];
        if slot.key == key { &slot.found } else { self.elsewhere(key) }
    }

    #[inline(never)]
    fn elsewhere(&self, key: u128) -> &Found {
        if self.known.has(hash(key)) {
            let slot = self.slot(key);
            if slot.key == key {
                return &slot.found;
            }
        }
        Found::unknown(key)
    }
}

/// The key of a word of the lexicon, where it has one: none with an empty byte in it, which a key could not tell from its end.
fn short(word: &str) -> Option<u128> {
    key(word.as_bytes()).filter(|key| length(*key) == word.len() && *key != 0)
}
