//! Cells with their types, as far as a workbook has them.

use std::mem;

use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use crate::export::frame::Value;
use crate::export::guard;
use crate::export::row::fold;

/// A cell has no more characters.
const CHARACTERS: usize = 32_767;
/// A number that is a double keeps so many digits.
const DIGITS: u32 = 15;

/// How cells are written.
pub(super) struct Style {
    guard: bool,
    pub head: Format,
    whole: Format,
    day: Format,
    pub wrapped: Format,
    /// Reused for folded text.
    text: String,
    /// A text was longer than a cell.
    pub cut: bool,
}

impl Style {
    pub fn new(guard: bool) -> Style {
        Style {
            guard,
            head: Format::new().set_bold(),
            whole: Format::new().set_num_format("0"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            text: String::new(),
            cut: false,
        }
    }

    pub fn cell(&mut self, sheet: &mut Worksheet, row: u32, at: u16, value: &Value<'_>) -> Result<(), XlsxError> {
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

    pub fn text(&mut self, sheet: &mut Worksheet, row: u32, at: u16, text: &str) -> Result<(), XlsxError> {
        let mut scratch = mem::take(&mut self.text);
        let text = fold(text, &mut scratch);
        let mut text = if self.guard { guard::guarded(text) } else { text.into() };
        if text.len() > CHARACTERS && text.chars().count() > CHARACTERS {
            self.cut = true;
            text = text.chars().take(CHARACTERS - 1).chain(['\u{2026}']).collect::<String>().into();
        }
        let written = sheet.write_string(row, at, &*text).map(drop);
        drop(text);
        self.text = scratch;
        written
    }

    pub fn figure(&self, sheet: &mut Worksheet, row: u32, at: u16, value: Decimal) -> Result<(), XlsxError> {
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
