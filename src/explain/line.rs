//! A sentence folded to one line of cells, one cell a character, that knows where each cell stood in the text.

use std::ops::Range;

use crate::span::Span;

#[derive(Debug)]
pub(crate) struct Line {
    cells: Vec<char>,
    /// Byte offsets in the text, one for each cell, rising.
    at: Vec<u32>,
}

impl Line {
    /// Folds runs of blanks to one, and puts U+FFFD where a character would command the terminal.
    pub fn fold(text: &str, sentence: Span) -> Line {
        let mut line = Line { cells: Vec::new(), at: Vec::new() };
        for (offset, c) in sentence.of(text).char_indices() {
            let c = if c.is_whitespace() { ' ' } else { harmless(c) };
            if c == ' ' && line.cells.last().is_none_or(|last| *last == ' ') {
                continue;
            }
            line.cells.push(c);
            line.at.push(sentence.start + offset as u32);
        }
        if line.cells.last() == Some(&' ') {
            line.cells.pop();
            line.at.pop();
        }
        line
    }

    /// The cells of a span of the text: empty where it lies outside this line.
    pub fn cells(&self, span: Span) -> Range<usize> {
        let start = self.at.partition_point(|at| *at < span.start);
        let mut end = self.at.partition_point(|at| *at < span.end);
        while end > start && self.cells[end - 1] == ' ' {
            end -= 1;
        }
        start..end.max(start)
    }

    pub fn text(&self, cells: &Range<usize>) -> String {
        self.cells[cells.clone()].iter().collect()
    }

    /// Cuts at blanks, or where there are none within `width`, in the middle of a word.
    pub fn wrap(&self, width: usize) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while self.cells.len() - start > width {
            // A blank right after the last cell that fits is a good place too.
            let blank = (start + 1..=start + width).rev().find(|i| self.cells[*i] == ' ');
            let end = blank.unwrap_or(start + width);
            lines.push(start..end);
            start = if blank.is_some() { end + 1 } else { end };
        }
        if start < self.cells.len() {
            lines.push(start..self.cells.len());
        }
        lines
    }
}

/// The character, unless it is a control or turns the direction of writing.
pub(crate) fn harmless(c: char) -> char {
    match c {
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::fold(text, Span::new(0, text.len()))
    }

    #[test]
    fn spans_are_found_in_the_folded_line() {
        let text = "  é 12\n   homes \n";
        let line = line(text);
        assert_eq!(line.text(&(0..line.cells.len())), "é 12 homes");
        let of = |part: &str| {
            let start = text.find(part).unwrap();
            line.text(&line.cells(Span::new(start, start + part.len())))
        };
        for (part, expected) in [("12", "12"), ("12\n   homes", "12 homes"), ("12\n  ", "12"), ("\n   ", "")] {
            assert_eq!(of(part), expected, "{part:?}");
        }
        assert!(line.cells(Span::new(100, 120)).is_empty());
    }

    #[test]
    fn lines_are_cut_at_blanks() {
        let wrapped = |text: &str, width| {
            let line = line(text);
            line.wrap(width).iter().map(|cells| line.text(cells)).collect::<Vec<_>>()
        };
        assert_eq!(wrapped("12 homes burned", 8), ["12 homes", "burned"]);
        assert_eq!(wrapped("12 homes burned", 7), ["12", "homes", "burned"]);
        assert_eq!(wrapped("12homesburned", 5), ["12hom", "esbur", "ned"]);
        assert_eq!(wrapped("12", 5), ["12"]);
        assert_eq!(wrapped(" ", 5), [""; 0]);
    }
}
