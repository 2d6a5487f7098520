//! What matched and why, for people: each sentence that has claims, with the claims' parts marked beneath it.
//!
//! ```text
//!    At least 12 people were killed in Dhaka on Sunday, police said.
//! 1  -------- ^^ ------      ------    ----- ---------  ------
//!    |        |  counted     trigger   place date       attribution
//!    |        number
//!    qualifier
//! 1  event=killed trigger=killed qualifier=at_least magnitude=12 low=12 ... rule=passive
//! ```

mod fields;
mod line;
mod marks;

use anstyle::Style;

use crate::Claim;
use fields::fields;
use line::Line;
pub(crate) use line::harmless;
use marks::{draw, marks};

/// Columns that the output keeps to, whatever the terminal, so that what is pasted elsewhere looks the same. A label
/// at the right edge may stand out.
const WIDTH: usize = 100;

/// Explains a text's claims, in order. The result has ANSI colours; who prints it strips them where they have no place.
pub(crate) fn explain(text: &str, claims: &[Claim<'_>]) -> String {
    let mut out = String::new();
    for claims in claims.chunk_by(|a, b| a.marks.sentence == b.marks.sentence) {
        if !out.is_empty() {
            out.push('\n');
        }
        sentence(text, claims, &mut out);
    }
    out
}

/// One sentence, its claims' marks under each of its lines, then their fields.
fn sentence(text: &str, claims: &[Claim<'_>], out: &mut String) {
    let widest = claims.iter().map(|claim| claim.id.to_string().len()).max().unwrap_or(1);
    let gutter = widest + 2;
    let line = Line::fold(text, claims[0].marks.sentence);
    let marks: Vec<_> = claims.iter().map(|claim| marks(&line, claim)).collect();
    for cells in line.wrap(WIDTH - gutter) {
        push_line(out, "", gutter, &line.text(&cells));
        for (claim, marks) in claims.iter().zip(&marks) {
            for (i, drawn) in draw(marks, &cells).iter().enumerate() {
                push_line(out, if i == 0 { number(claim) } else { String::new() }, gutter, drawn);
            }
        }
    }
    for claim in claims {
        for (i, fields) in fields(claim, WIDTH - gutter).iter().enumerate() {
            push_line(out, if i == 0 { number(claim) } else { String::new() }, gutter, fields);
        }
    }
}

fn number(claim: &Claim<'_>) -> String {
    claim.id.to_string()
}

fn push_line(out: &mut String, id: impl AsRef<str>, gutter: usize, content: &str) {
    let id = id.as_ref();
    let bold = Style::new().bold();
    out.extend(std::iter::repeat_n(' ', gutter - 2 - id.len()));
    if !id.is_empty() {
        out.push_str(&format!("{bold}{id}{bold:#}"));
    }
    out.push_str("  ");
    out.push_str(content);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::types::Marks;
    use crate::export::samples;
    use crate::span::Span;

    fn span(text: &str, part: &str) -> Option<Span> {
        let start = text.find(part)?;
        Some(Span::new(start, start + part.len()))
    }

    fn plain(text: &str, claims: &[Claim<'_>]) -> String {
        anstream::adapter::strip_str(&explain(text, claims)).to_string()
    }

    fn claim(id: u32, text: &str, number: &'static str, parts: impl Fn(&mut Marks)) -> Claim<'static> {
        let mut claim = Claim { id, number, ..samples::statistic() };
        claim.marks =
            Marks { sentence: Span::new(0, text.len()), number: span(text, number).unwrap(), ..Marks::default() };
        parts(&mut claim.marks);
        claim
    }

    #[test]
    fn every_part_is_marked() {
        let text = "At least 12 people were killed in Dhaka on Sunday, police said.";
        let claim = claim(1, text, "12", |marks| {
            marks.qualifier = span(text, "At least");
            marks.trigger = span(text, "killed");
            marks.counted = span(text, "people");
            marks.attribution = span(text, "police");
            marks.place = span(text, "Dhaka");
            marks.date = span(text, "on Sunday");
        });
        insta::assert_snapshot!(plain(text, &[claim]), @r"
           At least 12 people were killed in Dhaka on Sunday, police said.
        1  -------- ^^ ------      ------    ----- ---------  ------
           |        |  counted     trigger   place date       attribution
           |        number
           qualifier
        1  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=12
           confidence=low rule=count
        ");
    }

    #[test]
    fn each_claim_of_a_sentence_has_its_own_marks() {
        let text = "Five dead and\n  ten refugees hurt.";
        let first = claim(9, text, "Five", |marks| marks.trigger = span(text, "dead"));
        let second = claim(10, text, "ten", |marks| {
            // The same word is both, and one part lies within another.
            marks.trigger = span(text, "refugees");
            marks.counted = span(text, "refugees");
            marks.date = span(text, "refugees hurt");
        });
        insta::assert_snapshot!(plain(text, &[first, second]), @r"
            Five dead and ten refugees hurt.
         9  ^^^^ ----
            |    trigger
            number
        10                ^^^ --------
                          |   trigger, counted
                          number
                              -------------
                              date
         9  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=Five
            confidence=low rule=count
        10  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=ten
            confidence=low rule=count
        ");
    }

    #[test]
    fn long_sentences_are_wrapped_and_their_marks_with_them() {
        let text = "The ministry said in a long statement that nobody read to its end that the flood had destroyed \
                    some 400 homes in the district of Upper Somewhere on the Other Side of the River.";
        let claim = claim(1, text, "400", |marks| {
            marks.trigger = span(text, "destroyed");
            marks.qualifier = span(text, "some");
            marks.attribution = span(text, "The ministry");
            marks.place = span(text, "the flood had destroyed some 400 homes in the district");
        });
        insta::assert_snapshot!(plain(text, &[claim]), @r"
           The ministry said in a long statement that nobody read to its end that the flood had destroyed
        1  ------------                                                           -----------------------
           attribution                                                            place
                                                                                                ---------
                                                                                                trigger
           some 400 homes in the district of Upper Somewhere on the Other Side of the River.
        1  ---- ^^^
           |    number
           qualifier
           ------------------------------
        1  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=400
           confidence=low rule=count
        ");
    }

    #[test]
    fn sentences_stand_apart_and_parts_elsewhere_are_left_out() {
        let text = "Police spoke. 12 died. 13 died.";
        let with_sentence = |id, sentence, number| {
            claim(id, text, number, |marks| {
                marks.sentence = span(text, sentence).unwrap();
                marks.attribution = span(text, "Police");
            })
        };
        let claims = [with_sentence(1, "12 died.", "12"), with_sentence(2, "13 died.", "13")];
        insta::assert_snapshot!(plain(text, &claims), @r"
           12 died.
        1  ^^
           number
        1  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=12
           confidence=low rule=count

           13 died.
        2  ^^
           number
        2  qualifier=between low=10 high=15 unit=truck modality=negated start=0 end=8 number=13
           confidence=low rule=count
        ");
    }

    #[test]
    fn nothing_in_the_text_reaches_the_terminal_as_a_command() {
        let text = "12\u{1b}[31m died\u{9b}2J in caf\u{e9}s \u{202e}x.";
        let shown = explain(text, &[claim(1, text, "12", |_| ())]);
        assert!(
            shown.lines().next().unwrap().ends_with("12\u{fffd}[31m died\u{fffd}2J in cafés \u{fffd}x."),
            "{shown:?}"
        );
    }
}
