//! Parts of speech of words with a content of their own: verbs, adverbs, adjectives, nouns, states.

use super::pos::{CLOSED, Form, Pos, Tagger, VERBAL};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// The classes of a word that may be more than a noun.
const MANIFOLD: Class = Class(
    VERBAL.0
        | Class::TIME.0
        | Class::FACILITY.0
        | Class::ADVERB.0
        | Class::HEDGE.0
        | Class::ADJECTIVE.0
        | Class::ORDINAL.0,
);

impl Tagger<'_> {
    /// A word that is a verb, an adverb, an adjective or a noun.
    pub(super) fn content(&self, token: &Token) -> Pos {
        let c = token.class;
        // A noun or a name and nothing else.
        if !c.is_unknown() && !c.has(MANIFOLD) {
            return self.noun(token);
        }
        // `have only admitted that`
        let between = token.role == Role::Only
            && matches!(self.before.last(), Some(Pos::Have | Pos::Be | Pos::Modal))
            && self.next().is_some_and(|t| t.class.has(Class::PARTICIPLE | Class::ING | Class::VERB_BASE));
        if between {
            return Pos::Adverb;
        }
        // `two Facebook Live videos`: with a capital, between a name and a plural.
        let inside = token.capital()
            && !self.lexed.one_case
            && !self.lexed.titled
            && matches!(self.before.last(), Some(Pos::Name))
            && self.next().is_some_and(|t| !t.capital() && t.class.has(Class::NOUN) && t.class.has(Class::PLURAL));
        if inside {
            return Pos::Name;
        }
        // `four trouble-making patrons`
        let compound = self.opens_compound() && matches!(self.before.last(), Some(Pos::Quantity(_) | Pos::Determiner));
        if compound && !c.has(Class::ADVERB | Class::ADJECTIVE) {
            return Pos::Noun;
        }
        if self.object_of_verb(token) {
            return Pos::Noun;
        }
        let verbal = self.verbal(token);
        // `in Tolu state`: the name before it is no subject, unless what it states follows.
        // `by Saturday evening firefighters had`
        let part_of_day = c.has(Class::TIME)
            && !c.has(Class::MEASURE | Class::PLURAL)
            && matches!(self.before.last(), Some(Pos::Date))
            && self.lexed.tokens[self.i - 1].class.has(Class::WEEKDAY)
            && self.nouny_next();
        if part_of_day {
            return Pos::Date;
        }
        let of_name = c.has(Class::FACILITY)
            && matches!(self.before.last(), Some(Pos::Name))
            && !token.capital()
            && self.next().is_none_or(|t| t.role != Role::That);
        if of_name && !verbal.has(Class::PAST | Class::ING) {
            return Pos::Noun;
        }
        if verbal.has(VERBAL) {
            return self.verb_or_not(token, verbal);
        }
        if c.has(Class::ADVERB) && !(c.has(Class::ADJECTIVE) && self.nouny_next())
            || (c.is_unknown() || c.has(Class::HEDGE)) && self.ends_with(token, "ly")
        {
            return if self.opens_compound() { Pos::Adjective } else { Pos::Adverb };
        }
        // `found one male dead`: the adjective stands for a person.
        let person = c.has(Class::PERSON)
            && matches!(self.before.last(), Some(Pos::Quantity(_)))
            && self.next().is_some_and(|t| t.class.has(Class::STATE))
            && self.lexed.tokens.get(self.i + 2).is_none_or(|t| t.kind != Kind::Word || t.class.has(CLOSED));
        if person {
            return Pos::Noun;
        }
        // `according to Kessel Electric`
        let ends_name = token.capital()
            && !self.lexed.one_case
            && !self.lexed.titled
            && matches!(self.before.last(), Some(Pos::Name))
            && !self.nouny_next();
        if ends_name && c.has(Class::ADJECTIVE) && !c.has(Class::DEMONYM) {
            return Pos::Name;
        }
        if c.has(Class::ADJECTIVE | Class::ORDINAL)
            && (!c.has(Class::NOUN) || self.nouny_next() && !(c.has(Class::SOURCE) && self.verb_closes()))
        {
            return Pos::Adjective;
        }
        self.noun(token)
    }

    /// `fired one shot`: what is a noun too, behind the figure of a verb that leaves nobody so, as in `found one shot`.
    fn object_of_verb(&self, token: &Token) -> bool {
        let figure = matches!(self.before.last(), Some(Pos::Quantity(_)));
        if !figure || !token.class.has(Class::NOUN) || !token.class.has(Class::PARTICIPLE) {
            return false;
        }
        let verb = self.before.iter().rposition(|p| !matches!(p, Pos::Quantity(_)));
        let acts = verb.is_some_and(|v| {
            let class = self.lexed.tokens[v].class;
            (matches!(self.before[v], Pos::Verb(Form::Ed))
                || matches!(self.lexed.tokens[v].role, Role::By | Role::With))
                && !class.has(Class::LIGHT | Class::EVENT_VERB | Class::REPORTING)
        });
        acts && self.next().is_none_or(|t| {
            t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::COORDINATOR | Class::RELATIVE)
        })
    }

    /// `two well-built homes`, `five badly-burned men`: the adverb is bound to the participle that describes a noun.
    pub(super) fn opens_compound(&self) -> bool {
        let bound =
            |by: usize, kind: Kind| self.lexed.tokens.get(self.i + by).is_some_and(|t| t.kind == kind && t.glued());
        bound(1, Kind::Hyphen) && bound(2, Kind::Word)
    }

    /// `..., a police official confirmed.`: the next word is a verb of saying that ends the clause.
    pub(super) fn verb_closes(&self) -> bool {
        let says = self.next().is_some_and(|t| t.class.has(Class::REPORTING) && t.class.has(Class::PAST));
        says && self.lexed.tokens.get(self.i + 2).is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Comma))
    }

    pub(super) fn noun(&self, token: &Token) -> Pos {
        let name = token.capital() && !self.lexed.one_case && (self.i > 0 || token.class.is_unknown());
        if token.class.has(Class::NAME) || name && !token.class.has(Class::DEMONYM) { Pos::Name } else { Pos::Noun }
    }

    pub(super) fn ends_with(&self, token: &Token, ending: &str) -> bool {
        let word = token.span.of(self.text).as_bytes();
        word.len() > ending.len() + 2 && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
    }

    /// The verb forms that a word may be; a word that the lexicon does not know is judged by its ending.
    pub(super) fn verbal(&self, token: &Token) -> Class {
        let known = token.class;
        if !known.is_unknown() || token.capital() && !self.lexed.one_case && self.i > 0 || token.shape.has(Shape::MIXED)
        {
            return Class(known.0 & VERBAL.0);
        }
        if self.ends_with(token, "ed") {
            Class::PAST | Class::PARTICIPLE
        } else if self.ends_with(token, "ing") {
            Class::ING
        } else {
            Class::NONE
        }
    }

    /// A state before a noun describes it: `missing fishermen`; after a determiner alone it is the noun: `the dead`.
    pub(super) fn state(&self, token: &Token) -> Pos {
        let before_noun = self.nouny_next() && !token.class.has(Class::PREPOSITION);
        if before_noun
            && !matches!(self.previous(), Some(Pos::Be))
            && self.next().is_some_and(|t| t.class.has(Class::NOUN) || t.class.is_unknown() && !t.capital())
        {
            return Pos::Adjective;
        }
        if matches!(self.before.last(), Some(Pos::Determiner | Pos::Possessive | Pos::Adjective))
            && token.class.has(Class::EVENT_NOUN | Class::NOUN)
        {
            return Pos::Noun;
        }
        // `have lost half of it`
        if token.class.has(Class::PARTICIPLE) && matches!(self.previous(), Some(Pos::Have)) {
            return Pos::Verb(Form::Participle);
        }
        // `lost` is also a verb's past: an object after it makes it one.
        if token.class.has(Class::PAST) && self.phrase_next() && !matches!(self.previous(), Some(Pos::Be)) {
            return Pos::Verb(Form::Ed);
        }
        Pos::State
    }

    /// Whether a noun may follow: what comes next goes on with the noun phrase.
    pub(super) fn nouny_next(&self) -> bool {
        let Some(next) = self.next() else { return false };
        if self.next_is_quantity || next.kind != Kind::Word {
            return next.kind == Kind::Hyphen
                && self.lexed.tokens.get(self.i + 2).is_some_and(|t| t.kind == Kind::Word);
        }
        let c = next.class;
        if c.has(CLOSED)
            || c.has(Class::ADVERB | Class::WEEKDAY | Class::DATE_WORD)
            || c.is_unknown() && self.looks_adverb(next)
            || self.moves_to_figure(self.i + 1)
        {
            return false;
        }
        c.has(Class::NOUN | Class::ADJECTIVE | Class::NAME | Class::DEMONYM | Class::NOUN_LIKE | Class::ORDINAL)
            || c.is_unknown()
            || c.has(Class::ING | Class::PARTICIPLE) && {
                self.lexed.tokens.get(self.i + 2).is_some_and(|t| t.class.has(Class::NOUN) && !t.class.has(CLOSED))
            }
    }

    pub(super) fn looks_adverb(&self, token: &Token) -> bool {
        self.ends_with(token, "ly")
    }

    /// Whether a noun phrase with its determiner or quantity begins right after.
    pub(super) fn phrase_next(&self) -> bool {
        self.next_is_quantity
            || self.next().is_some_and(|t| {
                t.class.has(Class::DETERMINER | Class::POSSESSIVE)
                    && !t.class.has(Class::PREPOSITION | Class::SUBORDINATOR)
                    || t.class.has(Class::PRONOUN) && !t.class.has(Class::RELATIVE)
            })
    }

    pub(super) fn after_modifier(&self) -> bool {
        matches!(self.previous(), Some(Pos::Determiner | Pos::Possessive | Pos::Adjective | Pos::Quantity(_)))
    }
}
