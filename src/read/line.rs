//! One JSON line as a document: its text, its name and its day, or what is wrong with it.

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser as Mail;

use super::RecordFields;
use super::record::{Record, Value};
use crate::error::{Error, ErrorKind};
use crate::span::MAX_TEXT;

/// What is read of a record.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub text: Cow<'a, str>,
    /// It had a name.
    pub named: bool,
    /// Its day, if it has one; else what is wrong with that, which costs no rows.
    pub date: std::result::Result<Option<Date>, String>,
}

/// Reads a record; `name` then holds its name, if it has one.
pub(crate) fn found<'a>(
    line: &'a str,
    fields: &RecordFields,
    name: &mut String,
) -> std::result::Result<Found<'a>, String> {
    let record = Record::parse(line, fields)?;
    name.clear();
    let named = match record.id {
        None | Some(Value::Null) => false,
        Some(Value::Text(id)) => {
            name.push_str(&id);
            !id.is_empty()
        }
        Some(Value::Number(id)) => {
            name.push_str(&id);
            true
        }
        Some(Value::Other(found)) => {
            return Err(format!("expected a string or a number in field {:?}, found {found}", fields.id));
        }
    };
    let date = day(record.date, fields);
    let expected = format_args!("expected a string in field {:?}", fields.text).to_string();
    match record.text {
        Some(Value::Text(text)) if text.len() > MAX_TEXT => {
            Err(Error::from(ErrorKind::TooLong { bytes: text.len(), limit: MAX_TEXT }).to_string())
        }
        Some(Value::Text(text)) => Ok(Found { text, named, date }),
        None => Err(format!("{expected}, found no such field")),
        Some(Value::Null) => Err(format!("{expected}, found null")),
        Some(Value::Number(_)) => Err(format!("{expected}, found a number")),
        Some(Value::Other(found)) => Err(format!("{expected}, found {found}")),
    }
}

/// A record's day: an ISO 8601 date, alone or before a time of day, which is not looked at.
fn day(value: Option<Value<'_>>, fields: &RecordFields) -> std::result::Result<Option<Date>, String> {
    let found = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Text(text)) if text.trim().is_empty() => return Ok(None),
        Some(Value::Text(text)) => {
            let day = text.split_once(['T', ' ']).map_or(&*text, |(day, _)| day);
            match day.parse() {
                Ok(date) => return Ok(Some(date)),
                Err(_) => format!("{text:?}"),
            }
        }
        Some(Value::Number(number)) => number,
        Some(Value::Other(found)) => found.to_string(),
    };
    Err(format!(
        "expected a date as YYYY-MM-DD in field {:?}, found {found}",
        fields.date.as_deref().unwrap_or_default()
    ))
}

/// The day that a document states: as ISO 8601 or, as in RSS, as in mail. None where it is neither, or no words of a day.
pub(crate) fn stated_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    day.parse().ok().or_else(|| Some(Mail::new().parse_zoned_datetime(text).ok()?.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> RecordFields {
        RecordFields { text: "text".into(), id: "id".into(), date: Some("date".into()) }
    }

    /// `text|name`, or what is wrong with the line.
    fn read_line(line: &str) -> String {
        let mut name = String::new();
        match found(line, &fields(), &mut name) {
            Ok(Found { text, named, .. }) => format!("{text}|{}", if named { &name } else { "-" }),
            Err(message) => message,
        }
    }

    #[test]
    fn records_and_what_is_wrong_with_them() {
        let cases = [
            (r#"{"id": "a", "text": "12 dead"}"#, "12 dead|a"),
            (r#"{"text": "12 \"dead\" \u00e9", "id": 7}"#, "12 \"dead\" é|7"),
            (r#"{"id": -1.5, "text": ""}"#, "|-1.5"),
            (r#"{"text": "12 dead", "more": {"text": [1]}}"#, "12 dead|-"),
            (r#"{"text": "12 dead", "id": null}"#, "12 dead|-"),
            (r#"{"te\u0078t": "escaped key"}"#, "escaped key|-"),
            (r#"{"id": "a"}"#, r#"expected a string in field "text", found no such field"#),
            (r#"{"text": null}"#, r#"expected a string in field "text", found null"#),
            (r#"{"text": 5}"#, r#"expected a string in field "text", found a number"#),
            (r#"{"text": ["a", {"b": 1}]}"#, r#"expected a string in field "text", found an array"#),
            (r#"{"text": "a", "id": true}"#, r#"expected a string or a number in field "id", found a boolean"#),
            (r#"{"text": "a", "id": {}}"#, r#"expected a string or a number in field "id", found an object"#),
            (r#"["text"]"#, r#"expected a JSON object, found "[\"text\"]""#),
            (r#"{"text": "a""#, "expected a JSON object: EOF while parsing an object at column 12"),
            (r#"{"text": "a"} x"#, "expected a JSON object: trailing characters at column 15"),
            ("12 dead", r#"expected a JSON object, found "12 dead""#),
            (" 5,345 people were killed\n", r#"expected a JSON object, found "5,345 people were ki…""#),
        ];
        for (line, expected) in cases {
            assert_eq!(read_line(line), expected, "{line}");
        }
    }

    #[test]
    fn days_and_what_is_wrong_with_them() {
        let day = |value: &str| {
            let line = format!(r#"{{"text": "12 dead", "date": {value}}}"#);
            match found(&line, &fields(), &mut String::new()).expect("it has a text").date {
                Ok(date) => date.map_or("-".to_string(), |date| date.to_string()),
                Err(message) => message,
            }
        };
        for value in [r#""2024-03-03""#, r#""2024-03-03T23:59:00Z""#, r#""2024-03-03 08:00""#] {
            assert_eq!(day(value), "2024-03-03", "{value}");
        }
        assert_eq!(day("null"), "-");
        assert_eq!(day(r#""""#), "-");
        assert_eq!(day(r#""3 March""#), r#"expected a date as YYYY-MM-DD in field "date", found "3 March""#);
        assert_eq!(day(r#""2024-02-30""#), r#"expected a date as YYYY-MM-DD in field "date", found "2024-02-30""#);
        assert_eq!(day("20240303"), r#"expected a date as YYYY-MM-DD in field "date", found 20240303"#);
        assert_eq!(day("[]"), r#"expected a date as YYYY-MM-DD in field "date", found an array"#);
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        let found = found(r#"{"text": "12 dead"}"#, &fields(), &mut String::new()).expect("it has a text");
        assert!(matches!(found.text, Cow::Borrowed("12 dead")));
    }
}
