//! A claim as Python sees it: owned, frozen, a field for each column.

use factx::{Claim as Found, Date, Decimal};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

/// A number: an `int` where it is whole, else a `decimal.Decimal`; never a float, which would round.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub struct Number(Decimal);

impl<'py> IntoPyObject<'py> for Number {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        if self.0.fract().is_zero() {
            return Ok(self.0.trunc().mantissa().into_pyobject(py)?.into_any());
        }
        DECIMAL.import(py, "decimal", "Decimal")?.call1((self.0.normalize().to_string(),))
    }
}

/// A day, as a `datetime.date`.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub struct Day(Date);

impl<'py> IntoPyObject<'py> for Day {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        DATE.import(py, "datetime", "date")?.call1((self.0.year(), self.0.month(), self.0.day()))
    }
}

macro_rules! claim {
    ($($(#[$doc:meta])* $name:ident: $type:ty = |$found:ident| $value:expr,)+) => {
        /// One quantity that a text states of one thing. Frozen; ``None`` means that the text does not say, never 0.
        #[pyclass(frozen, eq, hash, module = "factx")]
        #[derive(Clone, Debug, PartialEq, Hash)]
        pub struct Claim {
            /// The document's name, as it was given.
            #[pyo3(get)]
            document: Option<String>,
            $($(#[$doc])* #[pyo3(get)] $name: $type,)+
            /// Where the number stands in the sentence, in characters.
            #[pyo3(get, name = "_span")]
            span: (usize, usize),
        }

        impl Claim {
            /// A claim of a document of this name, if it has one.
            pub fn new(document: Option<&str>, text: &str, claim: &Found<'_>) -> Claim {
                let span = claim.number_in_sentence(text);
                let span = (span.start, span.end);
                Claim { document: document.map(String::from), span, $($name: {
                    let $found = claim;
                    $value
                },)+ }
            }
        }

        #[pymethods]
        impl Claim {
            /// The names of the fields, in the order of the command's columns.
            #[classattr]
            #[pyo3(name = "__match_args__")]
            fn fields(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
                PyTuple::new(py, ["document", $(stringify!($name),)+])
            }

            /// What happened, how many, of what, who says so, and where the number stands.
            fn __repr__(&self) -> String {
                self.line()
            }

            /// The sentence with the number marked, and what the claim says of it.
            fn _repr_html_(&self) -> String {
                self.html()
            }

            /// The fields by their names, as the command writes them to JSON, but for days, which are dates.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                let dict = PyDict::new(py);
                dict.set_item("document", &self.document)?;
                $(dict.set_item(stringify!($name), self.$name.clone())?;)+
                Ok(dict)
            }
        }
    };
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(String::from)
}

claim! {
    /// The claim's number in its document, from 1.
    id: u32 = |c| c.id,
    /// What happened to the counted thing; ``None`` for a plain statistic.
    event: Option<String> = |c| owned(c.event),
    /// The words that show the event, as written.
    trigger: Option<String> = |c| owned(c.trigger),
    /// How the number is hedged: exactly, about, nearly, more_than, at_least, less_than, at_most, between, vague.
    qualifier: &'static str = |c| c.qualifier.as_str(),
    /// The stated number, in units of ``unit``; an int where it is whole. ``None`` for a range or a vague number.
    magnitude: Option<Number> = |c| c.magnitude.map(Number),
    /// The lower bound that the text states.
    low: Option<Number> = |c| c.low.map(Number),
    /// The upper bound that the text states.
    high: Option<Number> = |c| c.high.map(Number),
    /// What one of it is: person, household, percent, USD, km2, or a singular noun.
    unit: Option<String> = |c| owned(c.unit.as_deref()),
    /// The denominator of a rate, as written.
    per: Option<String> = |c| owned(c.per),
    /// The counted noun phrase, as written.
    counted: Option<String> = |c| owned(c.counted),
    /// The kinds of person counted.
    groups: Vec<String> = |c| c.groups.iter().map(|group| String::from(*group)).collect(),
    /// Whether it is said to have happened: asserted, negated, possible, forecast, hypothetical, denied.
    modality: &'static str = |c| c.modality.as_str(),
    /// How the figure stands to others: subset, total, additional.
    relation: Option<&'static str> = |c| c.relation.map(|relation| relation.as_str()),
    /// For a subset, the ``id`` of the claim that it is part of.
    parent: Option<u32> = |c| c.parent,
    /// Who says so, as written.
    attribution: Option<String> = |c| owned(c.attribution),
    /// Where it happened, as written.
    place: Option<String> = |c| owned(c.place),
    /// When it happened, as written.
    date: Option<String> = |c| owned(c.date),
    /// Where the number begins: ``text[start:end] == number``.
    start: u64 = |c| c.start,
    /// Where the number ends, exclusive.
    end: u64 = |c| c.end,
    /// The number, as written.
    number: String = |c| c.number.into(),
    /// The sentence, blanks and line breaks folded.
    sentence: String = |c| c.sentence.clone().into_owned(),
    /// How far the rule that made the claim is to be trusted: high, medium, low.
    confidence: &'static str = |c| c.confidence.as_str(),
    /// The rule that made the claim.
    rule: &'static str = |c| c.rule,
    /// The first day on which it may have happened.
    date_from: Option<Day> = |c| c.date_from.map(Day),
    /// The last day, included.
    date_to: Option<Day> = |c| c.date_to.map(Day),
    /// Where the place lies: ISO 3166-1 alpha-3.
    country: Option<String> = |c| owned(c.country),
    /// The persons in the counted households, by ``household_size``.
    persons: Option<Number> = |c| c.persons.map(Number),
    /// Of a vague number, the policy that its figures are from.
    vague_policy: Option<String> = |c| owned(c.vague_policy),
}

impl Claim {
    /// On one line: what happened, the figure with its hedge, what was counted, and who says so.
    fn line(&self) -> String {
        let mut line = format!("<Claim {}: {}", self.id, self.says());
        if let Some(source) = &self.attribution {
            line += &format!(", {source}");
        }
        line + &format!(" ({}:{} {:?})>", self.start, self.end, self.number)
    }

    /// `killed at_least 45 person, asserted`
    fn says(&self) -> String {
        let figures = match (self.magnitude, self.low, self.high) {
            (Some(Number(figure)), ..) => figure.to_string(),
            (None, low, high) => {
                let bound = |bound: Option<Number>| bound.map_or(String::new(), |Number(figure)| figure.to_string());
                format!("{}..{}", bound(low), bound(high))
            }
        };
        let words = [self.event.as_deref(), Some(self.qualifier), Some(&figures), self.unit.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        let relation = self.relation.map(|relation| format!(", {relation}")).unwrap_or_default();
        format!("{}, {}{relation}", words.join(" "), self.modality)
    }

    fn html(&self) -> String {
        let (start, end) = self.span;
        let part = |from: usize, to: usize| escape(self.sentence.chars().skip(from).take(to.saturating_sub(from)));
        let sentence = format!("{}<mark>{}</mark>{}", part(0, start), part(start, end), part(end, usize::MAX));
        format!("<p>{sentence}<br><small>{}</small></p>", escape(self.says().chars()))
    }
}

fn escape(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
