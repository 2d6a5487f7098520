//! HTML: a page's article with its title, byline and day, or all its text.

use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::lines::{Gap, Lines};

/// What is read of a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Page {
    pub text: String,
    /// When it was published, as it says.
    pub date: Option<String>,
}

/// A page of elements within each other beyond this is no page of people's; trees of any depth cost more than any article is worth.
const DEEPEST: usize = 2000;

/// Browsers look for it here.
const LOOK_FOR_LABEL: usize = 1024;

/// A page's article. Where none stands out, or `whole` asks for it, all its text.
///
/// # Errors
/// What a page has that cannot be read.
pub(super) fn page(html: &str, whole: bool) -> Result<Page, String> {
    let mut page = Readability::with_document(parsed(html)?, None, None).map_err(|error| error.to_string())?;
    let date = page.get_article_metadata(page.parse_json_ld()).published_time;
    if whole {
        return Ok(Page { text: text_of(&page.doc.root()), date });
    }
    let Ok(article) = page.parse() else {
        return Ok(Page { text: whole_text(html)?, date });
    };
    let mut lines = Lines::new();
    let body = text_of(&Document::from(article.content).root());
    let head = [Some(article.title), article.byline];
    for line in head.into_iter().flatten().filter(|line| !body.starts_with(line.trim())) {
        lines.words(&line);
        lines.gap(Gap::Paragraph);
    }
    let mut text = lines.finish();
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(&body);
    Ok(Page { text, date: article.published_time.or(date) })
}

/// What a page says that it is in, in its first bytes.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    label(bytes.get(..bytes.len().min(LOOK_FOR_LABEL))?, b"charset")
}

/// The encoding that stands behind a name and `=`. Such bytes can be read: they are not UTF-16, whatever they say.
pub(super) fn label(head: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let mut places = memchr::memmem::find_iter(head, name);
    places.find_map(|at| {
        let rest = head[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let label = rest.split(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).next()?;
        let encoding = Encoding::for_label(label)?;
        Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
    })
}

/// All text of a page or a part of one.
///
/// # Errors
/// What it has that cannot be read.
pub(super) fn whole_text(html: &str) -> Result<String, String> {
    Ok(text_of(&parsed(html)?.root()))
}

/// A page as a tree of bounded depth.
fn parsed(html: &str) -> Result<Document, String> {
    let too_deep = || Err(format!("the page has more than {DEEPEST} elements within each other"));
    // Such a page would take long to parse. What the tags say is not always so: what counts is the tree.
    if depth_of_tags(html) > DEEPEST {
        return too_deep();
    }
    let document = Document::from(html);
    if is_too_deep(&document.root()) { too_deep() } else { Ok(document) }
}

/// Whether the nodes below one stand too deep in each other for recursion.
fn is_too_deep(root: &NodeRef<'_>) -> bool {
    let mut depth = 0;
    let mut at = root.first_child();
    while let Some(node) = at {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
            at = Some(child);
            continue;
        }
        let mut node = node;
        at = loop {
            if let Some(next) = node.next_sibling() {
                break Some(next);
            }
            match node.parent().filter(|parent| parent.id != root.id) {
                Some(parent) => node = parent,
                None => return false,
            }
            depth -= 1;
        };
    }
    false
}

/// How deep elements stand in each other at most: their tags, opened and not closed.
fn depth_of_tags(html: &str) -> usize {
    let bytes = html.as_bytes();
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            // Those that have no end, of which a page may have thousands.
            Some(letter) if letter.is_ascii_alphabetic() && !is_empty_element(&bytes[at + 1..]) => depth += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Whether a tag is of an element without end, or of one whose end is often left out.
fn is_empty_element(tag: &[u8]) -> bool {
    const NAMES: [&[u8]; 16] = [
        b"br", b"p", b"img", b"hr", b"li", b"meta", b"link", b"input", b"td", b"tr", b"th", b"dt", b"dd", b"option",
        b"source", b"wbr",
    ];
    let name = tag.split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or_default();
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What an element is for the text in it.
fn layout(name: &str) -> Layout {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "math" | "iframe" | "object" | "select"
        | "textarea" | "button" => Layout::Skipped,
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "article" | "blockquote" | "ul" | "ol"
        | "table" | "figure" | "figcaption" | "header" | "footer" | "main" | "aside" | "nav" | "address" | "dl"
        | "form" | "fieldset" | "hr" | "caption" | "details" | "summary" => Layout::Paragraph,
        "br" | "dt" | "dd" => Layout::Line,
        "li" => Layout::Item,
        "tr" => Layout::Row,
        "td" | "th" => Layout::Cell,
        "pre" => Layout::Verbatim,
        "sup" => Layout::Raised,
        _ => Layout::Inline,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Skipped,
    Inline,
    Paragraph,
    Line,
    Item,
    Row,
    Cell,
    Verbatim,
    /// Above the line.
    Raised,
}

/// The text below a node.
fn text_of(root: &NodeRef<'_>) -> String {
    let mut lines = Lines::new();
    let mut verbatim = 0u32;
    // By hand and not by recursion: pages choose how deep they are.
    let mut at = root.first_child();
    'nodes: while let Some(node) = at {
        let layout = if node.is_element() { layout(&node.node_name().unwrap_or_default()) } else { Layout::Inline };
        if node.is_text() {
            let text = node.text();
            if verbatim > 0 { lines.verbatim(&text) } else { lines.words(&text) }
        }
        let mark = layout == Layout::Raised && lines.raised(&node.text());
        enter(layout, &mut lines);
        verbatim += u32::from(layout == Layout::Verbatim);
        let mut next = if layout == Layout::Skipped || mark { None } else { node.first_child() };
        let mut node = node;
        while next.is_none() {
            let left =
                if node.is_element() { self::layout(&node.node_name().unwrap_or_default()) } else { Layout::Inline };
            leave(left, &mut lines);
            verbatim -= u32::from(left == Layout::Verbatim);
            next = node.next_sibling();
            if next.is_none() {
                match node.parent().filter(|parent| parent.id != root.id) {
                    Some(parent) => node = parent,
                    None => break 'nodes,
                }
            }
        }
        at = next;
    }
    lines.finish()
}

fn enter(layout: Layout, lines: &mut Lines) {
    match layout {
        Layout::Skipped | Layout::Inline | Layout::Raised => {}
        Layout::Paragraph | Layout::Verbatim => lines.gap(Gap::Paragraph),
        Layout::Line => lines.gap(Gap::Line),
        Layout::Item => lines.item(),
        Layout::Row => lines.row(),
        Layout::Cell => lines.cell(),
    }
}

fn leave(layout: Layout, lines: &mut Lines) {
    match layout {
        Layout::Item => lines.gap(Gap::Line),
        Layout::Cell => lines.gap(Gap::Blank),
        other => enter(other, lines),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_all_kinds_of_elements() {
        let cases = [
            (
                "<p>Twelve <b>people</b> died.<p>Ten&nbsp;fled &mdash; all.",
                "Twelve people died.\n\nTen\u{a0}fled — all.",
            ),
            ("a<br>b<script>var x = 12;</script><style>p{}</style>c", "a\nbc"),
            ("<ul><li>12 dead\n<li><p>30 hurt</p></ul>x", "• 12 dead\n• 30 hurt\n\nx"),
            (
                "<table><tr><th>Place<th>Dead<tr><td>Karsa</td><td><p>45</p></td></tr></table>",
                "Place | Dead\n\nKarsa | 45",
            ),
            ("<pre>12 dead\n30  hurt</pre>", "12 dead\n30 hurt"),
            ("inter&shy;national&#8203; &lt;12&gt; &euro;5m", "international <12> €5m"),
            ("<div><div>a</div>b</div>", "a\n\nb"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(whole_text(html).as_deref(), Ok(text), "{html}");
        }
    }

    #[test]
    fn an_article_stands_out() {
        let filler = "The river rose through the night and the roads to the valley were closed, officials said. ";
        let html = format!(
            "<html><head><title>Flood kills 12 in Karsa</title>\
             <meta property=\"article:published_time\" content=\"2024-03-05T10:00:00Z\">\
             <meta name=\"author\" content=\"Ilse Brandt\"></head><body><nav><ul><li><a href=\"/\">Home</a>\
             <li><a href=\"/n\">5 things to know</a></ul></nav><article><h1>Flood kills 12 in Karsa</h1>\
             <p>Twelve people died. {0}</p><p>{0}{0}</p><ul><li>30 were hurt</li><li>7 are missing</li></ul><p>{0}</p>\
             </article><footer>Copyright 99 pages</footer></body></html>",
            filler.repeat(3)
        );
        let page = super::page(&html, false).expect("it is a page");
        assert!(
            page.text.starts_with("Flood kills 12 in Karsa\n\nIlse Brandt\n\nTwelve people died."),
            "{}",
            page.text
        );
        assert!(page.text.contains("• 30 were hurt\n• 7 are missing"), "{}", page.text);
        assert!(!page.text.contains("things") && !page.text.contains("99 pages"));
        assert_eq!(page.date.as_deref(), Some("2024-03-05T10:00:00Z"));
        let all = super::page(&html, true).expect("it is a page").text;
        assert!(all.contains("5 things to know") && all.contains("99 pages"));
    }

    #[test]
    fn pages_without_end_and_without_bottom() {
        // The last two close what is not open, or not to be closed from there.
        for html in [
            "<div>".repeat(100_000),
            "<b><p>".repeat(50_000),
            "<table><td>".repeat(3_000),
            "<div></b>".repeat(3_000),
            "<div><table><td></div>".repeat(1_000),
        ] {
            assert!(page(&html, false).is_err());
        }
        for html in ["<div>".repeat(1_900), "<b>x".repeat(1_900), "<p>".repeat(10_000), "<".repeat(10_000)] {
            assert!(page(&html, false).is_ok());
        }
    }
}
