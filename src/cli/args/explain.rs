//! The options of `explain`.

use std::path::PathBuf;

use clap::Args;

use super::LexiconFiles;

/// Show what was found in a text, marked under its sentences, and the rule that found it.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_HELP)]
pub(crate) struct ExplainArgs {
    /// The text, as one or several words; without it standard input is read
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,

    /// Read the text from a file: text, Markdown, a web page, PDF or Word
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
