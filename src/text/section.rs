//! Sections: a long text is read in parts of bounded length, so that neither memory nor the number of threads has a say in its
//! rows. What a sentence leans on of those before it (who spoke, what was counted) does not reach over a section's end.

use memchr::memchr_iter;

/// A section ends at the first blank line past this many bytes: most articles are shorter, and one section.
const USUAL: usize = 64 << 10;

/// No section is longer than this many bytes. A text without blank lines is cut at a line break, else at a blank.
pub(crate) const LONGEST: usize = 256 << 10;

/// Where the first section of a text ends: a character boundary, past 0 unless the text is empty.
///
/// More bytes than [`LONGEST`] decide alone, or all that the text has: the rest need not be there.
pub(crate) fn end(text: &str) -> usize {
    if text.len() <= USUAL {
        return text.len();
    }
    let within = &text.as_bytes()[..text.len().min(LONGEST)];
    let breaks = || memchr_iter(b'\n', &within[USUAL..]).map(|at| USUAL + at);
    let blank = |at: &usize| {
        let after = within[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
        after == Some(&b'\n')
    };
    if let Some(at) = breaks().find(blank) {
        return at;
    }
    if text.len() <= LONGEST {
        return text.len();
    }
    let blank = || within.iter().rposition(u8::is_ascii_whitespace);
    let cut = breaks().next_back().or_else(blank).filter(|at| *at > 0);
    cut.unwrap_or_else(|| (1..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_sections_end() {
        let paragraph = format!("{}\n \t\n", "Twelve died. ".repeat(700));
        let text = paragraph.repeat(50);
        let first = end(&text);
        assert!(first > USUAL && first < USUAL + paragraph.len(), "{first}");
        assert!(text[first..].starts_with("\n \t\nTwelve"));
        // What stands behind the longest section changes nothing.
        assert_eq!(end(&text[..LONGEST + 1]), first);

        let lines = format!("{}\n", "Twelve died. ".repeat(9)).repeat(9000);
        assert!(lines[end(&lines)..].starts_with("\nTwelve"));
        let words = "twelve ".repeat(100_000);
        assert!(words[end(&words)..].starts_with(" twelve"));
        let signs = "\u{20ac}".repeat(100_000);
        assert_eq!(end(&signs), LONGEST - LONGEST % 3);
        for long in [&lines, &words] {
            assert_eq!(end(&long[..LONGEST + 1]), end(long));
        }
        for short in ["", "12 died.\n\n3 fled.", &"x\n\n".repeat(USUAL / 3)] {
            assert_eq!(end(short), short.len());
        }
    }
}
