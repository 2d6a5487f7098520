//! What is known of each column besides its cells: its type, the values it may have, and what people are told of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Column;
use crate::{Confidence, Modality, Qualifier, Relation};

/// What type a column's cells are of, where they are not empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Decimal,
    Day,
    /// Names, none to many.
    List,
}

/// What `columns.toml` says of a column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    description: String,
    hxl: String,
    width: u16,
}

static COLUMNS: LazyLock<HashMap<String, About>> =
    LazyLock::new(|| toml::from_str(include_str!("columns.toml")).expect("columns.toml is right: a test reads it"));

impl Column {
    pub fn kind(self) -> Kind {
        match self {
            Column::Id | Column::Parent | Column::Start | Column::End => Kind::Integer,
            Column::Magnitude | Column::Low | Column::High | Column::Persons => Kind::Decimal,
            Column::DateFrom | Column::DateTo => Kind::Day,
            Column::Groups => Kind::List,
            _ => Kind::Text,
        }
    }

    /// The values that it may have, where these are few and the same for all lexicons.
    pub fn values(self) -> Option<Vec<&'static str>> {
        Some(match self {
            Column::Qualifier => Qualifier::ALL.iter().map(|value| value.as_str()).collect(),
            Column::Modality => Modality::ALL.iter().map(|value| value.as_str()).collect(),
            Column::Relation => Relation::ALL.iter().map(|value| value.as_str()).collect(),
            Column::Confidence => Confidence::ALL.iter().map(|value| value.as_str()).collect(),
            _ => return None,
        })
    }

    /// Whether each row has a value.
    pub fn required(self) -> bool {
        use Column::{Confidence, Document, End, Id, Modality, Number, Qualifier, Rule, Sentence, Start};
        matches!(self, Document | Id | Qualifier | Modality | Start | End | Number | Sentence | Confidence | Rule)
    }

    /// One sentence for people.
    pub fn description(self) -> &'static str {
        &self.about().description
    }

    /// Its hashtag with attributes in the Humanitarian Exchange Language.
    pub fn hxl(self) -> &'static str {
        &self.about().hxl
    }

    /// How wide it is in a workbook, in characters.
    pub fn width(self) -> u16 {
        self.about().width
    }

    fn about(self) -> &'static About {
        &COLUMNS[self.name()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_is_described_once() {
        assert_eq!(COLUMNS.len(), Column::ALL.len());
        for column in Column::ALL {
            assert!(!column.description().is_empty() && !column.description().ends_with('.'), "{}", column.name());
            assert!(column.width() > 0);
        }
    }

    #[test]
    fn hashtags_are_what_libhxl_reads() {
        let mut seen = Vec::new();
        for column in Column::ALL {
            let parts: Vec<&str> = column.hxl().strip_prefix('#').unwrap_or_default().split('+').collect();
            let right = |part: &&str| {
                part.starts_with(|c: char| c.is_ascii_lowercase())
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            };
            assert!(parts.iter().all(right), "{}", column.hxl());
            assert!(!seen.contains(&column.hxl()), "{}", column.hxl());
            seen.push(column.hxl());
            if ["affected", "date"].contains(&parts[0]) {
                assert!(matches!(column.kind(), Kind::Decimal | Kind::Day), "{}", column.hxl());
            }
        }
    }
}
