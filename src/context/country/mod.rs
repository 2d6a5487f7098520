//! Country: a claim's place -> the one country it must lie in, by name, demonym, region or city (`table`).
//!
//! Every name has the set of countries that it may mean; what the text says beside it (`Hyderabad, Pakistan`, `the
//! Syrian town of Tolu`) narrows the set. Only a set of one is an answer. Who was counted (`40 Syrians`) does not say
//! where it happened, and is not looked at.

mod table;

use table::{Meaning, Set, TABLE, Table};

use crate::span::Span;

/// How many words beside a place are looked at: enough for `in the northern province of Idlib, Syria`. A limit at all
/// keeps the cost of a long sentence with many claims linear.
const NEAR: usize = 24;

/// The ISO 3166-1 alpha-3 code of the country of a place in a sentence; `None` where the text leaves it open, or the
/// name is not known. Spans that do not lie in the text, on characters' bounds, have none.
pub(crate) fn country(text: &str, sentence: Span, place: Span) -> Option<&'static str> {
    let table = &*TABLE;
    let before = text.get(sentence.start as usize..place.start as usize)?;
    let from = before.rmatch_indices(char::is_whitespace).nth(NEAR).map_or(0, |(at, _)| at);
    let before = table.words(&before[from..]);
    let after = text.get(place.end as usize..sentence.end as usize)?;
    let to = after.match_indices(char::is_whitespace).nth(NEAR).map_or(after.len(), |(at, _)| at);
    let after = table.words(&after[..to]);
    let mut parts = own(table, &table.words(text.get(place.start as usize..place.end as usize)?));
    parts.extend(behind(table, &after));
    let found = combined(&parts).map(|meaning| meaning.countries);
    let set = match (found, owner(table, &before)) {
        (Some(found), Some(owner)) => found.and(owner),
        (found, owner) => found.or(owner)?,
    };
    table.code(set)
}

#[cfg(feature = "cli")]
/// The code that a user's word for a country means: itself, or a name that is not ambiguous.
pub(crate) fn code(country: &str) -> Option<&'static str> {
    let table = &*TABLE;
    let name = || table.name(&table.words(country)).filter(|m| m.country).and_then(|m| table.code(m.countries));
    table.code_as_written(country).or_else(name)
}

/// The place's own names, from the narrowest to the widest: `Tolu, Kunar province`. An unknown one is `None`.
fn own(table: &Table, words: &[String]) -> Vec<Option<Meaning>> {
    let parts = words.split(|word| word == ",").filter(|part| !part.is_empty());
    parts.map(|part| plain(table, part).or_else(|| side_by_side(table, part))).collect()
}

/// One name: in the table, or after a demonym, or after an owner's name: `Kunar province`, `Syria's Tolu`.
fn plain(table: &Table, words: &[String]) -> Option<Meaning> {
    if let Some(meaning) = table.name(words) {
        return Some(meaning);
    }
    let around = |word: &&String| table.around.contains(*word);
    let first = words.iter().take_while(around).count();
    let last = words.len() - words[first..].iter().rev().take_while(around).count();
    let core = &words[first..last];
    let named = |from: usize, to: usize| table.name_before(&words[from..to], &words[to..]);
    if core.is_empty() {
        return None;
    }
    // `Port Elswick City`: as much as belongs to the name is kept.
    let known = (0..=first)
        .flat_map(|from| (last..=words.len()).rev().map(move |to| (from, to)))
        .find_map(|(from, to)| named(from, to));
    if known.is_some() {
        return known;
    }
    // The rest may be known itself, and say more: `Indian Kashmir`.
    let (set, used) = leading_owner(table, core)?;
    let rest = if used < core.len() { plain(table, &core[used..]) } else { None };
    let countries = rest.map_or(set, |rest| rest.countries.and(set));
    Some(Meaning { countries, ..Meaning::default() })
}

/// `Aleppo and Homs`: all must be known, and lie in one country.
fn side_by_side(table: &Table, words: &[String]) -> Option<Meaning> {
    let mut all: Option<Meaning> = None;
    for item in words.split(|word| table.joins.contains(word)).filter(|item| !item.is_empty()) {
        let item = if item.len() < words.len() { plain(table, item)? } else { return None };
        let countries = all.map_or(item.countries, |all| all.countries.and(item.countries));
        all = Some(Meaning { countries, ..item });
    }
    all
}

/// What names lie behind the place and hold it: `, Mali`, `in northern Mali`, `(Mali)`.
fn behind(table: &Table, words: &[String]) -> Vec<Option<Meaning>> {
    let mut found = Vec::new();
    let mut at = 0;
    // `Hama countryside in Syria`
    while words.get(at).is_some_and(|word| table.around.contains(word)) {
        at += 1;
    }
    while let Some(link) = words.get(at).filter(|word| *word == "," || table.leads.contains(*word)) {
        at += 1;
        if link == "," && words.get(at).is_some_and(|word| table.leads.contains(word)) {
            at += 1;
        }
        let rest = &words[at..];
        let longest = table.longest.min(rest.len());
        let around = rest.iter().take_while(|word| table.around.contains(*word)).count();
        let name = (0..=around).find_map(|from| {
            (from + 1..=(from + longest).min(rest.len()))
                .rev()
                .find_map(|to| table.name_before(&rest[from..to], &rest[to..]).map(|meaning| (meaning, to)))
        });
        let Some((meaning, used)) = name else { break };
        at += used;
        while words.get(at).is_some_and(|word| table.around.contains(word)) {
            at += 1;
        }
        // `Mali, Niger and Chad`: another country beside it, which leaves open where it was.
        if meaning.country && words.get(at).is_some_and(|word| table.joins.contains(word)) {
            found.push(Some(Meaning { countries: Set::default(), ..meaning }));
            break;
        }
        let ends = |word: &String| word == "," || table.leads.contains(word) || table.follow.contains(word);
        if !words.get(at).is_none_or(ends) {
            break;
        }
        found.push(Some(meaning));
    }
    found
}

/// Whose the place is, by the words right before it: `the Syrian town of`, `Iraq's city of`, `the U.S. state of`.
fn owner(table: &Table, words: &[String]) -> Option<Set> {
    let around = words.iter().rev().take_while(|word| table.around.contains(*word)).count();
    (words.len() - around..=words.len()).find_map(|end| {
        // A bare name owns only what is said to be a part of it.
        let part = words.len() - end >= 2;
        (end.saturating_sub(table.longest)..end).find_map(|start| {
            let whole = &words[start..end];
            let named = || table.name(whole).filter(|meaning| meaning.wide && part).map(|meaning| meaning.countries);
            let owned = leading_owner(table, whole).filter(|(_, used)| *used == whole.len());
            owned.map(|(set, _)| set).or_else(named)
        })
    })
}

/// A demonym or a name's possessive at the start, the longest first, and how many words it takes.
fn leading_owner(table: &Table, words: &[String]) -> Option<(Set, usize)> {
    (1..=table.longest.min(words.len())).rev().find_map(|used| {
        let first = &words[..used];
        if let Some(set) = table.demonym(first) {
            return Some((set, used));
        }
        let mut bare = first.to_vec();
        let last = bare.last_mut()?;
        let length = last.strip_suffix("'s").or_else(|| last.strip_suffix('\''))?.len();
        last.truncate(length);
        Some((table.name(&bare)?.countries, used))
    })
}

/// Names from the narrowest to the widest, as one. A wider name that the narrower may lie in decides between its
/// countries; where it cannot, the wider one is what the text says (`Paris, Texas`), unless both are countries.
fn combined(parts: &[Option<Meaning>]) -> Option<Meaning> {
    parts.iter().rev().flatten().copied().reduce(|wider, narrower| {
        let both = wider.countries.and(narrower.countries);
        let stated = both.is_empty() && wider.wide && !narrower.country;
        Meaning { countries: if stated { wider.countries } else { both }, ..wider }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The country of what stands in brackets.
    fn of(text: &str) -> &'static str {
        let (before, rest) = text.split_once('[').expect("a place is marked");
        let (place, after) = rest.split_once(']').expect("a place is marked");
        let text = format!("{before}{place}{after}");
        let (start, end) = (before.len(), before.len() + place.len());
        country(&text, Span::new(0, text.len()), Span::new(start, end)).unwrap_or("-")
    }

    #[test]
    fn names_regions_and_cities() {
        let cases = [
            ("Floods in [Syria] killed 12.", "SYR"),
            ("IN [SOUTH KOREA], 12 DIED", "KOR"),
            ("in the [UK]", "GBR"),
            ("in the [U.S.]", "USA"),
            ("in [Côte d\u{2019}Ivoire]", "CIV"),
            ("in [Bosnia and Herzegovina]", "BIH"),
            ("in [Dhaka]", "BGD"),
            ("in [São Paulo]", "BRA"),
            ("in [Kunar province]", "AFG"),
            ("in [northern Mali]", "MLI"),
            ("in [the city of Aleppo]", "SYR"),
            ("in [Tolu, Kunar province]", "AFG"),
            ("in [Niger]", "NER"),
            ("in [Niger State]", "NGA"),
            ("in [Aleppo and Homs]", "SYR"),
            ("in [Jammu and Kashmir]", "IND"),
            ("in [Paris, Texas]", "USA"),
            ("in [Kosovo]", "XKX"),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn the_text_beside_it_decides() {
        let cases = [
            ("in [Tripoli], Lebanon, on Monday", "LBN"),
            ("in [Tripoli, Libya]", "LBY"),
            ("in [Hyderabad] in southern Pakistan", "PAK"),
            ("in [Hyderabad], Sindh province", "PAK"),
            ("in [Victoria] (Australia)", "AUS"),
            ("in [Atlanta], Georgia", "USA"),
            ("in [Georgia]'s capital Tbilisi", "-"),
            ("in the Georgian town of [Tolu]", "GEO"),
            ("in the Syrian border town of [Tolu]", "SYR"),
            ("in Iraq's northern city of [Tolu]", "IRQ"),
            ("in [Tolu] in the northern province of Idlib, Syria", "SYR"),
            ("in [Indian Kashmir]", "IND"),
            ("in India's [Punjab]", "IND"),
            ("a South Korean island, [Tolu]", "-"),
            ("in [Turkish Tolu]", "TUR"),
            ("in the U.S. state of [Georgia]", "USA"),
            ("in the West Bank city of [Tolu]", "PSE"),
            ("in [Dhaka's Tolu area]", "BGD"),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn never_guessed() {
        let unknown = [
            "in [Tolu]",
            "in [Georgia]",
            "in [Jordan]",
            "in [Victoria]",
            "in [San Jose]",
            "in [Hyderabad]",
            "in [Tripoli]",
            "in [Cordoba]",
            "in [Granada]",
            "in [Kashmir]",
            "in [Congo]",
            "in [Syria, Iraq]",
            "in [Iraq and Syria]",
            "in [Tolu and Damascus]",
            "in [Syria], Iraq and Yemen",
            "in the [Indian Ocean]",
            "in the [South China Sea]",
            "in [Jerusalem]",
            "in [Paris Street]",
            "in [Lyon County]",
            "in [Tolu, Lyon County]",
            "in [Tolu], Lyon County",
            "in [Tolu], Mali said",
            "Syrian troops killed 12 in [Tolu]",
            "in [Tolu], Syrian troops said",
            "in [Tolu], India, Nepal and Bhutan",
            "[the province]",
            "[,]",
        ];
        for text in unknown {
            assert_eq!(of(text), "-", "{text}");
        }
    }

    #[test]
    fn spans_of_another_text_have_none() {
        let far = Span::new(5, 90);
        assert_eq!(country("é", far, far), None);
        assert_eq!(country("é", Span::new(0, 2), Span::new(0, 1)), None);
        assert_eq!(country("Mali", Span::new(0, 4), Span::new(2, 2)), None);
    }

    #[test]
    fn codes_of_a_users_words() {
        for (word, expected) in
            [("SYR", Some("SYR")), ("syr", Some("SYR")), ("South Korea", Some("KOR")), ("Congo", None)]
        {
            assert_eq!(code(word), expected, "{word}");
        }
        assert_eq!(code("Damascus"), None);
        assert_eq!(code(""), None);
    }
}
