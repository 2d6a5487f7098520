//! Spans of time as dates: counted back (`five years ago`), up to now (`the last 24 hours`), or that it took (`in two days`).

use super::{day::first, expression::timed_of};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// `in two days`, `within 24 hours`: the preposition at `k` says in what time.
pub(super) fn lapses(parse: Parse<'_, '_>, k: usize) -> bool {
    matches!(parse.chunks[k].kind, ChunkKind::Preposition(Role::In | Role::During))
}

/// `24 hours`, `just two days`: one past the last chunk of a number of hours or more.
pub(super) fn span_of_time(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let start = parse.chunks.get(k)?.start();
    let mut words = parse.lexed.tokens[start..].iter().enumerate().take(5).map(|(i, t)| (start + i, t)).peekable();
    while words.next_if(|(_, t)| t.class.has(Class::HEDGE) || matches!(t.role, Role::Only)).is_some() {}
    let number =
        |t: &Token| t.kind == Kind::Digits || t.class.has(Class::NUMBER | Class::VAGUE) || t.role == Role::Indefinite;
    words.next_if(|(_, t)| number(t))?;
    while words.next_if(|(_, t)| number(t)).is_some() {}
    let (at, token) = words.next_if(|(_, t)| t.class.has(Class::TIME))?;
    let chunk = parse.chunk_at(at);
    // `in two years' time`, `in a day's work`
    let owner = parse.lexed.tokens.get(at + 1).is_some_and(|t| t.class.has(Class::POSSESSIVE) && t.glued());
    (token.role != Role::Moment && !owner && parse.chunks[chunk].end() == at + 1).then_some(chunk + 1)
}

/// `since the start of the outbreak`, `since the war broke out`, `since the coup`, `since a ceasefire collapsed`: one past the last
/// chunk.
pub(super) fn since_begin(parse: Parse<'_, '_>, k: usize, at: usize) -> Option<usize> {
    let since = first(parse, k).role == Role::Since;
    let phrase =
        parse.noun(at).filter(|n| since && n.quantity().is_none_or(|q| parse.quantities[q as usize].implicit))?;
    let ends = |k: usize| match parse.kind(k) {
        None => true,
        Some(ChunkKind::Coordinator(_) | ChunkKind::Subordinator(_) | ChunkKind::Close) => true,
        // A dash may be a word broken over lines.
        Some(kind) => kind.is_mark() && kind != ChunkKind::Dash,
    };
    let Some(head) = phrase.head() else {
        // `since the February coup`
        let named = parse.kind(at + 1) == Some(ChunkKind::Date) && phrase.definite();
        let what = parse.noun(at + 2).filter(|n| named && n.quantity().is_none() && n.head().is_some());
        return what.filter(|_| ends(at + 3)).map(|_| at + 3);
    };
    let token = parse.token(head);
    if token.role == Role::Phase {
        return phrase.of().filter(|&of| of == at + 2).map(|of| of + 1);
    }
    // `since the coup`
    if phrase.definite() && !token.class.has(Class::PERSON | Class::NAME) && ends(at + 1) {
        return Some(at + 1);
    }
    parse.verb(at + 1)?;
    // A date behind the verb says it better: `since the war began in 2015`.
    let end = (at + 2..at + 6).find(|&k| ends(k) || parse.kind(k) == Some(ChunkKind::Date))?;
    (parse.kind(end) != Some(ChunkKind::Date)).then_some(end)
}

/// `five years ago`, `two days later`, `a month earlier`: one past its last token. `hours later` says too little.
pub(super) fn away(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let start = parse.chunks[k].start();
    let all = &parse.lexed.tokens;
    let counts = |t: &Token| {
        t.kind == Kind::Digits
            || t.class.has(Class::NUMBER | Class::VAGUE)
            || t.role == Role::Indefinite && t.class.has(Class::DETERMINER)
    };
    let number = all[start..].iter().take(4).take_while(|t| counts(t)).count();
    if number == 0 {
        return None;
    }
    // `down to 27 a few days later`
    if number > 1
        && all[start + 1..start + number]
            .iter()
            .any(|t| t.class.has(Class::VAGUE) && !t.class.has(Class::NUMBER) || t.role == Role::Indefinite)
    {
        return None;
    }
    let unit = all.get(start + number).filter(|t| t.class.has(Class::TIME));
    let after = start + number + 1;
    if unit.is_none() || all.get(after).is_none_or(|t| t.role != Role::Ago) {
        return None;
    }
    // `two days earlier than planned`, `more than a year ago`, `up 11% from a year earlier`
    let than = |t: Option<&Token>| t.is_some_and(|t| matches!(t.role, Role::Than | Role::From | Role::Compared));
    let more = || {
        k.checked_sub(1)
            .and_then(|j| parse.noun(j))
            .is_some_and(|n| n.quantity().is_some() && all[start - 1].class.has(Class::HEDGE))
    };
    let compared = than(all.get(after + 1)) || than(start.checked_sub(1).map(|t| &all[t])) || more();
    (!compared).then_some(after + 1)
}

/// `The following day, ...`
pub(super) fn opens_following(parse: Parse<'_, '_>, k: usize) -> bool {
    let next = parse.chunks[k].start() + 1;
    k == 0 && parse.lexed.tokens.get(next).is_some_and(|t| t.role == Role::After)
}

/// `the last 24 hours`, `the past two weeks`, `the following day`: one past its last chunk.
pub(super) fn recent(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let start = parse.chunks.get(k)?.start();
    let mut words = parse.lexed.tokens[start..].iter().enumerate().take(6).map(|(i, t)| (start + i, t)).peekable();
    words.next_if(|(_, t)| t.class.has(Class::DETERMINER))?;
    words.next_if(|(_, t)| matches!(t.role, Role::Last | Role::After))?;
    while words.next_if(|(_, t)| t.kind == Kind::Digits || t.class.has(Class::NUMBER | Class::VAGUE)).is_some() {}
    let (at, _) = words.next_if(|(_, t)| t.class.has(Class::TIME))?;
    let chunk = parse.chunk_at(at);
    // `the first six months of the year`
    let of = parse.kind(chunk + 1) == Some(ChunkKind::Preposition(Role::Of)) && parse.noun(chunk + 2).is_some();
    let end = if of && timed_of(parse, chunk + 2) { chunk + 3 } else { chunk + 1 };
    (parse.chunks[chunk].end() == at + 1).then_some(end)
}
