//! The stages one by one over a whole text, for the benches.

use super::{Extractor, batch::Sentence, story::Story};
use crate::text::{cue, sentence::Sentences};

/// A text's sentences with all that the stages left in them; each stage can be run again by itself.
#[doc(hidden)]
pub struct Stages<'a> {
    extractor: &'a Extractor,
    text: &'a str,
    sentences: Vec<Sentence>,
}

impl<'a> Stages<'a> {
    /// Runs all stages once. The text is one section, and not empty.
    pub fn new(extractor: &'a Extractor, text: &'a str) -> Stages<'a> {
        let spans = Sentences::new(text, &extractor.lexicon);
        let sentences = spans.map(|span| Sentence { span, ..Sentence::default() }).collect();
        let mut stages = Stages { extractor, text, sentences };
        stages.cues();
        stages.lex();
        stages.quantities();
        stages.chunks();
        stages.assemble();
        stages.context();
        stages
    }

    /// Cuts the text into sentences; how many.
    pub fn sentences(&mut self) -> usize {
        Sentences::new(self.text, &self.extractor.lexicon).count()
    }

    /// Looks for cues; how many sentences have one.
    pub fn cues(&mut self) -> usize {
        let lexicon = &self.extractor.lexicon;
        self.sentences.iter_mut().for_each(|s| s.read = cue::any(self.text, s.span, lexicon));
        self.sentences.iter().filter(|s| s.read).count()
    }

    /// Lexes the sentences that have a cue; how many tokens.
    pub fn lex(&mut self) -> usize {
        let lexicon = &self.extractor.lexicon;
        let read = self.sentences.iter_mut().filter(|s| s.read);
        read.map(|s| {
            s.buffers.tokens(self.text, s.span, lexicon);
            s.buffers.lexed.tokens.len()
        })
        .sum()
    }

    /// Finds their quantities; how many.
    pub fn quantities(&mut self) -> usize {
        let read = self.sentences.iter_mut().filter(|s| s.read);
        read.map(|s| {
            s.counted = true;
            s.parsed = s.buffers.grammar(&self.extractor.lexicon);
            s.buffers.quantities.len()
        })
        .sum()
    }

    /// Tags and chunks the sentences that have any; how many chunks.
    pub fn chunks(&mut self) -> usize {
        let parsed = self.sentences.iter_mut().filter(|s| s.parsed);
        parsed
            .map(|s| {
                s.buffers.tags(self.text);
                s.buffers.chunks();
                s.buffers.chunks.len()
            })
            .sum()
    }

    /// Makes drafts of claims; how many.
    pub fn assemble(&mut self) -> usize {
        let Extractor { lexicon, include, .. } = self.extractor;
        let mut story = Story::new(self.text, lexicon, *include);
        self.sentences.iter_mut().for_each(|s| story.assemble(s));
        self.sentences.iter().map(|s| s.drafts.len()).sum()
    }

    /// Finds sources, places and dates; how many.
    pub fn context(&mut self) -> usize {
        let claiming = self.sentences.iter_mut().filter(|s| !s.drafts.is_empty());
        claiming
            .map(|s| {
                s.context(self.text, &self.extractor.lexicon);
                s.reports.len() + s.places.len() + s.dates.len()
            })
            .sum()
    }
}
