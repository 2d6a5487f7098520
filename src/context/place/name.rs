//! What a noun phrase names as a place: the name in it, and the wider or further names that it goes on with.

use super::{Named, Place};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::{Kind, Shape, Token},
    lexicon::{Class, Marks, Role, Unit},
    span::Span,
};

/// The place that the noun phrase at `k` names, with the part of it that is said before, `northern Karvia`, or what it is part of,
/// `the Old Quarter of Tolu`.
pub(super) fn named(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let place = bare(parse, k, role)?;
    let tokens = &parse.lexed.tokens;
    let first = tokens.partition_point(|t| t.span.start < place.span.start);
    let parts = tokens[..first].iter().rev().take_while(|t| t.role == Role::Compass).count();
    let start = tokens[first - parts].span.start.min(place.span.start);
    let place = Place { span: Span { start, ..place.span }, ..place };
    Some(with_whole(parse, k, place).unwrap_or(place))
}

/// `the Apete area of Ibadan`: a part with a name of its own, and what it is part of.
fn with_whole(parse: Parse<'_, '_>, k: usize, place: Place) -> Option<Place> {
    let phrase = parse.noun(k).filter(|_| place.chunk == k && place.end == k + 1)?;
    let head = phrase.head().filter(|&h| parse.token(h).class.has(Class::FACILITY))?;
    let (of, c) = (phrase.of().filter(|&of| of == k + 2)?, parse.chunks[k]);
    let own = (c.start()..head).any(|t| parse.token(t).capital());
    let whole = !parse.lexed.one_case && own && goes_on(parse, of);
    let behind = place.span.end == parse.chunk_span(k).end;
    (whole && behind).then(|| Place { span: place.span.join(parse.chunk_span(of)), end: of + 1, ..place })
}

/// The place that the noun phrase at `k` names: `the village of Tinkora`, `Kunar province`, `Tolu, in the north`.
fn bare(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let phrase = parse.noun(k)?;
    let head = phrase.head()?;
    let chunk = parse.chunks[k];
    let class = parse.token(head).class;
    // Most phrases behind a preposition have no name in them.
    let may_name =
        |t: &Token| t.capital() || t.class.is_unknown() || t.class.has(Class::NAME | Class::PLACE | Class::FACILITY);
    if !parse.lexed.tokens[chunk.start()..=head].iter().any(may_name) {
        return None;
    }
    let is_name = |t: usize| {
        let token = parse.token(t);
        // `In Early Morning Camden Shooting`
        let names = Class::NAME | Class::PLACE | Class::FACILITY;
        let facility = t < head && parse.token(t + 1).class.has(Class::FACILITY);
        let common = parse.lexed.titled && !(token.class.is_unknown() || token.class.has(names) || facility);
        let capital = (token.capital() || capital_inside(parse, t)) && !parse.lexed.one_case && !common;
        let happening = token.class.has(Class::EVENT_NOUN | Class::NOUN_LIKE) && !token.class.has(Class::NAME);
        // In a text of one case an unknown plural is a thing that the lexicon lacks.
        let alone = chunk.end() - chunk.start() == 1;
        // `AT THE TIME` is no place either: names have no article.
        let article = t == chunk.start() + 1 && parse.token(chunk.start()).role == Role::Definite;
        let unknown = parse.lexed.one_case
            && token.class.is_unknown()
            && !(alone && token.marks.has(Marks::PLURAL))
            && parse.token(chunk.start()).role != Role::Indefinite
            && !(article && chunk.end() == t + 1)
            && !is_abstract(parse, t);
        // `the Karvian city of Tolu`
        let nation =
            t < head && capital && token.class.is_unknown() && of_nation(parse, t) && !parse.token(t + 1).capital();
        capital && !happening && !nation || token.class.has(Class::NAME | Class::PLACE) || unknown
    };
    // `the village of Tinkora`: the name is in the `of` phrase.
    if class.has(Class::FACILITY)
        && !is_name(head)
        && !(chunk.start()..head).any(|t| is_name(t) && parse.token(t).class.is_unknown())
        && let Some(of) = phrase.of()
        && let Some(name) = parse.noun(of).and_then(|n| n.head())
        && is_name(name)
    {
        let span = with_tail(parse, of, parse.chunk_span(of));
        return Some(Place { span, chunk: k, end: of + 1, by: Named::Located });
    }
    if phrase.quantity().is_some_and(|q| !parse.quantities[q as usize].implicit) {
        return None;
    }
    // `the capital, Tolu`; `Mora's capital, Tolu`
    let owned = (chunk.start()..head).rev().find(|&t| parse.token(t).class.has(Class::POSSESSIVE));
    if class.has(Class::FACILITY)
        && !(owned.map_or(chunk.start(), |t| t + 1)..=head).any(is_name)
        && parse.kind(k + 1) == Some(ChunkKind::Comma)
        && goes_on(parse, k + 2)
        && closed(parse, k + 3)
    {
        let span = with_tail(parse, k + 2, parse.chunk_span(k + 2));
        return Some(Place { span, chunk: k, end: k + 3, by: Named::Located });
    }
    // `the Gulf of Dorn`: a name with `of` in it.
    if class.has(Class::FACILITY)
        && parse.token(head).capital()
        && !parse.lexed.one_case
        && !(chunk.start()..head).any(is_name)
        && let Some(of) =
            phrase.of().filter(|&of| parse.token(parse.chunks[of].start()).capital() && goes_on(parse, of))
    {
        let span = parse.token(head).span.join(parse.chunk_span(of));
        return Some(Place { span, chunk: k, end: of + 1, by: Named::Located });
    }
    let token = parse.token(head);
    // `in a white SUV`: what is one of many has no name of its own; `at a Little Rock home` is where it stands.
    let one = parse.token(chunk.start()).role == Role::Indefinite
        && head + 1 == chunk.end()
        && !parse.lexed.tokens.get(chunk.end()).is_some_and(|t| t.class.has(Class::NOUN))
        && token.capital()
        && !parse.lexed.one_case
        && !(chunk.start() + 1..head).any(|t| parse.token(t).capital());
    if one && !class.has(Class::FACILITY | Class::PLACE) {
        return None;
    }
    // `Storm Alva` is no place; `across the State` names none.
    let words = &parse.lexed.tokens[chunk.start()..=head];
    let hazard = words.iter().any(|t| t.role == Role::Hazard && t.capital()) && !class.has(Class::FACILITY);
    let capitals = words.iter().filter(|t| t.capital()).count();
    let common_only = class.has(Class::FACILITY)
        && !class.has(Class::NAME)
        && capitals == 1
        && token.capital()
        && token.role != Role::Sole;
    if !parse.lexed.one_case
        && (hazard && parse.token(head).role != Role::Hazard || common_only && (words.len() > 1 || chunk.start() == 0))
    {
        return None;
    }
    let first = (inner(parse, chunk.start(), head, is_name)..=head)
        .find(|&t| is_name(t) && !parse.token(t).class.has(Class::DETERMINER | Class::POSSESSIVE))?;
    // `in an SUV`: names have no such article.
    let article = parse.token(chunk.start()).role == Role::Indefinite && !parse.lexed.one_case;
    if article
        && head == chunk.start() + 1
        && token.shape.has(Shape::UPPER)
        && !class.has(Class::FACILITY | Class::PLACE)
    {
        return None;
    }
    // `in AD 79`; `from the Tolu Fire Department`
    if token.role == Role::Era || is_office(parse, chunk.start(), head) {
        return None;
    }
    // `Week 23` is a time.
    // `the Philippines` are no people.
    let nation = class.has(Class::DEMONYM) && !class.has(Class::PLACE);
    let person = (class.has(Class::PERSON | Class::TITLE | Class::MONTH | Class::WEEKDAY | Class::TIME) || nation)
        && !class.has(Class::FACILITY | Class::PLACE);
    // `in San Lucas`: no person is in there.
    let saint = (role == Role::In || parse.token(first).role == Role::Toponym)
        && first < head
        && class.has(Class::NAME)
        && !words.iter().any(|t| t.class.has(Class::TITLE | Class::PERSON) && !t.class.has(Class::NAME));
    let person = person && !saint;
    // `at the Elks Center`
    let centre = token.role == Role::Siege && token.capital() && role == Role::At && !parse.lexed.one_case;
    let organisation = class.has(Class::SOURCE) && !class.has(Class::FACILITY | Class::PLACE) && !centre;
    // `outside an East Hills apartment building`
    let built = parse.word(head).unit == Unit::Named(parse.lexicon.building);
    let common = !is_name(head) && !class.has(Class::FACILITY);
    // `in Pakistan monsoon rains claimed`, `in Venezuela's prisons`, `in East Hills shooting`: the name before a common noun.
    let before = (first..head)
        .take_while(|&t| {
            is_name(t) && !parse.token(t).class.has(Class::PERSON | Class::TITLE | Class::DEMONYM | Class::SOURCE)
        })
        .count();
    if common && before > 0 && (matches!(role, Role::In | Role::At | Role::None) || built) {
        // `in Barpur floods`, `in Holmstad refinery fire`: a headline's name before what happened there.
        let known = built
            || parse.lexed.titled
            || parse.token(first).class.has(Class::PLACE)
            || parse.token(head).class.has(Class::NOUN_LIKE | Class::EVENT_NOUN)
            || matches!(parse.token(head).role, Role::Hazard | Role::Happening | Role::Brawl | Role::Venue);
        let span = parse.tokens_span(first, first + before);
        // `a Plano store` is in Plano, and `a Brand store in Plano` too.
        let venue = parse.token(head).role == Role::Venue && !parse.token(first).class.has(Class::PLACE);
        let by = if venue { Named::Mentioned } else { Named::Located };
        return known.then_some(Place { span, chunk: k, end: k + 1, by });
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
    // `a Tennessee highway` is in Tennessee.
    let indefinite = parse.token(chunk.start()).role == Role::Indefinite && !parse.token(head).capital();
    if indefinite && class.has(Class::FACILITY) && parse.token(first).class.has(Class::PLACE) && !parse.lexed.one_case {
        let last = (first..head).take_while(|&t| is_name(t)).last().unwrap_or(first);
        return Some(Place { span: parse.tokens_span(first, last + 1), chunk: k, end: k + 1, by: Named::Located });
    }
    // `Karvas' hospitals` are no place by themselves.
    let owner = (first + 1..head).find(|&t| parse.token(t).class.has(Class::POSSESSIVE) && parse.token(t).glued());
    if let Some(owner) = owner.filter(|&t| class.has(Class::PLURAL) && !(t + 1..=head).any(is_name)) {
        return Some(Place { span: parse.tokens_span(first, owner), chunk: k, end: k + 1, by: Named::Located });
    }
    // `al-Nour`
    let joined = start > 1 && parse.token(start - 1).kind == Kind::Hyphen && parse.token(start).glued();
    let start = if joined { start - 2 } else { start };
    let mut span = parse.tokens_span(start.min(head), chunk.end().max(head + 1));
    // `Highway 16`, `Camp 9`: the number is the name's.
    if class.has(Class::IDENTIFIER | Class::FACILITY)
        && let Some(number) = parse.lexed.tokens.get(chunk.end()).filter(|t| t.kind == Kind::Digits)
        && matches!(parse.kind(k + 1), Some(ChunkKind::Date))
    {
        span = span.join(number.span);
    }
    Some(Place { span: with_tail(parse, k, span), chunk: k, end: k + 1, by: Named::Located })
}

/// Where the narrowest name may begin: behind the owner in `Tolu's Karvo district`, behind `capital` in `the capital Tolu`.
fn inner(parse: Parse<'_, '_>, start: usize, head: usize, is_name: impl Fn(usize) -> bool) -> usize {
    let opens = |t: &usize| {
        let token = parse.token(*t);
        // `Newark's West Ward`, `Tolu's Karvo district`; but `Stanford's Comedy Club`, `Prince George's County`
        let single = !parse.token(head).capital() && (start..*t).filter(|&t| is_name(t)).count() == 1;
        let owner = token.class.has(Class::POSSESSIVE)
            && token.glued()
            && (single || parse.token(*t - 1).class.has(Class::PLACE));
        let sort = token.class.has(Class::FACILITY) && !token.capital() && *t < head && is_name(head);
        (owner || sort) && (*t + 1..=head).any(&is_name)
    };
    (start..head).rev().find(opens).map_or(start, |t| t + 1)
}

/// A common noun that the lexicon has no more of than that it names no place: `ACTION`.
fn is_abstract(parse: Parse<'_, '_>, t: usize) -> bool {
    let word = parse.token(t).span.of(parse.text).to_lowercase();
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    parse.lexicon.abstract_words.iter().any(|w| **w == *word) || parse.lexicon.abstract_endings.iter().any(|e| ends(e))
}

/// A word that the lexicon does not know and that ends as nations' adjectives do: `Karvian`.
fn of_nation(parse: Parse<'_, '_>, t: usize) -> bool {
    let word = parse.token(t).span.of(parse.text);
    parse.lexicon.nation_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
}

/// `Val d'Aurin`, `the dell'Orso valley`: a particle grown together with the name behind it.
fn capital_inside(parse: Parse<'_, '_>, t: usize) -> bool {
    let token = parse.token(t);
    let inside = || {
        let word = token.span.of(parse.text);
        word.split_once(['\'', '\u{2019}']).is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
    };
    token.kind == Kind::Word && token.class.is_unknown() && inside()
}

/// `Tolu, Kunar province`, `Palma, Nangade and Mueda`: a name that goes on with the wider one, or with others.
fn with_tail(parse: Parse<'_, '_>, k: usize, span: Span) -> Span {
    let (mut span, mut at) = (span, k);
    loop {
        let verb = matches!(parse.kind(at + 3), Some(ChunkKind::Verb(_)));
        match parse.kind(at + 1) {
            Some(ChunkKind::Comma) if goes_on(parse, at + 2) && closed(parse, at + 3) => {}
            Some(ChunkKind::Coordinator(Role::And)) if goes_on(parse, at + 2) && !verb => {}
            _ => return span,
        }
        at += 2;
        span = span.join(parse.chunk_span(at));
    }
}

/// Whether the noun phrase at chunk `k` may be a further name of the place before it.
pub(super) fn goes_on(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(phrase) = parse.noun(k).filter(|n| n.quantity().is_none()) else { return false };
    let Some(head) = phrase.head() else { return false };
    let token = parse.token(head);
    let chunk = parse.chunks[k];
    // In a text of one case: `TARMA PROVINCE`.
    let written = if parse.lexed.one_case {
        token.class.has(Class::FACILITY) && chunk.end() > chunk.start() + 1
    } else {
        token.capital() || token.class.has(Class::FACILITY) && parse.token(chunk.start()).capital()
    };
    // `University of Tolu Hospital`: that it speaks now and then makes a hospital none the less a place.
    let speaks = token.class.has(Class::PERSON | Class::TITLE)
        || token.class.has(Class::SOURCE) && !token.class.has(Class::FACILITY);
    // `San Marcos` is nobody's name.
    let saint = parse.token(chunk.start()).role == Role::Toponym && chunk.end() > chunk.start() + 1;
    (written || token.class.has(Class::PLACE)) && (!speaks || saint)
}

/// `the Tolu Police Department`, `the Criminal Identification Department`: an office, by the common word before its last one; `Meta
/// Department` is a place.
fn is_office(parse: Parse<'_, '_>, start: usize, head: usize) -> bool {
    if parse.token(head).role != Role::Department || head == start {
        return false;
    }
    let before = parse.token(head - 1);
    // `the Northern Department`
    if before.role == Role::Compass || before.class.has(Class::POSSESSIVE) {
        return false;
    }
    parse.lexed.tokens[start..head].iter().any(|t| t.class.has(Class::SOURCE))
        || before.class.has(Class::NOUN | Class::ADJECTIVE) && !before.class.has(Class::NAME | Class::PLACE)
}

/// Whether what stands at chunk `k` ends a list of names: neither a verb, whose subject the last name would be, nor more of it.
fn closed(parse: Parse<'_, '_>, k: usize) -> bool {
    match parse.kind(k) {
        None
        | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Date | ChunkKind::Semicolon | ChunkKind::Relative(_)) => {
            true
        }
        Some(ChunkKind::Preposition(_)) => true,
        Some(ChunkKind::Coordinator(Role::And)) => {
            goes_on(parse, k + 1) && !matches!(parse.kind(k + 2), Some(ChunkKind::Verb(_)))
        }
        _ => false,
    }
}
