//! `factx lexicon`: what factx knows, and whether a user's file is right.

mod check;
mod examples;
mod list;

use std::io::{self, Write};

use super::args::{LexiconArgs, LexiconCommand};
use super::plan::Usage;
use super::run::{Outcome, Stop};
use crate::Result;
use crate::error::ErrorKind;

pub(crate) fn run(args: LexiconArgs) -> Result<Outcome, Stop> {
    let answer = match &args.command {
        LexiconCommand::List { kind, lexicon } => list::list(kind.as_deref(), &lexicon.lexicon_files),
        LexiconCommand::Check { file } => check::check(file),
    };
    // A lexicon that is not right is the user's to mend, as elsewhere: code 2.
    let answer = answer.map_err(Usage::Lexicon)?;
    let written = io::stdout().lock().write_all(answer.as_bytes()).and_then(|()| io::stdout().flush());
    written.map_err(|source| crate::Error::from(ErrorKind::Write { path: "-".into(), source }))?;
    Ok(Outcome::Done)
}
