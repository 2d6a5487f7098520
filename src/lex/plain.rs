//! Plain numbers: digits with or without thousands and decimals, before what cannot go on with them.
//!
//! Most numbers are; all others, and what only looks like one, are for [`super::digits`], which reads these the same.

use rust_decimal::Decimal;

/// A number and how much of the text it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    /// In bytes.
    pub len: usize,
    pub value: Decimal,
    /// It has a thousands separator or a decimal point.
    pub separated: bool,
}

/// More digits than this are read elsewhere.
const MOST: usize = 15;

/// The number at the start of `text`, which begins with a digit; `None` if it is not sure that it ends where its digits do.
pub(super) fn read(text: &[u8]) -> Option<Plain> {
    let digit = |at: usize| text.get(at).map(|b| b.wrapping_sub(b'0')).filter(|digit| *digit < 10);
    let (mut value, mut len) = (0, 0);
    let mut take = |len: &mut usize| {
        let from = *len;
        while let Some(digit) = digit(*len).filter(|_| *len < MOST) {
            value = value * 10 + i64::from(digit);
            *len += 1;
        }
        *len - from
    };
    let first = take(&mut len);
    if first > 1 && text[0] == b'0' {
        return None;
    }
    let mut separated = false;
    while first <= 3 && text.get(len) == Some(&b',') && digit(len + 1).is_some() {
        len += 1;
        if take(&mut len) != 3 {
            return None;
        }
        separated = true;
    }
    let mut scale = 0;
    if text.get(len) == Some(&b'.') && digit(len + 1).is_some() {
        len += 1;
        scale = take(&mut len);
        separated = true;
    }
    ends(&text[len..]).then(|| {
        let value = Decimal::new(value, scale as u32);
        Plain { len, value: if scale > 0 { value.normalize() } else { value }, separated }
    })
}

/// Whether a number is over before this, whatever it was: no date, no clock time, no power and no part of one.
fn ends(rest: &[u8]) -> bool {
    match rest {
        [b',' | b'.' | b':' | b'-', next, ..] => !next.is_ascii_digit(),
        [b' ', next, ..] => next.is_ascii() && !next.is_ascii_digit() && *next != b' ',
        [] | [b',' | b'.' | b':' | b'-' | b' '] | [b')' | b']' | b';' | b'!' | b'?' | b'"' | b'%' | b'\n', ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::digits::{self, Found},
        *,
    };

    #[test]
    fn plain_numbers_are_those_that_the_long_way_reads() {
        let ends = [
            "",
            " ",
            ",",
            ".",
            " people",
            ", and",
            ". The",
            "-year-old",
            "-",
            "%",
            "; 4",
            ")",
            "\u{a0}000",
            " 000",
            "  000",
            " \u{bd}",
            "-1/2",
            "/7",
            ":30",
            ": 4",
            ".5",
            ",5",
            "s",
            "th",
            "m",
            "x10^6",
            "e5",
            "^2",
            "'000",
            ",000",
            ".000",
            ".1.2",
            ",00,000",
            "-02-03",
            "\n000",
        ];
        let mut plain = 0;
        for number in [
            "0",
            "7",
            "07",
            "12",
            "999",
            "2014",
            "400,000",
            "1,2345",
            "1,234,567",
            "1.50",
            "0.0",
            "12.5",
            "1234567890123456",
        ] {
            for end in ends {
                let text = format!("{number}{end}");
                if let Some(Plain { len, value, separated }) = read(text.as_bytes()) {
                    let (long, found) = digits::read(&text);
                    assert_eq!((len, Found::Number(value, separated)), (long, found), "{text}");
                    assert!(!text[len..].starts_with(char::is_alphanumeric), "{text}");
                    plain += 1;
                }
            }
        }
        assert!(plain > 100, "{plain}");
    }
}
