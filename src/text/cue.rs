//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; it is built from the lexicon.

use crate::lex::vulgar;
use crate::lexicon::{Class, Lexicon, Role, Run, WordId, hash, key};

/// What a word can be for a claim, as bits: the beginning of a stated number, of an implicit count, of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds(u8);

const NUMERIC: Kinds = Kinds(1);
const IMPLICIT: Kinds = Kinds(2);
const EVENT: Kinds = Kinds(4);

impl Kinds {
    fn of(class: Class, role: Role) -> Kinds {
        let numeric = class.has(Class::NUMERIC);
        let implicit = role.is_implicit_count();
        let event = class.has(Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE);
        Kinds(u8::from(numeric) | u8::from(implicit) << 1 | u8::from(event) << 2)
    }
}

/// The cue words, in a table that stays in the processor's first cache.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    /// By a key's hash, open addressing: some of the hash's bits and above them the kinds; 0 is free. Two words of one mark
    /// may be taken for one another, which costs a look.
    marks: Vec<u32>,
    shift: u32,
    /// By entry, for words too long for a key.
    kinds: Vec<Kinds>,
}

const KINDS_AT: u32 = 24;

impl Cues {
    pub fn new(lexicon: &Lexicon) -> Cues {
        let mut kinds: Vec<Kinds> = lexicon.hot.iter().map(|h| Kinds::of(h.class, h.role)).collect();
        // What a phrase is, its longest word announces: nearly all texts have an `a`, few a `handful`. A node is younger than
        // the one that leads to it.
        let mut lengths = vec![0; lexicon.hot.len()];
        for (word, id) in &lexicon.words {
            lengths[id.0 as usize] = word.len();
        }
        let mut steps = vec![(0, WordId::UNKNOWN); lexicon.ends.len()];
        for (&step, &next) in &lexicon.trie {
            steps[next as usize] = step;
        }
        let mut longest = vec![WordId::UNKNOWN; lexicon.ends.len()];
        for (next, (node, word)) in steps.into_iter().enumerate().skip(1) {
            let before = longest[node as usize];
            let longer = node == 0 || lengths[word.0 as usize] > lengths[before.0 as usize];
            longest[next] = if longer { word } else { before };
            let end = lexicon.ends[next];
            kinds[longest[next].0 as usize].0 |= kinds[end.0 as usize].0;
        }
        let of = |id: &WordId| kinds[id.0 as usize];
        let cues = lexicon.words.iter().filter(|(_, id)| of(id) != Kinds::default());
        let cues: Vec<_> = cues.filter_map(|(word, id)| Some((hash(key(word.as_bytes())?), of(id)))).collect();
        let size = (cues.len() * 2).next_power_of_two().max(16);
        let mut table = Cues { marks: vec![0; size], shift: 64 - size.trailing_zeros(), kinds };
        for (hash, kinds) in cues {
            let mut at = (hash >> table.shift) as usize;
            while table.marks[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table.marks[at] = u32::from(kinds.0) << KINDS_AT | mark(hash);
        }
        table
    }

    #[inline]
    fn kinds(&self, hash: u64) -> Kinds {
        let mut at = (hash >> self.shift) as usize;
        loop {
            let found = self.marks[at];
            if found == 0 || found & ((1 << KINDS_AT) - 1) == mark(hash) {
                return Kinds((found >> KINDS_AT) as u8);
            }
            at = (at + 1) & (self.marks.len() - 1);
        }
    }

    /// Whether the sentence has a digit, a vulgar fraction, a number word, or the word of an implicit count beside one that
    /// shows an event.
    pub fn any(&self, sentence: &str, lexicon: &Lexicon) -> bool {
        let bytes = sentence.as_bytes();
        // In steps, each of which becomes vector code.
        if bytes.chunks(64).any(|step| step.iter().fold(0, |found, b| found | u8::from(b.is_ascii_digit())) != 0) {
            return true;
        }
        let mut seen = 0;
        let mut at = 0;
        while at < bytes.len() {
            if !in_word(bytes[at]) {
                // The first byte of a vulgar fraction, as of many other signs.
                if matches!(bytes[at], 0xc2 | 0xe2) && vulgar(&sentence[at..]).is_some() {
                    return true;
                }
                at += 1;
                continue;
            }
            let start = at;
            let kinds = match Run::read(bytes, start) {
                Some(run) => {
                    at += run.len;
                    self.kinds(hash(run.key))
                }
                None => {
                    at += bytes[at..].iter().take_while(|b| in_word(**b)).count();
                    self.kinds[lexicon.find(&sentence[start..at]).0 as usize]
                }
            };
            seen |= kinds.0;
            if seen & NUMERIC.0 != 0 || seen & (IMPLICIT.0 | EVENT.0) == IMPLICIT.0 | EVENT.0 {
                return true;
            }
        }
        false
    }
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
