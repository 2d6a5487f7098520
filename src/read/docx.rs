//! DOCX: the paragraphs, items and rows of a document's text.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::lines::{Gap, Lines};

/// Where in the archive the text is.
const TEXT: &str = "word/document.xml";

/// How files of the older format, and those behind a password, begin.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// A document's text; unpacked it may have this many bytes.
///
/// # Errors
/// What was expected, and what was found.
pub(super) fn text(bytes: &[u8], longest: usize) -> Result<String, String> {
    let xml = unpacked(bytes, longest.saturating_mul(4))?;
    let mut reader = Reader::from_str(&xml);
    let mut lines = Lines::new();
    // Elements whose text is not the document's, or stands in it twice, and that are open.
    let mut hidden = 0u32;
    // Letters are in runs; what stands between is layout.
    let mut in_run = false;
    let mut run = Run::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name();
                hidden += u32::from(is_hidden(name.as_ref()));
                in_run |= name.as_ref() == "t";
                run.element(&start);
                begin(&start, &mut lines);
            }
            Ok(Event::Empty(empty)) => {
                run.element(&empty);
                begin(&empty, &mut lines);
                end(empty.local_name().as_ref(), &mut lines);
            }
            Ok(Event::End(closed)) => {
                let name = closed.local_name();
                hidden = hidden.saturating_sub(u32::from(is_hidden(name.as_ref())));
                in_run &= name.as_ref() != "t";
                end(name.as_ref(), &mut lines);
            }
            Ok(Event::Text(text)) if in_run && hidden == 0 && !run.vanishes => {
                let text = text.into_inner();
                if !(run.raised && lines.raised(&text)) {
                    lines.words(&text);
                }
            }
            Ok(Event::GeneralRef(reference)) if in_run && hidden == 0 => {
                if let Ok(Some(letter)) = reference.resolve_char_ref() {
                    lines.words(letter.encode_utf8(&mut [0; 4]));
                } else if let Some(letters) = resolve_predefined_entity(&reference) {
                    lines.words(letters);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                return Err(format!("{TEXT} is broken at its byte {}: {error}", reader.error_position()));
            }
        }
    }
    Ok(lines.finish())
}

fn unpacked(bytes: &[u8], longest: usize) -> Result<String, String> {
    if bytes.starts_with(COMPOUND) {
        return Err("expected a DOCX file, found an older Word document, or one behind a password".into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("expected a DOCX file, which is a ZIP archive: {error}"))?;
    let file = match archive.by_name(TEXT) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Err(format!("expected a DOCX file, found a ZIP archive without {TEXT}")),
        Err(error) => return Err(format!("{TEXT} cannot be unpacked: {error}")),
    };
    let mut xml = Vec::new();
    let read = file.take(longest as u64 + 1).read_to_end(&mut xml);
    read.map_err(|error| format!("{TEXT} is broken after {} bytes: {error}", xml.len()))?;
    if xml.len() > longest {
        return Err(format!("{TEXT} has more than {longest} bytes; --max-record sets the limit, four times as much"));
    }
    Ok(super::decode::text(&xml, None).0.into_owned())
}

/// How the letters of a run look, where that says what they are.
#[derive(Default)]
struct Run {
    open: bool,
    raised: bool,
    /// Not shown to who reads the document.
    vanishes: bool,
}

impl Run {
    fn element(&mut self, start: &BytesStart<'_>) {
        let value = |wanted: &str| start.attributes().flatten().any(|attribute| &*attribute.value == wanted);
        match start.local_name().as_ref() {
            "p" => *self = Run::default(),
            "r" => *self = Run { open: true, ..Run::default() },
            "vertAlign" if self.open => self.raised = value("superscript"),
            "vanish" if self.open => self.vanishes = !value("0") && !value("false"),
            _ => {}
        }
    }
}

/// Text boxes stand in a document once more for older programs.
fn is_hidden(name: &str) -> bool {
    matches!(name, "Fallback" | "del" | "moveFrom")
}

fn begin(start: &BytesStart<'_>, lines: &mut Lines) {
    match start.local_name().as_ref() {
        "p" => lines.gap(Gap::Paragraph),
        "numPr" => lines.item(),
        "tr" => lines.row(),
        "tc" => lines.cell(),
        "tab" => lines.gap(Gap::Blank),
        "br" | "cr" => lines.gap(Gap::Line),
        "noBreakHyphen" => lines.words("-"),
        _ => {}
    }
}

fn end(name: &str, lines: &mut Lines) {
    match name {
        "p" => lines.gap(Gap::Paragraph),
        "tr" => lines.row(),
        _ => {}
    }
}
