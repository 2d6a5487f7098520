//! Some dozens of sentences, taken together through each stage before the next begins.
//!
//! A stage's code and tables then stay in the processor's nearest caches; sentence by sentence, each pushes the last
//! one's out.

use rust_decimal::Decimal;

use super::story::Story;
use crate::{
    claim::{
        assemble::Draft,
        parse::{Buffers, View},
    },
    context::{attribution, date, place},
    lexicon::Lexicon,
    span::Span,
    text::{cue, sentence::Sentences},
};

/// So many sentences' tokens and chunks stay in the processor's second cache.
const MOST: usize = 16;

/// A sentence on its way through the stages.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub(super) span: Span,
    /// It has a cue, or was asked for: it is lexed.
    pub(super) read: bool,
    /// Its quantities are found.
    pub(super) counted: bool,
    /// It is tagged and in chunks.
    pub(super) parsed: bool,
    pub(super) buffers: Buffers,
    pub(super) drafts: Vec<Draft>,
    /// The drafts are only what `--include` asks for: later sentences lean on none of them.
    pub(super) apart: bool,
    /// What the sentences before it told.
    pub(super) before: Before,
    pub(super) reports: Vec<attribution::Report>,
    pub(super) places: Vec<place::Place>,
    pub(super) dates: Vec<date::Date>,
}

/// What a sentence's claims lean on of those before them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// How many claims there are.
    pub(super) claims: u32,
    /// The last that a part may belong to: its id and magnitude.
    pub(super) whole: Option<(u32, Option<Decimal>)>,
    /// The last claim counted people.
    pub(super) person: bool,
}

impl Sentence {
    pub(super) fn view<'a, 't>(&'a self, text: &'t str, lexicon: &'t Lexicon) -> View<'a, 't> {
        View::new(text, lexicon, self.span, &self.buffers)
    }

    /// Lexes it, if that is not done.
    pub(super) fn tokens(&mut self, text: &str, lexicon: &Lexicon) {
        if !self.read {
            self.buffers.tokens(text, self.span, lexicon);
            self.read = true;
        }
    }

    /// Finds its quantities, tags and chunks it, as far as that is not done. It is lexed.
    pub(super) fn chunks(&mut self, text: &str, lexicon: &Lexicon) {
        if !self.counted {
            self.buffers.grammar(lexicon);
            self.counted = true;
        }
        if !self.parsed {
            self.buffers.tags(text);
            self.buffers.chunks();
            self.parsed = true;
        }
    }

    /// Who is said to have said what, and the named places and dates.
    pub(super) fn context(&mut self, text: &str, lexicon: &Lexicon) {
        let view = View::new(text, lexicon, self.span, &self.buffers);
        let parse = view.parse();
        attribution::reports(parse, &mut self.reports);
        place::places(parse, &self.reports, &mut self.places);
        date::dates(parse, &self.reports, &mut self.dates);
    }
}

/// The sentences of a batch, kept and refilled from batch to batch.
#[derive(Debug, Default)]
pub(super) struct Batch {
    sentences: Vec<Sentence>,
}

impl Batch {
    /// The next sentences of a text with all that they claim: none where the text has ended. Without the prefilter all are read.
    pub(super) fn next(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
        prefilter: bool,
        story: &mut Story,
        sentences: &mut Sentences<'_>,
    ) -> &mut [Sentence] {
        let mut count = 0;
        for span in sentences.take(MOST) {
            if count == self.sentences.len() {
                self.sentences.push(Sentence::default());
            }
            self.sentences[count].span = span;
            count += 1;
        }
        let batch = &mut self.sentences[..count];
        for s in &mut *batch {
            s.read = !prefilter || cue::any(text, s.span, lexicon);
        }
        for s in batch.iter_mut().filter(|s| s.read) {
            s.buffers.tokens(text, s.span, lexicon);
        }
        for s in &mut *batch {
            s.counted = s.read;
            s.parsed = s.read && s.buffers.grammar(lexicon);
        }
        for s in batch.iter_mut().filter(|s| s.parsed) {
            s.buffers.tags(text);
        }
        for s in batch.iter_mut().filter(|s| s.parsed) {
            s.buffers.chunks();
        }
        for s in &mut *batch {
            story.assemble(s);
        }
        for s in batch.iter_mut().filter(|s| !s.drafts.is_empty()) {
            s.context(text, lexicon);
        }
        batch
    }
}
