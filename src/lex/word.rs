//! Words: where one ends, how it is written, and what the lexicon says of it.

use super::{
    scan::Scanner,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Class, Found, Hot, Marks, WordId},
    span::Span,
};

impl Scanner<'_> {
    /// A run of letters, with inner apostrophes (`O'Higgins`, `don't`), periods of an acronym (`U.N.`) and digits (`G20`).
    pub(super) fn word(&mut self, rest: &str) -> Token {
        let bytes = rest.as_bytes();
        let mut len = 0;
        let (mut upper, mut letters, mut mixed, mut acronym) = (0usize, 0usize, false, false);
        while len < bytes.len() {
            let b = bytes[len];
            if b.is_ascii_alphabetic() {
                upper += usize::from(b.is_ascii_uppercase());
                letters += 1;
                len += 1;
            } else if b.is_ascii_digit() {
                // `PS162,086`, `Rs5,000`: a currency's letters stuck to its number.
                let currency = !mixed
                    && len <= 3
                    && self
                        .lexicon
                        .exact
                        .get(&rest[..len])
                        .is_some_and(|id| self.lexicon.hot(*id).class.has(Class::CURRENCY_BEFORE))
                    && (len > 1 || self.is_amount(&rest[len..]));
                if currency {
                    break;
                }
                mixed = true;
                len += 1;
            } else if mixed && b == b'.' && bytes.get(len + 1).is_some_and(u8::is_ascii_digit) {
                // `K16.3`: what no lexicon knows is one word, not the figure .3.
                len += 1;
            } else if b == b'.' {
                // `U.N.`: single letters with periods.
                let before_single = len == 1 || acronym && len >= 2 && bytes[len - 2] == b'.';
                if !before_single || !bytes[len - 1].is_ascii_alphabetic() {
                    break;
                }
                let next_single = bytes.get(len + 1).is_some_and(u8::is_ascii_alphabetic)
                    && !bytes.get(len + 2).is_some_and(|b| b.is_ascii_alphanumeric());
                if !next_single && !acronym {
                    break;
                }
                acronym = true;
                len += 1;
                if !next_single {
                    break;
                }
            } else {
                let c = rest[len..].chars().next().unwrap_or(' ');
                let next = rest[len + c.len_utf8()..].chars().next();
                if c.is_alphabetic() {
                    letters += 1;
                    upper += usize::from(c.is_uppercase());
                    len += c.len_utf8();
                } else if matches!(c, '\'' | '\u{2019}') && next.is_some_and(|n| n.is_alphabetic()) {
                    let tail = &rest[len + c.len_utf8()..];
                    let s = tail.starts_with(['s', 'S']) && !tail[1..].starts_with(|c: char| c.is_alphabetic());
                    if s && !self.is_contraction(&rest[..len + c.len_utf8() + 1]) {
                        break;
                    }
                    len += c.len_utf8();
                } else {
                    break;
                }
            }
        }
        // `km/h`, `A$`: letters that go on with a sign in a symbol that the lexicon knows.
        let mut symbol = None;
        if len <= 4
            && let Some(c) = rest[len..].chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())
        {
            let tail = &rest[len + c.len_utf8()..];
            let more = tail.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let (long, short) = (len + c.len_utf8() + more, len + c.len_utf8());
            symbol = [long, short].into_iter().find_map(|l| self.lexicon.exact.get(&rest[..l]).map(|id| (l, *id)));
        }
        if let Some((symbol_len, id)) = symbol {
            let mut token = self.make(symbol_len, Kind::Word);
            self.mark_symbol(&mut token, id);
            if token.class.has(Class::CURRENCY_BEFORE) {
                token.kind = Kind::Other;
            }
            return token;
        }
        let word = &rest[..len];
        let found = self.look_up(word.trim_end_matches('.'));
        let mut token = Token::word(Span::new(self.at, self.at + len), &found, Shape::default());
        if word.starts_with(char::is_uppercase) {
            token.shape.set(Shape::CAPITAL);
        }
        if letters > 1 && upper == letters {
            token.shape.set(Shape::UPPER);
        }
        if mixed {
            token.shape.set(Shape::MIXED);
        }
        token
    }

    fn look_up(&self, word: &str) -> Found {
        let found = match word.is_ascii() {
            true => self.lexicon.look_up(word),
            false => self.lexicon.look_up(&word.to_lowercase().replace('\u{2019}', "'")),
        };
        if found.marks.has(Marks::CASED) { self.as_written(word, found) } else { found }
    }

    /// What the lexicon says of a word that may be another as it is written.
    #[inline(never)]
    pub(super) fn as_written(&self, word: &str, found: Found) -> Found {
        let Some(&id) = self.lexicon.exact.get(word) else { return found };
        let Hot { class, role, mut marks, .. } = self.lexicon.hot(id);
        // Phrases know it by the word in lower case.
        marks.set(Marks(found.marks.0 & (Marks::CONTINUES.0 | Marks::STARTS.0) | Marks::CASED.0));
        Found { class, id, role, marks, opens: found.opens }
    }

    /// The `'s` behind a word.
    pub(super) fn mark_possessive(&self, token: &mut Token) {
        token.word = self.lexicon.find("'s");
        token.class = Class::POSSESSIVE;
        token.marks = Marks::CONTINUES;
    }

    /// A symbol that is known as it is written.
    pub(super) fn mark_symbol(&self, token: &mut Token, id: WordId) {
        let Hot { class, role, marks, .. } = self.lexicon.hot(id);
        (token.word, token.class, token.role, token.marks) = (id, class, role, marks);
        token.marks.set(Marks::CASED);
    }

    /// `it's` and `he's` are pronoun and verb, not possessives: the lexicon has them whole.
    fn is_contraction(&self, word: &str) -> bool {
        self.lexicon.find(&word.replace('\u{2019}', "'")) != WordId::UNKNOWN
    }

    /// Whether the digits behind a single letter are an amount: `P5,000`, `R2.5m`, `P300`; `P45` is a form, `R2` a robot.
    fn is_amount(&self, digits: &str) -> bool {
        let number = digits.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &digits[number..];
        let decimals = rest.starts_with([',', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let word = rest.trim_start_matches(['-', ' ', '\u{a0}']);
        let word = &word[..word.bytes().take_while(u8::is_ascii_alphabetic).count()];
        (3..7).contains(&number) || decimals || self.lexicon.look_up(word).class.has(Class::MULTIPLIER)
    }
}
