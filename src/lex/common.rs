//! The short way of the scanner: words of plain letters and the marks right behind them, which most tokens are.

use super::{
    scan::Scanner,
    token::{Kind, Shape, Token},
};
use crate::{
    lexicon::{Class, Marks, Role, Run, WordId, hash},
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
    /// Words of up to fifteen ASCII letters behind one blank or a mark, to which nothing else can belong, and marks right
    /// behind words, as many as stand here: most tokens, without the questions that others ask.
    ///
    /// Of a word only its place and shape are told: it is looked up with the sentence's others.
    pub(super) fn common(&mut self, tokens: &mut Vec<Token>) {
        let bytes = self.text.as_bytes();
        // In variables of its own, not behind a reference, they stay in registers.
        let (mut at, end, mut glued, mut cases) = (self.at, self.end, self.glued, self.cases);
        while at < end {
            let spaced = matches!(bytes[at], b' ' | b'\n');
            let start = at + usize::from(spaced);
            let touches = glued & !spaced;
            if touches && !bytes[start].is_ascii_alphabetic() {
                let Some(kind) = mark(bytes, start, end) else { break };
                let mut token = Token { span: Span::new(start, start + 1), ..self.make(1, kind) };
                token.shape.set(Shape::GLUED);
                tokens.push(token);
                at = start + 1;
                continue;
            }
            let Some(run) = Run::read(bytes, start) else { break };
            let past = start + run.len;
            if past >= end || ENDS_WORD[bytes[past] as usize] + u8::from(run.len > 4) < 2 || run.len == 0 {
                break;
            }
            if self.lexicon.cased.has(hash(run.key)) && self.recent.get(run.key, self.lexicon).marks.has(Marks::CASED) {
                break;
            }
            self.recent.ask(run.key, tokens.len());
            let long = run.len > 1;
            let upper = run.upper & long;
            cases.word(long, upper, run.capital);
            tokens.push(Token {
                span: Span::new(start, past),
                class: Class::NONE,
                word: WordId::UNKNOWN,
                value: 0,
                kind: Kind::Word,
                role: Role::None,
                marks: Marks::default(),
                shape: Shape(
                    (u16::from(run.capital) * Shape::CAPITAL.0)
                        | (u16::from(upper) * Shape::UPPER.0)
                        | (u16::from(touches) * Shape::GLUED.0),
                ),
            });
            at = past;
            glued = true;
        }
        (self.at, self.glued, self.cases) = (at, glued, cases);
    }
}

/// What the mark at `at`, right behind a word, is, if that needs no more than a look at it.
fn mark(bytes: &[u8], at: usize, end: usize) -> Option<Kind> {
    Some(match bytes[at] {
        b',' => Kind::Comma,
        b';' => Kind::Semicolon,
        b':' => Kind::Colon,
        b')' => Kind::Close,
        b'-' if bytes[at + 1..end].first().is_some_and(u8::is_ascii_alphanumeric) => Kind::Hyphen,
        _ => return None,
    })
}
