//! The scanner: a sentence's bytes to tokens, each word looked up in the lexicon once.

use rust_decimal::Decimal;

use super::{
    address,
    digits::{self, Found as Figure},
    phrase,
    scientific::vulgar,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Class, Found, Hot, Lexicon, Marks, Recent, Role, Run, WordId, key},
    span::Span,
};

/// A sentence's tokens and the values of its numbers. Kept and refilled from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub tokens: Vec<Token>,
    pub values: Vec<Decimal>,
    /// The sentence is written in capitals, or without any: capitals tell nothing of names.
    pub one_case: bool,
    /// The tokens that may carry a number, stated or implicit, in order.
    pub counts: Vec<u32>,
    /// What any of the words may do.
    pub marks: Marks,
}

/// Lexes the sentence at `span` of `text` into `out`, which is cleared first. `recent` remembers words of this lexicon.
pub(crate) fn lex(text: &str, span: Span, lexicon: &Lexicon, recent: &mut Recent, out: &mut Lexed) {
    let Lexed { tokens, values, counts, marks, .. } = out;
    tokens.clear();
    values.clear();
    counts.clear();
    *marks = Marks::default();
    recent.open();
    let (at, end) = (span.start as usize, span.end as usize);
    let mut scanner = Scanner {
        text,
        lexicon,
        recent,
        values,
        at,
        end,
        glued: false,
        gap: false,
        addresses: false,
        cases: Cases::default(),
    };
    loop {
        while let Some(token) = scanner.common() {
            tokens.push(token);
        }
        let Some(token) = scanner.token() else { break };
        scanner.cases.add(&token);
        tokens.push(token);
    }
    let (cases, addresses) = (scanner.cases, scanner.addresses);
    out.one_case = cases.one();
    if cases.seen.has(Class::CAPITALISED | Class::NAME) && !out.one_case {
        settle_names(&mut out.tokens);
    }
    if addresses {
        address::blank(text, span, out);
    }
    phrase::merge(lexicon, out);
}

/// What a sentence's capitals tell, counted as its tokens come.
#[derive(Clone, Copy, Default)]
struct Cases {
    /// Words of two letters and more: all, those in capitals, those that begin with a small letter.
    words: u32,
    upper: u32,
    lower: u32,
    /// All that any word is: the capitals of some may decide what they are.
    seen: Class,
}

impl Cases {
    fn add(&mut self, token: &Token) {
        if token.kind == Kind::Word {
            let long = token.span.end - token.span.start > 1;
            self.word(long, token.shape.has(Shape::UPPER), token.capital());
        }
        self.seen |= token.class;
    }

    #[inline]
    fn word(&mut self, long: bool, upper: bool, capital: bool) {
        self.words += u32::from(long);
        self.upper += u32::from(long & upper);
        self.lower += u32::from(long & !capital);
    }

    /// The sentence is written in capitals, or without any.
    fn one(&self) -> bool {
        self.words >= 4 && (self.upper * 10 > self.words * 8 || self.lower == self.words)
    }
}

/// In a sentence of both cases, capitals tell a name from a word.
fn settle_names(tokens: &mut [Token]) {
    for token in tokens {
        // A word that is a name only with a capital: `turkey`, `march`.
        if token.class.has(Class::CAPITALISED) && !token.capital() {
            token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
        }
        // `US` is not `us`, `WHO` is not `who`.
        if token.shape.has(Shape::UPPER) && token.class.has(Class::NAME) {
            token.class = Class(token.class.0 & (Class::NAME | Class::PLACE | Class::SOURCE | Class::CAPITALISED).0);
            token.role = Role::None;
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    recent: &'a mut Recent,
    values: &'a mut Vec<Decimal>,
    at: usize,
    end: usize,
    glued: bool,
    gap: bool,
    /// A sign or a word of web or mail addresses was met.
    addresses: bool,
    cases: Cases,
}

/// What may follow a word of ASCII letters that is nothing but a word: 2 in any case, 1 where the word is too long for a
/// symbol that goes on (`km/h`), 0 not.
const ENDS_WORD: [u8; 256] = {
    let mut ends = [0; 256];
    let (sure, long) = (b" ,\n;:)-", b".\"?!(");
    let mut i = 0;
    while i < sure.len() {
        ends[sure[i] as usize] = 2;
        i += 1;
    }
    i = 0;
    while i < long.len() {
        ends[long[i] as usize] = 1;
        i += 1;
    }
    ends
};

impl Scanner<'_> {
    /// A word of up to fifteen ASCII letters behind one blank or a mark, to which nothing else can belong, or a mark right
    /// behind a word: most tokens, without the questions that others ask.
    #[inline]
    fn common(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        if self.at >= self.end {
            return None;
        }
        let spaced = matches!(bytes[self.at], b' ' | b'\n');
        let start = self.at + usize::from(spaced);
        let glued = self.glued & !spaced;
        if glued && !bytes[start].is_ascii_alphabetic() {
            let kind = match bytes[start] {
                b',' => Kind::Comma,
                b';' => Kind::Semicolon,
                b':' => Kind::Colon,
                b')' => Kind::Close,
                b'-' if bytes[start + 1..self.end].first().is_some_and(u8::is_ascii_alphanumeric) => Kind::Hyphen,
                _ => return None,
            };
            let mut token = Token { span: Span::new(start, start + 1), ..self.make(1, kind) };
            token.shape.set(Shape::GLUED);
            self.at = start + 1;
            return Some(token);
        }
        let run = Run::read(bytes, start)?;
        let past = start + run.len;
        if past >= self.end || ENDS_WORD[bytes[past] as usize] + u8::from(run.len > 4) < 2 || run.len == 0 {
            return None;
        }
        let lexicon = self.lexicon;
        let found = self.recent.get(run.key, || lexicon.look_up_key(run.key));
        if found.marks.has(Marks::CASED) {
            return None;
        }
        let long = run.len > 1;
        let upper = run.upper & long;
        self.cases.word(long, upper, run.capital);
        self.cases.seen |= found.class;
        self.at = past;
        self.glued = true;
        Some(Token {
            span: Span::new(start, past),
            class: found.class,
            word: found.id,
            value: 0,
            kind: Kind::Word,
            role: found.role,
            marks: found.marks,
            shape: Shape(
                (u16::from(run.capital) * Shape::CAPITAL.0)
                    | (u16::from(upper) * Shape::UPPER.0)
                    | (u16::from(glued) * Shape::GLUED.0),
            ),
        })
    }

    fn token(&mut self) -> Option<Token> {
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
        if c.is_ascii_digit() || point || vulgar(rest).is_some() {
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
            self.gap |= rest.starts_with("  ") && !rest[..skipped].contains('\n');
            self.at += skipped;
        }
    }

    fn make(&self, len: usize, kind: Kind) -> Token {
        Token {
            span: Span::new(self.at, self.at + len),
            class: Class::NONE,
            word: WordId::UNKNOWN,
            value: 0,
            kind,
            role: Role::None,
            marks: if matches!(kind, Kind::Digits | Kind::Stamp) { Marks::COUNTS } else { Marks::default() },
            shape: Shape::default(),
        }
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

    /// A run of letters, with inner apostrophes (`O'Higgins`, `don't`), periods of an acronym (`U.N.`) and digits (`G20`).
    fn word(&mut self, rest: &str) -> Token {
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
                        .is_some_and(|id| self.lexicon.hot(*id).class.has(Class::CURRENCY_BEFORE));
                if currency {
                    break;
                }
                mixed = true;
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
        let mut token = self.make(len, Kind::Word);
        let word = &rest[..len];
        let found = self.look_up(word.trim_end_matches('.'));
        token.word = found.id;
        token.class = found.class;
        token.role = found.role;
        token.marks = found.marks;
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

    fn look_up(&mut self, word: &str) -> Found {
        let lexicon = self.lexicon;
        let found = match key(word.as_bytes()).filter(|_| word.is_ascii()) {
            Some(key) => self.recent.get(key, || lexicon.look_up_key(key)),
            None if word.is_ascii() => lexicon.look_up(word),
            None => lexicon.look_up(&word.to_lowercase().replace('\u{2019}', "'")),
        };
        if found.marks.has(Marks::CASED)
            && let Some(&id) = self.lexicon.exact.get(word)
        {
            let Hot { class, role, mut marks, .. } = self.lexicon.hot(id);
            marks.set(Marks(found.marks.0 & Marks::CONTINUES.0 | Marks::CASED.0));
            return Found { class, id, role, marks };
        }
        found
    }

    /// A symbol that is known as it is written.
    fn mark_symbol(&self, token: &mut Token, id: WordId) {
        let Hot { class, role, marks, .. } = self.lexicon.hot(id);
        (token.word, token.class, token.role, token.marks) = (id, class, role, marks);
        token.marks.set(Marks::CASED);
    }

    /// `it's` and `he's` are pronoun and verb, not possessives: the lexicon has them whole.
    fn is_contraction(&self, word: &str) -> bool {
        self.lexicon.find(&word.replace('\u{2019}', "'")) != WordId::UNKNOWN
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
            '\'' | '\u{2019}' if self.glued => {
                // The possessive `'s`; any other apostrophe after a letter closes something.
                if next.is_some_and(|n| n == 's' || n == 'S') {
                    let mut token = self.make(len + 1, Kind::Word);
                    token.word = self.lexicon.find("'s");
                    token.class = Class::POSSESSIVE;
                    token.marks = Marks::CONTINUES;
                    return Some(token);
                }
                if rest.starts_with("''") { Kind::Quote } else { Kind::Other }
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
                token.class = self.lexicon.hot(token.word).class;
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
                let id = self.lexicon.exact.get(sign).copied().unwrap_or_else(|| self.lexicon.find(sign));
                self.mark_symbol(&mut token, id);
                return Some(token);
            }
        };
        Some(self.make(len, kind))
    }
}
