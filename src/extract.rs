//! The extractor: what is built once, and how a text is given to it.

mod batch;
mod built_in;
mod count;
mod document;
mod fold;
mod pool;
mod row;
mod stages;
mod story;

use std::path::Path;

#[doc(hidden)]
pub use stages::Stages;

use document::Document;
#[cfg(feature = "cli")]
pub(crate) use fold::is_folded;
use pool::{Pool, Room};
use story::Story;

use crate::{
    Claim, Extra, Result,
    claim::extra::Extras,
    lexicon::{Lexicon, compile::Builder},
    text::{section, sentence::Sentences},
};

/// Finds claims. Built once (a few milliseconds), shared between threads.
///
/// ```
/// let factx = factx::Extractor::new();
/// let claims = factx.extract("The storm killed at least 12 people, police said.");
/// assert_eq!(claims[0].event, Some("killed"));
/// assert_eq!(claims[0].low.unwrap().to_string(), "12");
/// assert_eq!(claims[0].attribution, Some("police"));
/// ```
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    include: Extras,
    pool: Pool,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the built-in English lexicon.
    pub fn new() -> Extractor {
        Extractor::of(built_in::lexicon())
    }

    /// An extractor whose lexicon is the built-in one with these files' entries on top, in order.
    ///
    /// # Errors
    /// A file that cannot be read, or whose entries are not right, with line and column.
    pub fn with_lexicons<P: AsRef<Path>>(files: &[P]) -> Result<Extractor> {
        if files.is_empty() {
            return Ok(Extractor::new());
        }
        let mut builder = Builder::with_built_in()?;
        for file in files {
            builder.layer_file(file.as_ref())?;
        }
        Ok(Extractor::of(builder.finish()))
    }

    fn of(lexicon: Lexicon) -> Extractor {
        Extractor { lexicon, include: Extras::default(), pool: Pool::default() }
    }

    /// The same extractor, which also gives these kinds of quantity. The other claims stay as they are, but for their ids.
    ///
    /// ```
    /// let factx = factx::Extractor::new().including([factx::Extra::Durations]);
    /// let claims = factx.extract("The siege lasted three years and killed 40 people.");
    /// assert_eq!((claims[0].number, claims[0].unit.as_deref()), ("three", Some("year")));
    /// assert_eq!((claims[1].number, claims[1].event), ("40", Some("killed")));
    /// ```
    pub fn including(self, extras: impl IntoIterator<Item = Extra>) -> Extractor {
        Extractor { include: extras.into_iter().collect(), ..self }
    }

    /// The names of the events that the lexicon knows, in its order.
    pub fn events(&self) -> Vec<&str> {
        self.lexicon.events.iter().map(|e| &*e.name).collect()
    }

    /// The claims of one text, in reading order. An empty text, or one without quantities, gives none.
    ///
    /// Offsets count characters of this text. Texts of 4 GiB or more are cut there: spans are 32 bits wide.
    pub fn extract<'a>(&'a self, text: &'a str) -> Vec<Claim<'a>> {
        self.collect(text, true)
    }

    /// As [`Extractor::extract`], with every sentence read; for the test that the prefilter only skips.
    #[doc(hidden)]
    pub fn extract_unfiltered<'a>(&'a self, text: &'a str) -> Vec<Claim<'a>> {
        self.collect(text, false)
    }

    fn collect<'a>(&'a self, text: &'a str, prefilter: bool) -> Vec<Claim<'a>> {
        let mut all = Vec::new();
        self.run(text, prefilter, &mut |claims| all.append(claims));
        all
    }

    /// The sentences of a text as factx cuts them, in order, each a slice of it; for the snapshots.
    #[doc(hidden)]
    pub fn sentences<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut found = Vec::new();
        let (text, mut start) = (cut(text), 0);
        while start < text.len() {
            let end = start + section::end(&text[start..]);
            let section = &text[start..end];
            found.extend(Sentences::new(section, &self.lexicon).map(|span| span.of(section)));
            start = end;
        }
        found
    }

    /// As [`Extractor::extract`], handing the claims on in batches of some dozens, so that a long text needs no room for
    /// all of them. `take` may keep or change what it is given; what it leaves is dropped. How many sentences the text has.
    pub fn extract_batches<'a>(&'a self, text: &'a str, mut take: impl FnMut(&mut Vec<Claim<'a>>)) -> u64 {
        self.run(text, true, &mut take)
    }

    /// Reads a text as one section of a document of which nothing is known; ids and offsets count from it. What it has come to.
    #[cfg(feature = "cli")]
    pub(crate) fn extract_section<'a>(&'a self, text: &'a str, take: &mut dyn FnMut(&mut Vec<Claim<'a>>)) -> SoFar {
        let mut room = self.pool.take();
        let so_far = self.section(text, true, &mut room, take);
        self.pool.give_back(room);
        so_far
    }

    fn run<'a>(&'a self, text: &'a str, prefilter: bool, take: &mut dyn FnMut(&mut Vec<Claim<'a>>)) -> u64 {
        let text = cut(text);
        let mut room = self.pool.take();
        let mut so_far = SoFar::default();
        let mut start = 0;
        while start < text.len() {
            let end = start + section::end(&text[start..]);
            let comes_to = self.section(&text[start..end], prefilter, &mut room, &mut |claims| {
                so_far.shift(claims);
                claims.iter_mut().for_each(|claim| claim.marks.shift(start));
                take(claims);
            });
            so_far = so_far.and(comes_to);
            start = end;
        }
        self.pool.give_back(room);
        so_far.sentences
    }

    /// Reads a text that is one section, as if nothing stood before it.
    fn section<'a>(
        &'a self,
        text: &'a str,
        prefilter: bool,
        room: &mut Room,
        take: &mut dyn FnMut(&mut Vec<Claim<'a>>),
    ) -> SoFar {
        let Room { batch, spare } = room;
        let mut document = Document::new(text, &self.lexicon, spare);
        let mut story = Story::new(text, &self.lexicon, self.include);
        // Of bare numbers not all are cues: `zero`.
        let prefilter = prefilter && !self.include.has(Extra::Bare);
        let mut sentences = Sentences::new(text, &self.lexicon);
        loop {
            let sentences = batch.next(text, &self.lexicon, prefilter, &mut story, &mut sentences);
            if sentences.is_empty() {
                break;
            }
            for n in 0..sentences.len() {
                document.take(sentences, n);
            }
            take(&mut document.claims);
            document.claims.clear();
        }
        SoFar { sentences: document.sentences.into(), claims: story.claims(), characters: document.length() }
    }
}

/// What a document's sections before one have come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SoFar {
    pub sentences: u64,
    pub claims: u32,
    pub characters: u64,
}

impl SoFar {
    /// This, and then that.
    pub fn and(self, next: SoFar) -> SoFar {
        SoFar {
            sentences: self.sentences + next.sentences,
            claims: self.claims + next.claims,
            characters: self.characters + next.characters,
        }
    }

    /// Counts claims that were read as if nothing stood before them on from here.
    pub fn shift(self, claims: &mut [Claim<'_>]) {
        for claim in claims {
            claim.id += self.claims;
            claim.parent = claim.parent.map(|id| id + self.claims);
            claim.start += self.characters;
            claim.end += self.characters;
        }
    }
}

/// A text within the reach of a span.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(crate::span::MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
