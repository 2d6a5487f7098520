//! The words of a date expression, by the calendar's table: `since 3 March` -> since, 3, March.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A unit that a date is said in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// What a word or phrase does in a date expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// `3`, `2017`, `two`: the value, and how many digits it is written in; none for a word.
    Number(u32, usize),
    /// `3rd`, `third`
    Ordinal(u32),
    /// From 1.
    Month(i8),
    Weekday(Weekday),
    /// `1990s`: its first year.
    Decade(i16),
    /// `2024-03-09`
    Iso(Date),
    /// Days from the document's: `yesterday` is -1.
    Day(i32),
    Unit(Unit),
    /// Half or quarter, as how many of them make a whole.
    Part(i8),
    Does(Does),
}

/// The words that hold the others together.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub(super) enum Does {
    Night,
    Last,
    Past,
    This,
    Next,
    Ago,
    SoFar,
    Since,
    After,
    Until,
    By,
    Before,
    From,
    Between,
    Join,
    Of,
    Skip,
}

/// `calendar.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: [Vec<String>; 12],
    weekdays: [Vec<String>; 7],
    numbers: FxHashMap<String, u32>,
    ordinals: FxHashMap<String, u32>,
    days: FxHashMap<String, i32>,
    endings: Endings,
    words: FxHashMap<Kind, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    ordinal: Vec<String>,
    decade: Vec<String>,
    possessive: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(untagged)]
enum Kind {
    Does(Does),
    Unit(Unit),
    Part(Part),
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
enum Part {
    Half,
    Quarter,
}

/// The table: phrases of small letters with single blanks.
struct Calendar {
    words: FxHashMap<String, Word>,
    endings: Endings,
    /// The most words that a phrase has.
    longest: usize,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../lexicon/en/calendar.toml"))
        .expect("the built-in calendar is right: a test reads it");
    let mut words = FxHashMap::default();
    let lists = |lists: &[Vec<String>]| -> Vec<(String, i8)> {
        (1..).zip(lists).flat_map(|(n, list)| list.iter().map(move |word| (word.clone(), n))).collect()
    };
    words.extend(lists(&file.months).into_iter().map(|(word, n)| (word, Word::Month(n))));
    let weekday = |n| Weekday::from_monday_one_offset(n).expect("a week has seven days");
    words.extend(lists(&file.weekdays).into_iter().map(|(word, n)| (word, Word::Weekday(weekday(n)))));
    words.extend(file.numbers.into_iter().map(|(word, n)| (word, Word::Number(n, 0))));
    words.extend(file.ordinals.into_iter().map(|(word, n)| (word, Word::Ordinal(n))));
    words.extend(file.days.into_iter().map(|(word, n)| (word, Word::Day(n))));
    for (kind, list) in file.words {
        let word = match kind {
            Kind::Does(does) => Word::Does(does),
            Kind::Unit(unit) => Word::Unit(unit),
            Kind::Part(Part::Half) => Word::Part(2),
            Kind::Part(Part::Quarter) => Word::Part(4),
        };
        words.extend(list.into_iter().map(|phrase| (phrase, word)));
    }
    let longest = words.keys().map(|phrase| phrase.split(' ').count()).max().unwrap_or(1);
    Calendar { words, endings: file.endings, longest }
});

/// The words of an expression, without those that change nothing; `None` where one is not known.
pub(super) fn words(expression: &str) -> Option<Vec<Word>> {
    let text = expression.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let pieces = pieces(&text);
    let mut words = Vec::with_capacity(pieces.len());
    let mut at = 0;
    // A hyphen joins two dates (`12-14 March`), not what is skipped to the next word (`mid-March`).
    let mut dash = false;
    while at < pieces.len() {
        if pieces[at] == DASH {
            dash = matches!(
                words.last(),
                Some(
                    Word::Number(..)
                        | Word::Ordinal(_)
                        | Word::Month(_)
                        | Word::Weekday(_)
                        | Word::Decade(_)
                        | Word::Iso(_)
                )
            );
            at += 1;
            continue;
        }
        let (word, used) = phrase(&pieces[at..])?;
        if std::mem::take(&mut dash) && word != Word::Does(Does::Skip) {
            words.push(Word::Does(Does::Join));
        }
        if word != Word::Does(Does::Skip) {
            words.push(word);
        }
        at += used;
    }
    Some(words)
}

const DASH: &str = "-";

/// Words and dashes, without commas, brackets and the dots of abbreviations.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for piece in text.split(|c: char| c.is_whitespace() || ",;()".contains(c)) {
        if piece.parse::<Date>().is_ok() {
            pieces.push(piece);
            continue;
        }
        let dashes = |c: char| "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}/".contains(c);
        for (n, part) in piece.split(dashes).enumerate() {
            if n > 0 {
                pieces.push(DASH);
            }
            let part = part.trim_end_matches(['.', ':']);
            if !part.is_empty() {
                pieces.push(part);
            }
        }
    }
    pieces
}

/// The longest phrase at the start, and how many pieces it takes.
fn phrase(pieces: &[&str]) -> Option<(Word, usize)> {
    let longest = CALENDAR.longest.min(pieces.len());
    for used in (1..=longest).rev() {
        // `twenty-four` is found as `twenty four`.
        let words: Vec<&str> = pieces[..used].iter().copied().filter(|piece| *piece != DASH).collect();
        if pieces[used - 1] != DASH
            && let Some(word) = CALENDAR.words.get(&words.join(" "))
        {
            return Some((*word, used));
        }
    }
    let first = *pieces.first()?;
    let bare = CALENDAR.endings.possessive.iter().find_map(|ending| first.strip_suffix(ending.as_str()));
    bare.and_then(|bare| CALENDAR.words.get(bare)).copied().or_else(|| digits(first)).map(|word| (word, 1))
}

/// `3`, `3rd`, `2017`, `1990s`, `2024-03-09`, and clock times, which say nothing of the day.
fn digits(piece: &str) -> Option<Word> {
    if let Ok(date) = piece.parse::<Date>() {
        return Some(Word::Iso(date));
    }
    let count = piece.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, ending) = piece.split_at(count);
    let value: u32 = digits.parse().ok().filter(|_| count <= 4)?;
    let has = |endings: &[String]| endings.iter().any(|e| e == ending);
    if ending.is_empty() {
        return Some(Word::Number(value, count));
    }
    if has(&CALENDAR.endings.ordinal) {
        return Some(Word::Ordinal(value));
    }
    if has(&CALENDAR.endings.decade) && count == 4 && value.is_multiple_of(10) {
        return Some(Word::Decade(i16::try_from(value).ok()?));
    }
    // `09.00`, `2:46pm`, `9pm`
    let minutes = ending.strip_prefix([':', '.']);
    let after = minutes.map_or(ending, |m| m.trim_start_matches(|c: char| c.is_ascii_digit()));
    let clock = after.is_empty() || CALENDAR.words.get(after) == Some(&Word::Does(Does::Skip));
    (count <= 2 && clock).then_some(Word::Does(Does::Skip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_the_table() {
        let shown = |text| format!("{:?}", words(text));
        assert_eq!(shown("Since 3 Sept."), "Some([Does(Since), Number(3, 1), Month(9)])");
        assert_eq!(shown("over the past twenty-four hours"), "Some([Does(Past), Number(24, 0), Unit(Hour)])");
        assert_eq!(shown("mid-March"), "Some([Month(3)])");
        assert_eq!(shown("12\u{2013}14 March"), "Some([Number(12, 2), Does(Join), Number(14, 2), Month(3)])");
        assert_eq!(shown("Thursday\u{2019}s"), "Some([Weekday(Thursday)])");
        assert_eq!(shown("as of 04 February at 09.00 UTC"), "Some([Does(By), Number(4, 2), Month(2)])");
        assert_eq!(shown("the early 1990s"), "Some([Decade(1990)])");
        assert_eq!(shown("during the siege"), "None");
        assert_eq!(shown(""), "Some([])");
    }
}
