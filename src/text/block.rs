//! Blocks: the lines between blank ones, and whether their line breaks only fill a width.

use memchr::memchr_iter;

/// As many lines of a block tell whether it is wrapped.
const LINES: usize = 100;

/// A paragraph, a headline, a list: what blank lines part from the rest.
pub(super) struct Block {
    /// The start of a blank line, or the text's end.
    pub end: usize,
    /// Line breaks say nothing in it.
    pub wrapped: bool,
}

impl Block {
    /// The block of the text that begins at `from`. The room for lines is cleared first.
    pub fn at<'a>(text: &'a str, from: usize, lines: &mut Vec<&'a str>) -> Block {
        let bytes = text.as_bytes();
        lines.clear();
        let (mut line, mut end) = (from, bytes.len());
        for newline in memchr_iter(b'\n', &bytes[from..]).map(|i| from + i) {
            let rest = &bytes[newline + 1..];
            let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
            if matches!(rest.get(blanks), None | Some(b'\n')) {
                end = newline;
                break;
            }
            if lines.len() < LINES {
                lines.push(trim_end(&text[line..newline]));
            }
            line = newline + 1;
        }
        if lines.is_empty() {
            return Block { end, wrapped: false };
        }
        if lines.len() < LINES {
            lines.push(trim_end(&text[line..end]));
        }
        Block { end, wrapped: is_wrapped(lines) }
    }
}

/// Whether most lines end because the next line's first word had no room. Lengths in bytes will do.
fn is_wrapped(lines: &[&str]) -> bool {
    let width = lines.iter().map(|l| l.len()).max().unwrap_or(0);
    if !(40..=130).contains(&width) {
        return false;
    }
    // The next line's first word is only looked at where it decides.
    let first_word = |line: &str| line.split_whitespace().next().map_or(0, str::len);
    let fills = |pair: &&[&str]| pair[0].len() + 4 > width || pair[0].len() + 4 + first_word(pair[1]) > width;
    let full = lines.windows(2).filter(fills).count();
    // The first line may be short (a dateline was cut) and a single long line proves little.
    full * 10 >= (lines.len() - 1) * 6 || lines.len() > 2 && full + 1 == lines.len() - 1 && full > 0
}

/// The text without the blanks at its end; most have none.
pub(super) fn trim_end(text: &str) -> &str {
    if text.as_bytes().last().is_some_and(u8::is_ascii_graphic) { text } else { text.trim_end() }
}
