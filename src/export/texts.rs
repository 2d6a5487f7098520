//! The text that factx saw of each document, to which the rows' offsets refer: one file a document.

use std::path::{Path, PathBuf};

use super::book::Book;
use super::folder::{Folder, Keep};
use super::frame::{Frame, Frames};
use crate::Result;

/// Takes frames of documents and texts.
pub(crate) struct Texts(Folder);

impl Texts {
    pub fn open(path: &Path, keep: &Keep) -> Result<Texts> {
        Ok(Texts(Folder::open(path, &["txt"], keep)?))
    }
}

impl Book for Texts {
    fn take(&mut self, frames: &[u8], _notes: &mut Vec<String>) -> Result<()> {
        for frame in Frames::new(frames) {
            match frame {
                Frame::Document(name) => self.0.document(name)?,
                Frame::Text(text) => self.0.put(0, text.as_bytes())?,
                Frame::Row(_) => {}
            }
        }
        Ok(())
    }

    fn commit(self: Box<Self>) -> Result<()> {
        self.0.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        Some(self.0.unfinished())
    }
}
