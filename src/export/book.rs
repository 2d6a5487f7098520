//! The writing side: what all threads' encoders wrote, in order, on its way to a file.

use std::path::{Path, PathBuf};

use super::Encoder;
use super::target::Target;
use crate::Result;

/// An output on its way. Dropped without `commit`, nothing of it is left and what stood there before is as it was.
pub(crate) trait Book {
    /// Takes some rows, as an encoder wrote them. What a user should know of them goes to `notes`.
    fn take(&mut self, rows: &[u8], notes: &mut Vec<String>) -> Result<()>;

    /// All is there: the output takes its place.
    fn commit(self: Box<Self>) -> Result<()>;

    /// The file or folder that a run which is stopped must take with it.
    fn unfinished(&self) -> Option<PathBuf>;
}

/// Text, which goes on as it comes.
pub(crate) struct Stream<'e> {
    target: Target,
    encoder: Box<dyn Encoder + 'e>,
    /// What stands before the first row, until that is written.
    head: Vec<u8>,
    /// No row is written yet.
    empty: bool,
}

impl<'e> Stream<'e> {
    pub fn open(path: Option<&Path>, mut encoder: Box<dyn Encoder + 'e>) -> Result<Stream<'e>> {
        let mut head = Vec::new();
        encoder.begin(&mut head);
        Ok(Stream { target: Target::open(path)?, encoder, head, empty: true })
    }
}

impl Book for Stream<'_> {
    fn take(&mut self, rows: &[u8], _notes: &mut Vec<String>) -> Result<()> {
        let rows = if self.empty { self.encoder.first(rows) } else { rows };
        if !rows.is_empty() {
            self.empty = false;
            self.target.put(&std::mem::take(&mut self.head))?;
            self.target.put(rows)?;
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        self.encoder.end(self.empty, &mut self.head);
        self.target.put(&self.head)?;
        self.target.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        self.target.unfinished()
    }
}
