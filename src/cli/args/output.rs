//! What `extract` writes, and where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to PATH, all at once at the end, instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// What to write; else the ending of PATH decides, else csv, or on a terminal table
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatArg>,

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
pub(crate) enum FormatArg {
    Csv,
    Tsv,
    /// JSON lines: one object a claim
    Ndjson,
    /// One array of objects
    Json,
    /// A short table for eyes, as wide as the terminal
    Table,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum OnlyArg {
    /// Claims of which something happened: killed, displaced, destroyed, ...
    Impact,
    /// Plain statistics
    Statistics,
}
