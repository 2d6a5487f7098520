//! `factx extract`: inputs in, rows out.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::args::ExtractArgs;
use super::messages::say;
use super::pipeline::{self, Sink};
use super::plan::ExtractPlan;
use super::progress::Progress;
use super::run::{Outcome, Stop};
use super::work::Done;
use crate::Result;
use crate::export::{Book, Texts};
use crate::read::Parcel;

/// As shells have it for a run that Ctrl-C ended.
const STOPPED: i32 = 130;

pub(crate) fn run(args: ExtractArgs) -> Result<Outcome, Stop> {
    let mut plan = ExtractPlan::new(args)?;
    let inputs = std::mem::take(&mut plan.input.inputs);
    // Among rows on the same terminal it would only be in their way.
    let apart = plan.output.path.is_some() || !std::io::stdout().is_terminal();
    let shown = !plan.quiet && apart && std::io::stderr().is_terminal();
    let progress = Progress::new(&inputs, shown);
    let plan = Arc::new(plan);
    // The process ends after this: giving the lexicon back word by word would only take time.
    std::mem::forget(Arc::clone(&plan));
    let output = &plan.output;
    let open = || {
        let texts = output.text_out.as_deref().map(|folder| Texts::open(folder, &output.spec.keep)).transpose()?;
        Ok(Books { rows: output.spec.open(output.path.as_deref())?, texts })
    };
    let files = output.path.is_some() || output.text_out.is_some();
    let books = if files { leaving_nothing(open)? } else { open()? };
    let mut job = Job { books, progress, failures: 0 };
    pipeline::run(&plan, inputs, &mut job)?;
    Ok(job.finish(&plan)?)
}

/// What a run writes.
struct Books<'p> {
    rows: Box<dyn Book + 'p>,
    texts: Option<Texts>,
}

/// Opens outputs so that Ctrl-C, a termination or a closed terminal end the run at once and take what is half written with them.
fn leaving_nothing<'p>(open: impl FnOnce() -> Result<Books<'p>>) -> Result<Books<'p>> {
    let unfinished = Arc::new(Mutex::new(Vec::<PathBuf>::new()));
    // While the files are being made the handler waits for their names.
    let mut names = unfinished.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if !stays_through_signals() {
        let unfinished = Arc::clone(&unfinished);
        // Where no handler can be set the run ends without it, and a hidden file stays.
        let _ = ctrlc::set_handler(move || {
            for path in &*unfinished.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
                let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
            }
            std::process::exit(STOPPED);
        });
    }
    let books = open()?;
    names.extend(books.rows.unfinished());
    names.extend(books.texts.as_ref().and_then(Book::unfinished));
    Ok(books)
}

/// Whether who started the run wants it to go on through a closed terminal or Ctrl-C, as `nohup` does: a handler would undo that.
fn stays_through_signals() -> bool {
    const HANGUP: u64 = 1;
    const INTERRUPT: u64 = 2;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    ignored & (1 << (HANGUP - 1) | 1 << (INTERRUPT - 1)) != 0
}

/// A run on its way.
struct Job<'p> {
    books: Books<'p>,
    progress: Progress,
    failures: u64,
}

impl Sink for Job<'_> {
    fn take(&mut self, parcel: &Parcel, done: &Done) -> Result<()> {
        self.failures += done.failures;
        let mut notes = Vec::new();
        let mut taken = self.books.rows.take(&done.rows, &mut notes);
        if let Some(texts) = &mut self.books.texts {
            taken = taken.and_then(|()| texts.take(&done.texts, &mut notes));
        }
        for message in done.messages.iter().chain(&notes) {
            self.progress.aside(|| say(message));
        }
        taken?;
        self.progress.add(parcel, done);
        Ok(())
    }
}

impl Job<'_> {
    fn finish(self, plan: &ExtractPlan) -> Result<Outcome> {
        let outcome = if self.failures == 0 { Outcome::Done } else { Outcome::SomeUnread };
        // Where nothing at all could be read, an empty table would replace a good one, or pass for "nothing found".
        if self.progress.documents > 0 || self.failures == 0 {
            if let Some(texts) = self.books.texts {
                Box::new(texts).commit()?;
            }
            self.books.rows.commit()?;
            if let (Some(table), Some(package)) = (&plan.output.path, &plan.output.package) {
                package.write(&plan.output.spec, table)?;
            }
        }
        self.progress.end(plan.stats);
        Ok(outcome)
    }
}
