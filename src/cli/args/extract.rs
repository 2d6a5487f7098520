//! The options of `extract`: what it reads, what it looks for, what it writes.

use clap::{Args, ValueHint};

use super::{InputArgs, LexiconFiles, OutputArgs};

/// Write the claims of articles as a table, one row a claim.
#[derive(Debug, Args)]
#[command(after_help = EXTRACT_HELP)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub output: OutputArgs,

    /// The figures of vague numbers (`dozens`): a policy's name or a TOML file; adds the column vague_policy
    #[arg(long, value_name = "POLICY", default_value = "literal", value_hint = ValueHint::FilePath)]
    pub vague: String,

    /// Persons to a household: a number, or a CSV file of country and size; adds the column persons
    #[arg(long, value_name = "N|FILE", value_hint = ValueHint::FilePath)]
    pub household_size: Option<String>,

    /// Also write quantities that are no claims by themselves: durations (three years), ages (a 12-year-old), bare (3/4)
    #[arg(long, value_name = "KIND,...", value_delimiter = ',')]
    pub include: Vec<String>,

    /// Threads to work on [default: all cores]; the rows are the same, in the same order
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// At the end, say what was read and how fast
    #[arg(long)]
    pub stats: bool,

    /// Show no progress bar on the terminal
    #[arg(short, long)]
    pub quiet: bool,

    #[command(flatten)]
    pub lexicon: LexiconFiles,
}

// Lines of at most 80 columns, which no terminal breaks again.
const EXTRACT_HELP: &str = concat!(
    "\
Examples:
  factx extract article.txt
  factx extract -o claims.csv reports/*.txt
  curl -s https://example.org/report.txt | factx extract --format ndjson
  factx extract --from jsonl --text-field body --id-field url -o c.tsv feed.json
  factx extract --columns document,event,low,high --event killed article.txt
  factx extract --date 2024-03-14 --columns default,country article.txt
  factx extract --vague midpoint --household-size 4.8 article.txt
  factx extract -o claims.xlsx --text-out texts reports/*.txt

Columns:
  document id event trigger qualifier magnitude low high unit per counted groups
  modality relation parent attribution place date start end number sentence
  confidence
  `all` adds rule (which found the claim), date_from date_to country persons
  vague_policy; `default` has the last five only where an option adds them

Inputs, by ending or first bytes, else --from: text, markdown, html, pdf, docx,
jsonl, csv, tsv, rss, warc, parquet; packed by gzip, zstd, bzip2 or xz, or not;
the files in a .zip, as those of a folder.

Policies: literal acled emdat ccc midpoint none
An article's date is its record's, else --date, else its dateline's.

Endings of PATH that say the format: .csv .tsv .ndjson .json .xlsx .jsonld
.parquet .sqlite; --format has the others. A file that is there is replaced only
with --force (a database is added to with --append), and an input never.

In csv, tsv and xlsx text that a spreadsheet would run (=... +... -... @...) has
an apostrophe before it; figures never have. --no-guard leaves it out.

CSV and TSV have a header row, UTF-8 text, `.` before decimals, and lines that
end in LF; an empty cell is unknown, never zero. Files of any size are read in
some 30 MB of memory, 10 MB more for each thread; a record or a page is held
whole, several times over: --max-record bounds it.

",
    exit_codes!()
);
