//! Numbers in digits: `400,000`, `1 234` with any kind of blank, `1,00,000`, `1.5`, and what only looks like one.

use rust_decimal::Decimal;

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

/// Reads the number at the start of `text`, which begins with a digit: its length in bytes and what it is.
pub(crate) fn read(text: &str) -> (usize, Found) {
    let bytes = text.as_bytes();
    let first = run(bytes, 0);
    if let Some(len) = stamp(bytes, first) {
        return (len, Found::Stamp);
    }
    // `0191`: a leading zero is a code's or a telephone number's.
    if first > 1 && bytes[0] == b'0' {
        return (first, Found::Stamp);
    }
    let mut end = first;
    let mut separated = false;
    if first <= 3 {
        while let Some(sep) = separator(&text[end..]) {
            let group = run(bytes, end + sep);
            let comma = &text[end..end + sep] == ",";
            // Indian grouping has groups of two before the last of three.
            let indian =
                comma && group == 2 && bytes.get(end + sep + 2) == Some(&b',') && run(bytes, end + sep + 3) >= 2;
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
    match value {
        Some(value) => (end, Found::Number(value.normalize(), separated)),
        None => (end, Found::TooLong),
    }
}

fn run(bytes: &[u8], from: usize) -> usize {
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
            ("2004 500", 4, "2004"),
            ("12 3456", 2, "12"),
            ("5.", 1, "5"),
            ("60,70", 2, "60"),
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
        ] {
            assert_eq!(read(text), (len, found), "{text}");
        }
        let long = "9".repeat(60);
        assert_eq!(read(&long), (60, Found::TooLong));
    }
}
