//! Text that a spreadsheet would take for a formula, and run: such a cell gets an apostrophe before it.
//!
//! Articles are other people's words, and a sentence that begins with `=` may fetch an address when somebody opens the table.

use std::borrow::Cow;

const MARK: char = '\'';

/// First bytes behind which more must be looked at: signs that begin a formula, blanks of any kind, the first byte of wide signs and
/// blanks, and the apostrophe. All other text is turned away by one look.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte <= b' ' as usize
            || byte == 0x7F
            || matches!(byte as u8, b'\'' | b'=' | b'+' | b'-' | b'@' | 0xC2 | 0xE1..=0xE3 | 0xEF);
        byte += 1;
    }
    table
};

/// Whether a cell of this text must be kept from being a formula.
#[inline]
pub(crate) fn needed(text: &str) -> bool {
    text.as_bytes().first().is_some_and(|first| SUSPECT[usize::from(*first)]) && is_formula(text)
}

fn is_formula(text: &str) -> bool {
    // Who reads a guarded cell takes one apostrophe off: text that has its own before a formula gets another.
    let text = text.trim_start_matches(MARK);
    // Readers drop these two themselves, with what they part.
    if text.starts_with(['\t', '\r']) {
        return true;
    }
    let mut shown = text.trim_start_matches(is_blank).chars();
    let sign = shown
        .next()
        .is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'));
    // A sign alone says nothing to run, and `-` is the name of standard input.
    sign && shown.next().is_some()
}

/// What shows as nothing at the front of a cell.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The text as a cell that is not run.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if needed(text) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}

/// The text without any apostrophe that keeps it from being a formula, its own too: the same for outputs that are guarded or not.
pub(crate) fn bare(text: &str) -> &str {
    if needed(text) { text.trim_start_matches(MARK) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded() {
        let cases = [
            "=1+1",
            "+3 dead",
            "-5",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "  =1",
            "\n-1",
            "\u{a0}=1",
            "\u{2009}+1",
            "\u{3000}@x",
            "\u{feff}=1",
            "\u{200b}=1",
            "\u{1}=1",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            " \u{ff20}x",
            "\u{1680}=1",
            "'=1",
            "''=1",
        ];
        for text in cases {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
            assert_eq!(guarded(text).strip_prefix(MARK), Some(text));
            assert_eq!(bare(&guarded(text)), text.trim_start_matches('\''));
        }
    }

    #[test]
    fn other_text_stays() {
        let cases = [
            "",
            " ",
            "12",
            "a=b",
            "1-2",
            "\u{201c}=1\u{201d}",
            "\u{2212}5",
            "\u{e9}t\u{e9}",
            "'quoted'",
            "'",
            "#meta",
            "\u{feff}",
        ];
        for text in cases {
            assert_eq!((&*guarded(text), bare(text)), (text, text));
        }
    }
}
