//! Web and mail addresses: their digits count nothing, and their words say nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::{Lexed, token::Kind};
use crate::{lexicon::Class, span::Span};

/// `https://example.org/2024/12-killed`, `www.example.org/7`, `desk24@example.org`, `@reporter_7`. Not in the hot path: a
/// sentence without the marks below never comes here.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?-u:\b)(?:[a-z]+://|www\.)[^\s<>"]+|[\w.+-]*@[\w.-]+"#).expect("a test compiles it")
});

/// Takes the tokens inside addresses out of the sentence's grammar.
pub(super) fn blank(text: &str, sentence: Span, lexed: &mut Lexed) {
    let part = sentence.of(text);
    let marked = memchr::memchr(b'@', part.as_bytes()).is_some() || part.contains("://") || part.contains("www.");
    if !marked {
        return;
    }
    for found in ADDRESS.find_iter(part) {
        let start = sentence.start + found.start() as u32;
        let end = sentence.start + found.end() as u32;
        for token in lexed.tokens.iter_mut().filter(|t| start <= t.span.start && t.span.end <= end) {
            token.kind = Kind::Other;
            token.class = Class::NONE;
            token.role = crate::lexicon::Role::None;
        }
    }
}
