//! Found claims in the shape that is compared: the extractor's own, or the rows of an NDJSON output.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::lines::each_line;
use super::row::{line, row};
use crate::claim::confidence::Sort;
use crate::read::Source;
use crate::{Claim, Confidence, Modality, Qualifier, Relation, Result};

/// What of a found claim is compared; `None` too where an output was written without the column.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Found<'a> {
    pub event: Option<Cow<'a, str>>,
    pub qualifier: Option<Qualifier>,
    pub magnitude: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: Option<Cow<'a, str>>,
    #[serde(default)]
    pub groups: BTreeSet<Cow<'a, str>>,
    pub modality: Option<Modality>,
    pub relation: Option<Relation>,
    pub attribution: Option<Cow<'a, str>>,
    pub place: Option<Cow<'a, str>>,
    pub date: Option<Cow<'a, str>>,
    pub start: u64,
    pub end: u64,
    pub rule: Option<Cow<'a, str>>,
    pub confidence: Option<Confidence>,
    /// No column: an output does not have it.
    #[serde(skip)]
    pub sort: Option<Sort>,
}

impl<'a> From<&'a Claim<'_>> for Found<'a> {
    fn from(claim: &'a Claim<'_>) -> Found<'a> {
        let text = |text: Option<&'a str>| text.map(Cow::Borrowed);
        Found {
            event: text(claim.event),
            qualifier: Some(claim.qualifier),
            magnitude: claim.magnitude.map(nearest),
            low: claim.low.map(nearest),
            high: claim.high.map(nearest),
            unit: text(claim.unit.as_deref()),
            groups: claim.groups.iter().map(|group| Cow::Borrowed(*group)).collect(),
            modality: Some(claim.modality),
            relation: claim.relation,
            attribution: text(claim.attribution),
            place: text(claim.place),
            date: text(claim.date),
            start: claim.start,
            end: claim.end,
            rule: Some(Cow::Borrowed(claim.rule)),
            confidence: Some(claim.confidence),
            sort: Some(claim.sort),
        }
    }
}

/// Scoring compares with a tolerance, so the nearest double will do.
fn nearest(value: Decimal) -> f64 {
    value.to_string().parse().expect("a decimal's text is a number")
}

/// The rows of an output, by document.
#[derive(Debug, Default)]
pub(crate) struct FoundFile(HashMap<String, Vec<Found<'static>>>);

impl FoundFile {
    /// Reads an NDJSON output; every row must be of one of these documents and have its number's span.
    ///
    /// # Errors
    /// A file that cannot be read, or whose line is no such row, with its number.
    pub fn read(source: &Source, documents: &HashSet<&str>) -> Result<FoundFile> {
        let mut rows = FoundFile::default();
        each_line(source, |json, _| {
            let mut fields: Map<String, Value> = line(json, "a JSON object, one claim")?;
            let document = match fields.remove("document") {
                Some(Value::String(document)) => document,
                Some(other) => return Err(format!("expected a string in field \"document\", found {other}")),
                None => return Err("expected a field \"document\", found none".into()),
            };
            if !documents.contains(document.as_str()) {
                return Err(format!("expected a document of the gold, found {document:?}"));
            }
            let found: Found = row(fields, &["start", "end"])?;
            if found.start >= found.end {
                return Err(format!("expected a span that is not empty, found {}..{}", found.start, found.end));
            }
            rows.0.entry(document).or_default().push(found);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The rows of one document, in the file's order.
    pub fn of(&self, document: &str) -> &[Found<'static>] {
        self.0.get(document).map_or(&[], Vec::as_slice)
    }
}
