//! Date expressions: which chunks tell when, from the preposition to the last word.

use super::day::{first, has_day, is_date, is_era, is_hyphen, is_weekday, is_year, named, tokens};
use super::span::{away, lapses, opens_following, recent, since_begin, span_of_time};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::Kind,
    lexicon::{Class, Role},
};

/// A date: its first chunk (its preposition), one past its last chunk, and one past its last token.
pub(super) struct Expression {
    pub start: usize,
    pub end: usize,
    /// A verb group may have taken the last word in: `five years <ago have come>`.
    pub last: usize,
    /// It says in what time, not when: `in two days`.
    pub lapse: bool,
}

/// The date that begins at chunk `k`.
pub(super) fn expression(parse: Parse<'_, '_>, k: usize) -> Option<Expression> {
    let preposition = match parse.chunks[k].kind {
        ChunkKind::Preposition(role) => {
            let class = parse.token(parse.chunks[k].start()).class;
            (class.has(Class::DATE_PREPOSITION) && role != Role::Of).then_some(k)
        }
        _ => None,
    };
    // Most chunks tell no time unless they count it back.
    let may = matches!(parse.chunks[k].kind, ChunkKind::Date | ChunkKind::Noun(_) | ChunkKind::Adjective);
    if preposition.is_none() && !may && k > 0 {
        return gone_by(parse, k);
    }
    let mut at = if preposition.is_some() { k + 1 } else { k };
    // `on the 3rd of June`, `during the 1990s`
    let article = matches!(parse.kind(at), Some(ChunkKind::Noun(_) | ChunkKind::Adjective))
        && parse.chunks[at].end() == parse.chunks[at].start() + 1;
    // `last Friday`, `this Sunday`
    let shifted = article
        && matches!(first(parse, at).role, Role::Definite | Role::Last)
        && parse.kind(at + 1) == Some(ChunkKind::Date);
    at += usize::from(shifted);
    let mut lapse = false;
    let mut end = match parse.kind(at)? {
        _ if let Some(gone) = gone_by(parse, k) => return Some(gone),
        ChunkKind::Date if is_date(parse, at) => at + 1,
        // `in week 22`
        ChunkKind::Noun(n)
            if preposition.is_some()
                && n.quantity().is_none()
                && n.head() == Some(parse.chunks[at].end() - 1)
                && n.head().is_some_and(|h| parse.token(h).class.has(Class::TIME))
                && matches!(parse.kind(at + 1), Some(ChunkKind::Date)) =>
        {
            at + 2
        }
        // `in 79 AD`, `in AD 79`
        ChunkKind::Noun(n) if preposition.is_some() && n.head().is_some_and(|h| is_era(parse.token(h))) => {
            at + 1 + usize::from(parse.kind(at + 1) == Some(ChunkKind::Date))
        }
        // `the night's toll`
        ChunkKind::Noun(_) if owning(parse, at) => {
            return Some(Expression { start: at, end: at + 1, last: parse.chunks[at].start() + 2, lapse: false });
        }
        // `in mid-2019`
        ChunkKind::Noun(n) if preposition.is_some() && n.quantity().is_none() && part_of_year(parse, at) => at + 1,
        ChunkKind::Noun(n) if timed(parse, at, preposition.is_some()) => {
            let mut end = at + 1;
            if n.of() == Some(at + 2)
                && matches!(parse.kind(at + 2), Some(ChunkKind::Noun(_)))
                && timed_of(parse, at + 2)
            {
                end = at + 3;
            }
            end
        }
        _ if preposition.is_some_and(|k| lapses(parse, k)) && span_of_time(parse, at).is_some() => {
            lapse = true;
            span_of_time(parse, at)?
        }
        _ if preposition.is_some() || opens_following(parse, k) => {
            recent(parse, at).or_else(|| since_begin(parse, k, at))?
        }
        _ => return None,
    };
    while let Some(next) = goes_on(parse, end) {
        end = next;
    }
    // `in the November 2014 floods`: preposition and article are the floods'.
    // `since last Thursday 16 people`: who is counted is no Thursday's.
    let counts = |q: u16| !parse.quantities[usize::from(q)].implicit;
    let owned = shifted && parse.noun(end).is_some_and(|n| !n.quantity().is_some_and(counts));
    // `since the February coup`
    if owned && let Some(end) = since_begin(parse, k, k + 1) {
        return Some(Expression { start: k, end, last: parse.chunks[end - 1].end(), lapse });
    }
    Some(Expression { start: if owned { at } else { k }, end, last: parse.chunks[end - 1].end(), lapse })
}

/// `five years ago`, from chunk `k`.
fn gone_by(parse: Parse<'_, '_>, k: usize) -> Option<Expression> {
    let last = away(parse, k)?;
    Some(Expression { start: k, end: parse.chunk_at(last - 1) + 1, last, lapse: false })
}

/// One past what a date that ends before chunk `k` takes in from there.
///
/// `between 1 June and 31 July`, `Sunday night`, `July 15, 2017`, `Tuesday, June 3`, `the evening of 9 January`, `early on Monday`
fn goes_on(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let date = |k: usize| parse.kind(k) == Some(ChunkKind::Date);
    match parse.kind(k)? {
        ChunkKind::Date => Some(k + 1),
        ChunkKind::Other if is_hyphen(parse, k) && date(k + 1) && named(parse, k + 1) => Some(k + 2),
        ChunkKind::Comma
            if date(k + 1) && (is_year(parse, k + 1) || is_weekday(parse, k - 1) && named(parse, k + 1)) =>
        {
            Some(k + 2)
        }
        // `June 3-9`
        ChunkKind::Dash | ChunkKind::Other
            if date(k + 1)
                && first(parse, k).kind == Kind::Hyphen
                && first(parse, k).glued()
                && has_day(parse, k - 1) =>
        {
            Some(k + 2)
        }
        ChunkKind::Noun(n)
            if n.quantity().is_none()
                && n.head().is_some_and(|h| parse.token(h).class.has(Class::TIME))
                && timed_single(parse, k) =>
        {
            Some(k + 1)
        }
        // `over the same period in 2011`
        ChunkKind::Preposition(Role::In)
            if date(k + 1)
                && is_year(parse, k + 1)
                && k.checked_sub(1).is_some_and(|j| tokens(parse, parse.chunks[j])[0].class.has(Class::DATE_WORD)) =>
        {
            Some(k + 2)
        }
        _ if date(k + 1) && joins(first(parse, k).role) && parse.chunks[k].end() == parse.chunks[k].start() + 1 => {
            // `in May and 12 in June`: those 12 are no day.
            // `the night of 5-6 May`
            let bare = !named(parse, k + 1) && !is_year(parse, k + 1) && !is_hyphen(parse, k + 2);
            let counts = bare && !has_day(parse, k - 1);
            (!counts).then_some(k + 2)
        }
        _ => None,
    }
}

fn joins(role: Role) -> bool {
    matches!(role, Role::And | Role::Or | Role::To | Role::Through | Role::Until | Role::Of | Role::On)
}

/// `mid-2019`
fn part_of_year(parse: Parse<'_, '_>, k: usize) -> bool {
    let [part, hyphen, year] = tokens(parse, parse.chunks[k]) else { return false };
    part.role == Role::Last
        && hyphen.kind == Kind::Hyphen
        && year.kind == Kind::Digits
        && year.span.end - year.span.start == 4
}

/// `last week`, `the past few days`, `the first half of the year`, `this morning`, `a single week`
fn timed(parse: Parse<'_, '_>, k: usize, preposition: bool) -> bool {
    let Some(phrase) = parse.noun(k) else { return false };
    let Some(head) = phrase.head() else { return false };
    let c = parse.chunks[k];
    let words = &parse.lexed.tokens[c.start()..head];
    let of_date = matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Of)))
        && matches!(parse.kind(k + 2), Some(ChunkKind::Date));
    let share = parse.token(head).class.has(Class::SHARE);
    let half = (share || parse.token(head).role == Role::Phase)
        && (of_date || phrase.of().is_some_and(|of| timed_of(parse, of)));
    // `in the first quarter`
    let counted = share && phrase.of().is_none() && words.iter().any(|t| t.class.has(Class::ORDINAL));
    // `a loss for the first quarter`
    let of = |role: Role| matches!(role, Role::For | Role::After);
    let outside = k.checked_sub(1).is_some_and(|j| matches!(parse.chunks[j].kind, ChunkKind::Preposition(r) if of(r)));
    if half || counted && !outside {
        return preposition;
    }
    if preposition && parse.token(head).class.has(Class::TIME) && words.iter().any(|t| t.role == Role::Single) {
        return true;
    }
    if !parse.token(head).class.has(Class::TIME)
        || phrase.quantity().is_some_and(|q| !parse.quantities[q as usize].implicit)
    {
        return false;
    }
    if words.iter().any(|t| t.role == Role::Last || t.role == Role::That) {
        return true;
    }
    // `in the year to March`
    let to = || {
        parse.kind(k + 2) == Some(ChunkKind::Date)
            && first(parse, k + 1).role == Role::To
            && (named(parse, k + 2) || is_year(parse, k + 2))
    };
    if preposition && to() {
        return true;
    }
    // `in the day` says nothing; `in the early hours`, `in the spring`, `on the second day` do.
    let part = !parse.token(head).class.has(Class::MEASURE);
    let during = k.checked_sub(1).and_then(|j| parse.kind(j)) == Some(ChunkKind::Preposition(Role::During));
    let more =
        part || during || head > c.start() + 1 || phrase.of().is_some() || parse.token(head).class.has(Class::PLURAL);
    let pointed = words.iter().any(|t| {
        t.role == Role::Single
            || t.class.has(Class::POSSESSIVE | Class::ORDINAL | Class::WEEKDAY)
            || more && matches!(t.role, Role::Definite | Role::That)
    });
    // `in summer`
    let season = || alone_season(parse, k);
    preposition && (pointed || season())
}

/// `the night's toll`, `the week's fighting`
fn owning(parse: Parse<'_, '_>, k: usize) -> bool {
    let [article, time, owner, ..] = tokens(parse, parse.chunks[k]) else { return false };
    article.role == Role::Definite && time.class.has(Class::TIME) && owner.class.has(Class::POSSESSIVE) && owner.glued()
}

/// `in summer`: a part of the year by itself; `at night`, `in time` say nothing.
fn alone_season(parse: Parse<'_, '_>, k: usize) -> bool {
    let preposition = k.checked_sub(1).and_then(|j| parse.kind(j)) == Some(ChunkKind::Preposition(Role::In));
    preposition && timed_single(parse, k) && first(parse, k).role == Role::Season
}

pub(super) fn timed_of(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::TIME | Class::MONTH))
}

fn timed_single(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.chunks[k].end() == parse.chunks[k].start() + 1
}
