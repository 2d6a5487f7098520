//! Sources that marks and phrases name: `Police: two dead`, `(OCHA, 12 June)`, a signed post, `by the ministry's count`, `in the words
//! of the mayor`, `as he put it`.

use super::{
    Report, Source,
    other::is_authority,
    scope::scope_of_aside,
    source::{is_speaker, source_right},
};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lexicon::{Class, Role},
    span::Span,
};

/// `by the ministry's count, 900 people have died`, `by some accounts`, `in the words of the mayor`
pub(super) fn counted_by(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let Some(phrase) = parse.noun(k + 1).filter(|n| n.quantity().is_none()) else { return };
    let Some(head) = phrase.head().map(|h| parse.token(h)) else { return };
    let by = parse.chunks[k].kind == ChunkKind::Preposition(Role::By);
    let account = head.role == Role::Account;
    let closes = |j: usize| matches!(parse.kind(j), None | Some(ChunkKind::Comma | ChunkKind::Stop));
    if account && let Some(of) = phrase.of().filter(|&of| is_speaker(parse, of)) {
        let Some((source, end)) = source_right(parse, of).filter(|(_, end)| closes(*end)) else { return };
        out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, end, source) });
        return;
    }
    if !(account || by && head.class.has(Class::TALLY)) || !closes(k + 2) {
        return;
    }
    let start = parse.chunks[k + 1].start();
    let owns = (start + 1..parse.chunks[k + 1].end()).find(|&t| parse.token(t).class.has(Class::POSSESSIVE));
    let source = match owns {
        Some(owner) => parse.tokens_span(start, owner),
        None if by && account && head.class.has(Class::PLURAL) => parse.chunk_span(k + 1),
        None => return,
    };
    out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, k + 2, Source::Named(source)) });
}

/// `as the mayor put it, 12 people died`
pub(super) fn put_so(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let puts = parse.verb(k + 2).is_some_and(|v| parse.token(v.main()).class.has(Class::MOTION));
    let it = parse.noun(k + 3).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::It);
    // `as the bank put it up for sale`, `as he put it`
    let named = parse.noun(k + 1).is_some_and(|n| !n.pronoun());
    let closes = parse.kind(k + 4) == Some(ChunkKind::Comma);
    if puts && it && closes && named && is_speaker(parse, k + 1) {
        let source = Source::Named(parse.chunk_span(k + 1));
        out.push(Report { verb: Some(k + 2), ..scope_of_aside(parse, k, k + 4, source) });
    }
}

/// `Police: 2 dead`, `UN: ...`; `... dead: police`
pub(super) fn colon_report(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let n = parse.chunks.len();
    let source_only = |j: usize| {
        parse.noun(j).is_some_and(|p| {
            p.quantity().is_none() && p.head().is_some_and(|h| parse.token(h).class.has(Class::SOURCE))
        })
    };
    // `Sgt. Ray Dole: "Three people were killed."`
    // `Great Plague: "100,000 dead"` is no speaker.
    let titled = || {
        let words = &parse.lexed.tokens[parse.chunks[0].start()..parse.chunks[0].end()];
        words.iter().any(|t| t.class.has(Class::TITLE | Class::SOURCE) && !t.class.has(Class::PLACE))
            || words.iter().any(|t| t.class.has(Class::PERSON))
    };
    let quoted = matches!(parse.kind(k + 1), Some(ChunkKind::Quote)) && is_speaker(parse, 0) && titled();
    if k == 1 && (source_only(0) || quoted) {
        out.push(Report { source: Source::Named(parse.chunk_span(0)), from: k, to: n, verb: None, weak: false });
    } else if k + 2 >= n && k + 1 < n && source_only(k + 1) {
        out.push(Report { source: Source::Named(parse.chunk_span(k + 1)), from: 0, to: k, verb: None, weak: false });
    }
}

/// `(source: the ministry)`, `(OCHA, 12 June)`: a citation at the sentence's end.
pub(super) fn cited(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let Some(close) = (k + 1..parse.chunks.len()).take(8).find(|&j| parse.chunks[j].kind == ChunkKind::Close) else {
        return;
    };
    let last = matches!(parse.kind(close + 1), None | Some(ChunkKind::Stop));
    let source = parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::CitedSource);
    let at = if source && parse.kind(k + 2) == Some(ChunkKind::Colon) { k + 3 } else { k + 1 };
    let dated = || parse.kind(at + 1) == Some(ChunkKind::Comma) && parse.kind(at + 2) == Some(ChunkKind::Date);
    // `(OCHA)` behind what is no name: not the short form of one.
    let known = || {
        let name = parse.noun(at).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
        let before = k.checked_sub(1).map(|j| parse.token(parse.chunks[j].end() - 1));
        close == at + 1 && name && before.is_some_and(|t| !t.capital())
    };
    let dated = || dated() || known();
    if last && at < close && (at > k + 1 && parse.noun(at).is_some() || dated() && is_authority(parse, at)) {
        let source = Source::Named(parse.chunk_span(at));
        out.push(Report { verb: Some(close), ..scope_of_aside(parse, k, close + 1, source) });
    }
}

/// Who signed the line that a sentence stands in, as posts are signed: `No injuries. — Tolu Fire (@ToluFire) May 3, 2018`.
pub(crate) fn signed(text: &str, sentence: Span) -> Option<Span> {
    /// A name and what may stand behind its handle are no longer, in bytes.
    const LONGEST: usize = 64;
    let from = sentence.start as usize;
    let rest = &text[from..];
    let line = &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
    let handle = memchr::memrchr(b'@', line.as_bytes())?.checked_sub(1)?;
    if line.as_bytes()[handle] != b'(' {
        return None;
    }
    let (before, behind) = line.split_at(handle);
    let (_, behind) = behind.split_once(')')?;
    let before = before.trim_end();
    let dash = before.rfind(['\u{2014}', '\u{2013}'])?;
    let name = before[dash..].trim_start_matches(['\u{2014}', '\u{2013}']).trim_start();
    if name.is_empty() || name.len() > LONGEST || behind.trim().len() > LONGEST {
        return None;
    }
    let end = from + before.len();
    Some(Span { start: (end - name.len()) as u32, end: end as u32 })
}
