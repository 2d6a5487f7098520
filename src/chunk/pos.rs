//! Parts of speech: each token gets one, from its classes and from what stands beside it.

use crate::{
    grammar::{Quantity, ages},
    lex::{Kind, Lexed, Shape, Token},
    lexicon::{Class, Role},
};

/// What a token is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pos {
    /// Part of the quantity with this index.
    Quantity(u16),
    Determiner,
    Possessive,
    Adjective,
    Noun,
    Name,
    Pronoun,
    Preposition,
    /// `to` before a verb.
    To,
    Adverb,
    Verb(Form),
    Be,
    Have,
    Do,
    Modal,
    Negator,
    Coordinator,
    Subordinator,
    Relative,
    /// A word or phrase that shows an event as a state: `dead`, `without power`.
    State,
    /// Part of a date: a weekday, a month with its day, `yesterday`.
    Date,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Hyphen,
    Open,
    Close,
    Quote,
    Stop,
    Other,
}

/// A verb's form, as far as its ending tells. `Ed` may be a past tense or a participle: what follows decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Ed,
    /// Only ever a past tense: `fled` is not, `went` is.
    Past,
    Participle,
    Ing,
}

pub(super) const VERBAL: Class =
    Class(Class::VERB_BASE.0 | Class::VERB_S.0 | Class::PAST.0 | Class::PARTICIPLE.0 | Class::ING.0);
/// Words that are nothing but what their class says: no noun phrase goes on through them.
pub(crate) const CLOSED: Class = Class(
    Class::PREPOSITION.0
        | Class::COORDINATOR.0
        | Class::SUBORDINATOR.0
        | Class::RELATIVE.0
        | Class::BE.0
        | Class::HAVE.0
        | Class::DO.0
        | Class::MODAL.0
        | Class::PRONOUN.0
        | Class::NEGATOR.0
        | Class::DETERMINER.0
        | Class::POSSESSIVE.0,
);

/// The classes that decide what a word is before it can be a verb, an adverb, an adjective or a noun.
const DECIDING: Class = Class(CLOSED.0 | Class::WEEKDAY.0 | Class::DATE_WORD.0 | Class::MONTH.0 | Class::STATE.0);
/// Those, and the classes that may decide it by what stands beside.
const ASKED: Class = Class(DECIDING.0 | Class::DATE_PREPOSITION.0 | Class::NUMBER.0);

/// Tags every token of the sentence into `out`.
pub(crate) fn tag(text: &str, lexed: &Lexed, quantities: &[Quantity], out: &mut Vec<Pos>) {
    out.clear();
    let tokens = &lexed.tokens;
    out.reserve(tokens.len());
    let mut tagger = Tagger { text, lexed, i: 0, before: out, next_is_quantity: false };
    // The next quantity's index, its first token and one past its last.
    let bounds = |at: usize| quantities.get(at).map_or((usize::MAX, usize::MAX), |q| (q.first, q.end));
    let mut next_quantity = 0;
    let (mut first, mut end) = bounds(0);
    let mut aged = 0;
    for (i, token) in tokens.iter().enumerate() {
        if token.role == Role::Aged {
            aged = ages::end(tokens, i).unwrap_or(aged);
        }
        // The marks around bare ages stay, as around an apposition.
        let bare = i >= aged && matches!(token.kind, Kind::Comma | Kind::Open | Kind::Dash);
        let inside = if bare { ages::bare(tokens, i) } else { None };
        while i >= end {
            next_quantity += 1;
            (first, end) = bounds(next_quantity);
        }
        let pos = if first <= i {
            Pos::Quantity(next_quantity as u16)
        } else if i < aged {
            // `ages 25, 26, and 33`: an aside as a date is one.
            Pos::Date
        } else {
            (tagger.i, tagger.next_is_quantity) = (i, first == i + 1);
            tagger.pos(token)
        };
        tagger.before.push(pos);
        aged = inside.unwrap_or(aged);
    }
}

pub(super) struct Tagger<'a> {
    pub(super) text: &'a str,
    pub(super) lexed: &'a Lexed,
    pub(super) i: usize,
    pub(super) before: &'a mut Vec<Pos>,
    pub(super) next_is_quantity: bool,
}

impl Tagger<'_> {
    pub(super) fn next(&self) -> Option<&Token> {
        self.lexed.tokens.get(self.i + 1)
    }

    /// The part of speech before this token, adverbs and negators left aside.
    pub(super) fn previous(&self) -> Option<Pos> {
        self.before.iter().rev().copied().find(|p| !matches!(p, Pos::Adverb | Pos::Negator | Pos::Quote))
    }

    pub(super) fn pos(&self, token: &Token) -> Pos {
        let c = token.class;
        match token.kind {
            Kind::Word => {}
            Kind::Comma => return Pos::Comma,
            Kind::Semicolon | Kind::Bullet => return Pos::Semicolon,
            Kind::Colon => return Pos::Colon,
            Kind::Dash => return Pos::Dash,
            // `mid-August`
            Kind::Hyphen
                if matches!(self.before.last(), Some(Pos::Date))
                    && self.next().is_some_and(|t| t.class.has(Class::MONTH)) =>
            {
                return Pos::Date;
            }
            Kind::Hyphen => return Pos::Hyphen,
            Kind::Open => return Pos::Open,
            Kind::Close => return Pos::Close,
            Kind::Quote => return Pos::Quote,
            Kind::Stop => return Pos::Stop,
            Kind::Ordinal => return if self.beside_month() { Pos::Date } else { Pos::Adjective },
            Kind::Digits | Kind::Stamp => return Pos::Date,
            Kind::Other if self.owns() => return Pos::Possessive,
            Kind::Slash | Kind::Plus | Kind::Other => return Pos::Other,
        }
        // More than half of all words: one question spares them a dozen.
        if token.role == Role::None && !c.has(ASKED) {
            return self.content(token);
        }
        if c.has(Class::DATE_PREPOSITION) && !c.has(Class::PREPOSITION) && self.before_date() {
            return Pos::Date;
        }
        // `in the valley five years ago`
        let ago = || self.lexed.tokens.get(self.i + 2).is_some_and(|t| t.role == Role::Ago);
        if c.has(Class::NUMBER) && self.next().is_some_and(|t| t.class.has(Class::TIME)) && ago() {
            return Pos::Date;
        }
        // `during the past week`
        if token.role == Role::Last
            && c.has(Class::PREPOSITION)
            && matches!(self.before.last(), Some(Pos::Determiner))
            && (self.next_is_quantity || self.next().is_some_and(|t| t.class.has(Class::TIME)))
        {
            return Pos::Adjective;
        }
        if token.role == Role::None && !c.has(DECIDING) {
            return self.content(token);
        }
        if c.has(Class::WEEKDAY | Class::DATE_WORD) || c.has(Class::MONTH) && self.is_month(token) {
            return Pos::Date;
        }
        if token.role == Role::To {
            return if self.next_is_infinitive() { Pos::To } else { Pos::Preposition };
        }
        if token.role == Role::That {
            return self.that();
        }
        if c.has(Class::RELATIVE) && !c.has(Class::SUBORDINATOR) {
            return Pos::Relative;
        }
        if c.has(Class::BE) && !(c.has(Class::NOUN) && self.after_modifier()) {
            return Pos::Be;
        }
        if c.has(Class::HAVE) {
            return Pos::Have;
        }
        if c.has(Class::DO) {
            return Pos::Do;
        }
        if c.has(Class::MODAL) {
            return Pos::Modal;
        }
        if c.has(Class::NEGATOR) && !c.has(Class::PREPOSITION) {
            return Pos::Negator;
        }
        if c.has(Class::STATE) {
            return self.state(token);
        }
        // `had since been freed`
        if token.role == Role::Since && matches!(self.before.last(), Some(Pos::Have | Pos::Be)) {
            return Pos::Adverb;
        }
        if c.has(Class::PREPOSITION) && !self.prefers_adverb(token) {
            return Pos::Preposition;
        }
        if c.has(Class::COORDINATOR) && !c.has(Class::SUBORDINATOR) {
            return Pos::Coordinator;
        }
        if c.has(Class::SUBORDINATOR) {
            return Pos::Subordinator;
        }
        if c.has(Class::POSSESSIVE) {
            // `her` and `his` may stand alone, but far more often they own what follows.
            return Pos::Possessive;
        }
        if c.has(Class::PRONOUN) {
            return Pos::Pronoun;
        }
        if c.has(Class::DETERMINER) {
            // `were either killed or wounded`
            let verb_next =
                self.next().is_some_and(|t| t.class.has(Class::PARTICIPLE) && t.class.has(Class::EVENT_VERB));
            if verb_next && matches!(self.previous(), Some(Pos::Be | Pos::Have)) {
                return Pos::Adverb;
            }
            return Pos::Determiner;
        }
        self.content(token)
    }

    /// A word that is a verb, an adverb, an adjective or a noun.
    pub(super) fn content(&self, token: &Token) -> Pos {
        let c = token.class;
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
            return Pos::Adverb;
        }
        if c.has(Class::ADJECTIVE | Class::ORDINAL)
            && (!c.has(Class::NOUN) || self.nouny_next() && !(c.has(Class::SOURCE) && self.verb_closes()))
        {
            return Pos::Adjective;
        }
        self.noun(token)
    }

    /// `..., a police official confirmed.`: the next word is a verb of saying that ends the clause.
    fn verb_closes(&self) -> bool {
        let says = self.next().is_some_and(|t| t.class.has(Class::REPORTING) && t.class.has(Class::PAST));
        says && self.lexed.tokens.get(self.i + 2).is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Comma))
    }

    pub(super) fn noun(&self, token: &Token) -> Pos {
        let name = token.capital() && !self.lexed.one_case && (self.i > 0 || token.class.is_unknown());
        if token.class.has(Class::NAME) || name && !token.class.has(Class::DEMONYM) { Pos::Name } else { Pos::Noun }
    }

    pub(super) fn ends_with(&self, token: &Token, ending: &str) -> bool {
        let word = token.span.of(self.text);
        word.len() > ending.len() + 2
            && word.is_char_boundary(word.len() - ending.len())
            && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending)
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

    pub(super) fn is_month(&self, token: &Token) -> bool {
        // `Corporal Jan Weber`
        let name = token.class.has(Class::TITLE)
            && self.next().is_some_and(|t| t.kind == Kind::Word && t.capital() && t.class.is_unknown())
            && !self.i.checked_sub(1).is_some_and(|i| self.lexed.tokens[i].class.has(Class::DATE_PREPOSITION));
        if name && !self.lexed.one_case {
            return false;
        }
        let verb = token.class.has(Class::MODAL | Class::VERB_BASE);
        // `in march`, where nothing has a capital
        let dated = self.lexed.one_case
            && matches!(self.before.last(), Some(Pos::Preposition))
            && self.lexed.tokens[self.i - 1].class.has(Class::DATE_PREPOSITION);
        !verb || dated || self.beside_digits() || token.capital() && !self.lexed.one_case && self.i > 0
    }

    /// `a girls' school`: the apostrophe behind a plural.
    fn owns(&self) -> bool {
        let token = &self.lexed.tokens[self.i];
        let apostrophe = matches!(token.span.of(self.text), "'" | "\u{2019}");
        let plural = self.i.checked_sub(1).is_some_and(|i| {
            self.lexed.tokens[i].class.has(Class::PLURAL) && matches!(self.before[i], Pos::Noun | Pos::Name)
        });
        let noun = self.next().is_some_and(|t| {
            t.kind == Kind::Word && !t.glued() && (t.class.has(Class::NOUN | Class::ADJECTIVE) || t.class.is_unknown())
        });
        apostrophe && plural && noun && token.glued()
    }

    /// `late Friday`, `mid-August`: a month or weekday follows.
    fn before_date(&self) -> bool {
        let dated = |t: &Token| t.class.has(Class::MONTH | Class::WEEKDAY) && t.capital();
        match self.next() {
            Some(t) if t.kind == Kind::Hyphen => self.lexed.tokens.get(self.i + 2).is_some_and(dated),
            Some(t) => dated(t),
            None => false,
        }
    }

    pub(super) fn beside_digits(&self) -> bool {
        let digits = |t: &Token| matches!(t.kind, Kind::Digits | Kind::Stamp | Kind::Ordinal);
        self.next().is_some_and(digits) && !self.next_is_quantity
            || self.i > 0
                && digits(&self.lexed.tokens[self.i - 1])
                && !matches!(self.before[self.i - 1], Pos::Quantity(_))
    }

    pub(super) fn beside_month(&self) -> bool {
        let month = |t: &Token| t.class.has(Class::MONTH);
        self.next()
            .is_some_and(|t| month(t) || t.role == Role::Of && self.lexed.tokens.get(self.i + 2).is_some_and(month))
            || self.i > 0 && month(&self.lexed.tokens[self.i - 1])
    }

    pub(super) fn next_is_infinitive(&self) -> bool {
        let mut i = self.i + 1;
        while self.lexed.tokens.get(i).is_some_and(|t| t.class.has(Class::ADVERB)) {
            i += 1;
        }
        if i == self.i + 1 && self.next_is_quantity {
            return false;
        }
        self.lexed.tokens.get(i).is_some_and(|t| {
            t.class.has(Class::VERB_BASE) && !(t.class.has(Class::NOUN | Class::STATE) && self.noun_after_to(i))
        })
    }

    /// `returned to work`, `fell to rebel hands`: after `to`, a noun that could be a verb, where no object follows.
    pub(super) fn noun_after_to(&self, i: usize) -> bool {
        let next = self.lexed.tokens.get(i + 1);
        next.is_some_and(|t| t.class.has(Class::NOUN) && !t.class.has(CLOSED))
    }

    /// `that` joins a clause to a noun (`the storm that killed`) or to a verb (`said that`), or points.
    pub(super) fn that(&self) -> Pos {
        let next = self.next();
        let verb_next = next.is_some_and(|t| {
            t.class.has(Class::BE | Class::HAVE | Class::MODAL | Class::DO)
                || t.class.has(VERBAL) && !t.class.has(Class::NOUN | Class::ADJECTIVE)
        });
        // `reported today that`
        let before_date = || self.before.iter().rev().copied().find(|p| !matches!(p, Pos::Adverb | Pos::Date));
        let previous = match self.previous() {
            Some(Pos::Date) => before_date().filter(|p| matches!(p, Pos::Verb(_))),
            other => other,
        };
        match previous {
            Some(Pos::Noun | Pos::Name | Pos::Quantity(_) | Pos::State) if verb_next => Pos::Relative,
            Some(Pos::Verb(_) | Pos::Noun | Pos::Name | Pos::Comma | Pos::Coordinator | Pos::Be | Pos::Adjective) => {
                Pos::Subordinator
            }
            _ if verb_next => Pos::Pronoun,
            _ => Pos::Determiner,
        }
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
        // `lost` is also a verb's past: an object after it makes it one.
        if token.class.has(Class::PAST) && self.phrase_next() && !matches!(self.previous(), Some(Pos::Be)) {
            return Pos::Verb(Form::Ed);
        }
        Pos::State
    }

    /// `over`, `up`, `off` after a verb and before no noun phrase.
    pub(super) fn prefers_adverb(&self, token: &Token) -> bool {
        token.class.has(Class::ADVERB)
            && self.next().is_none_or(|t| t.kind != Kind::Word && t.kind != Kind::Digits && t.kind != Kind::Quote)
    }
}
