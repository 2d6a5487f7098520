//! The extractor: one document through all stages, sentence by sentence.

mod extras;

use std::{borrow::Cow, path::Path};

use crate::{
    Claim, Extra, Qualifier, Relation, Result,
    claim::{
        assemble::{Draft, Told, assemble},
        confidence::{self, Sort},
        counted::{UnitName, unit_name},
        extra::{self, Extras},
        parse::{Buffers, Parse},
        types::Marks,
    },
    context::{attribution, attribution::Source, date, modality, place},
    lexicon::{Class, GroupSet, Lexicon, Role, build::Builder},
    normalise::figures,
    span::Span,
    text::{cue::Cues, sentence::Sentences},
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
    cues: Cues,
    include: Extras,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the built-in English lexicon.
    pub fn new() -> Extractor {
        let builder = Builder::with_built_in().expect("the built-in lexicon is right: a test builds it");
        Extractor::of(builder)
    }

    /// An extractor whose lexicon is the built-in one with these files' entries on top, in order.
    ///
    /// # Errors
    /// A file that cannot be read, or whose entries are not right, with line and column.
    pub fn with_lexicons<P: AsRef<Path>>(files: &[P]) -> Result<Extractor> {
        let mut builder = Builder::with_built_in()?;
        for file in files {
            builder.layer(file.as_ref(), &crate::lexicon::read(file.as_ref())?)?;
        }
        Ok(Extractor::of(builder))
    }

    fn of(builder: Builder) -> Extractor {
        let lexicon = builder.finish();
        Extractor { cues: Cues::new(&lexicon), lexicon, include: Extras::default() }
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
        let text = cut(text);
        Sentences::new(text, &self.lexicon).map(|span| span.of(text)).collect()
    }

    /// As [`Extractor::extract`], handing the claims on in batches of some dozens, so that a long text needs no room for
    /// all of them. `take` may keep or change what it is given; what it leaves is dropped.
    pub fn extract_batches<'a>(&'a self, text: &'a str, mut take: impl FnMut(&mut Vec<Claim<'a>>)) {
        self.run(text, true, &mut take);
    }

    fn run<'a>(&'a self, text: &'a str, prefilter: bool, take: &mut dyn FnMut(&mut Vec<Claim<'a>>)) {
        // So many stay in the processor's nearer caches until they are written.
        const BATCH: usize = 64;
        let text = cut(text);
        let mut document = Document::new(text, &self.lexicon, self.include);
        // Of bare numbers not all are cues: `zero`.
        let prefilter = prefilter && !self.include.has(Extra::Bare);
        for span in Sentences::new(text, &self.lexicon) {
            let quoted = document.quote;
            document.sentences += 1;
            document.new_paragraph(span);
            let read = !prefilter || self.cues.any(span.of(text), &self.lexicon);
            if read && document.buffers.quantities(text, span, &self.lexicon) {
                document.sentence(span);
            } else {
                document.without_claims(span, read);
            }
            document.track_quotes(span, quoted);
            if document.claims.len() >= BATCH {
                take(&mut document.claims);
                document.claims.clear();
            }
        }
        take(&mut document.claims);
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

/// How many sentences back a speaker is still meant by `he said`.
const REACH: u32 = 5;

/// A document being read: its claims so far, and what later sentences may lean on.
struct Document<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    include: Extras,
    buffers: Buffers,
    /// For going back to a sentence while another is in the buffers.
    spare: Buffers,
    drafts: Vec<Draft>,
    reports: Vec<attribution::Report>,
    places: Vec<place::Place>,
    dates: Vec<date::Date>,
    claims: Vec<Claim<'a>>,
    /// How many claims the document has given, those handed on included.
    given: u32,
    /// The last claim that a part in a later sentence may belong to.
    last_whole: Option<(u32, Option<rust_decimal::Decimal>)>,
    told: Told,
    /// Who spoke last, for `he said` and for a quotation that goes on, and in which sentence.
    speaker: Option<(Span, u32)>,
    /// Whom a late sentence was about, for `he said` where nobody has spoken.
    subject: Option<(Span, u32)>,
    /// The sentences begun so far.
    sentences: u32,
    /// The sentences since the speaker was named that had no report.
    quote: bool,
    /// Byte and character where counting stands: the start of the last sentence that had claims.
    counted: (usize, u32),
    /// That sentence is ASCII: its bytes are its characters.
    ascii: bool,
    /// That sentence as the output has it, for the claims after its first.
    folded: Option<Cow<'a, str>>,
    /// Late sentences that were not read on: their speakers may be asked for.
    unread: Vec<Passed>,
    combatant: GroupSet,
    implies_combatant: GroupSet,
}

/// A sentence that was not read on.
#[derive(Clone, Copy, Debug)]
struct Passed {
    span: Span,
    /// Its number among the document's.
    at: u32,
    /// It was asked, and names no speaker.
    silent: bool,
}

impl<'a> Document<'a> {
    fn new(text: &'a str, lexicon: &'a Lexicon, include: Extras) -> Document<'a> {
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
            counted: (0, 0),
            ascii: false,
            folded: None,
            unread: Vec::new(),
            combatant: lexicon.group("combatant"),
            implies_combatant: GroupSet(lexicon.group("soldier").0 | lexicon.group("militant").0),
        }
    }

    /// A sentence that was not read: its speaker may be needed later.
    fn passed(&mut self, span: Span) {
        let at = self.sentences;
        self.unread.retain(|passed| passed.at + REACH >= at);
        self.unread.push(Passed { span, at, silent: false });
    }

    /// The last speaker, if not too far back; else whom the text was about.
    fn last_speaker(&mut self) -> Option<Span> {
        let now = self.sentences;
        let near = |known: Option<(Span, u32)>| known.filter(|(_, at)| at + REACH >= now).map(|(name, _)| name);
        self.catch_up_speaker();
        near(self.speaker).or_else(|| {
            self.catch_up_subject();
            near(self.subject)
        })
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
    fn catch_up_subject(&mut self) {
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
    fn new_paragraph(&mut self, span: Span) {
        let before = &self.text[..span.start as usize];
        let gap = &before[before.trim_end().len()..];
        if gap.bytes().filter(|b| *b == b'\n').count() > 1 {
            self.last_whole = None;
        }
    }

    fn track_quotes(&mut self, span: Span, before: bool) {
        let sentence = span.of(self.text);
        let mut open = before;
        // A straight mark, or the first byte of a curly one.
        for at in memchr::memchr2_iter(b'"', 0xe2, sentence.as_bytes()) {
            open = match sentence[at..].chars().next() {
                Some('\u{201c}') => true,
                Some('\u{201d}') => false,
                Some('"') => !open,
                _ => open,
            };
        }
        // A quotation does not reach over a blank line unless the next paragraph opens with a mark of its own.
        let ends = self.text[span.end as usize..].starts_with("\n\n")
            || self.text[span.end as usize..].starts_with("\r\n\r\n");
        self.quote = open && !ends;
    }

    /// Reads on in the sentence whose quantities are in the buffers.
    fn sentence(&mut self, span: Span) {
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
    fn write(&mut self, parse: Parse<'_, 'a>, drafts: &[Draft], reports: &[attribution::Report], in_quote: bool) {
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

    fn remember(&mut self, parse: Parse<'_, '_>, drafts: &[Draft], first: u32) {
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

    #[allow(clippy::too_many_arguments)]
    fn claim(
        &mut self,
        parse: Parse<'_, 'a>,
        draft: &Draft,
        drafts: &[Draft],
        reports: &[attribution::Report],
        in_quote: bool,
        id: u32,
        first: u32,
    ) -> Claim<'a> {
        let text = self.text;
        let q = parse.quantities[draft.quantity];
        let qualifier = qualifier(parse, draft);
        let values = figures(qualifier, q.value);
        let report = attribution::report_for(reports, draft.chunk);
        let attribution = match report.map(|r| r.source) {
            Some(Source::Named(span)) => Some(span),
            Some(Source::Pronoun) => self.last_speaker(),
            None if in_quote => self.last_speaker(),
            None => None,
        };
        let place = place::nearest(parse, &self.places, draft.chunk, draft.verb);
        let date = date::nearest(parse, &self.dates, draft.chunk, draft.verb).map(|d| d.span);
        let per = per(parse, draft);
        let parent = draft.parent.map(|p| first + p as u32 + 1).or_else(|| {
            // A whole told before is no smaller than its part.
            let fits = |whole: Option<rust_decimal::Decimal>| match (whole, values.magnitude) {
                (Some(whole), Some(part)) => whole >= part,
                _ => true,
            };
            let people = self.told.person || draft.counted.unit != UnitName::Person;
            let money = draft.counted.kind == crate::claim::counted::Kind::Money;
            let whole = self.last_whole.filter(|(_, whole)| draft.parent_before && people && !money && fits(*whole));
            whole.map(|(id, _)| id)
        });
        debug_assert!(drafts.len() >= draft.parent.unwrap_or(0), "a parent is of this sentence");
        let (start, end) = (self.characters(q.number.start as usize), self.characters(q.number.end as usize));
        let marks = Marks {
            sentence: parse.span,
            number: q.number,
            qualifier: q.hedge,
            trigger: draft.trigger,
            counted: draft.counted.span,
            attribution,
            place: place.map(|p| p.span),
            date,
        };
        let slice = |s: Option<Span>| s.map(|s| s.of(text));
        let sort = Sort::of(draft, q.implicit);
        Claim {
            id,
            event: draft.event.map(|e| self.lexicon.event_name(e)),
            trigger: slice(draft.trigger),
            qualifier,
            magnitude: values.magnitude,
            low: values.low,
            high: values.high,
            unit: unit_name(parse, draft.counted.unit),
            per: slice(per),
            counted: slice(draft.counted.span),
            groups: self.groups(draft.counted.groups),
            modality: modality::modality(parse, draft),
            relation: draft.relation,
            parent,
            attribution: slice(attribution),
            place: slice(marks.place),
            date: slice(date),
            start,
            end,
            number: q.number.of(text),
            sentence: self.folded.get_or_insert_with(|| folded(parse.span.of(text))).clone(),
            confidence: confidence::of(draft.rule, sort),
            rule: draft.rule,
            date_from: None,
            date_to: None,
            country: None,
            persons: None,
            vague_policy: None,
            sort,
            marks,
        }
    }

    fn groups(&self, mut set: GroupSet) -> Vec<&'a str> {
        if set.0 & self.implies_combatant.0 != 0 {
            set.0 &= !self.combatant.0;
        }
        let mut names = Vec::with_capacity(set.0.count_ones() as usize);
        while set.0 != 0 {
            names.push(&*self.lexicon.groups[set.0.trailing_zeros() as usize]);
            set.0 &= set.0 - 1;
        }
        names
    }

    /// The character offset of a byte offset in the sentence from which counting goes on.
    fn characters(&self, byte: usize) -> u32 {
        let (at, count) = self.counted;
        let gap = &self.text[at..byte];
        count + if self.ascii { gap.len() } else { gap.chars().count() } as u32
    }
}

/// The number's hedge, where it stands apart from the number: `damage is estimated at $2m`; and `a couple` of people is two.
fn qualifier(parse: Parse<'_, '_>, draft: &Draft) -> Qualifier {
    use crate::chunk::ChunkKind::{Preposition, Verb};
    let q = parse.quantities[draft.quantity];
    let couple = q.qualifier == Qualifier::About
        && q.hedge.is_none()
        && draft.counted.kind == crate::claim::counted::Kind::Elided;
    if couple && draft.event.is_some() && parse.noun(draft.chunk).is_some_and(|n| n.of.is_none()) {
        return Qualifier::Exactly;
    }
    let mut k = draft.chunk;
    if k > 0 && matches!(parse.chunks[k - 1].kind, Preposition(Role::At | Role::To)) {
        k -= 1;
    }
    let verb = k.checked_sub(1).and_then(|k| match parse.chunks[k].kind {
        Verb(v) => Some(v.main),
        _ => None,
    });
    let hedge = verb.filter(|&v| parse.token(v).class.has(Class::HEDGE)).and_then(|v| parse.word(v).before);
    match hedge {
        Some(name) if q.qualifier == Qualifier::Exactly && q.hedge.is_none() => name,
        _ => q.qualifier,
    }
}

/// The denominator of a rate: `a day`, `per 100,000`, `a month`.
fn per(parse: Parse<'_, '_>, draft: &Draft) -> Option<Span> {
    use crate::chunk::ChunkKind::{Date, Noun, Preposition};
    // `40,000 litres of water per day`
    let of = parse.noun(draft.chunk).and_then(|n| n.of).filter(|of| *of == draft.chunk + 2);
    let k = of.unwrap_or(draft.chunk) + 1;
    match (parse.kind(k)?, parse.kind(k + 1)) {
        (Preposition(Role::Per), Some(Noun(_) | Date)) => Some(parse.chunk_span(k).join(parse.chunk_span(k + 1))),
        (Noun(n), _) => {
            let head = n.head?;
            let c = parse.chunks[k];
            let article = matches!(parse.token(c.start).role, Role::Indefinite | Role::Per) && c.end == c.start + 2;
            let money = matches!(parse.quantities[draft.quantity].measured, crate::grammar::Measured::Money(_));
            let dated = parse.lexed.tokens.get(c.end).is_some_and(|t| t.role == Role::Ago);
            (article && !dated && (money || parse.token(head).class.has(Class::TIME | Class::MEASURE)))
                .then(|| parse.chunk_span(k))
        }
        _ => None,
    }
}

/// The sentence with line breaks and runs of blanks folded to one blank.
fn folded(sentence: &str) -> Cow<'_, str> {
    let bytes = sentence.as_bytes();
    // Without early exits both loops become vector code.
    let breaks = bytes.iter().fold(0, |found, b| found | u8::from(matches!(b, b'\n' | b'\r' | b'\t')));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let doubles = pairs.fold(0, |found, (a, b)| found | u8::from((a | b == b' ') & (a & b == b' ')));
    if breaks | doubles == 0 {
        return Cow::Borrowed(sentence);
    }
    let blank = |b: &u8| matches!(b, b' ' | b'\n' | b'\r' | b'\t');
    let mut out = String::with_capacity(sentence.len());
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|b| !blank(b)).map(|i| at + i) {
        at = bytes[start..].iter().position(blank).map_or(bytes.len(), |i| start + i);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&sentence[start..at]);
    }
    Cow::Owned(out)
}
