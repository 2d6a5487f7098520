//! Short words as integers: sixteen letters are read, folded to lower case and compared at once.

/// How long the word with this key is.
pub(crate) fn length(key: u128) -> usize {
    (u128::BITS - key.leading_zeros()).div_ceil(8) as usize
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
