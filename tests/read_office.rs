//! DOCX and PDF: the running text, and files that are none or have none.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use std::io::{Cursor, Write};

use folder::Folder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(name: &str, text: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

/// A Word document of these paragraphs, as XML.
fn docx(paragraphs: &str) -> Vec<u8> {
    let xml = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    archive("word/document.xml", &xml)
}

#[test]
fn a_word_document_is_its_paragraphs_items_and_rows() {
    let folder = Folder::new();
    let text = "<w:p><w:r><w:t>At least 1</w:t></w:r><w:r><w:t xml:space=\"preserve\">2 people </w:t></w:r><w:del><w:r><w:delText>never \
                </w:delText></w:r></w:del><w:r><w:t>died &amp; 4 fled.</w:t><w:tab/><w:t>All.</w:t></w:r></w:p>\n\
                <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>30 homes were destroyed</w:t></w:r></w:p>\
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Velm</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3 people died</w:t></w:r></w:p>\
                </w:tc></w:tr></w:tbl>";
    folder.write("a.docx", &docx(text));
    folder.write("a", &docx(text));
    let rows = "number\tstart\tsentence\n12\t9\tAt least 12 people died & 4 fled.\n4\t26\tAt least 12 people died & 4 fled.\n\
                30\t41\t\u{2022} 30 homes were destroyed\n3\t73\tVelm | 3 people died\n";
    for name in ["a.docx", "a"] {
        let run = folder.run(&["extract", "--columns", "number,start,sentence", "--format", "tsv", name]);
        assert_eq!(run, (0, rows, ""), "{name}");
    }
}

#[test]
fn documents_that_are_none_are_named() {
    let folder = Folder::new();
    let whole = docx("<w:p><w:r><w:t>Nine people died.</w:t></w:r></w:p>");
    let long = docx(&"<w:p><w:r><w:t>Nine people died.</w:t></w:r></w:p>".repeat(2_000));
    let cases: [(&[u8], &str); 6] = [
        (b"9 people died", "expected a DOCX file, which is a ZIP archive: "),
        (&whole[..whole.len() - 30], "expected a DOCX file, which is a ZIP archive: "),
        (&archive("a.txt", "9 people died"), "expected a DOCX file, found a ZIP archive without word/document.xml\n"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "expected a DOCX file, found an older Word document, or one behind a password\n"),
        (&docx("<w:p></w:r>"), "word/document.xml is broken at its byte 58: "),
        (&long, "word/document.xml has more than 4096 bytes; --max-record sets the limit, four times as much\n"),
    ];
    folder.write("b.docx", &whole);
    for (bytes, message) in cases {
        folder.write("a.docx", bytes);
        let run = folder.run(&["extract", "--max-record", "1K", "--columns", "document,number", "a.docx", "b.docx"]);
        assert_eq!((run.code, &*run.stdout), (1, "document,number\nb.docx,Nine\n"), "{message} {run:?}");
        assert!(run.stderr.starts_with(&format!("a.docx: {message}")), "{run:?}");
    }
}

/// A PDF of one page with this content.
#[cfg(feature = "pdf")]
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_string(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_string(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|at| file.extend(format!("{at:010} 00000 n \n").bytes()));
    file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

/// Lines of text, each below the other.
#[cfg(feature = "pdf")]
fn lines(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect::<String>();
    format!("BT /F1 12 Tf 72 700 Td {lines} ET")
}

#[cfg(feature = "pdf")]
#[test]
fn the_running_text_of_a_pdf() {
    let folder = Folder::new();
    let content = lines(&["At least 12 people died and 30 were evac-", "uated from Karsa in the", "night."]);
    folder.write("a.pdf", &pdf(&content));
    folder.write("a", &pdf(&content));
    for args in [&["a.pdf"][..], &["a"], &["a.pdf", "--from", "pdf"]] {
        let run = folder.run(&[&["extract", "--columns", "number,sentence"], args].concat());
        let sentence = "At least 12 people died and 30 were evacuated from Karsa in the night.";
        assert_eq!(run, (0, &*format!("number,sentence\n12,{sentence}\n30,{sentence}\n"), ""));
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_that_is_scanned_broken_or_none_is_named_and_the_rest_done() {
    let folder = Folder::new();
    let whole = pdf(&lines(&["Nine people died."]));
    folder.write("b.pdf", &whole);
    let scan = "it has no text, only pictures (a scan?); it needs text recognition (OCR) first\n";
    let no_font = String::from_utf8(whole.clone()).unwrap().replace("/F1 5", "/F2 5").into_bytes();
    let cases: [(&[u8], &str); 4] = [
        (&pdf("0 0 100 100 re f"), scan),
        (b"9 people died", "expected a PDF file: "),
        (&whole[..200], "expected a PDF file: "),
        (&no_font, "its structure or fonts are not understood: "),
    ];
    for (bytes, message) in cases {
        folder.write("a.pdf", bytes);
        let run = folder.run(&["extract", "--columns", "document,number", "a.pdf", "b.pdf"]);
        assert_eq!((run.code, &*run.stdout), (1, "document,number\nb.pdf,Nine\n"), "{message} {run:?}");
        assert!(run.stderr.starts_with(&format!("a.pdf: {message}")), "{message} {run:?}");
        assert!(run.stderr.lines().count() == 1 && !run.stderr.contains("panicked"), "{run:?}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_its_feature_a_pdf_is_said_not_to_be_read() {
    let folder = Folder::new();
    folder.write("a.pdf", b"%PDF-1.4\n");
    let message = "a.pdf: this factx is built without PDF, which is the feature `pdf`\n";
    assert_eq!(folder.run(&["extract", "a.pdf"]), (1, "", message));
}

#[test]
fn any_bytes_end_well() {
    let folder = Folder::new();
    let random = folder::random(20_000);
    let mut whole = docx(&"<w:p><w:r><w:t>Nine people died.</w:t></w:r></w:p>".repeat(200));
    whole.iter_mut().step_by(11).zip(&random).for_each(|(byte, other)| *byte = *other);
    folder.write("a.docx", &whole);
    folder.write("b.docx", &[b"PK\x03\x04", &random[..]].concat());
    folder.write("c.pdf", &[b"%PDF-1.7\n", &random[..]].concat());
    for name in ["a.docx", "b.docx", "c.pdf"] {
        let run = folder.run(&["extract", name]);
        assert!(run.code == 1 && run.stderr.lines().count() == 1, "{name} {run:?}");
    }
}
