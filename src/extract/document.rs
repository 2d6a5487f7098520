//! A section's claims as they are given out, and who speaks in it: sentences that name a speaker only for later ones are asked when needed.

use std::borrow::Cow;

use super::{batch::Sentence, fold::folded};
use crate::{
    Claim,
    claim::parse::View,
    context::attribution,
    lexicon::{GroupSet, Lexicon},
    span::Span,
};

/// How many sentences back a speaker is still meant by `he said`.
const REACH: u32 = 5;

/// A document being read: its claims so far, and what later sentences may lean on.
pub(super) struct Document<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    /// For going back to a sentence that was passed by, and that its batch no longer holds.
    spare: &'r mut Sentence,
    pub(super) claims: Vec<Claim<'a>>,
    /// Who spoke last, for `he said` and for a quotation that goes on, and in which sentence.
    speaker: Option<(Span, u32)>,
    /// Whom a late sentence was about, for `he said` where nobody has spoken.
    subject: Option<(Span, u32)>,
    /// The sentences begun so far.
    pub(super) sentences: u32,
    /// A quotation was open where the last sentence ended.
    pub(super) quote: bool,
    /// The last sentence has a quotation mark.
    pub(super) quoted: bool,
    /// Byte and character where counting stands: the start of the last sentence that had claims.
    pub(super) counted: (usize, u64),
    /// That sentence is ASCII: its bytes are its characters.
    pub(super) ascii: bool,
    /// That sentence as the output has it, until its last claim has taken it.
    pub(super) folded: Option<Cow<'a, str>>,
    /// Late sentences that were not read on: their speakers may be asked for.
    unread: Vec<Passed>,
    pub(super) combatant: GroupSet,
    pub(super) implies_combatant: GroupSet,
}

/// A sentence that was not read on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passed {
    span: Span,
    /// Its number among the document's.
    at: u32,
    /// It was asked, and names no speaker.
    silent: bool,
}

impl<'a, 'r> Document<'a, 'r> {
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon, spare: &'r mut Sentence) -> Document<'a, 'r> {
        // What it holds is of another text.
        spare.span = Span::default();
        Document {
            text,
            lexicon,
            spare,
            claims: Vec::new(),
            speaker: None,
            subject: None,
            sentences: 0,
            quote: false,
            quoted: false,
            counted: (0, 0),
            ascii: false,
            folded: None,
            unread: Vec::new(),
            combatant: lexicon.group("combatant"),
            implies_combatant: GroupSet(lexicon.group("soldier").0 | lexicon.group("militant").0),
        }
    }

    /// The next sentence of the document: the `n`th of its batch.
    pub(super) fn take(&mut self, batch: &mut [Sentence], n: usize) {
        let (earlier, later) = batch.split_at_mut(n);
        let sentence = &later[0];
        let quoted = self.quote;
        self.sentences += 1;
        if sentence.drafts.is_empty() {
            self.passed(sentence.span);
        } else if sentence.apart {
            let known = (self.speaker, self.subject, self.unread.clone());
            self.write(sentence, earlier);
            (self.speaker, self.subject, self.unread) = known;
            self.passed(sentence.span);
        } else {
            self.write(sentence, earlier);
            if let Some(name) = attribution::last_named(&sentence.reports) {
                self.speaker = Some((name, self.sentences));
                self.unread.clear();
            }
            let subject = attribution::subject(sentence.view(self.text, self.lexicon).parse());
            self.subject = subject.map(|s| (s, self.sentences)).or(self.subject);
        }
        self.track_quotes(sentence.span, quoted);
    }

    /// A sentence that was not read: its speaker may be needed later.
    fn passed(&mut self, span: Span) {
        let at = self.sentences;
        self.unread.retain(|passed| passed.at + REACH >= at);
        self.unread.push(Passed { span, at, silent: false });
    }

    /// The last speaker, if not too far back; else whom the text was about.
    pub(super) fn last_speaker(&mut self, earlier: &mut [Sentence]) -> Option<Span> {
        self.last_quoted(earlier).or_else(|| {
            self.catch_up_subject(earlier);
            self.near(self.subject)
        })
    }

    /// The last speaker alone, for a quotation that goes on.
    pub(super) fn last_quoted(&mut self, earlier: &mut [Sentence]) -> Option<Span> {
        self.catch_up_speaker(earlier);
        self.near(self.speaker)
    }

    fn near(&self, known: Option<(Span, u32)>) -> Option<Span> {
        known.filter(|(_, at)| at + REACH >= self.sentences).map(|(name, _)| name)
    }

    /// Who said the sentence before, where this one is all quotation: `"...", said Lind. "We buried 12."`
    pub(super) fn speaker_resumed(&mut self, span: Span, earlier: &mut [Sentence]) -> Option<Span> {
        if !self.quoted {
            return None;
        }
        let mark = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}');
        let sentence = span.of(self.text).trim();
        let whole = || sentence.ends_with(mark) || sentence.matches(mark).count() == 1;
        if !(sentence.starts_with(mark) && whole()) {
            return None;
        }
        self.catch_up_speaker(earlier);
        let now = self.sentences;
        self.speaker.filter(|(_, at)| at + 1 == now).map(|(name, _)| name)
    }

    /// Asks sentences that were not read on for a speaker, the last of them first.
    fn catch_up_speaker(&mut self, earlier: &mut [Sentence]) {
        for passed in self.unread.iter_mut().rev().filter(|passed| !passed.silent) {
            passed.silent = true;
            let sentence = again(*passed, self.sentences, earlier, self.spare);
            sentence.tokens(self.text, self.lexicon);
            if !attribution::may_report(&sentence.buffers.lexed) {
                continue;
            }
            sentence.chunks(self.text, self.lexicon);
            let Sentence { span, buffers, reports, .. } = sentence;
            let view = View::new(self.text, self.lexicon, *span, buffers);
            attribution::reports(view.parse(), reports);
            if let Some(name) = attribution::last_named(reports) {
                self.speaker = Some((name, passed.at));
                break;
            }
        }
        if let Some((_, said)) = self.speaker {
            self.unread.retain(|passed| passed.at > said);
        }
    }

    /// Asks sentences that were not read on whom they are about, the last of them first.
    fn catch_up_subject(&mut self, earlier: &mut [Sentence]) {
        while let Some(passed) = self.unread.pop() {
            // A later sentence may have been read before this one.
            if self.subject.is_some_and(|(_, known)| known >= passed.at) {
                break;
            }
            let sentence = again(passed, self.sentences, earlier, self.spare);
            sentence.tokens(self.text, self.lexicon);
            sentence.chunks(self.text, self.lexicon);
            if let Some(subject) = attribution::subject(sentence.view(self.text, self.lexicon).parse()) {
                self.subject = Some((subject, passed.at));
                break;
            }
        }
        self.unread.clear();
    }

    fn track_quotes(&mut self, span: Span, before: bool) {
        let sentence = span.of(self.text);
        let mut open = before;
        let mut marks = false;
        let start = span.start as usize;
        let mut past = 0;
        // A straight mark, or the first byte of a curly one.
        for at in memchr::memchr2_iter(b'"', 0xe2, sentence.as_bytes()) {
            open = match sentence[at..].chars().next() {
                Some('\u{201c}') => true,
                Some('\u{201d}') => false,
                // Marks in a row are one.
                Some('"') if at == past && marks => {
                    past = at + 1;
                    continue;
                }
                Some('"') => {
                    past = at + 1;
                    opens(self.text, start + at).unwrap_or(!open)
                }
                _ => continue,
            };
            marks = true;
        }
        self.quoted = marks;
        // A quotation does not reach over a blank line unless the next paragraph opens with a mark of its own.
        let ends = self.text[span.end as usize..].starts_with("\n\n")
            || self.text[span.end as usize..].starts_with("\r\n\r\n");
        self.quote = open && !ends;
    }

    /// The text's length in characters.
    pub(super) fn length(mut self) -> u64 {
        self.ascii = false;
        self.characters(self.text.len())
    }

    /// The claims of a sentence's drafts, with their context.
    fn write(&mut self, sentence: &Sentence, earlier: &mut [Sentence]) {
        let start = sentence.span.start as usize;
        self.ascii = false;
        self.counted = (start, self.characters(start));
        self.ascii = sentence.span.of(self.text).is_ascii();
        self.folded = Some(folded(sentence.span.of(self.text)));
        for n in 0..sentence.drafts.len() {
            let claim = self.claim(sentence, n, earlier);
            self.claims.push(claim);
        }
    }
}

/// Whether a straight mark opens a quotation, by the blanks beside it; None where it has blanks on both sides or on neither.
/// At the very start of a text it opens none: nobody has spoken yet.
fn opens(text: &str, at: usize) -> Option<bool> {
    let bytes = text.as_bytes();
    let next = bytes[at..].iter().find(|b| **b != b'"');
    let before = at.checked_sub(1).map(|i| bytes[i]);
    let outside = |b: Option<u8>| b.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'(' | b'[' | b'-'));
    let behind =
        next.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'.' | b',' | b';' | b':' | b')' | b'?' | b'!'));
    match (outside(before), behind) {
        (true, false) => Some(at > 0),
        (false, true) => Some(false),
        _ => None,
    }
}

/// A sentence that was passed by, with all that is known of it: from the sentences that stand before the one `now` in its batch, else read
/// anew into `spare`.
fn again<'s>(passed: Passed, now: u32, earlier: &'s mut [Sentence], spare: &'s mut Sentence) -> &'s mut Sentence {
    let held = earlier.len().checked_sub((now - passed.at) as usize);
    // Where something was asked for besides claims, its quantities are not those of all sentences.
    if let Some(k) = held.filter(|&k| earlier[k].drafts.is_empty()) {
        debug_assert_eq!(earlier[k].span, passed.span, "sentences are counted");
        return &mut earlier[k];
    }
    if spare.span != passed.span {
        spare.span = passed.span;
        (spare.read, spare.counted, spare.parsed) = (false, false, false);
    }
    spare
}
