//! A sieve: a set that may hold a few too many, small enough to stay in the processor's first cache.
//!
//! It turns away what is not there, so that tables of many pages are asked only about what they have.

use serde::{Deserialize, Serialize};

/// One bit a hash, by the hash's highest bits.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Sieve {
    #[serde(with = "super::packed")]
    bits: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// Of these hashes, with 2 to the power of `size` bits; some eight bits a member let one stranger in ten through.
    pub fn new(size: u32, hashes: impl Iterator<Item = u64>) -> Sieve {
        let mut sieve = Sieve::open(size);
        hashes.for_each(|hash| sieve.add(hash));
        sieve
    }

    /// Of nothing yet, with 2 to the power of `size` bits.
    pub fn open(size: u32) -> Sieve {
        Sieve { bits: vec![0; 1 << (size - 6)], shift: 64 - size }
    }

    pub fn add(&mut self, hash: u64) {
        let at = hash >> self.shift;
        self.bits[(at >> 6) as usize] |= 1 << (at & 63);
    }

    #[inline]
    pub fn has(&self, hash: u64) -> bool {
        let at = hash >> self.shift;
        self.bits[(at >> 6) as usize] >> (at & 63) & 1 != 0
    }
}
