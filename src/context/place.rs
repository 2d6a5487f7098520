//! Place: the named place in the sentence that the event is said to be at.

use crate::{
    chunk::{ChunkKind, Voice},
    claim::parse::Parse,
    context::{
        attribution::{Report, Source},
        date, near,
    },
    lex::{Kind, Shape},
    lexicon::{Class, Marks, Role},
    span::Span,
};

/// A named place and the chunk where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub span: Span,
    pub chunk: usize,
    /// One past the last chunk of its noun phrase.
    pub end: usize,
    /// How it comes to be named here: where the event was, or of whom the sentence speaks.
    pub by: Named,
}

/// How surely a named place is where the event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// `in Tolu`, `struck Kunar province`
    Located,
    /// `the village of Tinkora`, `from Tolu`, `the mayor of Tolu`: it is named, and no other place may be.
    Mentioned,
}

/// The sentence's named places, in order.
pub(crate) fn places(parse: Parse<'_, '_>, reports: &[Report], out: &mut Vec<Place>) {
    out.clear();
    for k in date::after_dateline(parse).max(after_city(parse))..parse.chunks.len() {
        let found = match parse.chunks[k].kind {
            ChunkKind::Preposition(role) => after_preposition(parse, k, role),
            // `a quake struck Kunar province`
            ChunkKind::Verb(v) if parse.token(v.main).marks.has(Marks::STRIKES) => named(parse, k + 1, Role::In),
            ChunkKind::Noun(_) => mentioned(parse, k),
            _ => None,
        };
        let Some(place) = found else { continue };
        // `Pilger in Nebraska` is Pilger: the wider name behind it adds nothing. What was located is not mentioned again.
        let known = out.last().is_some_and(|p: &Place| {
            p.end == k && p.by == Named::Located || place.by == Named::Mentioned && place.span.start < p.span.end
        });
        let speaks = reports
            .iter()
            .any(|r| matches!(r.source, Source::Named(s) if s.start <= place.span.start && place.span.end <= s.end));
        if !known && !speaks && !near::of_report(parse, k) {
            out.push(place);
        }
    }
}

/// The chunk after a dateline that is a name alone: `GULL ISLAND - Wardens rescued 12`; 0 where there is none.
fn after_city(parse: Parse<'_, '_>) -> usize {
    let Some(dash) = parse.chunks.iter().take(4).position(|c| c.kind == ChunkKind::Dash) else { return 0 };
    let name = |k: usize| matches!(parse.chunks[k].kind, ChunkKind::Noun(n) if n.quantity.is_none());
    let upper = parse.lexed.tokens[..parse.chunks[dash].start].first().is_some_and(|t| t.shape.has(Shape::UPPER));
    let names = (0..dash).all(|k| name(k) || parse.chunks[k].kind == ChunkKind::Comma);
    if dash > 0 && upper && names && !parse.lexed.one_case { dash + 1 } else { 0 }
}

/// The name that a figure in brackets belongs to: `in Karvo (14), Belda (9) and Mirza (3)`.
fn before_bracket(parse: Parse<'_, '_>, chunk: usize) -> Option<Place> {
    let closes = |&k: &usize| parse.chunks[k].kind != ChunkKind::Close;
    let open = (0..chunk).rev().take_while(closes).find(|&k| parse.chunks[k].kind == ChunkKind::Open)?;
    let k = open.checked_sub(1)?;
    let phrase = parse.noun(k).filter(|n| n.quantity.is_none())?;
    let class = parse.token(phrase.head?).class;
    // `Lind (3)` may be a scorer: a list of places has its preposition or a known place.
    let located = (0..k).rev().find_map(|j| match parse.chunks[j].kind {
        ChunkKind::Preposition(role) => Some(role == Role::In),
        ChunkKind::Verb(_) | ChunkKind::Stop | ChunkKind::Semicolon => Some(false),
        _ => None,
    });
    if !(class.has(Class::PLACE) || located == Some(true)) {
        return None;
    }
    named(parse, k, Role::In)
}

/// `Rockford had 14 homicides`, `Tolu recorded 12 deaths`: a name that things happen to.
fn undergoes(parse: Parse<'_, '_>, k: usize, head: usize) -> bool {
    let token = parse.token(head);
    let name = token.capital() && !parse.lexed.one_case && token.class.is_unknown() && head > 0;
    let verb = (k + 1..k + 3).find_map(|j| parse.verb(j));
    name && parse.chunks[k].end - parse.chunks[k].start == 1
        && verb.is_some_and(|v| v.voice == Voice::Active && parse.token(v.main).role == Role::Undergo)
}

/// A place that a noun phrase names without a preposition before it: `the village of Tinkora`, `Kunar province`, `Chad`.
fn mentioned(parse: Parse<'_, '_>, k: usize) -> Option<Place> {
    let phrase = parse.noun(k).filter(|n| !n.pronoun)?;
    let head = phrase.head?;
    let class = parse.token(head).class;
    let chunk = parse.chunks[k];
    // What speaks is no place: `the Vorland Relief Agency`; but its `of` phrase may name one: `the mayor of Verkhove`.
    if class.has(Class::SOURCE | Class::TITLE | Class::PERSON) && !class.has(Class::FACILITY) {
        let of = phrase.of?;
        let name = parse.noun(of)?.head?;
        let name = parse.token(name);
        let titled = class.has(Class::TITLE | Class::PERSON) && name.capital() && !parse.lexed.one_case;
        let place = name.class.is_unknown() || name.class.has(Class::PLACE | Class::FACILITY);
        return (titled && place && !name.class.has(Class::PERSON)).then(|| Place {
            span: parse.chunk_span(of),
            chunk: k,
            end: of + 1,
            by: Named::Mentioned,
        });
    }
    let facility = class.has(Class::FACILITY);
    if !facility && !class.has(Class::PLACE) && undergoes(parse, k, head) {
        return Some(Place { span: parse.token(head).span, chunk: k, end: k + 1, by: Named::Mentioned });
    }
    if !facility && !class.has(Class::PLACE) {
        // `Nigeria's prisons`, `the Peru conflict`
        let known = (chunk.start..head).find(|&t| {
            let class = parse.token(t).class;
            class.has(Class::PLACE) && !class.has(Class::DEMONYM) && class.has(Class::NAME)
        })?;
        let span = parse.token(known).span;
        return Some(Place { span, chunk: k, end: k + 1, by: Named::Mentioned });
    }
    if phrase.quantity.is_some_and(|q| !parse.quantities[q as usize].implicit) {
        return None;
    }
    // `The State`, `Hospital records`: a common noun with a capital is no name by itself.
    let alone = facility && !class.has(Class::NAME) && phrase.of.is_none() && {
        let names = parse.lexed.tokens[chunk.start..=head].iter();
        names.filter(|t| t.capital() && !t.class.has(Class::DETERMINER)).count() < 2
    };
    if alone && !parse.lexed.tokens[chunk.start..head].iter().any(|t| t.class.has(Class::PLACE)) {
        return None;
    }
    named(parse, k, Role::In).map(|place| Place { by: Named::Mentioned, ..place })
}

fn after_preposition(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let token = parse.token(parse.chunks[k].start);
    // `four provinces of Colombia`
    let counted = role == Role::Of
        && k.checked_sub(1).and_then(|j| parse.noun(j)).is_some_and(|n| n.quantity.is_some() && n.head.is_some())
        && parse.noun(k + 1).and_then(|n| n.head).is_some_and(|h| parse.token(h).class.has(Class::PLACE));
    if !(locates(parse, k, role) || counted) || token.class.has(Class::SOURCE) {
        return None;
    }
    let place = named(parse, k + 1, role)?;
    // Where they come from is seldom where it happened.
    let by = if role == Role::From { Named::Mentioned } else { Named::Located };
    let place = Place { by, ..place };
    // `brought tornadoes to Pilger in Nebraska`: the narrower name stands right before.
    let narrower =
        k.checked_sub(1).filter(|&j| role == Role::In && j > 0).filter(|&j| match parse.chunks[j - 1].kind {
            ChunkKind::Preposition(r) => locates(parse, j - 1, r) || r == Role::To,
            _ => false,
        });
    narrower.and_then(|j| named(parse, j, role)).map(|p| Place { end: place.end, ..p }).or(Some(place))
}

/// Whether the preposition at chunk `k` says where.
fn locates(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    matches!(role, Role::In | Role::At | Role::On | Role::From)
        || parse.token(parse.chunks[k].start).class.has(Class::PLACE)
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
        let happening = token.class.has(Class::EVENT_NOUN | Class::NOUN_LIKE) && !token.class.has(Class::NAME);
        // In a text of one case an unknown plural is a thing that the lexicon lacks.
        let alone = chunk.end - chunk.start == 1;
        // `AT THE TIME` is no place either: names have no article.
        let article = t == chunk.start + 1 && parse.token(chunk.start).role == Role::Definite;
        let unknown = parse.lexed.one_case
            && token.class.is_unknown()
            && !(alone && token.marks.has(Marks::PLURAL))
            && !(article && chunk.end == t + 1);
        capital && !happening || token.class.has(Class::NAME | Class::PLACE) || unknown
    };
    // `the village of Tinkora`: the name is in the `of` phrase.
    if class.has(Class::FACILITY)
        && !is_name(head)
        && !(chunk.start..head).any(|t| is_name(t) && parse.token(t).class.is_unknown())
        && let Some(of) = phrase.of
        && let Some(name) = parse.noun(of).and_then(|n| n.head)
        && is_name(name)
    {
        let span = with_tail(parse, of, parse.chunk_span(of));
        return Some(Place { span, chunk: k, end: of + 1, by: Named::Located });
    }
    // `Storm Alva` is no place; `across the State` names none.
    let words = &parse.lexed.tokens[chunk.start..=head];
    let hazard = words.iter().any(|t| t.role == Role::Hazard && t.capital()) && !class.has(Class::FACILITY);
    let capitals = words.iter().filter(|t| t.capital()).count();
    let common_only =
        class.has(Class::FACILITY) && !class.has(Class::NAME) && capitals == 1 && parse.token(head).capital();
    if !parse.lexed.one_case && (hazard && parse.token(head).role != Role::Hazard || common_only && words.len() > 1) {
        return None;
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
        // `in Barpur floods`, `in Holmstad refinery fire`: a headline's name before what happened there.
        let known = parse.token(first).class.has(Class::PLACE)
            || parse.token(head).class.has(Class::NOUN_LIKE)
            || parse.token(head).role == Role::Hazard;
        let span = parse.tokens_span(first, first + before);
        return known.then_some(Place { span, chunk: k, end: k + 1, by: Named::Located });
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
    Some(Place { span: with_tail(parse, k, span), chunk: k, end: k + 1, by: Named::Located })
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

/// The place that fits a claim at `chunk` best, over the clauses between; where the event is said to be before who or what
/// is only named.
pub(crate) fn nearest(parse: Parse<'_, '_>, places: &[Place], chunk: usize, verb: Option<usize>) -> Option<Place> {
    if let Some(place) = before_bracket(parse, chunk) {
        return Some(place);
    }
    let cost = |p: &Place| near::cost(parse, chunk, verb, p.chunk) + if p.by == Named::Mentioned { 8 } else { 0 };
    let best = places.iter().map(|p| (cost(p), p)).min_by_key(|(cost, _)| *cost)?;
    (best.0 <= near::TOO_FAR).then_some(*best.1)
}
