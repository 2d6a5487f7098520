//! What stands in a workbook besides claims: `words.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub claims: ClaimsWords,
    pub sums: SumsWords,
    pub columns: ColumnsWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimsWords {
    pub sheet: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SumsWords {
    pub sheet: String,
    pub event: String,
    pub unit: String,
    pub claims: String,
    pub sum: String,
    pub low: String,
    pub high: String,
    pub vague: String,
    pub totals: String,
    pub largest: String,
    pub persons: String,
    pub notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnsWords {
    pub sheet: String,
    pub column: String,
    pub r#type: String,
    pub description: String,
    pub notes: Vec<String>,
    pub types: Types,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Types {
    pub text: String,
    pub integer: String,
    pub decimal: String,
    pub day: String,
    pub list: String,
}

pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("words.toml is right: a test reads it"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_all_there() {
        assert!(WORDS.sums.notes.len() > 5 && WORDS.columns.notes.len() > 2);
        assert_ne!(WORDS.claims.sheet, WORDS.sums.sheet);
    }
}
