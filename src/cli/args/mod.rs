//! Raw options: what clap reads from the command line, strings and paths not yet checked against each other.

use clap::{Parser, Subcommand};

// Before the modules, which use it.
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

mod diff;
mod eval;
mod explain;
mod extract;
mod input;
mod lexicon;
mod manual;
mod output;

pub(crate) use diff::DiffArgs;
pub(crate) use eval::{ByArg, EvalArgs, EvalFormatArg};
pub(crate) use explain::ExplainArgs;
pub(crate) use extract::ExtractArgs;
pub(crate) use input::{FromArg, InputArgs};
pub(crate) use lexicon::{LexiconArgs, LexiconCommand, LexiconFiles};
pub(crate) use manual::{CompletionsArgs, ManArgs};
pub(crate) use output::{OnlyArg, OutputArgs};

/// Reads news and reports and pulls out their quantitative claims: how many, of what, and what happened to it.
#[derive(Debug, Parser)]
#[command(name = "factx", version, after_help = HELP, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// Do not read the settings in factx.toml
    #[arg(long, global = true)]
    pub no_config: bool,
}

const HELP: &str = concat!(
    "\
Examples:
  factx extract article.txt
  factx extract -o claims.csv reports/*.txt
  factx explain 'At least 12 people were killed in Dhaka on Sunday.'
  factx extract --help

Settings: options of extract, explain, eval and diff may stand in factx.toml, in
this folder or else in factx/ in your folder for settings (~/.config); what the
command line says wins. Files in it are looked for beside it.
  [extract]
  columns = [\"default\", \"country\"]
  vague = \"midpoint\"

",
    exit_codes!()
);

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Box<ExtractArgs>),
    Explain(ExplainArgs),
    Eval(EvalArgs),
    Diff(DiffArgs),
    Lexicon(LexiconArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}
