//! Lays lexicon files over one another into the compiled table; a wrong entry is an error with line and column.

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{
    BUILT_IN, Class, Lexicon, Role, Sieve, WordId,
    file::{self, Entry, File},
    inflect::{self, VerbForms},
    lookup::Lookup,
    table::{EventId, EventInfo, GroupSet, Hot, Sense, SenseKind, Unit, VagueValue, Word, pair_hash},
};
use crate::{Error, ErrorKind, Qualifier, Result};

/// Collects layers. Verbs' forms and nouns' plurals that one file states hold for all later files.
pub(crate) struct Builder {
    pub lexicon: Lexicon,
    verb_forms: FxHashMap<String, Vec<VerbForms>>,
    plurals: FxHashMap<String, Vec<String>>,
    path: PathBuf,
    source: String,
    /// Phrases with their last words, from which nouns take unit and groups.
    last_words: Vec<(WordId, WordId)>,
}

/// The stand-in for any possessive in phrases: `lose one's life`.
const ANY_POSSESSIVE: &str = "one's";

impl Builder {
    pub fn new() -> Builder {
        let lexicon = Lexicon { entries: vec![Word::default()], ends: vec![WordId::UNKNOWN], ..Lexicon::default() };
        let mut builder = Builder {
            lexicon,
            verb_forms: FxHashMap::default(),
            plurals: FxHashMap::default(),
            path: PathBuf::new(),
            source: String::new(),
            last_words: Vec::new(),
        };
        builder.lexicon.any_possessive = builder.intern(ANY_POSSESSIVE);
        builder.lexicon.household = builder.symbol("household");
        builder.lexicon.animal = builder.symbol("animal");
        builder
    }

    /// The lexicon that comes with factx.
    pub fn with_built_in() -> Result<Builder> {
        let mut builder = Builder::new();
        for (name, text) in BUILT_IN {
            builder.layer(Path::new(name), text)?;
        }
        Ok(builder)
    }

    /// Lays one file's entries over what is there.
    pub fn layer(&mut self, path: &Path, text: &str) -> Result<()> {
        self.path = path.to_path_buf();
        self.source = text.to_string();
        let file: File = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            self.error_at(at, e.message().to_string())
        })?;
        for entry in &file.remove {
            let id = self.intern_entry(entry)?;
            self.lexicon.entries[id.0 as usize] =
                Word { class: Class(self.lexicon.word(id).class.0 & Class::PHRASE_START.0), ..Word::default() };
        }
        self.forms(&file);
        self.closed_words(&file)?;
        self.verbs(&file)?;
        self.nouns(&file)?;
        self.quantities(&file)?;
        for event in &file.event {
            self.event(event)?;
        }
        for join in &file.join {
            for entry in join.events.iter().chain([&join.gives]) {
                if self.lexicon.event(entry.get_ref()).is_none() {
                    return Err(self.error(entry, format!("expected an event's name, found `{}`", entry.get_ref())));
                }
            }
            let name = |e: &Entry| e.get_ref().as_str().into();
            self.lexicon.joins.push((name(&join.events[0]), name(&join.events[1]), name(&join.gives)));
        }
        Ok(())
    }

    fn error_at(&self, byte: usize, message: String) -> Error {
        let before = &self.source[..byte.min(self.source.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        ErrorKind::Lexicon { path: self.path.clone(), line, column, message }.into()
    }

    fn error(&self, entry: &Entry, message: impl Into<String>) -> Error {
        self.error_at(entry.span().start, message.into())
    }

    /// The id of a single word in lower case, made where there is none.
    fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.lexicon.words.get(word) {
            return id;
        }
        let id = WordId(self.lexicon.entries.len() as u32);
        self.lexicon.entries.push(Word::default());
        self.lexicon.words.insert(word.into(), id);
        id
    }

    /// The id of a word or phrase. A phrase's words are parted by blanks or hyphens, as the lexer parts them.
    fn intern_text(&mut self, text: &str) -> WordId {
        let lower = text.to_lowercase().replace('\u{2019}', "'");
        let mut parts = lower.split([' ', '-']).filter(|p| !p.is_empty());
        let Some(first) = parts.next() else { return WordId::UNKNOWN };
        let rest: Vec<&str> = parts.collect();
        let first_id = self.intern(first);
        if rest.is_empty() {
            return first_id;
        }
        self.lexicon.entries[first_id.0 as usize].class |= Class::PHRASE_START;
        let mut node = 0;
        let ids: Vec<WordId> = std::iter::once(first_id).chain(rest.iter().map(|w| self.intern(w))).collect();
        for id in ids {
            let next = self.lexicon.ends.len() as u32;
            node = *self.lexicon.trie.entry((node, id)).or_insert(next);
            if node == next {
                self.lexicon.ends.push(WordId::UNKNOWN);
            }
        }
        if self.lexicon.ends[node as usize] == WordId::UNKNOWN {
            let id = WordId(self.lexicon.entries.len() as u32);
            self.lexicon.ends[node as usize] = id;
            self.lexicon.entries.push(Word::default());
            let last = self.intern(rest.last().expect("a phrase has two words or more"));
            self.last_words.push((id, last));
        }
        self.lexicon.ends[node as usize]
    }

    fn intern_entry(&mut self, entry: &Entry) -> Result<WordId> {
        match self.intern_text(entry.get_ref()) {
            WordId::UNKNOWN => Err(self.error(entry, "expected a word, found none")),
            id => Ok(id),
        }
    }

    fn edit(&mut self, id: WordId) -> &mut Word {
        &mut self.lexicon.entries[id.0 as usize]
    }

    fn symbol(&mut self, text: &str) -> u16 {
        match self.lexicon.symbols.iter().position(|s| &**s == text) {
            Some(i) => i as u16,
            None => {
                self.lexicon.symbols.push(text.into());
                (self.lexicon.symbols.len() - 1) as u16
            }
        }
    }

    fn class(&self, entry: &Entry) -> Result<Class> {
        Class::from_name(entry.get_ref()).ok_or_else(|| {
            self.error(entry, format!("expected a class ({}), found `{}`", Class::NAMES.join(", "), entry.get_ref()))
        })
    }

    fn decimal(&self, entry: &Entry) -> Result<Decimal> {
        entry
            .get_ref()
            .parse()
            .map_err(|_| self.error(entry, format!("expected a decimal number, found `{}`", entry.get_ref())))
    }

    /// Irregular forms first: they hold for every verb and noun that follows, in whatever file.
    fn forms(&mut self, file: &File) {
        for i in &file.irregular {
            let base = i.base.get_ref();
            let regular = inflect::verb(base);
            let forms = VerbForms {
                past: i.past.get_ref().clone(),
                participle: i.participle.get_ref().clone(),
                ing: i.ing.as_ref().map_or(regular.ing, |e| e.get_ref().clone()),
                third: regular.third,
            };
            self.verb_forms.entry(base.clone()).or_default().push(forms);
        }
        for s in &file.spelling {
            let base = s.base.get_ref();
            let forms = VerbForms {
                past: s.past.get_ref().clone(),
                participle: s.participle.get_ref().clone(),
                ing: s.ing.get_ref().clone(),
                third: inflect::verb(base).third,
            };
            self.verb_forms.entry(base.clone()).or_default().push(forms);
        }
        for p in &file.plural {
            self.plurals.entry(p.singular.get_ref().clone()).or_default().push(p.plural.get_ref().clone());
        }
    }

    fn closed_words(&mut self, file: &File) -> Result<()> {
        for words in &file.words {
            let class = self.class(&words.class)?;
            for entry in &words.list {
                let id = self.intern_entry(entry)?;
                let capital = entry.get_ref().starts_with(|c: char| c.is_uppercase());
                self.edit(id).class |= class | if capital { Class::CAPITALISED } else { Class::NONE };
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
    pub(super) fn inflected(&self, verb: &str) -> Vec<(String, Class)> {
        // `sexually assault`: an adverb before the verb stays as it is.
        if let Some((adverb, rest)) = verb.split_once(' ').filter(|(first, _)| first.ends_with("ly") && *first != "fly")
        {
            return self.inflected(rest).into_iter().map(|(form, class)| (format!("{adverb} {form}"), class)).collect();
        }
        let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(f, r)| (f, r));
        let known = self.verb_forms.get(first).cloned();
        let sets = known.unwrap_or_else(|| vec![inflect::verb(first)]);
        let mut out: Vec<(String, Class)> = vec![(first.to_string(), Class::VERB_BASE)];
        for f in sets {
            out.extend([
                (f.third, Class::VERB_S),
                (f.past, Class::PAST),
                (f.participle, Class::PARTICIPLE),
                (f.ing, Class::ING),
            ]);
        }
        if !rest.is_empty() {
            out.iter_mut().for_each(|(w, _)| *w = format!("{w} {rest}"));
        }
        out
    }

    fn add_verb(&mut self, verb: &str, extra: Class, sense: Option<Sense>) {
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

    fn verbs(&mut self, file: &File) -> Result<()> {
        for verbs in &file.verb {
            let extra = verbs.kind.as_ref().map_or(Ok(Class::NONE), |kind| self.class(kind))?;
            for entry in &verbs.words {
                self.add_verb(&entry.get_ref().to_lowercase(), extra, None);
            }
        }
        Ok(())
    }

    pub(super) fn plurals_of(&self, noun: &str) -> Vec<String> {
        if let Some(known) = self.plurals.get(noun) {
            return known.clone();
        }
        if let Some((first, rest)) = noun.split_once(" of ") {
            return self.plurals_of(first).iter().map(|p| format!("{p} of {rest}")).collect();
        }
        match noun.rsplit_once(' ') {
            Some((before, last)) => self.plurals_of(last).iter().map(|p| format!("{before} {p}")).collect(),
            None => vec![inflect::plural(noun)],
        }
    }

    /// A noun's singular and plural, each with the same entry but for number.
    fn add_noun(&mut self, noun: &str, plural_only: bool, edit: impl Fn(&mut Word)) {
        let noun = noun.to_lowercase();
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
            word.lemma = noun.as_str().into();
            edit(word);
        }
    }

    fn nouns(&mut self, file: &File) -> Result<()> {
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
                Some(name) => Unit::Named(self.symbol(name)),
                None => Unit::Lemma,
            };
            let groups = nouns.group.as_ref().map_or(GroupSet(0), |g| self.group(g.get_ref()));
            for entry in &nouns.words {
                self.intern_entry(entry)?;
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

    fn group(&mut self, name: &str) -> GroupSet {
        if !self.lexicon.groups.iter().any(|g| &**g == name) {
            self.lexicon.groups.push(name.into());
        }
        self.lexicon.group(name)
    }

    fn event(&mut self, event: &file::Event) -> Result<()> {
        let name = event.name.get_ref();
        let id = match self.lexicon.event(name) {
            Some(id) => id,
            None => {
                self.lexicon.events.push(EventInfo { name: name.as_str().into(), people: false, things: false });
                EventId((self.lexicon.events.len() - 1) as u16)
            }
        };
        if let Some(class) = &event.class {
            self.lexicon.events[id.0 as usize].people = match class.get_ref().as_str() {
                "people" => true,
                "things" => false,
                other => return Err(self.error(class, format!("expected `people` or `things`, found `{other}`"))),
            };
        }
        self.lexicon.events[id.0 as usize].things |= event.things;
        let sense = |kind| Sense { event: id, kind, of: event.of };
        for (verbs, kind) in
            [(&event.transitive, SenseKind::Transitive), (&event.intransitive, SenseKind::Intransitive)]
        {
            for entry in verbs {
                self.intern_entry(entry)?;
                self.add_verb(&entry.get_ref().to_lowercase(), Class::EVENT_VERB, Some(sense(kind)));
            }
        }
        for entry in &event.state {
            let id = self.intern_entry(entry)?;
            let word = self.edit(id);
            word.class |= Class::STATE;
            word.senses.push(sense(SenseKind::State));
        }
        let nouns = [
            (&event.acts, SenseKind::Act, Class::EVENT_NOUN),
            (&event.people, SenseKind::People, Class::EVENT_NOUN | Class::PERSON),
            (&event.tally, SenseKind::Tally, Class::EVENT_NOUN | Class::TALLY),
        ];
        for (list, kind, class) in nouns {
            for entry in list {
                self.intern_entry(entry)?;
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
            for entry in &objects.nouns {
                let noun = entry.get_ref().to_lowercase();
                let mut forms = self.plurals_of(&noun);
                forms.push(noun);
                for form in forms {
                    let noun = self.intern_text(&form);
                    let word = self.edit(noun);
                    word.class |= Class::NOUN;
                    word.objects.extend(objects.verbs.iter().map(|v| (v.get_ref().as_str().into(), id)));
                }
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
                    let noun = entry.get_ref().to_lowercase();
                    let mut forms = self.plurals_of(&noun);
                    forms.push(noun);
                    for form in forms {
                        let noun = self.intern_text(&form);
                        let word = self.edit(noun);
                        word.class |= Class::NOUN;
                        word.state_in.push((role, id, event.of));
                    }
                }
            }
        }
        Ok(())
    }

    fn qualifier(&self, entry: &Entry) -> Result<Qualifier> {
        Qualifier::from_name(entry.get_ref()).ok_or_else(|| {
            let names: Vec<&str> = Qualifier::ALL.iter().map(|q| q.as_str()).collect();
            self.error(entry, format!("expected a qualifier ({}), found `{}`", names.join(", "), entry.get_ref()))
        })
    }

    /// Number words, vague words, hedges, measures and currencies.
    fn quantities(&mut self, file: &File) -> Result<()> {
        for n in &file.number {
            let value = self.decimal(&n.value)?;
            for entry in &n.words {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.number = Some(value);
                // A word that multiplies only right after digits (`k`) is no number word by itself.
                word.class |= match (n.share, n.multiplier, n.after_digits) {
                    (true, ..) => Class::SHARE,
                    (_, _, true) => Class::NONE,
                    (_, true, _) => Class::MULTIPLIER,
                    _ if n.noun => Class::MULTIPLIER | Class::NOUN,
                    _ => Class::NUMBER,
                };
            }
        }
        for v in &file.vague {
            let high = v.high.as_ref().map(|h| self.decimal(h)).transpose()?;
            let magnitude = v.magnitude.as_ref().map(|m| self.decimal(m)).transpose()?;
            let value = VagueValue { low: self.decimal(&v.low)?, high, magnitude, scales: v.scales };
            for entry in &v.words {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.vague = Some(value);
                word.class |= Class::VAGUE;
            }
        }
        for q in &file.qualifier {
            let name = self.qualifier(&q.name)?;
            for entry in &q.before {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.before = Some(name);
                word.class |= Class::HEDGE;
            }
            for entry in &q.after {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.after = Some(name);
                word.class |= Class::HEDGE_AFTER;
            }
        }
        for m in &file.measure {
            let symbol = self.symbol(m.symbol.get_ref());
            if m.time {
                self.lexicon.time_symbols.push(symbol);
            }
            if m.area {
                self.lexicon.area_symbols.push(symbol);
            }
            let class = Class::MEASURE | if m.time { Class::TIME } else { Class::NONE };
            for entry in &m.names {
                self.intern_entry(entry)?;
                self.add_noun(entry.get_ref(), false, |word| {
                    word.class |= class;
                    word.symbol = Some(symbol);
                });
            }
            for entry in &m.abbreviations {
                self.exact_word(entry, |word| {
                    word.class |= class;
                    word.symbol = Some(symbol);
                })?;
            }
        }
        for c in &file.currency {
            let code = self.symbol(c.code.get_ref());
            for entry in &c.before {
                self.exact_word(entry, |word| {
                    word.class |= Class::CURRENCY_BEFORE;
                    word.symbol = Some(code);
                })?;
            }
            for (list, minor) in [(&c.after, false), (&c.minor, true)] {
                for entry in list {
                    self.intern_entry(entry)?;
                    self.add_noun(entry.get_ref(), false, |word| {
                        word.class |= Class::CURRENCY_AFTER;
                        word.symbol = Some(code);
                        word.minor = minor;
                    });
                }
            }
        }
        Ok(())
    }

    /// A symbol whose case tells; it starts from what is known of the word in lower case.
    fn exact_word(&mut self, entry: &Entry, edit: impl Fn(&mut Word)) -> Result<()> {
        let text = entry.get_ref();
        if text.is_empty() {
            return Err(self.error(entry, "expected a symbol, found none"));
        }
        if let Some(&id) = self.lexicon.exact.get(text.as_str()) {
            edit(self.edit(id));
            return Ok(());
        }
        let mut word = self
            .lexicon
            .words
            .get(text.to_lowercase().as_str())
            .map_or(Word::default(), |&id| self.lexicon.word(id).clone());
        let folded = self.intern(&text.to_lowercase());
        edit(&mut word);
        let id = WordId(self.lexicon.entries.len() as u32);
        self.lexicon.entries.push(word);
        self.lexicon.exact.insert(text.as_str().into(), id);
        self.lexicon.folded.insert(id, folded);
        Ok(())
    }
}

impl Builder {
    /// The finished table.
    pub fn finish(mut self) -> Lexicon {
        // `political prisoners` are what `prisoners` are, where nothing else was said.
        for (phrase, last) in std::mem::take(&mut self.last_words) {
            let last = self.lexicon.word(last).clone();
            let word = self.edit(phrase);
            if !word.class.has(Class::NOUN) || !last.class.has(Class::NOUN) {
                continue;
            }
            if word.unit == Unit::Lemma && last.unit != Unit::Lemma {
                word.unit = last.unit;
                word.class |= Class(last.class.0 & Class::PERSON.0);
            }
            if word.groups == GroupSet(0) {
                word.groups = last.groups;
            }
            if word.role == Role::None && matches!(last.role, Role::Case | Role::Body) {
                word.role = last.role;
            }
        }
        for word in &mut self.lexicon.entries {
            let has = |kind| word.senses.iter().any(|s| s.kind == kind);
            if has(SenseKind::Intransitive) && !has(SenseKind::Transitive) {
                word.class |= Class::INTRANSITIVE;
            }
        }
        let lexicon = &mut self.lexicon;
        let inner: std::collections::HashSet<WordId> =
            lexicon.trie.keys().filter(|(node, _)| *node != 0).map(|(_, word)| *word).collect();
        let cased: std::collections::HashSet<WordId> = lexicon.folded.values().copied().collect();
        let any_possessive = inner.contains(&lexicon.any_possessive);
        let hot = |(i, word): (usize, &Word)| Hot {
            class: word.class,
            role: word.role,
            continues: inner.contains(&WordId(i as u32)) || any_possessive && word.class.has(Class::POSSESSIVE),
            cased: cased.contains(&WordId(i as u32)),
            tells: tells(word),
            folded: lexicon.folded.get(&WordId(i as u32)).copied().unwrap_or_default(),
        };
        lexicon.hot = lexicon.entries.iter().enumerate().map(hot).collect();
        let firsts: FxHashMap<u32, WordId> =
            lexicon.trie.iter().filter(|((node, _), _)| *node == 0).map(|((_, word), next)| (*next, *word)).collect();
        let pairs = lexicon.trie.keys().filter_map(|(node, word)| Some(pair_hash(*firsts.get(node)?, *word)));
        lexicon.pairs = Sieve::new(16, pairs);
        lexicon.lookup = Lookup::new(lexicon.words.iter().map(|(word, id)| (&**word, *id)), &lexicon.hot);
        self.lexicon
    }
}

/// Whether a word shows an event, alone or with another, or leads to one told before.
fn tells(word: &Word) -> bool {
    let shows = Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE | Class::TALLY | Class::MOTION;
    word.class.has(shows) || !word.senses.is_empty() || !word.objects.is_empty() || !word.state_in.is_empty()
}
