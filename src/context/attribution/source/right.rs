//! The source behind its verb or preposition: `said the mayor, Ana Lind`, `according to the ministry`.

use super::{phrase_span, speaks};
use crate::{
    chunk::{ChunkKind, NounPhrase, Voice},
    claim::parse::Parse,
    context::attribution::Source,
    lexicon::{Class, Role},
};

/// The source to the right, from chunk `k`, and one past its last chunk.
pub(in crate::context) fn source_right(parse: Parse<'_, '_>, k: usize) -> Option<(Source, usize)> {
    let phrase = parse.noun(k)?;
    // `according to the 1954 official inquiry`, `according to a 15 May article`
    let article = || phrase.quantity().is_some_and(|q| parse.quantities[q as usize].implicit);
    if phrase.head().is_none()
        && (phrase.definite() && phrase.quantity().is_none() || article() || is_article(parse, k))
        && parse.kind(k + 1) == Some(ChunkKind::Date)
        && let Some((Source::Named(name), end)) = source_right(parse, k + 2)
    {
        return Some((Source::Named(parse.chunk_span(k).join(name)), end));
    }
    if phrase.pronoun() {
        let role = parse.token(phrase.head()?).role;
        return matches!(role, Role::He | Role::They | Role::Him).then_some((Source::Pronoun, k + 1));
    }
    if !speaks(parse, k) {
        return None;
    }
    // `according to statistics released by the institute`
    if parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Participle && parse.token(v.main()).role != Role::Seen)
        && matches!(parse.kind(k + 2), Some(ChunkKind::Preposition(Role::By | Role::From)))
        && speaks(parse, k + 3)
        && let Some(found) = source_right(parse, k + 3)
    {
        return Some(found);
    }
    let mut end = k;
    // `according to watchdog group the Prison Observatory`: a name right behind what it is.
    if parse.noun(k + 1).is_some_and(|n| n.quantity().is_none() && !n.pronoun()) && speaks(parse, k + 1) {
        end = k + 1;
    }
    let start = end;
    loop {
        match (parse.kind(end + 1), parse.noun(end + 2)) {
            (
                Some(ChunkKind::Preposition(Role::Of | Role::For | Role::From | Role::At | Role::In | Role::By)),
                Some(n),
            ) if n.quantity().is_none()
                && end == start
                // `issued by the army at the time`
                && !n.head().is_some_and(|h| parse.token(h).class.has(Class::TIME)) =>
            {
                end += 2
            }
            (Some(ChunkKind::Preposition(Role::Of | Role::For)), Some(n)) if n.quantity().is_none() => end += 2,
            (Some(ChunkKind::Coordinator(Role::And)), Some(n))
                if n.quantity().is_none()
                    && speaks(parse, end + 2)
                    && !matches!(parse.kind(end + 3), Some(ChunkKind::Verb(v)) if v.finite) =>
            {
                end += 2
            }
            // `Keo Vy, <cabinet> <chief> for the province`: a noun phrase that the parse cut in two.
            (Some(ChunkKind::Comma), Some(n)) if n.quantity().is_none() && cut(parse, end + 2) => {
                end += 3;
                while matches!(parse.kind(end + 1), Some(ChunkKind::Preposition(Role::Of | Role::For | Role::In)))
                    && parse.noun(end + 2).is_some()
                {
                    end += 2;
                }
                break;
            }
            (Some(ChunkKind::Comma), Some(n))
                if (n.quantity().is_none() || one_of(parse, start, n))
                    && apposed(parse, end + 2)
                    && matches!(
                        parse.kind(end + 3),
                        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Preposition(_))
                    ) =>
            {
                end += 2;
                while matches!(parse.kind(end + 1), Some(ChunkKind::Preposition(Role::Of | Role::For | Role::In)))
                    && parse.noun(end + 2).is_some()
                {
                    end += 2;
                }
                break;
            }
            _ => break,
        }
    }
    Some((Source::Named(phrase_span(parse, k, end)), end + 1))
}

/// Whether the noun phrase at `k` is no more than `a` or `an`.
fn is_article(parse: Parse<'_, '_>, k: usize) -> bool {
    let c = parse.chunks[k];
    c.end() == c.start() + 1 && parse.token(c.start()).role == Role::Indefinite
}

/// `cabinet | chief`: of two noun phrases side by side, the second names whom the first describes.
fn cut(parse: Parse<'_, '_>, k: usize) -> bool {
    let plain = |k: usize| parse.noun(k).is_some_and(|n| n.quantity().is_none() && !n.pronoun() && n.head().is_some());
    let ends = matches!(
        parse.kind(k + 2),
        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Preposition(_))
    );
    plain(k)
        && plain(k + 1)
        && ends
        && parse
            .noun(k + 1)
            .and_then(|n| n.head())
            .is_some_and(|h| parse.token(h).class.has(Class::SOURCE | Class::TITLE))
        && !parse.token(parse.chunks[k + 1].start()).class.has(Class::DETERMINER)
}

/// `Ana Lind, a doctor`: an article that counts nobody, behind a name.
fn one_of(parse: Parse<'_, '_>, name: usize, phrase: NounPhrase) -> bool {
    let head = parse.noun(name).and_then(|n| n.head());
    phrase.quantity().is_some_and(|q| parse.quantities[q as usize].implicit)
        && head
            .is_some_and(|h| parse.token(h).capital() && parse.token(parse.chunks[name].start()).role != Role::Definite)
}

/// `, the mayor of Tolu`; `, head of the agency`
fn apposed(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k).and_then(|n| n.head()).is_some_and(|h| {
        parse.token(h).class.has(Class::SOURCE | Class::TITLE | Class::PERSON)
            || parse.token(h).capital() && !parse.lexed.one_case
    })
}
