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
    ($($name:ident: $type:ty = |$found:ident| $value:expr,)+) => {
        #[pyclass(frozen, eq, hash, module = "factx")]
        #[derive(Clone, Debug, PartialEq, Hash)]
        pub struct Claim {
            #[pyo3(get)]
            document: Option<String>,
            $(#[pyo3(get)] $name: $type,)+
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
    id: u32 = |c| c.id,
    event: Option<String> = |c| owned(c.event),
    trigger: Option<String> = |c| owned(c.trigger),
    qualifier: &'static str = |c| c.qualifier.as_str(),
    magnitude: Option<Number> = |c| c.magnitude.map(Number),
    low: Option<Number> = |c| c.low.map(Number),
    high: Option<Number> = |c| c.high.map(Number),
    unit: Option<String> = |c| owned(c.unit.as_deref()),
    per: Option<String> = |c| owned(c.per),
    counted: Option<String> = |c| owned(c.counted),
    groups: Vec<String> = |c| c.groups.iter().map(|group| String::from(*group)).collect(),
    modality: &'static str = |c| c.modality.as_str(),
    relation: Option<&'static str> = |c| c.relation.map(|relation| relation.as_str()),
    parent: Option<u32> = |c| c.parent,
    attribution: Option<String> = |c| owned(c.attribution),
    place: Option<String> = |c| owned(c.place),
    date: Option<String> = |c| owned(c.date),
    start: u64 = |c| c.start,
    end: u64 = |c| c.end,
    number: String = |c| c.number.into(),
    sentence: String = |c| c.sentence.clone().into_owned(),
    confidence: &'static str = |c| c.confidence.as_str(),
    rule: &'static str = |c| c.rule,
    date_from: Option<Day> = |c| c.date_from.map(Day),
    date_to: Option<Day> = |c| c.date_to.map(Day),
    country: Option<String> = |c| owned(c.country),
    persons: Option<Number> = |c| c.persons.map(Number),
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
