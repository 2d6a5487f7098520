//! The short way of the scanner: words of plain letters and the marks right behind them, which most tokens are.

use super::{
    scan::Scanner,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Marks, Run},
    span::Span,
};

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
    pub(super) fn common(&mut self) -> Option<Token> {
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
}
