//! Fills the table with words: closed classes, verbs and nouns in all their forms.

use super::{Builder, Path, entry::Entry, file::File, folded, lower, parts};
use crate::{
    Result,
    lexicon::{
        Class, GroupSet, Role, Route, Sense, Unit, Word, WordId,
        inflect::{self, VerbForms},
        word::Lemma,
    },
};

/// What a verb's forms have in common.
struct Verb {
    /// The way along the adverbs before it.
    adverbs: Path,
    /// The words behind it.
    tail: Vec<WordId>,
    lemma: Lemma,
    extra: Class,
    sense: Option<Sense>,
    route: Route,
}

impl Builder {
    /// Irregular forms first: they hold for every verb and noun that follows, in whatever file.
    pub(super) fn forms(&mut self, file: &File) -> Result<()> {
        // The participle where it is not the past.
        let other = |participle: &Entry, past: &Entry| {
            Some(participle.get_ref().to_string()).filter(|participle| *participle != **past.get_ref())
        };
        for i in &file.irregular {
            let stated = [&i.base, &i.past, &i.participle];
            stated.into_iter().chain(&i.ing).try_for_each(|e| self.not_empty(e))?;
            let base = i.base.get_ref();
            let regular = inflect::verb(base);
            let forms = VerbForms {
                past: i.past.get_ref().to_string(),
                participle: other(&i.participle, &i.past),
                ing: i.ing.as_ref().map_or(regular.ing, |e| e.get_ref().to_string()),
                third: regular.third,
            };
            self.verb_forms.entry(base.to_string()).or_default().push(forms);
        }
        for s in &file.spelling {
            [&s.base, &s.past, &s.participle, &s.ing].into_iter().try_for_each(|e| self.not_empty(e))?;
            let base = s.base.get_ref();
            let forms = VerbForms {
                past: s.past.get_ref().to_string(),
                participle: other(&s.participle, &s.past),
                ing: s.ing.get_ref().to_string(),
                third: inflect::verb(base).third,
            };
            self.verb_forms.entry(base.to_string()).or_default().push(forms);
        }
        for p in &file.plural {
            [&p.singular, &p.plural].into_iter().try_for_each(|e| self.not_empty(e))?;
            self.plurals.entry(p.singular.get_ref().to_string()).or_default().push(p.plural.get_ref().to_string());
        }
        Ok(())
    }

    pub(super) fn closed_words(&mut self, file: &File) -> Result<()> {
        for words in &file.words {
            let class = self.class(&words.class)?;
            for entry in &words.list {
                let id = self.intern_entry(entry)?;
                let capital = entry.get_ref().starts_with(|c: char| c.is_uppercase());
                let word = self.edit(id);
                word.class |= class | if capital { Class::CAPITALISED } else { Class::NONE };
                if words.class.get_ref().as_str() == "country" && word.role == Role::None {
                    word.role = Role::Country;
                }
            }
        }
        for words in &file.role {
            let role = Role::from_name(words.name.get_ref()).ok_or_else(|| {
                self.error(
                    &words.name,
                    format!("expected a role ({}), found `{}`", Role::NAMES.join(", "), words.name.get_ref()),
                )
            })?;
            let mut class = Class::NONE;
            for c in &words.classes {
                class |= self.class(c)?;
            }
            for entry in &words.list {
                let id = self.intern_entry(entry)?;
                if let Some(other) = self.roles.insert(id, role).filter(|other| *other != role) {
                    let (word, first, second) = (entry.get_ref(), other.name(), role.name());
                    return Err(
                        self.error(entry, format!("expected one role of `{word}`, found `{first}` and `{second}`"))
                    );
                }
                let word = self.edit(id);
                word.role = role;
                word.class |= class;
            }
        }
        Ok(())
    }

    /// Adds every form of a verb or of a phrase that begins with one.
    pub(super) fn add_verb(&mut self, verb: &str, extra: Class, sense: Option<Sense>) {
        self.add_verb_on(verb, extra, sense, Route::default());
    }

    /// The same of a verb of moving.
    pub(super) fn add_verb_on(&mut self, verb: &str, extra: Class, sense: Option<Sense>, route: Route) {
        let text = folded(verb);
        // `sexually assault`: an adverb before the verb stays as it is.
        let mut rest = &*text;
        while let Some((_, after)) = rest.split_once(' ').filter(|(first, _)| first.ends_with("ly") && *first != "fly")
        {
            rest = after;
        }
        let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
        let mut adverbs = Path::default();
        self.follow(&mut adverbs, &text[..text.len() - rest.len()]);
        let verb = Verb {
            adverbs,
            tail: parts(tail).map(|word| self.intern(word)).collect(),
            lemma: self.lemma(verb),
            extra,
            sense,
            route,
        };
        self.add_form(&verb, first, Class::VERB_BASE);
        if let Some((base, known)) = self.verb_forms.remove_entry(first) {
            for forms in &known {
                let past = if forms.participle.is_none() { Class::PAST | Class::PARTICIPLE } else { Class::PAST };
                self.add_form(&verb, &folded(&forms.third), Class::VERB_S);
                self.add_form(&verb, &folded(&forms.past), past);
                if let Some(participle) = &forms.participle {
                    self.add_form(&verb, &folded(participle), Class::PARTICIPLE);
                }
                self.add_form(&verb, &folded(&forms.ing), Class::ING);
            }
            self.verb_forms.insert(base, known);
            return;
        }
        let mut form = std::mem::take(&mut self.form);
        let regular: [(inflect::Append, Class); 3] = [
            (inflect::append_plural, Class::VERB_S),
            (inflect::append_past, Class::PAST | Class::PARTICIPLE),
            (inflect::append_ing, Class::ING),
        ];
        for (append, class) in regular {
            form.clear();
            append(first, &mut form);
            self.add_form(&verb, &form, class);
        }
        self.form = form;
    }

    fn add_form(&mut self, verb: &Verb, form: &str, class: Class) {
        let mut path = verb.adverbs;
        self.follow(&mut path, form);
        for word in &verb.tail {
            self.go(&mut path, *word);
        }
        let id = self.reach(path);
        let word = self.edit(id);
        word.class |= class | verb.extra;
        if word.lemma.is_empty() {
            word.lemma = verb.lemma;
        }
        if let Some(sense) = verb.sense.filter(|s| !word.senses.contains(s)) {
            word.senses.push(sense);
        }
        if verb.route.carries | verb.route.goes != 0 {
            let Route { carries, goes, .. } = &mut word.rare().route;
            (*carries, *goes) = (*carries | verb.route.carries, *goes | verb.route.goes);
        }
    }

    pub(super) fn verbs(&mut self, file: &File) -> Result<()> {
        for verbs in &file.verb {
            let extra = verbs.kind.as_ref().map_or(Ok(Class::NONE), |kind| self.class(kind))?;
            for entry in &verbs.words {
                self.not_empty(entry)?;
                self.add_verb(&lower(entry.get_ref()), extra, None);
            }
        }
        Ok(())
    }

    pub(super) fn plurals_of(&self, noun: &str) -> Vec<String> {
        if let Some(known) = self.plurals.get(noun) {
            return known.clone();
        }
        let Some((before, last)) = noun.rsplit_once(' ') else { return vec![inflect::plural(noun)] };
        match noun.split_once(" of ") {
            Some((first, rest)) => self.plurals_of(first).iter().map(|p| format!("{p} of {rest}")).collect(),
            None => self.plurals_of(last).iter().map(|p| format!("{before} {p}")).collect(),
        }
    }

    /// A noun's singular and plural, each with the same entry but for number.
    pub(super) fn add_noun(&mut self, noun: &str, plural_only: bool, edit: impl Fn(&mut Word)) {
        let noun = lower(noun);
        let id = self.intern_text(&noun);
        let word = self.edit(id);
        word.class |= Class::NOUN | if plural_only { Class::PLURAL } else { Class::NONE };
        edit(word);
        if plural_only {
            return;
        }
        let lemma = self.lemma(&noun);
        for plural in self.plurals_of(&noun) {
            let id = self.intern_text(&plural);
            let word = self.edit(id);
            word.class |= Class::NOUN | Class::PLURAL;
            word.lemma = lemma;
            edit(word);
        }
    }

    pub(super) fn nouns(&mut self, file: &File) -> Result<()> {
        for nouns in &file.noun {
            let mut class = if nouns.mass { Class::MASS } else { Class::NONE };
            if let Some(kind) = &nouns.kind {
                class |= self.class(kind)?;
            }
            let unit = match nouns.unit.as_ref().map(|u| u.get_ref().as_str()) {
                Some("person") => {
                    class |= Class::PERSON;
                    Unit::Person
                }
                Some(name) => {
                    nouns.unit.iter().try_for_each(|unit| self.not_empty(unit))?;
                    Unit::Named(self.symbol(name))
                }
                None => Unit::Lemma,
            };
            let groups = nouns.group.as_ref().map_or(Ok(GroupSet(0)), |group| self.group(group))?;
            for entry in &nouns.words {
                self.not_empty(entry)?;
                let capital = entry.get_ref().starts_with(|c: char| c.is_uppercase());
                let class = class | if capital { Class::CAPITALISED } else { Class::NONE };
                self.add_noun(entry.get_ref(), nouns.plural_only, |word| {
                    word.class |= class;
                    word.groups.0 |= groups.0;
                    if unit != Unit::Lemma {
                        word.unit = unit;
                    }
                });
            }
        }
        Ok(())
    }

    /// The person group of this name, made where there is none.
    fn group(&mut self, entry: &Entry) -> Result<GroupSet> {
        self.not_empty(entry)?;
        let name = entry.get_ref().as_str();
        if !self.lexicon.groups.iter().any(|g| &**g == name) {
            if self.lexicon.groups.len() == GroupSet::MOST {
                return Err(self.error(entry, format!("expected at most {} groups, found `{name}`", GroupSet::MOST)));
            }
            self.lexicon.groups.push(name.into());
        }
        Ok(self.lexicon.group(name))
    }
}
