//! The lexer's table of words: open addressing with one cache line a look-up, for words of up to sixteen bytes.
//!
//! A general hash map touches three lines for a word (control bytes, key, entry); on news that was a third of all time.

use super::{Class, Role, Sieve, WordId};

/// One word: its letters in lower case as an integer, and what the lexer needs of it.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(super) struct Slot {
    pub(super) key: u128,
    pub(super) found: Found,
}

const _: () = assert!(size_of::<Slot>() == 32, "two slots a cache line");

/// Short words to entries. Empty slots have key 0, which is no word's.
#[derive(Debug, Default)]
pub(crate) struct Lookup {
    slots: Vec<Slot>,
    shift: u32,
    /// The words' keys.
    known: Sieve,
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
    /// It may stand in a phrase behind the first word.
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

    pub fn has(self, any: Marks) -> bool {
        self.0 & any.0 != 0
    }

    pub fn set(&mut self, some: Marks) {
        self.0 |= some.0;
    }
}

impl Found {
    /// For a word that the lexicon does not know: more than three letters that end in `s`, but not as singulars do.
    pub fn unknown(word: &[u8]) -> Found {
        let plural = match word {
            [_, .., _, before, last] => {
                last.eq_ignore_ascii_case(&b's') && !matches!(before.to_ascii_lowercase(), b's' | b'u' | b'i')
            }
            _ => false,
        };
        Found { marks: if plural { Marks::PLURAL } else { Marks::default() }, ..Found::default() }
    }
}

impl Lookup {
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, Found)>) -> Lookup {
        let words: Vec<_> = words.filter_map(|(word, found)| key(word.as_bytes()).map(|k| (k, found))).collect();
        let size = (words.len() * 5 / 4).next_power_of_two().max(16);
        let known = Sieve::new(18, words.iter().map(|(key, _)| hash(*key)));
        let mut table = Lookup { slots: vec![Slot::default(); size], shift: 64 - size.trailing_zeros(), known };
        for (key, found) in words {
            let mut at = table.home(key);
            while table.slots[at].key != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot { key, found };
        }
        table
    }

    fn home(&self, key: u128) -> usize {
        (hash(key) >> self.shift) as usize
    }

    /// What stands where the word with this key should; most known words do.
    #[inline]
    pub(super) fn first(&self, key: u128) -> Slot {
        self.slots[self.home(key)]
    }

    /// The entry of the word with this key.
    #[inline]
    pub fn get(&self, key: u128) -> Option<Found> {
        if !self.known.has(hash(key)) {
            return None;
        }
        let mut at = self.home(key);
        loop {
            let slot = &self.slots[at];
            if slot.key == key {
                return Some(slot.found);
            }
            if slot.key == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// A word of up to sixteen bytes in lower case, as one integer.
#[inline]
pub(crate) fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0u8; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let word = u128::from_le_bytes(bytes);
    let (low, high) = (word as u64, (word >> 64) as u64);
    Some(u128::from(high | (letters(high) >> 2)) << 64 | u128::from(low | (letters(low) >> 2)))
}

/// Spreads keys; its highest bits are the best.
#[inline]
pub(crate) fn hash(key: u128) -> u64 {
    (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A run of up to fifteen ASCII letters, read sixteen bytes at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// In bytes; may be 0.
    pub len: usize,
    /// As [`key`] has it.
    pub key: u128,
    /// The first letter is a capital.
    pub capital: bool,
    /// All letters are capitals.
    pub upper: bool,
}

impl Run {
    /// The run that begins at `start`. `None` where it is longer than fifteen letters.
    #[inline(always)]
    pub fn read(text: &[u8], start: usize) -> Option<Run> {
        let word = match text.get(start..start + 16).and_then(|b| <[u8; 16]>::try_from(b).ok()) {
            Some(bytes) => u128::from_le_bytes(bytes),
            None => {
                let mut bytes = [0u8; 16];
                let rest = &text[start..];
                bytes[..rest.len()].copy_from_slice(rest);
                u128::from_le_bytes(bytes)
            }
        };
        let (low, high) = (word as u64, (word >> 64) as u64);
        let marked = letters(low);
        let ends = !marked & EACH_HIGH;
        if ends != 0 {
            // Most words are short: half the work.
            let inside = low_bits(ends.trailing_zeros() & 56);
            let marked = marked & inside;
            let small = marked & (low << 2);
            return Some(Run {
                len: ends.trailing_zeros() as usize / 8,
                key: u128::from((low | (marked >> 2)) & inside),
                capital: !small & marked & 0x80 != 0,
                upper: small == 0,
            });
        }
        let tail = letters(high);
        let ends = !tail & EACH_HIGH;
        if ends == 0 {
            return None;
        }
        let inside = low_bits(ends.trailing_zeros() & 56);
        let tail = tail & inside;
        let (small, small_tail) = (marked & (low << 2), tail & (high << 2));
        let key_tail = (high | (tail >> 2)) & inside;
        Some(Run {
            len: 8 + ends.trailing_zeros() as usize / 8,
            key: u128::from(key_tail) << 64 | u128::from(low | (marked >> 2)),
            capital: !small & 0x80 != 0,
            upper: small | small_tail == 0,
        })
    }
}

const EACH: u64 = u64::from_le_bytes([1; 8]);
const EACH_HIGH: u64 = EACH * 0x80;

/// That many ones, fewer than 64.
#[inline]
fn low_bits(count: u32) -> u64 {
    (1 << count) - 1
}

/// The highest bit of each byte that is an ASCII letter.
#[inline]
fn letters(word: u64) -> u64 {
    let folded = (word & (EACH * 0x7f)) | (EACH * 0x20);
    let from_a = folded + EACH * (0x80 - b'a' as u64);
    let past_z = folded + EACH * (0x7f - b'z' as u64);
    from_a & !past_z & !word & EACH_HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_letters() {
        for (text, len, capital, upper) in [
            ("", 0, false, true),
            ("a", 1, false, false),
            ("Zz@", 2, true, false),
            ("USA [x", 3, true, true),
            ("people{", 6, false, false),
            ("caf\u{e9}s and bars", 3, false, false),
            ("abcdefghijklmno, p", 15, false, false),
        ] {
            let run = Run::read(text.as_bytes(), 0).expect("it is short");
            assert_eq!((run.len, run.capital, run.upper), (len, capital, upper), "{text}");
            assert_eq!(Some(run.key), key(&text.as_bytes()[..len]), "{text}");
        }
        assert!(Run::read(b"abcdefghijklmnop", 0).is_none());
        for byte in 0..=255u8 {
            let run = Run::read(&[byte], 0).expect("it is short");
            assert_eq!(run.len == 1, byte.is_ascii_alphabetic(), "{byte}");
            assert_eq!(key(&[byte]), Some(byte.to_ascii_lowercase().into()), "{byte}");
        }
    }
}
