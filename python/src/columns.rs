//! Claims as Arrow columns: the schema, and the builders that fill it.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use factx::{Claim, Date, Decimal};

/// Of a figure: 38 digits, of which nine stand behind the point. factx's own have at most 29 before it.
const PRECISION: u8 = 38;
const SCALE: i8 = 9;

/// A batch of claims is handed on when it has so many rows or so many bytes of sentences, whose offsets are 32 bits wide.
const FULL: usize = 8192;
const FULL_BYTES: usize = 64 << 20;

macro_rules! columns {
    ($($name:ident: $kind:ident = |$claim:ident| $value:expr,)+) => {
        /// The columns in the making.
        pub struct Columns { document: StringBuilder, $($name: builder!($kind),)+ rows: usize, bytes: usize }

        impl Columns {
            pub fn new() -> Columns {
                Columns { document: StringBuilder::new(), $($name: empty!($kind),)+ rows: 0, bytes: 0 }
            }

            pub fn push(&mut self, document: Option<&str>, claim: &Claim<'_>) {
                self.document.append_option(document);
                $({
                    let $claim = claim;
                    append!($kind, self.$name, $value);
                })+
                self.rows += 1;
                self.bytes += claim.sentence.len() + document.map_or(0, str::len);
            }

            pub fn is_empty(&self) -> bool {
                self.rows == 0
            }

            /// Whether it is time to hand them on.
            pub fn is_full(&self) -> bool {
                self.rows >= FULL || self.bytes >= FULL_BYTES
            }

            /// What was filled, leaving nothing.
            pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
                (self.rows, self.bytes) = (0, 0);
                let columns: Vec<ArrayRef> = vec![Arc::new(self.document.finish()), $(Arc::new(self.$name.finish()),)+];
                RecordBatch::try_new(schema(), columns)
            }
        }

        /// The columns' names and types. All may be null, so that they fit what others declare; which are not is said elsewhere.
        pub fn schema() -> SchemaRef {
            let document = Field::new("document", DataType::Utf8, true);
            let columns = vec![document, $(Field::new(stringify!($name), kind!($kind), true),)+];
            Arc::new(Schema::new(columns))
        }
    };
}

macro_rules! builder {
    (Text) => { StringBuilder };
    (Int) => { Int32Builder };
    (Long) => { Int64Builder };
    (Figure) => { Decimal128Builder };
    (Day) => { Date32Builder };
    (List) => { ListBuilder<StringBuilder> };
}

macro_rules! empty {
    (Figure) => {
        Decimal128Builder::new().with_data_type(kind!(Figure))
    };
    (List) => {
        ListBuilder::new(StringBuilder::new()).with_field(item())
    };
    ($kind:ident) => {
        <builder!($kind)>::new()
    };
}

macro_rules! kind {
    (Text) => {
        DataType::Utf8
    };
    (Int) => {
        DataType::Int32
    };
    (Long) => {
        DataType::Int64
    };
    (Figure) => {
        DataType::Decimal128(PRECISION, SCALE)
    };
    (Day) => {
        DataType::Date32
    };
    (List) => {
        DataType::List(Arc::new(item()))
    };
}

macro_rules! append {
    (Figure, $builder:expr, $value:expr) => {
        $builder.append_option($value.map(figure))
    };
    (Day, $builder:expr, $value:expr) => {
        $builder.append_option($value.map(days))
    };
    (List, $builder:expr, $value:expr) => {{
        $value.iter().for_each(|word| $builder.values().append_value(word));
        $builder.append(true);
    }};
    ($kind:ident, $builder:expr, $value:expr) => {
        $builder.append_option($value)
    };
}

/// What a list holds.
fn item() -> Field {
    Field::new_list_field(DataType::Utf8, true)
}

columns! {
    id: Int = |c| i32::try_from(c.id).ok(),
    event: Text = |c| c.event,
    trigger: Text = |c| c.trigger,
    qualifier: Text = |c| Some(c.qualifier.as_str()),
    magnitude: Figure = |c| c.magnitude,
    low: Figure = |c| c.low,
    high: Figure = |c| c.high,
    unit: Text = |c| c.unit.as_deref(),
    per: Text = |c| c.per,
    counted: Text = |c| c.counted,
    groups: List = |c| &c.groups,
    modality: Text = |c| Some(c.modality.as_str()),
    relation: Text = |c| c.relation.map(|relation| relation.as_str()),
    parent: Int = |c| c.parent.and_then(|id| i32::try_from(id).ok()),
    attribution: Text = |c| c.attribution,
    place: Text = |c| c.place,
    date: Text = |c| c.date,
    start: Long = |c| i64::try_from(c.start).ok(),
    end: Long = |c| i64::try_from(c.end).ok(),
    number: Text = |c| Some(c.number),
    sentence: Text = |c| Some(&*c.sentence),
    confidence: Text = |c| Some(c.confidence.as_str()),
    rule: Text = |c| Some(c.rule),
    date_from: Day = |c| c.date_from,
    date_to: Day = |c| c.date_to,
    country: Text = |c| c.country,
    persons: Figure = |c| c.persons,
    vague_policy: Text = |c| c.vague_policy,
}

/// The figure in billionths, what is finer rounded. The largest figure has 29 digits before the point, and with these nine fits 38.
fn figure(value: Decimal) -> i128 {
    let value = value.round_dp(u32::from(SCALE.unsigned_abs()));
    value.mantissa() * 10_i128.pow(u32::from(SCALE.unsigned_abs()).saturating_sub(value.scale()))
}

/// Days since 1970-01-01.
fn days(date: Date) -> i32 {
    (date - Date::constant(1970, 1, 1)).get_days()
}
