//! The table of countries: names, demonyms, regions and cities, and which country or countries each may mean.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// A set of countries, a bit for each in the table's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Set([u64; 4]);

impl Set {
    fn add(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    pub fn and(self, other: Set) -> Set {
        Set(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub fn is_empty(self) -> bool {
        self == Set::default()
    }

    /// The index of its only member; `None` of an empty set or a larger one.
    fn only(self) -> Option<usize> {
        let one = self.0.iter().map(|word| word.count_ones()).sum::<u32>() == 1;
        let word = self.0.iter().position(|word| *word != 0)?;
        one.then(|| word * 64 + self.0[word].trailing_zeros() as usize)
    }
}

/// What a name may mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Meaning {
    pub countries: Set,
    /// It is a country's own name.
    pub country: bool,
    /// It is a country's or a region's name, in which a town may lie.
    pub wide: bool,
}

/// `countries.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nowhere: Vec<String>,
    around: FxHashSet<String>,
    regional: FxHashSet<String>,
    leads: FxHashSet<String>,
    follow: FxHashSet<String>,
    joins: FxHashSet<String>,
    letters: FxHashMap<String, String>,
    country: Vec<Country>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    code: String,
    names: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    cities: Vec<String>,
}

/// The compiled table. Keys are words in small plain letters, parted by single blanks.
pub(super) struct Table {
    codes: Vec<String>,
    names: FxHashMap<String, Meaning>,
    demonyms: FxHashMap<String, Set>,
    letters: FxHashMap<char, String>,
    /// Words around a name that leave its country as it is.
    pub around: FxHashSet<String>,
    /// Those of them that only follow the names of regions.
    pub regional: FxHashSet<String>,
    /// Words that lead to the wider place.
    pub leads: FxHashSet<String>,
    /// Words that may follow a wider place's name.
    pub follow: FxHashSet<String>,
    /// Words that put places side by side.
    pub joins: FxHashSet<String>,
    /// The most words that a name has.
    pub longest: usize,
}

/// Parsed where it is first asked for: it costs some milliseconds, which most runs need not spend.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../lexicon/en/countries.toml"))
        .expect("the built-in countries are right: a test reads them");
    Table::new(file)
});

impl Table {
    fn new(file: File) -> Table {
        let letters =
            file.letters.iter().flat_map(|(plain, all)| all.chars().map(move |c| (c, plain.clone()))).collect();
        let mut table = Table {
            codes: Vec::with_capacity(file.country.len()),
            names: FxHashMap::default(),
            demonyms: FxHashMap::default(),
            letters,
            around: file.around,
            regional: file.regional,
            leads: file.leads,
            follow: file.follow,
            joins: file.joins,
            longest: 1,
        };
        for (index, country) in file.country.into_iter().enumerate() {
            for (list, own, wide) in
                [(&country.names, true, true), (&country.regions, false, true), (&country.cities, false, false)]
            {
                for name in list {
                    let key = table.key(name);
                    let meaning = table.names.entry(key).or_default();
                    meaning.countries.add(index);
                    meaning.country |= own;
                    meaning.wide |= wide;
                }
            }
            for demonym in &country.demonyms {
                let key = table.key(demonym);
                table.demonyms.entry(key).or_default().add(index);
            }
            table.codes.push(country.code);
        }
        for name in &file.nowhere {
            let key = table.key(name);
            table.names.insert(key, Meaning { wide: true, ..Meaning::default() });
        }
        table.longest = table.names.keys().map(|key| key.split(' ').count()).max().unwrap_or(1);
        table
    }

    /// The code of a set's only country.
    pub fn code(&self, set: Set) -> Option<&str> {
        set.only().map(|index| &*self.codes[index])
    }

    #[cfg(feature = "cli")]
    /// The code itself, in whatever letters it is written.
    pub fn code_as_written(&self, code: &str) -> Option<&str> {
        self.codes.iter().find(|known| known.eq_ignore_ascii_case(code)).map(String::as_str)
    }

    /// What these words mean as a name, all together.
    pub fn name(&self, words: &[String]) -> Option<Meaning> {
        (1..=self.longest).contains(&words.len()).then(|| self.names.get(&words.join(" "))).flatten().copied()
    }

    /// A name's meaning with these words behind it: `county` makes it no city's.
    pub fn name_before(&self, words: &[String], behind: &[String]) -> Option<Meaning> {
        let mut around = behind.iter().take_while(|word| self.around.contains(*word));
        let regional = around.any(|word| self.regional.contains(word));
        self.name(words).filter(|meaning| meaning.wide || !regional)
    }

    /// The countries whose people or things these words tell: `south korean`.
    pub fn demonym(&self, words: &[String]) -> Option<Set> {
        self.demonyms.get(&words.join(" ")).copied()
    }

    /// A text's words as keys have them, and `,` for each mark that parts them.
    pub fn words(&self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        let mut word = String::new();
        let mut push = |word: &mut String| {
            if !word.is_empty() {
                words.push(std::mem::take(word));
            }
        };
        for c in text.chars().flat_map(char::to_lowercase) {
            match c {
                '\u{2019}' => word.push('\''),
                '\'' | '&' => word.push(c),
                // Of abbreviations; what is read here lies within one sentence.
                '.' => {}
                c if c.is_alphanumeric() => match self.letters.get(&c) {
                    Some(plain) => word.push_str(plain),
                    None => word.push(c),
                },
                c if c.is_whitespace() || "-\u{2010}\u{2011}".contains(c) => push(&mut word),
                // A combining accent after its letter.
                '\u{300}'..='\u{36f}' => {}
                _ => {
                    push(&mut word);
                    word.push(',');
                    push(&mut word);
                }
            }
        }
        push(&mut word);
        words
    }

    fn key(&self, name: &str) -> String {
        self.words(name).join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_right_and_sorted() {
        let codes = &TABLE.codes;
        assert_eq!(codes.len(), 250, "249 of ISO 3166-1, and Kosovo");
        assert!(codes.len() <= 256, "a set has room for them");
        for pair in codes.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())));
    }

    #[test]
    fn no_name_stands_twice_under_one_country() {
        let file: File = toml::from_str(include_str!("../../lexicon/en/countries.toml")).unwrap();
        for country in &file.country {
            let mut seen = FxHashSet::default();
            for name in country.names.iter().chain(&country.regions).chain(&country.cities) {
                assert!(!name.contains(','), "{name}");
                assert!(seen.insert(TABLE.key(name)), "{name} of {}", country.code);
            }
        }
    }

    #[test]
    fn words_in_plain_letters() {
        assert_eq!(
            TABLE.words("São Paulo\u{2019}s N'Djamena, U.S. (Deir ez-Zor)"),
            ["sao", "paulo's", "n'djamena", ",", "us", ",", "deir", "ez", "zor", ","]
        );
        assert_eq!(TABLE.key("Co\u{302}te d'Ivoire"), TABLE.key("Côte d'Ivoire"));
        assert!(TABLE.words("").is_empty());
    }
}
