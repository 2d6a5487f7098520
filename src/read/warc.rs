//! WARC and WET: one document a page that was fetched, or its text.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::Reading;
use super::document::{Document, Place};
use super::http::{self, Body};
use super::kind::Kind;
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::Stream;
use crate::Result;

/// No line of a header is longer.
const LONGEST_LINE: u64 = 64 << 10;

/// The header of a record.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    uri: String,
    date: String,
    content: String,
    length: Option<u64>,
}

/// Puts an archive's pages into parcels; `full` takes each that is full and leaves an empty one. Requests, pictures and the like are
/// passed over, and counted where they are answers.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: Arc<Source>,
    input: Stream,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    let mut archive = Archive { source, input, lost: false };
    let mut failed_at = None;
    loop {
        let at = archive.input.position();
        match archive.record(how, parcel) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                parcel.parts.push(Part::Failure(archive.source.error(error)));
                // A broken member of a packed file is passed over; an input that goes no further is not tried again.
                if failed_at.replace(archive.input.position()) == Some(archive.input.position()) {
                    return Ok(());
                }
                archive.lost = true;
            }
        }
        debug_assert!(archive.input.position() >= at);
        if parcel.is_full() {
            full(parcel)?;
        }
    }
}

struct Archive {
    source: Arc<Source>,
    input: Stream,
    /// Where the next record begins is not known.
    lost: bool,
}

impl Archive {
    /// Reads a record; false where there is none.
    fn record(&mut self, how: &Reading, parcel: &mut Parcel) -> io::Result<bool> {
        let mut line = Vec::new();
        let at = loop {
            let at = self.input.position();
            if !self.line(&mut line)? {
                return Ok(false);
            }
            if line.starts_with(b"WARC/") {
                break at;
            }
            if !line.is_empty() && !std::mem::replace(&mut self.lost, true) {
                let found: String = String::from_utf8_lossy(&line).chars().take(20).collect();
                self.fail(
                    parcel,
                    at,
                    None,
                    format!("expected a WARC record, found {found:?}; passed over up to the next"),
                );
            }
        };
        self.lost = false;
        let mut header = Header::default();
        while self.line(&mut line)? && !line.is_empty() {
            header.take(&line);
        }
        let uri = Some(&*header.uri).filter(|uri| !uri.is_empty());
        let Some(length) = header.length else {
            self.fail(parcel, at, uri, "expected the record's Content-Length, found none".into());
            self.lost = true;
            return Ok(true);
        };
        let wanted = header.is_page();
        if !wanted || length > how.longest as u64 {
            if wanted {
                let longest = how.longest;
                let message = format!("the record has more than {longest} bytes; --max-record sets the limit");
                self.fail(parcel, at, uri, message);
            }
            parcel.passed += u64::from(header.is_answer() && !wanted);
            let passed = io::copy(&mut self.input.by_ref().take(length), &mut io::sink())?;
            if passed < length {
                self.fail(parcel, at, uri, format!("the record ends after {passed} bytes of {length}"));
            }
            return Ok(true);
        }
        let start = parcel.bytes.len();
        let read = self.input.by_ref().take(length).read_to_end(&mut parcel.bytes);
        if !matches!(read, Ok(read) if read as u64 == length) {
            parcel.bytes.truncate(start);
            let read = read?;
            self.fail(parcel, at, uri, format!("the record ends after {read} bytes of {length}"));
            return Ok(true);
        }
        let body = if header.content.starts_with("application/http") {
            http::body(&parcel.bytes[start..], how.longest)
        } else {
            Ok(Some(Body { content: header.content.clone(), bytes: None, start: 0 }))
        };
        match body {
            Ok(body) => {
                let page = body.and_then(|body| Some((body.kind()?, body)));
                let Some((kind, body)) = page else {
                    parcel.bytes.truncate(start);
                    parcel.passed += 1;
                    return Ok(true);
                };
                let range = match &body.bytes {
                    Some(unpacked) => {
                        parcel.bytes.truncate(start);
                        parcel.hold(unpacked)
                    }
                    None => start + body.start..parcel.bytes.len(),
                };
                let mut document = Document::new(Arc::clone(&self.source), kind, range);
                document.place = Place::Item(place(at, uri));
                document.encoding = how.encoding.or_else(|| body.encoding());
                document.name = uri.map(str::to_owned);
                document.date = Some(header.date).filter(|date| !date.is_empty());
                parcel.parts.push(Part::Document(document));
            }
            Err(message) => {
                parcel.bytes.truncate(start);
                self.fail(parcel, at, uri, message);
            }
        }
        Ok(true)
    }

    /// The next line without its end; false where there is none.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let read = self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', line)?;
        line.truncate(line.trim_ascii_end().len());
        Ok(read > 0)
    }

    fn fail(&self, parcel: &mut Parcel, at: u64, uri: Option<&str>, message: String) {
        parcel.parts.push(Part::Failure(self.source.item_error(Some(&place(at, uri)), message)));
    }
}

fn place(at: u64, uri: Option<&str>) -> String {
    match uri {
        Some(uri) => format!("record at byte {at} ({uri})"),
        None => format!("record at byte {at}"),
    }
}

impl Header {
    /// Takes one line.
    fn take(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            // Some writers put it into angle brackets.
            "warc-target-uri" => self.uri = value.trim_matches(['<', '>']).to_owned(),
            "warc-date" => self.date = value.to_owned(),
            "content-type" => self.content = value.to_ascii_lowercase(),
            "content-length" => self.length = value.parse().ok(),
            _ => {}
        }
    }

    /// Whether the record holds what somebody asked for, and not how.
    fn is_answer(&self) -> bool {
        matches!(self.kind.as_str(), "response" | "resource" | "conversion")
    }

    /// Whether the record may hold a page or its text.
    fn is_page(&self) -> bool {
        match self.kind.as_str() {
            "response" => true,
            "resource" | "conversion" => http::kind(&self.content).is_some(),
            _ => false,
        }
    }
}

/// What a body is.
impl Body {
    fn kind(&self) -> Option<Kind> {
        http::kind(&self.content)
    }
}
