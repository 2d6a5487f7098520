//! The sheets: claims, their sums by event, and what the columns hold.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::cells::Style;
use super::words::WORDS;
use crate::export::Column;
use crate::export::meta::Kind;
use crate::export::sums::Sums;

/// The claims' sheet, with its header.
pub(super) fn claims(workbook: &mut Workbook, asked: &[Column], style: &Style) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name(&WORDS.claims.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(asked) {
        sheet.set_column_width(at, f64::from(column.width()))?;
        sheet.write_string_with_format(0, at, column.name(), &style.head)?;
    }
    Ok(())
}

pub(super) fn sums(workbook: &mut Workbook, found: &Sums, style: &mut Style) -> Result<(), XlsxError> {
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
    let rows = found.rows();
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

pub(super) fn columns(workbook: &mut Workbook, asked: &[Column], style: &Style) -> Result<(), XlsxError> {
    let words = &WORDS.columns;
    let sheet = workbook.add_worksheet().set_name(&words.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, head, width) in [(0, &words.column, 16), (1, &words.r#type, 20), (2, &words.description, 100)] {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, head, &style.head)?;
    }
    let mut row = 0;
    for column in asked {
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
