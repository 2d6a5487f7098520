//! Verb or not: what a word that can be a verb is where it stands.

use super::pos::{CLOSED, Form, Pos, Tagger, VERBAL};
use crate::{
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

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

    pub(super) fn verb_or_not(&self, token: &Token, v: Class) -> Pos {
        let c = token.class;
        let nominal = c.has(Class::NOUN | Class::NOUN_LIKE | Class::EVENT_NOUN);
        let ed = v.has(Class::PAST | Class::PARTICIPLE);
        let ed_form = match (v.has(Class::PAST), v.has(Class::PARTICIPLE)) {
            (true, true) => Form::Ed,
            (true, false) => Form::Past,
            _ => Form::Participle,
        };
        let other = || {
            if c.has(Class::ADJECTIVE) && self.nouny_next() { Pos::Adjective } else { self.noun(token) }
        };
        let capital_name = token.capital() && !self.lexed.one_case && self.i > 0 && !token.shape.has(Shape::UPPER);
        let named_around = capital_name
            && self.next().is_some_and(|t| t.capital() && t.kind == Kind::Word)
            && matches!(self.before.last(), Some(Pos::Name | Pos::Determiner | Pos::Preposition));
        if named_around {
            return Pos::Name;
        }
        let object_next = self.phrase_next();
        let previous = self.previous();
        let previous_token = self.i.checked_sub(1).map(|i| &self.lexed.tokens[i]);
        let of_whom = previous_token.is_some_and(|t| t.role == Role::OfThem) && v.has(Class::PAST | Class::VERB_BASE);
        // `whose houses were flooded`
        let owned =
            matches!(previous, Some(Pos::Relative)) && previous_token.is_some_and(|t| t.class.has(Class::POSSESSIVE));
        if owned && nominal {
            return other();
        }
        match previous {
            // `did damage of 3 billion`: the noun is what was done.
            Some(Pos::Do)
                if c.has(Class::EVENT_NOUN)
                    && self.next().is_some_and(|t| matches!(t.role, Role::Of | Role::Worth | Role::To)) =>
            {
                return other();
            }
            Some(Pos::To | Pos::Modal | Pos::Do) if v.has(Class::VERB_BASE) => return Pos::Verb(Form::Base),
            Some(Pos::Be) if v.has(Class::PARTICIPLE) => return Pos::Verb(Form::Participle),
            Some(Pos::Be) if v.has(Class::ING) && !c.has(Class::STATE) => return Pos::Verb(Form::Ing),
            Some(Pos::Be) => return other(),
            Some(Pos::Have) if v.has(Class::PARTICIPLE) => {
                return if c.has(Class::NOUN) && !c.has(Class::EVENT_VERB) && !object_next && self.nouny_next() {
                    other()
                } else {
                    Pos::Verb(Form::Participle)
                };
            }
            Some(Pos::Determiner | Pos::Possessive | Pos::Adjective) => {
                if ed && self.nouny_next() || v.has(Class::ING) && !nominal && self.nouny_next() {
                    return Pos::Adjective;
                }
                if v.has(Class::ING) && nominal && object_next {
                    return Pos::Verb(Form::Ing);
                }
                // `the city hit`, `many died`: a determiner that stands for its noun.
                let pronominal = matches!(previous, Some(Pos::Determiner))
                    && previous_token.is_some_and(|t| t.role != Role::Definite && t.role != Role::Indefinite);
                // `three of those shot`
                let many = previous_token.is_some_and(|t| t.role == Role::Those) && !c.has(Class::PLURAL);
                if pronominal && ed && (!nominal || many && c.has(Class::EVENT_VERB) && !c.has(Class::EVENT_NOUN)) {
                    return Pos::Verb(ed_form);
                }
                // `the police and military detained 5,300 people`
                let acts = object_next && c.has(Class::EVENT_VERB);
                if ed && (!nominal || acts) && matches!(previous, Some(Pos::Adjective)) {
                    return Pos::Verb(ed_form);
                }
                return if ed && !nominal { Pos::Adjective } else { other() };
            }
            Some(Pos::Quantity(_)) => {
                // `fired one shot into the air`, `killed with a single shot`: what was fired, not who was hit.
                let governor = self.before.iter().rposition(|p| !matches!(p, Pos::Quantity(_)));
                let fired = governor.is_some_and(|g| match self.before[g] {
                    Pos::Verb(_) => !self.lexed.tokens[g].class.has(Class::LIGHT),
                    Pos::Preposition => matches!(self.lexed.tokens[g].role, Role::With | Role::From | Role::By),
                    _ => false,
                });
                let preposed = self.next().is_some_and(|t| t.class.has(Class::PREPOSITION));
                if ed && fired && preposed && c.has(Class::NOUN) && !c.has(Class::EVENT_NOUN) {
                    return other();
                }
                if ed && !object_next {
                    let describes = !c.has(Class::NOUN)
                        || c.has(Class::EVENT_NOUN) && self.next().is_some_and(|t| t.class.has(Class::NOUN));
                    // `a further 230 sustained minor damage`
                    let suffers = token.role == Role::Undergo && !c.has(Class::REPORTING);
                    let modifies = self.nouny_next() && describes && !self.verbish_next() && !suffers;
                    if modifies {
                        return Pos::Adjective;
                    }
                    let noun = c.has(Class::NOUN) && !c.has(Class::EVENT_VERB);
                    return if noun { other() } else { Pos::Verb(ed_form) };
                }
                if v.has(Class::ING) && !nominal {
                    return if self.nouny_next() { Pos::Adjective } else { Pos::Verb(Form::Ing) };
                }
                if ed {
                    return Pos::Verb(ed_form);
                }
                if c.has(Class::ADJECTIVE) && self.nouny_next() {
                    return Pos::Adjective;
                }
                // `cut 40 routes`: of many no verb has this ending.
                let plural = v.has(Class::VERB_S) && self.many(self.i - 1);
                if v.has(Class::VERB_S) && object_next && !nominal && !plural {
                    return Pos::Verb(Form::Third);
                }
                if nominal || v.has(Class::ING) || plural {
                    return other();
                }
                return Pos::Verb(if v.has(Class::VERB_S) { Form::Third } else { Form::Base });
            }
            // `nine of whom described beatings`
            Some(Pos::Preposition) if of_whom => {}
            Some(Pos::Preposition) => {
                if v.has(Class::ING) {
                    // `after suffering burns`
                    let object = c.has(Class::LIGHT | Class::EVENT_VERB)
                        && self.next().is_some_and(|t| t.class.has(Class::NOUN) && t.class.has(Class::PLURAL));
                    let gerund = object_next
                        || object
                        || !nominal
                            && (c.has(Class::EVENT_VERB)
                                || !self.next().is_none_or(|t| t.kind != Kind::Word && t.kind != Kind::Digits));
                    return if gerund { Pos::Verb(Form::Ing) } else { other() };
                }
                if ed && !nominal {
                    return if self.nouny_next() { Pos::Adjective } else { Pos::Verb(ed_form) };
                }
                return other();
            }
            _ => {}
        }
        // `the toll of the Morava floods rises to 31`, `data from the ministry show 12 people were hurt`
        let subject_ends = matches!(
            previous,
            Some(Pos::Noun | Pos::Name | Pos::Date | Pos::State | Pos::Close | Pos::Comma | Pos::Verb(Form::Ed))
        );
        if subject_ends && nominal && self.leads_to_figure(token, v) {
            return Pos::Verb(if v.has(Class::VERB_S) { Form::Third } else { Form::Base });
        }
        let after_noun = of_whom
            || matches!(
                previous,
                Some(Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Close | Pos::Relative | Pos::Date | Pos::State)
            );
        if v.has(Class::ING) {
            // `..., killing Major General Vey and 11 others`
            let object = self.next().is_some_and(|t| {
                t.class.has(Class::TITLE | Class::PERSON) || t.capital() && !self.lexed.one_case && t.class.is_unknown()
            });
            if matches!(previous, Some(Pos::Comma)) && c.has(Class::EVENT_VERB) && object {
                return Pos::Verb(Form::Ing);
            }
            if nominal
                && !object_next
                && !(after_noun && self.in_with_phrase())
                && !(after_noun
                    && self.next().is_some_and(|t| t.class.has(Class::PREPOSITION))
                    && !c.has(Class::NOUN_LIKE))
            {
                return other();
            }
            if !after_noun && !object_next && self.nouny_next() && c.has(Class::ADJECTIVE) {
                return Pos::Adjective;
            }
            return Pos::Verb(Form::Ing);
        }
        if ed {
            // At a phrase's start, a participle before a bare noun describes it: `Displaced families return`.
            let modifies = !after_noun
                && !object_next
                && self.nouny_next()
                && !matches!(previous, Some(Pos::Verb(_)))
                && v.has(Class::PARTICIPLE)
                && !self.next().is_some_and(|t| t.capital() && !self.lexed.one_case);
            // `..., said provincial officials`
            let says = c.has(Class::REPORTING)
                && (matches!(previous, Some(Pos::Comma)) || matches!(self.before.last(), Some(Pos::Quote)));
            let parallel = says || matches!(previous, Some(Pos::Coordinator)) && self.after_parallel_verb();
            if modifies && !parallel && !c.has(Class::LIGHT) {
                return Pos::Adjective;
            }
            let plain = nominal && !c.has(Class::EVENT_VERB | Class::LIGHT | Class::REPORTING);
            let goes_on = object_next || after_noun || parallel && self.nouny_next();
            if plain && !goes_on {
                return other();
            }
            // `unless donors come up with $63 million`: base and participle are alike.
            let many = previous_token.is_some_and(|t| t.class.has(Class::PLURAL | Class::PRONOUN));
            if v.has(Class::VERB_BASE) && !v.has(Class::PAST) && many {
                return Pos::Verb(Form::Base);
            }
            return Pos::Verb(ed_form);
        }
        // `four rebel groups that met`: a count of many wants a plural.
        let counted = self.before.len() >= 2
            && matches!(self.before[self.i - 1], Pos::Noun)
            && previous_token.is_some_and(|t| !t.class.has(Class::PLURAL) && t.class.has(Class::NOUN))
            && matches!(self.before[self.i - 2], Pos::Quantity(_))
            && (nominal || !object_next && !c.has(Class::EVENT_VERB))
            && !self.next_is_quantity;
        if v.has(Class::VERB_S)
            && counted
            && !self.lexed.tokens[self.i - 2].class.has(Class::SHARE)
            && self.many(self.i - 2)
        {
            return other();
        }
        // `Damage there was put at $3 million`
        if nominal && self.i == 0 && self.next().is_some_and(|t| t.role == Role::There) {
            return other();
        }
        // `..., monitors counted 74 violations`, `UN monitors have counted`
        let acts = |t: &Token| {
            t.class.has(Class::PAST) && !t.class.has(Class::NOUN | Class::ADJECTIVE | Class::PREPOSITION)
                || t.class.has(Class::HAVE | Class::MODAL) && !t.class.has(Class::NOUN)
        };
        let people = c.has(Class::SOURCE | Class::PERSON);
        if v.has(Class::VERB_S) && (nominal && !after_noun || people) && self.next().is_some_and(acts) {
            return other();
        }
        if v.has(Class::VERB_S) {
            let verb = object_next
                || !nominal
                || after_noun
                    && self.next().is_some_and(|t| t.role == Role::That || t.class.has(Class::ADVERB | Class::PRONOUN))
                || matches!(previous, Some(Pos::Pronoun | Pos::Relative))
                || after_noun
                    && c.has(Class::EVENT_VERB)
                    && !self.next().is_some_and(|t| t.class.has(VERBAL | Class::BE | Class::HAVE | Class::MODAL))
                    && !c.has(Class::EVENT_NOUN)
                    && self.nouny_next();
            return if verb { Pos::Verb(Form::Third) } else { other() };
        }
        // `suffered direct effects`
        if c.has(Class::ADJECTIVE) && matches!(previous, Some(Pos::Verb(_))) && self.nouny_next() {
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
        if !one
            && c.has(Class::REPORTING)
            && speaker
            && said
            && matches!(previous, Some(Pos::Name | Pos::Noun | Pos::Close))
        {
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
                    || c.has(Class::REPORTING) && t.class.has(Class::ING)
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
            || !nominal && !c.has(Class::ADJECTIVE)
            || plural_subject && follows
            || object_next && !after_noun && c.has(Class::EVENT_VERB)
        {
            return Pos::Verb(Form::Base);
        }
        other()
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
            _ => token.class.has(Class::NUMBER) && token.role != Role::One && token.role != Role::Indefinite,
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
