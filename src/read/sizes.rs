//! Sizes of households from a user's CSV: a country, by ISO 3166-1 alpha-3 code or name, and the persons to a household.

use std::path::Path;

use rust_decimal::Decimal;

use crate::error::ErrorKind;
use crate::{HouseholdSizes, Result, context::country};

/// Reads a file of sizes. A first line whose size is no number is a header.
///
/// # Errors
/// A file that cannot be read, or a line that is not a country and a size above 0, or a country named twice.
pub(crate) fn sizes(path: &Path) -> Result<HouseholdSizes> {
    let text = std::fs::read_to_string(path).map_err(|source| ErrorKind::Read { path: path.to_path_buf(), source })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut sizes = HouseholdSizes::new();
    let mut known: Vec<&str> = Vec::new();
    for (n, row) in rows.records().enumerate() {
        let row = row.expect("rows of any length, of valid UTF-8, in memory: nothing is left to fail");
        let line = row.position().map_or(0, |at| at.line() as usize);
        let wrong = |message: String| ErrorKind::Table { path: path.to_path_buf(), line, column: 1, message };
        let (Some(name), Some(size), 2) = (row.get(0), row.get(1), row.len()) else {
            return Err(wrong(format!("expected a country and a size, found {} cells", row.len())).into());
        };
        let size = match size.parse::<Decimal>() {
            Ok(size) if size > Decimal::ZERO => size,
            Err(_) if n == 0 => continue,
            _ => return Err(wrong(format!("expected a size above 0, found {size:?}")).into()),
        };
        let Some(code) = country::code(name) else {
            return Err(wrong(format!("expected a country's name or ISO 3166-1 alpha-3 code, found {name:?}")).into());
        };
        if known.contains(&code) {
            return Err(wrong(format!("expected each country once, found {name:?} ({code}) again")).into());
        }
        known.push(code);
        sizes = sizes.with_country(code, size);
    }
    Ok(sizes)
}
