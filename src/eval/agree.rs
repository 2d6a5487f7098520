//! What counts as the same: a gold claim's number, event and attributes against a found claim's.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Gold;
use super::found::Found;
use crate::Qualifier;

impl Gold {
    pub(super) fn has_event(&self, found: &Found<'_>) -> bool {
        self.event.as_deref() == found.event.as_deref()
    }

    /// The figures are right: all three, of a vague number the lower bound.
    pub(super) fn has_number(&self, found: &Found<'_>) -> bool {
        let low = |tolerance| near(self.low, found.low, tolerance);
        if self.qualifier == Qualifier::Vague {
            return low(EXACT);
        }
        let tolerance = self.tolerance();
        near(self.magnitude, found.magnitude, tolerance) && low(tolerance) && near(self.high, found.high, tolerance)
    }

    /// The stated figure is right, whatever the hedge.
    pub(super) fn has_value(&self, found: &Found<'_>) -> bool {
        match self.qualifier {
            Qualifier::Vague | Qualifier::Between => near(self.low, found.low, EXACT),
            _ => near(self.magnitude, found.magnitude, self.tolerance()),
        }
    }

    /// A share may be rounded, `a third` as 33.33; every other figure is exact.
    fn tolerance(&self) -> f64 {
        if self.unit.as_deref() == Some("percent") { 1e-3 } else { EXACT }
    }
}

/// As far as figures that are written in decimals agree in doubles, relative above 1.
const EXACT: f64 = 1e-6;

fn near(gold: Option<f64>, found: Option<f64>, tolerance: f64) -> bool {
    match (gold, found) {
        (Some(gold), Some(found)) => (gold - found).abs() <= tolerance * gold.abs().max(1.0),
        (gold, found) => gold.is_none() && found.is_none(),
    }
}

/// One attribute of a pair.
#[derive(Debug, PartialEq)]
pub(super) struct Check {
    /// The column.
    pub name: &'static str,
    pub same: bool,
    /// It is free text that either side has: where both have none they agree too easily.
    pub stated: bool,
    /// As the gold has it, and as it was found; empty is unknown.
    pub gold: String,
    pub found: String,
}

/// Compares the attributes: qualifier and unit of any claim, the others where something happened.
pub(super) fn checks(gold: &Gold, found: &Found<'_>) -> Vec<Check> {
    let exact = |name, gold: String, found: String| Check { name, same: gold == found, stated: false, gold, found };
    let name = |name: Option<&'static str>| name.unwrap_or_default().to_owned();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let unit = (text(gold.unit.as_deref()), text(found.unit.as_deref()));
    let mut checks = vec![
        exact("qualifier", name(Some(gold.qualifier.as_str())), name(found.qualifier.map(Qualifier::as_str))),
        Check { name: "unit", same: head(&unit.0) == head(&unit.1), stated: false, gold: unit.0, found: unit.1 },
    ];
    if gold.event.is_none() {
        return checks;
    }
    let groups = |of: Vec<&str>| of.join(";");
    checks.extend([
        exact(
            "groups",
            groups(gold.groups.iter().map(|g| &**g).collect()),
            groups(found.groups.iter().map(|g| &**g).collect()),
        ),
        exact("modality", name(Some(gold.modality.as_str())), name(found.modality.map(|m| m.as_str()))),
        exact("relation", name(gold.relation.map(|r| r.as_str())), name(found.relation.map(|r| r.as_str()))),
    ]);
    let texts = [
        ("attribution", &gold.attribution, &found.attribution),
        ("place", &gold.place, &found.place),
        ("date", &gold.date, &found.date),
    ];
    for (name, gold, found) in texts {
        let (gold, found) = (text(gold.as_deref()), text(found.as_deref()));
        if !WORDS.pronouns.contains(&gold.to_lowercase()) {
            let stated = !gold.is_empty() || !found.is_empty();
            checks.push(Check { name, same: same_words(&gold, &found), stated, gold, found });
        }
    }
    checks
}

/// The bare head noun decides: `air strike` and `strike` are the same unit.
fn head(unit: &str) -> &str {
    unit.split_whitespace().next_back().unwrap_or_default()
}

/// At least half of the words that say something are the same (a Dice coefficient of 0.5).
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() && b.is_empty() {
        return true;
    }
    let both = a.intersection(&b).count();
    both > 0 && 4 * both >= a.len() + b.len()
}

fn words(text: &str) -> HashSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.filter(|word| !WORDS.ignored.contains(*word)).map(str::to_owned).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ignored: HashSet<String>,
    pronouns: HashSet<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("the table is right: a test reads it"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_near_enough_or_not() {
        let cases = [
            (None, None, true),
            (Some(0.0), None, false),
            (None, Some(0.0), false),
            (Some(12.0), Some(12.0), true),
            (Some(12.0), Some(12.1), false),
            (Some(5e9), Some(5e9 + 1e3), true),
            (Some(5e9), Some(5e9 + 1e4), false),
        ];
        for (gold, found, same) in cases {
            assert_eq!(near(gold, found, EXACT), same, "{gold:?} {found:?}");
        }
    }

    #[test]
    fn names_are_compared_by_their_words() {
        let cases = [
            ("", "", true),
            ("the", "", true),
            ("police", "", false),
            ("", "police", false),
            ("the police", "Police", true),
            ("Karsa's mayor", "the mayor of Karsa", true),
            ("Colonel Ana Ruiz of the police", "Ruiz", false),
            ("Ana Ruiz", "Ruiz", true),
            ("on Sunday", "on Monday", false),
        ];
        for (a, b, same) in cases {
            assert_eq!(same_words(a, b), same, "{a:?} {b:?}");
        }
    }

    #[test]
    fn units_are_compared_by_their_heads() {
        assert_eq!(head("air strike"), head("strike"));
        assert_ne!(head("strike"), head(""));
    }
}
