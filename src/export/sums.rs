//! Sums of claims by event and unit, as far as claims add at all: what is left out and why is said where the sums are shown.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Column;
use super::frame::Value;
use crate::{Modality, Relation};

/// The unit whose rows come first, and that of shares, which do not add.
const PERSON: &str = "person";
const PERCENT: &str = "percent";

/// The sums of one event and unit.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Sum {
    /// Claims that are summed, with a figure or without.
    pub claims: u64,
    pub sum: Total,
    pub low: Total,
    pub high: Total,
    /// Claims that state no single figure.
    pub vague: u64,
    /// Running or final tallies, which are in no sum.
    pub totals: u64,
    pub largest: Option<Decimal>,
    pub persons: Total,
}

/// A sum of figures that some claims state.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Total {
    /// How many claims state one.
    stated: u64,
    /// `None` where the sum has more digits than any figure may have.
    value: Option<Decimal>,
}

impl Total {
    fn add(&mut self, figure: Option<Decimal>) {
        let Some(figure) = figure else { return };
        let before = if self.stated == 0 { Some(Decimal::ZERO) } else { self.value };
        self.value = before.and_then(|before| before.checked_add(figure));
        self.stated += 1;
    }

    /// The sum, where any claim states a figure.
    pub fn value(&self) -> Option<Decimal> {
        self.value
    }

    /// The sum, where so many claims state a figure.
    pub fn of_all(&self, claims: u64) -> Option<Decimal> {
        self.value.filter(|_| self.stated == claims)
    }
}

/// Sums by event and unit.
#[derive(Debug, Default)]
pub(crate) struct Sums(BTreeMap<(String, bool, String), Sum>);

impl Sums {
    /// Adds a claim, by its cells in the order of all columns.
    pub fn add(&mut self, cells: &[Value<'_>]) {
        let text = |column: Column| match cells[column as usize] {
            Value::Text(text) => text,
            _ => "",
        };
        let figure = |column: Column| match cells[column as usize] {
            Value::Decimal(value) => Some(value),
            _ => None,
        };
        let (event, unit) = (text(Column::Event), text(Column::Unit));
        let part =
            text(Column::Relation) == Relation::Subset.as_str() || cells[Column::Parent as usize] != Value::Empty;
        let asserted = text(Column::Modality) == Modality::Asserted.as_str();
        if event.is_empty() || !asserted || part || unit == PERCENT || !text(Column::Per).is_empty() {
            return;
        }
        let sum = self.0.entry((event.to_owned(), unit != PERSON, unit.to_owned())).or_default();
        let magnitude = figure(Column::Magnitude);
        if text(Column::Relation) == Relation::Total.as_str() {
            sum.totals += 1;
            sum.largest = sum.largest.max(magnitude);
            return;
        }
        sum.claims += 1;
        sum.vague += u64::from(magnitude.is_none());
        sum.sum.add(magnitude);
        sum.low.add(figure(Column::Low));
        sum.high.add(figure(Column::High));
        sum.persons.add(figure(Column::Persons));
    }

    /// Event, unit and sums: persons by event, then all else by event and unit.
    pub fn rows(&self) -> Vec<(&str, &str, &Sum)> {
        let mut rows: Vec<_> =
            self.0.iter().map(|((event, other, unit), sum)| (*other, &**event, &**unit, sum)).collect();
        rows.sort_by_key(|(other, event, unit, _)| (*other, *event, *unit));
        rows.into_iter().map(|(_, event, unit, sum)| (event, unit, sum)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a claim: event, unit, modality, relation, parent, magnitude, low, high.
    fn cells(claim: (&'static str, &'static str, &'static str, &'static str, u64, [i64; 3])) -> Vec<Value<'static>> {
        let (event, unit, modality, relation, parent, figures) = claim;
        let mut cells = vec![Value::Empty; Column::ALL.len()];
        let texts =
            [(Column::Event, event), (Column::Unit, unit), (Column::Modality, modality), (Column::Relation, relation)];
        for (column, text) in texts {
            cells[column as usize] = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        }
        if parent > 0 {
            cells[Column::Parent as usize] = Value::Integer(parent);
        }
        for (column, figure) in [Column::Magnitude, Column::Low, Column::High].into_iter().zip(figures) {
            if figure >= 0 {
                cells[column as usize] = Value::Decimal(figure.into());
            }
        }
        cells
    }

    #[test]
    fn only_what_adds_is_summed() {
        let claims = [
            ("killed", "person", "asserted", "", 0, [45, 45, -1]),
            ("killed", "person", "asserted", "", 0, [5, 5, 5]),
            ("killed", "person", "asserted", "subset", 0, [12, 12, 12]),
            ("killed", "person", "asserted", "", 1, [3, 3, 3]),
            ("killed", "person", "possible", "", 0, [100, 100, 100]),
            ("killed", "person", "asserted", "total", 0, [60, 60, 60]),
            ("killed", "person", "asserted", "total", 0, [70, 70, 70]),
            ("killed", "percent", "asserted", "", 0, [40, 40, 40]),
            ("killed", "person", "asserted", "additional", 0, [-1, 24, 99]),
            ("destroyed", "building", "asserted", "", 0, [0, 0, 0]),
            ("", "truck", "asserted", "", 0, [7, 7, 7]),
        ];
        let mut sums = Sums::default();
        claims.map(cells).iter().for_each(|cells| sums.add(cells));
        let rows = sums.rows();
        assert_eq!(
            rows.iter().map(|(event, unit, _)| (*event, *unit)).collect::<Vec<_>>(),
            [("killed", "person"), ("destroyed", "building")]
        );
        let killed = rows[0].2;
        assert_eq!((killed.claims, killed.vague, killed.totals), (3, 1, 2));
        assert_eq!(killed.sum.value(), Some(50.into()));
        assert_eq!(killed.low.value(), Some(74.into()));
        assert_eq!(killed.high.of_all(killed.claims), None, "one of three has no upper bound");
        assert_eq!(killed.largest, Some(70.into()));
        assert_eq!(rows[1].2.high.of_all(1), Some(0.into()), "a stated zero is a figure");
    }

    #[test]
    fn sums_past_all_digits_are_unknown() {
        let mut total = Total::default();
        total.add(Some(Decimal::MAX));
        total.add(Some(Decimal::MAX));
        assert_eq!(total.value(), None);
        total.add(Some(Decimal::ONE));
        assert_eq!(total.value(), None);
    }
}
