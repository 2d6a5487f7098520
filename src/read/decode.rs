//! From bytes to text, piece by piece: byte order marks, UTF-16, and bytes that are no text at all.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

use super::guess;

/// A NUL among the first bytes, up to here, tells that a file is no text.
const LOOK_FOR_NUL: usize = 1024;

/// So many bytes are read at once.
const PIECE: usize = 64 << 10;

/// Why the text is not quite what the bytes were. Positions are in bytes, from 0, in the input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Note {
    Binary {
        nul: u64,
    },
    InvalidUtf8 {
        at: u64,
    },
    InvalidUtf16,
    /// Nothing said what the text is in.
    Guess(&'static Encoding),
    /// Not every byte is a letter of what the text is said to be in.
    Invalid(&'static Encoding),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Binary { nul } => write!(f, "not text, a NUL at byte {nul}")?,
            Note::InvalidUtf8 { at } => write!(f, "not valid UTF-8 at byte {at}")?,
            Note::InvalidUtf16 => write!(f, "not valid UTF-16")?,
            Note::Guess(encoding) => return write!(f, "not UTF-8, read as {} (a guess)", encoding.name()),
            Note::Invalid(encoding) => write!(f, "not valid {}", encoding.name())?,
        }
        f.write_str("; read with replacement characters")
    }
}

/// An input as text. A byte order mark decides and is dropped, so that offsets count from the first letter; else what it is said to
/// be in; else it is UTF-8, unless its first letters beyond ASCII speak against that. What is not valid becomes replacement characters.
pub(crate) struct Text<R> {
    input: R,
    decoder: Decoder,
    /// Nothing that has been read so far tells UTF-8 from others.
    open: bool,
    bytes: Vec<u8>,
    /// The bytes decoded so far.
    at: u64,
    ended: bool,
    /// What is said when all before it has been read.
    failure: Option<io::Error>,
    note: Option<Note>,
}

impl<R: Read> Text<R> {
    /// The text of an input in this encoding, if that is known.
    pub fn new(input: R, encoding: Option<&'static Encoding>) -> Text<R> {
        let decoder = encoding.unwrap_or(UTF_8).new_decoder();
        let open = encoding.is_none();
        Text { input, decoder, open, bytes: Vec::with_capacity(PIECE), at: 0, ended: false, failure: None, note: None }
    }

    /// Appends the next piece of text; false where the input has ended.
    ///
    /// # Errors
    /// Those of the input, behind the text before them.
    pub fn more(&mut self, out: &mut String) -> io::Result<bool> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        if self.ended {
            return Ok(false);
        }
        self.fill();
        self.ended = self.bytes.len() < PIECE && self.failure.is_none();
        if self.at == 0 {
            self.look_at_head();
        }
        if self.open && !self.bytes.is_ascii() {
            self.open = false;
            if let Some(encoding) = guess::other(&self.bytes) {
                self.decoder = encoding.new_decoder_without_bom_handling();
                self.note.get_or_insert(Note::Guess(encoding));
            }
        }
        let mut rest = &*self.bytes;
        loop {
            let space = self.decoder.max_utf8_buffer_length_without_replacement(rest.len());
            out.reserve(space.ok_or(ErrorKind::OutOfMemory)?);
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, out, self.ended);
            self.at += read as u64;
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return Ok(true),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, behind) => {
                    out.push(char::REPLACEMENT_CHARACTER);
                    let at = self.at - u64::from(length + behind);
                    self.note.get_or_insert(match self.decoder.encoding() {
                        encoding if encoding == UTF_8 => Note::InvalidUtf8 { at },
                        encoding if encoding == UTF_16LE || encoding == UTF_16BE => Note::InvalidUtf16,
                        encoding => Note::Invalid(encoding),
                    });
                }
            }
        }
    }

    /// Reads the next piece: as much of it as there is before the input ends or fails.
    fn fill(&mut self) {
        // Room that was read into before need not be cleared again.
        self.bytes.resize(PIECE, 0);
        let mut filled = 0;
        while filled < PIECE {
            match self.input.read(&mut self.bytes[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failure = Some(error);
                    break;
                }
            }
        }
        self.bytes.truncate(filled);
    }

    /// A NUL there says more than that bytes are not valid.
    fn look_at_head(&mut self) {
        let mark = match Encoding::for_bom(&self.bytes) {
            Some((encoding, mark)) => {
                self.open = false;
                if encoding != UTF_8 {
                    return;
                }
                mark
            }
            None => 0,
        };
        let head = &self.bytes[mark..self.bytes.len().min(mark + LOOK_FOR_NUL)];
        let Some(nul) = memchr(0, head) else { return };
        if let Some(encoding) = guess::wide(head).filter(|_| self.open) {
            self.decoder = encoding.new_decoder_without_bom_handling();
            self.note = Some(Note::Guess(encoding));
        } else if ![UTF_16LE, UTF_16BE].contains(&self.decoder.encoding()) {
            self.note = Some(Note::Binary { nul: (mark + nul) as u64 });
        }
        self.open = false;
    }

    /// What had to be done to the text so far.
    pub fn note(&self) -> Option<Note> {
        self.note
    }
}

/// Bytes at hand as text, in this encoding if that is known; valid UTF-8 is borrowed.
pub(crate) fn text<'a>(bytes: &'a [u8], encoding: Option<&'static Encoding>) -> (Cow<'a, str>, Option<Note>) {
    let plain = encoding.is_none_or(|encoding| encoding == UTF_8)
        && memchr(0, &bytes[..bytes.len().min(LOOK_FOR_NUL)]).is_none();
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| plain) {
        return (Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)), None);
    }
    let mut input = Text::new(bytes, encoding);
    let mut text = String::new();
    while input.more(&mut text).expect("bytes at hand can be read") {}
    (Cow::Owned(text), input.note())
}

/// A line of UTF-8 as text; valid UTF-8 is borrowed.
pub(crate) fn line(bytes: &[u8]) -> (Cow<'_, str>, Option<Note>) {
    let binary = memchr(0, &bytes[..bytes.len().min(LOOK_FOR_NUL)]).map(|nul| Note::Binary { nul: nul as u64 });
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), binary),
        Err(error) => {
            let invalid = Note::InvalidUtf8 { at: error.valid_up_to() as u64 };
            (String::from_utf8_lossy(bytes), binary.or(Some(invalid)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of an input that comes so many bytes at a time.
    fn decoded(bytes: &[u8]) -> (String, Option<Note>) {
        let mut text = Text::new(bytes, None);
        let mut out = String::new();
        while text.more(&mut out).expect("a slice can be read") {}
        (out, text.note())
    }

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
            (b"caf\xE9 12", "café 12", Some(Note::Guess(encoding_rs::WINDOWS_1252))),
            ("caf\u{e9} ".as_bytes(), "café ", None),
            (b"caf\xC3\xA9 \xE9 12", "café \u{FFFD} 12", Some(Note::InvalidUtf8 { at: 6 })),
            (b"1\x002\x00 \x00", "12 ", Some(Note::Guess(UTF_16LE))),
            (b"\xEF\xBB\xBF\x8012", "\u{FFFD}12", Some(Note::InvalidUtf8 { at: 3 })),
            (b"\x7FELF\x00\xFF", "\x7FELF\0\u{FFFD}", Some(Note::Binary { nul: 4 })),
            // Cut off in the middle of a character.
            (b"12 caf\xC3", "12 caf\u{FFFD}", Some(Note::InvalidUtf8 { at: 6 })),
        ];
        for (bytes, text, note) in cases {
            assert_eq!(decoded(bytes), (text.to_string(), *note), "{bytes:x?}");
        }
    }

    #[test]
    fn pieces_join_without_a_seam() {
        for shift in 0..4 {
            let text = format!("{}{}", "a".repeat(shift), "\u{20ac}\u{1F600}".repeat(PIECE / 3));
            assert_eq!(decoded(text.as_bytes()), (text.clone(), None));
            let wide: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            assert_eq!(decoded(&wide), (text, None));
            let broken = [&vec![b'a'; PIECE - shift][..], b"\xE2\x82 b"].concat();
            let (text, note) = decoded(&broken);
            assert!(text.ends_with("a\u{FFFD} b"));
            assert_eq!(note, Some(Note::InvalidUtf8 { at: (PIECE - shift) as u64 }));
        }
    }

    #[test]
    fn lines() {
        assert!(matches!(line("12 café".as_bytes()), (Cow::Borrowed("12 café"), None)));
        assert_eq!(line(b"caf\xE9 12"), ("caf\u{FFFD} 12".into(), Some(Note::InvalidUtf8 { at: 3 })));
        assert_eq!(line(b"1\x00\xFF"), ("1\0\u{FFFD}".into(), Some(Note::Binary { nul: 1 })));
    }

    #[test]
    fn a_nul_far_into_the_text_is_only_a_character() {
        assert_eq!(decoded(format!("{}\0", "a".repeat(LOOK_FOR_NUL)).as_bytes()).1, None);
    }
}
