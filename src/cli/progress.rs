//! How far a run is: a bar on the terminal where it takes long, and figures at its end where they are asked for.

use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::messages::say;
use super::work::Done;
use crate::read::{Input, Parcel};

/// A run that is over sooner shows no bar.
const LONG: Duration = Duration::from_secs(1);

/// What a run has done so far.
pub(crate) struct Progress {
    started: Instant,
    /// Hidden until the run has taken long; none where none is wanted.
    bar: Option<ProgressBar>,
    hidden: bool,
    bytes: u64,
    pub documents: u64,
    /// Records that are no documents.
    passed: u64,
    sentences: u64,
    claims: u64,
}

impl Progress {
    pub fn new(inputs: &[Input], shown: bool) -> Progress {
        let total = inputs.iter().try_fold(0, |sum, input| Some(sum + input.source.len()?));
        let bar = shown.then(|| bar(total));
        Progress {
            started: Instant::now(),
            bar,
            hidden: true,
            bytes: 0,
            documents: 0,
            passed: 0,
            sentences: 0,
            claims: 0,
        }
    }

    pub fn add(&mut self, parcel: &Parcel, done: &Done) {
        self.bytes += parcel.len() as u64;
        self.passed += parcel.passed;
        self.documents += done.documents;
        self.sentences += done.sentences;
        self.claims += done.claims;
        if let Some(bar) = &self.bar {
            if self.hidden && self.started.elapsed() > LONG {
                self.hidden = false;
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_position(self.bytes);
            bar.set_message(HumanCount(self.claims).to_string());
        }
    }

    /// Says something without writing into the bar.
    pub fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    /// Takes the bar away; says what the run came to, where `stats` asks for it.
    pub fn end(self, stats: bool) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        if stats {
            let seconds = self.started.elapsed().as_secs_f64();
            let rate = self.bytes as f64 / 1e6 / seconds.max(1e-9);
            let passed = match self.passed {
                0 => String::new(),
                count => format!(" (passed over {count})"),
            };
            say(format_args!(
                "documents {}{passed}, sentences {}, claims {}, bytes {}, seconds {seconds:.3}, MB/s {rate:.1}",
                self.documents, self.sentences, self.claims, self.bytes
            ));
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => {
            (ProgressBar::new(total), "{bar:30} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left, {msg} claims")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}, {msg} claims"),
    };
    bar.set_draw_target(ProgressDrawTarget::hidden());
    bar.with_style(ProgressStyle::with_template(template).expect("the template is right: a test makes one"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_both_kinds() {
        for total in [Some(100), None] {
            let bar = bar(total);
            bar.set_position(7);
            assert_eq!((bar.position(), bar.length()), (7, total));
        }
    }
}
