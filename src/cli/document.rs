//! A document that is whole, on a thread that extracts: its text, its name and its day.

use std::fmt::Write as _;

use super::work::{Done, Worker};
use crate::read::{Article, Document, article, stated_day};

impl Worker<'_> {
    /// Reads one document.
    pub(super) fn document(&mut self, document: &Document, bytes: &[u8], out: &mut Done) {
        let Article { text, name, date, notes } = match article(document, bytes, &self.plan.input.reading) {
            Ok(article) => article,
            Err(message) => return out.failure(&document.error(message)),
        };
        out.messages.extend(notes.iter().map(|note| format!("{document}: {note}")));
        self.name.clear();
        match document.name.as_ref().or(name.as_ref()) {
            Some(name) => self.name.push_str(name),
            None => write!(self.name, "{document}").expect("a String takes all"),
        }
        let mut day = None;
        if self.plan.dates {
            // What a page says of itself is nearer than when somebody fetched it.
            day = date.as_deref().and_then(stated_day);
            if let Some(written) = document.date.as_deref().filter(|_| day.is_none()) {
                day = stated_day(written);
                if day.is_none() {
                    out.messages
                        .push(format!("{document}: expected a date as YYYY-MM-DD, found {written:?}; read without"));
                }
            }
        }
        self.whole(&text, day, out);
    }
}
