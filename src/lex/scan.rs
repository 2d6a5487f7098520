//! The scanner: a sentence's bytes to tokens, each word looked up in the lexicon once.

use rust_decimal::Decimal;

use super::{
    address,
    case::{Cases, settle_names},
    digits::{self, Found as Figure},
    phrase,
    scientific::vulgar,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Class, Hot, Lexicon, Marks, WordId},
    span::Span,
};

/// A sentence's tokens and the values of its numbers. Kept and refilled from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub tokens: Vec<Token>,
    pub values: Vec<Decimal>,
    /// The sentence is written in capitals, or without any: capitals tell nothing of names.
    pub one_case: bool,
    /// Nearly all words begin with a capital, as in headlines: one of a common word tells nothing.
    pub titled: bool,
    /// The tokens that may carry a number, stated or implicit, in order.
    pub counts: Vec<u32>,
    /// What any of the words may do.
    pub marks: Marks,
}

/// Lexes the sentence at `span` of `text` into `out`, which is cleared first.
pub(crate) fn lex(text: &str, span: Span, lexicon: &Lexicon, out: &mut Lexed) {
    let Lexed { tokens, values, counts, marks, .. } = out;
    tokens.clear();
    values.clear();
    counts.clear();
    *marks = Marks::default();
    let mut scanner = Scanner::new(text, span, lexicon, values);
    loop {
        scanner.common(tokens);
        if scanner.at >= scanner.end {
            break;
        }
        let Some(token) = scanner.token() else { break };
        scanner.cases.add(&token);
        tokens.push(token);
    }
    let (cases, addresses) = (scanner.cases, scanner.addresses);
    out.one_case = cases.one();
    out.titled = cases.titled();
    if cases.seen.has(Class::CAPITALISED | Class::NAME) && !out.one_case {
        settle_names(&mut out.tokens);
    }
    if addresses {
        address::blank(text, span, out);
    }
    phrase::merge(lexicon, out);
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) values: &'a mut Vec<Decimal>,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) glued: bool,
    gap: bool,
    /// A sign or a word of web or mail addresses was met.
    addresses: bool,
    pub(super) cases: Cases,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, span: Span, lexicon: &'a Lexicon, values: &'a mut Vec<Decimal>) -> Scanner<'a> {
        let (at, end) = (span.start as usize, span.end as usize);
        Scanner { text, lexicon, values, at, end, glued: false, gap: false, addresses: false, cases: Cases::default() }
    }

    #[inline(never)]
    pub(super) fn token(&mut self) -> Option<Token> {
        loop {
            self.skip_blanks();
            if self.at >= self.end {
                return None;
            }
            let start = self.at;
            let Some(mut token) = self.odd()? else {
                // A period inside a sentence belongs to an abbreviation.
                self.at = start + 1;
                self.glued = true;
                continue;
            };
            self.at = token.span.end as usize;
            if self.glued && start > 0 {
                token.shape.set(Shape::GLUED);
            }
            if self.gap {
                token.shape.set(Shape::GAP);
            }
            self.glued = true;
            self.gap = false;
            return Some(token);
        }
    }

    /// The token that begins here. `Some(None)` is a period that ends nothing.
    fn odd(&mut self) -> Option<Option<Token>> {
        let rest = &self.text[self.at..self.end];
        let c = rest.chars().next()?;
        if c.is_ascii_alphabetic() {
            self.addresses |= rest.starts_with("www.");
            return Some(Some(self.word(rest)));
        }
        // `.5` is a number whose zero is left out.
        let point = c == '.'
            && (!self.glued || self.text.as_bytes()[self.at - 1].is_ascii_punctuation())
            && rest[1..].starts_with(|c: char| c.is_ascii_digit())
            && !self.text[..self.at].ends_with(['.', ')', ']']);
        if c.is_ascii_digit() || point || !c.is_ascii() && vulgar(rest).is_some() {
            return Some(Some(self.digits(rest)));
        }
        if c.is_alphabetic() {
            return Some(Some(self.word(rest)));
        }
        self.addresses |= matches!(c, '@' | '/');
        let next = rest[c.len_utf8()..].chars().next();
        Some(self.punctuation(c, next))
    }

    fn skip_blanks(&mut self) {
        // One blank before a letter or a digit is by far the most common.
        if let [b' ', next, ..] = &self.text.as_bytes()[self.at..self.end]
            && next.is_ascii_alphanumeric()
        {
            self.at += 1;
            self.glued = false;
            return;
        }
        let rest = &self.text[self.at..self.end];
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'));
        let skipped = rest.len() - trimmed.len();
        if skipped > 0 {
            self.glued = false;
            // Two blanks behind the period of an abbreviation, `three U.S.  advisers`, are how periods are typed.
            let typed = skipped == 2 && self.text[..self.at].ends_with('.');
            self.gap |= rest.starts_with("  ") && !typed && !rest[..skipped].contains('\n');
            self.at += skipped;
        }
    }

    pub(super) fn make(&self, len: usize, kind: Kind) -> Token {
        Token::plain(Span::new(self.at, self.at + len), kind, false)
    }

    fn digits(&mut self, rest: &str) -> Token {
        let (len, found) = digits::read(rest);
        let mut token = match found {
            Figure::Number(value, separated) => {
                let mut token = self.make(len, Kind::Digits);
                token.value = self.values.len() as u32;
                self.values.push(value);
                if separated {
                    token.shape.set(Shape::SEPARATED);
                }
                token
            }
            Figure::Stamp | Figure::TooLong => self.make(len, Kind::Stamp),
            Figure::Ordinal => {
                let mut token = self.make(len, Kind::Ordinal);
                token.class = Class::ORDINAL;
                token
            }
        };
        if rest[len..].starts_with(|c: char| c.is_alphanumeric()) {
            token.shape.set(Shape::LEADS);
        }
        token
    }

    fn punctuation(&self, c: char, next: Option<char>) -> Option<Token> {
        let len = c.len_utf8();
        let rest = &self.text[self.at..self.end];
        let spaced_after = next.is_none_or(char::is_whitespace);
        let kind = match c {
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            ':' => Kind::Colon,
            '(' | '[' | '{' => Kind::Open,
            ')' | ']' | '}' => Kind::Close,
            '"' | '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' | '\u{201e}' => Kind::Quote,
            // `ten others ''badly hurt''`: two signs are one mark.
            '\'' | '`' if rest.starts_with("''") || rest.starts_with("``") => {
                return Some(self.make(2 * len, Kind::Quote));
            }
            '\'' | '\u{2019}' if self.glued => {
                // The possessive `'s`; any other apostrophe after a letter closes something.
                if next.is_some_and(|n| n == 's' || n == 'S') {
                    let mut token = self.make(len + 1, Kind::Word);
                    self.mark_possessive(&mut token);
                    return Some(token);
                }
                Kind::Other
            }
            '\'' | '\u{2018}' | '\u{2019}' | '`' => Kind::Quote,
            '.' => {
                let last = self.at + len >= self.end
                    || self.text[self.at + len..self.end]
                        .trim_start_matches(['"', '\u{201d}', '\'', '\u{2019}', ')', '.'])
                        .is_empty();
                if !last {
                    return None;
                }
                Kind::Stop
            }
            '!' | '?' => Kind::Stop,
            '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2015}' | '\u{2212}' => {
                if spaced_after || rest.starts_with("--") || c == '\u{2014}' || !self.glued && c == '\u{2013}' {
                    let run = rest.len() - rest.trim_start_matches(c).len();
                    return Some(self.make(run, Kind::Dash));
                }
                Kind::Hyphen
            }
            '/' => Kind::Slash,
            '•' | '·' | '▪' | '‣' | '●' | '■' | '◦' | '|' => Kind::Bullet,
            '*' if spaced_after => Kind::Bullet,
            '+' => Kind::Plus,
            '%' | '\u{ff05}' | '\u{2030}' => {
                let mut token = self.make(len, Kind::Other);
                token.class = Class::PERCENT;
                return Some(token);
            }
            // `>=`, which the lexicon knows as a hedge
            '<' | '>' if next == Some('=') => {
                let mut token = self.make(2, Kind::Other);
                token.word = self.lexicon.find(&rest[..2]);
                let Hot { class, marks, .. } = self.lexicon.hot(token.word);
                token.class = class;
                token.marks = Marks(marks.0 & Marks::STARTS.0);
                return Some(token);
            }
            _ => {
                // `°C`
                let pair = len + next.map_or(0, char::len_utf8);
                if let Some(&id) =
                    self.lexicon.exact.get(&rest[..pair]).filter(|_| next.is_some_and(char::is_alphabetic))
                {
                    let mut token = self.make(pair, Kind::Word);
                    self.mark_symbol(&mut token, id);
                    return Some(token);
                }
                let mut token = self.make(len, Kind::Other);
                let mut buffer = [0; 4];
                let sign = &*c.encode_utf8(&mut buffer);
                let known = self.lettered(sign).or_else(|| self.lexicon.exact.get(sign).copied());
                let id = known.unwrap_or_else(|| self.lexicon.find(sign));
                self.mark_symbol(&mut token, id);
                return Some(token);
            }
        };
        Some(self.make(len, kind))
    }

    /// `NZ $5m`: the currency of two or three capitals and a sign with a blank between. A single letter may be an article.
    fn lettered(&self, sign: &str) -> Option<WordId> {
        let before = self.text[..self.at].strip_suffix(' ')?;
        let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
        let word = &before[before.len() - letters..];
        let alone = !before[..before.len() - letters].ends_with(char::is_alphanumeric);
        let code = ((2..=3).contains(&letters) && alone).then(|| [word, sign].concat())?;
        self.lexicon.exact.get(code.as_str()).copied()
    }
}
