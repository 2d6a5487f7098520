//! Place: the named place in the sentence that the event is said to be at.

use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::Kind,
    lexicon::{Class, Of, Role},
    span::Span,
};

/// A named place and the chunk where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub span: Span,
    pub chunk: usize,
    /// One past the last chunk of its noun phrase.
    pub end: usize,
}

/// The sentence's named places, in order.
pub(crate) fn places(parse: Parse<'_, '_>, out: &mut Vec<Place>) {
    out.clear();
    for k in 0..parse.chunks.len() {
        let found = match parse.chunks[k].kind {
            ChunkKind::Preposition(role) => after_preposition(parse, k, role),
            // `a quake struck Kunar province`
            ChunkKind::Verb(v) if strikes(parse, v.main) => named(parse, k + 1, Role::In),
            // `the city of Lome, where one person was killed`
            ChunkKind::Noun(n)
                if n.of.is_some()
                    && n.definite
                    && !matches!(k.checked_sub(1).and_then(|j| parse.kind(j)), Some(ChunkKind::Preposition(_))) =>
            {
                let facility = n.head.is_some_and(|h| parse.token(h).class.has(Class::FACILITY));
                let where_follows = n
                    .of
                    .is_some_and(|o| matches!(parse.kind(o + 1), Some(ChunkKind::Comma | ChunkKind::Subordinator(_))));
                if facility && where_follows { named(parse, k, Role::In) } else { None }
            }
            _ => None,
        };
        let Some(place) = found else { continue };
        // `Pilger in Nebraska` is Pilger: the wider name behind it adds nothing.
        let wider = out.last().is_some_and(|p: &Place| p.end == k);
        if !wider {
            out.push(place);
        }
    }
}

/// Verbs by which a hazard meets a place: those that show an event of things but not of people.
fn strikes(parse: Parse<'_, '_>, verb: usize) -> bool {
    parse.word(verb).senses.iter().any(|s| s.of == Of::Things && parse.lexicon.events[s.event.0 as usize].things)
}

fn after_preposition(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let token = parse.token(parse.chunks[k].start);
    // `four provinces of Colombia`
    let counted = role == Role::Of
        && k.checked_sub(1).and_then(|j| parse.noun(j)).is_some_and(|n| n.quantity.is_some() && n.head.is_some())
        && parse.noun(k + 1).and_then(|n| n.head).is_some_and(|h| parse.token(h).class.has(Class::PLACE));
    let locates =
        matches!(role, Role::In | Role::At | Role::On | Role::From) || token.class.has(Class::PLACE) || counted;
    if !locates || token.class.has(Class::SOURCE) {
        return None;
    }
    let place = named(parse, k + 1, role)?;
    // `brought tornadoes to Pilger in Nebraska`: the narrower name stands right before.
    let narrower = k
        .checked_sub(1)
        .filter(|&j| role == Role::In && j > 0 && matches!(parse.chunks[j - 1].kind, ChunkKind::Preposition(_)));
    narrower.and_then(|j| named(parse, j, role)).map(|p| Place { end: place.end, ..p }).or(Some(place))
}

/// The place that the noun phrase at `k` names: `the village of Tinkora`, `Kunar province`, `Tolu, in the north`.
fn named(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let phrase = parse.noun(k)?;
    let head = phrase.head?;
    if phrase.quantity.is_some_and(|q| !parse.quantities[q as usize].implicit) {
        return None;
    }
    let chunk = parse.chunks[k];
    let class = parse.token(head).class;
    let is_name = |t: usize| {
        let token = parse.token(t);
        let capital = token.capital() && !parse.lexed.one_case;
        capital || token.class.has(Class::NAME | Class::PLACE) || parse.lexed.one_case && token.class.is_unknown()
    };
    // `the village of Tinkora`: the name is in the `of` phrase.
    if class.has(Class::FACILITY)
        && !is_name(head)
        && let Some(of) = phrase.of
        && let Some(name) = parse.noun(of).and_then(|n| n.head)
        && is_name(name)
    {
        return Some(Place { span: with_tail(parse, of, parse.chunk_span(of)), chunk: k, end: of + 1 });
    }
    let first = (chunk.start..=head)
        .find(|&t| is_name(t) && !parse.token(t).class.has(Class::DETERMINER | Class::POSSESSIVE))?;
    let token = parse.token(head);
    let person = class.has(Class::PERSON | Class::TITLE | Class::MONTH | Class::WEEKDAY | Class::DEMONYM)
        && !class.has(Class::FACILITY);
    let organisation = class.has(Class::SOURCE) && !class.has(Class::FACILITY | Class::PLACE);
    let common = !is_name(head) && !class.has(Class::FACILITY);
    // `in Pakistan monsoon rains claimed`, `in Venezuela's prisons`, `in East Hills shooting`: the name before a common noun.
    let before = (first..head)
        .take_while(|&t| {
            is_name(t) && !parse.token(t).class.has(Class::PERSON | Class::TITLE | Class::DEMONYM | Class::SOURCE)
        })
        .count();
    if common && before > 0 && matches!(role, Role::In | Role::None) {
        let known = parse.token(first).class.has(Class::PLACE) || parse.token(head).class.has(Class::NOUN_LIKE);
        let span = parse.tokens_span(first, first + before);
        return known.then_some(Place { span, chunk: k, end: k + 1 });
    }
    if person
        || organisation
        || common
        || role == Role::On && !class.has(Class::FACILITY | Class::PLACE) && !token.capital()
    {
        return None;
    }
    let start = if parse.token(first).class.has(Class::DEMONYM) && first < head && !is_name(head) {
        return None;
    } else {
        first
    };
    let mut span = parse.tokens_span(start.min(head), chunk.end.max(head + 1));
    // `Highway 16`, `Camp 9`: the number is the name's.
    if class.has(Class::IDENTIFIER | Class::FACILITY)
        && let Some(number) = parse.lexed.tokens.get(chunk.end).filter(|t| t.kind == Kind::Digits)
        && matches!(parse.kind(k + 1), Some(ChunkKind::Date))
    {
        span = span.join(number.span);
    }
    Some(Place { span: with_tail(parse, k, span), chunk: k, end: k + 1 })
}

/// `Tolu, Kunar province`: a name that goes on with the wider one.
fn with_tail(parse: Parse<'_, '_>, k: usize, span: Span) -> Span {
    let name = |j: usize| {
        parse.noun(j).is_some_and(|n| {
            n.quantity.is_none()
                && n.head.is_some_and(|h| {
                    (parse.token(h).capital() && !parse.lexed.one_case || parse.token(h).class.has(Class::PLACE))
                        && !parse.token(h).class.has(Class::PERSON | Class::TITLE | Class::SOURCE)
                })
        })
    };
    let closed = |j: usize| {
        matches!(
            parse.kind(j),
            None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Date | ChunkKind::Preposition(_))
        )
    };
    match parse.kind(k + 1) {
        Some(ChunkKind::Comma) if name(k + 2) && closed(k + 3) => span.join(parse.chunk_span(k + 2)),
        Some(ChunkKind::Coordinator(Role::And))
            if name(k + 2) && !matches!(parse.kind(k + 3), Some(ChunkKind::Verb(_))) =>
        {
            span.join(parse.chunk_span(k + 2))
        }
        _ => span,
    }
}

/// The place that fits a claim at `chunk` best: the nearest, what follows before what precedes.
pub(crate) fn nearest(places: &[Place], chunk: usize, bounds: (usize, usize)) -> Option<Place> {
    let inside = |p: &&Place| bounds.0 <= p.chunk && p.chunk < bounds.1;
    let distance = |p: &&Place| if p.chunk >= chunk { (p.chunk - chunk) * 2 } else { (chunk - p.chunk) * 2 + 3 };
    places.iter().filter(inside).min_by_key(distance).copied()
}
