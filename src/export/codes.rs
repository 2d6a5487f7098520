//! What other systems call what a claim says: the tables of `codes.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::{Claim, Modality};

/// The names of each system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Codes {
    /// Types of counts by event.
    pub gdelt: HashMap<String, String>,
    pub idmc: Idmc,
    pub ucdp: Ucdp,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Idmc {
    pub quantifiers: HashMap<String, String>,
    pub units: HashMap<String, String>,
    /// Terms by event, of persons and households.
    people: HashMap<String, String>,
    /// Terms by event, of buildings.
    housing: HashMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ucdp {
    pub event: String,
    pub civilians: Vec<String>,
    pub fighters: Vec<String>,
}

pub(crate) static CODES: LazyLock<Codes> =
    LazyLock::new(|| toml::from_str(include_str!("codes.toml")).expect("codes.toml is right: a test reads it"));

impl Idmc {
    /// The term for an event of a unit.
    pub fn term(&self, event: &str, unit: &str) -> Option<&str> {
        let terms = if unit == "building" { &self.housing } else { &self.people };
        terms.get(event).map(String::as_str)
    }
}

/// Whether a claim counts things that are said to have happened: layouts without a place for doubt, shares and rates have these alone.
pub(crate) fn is_plain_count(claim: &Claim<'_>) -> bool {
    claim.modality == Modality::Asserted && claim.per.is_none() && claim.unit.as_deref() != Some("percent")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Extractor, Qualifier};

    #[test]
    fn the_tables_name_what_there_is() {
        let factx = Extractor::new();
        let events = factx.events();
        let idmc = &CODES.idmc;
        let named = CODES.gdelt.keys().chain(idmc.people.keys()).chain(idmc.housing.keys()).chain([&CODES.ucdp.event]);
        for event in named {
            assert!(events.contains(&event.as_str()), "there is no event {event}");
        }
        for qualifier in idmc.quantifiers.keys() {
            assert!(Qualifier::from_name(qualifier).is_some(), "{qualifier}");
        }
        assert_eq!(idmc.term("destroyed", "building"), Some("Destroyed Housing"));
        assert_eq!(idmc.term("destroyed", "household"), None);
    }
}
