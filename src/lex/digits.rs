//! Numbers in digits: `400,000`, `1 234` with any kind of blank, `1,00,000`, `1.5`, and what only looks like one.

use rust_decimal::Decimal;

use super::scientific;

/// What a run of digits turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Found {
    /// A number and whether it has a thousands separator or a decimal point.
    Number(Decimal, bool),
    /// A clock time, a date or a decade: it counts nothing.
    Stamp,
    Ordinal,
    /// More digits than a figure can have.
    TooLong,
}

/// Reads the number at the start of `text`, which begins with a digit, with a vulgar fraction, or with a point that a digit
/// follows: its length in bytes and what it is.
pub(crate) fn read(text: &str) -> (usize, Found) {
    let bytes = text.as_bytes();
    let first = run(bytes, 0);
    if first == 0
        && let Some((len, part)) = scientific::vulgar(text)
    {
        return (len, Found::Number(part, true));
    }
    if let Some(len) = stamp(bytes, first) {
        return (len, Found::Stamp);
    }
    // `0191`: a leading zero is a code's or a telephone number's.
    if first > 1 && bytes[0] == b'0' {
        return (first, Found::Stamp);
    }
    let mut end = first;
    let mut separated = false;
    if first > 0 && first <= 3 {
        while let Some(sep) = separator(&text[end..]) {
            let group = run(bytes, end + sep);
            let comma = &text[end..end + sep] == ",";
            // Indian grouping has groups of two before the last of three.
            let indian = comma && group == 2 && ends_in_three(&bytes[end + sep + 2..]);
            if group != 3 && !indian {
                break;
            }
            end += sep + group;
            separated = true;
        }
        // `1.234.567`: dots in threes, twice at least, are thousands.
        if !separated {
            let mut at = end;
            let mut groups = 0;
            while bytes.get(at) == Some(&b'.') && run(bytes, at + 1) == 3 {
                at += 4;
                groups += 1;
            }
            if groups >= 2 {
                end = at;
                separated = true;
            }
        }
    }
    if bytes.get(end) == Some(&b',') {
        match misgrouped(bytes, end, first) {
            Some(Misgrouped::Read(len)) => (end, separated) = (len, true),
            Some(Misgrouped::Unreadable(len)) => return (len, Found::Stamp),
            None => {}
        }
    }
    let whole = end;
    let mut scale = 0;
    if bytes.get(end) == Some(&b'.') {
        let places = run(bytes, end + 1);
        // `1.2.3` is a version or a section.
        let another = bytes.get(end + 1 + places) == Some(&b'.') && run(bytes, end + 2 + places) > 0;
        if places > 0 && another {
            return (end + 1 + places + 1 + run(bytes, end + 2 + places), Found::Stamp);
        }
        if places > 0 {
            end += 1 + places;
            scale = places as u32;
            separated = true;
        }
    }
    if is_ordinal(&bytes[end..]) {
        return (end + 2, Found::Ordinal);
    }
    if matches!(bytes.get(end), Some(b's')) && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return (end + 1, Found::Stamp);
    }
    let digits = bytes[..whole.max(end)].iter().filter(|b| b.is_ascii_digit());
    let value = digits.map(|b| i128::from(b - b'0')).try_fold(0i128, |n, d| n.checked_mul(10)?.checked_add(d));
    let value = value.and_then(|v| Decimal::try_from_i128_with_scale(v, scale).ok());
    let Some(value) = value else { return (end, Found::TooLong) };
    // What may follow is rare: a look at one byte spares nearly all numbers the questions.
    let extended = match bytes.get(end) {
        Some(b' ' | b'-' | 0xc2 | 0xe2) if scale == 0 => scientific::and_part(&text[end..], value),
        _ => None,
    };
    let extended = extended.or_else(|| match bytes.get(end) {
        Some(b'e' | b'E' | b'x' | b'*' | b'^' | 0xc3) => scientific::power(&text[end..], value),
        _ => None,
    });
    match extended {
        Some((len, value)) => (end + len, Found::Number(value.normalize(), true)),
        None => (end, Found::Number(value.normalize(), separated)),
    }
}

/// Digits behind a comma that are no group of three.
enum Misgrouped {
    /// `2565,000`: the first comma was left out, and no other reading is left; up to here.
    Read(usize),
    /// `3,8276.8`: no figure that a reader could tell, nor two; up to here.
    Unreadable(usize),
}

/// What stands from the comma at `comma` on, behind a first group of `first` digits. Two figures may be a list or a year and
/// what follows: `12,13`, `in 2015,300 people`.
fn misgrouped(bytes: &[u8], comma: usize, first: usize) -> Option<Misgrouped> {
    let group = run(bytes, comma + 1);
    let end = comma + 1 + group;
    let more = bytes.get(end) == Some(&b',') && run(bytes, end + 1) > 0;
    if first == 4 && group == 3 && !more && bytes[comma + 1..end] == *b"000" {
        return Some(Misgrouped::Read(end));
    }
    if !(first <= 3 && group >= 4) {
        return None;
    }
    let decimals = if bytes.get(end) == Some(&b'.') { run(bytes, end + 1) } else { 0 };
    Some(Misgrouped::Unreadable(if decimals > 0 { end + 1 + decimals } else { end }))
}

/// Whether commas and groups of two lead to a group of three: the rest of `12,34,567`.
fn ends_in_three(mut rest: &[u8]) -> bool {
    while rest.first() == Some(&b',') {
        match run(rest, 1) {
            2 => rest = &rest[3..],
            len => return len == 3,
        }
    }
    false
}

pub(super) fn run(bytes: &[u8], from: usize) -> usize {
    bytes.get(from..).map_or(0, |b| b.iter().take_while(|b| b.is_ascii_digit()).count())
}

/// A thousands separator at the start: a comma, an apostrophe, or one blank (plain, no-break, thin, figure).
fn separator(text: &str) -> Option<usize> {
    let c = text.chars().next()?;
    matches!(c, ',' | '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{2007}' | '\u{2008}' | '\u{2009}' | '\u{202f}')
        .then_some(c.len_utf8())
}

fn is_ordinal(rest: &[u8]) -> bool {
    let Some(two) = rest.get(..2) else { return false };
    let two = [two[0].to_ascii_lowercase(), two[1].to_ascii_lowercase()];
    matches!(&two, b"st" | b"nd" | b"rd" | b"th") && !rest.get(2).is_some_and(u8::is_ascii_alphanumeric)
}

/// `8:33`, `10:05:30`, `2014-02-03`, `03/02/2014`.
fn stamp(bytes: &[u8], first: usize) -> Option<usize> {
    if bytes.get(first) == Some(&b':') && first <= 2 && run(bytes, first + 1) == 2 {
        let mut end = first + 3;
        while bytes.get(end) == Some(&b':') && run(bytes, end + 1) == 2 {
            end += 3;
        }
        return Some(end);
    }
    for sep in [b'-', b'/', b'.'] {
        if bytes.get(first) == Some(&sep) {
            let second = run(bytes, first + 1);
            let at = first + 1 + second;
            let third = if bytes.get(at) == Some(&sep) { run(bytes, at + 1) } else { 0 };
            let date =
                (first == 4 && second <= 2 && third <= 2) || (first <= 2 && second <= 2 && (third == 4 || third == 2));
            if second > 0 && third > 0 && date {
                return Some(at + 1 + third);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, len, value) in [
            ("400,000 people", 7, "400000"),
            ("7 314 people", 5, "7314"),
            ("816\u{a0}000 ha", 8, "816000"),
            ("1\u{2009}204 wells", 7, "1204"),
            ("1,00,000", 8, "100000"),
            ("12,34,567", 9, "1234567"),
            ("1.5m", 3, "1.5"),
            ("219.9 mm", 5, "219.9"),
            ("1.234.567", 9, "1234567"),
            ("12, 13", 2, "12"),
            ("12,34,56,789", 12, "123456789"),
            ("12,13,14,15", 2, "12"),
            ("2004 500", 4, "2004"),
            ("12 3456", 2, "12"),
            ("5.", 1, "5"),
            ("60,70", 2, "60"),
            ("2565,000 people", 8, "2565000"),
            ("2015,300 people", 4, "2015"),
            ("1998,000,000", 4, "1998"),
            (".75 of", 3, "0.75"),
            ("7½ miles", 3, "7.5"),
            ("¾ cup", 2, "0.75"),
            ("9 3/8 inches", 5, "9.375"),
            ("12-1/2 pct", 6, "12.5"),
            ("12 3/0", 2, "12"),
            ("12 7/8/2014", 2, "12"),
            ("6 5/4", 1, "6"),
            ("6.5 1/2", 3, "6.5"),
            ("7e5 cells", 3, "700000"),
            ("3.5e-3", 6, "0.0035"),
            ("7e5b", 1, "7"),
            ("2.5x10^4", 8, "25000"),
            ("2.5×10−2", 11, "0.025"),
            ("3 x 10", 1, "3"),
            ("4x4", 1, "4"),
            ("3x2^5", 5, "96"),
            ("1.5^2", 5, "2.25"),
            ("4^-1", 4, "0.25"),
            ("9^99", 1, "9"),
            ("2e40", 1, "2"),
            ("28000000000000000000000000000", 29, "28000000000000000000000000000"),
        ] {
            let (n, found) = read(text);
            assert_eq!(n, len, "{text}");
            assert!(matches!(found, Found::Number(v, _) if v.to_string() == value), "{text}: {found:?}");
        }
    }

    #[test]
    fn not_numbers() {
        for (text, len, found) in [
            ("8:33 in", 4, Found::Stamp),
            ("2014-02-03", 10, Found::Stamp),
            ("03/02/2014", 10, Found::Stamp),
            ("1990s", 5, Found::Stamp),
            ("20th", 4, Found::Ordinal),
            ("1ST ", 3, Found::Ordinal),
            ("192.168.1", 9, Found::Stamp),
            ("3,8276.8 million", 8, Found::Stamp),
            ("12,34567", 8, Found::Stamp),
        ] {
            assert_eq!(read(text), (len, found), "{text}");
        }
        let long = "9".repeat(60);
        assert_eq!(read(&long), (60, Found::TooLong));
    }
}
