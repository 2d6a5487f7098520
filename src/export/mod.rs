//! Writing: claims -> rows of cells (`row`) -> bytes (one format a file) -> where they go (`target`).

mod csv;
mod json;
mod row;
#[cfg(test)]
pub(crate) mod samples;
mod table;
mod target;

use std::path::Path;

pub(crate) use row::{Cell, Column, cell, fold, push_day, push_decimal};
pub(crate) use table::{COLUMNS as TABLE_COLUMNS, Look};
pub(crate) use target::Target;

use crate::Claim;

/// One output format at work. It appends bytes to the caller's buffer, so that who writes, and when, is not its matter:
/// each thread has an encoder of its own, and their rows are joined in order.
pub(crate) trait Encoder {
    /// What stands before the first row.
    fn begin(&mut self, out: &mut Vec<u8>);

    /// The rows of some claims of a document.
    fn rows(&mut self, document: &str, claims: &[Claim<'_>], out: &mut Vec<u8>);

    /// What of the first rows is written: all but what parts them from rows before.
    fn first<'r>(&self, rows: &'r [u8]) -> &'r [u8] {
        rows
    }

    /// What stands after the last row; `empty` where there was none.
    fn end(&mut self, empty: bool, out: &mut Vec<u8>);
}

/// The formats, by name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Csv,
    Tsv,
    Ndjson,
    Json,
    /// For eyes.
    Table(Look),
}

impl Format {
    /// The format that files with this ending hold, if one is known to.
    pub fn by_ending(path: &Path) -> Option<Format> {
        Some(match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Format::Csv,
            "tsv" | "tab" => Format::Tsv,
            "ndjson" | "jsonl" => Format::Ndjson,
            "json" => Format::Json,
            _ => return None,
        })
    }

    /// An encoder that writes these columns, in this order.
    pub fn encoder<'c>(self, columns: &'c [Column]) -> Box<dyn Encoder + 'c> {
        match self {
            Format::Csv => Box::new(csv::Csv::new(columns, csv::Dialect::Comma)),
            Format::Tsv => Box::new(csv::Csv::new(columns, csv::Dialect::Tab)),
            Format::Ndjson => Box::new(json::Json::new(columns, json::Layout::Lines)),
            Format::Json => Box::new(json::Json::new(columns, json::Layout::Array)),
            Format::Table(look) => Box::new(table::Table::new(columns, look)),
        }
    }
}
