//! The document's own day, where its first lines state it: `KARVAS, March 3, 2024 -`, or a line that is only a date.

use jiff::civil::Date;

use super::range::Anchor;
use super::word::words;
use super::{Point, point};

/// How many lines with text are looked at, and how much of each.
const LINES: usize = 6;
const REACH: usize = 120;

/// The day of a document by its own first lines: a dateline, or a line that is only a date. `None` where there is none,
/// or it lacks day, month or year.
///
/// ```
/// let date = factx::dateline("KARVAS, March 3, 2024 - Floods killed 12 people on Friday.");
/// assert_eq!(date.unwrap().to_string(), "2024-03-03");
/// assert_eq!(factx::dateline("KARVAS, March 3 - Floods killed 12 people on Friday."), None);
/// ```
pub fn dateline(text: &str) -> Option<Date> {
    // It stands at the head; a text is also read in sections, of which only the first is asked.
    let head = &text[..crate::text::section::end(text)];
    head.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).find_map(of_line)
}

fn of_line(line: &str) -> Option<Date> {
    if line.len() <= REACH
        && let Some(date) = full(line)
    {
        return Some(date);
    }
    let mut end = line.len().min(REACH);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = before_dash(&line[..end])?;
    let place = head.split(',').next().unwrap_or_default();
    // A name opens it: in capitals, or of one or two words. `Floods on 3 March 2024 - what we know` is a headline.
    let name = place.chars().next().is_some_and(char::is_uppercase) && place.split_whitespace().count() <= 3;
    if !name {
        return None;
    }
    // `Karvas, Orvia, March 3, 2024 (Agency)`: the date begins behind one of the commas.
    let dated = head.split('(').next().unwrap_or_default();
    dated.match_indices(',').find_map(|(at, _)| full(&dated[at + 1..]))
}

/// What stands before a dash that has blanks around it.
fn before_dash(head: &str) -> Option<&str> {
    let dash = |word: &str| !word.is_empty() && word.chars().all(|c| "-\u{2013}\u{2014}".contains(c));
    let word = head.split_whitespace().find(|word| dash(word))?;
    Some(&head[..word.as_ptr() as usize - head.as_ptr() as usize])
}

/// A date of day, month and year, and nothing else.
fn full(text: &str) -> Option<Date> {
    let words = words(text)?;
    let nowhere = Anchor { date: None, future: false };
    let (Point::Partial(_) | Point::Known(_), []) = point(&words, nowhere)? else { return None };
    let range = point(&words, nowhere)?.0.resolve(nowhere)?;
    (range.from == range.to).then_some(range.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let cases = [
            ("KARVAS, March 3, 2024 - Floods killed 12 people.", "2024-03-03"),
            ("Floods in Karvas\n\nKARVAS, Orvia, 3 March 2024 (Meridian News) \u{2014} Floods", "2024-03-03"),
            ("PORT ESKIL, Sunday, 3 March 2024 -- Floods killed 12.", "2024-03-03"),
            ("Floods kill 12\nSunday, March 3, 2024\n\nFloods killed 12 people.", "2024-03-03"),
            ("Floods kill 12\r\n2024-03-03\r\n", "2024-03-03"),
        ];
        for (text, expected) in cases {
            assert_eq!(dateline(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        let cases = [
            "",
            "KARVAS, March 3 - Floods killed 12 people.",
            "KARVAS, Thursday - Floods killed 12 people.",
            "March 2024",
            "Floods killed 12 people on 3 March 2024.",
            "The floods that began on Sunday, 3 March 2024 - the worst in years - killed 12.",
            "In Karvas, on 30 February 2024 - a leap year - nothing happened.",
        ];
        for text in cases {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
