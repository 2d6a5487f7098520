//! What `extract` writes, and where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to PATH, all at once at the end, instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// What to write; else the ending of PATH decides, else csv
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatArg>,

    /// The columns to write, in this order: `default`, `all`, or names
    #[arg(long, value_name = "NAME,...", value_delimiter = ',', default_value = "default")]
    pub columns: Vec<String>,

    /// Keep only claims of these events; the others' ids stay unused
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub event: Vec<String>,

    /// Keep only claims that have an event (impact), or only those that have none (statistics)
    #[arg(long, value_name = "WHICH")]
    pub only: Option<OnlyArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum FormatArg {
    Csv,
    Tsv,
    /// JSON lines: one object a claim
    Ndjson,
    /// One array of objects
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum OnlyArg {
    /// Claims of which something happened: killed, displaced, destroyed, ...
    Impact,
    /// Plain statistics
    Statistics,
}
