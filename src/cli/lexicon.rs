//! `factx lexicon`: what factx knows, and whether a user's file is right.

use std::io::{self, Write};

use super::args::{LexiconArgs, LexiconCommand};
use super::plan::Usage;
use super::run::{Outcome, Stop};
use crate::Result;
use crate::error::ErrorKind;

pub(crate) fn run(args: LexiconArgs) -> Result<Outcome, Stop> {
    let answer = match &args.command {
        LexiconCommand::List { kind, lexicon } => seam::list(kind.as_deref(), &lexicon.lexicon_files),
        LexiconCommand::Check { file } => seam::check(file),
    };
    // A lexicon that is not right is the user's to mend, as elsewhere: code 2.
    let answer = answer.map_err(Usage::Lexicon)?;
    let written = io::stdout().lock().write_all(answer.as_bytes()).and_then(|()| io::stdout().flush());
    written.map_err(|source| crate::Error::from(ErrorKind::Write { path: "-".into(), source }))?;
    Ok(Outcome::Done)
}

/// To be replaced by `crate::lexicon::{list, check}`, with these same signatures, when that module is there.
mod seam {
    use std::path::{Path, PathBuf};

    use crate::{Extractor, Result};

    /// The entries of one kind, or of all, one a line; an unknown kind is an error that names the known ones.
    pub fn list(_kind: Option<&str>, files: &[PathBuf]) -> Result<String> {
        let extractor = Extractor::with_lexicons(files)?;
        Ok(extractor.events().iter().flat_map(|event| [event, "\n"]).collect())
    }

    /// A line that says that the file is right, else where it is not.
    pub fn check(path: &Path) -> Result<String> {
        Extractor::with_lexicons(&[path])?;
        Ok(format!("{}: right\n", path.display()))
    }
}
