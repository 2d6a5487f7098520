//! Whether a chunk of digits and names is a day, a month or a year, and not a part of a name or a count.

use crate::{
    chunk::{Chunk, ChunkKind},
    claim::parse::Parse,
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

pub(super) fn first<'a>(parse: Parse<'a, '_>, k: usize) -> &'a Token {
    parse.token(parse.chunks[k].start())
}

pub(super) fn tokens<'a>(parse: Parse<'a, '_>, chunk: Chunk) -> &'a [Token] {
    &parse.lexed.tokens[chunk.start()..chunk.end()]
}

/// Whether a date has a month, a weekday or a word such as `today` in it.
pub(super) fn named(parse: Parse<'_, '_>, k: usize) -> bool {
    tokens(parse, parse.chunks[k]).iter().any(|t| t.class.has(Class::MONTH | Class::WEEKDAY | Class::DATE_WORD))
}

pub(super) fn is_weekday(parse: Parse<'_, '_>, k: usize) -> bool {
    tokens(parse, parse.chunks[k]).iter().any(|t| t.class.has(Class::WEEKDAY))
}

/// Digits of a day, not only a month: `June 3`, `3`.
pub(super) fn has_day(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.chunks[k].kind == ChunkKind::Date && !is_year(parse, k) && {
        tokens(parse, parse.chunks[k]).iter().any(|t| matches!(t.kind, Kind::Digits | Kind::Ordinal))
    }
}

pub(super) fn is_year(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let token = parse.token(c.start());
    let written =
        token.span.end - token.span.start == 4 && !token.shape.has(Shape::SEPARATED) && token.kind == Kind::Digits;
    let at = k.checked_sub(1).and_then(|j| parse.kind(j)) == Some(ChunkKind::Preposition(Role::At));
    let next = parse.lexed.tokens.get(c.end());
    // `1998 USD` is the worth of money, `1600 block` an address.
    let block =
        next.is_some_and(|t| t.role == Role::Block || t.class.has(Class::CURRENCY_AFTER | Class::CURRENCY_BEFORE));
    let value = || parse.lexed.values[token.value as usize];
    c.end() == c.start() + 1 && written && !at && !block && value() >= 1000.into() && value() <= 2100.into()
}

/// Bare digits are a date only as a year or beside a month; a clock time is none.
pub(super) fn is_date(parse: Parse<'_, '_>, k: usize) -> bool {
    // `between 1 and 5 May`, `5-6 May`
    let opens = || {
        (matches!(parse.kind(k + 1), Some(ChunkKind::Coordinator(Role::And) | ChunkKind::Preposition(Role::To)))
            || is_hyphen(parse, k + 1))
            && matches!(parse.kind(k + 2), Some(ChunkKind::Date))
            && named(parse, k + 2)
    };
    // `the 3rd of June`
    let ordinal = || {
        first(parse, k).kind == Kind::Ordinal
            && parse.kind(k + 1).is_some()
            && first(parse, k + 1).role == Role::Of
            && parse.kind(k + 2) == Some(ChunkKind::Date)
            && named(parse, k + 2)
    };
    // `a recently-wedded couple`
    let hyphened = || {
        let after = parse.lexed.tokens.get(parse.chunks[k].end());
        after.is_some_and(|t| t.kind == Kind::Hyphen && t.glued())
            && parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()]
                .iter()
                .all(|t| t.class.has(Class::DATE_WORD))
    };
    named(parse, k) && !hyphened() && !surname(parse, k) && !in_name(parse, k) && !attributive(parse, k)
        || is_year(parse, k)
        || is_stamp(parse, k)
        || opens()
        || ordinal()
}

/// `the August Complex fire`: a month between an article and a capital is a name's.
pub(super) fn in_name(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let month = parse.token(c.start()).class.has(Class::MONTH) && c.end() == c.start() + 1;
    let article = || c.start().checked_sub(1).is_some_and(|t| parse.token(t).role == Role::Definite);
    let name = || {
        parse
            .lexed
            .tokens
            .get(c.end())
            .is_some_and(|t| t.kind == Kind::Word && t.capital() && !t.class.has(Class::EVENT_NOUN))
    };
    month && !parse.lexed.one_case && !parse.lexed.titled && article() && name()
}

/// `AD`, `BC`; `an ad` is none.
pub(super) fn is_era(token: &Token) -> bool {
    token.role == Role::Era && token.shape.has(Shape::UPPER)
}

/// A hyphen between two days.
pub(super) fn is_hyphen(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.kind(k) == Some(ChunkKind::Other) && first(parse, k).kind == Kind::Hyphen
}

/// `a Christmas party`: a feast before a common noun; `the Easter bombings` were at Easter.
pub(super) fn attributive(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let time = || parse.chunks.get(k + 1).is_some_and(|c| parse.token(c.start()).class.has(Class::TIME));
    let next = || parse.noun(k + 1).and_then(|n| n.head()).map(|h| parse.token(h));
    c.end() == c.start() + 1
        && parse.token(c.start()).role == Role::Holiday
        && next().is_some_and(|t| {
            !t.class.has(Class::EVENT_NOUN | Class::NOUN_LIKE)
                && !matches!(t.role, Role::Happening | Role::Hazard | Role::Brawl)
        })
        && !time()
}

/// `2019-06-03`, `03/06/2019`, `1990s`; `in their 20s` is an age, `8:33` a clock time.
pub(super) fn is_stamp(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let token = parse.token(c.start());
    if token.kind != Kind::Stamp || c.end() != c.start() + 1 {
        return false;
    }
    let written = token.span.of(parse.text);
    let article = || c.start().checked_sub(1).is_some_and(|t| parse.token(t).role == Role::Definite);
    let digits =
        |s: &str, n: std::ops::RangeInclusive<usize>| n.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(decade) = written.strip_suffix('s') {
        let decade = decade.trim_end_matches(['\'', '\u{2019}']);
        return digits(decade, 4..=4) || digits(decade, 2..=2) && article();
    }
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2),
        [a, b, year] => digits(a, 1..=2) && digits(b, 1..=2) && (digits(year, 4..=4) || digits(year, 2..=2)),
        _ => false,
    }
}

/// `Charlie De Mar`, `Commissioner May`: a month alone behind a name is a name.
pub(super) fn surname(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    let month = parse.token(c.start()).class.has(Class::MONTH) && c.end() == c.start() + 1;
    month
        && !parse.lexed.one_case
        && c.start().checked_sub(1).is_some_and(|t| {
            let before = parse.token(t);
            before.capital()
                && before.kind == Kind::Word
                && parse.noun(k - 1).is_some()
                && (before.class.is_unknown() || before.class.has(Class::NAME | Class::TITLE))
        })
}
