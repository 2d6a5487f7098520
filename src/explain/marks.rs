//! The marks under a line: `^^^` the number, `---` the other parts, each with its label beneath.

use std::ops::Range;

use anstyle::{AnsiColor, Style};

use super::line::Line;
use crate::Claim;
use crate::export::Column;

/// What is printed under the number, and under the other parts.
const NUMBER: char = '^';
const OTHER: char = '-';

/// A marked part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    cells: Range<usize>,
    label: String,
    sign: char,
    style: Style,
}

/// A claim's parts in this line, from left to right. Parts on the very same cells share one mark.
pub(crate) fn marks(line: &Line, claim: &Claim<'_>) -> Vec<Mark> {
    let m = &claim.marks;
    let parts = [
        (Column::Number, Some(m.number), AnsiColor::Green),
        (Column::Qualifier, m.qualifier, AnsiColor::Yellow),
        (Column::Trigger, m.trigger, AnsiColor::Red),
        (Column::Counted, m.counted, AnsiColor::Cyan),
        (Column::Attribution, m.attribution, AnsiColor::Magenta),
        (Column::Place, m.place, AnsiColor::Blue),
        (Column::Date, m.date, AnsiColor::BrightBlue),
    ];
    let mut marks: Vec<Mark> = Vec::new();
    for (column, span, colour) in parts {
        let Some(cells) = span.map(|span| line.cells(span)).filter(|cells| !cells.is_empty()) else { continue };
        if let Some(same) = marks.iter_mut().find(|mark| mark.cells == cells) {
            same.label = format!("{}, {}", same.label, column.name());
            continue;
        }
        let sign = if column == Column::Number { NUMBER } else { OTHER };
        marks.push(Mark { cells, label: column.name().to_string(), sign, style: colour.on_default() });
    }
    marks.sort_by_key(|mark| (mark.cells.start, mark.cells.end));
    marks
}

/// The rows to print under the cells of one printed line; none where nothing is marked there.
pub(crate) fn draw(marks: &[Mark], line: &Range<usize>) -> Vec<String> {
    // Parts that overlap, a trigger within its noun phrase, go to lanes of their own, one below the other.
    // The number's lane is the first.
    let mut here: Vec<&Mark> = marks.iter().filter(|mark| meet(&mark.cells, line)).collect();
    here.sort_by_key(|mark| mark.sign != NUMBER);
    let mut lanes: Vec<Vec<&Mark>> = Vec::new();
    for mark in here {
        match lanes.iter_mut().find(|lane| lane.iter().all(|other| !meet(&other.cells, &mark.cells))) {
            Some(lane) => lane.push(mark),
            None => lanes.push(vec![mark]),
        }
    }
    for lane in &mut lanes {
        lane.sort_by_key(|mark| mark.cells.start);
    }
    lanes.iter().flat_map(|lane| draw_lane(lane, line)).collect()
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Something to print at a column: signs, a label, or the stroke that leads to one further down.
type Item = (usize, String, Style);

fn draw_lane(lane: &[&Mark], line: &Range<usize>) -> Vec<String> {
    let mut signs: Vec<Item> = Vec::new();
    // Each row's items from right to left.
    let mut labels: Vec<Vec<Item>> = Vec::new();
    // From the right, so that a label that does not fit before its neighbour hangs below it on a stroke that is free.
    for mark in lane.iter().rev() {
        let start = mark.cells.start.max(line.start) - line.start;
        let end = mark.cells.end.min(line.end) - line.start;
        signs.push((start, mark.sign.to_string().repeat(end - start), mark.style));
        if mark.cells.start < line.start {
            continue; // its label stands under the line before
        }
        let fits = |row: &Vec<Item>| row.last().is_none_or(|(column, ..)| start + mark.label.len() < *column);
        let row = labels.iter().position(fits).unwrap_or(labels.len());
        labels.resize(labels.len().max(row + 1), Vec::new());
        for above in &mut labels[..row] {
            above.push((start, "|".to_string(), mark.style));
        }
        labels[row].push((start, mark.label.clone(), mark.style));
    }
    std::iter::once(&signs).chain(&labels).map(|row| print(row)).collect()
}

fn print(items: &[Item]) -> String {
    let mut row = String::new();
    let mut column = 0;
    for (start, text, style) in items.iter().rev() {
        row.extend(std::iter::repeat_n(' ', start - column));
        row.push_str(&format!("{style}{text}{style:#}"));
        column = start + text.len();
    }
    row
}
