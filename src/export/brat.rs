//! brat's stand-off: of each document its text (`.txt`) and what is marked in it (`.ann`), in one folder with the configuration.
//!
//! A claim is a number (`T1 Quantity`), what it is hedged with, the words of its event, and the event with the number as its count.
//! Ids count on within a document: those of claim 5 are T9 and T10, E5, A9 and A10.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::Encoder;
use super::book::Book;
use super::folder::{Folder, Keep};
use super::frame::{Frame, Frames, Value, push_document, push_text, push_values};
use crate::span::Span;
use crate::{Claim, Modality, Qualifier, Relation, Result};

/// The endings of a document's files, and their places in the folder's order.
const ENDINGS: &[&str] = &["txt", "ann"];
const TEXT: usize = 0;
const MARKS: usize = 1;
/// What brat reads of the folder besides.
const CONFIGURATION: &str = "annotation.conf";

/// Writes texts and the lines of claims as frames: a claim's number, its lines, its parent's number.
#[derive(Debug, Default)]
pub(crate) struct Brat {
    lines: String,
}

impl Encoder for Brat {
    fn begin(&mut self, _out: &mut Vec<u8>) {}

    fn document(&mut self, name: &str, out: &mut Vec<u8>) {
        push_document(name, out);
    }

    fn text(&mut self, text: &str, out: &mut Vec<u8>) {
        push_text(text, out);
    }

    fn rows(&mut self, _document: &str, text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims {
            self.lines.clear();
            write_claim(text, claim, &mut self.lines).expect("a String takes all");
            let parent = claim.parent.map_or(Value::Empty, |parent| Value::Integer(parent.into()));
            push_values(&[Value::Integer(claim.id.into()), Value::Text(&self.lines), parent], out);
        }
    }

    fn end(&mut self, _empty: bool, _out: &mut Vec<u8>) {}
}

/// The number of a claim's quantity; that of its trigger is the next.
fn quantity(id: u64) -> u64 {
    2 * id - 1
}

fn write_claim(text: &str, claim: &Claim<'_>, out: &mut String) -> std::fmt::Result {
    let id = u64::from(claim.id);
    let number = quantity(id);
    write_span(text, claim, claim.marks.number, (number, "Quantity"), out)?;
    writeln!(out, "A{number}\tQualifier T{number} {}", claim.qualifier.as_str())?;
    if let Some(event) = claim.event {
        let event = type_name(event);
        let trigger = number + 1;
        // An event that its words do not show is one that the number's phrase shows.
        write_span(text, claim, claim.marks.trigger.unwrap_or(claim.marks.number), (trigger, &event), out)?;
        writeln!(out, "E{id}\t{event}:T{trigger} Count:T{number}")?;
        writeln!(out, "A{trigger}\tModality E{id} {}", claim.modality.as_str())?;
    }
    write!(out, "#{id}\tAnnotatorNotes T{number}\t")?;
    for (name, figure) in [("magnitude", claim.magnitude), ("low", claim.low), ("high", claim.high)] {
        if let Some(figure) = figure {
            write!(out, "{name}={} ", figure.normalize())?;
        }
    }
    if let Some(unit) = &claim.unit {
        write!(out, "unit={}", unit.split_ascii_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    out.push('\n');
    Ok(())
}

/// A mark of text. No line of the file may break, so that a mark that goes over lines is one in parts.
fn write_span(
    text: &str,
    claim: &Claim<'_>,
    span: Span,
    (id, kind): (u64, &str),
    out: &mut String,
) -> std::fmt::Result {
    let marked = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let start = characters(text, claim, span.start);
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    write!(out, "T{id}\t{kind} ")?;
    let mut words: Vec<&str> = Vec::new();
    let mut at = start;
    for part in marked.split(is_break) {
        let length = part.chars().count() as u64;
        if !part.is_empty() {
            let parts = if words.is_empty() { "" } else { ";" };
            write!(out, "{parts}{at} {}", at + length)?;
            words.push(part);
        }
        at += length + 1;
    }
    writeln!(out, "\t{}", words.join(" "))
}

/// Where a byte of the passage stands in the document, in characters: counted from the claim's number, whose place is known.
fn characters(text: &str, claim: &Claim<'_>, at: u32) -> u64 {
    let number = claim.marks.number.start;
    let between =
        |from: u32, to: u32| text.get(from as usize..to as usize).map_or(0, |text| text.chars().count()) as u64;
    if at < number { claim.start.saturating_sub(between(at, number)) } else { claim.start + between(number, at) }
}

/// An event's name as brat takes it.
fn type_name(event: &str) -> String {
    event.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect()
}

/// Takes frames of documents, texts and claims' lines.
pub(crate) struct BratFolder {
    folder: Folder,
    events: Vec<String>,
    /// The current document's claims.
    claims: HashSet<u64>,
}

impl BratFolder {
    pub fn open(path: &Path, keep: &Keep, events: &[String]) -> Result<BratFolder> {
        let folder = Folder::open(path, ENDINGS, keep)?;
        Ok(BratFolder { folder, events: events.iter().map(|event| type_name(event)).collect(), claims: HashSet::new() })
    }

    fn claim(&mut self, cells: &[Value<'_>]) -> Result<()> {
        let [Value::Integer(id), Value::Text(lines), parent] = cells else { return Ok(()) };
        self.folder.put(MARKS, lines.as_bytes())?;
        self.claims.insert(*id);
        // A filter may have left the whole out.
        if let Value::Integer(parent) = parent
            && self.claims.contains(parent)
        {
            let (part, whole) = (quantity(*id), quantity(*parent));
            self.folder.put(MARKS, format!("R{id}\t{} Arg1:T{part} Arg2:T{whole}\n", subset()).as_bytes())?;
        }
        Ok(())
    }
}

impl Book for BratFolder {
    fn take(&mut self, frames: &[u8], _notes: &mut Vec<String>) -> Result<()> {
        for frame in Frames::new(frames) {
            match frame {
                Frame::Document(name) => {
                    self.folder.document(name)?;
                    self.claims.clear();
                }
                Frame::Text(text) => self.folder.put(TEXT, text.as_bytes())?,
                Frame::Row(cells) => self.claim(&cells)?,
            }
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        self.folder.add(CONFIGURATION, configuration(&self.events).as_bytes())?;
        self.folder.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        Some(self.folder.unfinished())
    }
}

/// The relation of a part to its whole, as types of brat are written.
fn subset() -> String {
    let name = Relation::Subset.as_str();
    name[..1].to_ascii_uppercase() + &name[1..]
}

/// Which types there are, and what they take.
fn configuration(events: &[String]) -> String {
    let events: String = events.iter().map(|event| format!("{event}\tCount:Quantity\n")).collect();
    let qualifiers: Vec<&str> = Qualifier::ALL.iter().map(|value| value.as_str()).collect();
    let modalities: Vec<&str> = Modality::ALL.iter().map(|value| value.as_str()).collect();
    format!(
        "[entities]\nQuantity\n\n[relations]\n{}\tArg1:Quantity, Arg2:Quantity\n\n[events]\n{events}\n[attributes]\n\
         Qualifier\tArg:Quantity, Value:{}\nModality\tArg:<EVENT>, Value:{}\n",
        subset(),
        qualifiers.join("|"),
        modalities.join("|"),
    )
}
