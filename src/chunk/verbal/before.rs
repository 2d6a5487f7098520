//! Verb or not by the word before: a determiner, a number, a preposition or an auxiliary decides.

use super::Word;
use crate::{
    chunk::pos::{Form, Pos, Tagger},
    lex::{Kind, Token},
    lexicon::{Class, Role},
};

impl Tagger<'_> {
    /// What the word before leaves it to be; None where that decides nothing.
    pub(super) fn by_word_before(&self, word: &Word) -> Option<Pos> {
        let Word { class, forms, object_next, previous, .. } = *word;
        let other = || self.no_verb(word.token);
        let done = || self.next().is_some_and(|t| matches!(t.role, Role::Of | Role::Worth | Role::To));
        Some(match previous? {
            // `did damage of 3 billion`: the noun is what was done.
            Pos::Do if class.has(Class::EVENT_NOUN) && done() => other(),
            Pos::To | Pos::Modal | Pos::Do if forms.has(Class::VERB_BASE) => Pos::Verb(Form::Base),
            Pos::Be if forms.has(Class::PARTICIPLE) => Pos::Verb(Form::Participle),
            Pos::Be if forms.has(Class::ING) && !class.has(Class::STATE) => Pos::Verb(Form::Ing),
            Pos::Be => other(),
            Pos::Have if forms.has(Class::PARTICIPLE) => {
                let describes =
                    class.has(Class::NOUN) && !class.has(Class::EVENT_VERB) && !object_next && self.nouny_next();
                if describes { other() } else { Pos::Verb(Form::Participle) }
            }
            Pos::Determiner | Pos::Possessive | Pos::Adjective => self.after_determiner(word),
            Pos::Quantity(_) => self.after_quantity(word),
            // `nine of whom described beatings`
            Pos::Preposition if word.of_whom => return None,
            Pos::Preposition => self.after_preposition(word),
            _ => return None,
        })
    }

    /// `the displaced families`, `many died`
    fn after_determiner(&self, word: &Word) -> Pos {
        let Word { class, forms, nominal, ed, ed_form, object_next, previous, previous_token, .. } = *word;
        let other = || self.no_verb(word.token);
        if ed && self.nouny_next() || forms.has(Class::ING) && !nominal && self.nouny_next() {
            return Pos::Adjective;
        }
        // `a shooting between two gangs`, `after the shooting some 500 people left`: an article makes it a noun.
        let article = previous_token.is_some_and(|t| matches!(t.role, Role::Indefinite | Role::Definite));
        if forms.has(Class::ING) && nominal && object_next && !article {
            return Pos::Verb(Form::Ing);
        }
        // `This brings to 31 the number of`
        let this = |t: &Token| matches!(t.role, Role::That | Role::Last) && t.class.has(Class::DETERMINER);
        if forms.has(Class::VERB_S) && !nominal && previous_token.is_some_and(this) {
            return Pos::Verb(Form::Third);
        }
        // `the city hit`, `many died`: a determiner that stands for its noun.
        let pronominal = matches!(previous, Some(Pos::Determiner))
            && previous_token.is_some_and(|t| t.role != Role::Definite && t.role != Role::Indefinite);
        // `three of those shot`
        let many = previous_token.is_some_and(|t| t.role == Role::Those) && !class.has(Class::PLURAL);
        if pronominal && ed && (!nominal || many && class.has(Class::EVENT_VERB) && !class.has(Class::EVENT_NOUN)) {
            return Pos::Verb(ed_form);
        }
        // `the police and military detained 5,300 people`
        let acts = object_next && class.has(Class::EVENT_VERB);
        if ed && (!nominal || acts) && matches!(previous, Some(Pos::Adjective)) {
            return Pos::Verb(ed_form);
        }
        if ed && !nominal { Pos::Adjective } else { other() }
    }

    /// `a further 230 sustained minor damage`, `12 shot dead`
    fn after_quantity(&self, word: &Word) -> Pos {
        let Word { token, class, forms, nominal, ed, ed_form, object_next, .. } = *word;
        let other = || self.no_verb(word.token);
        // `fired one shot into the air`, `killed with a single shot`: what was fired, not who was hit.
        let governor = self.before.iter().rposition(|p| !matches!(p, Pos::Quantity(_)));
        let fired = governor.is_some_and(|g| match self.before[g] {
            Pos::Verb(_) => !self.lexed.tokens[g].class.has(Class::LIGHT),
            Pos::Preposition => matches!(self.lexed.tokens[g].role, Role::With | Role::From | Role::By),
            _ => false,
        });
        let preposed = self.next().is_some_and(|t| t.class.has(Class::PREPOSITION));
        if ed && fired && preposed && class.has(Class::NOUN) && !class.has(Class::EVENT_NOUN) {
            return other();
        }
        if ed && !object_next {
            let describes = !class.has(Class::NOUN)
                || class.has(Class::EVENT_NOUN) && self.next().is_some_and(|t| t.class.has(Class::NOUN));
            // `a further 230 sustained minor damage`, `124 received minor damage`
            let suffers = token.role.undergoes() && !class.has(Class::REPORTING)
                || class.has(Class::LIGHT) && !class.has(Class::ADJECTIVE);
            // `300 took charge`: a mere past tense describes nothing.
            let participle = forms.has(Class::PARTICIPLE);
            let modifies = participle && self.nouny_next() && describes && !self.verbish_next() && !suffers;
            if modifies {
                return Pos::Adjective;
            }
            // `one shot was fired`, `it was just one shot`: so many shots, and nobody hit.
            let singular = class.has(Class::NOUN) && !class.has(Class::PLURAL | Class::EVENT_NOUN);
            let copula = governor.is_some_and(|g| self.lexed.tokens[g].role == Role::Singular);
            let one = self.next().is_some_and(|t| t.role == Role::Singular)
                || copula && self.next().is_none_or(|t| t.kind == Kind::Stop);
            let noun = class.has(Class::NOUN) && !class.has(Class::EVENT_VERB) || singular && one;
            return if noun { other() } else { Pos::Verb(ed_form) };
        }
        if forms.has(Class::ING) && !nominal {
            return if self.nouny_next() { Pos::Adjective } else { Pos::Verb(Form::Ing) };
        }
        if ed {
            return Pos::Verb(ed_form);
        }
        if class.has(Class::ADJECTIVE) && self.nouny_next() {
            return Pos::Adjective;
        }
        // `the town of 12,000 lies 40 km from the border`: so many live there.
        let lived_in = governor.filter(|&g| g > 0 && self.lexed.tokens[g].role == Role::Of).is_some_and(|g| {
            let place = self.lexed.tokens[g - 1].class;
            place.has(Class::FACILITY | Class::PLACE) && !place.has(Class::PLURAL)
        });
        if forms.has(Class::VERB_S) && lived_in && self.many(self.i - 1) {
            return Pos::Verb(Form::Third);
        }
        // `cut 40 routes`: of many no verb has this ending.
        let plural = forms.has(Class::VERB_S) && self.many(self.i - 1);
        if forms.has(Class::VERB_S) && object_next && !nominal && !plural {
            return Pos::Verb(Form::Third);
        }
        if nominal || forms.has(Class::ING) || plural {
            return other();
        }
        Pos::Verb(if forms.has(Class::VERB_S) { Form::Third } else { Form::Base })
    }

    /// `after suffering burns`, `of displaced families`
    fn after_preposition(&self, word: &Word) -> Pos {
        let Word { class, forms, nominal, ed, ed_form, object_next, .. } = *word;
        let other = || self.no_verb(word.token);
        if forms.has(Class::ING) {
            // `after suffering burns`
            let object = class.has(Class::LIGHT | Class::EVENT_VERB)
                && self.next().is_some_and(|t| t.class.has(Class::NOUN) && t.class.has(Class::PLURAL));
            // `after suffering severe burns`
            let behind = &self.lexed.tokens[self.i + 1..];
            let described = behind.iter().take(2).take_while(|t| t.class.has(Class::ADJECTIVE)).count();
            let harm =
                behind.get(described).is_some_and(|t| t.class.has(Class::EVENT_NOUN) && t.class.has(Class::PLURAL));
            let gerund = object_next
                || object
                || described > 0 && harm
                || !nominal
                    && (class.has(Class::EVENT_VERB)
                        || !self.next().is_none_or(|t| t.kind != Kind::Word && t.kind != Kind::Digits));
            // `men with breathing complications`: of what is done with somebody the verb stands behind.
            let with = word.previous_token.is_some_and(|t| t.role == Role::With);
            if with && !class.has(Class::EVENT_VERB) && !object_next && self.nouny_next() {
                return Pos::Adjective;
            }
            return if gerund { Pos::Verb(Form::Ing) } else { other() };
        }
        if ed && !nominal {
            return if self.nouny_next() { Pos::Adjective } else { Pos::Verb(ed_form) };
        }
        other()
    }
}
