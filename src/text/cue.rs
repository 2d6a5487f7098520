//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; it is built from the lexicon.

use crate::lex::vulgar;
use crate::lexicon::{Class, Hot, Lexicon, Marks, Role, Run, Sieve, WordId, hash, length};

/// What a word can be for a claim, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds(u8);

/// The beginning of a stated number.
const NUMERIC: u8 = 1;
/// An implicit count: `nobody`, `both`.
const IMPLICIT: u8 = 2;
/// One that needs the noun of a person soon: `a`, `another`.
const ARTICLE: u8 = 4;
/// It shows an event.
const EVENT: u8 = 8;
/// Such a noun, or a word that may be one.
const PERSON: u8 = 16;
/// It ends an article's phrase.
const ENDS: u8 = 32;
/// With the word before it, it may announce a number or an implicit count.
const PAIRED: u8 = 64;

/// How many words behind an article its noun may stand.
const REACH: u32 = 9;

impl Kinds {
    fn of(Hot { class, role, marks, .. }: &Hot) -> Kinds {
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
            (IMPLICIT, role.is_implicit_count() && !article),
            (ARTICLE, article),
            (EVENT, class.has(Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE)),
            (PERSON, class.has(Class::PERSON) || *role == Role::Old || named),
            (ENDS, class.has(ends) && !matches!(role, Role::That | Role::Other)),
        ];
        Kinds(kinds.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).sum())
    }
}

/// The cue words, in a table that stays in the processor's first cache.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    /// By a key's hash, open addressing: some of the hash's bits and above them the kinds; 0 is free. Two words of one mark
    /// may be taken for one another, which costs a look.
    marks: Vec<u32>,
    shift: u32,
    /// The words of any kind: most others are turned away without a look into the table.
    known: Sieve,
    /// By entry, for words too long for a key.
    kinds: Vec<Kinds>,
    /// The two words by which a phrase is known that has a number or an implicit count: `a handful`, `not a`.
    announced: Sieve,
    /// Two words beside each other in a phrase, of which one ends an article's phrase elsewhere: `more than`.
    joined: Sieve,
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
fn announce(end: WordId, path: &[WordId], words: &[Spelling], kinds: &mut [Kinds], announced: &mut Vec<u64>) {
    let of = kinds[end.0 as usize].0 & !ENDS;
    let length = |id: &WordId| words[id.0 as usize].length;
    let Some((at, longest)) = path.iter().enumerate().rev().max_by_key(|(_, id)| length(id)) else { return };
    let beside = if at > 0 { path[at - 1..=at].iter() } else { path[..path.len().min(2)].iter() };
    let plain = |id: &&WordId| words[id.0 as usize].plain;
    match beside.clone().filter(plain).collect::<Vec<_>>()[..] {
        [second, first] if of & (NUMERIC | IMPLICIT) != 0 => {
            let pair = pair(words[first.0 as usize].hash, words[second.0 as usize].hash);
            announced.extend((of & NUMERIC != 0).then_some(pair));
            announced.extend((of & IMPLICIT != 0).then_some(!pair));
            kinds[second.0 as usize].0 |= PAIRED;
            kinds[longest.0 as usize].0 |= of & !(NUMERIC | IMPLICIT);
        }
        _ => kinds[longest.0 as usize].0 |= of,
    }
}

impl Cues {
    pub fn new(lexicon: &Lexicon) -> Cues {
        let mut kinds: Vec<Kinds> = lexicon.hot.iter().map(Kinds::of).collect();
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
            if kinds[end.0 as usize].0 & !ENDS != 0 {
                let back = std::iter::successors(Some(last), |(node, _)| Some(steps[*node as usize]));
                path.clear();
                path.extend(back.map(|(_, word)| word).take_while(|word| *word != WordId::UNKNOWN));
                announce(*end, &path, &words, &mut kinds, &mut announced);
            }
        }
        let ends = |id: WordId| kinds[id.0 as usize].0 & ENDS != 0;
        let hash_of = |id: WordId| words[id.0 as usize].hash;
        let joined = steps.iter().map(|&(node, second)| (steps[node as usize].1, second));
        let joined = joined.filter(|(first, second)| ends(*first) || ends(*second));
        let joined = Sieve::new(16, joined.map(|(first, second)| pair(hash_of(first), hash_of(second))));
        let announced = Sieve::new(14, announced.into_iter());
        let hashes = words.iter().map(|word| word.hash);
        let cues = || hashes.clone().zip(&kinds).filter(|(hash, kinds)| *hash != 0 && **kinds != Kinds::default());
        let known = Sieve::new(17, cues().map(|(hash, _)| hash));
        let size = (cues().count() * 2).next_power_of_two().max(16);
        let mut marks = vec![0; size];
        let shift = 64 - size.trailing_zeros();
        for (hash, kinds) in cues() {
            let mut at = (hash >> shift) as usize;
            while marks[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            marks[at] = u32::from(kinds.0) << KINDS_AT | mark(hash);
        }
        Cues { marks, shift, known, kinds, announced, joined }
    }

    #[inline]
    fn kinds(&self, hash: u64) -> Kinds {
        if !self.known.has(hash) {
            return Kinds::default();
        }
        let mut at = (hash >> self.shift) as usize;
        loop {
            let found = self.marks[at];
            if found == 0 || found & ((1 << KINDS_AT) - 1) == mark(hash) {
                return Kinds((found >> KINDS_AT) as u8);
            }
            at = (at + 1) & (self.marks.len() - 1);
        }
    }

    /// Whether the sentence has a digit, a vulgar fraction, a number word, or an implicit count beside a word that shows an event.
    pub fn any(&self, sentence: &str, lexicon: &Lexicon) -> bool {
        let bytes = sentence.as_bytes();
        // In steps, each of which becomes vector code.
        if bytes.chunks(64).any(|step| step.iter().fold(0, |found, b| found | u8::from(b.is_ascii_digit())) != 0) {
            return true;
        }
        let mut seen = 0;
        // How many words behind an article its noun may still stand.
        let mut open = 0;
        // The word before, and whether it ends an article's phrase unless it is in a phrase with the next.
        let (mut before, mut ending) = (0, false);
        let mut at = 0;
        while at < bytes.len() {
            if !in_word(bytes[at]) {
                match bytes[at] {
                    // The first byte of a vulgar fraction, as of many other signs.
                    0xc2 | 0xe2 if vulgar(&sentence[at..]).is_some() => return true,
                    b',' | b';' | b':' | b'(' | b')' => open = 0,
                    // A letter of a word that the lexicon does not have.
                    0xc3..=0xe1 | 0xe3.. if open > 0 => seen |= IMPLICIT,
                    _ => {}
                }
                at += 1;
                continue;
            }
            let start = at;
            let Some(run) = Run::read(bytes, start) else {
                at += bytes[at..].iter().take_while(|b| in_word(**b)).count();
                seen |= self.kinds[lexicon.find(&sentence[start..at]).0 as usize].0;
                seen |= if open > 0 { IMPLICIT } else { 0 };
                (before, ending) = (0, false);
                if announces(seen) {
                    return true;
                }
                continue;
            };
            at += run.len;
            at += usize::from(bytes.get(at) == Some(&b' '));
            let word = hash(run.key);
            let kinds = self.kinds(word).0;
            // Most words are nothing to a claim, and stand behind no article.
            if kinds == 0 && open == 0 {
                (before, ending) = (word, false);
                continue;
            }
            seen |= kinds;
            if kinds & PAIRED != 0 {
                let pair = pair(before, word);
                seen |= if self.announced.has(pair) { NUMERIC } else { 0 };
                seen |= if self.announced.has(!pair) { IMPLICIT } else { 0 };
            }
            if std::mem::take(&mut ending) && !self.joined.has(pair(before, word)) {
                open = 0;
            }
            if kinds & ARTICLE != 0 {
                open = REACH;
            } else if open > 0 {
                open -= 1;
                ending = kinds & ENDS != 0 && !self.joined.has(pair(before, word));
                let counts =
                    kinds & PERSON != 0 || kinds & !PAIRED == 0 && lexicon.look_up_key(run.key).class.is_unknown();
                seen |= if counts { IMPLICIT } else { 0 };
            }
            if announces(seen) {
                return true;
            }
            before = word;
        }
        announces(seen)
    }
}

/// Whether words of these kinds together may make a claim.
fn announces(seen: u8) -> bool {
    seen & NUMERIC != 0 || seen & (IMPLICIT | EVENT) == IMPLICIT | EVENT
}

/// The hash of two words beside each other.
fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(21) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The part of a hash by which a table of cues knows it.
fn mark(hash: u64) -> u32 {
    // A product's lowest bits know only the word's first letters.
    (hash >> 16) as u32 & ((1 << KINDS_AT) - 1)
}

/// ASCII letters alone: cues are ASCII. Beside a letter beyond them a cue may be seen where there is none, which costs a
/// look and loses nothing; a no-break space must part words as a blank does.
fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}
