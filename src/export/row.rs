//! The columns: their names, their order and what each holds. Nothing else in factx knows these.

use std::io::Write;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::Claim;
use crate::extract::is_folded;

macro_rules! columns {
    ($($variant:ident = $name:literal,)+) => {
        /// One column of the output. Names and order are a promise; new ones go at the end.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Column { $($variant,)+ }

        impl Column {
            /// Every column, in order.
            pub const ALL: &'static [Column] = &[$(Column::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)+ }
            }

            pub fn from_name(name: &str) -> Option<Column> {
                match name { $($name => Some(Column::$variant),)+ _ => None }
            }
        }
    };
}

columns! {
    Document = "document",
    Id = "id",
    Event = "event",
    Trigger = "trigger",
    Qualifier = "qualifier",
    Magnitude = "magnitude",
    Low = "low",
    High = "high",
    Unit = "unit",
    Per = "per",
    Counted = "counted",
    Groups = "groups",
    Modality = "modality",
    Relation = "relation",
    Parent = "parent",
    Attribution = "attribution",
    Place = "place",
    Date = "date",
    Start = "start",
    End = "end",
    Number = "number",
    Sentence = "sentence",
    Confidence = "confidence",
    Rule = "rule",
    DateFrom = "date_from",
    DateTo = "date_to",
    Country = "country",
    Persons = "persons",
    VaguePolicy = "vague_policy",
}

impl Column {
    /// What is written where nobody asks for columns: what the text says. The rule is for those who work on factx, and
    /// what comes after it is only filled by options.
    pub const DEFAULT: &'static [Column] = Column::ALL.split_at(Column::Rule as usize).0;
}

/// What stands in one column of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Unknown.
    Empty,
    /// A word of factx's own: letters and `_`, which no format has to look at.
    Word(&'static str),
    /// A name that factx gives, or text that it has folded: never in need of folding.
    Name(&'a str),
    /// Words as the text has them; hard-wrapped text may break its lines within.
    Text(&'a str),
    Integer(u64),
    Decimal(Decimal),
    /// Written as `YYYY-MM-DD`.
    Day(Date),
    List(&'a [&'a str]),
    /// The document's name, which must stay as it is to be found again.
    Document(&'a str),
}

/// What a column holds for one claim.
// Its callers match on what it gives, and are spared that where it is part of them.
#[inline(always)]
pub(crate) fn cell<'a>(column: Column, document: &'a str, claim: &'a Claim<'_>) -> Cell<'a> {
    let text = |text: Option<&'a str>| text.map_or(Cell::Empty, Cell::Text);
    let name = |name: Option<&'a str>| name.map_or(Cell::Empty, Cell::Name);
    let day = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Day);
    let decimal = |value: Option<Decimal>| value.map_or(Cell::Empty, Cell::Decimal);
    match column {
        Column::Document => Cell::Document(document),
        Column::Id => Cell::Integer(claim.id.into()),
        Column::Event => name(claim.event),
        Column::Trigger => text(claim.trigger),
        Column::Qualifier => Cell::Word(claim.qualifier.as_str()),
        Column::Magnitude => decimal(claim.magnitude),
        Column::Low => decimal(claim.low),
        Column::High => decimal(claim.high),
        Column::Unit => text(claim.unit.as_deref()),
        Column::Per => text(claim.per),
        Column::Counted => text(claim.counted),
        Column::Groups => Cell::List(&claim.groups),
        Column::Modality => Cell::Word(claim.modality.as_str()),
        Column::Relation => claim.relation.map_or(Cell::Empty, |relation| Cell::Word(relation.as_str())),
        Column::Parent => claim.parent.map_or(Cell::Empty, |parent| Cell::Integer(parent.into())),
        Column::Attribution => text(claim.attribution),
        Column::Place => text(claim.place),
        Column::Date => text(claim.date),
        Column::Start => Cell::Integer(claim.start),
        Column::End => Cell::Integer(claim.end),
        Column::Number => Cell::Text(claim.number),
        Column::Sentence => Cell::Name(&claim.sentence),
        Column::Confidence => Cell::Word(claim.confidence.as_str()),
        Column::Rule => Cell::Word(claim.rule),
        Column::DateFrom => day(claim.date_from),
        Column::DateTo => day(claim.date_to),
        Column::Country => name(claim.country),
        Column::Persons => decimal(claim.persons),
        Column::VaguePolicy => name(claim.vague_policy),
    }
}

/// Appends digits.
#[inline]
pub(crate) fn push_integer(out: &mut Vec<u8>, value: u64) {
    if value < 100_000_000 {
        return push_eight(out, value, true);
    }
    push_integer(out, value / 100_000_000);
    push_eight(out, value % 100_000_000, false);
}

/// Appends the digits of a number that has no more than eight, with or without the zeros before them.
///
/// All digits are made at once: halves of four, then of two, then of one, each in its part of one register.
#[inline]
fn push_eight(out: &mut Vec<u8>, value: u64, short: bool) {
    let fours = (value / 10_000) | ((value % 10_000) << 32);
    // By 100, for numbers below 10,000.
    let high = ((fours * 10_486) >> 20) & 0x7F_0000_007F;
    let pairs = high | (fours - 100 * high) << 16;
    // By 10, for numbers below 100.
    let tens = ((pairs * 103) >> 10) & 0xF_000F_000F_000F;
    let digits = tens | (pairs - 10 * tens) << 8;
    let zeros = if short { (digits.trailing_zeros() / 8).min(7) } else { 0 };
    // Eight bytes are one store; what is behind the digits is cut off again.
    let ascii = (digits | 0x3030_3030_3030_3030) >> (8 * zeros);
    out.extend_from_slice(&ascii.to_le_bytes());
    out.truncate(out.len() - zeros as usize);
}

/// Appends a day as ISO 8601 has it.
pub(crate) fn push_day(out: &mut Vec<u8>, day: Date) {
    write!(out, "{day}").expect("a Vec takes all");
}

/// Appends a decimal: a point, no separators, no trailing zeros, no exponent.
#[inline]
pub(crate) fn push_decimal(out: &mut Vec<u8>, value: Decimal) {
    match u64::try_from(value.mantissa()) {
        Ok(whole) if value.scale() == 0 => push_integer(out, whole),
        Ok(digits) if value.scale() < 19 => push_fraction(out, digits, value.scale()),
        _ => write!(out, "{}", value.normalize()).expect("a Vec takes all"),
    }
}

/// Appends a number, so many of whose digits stand behind the point.
fn push_fraction(out: &mut Vec<u8>, mut digits: u64, mut places: u32) {
    while places > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        places -= 1;
    }
    let one = 10_u64.pow(places);
    push_integer(out, digits / one);
    if places > 0 {
        let point = out.len();
        // The digit before them keeps the zeros at their front, and makes room for the point.
        push_integer(out, one + digits % one);
        out[point] = b'.';
    }
}

/// Folds line breaks and runs of blanks to one blank: `scratch` then holds the folded text, unless it was so already.
pub(crate) fn fold<'a>(text: &'a str, scratch: &'a mut String) -> &'a str {
    let bytes = text.as_bytes();
    // Nearly every cell ends here.
    let found = if bytes.len() < 16 {
        let mut before = 0;
        bytes.iter().any(|b| *b < b' ' || std::mem::replace(&mut before, *b) == b' ' && *b == b' ')
    } else {
        !is_folded(bytes)
    };
    if !found {
        return text;
    }
    scratch.clear();
    for word in text.split_ascii_whitespace() {
        if !scratch.is_empty() {
            scratch.push(' ');
        }
        scratch.push_str(word);
    }
    scratch
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_order_are_a_promise() {
        let names: Vec<&str> = Column::DEFAULT.iter().map(|column| column.name()).collect();
        assert_eq!(
            names.join(","),
            "document,id,event,trigger,qualifier,magnitude,low,high,unit,per,counted,groups,modality,relation,parent,\
             attribution,place,date,start,end,number,sentence,confidence"
        );
        let added: Vec<&str> = Column::ALL[Column::DEFAULT.len()..].iter().map(|column| column.name()).collect();
        assert_eq!(added.join(","), "rule,date_from,date_to,country,persons,vague_policy");
        for column in Column::ALL {
            assert_eq!(Column::from_name(column.name()), Some(*column));
        }
    }

    #[test]
    fn decimals_are_plain() {
        let cases = [
            ("0", "0"),
            ("0.00", "0"),
            ("12", "12"),
            ("6000000", "6000000"),
            ("66.6700", "66.67"),
            ("100.0", "100"),
            ("0.5", "0.5"),
            ("12.05", "12.05"),
            ("1000.0010", "1000.001"),
            ("0.000000000000000007", "0.000000000000000007"),
            ("1.8446744073709551615", "1.8446744073709551615"),
            ("-3.10", "-3.1"),
            ("-3", "-3"),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551616", "18446744073709551616"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ];
        for (value, expected) in cases {
            let mut out = Vec::new();
            push_decimal(&mut out, value.parse().unwrap());
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn integers_have_all_their_digits() {
        let edges = (0..20).map(|places| 10_u64.pow(places)).flat_map(|one| [one - 1, one, one + 1, 7 * (one / 9)]);
        for value in edges.chain(0..2000).chain([12_345_678, 99_999_999, 100_000_000, 1_000_000_012, u64::MAX]) {
            let mut out = b"x".to_vec();
            push_integer(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), format!("x{value}"));
        }
    }

    #[test]
    fn folding_leaves_one_blank() {
        let cases = [
            ("", ""),
            ("homes", "homes"),
            ("Syrian refugees", "Syrian refugees"),
            ("Syrian\nrefugees", "Syrian refugees"),
            ("Syrian \r\n\t refugees", "Syrian refugees"),
            ("a  b", "a b"),
            ("\tcafé\n", "café"),
            ("1\u{a0}234", "1\u{a0}234"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text, &mut String::new()), expected, "{text:?}");
        }
    }
}
