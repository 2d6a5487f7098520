//! Finishes the table: what entries take from one another, and the small tables that the lexer reads instead of it.

use super::Builder;
use crate::lexicon::{
    Class, GroupSet, Hot, Lexicon, Marks, Of, Role, SenseKind, Sieve, Unit, Word, WordId,
    cues::Cues,
    key::{hash, key, length},
    steps::pair_hash,
    table::EventInfo,
};

impl Builder {
    /// The finished table.
    pub fn finish(mut self) -> Lexicon {
        // `political prisoners` are what `prisoners` are, where nothing else was said.
        for (phrase, last) in std::mem::take(&mut self.last_words) {
            let last = self.lexicon.word(last);
            let (class, role, unit, groups) = (last.class, last.role, last.unit, last.groups);
            let word = self.edit(phrase);
            if !word.class.has(Class::NOUN) || !class.has(Class::NOUN) {
                continue;
            }
            if word.unit == Unit::Lemma && unit != Unit::Lemma {
                word.unit = unit;
                word.class |= Class(class.0 & Class::PERSON.0);
            }
            if word.groups == GroupSet(0) {
                word.groups = groups;
            }
            if word.role == Role::None && matches!(role, Role::Case | Role::Body | Role::Outsider) {
                word.role = role;
            }
        }
        for word in self.lexicon.entries.iter_mut().filter(|word| !word.senses.is_empty()) {
            let has = |kind| word.senses.iter().any(|s| s.kind == kind);
            if (has(SenseKind::Intransitive) || has(SenseKind::IntransitiveNot)) && !has(SenseKind::Transitive) {
                word.class |= Class::INTRANSITIVE;
            }
        }
        let lexicon = &mut self.lexicon;
        let mut hot: Vec<Hot> = lexicon.entries.iter().map(|word| Hot::of(word, &lexicon.events)).collect();
        let mut firsts = vec![WordId::UNKNOWN; lexicon.ends.len()];
        for (node, word, next) in lexicon.steps.iter() {
            if node != 0 {
                hot[word.0 as usize].marks.set(Marks::CONTINUES);
                continue;
            }
            firsts[next as usize] = word;
            // In a lexicon of many more phrases the last nodes are asked for.
            hot[word.0 as usize].opens = u16::try_from(next).unwrap_or(0);
        }
        if hot[lexicon.any_possessive.0 as usize].marks.has(Marks::CONTINUES) {
            let possessives = hot.iter_mut().filter(|hot| hot.class.has(Class::POSSESSIVE));
            possessives.for_each(|hot| hot.marks.set(Marks::CONTINUES));
        }
        for (&exact, &folded) in &lexicon.folded {
            hot[exact.0 as usize].folded = folded;
            hot[folded.0 as usize].marks.set(Marks::CASED);
        }
        lexicon.hot = hot;
        let pairs = lexicon.steps.iter().map(|(node, word, _)| (firsts[node as usize], word));
        let pairs = pairs.filter(|(first, _)| *first != WordId::UNKNOWN);
        lexicon.pairs = Sieve::new(16, pairs.map(|(first, second)| pair_hash(first, second)));
        let mut abbreviations = Sieve::open(13);
        for (key, id) in lexicon.lookup.short() {
            let class = lexicon.hot(id).class;
            if class.has(Class::ABBREVIATION | Class::ABBREVIATION_BEFORE_NAME) {
                abbreviations.add(hash(key));
            }
        }
        lexicon.abbreviations = abbreviations;
        let letters = |symbol: &str| symbol.bytes().take_while(u8::is_ascii_alphabetic).count();
        let signed = lexicon.exact.keys().filter(|symbol| letters(symbol) < symbol.len());
        let words = signed.filter_map(|symbol| key(&symbol.as_bytes()[..letters(symbol)]));
        lexicon.symbolic = Sieve::new(13, words.map(hash));
        let Lexicon { lookup, hot, .. } = lexicon;
        lookup.fill(|key, id| hot[id.0 as usize].found(&key.to_le_bytes()[..length(key)], id));
        self.lexicon.cues = Cues::new(&self.lexicon);
        self.lexicon
    }
}

impl Hot {
    /// What the entry itself says.
    fn of(word: &Word, events: &[EventInfo]) -> Hot {
        let shows = Class::EVENT_VERB | Class::EVENT_NOUN | Class::STATE | Class::TALLY | Class::MOTION;
        let tells = word.class.has(shows)
            || !word.senses.is_empty()
            || !word.objects.is_empty()
            || !word.state_in.is_empty()
            || word.route.carries | word.route.goes != 0;
        let mut marks = Marks::default();
        if tells {
            marks.set(Marks::TELLS);
        }
        if word.class.has(Class::PHRASE_START) {
            marks.set(Marks::STARTS);
        }
        if word.role.is_implicit_count() || word.class.has(Class::NUMERIC) {
            marks.set(Marks::COUNTS);
        }
        if word.senses.iter().any(|s| s.of == Of::Things && events[s.event.0 as usize].things) {
            marks.set(Marks::STRIKES);
        }
        if matches!(word.role, Role::Old | Role::Aged) {
            marks.set(Marks::AGES);
        }
        Hot { class: word.class, role: word.role, marks, ..Hot::default() }
    }
}
