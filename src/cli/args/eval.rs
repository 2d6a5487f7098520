//! The options of `eval`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::LexiconFiles;

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
