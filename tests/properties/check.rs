//! What must be true of the claims of any text. Each check panics with the claim that breaks it.

use std::collections::HashMap;

use factx::{Claim, Decimal, Qualifier, Relation};
use serde_json::Value;

/// Every check on the claims of one text.
pub fn all(text: &str, claims: &[Claim]) {
    let characters: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    for (n, claim) in claims.iter().enumerate() {
        assert_eq!(claim.id as usize, n + 1, "ids count from 1 without gaps");
        span(text, &characters, claim);
        figures(claim);
        parent(claim, claims);
        names(claim);
    }
    // Reading order is the order of the numbers' starts; two claims may share one number.
    for pair in claims.windows(2) {
        assert!(pair[0].start <= pair[1].start, "not in reading order: {} {}", Shown(&pair[0]), Shown(&pair[1]));
    }
}

/// The span lies in the text, is not empty, and holds the number as written; text fields are slices of the text.
fn span(text: &str, characters: &[usize], claim: &Claim) {
    let (start, end) = (claim.start as usize, claim.end as usize);
    assert!(start < end && end < characters.len(), "span out of bounds: {}", Shown(claim));
    assert_eq!(&text[characters[start]..characters[end]], claim.number, "{}", Shown(claim));
    let written = [claim.trigger, claim.per, claim.counted, claim.attribution, claim.place, claim.date];
    for slice in written.into_iter().flatten().chain([claim.number]) {
        assert!(
            text.as_bytes().as_ptr_range().contains(&slice.as_ptr()),
            "`{slice}` is not of the text: {}",
            Shown(claim)
        );
        assert!(
            !slice.is_empty() && slice.trim() == slice,
            "`{slice}` is empty or has blanks around it: {}",
            Shown(claim)
        );
    }
    assert_eq!(fold_blanks(&claim.sentence), *claim.sentence, "the sentence is folded: {}", Shown(claim));
    let number = fold_blanks(claim.number);
    let at = claim.number_in_sentence(text);
    let shown: String = claim.sentence.chars().skip(at.start).take(at.len()).collect();
    assert_eq!(shown, number, "the sentence holds the number: {}", Shown(claim));
}

/// Magnitude, low and high as the table of qualifiers has them.
fn figures(claim: &Claim) {
    let figures = (claim.magnitude, claim.low, claim.high);
    let right = match (claim.qualifier, figures) {
        (Qualifier::Exactly, (Some(m), Some(l), Some(h))) => m == l && m == h,
        (Qualifier::About, (Some(_), None, None)) => true,
        // `a couple of` is about 2, and no less or more.
        (Qualifier::About, (Some(m), Some(l), Some(h))) => m == Decimal::TWO && l == m && h == m,
        (Qualifier::Nearly | Qualifier::LessThan | Qualifier::AtMost, (Some(m), None, Some(h))) => m == h,
        (Qualifier::MoreThan | Qualifier::AtLeast, (Some(m), Some(l), None)) => m == l,
        (Qualifier::Between, (None, Some(l), Some(h))) => l <= h,
        // A vague number keeps its bounds under the name of its hedge: `at least dozens`.
        (Qualifier::Between, _) | (Qualifier::Exactly, _) => false,
        (_, (None, Some(l), Some(h))) => l <= h && l > Decimal::ZERO,
        (_, (None, Some(l), None)) => l > Decimal::ZERO,
        _ => false,
    };
    assert!(right, "figures do not fit their qualifier: {}", Shown(claim));
    let signed = [claim.magnitude, claim.low, claim.high].into_iter().flatten().any(|n| n < Decimal::ZERO);
    assert!(!signed || claim.unit.as_deref() != Some("person"), "a count of people is not negative: {}", Shown(claim));
}

/// What options fill fits what the text says, and leaves all else alone.
pub fn normalised(before: &[Claim], after: &[Claim]) {
    for (before, claim) in before.iter().zip(after) {
        let days = (claim.date_from, claim.date_to);
        assert!(claim.date.is_some() || days == (None, None), "{}", Shown(claim));
        assert!(!matches!(days, (Some(from), Some(to)) if from > to), "{}", Shown(claim));
        assert!(claim.place.is_some() || claim.country.is_none(), "{}", Shown(claim));
        assert!(claim.country.is_none_or(|code| code.len() == 3), "{}", Shown(claim));
        assert!(claim.persons.is_none() || claim.unit.as_deref() == Some("household"), "{}", Shown(claim));
        let vague = claim.vague_policy.is_some();
        assert_eq!(vague, before.magnitude.is_none() && before.qualifier != Qualifier::Between, "{}", Shown(claim));
        let figures = |claim: &Claim| (claim.magnitude, claim.low, claim.high);
        assert!(vague || figures(before) == figures(claim), "{}", Shown(claim));
    }
}

/// A parent is another claim of the document, and only a subset has one.
fn parent(claim: &Claim, claims: &[Claim]) {
    let Some(parent) = claim.parent else { return };
    assert!(parent != claim.id && (1..=claims.len()).contains(&(parent as usize)), "no such parent: {}", Shown(claim));
    assert_eq!(claim.relation, Some(Relation::Subset), "only a part has a parent: {}", Shown(claim));
    let mut above = parent;
    for _ in claims {
        match claims[above as usize - 1].parent {
            Some(next) => above = next,
            None => return,
        }
    }
    panic!("parents run in a circle: {}", Shown(claim));
}

/// A field is unknown or has content.
fn names(claim: &Claim) {
    for name in [claim.event, claim.unit.as_deref(), Some(claim.rule)].into_iter().flatten().chain(claim.groups.clone())
    {
        assert!(!name.is_empty() && name.trim() == name, "an empty name: {}", Shown(claim));
    }
    let mut groups = claim.groups.clone();
    groups.sort_unstable();
    groups.dedup();
    assert_eq!(groups.len(), claim.groups.len(), "a group named twice: {}", Shown(claim));
    assert!(claim.event.is_none() || claim.trigger.is_some(), "{}", Shown(claim));
}

/// One JSON object holds a claim's fields, unknown as null, numbers as numbers.
pub fn json(claim: &Claim, line: &str) {
    let value: Value = serde_json::from_str(line).expect("a JSON object");
    let text = |name: &str, want: Option<&str>| {
        let got = value[name].as_str().map(fold);
        assert_eq!(got, want.map(fold), "{name} of {}", Shown(claim));
        assert!(got.is_some() || value.get(name) == Some(&Value::Null), "{name} of {}", Shown(claim));
    };
    fields(claim).into_iter().for_each(|(name, want)| text(name, want.as_deref()));
    for (name, want) in [("magnitude", claim.magnitude), ("low", claim.low), ("high", claim.high)] {
        match want {
            None => assert_eq!(value.get(name), Some(&Value::Null), "{name} of {}", Shown(claim)),
            // A reader of JSON sees the nearest double; serde_json's own may be off in the last place.
            Some(n) => assert_eq!(figure(line, name), n.to_string().parse().ok(), "{name} of {}", Shown(claim)),
        }
    }
    for (name, want) in [("id", u64::from(claim.id)), ("start", claim.start), ("end", claim.end)] {
        assert_eq!(value[name].as_u64(), Some(want), "{name} of {}", Shown(claim));
    }
    assert_eq!(value["parent"].as_u64(), claim.parent.map(u64::from));
    let groups: Vec<&str> = value["groups"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(groups, claim.groups);
}

/// The number of a field, read exactly. Quotes within strings are escaped, so that the name with its quotes is the key.
fn figure(line: &str, name: &str) -> Option<f64> {
    let (_, rest) = line.split_once(&format!("\"{name}\":"))?;
    rest.split([',', '}']).next()?.trim().parse().ok()
}

/// One row of CSV holds a claim's fields, unknown as nothing, figures exact.
pub fn row(claim: &Claim, row: &HashMap<String, String>) {
    for (name, want) in fields(claim) {
        assert_eq!(row[name], want.as_deref().map_or(String::new(), fold), "{name} of {}", Shown(claim));
    }
    for (name, want) in [("magnitude", claim.magnitude), ("low", claim.low), ("high", claim.high)] {
        assert_eq!(row[name].parse::<Decimal>().ok(), want, "{name} of {}", Shown(claim));
        assert!(want.is_some() || row[name].is_empty(), "{name} of {}", Shown(claim));
    }
    for (name, want) in [
        ("id", Some(claim.id.into())),
        ("start", Some(claim.start)),
        ("end", Some(claim.end)),
        ("parent", claim.parent.map(u64::from)),
    ] {
        assert_eq!(row[name], want.map_or(String::new(), |n| n.to_string()), "{name} of {}", Shown(claim));
    }
    assert_eq!(row["groups"], claim.groups.join(";"));
}

/// The fields that are text in every format.
fn fields<'a>(claim: &'a Claim) -> [(&'static str, Option<std::borrow::Cow<'a, str>>); 15] {
    let owned = |text: Option<&'a str>| text.map(Into::into);
    [
        ("event", owned(claim.event)),
        ("trigger", owned(claim.trigger)),
        ("qualifier", owned(Some(claim.qualifier.as_str()))),
        ("unit", claim.unit.clone()),
        ("per", owned(claim.per)),
        ("counted", owned(claim.counted)),
        ("modality", owned(Some(claim.modality.as_str()))),
        ("relation", owned(claim.relation.map(|relation| relation.as_str()))),
        ("attribution", owned(claim.attribution)),
        ("place", owned(claim.place)),
        ("date", owned(claim.date)),
        ("number", owned(Some(claim.number))),
        ("sentence", owned(Some(&*claim.sentence))),
        ("confidence", owned(Some(claim.confidence.as_str()))),
        ("rule", owned(Some(claim.rule))),
    ]
}

/// As the writers fold: line breaks and runs of blanks to one blank.
pub fn fold(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold_blanks(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A claim in a message: one line of JSON.
struct Shown<'a>(&'a Claim<'a>);

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(self.0).map_err(|_| std::fmt::Error)?)
    }
}
