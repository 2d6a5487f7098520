//! Fills the table with events: the words that show them, alone and together.

use super::{
    Builder,
    entry::Entry,
    file::{self, File},
    lower,
};
use crate::{
    Result,
    lexicon::{
        Class, Doer, EventId, GroupSet, Of, Role, Sense, SenseKind, Word,
        table::{EventInfo, Join},
    },
};

impl Builder {
    pub(super) fn event(&mut self, event: &file::Event) -> Result<()> {
        let name = event.name.get_ref();
        self.not_empty(&event.name)?;
        let id = match self.lexicon.event(name) {
            Some(id) => id,
            None => {
                self.lexicon.events.push(EventInfo {
                    name: name.as_str().into(),
                    people: false,
                    things: false,
                    money: false,
                });
                EventId((self.lexicon.events.len() - 1) as u16)
            }
        };
        self.lexicon.events[id.0 as usize].money |= event.of == Of::Money;
        if let Some(class) = &event.class {
            self.lexicon.events[id.0 as usize].people = match class.get_ref().as_str() {
                "people" => true,
                "things" => false,
                other => return Err(self.error(class, format!("expected `people` or `things`, found `{other}`"))),
            };
        }
        self.lexicon.events[id.0 as usize].things |= event.things;
        let sense = |kind| Sense { event: id, kind, of: event.of };
        for (verbs, kind) in [
            (&event.transitive, SenseKind::Transitive),
            (&event.intransitive, SenseKind::Intransitive),
            (&event.intransitive_not, SenseKind::IntransitiveNot),
        ] {
            for entry in verbs {
                self.not_empty(entry)?;
                self.add_verb(&lower(entry.get_ref()), Class::EVENT_VERB, Some(sense(kind)));
            }
        }
        // Alone, without the denial, they show nothing.
        for (verbs, kind) in [(&event.undone, SenseKind::Undone), (&event.unable, SenseKind::Unable)] {
            for entry in verbs {
                self.not_empty(entry)?;
                self.add_verb(&lower(entry.get_ref()), Class::NONE, Some(sense(kind)));
            }
        }
        for (states, kind) in [(&event.state, SenseKind::State), (&event.state_not, SenseKind::StateNot)] {
            for entry in states {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.class |= Class::STATE;
                word.senses.push(sense(kind));
            }
        }
        let nouns = [
            (&event.acts, SenseKind::Act, Class::EVENT_NOUN),
            (&event.acts_of, SenseKind::ActOf, Class::EVENT_NOUN),
            (&event.acts_to, SenseKind::ActTo, Class::EVENT_NOUN),
            (&event.people, SenseKind::People, Class::EVENT_NOUN | Class::PERSON),
            (&event.tally, SenseKind::Tally, Class::EVENT_NOUN | Class::TALLY),
        ];
        for (list, kind, class) in nouns {
            for entry in list {
                self.not_empty(entry)?;
                self.add_noun(entry.get_ref(), false, |word| {
                    word.class |= class;
                    let sense = sense(kind);
                    if !word.senses.contains(&sense) {
                        word.senses.push(sense);
                    }
                });
            }
        }
        for objects in &event.objects {
            objects.verbs.iter().try_for_each(|verb| self.not_empty(verb))?;
            for entry in &objects.nouns {
                self.not_empty(entry)?;
                self.each_form(entry, |word| {
                    word.rare().objects.extend(objects.verbs.iter().map(|v| (v.get_ref().as_str().into(), id)));
                });
            }
        }
        for state in &event.state_in {
            for preposition in &state.prepositions {
                let role_word = self.intern_entry(preposition)?;
                let role = self.lexicon.word(role_word).role;
                if role == Role::None {
                    return Err(self.error(
                        preposition,
                        format!("expected a preposition with a role, found `{}`", preposition.get_ref()),
                    ));
                }
                for entry in &state.nouns {
                    self.not_empty(entry)?;
                    self.each_form(entry, |word| word.rare().state_in.push((role, id, event.of)));
                }
            }
        }
        Ok(())
    }

    /// Edits a noun and its plurals.
    pub(super) fn each_form(&mut self, entry: &Entry, edit: impl Fn(&mut Word)) {
        let noun = entry.get_ref().to_lowercase();
        let lemma = self.lemma(&noun);
        for form in self.plurals_of(&noun) {
            let plural = self.intern_text(&form);
            let word = self.edit(plural);
            word.class |= Class::NOUN | Class::PLURAL;
            if word.lemma.is_empty() {
                word.lemma = lemma;
            }
            edit(word);
        }
        let noun = self.intern_text(&noun);
        let word = self.edit(noun);
        word.class |= Class::NOUN;
        edit(word);
    }

    /// The event that an entry names.
    pub(super) fn event_named(&self, entry: &Entry) -> Result<EventId> {
        let found = self.lexicon.event(entry.get_ref());
        found.ok_or_else(|| self.error(entry, format!("expected an event's name, found `{}`", entry.get_ref())))
    }

    /// Pairs of events that show a third.
    pub(super) fn joins(&mut self, file: &File) -> Result<()> {
        for doer in &file.doer {
            let event = |entry| self.event_named(entry);
            let (from, to) = (event(&doer.event)?, doer.gives.as_ref().map(event).transpose()?);
            let groups = doer.groups.iter().fold(0, |set, g| set | self.lexicon.group(g.get_ref()).0);
            let words = |list: &[Entry]| list.iter().map(|w| w.get_ref().as_str().into()).collect();
            let (nouns, verbs) = (words(&doer.nouns), words(&doer.verbs));
            self.lexicon.doers.push(Doer { from, groups: GroupSet(groups), nouns, verbs, to });
        }
        for join in &file.join {
            let event = |entry| self.event_named(entry);
            let [one, other] = &join.events;
            let (events, gives) = ([event(one)?, event(other)?], event(&join.gives)?);
            let ways = join.ways.iter().map(|way| way.get_ref().as_str().into()).collect();
            self.lexicon.joins.push(Join { events, gives, ways });
        }
        Ok(())
    }
}
