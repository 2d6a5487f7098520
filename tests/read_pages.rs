//! Web pages and Markdown: the article, its day, and what is in nobody's article.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use folder::Folder;

/// Words that say nothing that counts, as much as makes an article.
const FILLER: &str = "The river rose through the night, officials said, and the roads to the valley were closed. ";

fn page(head: &str, body: &str) -> String {
    let filler = FILLER.repeat(4);
    format!(
        "<!DOCTYPE html><html><head><title>Flood in Karsa</title>{head}</head><body>\
         <nav><ul><li><a href=\"/1\">17 things to see</a><li><a href=\"/2\">Home</a></ul></nav>\
         <article><h1>Flood in Karsa</h1>{body}<p>{filler}</p><p>{filler}</p></article>\
         <footer><p>Read by 4000 people.</p></footer></body></html>"
    )
}

fn numbers(folder: &Folder, args: &[&str]) -> String {
    let run = folder.run(&[&["extract", "--columns", "number"], args].concat());
    assert_eq!((run.code, &*run.stderr), (0, ""), "{args:?}");
    run.stdout.lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_can_be_explained_and_several_texts_cannot() {
    let folder = Folder::new();
    folder.write("a.html", b"<html><body><p>Nine <b>people</b> died &amp; <i>ten</i> fled.</p></body></html>");
    folder.write("b.jsonl", b"{\"text\": \"Nine people died.\"}");
    let run = folder.run(&["explain", "--file", "a.html"]);
    assert!(run.code == 0 && run.stdout.contains("Nine people died & ten fled.\n"), "{run:?}");
    let message = "b.jsonl: expected one text, found a file of several; `factx extract` reads it\n";
    assert_eq!(folder.run(&["explain", "--file", "b.jsonl"]), (1, "", message));
}

#[test]
fn the_article_is_read_and_not_what_stands_around_it() {
    let folder = Folder::new();
    let body = "<p>At least 12&nbsp;people &mdash; four child&shy;ren among them &mdash; died.</p>\
                <ul><li>30 homes were destroyed</li><li>25 people are missing</li></ul>\
                <table><tr><th>District</th><th>Dead</th></tr><tr><td>Upper Karsa</td><td>9 people died</td></tr>\
                <tr><td>Velm</td><td>3 people died</td></tr></table><script>var n = '88 people died';</script>";
    folder.write("a.html", page("", body).as_bytes());
    folder.write("a", page("", body).as_bytes());
    for name in ["a.html", "a"] {
        assert_eq!(numbers(&folder, &[name]), "12 four 30 25 9 3", "{name}");
    }
    assert_eq!(numbers(&folder, &["a.html", "--whole-page"]), "17 12 four 30 25 9 3 4000");
    assert!(numbers(&folder, &["a.html", "--from", "text"]).contains("88"));
    let run = folder.run(&["extract", "--columns", "sentence", "--format", "tsv", "a.html"]);
    assert!(run.stdout.contains("children among them"), "{run:?}");
    assert!(run.stdout.contains("\n\u{2022} 30 homes were destroyed\n\u{2022} 25 people are missing\n"), "{run:?}");
}

#[test]
fn a_page_has_its_own_day_and_encoding() {
    let folder = Folder::new();
    let day = "<meta property=\"article:published_time\" content=\"2024-03-05T09:30:00+01:00\">";
    let json = "<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
                \"headline\": \"Flood\", \"datePublished\": \"2024-03-05\"}</script>";
    for head in [day, json] {
        folder.write("a.html", page(head, "<p>Nine people died on Monday.</p>").as_bytes());
        let run = folder.run(&["extract", "--columns", "number,date_from", "a.html"]);
        assert_eq!(run, (0, "number,date_from\nNine,2024-03-04\n", ""), "{head}");
    }
    let cyrillic = "<p>Nine people died in \u{420}\u{438}\u{433}\u{430}.</p>";
    let text = page("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">", cyrillic);
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&text);
    folder.write("a.html", &bytes);
    let run = folder.run(&["extract", "--columns", "sentence", "a.html"]);
    assert_eq!(run, (0, "sentence\nNine people died in \u{420}\u{438}\u{433}\u{430}.\n", ""));
}

#[test]
fn pages_that_are_wrong_are_named_and_the_rest_done() {
    let folder = Folder::new();
    folder.write("a.html", "<div>".repeat(5_000).as_bytes());
    folder.write("b.html", page("", &"<p>Nine people died.</p>".repeat(100)).as_bytes());
    folder.write("c.html", b"");
    folder.write("d.html", b"<p>Ten people died.");
    let run = folder.run(&[
        "extract",
        "--max-record",
        "1K",
        "--columns",
        "document,number",
        "a.html",
        "b.html",
        "c.html",
        "d.html",
    ]);
    let messages = "a.html: the file has more than 1024 bytes, and is read whole; --max-record sets the limit\n\
                    b.html: the file has more than 1024 bytes, and is read whole; --max-record sets the limit\n";
    assert_eq!(run, (1, "document,number\nd.html,Ten\n", messages));
    let run = folder.run(&["extract", "--columns", "number", "a.html"]);
    assert_eq!(run, (1, "", "a.html: the page has more than 2000 elements within each other\n"));
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    let random = folder::random(200_000);
    folder.write("a.html", &random);
    folder.write("b.html", &[b"<html><p>", &random[..]].concat());
    folder.write("c.md", &random);
    // Every letter a bracket or a quote: tags that do not end, comments that do not either.
    let marks: Vec<u8> = random.iter().map(|b| b"<>/\"'!-a =&;#[]()*_`|\n"[usize::from(*b) % 22]).collect();
    folder.write("d.html", &marks);
    folder.write("e.md", &marks);
    for name in ["a.html", "b.html", "c.md", "d.html", "e.md"] {
        let run = folder.run(&["extract", name]);
        assert!(run.code <= 1 && run.stderr.lines().count() <= 1, "{name} {run:?}");
    }
}

#[test]
fn markdown_is_read_without_its_marks() {
    let folder = Folder::new();
    let text = "---\ntitle: Flood in Karsa\ndate: 2024-03-05\n---\n\n# Toll\n\nAt least **12** [people](https://e.org/99) died on\nMonday.\n\n\
                - 30 homes were destroyed\n- 25 people are missing\n\n| District | Toll |\n|---|---|\n| Velm | 3 people died |\n\n\
                ```\n88 people died\n```\n";
    folder.write("a.md", text.as_bytes());
    let run = folder.run(&["extract", "--columns", "number,start,date_from,sentence", "--format", "tsv", "a.md"]);
    let rows = "number\tstart\tdate_from\tsentence\n\
                12\t31\t2024-03-04\tAt least 12 people died on Monday.\n\
                30\t59\t\t\u{2022} 30 homes were destroyed\n\
                25\t85\t\t\u{2022} 25 people are missing\n\
                3\t132\t\tVelm | 3 people died\n";
    assert_eq!(run, (0, rows, ""));
}
