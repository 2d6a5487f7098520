//! The gold: texts with the claims that careful readers found in them, one document a JSON line.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::lines::each_line;
use super::row::{line, row};
use crate::read::Source;
use crate::{Modality, Qualifier, Relation, Result};

/// A text and its claims.
#[derive(Debug)]
pub struct Document {
    /// The name that found claims have in their `document`.
    pub id: String,
    /// The text that the claims' offsets count in.
    pub text: String,
    /// In any order.
    pub claims: Vec<Gold>,
}

/// One claim as the annotators have it.
#[derive(Debug, Deserialize)]
pub struct Gold {
    pub(super) event: Option<String>,
    pub(super) qualifier: Qualifier,
    pub(super) magnitude: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) groups: BTreeSet<String>,
    #[serde(default = "asserted")]
    pub(super) modality: Modality,
    pub(super) relation: Option<Relation>,
    pub(super) attribution: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<String>,
    /// The number's span in characters of the text, half open, never empty.
    pub(super) start: u64,
    pub(super) end: u64,
    /// The number as written, to be held against the span.
    number: Option<String>,
    /// Counts neither way.
    #[serde(default)]
    pub(super) optional: bool,
}

/// The fields that a gold claim cannot leave out, empty as some may be.
const REQUIRED: &[&str] = &["event", "qualifier", "magnitude", "low", "high", "unit", "start", "end"];

/// Reads gold files, `-` being standard input, one after the other.
///
/// # Errors
/// A file that cannot be read; and a line that is no such document, with the line's number and what was expected. Half a
/// gold file gives figures that mislead, so the first such line ends the reading.
pub fn read(paths: &[PathBuf]) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut known = HashMap::new();
    for path in paths {
        each_line(&Source::from_path(path.clone()), |line, number| {
            let document = document(line)?;
            let here = format!("{}:{number}", path.display());
            if let Some(there) = known.insert(document.id.clone(), here) {
                return Err(format!("expected an id of its own, {there} has {:?} too", document.id));
            }
            documents.push(document);
            Ok(())
        })?;
    }
    Ok(documents)
}

fn document(json: &str) -> Result<Document, String> {
    #[derive(Deserialize)]
    struct Raw {
        id: String,
        text: String,
        claims: Vec<Map<String, Value>>,
    }
    let Raw { id, text, claims } = line(json, "a JSON object with id, text and claims")?;
    let characters = text.chars().count();
    let claim = |(n, fields)| {
        let claim = row(fields, REQUIRED).and_then(|claim: Gold| claim.fits(&text, characters).map(|()| claim));
        claim.map_err(|message| format!("claim {} of {id:?}: {message}", n + 1))
    };
    let claims = claims.into_iter().enumerate().map(claim).collect::<Result<_, _>>()?;
    Ok(Document { id, text, claims })
}

impl Gold {
    fn fits(&self, text: &str, characters: usize) -> Result<(), String> {
        let (start, end) = (self.start as usize, self.end as usize);
        if start >= end || end > characters {
            return Err(format!("expected a span within the text's {characters} characters, found {start}..{end}"));
        }
        let Some(number) = &self.number else { return Ok(()) };
        let there: String = text.chars().skip(start).take(end - start).collect();
        if there == *number {
            return Ok(());
        }
        // The usual slip: offsets in bytes, which are the same until the first letter that is not ASCII.
        Err(format!("expected {number:?} at the characters {start}..{end}, found {there:?} there"))
    }
}

fn asserted() -> Modality {
    Modality::Asserted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with this as its one claim, save for what every claim must have.
    fn claim(fields: &str) -> Result<Document, String> {
        let fixed = r#""event":"killed","qualifier":"exactly","magnitude":12,"low":12,"high":12,"unit":"person""#;
        document(&format!(r#"{{"id":"a","text":"Café: 12 dead","claims":[{{{fixed},{fields}}}]}}"#))
    }

    #[test]
    fn what_a_claim_leaves_out_is_unknown() {
        let document = claim(r#""start":6,"end":8,"relation":"","place":null"#).unwrap();
        let claim = &document.claims[0];
        assert_eq!((claim.modality, claim.relation, &claim.place), (Modality::Asserted, None, &None));
        assert!(!claim.optional && claim.groups.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            (r#""start":6,"end":8,"plaec":"x""#, "expected a column's name or `optional`, found \"plaec\""),
            (r#""start":6"#, "expected a field \"end\", found none"),
            (r#""start":8,"end":8"#, "expected a span within the text's 13 characters, found 8..8"),
            (r#""start":6,"end":14"#, "expected a span within the text's 13 characters, found 6..14"),
            (r#""start":7,"end":9,"number":"12""#, "expected \"12\" at the characters 7..9, found \"2 \" there"),
            (r#""start":6,"end":8,"modality":"sure""#, "unknown variant `sure`, expected one of `asserted`, "),
            (r#""start":"6","end":8"#, "invalid type: string \"6\", expected u64"),
        ];
        for (fields, expected) in cases {
            let message = claim(fields).expect_err(fields);
            assert!(message.starts_with(&format!("claim 1 of \"a\": {expected}")), "{message}");
        }
        assert_eq!(
            document(r#"{"id":"a","text":"b"}"#).unwrap_err(),
            "expected a JSON object with id, text and claims: missing field `claims` at column 21"
        );
        assert!(document("12 dead").unwrap_err().starts_with("expected a JSON object with id, text and claims: "));
    }
}
