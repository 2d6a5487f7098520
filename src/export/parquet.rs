//! Parquet: one file with typed columns, for data frames and query engines.
//!
//! Figures are exact decimals with nine digits behind the point; what is finer is rounded, and as written in `number`. Rows are
//! held until they fill a group, and then written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, ListBuilder, StringBuilder, UInt64Builder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use jiff::civil::Date;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use rust_decimal::Decimal;

use super::book::Book;
use super::frame::{Frame, Frames, Value};
use super::meta::Kind;
use super::target::Target;
use super::{AUTHOR, Column};
use crate::Result;
use crate::error::{Error, ErrorKind};

/// Of 38 digits that a decimal has at most, so many stand behind the point: 29 are left before it, as many as any figure has.
const SCALE: u32 = 9;
const PRECISION: u8 = 38;

const ROUNDED: &str =
    "some figures have more than nine digits behind the point, and are rounded; `number` has them as written";

/// So many rows are held until they are written.
const GROUP: usize = 65_536;

/// Takes frames of rows with these columns.
pub(crate) struct Parquet {
    path: PathBuf,
    writer: ArrowWriter<Target>,
    unfinished: Option<PathBuf>,
    schema: Arc<Schema>,
    builders: Vec<Builder>,
    rows: usize,
    /// A figure was finer than its column, which was said.
    rounded: bool,
}

impl Parquet {
    pub fn open(path: Option<&Path>, columns: &[Column]) -> Result<Parquet> {
        let target = Target::open(path)?;
        let unfinished = target.unfinished();
        let path = path.unwrap_or(Path::new("-")).to_path_buf();
        let schema = Arc::new(Schema::new(columns.iter().map(|column| field(*column)).collect::<Vec<_>>()));
        let properties = WriterProperties::builder()
            .set_created_by(format!("{AUTHOR} {}", env!("CARGO_PKG_VERSION")))
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        let writer = ArrowWriter::try_new(target, Arc::clone(&schema), Some(properties))
            .map_err(|error| failed(&path, error))?;
        let builders = columns.iter().map(|column| Builder::new(*column)).collect();
        Ok(Parquet { path, writer, unfinished, schema, builders, rows: 0, rounded: false })
    }

    fn write(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        self.rows = 0;
        let arrays = self.builders.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(ParquetError::from)?;
        self.writer.write(&batch)?;
        // Else a group is held until it has a million rows.
        self.writer.flush()
    }

    fn add(&mut self, cells: &[Value<'_>]) -> Result<(), ParquetError> {
        for (builder, cell) in self.builders.iter_mut().zip(cells) {
            builder.add(cell).map_err(ParquetError::from)?;
        }
        self.rows += 1;
        if self.rows == GROUP { self.write() } else { Ok(()) }
    }
}

impl Book for Parquet {
    fn take(&mut self, frames: &[u8], notes: &mut Vec<String>) -> Result<()> {
        for frame in Frames::new(frames) {
            if let Frame::Row(cells) = frame {
                let finer =
                    |cell: &Value<'_>| matches!(cell, Value::Decimal(value) if value.normalize().scale() > SCALE);
                if !self.rounded && cells.iter().any(finer) {
                    self.rounded = true;
                    notes.push(format!("{}: {ROUNDED}", self.path.display()));
                }
                self.add(&cells).map_err(|error| failed(&self.path, error))?;
            }
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        let path = self.path.clone();
        self.write().map_err(|error| failed(&path, error))?;
        self.writer.into_inner().map_err(|error| failed(&path, error))?.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        self.unfinished.clone()
    }
}

fn field(column: Column) -> Field {
    let kind = match column.kind() {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::UInt64,
        Kind::Decimal => DataType::Decimal128(PRECISION, SCALE as i8),
        Kind::Day => DataType::Date32,
        Kind::List => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
    };
    let description = HashMap::from([("description".to_owned(), column.description().to_owned())]);
    Field::new(column.name(), kind, !column.required()).with_metadata(description)
}

/// The values of one column.
enum Builder {
    Text(StringBuilder),
    Integer(UInt64Builder),
    Decimal(Decimal128Builder),
    Day(Date32Builder),
    List(ListBuilder<StringBuilder>),
}

impl Builder {
    fn new(column: Column) -> Builder {
        match column.kind() {
            Kind::Text => Builder::Text(StringBuilder::new()),
            Kind::Integer => Builder::Integer(UInt64Builder::new()),
            Kind::Decimal => {
                let kind = DataType::Decimal128(PRECISION, SCALE as i8);
                Builder::Decimal(Decimal128Builder::new().with_data_type(kind))
            }
            Kind::Day => Builder::Day(Date32Builder::new()),
            Kind::List => Builder::List(ListBuilder::new(StringBuilder::new())),
        }
    }

    fn add(&mut self, value: &Value<'_>) -> Result<(), ArrowError> {
        match (self, value) {
            (Builder::Text(builder), Value::Text(text)) => builder.append_value(text),
            (Builder::Integer(builder), Value::Integer(value)) => builder.append_value(*value),
            (Builder::Decimal(builder), Value::Decimal(value)) => builder.append_value(scaled(*value)),
            (Builder::Day(builder), Value::Day(day)) => builder.append_value(days(*day)),
            (Builder::List(builder), Value::List(names)) => builder.append_value(names.iter().map(Some)),
            (Builder::Text(builder), Value::Empty) => builder.append_null(),
            (Builder::Integer(builder), Value::Empty) => builder.append_null(),
            (Builder::Decimal(builder), Value::Empty) => builder.append_null(),
            (Builder::Day(builder), Value::Empty) => builder.append_null(),
            (_, value) => return Err(ArrowError::SchemaError(format!("{value:?} is not of its column's type"))),
        }
        Ok(())
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(builder) => Arc::new(builder.finish()),
            Builder::Integer(builder) => Arc::new(builder.finish()),
            Builder::Decimal(builder) => Arc::new(builder.finish()),
            Builder::Day(builder) => Arc::new(builder.finish()),
            Builder::List(builder) => Arc::new(builder.finish()),
        }
    }
}

/// The figure in billionths. The largest figure has 29 digits before the point, and with these nine fits 38.
fn scaled(value: Decimal) -> i128 {
    let value = value.round_dp(SCALE);
    value.mantissa() * 10_i128.pow(SCALE - value.scale())
}

/// Days since 1970-01-01.
fn days(day: Date) -> i32 {
    Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

fn failed(path: &Path, error: ParquetError) -> Error {
    let source = match error {
        ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(other) => std::io::Error::other(other),
        },
        other => std::io::Error::other(other),
    };
    ErrorKind::Write { path: path.to_path_buf(), source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_in_billionths() {
        let scaled = |text: &str| scaled(text.parse().unwrap());
        assert_eq!(scaled("45"), 45_000_000_000);
        assert_eq!(scaled("66.6700"), 66_670_000_000);
        assert_eq!(scaled("-0.5"), -500_000_000);
        assert_eq!(scaled("0.12345678949"), 123_456_789);
        assert_eq!(scaled("79228162514264337593543950335"), 79_228_162_514_264_337_593_543_950_335_000_000_000);
    }

    #[test]
    fn days_from_the_epoch() {
        assert_eq!(days(Date::constant(1970, 1, 1)), 0);
        assert_eq!(days(Date::constant(2024, 3, 14)), 19_796);
        assert_eq!(days(Date::constant(1969, 12, 31)), -1);
    }
}
