//! Claims made by hand, for tests of what is done with claims.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::claim::confidence::Sort;
use crate::claim::types::Marks;
use crate::{Claim, Confidence, Modality, Qualifier, Relation};

/// An impact with every field filled, from a text that breaks its lines.
pub(crate) fn killed() -> Claim<'static> {
    Claim {
        id: 1,
        event: Some("killed"),
        trigger: Some("killed"),
        qualifier: Qualifier::AtLeast,
        magnitude: Some("1200.50".parse().unwrap()),
        low: Some("1200.50".parse().unwrap()),
        high: None,
        unit: Some(Cow::Borrowed("person")),
        per: Some("a\nday"),
        counted: Some("Syrian\nrefugees"),
        groups: vec!["refugee", "child"],
        modality: Modality::Asserted,
        relation: Some(Relation::Subset),
        parent: Some(4),
        attribution: Some("police,\n army"),
        place: Some("Dhaka"),
        date: Some("on Sunday"),
        start: 24,
        end: 31,
        number: "1,200.5",
        sentence: Cow::Borrowed("\"At least 1,200.5\" Syrian refugees were killed."),
        confidence: Confidence::High,
        rule: "passive",
        date_from: None,
        date_to: None,
        country: None,
        persons: None,
        vague_policy: None,
        sort: Sort::People,
        marks: Marks::default(),
    }
}

/// A plain statistic with little said.
pub(crate) fn statistic() -> Claim<'static> {
    Claim {
        id: 2,
        event: None,
        trigger: None,
        qualifier: Qualifier::Between,
        magnitude: None,
        low: Some(10.into()),
        high: Some(15.into()),
        unit: Some(Cow::Borrowed("truck")),
        per: None,
        counted: None,
        groups: vec![],
        modality: Modality::Negated,
        relation: None,
        parent: None,
        attribution: None,
        place: None,
        date: None,
        start: 0,
        end: 8,
        number: "10 to 15",
        sentence: Cow::Borrowed("10 to 15 trucks."),
        confidence: Confidence::Low,
        rule: "count",
        date_from: None,
        date_to: None,
        country: None,
        persons: None,
        vague_policy: None,
        sort: Sort::People,
        marks: Marks::default(),
    }
}

/// The impact, with the fields that options fill.
pub(crate) fn normalised() -> Claim<'static> {
    Claim {
        date_from: Some(Date::constant(2024, 3, 3)),
        date_to: Some(Date::constant(2024, 3, 9)),
        country: Some("BGD"),
        persons: Some(5400.into()),
        vague_policy: Some("literal"),
        ..killed()
    }
}
