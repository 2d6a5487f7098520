//! Line breaks and runs of blanks folded to one blank.

use std::borrow::Cow;

/// Whether there is nothing to fold, nor any other control character.
#[inline]
pub(crate) fn is_folded(bytes: &[u8]) -> bool {
    let Some((_, next)) = bytes.split_first() else { return true };
    // Without early exits both loops become vector code.
    let controls = bytes.iter().fold(0, |found, b| found | u8::from(*b < b' '));
    let doubles = bytes.iter().zip(next).fold(0, |found, (a, b)| found | u8::from((*a == b' ') & (*b == b' ')));
    controls | doubles == 0
}

/// The sentence with line breaks and runs of blanks folded to one blank.
pub(super) fn folded(sentence: &str) -> Cow<'_, str> {
    let bytes = sentence.as_bytes();
    if is_folded(bytes) {
        return Cow::Borrowed(sentence);
    }
    let blank = |b: &u8| (*b == b' ') | (*b == b'\n') | (*b == b'\r') | (*b == b'\t');
    // Without early exits this becomes vector code.
    let runs = bytes.iter().zip(bytes.iter().skip(1)).fold(0, |found, (a, b)| found | u8::from(blank(a) & blank(b)));
    let mut out = String::new();
    let mut from = 0;
    if runs == 0 {
        // Lines are far longer than words: most of a sentence is copied at once.
        for at in memchr::memchr3_iter(b'\n', b'\r', b'\t', bytes) {
            out.reserve(sentence.len() - out.len());
            out.push_str(&sentence[from..at]);
            out.push(' ');
            from = at + 1;
        }
        // Other control characters stay.
        if from == 0 {
            return Cow::Borrowed(sentence);
        }
        out.push_str(&sentence[from..]);
        return Cow::Owned(out);
    }
    while let Some(start) = bytes[from..].iter().position(|b| !blank(b)).map(|i| from + i) {
        from = bytes[start..].iter().position(blank).map_or(bytes.len(), |i| start + i);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&sentence[start..from]);
    }
    Cow::Owned(out)
}
