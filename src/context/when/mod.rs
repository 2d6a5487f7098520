//! When: a claim's date expression -> calendar days, against the document's own day (`dateline`).
//!
//! An expression is its words (`word`), read as points (`point`) that are spans of days (`range`). What is not wholly
//! understood stays unknown.

mod dateline;
mod point;
mod range;
mod word;

use jiff::civil::Date;

pub use dateline::dateline;

use point::{Point, point};
use range::{Anchor, Range};
use word::{Does, Word, words};

/// The first and the last day that an expression may mean, both included; one that is unknown, or open, is `None`.
///
/// `date` is the document's day, without which only full dates are known; `future` says that the event is yet to come.
pub(crate) fn resolve(expression: &str, date: Option<Date>, future: bool) -> (Option<Date>, Option<Date>) {
    read(expression, Anchor { date, future }).unwrap_or_default()
}

fn read(expression: &str, anchor: Anchor) -> Option<(Option<Date>, Option<Date>)> {
    let words = words(expression)?;
    let (opener, rest) = match &*words {
        [
            Word::Does(
                opener @ (Does::Since
                | Does::After
                | Does::Until
                | Does::By
                | Does::Before
                | Does::From
                | Does::Between),
            ),
            rest @ ..,
        ] => (Some(*opener), rest),
        rest => (None, rest),
    };
    let (first, rest) = point(rest, anchor)?;
    let (range, whole) = match rest {
        [] => (first.resolve(anchor)?, false),
        [Word::Does(Does::Join | Does::Until | Does::By), rest @ ..] => (through(first, rest, anchor)?, true),
        _ => return None,
    };
    // What began in the past goes on to the document's day, where that is known.
    let now = anchor.date.filter(|_| !anchor.future);
    Some(match opener {
        None => (Some(range.from), Some(range.to)),
        Some(Does::Since | Does::From | Does::Between) if whole => (Some(range.from), Some(range.to)),
        Some(Does::Since) => (Some(range.from), now.filter(|now| *now >= range.from)),
        Some(Does::From) => (Some(range.from), None),
        Some(Does::After) => {
            let from = range.to.tomorrow().ok()?;
            (Some(from), now.filter(|now| *now >= from))
        }
        Some(Does::Until | Does::By) => (None, Some(range.to)),
        Some(Does::Before) => (None, Some(range.from.yesterday().ok()?)),
        Some(_) => return None,
    })
}

/// From one point to another that ends the expression: `8 and 10 March`, `Monday to Wednesday`.
fn through(first: Point, rest: &[Word], anchor: Anchor) -> Option<Range> {
    let (last, rest) = point(rest, anchor)?;
    if !rest.is_empty() {
        return None;
    }
    match (first, last) {
        (Point::Partial(first), Point::Partial(last)) => first.through(last, anchor),
        (first, last) => Range::new(first.resolve(anchor)?.from, last.resolve(anchor)?.to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, date: &str, future: bool) -> String {
        let (from, to) = resolve(text, date.parse().ok(), future);
        let day = |date: Option<Date>| date.map_or("-".into(), |date| date.to_string());
        match (day(from), day(to)) {
            (from, to) if from == to => from,
            (from, to) => format!("{from}..{to}"),
        }
    }

    /// Against a Thursday.
    #[test]
    fn said_from_the_documents_day() {
        let cases = [
            ("on Tuesday", "2024-03-12"),
            ("Thursday", "2024-03-14"),
            ("Friday night", "2024-03-08"),
            ("early on Saturday", "2024-03-09"),
            ("last Thursday", "2024-03-07"),
            ("Wednesday's", "2024-03-13"),
            ("today", "2024-03-14"),
            ("THIS MORNING", "2024-03-14"),
            ("yesterday", "2024-03-13"),
            ("tomorrow", "2024-03-15"),
            ("overnight", "2024-03-13..2024-03-14"),
            ("last night", "2024-03-13..2024-03-14"),
            ("this week", "2024-03-11..2024-03-17"),
            ("last week", "2024-03-04..2024-03-10"),
            ("earlier this week", "2024-03-11..2024-03-14"),
            ("at the weekend", "2024-03-09..2024-03-10"),
            ("last month", "2024-02-01..2024-02-29"),
            ("next month", "2024-04-01..2024-04-30"),
            ("this year", "2024-01-01..2024-12-31"),
            ("so far this year", "2024-01-01..2024-03-14"),
            ("Last year", "2023-01-01..2023-12-31"),
            ("over the past 24 hours", "2024-03-13..2024-03-14"),
            ("in the last 48 hours", "2024-03-12..2024-03-14"),
            ("during the past week", "2024-03-07..2024-03-14"),
            ("over the last two months", "2024-01-14..2024-03-14"),
            ("2 DAYS\nAGO", "2024-03-12"),
            ("a week ago", "2024-03-04..2024-03-10"),
            ("three months ago", "2023-12-01..2023-12-31"),
            ("two years ago", "2022-01-01..2022-12-31"),
            ("in March", "2024-03-01..2024-03-31"),
            ("in April", "2023-04-01..2023-04-30"),
            ("last March", "2023-03-01..2023-03-31"),
            ("on 3 March", "2024-03-03"),
            ("on 15 March", "2023-03-15"),
            ("ON 29 FEBRUARY", "2024-02-29"),
            ("on Nov. 1", "2023-11-01"),
            ("since January", "2024-01-01..2024-03-14"),
            ("since Tuesday", "2024-03-12..2024-03-14"),
            ("since 2011", "2011-01-01..2024-03-14"),
            ("after 9 March", "2024-03-10..2024-03-14"),
            ("from Monday to Wednesday", "2024-03-11..2024-03-13"),
            ("between Friday and Sunday", "2024-03-08..2024-03-10"),
            ("Between 8 and 10 March", "2024-03-08..2024-03-10"),
            ("between November and February", "2023-11-01..2024-02-29"),
            ("on 28 and 29 February", "2024-02-28..2024-02-29"),
            ("By Thursday", "-..2024-03-14"),
            ("before Tuesday", "-..2024-03-11"),
            ("since yesterday", "2024-03-13..2024-03-14"),
            ("on 19 May last year", "2023-05-19"),
            ("in June this year", "2024-06-01..2024-06-30"),
            ("on Tuesday last week", "2024-03-05"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, "2024-03-14", false), expected, "{text}");
        }
    }

    #[test]
    fn of_what_is_to_come() {
        let cases = [
            ("on Friday", "2024-03-15"),
            ("on Thursday", "2024-03-14"),
            ("next Thursday", "2024-03-21"),
            ("in April", "2024-04-01..2024-04-30"),
            ("by August", "-..2024-08-31"),
            ("by 1 January", "-..2025-01-01"),
            ("this weekend", "2024-03-16..2024-03-17"),
            ("from Saturday to Monday", "2024-03-16..2024-03-18"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, "2024-03-14", true), expected, "{text}");
        }
    }

    #[test]
    fn full_dates_need_no_document() {
        let cases = [
            ("On 14 May 2019", "2019-05-14"),
            ("July 15, 2017", "2017-07-15"),
            ("on Saturday 09 May 2015", "2015-05-09"),
            ("the 3rd of March 2024", "2024-03-03"),
            ("on 2024-03-03", "2024-03-03"),
            ("In July 2017", "2017-07-01..2017-07-31"),
            ("in early 2012", "2012-01-01..2012-12-31"),
            ("at the end of May 2014", "2014-05-01..2014-05-31"),
            ("2010", "2010-01-01..2010-12-31"),
            ("the 1990s", "1990-01-01..1999-12-31"),
            ("2011-2012", "2011-01-01..2012-12-31"),
            ("2011\u{2013}12", "2011-01-01..2012-12-31"),
            ("between 2010 and 2015", "2010-01-01..2015-12-31"),
            ("between 1 June and 31 July 2017", "2017-06-01..2017-07-31"),
            ("from November to February 2015", "2014-11-01..2015-02-28"),
            ("12-14 March 2024", "2024-03-12..2024-03-14"),
            ("March 12-14, 2024", "2024-03-12..2024-03-14"),
            ("during the first half of 2012", "2012-01-01..2012-06-30"),
            ("in the last quarter of 2012", "2012-10-01..2012-12-31"),
            ("in the first ten days of June 2013", "2013-06-01..2013-06-10"),
            ("in the last week of June 2014", "2014-06-01..2014-06-30"),
            ("the last three months of 2016", "2016-10-01..2016-12-31"),
            ("SINCE MAY 1980", "1980-05-01..-"),
            ("as of December 2013", "-..2013-12-31"),
            ("until 5 May 2013", "-..2013-05-05"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, "", false), expected, "{text}");
        }
    }

    #[test]
    fn never_guessed() {
        let without_date =
            ["in March", "on 3 March", "on Tuesday", "last week", "since January", "today", "since June"];
        for text in without_date {
            assert_eq!(shown(text, "", false), "-", "{text}");
        }
        let unknown = [
            "",
            "recently",
            "during this period",
            "over the last few days",
            "in two days",
            "on a Friday",
            "in week 22",
            "that night",
            "a decade earlier",
            "since the ceasefire",
            "the previous year",
            "the following Wednesday",
            "on Tuesday last year",
            "on 3 March last week",
            "in the spring",
            "before dawn",
            "31 February 2014",
            "on 99 March",
            "the 40th of March 2014",
            "between March",
            "2015-2010",
            "the first half of March 2010",
            "the fifth quarter of 2010",
            "in the last 9999 years",
            "the last 40 days of March 2010",
            "9999s",
            "0000",
        ];
        for text in unknown {
            assert_eq!(shown(text, "2024-03-14", false), "-", "{text}");
        }
    }

    #[test]
    fn no_date_is_too_far() {
        for date in ["-009999-01-01", "0001-01-01", "9999-12-31"] {
            for text in
                ["last week", "next year", "this week", "1000 years ago", "29 February", "overnight", "next May"]
            {
                for future in [false, true] {
                    shown(text, date, future);
                }
            }
        }
    }
}
