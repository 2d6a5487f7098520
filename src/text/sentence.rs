//! Sentence boundaries: paragraphs, hard-wrapped lines, bullets and headlines, abbreviations, initials and quotes.
//!
//! A byte splitter: it looks only at terminators and line breaks, and at the word before and after each.

use memchr::{memchr, memchr3};

use super::block::{Block, trim_end};
use crate::{
    lexicon::{Class, Lexicon, Role, hash, run_before},
    span::Span,
};

/// No sentence is longer than this many bytes; what people write stays far below.
const LONGEST: usize = 3000;

/// Cuts a text into sentences, in order. Blanks around a sentence are left out; empty sentences are not given.
pub(crate) struct Sentences<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Where the next sentence may begin.
    at: usize,
    block_end: usize,
    wrapped: bool,
    /// The block's first line break that was not looked at; its end where there is none.
    newline: usize,
    /// The first lines of a block, in room that is kept.
    lines: Vec<&'a str>,
}

impl<'a> Sentences<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Sentences<'a> {
        Sentences { text, lexicon, at: 0, block_end: 0, wrapped: false, newline: 0, lines: Vec::new() }
    }

    /// Goes on to the block at `from`.
    fn open_block(&mut self, from: usize) {
        let block = Block::at(self.text, from, &mut self.lines);
        (self.block_end, self.wrapped) = (block.end, block.wrapped);
        self.newline = self.find_newline(from);
    }

    fn find_newline(&self, from: usize) -> usize {
        memchr(b'\n', &self.text.as_bytes()[from..self.block_end]).map_or(self.block_end, |at| from + at)
    }
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            let start = blanks_end(self.text, self.at);
            if start >= self.text.len() {
                return None;
            }
            if start >= self.block_end {
                self.open_block(start);
            }
            let end = self.sentence_end(start);
            let end = self.at_most(start, end);
            self.at = end;
            let sentence = trim_end(&self.text[start..end]);
            if !sentence.is_empty() {
                return Some(Span::new(start, start + sentence.len()));
            }
        }
    }
}

impl Sentences<'_> {
    /// A sentence that never ends (a table, a data dump) is cut at a blank: its parts would each carry the whole of it.
    fn at_most(&self, start: usize, end: usize) -> usize {
        if end - start <= LONGEST {
            return end;
        }
        let mut limit = start + LONGEST;
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let blank = self.text[start..limit].rfind(char::is_whitespace).filter(|at| *at > 0);
        blank.map_or(limit, |at| start + at)
    }

    /// The first boundary after `start` in its block.
    fn sentence_end(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut i = start;
        // No farther than a sentence may reach: a text without line breaks would be searched to its end each time.
        let limit = self.block_end.min(start + LONGEST + 4);
        while i < limit {
            if self.newline < i {
                self.newline = self.find_newline(i);
            }
            let line_end = self.newline.min(limit);
            match memchr3(b'.', b'!', b'?', &bytes[i..line_end]) {
                Some(at) => {
                    if let Some(end) = self.terminates(start, i + at) {
                        return end;
                    }
                    i += at + 1;
                }
                None if line_end == limit => break,
                None => {
                    let newline = line_end;
                    if !self.wrapped && self.breaks_line(start, newline)
                        || begins_bullet(&self.text[newline + 1..self.block_end])
                    {
                        return newline;
                    }
                    i = newline + 1;
                }
            }
        }
        limit
    }

    /// Whether the line break at `newline` ends a line that is a sentence, a headline or an item by itself.
    fn breaks_line(&self, start: usize, newline: usize) -> bool {
        let before = self.text[start..newline].trim_end();
        let after = self.text[newline + 1..self.block_end].trim_start();
        let goes_on = before.ends_with([',', '-', '(', '&']) || after.starts_with(|c: char| c.is_lowercase());
        if goes_on {
            return false;
        }
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let class = self.lexicon.look_up(last).class;
        last.is_empty() || !class.has(Class::PREPOSITION | Class::DETERMINER | Class::COORDINATOR | Class::MODAL)
    }

    /// The end of the sentence that the terminator at `dot` closes, with its closing quotes and brackets.
    fn terminates(&self, start: usize, dot: usize) -> Option<usize> {
        let text = self.text;
        let bytes = text.as_bytes();
        if dot + 1 == self.block_end {
            return Some(dot + 1);
        }
        if let [b'.', b' ' | b'\n', first, ..] = bytes[dot..self.block_end]
            && first.is_ascii_alphanumeric()
        {
            // By far the most common: a word of ASCII letters that is no abbreviation, a period, a blank or line break, a letter or a digit.
            if let Some((len @ 2.., key)) = run_before(&bytes[start..], dot - start)
                && matches!(bytes[dot - len - 1], b' ' | b'\n' | b',' | b'-' | b'"' | b'(')
                && !self.lexicon.abbreviations.has(hash(key))
            {
                return Some(dot + 1);
            }
            let word = bytes[start..dot].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
            let before = bytes[start..dot - word].last();
            if before.is_none_or(|b| b.is_ascii() && *b != b'.') {
                let (from, next) = (dot - word, &text[dot + 2..self.block_end]);
                return self
                    .ends_at_period(&text[start..from], &text[from..dot], next, first.into(), false)
                    .then_some(dot + 1);
            }
        }
        // `2.5`, `example.org`
        if let [b'.', b'0'..=b'9' | b'a'..=b'z', ..] = bytes[dot..self.block_end] {
            return None;
        }
        let mut end = dot + 1;
        while end < self.block_end && matches!(bytes[end], b'.' | b'!' | b'?') {
            end += 1;
        }
        let dots = end - dot;
        let mut quoted = false;
        while let Some(c) = text[end..self.block_end].chars().next().filter(|c| is_closer(*c)) {
            // A straight quote right before a letter opens what comes next.
            if matches!(c, '"' | '\'') && text[end + 1..].starts_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            quoted |= c != ')' && c != ']';
            end += c.len_utf8();
        }
        let rest = &text[end..self.block_end];
        let word = last_word(&text[start..dot]);
        let next = rest.trim_start();
        let Some(first) = next.trim_start_matches(is_opener).chars().next() else { return Some(end) };
        if rest.len() == next.len() {
            return (bytes[dot] == b'.' && dots == 1 && self.runs_on(word, rest)).then_some(end);
        }
        let wide = rest.starts_with("  ");
        if bytes[dot] != b'.' {
            return (!first.is_lowercase() || !quoted && bytes[dot] == b'?').then_some(end);
        }
        if dots > 1 && first.is_lowercase() {
            return None;
        }
        if quoted {
            return (!first.is_lowercase()).then_some(end);
        }
        self.ends_at_period(&text[start..dot - word.len()], word, next, first, wide).then_some(end)
    }

    /// Whether a period after `word` ends the sentence, `before` being what it has until there and `next` what follows.
    fn ends_at_period(&self, before: &str, word: &str, next: &str, first: char, wide: bool) -> bool {
        let class = self.lexicon.abbreviation(word);
        let mut letters = word.chars();
        let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        // `150 km/h`, `China's`, `80°W`: a letter behind another sign begins no name.
        let initial = letter && !before.ends_with(['/', '\'', '\u{2019}', '°', '-']);
        // `fell to 2.5`
        let acronym = word.contains('.') && word.contains(char::is_alphabetic);
        if class.has(Class::ABBREVIATION_BEFORE_NAME) {
            return false;
        }
        // `1. Overview`: the number of an item does not stand alone.
        if before.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        if initial || acronym || class.has(Class::ABBREVIATION) {
            if first.is_lowercase() || first.is_ascii_digit() || initial && !wide {
                return false;
            }
            let following = next.trim_start_matches(is_opener);
            let following = &following[..following.find(|c: char| !c.is_alphanumeric()).unwrap_or(following.len())];
            let found = self.lexicon.look_up(following);
            let (class, role) = (found.class, found.role);
            if !initial && self.unit_ends(before, word, following) {
                // `at 9 p.m. Sunday`, `at 9 p.m. Eastern time`
                return !class.has(Class::WEEKDAY | Class::MONTH) && !matches!(role, Role::TimeZone | Role::Compass);
            }
            let function =
                Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::SUBORDINATOR | Class::COORDINATOR;
            return class.has(function) || wide && first.is_uppercase() && !self.describes(before);
        }
        true
    }

    /// `400 mm. Three`, `cents a lb. Traders`, `at 9 p.m. Officers`: a unit or a part of the day that is not all in capitals, and a
    /// word that is not either.
    fn unit_ends(&self, before: &str, word: &str, following: &str) -> bool {
        let last = before.split_whitespace().next_back().unwrap_or("");
        let figure = last.ends_with(|c: char| c.is_ascii_digit()) || {
            let last = self.lexicon.look_up(last);
            last.class.has(Class::NUMERIC) || matches!(last.role, Role::Indefinite | Role::Per)
        };
        let mut letters = following.chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        figure && capital && word.starts_with(|c: char| c.is_lowercase())
    }

    /// `three U.S.  advisers`, `a U.S.  citizen`: an abbreviation behind a number or a determiner describes what follows, however wide
    /// the blank is. Of `the U.S.` that is not said.
    fn describes(&self, before: &str) -> bool {
        let mut words = before.split_whitespace().rev();
        let Some(last) = words.next().map(|word| self.lexicon.look_up(word)) else { return false };
        last.role != Role::Definite && last.class.has(Class::DETERMINER | Class::NUMERIC)
    }

    /// `floods.While the city`: a missing blank between two sentences.
    fn runs_on(&self, word: &str, rest: &str) -> bool {
        let mut after = rest.chars();
        let capital = after.next().is_some_and(|c| c.is_uppercase());
        let lower = after.next().is_some_and(|c| c.is_lowercase() || c == ' ' && rest.starts_with('A'));
        let mut letters = word.chars().skip(usize::from(word.len() > 3));
        let plain = word.len() > 2 && letters.all(|c| c.is_lowercase() || c.is_ascii_digit());
        let next_word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        let address = rest[next_word.len()..].starts_with('.')
            && rest[next_word.len() + 1..].starts_with(|c: char| c.is_alphanumeric());
        capital && lower && plain && !address
    }
}

/// Where the blanks that begin at `at` end.
fn blanks_end(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    let blanks = bytes.iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r')).count();
    match bytes.get(blanks) {
        Some(b'!'..=b'~') => at + blanks,
        _ => text.len() - text[at..].trim_start().len(),
    }
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201d}' | '\u{2019}' | ')' | ']' | '\u{bb}')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201c}' | '\u{2018}' | '(' | '[' | '\u{ab}' | '-' | '\u{2013}' | '\u{2014}' | ' ')
}

/// The word right before a period, inner periods included (`U.S`).
fn last_word(before: &str) -> &str {
    let from = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    before[from..].trim_start_matches('.')
}

/// `- item`, `• item`, `2. item`, `(b) item`.
fn begins_bullet(line: &str) -> bool {
    let blanks = line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let line = &line[blanks..];
    if line.bytes().next().is_none_or(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '‣' | '●' | '■' | '◦') => true,
        Some('-' | '*' | '–' | '—') => chars.next() == Some(' '),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::compile::Builder;

    fn split(text: &str) -> Vec<String> {
        let lexicon = Builder::with_built_in().expect("the built-in lexicon is right").finish();
        Sentences::new(text, &lexicon).map(|s| s.of(text).replace('\n', "/")).collect()
    }

    #[test]
    fn periods() {
        for (text, expected) in [
            ("Ten died. Two lived.", 2),
            ("Lt. Gen. A. B. Moreau said 3.5 tons. It went.", 2),
            ("The U.S. Army said so. No. 2 is down.", 2),
            ("He came at 5 p.m. on Monday. She left.", 2),
            ("He came at 5 p.m. The rest left.", 2),
            ("\"Ten died.\" He left. \"Who?\" she asked.", 3),
            ("flash floods.While the city slept. See www.Example.Com now.", 3),
            ("curfew was clamped. police fired. one was hurt", 3),
            ("Wait... what? Yes!", 2),
            ("Winds reached 210 km/h. Two sailors drowned. Rain exceeded 400 mm. Three bridges fell.", 4),
            ("Prices are above China's. Police left by way of 80°W. It sank.", 3),
            ("It began at 5 p.m. Sunday. It began at 5 p.m. Officers came. It ended at 6 p.m. Eastern time.", 4),
            ("About 3 p.m. EST it rose by 12 bn. Kroner rose too. It sold at 45 cts a lb. Traders left.", 4),
        ] {
            assert_eq!(split(text).len(), expected, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn endless() {
        let text = "The storm killed 12 people and ".repeat(1000);
        let parts = split(&text);
        assert!(parts.iter().all(|p| p.len() <= LONGEST) && parts.len() > 10);
        assert_eq!(split(&"9".repeat(2 * LONGEST + 1)).len(), 3);
    }

    #[test]
    fn lines() {
        assert_eq!(
            split("Bus plunge kills 9\nStorm hits coast\n\nA bus fell."),
            ["Bus plunge kills 9", "Storm hits coast", "A bus fell."]
        );
        assert_eq!(split("- 12 killed\n- 4 hurt"), ["- 12 killed", "- 4 hurt"]);
        assert_eq!(split("the number of\npeople rose"), ["the number of/people rose"]);
        let wrapped = "THREE SOLDIERS WERE\nKILLED IN THE VILLAGE OF MONTE ALTO EARLY TODAY AND TWO\nOTHERS WERE HURT WHEN A MINE WENT OFF BESIDE THEIR TRUCK\nNEAR THE BRIDGE.";
        assert_eq!(split(wrapped).len(), 1);
    }
}
