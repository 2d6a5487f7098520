//! Noun phrases: from a determiner, quantity or modifier to the head noun.

use super::{NounPhrase, pos::Pos};
use crate::{
    grammar::{Measured, Quantity},
    lex::{Kind, Lexed},
    lexicon::{Class, Role},
};

/// A noun phrase as far as it has been read.
#[derive(Default)]
struct Reading {
    quantity: Option<u16>,
    head: Option<usize>,
    body: usize,
    other: bool,
    definite: bool,
}

/// The noun phrase that begins at `start`, and one past its last token. `None` where none begins.
pub(crate) fn noun_phrase(
    lexed: &Lexed,
    pos: &[Pos],
    quantities: &[Quantity],
    start: usize,
) -> Option<(NounPhrase, usize)> {
    let tokens = &lexed.tokens;
    let mut phrase = Reading { body: start, ..Reading::default() };
    let mut i = start;
    let mut plural_head = false;
    if matches!(pos[i], Pos::Pronoun) {
        return Some((NounPhrase::new(None, Some(i), i).with(true, false, false), i + 1));
    }
    while i < pos.len() {
        if i > start && tokens[i].shape.has(crate::lex::Shape::GAP) {
            break;
        }
        match pos[i] {
            Pos::Quantity(q) => {
                let quantity = &quantities[q as usize];
                // `Romania's 12 provinces` goes on; `the army 12` does not.
                let owned = i > start && matches!(pos[i - 1], Pos::Possessive);
                if phrase.quantity.is_some() || phrase.head.is_some() && !owned {
                    break;
                }
                phrase.head = None;
                phrase.quantity = Some(q);
                i = quantity.end;
                phrase.body = i;
                phrase.other |= quantity.additional;
                // A measure's or money's noun comes after `of`, not right behind: `5 km road` is rare, `$5m damage` is not.
                if matches!(quantity.measured, Measured::Percent) && !quantity.share && !followed_by_noun(lexed, pos, i)
                {
                    break;
                }
            }
            Pos::Determiner | Pos::Possessive
                if phrase.quantity.is_some_and(|q| {
                    quantities[q as usize].end == i && (quantities[q as usize].share || quantities[q as usize].implicit)
                }) =>
            {
                // `half the houses`, `both his legs`
                phrase.definite = true;
                i += 1;
                phrase.body = i;
            }
            // `30,000 fewer than last year`: a comparison that the lexer has as one word.
            Pos::Determiner | Pos::Noun | Pos::Adjective
                if phrase.quantity.is_some() && tokens[i].role == Role::Compares =>
            {
                break;
            }
            Pos::Determiner => {
                if i > start
                    && (phrase.head.is_some()
                        || phrase.quantity.is_some()
                            && !matches!(tokens[i].role, Role::Other | Role::More | Role::Fewer | Role::Such))
                {
                    break;
                }
                // `17 fewer than in March`: a comparison, no noun.
                if phrase.quantity.is_some() && tokens.get(i + 1).is_some_and(|t| t.role == Role::Than) {
                    break;
                }
                phrase.definite |= matches!(tokens[i].role, Role::Definite | Role::Those);
                phrase.other |= matches!(tokens[i].role, Role::Other | Role::Another | Role::More);
                // `12 more` and `30 others` may end the phrase.
                i += 1;
                if phrase.quantity.is_none() {
                    phrase.body = i;
                }
            }
            Pos::Possessive => {
                let clitic = tokens[i].glued() && phrase.head.is_some();
                if i > start && !clitic {
                    break;
                }
                phrase.definite = true;
                plural_head = false;
                phrase.head = None;
                i += 1;
                if phrase.quantity.is_none() {
                    phrase.body = i;
                }
            }
            Pos::Adjective => {
                if phrase.head.is_some() && (!joins_compound(lexed, pos, i) || begins_time(lexed, i)) {
                    break;
                }
                phrase.other |= matches!(tokens[i].role, Role::Other | Role::Further | Role::Remaining);
                i += 1;
            }
            // `40 newly built homes`, `a badly burned man`
            Pos::Adverb if i > start && phrase.head.is_none() && described_noun(pos, i) => i += 1,
            Pos::Noun | Pos::Name => {
                let c = tokens[i].class;
                let plural = c.has(Class::PLURAL);
                // After a counted plural the phrase is complete: `12 people officials say were`.
                let many =
                    phrase.quantity.is_some_and(|q| !quantities[q as usize].implicit && !quantities[q as usize].one);
                // `18 Chinese fisherman`
                // `12 Japanese fishing boats`
                let people = phrase.head.is_some_and(|h| tokens[h].class.has(Class::DEMONYM));
                if plural_head && many && !plural && !people {
                    break;
                }
                if phrase.head.is_some() && begins_time(lexed, i) {
                    break;
                }
                if phrase.head.is_some() && c.has(Class::TIME) && !c.has(Class::PERSON) && plural_head {
                    break;
                }
                // `in the first nine months turnover rose`
                let lasted = plural_head && phrase.head.is_some_and(|h| tokens[h].class.has(Class::TIME));
                if lasted
                    && phrase.definite
                    && start.checked_sub(1).is_some_and(|t| tokens[t].class.has(Class::DATE_PREPOSITION))
                {
                    break;
                }
                phrase.other |= tokens[i].role == Role::Other;
                phrase.head = Some(i);
                plural_head = plural || c.is_unknown() && tokens[i].kind == Kind::Word && looks_plural(lexed, i);
                i += 1;
            }
            Pos::Hyphen => {
                // `mud-brick homes`, `22-year-old man`
                if i == start
                    || !tokens[i].glued()
                    || i + 1 >= pos.len()
                    || !matches!(tokens[i + 1].kind, Kind::Word | Kind::Digits)
                {
                    break;
                }
                if tokens[i + 1].class.has(Class::PREPOSITION) && i + 2 < pos.len() && pos[i + 2] == Pos::Hyphen {
                    i += 4;
                } else {
                    let noun = matches!(pos[i + 1], Pos::Noun | Pos::Name);
                    if noun {
                        phrase.head = Some(i + 1);
                        plural_head = tokens[i + 1].class.has(Class::PLURAL);
                    } else if tokens[i + 1].role == Role::Old {
                        phrase.head = Some(i + 1);
                    }
                    i += 2;
                }
                i = i.min(pos.len());
            }
            // `killed a "volunteer" in the north`: quotation marks inside a phrase.
            Pos::Quote if i > start && phrase.head.is_none() && quoted_noun(pos, i) => i += 1,
            // `a 13 year old girl`
            Pos::Date if i > start && age_apart(lexed, i).is_some() => {
                let old = age_apart(lexed, i).expect("just seen");
                phrase.head = Some(old);
                i = old + 1;
            }
            // `a 22-year-old man`: digits that the grammar left alone, inside a phrase.
            Pos::Date
                if i > start
                    && matches!(tokens[i].kind, Kind::Digits | Kind::Stamp)
                    && i + 1 < pos.len()
                    && pos[i + 1] == Pos::Hyphen =>
            {
                i += 1;
            }
            Pos::Verb(_) if is_age(lexed, i) => i += 1,
            _ => break,
        }
    }
    let i = i.min(pos.len());
    // `Vorland's military said`: an adjective that names who speaks stands as the noun.
    if phrase.head.is_none() && phrase.quantity.is_none() && i > start && tokens[i - 1].class.has(Class::SOURCE) {
        phrase.head = Some(i - 1);
    }
    if i == start
        || phrase.head.is_none() && phrase.quantity.is_none() && !phrase.other && !stands_alone(lexed, start, i)
    {
        return None;
    }
    let Reading { quantity, head, body, other, definite } = phrase;
    Some((NounPhrase::new(quantity, head, body).with(false, other, definite), i))
}

/// Whether the adverb at `i` only goes with the adjective of the phrase's noun.
fn described_noun(pos: &[Pos], i: usize) -> bool {
    let adjectives = pos[i + 1..].iter().take_while(|p| **p == Pos::Adjective).count();
    adjectives > 0 && matches!(pos.get(i + 1 + adjectives), Some(Pos::Noun | Pos::Name))
}

fn quoted_noun(pos: &[Pos], i: usize) -> bool {
    let next = pos[i..].iter().find(|p| **p != Pos::Quote);
    matches!(next, Some(Pos::Noun | Pos::Adjective | Pos::Name))
}

/// `many`, `some`, `those`: a determiner that stands for its noun.
fn stands_alone(lexed: &Lexed, start: usize, end: usize) -> bool {
    end == start + 1 && lexed.tokens[start].class.has(Class::DETERMINER) && lexed.tokens[start].role != Role::Indefinite
        || lexed.tokens[start..end].iter().any(|t| t.class.has(Class::DETERMINER)) && end > start + 1
}

/// `in Tolu <last winter>`, `in Tolu <a few months ago>`, `in Tolu <just after> dawn`: a time behind a name.
fn begins_time(lexed: &Lexed, i: usize) -> bool {
    let token = &lexed.tokens[i];
    let next = |n: usize| lexed.tokens.get(i + n);
    let time = |n: usize| next(n).is_some_and(|t| t.class.has(Class::TIME));
    let ago = |n: usize| next(n).is_some_and(|t| t.role == Role::Ago);
    token.role == Role::Last && time(1) && lexed.tokens[i - 1].capital()
        || time(0) && ago(1)
        || token.class.has(Class::VAGUE) && time(1) && ago(2)
        || token.class.has(Class::HEDGE) && next(1).is_some_and(|t| t.class.has(Class::PREPOSITION))
}

/// The last word of an age without hyphens that begins at `i`: `13 year old`, `16yo`.
fn age_apart(lexed: &Lexed, i: usize) -> Option<usize> {
    let old = |n: usize| lexed.tokens.get(i + n).is_some_and(|t| t.role == Role::Old);
    let years = lexed.tokens.get(i + 1).is_some_and(|t| t.class.has(Class::TIME));
    let last = if years { 2 } else { 1 };
    // `16 and 17-year-old`
    let and = lexed.tokens.get(i + 1).is_some_and(|t| matches!(t.role, Role::And | Role::Or));
    if and && lexed.tokens.get(i + 2).is_some_and(|t| t.kind == Kind::Digits) {
        return (3..7).find(|n| old(*n)).map(|n| i + n);
    }
    (lexed.tokens[i].kind == Kind::Digits && old(last)).then_some(i + last)
}

fn is_age(lexed: &Lexed, i: usize) -> bool {
    lexed.tokens[i].role == Role::Old
}

fn followed_by_noun(lexed: &Lexed, pos: &[Pos], i: usize) -> bool {
    i < pos.len() && matches!(pos[i], Pos::Noun | Pos::Adjective | Pos::Name) && !lexed.tokens[i].class.has(Class::TIME)
}

/// An adjective between nouns goes on where a noun follows it: `police special forces`.
fn joins_compound(lexed: &Lexed, pos: &[Pos], i: usize) -> bool {
    !lexed.tokens[i - 1].class.has(Class::PLURAL) && i + 1 < pos.len() && matches!(pos[i + 1], Pos::Noun | Pos::Name)
}

/// A word that the lexicon does not know and that ends as plurals do.
fn looks_plural(lexed: &Lexed, i: usize) -> bool {
    lexed.tokens[i].marks.has(crate::lexicon::Marks::PLURAL)
}
