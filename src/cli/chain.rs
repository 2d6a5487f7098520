//! What one parcel's work hands to the next: how far the document is counted, where a text goes over several parcels.

use crossbeam_channel::{Receiver, Sender};
use jiff::civil::Date;

use crate::extract::SoFar;

/// What a section must know of those before it, which another thread may still be reading.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Carry {
    pub so_far: SoFar,
    /// The document's day, where days are asked for.
    pub date: Option<Date>,
}

/// A parcel's place among the others.
pub(crate) trait Chain {
    /// What the parcel before it ended with, if that is known by now.
    fn known(&mut self) -> Option<Carry>;

    /// The same, when it is known.
    fn wait(&mut self) -> Carry;

    /// What this parcel ends with.
    fn end(&mut self, carry: Carry);
}

/// On one thread it is known at once.
impl Chain for Carry {
    fn known(&mut self) -> Option<Carry> {
        Some(*self)
    }

    fn wait(&mut self) -> Carry {
        *self
    }

    fn end(&mut self, carry: Carry) {
        *self = carry;
    }
}

/// A parcel's place in the chain, where its neighbours are other threads' work.
pub(crate) struct Link {
    pub before: Receiver<Carry>,
    pub after: Sender<Carry>,
}

impl Chain for Link {
    fn known(&mut self) -> Option<Carry> {
        self.before.try_recv().ok()
    }

    fn wait(&mut self) -> Carry {
        // Where the thread before has ended without a word the run has failed, and nothing of this is written.
        self.before.recv().unwrap_or_default()
    }

    fn end(&mut self, carry: Carry) {
        // The last parcel has none behind it.
        let _ = self.after.send(carry);
    }
}
