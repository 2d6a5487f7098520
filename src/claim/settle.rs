//! The unit and groups that a figure leaves out: those of the figure before it, or persons where the event is theirs.

use rust_decimal::Decimal;

use super::{
    assemble::{Draft, Told},
    counted::{Kind, UnitName},
    parse::Parse,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::{Measured, Value},
    lexicon::{Class, GroupSet, Role},
};

/// Fills in a unit that the phrase leaves out: the one before it, or persons where the event is theirs.
pub(super) fn settle_unit(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, before: &[Draft]) {
    let people = draft.event.map(|e| parse.lexicon.events[e.0 as usize].people);
    match draft.counted.kind {
        Kind::Unknown if people == Some(true) => draft.counted.unit = UnitName::Person,
        // Those without power are counted as the accounts that they are.
        Kind::Person if served(parse, draft) => {
            draft.counted.unit = draft.counted.head.map_or(UnitName::Person, UnitName::Lemma);
        }
        // `gave $20m, taking the total to 64 million`
        Kind::Elided
            if matches!(draft.rule, "tally" | "ellipsis" | "split")
                && people == Some(false)
                && before.last().is_some_and(|d| d.counted.kind == Kind::Money) =>
        {
            let last = before.last().expect("just seen").counted;
            (draft.counted.unit, draft.counted.kind) = (last.unit, last.kind);
        }
        Kind::Elided
            if draft.counted.unit == UnitName::None
                && let Some((kind, symbol)) = measure_beside(parse, draft, before) =>
        {
            draft.counted.unit = UnitName::Symbol(symbol);
            draft.counted.kind = kind;
        }
        // `the town of 12,000`: so many live there.
        Kind::Elided if draft.counted.unit == UnitName::None && of_place(parse, draft) => {
            draft.counted.unit = UnitName::Person;
        }
        // `three papers with a circulation of 65,000`: of what the noun before `of` is a number of.
        Kind::Elided if draft.counted.unit == UnitName::None && of_amount(parse, draft) => {}
        Kind::Elided if draft.counted.unit == UnitName::None => {
            let counts = |d: &&Draft| {
                !d.counted.kind.is_percent()
                    && !matches!(d.counted.kind, Kind::Money | Kind::Measure | Kind::Elided | Kind::Life)
                    || d.counted.unit != UnitName::None && d.counted.kind == Kind::Elided
            };
            // `150 people were taken to three hospitals; 40 of them`: a part is of what its whole is.
            let apart = |d: &&Draft| parse.chunks[d.chunk..draft.chunk].iter().any(|c| c.kind == ChunkKind::Semicolon);
            let whole = draft.parent.map(|p| &before[p]).filter(apart).filter(counts);
            // `4,211 people from 96 boats, against 2,870`: what is compared is what the event is told of.
            let compared = matches!(
                draft.chunk.checked_sub(1).and_then(|k| parse.kind(k)),
                Some(ChunkKind::Preposition(Role::Compared))
            );
            let alike = before.iter().rev().find(|d| compared && d.event.is_some() && counts(d));
            let last = whole.or(alike).or_else(|| before.iter().rev().find(counts));
            let things = draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].things);
            let fits = |unit: UnitName| match people {
                Some(true) => {
                    matches!(unit, UnitName::Person)
                        || matches!(unit, UnitName::Symbol(s) if s == parse.lexicon.household || s == parse.lexicon.animal)
                }
                Some(false) => !matches!(unit, UnitName::Person),
                None => true,
            };
            // `24,000 homes in Tolu and 8,000 in Dorn were without power`
            // `destroyed five tanks and threatened four others`
            let others = parse.noun(draft.chunk).is_some_and(|n| n.other());
            let same =
                |d: &Draft| things && (d.event == draft.event && d.verb == draft.verb || others && d.event.is_some());
            match last.filter(|d| fits(d.counted.unit) || same(d)) {
                Some(d) => {
                    draft.counted.unit = d.counted.unit;
                    // A part's groups are not the whole's, nor those of the figure after it.
                    let whole =
                        before.iter().rev().find(|d| d.relation != Some(Relation::Subset) && fits(d.counted.unit));
                    let from = if draft.relation == Some(Relation::Subset) {
                        whole
                    } else {
                        whole.filter(|w| w.chunk >= d.chunk || d.relation == Some(Relation::Subset))
                    };
                    if d.counted.unit == UnitName::Person && draft.counted.groups.0 == 0 && shares_groups(draft) {
                        // `a gunman killed himself and four others`: of whom nothing is told, the others are no more.
                        // `a doctor spoke of 45 dead`: nor are the dead of those who only speak of them.
                        let mention = |w: &Draft| parse.quantities[w.quantity].implicit && draft.event.is_some();
                        let alike = |w: &&Draft| {
                            w.event.is_some() || draft.relation != Some(Relation::Additional) && !mention(w)
                        };
                        let handed = from.filter(alike).map_or(0, |w| w.counted.groups.0);
                        draft.counted.groups.0 = handed & !others_only(parse, draft).0;
                    }
                }
                None if people == Some(true) => {
                    draft.counted.unit = UnitName::Person;
                    if told.person && draft.relation.is_some() && shares_groups(draft) {
                        draft.counted.groups = told.groups;
                    }
                }
                None if people == Some(false) => {
                    draft.counted.unit = told.unit.map_or(UnitName::None, UnitName::Symbol)
                }
                None if told.person && draft.counted.partitive => draft.counted.unit = UnitName::Person,
                // `the nine who are left`
                None if people.is_none()
                    && matches!(parse.kind(draft.chunk + 1), Some(ChunkKind::Relative(Role::Who))) =>
                {
                    draft.counted.unit = UnitName::Person
                }
                // `police believe the two broke into homes`: nobody calls things so.
                None if people.is_none() && told.person && few_definite(parse, draft) => {
                    draft.counted.unit = UnitName::Person
                }
                // `24 million tuned in`
                None if people.is_none()
                    && parse.verb(draft.chunk + 1).is_some_and(|v| {
                        matches!(v.voice, Voice::Active | Voice::Participle) && parse.token(v.main()).role == Role::Does
                    }) =>
                {
                    draft.counted.unit = UnitName::Person
                }
                // `its population fell from 9,800`
                None if people.is_none() && of_collective(parse, draft) => draft.counted.unit = UnitName::Person,
                None => {}
            }
        }
        _ => {}
    }
}

/// `the two`, `those three`: a small number with its article and no noun.
fn few_definite(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    let few = matches!(q.value, Value::At(v) if v <= Decimal::TEN && v >= Decimal::TWO && v.is_integer());
    let phrase = parse.noun(draft.chunk);
    let alone = phrase.is_some_and(|n| n.definite() && n.head().is_none() && n.of().is_none());
    let subject = parse.verb(draft.chunk + 1).is_some_and(|v| v.voice != Voice::Ing);
    few && alone && subject && q.hedge.is_none() && q.measured == Measured::Count
}

/// Whether a figure of which nothing is told stands behind the `of` of one place: `a village of 300`.
fn of_place(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let Some(k) = draft.chunk.checked_sub(2).filter(|_| draft.event.is_none()) else { return false };
    let many = matches!(parse.quantities[draft.quantity].value, Value::At(v) if v >= Decimal::ONE_HUNDRED);
    let place = |h: usize| {
        let class = parse.token(h).class;
        class.has(Class::FACILITY) && !class.has(Class::PLURAL)
    };
    many && matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Of)))
        && parse.noun(k).is_some_and(|n| n.quantity().is_none() && n.head().is_some_and(place))
}

/// Whether a figure of which nothing is told stands behind the `of` of a noun for one amount, not of several.
fn of_amount(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let Some(k) = draft.chunk.checked_sub(2).filter(|_| draft.event.is_none()) else { return false };
    matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Of)))
        && parse.noun(k).is_some_and(|n| {
            n.quantity().is_none()
                && n.head().is_some_and(|h| {
                    let token = parse.token(h);
                    token.role != Role::Collective
                        && !token.class.has(Class::PLURAL | Class::PERSON | Class::TALLY | Class::MOTION)
                })
        })
}

/// Whether the figure is the number of those whom its clause's subject stands for: `the population fell to 4,100`.
fn of_collective(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    parse.money_subject(draft.chunk).is_some_and(|t| parse.token(t).role == Role::Collective)
}

/// `27,000 customers lost power`: clients of a supply, to whom what happened may happen to things too.
fn served(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let client = draft.counted.head.is_some_and(|h| parse.token(h).role == Role::Client);
    let event = draft.event.map(|e| &parse.lexicon.events[e.0 as usize]);
    client && !parse.quantities[draft.quantity].implicit && event.is_some_and(|e| e.people && e.things)
}

/// `to 48 million dollars from 39 million`, `900 tonnes in May from 640`, `from 300 to 900 rupees`: the currency or measure that
/// the other of two figures names.
fn measure_beside(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<(Kind, u16)> {
    let i = draft.chunk;
    let from = level(parse, i);
    let counts = parse.quantities[draft.quantity].measured == Measured::Count;
    // `from 36 million in May and 31 million in June`
    let again = matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Coordinator(Role::And)));
    let levels = matches!(from, Some(Role::From | Role::To | Role::Compared | Role::Than));
    if !counts || !levels && !again {
        return None;
    }
    // Over what stands between them but a clause: `fell to 7.4 billion dlrs in 1986 from 8.9 billion`.
    let clause = |d: &Draft| {
        parse.chunks[d.chunk..i].iter().any(|c| {
            matches!(
                c.kind,
                ChunkKind::Verb(_) | ChunkKind::Semicolon | ChunkKind::Relative(_) | ChunkKind::Subordinator(_)
            )
        })
    };
    let last = before.last().filter(|d| !clause(d));
    if again && !levels {
        let taken = last.filter(|d| level(parse, d.chunk).is_some() && !names_unit(parse, d.quantity))?;
        return match (taken.counted.kind, taken.counted.unit) {
            (kind @ (Kind::Money | Kind::Measure), UnitName::Symbol(symbol)) => Some((kind, symbol)),
            _ => None,
        };
    }
    let to = |role: Role| level(parse, i + 1) == Some(role) || level(parse, i + 2) == Some(role);
    let beside = from == Some(Role::From) && to(Role::To) || from == Some(Role::To) && to(Role::From);
    let next = || named_by(parse, i + 1).or_else(|| named_by(parse, i + 2)).filter(|_| beside);
    last.and_then(|d| named_by(parse, d.chunk)).or_else(next)
}

/// The currency that the other of two figures names.
pub(super) fn money_beside(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<u16> {
    match measure_beside(parse, draft, before) {
        Some((Kind::Money, code)) => Some(code),
        _ => None,
    }
}

/// The currency or measure of the figure in the phrase at `k`.
fn named_by(parse: Parse<'_, '_>, k: usize) -> Option<(Kind, u16)> {
    let quantity = parse.noun(k)?.quantity()?;
    match parse.quantities[quantity as usize].measured {
        Measured::Money(code) => Some((Kind::Money, code)),
        Measured::Measure(symbol, false) => Some((Kind::Measure, symbol)),
        _ => None,
    }
}

/// Whether the figure's own words have a currency or a measure.
fn names_unit(parse: Parse<'_, '_>, quantity: usize) -> bool {
    let q = parse.quantities[quantity];
    let unit = Class::CURRENCY_BEFORE | Class::CURRENCY_AFTER | Class::MEASURE;
    parse.lexed.tokens[q.first..q.end].iter().any(|t| t.class.has(unit))
}

/// The preposition that makes the figure at `k` one of two levels; it may stand in the figure's own phrase: `from 39 million`.
pub(crate) fn level(parse: Parse<'_, '_>, k: usize) -> Option<Role> {
    let own = parse.token(parse.chunks.get(k)?.start()).role;
    match (own, k.checked_sub(1).and_then(|before| parse.kind(before))) {
        (Role::From | Role::To, _) => Some(own),
        (_, Some(ChunkKind::Preposition(role))) => Some(role),
        _ => None,
    }
}

/// `two others` of two men need not be men: sex and age are not handed on to others.
pub(super) fn others_only(parse: Parse<'_, '_>, draft: &Draft) -> GroupSet {
    let other = draft.relation == Some(Relation::Additional) && parse.noun(draft.chunk).is_some_and(|n| n.other());
    if other { parse.lexicon.sexes_and_ages } else { GroupSet(0) }
}

/// Figures that only leave out their noun share its groups; tallies of all do not.
pub(super) fn shares_groups(draft: &Draft) -> bool {
    draft.relation != Some(Relation::Total)
}
