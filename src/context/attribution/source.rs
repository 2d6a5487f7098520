//! Sources: the noun phrase beside a reporting verb that speaks, with its `of` phrases and appositions.

mod left;
mod right;

pub(super) use self::{left::source_left, right::source_right};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::Shape,
    lexicon::{Class, Role},
    span::Span,
};

/// Whether a noun phrase may speak: a person, an organisation or a name, not a counted thing.
fn speaks(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(phrase) = parse.noun(k) else { return false };
    // `the front said`, `the injured told reporters`: an adjective stands for its noun.
    let Some(head) = phrase.head() else {
        return phrase.definite() && phrase.quantity().is_none() && parse.chunks[k].end() > parse.chunks[k].start() + 1;
    };
    let token = parse.token(head);
    // `to gather more detailed accounts`
    if matches!(token.role, Role::More | Role::Other) {
        return false;
    }
    let named =
        token.capital() && !parse.lexed.one_case && (!token.class.has(Class::PLURAL) || token.class.has(Class::NAME));
    let unknown = parse.lexed.one_case && token.class.is_unknown();
    let common = token.class.has(Class::NOUN) && !token.class.has(Class::TIME | Class::EVENT_NOUN | Class::TALLY);
    token.class.has(Class::SOURCE | Class::PERSON | Class::NAME | Class::TITLE)
        || named
        || unknown
        || common
        || token.class.is_unknown()
}

/// Whether a noun phrase is of those who speak: not any noun, as in `..., denied accusations`.
pub(super) fn is_speaker(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(head) = parse.noun(k).and_then(|n| n.head()) else { return false };
    let token = parse.token(head);
    // `said six people died`: who is counted does not speak here; but `said one villager, who`.
    let counted = |q: u16| !parse.quantities[q as usize].implicit;
    let closes = matches!(parse.kind(k + 1), None | Some(ChunkKind::Comma | ChunkKind::Stop));
    if parse.noun(k).and_then(|n| n.quantity()).is_some_and(counted) && !closes {
        return false;
    }
    let pronoun = parse.noun(k).is_some_and(|n| n.pronoun());
    pronoun
        || token.class.has(Class::SOURCE | Class::PERSON | Class::NAME | Class::TITLE)
        || token.class.is_unknown()
        || token.capital() && !parse.lexed.one_case
}

/// `governor of Tolu`, `police near Tolu`: a preposition within a noun phrase, not one that begins a clause or a time, as in
/// `protests as the government said`.
fn ties(parse: Parse<'_, '_>, k: usize) -> bool {
    let ChunkKind::Preposition(role) = parse.chunks[k].kind else { return false };
    let token = parse.token(parse.chunks[k].start());
    // `a report by the agency`
    let head = k.checked_sub(1).and_then(|j| parse.noun(j)).and_then(|n| n.head());
    let by = role == Role::By && head.is_some_and(|h| parse.token(h).class.has(Class::SOURCE));
    by || matches!(role, Role::Of | Role::For | Role::In | Role::From | Role::At | Role::On | Role::With | Role::To)
        || token.class.has(Class::PLACE)
}

fn phrase_span(parse: Parse<'_, '_>, start: usize, end: usize) -> Span {
    let last = parse.chunks[end].end();
    // `at 9:12 p.m. Harlan said`: the clock's word ends what stands before.
    let opens = parse.chunks[start].start();
    let first = (opens..last).find(|&t| parse.token(t).role != Role::Clock).unwrap_or(opens);
    // `the Organisation for Migration (IOM)`
    let short = |k: usize| parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).shape.has(Shape::UPPER));
    let bracket = matches!(parse.kind(end + 1), Some(ChunkKind::Open))
        && short(end + 2)
        && matches!(parse.kind(end + 3), Some(ChunkKind::Close));
    let last = if bracket { parse.chunks[end + 3].end() } else { last };
    // A conjunction of verbs may have pulled a leading comma or quote in; spans begin at a word.
    parse.tokens_span(first, last)
}
