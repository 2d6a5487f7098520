//! The differences for people: a line a claim, its changed fields below it, and a line that counts.

use std::fmt::Write;

use super::{Change, Changes, Table};
use crate::explain::harmless;
use crate::export::Column;

/// All differences. Added claims begin with `+`, lost ones with `-`, changed ones with `~`.
pub(crate) fn report(changes: &Changes, old: &Table, new: &Table) -> String {
    let mut out = String::new();
    let (mut added, mut lost, mut changed) = (0, 0, 0);
    for change in &changes.list {
        match change {
            Change::Added(row) => {
                added += 1;
                line(&mut out, &format!("+ {}", claim(new, *row)));
            }
            Change::Lost(row) => {
                lost += 1;
                line(&mut out, &format!("- {}", claim(old, *row)));
            }
            Change::Changed { new: row, fields, .. } => {
                changed += 1;
                line(&mut out, &format!("~ {}", claim(new, *row)));
                for (column, before, after) in fields {
                    line(&mut out, &format!("    {}: {} -> {}", column.name(), shown(before), shown(after)));
                }
            }
        }
    }
    line(&mut out, &format!("{added} added, {lost} lost, {changed} changed, {} the same", changes.same));
    out
}

/// What a claim is known by: where it stands, its number, what happened to what, and the sentence.
fn claim(table: &Table, row: usize) -> String {
    let cell = |column| table.cell(row, column);
    let mut out = String::new();
    let mut part = |text: &str| {
        if !text.is_empty() {
            let blank = if out.is_empty() { "" } else { " " };
            write!(out, "{blank}{text}").expect("a String takes all");
        }
    };
    match (cell(Column::Document), cell(Column::Start)) {
        (document, "") => part(document),
        (document, start) => part(&format!("{document}:{start}")),
    }
    match cell(Column::Number) {
        "" => [Column::Magnitude, Column::Low, Column::High].into_iter().for_each(|column| part(cell(column))),
        number => part(&format!("{number:?}")),
    }
    part(cell(Column::Unit));
    part(cell(Column::Event));
    if !cell(Column::Sentence).is_empty() {
        part(&format!("| {}", cell(Column::Sentence)));
    }
    out
}

fn shown(cell: &str) -> &str {
    if cell.is_empty() { "(empty)" } else { cell }
}

fn line(out: &mut String, text: &str) {
    out.extend(text.chars().map(harmless));
    out.push('\n');
}
