//! What a quantity counts: its unit, the kinds of person, and the noun phrase as written.

use std::borrow::Cow;

use super::{
    described::{described_by, is_many, joint_head},
    grouped::{CHILD, age, groups_around, listed_groups},
    parse::Parse,
};
use crate::{
    chunk::ChunkKind,
    grammar::{Measured, Value},
    lexicon::{Class, GroupSet, Of, Role, Unit, singular},
    span::Span,
};

/// The wide kind of what is counted: it decides which events can have happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    /// A household: of people, and a thing that can be flooded.
    Household,
    Animal,
    /// `80 lives`
    Life,
    /// A known thing.
    Thing,
    /// A noun that the lexicon does not know: a thing, or people by a name of their own.
    Unknown,
    /// An area, a length, a weight, of whatever `of` says.
    Measure,
    /// A share of what is not said.
    Percent,
    PercentOfPeople,
    PercentOfThings,
    Money,
    /// The noun is left out.
    Elided,
}

/// A unit's name, from the lexicon or made from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitName {
    None,
    Person,
    Percent,
    /// An index into the lexicon's symbols.
    Symbol(u16),
    /// The singular of this head noun's token.
    Lemma(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Counted {
    pub kind: Kind,
    pub unit: UnitName,
    pub groups: GroupSet,
    /// The noun phrase without number and qualifier.
    pub span: Option<Span>,
    /// The head noun's token.
    pub head: Option<usize>,
    /// `of them`, `of the dead`: a part of what was named before.
    pub partitive: bool,
    /// `percentage points`
    pub pronoun_whole: bool,
}

impl Kind {
    pub fn is_percent(self) -> bool {
        matches!(self, Kind::Percent | Kind::PercentOfPeople | Kind::PercentOfThings)
    }
}

impl Counted {
    pub const ELIDED: Counted = Counted {
        kind: Kind::Elided,
        unit: UnitName::None,
        groups: GroupSet(0),
        span: None,
        head: None,
        partitive: false,
        pronoun_whole: false,
    };
}

/// What the quantity in noun phrase `chunk` counts.
pub(crate) fn counted(parse: Parse<'_, '_>, quantity: usize, chunk: usize) -> Counted {
    let q = parse.quantities[quantity];
    let Some(phrase) = parse.noun(chunk) else { return Counted::ELIDED };
    let end = parse.chunks[chunk].end();
    let own = phrase.head().filter(|&h| h >= q.end || q.implicit && h >= q.first);
    let of = phrase.of().and_then(|k| parse.noun(k).map(|n| (k, n)));
    // `hundreds of head of cattle`
    let of = of.map(|(k, n)| match n.of().and_then(|inner| parse.noun(inner).map(|m| (inner, m))) {
        Some(inner) if n.head().is_some_and(|h| parse.token(h).role == Role::Heads) => inner,
        _ => (k, n),
    });
    // `900 head of cattle` is no part of the cattle.
    let heads = own.is_some_and(|h| parse.token(h).role == Role::Heads) && of.is_some();
    // `no reports of injuries`: of what none is told.
    let none = q.implicit && matches!(q.value, Value::At(v) if v.is_zero());
    let told = none
        && of.is_some_and(|(_, n)| n.quantity().is_none())
        && own.is_some_and(|h| parse.token(h).role == Role::Report);
    let own = own.filter(|_| !heads && !told);
    let mut out = match (own, of) {
        (Some(head), _) if described_by(parse, quantity, head, phrase.body()) => {
            noun(parse, phrase.body(), phrase.body(), phrase.body() + 1)
        }
        (Some(head), _) if let Some((last, end)) = joint_head(parse, quantity, chunk, head) => {
            noun(parse, last, phrase.body(), end)
        }
        // `32,000 head were moved`
        (Some(head), _)
            if parse.token(head).role == Role::Heads && !parse.token(head).class.has(Class::PLURAL) && is_many(q) =>
        {
            let unit = UnitName::Symbol(parse.lexicon.animal);
            Counted { kind: Kind::Animal, unit, ..noun(parse, head, phrase.body(), end) }
        }
        (Some(head), _) => noun(parse, head, phrase.body(), end),
        (None, Some((k, whole))) if whole.quantity().is_none() || whole.head().is_some() => {
            let mut out = match whole.head() {
                Some(head) if !whole.pronoun() => noun(parse, head, whole.body(), parse.chunks[k].end()),
                _ => Counted { pronoun_whole: true, ..Counted::ELIDED },
            };
            if out.kind == Kind::Person {
                out.groups.0 |= listed_groups(parse, k).0;
            }
            // `five of a family`: members of it, not families.
            let family = out.kind == Kind::Household
                && whole.head().is_some_and(|h| !parse.token(h).class.has(Class::PLURAL))
                && q.measured == Measured::Count;
            if family {
                (out.kind, out.unit) = (Kind::Person, UnitName::Person);
            }
            let vague = parse.token(q.end - 1).class.has(Class::VAGUE | Class::MULTIPLIER);
            out.partitive = whole.pronoun() || whole.definite() || !vague && !heads;
            out
        }
        // `two of the five accused`
        (None, Some((_, whole))) if whole.definite() && whole.quantity().is_some() => {
            Counted { partitive: true, ..Counted::ELIDED }
        }
        _ => Counted::ELIDED,
    };
    // `killed a 23-year-old lobsterer`: what the lexicon does not know and tells the age of is a person.
    let aged = || (q.end..own.unwrap_or(q.end)).any(|t| parse.token(t).role == Role::Old);
    // `a 20-year-old Ford`; but `a 2-year-old boy Dayton`.
    let written = |h: usize| {
        let person = (q.end..h).any(|t| parse.token(t).class.has(Class::PERSON) && parse.token(t).role != Role::Old);
        !parse.token(h).capital() || parse.lexed.one_case || person
    };
    if q.implicit && out.kind == Kind::Unknown && own.is_some_and(written) && aged() {
        (out.kind, out.unit) = (Kind::Person, UnitName::Person);
    }
    if own.is_some() {
        out.groups.0 |= groups_around(parse, chunk, out).0;
    }
    if parse.chunks.get(chunk + 1).is_some_and(|c| matches!(c.kind, ChunkKind::Preposition(Role::OfThem))) {
        out = Counted { partitive: true, pronoun_whole: true, ..Counted::ELIDED };
    }
    // `a 90-bed site` counts beds.
    if q.attributive
        && q.measured == Measured::Count
        && parse.token(q.end).kind == crate::lex::Kind::Hyphen
        && q.end + 1 < end
    {
        out = noun(parse, q.end + 1, q.end + 1, q.end + 2);
    }
    // `a 5,000-strong mob`: so many of those that it is made of.
    let hyphen = usize::from(parse.token(q.end.min(end - 1)).kind == crate::lex::Kind::Hyphen);
    let strong = (q.end + hyphen < end).then(|| parse.token(q.end + hyphen)).is_some_and(|t| t.role == Role::Strong);
    let one = |h: usize| !parse.token(h).class.has(Class::PLURAL);
    if strong && let Some(head) = phrase.head().filter(|&h| h > q.end + hyphen && one(h)) {
        out = noun(parse, head, q.end + hyphen + 1, end);
        let token = parse.token(head);
        if token.class.has(Class::PERSON) || matches!(token.role, Role::Strength | Role::Collective) {
            (out.kind, out.unit) = (Kind::Person, UnitName::Person);
        }
    }
    match q.measured {
        // `tens of millions in damage`: of a currency that is not said.
        Measured::Count if own.is_none() && of.is_none() && of_money(parse, chunk) => out.kind = Kind::Money,
        Measured::Count => {}
        Measured::Percent => {
            let point = own.is_some_and(|h| matches!(parse.token(h).role, Role::Point | Role::DecimalPoint));
            out.partitive = out.pronoun_whole || q.share && out.partitive;
            out.unit = UnitName::Percent;
            if point {
                out.unit = own.map_or(UnitName::Percent, UnitName::Lemma);
            }
            // `half of the garrison`
            let body = |h: usize| matches!(parse.token(h).role, Role::Collective | Role::Strength);
            let of_things =
                matches!(out.kind, Kind::Thing | Kind::Animal | Kind::Measure) && !out.head.is_some_and(body);
            out.kind = match out.kind {
                _ if of_things => Kind::PercentOfThings,
                Kind::Elided if !out.pronoun_whole => Kind::Percent,
                _ => Kind::PercentOfPeople,
            };
        }
        Measured::Money(code) => {
            out.unit = UnitName::Symbol(code);
            out.kind = Kind::Money;
            out.partitive = false;
        }
        Measured::Measure(symbol, _) => {
            out.unit = UnitName::Symbol(symbol);
            out.kind = Kind::Measure;
            out.partitive = false;
        }
    }
    out
}

/// Whether a phrase that counts nothing itself goes on with `in` and a word for money lost or given, or stands behind one:
/// `damage in the millions`.
fn of_money(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let money = |head: usize| parse.word(head).senses.iter().any(|sense| sense.of == Of::Money);
    let joins = |k: Option<usize>| matches!(k.and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(Role::In)));
    let of = |k: Option<usize>| {
        k.and_then(|k| parse.noun(k)).is_some_and(|n| n.quantity().is_none() && n.head().is_some_and(money))
    };
    let definite = parse.noun(chunk).is_some_and(|n| n.definite());
    joins(Some(chunk + 1)) && of(Some(chunk + 2)) || definite && joins(chunk.checked_sub(1)) && of(chunk.checked_sub(2))
}

/// What the noun phrase with this head counts.
fn noun(parse: Parse<'_, '_>, head: usize, body: usize, end: usize) -> Counted {
    // `23 cattle heads` are cattle.
    if parse.token(head).role == Role::Heads
        && body < head
        && parse.word(head - 1).unit == Unit::Named(parse.lexicon.animal)
    {
        return Counted { span: Some(parse.tokens_span(body, end)), ..noun(parse, head - 1, body, head) };
    }
    let token = parse.token(head);
    let word = parse.word(head);
    let mut groups = word.groups;
    // `army soldiers`, `women protesters`, `child victims`: a person noun before the head adds its group.
    for i in body.min(head)..head {
        let modifier = parse.token(i);
        // `one minor injury` is no child's.
        let describes = modifier.role == Role::Minor && !token.class.has(Class::PERSON);
        // `100 army personnel`
        let member = token.role == Role::Member && modifier.class.has(Class::NOUN | Class::NAME);
        if (member || modifier.class.has(Class::PERSON | Class::DEMONYM))
            && !describes
            && (token.class.has(Class::PERSON | Class::EVENT_NOUN)
                || token.role == Role::Life
                || word.unit == Unit::Named(parse.lexicon.household))
            && !modifier.class.has(Class::TITLE)
        {
            groups.0 |= parse.word(i).groups.0;
        }
    }
    // `two officers`: of the police where the sentence speaks of them, else of whatever they serve.
    if token.role == Role::Officer
        && !parse
            .lexed
            .tokens
            .iter()
            .enumerate()
            .any(|(t, other)| t != head && other.role != Role::Officer && parse.word(t).groups.0 & word.groups.0 != 0)
    {
        groups.0 &= !word.groups.0;
    }
    if token.role == Role::Old && groups == GroupSet(0) && age(parse, head).is_some_and(|age| age <= CHILD) {
        groups = parse.lexicon.young;
    }
    let (kind, unit) = if matches!(token.role, Role::Other | Role::More | Role::Level) {
        (Kind::Elided, UnitName::None)
    } else if token.role == Role::Life {
        (Kind::Life, UnitName::Person)
    } else if token.role == Role::Old || token.class.has(Class::PERSON) {
        (Kind::Person, UnitName::Person)
    } else {
        match word.unit {
            Unit::Person => (Kind::Person, UnitName::Person),
            Unit::Named(symbol) => {
                let kind = match parse.lexicon.symbol(symbol) {
                    name if name == parse.lexicon.symbol(parse.lexicon.household) => Kind::Household,
                    name if name == parse.lexicon.symbol(parse.lexicon.animal) => Kind::Animal,
                    _ => Kind::Thing,
                };
                (kind, UnitName::Symbol(symbol))
            }
            Unit::Lemma if token.class.is_unknown() => (Kind::Unknown, UnitName::Lemma(head)),
            Unit::Lemma => (Kind::Thing, UnitName::Lemma(head)),
        }
    };
    // Two armies are no soldiers.
    if matches!(kind, Kind::Thing | Kind::Unknown) {
        groups.0 &= !word.groups.0;
    }
    // `"no fewer than 40" soldiers`
    let body = (body..end).find(|&t| parse.token(t).kind != crate::lex::Kind::Quote).unwrap_or(body);
    let span = (body < end).then(|| parse.tokens_span(body, end));
    Counted { kind, unit, groups, span, head: Some(head), partitive: false, pronoun_whole: false }
}

/// The unit's name as it stands in the output.
pub(crate) fn unit_name<'t>(parse: Parse<'_, 't>, unit: UnitName) -> Option<Cow<'t, str>> {
    match unit {
        UnitName::None => None,
        UnitName::Person => Some(Cow::Borrowed("person")),
        UnitName::Percent => Some(Cow::Borrowed("percent")),
        UnitName::Symbol(id) => Some(Cow::Borrowed(parse.lexicon.symbol(id))),
        UnitName::Lemma(head) => Some(lemma(parse, head)),
    }
}

/// The singular of a noun: the lexicon's, else by rule.
fn lemma<'t>(parse: Parse<'_, 't>, head: usize) -> Cow<'t, str> {
    let token = parse.token(head);
    let word = parse.word(head);
    let text = token.span.of(parse.text);
    if token.class.has(Class::NOUN) {
        let lemma = parse.lexicon.lemma(word);
        let plural = token.class.has(Class::PLURAL);
        if plural && !lemma.is_empty() {
            return Cow::Borrowed(lemma.rsplit([' ', '-']).next().unwrap_or(lemma));
        }
        return lower(text.rsplit([' ', '-']).next().unwrap_or(text));
    }
    match lower(text) {
        Cow::Borrowed(text) => match singular(text) {
            same if same == text => Cow::Borrowed(text),
            other => Cow::Owned(other),
        },
        Cow::Owned(text) => Cow::Owned(singular(&text)),
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// What a noun phrase without a quantity would count.
pub(crate) fn noun_of(parse: Parse<'_, '_>, chunk: usize) -> Counted {
    match parse.noun(chunk) {
        Some(phrase) if !phrase.pronoun() => match phrase.head() {
            Some(head) => noun(parse, head, phrase.body(), parse.chunks[chunk].end()),
            None => Counted::ELIDED,
        },
        _ => Counted::ELIDED,
    }
}
