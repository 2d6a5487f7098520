//! The case tables in `tests/cases`, one phenomenon a file, one text a line with the claims that it must give:
//!
//! ```text
//! TEXT => CLAIM | CLAIM | ...
//! TEXT => none
//! ```
//!
//! A claim is `EVENT QUALIFIER NUMBER UNIT key=value ...`, as in
//!
//! ```text
//! Shelling killed 9 people, among them 2 boys. => killed exactly 9 person | killed exactly 2 person groups=boy parent=1
//! ```
//!
//! - EVENT and UNIT are `-` for none; NUMBER is the magnitude, `10..15` for a low and a high bound, or `40..`; the
//!   bounds that a qualifier gives to a magnitude are checked too. `*` in any place is not checked.
//! - The keys are groups, modality, relation, attribution, place, date, per, counted and parent (the number of a claim
//!   in the line). A key that is not given is not checked, except modality, which must then be `asserted`; `key=` must
//!   be empty. Values with blanks stand in double quotes.
//! - A claim after `?` may be found or not. Any other that the line does not list is an error.
//! - `\n` in TEXT is a line break and `\u{2009}` the character with that code. Lines that begin with `#` are comments.
//!
//! `FACTX_CASES_SUMMARY=1 cargo test --test cases -- --nocapture` prints how many of each file's cases pass.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use factx::{Claim, Decimal, Extractor, Modality, Qualifier, Relation};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

macro_rules! tables {
    ($($name:ident)+) => {
        const TABLES: &[&str] = &[$(stringify!($name)),+];
        $(#[test] fn $name() { check(stringify!($name)); })+
    };
}

tables! {
    numbers qualifiers vague money percent_ratio measures active passive participle nominal nominal_lists wider_predicates wider_subjects news_classes report_classes labels_headlines coordination
    ellipsis neighbours given subsets_totals implicit negation_modality attribution place_date events groups killers capitals negatives domain wordings wordings_people later_classes outcomes routes wordings_wider close_reading wholes_parts wordings_idioms sources where_when codes_ages asides_names tallies_asides sources_totals levels_years points_securities names_prices prices_outcomes counter_examples from_to unit_names crime_reports second_predicates neighbours_units sides_shares meant appeals spared levels_ends headline_and_asides
}

/// Cases that are known to fail: one that passes has to move to the table of its phenomenon.
#[test]
fn gaps() {
    let closed: Vec<String> = read("gaps").into_iter().filter(|c| c.differences().is_empty()).map(|c| c.at).collect();
    assert!(closed.is_empty(), "now passes, move it to its table: {}", closed.join(", "));
}

#[test]
fn every_file_is_a_test() {
    for entry in fs::read_dir(Path::new(FOLDER)).expect("tests/cases is there") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(name == "gaps" || TABLES.contains(&&*name), "{}: no test reads it", path.display());
    }
}

fn check(table: &str) {
    let cases = read(table);
    let failures: Vec<String> = cases.iter().filter_map(Case::failure).collect();
    let (total, failed) = (cases.len(), failures.len());
    if std::env::var_os("FACTX_CASES_SUMMARY").is_some_and(|v| v == "1") {
        println!("{table}: {}/{total}", total - failed);
    }
    assert!(failed == 0, "\n{}{table}.txt: {failed} of {total} cases fail", failures.concat());
}

/// All cases of a table; panics at the first line that is none, with its place.
fn read(table: &str) -> Vec<Case> {
    let path = Path::new(FOLDER).join(table).with_extension("txt");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(n, line)| {
            let at = format!("tests/cases/{table}.txt:{}", n + 1);
            Case::parse(line, at.clone()).unwrap_or_else(|e| panic!("{at}: {e}\n  {line}"))
        })
        .collect()
}

struct Case {
    /// `file:line`, for the reader.
    at: String,
    text: String,
    expected: Vec<Expected>,
}

/// One claim of a case; what it does not name is not checked.
struct Expected {
    written: String,
    optional: bool,
    number: Option<Number>,
    /// The other fields by their keys, compared as text.
    fields: Vec<(String, String)>,
    /// The place in the case, from 1, of the claim that this one is part of; `Some(None)` for none.
    parent: Option<Option<usize>>,
}

enum Number {
    Magnitude(Decimal),
    Bounds(Option<Decimal>, Option<Decimal>),
}

impl Case {
    fn parse(line: &str, at: String) -> Result<Case, String> {
        let (text, claims) = line.split_once("=>").ok_or("expected `TEXT => CLAIMS`")?;
        let expected: Vec<Expected> = match claims.trim() {
            "none" => vec![],
            claims => claims.split('|').map(Expected::parse).collect::<Result<_, _>>()?,
        };
        let parents = expected.iter().filter_map(|e| e.parent?);
        assert!(parents.max() <= Some(expected.len()), "{at}: `parent` names no claim of the line");
        Ok(Case { at, text: unescape(text.trim()).ok_or("bad `\\u{`")?, expected })
    }

    /// What the extractor's claims have wrong; nothing if the case passes.
    fn differences(&self) -> Vec<String> {
        let got = claims(&self.text);
        // For each expected claim, the one that was found for it. Both are in reading order, so a walk pairs them.
        let (mut found, mut differences) = (Vec::<Option<&Claim>>::new(), vec![]);
        for claim in &got {
            match self.expected[found.len()..].iter().position(|e| e.is_for(claim)) {
                Some(skipped) => {
                    found.resize(found.len() + skipped, None);
                    found.push(Some(claim));
                }
                None => differences.push(format!("not expected: {}", show(claim))),
            }
        }
        found.resize(self.expected.len(), None);
        for (want, claim) in self.expected.iter().zip(&found) {
            let wrong = match claim {
                Some(claim) => want.differences(claim, &found),
                None if want.optional => vec![],
                None => vec!["missing".into()],
            };
            differences.extend(wrong.iter().map(|w| format!("{w}: {}", want.written)));
        }
        differences
    }

    /// The whole story of a case that fails.
    fn failure(&self) -> Option<String> {
        let differences = self.differences();
        let expected = self.expected.iter().map(|want| format!("expected {}", want.written));
        let got = claims(&self.text).iter().map(|claim| format!("got      {}", show(claim))).collect::<Vec<_>>();
        let lines = expected.chain(got).chain(differences.iter().map(|d| format!("- {d}")));
        let lines: String = lines.map(|line| format!("    {line}\n")).collect();
        (!differences.is_empty()).then(|| format!("{}\n  {}\n{lines}", self.at, self.text.replace('\n', "\\n")))
    }
}

impl Expected {
    fn parse(written: &str) -> Result<Expected, String> {
        let written = written.trim();
        let words = words(written.trim_start_matches('?'))?;
        let [event, qualifier, number, unit, pairs @ ..] = words.as_slice() else {
            return Err(format!("expected `EVENT QUALIFIER NUMBER UNIT`, found `{written}`"));
        };
        let figure = || Number::parse(number).ok_or(format!("no number `{number}`"));
        let number = (number != "*").then(figure).transpose()?;
        let (mut fields, mut parent) = (vec![], None);
        let standing = [("event", event.as_str()), ("qualifier", qualifier), ("unit", unit)];
        let pairs = pairs.iter().map(|p| p.split_once('=').ok_or(format!("expected `key=value`, found `{p}`")));
        for pair in standing.map(Ok).into_iter().chain(pairs) {
            let (key, value) = pair?;
            let known = match key {
                "qualifier" => Qualifier::from_name(value).is_some(),
                "modality" => Modality::from_name(value).is_some(),
                "relation" => value.is_empty() || Relation::from_name(value).is_some(),
                "parent" => value.is_empty() || value.parse::<usize>().is_ok(),
                _ => ["event", "unit", "groups", "attribution", "place", "date", "per", "counted"].contains(&key),
            };
            if !(known || value == "*") || fields.iter().any(|(k, _)| k == key) {
                return Err(format!("unknown or second `{key}={value}`"));
            }
            match key {
                "parent" => parent = Some(value.parse().ok()),
                "groups" => fields.push((key.to_owned(), sorted(value.split(',')))),
                _ => fields.push((key.to_owned(), value.to_owned())),
            }
        }
        if !fields.iter().any(|(key, _)| key == "modality") {
            fields.push(("modality".into(), "asserted".into()));
        }
        fields.retain(|(_, value)| value != "*");
        Ok(Expected { written: written.into(), optional: written.starts_with('?'), number, fields, parent })
    }

    /// Whether a claim is to be compared with this one: its number is right, and all of it where this is optional.
    fn is_for(&self, claim: &Claim) -> bool {
        let number = self.number.as_ref().is_none_or(|n| n.holds(claim));
        number && (!self.optional || self.differences(claim, &[]).is_empty())
    }

    fn differences(&self, claim: &Claim, found: &[Option<&Claim>]) -> Vec<String> {
        let fields = self.fields.iter().filter(|(key, value)| *value != field(claim, key));
        let mut wrong: Vec<String> = fields.map(|(key, _)| format!("{key} is `{}`", field(claim, key))).collect();
        let part_of = |n: usize| found.get(n - 1).copied().flatten().map(|whole| whole.id);
        if self.parent.is_some_and(|parent| claim.parent != parent.and_then(part_of)) {
            wrong.push(format!("parent is {:?}", claim.parent));
        }
        wrong
    }
}

impl Number {
    fn parse(text: &str) -> Option<Number> {
        let bound = |s: &str| if s.is_empty() { Some(None) } else { s.parse().ok().map(Some) };
        match text.split_once("..") {
            Some((low, high)) => Some(Number::Bounds(bound(low)?, bound(high)?)),
            None => text.parse().ok().map(Number::Magnitude),
        }
    }

    /// Whether a claim has this number, and the bounds that its own qualifier gives it.
    fn holds(&self, claim: &Claim) -> bool {
        // A third may be written out to any length.
        let places = if claim.unit.as_deref() == Some("percent") { 2 } else { 9 };
        let got = [claim.magnitude, claim.low, claim.high].map(|n| n.map(|n| n.round_dp(places)));
        match *self {
            Number::Bounds(low, high) => got == [None, low, high],
            Number::Magnitude(n) => match claim.qualifier {
                Qualifier::Exactly => got == [Some(n); 3],
                Qualifier::Nearly | Qualifier::LessThan | Qualifier::AtMost => got == [Some(n), None, Some(n)],
                Qualifier::MoreThan | Qualifier::AtLeast => got == [Some(n), Some(n), None],
                _ => got[0] == Some(n), // `a couple` is about 2 and has bounds
            },
        }
    }
}

fn claims(text: &str) -> Vec<Claim<'_>> {
    static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);
    EXTRACTOR.extract(text)
}

fn field(claim: &Claim, key: &str) -> String {
    let text = match key {
        "groups" => return sorted(claim.groups.iter().copied()),
        "event" => claim.event.or(Some("-")),
        "qualifier" => Some(claim.qualifier.as_str()),
        "unit" => claim.unit.as_deref().or(Some("-")),
        "modality" => Some(claim.modality.as_str()),
        "relation" => claim.relation.map(Relation::as_str),
        "attribution" => claim.attribution,
        "place" => claim.place,
        "date" => claim.date,
        "per" => claim.per,
        "counted" => claim.counted,
        _ => unreachable!("the parser knows the keys"),
    };
    text.unwrap_or_default().to_owned()
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(",")
}

/// A claim as a table would have it, to be pasted there once it is right, and its bounds.
fn show(claim: &Claim) -> String {
    let figure = |n: Option<Decimal>| n.map_or(String::new(), |n| n.normalize().to_string());
    let range = format!("{}..{}", figure(claim.low), figure(claim.high));
    let number = if claim.magnitude.is_some() { figure(claim.magnitude) } else { range.clone() };
    let mut out = format!("{} {} {number} {}", field(claim, "event"), claim.qualifier.as_str(), field(claim, "unit"));
    for key in ["groups", "modality", "relation", "attribution", "place", "date", "per", "counted"] {
        let value = field(claim, key);
        if !value.is_empty() && value != "asserted" {
            out += &format!(" {key}=\"{value}\"");
        }
    }
    out + &claim.parent.map_or(String::new(), |id| format!(" parent={id}")) + &format!(" [{range}]")
}

/// Words between blanks; blanks inside double quotes do not part them, and the quotes go.
fn words(text: &str) -> Result<Vec<String>, String> {
    let mut quoted = false;
    let parts = text.split(|c| {
        quoted ^= c == '"';
        c == ' ' && !quoted
    });
    let words = parts.filter(|part| !part.is_empty()).map(|part| part.replace('"', "")).collect();
    if quoted { Err("a double quote is not closed".into()) } else { Ok(words) }
}

fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split("\\u{");
    let mut out = parts.next()?.replace("\\n", "\n");
    for part in parts {
        let (code, rest) = part.split_once('}')?;
        out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        out += &rest.replace("\\n", "\n");
    }
    Some(out)
}
