//! Places that a noun phrase names without a preposition that says where: `the village of Tinkora`, `Chad recorded`.

use super::{Named, Place, name::named};
use crate::{
    chunk::{ChunkKind, Voice},
    claim::parse::Parse,
    context::attribution::names_place,
    lex::Token,
    lexicon::{Class, Role},
};

/// `Rockford had 14 homicides`, `Tolu recorded 12 deaths`: a name that things happen to.
fn undergoes(parse: Parse<'_, '_>, k: usize, head: usize) -> bool {
    let verb = (k + 1..k + 3).find_map(|j| parse.verb(j));
    // Any word has a capital where it opens the sentence, and firms and persons have and suffer things too.
    let opens = parse.chunks[k].start() == 0;
    let records = |main: &Token| main.role == Role::Undergo && !main.class.has(Class::HAVE);
    head + 1 == parse.chunks[k].end()
        && names_place(parse, k)
        && (!opens || verb.is_some_and(|v| records(parse.token(v.main()))))
        && verb.is_some_and(|v| v.voice == Voice::Active && parse.token(v.main()).role.undergoes())
}

/// `Sweden has offered $4m`: a nation that gives is not where; `Haiti lost 200,000 people` is.
fn gives(parse: Parse<'_, '_>, k: usize) -> bool {
    // `was backed by Chad`
    let by = k >= 2 && matches!(parse.kind(k - 1), Some(ChunkKind::Preposition(Role::By)));
    if by && parse.verb(k - 2).is_some_and(|v| matches!(v.voice, Voice::Passive | Voice::Participle)) {
        return true;
    }
    let subject = k == 0 || !matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(_));
    subject && parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Active && parse.token(v.main()).role == Role::Give)
}

/// `a Houma shooting`, `an Oxnard bar fight`: what happened, named by where it did; after `the` it may be named by whom.
fn happens(parse: Parse<'_, '_>, first: usize, head: usize) -> bool {
    let token = parse.token(head);
    let event = token.class.has(Class::NOUN_LIKE) || matches!(token.role, Role::Hazard | Role::Brawl);
    event && parse.token(first).role == Role::Indefinite && !token.capital()
}

/// A place that a noun phrase names without a preposition before it: `the village of Tinkora`, `Kunar province`, `Chad`.
pub(super) fn mentioned(parse: Parse<'_, '_>, k: usize) -> Option<Place> {
    let phrase = parse.noun(k).filter(|n| !n.pronoun())?;
    let head = phrase.head()?;
    let class = parse.token(head).class;
    let chunk = parse.chunks[k];
    // Most nouns have no name with them, and are none.
    let known = |t: &Token| t.class.has(Class::PLACE);
    let may_name = class.has(Class::SOURCE | Class::TITLE | Class::PERSON | Class::FACILITY | Class::PLACE)
        || class.is_unknown() && parse.token(head).capital()
        || parse.token(head).role == Role::Siege
        || happens(parse, chunk.start(), head)
        || parse.lexed.tokens[chunk.start()..head].iter().any(known);
    if !may_name {
        return None;
    }
    // What speaks is no place: `the Vorland Relief Agency`; but its `of` phrase may name one: `the mayor of Verkhove`.
    if class.has(Class::SOURCE | Class::TITLE | Class::PERSON) && !class.has(Class::FACILITY) {
        let of = phrase.of()?;
        let name = parse.noun(of)?.head()?;
        let name = parse.token(name);
        // `a friend of Nathan Lind` names no place.
        let person = parse.token(parse.chunks[of].start()).class.has(Class::TITLE);
        let titled = class.has(Class::TITLE | Class::PERSON) && !person && name.capital() && !parse.lexed.one_case;
        let place = name.class.is_unknown() || name.class.has(Class::PLACE | Class::FACILITY);
        return (titled && place && !name.class.has(Class::PERSON)).then(|| Place {
            span: parse.chunk_span(of),
            chunk: k,
            end: of + 1,
            by: Named::Mentioned,
        });
    }
    // `the Orvin Police Department is investigating`: who acts.
    let acts = parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Active || v.voice == Voice::Ing);
    let police = || (chunk.start()..head).any(|t| parse.token(t).class.has(Class::SOURCE));
    if class.has(Class::SOURCE) && (acts || police()) {
        return None;
    }
    // `the Organization of American States`
    let organisation =
        k.checked_sub(2).and_then(|j| parse.noun(j)).filter(|n| n.of() == Some(k)).and_then(|n| n.head());
    let of_states = organisation.is_some_and(|h| parse.token(h).class.has(Class::SOURCE) && parse.token(h).capital());
    if of_states && !class.has(Class::PLACE) {
        return None;
    }
    // `Steven Holland`
    let given = parse.token(chunk.start()).class;
    if head > chunk.start()
        && given.has(Class::TITLE)
        && given.has(Class::NAME)
        && !given.has(Class::PLACE)
        && !class.has(Class::FACILITY)
    {
        return None;
    }
    if class.has(Class::PLACE) && !class.has(Class::FACILITY) && gives(parse, k) {
        return None;
    }
    let facility = class.has(Class::FACILITY);
    if !facility && !class.has(Class::PLACE) && undergoes(parse, k, head) {
        return Some(Place { span: parse.chunk_span(k), chunk: k, end: k + 1, by: Named::Mentioned });
    }
    if !facility && !class.has(Class::PLACE) {
        // `The Battle of Tolu left 900 dead`
        if parse.token(head).role == Role::Siege
            && let Some(place) = phrase.of().and_then(|of| named(parse, of, Role::In))
        {
            return Some(Place { chunk: k, by: Named::Mentioned, ..place });
        }
        // `the Tolu massacre`
        let befallen = |t: usize| {
            let token = parse.token(t);
            let name = token.capital() && token.class.is_unknown() && t > chunk.start();
            let siege = parse.token(head).role == Role::Siege && phrase.definite();
            name && (siege || happens(parse, chunk.start(), head)) && !parse.lexed.one_case && !parse.lexed.titled
        };
        // `Nigeria's prisons`, `the Peru conflict`
        let known = (chunk.start()..head).find(|&t| {
            let class = parse.token(t).class;
            class.has(Class::PLACE) && !class.has(Class::DEMONYM) && class.has(Class::NAME) || befallen(t)
        })?;
        let span = parse.token(known).span;
        return Some(Place { span, chunk: k, end: k + 1, by: Named::Mentioned });
    }
    if phrase.quantity().is_some_and(|q| !parse.quantities[q as usize].implicit) {
        return None;
    }
    // `The State`, `Hospital records`: a common noun with a capital is no name by itself.
    let alone = facility && !class.has(Class::NAME) && phrase.of().is_none() && {
        let names = parse.lexed.tokens[chunk.start()..=head].iter();
        names.filter(|t| t.capital() && !t.class.has(Class::DETERMINER)).count() < 2
    };
    // `Soba hospital`: the name is before the common noun.
    let named_so = || {
        !parse.lexed.one_case
            && !parse.token(head).capital()
            && (chunk.start().max(1)..head).any(|t| {
                let token = parse.token(t);
                token.capital() && (token.class.is_unknown() || token.class.has(Class::PLACE))
            })
    };
    if alone && !named_so() && !parse.lexed.tokens[chunk.start()..head].iter().any(|t| t.class.has(Class::PLACE)) {
        return None;
    }
    named(parse, k, Role::In).map(|place| Place { by: Named::Mentioned, ..place })
}
