//! Workbooks: the claims with typed cells, their sums by event, and what the columns hold.
//!
//! Rows go to a temporary file as they come, so that memory does not grow with them; only the sums are held.

use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde::Deserialize;

use super::book::Book;
use super::frame::{Frame, Frames, Value};
use super::meta::Kind;
use super::replace::AUTHOR;
use super::row::fold;
use super::sums::Sums;
use super::target::Target;
use super::{Column, guard};
use crate::Result;
use crate::error::{Error, ErrorKind};

/// A sheet has no more rows, its header among them.
const ROWS: u32 = 1_048_576;
/// A cell has no more characters.
const CHARACTERS: usize = 32_767;
/// A number that is a double keeps so many digits.
const DIGITS: u32 = 15;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    claims: ClaimsWords,
    sums: SumsWords,
    columns: ColumnsWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsWords {
    sheet: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SumsWords {
    sheet: String,
    event: String,
    unit: String,
    claims: String,
    sum: String,
    low: String,
    high: String,
    vague: String,
    totals: String,
    largest: String,
    persons: String,
    notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnsWords {
    sheet: String,
    column: String,
    r#type: String,
    description: String,
    notes: Vec<String>,
    types: Types,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    text: String,
    integer: String,
    decimal: String,
    day: String,
    list: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("xlsx.toml")).expect("xlsx.toml is right: a test reads it"));

/// Takes frames of rows with all columns.
pub(crate) struct Xlsx<'s> {
    target: Target,
    path: PathBuf,
    workbook: Workbook,
    columns: &'s [Column],
    style: Style,
    /// The next row of the claims.
    row: u32,
    sums: Sums,
}

/// How cells are written.
struct Style {
    guard: bool,
    head: Format,
    whole: Format,
    day: Format,
    wrapped: Format,
    /// Reused for folded text.
    text: String,
}

impl<'s> Xlsx<'s> {
    pub fn open(path: Option<&Path>, columns: &'s [Column], guard: bool) -> Result<Xlsx<'s>> {
        let target = Target::open(path)?;
        let path = path.unwrap_or(Path::new("-")).to_path_buf();
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_author(AUTHOR));
        let style = Style {
            guard,
            head: Format::new().set_bold(),
            whole: Format::new().set_num_format("0"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            text: String::new(),
        };
        head(&mut workbook, columns, &style).map_err(|error| failed(&path, error))?;
        Ok(Xlsx { target, path, workbook, columns, style, row: 1, sums: Sums::default() })
    }

    fn write(&mut self, cells: &[Value<'_>]) -> Result<()> {
        if self.row == ROWS {
            let reason = format!(
                "a sheet of a workbook holds {ROWS} rows, and there are more; csv, parquet and sqlite hold them"
            );
            return Err(ErrorKind::Write { path: self.path.clone(), source: io::Error::other(reason) }.into());
        }
        self.sums.add(cells);
        let sheet = self.workbook.worksheet_from_index(0).map_err(|error| failed(&self.path, error))?;
        for (at, column) in (0..).zip(self.columns) {
            let written = self.style.cell(sheet, self.row, at, &cells[*column as usize]);
            written.map_err(|error| failed(&self.path, error))?;
        }
        self.row += 1;
        Ok(())
    }
}

impl Book for Xlsx<'_> {
    fn take(&mut self, frames: &[u8], _notes: &mut Vec<String>) -> Result<()> {
        for frame in Frames::new(frames) {
            if let Frame::Row(cells) = frame {
                self.write(&cells)?;
            }
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        let Xlsx { target, path, workbook, columns, style, row, sums } = &mut *self;
        let mut finish = || {
            let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            workbook.worksheet_from_index(0)?.autofilter(0, 0, row.saturating_sub(1).max(1), last)?;
            write_sums(workbook, sums, style)?;
            write_columns(workbook, columns, style)?;
            let mut writer = Patient { target, failure: None };
            workbook.save_to_writer(&mut writer)?;
            writer.failure.map_or(Ok(()), |failure| Err(XlsxError::IoError(failure)))
        };
        finish().map_err(|error| failed(path, error))?;
        self.target.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        self.target.unfinished()
    }
}

/// Keeps the first failure to the end: the archive's writer would print another of its own.
struct Patient<'t> {
    target: &'t mut Target,
    failure: Option<io::Error>,
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failure.is_none() {
            self.failure = self.target.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Style {
    fn cell(&mut self, sheet: &mut Worksheet, row: u32, at: u16, value: &Value<'_>) -> Result<(), XlsxError> {
        match value {
            Value::Empty => {}
            Value::Text(text) => self.text(sheet, row, at, text)?,
            Value::Integer(value) => self.figure(sheet, row, at, (*value).into())?,
            Value::Decimal(value) => self.figure(sheet, row, at, *value)?,
            Value::Day(day) => {
                let date = ExcelDateTime::from_ymd(
                    day.year().unsigned_abs(),
                    day.month().unsigned_abs(),
                    day.day().unsigned_abs(),
                );
                match date {
                    Ok(date) => sheet.write_datetime_with_format(row, at, &date, &self.day)?,
                    // Its calendar begins in 1900.
                    Err(_) => sheet.write_string(row, at, day.to_string())?,
                };
            }
            Value::List(names) if names.is_empty() => {}
            Value::List(names) => self.text(sheet, row, at, &names.join(";"))?,
        }
        Ok(())
    }

    fn text(&mut self, sheet: &mut Worksheet, row: u32, at: u16, text: &str) -> Result<(), XlsxError> {
        let mut scratch = mem::take(&mut self.text);
        let text = fold(text, &mut scratch);
        let mut text = if self.guard { guard::guarded(text) } else { text.into() };
        if text.len() > CHARACTERS && text.chars().count() > CHARACTERS {
            text = text.chars().take(CHARACTERS - 1).chain(['\u{2026}']).collect::<String>().into();
        }
        let written = sheet.write_string(row, at, &*text).map(drop);
        drop(text);
        self.text = scratch;
        written
    }

    fn figure(&self, sheet: &mut Worksheet, row: u32, at: u16, value: Decimal) -> Result<(), XlsxError> {
        let value = value.normalize();
        let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        match value.to_string().parse::<f64>() {
            Ok(number) if digits <= DIGITS && value.is_integer() => {
                sheet.write_number_with_format(row, at, number, &self.whole)?
            }
            Ok(number) if digits <= DIGITS => sheet.write_number(row, at, number)?,
            _ => sheet.write_string(row, at, value.to_string())?,
        };
        Ok(())
    }
}

/// The claims' sheet, with its header.
fn head(workbook: &mut Workbook, columns: &[Column], style: &Style) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name(&WORDS.claims.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, f64::from(column.width()))?;
        sheet.write_string_with_format(0, at, column.name(), &style.head)?;
    }
    Ok(())
}

fn write_sums(workbook: &mut Workbook, sums: &Sums, style: &mut Style) -> Result<(), XlsxError> {
    let words = &WORDS.sums;
    let sheet = workbook.add_worksheet().set_name(&words.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    let heads = [
        &words.event,
        &words.unit,
        &words.claims,
        &words.sum,
        &words.low,
        &words.high,
        &words.vague,
        &words.totals,
        &words.largest,
        &words.persons,
    ];
    for (at, head) in (0..).zip(heads) {
        sheet.set_column_width(at, 16)?;
        sheet.write_string_with_format(0, at, head, &style.head)?;
    }
    let rows = sums.rows();
    let mut row = 0;
    for (event, unit, sum) in &rows {
        row += 1;
        style.text(sheet, row, 0, event)?;
        style.text(sheet, row, 1, unit)?;
        let figures = [
            Some(sum.claims.into()),
            sum.sum.value(),
            sum.low.value(),
            sum.high.of_all(sum.claims),
            Some(sum.vague.into()),
            Some(sum.totals.into()),
            sum.largest,
            sum.persons.value(),
        ];
        for (at, figure) in (2..).zip(figures) {
            if let Some(figure) = figure {
                style.figure(sheet, row, at, figure)?;
            }
        }
    }
    sheet.autofilter(0, 0, row.max(1), heads.len() as u16 - 1)?;
    for note in &words.notes {
        row += 1;
        sheet.write_string(row + 1, 0, note)?;
    }
    Ok(())
}

fn write_columns(workbook: &mut Workbook, columns: &[Column], style: &Style) -> Result<(), XlsxError> {
    let words = &WORDS.columns;
    let sheet = workbook.add_worksheet().set_name(&words.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, head, width) in [(0, &words.column, 16), (1, &words.r#type, 20), (2, &words.description, 100)] {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, head, &style.head)?;
    }
    let mut row = 0;
    for column in columns {
        row += 1;
        let kind = match column.kind() {
            Kind::Text => &words.types.text,
            Kind::Integer => &words.types.integer,
            Kind::Decimal => &words.types.decimal,
            Kind::Day => &words.types.day,
            Kind::List => &words.types.list,
        };
        sheet.write_string(row, 0, column.name())?;
        sheet.write_string(row, 1, kind)?;
        sheet.write_string_with_format(row, 2, column.description(), &style.wrapped)?;
    }
    for note in &words.notes {
        row += 1;
        sheet.write_string(row + 1, 0, note)?;
    }
    Ok(())
}

fn failed(path: &Path, error: XlsxError) -> Error {
    let source = match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    };
    ErrorKind::Write { path: path.to_path_buf(), source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_words_are_all_there() {
        assert!(WORDS.sums.notes.len() > 5 && WORDS.columns.notes.len() > 2);
        assert_ne!(WORDS.claims.sheet, WORDS.sums.sheet);
    }
}
