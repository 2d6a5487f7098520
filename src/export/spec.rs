//! What is to be written: the format, by its name or a file's ending, and how.

use std::path::Path;

use clap::ValueEnum;

use super::book::{Book, Stream};
use super::table::{Look, Table};
use super::xlsx::Xlsx;
use super::{Column, Dialect, Encoder, Framer, Keep, brat, csv, gdelt, idmc, json, jsonld, ucdp};
use crate::Result;

/// The formats, by name.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Format {
    Csv,
    Tsv,
    /// JSON lines: one object a claim
    Ndjson,
    /// One array of objects
    Json,
    /// A workbook: claims, their sums by event, and what the columns hold
    Xlsx,
    /// One file with typed columns; needs the feature `parquet`
    Parquet,
    /// A database with the tables documents and claims; needs the feature `sqlite`
    Sqlite,
    /// W3C Web Annotations: one page of JSON-LD
    Jsonld,
    /// brat's stand-off: a folder with each document's text and what is marked in it
    Brat,
    /// GDELT's counts, a line for each document: TYPE#NUMBER#OBJECT#...#offset
    Gdelt,
    /// As IDMC records figures: quantifier, reported figure, unit, term
    Idmc,
    /// Deaths as UCDP lays them out: low, best, high
    Ucdp,
    /// A short table for eyes, as wide as the terminal
    Table,
}

impl Format {
    /// Endings of files, without case, that say what they hold.
    pub const ENDINGS: [(&'static str, Format); 12] = [
        ("csv", Format::Csv),
        ("tsv", Format::Tsv),
        ("tab", Format::Tsv),
        ("ndjson", Format::Ndjson),
        ("jsonl", Format::Ndjson),
        ("json", Format::Json),
        ("xlsx", Format::Xlsx),
        ("jsonld", Format::Jsonld),
        ("parquet", Format::Parquet),
        ("sqlite", Format::Sqlite),
        ("sqlite3", Format::Sqlite),
        ("db", Format::Sqlite),
    ];

    /// The format that files with this ending hold, if one is known to.
    pub fn by_ending(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?;
        Format::ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }

    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Ndjson => "ndjson",
            Format::Json => "json",
            Format::Xlsx => "xlsx",
            Format::Parquet => "parquet",
            Format::Sqlite => "sqlite",
            Format::Jsonld => "jsonld",
            Format::Brat => "brat",
            Format::Gdelt => "gdelt",
            Format::Idmc => "idmc",
            Format::Ucdp => "ucdp",
            Format::Table => "table",
        }
    }

    /// What parts its cells, where it is a table of text.
    pub fn delimiter(self) -> Option<u8> {
        match self {
            Format::Csv | Format::Idmc | Format::Ucdp => Some(b','),
            Format::Tsv | Format::Gdelt => Some(b'\t'),
            _ => None,
        }
    }

    /// The columns of a layout, which are not a claim's own.
    pub fn layout(self) -> Option<&'static [&'static str]> {
        match self {
            Format::Gdelt => Some(gdelt::COLUMNS),
            Format::Idmc => Some(idmc::COLUMNS),
            Format::Ucdp => Some(ucdp::COLUMNS),
            _ => None,
        }
    }

    /// The cargo feature that this build lacks to write it.
    pub fn lacking(self) -> Option<&'static str> {
        match self {
            Format::Parquet if cfg!(not(feature = "parquet")) => Some("parquet"),
            Format::Sqlite if cfg!(not(feature = "sqlite")) => Some("sqlite"),
            _ => None,
        }
    }

    /// Whether spreadsheets open it, which run some text.
    pub fn is_guarded(self) -> bool {
        self.delimiter().is_some() || self == Format::Xlsx
    }
}

/// An output as it was asked for.
#[derive(Debug)]
pub(crate) struct Spec {
    pub format: Format,
    pub columns: Vec<Column>,
    /// Of text tables.
    pub dialect: Dialect,
    /// Of the table for eyes.
    pub look: Look,
    /// Rows are added to a database that is there.
    #[cfg_attr(not(feature = "sqlite"), expect(dead_code, reason = "only databases are added to"))]
    pub append: bool,
    /// What folders of files must not lose.
    pub keep: Keep,
    /// The events that the lexicon knows.
    pub events: Vec<String>,
}

impl Spec {
    /// What a thread turns claims into bytes with.
    pub fn encoder(&self) -> Box<dyn Encoder + '_> {
        match self.format {
            Format::Csv | Format::Tsv => Box::new(csv::Csv::new(&self.columns, self.dialect)),
            Format::Ndjson => Box::new(json::Json::new(&self.columns, json::Layout::Lines)),
            Format::Json => Box::new(json::Json::new(&self.columns, json::Layout::Array)),
            Format::Table => Box::new(Table::new(&self.columns, self.look)),
            Format::Xlsx => Box::new(Framer::rows(Column::ALL)),
            Format::Parquet | Format::Sqlite => Box::new(Framer::rows(&self.columns)),
            Format::Jsonld => Box::new(jsonld::Annotations::new(&self.columns)),
            Format::Brat => Box::new(brat::Brat::default()),
            Format::Gdelt => Box::new(gdelt::Gdelt::new(self.dialect)),
            Format::Idmc => Box::new(idmc::IdmcTable::new(self.dialect)),
            Format::Ucdp => Box::new(ucdp::UcdpTable::new(self.dialect)),
        }
    }

    /// Opens the output at a path, or on standard output.
    pub fn open(&self, path: Option<&Path>) -> Result<Box<dyn Book + '_>> {
        Ok(match self.format {
            Format::Xlsx => Box::new(Xlsx::open(path, &self.columns, self.dialect.guard)?),
            #[cfg(feature = "parquet")]
            Format::Parquet => Box::new(super::parquet::Parquet::open(path, &self.columns)?),
            #[cfg(feature = "sqlite")]
            Format::Sqlite => {
                let path = path.unwrap_or(Path::new("-"));
                Box::new(super::sqlite::Database::open(path, &self.columns, self.append)?)
            }
            Format::Brat => Box::new(brat::BratFolder::open(path.unwrap_or(Path::new(".")), &self.keep, &self.events)?),
            _ => Box::new(Stream::open(path, self.encoder())?),
        })
    }
}
