//! Raw options: what clap reads from the command line, strings and paths not yet checked against each other.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

macro_rules! exit_codes {
    () => {
        "\
Exit codes:
  0  done, also where nothing was found
  1  some input could not be read, or the output not be written;
     all that could be read is written, unless that is nothing
  2  wrong usage, or a lexicon, policy or size file that is not right
130  stopped by Ctrl-C or a termination while writing to PATH, which is as before"
    };
}

/// Reads news and reports and pulls out their quantitative claims: how many, of what, and what happened to it.
#[derive(Debug, Parser)]
#[command(name = "factx", version, after_help = exit_codes!(), disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Box<ExtractArgs>),
    Explain(ExplainArgs),
    Eval(EvalArgs),
    Diff(DiffArgs),
    Lexicon(LexiconArgs),
}

/// Write the claims of articles as a table, one row a claim.
#[derive(Debug, Args)]
#[command(after_help = EXTRACT_HELP)]
pub(crate) struct ExtractArgs {
    /// Files to read, each one article or, as .jsonl or .ndjson, one article a line; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Write to PATH, all at once at the end, instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// What to write; else the ending of PATH decides, else csv
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatArg>,

    /// What the files hold; else each file's ending decides, else text
    #[arg(long, value_name = "KIND")]
    pub from: Option<FromArg>,

    /// The field of a JSON line that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    pub text_field: Option<String>,

    /// The field of a JSON line that names the document [default: id]; a line without it is named FILE:LINE
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,

    /// The field of a JSON line that holds the article's date [default: date]; adds the columns date_from, date_to
    #[arg(long, value_name = "NAME")]
    pub date_field: Option<String>,

    /// The articles' date, where their records state none; adds the columns date_from, date_to
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,

    /// The figures of vague numbers (`dozens`): a policy's name or a TOML file; adds the column vague_policy
    #[arg(long, value_name = "POLICY", default_value = "literal")]
    pub vague: String,

    /// Persons to a household: a number, or a CSV file of country and size; adds the column persons
    #[arg(long, value_name = "N|FILE")]
    pub household_size: Option<String>,

    /// The columns to write, in this order: `default`, `all`, or names
    #[arg(long, value_name = "NAME,...", value_delimiter = ',', default_value = "default")]
    pub columns: Vec<String>,

    /// Keep only claims of these events; the others' ids stay unused
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub event: Vec<String>,

    /// Keep only claims that have an event (impact), or only those that have none (statistics)
    #[arg(long, value_name = "WHICH")]
    pub only: Option<OnlyArg>,

    /// Also write quantities that are no claims by themselves: durations (three years), ages (a 12-year-old), bare (3/4)
    #[arg(long, value_name = "KIND,...", value_delimiter = ',')]
    pub include: Vec<String>,

    /// Threads to work on [default: all cores]; the rows are the same, in the same order
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// The bytes that a JSON line may have, with K, M or G; longer ones are left out and named
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    pub max_record: usize,

    /// At the end, say what was read and how fast
    #[arg(long)]
    pub stats: bool,

    /// Show no progress bar on the terminal
    #[arg(short, long)]
    pub quiet: bool,

    #[command(flatten)]
    pub lexicon: LexiconFiles,
}

/// A number of bytes: `65536`, `64K`, `16M`, `1G`.
fn size(text: &str) -> Result<usize, String> {
    const EXPECTED: &str = "expected a whole number of bytes above 0, with K, M or G behind it or nothing";
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return Err(EXPECTED.into()),
    };
    let bytes = digits.parse::<usize>().ok().and_then(|n| n.checked_mul(1 << shift)).filter(|n| *n > 0);
    bytes.ok_or_else(|| EXPECTED.into())
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

Columns:
  document id event trigger qualifier magnitude low high unit per counted groups
  modality relation parent attribution place date start end number sentence
  confidence
  `all` adds rule (which found the claim), date_from date_to country persons
  vague_policy; `default` has the last five only where an option adds them

Policies: literal acled emdat ccc midpoint none
An article's date is its record's, else --date, else its dateline's.

CSV and TSV have a header row, UTF-8 text, `.` before decimals, and lines that
end in LF; an empty cell is unknown, never zero. Files of any size are read in
some 30 MB of memory, 10 MB more for each thread; a JSON line is held whole,
several times over: --max-record bounds it.

",
    exit_codes!()
);

/// Show what was found in a text, marked under its sentences, and the rule that found it.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub(crate) struct ExplainArgs {
    /// The text, as one or several words; without it standard input is read
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,

    /// Read the text from a file
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub file: Option<PathBuf>,

    #[command(flatten)]
    pub lexicon: LexiconFiles,
}

const EXPLAIN_HELP: &str = "\
Examples:
  factx explain 'At least 12 people were killed in Dhaka on Sunday, police said.'
  factx explain --file article.txt
  factx explain < article.txt

Colours are used on a terminal only, and never where NO_COLOR is set.";

/// Score the claims that are found in annotated texts.
#[derive(Debug, Args)]
#[command(after_help = EVAL_HELP)]
pub(crate) struct EvalArgs {
    /// Annotated texts, one a JSON line; `-` is standard input
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,

    /// Score these claims, an output in ndjson, instead of extracting anew; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "lexicon_files")]
    pub claims: Option<PathBuf>,

    /// Add the figures of each event, document, rule or band of confidence
    #[arg(long, value_name = "WHAT")]
    pub by: Option<ByArg>,

    /// Show the first N errors of each class, with the text around them
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,

    /// How to write the figures; toml is the table of confidence, and needs --by rule
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: EvalFormatArg,

    #[command(flatten)]
    pub lexicon: LexiconFiles,
}

const EVAL_HELP: &str = "\
Examples:
  factx eval gold.jsonl
  factx eval gold.jsonl --by event --errors 10
  factx eval gold.jsonl --claims claims.ndjson --format json

A line of GOLD is {\"id\": ..., \"text\": ..., \"claims\": [...]}. A claim has the
columns of the output, of which event, qualifier, magnitude, low, high, unit,
start and end must be there; \"optional\": true lets it count neither way.
All texts are held in memory.

  detect     the claim's number was found
  value      with the stated figure, whatever the hedge
  number     with the right magnitude, low and high
  claim      with the right number and event
  impact     the same, of claims with an event; statistic: of those without

Exit codes:
  0  done, whatever the figures
  1  a file could not be read, or a line of it is not as expected
  2  wrong usage, or a lexicon file that is not right";

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

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum ByArg {
    Event,
    Document,
    Rule,
    Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum EvalFormatArg {
    Text,
    /// One object, with unrounded figures
    Json,
    /// Each rule's measured precision, as the source code keeps it
    Toml,
}

/// List the words that factx knows, or check a file of your own.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true, disable_help_subcommand = true, after_help = LEXICON_HELP)]
pub(crate) struct LexiconArgs {
    #[command(subcommand)]
    pub command: LexiconCommand,
}

const LEXICON_HELP: &str = "\
Examples:
  factx lexicon list
  factx lexicon list events
  factx lexicon check my-words.toml";

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// List the entries: all kinds, or one of them
    #[command(after_help = "\
Examples:
  factx lexicon list
  factx lexicon list qualifiers
  factx lexicon list events --lexicon my-words.toml")]
    List {
        /// The kind to list: events, units, qualifiers, ...; without it all
        #[arg(value_name = "KIND")]
        kind: Option<String>,

        #[command(flatten)]
        lexicon: LexiconFiles,
    },
    /// Say whether a lexicon file is right, else what is wrong at which line and column
    #[command(after_help = "\
Examples:
  factx lexicon check my-words.toml")]
    Check {
        /// The file to check
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LexiconFiles {
    /// Add the entries of a lexicon file to the built-in ones; may be given several times
    #[arg(long = "lexicon", value_name = "FILE")]
    pub lexicon_files: Vec<PathBuf>,
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
pub(crate) enum FromArg {
    /// One article a file
    Text,
    /// One article a line, in a field of a JSON object
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum OnlyArg {
    /// Claims of which something happened: killed, displaced, destroyed, ...
    Impact,
    /// Plain statistics
    Statistics,
}
