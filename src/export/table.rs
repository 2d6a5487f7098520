//! A table for eyes, on a terminal: as wide as that is, words wrapped within their columns.
//!
//! Widths are set by what columns hold, not by the rows, so that rows can be shown as they come.

use comfy_table::{CellAlignment, ColumnConstraint, Table as Lines, Width, presets};

use super::row::{fold, push_day, push_decimal, push_integer};
use super::{Cell, Column, Encoder, cell};
use crate::Claim;

/// What a person looks at first, from the most to the least telling: a narrow terminal shows fewer.
pub(crate) const COLUMNS: &[Column] = &[
    Column::Event,
    Column::Number,
    Column::Counted,
    Column::Low,
    Column::High,
    Column::Modality,
    Column::Relation,
    Column::Attribution,
    Column::Place,
    Column::Date,
];

/// Blanks between columns.
const GAP: usize = 2;

/// How a table looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    /// In letters of usual width.
    pub width: usize,
    pub colour: bool,
}

pub(crate) struct Table<'c> {
    columns: &'c [Column],
    widths: Vec<usize>,
    look: Look,
}

impl<'c> Table<'c> {
    pub fn new(columns: &'c [Column], look: Look) -> Table<'c> {
        // Columns that were asked for are all shown, however narrow the terminal.
        let may_drop = columns.windows(COLUMNS.len()).any(|some| some == COLUMNS);
        let mut count = columns.len();
        let least = |count: usize| columns[..count].iter().map(|column| least(*column) + GAP).sum::<usize>();
        while least(count) > look.width + GAP && count > 3 && may_drop {
            count -= 1;
        }
        let columns = &columns[..count];
        Table { columns, widths: widths(columns, look.width), look }
    }

    /// Appends rows of cells.
    fn push(&self, rows: impl IntoIterator<Item = Vec<String>>, out: &mut Vec<u8>) {
        let mut table = Lines::new();
        table.load_style(presets::NOTHING);
        for row in rows {
            table.add_row(row);
        }
        for (column, (kind, width)) in table.column_iter_mut().zip(self.columns.iter().zip(&self.widths)) {
            column.set_padding((0, GAP as u16));
            let width = (*width + GAP).try_into().unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if number(*kind) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in table.lines() {
            out.extend_from_slice(line.trim_end().as_bytes());
            out.push(b'\n');
        }
    }
}

impl Encoder for Table<'_> {
    fn begin(&mut self, out: &mut Vec<u8>) {
        let names: Vec<String> = self.columns.iter().map(|column| column.name().to_uppercase()).collect();
        if self.look.colour {
            out.extend_from_slice(anstyle::Style::new().bold().render().to_string().as_bytes());
        }
        self.push([names], out);
        if self.look.colour {
            out.pop();
            out.extend_from_slice(anstyle::Reset.render().to_string().as_bytes());
            out.push(b'\n');
        }
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        if claims.is_empty() {
            return;
        }
        let mut text = String::new();
        let mut row =
            |claim| self.columns.iter().map(|column| shown(cell(*column, document, claim), &mut text)).collect();
        let rows: Vec<Vec<String>> = claims.iter().map(&mut row).collect();
        self.push(rows, out);
    }

    fn end(&mut self, _empty: bool, _out: &mut Vec<u8>) {}
}

/// A cell's words, on one line.
fn shown(cell: Cell<'_>, folded: &mut String) -> String {
    let mut bytes = Vec::new();
    match cell {
        Cell::Empty => {}
        Cell::Word(words) | Cell::Name(words) | Cell::Document(words) | Cell::Text(words) => {
            // Control characters would steer the terminal.
            return fold(words, folded).chars().filter(|c| !c.is_control()).collect();
        }
        Cell::Integer(value) => push_integer(&mut bytes, value),
        Cell::Decimal(value) => push_decimal(&mut bytes, value),
        Cell::Day(day) => push_day(&mut bytes, day),
        Cell::List(names) => return names.join(";"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn number(column: Column) -> bool {
    use Column::{End, High, Id, Low, Magnitude, Parent, Persons, Start};
    matches!(column, Id | Magnitude | Low | High | Parent | Start | End | Persons)
}

/// The width below which a column is of no use.
fn least(column: Column) -> usize {
    let longest_word = match column {
        Column::Id | Column::Parent | Column::Start | Column::End => 5,
        Column::Low | Column::High | Column::Magnitude | Column::Country | Column::Per => 7,
        Column::Modality | Column::Relation | Column::Unit | Column::Confidence => 8,
        Column::Sentence => 30,
        _ => 10,
    };
    longest_word.max(column.name().len())
}

/// The width with which a column rarely has to wrap.
fn wish(column: Column) -> usize {
    let usual = match column {
        Column::Event | Column::Low | Column::High | Column::Magnitude => 12,
        Column::Number | Column::Counted | Column::Attribution | Column::Document => 26,
        Column::Place | Column::Date | Column::Trigger => 18,
        Column::Sentence => 70,
        _ => 0,
    };
    usual.max(least(column))
}

/// What of a width each column has: its least, and of what is left as much as it can use, by turns.
fn widths(columns: &[Column], width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| least(*column)).collect();
    let taken: usize = widths.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1);
    let mut left = width.saturating_sub(taken);
    while left > 0 {
        let before = left;
        for (width, column) in widths.iter_mut().zip(columns) {
            if left > 0 && *width < wish(*column) {
                *width += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    widths
}
