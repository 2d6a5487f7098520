//! The lexer's table of words: open addressing with one cache line a look-up, for words of up to sixteen bytes.
//!
//! A general hash map touches three lines for a word (control bytes, key, entry); on news that was a third of all time.

use super::{Class, Role, Sieve, WordId, table::Hot};

/// One word: its letters in lower case as an integer, and what the lexer needs of it.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Slot {
    key: u128,
    class: u64,
    /// The entry's index, and above it the role's number and two marks.
    packed: u32,
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

const ID_BITS: u32 = 22;

/// What a look-up tells the lexer.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    pub id: WordId,
    pub class: Class,
    pub role: Role,
    /// It stands in a phrase behind the first word.
    pub continues: bool,
    /// Written with other capitals it may be a symbol of its own: `MW`, `mW`.
    pub cased: bool,
}

impl Lookup {
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, WordId)>, hot: &[Hot]) -> Lookup {
        let words: Vec<_> = words.filter_map(|(word, id)| key(word.as_bytes()).map(|k| (k, id))).collect();
        let size = (words.len() * 5 / 4).next_power_of_two().max(16);
        let known = Sieve::new(18, words.iter().map(|(key, _)| hash(*key)));
        let mut table = Lookup { slots: vec![Slot::default(); size], shift: 64 - size.trailing_zeros(), known };
        for (key, id) in words {
            assert!(id.0 < 1 << ID_BITS, "a lexicon has fewer than four million words");
            let entry = hot[id.0 as usize];
            let packed = id.0
                | u32::from(entry.role as u8) << ID_BITS
                | u32::from(entry.cased) << 30
                | u32::from(entry.continues) << 31;
            let mut at = table.home(key);
            while table.slots[at].key != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot { key, class: entry.class.0, packed };
        }
        table
    }

    fn home(&self, key: u128) -> usize {
        (hash(key) >> self.shift) as usize
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
                let id = WordId(slot.packed & ((1 << ID_BITS) - 1));
                let role = Role::ALL[(slot.packed >> ID_BITS & 0xff) as usize];
                let mark = |bit: u32| slot.packed >> bit & 1 == 1;
                return Some(Found { id, class: Class(slot.class), role, continues: mark(31), cased: mark(30) });
            }
            if slot.key == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// The words seen last, in one small piece of memory: news says the same few hundred words most of the time, and in the
/// whole table each of them stands on a page of its own.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// None before the first word.
    slots: Vec<(u128, Found)>,
}

impl Recent {
    const SIZE: usize = 1 << 12;

    /// Makes room, once.
    pub fn open(&mut self) {
        self.slots.resize(Recent::SIZE, (0, Found::default()));
    }

    /// What `table` says of this key, from memory where it was asked not long ago. It must be open.
    #[inline]
    pub fn get(&mut self, key: u128, table: impl FnOnce() -> Found) -> Found {
        let slot = &mut self.slots[(hash(key) >> 52) as usize & (Recent::SIZE - 1)];
        if slot.0 != key {
            *slot = (key, table());
        }
        slot.1
    }
}

/// A word of up to sixteen bytes in lower case, as one integer.
#[inline]
pub(crate) fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0u8; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let word = u128::from_le_bytes(bytes);
    Some(word | (letters(word) >> 2))
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
    #[inline]
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
        let letters = letters(word);
        let len = (!letters & EACH_HIGH).trailing_zeros() as usize / 8;
        if len == 16 {
            return None;
        }
        let inside = (1u128 << (8 * len)) - 1;
        let letters = letters & inside;
        let small = letters & (word << 2);
        Some(Run {
            len,
            key: (word | (letters >> 2)) & inside,
            capital: !small & letters & 0x80 != 0,
            upper: small == 0,
        })
    }
}

const EACH: u128 = u128::from_le_bytes([1; 16]);
const EACH_HIGH: u128 = EACH * 0x80;

/// The highest bit of each byte that is an ASCII letter.
#[inline]
fn letters(word: u128) -> u128 {
    let folded = (word & (EACH * 0x7f)) | (EACH * 0x20);
    let from_a = folded + EACH * (0x80 - b'a' as u128);
    let past_z = folded + EACH * (0x7f - b'z' as u128);
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
