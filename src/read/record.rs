//! One JSON line: the fields that matter are taken out, the rest is skipped without being built.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::RecordFields;

/// What the fields of a line hold; `None` where it has no such field. Of a field named twice the last one counts.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Record<'a> {
    pub text: Option<Value<'a>>,
    pub id: Option<Value<'a>>,
    pub date: Option<Value<'a>>,
}

/// A field's value, as far as it is of use.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// Borrowed from the line unless it has escapes.
    Text(Cow<'a, str>),
    Number(String),
    Null,
    /// What it is, for the message: `an array`.
    Other(&'static str),
}

impl<'a> Record<'a> {
    /// Reads one line; the message says what was expected and what was found.
    pub fn parse(line: &'a str, fields: &RecordFields) -> Result<Record<'a>, String> {
        let begin = line.trim_ascii();
        if !begin.starts_with('{') {
            return Err(format!("expected a JSON object, found {:?}", excerpt(begin)));
        }
        let mut json = serde_json::Deserializer::from_str(line);
        let record = RecordSeed(fields).deserialize(&mut json).and_then(|record| json.end().map(|()| record));
        record.map_err(|error| {
            // serde_json counts lines within this one; the caller knows the line, so only the column is kept.
            let message = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            let message = message.strip_suffix(&place).unwrap_or(&message);
            format!("expected a JSON object: {message} at column {}", error.column())
        })
    }
}

/// Enough of a line to know it again.
fn excerpt(line: &str) -> String {
    let mut shown: String = line.chars().take(20).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}

struct RecordSeed<'f>(&'f RecordFields);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_> {
    type Value = Record<'de>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Record<'de>, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_> {
    type Value = Record<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record<'de>, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key_seed(KeySeed(self.0))? {
            if !(key.text || key.id || key.date) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value_seed(ValueSeed)?;
            // The same field may be several: `--id-field text` names documents by their text.
            if key.date {
                record.date = Some(value.clone());
            }
            if key.id && key.text {
                record.id = Some(value.clone());
            }
            match key {
                Key { text: true, .. } => record.text = Some(value),
                Key { id: true, .. } => record.id = Some(value),
                _ => {}
            }
        }
        Ok(record)
    }
}

/// What a field is.
struct Key {
    text: bool,
    id: bool,
    date: bool,
}

struct KeySeed<'f>(&'f RecordFields);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Key, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(Key { text: name == self.0.text, id: name == self.0.id, date: self.0.date.as_deref() == Some(name) })
    }
}

struct ValueSeed;

impl<'de> DeserializeSeed<'de> for ValueSeed {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value<'de>, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other("a boolean"))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an array"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an object"))
    }
}
