//! Which of its nouns a figure counts: `a 300 bed hospital`, `several banana and sugarcane plantations`.

use rust_decimal::Decimal;

use super::parse::Parse;
use crate::{
    chunk::ChunkKind,
    grammar::{Measured, Quantity, Value},
    lex::Kind,
    lexicon::{Class, Role, Unit},
};

/// `a 300 bed hospital`, `a five million share offering`: behind an article many of a singular describe one thing.
pub(super) fn described_by(parse: Parse<'_, '_>, quantity: usize, head: usize, body: usize) -> bool {
    let q = parse.quantities[quantity];
    let article = q.first > 0 && parse.token(q.first - 1).role == Role::Indefinite;
    let people = parse.token(body).class.has(Class::PERSON | Class::EVENT_NOUN);
    article
        && is_many(q)
        && body < head
        && is_one(parse, body)
        && !people
        && !parse.token(head).class.has(Class::PLURAL)
}

/// `several banana and sugarcane plantations`: the noun that both describe, behind `and`, and one past it.
pub(super) fn joint_head(parse: Parse<'_, '_>, quantity: usize, chunk: usize, head: usize) -> Option<(usize, usize)> {
    let next = parse.noun(chunk + 2).filter(|n| n.quantity().is_none() && !n.definite() && !n.pronoun())?;
    let last = next.head()?;
    let joint = matches!(parse.kind(chunk + 1), Some(ChunkKind::Coordinator(Role::And | Role::Or)))
        && parse.chunks[chunk + 2].start() == next.body()
        && next.body() < last
        && parse.token(last).class.has(Class::PLURAL);
    // `two weapons and drug dealers`: things beside things that people deal with; but `killed 12 cattle and village residents
    // fled`, `ten sheep and goat kids`.
    let person = |t: usize| parse.token(t).class.has(Class::PERSON);
    let animal = |t: usize| parse.word(t).unit == Unit::Named(parse.lexicon.animal);
    let apart = matches!(parse.kind(chunk + 3), Some(ChunkKind::Verb(_) | ChunkKind::State));
    let dealt = !apart
        && !animal(head)
        && person(last)
        && !person(head)
        && parse.token(head).class.has(Class::NOUN)
        && (next.body()..last).all(|t| is_one(parse, t) && !person(t) && parse.token(t).role != Role::Collective);
    (joint && is_many(parse.quantities[quantity]) && (is_one(parse, head) || dealt))
        .then(|| (last, parse.chunks[chunk + 2].end()))
}

pub(super) fn is_many(q: Quantity) -> bool {
    let one = |v: Decimal| v <= Decimal::ONE;
    q.measured == Measured::Count && !q.implicit && !matches!(q.value, Value::At(v) | Value::Roughly(v) if one(v))
}

/// Whether a token is a noun of which there is one, and no word that is singular and plural alike.
fn is_one(parse: Parse<'_, '_>, token: usize) -> bool {
    let class = parse.token(token).class;
    class.has(Class::NOUN)
        && !class.has(Class::PLURAL | Class::DEMONYM | Class::VERB_S)
        && parse.token(token).kind == Kind::Word
}
