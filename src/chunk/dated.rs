//! Parts of speech of what may be part of a date: months, weekdays and the words before them.

use super::pos::{Pos, Tagger};
use crate::{
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

impl Tagger<'_> {
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

    /// `on Sat`; but `sat down`, `under the sun`: a short form that is another word too has a capital, or a preposition or a mark before it
    /// where nothing has one.
    pub(super) fn is_weekday(&self, token: &Token) -> bool {
        let other = token.class.has(Class::PAST | Class::NOUN);
        let opens = || matches!(self.before.last(), None | Some(Pos::Preposition | Pos::Comma | Pos::Open));
        !other || token.capital() && !self.lexed.one_case || self.lexed.one_case && opens()
    }

    /// `late Friday`, `mid-August`: a month or weekday follows.
    pub(super) fn before_date(&self) -> bool {
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
}
