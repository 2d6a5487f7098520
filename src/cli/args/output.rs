//! What `extract` writes, and where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::export::Format;

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to PATH (for brat a folder), all at once at the end, instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// What to write; else the ending of PATH decides, and where it has none csv, or on a terminal table
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// Replace what is there, which else stays as it is
    #[arg(long)]
    pub force: bool,

    /// Add to the database at PATH: a document that is there already gets its new rows
    #[arg(long, conflicts_with = "force")]
    pub append: bool,

    /// Text tables as Excel opens them: with a byte order mark, and lines that end in CRLF
    #[arg(long, conflicts_with = "no_guard")]
    pub excel: bool,

    /// The character between cells of csv or tsv, one of , ; | : ^ ~ or `tab`
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// A row of HXL hashtags under the header of csv or tsv
    #[arg(long, conflicts_with = "excel")]
    pub hxl: bool,

    /// Also describe a csv or tsv file in datapackage.json beside it: its columns' types, values and meaning (Frictionless)
    #[arg(long, conflicts_with_all = ["excel", "hxl"], requires = "output")]
    pub datapackage: bool,

    /// Leave text that a spreadsheet would run (`=...`, `+...`, `-...`, `@...`) without the apostrophe before it
    #[arg(long)]
    pub no_guard: bool,

    /// Also write the text that factx read of each document into this folder, one file each, to which offsets refer
    #[arg(long, value_name = "DIR")]
    pub text_out: Option<PathBuf>,

    /// The columns to write, in this order: `default`, `all`, or names [default: default]
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub columns: Vec<String>,

    /// Keep only claims of these events; the others' ids stay unused
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub event: Vec<String>,

    /// Keep only claims that have an event (impact), or only those that have none (statistics)
    #[arg(long, value_name = "WHICH")]
    pub only: Option<OnlyArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum OnlyArg {
    /// Claims of which something happened: killed, displaced, destroyed, ...
    Impact,
    /// Plain statistics
    Statistics,
}

/// Between cells: a character that no name of a column has, and no figure.
fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [byte @ (b',' | b';' | b'|' | b':' | b'^' | b'~' | b'\t')] => Ok(*byte),
        b"tab" | b"\\t" => Ok(b'\t'),
        _ => Err("expected one of , ; | : ^ ~ or `tab`".into()),
    }
}
