//! `factx extract`: inputs in, rows out.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

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
    let inputs = std::mem::take(&mut plan.inputs);
    // Among rows on the same terminal it would only be in their way.
    let apart = plan.output.is_some() || !std::io::stdout().is_terminal();
    let shown = !plan.quiet && apart && std::io::stderr().is_terminal();
    let progress = Progress::new(&inputs, shown);
    let plan = Arc::new(plan);
    // The process ends after this: giving the lexicon back word by word would only take time.
    std::mem::forget(Arc::clone(&plan));
    let mut job = Job {
        target: Target::open(plan.output.as_deref())?,
        encoder: plan.format.encoder(&plan.columns),
        head: Vec::new(),
        empty: true,
        progress,
        failures: 0,
    };
    if let Some(path) = job.target.unfinished() {
        leave_nothing(path.to_path_buf());
    }
    job.encoder.begin(&mut job.head);
    pipeline::run(&plan, inputs, &mut job)?;
    Ok(job.finish(plan.stats)?)
}

/// Ctrl-C, a termination or a closed terminal end the run at once; the half-written file goes first.
fn leave_nothing(path: PathBuf) {
    // Where no handler can be set the run ends without it, and a hidden file stays.
    let _ = ctrlc::set_handler(move || {
        let _ = std::fs::remove_file(&path);
        std::process::exit(STOPPED);
    });
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
