//! From a quantity's value to the output's magnitude, low and high.

use rust_decimal::Decimal;

use crate::{Qualifier, grammar::Value};

/// The three figures of a claim, as SCHEMA's table of qualifiers has them. `None` is unknown, never zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    pub magnitude: Option<Decimal>,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

/// The figures of a value under its qualifier.
pub(crate) fn figures(qualifier: Qualifier, value: Value) -> Figures {
    let at = |n: Decimal, low: bool, high: bool| Figures {
        magnitude: Some(n),
        low: low.then_some(n),
        high: high.then_some(n),
    };
    match value {
        Value::Between(low, high) => Figures { magnitude: None, low: Some(low), high: Some(high) },
        Value::Vague { low, high } => Figures { magnitude: None, low: Some(low), high },
        Value::At(n) | Value::Roughly(n) => match qualifier {
            Qualifier::Exactly => at(n, true, true),
            Qualifier::About => at(n, false, false),
            Qualifier::MoreThan | Qualifier::AtLeast => at(n, true, false),
            Qualifier::Nearly | Qualifier::LessThan | Qualifier::AtMost => at(n, false, true),
            Qualifier::Between | Qualifier::Vague => at(n, false, false),
        },
    }
}
