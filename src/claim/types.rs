//! A claim's public face: the fields of the output, in their order, with what each may hold.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::confidence::Sort;
use crate::{named::names, span::Span};

pub use crate::qualifier::Qualifier;

names! {
    /// Whether the text says that it happened.
    Modality {
        /// Stated as a fact.
        Asserted = "asserted",
        /// Stated not to be so: `no one was killed`.
        Negated = "negated",
        /// In doubt: `feared dead`, `may have killed`.
        Possible = "possible",
        /// Yet to come: `could displace 2 million`.
        Forecast = "forecast",
        /// Only supposed: `if 100 people died`.
        Hypothetical = "hypothetical",
        /// Reported in order to be denied.
        Denied = "denied",
    }
}

names! {
    /// How the figure stands to others.
    Relation {
        /// Part of another figure: `including 12 children`.
        Subset = "subset",
        /// A running or final tally: `bringing the toll to 45`.
        Total = "total",
        /// On top of others: `another five`.
        Additional = "additional",
    }
}

names! {
    /// How far the rule that made a claim is to be trusted, by its measured precision.
    Confidence {
        /// At least 97 in 100 of such claims have the right number and event, as far as enough were measured to say so.
        High = "high",
        /// At least 90 in 100.
        Medium = "medium",
        /// Fewer, or too few were measured.
        Low = "low",
    }
}

names! {
    /// Quantities that are no claims unless they are asked for.
    Extra {
        /// Spans of time: `three years`, `within 24 hours`. The unit is the time's.
        Durations = "durations",
        /// Ages: `a 12-year-old`, `aged 40`. The unit is `year` where the text says no other.
        Ages = "ages",
        /// Numbers in forms that name nothing countable: `3/4`, `zero`, `0.8xy`. They have no unit.
        Bare = "bare",
    }
}

/// One quantity that the text states of one thing.
///
/// Text fields borrow from the text that was read or from the extractor's lexicon; `None` means that the text does
/// not say, never zero. Offsets are in characters (Unicode code points) from the document's start, half open.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Claim<'a> {
    /// The claim's number within its document, from 1, in reading order.
    pub id: u32,
    /// What happened to the counted thing, a name of the lexicon (`killed`); `None` for a plain statistic.
    pub event: Option<&'a str>,
    /// The words that show the event, as written.
    pub trigger: Option<&'a str>,
    /// How the number is hedged.
    pub qualifier: Qualifier,
    /// The stated number, normalised; `None` for a range or a vague number.
    #[serde(serialize_with = "number")]
    pub magnitude: Option<Decimal>,
    /// The lower bound that the text states, or that the vague-number policy gives.
    #[serde(serialize_with = "number")]
    pub low: Option<Decimal>,
    /// The upper bound, likewise.
    #[serde(serialize_with = "number")]
    pub high: Option<Decimal>,
    /// What one of it is: `person`, `building`, `percent`, `USD`, `km2`, or a singular noun; `None` where the text does not say.
    pub unit: Option<Cow<'a, str>>,
    /// The denominator of a rate, as written: `per day`.
    pub per: Option<&'a str>,
    /// The counted noun phrase as written, without number and qualifier.
    pub counted: Option<&'a str>,
    /// The kinds of person counted.
    pub groups: Vec<&'a str>,
    /// Whether the text says that it happened.
    pub modality: Modality,
    /// How the figure stands to others.
    pub relation: Option<Relation>,
    /// For a subset, the `id` of the claim that it is part of, where the text states one.
    pub parent: Option<u32>,
    /// Who states it, as written.
    pub attribution: Option<&'a str>,
    /// Where the event is said to be, as written.
    pub place: Option<&'a str>,
    /// When it happened, as written.
    pub date: Option<&'a str>,
    /// Where the number begins, in characters.
    pub start: u64,
    /// Where the number ends, in characters, exclusive.
    pub end: u64,
    /// The number as written.
    pub number: &'a str,
    /// The sentence, with line breaks and runs of blanks folded to one blank.
    pub sentence: Cow<'a, str>,
    /// How far the rule that made the claim is to be trusted, measured with the built-in lexicon.
    pub confidence: Confidence,
    /// The rule that made the claim, so that precision can be measured by rule.
    pub rule: &'static str,
    /// The first day on which it may have happened; see [`Normaliser::with_dates`](crate::Normaliser::with_dates).
    #[serde(serialize_with = "day")]
    pub date_from: Option<Date>,
    /// The last day on which it may have happened, included.
    #[serde(serialize_with = "day")]
    pub date_to: Option<Date>,
    /// Where the place lies, as an ISO 3166-1 alpha-3 code; see [`Normaliser::with_countries`](crate::Normaliser::with_countries).
    pub country: Option<&'a str>,
    /// The persons in the households that are counted, by the size that the user gives; see [`Normaliser`](crate::Normaliser).
    #[serde(serialize_with = "number")]
    pub persons: Option<Decimal>,
    /// Of a vague number (`dozens`), the policy that its figures are from; see [`Policy`](crate::Policy).
    pub vague_policy: Option<&'a str>,
    /// What the confidence goes by, besides the rule.
    #[serde(skip)]
    pub(crate) sort: Sort,
    #[serde(skip)]
    pub(crate) marks: Marks,
}

impl Claim<'_> {
    /// Where the number stands in [`sentence`](Claim::sentence), in characters, half open, for those who show the one in the other.
    /// `text` is what the claim was extracted from; of another text the answer means nothing.
    ///
    /// ```
    /// let text = "Police said\n  that 12 people died.";
    /// let factx = factx::Extractor::new();
    /// let claims = factx.extract(text);
    /// assert_eq!(claims[0].sentence, "Police said that 12 people died.");
    /// assert_eq!(claims[0].number_in_sentence(text), 17..19);
    /// ```
    pub fn number_in_sentence(&self, text: &str) -> Range<usize> {
        let Marks { sentence, number, .. } = self.marks;
        let folded = |start: u32, end: u32| {
            let mut behind_blank = false;
            let stays = |c: &char| {
                let blank = matches!(c, ' ' | '\n' | '\r' | '\t');
                // Of a run of blanks the first stays.
                let behind = std::mem::replace(&mut behind_blank, blank);
                !(blank && behind)
            };
            text.get(start as usize..end as usize).unwrap_or_default().chars().filter(stays).count()
        };
        let start = folded(sentence.start, number.start);
        start..start + folded(number.start, number.end)
    }
}

/// Where a claim's parts stand in the text, in bytes, for `factx explain`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Marks {
    pub sentence: Span,
    pub number: Span,
    pub qualifier: Option<Span>,
    pub trigger: Option<Span>,
    pub counted: Option<Span>,
    pub attribution: Option<Span>,
    pub place: Option<Span>,
    pub date: Option<Span>,
}

impl Marks {
    /// Counts from so many bytes further on.
    pub fn shift(&mut self, by: usize) {
        let Marks { sentence, number, qualifier, trigger, counted, attribution, place, date } = self;
        let parts = [qualifier, trigger, counted, attribution, place, date];
        for span in [sentence, number].into_iter().chain(parts.into_iter().flatten()) {
            *span = Span { start: span.start + by as u32, end: span.end + by as u32 };
        }
    }
}

/// `YYYY-MM-DD`, as ISO 8601 has it.
fn day<S: Serializer>(value: &Option<Date>, s: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(date) => s.collect_str(date),
        None => s.serialize_none(),
    }
}

/// A JSON number: an integer where the figure is whole and fits 64 bits, else the nearest double, printed shortest.
fn number<S: Serializer>(value: &Option<Decimal>, s: S) -> Result<S::Ok, S::Error> {
    let Some(value) = value else { return s.serialize_none() };
    match i64::try_from(value.normalize().mantissa()) {
        Ok(whole) if value.is_integer() && value.normalize().scale() == 0 => s.serialize_i64(whole),
        // By its text: the decimal's own conversion is not always to the nearest.
        _ => s.serialize_f64(value.to_string().parse().expect("a decimal's text is a number")),
    }
}
