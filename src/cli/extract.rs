//! `factx extract`: inputs in, rows out, one document at a time.

use std::fmt::Arguments;
use std::mem::ManuallyDrop;

use jiff::civil::Date;

use super::args::ExtractArgs;
use super::messages::say;
use super::plan::ExtractPlan;
use super::run::{Outcome, Stop};
use crate::export::{Encoder, Target};
use crate::read::{Documents, Reader};
use crate::{Error, Result, dateline};

/// Rows are collected up to about this many bytes before they are handed on.
const BATCH: usize = 64 * 1024;

pub(crate) fn run(args: ExtractArgs) -> Result<Outcome, Stop> {
    // The process ends after this: giving the lexicon back word by word would only take time.
    let plan = ManuallyDrop::new(ExtractPlan::new(args)?);
    let mut job = Job {
        target: Target::open(plan.output.as_deref())?,
        encoder: plan.format.encoder(&plan.columns),
        rows: Vec::with_capacity(2 * BATCH),
        documents: 0,
        failures: 0,
        plan: &plan,
    };
    job.encoder.begin(&mut job.rows);
    let mut reader = Reader::new(&plan.fields);
    for input in &plan.inputs {
        reader.read(input, &mut job)?;
    }
    Ok(job.finish()?)
}

/// A run on its way.
struct Job<'p> {
    plan: &'p ExtractPlan,
    target: Target,
    encoder: Box<dyn Encoder + 'p>,
    /// Encoded rows that the target does not have yet.
    rows: Vec<u8>,
    documents: u64,
    failures: u64,
}

impl Documents for Job<'_> {
    fn document(&mut self, name: &str, text: &str, date: Option<Date>) -> Result<()> {
        self.documents += 1;
        let Job { plan, encoder, rows, target, .. } = self;
        let date = if plan.dates { date.or(plan.date).or_else(|| dateline(text)) } else { None };
        let mut written = Ok(());
        plan.extractor.extract_batches(text, |claims| {
            claims.retain(|claim| plan.filter.keeps(claim));
            plan.normaliser.fill(text, date, claims);
            encoder.rows(name, claims, rows);
            if rows.len() >= BATCH && written.is_ok() {
                written = target.write(rows);
                rows.clear();
            }
        });
        written
    }

    fn failure(&mut self, error: Error) {
        self.failures += 1;
        say(error);
    }

    fn note(&mut self, message: Arguments<'_>) {
        say(message);
    }
}

impl Job<'_> {
    fn finish(mut self) -> Result<Outcome> {
        let outcome = if self.failures == 0 { Outcome::Done } else { Outcome::SomeUnread };
        // Where nothing at all could be read, an empty table would replace a good one, or pass for "nothing found".
        if self.documents > 0 || self.failures == 0 {
            self.encoder.end(&mut self.rows);
            self.target.write(&self.rows)?;
            self.target.commit()?;
        }
        Ok(outcome)
    }
}
