//! RSS and Atom: an item is a document.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use folder::Folder;

const RSS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>4 news</title>
<item><title>Flood in Karsa</title><link>https://e.org/1</link><guid>g1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;At least 12&amp;nbsp;people died on Monday.&lt;/p&gt;</description></item>
<item><title>Ten fled &amp; 3 died</title><link>https://e.org/2</link><description>Short.</description>
<content:encoded><![CDATA[<p>Eight people died.</p><ul><li>7 homes burned</li></ul>]]></content:encoded></item>
<item><description>Six people died.</description></item>
</channel></rss>
";

const ROWS: &str = "document,number,date_from\ng1,12,2024-03-04\nhttps://e.org/2,Ten,\nhttps://e.org/2,3,\n\
                    https://e.org/2,Eight,\nhttps://e.org/2,7,\nfeed.xml!item 3,Six,\n";

fn run(folder: &Folder, name: &str) -> folder::Run {
    folder.run(&["extract", "--columns", "document,number,date_from", name])
}

#[test]
fn items_are_documents() {
    let folder = Folder::new();
    folder.write("feed.xml", RSS.as_bytes());
    assert_eq!(run(&folder, "feed.xml"), (0, ROWS, ""));
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>4 news</title><entry><title>Flood</title><id>urn:1</id>\
                <link href='https://e.org/1'/><published>2024-03-05T10:00:00Z</published>\
                <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Nine people <b>died</b> on Monday.</p></div>\
                </content></entry></feed>";
    folder.write("feed.atom", atom.as_bytes());
    assert_eq!(run(&folder, "feed.atom"), (0, "document,number,date_from\nurn:1,Nine,2024-03-04\n", ""));
}

#[test]
fn feeds_say_what_they_are_in() {
    let folder = Folder::new();
    let text = RSS.replace("UTF-8", "iso-8859-2").replace("Karsa", "Łódź").replace("g1", "Łódź");
    folder.write("feed.xml", &encoding_rs::ISO_8859_2.encode(&text).0);
    assert_eq!(run(&folder, "feed.xml"), (0, &*ROWS.replace("g1", "Łódź"), ""));
}

#[test]
fn feeds_that_are_wrong_are_named_and_the_items_before_read() {
    let folder = Folder::new();
    let cut = RSS.find("<item><description>").unwrap() + 30;
    folder.write("feed.xml", &RSS.as_bytes()[..cut]);
    let rows = ROWS.replace("feed.xml!item 3,Six,\n", "");
    let found = run(&folder, "feed.xml");
    assert_eq!((found.code, &*found.stdout), (1, &*rows));
    let message = format!("feed.xml: expected RSS or Atom, found broken XML at byte {cut}: an element is not closed\n");
    assert_eq!(found.stderr, message);
    folder.write("feed.xml", RSS.replace("Six people died.", "Six <p people < died.").as_bytes());
    let found = run(&folder, "feed.xml");
    assert!(
        found.code == 1 && found.stderr.starts_with("feed.xml: expected RSS or Atom, found broken XML at byte "),
        "{found:?}"
    );
}

#[test]
fn an_item_that_is_no_text_is_named_and_the_rest_read() {
    let folder = Folder::new();
    let deep = "&lt;div&gt;".repeat(30_000);
    let text = RSS.replace("Six people died.", "Five people died.").replace(
        "<item><description>",
        &format!("<item><guid>x</guid><description>{deep}</description></item><item><description>"),
    );
    folder.write("feed.xml", text.as_bytes());
    let message = "feed.xml: item 3: the page has more than 2000 elements within each other\n";
    assert_eq!(run(&folder, "feed.xml"), (1, &*ROWS.replace("feed.xml!item 3,Six", "feed.xml!item 4,Five"), message));
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    let random = folder::random(200_000);
    folder.write("a.rss", &random);
    let marks: Vec<u8> = random.iter().map(|b| b"<>/\"'!-item =&;#[]?"[usize::from(*b) % 19]).collect();
    folder.write("b.rss", &[b"<rss>", &marks[..]].concat());
    folder.write("c.rss", "<item>".repeat(30_000).as_bytes());
    for name in ["a.rss", "b.rss", "c.rss"] {
        let found = folder.run(&["extract", name]);
        assert!(found.code <= 1 && !found.stderr.contains("panic"), "{name} {found:?}");
    }
}
