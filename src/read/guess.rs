//! Which encoding a text is in that does not say so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_16, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};
use memchr::memchr;

/// UTF-16 without a byte order mark: in most languages every other byte of most letters is a NUL.
pub(super) fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let (first, second) = pairs
        .fold((0, 0), |(first, second), pair| (first + usize::from(pair[0] == 0), second + usize::from(pair[1] == 0)));
    let mostly = |many: usize, few: usize| many * 10 >= count * 7 && few * 50 <= count && many > 0;
    if mostly(second, first) {
        Some(UTF_16LE)
    } else if mostly(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Where the first NUL is of what is no text in any encoding.
pub(super) fn binary(head: &[u8]) -> Option<usize> {
    let nul = memchr(0, head)?;
    let marked = Encoding::for_bom(head).is_some_and(|(encoding, _)| encoding != UTF_8);
    (!marked && wide(&head[..head.len().min(1024)]).is_none()).then_some(nul)
}

/// What a text is in that is not UTF-8, by the first of it that is not ASCII. A few broken letters among whole ones are no other encoding,
/// nor is one that is cut at the end.
pub(super) fn other(bytes: &[u8]) -> Option<&'static Encoding> {
    std::str::from_utf8(bytes).err()?.error_len()?;
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        match chunk.invalid().len() {
            0 => {}
            1 => broken += 1,
            // It begins as UTF-8 does.
            _ => (whole, broken) = (whole + 1, broken + 1),
        }
    }
    if whole >= broken {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Signs alone, `£` and curly quotes, stand at the same bytes in most Latin encodings, but for pounds and yen; factx reads English.
    let signs = bytes.iter().all(|byte| *byte < 0xC0);
    Some(if signs && LATIN.contains(&guess) { WINDOWS_1252 } else { guess })
}

/// Encodings of Latin letters that take a single byte each.
const LATIN: [&Encoding; 9] = [
    ISO_8859_2,
    ISO_8859_4,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_16,
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
];

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251};

    #[test]
    fn texts_that_do_not_say_what_they_are_in() {
        let cases = [
            (WINDOWS_1252, "Le séisme a fait 12 morts à Valmont, près de la frontière."),
            (WINDOWS_1252, "\u{201c}We lost 40 homes,\u{201d} the mayor\u{2019}s office said. It cost \u{20ac}5m."),
            (WINDOWS_1252, "The storm caused \u{a3}23 million in damage."),
            (WINDOWS_1252, "The bill came to \u{a5}5 billion \u{2013} \u{201c}too much\u{201d}."),
            (WINDOWS_1251, "Во время наводнения погибли 12 человек, сообщили власти."),
            (SHIFT_JIS, "洪水で12人が死亡したと当局が発表した。"),
        ];
        for (encoding, text) in cases {
            let (bytes, _, unknown) = encoding.encode(text);
            assert!(!unknown);
            assert_eq!(other(&bytes).map(Encoding::name), Some(encoding.name()), "{text}");
            assert_eq!(other(text.as_bytes()), None);
        }
    }

    #[test]
    fn wide_texts_without_a_mark() {
        let text = "Twelve people died, \u{201c}most of them\u{201d} \u{2013} in Karvas.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((wide(&little), wide(&big)), (Some(UTF_16LE), Some(UTF_16BE)));
        assert_eq!((wide(b"\x7FELF\0\0\0\0"), wide(b"\0\0\0\0"), wide(b"")), (None, None, None));
    }
}
