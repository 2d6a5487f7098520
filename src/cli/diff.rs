//! `factx diff`: two outputs in, their differences out.

use std::io::{self, Write};
use std::path::PathBuf;

use super::args::DiffArgs;
use super::messages::say;
use super::plan::{self, Usage};
use super::run::{Outcome, Stop};
use crate::Error;
use crate::diff::{Table, changes, report};
use crate::error::ErrorKind;
use crate::export::Column;
use crate::read::Source;

pub(crate) fn run(args: DiffArgs) -> Result<Outcome, Stop> {
    if [&args.old, &args.new].iter().all(|path| path.as_os_str() == "-") {
        let message = "`-` (standard input) can be read once, it is named more than once";
        return Err(Usage::Option(message.into()).into());
    }
    let ignored = plan::columns("--ignore", &args.ignore, &[])?;
    // As `diff` and `cmp` have it: 1 says that there is a difference, so what cannot be compared must say something else.
    let read = |path: PathBuf| Table::read(&Source::from_path(path)).map_err(Stop::Incomparable);
    let (old_path, new_path) = (args.old.display().to_string(), args.new.display().to_string());
    let (old, new) = (read(args.old)?, read(args.new)?);
    let changes = changes(&old, &new, &ignored);
    if !args.quiet {
        for (path, columns) in [(old_path, &changes.only_old), (new_path, &changes.only_new)] {
            // A table without rows has no columns in JSON, which is no matter of comparing.
            if !columns.is_empty() && !old.rows.is_empty() && !new.rows.is_empty() {
                let names: Vec<&str> = columns.iter().map(|column: &Column| column.name()).collect();
                say(format_args!("{path}: not compared, for the other has no such column: {}", names.join(", ")));
            }
        }
        let out = report(&changes, &old, &new);
        let written = io::stdout().lock().write_all(out.as_bytes()).and_then(|()| io::stdout().flush());
        written.map_err(|source| Error::from(ErrorKind::Write { path: "-".into(), source }))?;
    }
    Ok(if changes.list.is_empty() { Outcome::Done } else { Outcome::Different })
}
