//! The words seen last, in one small piece of memory: news says the same few hundred words most of the time, and in the
//! whole table each of them stands on a page of its own.

use super::{Class, Found, Lexicon, key::hash, lookup::Slot};

/// What the lexicon said of words not long ago, and the words that wait to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// None before the first word.
    slots: Vec<Slot>,
    asked: Vec<Asked>,
}

/// A word that waits to be looked up with the others of its sentence, and whose it is.
#[derive(Clone, Copy, Debug)]
struct Asked {
    /// The key's two halves, for a whole one would take more room.
    key: [u64; 2],
    at: u32,
    /// In the list's n-th place, the n-th of those that have to be asked elsewhere.
    missed: u32,
}

impl Asked {
    fn key(self) -> u128 {
        u128::from(self.key[1]) << 64 | u128::from(self.key[0])
    }
}

const SLOTS: usize = 1 << 12;

/// The slot of a word; hashes are best in their highest bits.
fn place(key: u128) -> usize {
    (hash(key) >> (64 - SLOTS.trailing_zeros())) as usize
}

impl Recent {
    /// Makes room, once.
    pub fn open(&mut self) {
        self.slots.resize(SLOTS, Slot::default());
        self.asked.clear();
    }

    /// What the lexicon says of this key, from memory where it was asked not long ago. It must be open.
    pub fn get(&mut self, key: u128, lexicon: &Lexicon) -> Found {
        let slot = &mut self.slots[place(key)];
        if slot.key != key {
            *slot = Slot { key, found: lexicon.look_up_key(key) };
        }
        slot.found
    }

    /// Asks for the word with this key, for [`Recent::answer`] to tell with all others.
    #[inline]
    pub fn ask(&mut self, key: u128, at: usize) {
        self.asked.push(Asked { key: [key as u64, (key >> 64) as u64], at: at as u32, missed: 0 });
    }

    /// Tells what was asked, and all classes that any of it has. Something else may be told before the answer.
    ///
    /// No branch hangs on what is found until all slots were read: the processor then waits for many of them at once, not for
    /// one after another. It must be open.
    pub fn answer(&mut self, lexicon: &Lexicon, mut tell: impl FnMut(usize, Found)) -> Class {
        let Recent { slots, asked } = self;
        let slots: &mut [Slot; SLOTS] = slots.as_mut_slice().try_into().expect("it is open");
        let mut seen = Class::NONE;
        let mut missed = 0;
        for n in 0..asked.len() {
            let key = asked[n].key();
            let slot = &slots[place(key)];
            tell(asked[n].at as usize, slot.found);
            asked[missed].missed = n as u32;
            missed += usize::from(slot.key != key);
            seen |= if slot.key == key { slot.found.class } else { Class::NONE };
        }
        let mut lost = 0;
        for n in 0..missed {
            let n = asked[n].missed;
            let key = asked[n as usize].key();
            let slot = lexicon.lookup.first(key);
            tell(asked[n as usize].at as usize, slot.found);
            // Another word's, too, may stand there: it is not taken for this one.
            slots[place(key)] = slot;
            asked[lost].missed = n;
            lost += usize::from(slot.key != key);
            seen |= if slot.key == key { slot.found.class } else { Class::NONE };
        }
        for n in 0..lost {
            let asked = asked[asked[n].missed as usize];
            let found = lexicon.look_up_key(asked.key());
            slots[place(asked.key())] = Slot { key: asked.key(), found };
            tell(asked.at as usize, found);
            seen |= found.class;
        }
        asked.clear();
        seen
    }
}
