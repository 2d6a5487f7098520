//! A section's claims as they are given out, and who speaks in it: sentences that name a speaker only for later ones are asked when needed.

use std::borrow::Cow;

use super::batch::Sentence;
use crate::{
    Claim,
    claim::parse::{Buffers, Parse},
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
    /// For going back to a sentence that was passed by.
    spare: &'r mut Buffers,
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
    /// That sentence as the output has it, for the claims after its first.
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
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon, spare: &'r mut Buffers) -> Document<'a, 'r> {
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

    /// The next sentence of the document.
    pub(super) fn take(&mut self, sentence: &Sentence) {
        let quoted = self.quote;
        self.sentences += 1;
        if sentence.drafts.is_empty() {
            self.passed(sentence.span);
        } else if sentence.apart {
            let known = (self.speaker, self.subject, self.unread.clone());
            self.write(sentence);
            (self.speaker, self.subject, self.unread) = known;
            self.passed(sentence.span);
        } else {
            self.write(sentence);
            if let Some(name) = attribution::last_named(&sentence.reports) {
                self.speaker = Some((name, self.sentences));
                self.unread.clear();
            }
            let subject = attribution::subject(sentence.parse(self.text, self.lexicon));
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
    pub(super) fn last_speaker(&mut self) -> Option<Span> {
        let now = self.sentences;
        let near = |known: Option<(Span, u32)>| known.filter(|(_, at)| at + REACH >= now).map(|(name, _)| name);
        self.catch_up_speaker();
        near(self.speaker).or_else(|| {
            self.catch_up_subject();
            near(self.subject)
        })
    }

    /// Who said the sentence before, where this one is all quotation: `"...", said Lind. "We buried 12."`
    pub(super) fn speaker_resumed(&mut self, span: Span) -> Option<Span> {
        let mark = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}');
        let sentence = span.of(self.text).trim();
        let whole = || sentence.ends_with(mark) || sentence.matches(mark).count() == 1;
        if !(self.quoted && sentence.starts_with(mark) && whole()) {
            return None;
        }
        self.catch_up_speaker();
        let now = self.sentences;
        self.speaker.filter(|(_, at)| at + 1 == now).map(|(name, _)| name)
    }

    /// Asks sentences that were not read on for a speaker, the last of them first.
    fn catch_up_speaker(&mut self) {
        let mut reports = Vec::new();
        for passed in self.unread.iter_mut().rev().filter(|passed| !passed.silent) {
            passed.silent = true;
            self.spare.tokens(self.text, passed.span, self.lexicon);
            if !attribution::may_report(&self.spare.lexed) {
                continue;
            }
            self.spare.grammar(self.lexicon);
            self.spare.tags(self.text);
            self.spare.chunks();
            attribution::reports(Parse::new(self.text, self.lexicon, passed.span, self.spare), &mut reports);
            if let Some(name) = attribution::last_named(&reports) {
                self.speaker = Some((name, passed.at));
                break;
            }
        }
        if let Some((_, said)) = self.speaker {
            self.unread.retain(|passed| passed.at > said);
        }
    }

    /// Asks sentences that were not read on whom they are about, the last of them first.
    fn catch_up_subject(&mut self) {
        while let Some(passed) = self.unread.pop() {
            // A later sentence may have been read before this one.
            if self.subject.is_some_and(|(_, known)| known >= passed.at) {
                break;
            }
            self.spare.fill(self.text, passed.span, self.lexicon);
            let parse = Parse::new(self.text, self.lexicon, passed.span, self.spare);
            if let Some(subject) = attribution::subject(parse) {
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
        // A straight mark, or the first byte of a curly one.
        for at in memchr::memchr2_iter(b'"', 0xe2, sentence.as_bytes()) {
            open = match sentence[at..].chars().next() {
                Some('\u{201c}') => true,
                Some('\u{201d}') => false,
                Some('"') => !open,
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
    fn write(&mut self, sentence: &Sentence) {
        let start = sentence.span.start as usize;
        self.ascii = false;
        self.counted = (start, self.characters(start));
        self.ascii = sentence.span.of(self.text).is_ascii();
        self.folded = None;
        for n in 0..sentence.drafts.len() {
            let claim = self.claim(sentence, n);
            self.claims.push(claim);
        }
    }
}
