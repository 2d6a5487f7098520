//! The figures as people and programs read them.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::score::{Scores, Tally};
use super::{By, Parts, Rules};
use crate::claim::confidence::{Measured, Sort};

impl Scores {
    fn rows(&self) -> [(&'static str, Tally); 6] {
        [
            ("detect", self.detect),
            ("value", self.value),
            ("number", self.number),
            ("claim", self.claim),
            ("impact", self.impact),
            ("statistic", self.statistic),
        ]
    }
}

/// The figures of a run.
pub(crate) fn text(scores: &Scores) -> String {
    let mut out = String::new();
    line(&mut out, format_args!("{} documents, {} gold claims", scores.documents, scores.gold()));
    line(&mut out, format_args!("{:12}{:>10}{:>8}{:>8}", "", "precision", "recall", "F1"));
    for (name, tally) in scores.rows() {
        let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
        line(&mut out, format_args!("{name:12}{p:10.3}{r:8.3}{f1:8.3}"));
    }
    if !scores.attributes.is_empty() {
        line(&mut out, format_args!("\n{:12}{:>10}{:>8}", "attribute", "right", "of"));
    }
    for (name, measured) in &scores.attributes {
        line(&mut out, format_args!("{name:12}{:10.3}{:8}", measured.share(), measured.of));
    }
    out
}

/// The figures of a run as one JSON object, unrounded; tallies are [precision, recall, F1].
pub(crate) fn json(scores: &Scores, parts: Option<&Parts>, rules: Option<&Rules>) -> String {
    let rates = |tally: &Tally| json!([tally.precision(), tally.recall(), tally.f1()]);
    let mut out = Map::new();
    out.insert("documents".into(), scores.documents.into());
    out.insert("gold".into(), scores.gold().into());
    for (name, tally) in scores.rows() {
        out.insert(name.into(), rates(&tally));
    }
    let share = |(name, share): (&String, &Measured)| (name.clone(), json!([share.share(), share.of]));
    out.insert("attributes".into(), Value::Object(scores.attributes.iter().map(share).collect()));
    if let Some(parts) = parts {
        let part = |(name, tally): (&String, &Tally)| {
            let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
            if parts.by == By::Confidence {
                let found = tally.right + tally.wrong;
                return (or_none(name).to_owned(), json!({"precision": p, "right": tally.right, "found": found}));
            }
            let counts = json!({"precision": p, "recall": r, "f1": f1, "right": tally.right, "wrong": tally.wrong,
                "missed": tally.missed});
            (shown(parts.by, name).to_owned(), counts)
        };
        out.insert(parts.by.name().into(), Value::Object(parts.tallies.iter().map(part).collect()));
    }
    if let Some(rules) = rules {
        let rule = |(name, sorts): (&String, &BTreeMap<Option<Sort>, Measured>)| {
            let all = whole(sorts);
            (or_none(name).to_owned(), json!({"precision": all.share(), "right": all.right, "found": all.of}))
        };
        out.insert("rule".into(), Value::Object(rules.0.iter().map(rule).collect()));
    }
    Value::Object(out).to_string() + "\n"
}

impl By {
    fn name(self) -> &'static str {
        match self {
            By::Event => "event",
            By::Document => "document",
            By::Confidence => "confidence",
        }
    }
}

/// A part's name; what has none is said in words.
fn shown(by: By, name: &str) -> &str {
    match by {
        By::Event if name.is_empty() => "(statistic)",
        _ => or_none(name),
    }
}

/// A row a part.
pub(crate) fn parts(parts: &Parts) -> String {
    let width = parts.tallies.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(12) + 1;
    let mut out = String::new();
    if parts.by == By::Confidence {
        line(&mut out, format_args!("\n{:width$}{:>10}{:>8}{:>8}", "confidence", "precision", "right", "found"));
        for (name, t) in by_band(parts) {
            let (p, name) = (t.precision(), shown(parts.by, name));
            line(&mut out, format_args!("{name:width$}{p:10.3}{:8}{:8}", t.right, t.right + t.wrong));
        }
        return out;
    }
    let by = parts.by.name();
    line(
        &mut out,
        format_args!("\n{by:width$}{:>10}{:>8}{:>8}{:>8}{:>8}", "precision", "recall", "F1", "gold", "found"),
    );
    for (name, t) in &parts.tallies {
        let (p, r, f1, name) = (t.precision(), t.recall(), t.f1(), shown(parts.by, name));
        let (gold, found) = (t.right + t.missed, t.right + t.wrong);
        line(&mut out, format_args!("{name:width$}{p:10.3}{r:8.3}{f1:8.3}{gold:8}{found:8}"));
    }
    out
}

/// The bands from the surest down, then what has none.
fn by_band(parts: &Parts) -> Vec<(&str, Tally)> {
    let names = crate::Confidence::ALL.iter().map(|band| band.as_str()).chain([""]);
    names.filter_map(|name| parts.tallies.get(name).map(|tally| (name, *tally))).collect()
}

/// A row a rule: its precision, and how many are right of each sort of claim.
pub(crate) fn rules(rules: &Rules) -> String {
    let mut out = String::new();
    let width = rules.0.keys().map(String::len).max().unwrap_or(0).max(12) + 1;
    line(&mut out, format_args!("\n{:width$}{:>10}{:>8}{:>8}", "rule", "precision", "right", "found"));
    let mut sorted: Vec<_> = rules.0.iter().map(|(name, sorts)| (name, sorts, whole(sorts))).collect();
    sorted.sort_by_key(|(_, _, all)| std::cmp::Reverse(all.of));
    for (name, sorts, all) in sorted {
        let sort = |(sort, m): (&Option<Sort>, &Measured)| sort.map(|s| format!("  {} {}/{}", s.name(), m.right, m.of));
        let sorts: String = sorts.iter().filter_map(sort).collect();
        let (name, p) = (or_none(name), all.share());
        line(&mut out, format_args!("{name:width$}{p:10.3}{:8}{:8}{sorts}", all.right, all.of));
    }
    out
}

fn whole(sorts: &BTreeMap<Option<Sort>, Measured>) -> Measured {
    Measured { right: sorts.values().map(|m| m.right).sum(), of: sorts.values().map(|m| m.of).sum() }
}

fn or_none(name: &str) -> &str {
    if name.is_empty() { "(none)" } else { name }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all");
}
