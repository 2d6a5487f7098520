//! `factx extract`: inputs in, rows out.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::args::ExtractArgs;
use super::messages::say;
use super::pipeline::{self, Sink};
use super::plan::ExtractPlan;
use super::progress::Progress;
use super::run::{Outcome, Stop};
use super::work::Done;
use crate::Result;
use crate::export::{Encoder, Target};
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
    let target = match plan.output.path.as_deref() {
        Some(_) => leaving_nothing(|| Target::open(plan.output.path.as_deref()))?,
        None => Target::open(None)?,
    };
    let mut job = Job {
        target,
        encoder: plan.output.format.encoder(&plan.output.columns),
        head: Vec::new(),
        empty: true,
        progress,
        failures: 0,
    };
    job.encoder.begin(&mut job.head);
    pipeline::run(&plan, inputs, &mut job)?;
    Ok(job.finish(plan.stats)?)
}

/// Opens a target so that Ctrl-C, a termination or a closed terminal end the run at once and take the half-written file with them.
fn leaving_nothing(open: impl FnOnce() -> Result<Target>) -> Result<Target> {
    let unfinished = Arc::new(Mutex::new(None::<PathBuf>));
    // While the file is being made the handler waits for its name.
    let mut name = unfinished.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if !stays_through_signals() {
        let unfinished = Arc::clone(&unfinished);
        // Where no handler can be set the run ends without it, and a hidden file stays.
        let _ = ctrlc::set_handler(move || {
            if let Some(path) = &*unfinished.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
                let _ = std::fs::remove_file(path);
            }
            std::process::exit(STOPPED);
        });
    }
    let target = open()?;
    *name = target.unfinished().map(Path::to_path_buf);
    Ok(target)
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
    target: Target,
    encoder: Box<dyn Encoder + 'p>,
    /// What stands before the first row, until that is written.
    head: Vec<u8>,
    /// No row is written yet.
    empty: bool,
    progress: Progress,
    failures: u64,
}

impl Sink for Job<'_> {
    fn take(&mut self, parcel: &Parcel, done: &Done) -> Result<()> {
        for message in &done.messages {
            self.progress.aside(|| say(message));
        }
        self.failures += done.failures;
        let rows = if self.empty { self.encoder.first(&done.rows) } else { &done.rows };
        if !rows.is_empty() {
            self.empty = false;
            self.target.write(&std::mem::take(&mut self.head))?;
            self.target.write(rows)?;
        }
        self.progress.add(parcel.bytes.len() as u64, done);
        Ok(())
    }
}

impl Job<'_> {
    fn finish(mut self, stats: bool) -> Result<Outcome> {
        let outcome = if self.failures == 0 { Outcome::Done } else { Outcome::SomeUnread };
        // Where nothing at all could be read, an empty table would replace a good one, or pass for "nothing found".
        if self.progress.documents > 0 || self.failures == 0 {
            self.encoder.end(self.empty, &mut self.head);
            self.target.write(&self.head)?;
            self.target.commit()?;
        }
        self.progress.end(stats);
        Ok(outcome)
    }
}
