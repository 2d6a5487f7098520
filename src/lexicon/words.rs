//! Fills the table with words: closed classes, verbs and nouns in all their forms.

use super::{
    Class, Role,
    build::{Builder, lower},
    file::{Entry, File},
    inflect::{self, VerbForms},
    table::{GroupSet, Sense, Unit, Word},
};
use crate::Result;

impl Builder {
    /// Irregular forms first: they hold for every verb and noun that follows, in whatever file.
    pub(super) fn forms(&mut self, file: &File) -> Result<()> {
        for i in &file.irregular {
            let stated = [&i.base, &i.past, &i.participle];
            stated.into_iter().chain(&i.ing).try_for_each(|e| self.not_empty(e))?;
            let base = i.base.get_ref();
            let regular = inflect::verb(base);
            let forms = VerbForms {
                past: i.past.get_ref().clone(),
                participle: Some(i.participle.get_ref().clone()).filter(|participle| participle != i.past.get_ref()),
                ing: i.ing.as_ref().map_or(regular.ing, |e| e.get_ref().clone()),
                third: regular.third,
            };
            self.verb_forms.entry(base.clone()).or_default().push(forms);
        }
        for s in &file.spelling {
            [&s.base, &s.past, &s.participle, &s.ing].into_iter().try_for_each(|e| self.not_empty(e))?;
            let base = s.base.get_ref();
            let forms = VerbForms {
                past: s.past.get_ref().clone(),
                participle: Some(s.participle.get_ref().clone()).filter(|participle| participle != s.past.get_ref()),
                ing: s.ing.get_ref().clone(),
                third: inflect::verb(base).third,
            };
            self.verb_forms.entry(base.clone()).or_default().push(forms);
        }
        for p in &file.plural {
            [&p.singular, &p.plural].into_iter().try_for_each(|e| self.not_empty(e))?;
            self.plurals.entry(p.singular.get_ref().clone()).or_default().push(p.plural.get_ref().clone());
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
                if words.class.get_ref() == "country" && word.role == Role::None {
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
                let word = self.edit(id);
                word.role = role;
                word.class |= class;
            }
        }
        Ok(())
    }

    /// Every form of a verb or of a phrase that begins with one, with its class.
    fn inflected(&self, verb: &str) -> Vec<(String, Class)> {
        // `sexually assault`: an adverb before the verb stays as it is.
        if let Some((adverb, rest)) = verb.split_once(' ').filter(|(first, _)| first.ends_with("ly") && *first != "fly")
        {
            return self.inflected(rest).into_iter().map(|(form, class)| (format!("{adverb} {form}"), class)).collect();
        }
        let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(f, r)| (f, r));
        let known = self.verb_forms.get(first).cloned();
        let sets = known.unwrap_or_else(|| vec![inflect::verb(first)]);
        let mut out = Vec::with_capacity(5);
        out.push((first.to_string(), Class::VERB_BASE));
        for f in sets {
            let past = if f.participle.is_none() { Class::PAST | Class::PARTICIPLE } else { Class::PAST };
            out.extend([(f.third, Class::VERB_S), (f.past, past)]);
            out.extend(f.participle.map(|participle| (participle, Class::PARTICIPLE)));
            out.push((f.ing, Class::ING));
        }
        if !rest.is_empty() {
            for (form, _) in &mut out {
                form.push(' ');
                form.push_str(rest);
            }
        }
        out
    }

    pub(super) fn add_verb(&mut self, verb: &str, extra: Class, sense: Option<Sense>) {
        for (form, class) in self.inflected(verb) {
            let id = self.intern_text(&form);
            let word = self.edit(id);
            word.class |= class | extra;
            if word.lemma.is_empty() {
                word.lemma = verb.into();
            }
            if let Some(sense) = sense.filter(|s| !word.senses.contains(s)) {
                word.senses.push(sense);
            }
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
        for plural in self.plurals_of(&noun) {
            let id = self.intern_text(&plural);
            let word = self.edit(id);
            word.class |= Class::NOUN | Class::PLURAL;
            word.lemma = (*noun).into();
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
