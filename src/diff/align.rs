//! Which row of the old output is which row of the new one.

use std::collections::{HashMap, VecDeque};

use super::Table;
use crate::export::Column;

/// The columns that both outputs have, with where each stands in their rows.
#[derive(Debug)]
pub(super) struct Shared(pub Vec<(Column, usize, usize)>);

impl Shared {
    pub fn new(old: &Table, new: &Table) -> Shared {
        let place = |table: &Table, column| table.columns.iter().position(|c| *c == column);
        let shared = |(o, column): (usize, &Column)| place(new, *column).map(|n| (*column, o, n));
        Shared(old.columns.iter().enumerate().filter_map(shared).collect())
    }

    pub fn has(&self, column: Column) -> bool {
        self.0.iter().any(|(c, _, _)| *c == column)
    }
}

/// Pairs of rows by number, each row in one pair at most, in the old rows' order.
///
/// Rows are the same claim where they stand at the same place of the same document. Where the text before them changed they
/// do not; then number, event and sentence tell. Each way is tried on what the ways before it left, the stricter first, and
/// of rows that are alike the first goes with the first.
pub(super) fn align(old: &Table, new: &Table, shared: &Shared) -> Vec<(usize, usize)> {
    use Column::{Document, End, Event, Id, Number, Sentence, Start};
    let ways: &[&[Column]] = &[
        &[Document, Start, End, Number, Event, Sentence],
        &[Document, Number, Event, Sentence],
        &[Document, Start, End, Number, Event],
        &[Document, Start, End, Number],
        &[Document, Number, Sentence],
        // Where the number itself is read differently: `one` and `one in three`.
        &[Document, Start, Sentence],
        &[Document, End, Sentence],
    ];
    let mut left = Left { old: (0..old.rows.len()).collect(), new: (0..new.rows.len()).collect(), pairs: Vec::new() };
    let tells = |c: &[Column]| c.iter().all(|c| shared.has(*c));
    for way in ways {
        // Columns that one output lacks tell nothing; without a place, number and sentence are the least that does.
        if way.contains(&Start) && tells(&[Start]) || way.contains(&End) && tells(&[End]) || tells(&[Number, Sentence])
        {
            left.pair(old, new, &shared.only(|c| way.contains(&c)));
        }
    }
    if !tells(&[Start]) && !tells(&[End]) && !tells(&[Number, Sentence]) {
        left.pair(old, new, &shared.only(|c| c != Id && c != Column::Parent));
        if shared.has(Id) {
            left.pair(old, new, &shared.only(|c| matches!(c, Id | Document)));
        }
    }
    left.pairs.sort_unstable();
    left.pairs
}

impl Shared {
    fn only(&self, keep: impl Fn(Column) -> bool) -> Shared {
        Shared(self.0.iter().copied().filter(|(c, _, _)| keep(*c)).collect())
    }
}

/// The rows that have no other yet, and those that have.
struct Left {
    old: Vec<usize>,
    new: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Left {
    /// Pairs rows that are equal in these columns.
    fn pair(&mut self, old: &Table, new: &Table, by: &Shared) {
        let mut waiting: HashMap<Vec<&str>, VecDeque<usize>> = HashMap::new();
        for &n in &self.new {
            let key = by.0.iter().map(|(_, _, at)| new.rows[n][*at].as_str()).collect();
            waiting.entry(key).or_default().push_back(n);
        }
        let mut taken = std::collections::HashSet::new();
        let pairs = &mut self.pairs;
        self.old.retain(|&o| {
            let key: Vec<&str> = by.0.iter().map(|(_, at, _)| old.rows[o][*at].as_str()).collect();
            let Some(n) = waiting.get_mut(&key).and_then(VecDeque::pop_front) else { return true };
            taken.insert(n);
            pairs.push((o, n));
            false
        });
        self.new.retain(|n| !taken.contains(n));
    }
}
