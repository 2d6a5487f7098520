//! A claim's fields as `name=value`, wrapped: those that are known, in the columns' order.

use super::line::harmless;
use crate::Claim;
use crate::export::{Cell, Column, cell, fold, push_day, push_decimal};

/// Lines of at most `width` characters, unless one field alone is longer.
pub(crate) fn fields(claim: &Claim<'_>, width: usize) -> Vec<String> {
    let mut lines = vec![];
    let mut line = String::new();
    for column in Column::ALL {
        // The sentence stands above, and there is one document only.
        if matches!(column, Column::Document | Column::Sentence | Column::Id) {
            continue;
        }
        let Some(value) = value(cell(*column, "", claim)) else { continue };
        let field = format!("{}={value}", column.name());
        if !line.is_empty() && line.chars().count() + 1 + field.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&field);
    }
    lines.push(line);
    lines
}

fn value(cell: Cell<'_>) -> Option<String> {
    let mut scratch = String::new();
    let value = match cell {
        Cell::Empty => return None,
        Cell::List([]) => return None,
        Cell::List(names) => names.join(";"),
        Cell::Word(text) | Cell::Name(text) | Cell::Text(text) | Cell::Document(text) => {
            fold(text, &mut scratch).chars().map(harmless).collect()
        }
        Cell::Integer(value) => value.to_string(),
        Cell::Decimal(value) => digits(|out| push_decimal(out, value)),
        Cell::Day(day) => digits(|out| push_day(out, day)),
    };
    // Quoted where the value's end would not be seen.
    Some(if value.contains([' ', '"', '=']) { format!("\"{}\"", value.replace('"', "\\\"")) } else { value })
}

fn digits(push: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut digits = Vec::new();
    push(&mut digits);
    String::from_utf8(digits).expect("digits are text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn known_fields_only_and_wrapped() {
        insta::assert_snapshot!(fields(&samples::killed(), 80).join("\n"), @r#"
        event=killed trigger=killed qualifier=at_least magnitude=1200.5 low=1200.5
        unit=person per="a day" counted="Syrian refugees" groups=refugee;child
        modality=asserted relation=subset parent=4 attribution="police, army"
        place=Dhaka date="on Sunday" start=24 end=31 number=1,200.5 confidence=high
        rule=passive
        "#);
        insta::assert_snapshot!(fields(&samples::statistic(), 80).join("\n"), @r#"
        qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8
        number="10 to 15" confidence=low rule=count
        "#);
    }
}
