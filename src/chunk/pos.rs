//! Parts of speech: each token gets one, from its classes and from what stands beside it.

use super::Seen;
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

pub(super) const VERBAL: Class = Class::VERBAL;
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

/// The classes of a small word that what stands beside it may overrule.
const BESIDE: Class = Class(Class::NUMBER.0);

/// Tags every token of the sentence into `out`; what all of them are.
pub(crate) fn tag(text: &str, lexed: &Lexed, quantities: &[Quantity], out: &mut Vec<Pos>) -> Seen {
    out.clear();
    let tokens = &lexed.tokens;
    out.reserve(tokens.len());
    let mut tagger = Tagger { text, lexed, i: 0, before: out, next_is_quantity: false };
    // The next quantity's index, its first token and one past its last.
    let bounds = |at: usize| quantities.get(at).map_or((usize::MAX, usize::MAX), |q| (q.first, q.end));
    let mut next_quantity = 0;
    let (mut first, mut end) = bounds(0);
    let mut aged = 0;
    let mut seen = Seen::default();
    for (i, token) in tokens.iter().enumerate() {
        if token.role == Role::Aged {
            aged = ages::end(tokens, i).unwrap_or(aged);
        }
        // The marks around bare ages stay, as around an apposition.
        let bare = ages::may_open(token) && i >= aged;
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
        seen.add(token.class, token.role);
        seen.date |= pos == Pos::Date;
        aged = inside.unwrap_or(aged);
    }
    seen
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

    /// A small word of one class alone, whatever stands beside it: most of them, found by one jump instead of a dozen questions.
    #[inline]
    fn plain(&self, token: &Token) -> Option<Pos> {
        let c = token.class;
        if matches!(token.role, Role::To | Role::That | Role::Last | Role::Since) || c.has(BESIDE) {
            return None;
        }
        Some(match Class(c.0 & DECIDING.0) {
            Class::PREPOSITION if !c.has(Class::ADVERB) => Pos::Preposition,
            Class::COORDINATOR => Pos::Coordinator,
            Class::SUBORDINATOR => Pos::Subordinator,
            Class::RELATIVE => Pos::Relative,
            Class::BE if !c.has(Class::NOUN) => Pos::Be,
            Class::HAVE => Pos::Have,
            // `five would-be attackers`
            Class::MODAL if !self.opens_compound() => Pos::Modal,
            Class::POSSESSIVE => Pos::Possessive,
            Class::PRONOUN => Pos::Pronoun,
            // `were either killed or wounded`
            Class::DETERMINER if !self.participle_next() => Pos::Determiner,
            _ => return None,
        })
    }

    /// `either killed`, `either heavily damaged`
    fn participle_next(&self) -> bool {
        let after = |by: usize, class: Class| self.lexed.tokens.get(self.i + by).is_some_and(|t| t.class.has(class));
        let adverb = after(1, Class::ADVERB) || self.next().is_some_and(|t| self.looks_adverb(t));
        after(1, Class::PARTICIPLE) || adverb && after(2, Class::PARTICIPLE)
    }

    /// Whether an age that stands for a person is right before the token, and a preposition right behind.
    fn behind_age(&self) -> bool {
        let age = self.i.checked_sub(1).is_some_and(|i| self.lexed.tokens[i].role == Role::Old);
        age && self.next().is_some_and(|t| t.class.has(Class::PREPOSITION))
    }

    /// `Nghe An`, `Serie A`: an article with a capital, right behind a name.
    fn ends_name(&self) -> bool {
        let name =
            |t: &Token| t.capital() && !t.shape.has(Shape::UPPER) && (t.class.is_unknown() || t.class.has(Class::NAME));
        let before = self.i.checked_sub(1).map(|i| &self.lexed.tokens[i]);
        !self.lexed.one_case
            && !self.lexed.titled
            && before.is_some_and(|t| t.kind == Kind::Word && name(t))
            // `Fire in Tolu A man died`: the mark between them is lost.
            && self.next().is_none_or(|t| {
                let verb = Class::PAST | Class::VERB_S | Class::BE | Class::HAVE | Class::MODAL;
                let links = Class::PREPOSITION | Class::COORDINATOR;
                t.kind != Kind::Word || t.class.has(verb | links) && !t.class.has(Class::STATE | Class::ADJECTIVE)
            })
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
            // `shot & killed`
            Kind::Other if token.role == Role::And => return Pos::Coordinator,
            Kind::Slash | Kind::Plus | Kind::Other => return Pos::Other,
        }
        if token.role == Role::Indefinite && token.capital() && self.ends_name() {
            return Pos::Name;
        }
        // `an 18-year-old shot in the back`: behind an age no noun.
        if c.has(Class::PARTICIPLE) && c.has(Class::STATE | Class::NOUN) && self.behind_age() {
            return Pos::Verb(Form::Ed);
        }
        // More than half of all words: one question spares them a dozen.
        if token.role == Role::None && !c.has(ASKED) {
            return self.content(token);
        }
        if c.has(Class::DATE_PREPOSITION) && !c.has(Class::PREPOSITION) && self.before_date() {
            return Pos::Date;
        }
        if let Some(pos) = self.plain(token) {
            return pos;
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
        if c.has(Class::DATE_WORD)
            || c.has(Class::WEEKDAY) && self.is_weekday(token)
            || c.has(Class::MONTH) && self.is_month(token)
        {
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
            // `five would-be attackers`
            return if self.opens_compound() { Pos::Adjective } else { Pos::Modal };
        }
        if c.has(Class::NEGATOR) && !c.has(Class::PREPOSITION) {
            // `neither the two drivers nor the 30 guards`: one begins a noun phrase, the other joins it to the next.
            let phrase =
                self.next().is_some_and(|t| t.class.has(Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER));
            if phrase && c.has(Class::DETERMINER | Class::COORDINATOR) {
                return if c.has(Class::COORDINATOR) { Pos::Coordinator } else { Pos::Determiner };
            }
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
            if self.participle_next() && matches!(self.previous(), Some(Pos::Be | Pos::Have)) {
                return Pos::Adverb;
            }
            return Pos::Determiner;
        }
        self.content(token)
    }
}
