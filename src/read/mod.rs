//! Reading: inputs (`source`) -> bytes -> text (`decode`) -> documents, one at a time (`text`, `jsonl`).

mod decode;
mod jsonl;
mod record;
mod sizes;
mod source;
mod text;

use std::fmt::Arguments;

use jiff::civil::Date;

pub(crate) use sizes::sizes;
pub(crate) use source::{Input, Kind, Source};

use crate::{Error, Result};

/// The fields of a JSON line that matter.
#[derive(Debug, Default)]
pub(crate) struct RecordFields {
    pub text: String,
    pub id: String,
    /// Not read where nobody asks for dates.
    pub date: Option<String>,
}

/// Takes what reading gives, in the order of the inputs.
pub(crate) trait Documents {
    /// One document; `text` has neither byte order mark nor invalid bytes, and fits spans; `date` is its day, where its
    /// record states one. An error ends the run.
    fn document(&mut self, name: &str, text: &str, date: Option<Date>) -> Result<()>;

    /// An input or record that cannot be read. Reading goes on with the next.
    fn failure(&mut self, error: Error);

    /// Something was read, but not quite as it stood.
    fn note(&mut self, message: Arguments<'_>);
}

/// Reads inputs one after the other into buffers that it keeps, so that memory goes by the longest document alone.
#[derive(Debug)]
pub(crate) struct Reader<'f> {
    fields: &'f RecordFields,
    bytes: Vec<u8>,
}

impl<'f> Reader<'f> {
    pub fn new(fields: &'f RecordFields) -> Reader<'f> {
        Reader { fields, bytes: Vec::new() }
    }

    /// Hands over the documents of one input.
    ///
    /// # Errors
    /// Only those of `to.document`; what goes wrong with the input itself goes to `to.failure`.
    pub fn read(&mut self, input: &Input, to: &mut dyn Documents) -> Result<()> {
        match input.kind {
            Kind::Text => text::read(&input.source, &mut self.bytes, to),
            Kind::JsonLines => jsonl::read(&input.source, self.fields, &mut self.bytes, to),
        }
    }
}
