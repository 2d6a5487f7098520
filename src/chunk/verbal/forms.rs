//! Verb or not by the word's form, where the word before leaves it open.

use super::Word;
use crate::{
    chunk::pos::{Form, Pos, Tagger, VERBAL},
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

impl Tagger<'_> {
    /// `killing 12`: a verb's, or a word that describes or names.
    pub(super) fn ing(&self, word: &Word) -> Pos {
        let Word { class, nominal, object_next, previous, after_noun, .. } = *word;
        let other = || self.no_verb(word.token);
        // `..., killing Major General Vey and 11 others`
        let object = self.next().is_some_and(|t| {
            t.class.has(Class::TITLE | Class::PERSON) || t.capital() && !self.lexed.one_case && t.class.is_unknown()
        });
        if matches!(previous, Some(Pos::Comma)) && class.has(Class::EVENT_VERB) && object {
            return Pos::Verb(Form::Ing);
        }
        // `were found suffering from burns`
        let found = word.previous_token.is_some_and(|t| t.role == Role::Find)
            && matches!(previous, Some(Pos::Verb(_)))
            && self.next().is_some_and(|t| t.class.has(Class::PREPOSITION));
        let phrase = self.next().is_some_and(|t| t.class.has(Class::PREPOSITION)) && !class.has(Class::NOUN_LIKE);
        let acts = object_next || found || after_noun && (self.in_with_phrase() || phrase);
        if nominal && !acts {
            return other();
        }
        if !after_noun && !object_next && self.nouny_next() && class.has(Class::ADJECTIVE) {
            return Pos::Adjective;
        }
        Pos::Verb(Form::Ing)
    }

    /// `Displaced families return`, `returned displaced families`
    pub(super) fn past(&self, word: &Word) -> Pos {
        let Word { class, forms, nominal, ed_form, object_next, previous, previous_token, after_noun, .. } = *word;
        let other = || self.no_verb(word.token);
        // At a phrase's start, a participle before a bare noun describes it: `Displaced families return`.
        let modifies = !after_noun
            && !object_next
            && self.nouny_next()
            && !matches!(previous, Some(Pos::Verb(_)))
            && forms.has(Class::PARTICIPLE)
            && !self.next().is_some_and(|t| t.capital() && !self.lexed.one_case);
        // `..., said provincial officials`
        let says = class.has(Class::REPORTING)
            && (matches!(previous, Some(Pos::Comma)) || matches!(self.before.last(), Some(Pos::Quote)));
        // `The two men, ages 20 and 22, sustained severe injuries`
        let suffers = matches!(previous, Some(Pos::Comma))
            && word.token.role.undergoes()
            && !class.has(Class::REPORTING)
            && matches!(self.before.iter().rev().nth(1), Some(Pos::Date | Pos::Name | Pos::Close));
        let parallel = says || suffers || matches!(previous, Some(Pos::Coordinator)) && self.after_parallel_verb();
        if modifies && !parallel && !class.has(Class::LIGHT) {
            return Pos::Adjective;
        }
        let plain = nominal && !class.has(Class::EVENT_VERB | Class::LIGHT | Class::REPORTING);
        let goes_on = object_next || after_noun || parallel && self.nouny_next();
        if plain && !goes_on {
            return other();
        }
        // `unless donors come up with $63 million`: base and participle are alike.
        let many = previous_token.is_some_and(|t| t.class.has(Class::PLURAL | Class::PRONOUN));
        if forms.has(Class::VERB_BASE) && !forms.has(Class::PAST) && many {
            return Pos::Verb(Form::Base);
        }
        Pos::Verb(ed_form)
    }

    /// `the toll rises`, `four rebel groups`
    pub(super) fn third(&self, word: &Word) -> Pos {
        let Word { class, nominal, object_next, previous, previous_token, after_noun, .. } = *word;
        let other = || self.no_verb(word.token);
        // `four rebel groups that met`: a count of many wants a plural.
        let counted = self.before.len() >= 2
            && matches!(self.before[self.i - 1], Pos::Noun)
            && previous_token.is_some_and(|t| !t.class.has(Class::PLURAL) && t.class.has(Class::NOUN))
            && matches!(self.before[self.i - 2], Pos::Quantity(_))
            && (nominal || !object_next && !class.has(Class::EVENT_VERB))
            && !self.next_is_quantity;
        if counted && !self.lexed.tokens[self.i - 2].class.has(Class::SHARE) && self.many(self.i - 2) {
            return other();
        }
        // `in the 2004 floods 40 died`: the year stands in a noun phrase.
        let dates = |p: &&Pos| matches!(p, Pos::Date | Pos::Coordinator | Pos::Comma);
        if nominal
            && previous == Some(Pos::Date)
            && self.before.iter().rev().find(|p| !dates(p)) == Some(&Pos::Determiner)
        {
            return other();
        }
        // `..., monitors counted 74 violations`, `UN monitors have counted`
        let acts = |t: &Token| {
            t.class.has(Class::PAST) && !t.class.has(Class::NOUN | Class::ADJECTIVE | Class::PREPOSITION)
                || t.class.has(Class::HAVE | Class::MODAL) && !t.class.has(Class::NOUN)
        };
        // `..., the broker Kellinger estimates, after`, `..., the Prisons Observatory (OVP) reports.`
        let says = class.has(Class::REPORTING)
            && !self.lexed.one_case
            && previous_token.is_some_and(|t| {
                t.kind == Kind::Close || t.capital() && (t.class.is_unknown() || t.class.has(Class::NAME))
            })
            && self.next().is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Quote));
        if says && after_noun {
            return Pos::Verb(Form::Third);
        }
        let people = class.has(Class::SOURCE | Class::PERSON);
        if (nominal && !after_noun || people) && self.next().is_some_and(acts) {
            return other();
        }
        let verb = object_next
            || !nominal
            || after_noun
                && self.next().is_some_and(|t| t.role == Role::That || t.class.has(Class::ADVERB | Class::PRONOUN))
            || matches!(previous, Some(Pos::Pronoun | Pos::Relative))
            || after_noun
                && class.has(Class::EVENT_VERB)
                && !self.next().is_some_and(|t| t.class.has(VERBAL | Class::BE | Class::HAVE | Class::MODAL))
                && !class.has(Class::EVENT_NOUN)
                && self.nouny_next();
        if verb { Pos::Verb(Form::Third) } else { other() }
    }

    /// `people need aid`, `a need`: a verb behind a plural subject, or before an object.
    pub(super) fn base(&self, word: &Word) -> Pos {
        let Word { class, nominal, object_next, previous, previous_token, after_noun, .. } = *word;
        let other = || self.no_verb(word.token);
        // `suffered direct effects`
        if class.has(Class::ADJECTIVE) && matches!(previous, Some(Pos::Verb(_))) && self.nouny_next() {
            return Pos::Adjective;
        }
        // `the agency report that`, `..., ECHO report.`
        let speaker = previous_token.is_some_and(|t| {
            t.class.has(Class::NAME | Class::SOURCE)
                || t.shape.has(Shape::UPPER)
                || matches!(previous, Some(Pos::Close))
        });
        let said = self.next().is_none_or(|t| t.role == Role::That || matches!(t.kind, Kind::Stop));
        let one = nominal && self.in_indefinite_phrase();
        // `..., data from the Constabulary show.`
        let figures = || {
            let parts = |p: &&Pos| matches!(p, Pos::Comma | Pos::Semicolon | Pos::Verb(_));
            let from = self.before.iter().rposition(|p| parts(&p)).map_or(0, |i| i + 1);
            self.lexed.tokens[from..self.i].iter().any(|t| t.class.has(Class::SOURCE) && t.class.has(Class::PLURAL))
        };
        if word.token.role == Role::Show && after_noun && self.next().is_none_or(|t| t.kind == Kind::Stop) && figures()
        {
            return Pos::Verb(Form::Base);
        }
        if !one
            && class.has(Class::REPORTING)
            && speaker
            && said
            && matches!(previous, Some(Pos::Name | Pos::Noun | Pos::Close))
        {
            return Pos::Verb(Form::Base);
        }
        // `officials in Kessel County estimate that 40 burned`: who speaks stands before where they are.
        let clause_next = object_next || self.next().is_some_and(|t| t.role == Role::That);
        if !one && class.has(Class::REPORTING | Class::DOUBT) && after_noun && clause_next && figures() {
            return Pos::Verb(Form::Base);
        }
        // `caused damage`: the object of the verb before it.
        if nominal && matches!(previous, Some(Pos::Verb(_))) {
            return other();
        }
        // A base form: after a plural subject, or where an object follows.
        // `losses now stand at`: over an adverb.
        let adverbs = self.before.iter().rev().take_while(|p| matches!(p, Pos::Adverb)).count();
        let subject = self.i.checked_sub(adverbs + 1).map(|i| &self.lexed.tokens[i]);
        let plural_subject = subject.is_some_and(|t| t.class.has(Class::PLURAL | Class::PRONOUN))
            || matches!(previous, Some(Pos::Pronoun | Pos::Relative));
        let follows = object_next
            || self.next().is_some_and(|t| {
                t.class.has(Class::PREPOSITION | Class::ADVERB | Class::SUBORDINATOR)
                    || t.kind == Kind::Stop
                    // `households report losing their crops`
                    || class.has(Class::REPORTING) && t.class.has(Class::ING)
            });
        // After a counted plural the noun phrase is complete: `half a million people need medical aid`.
        let counted = plural_subject
            && self.nouny_next()
            && self
                .before
                .iter()
                .rev()
                .take_while(|p| matches!(p, Pos::Noun | Pos::Adjective | Pos::Name | Pos::Quantity(_)))
                .any(|p| matches!(p, Pos::Quantity(_)));
        if one {
            return other();
        }
        if counted
            || !nominal && !class.has(Class::ADJECTIVE)
            || plural_subject && follows
            || object_next && !after_noun && class.has(Class::EVENT_VERB)
        {
            return Pos::Verb(Form::Base);
        }
        other()
    }
}
