//! The phrases' steps: from a node and a word to the next node.
//!
//! All stand in the order in which they were made, and a table of their numbers finds them: the words met most come first in
//! the lexicon, and so keep to a few pages of memory.

use super::WordId;
use serde::{Deserialize, Serialize};

/// From nodes and words to nodes; node 0 is where phrases begin. Each step leads to a node of its own.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Steps {
    /// By the node to which they lead. The first leads nowhere.
    #[serde(with = "super::packed")]
    made: Vec<(u32, WordId)>,
    /// By hash, open addressing, two to the power of some slots: the node to which a step leads, 0 is free.
    #[serde(with = "super::packed")]
    slots: Vec<u32>,
}

impl Default for Steps {
    fn default() -> Steps {
        Steps::with_room(0)
    }
}

impl Steps {
    /// For that many steps without growing.
    pub fn with_room(count: usize) -> Steps {
        let mut made = Vec::with_capacity(count + 1);
        made.push((0, WordId::UNKNOWN));
        Steps { made, slots: vec![0; (count * 2).next_power_of_two().max(4)] }
    }

    /// The slot of a step, or the free one where it would be.
    #[inline]
    fn slot(&self, node: u32, word: WordId) -> usize {
        let mut at = (pair_hash(WordId(node), word) >> 32) as usize & (self.slots.len() - 1);
        loop {
            let next = self.slots[at];
            if next == 0 || self.made[next as usize] == (node, word) {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The node to which a word leads from another.
    #[inline]
    pub fn get(&self, node: u32, word: WordId) -> Option<u32> {
        Some(self.slots[self.slot(node, word)]).filter(|next| *next != 0)
    }

    /// The same, made where there was none, and whether that was so.
    pub fn get_or_make(&mut self, node: u32, word: WordId) -> (u32, bool) {
        let at = self.slot(node, word);
        match self.slots[at] {
            0 => {
                let next = self.made.len() as u32;
                self.made.push((node, word));
                self.slots[at] = next;
                if self.made.len() * 4 > self.slots.len() * 3 {
                    self.spread();
                }
                (next, true)
            }
            next => (next, false),
        }
    }

    /// Makes the table twice as large.
    fn spread(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for (next, (node, word)) in self.made.iter().enumerate().skip(1) {
            let at = self.slot(*node, *word);
            self.slots[at] = next as u32;
        }
    }

    /// All steps in the order of the nodes to which they lead: a node, a word, and that node.
    pub fn iter(&self) -> impl Iterator<Item = (u32, WordId, u32)> {
        (0..).zip(&self.made).skip(1).map(|(next, (node, word))| (*node, *word, next))
    }
}

/// The hash of two words beside each other; its highest bits are the best.
#[inline]
pub(crate) fn pair_hash(first: WordId, second: WordId) -> u64 {
    (u64::from(first.0) << 32 | u64::from(second.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_again_as_they_grow() {
        let mut steps = Steps::default();
        for n in 1..500u32 {
            assert_eq!(steps.get(n % 7, WordId(n)), None);
            assert_eq!(steps.get_or_make(n % 7, WordId(n)), (n, true));
            assert_eq!(steps.get_or_make(n % 7, WordId(n)), (n, false));
        }
        assert!((1..500).all(|n| steps.get(n % 7, WordId(n)) == Some(n)));
        assert_eq!(steps.iter().count(), 499);
    }
}
