//! Quantities that no claim stands for by itself: spans of time, ages, and numbers in forms that name nothing countable.

use super::{
    age::age,
    find::{begins, first_number, is_list_mark},
    input::Tokens,
    quantity::{Measured, Quantity, quantity},
    reject::Around,
};
use crate::{
    Extra,
    claim::extra::Extras,
    lex::{Kind, Lexed},
    lexicon::{Lexicon, Role},
    span::Span,
};

/// A quantity that is asked for, and why it is none otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latent {
    pub extra: Extra,
    pub quantity: Quantity,
}

/// Collects those of the kinds asked for, in order, beside the numbers that claims have taken.
pub(crate) fn find_latent(lexed: &Lexed, lexicon: &Lexicon, asked: Extras, taken: &[Span], out: &mut Vec<Latent>) {
    let all = Tokens { wide: true, ..Tokens::new(lexed, lexicon) };
    let ages = lexed.tokens.iter().any(|t| t.role == Role::Old);
    let aged = lexed.tokens.iter().any(|t| t.role == Role::Aged);
    let around = Around::new(lexed, all, ages, aged);
    let mut i = 0;
    while i < lexed.tokens.len() {
        let token = &lexed.tokens[i];
        let inside = |span: Span| token.span.start < span.end && span.start < token.span.end;
        if taken.iter().any(|t| inside(*t))
            || !begins(&lexed.tokens, i) && !matches!(token.role, Role::No | Role::NoneOf)
        {
            i += 1;
            continue;
        }
        let rest = Tokens { tokens: &lexed.tokens[i..], ..all };
        let Some(found) = quantity(rest, i) else {
            i += around.rejects(i, false).unwrap_or(1);
            continue;
        };
        if is_list_mark(token, &found, lexed.tokens.get(found.end)) {
            i += 1;
            continue;
        }
        let number_at = first_number(lexed, found.at, found.end);
        let overlaps = taken.iter().any(|t| found.number.start < t.end && t.start < found.number.end);
        let extra = match found.measured {
            _ if overlaps => None,
            _ if age(&around, number_at).is_some() => Some(Extra::Ages),
            // `3 hrs`, but `1500 hrs`
            Measured::Measure(_, true) if found.number.end - found.number.start <= 2 => Some(Extra::Durations),
            _ if around.names(number_at, found.hedge.is_some()) => None,
            Measured::Measure(_, true) => Some(Extra::Durations),
            _ => Some(Extra::Bare),
        };
        i = match extra {
            Some(_) => found.end,
            None => number_at + around.rejects(number_at, found.hedge.is_some()).unwrap_or(1),
        };
        if let Some(extra) = extra.filter(|e| asked.has(*e)) {
            out.push(Latent { extra, quantity: found });
        }
    }
    debug_assert!(out.is_sorted_by_key(|l| l.quantity.number.start), "the walk goes forward");
    debug_assert!(out.iter().all(|l| lexed.tokens[l.quantity.at].kind != Kind::Stamp), "a stamp counts nothing");
}
