//! Reading: inputs (`files`, `source`, `unpack`) -> bytes of some kind (`kind`) -> text (`decode`, `guess`) -> sections (`text`), lines
//! (`jsonl`) and documents (`document`, `table`, `feed`, `warc`) in parcels; the files of a ZIP archive (`archive`) are inputs too. A line
//! is taken apart (`line`, `record`), and a document becomes text (`article`, and `page`, `docx`, ... by its kind), where it is extracted.

mod ahead;
mod archive;
mod article;
mod codec;
mod decode;
mod document;
mod docx;
mod feed;
mod files;
mod guess;
mod gzip;
mod http;
mod jsonl;
mod kind;
mod line;
mod lines;
mod markdown;
mod page;
mod parcel;
#[cfg(feature = "parquet")]
mod parquet;
pub(crate) mod pdf;
mod record;
mod sizes;
mod source;
mod table;
mod text;
mod unpack;
mod warc;
mod zstd;

use std::sync::Arc;

use encoding_rs::Encoding;

pub(crate) use article::{Article, article};
pub(crate) use decode::line as decoded_line;
pub(crate) use document::Document;
pub(crate) use files::{Filter, Found as FoundFiles, find, listed};
pub(crate) use jsonl::too_long;
pub(crate) use kind::Kind;
pub(crate) use line::{Found, found, stated_day};
pub(crate) use parcel::{Parcel, Part};
pub(crate) use sizes::sizes;
pub(crate) use source::{Input, Source};

use unpack::Stream;

use crate::Result;

/// The bytes that a record may have where nothing else is said.
const LONGEST: usize = 16 << 20;

/// How inputs are read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub fields: RecordFields,
    /// The bytes that a record may have.
    pub longest: usize,
    /// What texts are in, where the user says so; else they tell.
    pub encoding: Option<&'static Encoding>,
    /// All text of a page, and not its article alone.
    pub whole_page: bool,
    /// What the files in archives hold, where the user says so; else they tell.
    pub from: Option<Kind>,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading { fields: RecordFields::default(), longest: LONGEST, encoding: None, whole_page: false, from: None }
    }
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
    for input in inputs {
        match input.source.open() {
            Ok(stream) => read_opened(input, stream, how, &mut parcel, full)?,
            Err(error) => parcel.parts.push(Part::Failure(error)),
        }
        if parcel.is_full() {
            full(&mut parcel)?;
        }
    }
    full(&mut parcel)
}

/// Reads one input.
fn read_opened(
    Input { source, kind, by_name }: Input,
    stream: Stream,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let source = Arc::new(source);
    let (input, kind) = match told(&source, stream, kind, by_name) {
        Ok(Told::Kind(input, kind)) => (input, kind),
        Ok(Told::Foreign(what)) => {
            let failure = source.item_error(None, format!("it is {what}, which factx does not read"));
            parcel.parts.push(if by_name {
                Part::Failure(failure)
            } else {
                Part::Note(format!("{failure}; left out, for only its folder is named"))
            });
            return Ok(());
        }
        Ok(Told::Binary(nul)) => {
            let why = "left out, for only its folder is named";
            parcel.parts.push(Part::Note(format!("{source}: not text, a NUL at byte {nul}; {why}")));
            return Ok(());
        }
        Err(error) => {
            parcel.parts.push(Part::Failure(error));
            return Ok(());
        }
    };
    match kind {
        Kind::Text => text::read(source, input, how.encoding, parcel, full)?,
        Kind::JsonLines => jsonl::read(source, input, how, parcel, full)?,
        Kind::Csv | Kind::Tsv => table::read(source, input, kind, how, parcel, full)?,
        #[cfg(feature = "parquet")]
        Kind::Parquet => parquet::read(source, input, how, parcel, full)?,
        #[cfg(not(feature = "parquet"))]
        Kind::Parquet => {
            let message = "this factx is built without Parquet, which is the feature `parquet`".into();
            parcel.parts.push(Part::Failure(source.item_error(None, message)));
        }
        Kind::Warc => warc::read(source, input, how, parcel, full)?,
        Kind::Zip => archive::read(&source, input, how, parcel, full)?,
        Kind::Feed => feed::read(source, input, how, parcel),
        Kind::Markdown | Kind::Html | Kind::Pdf | Kind::Docx => document::read(source, input, kind, how, parcel),
    }
    Ok(())
}

/// The text of an input that is one document, and what had to be done to it.
///
/// # Errors
/// What is wrong with the input, and one that holds documents.
pub(crate) fn whole(source: Source) -> Result<(String, Vec<String>)> {
    let input = source.open()?;
    let kind = Kind::by_ending(source.path());
    let (input, kind) = match told(&source, input, kind, true)? {
        Told::Kind(input, kind) => (input, kind),
        Told::Foreign(what) => return Err(source.item_error(None, format!("expected text, found {what}"))),
        Told::Binary(_) => return Err(source.item_error(None, "expected text, found other bytes".into())),
    };
    match kind {
        Kind::Text => {
            let (text, note) = text::whole(&source, input)?;
            Ok((text, note.iter().map(ToString::to_string).collect()))
        }
        Kind::Markdown | Kind::Html | Kind::Pdf | Kind::Docx => {
            let how = Reading::default();
            let mut bytes = Vec::new();
            document::whole(&source, input, kind, how.longest, &mut bytes)?;
            let document = Document::new(Arc::new(source), kind, 0..bytes.len());
            let article = article(&document, &bytes, &how).map_err(|message| document.error(message))?;
            Ok((article.text.into_owned(), article.notes))
        }
        _ => {
            Err(source.item_error(None, "expected one text, found a file of several; `factx extract` reads it".into()))
        }
    }
}

/// What an input is found to be.
enum Told {
    Kind(Stream, Kind),
    /// Nothing that is read: where the first NUL is.
    Binary(usize),
    /// A kind of file that is not read.
    Foreign(&'static str),
}

/// Tells what an input holds, where that is not known. Folders have pictures and programs in them, which say nothing as text.
fn told(source: &Source, mut input: Stream, kind: Option<Kind>, by_name: bool) -> Result<Told> {
    if let Some(kind) = kind {
        return Ok(Told::Kind(input, kind));
    }
    let head = input.ahead(kind::HEAD).map_err(|e| source.error(e))?;
    let kind = Kind::by_content(head);
    if kind != Kind::Text {
        return Ok(Told::Kind(input, kind));
    }
    let binary = guess::binary(head).filter(|_| !by_name).map(Told::Binary);
    let foreign = || kind::foreign(source.path(), head).map(Told::Foreign);
    Ok(binary.or_else(foreign).unwrap_or(Told::Kind(input, kind)))
}
