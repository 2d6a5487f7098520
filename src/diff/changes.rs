//! What is different between two outputs, claim by claim.

use std::collections::HashMap;

use super::Table;
use super::align::{Shared, align};
use crate::export::Column;

/// The differences, and how many claims have none.
#[derive(Debug, PartialEq)]
pub(crate) struct Changes {
    /// By document in the order of the outputs, within it in reading order.
    pub list: Vec<Change>,
    pub same: usize,
    /// Columns that only one output has; they are not compared.
    pub only_old: Vec<Column>,
    pub only_new: Vec<Column>,
}

/// One claim that is not the same in both. Rows are numbers of the old or the new table's rows.
#[derive(Debug, PartialEq)]
pub(crate) enum Change {
    Added(usize),
    Lost(usize),
    Changed {
        old: usize,
        new: usize,
        /// The column, its cell in the old row and in the new one.
        fields: Vec<(Column, String, String)>,
    },
}

/// Compares two outputs in the columns that both have, save those that say only where a claim stands: `id`, `start` and
/// `end` move with what is before it. A parent is the same where it is the same claim. `ignored` columns are not compared.
pub(crate) fn changes(old: &Table, new: &Table, ignored: &[Column]) -> Changes {
    let shared = Shared::new(old, new);
    let pairs = align(old, new, &shared);
    let parents = Parents::new(old, new, &pairs);
    let mut list = Vec::new();
    let mut same = 0;
    for &(o, n) in &pairs {
        let mut fields = Vec::new();
        for &(column, at_old, at_new) in &shared.0 {
            let (before, after) = (&old.rows[o][at_old], &new.rows[n][at_new]);
            let equal = match column {
                Column::Id | Column::Start | Column::End | Column::Document => true,
                Column::Parent => parents.same(o, n).unwrap_or(before == after),
                _ => before == after,
            };
            if !equal && !ignored.contains(&column) {
                fields.push((column, before.clone(), after.clone()));
            }
        }
        if fields.is_empty() {
            same += 1;
        } else {
            list.push(Change::Changed { old: o, new: n, fields });
        }
    }
    list.extend(without_other(old, pairs.iter().map(|pair| pair.0)).map(Change::Lost));
    list.extend(without_other(new, pairs.iter().map(|pair| pair.1)).map(Change::Added));
    sort(&mut list, old, new);
    let missing = |table: &Table| -> Vec<Column> {
        table.columns.iter().copied().filter(|c| !shared.has(*c) && !ignored.contains(c)).collect()
    };
    Changes { list, same, only_old: missing(old), only_new: missing(new) }
}

fn without_other(table: &Table, paired: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let paired: std::collections::HashSet<usize> = paired.collect();
    (0..table.rows.len()).filter(move |row| !paired.contains(row))
}

impl Table {
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|c| *c == column)
    }

    /// A row's cell; empty where the output has no such column.
    pub(super) fn cell(&self, row: usize, column: Column) -> &str {
        self.at(column).map_or("", |at| &self.rows[row][at])
    }
}

/// In the documents' order, the new output's first; within one by place, what stands in the old before what is in the new.
fn sort(list: &mut [Change], old: &Table, new: &Table) {
    let mut order: HashMap<&str, usize> = HashMap::new();
    for (table, rows) in [(new, new.rows.len()), (old, old.rows.len())] {
        for row in 0..rows {
            let next = order.len();
            order.entry(table.cell(row, Column::Document)).or_insert(next);
        }
    }
    list.sort_by_cached_key(|change| {
        let (table, row, rank) = match change {
            Change::Lost(row) => (old, *row, 0),
            Change::Changed { new: row, .. } => (new, *row, 1),
            Change::Added(row) => (new, *row, 2),
        };
        let start = table.cell(row, Column::Start).parse::<u64>().unwrap_or(row as u64);
        (order[table.cell(row, Column::Document)], start, rank, row)
    });
}

/// Which claims are the parents, by row, so that ids that moved do not matter.
struct Parents {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
    /// The new row of an old one.
    other: HashMap<usize, usize>,
}

impl Parents {
    fn new(old: &Table, new: &Table, pairs: &[(usize, usize)]) -> Parents {
        Parents { old: parents(old), new: parents(new), other: pairs.iter().copied().collect() }
    }

    /// Whether both rows have the same claim as parent; `None` where a parent is not in the outputs, or not known by id.
    fn same(&self, old: usize, new: usize) -> Option<bool> {
        let (old, new) = (self.old[old]?, self.new[new]?);
        Some(self.other.get(&old) == Some(&new))
    }
}

/// The row of each row's parent, where it has one and its id is among the rows.
fn parents(table: &Table) -> Vec<Option<usize>> {
    let key = |row: usize, id| (table.cell(row, Column::Document), table.cell(row, id));
    let known: HashMap<_, usize> = (0..table.rows.len()).map(|row| (key(row, Column::Id), row)).collect();
    let parent = |row: usize| known.get(&key(row, Column::Parent)).copied();
    let named = |row: &usize| !table.cell(*row, Column::Parent).is_empty() && table.at(Column::Id).is_some();
    (0..table.rows.len()).map(|row| Some(row).filter(named).and_then(parent)).collect()
}
