//! Each article in `samples/` with its claims, as snapshots that a person checks at a glance: every sentence on a line
//! of its own, its claims indented below it, a blank line between paragraphs.
//!
//! ```text
//! The quake killed at least 61 people in Selmet, the ministry said.
//!     1. "61" at_least 61 [61..] person KILLED (killed) | counted people | from the ministry | at Selmet | active
//! ```
//!
//! A claim's line: number as written, qualifier, magnitude, `[low..high]` where they say more than the magnitude, unit,
//! EVENT (trigger), `per`, and then whatever of counted noun, groups, modality, relation, source, place and date the
//! text states, the rule last. A statistic has no event. What is unknown is left out.

use std::fmt::Write;
use std::fs;

use factx::{Claim, Decimal, Extractor, Modality};

#[test]
fn samples() {
    let extractor = Extractor::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("../samples", "*/*.txt", |path| {
            let text = fs::read_to_string(path).expect("a sample is UTF-8");
            insta::assert_snapshot!(show(&extractor, &text));
        });
    });
}

/// The article, sentence by sentence.
fn show(extractor: &Extractor, text: &str) -> String {
    let claims = extractor.extract(text);
    let (mut out, mut shown, mut end) = (String::new(), 0, 0);
    for sentence in extractor.sentences(text) {
        let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
        if end > 0 && is_paragraph_break(&text[end..start]) {
            out.push('\n');
        }
        end = start + sentence.len();
        writeln!(out, "{}", fold(sentence)).expect("a string takes all");
        let bytes = sentence.as_bytes().as_ptr_range();
        for claim in claims.iter().filter(|claim| bytes.contains(&claim.number.as_ptr())) {
            writeln!(out, "    {}", line(claim)).expect("a string takes all");
            shown += 1;
        }
    }
    assert_eq!(shown, claims.len(), "each claim stands in one sentence");
    out
}

fn line(claim: &Claim) -> String {
    let mut out = format!("{}. \"{}\" {}", claim.id, fold(claim.number), claim.qualifier.as_str());
    let figure = |n: Option<Decimal>| n.map_or(String::new(), |n| n.normalize().to_string());
    if claim.magnitude.is_some() {
        write!(out, " {}", figure(claim.magnitude)).expect("a string takes all");
    }
    let bounds = (claim.low, claim.high);
    if bounds != (None, None) && bounds != (claim.magnitude, claim.magnitude) {
        write!(out, " [{}..{}]", figure(claim.low), figure(claim.high)).expect("a string takes all");
    }
    let unit = claim.unit.as_deref().unwrap_or("(no unit)");
    write!(out, " {unit}").expect("a string takes all");
    if let Some(event) = claim.event {
        write!(out, " {}", event.to_uppercase()).expect("a string takes all");
    }
    if let Some(trigger) = claim.trigger {
        write!(out, " ({})", fold(trigger)).expect("a string takes all");
    }
    let relation = claim.relation.map(|relation| relation.as_str().to_owned());
    let parent = claim.parent.map(|id| format!("of {id}"));
    let relation = [relation, parent].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let modality = claim.modality;
    let parts = [
        ("", claim.per.map(fold)),
        ("counted ", claim.counted.map(fold)),
        ("groups ", (!claim.groups.is_empty()).then(|| claim.groups.join(", "))),
        ("", (modality != Modality::Asserted).then(|| modality.as_str().to_uppercase())),
        ("", (!relation.is_empty()).then_some(relation)),
        ("from ", claim.attribution.map(fold)),
        ("at ", claim.place.map(fold)),
        ("when ", claim.date.map(fold)),
        ("", Some(claim.rule.to_owned())),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            write!(out, " | {name}{value}").expect("a string takes all");
        }
    }
    out
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the blanks between two sentences hold an empty line.
fn is_paragraph_break(between: &str) -> bool {
    between.matches('\n').count() > 1
}
