//! Verb or not: what a word that can be a verb is where it stands.

use super::pos::{CLOSED, Form, Pos, Tagger, VERBAL};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

mod before;
mod forms;

/// A word that can be a verb, and what the rules ask of it and its neighbours.
struct Word<'a> {
    token: &'a Token,
    /// All that the word can be.
    class: Class,
    /// The forms of a verb that it can be.
    forms: Class,
    nominal: bool,
    /// A past form or participle.
    ed: bool,
    ed_form: Form,
    /// A noun phrase begins behind it.
    object_next: bool,
    previous: Option<Pos>,
    previous_token: Option<&'a Token>,
    /// `nine of whom described beatings`: behind `of whom`.
    of_whom: bool,
    after_noun: bool,
}

/// Whether a verb form is a noun as well.
fn is_nominal(token: &Token) -> bool {
    token.class.has(Class::NOUN | Class::NOUN_LIKE | Class::EVENT_NOUN)
}

impl Tagger<'_> {
    /// Whether the word at token `i`, a noun or a verb, is followed by the figure that it moves to or stands at.
    pub(super) fn moves_to_figure(&self, i: usize) -> bool {
        let token = &self.lexed.tokens[i];
        if !token.class.has(Class::VERB_S) || !token.class.has(Class::MOTION) {
            return false;
        }
        let after = |by: usize| self.lexed.tokens.get(i + by);
        let figure = after(2).is_some_and(|t| {
            t.kind == Kind::Digits || t.class.has(Class::NUMERIC | Class::HEDGE | Class::CURRENCY_BEFORE)
        });
        // `the toll now stands at 61`; `food stands at 12 corners` are nouns.
        let tally = || self.lexed.tokens[..i].iter().any(|t| t.class.has(Class::TALLY));
        let bare = || after(3).is_none_or(|t| t.kind != Kind::Word || t.class.has(CLOSED));
        figure && after(1).is_some_and(|t| t.role == Role::To || t.role == Role::At && (bare() || tally()))
    }

    /// Whether a word that may be a noun or a verb is followed by the figure that it moves to, or that it shows.
    fn leads_to_figure(&self, token: &Token, v: Class) -> bool {
        self.moves_to_figure(self.i) || v.has(Class::VERB_BASE) && token.role == Role::Show && self.next_is_quantity
    }

    /// What a word that has the verb forms `v` is here.
    pub(super) fn verb_or_not(&self, token: &Token, v: Class) -> Pos {
        // In a headline the capital tells nothing: `Two People Killed In Crash`.
        let told = self.lexed.titled && (token.class.has(Class::EVENT_VERB) || v.has(Class::PAST | Class::PARTICIPLE));
        let capital_name =
            token.capital() && !self.lexed.one_case && !told && self.i > 0 && !token.shape.has(Shape::UPPER);
        let named_around = capital_name
            && self.next().is_some_and(|t| t.capital() && t.kind == Kind::Word)
            && matches!(self.before.last(), Some(Pos::Name | Pos::Determiner | Pos::Preposition))
            // `..., Press Watch said`
            || capital_name
                && !self.lexed.titled
                && !token.class.has(Class::EVENT_VERB)
                && !v.has(Class::PAST | Class::PARTICIPLE | Class::ING)
                && matches!(self.before.last(), Some(Pos::Comma | Pos::Quote))
                && self.next().is_some_and(|t| t.capital() && t.kind == Kind::Word);
        // `the State Flood Control and`, `Amie Downs said`: a surname or a name's last word.
        let says_next = || {
            self.next()
                .is_some_and(|t| t.class.has(Class::REPORTING) && t.class.has(Class::PAST) && !t.class.has(Class::NOUN))
        };
        let ends_name = capital_name
            && !self.lexed.titled
            && matches!(self.before.last(), Some(Pos::Name))
            && (v.has(Class::VERB_BASE) && !v.has(Class::PAST) && is_nominal(token)
                || v.has(Class::VERB_S) && says_next());
        if named_around || ends_name {
            return Pos::Name;
        }
        let word = self.verbal_word(token, v);
        let Word { nominal, previous, previous_token, .. } = word;
        // `whose houses were flooded`
        let owned = previous == Some(Pos::Relative) && previous_token.is_some_and(|t| t.class.has(Class::POSSESSIVE));
        if owned && nominal {
            return self.no_verb(token);
        }
        if let Some(pos) = self.by_word_before(&word) {
            return pos;
        }
        // `the toll of the Morava floods rises to 31`, `data from the ministry show 12 people were hurt`
        let subject_ends = matches!(
            previous,
            Some(Pos::Noun | Pos::Name | Pos::Date | Pos::State | Pos::Close | Pos::Comma | Pos::Verb(Form::Ed))
        );
        if subject_ends && nominal && self.leads_to_figure(token, v) {
            return Pos::Verb(if v.has(Class::VERB_S) { Form::Third } else { Form::Base });
        }
        if v.has(Class::ING) {
            return self.ing(&word);
        }
        if word.ed {
            return self.past(&word);
        }
        // `Damage there was put at $3 million`
        if nominal && self.i == 0 && self.next().is_some_and(|t| t.role == Role::There) {
            return self.no_verb(token);
        }
        if v.has(Class::VERB_S) { self.third(&word) } else { self.base(&word) }
    }

    fn verbal_word<'t>(&'t self, token: &'t Token, v: Class) -> Word<'t> {
        let previous = self.previous();
        let previous_token = self.i.checked_sub(1).map(|i| &self.lexed.tokens[i]);
        let of_whom = previous_token.is_some_and(|t| t.role == Role::OfThem) && v.has(Class::PAST | Class::VERB_BASE);
        Word {
            token,
            class: token.class,
            forms: v,
            nominal: is_nominal(token),
            ed: v.has(Class::PAST | Class::PARTICIPLE),
            ed_form: match (v.has(Class::PAST), v.has(Class::PARTICIPLE)) {
                (true, true) => Form::Ed,
                (true, false) => Form::Past,
                _ => Form::Participle,
            },
            // `killed there since January`
            object_next: self.phrase_next()
                && !(token.class.has(Class::EVENT_VERB) && self.next().is_some_and(|t| t.role == Role::There)),
            previous,
            previous_token,
            of_whom,
            after_noun: of_whom
                || matches!(
                    previous,
                    Some(Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Close | Pos::Relative | Pos::Date | Pos::State)
                ),
        }
    }

    /// What a word is that is no verb here.
    fn no_verb(&self, token: &Token) -> Pos {
        if token.class.has(Class::ADJECTIVE) && self.nouny_next() { Pos::Adjective } else { self.noun(token) }
    }

    /// `a court document`: of one thing no base form follows.
    fn in_indefinite_phrase(&self) -> bool {
        // `a Tinden-based monitor`
        let hyphened = |i: usize| i > 0 && self.before[i - 1] == Pos::Hyphen;
        let inside = |&i: &usize| match self.before[i] {
            Pos::Noun | Pos::Name | Pos::Adjective | Pos::Hyphen => true,
            Pos::Verb(_) => hyphened(i),
            _ => false,
        };
        let words = (0..self.before.len()).rev().take_while(inside).count();
        let article =
            self.i.checked_sub(words + 1).filter(|&i| matches!(self.before[i], Pos::Determiner | Pos::Quantity(_)));
        words > 0 && article.is_some_and(|i| self.lexed.tokens[i].role == Role::Indefinite)
    }

    /// Whether the number word or digits at token `i` say more than one.
    fn many(&self, i: usize) -> bool {
        let token = &self.lexed.tokens[i];
        match token.kind {
            Kind::Digits => self.lexed.values[token.value as usize] != rust_decimal::Decimal::ONE,
            _ => {
                let one = matches!(token.role, Role::One | Role::Indefinite);
                token.class.has(Class::NUMBER | Class::MULTIPLIER) && !one
            }
        }
    }

    /// `with its 12 crew members drowning`: the noun phrase before stands behind `with`.
    fn in_with_phrase(&self) -> bool {
        let phrase = |p: &&Pos| {
            matches!(p, Pos::Noun | Pos::Name | Pos::Adjective | Pos::Quantity(_) | Pos::Determiner | Pos::Possessive)
        };
        let words = self.before.iter().rev().take_while(phrase).count();
        let with = self.i.checked_sub(words + 1).is_some_and(|i| self.lexed.tokens[i].role == Role::With);
        with && self.before[self.i - words..].iter().any(|p| matches!(p, Pos::Quantity(_)))
    }

    /// Whether the word after can only be read as a verb: the participle before it then ends its phrase.
    pub(super) fn verbish_next(&self) -> bool {
        self.next()
            .is_some_and(|t| t.class.has(VERBAL) && !t.class.has(Class::NOUN | Class::ADJECTIVE | Class::NOUN_LIKE))
    }

    /// `killed two and wounded three`, `evacuated and housed`: a verb stood before the coordinator's other side.
    pub(super) fn after_parallel_verb(&self) -> bool {
        self.before.iter().rev().skip(1).take(14).find_map(|p| match p {
            Pos::Verb(_) => Some(true),
            Pos::Semicolon | Pos::Stop => Some(false),
            _ => None,
        }) == Some(true)
    }
}
