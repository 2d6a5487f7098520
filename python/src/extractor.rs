//! The extractor: built once with its options, shared between threads; the interpreter is free while it works.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use factx::{Date, Decimal, Extra, HouseholdSizes, Normaliser, Policy, dateline};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;

use crate::claim::Claim;
use crate::error::exception;
use crate::table;

/// What does the work, without Python.
#[derive(Debug)]
pub struct Engine {
    extractor: factx::Extractor,
    normaliser: Normaliser,
}

impl Engine {
    /// Gives the claims of a text, in batches, to `take`. `date` is the document's day; without one its dateline's is taken.
    pub fn each<'a>(&'a self, text: &'a str, date: Option<Date>, mut take: impl FnMut(&[factx::Claim<'a>])) {
        let date = date.or_else(|| dateline(text));
        self.extractor.extract_batches(text, |claims| {
            self.normaliser.fill(text, date, claims);
            take(claims);
        });
    }

    fn claims(&self, text: &str, document: Option<&str>, date: Option<Date>) -> Vec<Claim> {
        let mut all = Vec::new();
        self.each(text, date, |claims| all.extend(claims.iter().map(|claim| Claim::new(document, text, claim))));
        all
    }
}

#[pyclass(frozen, module = "factx", name = "_Extractor", subclass)]
pub struct Extractor {
    pub engine: Arc<Engine>,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, vague = "literal", include = Vec::new(), lexicon = Vec::new(), household_size = None))]
    fn new(
        py: Python<'_>,
        vague: &str,
        include: Vec<String>,
        lexicon: Vec<PathBuf>,
        household_size: Option<Vec<(Option<String>, String)>>,
    ) -> PyResult<Extractor> {
        let include = include.iter().map(|name| extra(name)).collect::<PyResult<Vec<Extra>>>()?;
        let mut normaliser = Normaliser::new().with_dates().with_countries().with_policy(policy(vague)?);
        if let Some(sizes) = household_size {
            normaliser = normaliser.with_household_sizes(households(&sizes)?);
        }
        let extractor = py.detach(|| match &*lexicon {
            [] => Ok(factx::Extractor::new()),
            files => factx::Extractor::with_lexicons(files),
        });
        let extractor = extractor.map_err(exception)?.including(include);
        Ok(Extractor { engine: Arc::new(Engine { extractor, normaliser }) })
    }

    /// The events that it knows.
    #[getter]
    fn events(&self) -> Vec<String> {
        self.engine.extractor.events().into_iter().map(String::from).collect()
    }

    fn _extract(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        document: Option<&Bound<'_, PyString>>,
        date: Option<&str>,
    ) -> PyResult<Vec<Claim>> {
        let (text, date) = (string(text)?, date.map(day).transpose()?);
        let document = document.map(string).transpose()?;
        Ok(py.detach(|| self.engine.claims(&text, document.as_deref(), date)))
    }

    fn _extract_many(
        &self,
        py: Python<'_>,
        texts: Vec<Bound<'_, PyString>>,
        date: Option<&str>,
        threads: usize,
    ) -> PyResult<Vec<Vec<Claim>>> {
        let texts = texts.iter().map(string).collect::<PyResult<Vec<PyBackedStr>>>()?;
        let date = date.map(day).transpose()?;
        Ok(py.detach(|| many(&self.engine, &texts, date, threads)))
    }

    #[pyo3(signature = (data, text, id, date))]
    fn _extract_arrow(
        &self,
        py: Python<'_>,
        data: pyo3_arrow::input::AnyRecordBatch,
        text: String,
        id: Option<String>,
        date: Option<String>,
    ) -> PyResult<Py<PyAny>> {
        table::read(Arc::clone(&self.engine), py, data, &table::Names { text, id, date })
    }
}

/// The claims of many texts, in their order. Each thread takes the next text when it has done one.
fn many(engine: &Engine, texts: &[PyBackedStr], date: Option<Date>, threads: usize) -> Vec<Vec<Claim>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, text)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            texts.get(at).map(|text| (at, text))
        } {
            done.push((at, engine.claims(text, None, date)));
        }
        done
    };
    let mut all = vec![Vec::new(); texts.len()];
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(texts.len())).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        for (at, claims) in done {
            all[at] = claims;
        }
    });
    all
}

/// A text. A lone surrogate, which is no character, becomes a replacement character, so that offsets stay.
fn string(text: &Bound<'_, PyString>) -> PyResult<PyBackedStr> {
    if let Ok(text) = PyBackedStr::try_from(text.clone()) {
        return Ok(text);
    }
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let mut bytes: Vec<u8> = bytes.extract()?;
    // In such bytes a surrogate is three, from ED A0 80 to ED BF BF, as is the replacement character.
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    let text = PyString::new(text.py(), &String::from_utf8_lossy(&bytes));
    PyBackedStr::try_from(text)
}

pub fn day(text: &str) -> PyResult<Date> {
    text.parse().map_err(|_| PyValueError::new_err(format!("date: expected a date as YYYY-MM-DD, found {text:?}")))
}

fn extra(name: &str) -> PyResult<Extra> {
    let known = || Extra::ALL.iter().map(|e| e.as_str()).collect::<Vec<_>>().join(", ");
    let unknown = || PyValueError::new_err(format!("include: there is no kind {name:?}; the kinds are {}", known()));
    Extra::from_name(name).ok_or_else(unknown)
}

/// A policy by its name, or a file of one's own.
fn policy(asked: &str) -> PyResult<Policy> {
    if let Some(policy) = Policy::named(asked) {
        return Ok(policy);
    }
    let path = PathBuf::from(asked);
    if path.extension().is_none() && !path.exists() {
        let known = Policy::names().collect::<Vec<_>>().join(", ");
        let message = format!("vague: expected one of {known}, or a TOML file, found {asked:?}");
        return Err(PyValueError::new_err(message));
    }
    Policy::read(&path).map_err(exception)
}

/// A size for each country by its code, and one, without a code, for all others.
fn households(sizes: &[(Option<String>, String)]) -> PyResult<HouseholdSizes> {
    let (mut everywhere, mut countries) = (None, Vec::new());
    for (country, text) in sizes {
        let size = text.parse::<Decimal>().ok().filter(|size| *size > Decimal::ZERO);
        let message = || PyValueError::new_err(format!("household_size: expected a number above 0, found {text}"));
        let size = size.ok_or_else(message)?;
        match country {
            None => everywhere = Some(size),
            Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
                countries.push((code, size))
            }
            Some(code) => {
                let message = format!("household_size: expected a country's ISO 3166-1 alpha-3 code, found {code:?}");
                return Err(PyValueError::new_err(message));
            }
        }
    }
    let sizes = everywhere.map_or_else(HouseholdSizes::new, HouseholdSizes::everywhere);
    Ok(countries.into_iter().fold(sizes, |sizes, (code, size)| sizes.with_country(code, size)))
}
