//! Comparing two outputs: files -> rows (`table`) -> pairs of rows (`align`) -> what changed (`changes`) -> lines (`report`).

mod align;
mod changes;
mod report;
mod table;

pub(crate) use changes::{Change, Changes, changes};
pub(crate) use report::report;
pub(crate) use table::Table;
