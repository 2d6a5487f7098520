//! One invocation: parse, plan, run the command, and turn how it went into an exit code.

use std::process::ExitCode;

use super::args::Command;
use super::config;
use super::messages::say;
use super::plan::Usage;
use super::{diff, eval, explain, extract, lexicon, manual};
use crate::Error;
use crate::read::pdf;

/// How a command that had a plan ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    Done,
    /// Something could not be read, which was said at once; the rest is done.
    SomeUnread,
    /// Two outputs are not the same.
    Different,
}

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    Usage(Usage),
    Failed(Error),
    /// An output that was to be compared could not be read.
    Incomparable(Error),
}

impl From<Usage> for Stop {
    fn from(usage: Usage) -> Stop {
        Stop::Usage(usage)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Failed(error)
    }
}

/// Runs the command with the process's arguments.
pub fn main() -> ExitCode {
    // clap itself ends the process for --help and --version (0) and for options that it cannot read (2).
    // What `extract` starts for each PDF is nobody's command.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == pdf::ARGUMENT) {
        return pdf::main();
    }
    let command = match config::options(std::env::args_os().collect()) {
        Ok(cli) => cli.command,
        Err(usage) => return ExitCode::from(code(Err(usage.into()))),
    };
    let ended = match command {
        Command::Extract(args) => extract::run(*args),
        Command::Explain(args) => explain::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Completions(args) => manual::completions(args),
        Command::Man(args) => manual::man(args),
    };
    ExitCode::from(code(ended))
}

fn code(ended: Result<Outcome, Stop>) -> u8 {
    match ended {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::SomeUnread | Outcome::Different) => 1,
        // Who reads has seen enough (`| head`): that is their right, and no failure.
        Err(Stop::Failed(error)) if error.is_closed_pipe() => 0,
        Err(Stop::Failed(error)) => {
            say(error);
            1
        }
        Err(Stop::Usage(Usage::Lexicon(error)) | Stop::Incomparable(error)) => {
            say(error);
            2
        }
        Err(Stop::Usage(Usage::Option(message))) => {
            say(format_args!("error: {message}"));
            2
        }
    }
}
