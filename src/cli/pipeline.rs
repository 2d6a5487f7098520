//! The work shared among threads: one reads, some extract, the one that called writes, in the order of the inputs.
//!
//! A fixed number of packages goes round, so that a slow reader at the other end of the pipe holds the work back and memory stays
//! as it is.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::chain::{Carry, Link};
use super::plan::ExtractPlan;
use super::work::{Done, Worker};
use crate::error::ErrorKind;
use crate::read::{Input, Parcel, Reading, read};
use crate::{Error, Result};

/// Packages a thread: one being worked on, one waiting for it, one being written.
const PACKAGES: usize = 3;

/// Takes what became of a parcel, and the parcel.
pub(crate) trait Sink {
    /// An error ends the run.
    fn take(&mut self, parcel: &Parcel, done: &Done) -> Result<()>;
}

/// Reads the inputs and gives what becomes of them to `sink`, in their order.
pub(crate) fn run(plan: &Arc<ExtractPlan>, inputs: Vec<Input>, sink: &mut dyn Sink) -> Result<()> {
    if plan.threads == 1 || small(&inputs) { alone(plan, inputs, sink) } else { shared(plan, inputs, sink) }
}

/// Whether all inputs together are less than it takes to start threads for.
fn small(inputs: &[Input]) -> bool {
    const LITTLE: u64 = 64 << 10;
    let bytes = inputs.iter().try_fold(0, |sum, input| Some(sum + input.source.len()?));
    bytes.is_some_and(|bytes| bytes < LITTLE)
}

/// On this thread.
fn alone(plan: &ExtractPlan, inputs: Vec<Input>, sink: &mut dyn Sink) -> Result<()> {
    let mut worker = Worker::new(plan);
    let mut done = Done::default();
    let mut carry = Carry::default();
    read(inputs, &plan.input.reading, &mut |parcel| {
        worker.work(parcel, &mut carry, &mut done);
        sink.take(parcel, &done)?;
        goes_on(plan, &done)?;
        parcel.clear();
        done.clear();
        Ok(())
    })
}

/// A failure ends the run where that is asked for.
fn goes_on(plan: &ExtractPlan, done: &Done) -> Result<()> {
    if plan.input.strict && done.failures > 0 { Err(ErrorKind::Strict.into()) } else { Ok(()) }
}

/// What goes round: room for a parcel and for what becomes of it.
#[derive(Default)]
struct Package {
    parcel: Parcel,
    done: Done,
}

/// A package to work on.
struct Job {
    /// Its place in the order of the inputs, from 0.
    at: u64,
    package: Package,
    link: Link,
}

fn shared(plan: &Arc<ExtractPlan>, inputs: Vec<Input>, sink: &mut dyn Sink) -> Result<()> {
    let count = plan.threads * PACKAGES;
    let (free, to_fill) = bounded(count);
    let (filled, to_do) = bounded::<Job>(count);
    let (worked, to_write) = bounded(count);
    for _ in 0..count {
        let _ = free.send(Package::default()); // there is room for all
    }
    // None of these threads is waited for where writing fails: one may be waiting for a terminal's next line.
    let reading = Arc::clone(plan);
    let reader = thread::spawn(move || fill(inputs, &reading.input.reading, &to_fill, &filled));
    let workers: Vec<_> = (0..plan.threads)
        .map(|_| {
            let (plan, to_do, worked) = (Arc::clone(plan), to_do.clone(), worked.clone());
            thread::spawn(move || work(&plan, &to_do, &worked))
        })
        .collect();
    drop((to_do, worked));
    let mut next = 0;
    let mut early = BTreeMap::new();
    for (at, package) in to_write {
        let package = package.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        early.insert(at, package);
        while let Some(mut package) = early.remove(&next) {
            let Package { parcel, done } = &mut package;
            sink.take(parcel, done)?;
            goes_on(plan, done)?;
            parcel.clear();
            done.clear();
            next += 1;
            // The reader may have come to its end.
            let _ = free.send(package);
        }
    }
    for thread in workers.into_iter().chain([reader]) {
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
    Ok(())
}

/// Reads parcels into free packages, until all is read or nobody works on them any more.
fn fill(inputs: Vec<Input>, how: &Reading, to_fill: &Receiver<Package>, filled: &Sender<Job>) {
    let stopped = || {
        let source = io::ErrorKind::BrokenPipe.into();
        Error::from(ErrorKind::Write { path: PathBuf::from("-"), source })
    };
    let mut before = bounded(1).1;
    let mut at = 0;
    // The one error is that the run has stopped, of which its thread knows.
    let _ = read(inputs, how, &mut |parcel| {
        let mut package: Package = to_fill.recv().map_err(|_| stopped())?;
        std::mem::swap(parcel, &mut package.parcel);
        let (after, next) = bounded(1);
        let link = Link { before: std::mem::replace(&mut before, next), after };
        filled.send(Job { at, package, link }).map_err(|_| stopped())?;
        at += 1;
        Ok(())
    });
}

fn work(plan: &ExtractPlan, to_do: &Receiver<Job>, worked: &Sender<(u64, thread::Result<Package>)>) {
    let mut worker = Worker::new(plan);
    for Job { at, mut package, mut link } in to_do {
        // The thread that writes would wait for its turn for ever.
        let done = catch_unwind(AssertUnwindSafe(|| {
            worker.work(&package.parcel, &mut link, &mut package.done);
            package
        }));
        if worked.send((at, done)).is_err() {
            return;
        }
    }
}
