//! Place: the named place in the sentence that the event is said to be at.

mod crossing;
mod fit;
mod mention;
mod name;
mod other;

pub(crate) use self::fit::nearest;
use self::{
    crossing::crossing,
    mention::mentioned,
    name::named,
    other::{block_of, from_cause, home_town, label, within},
};
use crate::{
    chunk::{ChunkKind, Voice},
    claim::parse::Parse,
    context::{
        attribution::{Report, Source},
        date, near,
    },
    grammar::Measured,
    lex::Shape,
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
    /// `the mayor of Tolu said`, `doctors in Tolu said`, `two men from Tolu`: somebody is there, or comes from there.
    OfPerson,
}

/// The sentence's named places, in order.
pub(crate) fn places(parse: Parse<'_, '_>, reports: &[Report], out: &mut Vec<Place>) {
    out.clear();
    let label = label(parse);
    out.extend(label);
    let mut home = label.map_or(0, |place| place.end);
    let wheres = parse.seen.role(Role::Where);
    for k in date::after_dateline(parse).max(after_city(parse))..parse.chunks.len() {
        home = home.max(home_town(parse, k));
        // `kanpur: at least 17 people`: in small letters a dateline of an agency.
        let dateline = k == 0
            && parse.lexed.one_case
            && parse.kind(1) == Some(ChunkKind::Colon)
            && !parse.token(parse.chunks[0].start()).capital();
        if k < home || dateline {
            continue;
        }
        let found = match parse.chunks[k].kind {
            ChunkKind::Preposition(role) => crossing(parse, k).or_else(|| after_preposition(parse, k, role)),
            // `a quake struck Kunar province`
            ChunkKind::Verb(v) if parse.token(v.main()).marks.has(Marks::STRIKES) => named(parse, k + 1, Role::In),
            ChunkKind::Verb(v) if parse.token(v.main()).role == Role::Storms => stormed(parse, k + 1),
            ChunkKind::Verb(v) if ends_in_preposition(parse, v.main()) => {
                named(parse, k + 1, Role::Into).map(|place| Place { by: Named::Mentioned, ..place })
            }
            ChunkKind::Noun(_) if wheres => before_where(parse, k).or_else(|| mentioned(parse, k)),
            ChunkKind::Noun(_) => mentioned(parse, k),
            _ => None,
        };
        let Some(place) = found else { continue };
        // `Pilger in Nebraska` is Pilger: the wider name behind it adds nothing. What was located is not mentioned again.
        let known = out.last().is_some_and(|p: &Place| {
            p.end == k && p.by == Named::Located
                || within(parse, p, k, place)
                || place.by == Named::Mentioned && place.span.start < p.span.end
        });
        let source = |r: &Report| match r.source {
            Source::Named(s) if s.start <= place.span.start && place.span.end <= s.end => Some(s),
            _ => None,
        };
        let place = match reports.iter().find_map(source) {
            Some(source) if of_local(parse, k, place, source) => Place { by: Named::OfPerson, ..place },
            Some(_) => continue,
            None => place,
        };
        // `Tolu, 45 km west of Dorn`: where Tolu is.
        // But `90 mm in Tolu, 45 mm in Dorn`.
        let inside = matches!(parse.kind(k), Some(ChunkKind::Preposition(Role::In | Role::At | Role::On | Role::Into)));
        let reckoned = !inside && out.last().is_some_and(|p: &Place| p.end + 2 == k) && measured(parse, k - 1);
        if reckoned {
            home = place.end;
        }
        if !known && !reckoned && !near::of_report(parse, k) && !where_said(parse, reports, k, place) {
            out.push(place);
        }
    }
}

/// `crossed into Tamsir`: a verb of the lexicon that has its preposition in it.
fn ends_in_preposition(parse: Parse<'_, '_>, verb: usize) -> bool {
    let words = parse.token(verb).span.of(parse.text);
    let role = |word: &str| parse.lexicon.word(parse.lexicon.find(word)).role;
    words.rsplit_once(' ').is_some_and(|(_, last)| matches!(role(last), Role::Into | Role::In | Role::To))
}

/// `45 km`: the noun phrase at chunk `k` measures a way.
fn measured(parse: Parse<'_, '_>, k: usize) -> bool {
    let quantity = parse.noun(k).and_then(|n| n.quantity());
    quantity.is_some_and(|q| matches!(parse.quantities[q as usize].measured, Measured::Measure(..)))
}

/// `the mayor of Tolu`, `doctors in Tolu`: people, not an organisation, and where they are.
fn of_local(parse: Parse<'_, '_>, k: usize, place: Place, source: Span) -> bool {
    // Who speaks stands before the preposition: `Ana Lind, director of the Tolu hospital`.
    let before = |&j: &usize| parse.noun(j).is_some_and(|_| parse.chunk_span(j).end <= place.span.start);
    let Some(speaker) = (0..=k).rev().take(3).find(before).filter(|&j| parse.chunk_span(j).start >= source.start)
    else {
        return false;
    };
    // `a spokesman for the Tolu Police Department`
    let of = !matches!(parse.kind(speaker + 1), Some(ChunkKind::Preposition(Role::For)));
    let Some(head) = parse.noun(speaker).and_then(|n| n.head()).filter(|_| of) else { return false };
    let token = parse.token(head);
    let people = token.class.has(Class::PERSON | Class::TITLE)
        || token.class.has(Class::SOURCE) && token.class.has(Class::PLURAL | Class::PERSON);
    let alone = parse.chunks[speaker].start() == head || !token.capital();
    people && alone && !token.class.has(Class::NAME) && place.span.start > token.span.end
}

/// `..., Lind said on Telegram.`, `the ministry said in Tolu.`: where it was said, right behind the verb that ends the clause.
fn where_said(parse: Parse<'_, '_>, reports: &[Report], k: usize, place: Place) -> bool {
    let between =
        |j: usize| matches!(parse.chunks[j].kind, ChunkKind::Preposition(_) | ChunkKind::Date | ChunkKind::Adverb);
    let ends = |mut j: usize| {
        while matches!(parse.kind(j), Some(ChunkKind::Date))
            || matches!(parse.kind(j), Some(ChunkKind::Preposition(_))) && parse.kind(j + 1) == Some(ChunkKind::Date)
        {
            j += 1;
        }
        matches!(parse.kind(j), None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Semicolon))
    };
    // `the premier, speaking in Tolu, said`
    let aside = |r: &Report| match (r.source, r.verb) {
        (Source::Named(s), Some(v)) => {
            let told = |j: usize| parse.verb(j).is_some_and(|v| v.finite || v.voice == Voice::Active);
            let inside = k < v && s.end <= place.span.start && parse.verb(v).is_some();
            inside
                && !(0..v)
                    .any(|j| parse.chunks[j].kind != ChunkKind::Comma && parse.chunk_span(j).start >= s.end && told(j))
        }
        _ => false,
    };
    if reports.iter().any(aside) {
        return true;
    }
    // A known name is found by itself too.
    let k = k.checked_sub(1).filter(|&j| matches!(parse.chunks[j].kind, ChunkKind::Preposition(_))).unwrap_or(k);
    let preposition = matches!(parse.chunks[k].kind, ChunkKind::Preposition(_));
    let verb = |r: &Report| r.verb.filter(|&v| !r.weak && parse.verb(v).is_some() && v < k && (v + 1..k).all(between));
    preposition
        && ends(place.end.max(k + 2))
        && reports.iter().any(|r| verb(r).is_some_and(|v| r.to <= v || r.from < v))
}

/// `the worst-hit districts are Palma and Mueda, where 200 died`: a name that a clause with `where` goes on from.
fn before_where(parse: Parse<'_, '_>, k: usize) -> Option<Place> {
    // Only a list's first name begins it.
    let listed = k > 0
        && matches!(parse.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Coordinator(_) | ChunkKind::Preposition(_));
    let wheres = |j: usize| parse.chunks.get(j).is_some_and(|c| parse.token(c.start()).role == Role::Where);
    if listed
        || parse.lexed.one_case
        || !parse.chunks[k..]
            .iter()
            .take(12)
            .any(|c| parse.token(c.start().min(parse.lexed.tokens.len() - 1)).role == Role::Where)
    {
        return None;
    }
    let place = named(parse, k, Role::In)?;
    let last = (k..parse.chunks.len()).take_while(|&j| parse.chunk_span(j).start < place.span.end).last()?;
    let comma = usize::from(parse.kind(last + 1) == Some(ChunkKind::Comma));
    wheres(last + 1 + comma).then_some(place)
}

/// The chunk after a dateline that is a name alone: `GULL ISLAND - Wardens rescued 12`; 0 where there is none.
fn after_city(parse: Parse<'_, '_>) -> usize {
    let Some(dash) = parse.chunks.iter().take(4).position(|c| c.kind == ChunkKind::Dash) else { return 0 };
    let name = |k: usize| matches!(parse.chunks[k].kind, ChunkKind::Noun(n) if n.quantity().is_none());
    let upper = parse.lexed.tokens[..parse.chunks[dash].start()].first().is_some_and(|t| t.shape.has(Shape::UPPER));
    let names = (0..dash).all(|k| name(k) || parse.chunks[k].kind == ChunkKind::Comma);
    if dash > 0 && upper && names && !parse.lexed.one_case { dash + 1 } else { 0 }
}

fn after_preposition(parse: Parse<'_, '_>, k: usize, role: Role) -> Option<Place> {
    let token = parse.token(parse.chunks[k].start());
    // `four provinces of Colombia`
    let counted = role == Role::Of
        && k.checked_sub(1).and_then(|j| parse.noun(j)).is_some_and(|n| n.quantity().is_some() && n.head().is_some())
        && parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::PLACE))
        || role == Role::Of && wards_of(parse, k);
    // `during the siege of Tolu`, `in the fighting for Tolu`
    let head = |k: usize| parse.noun(k).and_then(|n| n.head()).map(|h| parse.token(h).role);
    let besieged = role == Role::During && head(k + 1) == Some(Role::Siege)
        || role == Role::For && k > 0 && head(k - 1) == Some(Role::Siege) && name::goes_on(parse, k + 1);
    // `turned on Tolu`: against him.
    let against =
        role == Role::On && k > 0 && parse.verb(k - 1).is_some_and(|v| parse.token(v.main()).role == Role::Turn);
    if against {
        return None;
    }
    if !(locates(parse, k, role) || counted || besieged || borders(parse, k, role) || moved(parse, k, role))
        || token.class.has(Class::SOURCE)
    {
        return None;
    }
    // `in eastern and southern Tolu`
    let sides = parse.chunks.get(k + 1).is_some_and(|c| parse.token(c.start()).role == Role::Compass)
        && matches!(parse.kind(k + 1), Some(ChunkKind::Adjective))
        && parse.kind(k + 2) == Some(ChunkKind::Coordinator(Role::And));
    let at = k + 1 + usize::from(modified(parse, k + 1)) + if sides { 2 } else { 0 };
    // `in the siege of Tolu`
    let siege =
        parse.noun(at).filter(|n| n.head().is_some_and(|h| parse.token(h).role == Role::Siege)).and_then(|n| n.of());
    if let Some(place) = block_of(parse, at).and_then(|of| named(parse, of, role)) {
        return Some(place);
    }
    let place = siege.and_then(|of| named(parse, of, role)).or_else(|| named(parse, at, role))?;
    // Of two names between which it was, the second may stand before a verb.
    let span = if role == Role::Between { place.span.join(parse.chunk_span(k + 3)) } else { place.span };
    let place = Place { span, chunk: at.min(place.chunk), ..place };
    // Where they come from is seldom where it happened.
    let by = match role {
        Role::From if route(parse, k, place) || from_cause(parse, k) => return None,
        Role::From if from_origin(parse, k) => Named::OfPerson,
        Role::From | Role::To => Named::Mentioned,
        _ => place.by,
    };
    let place = Place { by, ..place };
    // `brought tornadoes to Pilger in Nebraska`: the narrower name stands right before.
    let narrower =
        k.checked_sub(1).filter(|&j| role == Role::In && j > 0).filter(|&j| match parse.chunks[j - 1].kind {
            ChunkKind::Preposition(r) => locates(parse, j - 1, r) || r == Role::To,
            _ => false,
        });
    narrower
        .and_then(|j| named(parse, j, role))
        .filter(|p| p.by == Named::Located)
        .map(|p| Place { end: place.end, ..p })
        .or(Some(place))
}

/// `in all nine wards of Kisanga`: the preposition at `k` stands between counted places and a name.
fn wards_of(parse: Parse<'_, '_>, k: usize) -> bool {
    let wards = k.checked_sub(1).and_then(|j| parse.noun(j)).filter(|n| n.quantity().is_some()).and_then(|n| n.head());
    let inside =
        k.checked_sub(2).is_some_and(|j| matches!(parse.kind(j), Some(ChunkKind::Preposition(Role::In | Role::At))));
    inside && wards.is_some_and(|h| parse.token(h).class.has(Class::FACILITY)) && name::goes_on(parse, k + 1)
}

/// `gunmen stormed Tolu`: what is met there, unless it is a person.
fn stormed(parse: Parse<'_, '_>, k: usize) -> Option<Place> {
    let first = parse.token(parse.chunks.get(k)?.start());
    let place = named(parse, k, Role::In)?;
    (!first.class.has(Class::TITLE | Class::PERSON)).then_some(place)
}

/// `between Tolu and Dorn`, `near the border with Karvia`: two names, or the other side of a border.
fn borders(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    let before = k.checked_sub(1).and_then(|j| parse.noun(j));
    let facility = before.and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::FACILITY));
    match role {
        Role::With => facility && name::goes_on(parse, k + 1),
        Role::Between => {
            (before.is_none() || facility)
                && name::goes_on(parse, k + 1)
                && parse.kind(k + 2) == Some(ChunkKind::Coordinator(Role::And))
                && name::goes_on(parse, k + 3)
        }
        _ => false,
    }
}

/// `flying from Tolu to Dorn`: it happened on the way; but `on the road from Tolu to Dorn`.
fn route(parse: Parse<'_, '_>, k: usize, place: Place) -> bool {
    let road = k.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
    let road = road.is_some_and(|h| parse.token(h).class.has(Class::FACILITY));
    let to = parse.kind(place.end) == Some(ChunkKind::Preposition(Role::To)) && name::goes_on(parse, place.end + 1);
    to && !road
}

/// `fled to Tolu`, `were taken to Tolu`: a name right behind a verb that moves somebody there.
fn moved(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    // `sent 1,200 peacekeepers to Tolu`
    let counted = k >= 2 && parse.noun(k - 1).is_some_and(|n| n.quantity().is_some());
    let verb = k.checked_sub(if counted { 2 } else { 1 }).and_then(|j| parse.verb(j));
    role == Role::To
        && verb.is_some_and(|v| parse.token(v.main()).class.has(Class::EVENT_VERB))
        && name::goes_on(parse, k + 1)
}

/// `two passengers from Tolu`: the preposition stands right behind people.
fn from_origin(parse: Parse<'_, '_>, k: usize) -> bool {
    let people = k.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
    people.is_some_and(|h| parse.token(h).class.has(Class::PERSON))
}

/// `in downtown Tolu`, `in neighbouring Karvia`: a modifier that the parse left outside the noun phrase.
fn modified(parse: Parse<'_, '_>, k: usize) -> bool {
    let adjective =
        parse.chunks.get(k).is_some_and(|c| parse.token(c.start()).class.has(Class::ADJECTIVE | Class::ADVERB));
    matches!(parse.kind(k), Some(ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Verb(_)))
        && adjective
        && name::goes_on(parse, k + 1)
}

/// Whether the preposition at chunk `k` says where.
fn locates(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    matches!(role, Role::In | Role::Into | Role::At | Role::On | Role::From)
        || parse.token(parse.chunks[k].start()).class.has(Class::PLACE)
}
