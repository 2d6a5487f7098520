//! Parquet: one document a row, its text in one column, its name and day in others.

use std::sync::Arc;

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::Type;
use encoding_rs::UTF_8;

use super::document::{Document, Place};
use super::kind::Kind;
use super::parcel::{Parcel, Part};
use super::source::{Source, file};
use super::unpack::Stream;
use super::{Reading, too_long};
use crate::Result;

/// How a file begins, and ends.
const MAGIC: [u8; 4] = *b"PAR1";

/// Puts a file's rows into parcels; `full` takes each that is full and leaves an empty one. A group of rows is held at once, as long as the
/// file has made it.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: Arc<Source>,
    input: Stream,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let file = match file(&source, input, &MAGIC) {
        Ok(file) => file,
        Err(error) => {
            parcel.parts.push(Part::Failure(source.error(error)));
            return Ok(());
        }
    };
    let failure = |message: String| Part::Failure(source.item_error(None, message));
    let file = match SerializedFileReader::new(file) {
        Ok(file) => file,
        Err(error) => {
            parcel.parts.push(failure(format!("expected a Parquet file: {error}")));
            return Ok(());
        }
    };
    let rows = columns(file.metadata().file_metadata().schema(), how)
        .and_then(|columns| file.get_row_iter(Some(columns)).map_err(|error| error.to_string()));
    let rows = match rows {
        Ok(rows) => rows,
        Err(message) => {
            parcel.parts.push(failure(message));
            return Ok(());
        }
    };
    for (row, number) in rows.zip(1..) {
        match row.map_err(|error| error.to_string()) {
            Ok(row) => parcel_row(&source, row, number, how, parcel),
            Err(message) => {
                parcel
                    .parts
                    .push(Part::Failure(source.record_error(number, format!("{message}; the rest is not read"))));
                return Ok(());
            }
        }
        if parcel.is_full() {
            full(parcel)?;
        }
    }
    Ok(())
}

/// The columns that matter, of those that the file has.
fn columns(schema: &Type, how: &Reading) -> Result<Type, String> {
    let fields = &how.fields;
    let wanted = |name: &str| name == fields.text || name == fields.id || Some(name) == fields.date.as_deref();
    let all = schema.get_fields();
    if !all.iter().any(|column| column.name() == fields.text) {
        let names: Vec<&str> = all.iter().map(|column| column.name()).collect();
        let names = names.join(", ");
        return Err(format!("expected a column {:?}, found {names}; --text-field names another", fields.text));
    }
    let chosen = all.iter().filter(|column| wanted(column.name())).cloned().collect();
    Type::group_type_builder(schema.name()).with_fields(chosen).build().map_err(|error| error.to_string())
}

/// Puts one row into the parcel.
fn parcel_row(source: &Arc<Source>, row: Row, number: u64, how: &Reading, parcel: &mut Parcel) {
    let fields = &how.fields;
    let (mut text, mut name, mut date) = (None, None, None);
    for (column, value) in row.into_columns() {
        if Some(&column) == fields.date.as_ref() {
            date = stated(&value);
        }
        if column == fields.id {
            name = stated(&value);
        }
        if column == fields.text {
            text = Some(value);
        }
    }
    let failure = match text {
        Some(Field::Str(text)) if text.len() > how.longest => too_long(source, number, how.longest),
        Some(Field::Str(text)) => {
            let mut document = Document::new(Arc::clone(source), Kind::Text, parcel.hold(text.as_bytes()));
            (document.place, document.name, document.date) = (Place::Line(number), name, date);
            document.encoding = Some(UTF_8);
            return parcel.parts.push(Part::Document(document));
        }
        other => {
            let found = other.map_or("no value".into(), |value| format!("{value}"));
            source.record_error(number, format!("expected a string in column {:?}, found {found}", fields.text))
        }
    };
    parcel.parts.push(Part::Failure(failure));
}

/// A value as its name or day is written.
fn stated(value: &Field) -> Option<String> {
    match value {
        Field::Null => None,
        Field::Str(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        other => Some(other.to_string()),
    }
}
