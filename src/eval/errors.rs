//! What went wrong, claim by claim, by class of error: where it stands, what the gold has and what was found.

use std::fmt::Write;

use super::Document;
use super::agree::checks;
use super::found::Found;
use super::gold::Gold;
use super::verdict::{Pair, Verdict};
use crate::explain::harmless;

/// The classes, from the plainest to the finest. A pair is in the first that holds of it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Missed,
    Spurious,
    WrongNumber,
    WrongEvent,
    WrongAttribute,
}

const CLASSES: [(Class, &str); 5] = [
    (Class::Missed, "missed"),
    (Class::Spurious, "spurious"),
    (Class::WrongNumber, "wrong number"),
    (Class::WrongEvent, "wrong event"),
    (Class::WrongAttribute, "wrong attribute"),
];

/// Collects errors, of each class the first ones in full and then only how many.
#[derive(Debug)]
pub(crate) struct Errors {
    /// How many of a class are shown; none, and nothing is collected.
    limit: usize,
    classes: [(usize, String); CLASSES.len()],
}

impl Errors {
    pub fn new(limit: usize) -> Errors {
        Errors { limit, classes: Default::default() }
    }

    pub fn add(&mut self, document: &Document, verdicts: &[Verdict<'_>]) {
        if self.limit == 0 {
            return;
        }
        for verdict in verdicts {
            match verdict {
                Verdict::Missed(gold) => self.push(Class::Missed, document, gold.start..gold.end, || {
                    format!("gold {} | found nothing", Shown::from(*gold).line())
                }),
                Verdict::Spurious(found) => self.push(Class::Spurious, document, found.start..found.end, || {
                    format!("gold nothing | found {}", Shown::from(*found).line())
                }),
                Verdict::Pair(pair) => self.pair(document, pair),
            }
        }
    }

    fn pair(&mut self, document: &Document, pair: &Pair<'_>) {
        let span = pair.gold.start..pair.gold.end;
        if !pair.right() {
            let class = if pair.number { Class::WrongEvent } else { Class::WrongNumber };
            return self.push(class, document, span, || {
                format!("gold {} | found {}", Shown::from(pair.gold).line(), Shown::from(pair.found).line())
            });
        }
        let wrong: Vec<_> = checks(pair.gold, pair.found).into_iter().filter(|check| !check.same).collect();
        if !wrong.is_empty() {
            self.push(Class::WrongAttribute, document, span, || {
                let shown = |name: &str, value: &str| format!("{name}={}", if value.is_empty() { "-" } else { value });
                let gold: Vec<String> = wrong.iter().map(|check| shown(check.name, &check.gold)).collect();
                let found: Vec<String> = wrong.iter().map(|check| shown(check.name, &check.found)).collect();
                format!("gold {} | found {}", gold.join(", "), found.join(", "))
            });
        }
    }

    fn push(&mut self, class: Class, document: &Document, span: std::ops::Range<u64>, line: impl FnOnce() -> String) {
        let (count, shown) = &mut self.classes[class as usize];
        *count += 1;
        if *count <= self.limit {
            let place = around(&document.text, span.start as usize, span.end as usize);
            let lines = format!("  {}: {place}\n      {}", document.id, line());
            for line in lines.lines() {
                shown.extend(line.chars().map(harmless));
                shown.push('\n');
            }
        }
    }

    /// The lines, under a line for each class; empty where there is nothing to show.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for ((class, name), (count, lines)) in CLASSES.iter().zip(&self.classes) {
            debug_assert_eq!(CLASSES[*class as usize].0, *class, "the classes stand in their order");
            if *count > 0 {
                let some = if *count > self.limit { format!(", the first {}", self.limit) } else { String::new() };
                writeln!(out, "{name}: {count}{some}").expect("a String takes all");
                out.push_str(lines);
                out.push('\n');
            }
        }
        out
    }
}

/// The number in brackets with some of the text on both sides; offsets in characters.
fn around(text: &str, start: usize, end: usize) -> String {
    const BEFORE: usize = 50;
    const BEHIND: usize = 60;
    let from = start.saturating_sub(BEFORE);
    let mut out = String::new();
    for (at, c) in text.chars().enumerate().take(end.saturating_add(BEHIND)).skip(from) {
        if at == start {
            out.push('[');
        }
        if at == end {
            out.push(']');
        }
        out.push(if c.is_whitespace() { ' ' } else { c });
    }
    if out.contains('[') && !out.contains(']') {
        out.push(']');
    }
    out
}

/// What a line says of a claim.
struct Shown<'a> {
    event: Option<&'a str>,
    qualifier: &'static str,
    figures: [Option<f64>; 3],
    unit: Option<&'a str>,
}

impl<'a> From<&'a Gold> for Shown<'a> {
    fn from(gold: &'a Gold) -> Shown<'a> {
        Shown {
            event: gold.event.as_deref(),
            qualifier: gold.qualifier.as_str(),
            figures: [gold.magnitude, gold.low, gold.high],
            unit: gold.unit.as_deref(),
        }
    }
}

impl<'a> From<&'a Found<'_>> for Shown<'a> {
    fn from(found: &'a Found<'_>) -> Shown<'a> {
        Shown {
            event: found.event.as_deref(),
            qualifier: found.qualifier.map_or("-", |qualifier| qualifier.as_str()),
            figures: [found.magnitude, found.low, found.high],
            unit: found.unit.as_deref(),
        }
    }
}

impl Shown<'_> {
    /// `killed at_least 12 [12..] person`
    fn line(&self) -> String {
        let [magnitude, low, high] = self.figures;
        let figure = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
        let mut line = format!("{} {}", self.event.unwrap_or("-"), self.qualifier);
        if magnitude.is_some() {
            line += &format!(" {}", figure(magnitude));
        }
        if (low, high) != (None, None) && (low, high) != (magnitude, magnitude) {
            line += &format!(" [{}..{}]", figure(low), figure(high));
        }
        line + " " + self.unit.unwrap_or("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_stands_in_brackets() {
        let cases = [
            ("Karsa: 12 dead\nthere", 7, 9, "Karsa: [12] dead there"),
            ("12", 0, 2, "[12]"),
            ("Café 12", 5, 7, "Café [12]"),
            ("12 dead", 90, 92, ""),
        ];
        for (text, start, end, expected) in cases {
            assert_eq!(around(text, start, end), expected, "{text:?}");
        }
        let long = "x".repeat(300);
        assert_eq!(around(&long, 100, 101).chars().count(), 50 + 3 + 60);
    }
}
