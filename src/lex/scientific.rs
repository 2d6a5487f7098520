//! What may follow the digits of a number: powers (`6e5`, `2.4x10^6`, `1.5^2`) and parts of one (`7½`, `9 3/8`).

use rust_decimal::Decimal;

use super::digits::run;

/// The vulgar fraction at the start, as Unicode has them: its length in bytes and its value.
pub(crate) fn vulgar(text: &str) -> Option<(usize, Decimal)> {
    let c = text.chars().next()?;
    let (some, all) = match c {
        '\u{bc}' => (1, 4),
        '\u{bd}' => (1, 2),
        '\u{be}' => (3, 4),
        '\u{2150}' => (1, 7),
        '\u{2151}' => (1, 9),
        '\u{2152}' => (1, 10),
        '\u{2153}' => (1, 3),
        '\u{2154}' => (2, 3),
        '\u{2155}'..='\u{2158}' => (c as i64 - 0x2154, 5),
        '\u{2159}' => (1, 6),
        '\u{215a}' => (5, 6),
        '\u{215b}' => (1, 8),
        '\u{215c}' => (3, 8),
        '\u{215d}' => (5, 8),
        '\u{215e}' => (7, 8),
        _ => return None,
    };
    Some((c.len_utf8(), Decimal::from(some) / Decimal::from(all)))
}

/// A part of one right after a whole number: `½`, ` 3/8`, `-1/2`. Gives its length and the sum.
pub(super) fn and_part(text: &str, whole: Decimal) -> Option<(usize, Decimal)> {
    let blanks = text.bytes().take_while(|b| *b == b' ').count();
    if blanks <= 1
        && let Some((len, part)) = vulgar(&text[blanks..])
    {
        return Some((blanks + len, whole.checked_add(part)?));
    }
    let bytes = text.as_bytes();
    let gap = if bytes.first() == Some(&b'-') { 1 } else { blanks };
    let some = run(bytes, gap);
    let slash = gap + some;
    let all = run(bytes, slash + 1);
    if !(1..=2).contains(&gap) || !(1..=2).contains(&some) || !(1..=2).contains(&all) || bytes[slash] != b'/' {
        return None;
    }
    let end = slash + 1 + all;
    // `12 7/8/2014` is a date.
    if bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/') {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<u8>().ok();
    let (some, all) = (number(gap, slash)?, number(slash + 1, end)?);
    // The parts that rulers, shares and recipes know; 5/11 is a day, or a score.
    let usual = matches!(all, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 64);
    if !usual || some == 0 || some >= all {
        return None;
    }
    Some((end, whole.checked_add(Decimal::from(some) / Decimal::from(all))?))
}

/// A power right after a number: `e5`, `x10^6`, `×10−2`, `^2`. Gives its length and the value. None where that is past all figures.
pub(super) fn power(text: &str, number: Decimal) -> Option<(usize, Decimal)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let (len, value) = match first {
        'e' | 'E' => {
            let (len, by) = exponent(rest)?;
            (len, number.checked_mul(raised(Decimal::TEN, by)?)?)
        }
        '^' => {
            let (len, by) = exponent(rest)?;
            (len, raised(number, by)?)
        }
        'x' | '*' | '\u{d7}' => {
            let base = run(rest.as_bytes(), 0);
            let sign = rest[base..].chars().next()?;
            // Text that lost its raised figures: only ten, and only with a sign, is plainly a power then.
            let caret = usize::from(sign == '^');
            if base == 0 || base > 3 || caret == 0 && !(&rest[..base] == "10" && is_sign(sign)) {
                return None;
            }
            let (len, by) = exponent(&rest[base + caret..])?;
            let raised = raised(Decimal::from(rest[..base].parse::<u16>().ok()?), by)?;
            (base + caret + len, number.checked_mul(raised)?)
        }
        _ => return None,
    };
    let end = first.len_utf8() + len;
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric());
    (!goes_on).then_some((end, value))
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '\u{2212}' | '\u{2013}')
}

/// One or two digits with or without a sign.
fn exponent(text: &str) -> Option<(usize, i32)> {
    let sign = text.chars().next().filter(|c| is_sign(*c));
    let start = sign.map_or(0, char::len_utf8);
    let len = run(text.as_bytes(), start);
    let value: i32 = text.get(start..start + len).filter(|_| (1..=2).contains(&len))?.parse().ok()?;
    Some((start + len, if matches!(sign, None | Some('+')) { value } else { -value }))
}

fn raised(base: Decimal, by: i32) -> Option<Decimal> {
    let power = (0..by.unsigned_abs()).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
    if by < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}
