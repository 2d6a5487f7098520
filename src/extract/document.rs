//! A document being read: sentence by sentence through all stages, with what later sentences may lean on.

use std::borrow::Cow;

use crate::{
    Claim, Relation,
    claim::{
        assemble::{Draft, Told, assemble},
        counted::UnitName,
        extra::{self, Extras},
        parse::{Buffers, Parse},
    },
    context::{attribution, date, place},
    lexicon::{GroupSet, Lexicon, Role},
    span::Span,
};

/// How many sentences back a speaker is still meant by `he said`.
const REACH: u32 = 5;

/// A document being read: its claims so far, and what later sentences may lean on.
pub(super) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) include: Extras,
    pub(super) buffers: Buffers,
    /// For going back to a sentence while another is in the buffers.
    pub(super) spare: Buffers,
    pub(super) drafts: Vec<Draft>,
    pub(super) reports: Vec<attribution::Report>,
    pub(super) places: Vec<place::Place>,
    pub(super) dates: Vec<date::Date>,
    pub(super) claims: Vec<Claim<'a>>,
    /// How many claims the document has given, those handed on included.
    pub(super) given: u32,
    /// The last claim that a part in a later sentence may belong to.
    pub(super) last_whole: Option<(u32, Option<rust_decimal::Decimal>)>,
    pub(super) told: Told,
    /// Who spoke last, for `he said` and for a quotation that goes on, and in which sentence.
    pub(super) speaker: Option<(Span, u32)>,
    /// Whom a late sentence was about, for `he said` where nobody has spoken.
    pub(super) subject: Option<(Span, u32)>,
    /// The sentences begun so far.
    pub(super) sentences: u32,
    /// A quotation was open where the last sentence ended.
    pub(super) quote: bool,
    /// The last sentence has a quotation mark.
    pub(super) quoted: bool,
    /// Byte and character where counting stands: the start of the last sentence that had claims.
    pub(super) counted: (usize, u32),
    /// That sentence is ASCII: its bytes are its characters.
    pub(super) ascii: bool,
    /// That sentence as the output has it, for the claims after its first.
    pub(super) folded: Option<Cow<'a, str>>,
    /// Late sentences that were not read on: their speakers may be asked for.
    pub(super) unread: Vec<Passed>,
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

impl<'a> Document<'a> {
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon, include: Extras) -> Document<'a> {
        Document {
            text,
            lexicon,
            include,
            buffers: Buffers::default(),
            spare: Buffers::default(),
            drafts: Vec::new(),
            reports: Vec::new(),
            places: Vec::new(),
            dates: Vec::new(),
            claims: Vec::new(),
            given: 0,
            last_whole: None,
            told: Told::default(),
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

    /// A sentence that was not read: its speaker may be needed later.
    pub(super) fn passed(&mut self, span: Span) {
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
    pub(super) fn catch_up_speaker(&mut self) {
        let mut reports = Vec::new();
        for passed in self.unread.iter_mut().rev().filter(|passed| !passed.silent) {
            passed.silent = true;
            self.spare.tokens(self.text, passed.span, self.lexicon);
            if !attribution::may_report(&self.spare.lexed) {
                continue;
            }
            self.spare.grammar(self.lexicon);
            self.spare.chunks(self.text);
            attribution::reports(Parse::new(self.text, self.lexicon, passed.span, &self.spare), &mut reports);
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
    pub(super) fn catch_up_subject(&mut self) {
        while let Some(passed) = self.unread.pop() {
            // A later sentence may have been read before this one.
            if self.subject.is_some_and(|(_, known)| known >= passed.at) {
                break;
            }
            self.spare.fill(self.text, passed.span, self.lexicon);
            let parse = Parse::new(self.text, self.lexicon, passed.span, &self.spare);
            if let Some(subject) = attribution::subject(parse) {
                self.subject = Some((subject, passed.at));
                break;
            }
        }
        self.unread.clear();
    }

    /// A blank line ends the reach of a whole told before: what follows may be another story.
    pub(super) fn new_paragraph(&mut self, span: Span) {
        let before = &self.text[..span.start as usize];
        let gap = &before[before.trim_end().len()..];
        if gap.bytes().filter(|b| *b == b'\n').count() > 1 {
            self.last_whole = None;
        }
    }

    pub(super) fn track_quotes(&mut self, span: Span, before: bool) {
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

    /// Reads on in the sentence whose quantities are in the buffers.
    pub(super) fn sentence(&mut self, span: Span) {
        let in_quote = self.quote;
        let mut buffers = std::mem::take(&mut self.buffers);
        buffers.chunks(self.text);
        let parse = Parse::new(self.text, self.lexicon, span, &buffers);
        let mut drafts = std::mem::take(&mut self.drafts);
        assemble(parse, &self.told, &mut drafts);
        if drafts.is_empty() {
            self.drafts = drafts;
            self.buffers = buffers;
            return self.without_claims(span, true);
        }
        if !self.include.is_empty() {
            extra::add(self.include, self.text, span, self.lexicon, &mut buffers, &mut drafts);
        }
        let parse = Parse::new(self.text, self.lexicon, span, &buffers);
        let mut reports = std::mem::take(&mut self.reports);
        attribution::reports(parse, &mut reports);
        let first = self.given;
        self.write(parse, &drafts, &reports, in_quote);
        self.remember(parse, &drafts, first);
        if let Some(name) = attribution::last_named(&reports) {
            self.speaker = Some((name, self.sentences));
            self.unread.clear();
        }
        self.subject = attribution::subject(parse).map(|s| (s, self.sentences)).or(self.subject);
        self.reports = reports;
        self.drafts = drafts;
        self.buffers = buffers;
    }

    /// The claims of a sentence's drafts, with their context.
    pub(super) fn write(
        &mut self,
        parse: Parse<'_, 'a>,
        drafts: &[Draft],
        reports: &[attribution::Report],
        in_quote: bool,
    ) {
        place::places(parse, reports, &mut self.places);
        date::dates(parse, reports, &mut self.dates);
        let start = parse.span.start as usize;
        self.ascii = false;
        self.counted = (start, self.characters(start));
        self.ascii = parse.span.of(self.text).is_ascii();
        self.folded = None;
        let first = self.given;
        for (n, draft) in drafts.iter().enumerate() {
            let claim = self.claim(parse, draft, drafts, reports, in_quote, first + n as u32 + 1, first);
            self.claims.push(claim);
        }
        self.given += drafts.len() as u32;
    }

    pub(super) fn remember(&mut self, parse: Parse<'_, '_>, drafts: &[Draft], first: u32) {
        let case = |d: &&Draft| d.rule == "act" && d.counted.head.is_some_and(|h| parse.token(h).role == Role::Case);
        if let Some(told) = drafts.iter().find(case) {
            self.told.case = told.event;
        }
        let whole = |d: &Draft| d.event.is_some() && d.relation != Some(Relation::Subset);
        let Some(at) = drafts.iter().rposition(whole) else { return };
        let last = &drafts[at];
        let stated = match parse.quantities[last.quantity].value {
            crate::grammar::Value::At(v) | crate::grammar::Value::Roughly(v) => Some(v),
            _ => None,
        };
        self.last_whole = Some((first + at as u32 + 1, stated));
        self.told = Told {
            event: last.event,
            groups: last.counted.groups,
            person: last.counted.unit == UnitName::Person,
            case: self.told.case,
            tally: drafts.iter().rev().find(|d| d.rule == "tally").and_then(|d| d.event).or(self.told.tally),
            unit: match last.counted.unit {
                UnitName::Symbol(s) => Some(s),
                _ => None,
            },
        };
    }
}
