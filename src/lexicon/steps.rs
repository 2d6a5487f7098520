//! The phrases' steps: from a node and a word to the next node, in a table of its own, for a step is one look at one place.

use super::WordId;

/// From nodes and words to nodes; node 0 is where phrases begin.
#[derive(Debug)]
pub(crate) struct Steps {
    /// Open addressing, two to the power of some slots.
    slots: Vec<Step>,
    count: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Step {
    node: u32,
    word: WordId,
    /// No step leads back to the first node: 0 is a free slot.
    next: u32,
}

impl Default for Steps {
    fn default() -> Steps {
        Steps::with_room(0)
    }
}

impl Steps {
    /// For that many steps without growing.
    pub fn with_room(count: usize) -> Steps {
        Steps { slots: vec![Step::default(); (count * 2).next_power_of_two().max(4)], count: 0 }
    }

    /// The slot of a step, or the free one where it would be.
    #[inline]
    fn slot(&self, node: u32, word: WordId) -> usize {
        let mut at = (pair_hash(WordId(node), word) >> 32) as usize & (self.slots.len() - 1);
        loop {
            let step = &self.slots[at];
            if step.next == 0 || (step.node, step.word) == (node, word) {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The node to which a word leads from another.
    #[inline]
    pub fn get(&self, node: u32, word: WordId) -> Option<u32> {
        let next = self.slots[self.slot(node, word)].next;
        (next != 0).then_some(next)
    }

    /// The same, `new` where there was none before.
    pub fn get_or_insert(&mut self, node: u32, word: WordId, new: u32) -> u32 {
        if self.count * 2 >= self.slots.len() {
            let mut larger = Steps::with_room(self.slots.len());
            for (node, word, next) in self.iter() {
                larger.get_or_insert(node, word, next);
            }
            *self = larger;
        }
        let at = self.slot(node, word);
        if self.slots[at].next == 0 {
            self.slots[at] = Step { node, word, next: new };
            self.count += 1;
        }
        self.slots[at].next
    }

    /// All steps in no order: a node, a word, and the node to which it leads.
    pub fn iter(&self) -> impl Iterator<Item = (u32, WordId, u32)> {
        self.slots.iter().filter(|step| step.next != 0).map(|step| (step.node, step.word, step.next))
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
            assert_eq!(steps.get_or_insert(n % 7, WordId(n), n), n);
            assert_eq!(steps.get_or_insert(n % 7, WordId(n), n + 1), n);
        }
        assert!((1..500).all(|n| steps.get(n % 7, WordId(n)) == Some(n)));
        assert_eq!(steps.iter().count(), 499);
    }
}
