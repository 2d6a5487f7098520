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
    /// The first letter is a capital; tells nothing where there is none.
    pub capital: bool,
    /// All letters are capitals.
    pub upper: bool,
}

impl Run {
    /// The run that begins at `start`. `None` where it is longer than fifteen letters.
    #[inline(always)]
    pub fn read(text: &[u8], start: usize) -> Option<Run> {
        let (low, high) = sixteen(text, start);
        let (folded, ends) = fold(low);
        if ends != 0 {
            // Most words are short: half the work.
            let inside = below(ends);
            return Some(Run {
                len: ends.trailing_zeros() as usize / 8,
                key: u128::from(folded & inside),
                capital: low & 0x20 == 0,
                upper: low & inside & SMALL == 0,
            });
        }
        let (folded_tail, ends) = fold(high);
        if ends == 0 {
            return None;
        }
        let inside = below(ends);
        Some(Run {
            len: 8 + ends.trailing_zeros() as usize / 8,
            key: u128::from(folded_tail & inside) << 64 | u128::from(folded),
            capital: low & 0x20 == 0,
            upper: (low | high & inside) & SMALL == 0,
        })
    }
}

/// The ASCII letters right before `end`, as a key has them, and how many they are. `None` where there are more than fifteen or
/// where the text has not sixteen bytes before.
#[inline]
pub(crate) fn run_before(text: &[u8], end: usize) -> Option<(usize, u128)> {
    let word = u128::from_le_bytes(*text.get(..end)?.last_chunk()?);
    let (low, high) = (word as u64, (word >> 64) as u64);
    let marked = u128::from(letters(high)) << 64 | u128::from(letters(low));
    let others = !marked & (u128::from(EACH_HIGH) << 64 | u128::from(EACH_HIGH));
    let len = others.leading_zeros() as usize / 8;
    let folded = word | u128::from(SMALL) << 64 | u128::from(SMALL);
    (1..16).contains(&len).then(|| (len, folded >> (128 - 8 * len)))
}

/// The sixteen bytes from `start` on, or what the text has of them, in two halves.
#[inline(always)]
fn sixteen(text: &[u8], start: usize) -> (u64, u64) {
    let word = match text.split_at_checked(start).map(|(_, rest)| rest.first_chunk()) {
        Some(Some(bytes)) => u128::from_le_bytes(*bytes),
        _ => last(text, start),
    };
    (word as u64, (word >> 64) as u64)
}

#[cold]
fn last(text: &[u8], start: usize) -> u128 {
    let mut bytes = [0u8; 16];
    let rest = text.get(start..).unwrap_or_default();
    bytes[..rest.len()].copy_from_slice(rest);
    u128::from_le_bytes(bytes)
}

const EACH: u64 = u64::from_le_bytes([1; 8]);
const EACH_HIGH: u64 = EACH * 0x80;
/// The bit that tells a small letter from its capital.
const SMALL: u64 = EACH * 0x20;

/// Bytes with their letters in lower case, and the highest bit of the first byte that is no ASCII letter; the bits above it mean
/// nothing. What a byte carries over to the next is of no account: none that is a letter carries.
#[inline(always)]
fn fold(word: u64) -> (u64, u64) {
    let folded = word | SMALL;
    let from_a = folded.wrapping_sub(EACH * b'a' as u64);
    let past_z = from_a.wrapping_add(EACH * (0x7f - (b'z' - b'a') as u64));
    (folded, (from_a | past_z) & EACH_HIGH)
}

/// All bits of the bytes below the first that is marked; of all bytes where none is.
#[inline(always)]
fn below(marked: u64) -> u64 {
    ((marked & marked.wrapping_neg()) >> 7).wrapping_sub(1)
}

/// The highest bit of each byte that is an ASCII letter.
#[inline]
fn letters(word: u64) -> u64 {
    let folded = (word & (EACH * 0x7f)) | SMALL;
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
            ("", 0, true, true),
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

    #[test]
    fn runs_before() {
        let text = "all of the Dar\u{e9}n said 40abc.";
        let run = |word: &str| {
            let end = text.find(word)? + word.len();
            run_before(text.as_bytes(), end)
                .map(|(len, key)| (len, String::from_utf8_lossy(&key.to_le_bytes()[..len]).into()))
        };
        assert_eq!(run("said"), Some((4, String::from("said"))));
        assert_eq!(run("abc"), Some((3, String::from("abc"))));
        assert_eq!((run("40"), run("all")), (None, None));
        assert_eq!(run_before(b" incomprehensible", 17), None);
    }
}
