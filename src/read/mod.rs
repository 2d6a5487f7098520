//! Reading: inputs (`files`, `source`, `unpack`) -> bytes of some kind (`kind`) -> text (`decode`, `guess`) -> sections and lines (`text`, `jsonl`) in
//! parcels; a line is taken apart (`line`, `record`) where its text is extracted.

mod ahead;
mod decode;
mod files;
mod guess;
mod gzip;
mod jsonl;
mod kind;
mod line;
mod parcel;
mod record;
mod sizes;
mod source;
mod text;
mod unpack;
mod zstd;

use std::sync::Arc;

use encoding_rs::Encoding;

pub(crate) use decode::line as decoded_line;
pub(crate) use files::{Filter, find, listed};
pub(crate) use jsonl::too_long;
pub(crate) use kind::Kind;
pub(crate) use line::{Found, found};
pub(crate) use parcel::{Parcel, Part};
pub(crate) use sizes::sizes;
pub(crate) use source::{Input, Source};
pub(crate) use text::whole;

use crate::Result;

/// How inputs are read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub fields: RecordFields,
    /// The bytes that a record may have.
    pub longest: usize,
    /// What texts are in, where the user says so; else they tell.
    pub encoding: Option<&'static Encoding>,
}

/// The fields of a record that matter.
#[derive(Debug, Default)]
pub(crate) struct RecordFields {
    pub text: String,
    pub id: String,
    /// Not read where nobody asks for dates.
    pub date: Option<String>,
}

/// Reads inputs one after the other into parcels; `full` takes each that is full and leaves an empty one. Memory goes by
/// the bytes that a record may have, alone.
///
/// # Errors
/// Only those of `full`; what goes wrong with an input becomes a part.
pub(crate) fn read(
    inputs: impl IntoIterator<Item = Input>,
    how: &Reading,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let mut parcel = Parcel::default();
    for Input { source, kind } in inputs {
        let source = Arc::new(source);
        match source.open() {
            Err(error) => parcel.parts.push(Part::Failure(error)),
            Ok(input) => match kind.unwrap_or(Kind::Text) {
                Kind::Text => text::read(source, input, how.encoding, &mut parcel, full)?,
                Kind::JsonLines => jsonl::read(source, input, how, &mut parcel, full)?,
            },
        }
        if parcel.is_full() {
            full(&mut parcel)?;
        }
    }
    full(&mut parcel)
}
