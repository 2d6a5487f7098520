//! The options of `diff`.

use std::path::PathBuf;

use clap::Args;

/// Compare two outputs claim by claim: which are new, lost or changed.
#[derive(Debug, Args)]
#[command(after_help = DIFF_HELP)]
pub(crate) struct DiffArgs {
    /// An output of factx, in any format and with any columns; `-` is standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,

    /// Another, of the same texts
    #[arg(value_name = "NEW")]
    pub new: PathBuf,

    /// Do not compare these columns
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub ignore: Vec<String>,

    /// Print nothing, only end with the code
    #[arg(short, long)]
    pub quiet: bool,
}

const DIFF_HELP: &str = "\
Examples:
  factx diff pinned.csv new.csv
  factx extract articles/*.txt | factx diff --quiet pinned.csv -
  factx diff --ignore confidence,rule old.ndjson new.csv

Claims are the same where they stand at the same place of the same document or,
where the text before them changed, in the same sentence with the same number
and event. Columns that both have are compared, but for id, start and end.
Both outputs are held in memory.

Exit codes:
  0  no difference
  1  a difference
  2  wrong usage, or an output that cannot be read";
