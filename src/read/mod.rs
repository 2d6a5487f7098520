//! Reading: inputs (`source`) -> bytes -> text (`decode`) -> sections and lines (`text`, `jsonl`) in parcels; a line is taken apart
//! (`line`, `record`) where its text is extracted.

mod decode;
mod jsonl;
mod line;
mod parcel;
mod record;
mod sizes;
mod source;
mod text;

pub(crate) use decode::line as decoded_line;
pub(crate) use jsonl::too_long;
pub(crate) use line::{Found, found};
pub(crate) use parcel::{Parcel, Part};
pub(crate) use sizes::sizes;
pub(crate) use source::{Input, Kind, Source};
pub(crate) use text::whole;

use crate::Result;

/// The fields of a JSON line that matter.
#[derive(Debug, Default)]
pub(crate) struct RecordFields {
    pub text: String,
    pub id: String,
    /// Not read where nobody asks for dates.
    pub date: Option<String>,
}

/// Reads inputs one after the other into parcels; `full` takes each that is full and leaves an empty one. Memory goes by
/// `longest` alone, the bytes that a JSON line may have.
///
/// # Errors
/// Only those of `full`; what goes wrong with an input becomes a part.
pub(crate) fn read(
    inputs: impl IntoIterator<Item = Input>,
    longest: usize,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let mut parcel = Parcel::default();
    for Input { source, kind } in inputs {
        match kind {
            Kind::Text => text::read(source, &mut parcel, full)?,
            Kind::JsonLines => jsonl::read(source, longest, &mut parcel, full)?,
        }
        if parcel.is_full() {
            full(&mut parcel)?;
        }
    }
    full(&mut parcel)
}
