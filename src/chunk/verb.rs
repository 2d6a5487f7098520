//! Verb groups: auxiliaries, negation and adverbs up to the verb that says what happens.

use super::{
    VerbGroup,
    pos::{Form, Pos},
};
use crate::{
    lex::Lexed,
    lexicon::{Class, Role},
};

/// How a verb group's last verb stands to its subject and object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// `killed 12`, `has killed`, `will kill`
    Active,
    /// `was killed`, `had been hurt`
    Passive,
    /// A bare participle after its noun: `12 people killed`.
    Participle,
    /// `killing 12`
    Ing,
    /// `to flee`
    Infinitive,
    /// `were`, `remain`: what happened is said by what follows.
    Copula,
}

/// The verb group that begins at `start`, and one past its last token.
pub(crate) fn verb_group(lexed: &Lexed, pos: &[Pos], start: usize) -> Option<(VerbGroup, usize)> {
    let tokens = &lexed.tokens;
    let mut i = start;
    let mut be = None;
    let mut have = None;
    let mut finite = false;
    let mut to = false;
    let mut negated = false;
    let mut governor = None;
    while let Some(&p) = pos.get(i) {
        negated |= tokens[i].class.has(Class::NEGATOR) && !tokens[i].class.has(Class::PREPOSITION);
        match p {
            Pos::Negator | Pos::Modal | Pos::Do => {
                finite |= p != Pos::Negator;
                i += 1;
            }
            Pos::Adverb => {
                // An adverb belongs to the group only where a verb follows it.
                let mut j = i;
                while pos.get(j).is_some_and(|p| matches!(p, Pos::Adverb | Pos::Negator)) {
                    j += 1;
                }
                if !pos.get(j).is_some_and(|p| matches!(p, Pos::Verb(_) | Pos::Be | Pos::Have | Pos::Modal | Pos::To)) {
                    break;
                }
                negated |= tokens[i..j].iter().any(|t| t.class.has(Class::NEGATOR));
                i = j;
            }
            Pos::To => {
                if i > start && governor.is_none() && be.is_none() && have.is_none() {
                    break;
                }
                to = true;
                if have.is_some() || be.is_some() {
                    // `had to evacuate`, `are to be sent`
                    governor = governor.or(have).or(be);
                }
                (have, be) = (None, None);
                i += 1;
            }
            Pos::Be => {
                // `getting`, `became` after another verb of being do not go on with it.
                be = Some(i);
                finite |= !to
                    && (!tokens[i].class.has(Class::ING | Class::PARTICIPLE | Class::VERB_BASE)
                        || tokens[i].class.has(Class::PAST));
                i += 1;
            }
            Pos::Have => {
                have = Some(i);
                finite |= !tokens[i].class.has(Class::ING);
                i += 1;
            }
            Pos::Verb(form) => {
                let chained = chains(lexed, pos, i);
                if let Some(next) = chained {
                    finite |= be.is_some() || have.is_some() || matches!(form, Form::Past | Form::Third);
                    governor = Some(i);
                    (be, have) = (None, None);
                    i = next;
                    to = false;
                    continue;
                }
                let ([middle, also], end) = also(lexed, pos, i, form);
                let last = also.unwrap_or(i);
                // `has killed 1,200 and driven 90,000 from their homes`
                let shared =
                    i == start && form == Form::Participle && shares_have(pos, i) && object_follows(lexed, pos, last);
                let have = have.is_some() || shared;
                let voice = voice(lexed, pos, i, last, form, be.is_some(), have, to, finite, governor.is_some());
                let finite = finite
                    || !to && be.is_some_and(|b| !is_ing(lexed, b))
                    || matches!(form, Form::Past | Form::Third)
                    || form == Form::Ed && lexed.tokens[i].class.has(Class::INTRANSITIVE);
                return Some((VerbGroup::new(i, voice, negated, finite).with(middle, also, governor), end));
            }
            _ => break,
        }
    }
    let main = be.or(have)?;
    let voice = if be.is_some() {
        Voice::Copula
    } else if is_ing(lexed, main) {
        Voice::Ing
    } else {
        Voice::Active
    };
    Some((VerbGroup::new(main, voice, negated, finite).with(None, None, governor), i))
}

/// Whether a participle at `i`, behind `and`, has the `has` of the verb before it.
fn shares_have(pos: &[Pos], i: usize) -> bool {
    let joined = i.checked_sub(1).is_some_and(|k| pos[k] == Pos::Coordinator);
    let decides = |p: &&Pos| matches!(p, Pos::Have | Pos::Be | Pos::Modal | Pos::Relative | Pos::Subordinator);
    joined && pos[..i].iter().rev().take(24).find(decides) == Some(&Pos::Have)
}

fn is_ing(lexed: &Lexed, i: usize) -> bool {
    lexed.tokens[i].class.has(Class::ING)
}

/// `forced to flee`, `feared to have died`: where the verb at `i` only leads to another, the token where that begins.
fn chains(lexed: &Lexed, pos: &[Pos], i: usize) -> Option<usize> {
    if !lexed.tokens[i].class.has(Class::CATENATIVE) {
        return None;
    }
    let mut j = i + 1;
    while pos.get(j) == Some(&Pos::Adverb) {
        j += 1;
    }
    (pos.get(j) == Some(&Pos::To)).then_some(j)
}

#[allow(clippy::too_many_arguments)]
fn voice(
    lexed: &Lexed,
    pos: &[Pos],
    i: usize,
    last: usize,
    form: Form,
    be: bool,
    have: bool,
    to: bool,
    finite: bool,
    governed: bool,
) -> Voice {
    match form {
        Form::Ed | Form::Participle if be => Voice::Passive,
        Form::Ed | Form::Participle if have => Voice::Active,
        Form::Past | Form::Third => Voice::Active,
        Form::Ing if be => Voice::Active,
        Form::Ing => Voice::Ing,
        Form::Base if to && !governed => Voice::Infinitive,
        Form::Base => Voice::Active,
        Form::Participle => Voice::Participle,
        Form::Ed if finite || lexed.tokens[i].class.has(Class::INTRANSITIVE) => Voice::Active,
        // A past tense has its object behind it; a participle does not.
        Form::Ed => {
            // Nobody is aged by `aged more than 80`.
            if object_follows(lexed, pos, last) && lexed.tokens[i].role != Role::Aged {
                Voice::Active
            } else {
                Voice::Participle
            }
        }
    }
}

fn object_follows(lexed: &Lexed, pos: &[Pos], i: usize) -> bool {
    let mut j = i + 1;
    // `killed or wounded 30`
    if pos.get(j) == Some(&Pos::Coordinator) && matches!(pos.get(j + 1), Some(Pos::Verb(_))) {
        j += 2;
    }
    while matches!(pos.get(j), Some(Pos::Adverb | Pos::Quote)) {
        j += 1;
    }
    let clause = lexed.tokens[i].class.has(Class::REPORTING);
    // `those killed there since January`
    if lexed.tokens.get(j).is_some_and(|t| t.role == Role::There) {
        return false;
    }
    match pos.get(j) {
        Some(Pos::Quantity(_)) => {
            // `12 people killed 40 miles away` is rare; `200 people killed in 2014` has no quantity.
            true
        }
        Some(Pos::Determiner | Pos::Possessive | Pos::Noun | Pos::Name | Pos::Adjective | Pos::Pronoun) => {
            // `the 14 recorded a year earlier`: an article before a time is no object.
            let time = |t: usize| lexed.tokens.get(t).is_some_and(|t| t.class.has(Class::TIME | Class::DATE_WORD));
            let article = lexed.tokens[j].role == Role::Indefinite;
            if article { !time(j + 1) } else { !time(j) }
        }
        Some(Pos::Subordinator | Pos::Colon) => clause,
        _ => false,
    }
}

/// Further verbs that share the first's subject and object, and one past the last: `killed or wounded`, `evacuated and housed`,
/// `closed, damaged or destroyed`.
fn also(lexed: &Lexed, pos: &[Pos], i: usize, form: Form) -> ([Option<usize>; 2], usize) {
    let end = i + 1;
    let same = |f: &Form| {
        *f == form
            || matches!(
                (*f, form),
                (Form::Ed | Form::Participle | Form::Past, Form::Ed | Form::Participle | Form::Past)
            )
    };
    // `120 wounded and claimed that`: what is said has a subject of its own.
    let says = |j: usize| {
        let that = lexed.tokens.get(j + 1).is_some_and(|t| t.role == Role::That);
        that && lexed.tokens[j].class.has(Class::REPORTING) && !lexed.tokens[i].class.has(Class::REPORTING)
    };
    let next = |mut j: usize| {
        while pos.get(j) == Some(&Pos::Adverb) {
            j += 1;
        }
        matches!(pos.get(j), Some(Pos::Verb(f)) if same(f) && !says(j)).then_some(j)
    };
    let joins = |end: usize| {
        pos.get(end) == Some(&Pos::Coordinator) && matches!(lexed.tokens[end].role, Role::And | Role::Or)
            || pos.get(end) == Some(&Pos::Other) && lexed.tokens[end].kind == crate::lex::Kind::Slash
    };
    if joins(end) {
        return next(end + 1).map_or(([None; 2], end), |second| ([None, Some(second)], second + 1));
    }
    let middle = if pos.get(end) == Some(&Pos::Comma) { next(end + 1) } else { None };
    let Some(middle) = middle else { return ([None; 2], end) };
    // `damaged, flooded, or destroyed`
    let comma = pos.get(middle + 1) == Some(&Pos::Comma);
    let joint = if comma { middle + 2 } else { middle + 1 };
    match next(joint + 1).filter(|_| joins(joint)) {
        Some(last) => ([Some(middle), Some(last)], last + 1),
        None => ([None; 2], end),
    }
}
