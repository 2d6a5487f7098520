//! Markdown: its words without the marks, its items and rows as lines, what stands before it as title and day.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::lines::{Gap, Lines};

/// A text, and its day as it says.
pub(super) fn text(markdown: &str) -> (String, Option<String>) {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    options |= Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut lines = Lines::new();
    let mut date = None;
    // Code, pictures and what stands before the text are not said by it.
    let (mut skipped, mut before) = (0u32, false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => before = true,
            Event::End(TagEnd::MetadataBlock(_)) => before = false,
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => skipped -= 1,
            Event::Text(text) if before => {
                let field = |name: &str| {
                    text.lines().find_map(|line| {
                        Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().trim_matches(['"', '\'']))
                    })
                };
                if let Some(title) = field("title") {
                    lines.words(title);
                    lines.gap(Gap::Paragraph);
                }
                date = field("date").map(str::to_owned);
            }
            _ if skipped > 0 => {}
            Event::Text(text) | Event::Code(text) => lines.words(&text),
            Event::SoftBreak => lines.gap(Gap::Blank),
            Event::HardBreak => lines.gap(Gap::Line),
            Event::Rule => lines.gap(Gap::Paragraph),
            Event::Start(Tag::Item) => lines.item(),
            Event::End(TagEnd::Item) => lines.gap(Gap::Line),
            Event::Start(Tag::TableHead | Tag::TableRow) | Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                lines.row()
            }
            Event::Start(Tag::TableCell) => lines.cell(),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_))
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table,
            ) => lines.gap(Gap::Paragraph),
            _ => {}
        }
    }
    (lines.finish(), date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let cases = [
            (
                "# Flood\n\nAt least **12 people** died\nin [Karsa](https://example.org/1).",
                "Flood\n\nAt least 12 people died in Karsa.",
            ),
            ("* 12 dead\n* 30 hurt\n    * 4 badly\n\nAll.", "• 12 dead\n• 30 hurt\n• 4 badly\n\nAll."),
            ("1. 12 dead\n\n2. 30 hurt", "• 12 dead\n• 30 hurt"),
            ("| Place | Dead |\n|---|---|\n| Karsa | 45 |\n| Velm | 7 |", "Place | Dead\n\nKarsa | 45\n\nVelm | 7"),
            ("```\nlet x = 12;\n```\n![12 boats](a.png)\n> 7 &lt; 8<br>\n\n<!-- 9 -->", "7 < 8"),
            ("5 \\* 3 = 15_000_, `x`", "5 * 3 = 15_000_, x"),
        ];
        for (markdown, expected) in cases {
            assert_eq!(text(markdown), (expected.to_string(), None), "{markdown}");
        }
        let with_head = "---\ntitle: \"Flood kills 12\"\ndate: 2024-03-05\n---\nTen fled.";
        assert_eq!(text(with_head), ("Flood kills 12\n\nTen fled.".into(), Some("2024-03-05".into())));
    }
}
