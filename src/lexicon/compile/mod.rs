//! Lays lexicon files over one another into the compiled table; a wrong entry is an error with line and column.

pub(crate) mod entry;
mod events;
pub(crate) mod file;
mod finish;
mod quantities;
mod routes;
mod words;

use std::{
    borrow::Cow,
    fs,
    path::{self, PathBuf},
};

use rustc_hash::FxHashMap;

use entry::Entry;
use file::File;

use crate::{
    Error, ErrorKind, Result,
    lexicon::{
        BUILT_IN, Class, GroupSet, Lexicon, Role, WordId,
        inflect::VerbForms,
        lookup::Lookup,
        steps::Steps,
        word::{Lemma, Word},
    },
};

/// Collects layers. Verbs' forms and nouns' plurals that one file states hold for all later files.
pub(crate) struct Builder {
    pub lexicon: Lexicon,
    verb_forms: FxHashMap<String, Vec<VerbForms>>,
    plurals: FxHashMap<String, Vec<String>>,
    /// Room for a form in the making.
    form: String,
    path: PathBuf,
    source: String,
    /// Phrases with their last words, from which nouns take unit and groups.
    last_words: Vec<(WordId, WordId)>,
    /// The roles that this layer gave: a word has one, and a later layer's stands.
    roles: FxHashMap<WordId, Role>,
}

/// The way along a phrase's words; the first alone leads to a word.
#[derive(Clone, Copy, Default)]
struct Path {
    first: WordId,
    last: WordId,
    /// Where the phrase stands; 0 before its second word.
    node: u32,
}

/// The stand-in for any possessive in phrases: `lose one's life`.
const ANY_POSSESSIVE: &str = "one's";

impl Builder {
    pub fn new() -> Builder {
        // An allocator such as glibc's takes large room from the system and gives it back each time, every page anew, until it was
        // once given back as much as this. Nothing is written to it, so that it costs no memory.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
        let mut lexicon = Lexicon { ends: vec![WordId::UNKNOWN], ..Lexicon::default() };
        // Room for the built-in words: growing step by step would copy them several times.
        lexicon.entries.reserve(42_000);
        lexicon.ends.reserve(28_000);
        lexicon.lookup = Lookup::with_room(26_000);
        lexicon.steps = Steps::with_room(24_000);
        lexicon.entries.push(Word::default());
        let mut builder = Builder {
            lexicon,
            verb_forms: FxHashMap::default(),
            plurals: FxHashMap::default(),
            form: String::new(),
            path: PathBuf::new(),
            source: String::new(),
            last_words: Vec::new(),
            roles: FxHashMap::default(),
        };
        builder.lexicon.any_possessive = builder.intern(ANY_POSSESSIVE);
        builder.lexicon.household = builder.symbol("household");
        builder.lexicon.animal = builder.symbol("animal");
        builder.lexicon.pound = builder.symbol("lb");
        builder.lexicon.building = builder.symbol("building");
        builder
    }

    /// The lexicon that comes with factx.
    pub fn with_built_in() -> Result<Builder> {
        let mut builder = Builder::new();
        for (name, text) in BUILT_IN {
            builder.lay(path::Path::new(name), text)?;
        }
        Ok(builder)
    }

    /// Lays a user's file over what is there.
    pub fn layer_file(&mut self, path: &path::Path) -> Result<()> {
        self.layer(path, &read(path)?)
    }

    /// Lays one file's entries over what is there, as a layer of its own.
    pub fn layer(&mut self, path: &path::Path, text: &str) -> Result<()> {
        self.roles.clear();
        self.lay(path, text)
    }

    /// Lays one file's entries over what is there; the built-in files are one layer.
    fn lay(&mut self, path: &path::Path, text: &str) -> Result<()> {
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
        self.forms(&file)?;
        self.closed_words(&file)?;
        self.verbs(&file)?;
        self.nouns(&file)?;
        self.quantities(&file)?;
        for event in &file.event {
            self.event(event)?;
        }
        for route in &file.route {
            self.route(route)?;
        }
        let abroad = file.abroad.as_ref().map(|entry| self.event_named(entry)).transpose()?;
        let paid = file.paid.as_ref().map(|entry| self.event_named(entry)).transpose()?;
        let cases = file.cases.as_ref().map(|entry| self.event_named(entry)).transpose()?;
        let in_part = file.in_part.as_ref().map(|entry| self.event_named(entry)).transpose()?;
        self.lexicon.abroad = abroad.or(self.lexicon.abroad);
        self.lexicon.paid = paid.or(self.lexicon.paid);
        self.lexicon.cases = cases.or(self.lexicon.cases);
        self.lexicon.in_part = in_part.or(self.lexicon.in_part);
        let endings = file.person_endings.iter().map(|e| e.get_ref().to_lowercase().into());
        self.lexicon.person_endings.extend(endings);
        for number in &file.emergency_numbers {
            match number.get_ref().parse() {
                Ok(number) => self.lexicon.emergency_numbers.push(number),
                Err(_) => return Err(self.error(number, "expected a number in digits")),
            }
        }
        self.lexicon.sexes_and_ages.0 |= self.groups_named(&file.sexes_and_ages)?.0;
        self.lexicon.on_duty.0 |= self.groups_named(&file.on_duty)?.0;
        if let Some(young) = &file.young {
            self.lexicon.young = self.lexicon.group(young.get_ref());
            if self.lexicon.young == GroupSet(0) {
                return Err(self.error(young, format!("expected a group of people, found `{}`", young.get_ref())));
            }
        }
        let endings = file.nation_endings.iter().map(|e| e.get_ref().to_lowercase().into());
        self.lexicon.nation_endings.extend(endings);
        let words = file.abstract_words.iter().map(|e| e.get_ref().to_lowercase().into());
        self.lexicon.abstract_words.extend(words);
        let endings = file.abstract_endings.iter().map(|e| e.get_ref().to_lowercase().into());
        self.lexicon.abstract_endings.extend(endings);
        self.joins(&file)
    }

    /// The groups of people that a file's entries name.
    fn groups_named(&self, entries: &[Entry]) -> Result<GroupSet> {
        let mut all = GroupSet(0);
        for group in entries {
            let set = self.lexicon.group(group.get_ref());
            if set == GroupSet(0) {
                return Err(self.error(group, format!("expected a group of people, found `{}`", group.get_ref())));
            }
            all.0 |= set.0;
        }
        Ok(all)
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
        let new = WordId(self.lexicon.entries.len() as u32);
        let id = self.lexicon.lookup.get_or_insert(word, new);
        if id == new {
            self.lexicon.entries.push(Word::default());
        }
        id
    }

    /// The id of a word or phrase. A phrase's words are parted by blanks or hyphens, as the lexer parts them.
    fn intern_text(&mut self, text: &str) -> WordId {
        if text.bytes().all(|b| b.is_ascii_lowercase()) && !text.is_empty() {
            return self.intern(text);
        }
        let mut path = Path::default();
        self.follow(&mut path, &folded(text));
        self.reach(path)
    }

    /// Goes on from a path by the words of a text, which is [`folded`].
    fn follow(&mut self, path: &mut Path, text: &str) {
        for part in parts(text) {
            let word = self.intern(part);
            self.go(path, word);
        }
    }

    /// Goes on from a path by one word.
    fn go(&mut self, path: &mut Path, word: WordId) {
        match (path.first, path.node) {
            (WordId::UNKNOWN, _) => path.first = word,
            (first, 0) => {
                self.edit(first).class |= Class::PHRASE_START;
                let node = self.step(0, first);
                path.node = self.step(node, word);
            }
            (_, node) => path.node = self.step(node, word),
        }
        path.last = word;
    }

    /// The id of the word or phrase to which a path leads, made where there is none.
    fn reach(&mut self, path: Path) -> WordId {
        if path.node == 0 {
            return path.first;
        }
        if self.lexicon.ends[path.node as usize] == WordId::UNKNOWN {
            let id = WordId(self.lexicon.entries.len() as u32);
            self.lexicon.ends[path.node as usize] = id;
            self.lexicon.entries.push(Word::default());
            self.last_words.push((id, path.last));
        }
        self.lexicon.ends[path.node as usize]
    }

    /// The phrases' node to which a word leads from another, made where there is none.
    fn step(&mut self, node: u32, word: WordId) -> u32 {
        let (next, new) = self.lexicon.steps.get_or_make(node, word);
        if new {
            self.lexicon.ends.push(WordId::UNKNOWN);
        }
        next
    }

    /// Refuses an entry that says nothing.
    fn not_empty(&self, entry: &Entry) -> Result<()> {
        match parts(entry.get_ref()).next() {
            Some(_) => Ok(()),
            None => Err(self.error(entry, "expected a word, found none")),
        }
    }

    fn intern_entry(&mut self, entry: &Entry) -> Result<WordId> {
        match self.intern_text(entry.get_ref()) {
            WordId::UNKNOWN => Err(self.error(entry, "expected a word, found none")),
            id => Ok(id),
        }
    }

    /// Room for a base form that words share.
    fn lemma(&mut self, text: &str) -> Lemma {
        let lemmas = &mut self.lexicon.lemmas;
        if !lemmas.ends_with(text) {
            lemmas.push_str(text);
        }
        Lemma { start: (lemmas.len() - text.len()) as u32, len: text.len() as u32 }
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
}

/// A lexicon file's text.
pub(crate) fn read(path: &path::Path) -> Result<String> {
    fs::read_to_string(path).map_err(|source| ErrorKind::Read { path: path.to_path_buf(), source }.into())
}

/// The words of a phrase, parted by blanks or hyphens; without the period behind the last letter, `U.S`, as the lexer asks for them.
fn parts(phrase: &str) -> impl Iterator<Item = &str> {
    let mut rest = phrase;
    std::iter::from_fn(move || {
        let parting = |b: &u8| matches!(b, b' ' | b'-');
        rest = &rest[rest.bytes().take_while(|b| parting(b)).count()..];
        let (word, after) = rest.split_at(rest.bytes().position(|b| parting(&b)).unwrap_or(rest.len()));
        rest = after;
        let letters = word.trim_end_matches('.');
        (!word.is_empty()).then_some(if letters.is_empty() { word } else { letters })
    })
}

/// A word as the table has it: in small letters, with a straight apostrophe.
fn folded(text: &str) -> Cow<'_, str> {
    match lower(text) {
        Cow::Owned(text) => Cow::Owned(text.replace('\u{2019}', "'")),
        plain => plain,
    }
}

/// A text in small letters. Most entries are so already, and none of those is copied.
fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.to_lowercase()),
    }
}
