//! Crossings: `at 43rd and Rockwell`, `near 5th Street and Alder Avenue`, `of 10th and Alder streets`.

use super::{Named, Place};
use crate::{
    chunk::ChunkKind,
    claim::parse::Parse,
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// The crossing of two streets, of which the first has a number, behind the preposition at chunk `k`.
pub(super) fn crossing(parse: Parse<'_, '_>, k: usize) -> Option<Place> {
    let first = parse.chunks[k].end();
    let token = |t: usize| parse.lexed.tokens.get(t);
    let street = |t: usize| token(t).is_some_and(|t| t.class.has(Class::FACILITY) && !t.class.has(Class::NAME));
    let ordinal = |t: &Token| t.kind == Kind::Ordinal;
    if parse.lexed.one_case || !token(first).is_some_and(ordinal) {
        return None;
    }
    let and = first + 1 + usize::from(street(first + 1));
    if token(and)?.role != Role::And {
        return None;
    }
    let second = and + 1;
    // The second may have a number too, but then a street behind it.
    let named = |t: &Token| t.kind == Kind::Word && t.capital() && !t.class.has(Class::MONTH | Class::WEEKDAY);
    if !(token(second).is_some_and(named) || token(second).is_some_and(ordinal) && street(second + 1)) {
        return None;
    }
    let last = (second + 1..).take_while(|&t| street(t)).last().unwrap_or(second);
    // `5th and Sixth Army units`
    if token(last + 1).is_some_and(Token::capital) {
        return None;
    }
    let (chunk, end) = (parse.chunk_at(first), parse.chunk_at(last) + 1);
    let dated = parse.chunks[chunk..end].iter().any(|c| c.kind == ChunkKind::Date);
    let span = parse.tokens_span(first, last + 1);
    (!dated).then_some(Place { span, chunk, end, by: Named::Located })
}
