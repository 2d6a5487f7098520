//! What a figure leaves out: event, unit and groups that it takes over from the figure or the whole before it.

use rust_decimal::Decimal;

use super::{
    assemble::{Draft, Told, holds},
    counted::Kind,
    frames::{Frame, Outcome},
    parse::Parse,
    sense::pick,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::{Measured, Value},
    lexicon::{Class, Role, SenseKind},
};

/// A part takes the event of its whole where it has none of its own.
pub(super) fn subset(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    // `30 roads were closed, of which two were highways`: of things the nearest, whatever was told of others.
    let nearest = before.last().filter(|d| d.event.is_none() && d.counted.kind == Kind::Thing);
    if nearest.is_some_and(|d| draft.counted.head.is_none() && beside(parse, d, draft)) {
        return None;
    }
    // `freed 13 hostages in return for four of its own men`: a part of another whole.
    let own = parse.noun(draft.chunk).and_then(|n| n.of()).filter(|&of| {
        let chunk = parse.chunks[of];
        parse.noun(of).is_some_and(|n| n.quantity().is_none() && n.head().is_some())
            && parse.token(chunk.start()).class.has(Class::POSSESSIVE)
    });
    if own.is_some() {
        return None;
    }
    // `1,900 cases with 33 deaths, of which 640 in Tolu`: no part is larger than its whole, but than another part.
    let fits = |d: &&Draft| {
        let whole = d.relation == Some(Relation::Subset) || holds(parse, d, draft);
        d.event.is_some() && compatible(draft.counted.kind, d.counted.kind) && whole
    };
    // The nearest that tells of it: `3,500 were dead, two thirds of them from dysentery`.
    let whole = before.iter().rev().find(fits);
    match whole {
        Some(whole) => inherit(whole, "subset"),
        None => unnumbered_whole(parse, draft),
    }
}

/// Whether a figure's clause ends right before the part that the other figure tells.
fn beside(parse: Parse<'_, '_>, whole: &Draft, part: &Draft) -> bool {
    let clause = parse.chunks[whole.chunk + 1..part.chunk].iter();
    clause.filter(|c| matches!(c.kind, ChunkKind::Noun(n) if n.quantity().is_none() && !n.pronoun())).count() == 0
}

/// `the death of the priests, five of them Spaniards`: the whole is told without a number.
pub(super) fn unnumbered_whole(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let uncounted = |k: &usize| parse.noun(*k).is_some_and(|n| n.quantity().is_none() && !n.pronoun());
    let nearest = (0..draft.chunk).rev().find(uncounted)?;
    // `people living on the coast were evacuated, including 300 here`: not where they live.
    let behind = |k: usize| k > 0 && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(_));
    let alike = |k: &usize| uncounted(k) && compatible(draft.counted.kind, parse.counted_noun(*k).kind);
    let k = match (0..nearest).rev().find(|k| alike(k) && !behind(*k)) {
        Some(people) if behind(nearest) && !alike(&nearest) && draft.counted.kind == Kind::Person => people,
        _ => nearest,
    };
    let counted = parse.counted_noun(k);
    // `slash output to half of capacity`: a share that names its whole is of nothing before it.
    let names = draft.counted.kind.is_percent()
        && parse.noun(draft.chunk).and_then(|n| parse.noun(n.of()?)).is_some_and(|n| !n.pronoun());
    if names || !compatible(draft.counted.kind, counted.kind) {
        return None;
    }
    // `Of the dead, 12 were children`
    let named = || {
        let head = parse.noun(k).filter(|n| n.definite())?.head()?;
        let event = pick(parse, &parse.word(head).senses, &[SenseKind::People], counted.kind)?;
        let trigger = parse.token(head).span;
        Some(Frame { event, second: None, trigger, rule: "subset", verb: None, tally: false })
    };
    let found = match parse.as_object(k, counted) {
        Outcome::Event(frame) => Some(frame),
        _ => parse.nominal(k, counted),
    };
    found
        .or_else(named)
        .or(match parse.as_subject(k, counted) {
            Outcome::Event(frame) => Some(frame),
            _ => None,
        })
        .map(|f| Frame { rule: "subset", ..f })
}

pub(super) fn inherit(from: &Draft, rule: &'static str) -> Option<Frame> {
    Some(Frame { event: from.event?, second: None, trigger: from.trigger?, rule, verb: from.verb, tally: false })
}

/// `eight were killed, as were 11 of the guards`: the verb stands for the one before.
pub(super) fn so_too(parse: Parse<'_, '_>, i: usize, before: &[Draft]) -> Option<Frame> {
    let verb = i.checked_sub(1).and_then(|k| parse.verb(k))?;
    let opens = parse.chunks.get(i.checked_sub(2)?)?;
    let stands = parse.token(verb.main()).class.has(Class::BE | Class::DO | Class::HAVE);
    let alike = parse.token(opens.start()).role == Role::As;
    let ends = parse.chunks.get(i + 1).is_none_or(|c| c.kind.is_mark() || matches!(c.kind, ChunkKind::Preposition(_)));
    let last = before.iter().rev().find(|d| d.event.is_some() && d.verb.is_some())?;
    if stands && alike && ends && !verb.negated { inherit(last, "ellipsis") } else { None }
}

pub(super) fn compatible(a: Kind, b: Kind) -> bool {
    let people = |k| {
        matches!(
            k,
            Kind::Person | Kind::Elided | Kind::Household | Kind::Unknown | Kind::Percent | Kind::PercentOfPeople
        )
    };
    a == b
        || people(a) && people(b)
        || a == Kind::Elided
        || matches!(
            (a, b),
            (Kind::Thing | Kind::Unknown, Kind::Thing | Kind::Unknown)
                | (Kind::Percent | Kind::PercentOfPeople, Kind::Money)
        )
}

/// `97 suspected and 41 confirmed cases`: a figure before a bare adjective or participle shares the noun of the figure after it.
pub(super) fn shared_head(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let q = parse.quantities[draft.quantity];
    if draft.counted.kind != Kind::Elided || q.measured != Measured::Count || q.implicit {
        return None;
    }
    let describes = |k: usize| match parse.kind(k) {
        Some(ChunkKind::Verb(v)) => v.voice == Voice::Participle,
        Some(ChunkKind::Adjective | ChunkKind::State) => true,
        _ => false,
    };
    let k = draft.chunk;
    let joint = (k + 1..k + 3).find(|&j| !describes(j)).filter(|&j| j > k + 1)?;
    let next = joint + 1;
    let other =
        parse.noun(next)?.quantity().filter(|_| matches!(parse.kind(joint), Some(ChunkKind::Coordinator(_))))?;
    let counted = parse.counted(other as usize, next);
    let (frame, _) = parse.own(next, other as usize, counted)?;
    (frame.rule == "act").then_some(frame)
}

/// `murders fell to 20 while burglaries rose to 300`, `and burglaries to 300`: the figure is of what moves there, of which
/// nothing is told.
fn counts_another(parse: Parse<'_, '_>, i: usize) -> bool {
    let to = i.checked_sub(1).filter(|&k| matches!(parse.chunks[k].kind, ChunkKind::Preposition(Role::To | Role::At)));
    let Some(before) = to.and_then(|k| k.checked_sub(1)) else { return false };
    let verb = parse.verb(before);
    let moves = verb.is_none_or(|v| v.voice == Voice::Active && parse.token(v.main()).class.has(Class::MOTION));
    let subject = if verb.is_some() { before.checked_sub(1) } else { Some(before) };
    let Some(head) = subject.filter(|_| moves).and_then(|k| parse.noun(k)).filter(|n| n.quantity().is_none()) else {
        return false;
    };
    head.head().is_some_and(|h| {
        let token = parse.token(h);
        token.class.has(Class::PLURAL)
            && token.class.has(Class::NOUN)
            && !token.class.has(Class::TALLY | Class::PERSON)
            && !parse
                .word(h)
                .senses
                .iter()
                .any(|s| matches!(s.kind, SenseKind::Act | SenseKind::People | SenseKind::Tally))
    })
}

/// `61 deaths were recorded in Tolu, 18 in Ferro`: a figure without noun and verb takes both from the one before it.
pub(super) fn ellipsis(
    parse: Parse<'_, '_>,
    draft: &Draft,
    object: Outcome,
    subject: Outcome,
    before: &[Draft],
) -> Option<Frame> {
    let q = parse.quantities[draft.quantity];
    // `$4m for roads and $2m for bridges`
    let money = draft.counted.kind == Kind::Money && matches!(object, Outcome::Nothing);
    let left_out = draft.counted.kind == Kind::Elided || persons_too(parse, draft, object, subject);
    if !money && (!left_out || q.measured != Measured::Count)
        || q.implicit
        || !(idle(parse, subject) || money && purpose(parse, subject))
    {
        return None;
    }
    if let Outcome::Other(k) = object
        && parse.verb(k).is_some_and(|v| v.voice != Voice::Copula && !parse.token(v.main()).class.has(Class::REPORTING))
    {
        return None;
    }
    // `arrested two men and are on the lookout for five others`: whom one looks for nothing has met.
    let seeks = |k: usize| match parse.chunks[k].kind {
        ChunkKind::Verb(v) => parse.token(v.main()).role == Role::Seek,
        ChunkKind::Noun(n) => n.head().is_some_and(|h| parse.token(h).role == Role::Seek),
        _ => false,
    };
    let sought = draft.chunk >= 2
        && parse.kind(draft.chunk - 1) == Some(ChunkKind::Preposition(Role::For))
        && seeks(draft.chunk - 2);
    if !money && sought {
        return None;
    }
    // `a profit of $45m` is the profit's, whatever was told of other money.
    let owned = parse.noun(draft.chunk).is_some_and(|n| n.head().is_some() && n.of().is_none())
        || matches!(draft.chunk.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(Role::Of)));
    if money && owned {
        return None;
    }
    if !money && counts_another(parse, draft.chunk) {
        return None;
    }
    // `losses in the millions have occurred`
    let occurs = matches!(subject, Outcome::Other(k) if parse.verb(k).is_some_and(|v| parse.token(v.main()).role == Role::Occur));
    if occurs && matches!(draft.chunk.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(_))) {
        return None;
    }
    // `50 of the 300 hostages were freed, another 120 later`: the whole is not what the sentence tells of.
    let whole = |d: &Draft| before.iter().any(|part| part.event.is_some() && parse.is_whole_of(d.chunk, part.chunk));
    let last =
        before.iter().rev().find(|d| !money && !whole(d) || d.counted.kind == Kind::Money && d.rule != "restated")?;
    // A bare figure beside money is money of its event only in millions: `$40m (1990 dollars, 98 million today)`.
    let millions =
        matches!(q.value, Value::At(v) | Value::Between(v, _) | Value::Roughly(v) if v >= Decimal::from(1_000_000));
    if !money && last.counted.kind == Kind::Money && !millions {
        return None;
    }
    // `None died; five remain`: what did not happen to the one did not to the other.
    if matches!(parse.quantities[last.quantity].value, Value::At(v) if v.is_zero()) {
        return None;
    }
    let parted = parse.chunks[last.chunk..draft.chunk].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Comma
                | ChunkKind::Coordinator(_)
                | ChunkKind::Subordinator(_)
                | ChunkKind::Semicolon
                | ChunkKind::Colon
                | ChunkKind::Open
                | ChunkKind::Dash
        )
    });
    let verbs = parse.chunks[last.chunk..draft.chunk]
        .iter()
        .filter(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite))
        .count();
    if !parted || verbs > 2 || last.counted.kind.is_percent() {
        return None;
    }
    inherit(last, "ellipsis")
}

/// `and at least three more people in the south`: people of no kind behind `and`, of whom nothing is said but where.
fn persons_too(parse: Parse<'_, '_>, draft: &Draft, object: Outcome, subject: Outcome) -> bool {
    let k = draft.chunk;
    let and = matches!(k.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Coordinator(Role::And)));
    let where_ =
        matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(role)) if role == Role::In || role == Role::At);
    let nothing = object == Outcome::Nothing && subject == Outcome::Nothing;
    and && where_ && nothing && draft.counted.kind == Kind::Person && draft.counted.groups.0 == 0
}

/// `Fourteen died in May. Nine were recorded in June`, `There have been five since`: a bare figure of which the sentence says no more
/// than that it was counted has the event of the sentence before.
pub(super) fn told_before(
    parse: Parse<'_, '_>,
    told: &Told,
    draft: &Draft,
    subject: Outcome,
    before: &[Draft],
) -> Option<Frame> {
    let q = parse.quantities[draft.quantity];
    let bare = draft.counted.kind == Kind::Elided && q.measured == Measured::Count && !q.implicit;
    if !bare || !told.fresh || !told.person || before.iter().any(|d| d.event.is_some()) {
        return None;
    }
    let counted = matches!(subject, Outcome::Other(k) if k == draft.chunk + 1 && parse.verb(k).is_some_and(|v| {
        v.voice == Voice::Passive && parse.token(v.main()).class.has(Class::REPORTING)
    }));
    let there = |k: usize| parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::There);
    let k = draft.chunk;
    let definite = parse.noun(k).is_some_and(|n| n.definite());
    let ends = !matches!(parse.kind(k + 1), Some(ChunkKind::Quote | ChunkKind::Noun(_) | ChunkKind::Adjective));
    let exist = ends && k >= 2 && parse.verb(k - 1).is_some_and(|v| v.voice == Voice::Copula) && there(k - 2);
    let event = told.event.filter(|_| (counted || exist) && !definite)?;
    Some(Frame { event, second: None, trigger: parse.token(q.at).span, rule: "ellipsis", verb: None, tally: false })
}

/// `and $2m to rehouse them`: what money is for says nothing of what became of it.
fn purpose(parse: Parse<'_, '_>, subject: Outcome) -> bool {
    matches!(subject, Outcome::Other(k) if parse.verb(k).is_some_and(|v| v.voice == Voice::Infinitive))
}

/// Whether what stands to a figure's right leaves its event open: nothing, a copula, or `reported`, `were recorded`.
pub(super) fn idle(parse: Parse<'_, '_>, subject: Outcome) -> bool {
    match subject {
        Outcome::Nothing => true,
        Outcome::Other(k) => parse.verb(k).is_some_and(|v| {
            v.voice == Voice::Copula
                // `two more occurred in Dorn`
                || parse.token(v.main()).role == Role::Occur
                || matches!(v.voice, Voice::Participle | Voice::Passive)
                    && parse.token(v.main()).class.has(Class::REPORTING)
        }),
        Outcome::Event(_) => false,
    }
}
