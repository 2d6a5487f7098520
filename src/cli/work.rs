//! What a thread does with a parcel: texts to claims, claims to rows.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::chain::{Carry, Chain};
use super::plan::ExtractPlan;
use crate::export::{Encoder, Framer};
use crate::extract::SoFar;
use crate::read::{Found, Parcel, Part, Source, decoded_line, found, too_long};
use crate::{Claim, Error, dateline};

/// What became of a parcel. Refilled after use.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub rows: Vec<u8>,
    /// The documents' texts as frames, where they are asked for.
    pub texts: Vec<u8>,
    /// For standard error, a line each, in order.
    pub messages: Vec<String>,
    /// How many of them say that something could not be read.
    pub failures: u64,
    pub documents: u64,
    pub sentences: u64,
    pub claims: u64,
}

impl Done {
    pub fn clear(&mut self) {
        self.rows.clear();
        self.texts.clear();
        self.messages.clear();
        (self.failures, self.documents, self.sentences, self.claims) = (0, 0, 0, 0);
    }

    pub(super) fn failure(&mut self, error: &Error) {
        self.failures += 1;
        self.messages.push(error.to_string());
    }
}

pub(crate) struct Worker<'p> {
    pub(super) plan: &'p ExtractPlan,
    encoder: Box<dyn Encoder + 'p>,
    /// Writes the texts, where they are asked for.
    texts: Option<Framer<'p>>,
    /// The document's name.
    pub(super) name: String,
}

/// A section whose claims wait for what was before them.
struct Held<'t> {
    text: &'t str,
    claims: Vec<Claim<'t>>,
    comes_to: SoFar,
}

impl<'p> Worker<'p> {
    pub fn new(plan: &'p ExtractPlan) -> Worker<'p> {
        let texts = plan.output.text_out.is_some().then(Framer::texts);
        Worker { plan, encoder: plan.output.spec.encoder(), texts, name: String::new() }
    }

    /// Reads a parcel. Sections that go on with the last parcel's document are read at once, and written when that is.
    pub fn work(&mut self, parcel: &Parcel, chain: &mut dyn Chain, out: &mut Done) {
        let plan = self.plan;
        let mut carry = None;
        let mut held: Vec<Held<'_>> = Vec::new();
        for part in &parcel.parts {
            if plan.input.strict && out.failures > 0 {
                break;
            }
            match part {
                Part::Section { source, range, first } => {
                    let text = &parcel.text[range.clone()];
                    if *first {
                        self.release(&mut held, &mut carry, chain, out);
                        self.named_after(source);
                        self.begins(out);
                        let date = if plan.dates { plan.input.date.or_else(|| dateline(text)) } else { None };
                        carry = Some(Carry { so_far: SoFar::default(), date });
                    } else if carry.is_none() {
                        carry = chain.known();
                        if carry.is_some() {
                            self.release(&mut held, &mut carry, chain, out);
                        }
                    }
                    self.named_after(source);
                    match &mut carry {
                        Some(carry) => {
                            self.goes_on(text, out);
                            let mut take = |claims: &mut Vec<_>| self.rows(text, *carry, claims, out);
                            let comes_to = plan.extractor.extract_section(text, &mut take);
                            out.sentences += comes_to.sentences;
                            carry.so_far = carry.so_far.and(comes_to);
                        }
                        None => {
                            let mut claims = Vec::new();
                            let comes_to = plan.extractor.extract_section(text, &mut |some| claims.append(some));
                            out.sentences += comes_to.sentences;
                            held.push(Held { text, claims, comes_to });
                        }
                    }
                }
                Part::Lines { source, range, number } => {
                    self.release(&mut held, &mut carry, chain, out);
                    for (line, number) in parcel.bytes[range.clone()].split_inclusive(|b| *b == b'\n').zip(*number..) {
                        if plan.input.strict && out.failures > 0 {
                            break;
                        }
                        self.line(source, line, number, out);
                    }
                }
                Part::Document(document) => {
                    self.release(&mut held, &mut carry, chain, out);
                    self.document(document, &parcel.bytes[document.range.clone()], out);
                }
                Part::Failure(error) => out.failure(error),
                Part::Note(note) => out.messages.push(note.clone()),
            }
        }
        if held.is_empty() {
            chain.end(carry.unwrap_or_default());
        } else {
            let before = chain.wait();
            let so_far = held.iter().fold(before.so_far, |so_far, section| so_far.and(section.comes_to));
            chain.end(Carry { so_far, ..before });
            self.release(&mut held, &mut Some(before), chain, out);
        }
    }

    /// Writes what was held, and counts on.
    fn release(&mut self, held: &mut Vec<Held<'_>>, carry: &mut Option<Carry>, chain: &mut dyn Chain, out: &mut Done) {
        for Held { text, mut claims, comes_to } in held.drain(..) {
            let carry = carry.get_or_insert_with(|| chain.wait());
            self.goes_on(text, out);
            self.rows(text, *carry, &mut claims, out);
            carry.so_far = carry.so_far.and(comes_to);
        }
    }

    /// Reads one JSON line.
    fn line(&mut self, source: &Source, line: &[u8], number: u64, out: &mut Done) {
        let plan = self.plan;
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return;
        }
        if line.len() > plan.input.reading.longest {
            return out.failure(&too_long(source, number, plan.input.reading.longest));
        }
        let (line, note) = decoded_line(line);
        if let Some(note) = note {
            out.messages.push(format!("{source}:{number}: {note}"));
        }
        let Found { text, named, date } = match found(&line, &plan.input.reading.fields, &mut self.name) {
            Ok(found) => found,
            Err(message) => return out.failure(&source.record_error(number, message)),
        };
        if !named {
            let _ = write!(self.name, "{source}:{number}"); // a String takes all
        }
        let date = date.unwrap_or_else(|message| {
            out.messages.push(format!("{source}:{number}: {message}; read without"));
            None
        });
        self.whole(&text, date, out);
    }

    /// Reads the whole text of a document that is named by now.
    pub(super) fn whole(&mut self, text: &str, date: Option<Date>, out: &mut Done) {
        let plan = self.plan;
        self.begins(out);
        self.goes_on(text, out);
        let date = if plan.dates { date.or(plan.input.date).or_else(|| dateline(text)) } else { None };
        let carry = Carry { so_far: SoFar::default(), date };
        out.sentences += plan.extractor.extract_batches(text, |claims| self.rows(text, carry, claims, out));
    }

    fn named_after(&mut self, source: &Source) {
        self.name.clear();
        self.name.push_str(&source.path().to_string_lossy());
    }

    /// The document of this name begins.
    fn begins(&mut self, out: &mut Done) {
        out.documents += 1;
        self.encoder.document(&self.name, &mut out.rows);
        if let Some(texts) = &mut self.texts {
            texts.document(&self.name, &mut out.texts);
        }
    }

    /// Its text goes on.
    fn goes_on(&mut self, text: &str, out: &mut Done) {
        self.encoder.text(text, &mut out.rows);
        if let Some(texts) = &mut self.texts {
            texts.text(text, &mut out.texts);
        }
    }

    /// Encodes claims that were read as if nothing stood before their text.
    fn rows<'t>(&mut self, text: &'t str, carry: Carry, claims: &mut Vec<Claim<'t>>, out: &mut Done)
    where
        'p: 't,
    {
        carry.so_far.shift(claims);
        claims.retain(|claim| self.plan.output.filter.keeps(claim));
        self.plan.normaliser.fill(text, carry.date, claims);
        out.claims += claims.len() as u64;
        self.encoder.rows(&self.name, text, claims, &mut out.rows);
    }
}
