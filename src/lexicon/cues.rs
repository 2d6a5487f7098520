//! The words by which a sentence shows that it may have a claim, in a table of their own; [`crate::text::cue`] reads it.

use serde::{Deserialize, Serialize};

use super::{
    Class, Hot, Lexicon, Marks, Role, Sieve, WordId,
    key::{hash, length},
};

// What a word can be for a claim, as bits.

/// The beginning of a stated number.
pub(crate) const NUMERIC: u8 = 1;
/// An implicit count: `nobody`, `both`.
pub(crate) const IMPLICIT: u8 = 2;
/// One that needs the noun of a person soon: `a`, `another`.
pub(crate) const ARTICLE: u8 = 4;
/// It shows an event.
pub(crate) const EVENT: u8 = 8;
/// Such a noun, or a word that may be one.
pub(crate) const PERSON: u8 = 16;
/// It ends an article's phrase.
pub(crate) const ENDS: u8 = 32;
/// With the word before it, it may announce a number or an implicit count.
pub(crate) const PAIRED: u8 = 64;

/// What a word can be, by its entry.
fn kinds_of(Hot { class, role, marks, .. }: &Hot) -> u8 {
    let article = matches!(role, Role::Indefinite | Role::Another);
    // Written otherwise it may be no name, and then nothing that the lexicon knows.
    let named = class.has(Class::CAPITALISED)
        && class.without(Class::NAME | Class::PLACE | Class::DEMONYM).is_unknown()
        || marks.has(Marks::CASED);
    let ends = Class::PREPOSITION
        | Class::COORDINATOR
        | Class::BE
        | Class::HAVE
        | Class::MODAL
        | Class::RELATIVE
        | Class::DETERMINER;
    let kinds = [
        (NUMERIC, class.has(Class::NUMERIC)),
        // `Another died`: it may stand alone.
        (IMPLICIT, role.is_implicit_count() && !article || *role == Role::Another),
        (ARTICLE, article),
        (EVENT, class.has(Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE)),
        (PERSON, class.has(Class::PERSON) || *role == Role::Old || named),
        (ENDS, class.has(ends) && !matches!(role, Role::That | Role::Other)),
    ];
    kinds.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).sum()
}

/// The cue words, in a table that stays in the processor's first cache.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Cues {
    /// By a key's hash, open addressing: some of the hash's bits and above them the kinds; 0 is free. Two words of one mark
    /// may be taken for one another, which costs a look.
    #[serde(with = "super::packed")]
    marks: Vec<u32>,
    shift: u32,
    /// The words that are more to a claim than the noun or the end of an article's phrase: where there is none open, most
    /// others are turned away without a look into the table.
    pub announcing: Sieve,
    /// By entry, for words too long for a key.
    #[serde(with = "super::packed")]
    kinds: Vec<u8>,
    /// The two words by which a phrase is known that has a number or an implicit count: `a handful`, `not a`.
    pub announced: Sieve,
    /// Two words beside each other in a phrase, of which one ends an article's phrase elsewhere: `more than`.
    pub joined: Sieve,
}

const KINDS_AT: u32 = 25;

/// A word as cues know it.
#[derive(Clone, Copy, Debug, Default)]
struct Spelling {
    /// 0 where it is too long for a key.
    hash: u64,
    length: u32,
    /// It has a key, and nothing but letters.
    plain: bool,
}

/// What a phrase is, its words announce, given last first: a number or implicit count by the two beside each other of which one is
/// the longest, for nearly all texts have a `not`, few a `not a`; all else by the longest.
fn announce(end: WordId, path: &[WordId], words: &[Spelling], kinds: &mut [u8], announced: &mut Vec<u64>) {
    let of = kinds[end.0 as usize] & !ENDS;
    let length = |id: &WordId| words[id.0 as usize].length;
    let Some((at, longest)) = path.iter().enumerate().rev().max_by_key(|(_, id)| length(id)) else { return };
    let beside = if at > 0 { path[at - 1..=at].iter() } else { path[..path.len().min(2)].iter() };
    let plain = |id: &&WordId| words[id.0 as usize].plain;
    match beside.clone().filter(plain).collect::<Vec<_>>()[..] {
        [second, first] if of & (NUMERIC | IMPLICIT) != 0 => {
            let pair = pair(words[first.0 as usize].hash, words[second.0 as usize].hash);
            announced.extend((of & NUMERIC != 0).then_some(pair));
            announced.extend((of & IMPLICIT != 0).then_some(!pair));
            kinds[second.0 as usize] |= PAIRED;
            kinds[longest.0 as usize] |= of & !(NUMERIC | IMPLICIT);
        }
        _ => kinds[longest.0 as usize] |= of,
    }
}

impl Cues {
    pub fn new(lexicon: &Lexicon) -> Cues {
        let mut kinds: Vec<u8> = lexicon.hot.iter().map(kinds_of).collect();
        let mut words = vec![Spelling::default(); lexicon.hot.len()];
        for (key, id) in lexicon.lookup.short() {
            let length = length(key);
            let plain = key.to_le_bytes()[..length].iter().all(|b| in_word(*b));
            words[id.0 as usize] = Spelling { hash: hash(key), length: length as u32, plain };
        }
        for (word, id) in lexicon.lookup.long() {
            words[id.0 as usize].length = word.len() as u32;
        }
        // Each node's word, and the node that leads to it, which is the older.
        let mut steps = vec![(0, WordId::UNKNOWN); lexicon.ends.len()];
        for (node, word, next) in lexicon.steps.iter() {
            steps[next as usize] = (node, word);
        }
        let mut announced = Vec::new();
        let mut path = Vec::new();
        for (end, &last) in lexicon.ends.iter().zip(&steps).skip(1) {
            if kinds[end.0 as usize] & !ENDS != 0 {
                let back = std::iter::successors(Some(last), |(node, _)| Some(steps[*node as usize]));
                path.clear();
                path.extend(back.map(|(_, word)| word).take_while(|word| *word != WordId::UNKNOWN));
                announce(*end, &path, &words, &mut kinds, &mut announced);
            }
        }
        let ends = |id: WordId| kinds[id.0 as usize] & ENDS != 0;
        let hash_of = |id: WordId| words[id.0 as usize].hash;
        let joined = steps.iter().map(|&(node, second)| (steps[node as usize].1, second));
        let joined = joined.filter(|(first, second)| ends(*first) || ends(*second));
        let joined = Sieve::new(16, joined.map(|(first, second)| pair(hash_of(first), hash_of(second))));
        let announced = Sieve::new(14, announced.into_iter());
        let hashes = words.iter().map(|word| word.hash);
        let cues = || hashes.clone().zip(&kinds).filter(|(hash, kinds)| *hash != 0 && **kinds != 0);
        let announcing = cues().filter(|(_, kinds)| **kinds & !(PERSON | ENDS) != 0);
        let announcing = Sieve::new(17, announcing.map(|(hash, _)| hash));
        let size = (cues().count() * 2).next_power_of_two().max(16);
        let mut marks = vec![0; size];
        let shift = 64 - size.trailing_zeros();
        for (hash, kinds) in cues() {
            let mut at = (hash >> shift) as usize;
            while marks[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            marks[at] = u32::from(*kinds) << KINDS_AT | mark(hash);
        }
        Cues { marks, shift, announcing, kinds, announced, joined }
    }

    /// What the word with this key's hash can be.
    #[inline]
    pub fn kinds(&self, hash: u64) -> u8 {
        let mut at = (hash >> self.shift) as usize;
        loop {
            let found = self.marks[at];
            if found == 0 || found & ((1 << KINDS_AT) - 1) == mark(hash) {
                return (found >> KINDS_AT) as u8;
            }
            at = (at + 1) & (self.marks.len() - 1);
        }
    }

    /// What a word too long for a key can be.
    pub fn of(&self, word: WordId) -> u8 {
        self.kinds[word.0 as usize]
    }
}

/// The hash of two words beside each other.
pub(crate) fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(21) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The part of a hash by which a table of cues knows it.
fn mark(hash: u64) -> u32 {
    // A product's lowest bits know only the word's first letters.
    (hash >> 16) as u32 & ((1 << KINDS_AT) - 1)
}

/// ASCII letters alone: cues are ASCII. Beside a letter beyond them a cue may be seen where there is none, which costs a
/// look and loses nothing; a no-break space must part words as a blank does.
pub(crate) fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}
