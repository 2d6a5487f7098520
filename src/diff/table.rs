//! One output as rows of text cells, whatever its format.

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::value::RawValue;

use crate::Result;
use crate::error::{Error, ErrorKind};
use crate::export::{Column, bare, fold};
use crate::read::Source;

/// The rows of an output, in its order, with one cell for each of `columns`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads CSV, TSV, JSON or JSON lines as factx writes them; what stands in the file says which it is.
    ///
    /// Cells are brought to one form: null is empty, lists are joined by `;`, blanks and line breaks are folded as in CSV, and
    /// apostrophes before formulas are left out.
    ///
    /// # Errors
    /// A file that cannot be read or is none of these, with the line (of JSON, the row) where that shows.
    pub fn read(source: &Source) -> Result<Table> {
        let mut bytes = Vec::new();
        source.open()?.read_to_end(&mut bytes).map_err(|e| source.error(e))?;
        let wrong = |(line, message)| -> Error {
            ErrorKind::Record { path: source.path().to_path_buf(), line, message }.into()
        };
        let text = str::from_utf8(&bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() as u64 + 1;
            wrong((line, "expected UTF-8, found something else".into()))
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.lines().next().unwrap_or_default();
        let table = match text.trim_start().chars().next() {
            Some('{') => lines(text),
            Some('[') => array(text),
            // JSON lines without a claim are an empty file.
            None => Ok(Table::default()),
            // Names of columns have no such character.
            Some(_) => separated(text, head.bytes().find(|b| b",;|:^~\t".contains(b)).unwrap_or(b',')),
        };
        table.map_err(wrong)
    }
}

/// What is wrong with a file, and at which line.
type Wrong = (u64, String);

fn column(name: &str) -> Result<Column, String> {
    Column::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
        format!("expected a column of factx's output ({}), found {name:?}", known.join(", "))
    })
}

fn separated(text: &str, delimiter: u8) -> Result<Table, Wrong> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let wrong = |error: csv::Error| (error.position().map_or(1, csv::Position::line), error.to_string());
    let head = reader.headers().map_err(wrong)?;
    let columns = head.iter().map(column).collect::<Result<Vec<_>, _>>().map_err(|message| (1, message))?;
    let mut table = Table { columns, rows: Vec::new() };
    for (n, record) in reader.records().enumerate() {
        let record = record.map_err(wrong)?;
        // Hashtags of HXL are a second header.
        if n == 0 && record.iter().zip(&table.columns).all(|(cell, column)| cell == column.hxl()) {
            continue;
        }
        table.rows.push(record.iter().map(folded).collect());
    }
    Ok(table)
}

/// A claim as JSON has it. Numbers stay as written: through a double they could change.
type Object<'t> = BTreeMap<String, &'t RawValue>;

fn lines(text: &str) -> Result<Table, Wrong> {
    let mut rows = Vec::new();
    for (line, json) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line = line as u64 + 1;
        rows.push((line, serde_json::from_str::<Object>(json).map_err(|error| (line, error.to_string()))?));
    }
    objects(&rows)
}

fn array(text: &str) -> Result<Table, Wrong> {
    let rows: Vec<Object> = serde_json::from_str(text).map_err(|error| (error.line() as u64, error.to_string()))?;
    // An opening line, and then a row a line: so factx writes it.
    objects(&rows.into_iter().enumerate().map(|(n, row)| (n as u64 + 2, row)).collect::<Vec<_>>())
}

fn objects(rows: &[(u64, Object<'_>)]) -> Result<Table, Wrong> {
    let Some((line, first)) = rows.first() else { return Ok(Table::default()) };
    let columns = first.keys().map(|name| column(name)).collect::<Result<Vec<_>, _>>().map_err(|m| (*line, m))?;
    let mut table = Table { columns, rows: Vec::with_capacity(rows.len()) };
    for (line, row) in rows {
        if !row.keys().eq(first.keys()) {
            return Err((*line, "expected the columns of the first claim, found others".into()));
        }
        let cells = row.values().map(|value| cell(value)).collect::<Result<_, _>>().map_err(|m| (*line, m))?;
        table.rows.push(cells);
    }
    Ok(table)
}

fn cell(value: &RawValue) -> Result<String, String> {
    let json = value.get();
    let text = |json: &str| serde_json::from_str::<String>(json).map_err(|error| error.to_string());
    match json.as_bytes().first() {
        Some(b'n') => Ok(String::new()),
        Some(b'"') => text(json).map(|text| folded(&text)),
        Some(b'[') => {
            let list: Vec<String> = serde_json::from_str(json).map_err(|error| error.to_string())?;
            Ok(list.join(";"))
        }
        Some(b'{') => Err(format!("expected a text, a number or a list, found {json}")),
        _ => Ok(json.to_owned()),
    }
}

/// The words of a cell: formats differ in the blanks, breaks and apostrophes that they keep around them.
fn folded(text: &str) -> String {
    fold(bare(text), &mut String::new()).trim_ascii().to_owned()
}
