//! Writing: claims -> rows of cells (`row`) -> bytes (an encoder for each thread) -> their place (`book`, `target`); one format a file.
//!
//! Text goes from encoder to target as it is. Formats that are no stream of text get their claims as frames (`frame`).

mod book;
mod brat;
mod codes;
mod csv;
mod folder;
mod frame;
mod gdelt;
mod guard;
mod idmc;
mod json;
mod jsonld;
mod meta;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod replace;
mod row;
#[cfg(test)]
pub(crate) mod samples;
mod spec;
#[cfg(feature = "sqlite")]
mod sqlite;
mod stem;
mod sums;
mod table;
mod target;
mod texts;
mod ucdp;
mod xlsx;

pub(crate) use book::Book;
pub(crate) use csv::Dialect;
pub(crate) use folder::Keep;
pub(crate) use frame::Framer;
pub(crate) use guard::bare;
pub(crate) use package::{Package, package_of};
pub(crate) use replace::{has_content, is_same_file};
pub(crate) use row::{Cell, Column, cell, fold, push_day, push_decimal};
pub(crate) use spec::{Format, Spec};
pub(crate) use table::{COLUMNS as TABLE_COLUMNS, Look};
pub(crate) use texts::Texts;

use crate::Claim;

/// Who wrote a workbook or a parquet file, in their properties.
const AUTHOR: &str = "factx";

/// One output format at work. It appends bytes to the caller's buffer, so that who writes, and when, is not its matter:
/// each thread has an encoder of its own, and their rows are joined in order.
pub(crate) trait Encoder {
    /// What stands before the first row.
    fn begin(&mut self, out: &mut Vec<u8>);

    /// A document begins. What follows is of it, up to the next; its later parts may come from another thread's encoder.
    fn document(&mut self, _name: &str, _out: &mut Vec<u8>) {}

    /// The document's text goes on with this.
    fn text(&mut self, _text: &str, _out: &mut Vec<u8>) {}

    /// The rows of some claims of a document; `text` is what their marks refer to.
    fn rows(&mut self, document: &str, text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>);

    /// What of the first rows is written: all but what parts them from rows before.
    fn first<'r>(&self, rows: &'r [u8]) -> &'r [u8] {
        rows
    }

    /// What stands after the last row; `empty` where there was none.
    fn end(&mut self, empty: bool, out: &mut Vec<u8>);
}
