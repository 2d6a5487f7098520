//! The short way of the scanner: words of plain letters, plain numbers and the marks about them, which most tokens are.

use super::{
    case::Cases,
    plain,
    scan::Scanner,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Class, Marks, Run, WordId, hash},
    span::Span,
};

/// What may follow a word of ASCII letters: whether the word then ends there, and is no more than a word.
const AFTER_WORD: [After; 256] = {
    let mut after = [After::Unsure; 256];
    let (ends, signs) = (b" ,\n;:)-", b"\"?!(");
    let mut i = 0;
    while i < ends.len() {
        after[ends[i] as usize] = After::Ends;
        i += 1;
    }
    i = 0;
    while i < signs.len() {
        after[signs[i] as usize] = After::Sign;
        i += 1;
    }
    after[b'.' as usize] = After::Period;
    after[b'\'' as usize] = After::Apostrophe;
    after[0xe2] = After::General;
    after
};

#[derive(Clone, Copy, PartialEq)]
enum After {
    Ends,
    /// It ends, but may be a symbol with the sign, as in `km/h`.
    Sign,
    Period,
    Apostrophe,
    /// The first byte of a curly apostrophe or quote, among others.
    General,
    Unsure,
}

/// No word is part of a longer symbol that has more letters than this before its sign.
const SYMBOL: usize = 4;

/// A possessive's apostrophe and letter, as a key has them.
const POSSESSIVE: u128 = u16::from_le_bytes(*b"'s") as u128;

impl Scanner<'_> {
    /// Words of up to fifteen ASCII letters behind one blank or a mark, to which nothing else can belong, plain numbers, and
    /// marks that tell what they are by themselves, as many as stand here: nearly all tokens, without the questions that
    /// others ask.
    #[inline(never)]
    pub(super) fn common(&mut self, tokens: &mut Vec<Token>) {
        let bytes = self.text.as_bytes();
        let sentence = &bytes[..self.end];
        // In variables of its own, not behind a reference, they stay in registers.
        let (mut cases, mut seen) = (Cases::default(), Class::NONE);
        // Where the next token begins, and where it would, if no blank parted it from the last.
        let mut at = self.at + usize::from(sentence.get(self.at) == Some(&b' '));
        let mut glue = if self.glued { self.at } else { usize::MAX };
        while at < sentence.len() {
            let Some(run) = Run::read(bytes, at) else { break };
            let past = at + run.len;
            if run.len == 0 {
                let past = self.sign(tokens, at, at == glue);
                if past == at {
                    break;
                }
                glue = if bytes[at] == b'\n' { usize::MAX } else { past };
                at = past + usize::from(sentence.get(past) == Some(&b' '));
                continue;
            }
            let (after, spaced) = match sentence.get(past) {
                Some(next) => (AFTER_WORD[usize::from(*next)], *next == b' '),
                None if past > sentence.len() => break,
                None => (After::Ends, false),
            };
            if after != After::Ends && !self.ends(after, past, run) {
                break;
            }
            let mut found = self.lexicon.look_up_key(run.key);
            let written;
            if found.marks.has(Marks::CASED) {
                written = self.as_written(&self.text[at..past], *found);
                found = &written;
            }
            let shape = Shape::of(run.capital, run.upper && run.len > 1, at == glue);
            cases.word(run.len > 1, shape);
            seen |= found.class;
            tokens.push(Token::word(Span::new(at, past), found, shape));
            glue = past;
            at = past + usize::from(spaced);
        }
        self.glued = at == glue;
        // The blank before what was not taken may be one of several.
        let blank = at > self.at && bytes[at - 1] == b' ';
        self.at = at - usize::from(blank);
        cases.seen = seen;
        self.cases.join(cases);
    }

    /// Whether a word ends at `past`, before what may go on with it.
    #[inline(never)]
    fn ends(&self, after: After, past: usize, run: Run) -> bool {
        let rest = &self.text.as_bytes()[past..self.end];
        match (after, rest) {
            (After::Sign, _) => {}
            // `U.N.`, and `km.` before the end
            (After::Period, [_] | [_, b' ' | b'\n', ..]) if run.len > 1 => {}
            (After::Period, _) => return run.len > SYMBOL,
            (After::Apostrophe, [_, tail @ ..]) | (After::General, [_, 0x80, 0x99, tail @ ..]) => {
                if !self.ends_at_apostrophe(tail, run) {
                    return false;
                }
            }
            // Quotes and dashes, none of them letters.
            (After::General, [_, 0x80, ..]) => {}
            _ => return false,
        }
        run.len > SYMBOL || !self.lexicon.symbolic.has(hash(run.key))
    }

    /// Whether a word ends before an apostrophe that `tail` follows: `Ana's`, but neither `it's` nor `don't`.
    fn ends_at_apostrophe(&self, tail: &[u8], run: Run) -> bool {
        match tail {
            [b's' | b'S', next, ..] if next.is_ascii_alphabetic() || !next.is_ascii() => false,
            [b's' | b'S', ..] => {
                let whole = run.key | POSSESSIVE << (8 * run.len);
                run.len < 15 && self.lexicon.look_up_key(whole).id == WordId::UNKNOWN
            }
            [next, ..] => next.is_ascii() && !next.is_ascii_alphabetic(),
            [] => true,
        }
    }

    /// Takes the number or mark at `start`, if it is a plain one: where it ends, else `start`. A period that ends nothing is
    /// passed by, and so is a line break.
    #[inline(never)]
    fn sign(&mut self, tokens: &mut Vec<Token>, start: usize, touches: bool) -> usize {
        let Some(rest) = self.text.as_bytes().get(start..self.end) else { return start };
        let (len, kind) = match *rest {
            [b'0'..=b'9', ..] => {
                let Some(number) = plain::read(rest) else { return start };
                let mut token = Token::plain(Span::new(start, start + number.len), Kind::Digits, touches);
                token.value = self.values.len() as u32;
                token.shape.set(if number.separated { Shape::SEPARATED } else { Shape::default() });
                self.values.push(number.value);
                tokens.push(token);
                return start + number.len;
            }
            [b',', ..] => (1, Kind::Comma),
            [b';', ..] => (1, Kind::Semicolon),
            [b':', ..] => (1, Kind::Colon),
            [b'(' | b'[' | b'{', ..] => (1, Kind::Open),
            [b')' | b']' | b'}', ..] => (1, Kind::Close),
            [b'"', ..] => (1, Kind::Quote),
            [0xe2, 0x80, 0x9c | 0x9d, ..] => (3, Kind::Quote),
            [b'!' | b'?', ..] | [b'.'] => (1, Kind::Stop),
            [b'.', b' ' | b'\n' | b'A'..=b'Z' | b'a'..=b'z', ..] | [b'\n', b'!'..=b'~', ..] => return start + 1,
            [b'-', b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..] => (1, Kind::Hyphen),
            [b'\'', b's' | b'S', ..] if touches => return self.possessive(tokens, start, 2),
            [0xe2, 0x80, 0x99, b's' | b'S', ..] if touches => return self.possessive(tokens, start, 4),
            _ => return start,
        };
        tokens.push(Token::plain(Span::new(start, start + len), kind, touches));
        start + len
    }

    /// Takes the `'s` of that many bytes behind a word.
    fn possessive(&mut self, tokens: &mut Vec<Token>, start: usize, len: usize) -> usize {
        let mut token = Token::plain(Span::new(start, start + len), Kind::Word, true);
        self.mark_possessive(&mut token);
        self.cases.add(&token);
        tokens.push(token);
        start + len
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, compile::Builder};

    /// The tokens of a sentence and their values, by the long way alone or by both.
    fn tokens(text: &str, lexicon: &Lexicon, short: bool) -> String {
        let (mut tokens, mut values) = (Vec::new(), Vec::new());
        let mut scanner = Scanner::new(text, Span::new(0, text.len()), lexicon, &mut values);
        loop {
            if short {
                scanner.common(&mut tokens);
            }
            let Some(token) = scanner.token() else { break };
            scanner.cases.add(&token);
            tokens.push(token);
        }
        let (one, titled) = (scanner.cases.one(), scanner.cases.titled());
        format!("{tokens:?} {values:?} {one} {titled}")
    }

    #[test]
    fn the_short_way_tells_what_the_long_way_tells() {
        let lexicon = Builder::with_built_in().expect("the built-in lexicon is right").finish();
        let parts = [
            "US",
            "us",
            "May",
            "a",
            "I",
            "killed",
            "km",
            "said",
            "internationalisations",
            "O'Higgins",
            "it's",
            "don't",
            "Ana's",
            "Ana\u{2019}s",
            "dogs'",
            "U.N.",
            "G20",
            "caf\u{e9}",
            "12",
            "400,000",
            "1.5",
            "007",
            "2014",
            "20th",
            "1990s",
            "$5m",
            "8:30",
            "\u{a3}",
            "\u{201c}",
            "\u{201d}",
            "\u{2019}",
            "\u{2014}",
            "'s",
            ".5",
            "..",
            "km/h",
            "www.a.b",
            "%",
            "-",
            "(",
        ];
        let marks = [
            "", " ", "  ", "\n", "\n ", " \n", ".", ". ", ".\n", ",", ", ", ") ", "-", " - ", "\"", "? ", "'", "'S ",
            ":", "\u{a0}",
        ];
        for one in parts {
            for mark in marks {
                for other in parts {
                    let text = format!("{one}{mark}{other}");
                    assert_eq!(tokens(&text, &lexicon, true), tokens(&text, &lexicon, false), "{text:?}");
                }
            }
        }
    }
}
