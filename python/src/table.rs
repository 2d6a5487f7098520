//! Arrow tables and streams in, a stream of claims out, batch by batch.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch, RecordBatchReader, StringArray, StringViewArray};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use factx::Date;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use pyo3_arrow::{PyRecordBatchReader, PySchema};

use crate::columns::{self, Columns};
use crate::extractor::Engine;

/// The columns that matter.
pub struct Names {
    pub text: String,
    pub id: Option<String>,
    pub date: Option<String>,
}

/// Where those columns stand.
#[derive(Clone, Copy, Debug)]
struct Places {
    text: usize,
    id: Option<usize>,
    date: Option<usize>,
}

/// The schema of the claims.
#[pyfunction]
pub fn schema() -> PySchema {
    PySchema::from(columns::schema())
}

/// The claims of a table's texts, as a stream; nothing is read before it is.
pub fn read(engine: Arc<Engine>, py: Python<'_>, data: AnyRecordBatch, names: &Names) -> PyResult<Py<PyAny>> {
    let input = data.into_reader()?;
    let places = places(&input.schema(), names).map_err(PyValueError::new_err)?;
    let claims = Claims { engine, input, places, open: None, columns: Columns::new(), full: VecDeque::new() };
    let reader = PyRecordBatchReader::new(Box::new(claims));
    Ok(reader.into_pyobject(py)?.into_any().unbind())
}

/// Looks the columns up; else says what there is.
fn places(schema: &SchemaRef, names: &Names) -> Result<Places, String> {
    let find = |role: &str, name: &str, kinds: &str, fits: fn(&DataType) -> bool| {
        let found = schema.column_with_name(name).ok_or_else(|| {
            let known: Vec<&str> = schema.fields().iter().map(|field| &**field.name()).collect();
            format!("{role}: there is no column {name:?}; the columns are {}", known.join(", "))
        })?;
        let (at, kind) = (found.0, found.1.data_type());
        if fits(kind) { Ok(at) } else { Err(format!("{role}: column {name:?} holds {kind}, expected {kinds}")) }
    };
    let id = |kind: &DataType| text(kind) || kind.is_integer();
    let date =
        |kind: &DataType| text(kind) || matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..));
    Ok(Places {
        text: find("text", &names.text, "strings", text)?,
        id: names.id.as_deref().map(|name| find("id", name, "strings or integers", id)).transpose()?,
        date: names.date.as_deref().map(|name| find("date", name, "dates or strings", date)).transpose()?,
    })
}

fn text(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => text(values),
        kind => kind.is_string() || *kind == DataType::Null,
    }
}

/// Reads texts as claims are asked for.
struct Claims {
    engine: Arc<Engine>,
    input: Box<dyn RecordBatchReader + Send>,
    places: Places,
    /// The batch that is being read.
    open: Option<Rows>,
    columns: Columns,
    /// Batches that one text filled and nobody has asked for yet.
    full: VecDeque<RecordBatch>,
}

impl Claims {
    /// Reads one more text, or opens one more batch; false where there is none.
    fn advance(&mut self) -> Result<bool, ArrowError> {
        let Some(rows) = &mut self.open else {
            let Some(batch) = self.input.next() else { return Ok(false) };
            self.open = Some(Rows::new(&batch?, self.places)?);
            return Ok(true);
        };
        let Some(row) = rows.next() else {
            self.open = None;
            return Ok(true);
        };
        let Some(text) = rows.texts.at(row) else { return Ok(true) };
        let (id, day) = (rows.id(row), rows.day(row));
        let Claims { columns, full, .. } = self;
        let mut failed = Ok(());
        self.engine.each(text, day, |claims| {
            claims.iter().for_each(|claim| columns.push(id, claim));
            if columns.is_full() {
                failed = columns.finish().map(|batch| full.push_back(batch));
            }
        });
        failed.map(|()| true)
    }
}

impl Iterator for Claims {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.full.pop_front() {
                return Some(Ok(batch));
            }
            match self.advance() {
                Ok(true) => {}
                Ok(false) if self.columns.is_empty() => return None,
                Ok(false) => return Some(self.columns.finish()),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl RecordBatchReader for Claims {
    fn schema(&self) -> SchemaRef {
        columns::schema()
    }
}

/// A batch's texts, with their names and days.
struct Rows {
    texts: Texts,
    ids: Option<LargeStringArray>,
    days: Option<Vec<Option<Date>>>,
    rows: Range<usize>,
}

impl Rows {
    fn new(batch: &RecordBatch, places: Places) -> Result<Rows, ArrowError> {
        let days = places.date.map(|at| days(batch.column(at))).transpose()?;
        let ids = places.id.map(|at| strings(batch.column(at))).transpose()?;
        Ok(Rows { texts: Texts::new(batch.column(places.text))?, ids, days, rows: 0..batch.num_rows() })
    }

    fn next(&mut self) -> Option<usize> {
        self.rows.next()
    }

    fn id(&self, row: usize) -> Option<&str> {
        self.ids.as_ref().filter(|ids| ids.is_valid(row)).map(|ids| ids.value(row))
    }

    fn day(&self, row: usize) -> Option<Date> {
        self.days.as_ref().and_then(|days| days.get(row).copied().flatten())
    }
}

/// A column of texts, however its strings are laid out; the usual layouts are read where they are.
enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    fn new(column: &ArrayRef) -> Result<Texts, ArrowError> {
        Ok(match column.data_type() {
            DataType::Utf8 => Texts::Small(column.as_string().clone()),
            DataType::Utf8View => Texts::View(column.as_string_view().clone()),
            _ => Texts::Large(strings(column)?),
        })
    }

    fn at(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }
}

/// A column as strings; without a copy where it is of large ones.
fn strings(column: &ArrayRef) -> Result<LargeStringArray, ArrowError> {
    Ok(cast(column, &DataType::LargeUtf8)?.as_string().clone())
}

/// A column of days; of times of day the day is taken. What is no date is none.
fn days(column: &ArrayRef) -> Result<Vec<Option<Date>>, ArrowError> {
    if column.data_type().is_temporal() {
        let days = cast(column, &DataType::Date32)?;
        let days = days.as_primitive::<Date32Type>();
        return Ok(days.iter().map(|days| days.and_then(since_1970)).collect());
    }
    let day = |text: &str| text.trim().split(['T', ' ']).next().and_then(|day| day.parse().ok());
    Ok(strings(column)?.iter().map(|text| text.and_then(day)).collect())
}

fn since_1970(days: i32) -> Option<Date> {
    let seconds = u64::from(days.unsigned_abs()) * 86_400;
    let span = std::time::Duration::from_secs(seconds);
    let epoch = Date::constant(1970, 1, 1);
    if days < 0 { epoch.checked_sub(span).ok() } else { epoch.checked_add(span).ok() }
}
