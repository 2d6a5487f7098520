//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; it is built from the lexicon.

use crate::lexicon::{Class, Lexicon, Role, Run, Sieve, WordId, hash, key};

/// What a word can be for a claim, as bits: the beginning of a stated number, of an implicit count, of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kinds(u8);

const NUMERIC: Kinds = Kinds(1);
const IMPLICIT: Kinds = Kinds(2);
const EVENT: Kinds = Kinds(4);

impl Kinds {
    fn of(class: Class, role: Role) -> Kinds {
        let numeric = class.has(Class::NUMBER | Class::MULTIPLIER | Class::VAGUE | Class::SHARE);
        let implicit =
            matches!(role, Role::Indefinite | Role::Another | Role::Nobody | Role::No | Role::NoneOf | Role::Both);
        let event = class.has(Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE);
        Kinds(u8::from(numeric) | u8::from(implicit) << 1 | u8::from(event) << 2)
    }
}

/// The cue words. Nearly all other words are turned away by one bit, without a look-up.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    /// The cues' keys.
    sieve: Sieve,
    /// By entry.
    kinds: Vec<Kinds>,
}

impl Cues {
    pub fn new(lexicon: &Lexicon) -> Cues {
        let mut kinds: Vec<Kinds> = lexicon.hot.iter().map(|h| Kinds::of(h.class, h.role)).collect();
        // What a phrase is, its first word announces. A node is younger than the one that leads to it.
        let mut steps: Vec<_> = lexicon.trie.iter().map(|(&(node, word), &next)| (next, node, word)).collect();
        steps.sort_unstable_by_key(|step| step.0);
        let mut firsts = vec![WordId::UNKNOWN; lexicon.ends.len()];
        for (next, node, word) in steps {
            let first = if node == 0 { word } else { firsts[node as usize] };
            firsts[next as usize] = first;
            let end = lexicon.ends[next as usize];
            kinds[first.0 as usize].0 |= kinds[end.0 as usize].0;
        }
        let cues = lexicon.words.iter().filter(|(_, id)| kinds[id.0 as usize] != Kinds::default());
        let sieve = Sieve::new(16, cues.filter_map(|(word, _)| key(word.as_bytes())).map(hash));
        Cues { sieve, kinds }
    }

    /// Whether the sentence has a digit, a number word, or the word of an implicit count beside one that shows an event.
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
                at += 1;
                continue;
            }
            let start = at;
            let word = match Run::read(bytes, start) {
                Some(run) => {
                    at += run.len;
                    if !self.sieve.has(hash(run.key)) {
                        continue;
                    }
                    lexicon.look_up_key(run.key).id
                }
                None => {
                    at += bytes[at..].iter().take_while(|b| in_word(**b)).count();
                    lexicon.find(&sentence[start..at])
                }
            };
            seen |= self.kinds[word.0 as usize].0;
            if seen & NUMERIC.0 != 0 || seen & (IMPLICIT.0 | EVENT.0) == IMPLICIT.0 | EVENT.0 {
                return true;
            }
        }
        false
    }
}

/// ASCII letters alone: cues are ASCII. Beside a letter beyond them a cue may be seen where there is none, which costs a
/// look and loses nothing; a no-break space must part words as a blank does.
fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}
