//! The options of `lexicon`, and lexicon files for all that extract.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
