//! From bytes to text: byte order marks, UTF-16, and bytes that are no text at all.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

/// A NUL among the first bytes, up to here, tells that a file is no text.
const LOOK_FOR_NUL: usize = 1024;

/// Text, and what had to be done to it.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub note: Option<Note>,
}

/// Why the text is not quite what the bytes were. Positions are in bytes, from 0, in the input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Note {
    Binary { nul: usize },
    InvalidUtf8 { at: usize },
    InvalidUtf16,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Binary { nul } => write!(f, "not text, a NUL at byte {nul}")?,
            Note::InvalidUtf8 { at } => write!(f, "not valid UTF-8 at byte {at}")?,
            Note::InvalidUtf16 => write!(f, "not valid UTF-16")?,
        }
        f.write_str("; read with replacement characters")
    }
}

/// Decodes a whole input. A byte order mark decides and is dropped, so that offsets count from the first letter; else
/// it is UTF-8. Valid UTF-8 is borrowed.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let (text, invalid) = encoding.decode_without_bom_handling(&bytes[mark..]);
            Decoded { text, note: invalid.then_some(Note::InvalidUtf16) }
        }
        Some((encoding, mark)) => {
            debug_assert_eq!(encoding, UTF_8, "for_bom knows three marks");
            utf8(bytes, mark)
        }
        None => utf8(bytes, 0),
    }
}

/// Decodes bytes that are UTF-8 from `from` on.
pub(crate) fn utf8(bytes: &[u8], from: usize) -> Decoded<'_> {
    let body = &bytes[from..];
    let head = &body[..body.len().min(LOOK_FOR_NUL)];
    let binary = memchr(0, head).map(|nul| Note::Binary { nul: from + nul });
    match std::str::from_utf8(body) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), note: binary },
        Err(error) => {
            let invalid = Note::InvalidUtf8 { at: from + error.valid_up_to() };
            Decoded { text: String::from_utf8_lossy(body), note: binary.or(Some(invalid)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_bytes() {
        let cases: &[(&[u8], &str, Option<Note>)] = &[
            (b"", "", None),
            (b"12 dead", "12 dead", None),
            (b"\xEF\xBB\xBF12 dead", "12 dead", None),
            (b"\xEF\xBB\xBF", "", None),
            (b"\xFF\xFE1\x002\x00", "12", None),
            (b"\xFE\xFF\x001\x002", "12", None),
            (b"\xFF\xFE\x3D\xD8\x00\xDE", "\u{1F600}", None),
            (b"\xFF\xFE1\x00\x00\xD8", "1\u{FFFD}", Some(Note::InvalidUtf16)),
            (b"\xFF\xFE1\x002", "1\u{FFFD}", Some(Note::InvalidUtf16)),
            (b"caf\xE9 12", "caf\u{FFFD} 12", Some(Note::InvalidUtf8 { at: 3 })),
            (b"\xEF\xBB\xBF\x8012", "\u{FFFD}12", Some(Note::InvalidUtf8 { at: 3 })),
            (b"\x7FELF\x00\xFF", "\x7FELF\0\u{FFFD}", Some(Note::Binary { nul: 4 })),
            // Cut off in the middle of a character.
            (b"12 caf\xC3", "12 caf\u{FFFD}", Some(Note::InvalidUtf8 { at: 6 })),
        ];
        for (bytes, text, note) in cases {
            assert_eq!(decode(bytes), Decoded { text: Cow::Borrowed(text), note: *note }, "{bytes:x?}");
        }
    }

    #[test]
    fn valid_text_is_not_copied() {
        assert!(matches!(decode("\u{FEFF}café".as_bytes()).text, Cow::Borrowed("café")));
    }

    #[test]
    fn a_nul_far_into_the_text_is_only_a_character() {
        let text = format!("{}\0", "a".repeat(LOOK_FOR_NUL));
        assert_eq!(decode(text.as_bytes()).note, None);
    }
}
