//! Sentences that claim nothing, read for what `--include` asks for.

use super::document::Document;
use crate::{
    claim::{extra, parse::Parse},
    context::attribution,
    span::Span,
};

impl Document<'_> {
    /// A sentence without claims may still have what `--include` asks for; of what later sentences lean on, it changes no more than
    /// one that is passed over.
    pub(super) fn without_claims(&mut self, span: Span, read: bool) {
        if read && !self.include.is_empty() {
            let mut buffers = std::mem::take(&mut self.buffers);
            buffers.chunks(self.text);
            let mut drafts = Vec::new();
            extra::add(self.include, self.text, span, self.lexicon, &mut buffers, &mut drafts);
            if !drafts.is_empty() {
                let known = (self.speaker, self.subject, self.unread.clone());
                let parse = Parse::new(self.text, self.lexicon, span, &buffers);
                let mut reports = Vec::new();
                attribution::reports(parse, &mut reports);
                self.write(parse, &drafts, &reports, self.quote);
                (self.speaker, self.subject, self.unread) = known;
            }
            self.buffers = buffers;
        }
        self.passed(span);
    }
}
