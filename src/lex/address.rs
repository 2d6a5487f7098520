//! Web and mail addresses: their digits count nothing, and their words say nothing.

use memchr::{memchr_iter, memmem};

use super::{Lexed, token::Kind};
use crate::{
    lexicon::{Class, Marks, Role},
    span::Span,
};

/// Takes the tokens inside addresses out of the sentence's grammar. Asked only where a mark of one was met.
pub(super) fn blank(text: &str, sentence: Span, lexed: &mut Lexed) {
    let part = sentence.of(text);
    let mut from = 0;
    while let Some((start, end)) = next(part, from) {
        let (start, end) = (sentence.start + start as u32, sentence.start + end as u32);
        for token in lexed.tokens.iter_mut().filter(|t| start <= t.span.start && t.span.end <= end) {
            token.kind = Kind::Other;
            token.class = Class::NONE;
            token.role = Role::None;
            token.marks = token.marks.without(Marks::STARTS);
        }
        from = (end - sentence.start) as usize;
    }
}

/// Where the first address past `from` begins and ends, in bytes.
fn next(text: &str, from: usize) -> Option<(usize, usize)> {
    let mail = mail(text, from);
    let web = web(text, from);
    match (web, mail) {
        (Some(web), Some(mail)) => Some(if mail.0 < web.0 { mail } else { web }),
        (web, mail) => web.or(mail),
    }
}

/// `https://example.org/2024/12-killed`, `www.example.org/7`.
fn web(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let begins = |at: usize| at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    let scheme = |at: usize| {
        if !bytes[at..].starts_with(b"://") {
            return None;
        }
        let letters = bytes[from..at].iter().rev().take_while(|b| b.is_ascii_lowercase()).count();
        (letters > 0 && begins(at - letters)).then_some((at - letters, at + 3))
    };
    let schemes = memchr_iter(b':', &bytes[from..]).filter_map(|at| scheme(from + at));
    let hosts =
        memmem::find_iter(&bytes[from..], "www.").map(|at| (from + at, from + at + 4)).filter(|at| begins(at.0));
    let whole = |(start, head): (usize, usize)| {
        let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
        let end = text[head..].find(stop).map_or(text.len(), |len| head + len);
        (end > head).then_some((start, end))
    };
    let (scheme, host) = (schemes.filter_map(whole).next(), hosts.filter_map(whole).next());
    scheme.into_iter().chain(host).min()
}

/// `desk24@example.org`, `@reporter_7`.
fn mail(text: &str, from: usize) -> Option<(usize, usize)> {
    let inner = |c: char| is_word(c) || matches!(c, '.' | '-');
    memchr_iter(b'@', &text.as_bytes()[from..]).find_map(|at| {
        let (before, after) = (&text[from..from + at], &text[from + at + 1..]);
        let start = from + before.trim_end_matches(|c| inner(c) || c == '+').len();
        let len = after.find(|c| !inner(c)).unwrap_or(after.len());
        (len > 0).then_some((start, from + at + 1 + len))
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, found) in [
            ("see https://example.org/2024/12-killed now", "https://example.org/2024/12-killed"),
            ("(www.example.org/7)", "www.example.org/7)"),
            ("Https://a.b and xwww.c, www. 7", ""),
            ("<http://a.b/c>\u{e9}", "http://a.b/c"),
            ("write to desk24@example.org, please", "desk24@example.org"),
            ("\u{e9}ric+7@b.fr's @ home", "\u{e9}ric+7@b.fr"),
            ("\u{2014}@reporter_7:", "@reporter_7"),
            ("http://a@b/c d@e", "http://a@b/c|d@e"),
            ("x.www.a@b www.c@d", "x.www.a@b|www.c@d"),
            ("a@@b 9@ 1://2 a://", "@b"),
            ("\u{e9}http://a", "http://a"),
        ] {
            let mut all = Vec::new();
            let mut from = 0;
            while let Some((start, end)) = next(text, from) {
                all.push(&text[start..end]);
                from = end;
            }
            assert_eq!(all.join("|"), found, "{text}");
        }
    }
}
