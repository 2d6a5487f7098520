//! The lexer's table of words: open addressing with one cache line a look-up, for words of up to sixteen bytes.
//!
//! A general hash map touches three lines for a word (control bytes, key, entry); on news that was a third of all time.

use super::{Class, Role, WordId, table::Hot};

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
        let mut table = Lookup { slots: vec![Slot::default(); size], shift: 64 - size.trailing_zeros() };
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
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> self.shift) as usize
    }

    /// The entry of the word with this key.
    #[inline]
    pub fn get(&self, key: u128) -> Option<Found> {
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
#[derive(Debug)]
pub(crate) struct Recent {
    slots: Vec<(u128, Found)>,
}

impl Default for Recent {
    fn default() -> Recent {
        Recent { slots: vec![(0, Found::default()); Recent::SIZE] }
    }
}

impl Recent {
    const SIZE: usize = 512;

    /// What `table` says of this key, from memory where it was asked not long ago.
    #[inline]
    pub fn get(&mut self, key: u128, table: impl FnOnce() -> Found) -> Found {
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let slot = &mut self.slots[(mixed >> 55) as usize & (Recent::SIZE - 1)];
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
    Some(lower(u128::from_le_bytes(bytes)))
}

/// The key of the word of `len` bytes at `start`: one load, where sixteen bytes are there.
#[inline]
pub(crate) fn key_at(text: &[u8], start: usize, len: usize) -> Option<u128> {
    if len > 16 {
        return None;
    }
    match text.get(start..start + 16).and_then(|b| <[u8; 16]>::try_from(b).ok()) {
        Some(bytes) => Some(lower(u128::from_le_bytes(bytes) & u128::MAX >> (8 * (16 - len)))),
        None => key(&text[start..start + len]),
    }
}

/// ASCII capitals to small letters, in all sixteen bytes at once.
#[inline]
fn lower(word: u128) -> u128 {
    const EACH: u128 = u128::from_le_bytes([1; 16]);
    let low_bits = word & (EACH * 0x7f);
    let from_a = low_bits + EACH * (0x80 - b'A' as u128);
    let past_z = low_bits + EACH * (0x7f - b'Z' as u128);
    let capital = (from_a ^ past_z) & !word & (EACH * 0x80);
    word | capital >> 2
}
