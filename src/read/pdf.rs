//! PDF: its running text, lines and hyphens mended.
//!
//! A program of its own (this one, started again) takes the text out: files of unusual fonts or broken structure can make that work
//! panic, run out of stack or not end, and none of it may end a run over many files.

use std::io::{self, Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

/// The argument with which the program that takes the text out is started.
pub(crate) const ARGUMENT: &str = "pdf-text";

/// No file of people's takes longer.
const LONGEST: Duration = Duration::from_secs(120);

/// Nested structures are read by recursion.
const STACK: usize = 64 << 20;

/// Parts pages, in what the program writes.
const PAGE: &str = "\u{c}";

/// How that program ends where it has a message, and where time is up.
const WRONG: u8 = 1;
const LATE: i32 = 9;

/// A file's text.
///
/// # Errors
/// What cannot be read of it, or that it has no text.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    if !cfg!(feature = "pdf") {
        return Err("this factx is built without PDF, which is the feature `pdf`".into());
    }
    let (text, message, code) = taken_out(bytes).map_err(|error| format!("the PDF reader does not run: {error}"))?;
    let text = match code {
        Some(0) => mended(&text),
        Some(LATE) => return Err(format!("its text is not there after {} seconds", LONGEST.as_secs())),
        Some(code) if code == i32::from(WRONG) => return Err(format!("expected a PDF file: {}", message.trim())),
        _ => {
            // A panic says where, and in the next line why.
            let why = message.lines().skip_while(|line| !line.contains(" panicked at ")).nth(1).unwrap_or("it stopped");
            return Err(format!("its structure or fonts are not understood: {why}"));
        }
    };
    if text.is_empty() {
        return Err("it has no text, only pictures (a scan?); it needs text recognition (OCR) first".into());
    }
    Ok(text)
}

/// What the other program writes, what it says, and how it ends.
fn taken_out(bytes: &[u8]) -> io::Result<(String, String, Option<i32>)> {
    let mut reader = Command::new(std::env::current_exe()?)
        .arg(ARGUMENT)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // It reads all before it writes. Where it ends before that, it says why.
    if let Some(mut input) = reader.stdin.take() {
        let _ = input.write_all(bytes);
    }
    let output = reader.wait_with_output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok((text(&output.stdout), text(&output.stderr), output.status.code()))
}

/// The other program: a PDF from standard input, its text to standard output.
pub(crate) fn main() -> ExitCode {
    std::thread::spawn(|| {
        std::thread::sleep(LONGEST);
        std::process::exit(LATE);
    });
    let read = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        extract(&bytes)
    });
    let text = match read.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(text))) => text,
        Ok(Ok(Err(message))) => {
            eprintln!("{message}");
            return ExitCode::from(WRONG);
        }
        // It panicked, and has said so.
        _ => return ExitCode::from(101),
    };
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(101),
    }
}

#[cfg(feature = "pdf")]
fn extract(bytes: &[u8]) -> Result<String, String> {
    let pages = pdf_extract::extract_text_from_mem_by_pages(bytes).map_err(|error| error.to_string())?;
    Ok(pages.join(PAGE))
}

#[cfg(not(feature = "pdf"))]
fn extract(_: &[u8]) -> Result<String, String> {
    Err("built without PDF".into())
}

/// Lines joined where a word or a sentence goes over their end, and pages where a sentence does, without the pages' numbers.
fn mended(text: &str) -> String {
    let pages: Vec<Vec<&str>> = text.split(PAGE).map(|page| page.lines().map(str::trim).collect()).collect();
    let numbers = numbers(&pages);
    let mut out = String::with_capacity(text.len());
    for (lines, number) in pages.iter().zip(numbers) {
        // Text with room between its lines has a blank line after each; then they part nothing.
        let written = lines.iter().filter(|line| !line.is_empty()).count();
        let apart = lines.iter().skip(1).zip(lines).filter(|(line, last)| line.is_empty() && !last.is_empty()).count();
        let spaced = written > 5 && apart * 10 > written * 8;
        // A page begins a paragraph, unless a sentence goes on.
        let (mut blank, mut begins, mut before) = (true, true, 0);
        let longest = lines.iter().map(|line| line.len()).max().unwrap_or(0);
        for (_, line) in lines.iter().enumerate().filter(|(at, _)| Some(*at) != number) {
            if line.is_empty() {
                blank = true;
                continue;
            }
            let goes_on = line.starts_with(char::is_lowercase);
            if let Some(hyphen) = hyphen(&out).filter(|_| goes_on) {
                out.truncate(hyphen);
            } else if !out.is_empty() {
                let ended = out.ends_with(['.', '!', '?', ':', '"', '\u{201d}', '\u{2019}']);
                // Two figures on lines beside each other are not one; in running text, whose lines are long, a line may begin with one.
                let short = before * 2 < longest || begins;
                let digit = |letter: Option<char>| letter.is_some_and(|c| c.is_ascii_digit());
                let figures = digit(out.chars().next_back()) || digit(line.chars().next());
                let parts = blank && !goes_on && (!spaced || begins || figures && short)
                    || blank && ended && (!spaced || begins);
                out.push_str(if parts { "\n\n" } else { "\n" });
            }
            push(&mut out, line);
            (blank, begins, before) = (false, false, line.len());
        }
    }
    out
}

/// For each page the line that is its number, if it has one: the first or the last, and on every page so much more than on the one
/// before as there are pages between.
fn numbers(pages: &[Vec<&str>]) -> Vec<Option<usize>> {
    let edge = |last: bool| {
        let number = |page: &Vec<&str>| {
            let mut lines = page.iter().enumerate().filter(|(_, line)| !line.is_empty());
            let (at, line) = if last { lines.next_back()? } else { lines.next()? };
            (line.len() < 5).then(|| line.parse::<usize>().ok()).flatten().map(|number| (at, number))
        };
        let found: Vec<_> = pages.iter().map(number).collect();
        let first = found.iter().enumerate().find_map(|(page, found)| found.map(|(_, number)| (page, number)));
        let counts = |page: usize, number: usize| first.is_some_and(|(at, first)| number + at == first + page);
        let fit = |(page, found): (usize, &Option<(usize, usize)>)| {
            found.and_then(|(at, number)| counts(page, number).then_some(at))
        };
        let fits: Vec<_> = found.iter().enumerate().map(fit).collect();
        let count = fits.iter().flatten().count();
        // All that look like one are one, and there is more than one, or it may be a figure.
        (count > 1 && count == found.iter().flatten().count()).then_some(fits)
    };
    edge(true).or_else(|| edge(false)).unwrap_or_else(|| vec![None; pages.len()])
}

/// Where the hyphen stands that breaks a text's last word.
fn hyphen(text: &str) -> Option<usize> {
    let word = text.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    word.ends_with(char::is_alphabetic).then_some(word.len())
}

/// A line, its letters apart that fonts have as one.
fn push(out: &mut String, line: &str) {
    for letter in line.chars() {
        match letter {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{ad}' => {}
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_words_are_mended() {
        let cases = [
            (
                "Twelve people were evac-\nuated from Karsa.\n\nTen fled.",
                "Twelve people were evacuated from Karsa.\n\nTen fled.",
            ),
            ("\n\nTwelve people died in\nthe flood. \u{fb01}ve fled", "Twelve people died in\nthe flood. five fled"),
            ("the Karsa-\nVelm road and 12-\n15 houses", "the Karsa-\nVelm road and 12-\n15 houses"),
            ("A\n\nB\n\nC\n\nD\n\nE\n\nF\n\nG", "A\nB\nC\nD\nE\nF\nG"),
            // Pages' numbers go, and a sentence goes on over them; a figure alone on its line stays.
            ("Twelve people died in\n\n7\u{c}the flood.\n\n8", "Twelve people died in\nthe flood."),
            ("3,000\n\nfamilies displaced\n\n45\n\npeople killed", "3,000\nfamilies displaced\n\n45\npeople killed"),
            ("The toll rose to\n52\non Monday.", "The toll rose to\n52\non Monday."),
            // What stands on two pages is not one figure.
            ("Dead: 45\u{c}120 injured\u{c}3,000 displaced", "Dead: 45\n\n120 injured\n\n3,000 displaced"),
            ("killed was 12\u{c}30 others were injured", "killed was 12\n\n30 others were injured"),
            (" \n\n 12 \n", "12"),
        ];
        for (text, expected) in cases {
            assert_eq!(mended(text), expected, "{text}");
        }
    }
}
