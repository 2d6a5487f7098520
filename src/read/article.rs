//! A document's text: what its bytes say, by their kind.

use std::borrow::Cow;

use super::decode::{self, Note};
use super::document::Document;
use super::kind::Kind;
use super::{Reading, docx, feed, markdown, page, pdf};
use crate::error::{Error, ErrorKind};
use crate::span::MAX_TEXT;

/// What is read of a document.
#[derive(Debug, Default)]
pub(crate) struct Article<'a> {
    pub text: Cow<'a, str>,
    /// Its name, if it states one and its record does not.
    pub name: Option<String>,
    /// Its day as it states it.
    pub date: Option<String>,
    /// What had to be done to it.
    pub notes: Vec<String>,
}

/// Reads a document.
///
/// # Errors
/// What was expected, and what was found.
pub(crate) fn article<'a>(document: &Document, bytes: &'a [u8], how: &Reading) -> Result<Article<'a>, String> {
    let mut notes = Vec::new();
    let mut decoded = |declared| {
        let (text, note) = decode::text(bytes, declared);
        notes.extend(note.as_ref().map(Note::to_string));
        text
    };
    let mut article = match document.kind {
        Kind::Html => {
            let html = decoded(document.encoding.or_else(|| page::declared(bytes)));
            let page = page::page(&html, how.whole_page)?;
            Article { text: page.text.into(), date: page.date, ..Article::default() }
        }
        Kind::Markdown => {
            let (text, date) = markdown::text(&decoded(document.encoding));
            Article { text: text.into(), date, ..Article::default() }
        }
        Kind::Feed => {
            let item = feed::item(&decoded(document.encoding))?;
            Article { text: item.text.into(), name: item.name, date: item.date, notes: Vec::new() }
        }
        Kind::Docx => Article { text: docx::text(bytes, how.longest)?.into(), ..Article::default() },
        Kind::Pdf => Article { text: pdf::text(bytes)?.into(), ..Article::default() },
        _ => Article { text: decoded(document.encoding), ..Article::default() },
    };
    if article.text.len() > MAX_TEXT {
        return Err(Error::from(ErrorKind::TooLong { bytes: article.text.len(), limit: MAX_TEXT }).to_string());
    }
    article.notes.append(&mut notes);
    Ok(article)
}
