//! Which quantities are claims: no implicit count without an event of people, no person named again, no body that is a board.

use super::{
    assemble::Draft,
    counted::{Counted, Kind, UnitName},
    parse::Parse,
};
use crate::{
    Relation,
    chunk::{ChunkKind, VerbGroup, Voice},
    grammar::Value,
    lexicon::{Class, Role, SenseKind},
    span::Span,
};

/// `two men were killed and a third was wounded`: one man more, and no share of anything.
pub(super) fn is_one_more(
    parse: Parse<'_, '_>,
    quantity: usize,
    chunk: usize,
    counted: Counted,
    before: &[Draft],
) -> bool {
    let q = parse.quantities[quantity];
    let ordinal = parse.lexed.tokens[q.first..q.end].iter().any(|t| t.class.has(Class::ORDINAL));
    let article = parse.lexed.tokens[q.first..q.end].iter().any(|t| t.role == Role::Indefinite);
    let persons = before.iter().any(|d| d.counted.kind == Kind::Person);
    // As object: `wounding two men and killing a third`.
    let object = || {
        chunk.checked_sub(1).and_then(|k| parse.verb(k)).is_some_and(|v| {
            matches!(v.voice, Voice::Active | Voice::Ing | Voice::Infinitive)
                && parse.word(v.main()).senses.iter().any(|s| s.kind == SenseKind::Transitive)
        })
    };
    // `nearly a third were girls` is a share.
    q.share
        && q.hedge.is_none()
        && ordinal
        && article
        && counted.kind == Kind::Percent
        && persons
        && (parse.verb(chunk + 1).is_some() || object())
}

/// A quantity that its noun makes no claim: an implicit count of no person, a hyphened description.
pub(super) fn is_claimable(parse: Parse<'_, '_>, quantity: usize, counted: Counted, before: &[Draft]) -> bool {
    let q = parse.quantities[quantity];
    if q.implicit {
        // `one man died and another was hurt`
        let more = parse.token(q.first).role == Role::Another || q.end > q.first + 1;
        if counted.kind == Kind::Elided && more {
            let person = |d: &Draft| d.counted.kind == Kind::Person || d.counted.unit == UnitName::Person;
            return before.last().map_or(q.first == 0, person);
        }
        let zero = matches!(q.value, Value::At(v) if v.is_zero());
        let singular = counted.head.is_some_and(|h| !parse.token(h).class.has(Class::PLURAL));
        let both = q.value == Value::At(rust_decimal::Decimal::TWO);
        let age = counted.head.is_some_and(|h| parse.token(h).role == Role::Old);
        // `another fatality occurred`
        let one_more = more && singular && counted.head.is_some_and(|h| parse.token(h).class.has(Class::EVENT_NOUN));
        // `took a young man's life`
        // But `claimed a young man's life was taken`, `takes a young man's life and turns it into a comedy`.
        let next = parse.chunk_of(quantity).and_then(|k| parse.kind(k + 1));
        let ends = !matches!(
            next,
            Some(
                ChunkKind::Verb(_)
                    | ChunkKind::State
                    | ChunkKind::Coordinator(_)
                    | ChunkKind::Preposition(Role::As | Role::Into)
                    | ChunkKind::Subordinator(_)
            )
        );
        let life = counted.kind == Kind::Life
            && singular
            && ends
            && counted
                .head
                .is_some_and(|h| h >= 2 && parse.token(h - 1).class.has(Class::POSSESSIVE) && is_one(parse, h - 2));
        return zero
            || one_more
            || life
            || (singular || both || age) && matches!(counted.kind, Kind::Person | Kind::Unknown)
            || both && counted.kind == Kind::Elided;
    }
    true
}

/// Whether the token says one person: `man`, `8-year-old`.
fn is_one(parse: Parse<'_, '_>, t: usize) -> bool {
    let token = parse.token(t);
    token.role == Role::Old || token.class.has(Class::PERSON) && !token.class.has(Class::PLURAL)
}

/// Implicit counts stand only with an event of people.
pub(super) fn keeps(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    // `one of them got hold of it` counts nobody.
    if q.one && draft.event.is_none() && draft.counted.pronoun_whole && draft.counted.kind == Kind::Elided {
        return false;
    }
    if !q.implicit {
        return true;
    }
    let zero = matches!(q.value, Value::At(v) if v.is_zero());
    draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].people)
        && (draft.rule != "people" || zero || is_body(parse, draft))
        && !names_again(parse, draft)
        && !is_the_one(parse, draft)
        && !is_predicate(parse, draft)
        && !(draft.rule == "modifier" && draft.trigger.is_some_and(|t| is_standing(parse, t)))
        && !(draft.rule == "coordinated" && says_so(parse, draft.chunk))
        && !(draft.counted.kind == Kind::Unknown && (draft.verb.is_none() || !names_person(parse, draft)))
        // `both were alive` echoes who was named.
        && !(draft.rule == "state" && draft.counted.kind == Kind::Elided && q.value == Value::At(rust_decimal::Decimal::TWO))
        && !(draft.rule == "act" && parse.token(q.first).role == Role::NoneOf)
        && !matches!(draft.rule, "ellipsis" | "restated")
        && !(draft.rule == "subset" && draft.relation != Some(Relation::Subset))
}

/// `killed 30 people, a nurse said`, `..., a spokesman for the union told reporters`: the noun phrase at `k` is no item of the
/// list, but says so.
fn says_so(parse: Parse<'_, '_>, k: usize) -> bool {
    if k == 0 || parse.kind(k - 1) != Some(ChunkKind::Comma) {
        return false;
    }
    let mut at = k + 1;
    while matches!(
        parse.kind(at),
        Some(ChunkKind::Preposition(Role::Of | Role::For | Role::From | Role::At | Role::In))
    ) && parse.noun(at + 1).is_some()
    {
        at += 2;
    }
    let says = |v: VerbGroup| {
        let class = parse.token(v.main()).class;
        class.has(Class::REPORTING) && !class.has(Class::EVENT_VERB) && v.voice != Voice::Passive
    };
    parse.verb(at).is_some_and(says)
        && !matches!(
            parse.kind(at + 1),
            Some(ChunkKind::State | ChunkKind::Verb(_) | ChunkKind::Preposition(Role::To | Role::As))
        )
}

/// `The driver, a 39-year-old woman, was killed`, `Lara Sorel, a pupil, was killed`: one definite person is not counted, nor
/// what is said of her.
fn names_again(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let k = draft.chunk;
    let comma = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Comma));
    if k < 2 || !comma(k - 1) || !parse.quantities[draft.quantity].one {
        return false;
    }
    let closed = (k + 1..k + 5).any(comma);
    // `as rebels shelled Beni Walid, a boy was killed`: another clause begins.
    let clause = !closed && parse.verb(k + 1).is_some();
    if !clause && is_named(parse, k - 2, closed) {
        return true;
    }
    let whole = parse.noun(k - 2).filter(|n| n.quantity().is_none() && n.definite() && !n.pronoun());
    closed
        && whole.and_then(|n| n.head()).is_some_and(|h| {
            let class = parse.token(h).class;
            class.has(Class::PERSON) && !class.has(Class::PLURAL)
        })
}

/// Whether the noun phrase at `k`, before a comma, is the name of a person: `Lara Sorel`, not `In Tolu`. A single word is one
/// only where another comma closes what is said of it.
fn is_named(parse: Parse<'_, '_>, k: usize, closed: bool) -> bool {
    let Some(head) = parse.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun()).and_then(|n| n.head()) else {
        return false;
    };
    let token = parse.token(head);
    // A place, or a name that ends a phrase of where or of whom: `near Tolu, a woman was killed`.
    // `the death of Jihad, a former player` has a person behind its preposition.
    let act = || {
        let head = k.checked_sub(2).and_then(|j| parse.noun(j)).and_then(|n| n.head());
        head.is_some_and(|h| parse.token(h).class.has(Class::EVENT_NOUN))
    };
    let governed = k.checked_sub(1).is_some_and(|j| match parse.chunks[j].kind {
        ChunkKind::Preposition(Role::By) => false,
        ChunkKind::Preposition(Role::Of) => !act(),
        ChunkKind::Preposition(_) => true,
        _ => false,
    });
    let words = parse.chunks[k].end() - parse.chunks[k].start();
    // `Woods, a teacher, was killed`: one thing is no plural.
    let surname = closed && words == 1 && token.class.has(Class::PLURAL) && !parse.lexed.one_case;
    // `Raekwon Brown, a student, was dead`
    let full = words > 1
        && !parse.lexed.one_case
        && !token.class.has(Class::PLURAL | Class::PERSON)
        && parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()].iter().all(|t| t.capital());
    let unknown = token.class.is_unknown() || token.class.has(Class::NAME) || surname || full;
    let capital = token.capital() || parse.lexed.one_case;
    unknown && capital && !governed && (closed || words > 1)
}

/// `he is a convicted robber`, `Lind was a soldier killed in the war`: what somebody is, and nobody counted.
fn is_predicate(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let k = draft.chunk;
    let copula = k >= 2 && parse.verb(k - 1).is_some_and(|v| v.voice == Voice::Copula);
    let pronoun = || {
        let head = parse.noun(k - 2).filter(|n| n.pronoun()).and_then(|n| n.head());
        head.is_some_and(|h| matches!(parse.token(h).role, Role::He | Role::Who))
    };
    let who = || matches!(parse.kind(k - 2), Some(ChunkKind::Relative(Role::Who)));
    // `The shooter, believed to be a juvenile, is not in custody`
    let aside = || parse.kind(k - 2) == Some(ChunkKind::Comma) && !parse.verb(k - 1).is_some_and(|v| v.finite);
    copula && parse.quantities[draft.quantity].one && (aside() || pronoun() || who() || is_named(parse, k - 2, true))
}

/// `a convicted felon`: what somebody is known for, and no news of him.
fn is_standing(parse: Parse<'_, '_>, trigger: Span) -> bool {
    parse.lexed.tokens.iter().any(|t| t.span == trigger && t.role == Role::Law)
}

/// `five villagers, one of them a girl`: the one was counted.
fn is_the_one(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let k = draft.chunk;
    let of_them = k >= 2 && matches!(parse.kind(k - 1), Some(ChunkKind::Preposition(Role::OfThem)));
    of_them && parse.noun(k - 2).and_then(|n| n.quantity()).is_some_and(|q| parse.quantities[q as usize].one)
}

/// A noun that the lexicon does not know, by its ending: `a lobsterman`, `a glazier`, `a cellist`.
fn names_person(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let Some(head) = draft.counted.head else { return false };
    let word = parse.token(head).span.of(parse.text).to_lowercase();
    parse.lexicon.person_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
}

/// `a body was found`: nothing but whose it is may stand between article and noun, for `an advisory body` is none.
fn is_body(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    let of_people = parse
        .noun(draft.chunk)
        .and_then(|n| n.of())
        .and_then(|k| parse.noun(k))
        .is_some_and(|n| n.quantity().is_some());
    // `an elderly man's body`
    let of_one = |h: usize| {
        h >= 2
            && parse.token(h - 1).class.has(Class::POSSESSIVE)
            && parse.token(h - 2).class.has(Class::PERSON)
            && !parse.token(h - 2).class.has(Class::PLURAL)
    };
    let body = |h: usize| parse.token(h).role == Role::Body && (h == q.end || of_one(h));
    draft.counted.head.is_some_and(body) && !of_people
}
