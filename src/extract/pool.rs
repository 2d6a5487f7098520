//! Room that texts are read in, kept from one text to the next.

use std::sync::Mutex;

use super::batch::{Batch, Sentence};

/// What reading a text needs room for. A document a line would else spend as much time on new room as on its words.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) batch: Batch,
    /// For going back to a sentence that was passed by.
    pub(super) spare: Sentence,
}

/// Room for as many threads as have read at once.
#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Vec<Room>>);

impl Pool {
    /// Room that nobody else uses, from the pool where it has some.
    pub(super) fn take(&self) -> Room {
        let mut rooms = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        rooms.pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, room: Room) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(room);
    }
}
