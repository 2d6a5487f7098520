//! The grammar's primitives: one token that passes a test.

use nom::{Err, Input, Parser};

use super::input::{Parsed, Tokens};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

/// One token that passes `test`.
pub(crate) fn one<'a>(test: impl Fn(&Token) -> bool) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = ()> {
    move |input: Tokens<'a>| match input.first() {
        Some(token) if test(token) => Ok((input.take_from(1), token)),
        _ => Err(Err::Error(())),
    }
}

/// One token of any of these classes.
pub(crate) fn class<'a>(any: Class) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = ()> {
    one(move |t| t.class.has(any))
}

/// One token that plays this role.
pub(crate) fn role<'a>(role: Role) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = ()> {
    one(move |t| t.role == role)
}

/// One token of this kind.
pub(crate) fn kind<'a>(kind: Kind) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = ()> {
    one(move |t| t.kind == kind)
}

/// The failure of a rule that does not apply here.
pub(crate) fn miss<'a, T>() -> Parsed<'a, T> {
    Err(Err::Error(()))
}
