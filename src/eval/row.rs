//! One claim as a JSON object, of the gold or of factx's own output: its names checked, what is unknown left out.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::export::Column;

/// The name in the gold of what the output has not: a claim that counts neither way.
const OPTIONAL: &str = "optional";

/// Reads a claim that has all of these fields; an empty text is unknown, as null is.
///
/// # Errors
/// What was expected and what was found. A name that is no column's is a slip, which would otherwise be scored as if it
/// were not there.
pub(super) fn row<T: DeserializeOwned>(mut fields: Map<String, Value>, required: &[&str]) -> Result<T, String> {
    if let Some(unknown) = fields.keys().find(|name| Column::from_name(name).is_none() && *name != OPTIONAL) {
        return Err(format!("expected a column's name or `{OPTIONAL}`, found {unknown:?}"));
    }
    if let Some(missing) = required.iter().find(|name| !fields.contains_key(**name)) {
        return Err(format!("expected a field {missing:?}, found none"));
    }
    fields.retain(|_, value| !value.is_null() && *value != "");
    serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())
}

/// Reads one line; the message says what was expected, and where in the line it went wrong.
pub(super) fn line<T: DeserializeOwned>(line: &str, expected: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        format!("expected {expected}: {message} at column {}", error.column())
    })
}
