//! RSS and Atom: one document an item, its title and its text; the longer of its texts where it has several.

use std::sync::Arc;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use super::Reading;
use super::decode;
use super::document::{self, Document, Place};
use super::kind::Kind;
use super::page::whole_text;
use super::parcel::{Parcel, Part};
use super::source::Source;
use super::unpack::Stream;

/// Puts a feed's items into the parcel.
pub(super) fn read(source: Arc<Source>, input: Stream, how: &Reading, parcel: &mut Parcel) {
    let mut bytes = Vec::new();
    if let Err(error) = document::whole(&source, input, Kind::Feed, how.longest, &mut bytes) {
        return parcel.parts.push(Part::Failure(error));
    }
    let (xml, note) = decode::text(&bytes, how.encoding.or_else(|| declared(&bytes)));
    if let Some(note) = note {
        parcel.parts.push(Part::Note(format!("{source}: {note}")));
    }
    let mut reader = reader(&xml);
    let mut count = 0;
    let mut begin = None;
    // The elements that are open.
    let mut depth = 0u32;
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if begin.is_none() && is_item(start.local_name().as_ref()) {
                    begin = Some((at, depth));
                }
            }
            Ok(Event::End(_)) => {
                if let Some((from, _)) = begin.take_if(|(_, item)| *item == depth) {
                    let range = parcel.hold(&xml.as_bytes()[from..reader.buffer_position() as usize]);
                    count += 1;
                    let mut document = Document::new(Arc::clone(&source), Kind::Feed, range);
                    document.place = Place::Item(format!("item {count}"));
                    // Whatever it was in, it is not any more.
                    document.encoding = Some(encoding_rs::UTF_8);
                    parcel.parts.push(Part::Document(document));
                }
                depth = depth.saturating_sub(1);
            }
            Ok(Event::Eof) if depth == 0 => return,
            Ok(Event::Eof) => return parcel.parts.push(broken(&source, at, "an element is not closed")),
            Ok(_) => {}
            Err(error) => {
                let at = reader.error_position() as usize;
                return parcel.parts.push(broken(&source, at, &error.to_string()));
            }
        }
    }
}

fn broken(source: &Source, at: usize, why: &str) -> Part {
    Part::Failure(source.item_error(None, format!("expected RSS or Atom, found broken XML at byte {at}: {why}")))
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry")
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    // `<link>` of HTML in an item, or a `&` by itself, is no reason to lose the item.
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    reader
}

/// What XML says that it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let end = head.windows(2).position(|two| two == b"?>")?;
    super::page::label(&head[..end], b"encoding")
}

/// What is read of an item.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Item {
    pub text: String,
    pub name: Option<String>,
    pub date: Option<String>,
}

/// The fields of an item, as they stand in it.
#[derive(Default)]
struct Fields {
    title: String,
    summary: String,
    content: String,
    id: String,
    link: String,
    date: String,
    updated: String,
}

impl Fields {
    fn named(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "title" => &mut self.title,
            "description" | "summary" => &mut self.summary,
            "content" | "encoded" => &mut self.content,
            "guid" | "id" => &mut self.id,
            "link" => &mut self.link,
            "pubDate" | "published" | "date" => &mut self.date,
            "updated" => &mut self.updated,
            _ => return None,
        })
    }
}

/// Takes an item apart.
///
/// # Errors
/// What its HTML has that cannot be read.
pub(super) fn item(xml: &str) -> Result<Item, String> {
    let mut reader = reader(xml);
    let mut fields = Fields::default();
    // The field that is open, and how deep in it.
    let mut field = String::new();
    let mut depth = 0u32;
    loop {
        let at = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { break };
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth == 2 {
                    start.local_name().as_ref().clone_into(&mut field);
                } else if let Some(text) = fields.named(&field) {
                    // XHTML, which is to be read as HTML.
                    text.push_str(&xml[at..end]);
                }
            }
            Event::Empty(start) if depth == 1 && start.local_name().as_ref() == "link" => {
                let attribute = |name: &str| start.try_get_attribute(name).ok().flatten().map(|a| a.value.into_owned());
                if fields.link.is_empty() && attribute("rel").is_none_or(|rel| rel == "alternate") {
                    fields.link = attribute("href").unwrap_or_default();
                }
            }
            Event::End(_) => {
                if depth > 2
                    && let Some(text) = fields.named(&field)
                {
                    text.push_str(&xml[at..end]);
                }
                depth = depth.saturating_sub(1);
                if depth < 2 {
                    field.clear();
                }
            }
            Event::Eof => break,
            event if depth >= 2 => {
                let Some(text) = fields.named(&field) else { continue };
                match event {
                    Event::Empty(_) => text.push_str(&xml[at..end]),
                    Event::Text(words) => text.push_str(&words.into_inner()),
                    Event::CData(words) => text.push_str(&words.into_inner()),
                    Event::GeneralRef(reference) => push_reference(text, &reference),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let body = if fields.content.len() >= fields.summary.len() { &fields.content } else { &fields.summary };
    let (title, body) = (whole_text(&fields.title)?, whole_text(body)?);
    let text = if title.is_empty() || body.starts_with(&title) { body } else { format!("{title}\n\n{body}") };
    let first = |one: String, other: String| Some(if one.trim().is_empty() { other } else { one }.trim().to_owned());
    let stated = |text: &String| !text.is_empty();
    let name = first(fields.id, fields.link).filter(stated);
    Ok(Item { text, name, date: first(fields.date, fields.updated).filter(stated) })
}

/// `&lt;` is a letter of the HTML in the field; what XML does not know is HTML's.
fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    let name: &str = reference;
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        text.push(letter);
    } else if let Some(letters) = resolve_predefined_entity(name) {
        text.push_str(letters);
    } else {
        text.push('&');
        text.push_str(name);
        text.push(';');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_all_kinds() {
        let cases = [
            (
                "<item><title>Flood</title><description>&lt;p&gt;At least 12&amp;nbsp;people died.&lt;/p&gt;</description>\
                 <guid>g1</guid><link>https://example.org/1</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>",
                "Flood\n\nAt least 12\u{a0}people died.|g1|Tue, 05 Mar 2024 10:00:00 GMT",
            ),
            (
                "<item><title>A &amp; B</title><description>Short.</description>\
                 <content:encoded><![CDATA[<p>Twelve died.</p><p>Ten fled.</p>]]></content:encoded>\
                 <link>https://example.org/2</link></item>",
                "A & B\n\nTwelve died.\n\nTen fled.|https://example.org/2|-",
            ),
            (
                "<entry><title type=\"html\">Flood &#8212; 12</title><link rel=\"self\" href=\"x\"/><link href=\"https://e.org/3\"/>\
                 <updated>2024-03-06T00:00:00Z</updated><published>2024-03-05T00:00:00Z</published>\
                 <content type=\"xhtml\"><div><p>Twelve <b>died</b>.</p><br/></div></content></entry>",
                "Flood — 12\n\nTwelve died.|https://e.org/3|2024-03-05T00:00:00Z",
            ),
            ("<item><title>Only 12</title></item>", "Only 12\n\n|-|-"),
            ("<item/>", "|-|-"),
        ];
        for (xml, expected) in cases {
            let Item { text, name, date } = item(xml).expect("nothing is wrong with its HTML");
            let found = format!("{text}|{}|{}", name.unwrap_or("-".into()), date.unwrap_or("-".into()));
            assert_eq!(found.replace("\n\n|", "|"), expected.replace("\n\n|", "|"), "{xml}");
        }
    }
}
