//! One day, week, month or year at the start of an expression's words: `Tuesday`, `3 March 2024`, `the last two weeks`.

use jiff::{Span, ToSpan};

use super::range::{Anchor, Partial, Range, shift, weekday};
use super::word::{Does, Unit, Word};

/// The longest time that `ago` and `past` may reach back, in their unit.
const FARTHEST: u32 = 1000;

/// A point that is read, or one whose parts another may complete.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    Known(Range),
    Partial(Partial),
}

impl Point {
    pub fn resolve(self, anchor: Anchor) -> Option<Range> {
        match self {
            Point::Known(range) => Some(range),
            Point::Partial(partial) => partial.resolve(anchor),
        }
    }
}

/// A point and the words after it.
pub(super) fn point(words: &[Word], anchor: Anchor) -> Option<(Point, &[Word])> {
    // Longest first: `last week of June` begins with `last week`.
    part_of(words, anchor).or_else(|| relative(words, anchor)).map(|(r, rest)| (Point::Known(r), rest)).or_else(|| {
        let (partial, rest) = partial(words)?;
        within(partial, rest, anchor).or(Some((Point::Partial(partial), rest)))
    })
}

/// `19 May last year`, `Tuesday this week`: the year or week that a day lies in, said after it.
fn within(mut day: Partial, rest: &[Word], anchor: Anchor) -> Option<(Point, &[Word])> {
    let [Word::Does(Does::Last | Does::This | Does::Next), Word::Unit(unit), ..] = rest else { return None };
    let (whole, rest) = relative(rest, anchor)?;
    match (unit, day) {
        (Unit::Year, Partial { month: Some(_), year: None, .. }) => {
            day.year = Some(whole.from.year());
            Some((Point::Partial(day), rest))
        }
        (Unit::Week, Partial { weekday: Some(name), day: None, month: None, year: None, .. }) => {
            Some((Point::Known(Range::day(weekday(name, whole.from, true)?)), rest))
        }
        _ => None,
    }
}

/// `the first half of 2012`, `the last week of June 2014`, `the first ten days of June`, `the end of May`
fn part_of(words: &[Word], anchor: Anchor) -> Option<(Range, &[Word])> {
    let (first, last, rest) = match words {
        [Word::Ordinal(n), rest @ ..] => (Some(*n), false, rest),
        [Word::Does(Does::Last), rest @ ..] => (None, true, rest),
        _ => (None, false, words),
    };
    let (count, rest) = match rest {
        [Word::Number(n, _), rest @ ..] if *n <= FARTHEST => (Some(i64::from(*n)), rest),
        rest => (None, rest),
    };
    let of = |rest| -> Option<(Range, &[Word])> {
        let (Point::Partial(whole), rest) = point(rest, anchor)? else { return None };
        Some((whole.resolve(anchor)?, rest))
    };
    match rest {
        [Word::Part(parts), Word::Does(Does::Of), rest @ ..] if count.is_none() => {
            let (whole, rest) = of(rest)?;
            let part = if last { *parts as u32 } else { first? };
            Some((whole.part(part, *parts)?, rest))
        }
        [Word::Unit(unit @ (Unit::Day | Unit::Month)), Word::Does(Does::Of), rest @ ..] if last || first == Some(1) => {
            let (whole, rest) = of(rest)?;
            let step = |n: i64| if *unit == Unit::Day { n.days() } else { n.months() };
            let count = count.unwrap_or(1);
            let range = if last {
                Range { from: shift(shift(whole.to, 1.day())?, step(-count))?, to: whole.to }
            } else {
                Range { from: whole.from, to: shift(shift(whole.from, step(count))?, -1.day())? }
            };
            (range.from >= whole.from && range.to <= whole.to && range.from <= range.to).then_some((range, rest))
        }
        // Where its weeks begin and end is not agreed; the month holds them all.
        [Word::Unit(Unit::Week), Word::Does(Does::Of), rest @ ..] if first.is_some() || last => of(rest),
        [Word::Does(Does::Of), rest @ ..] if first.is_none() && !last && count.is_none() => of(rest),
        _ => None,
    }
}

/// What is said from the document's day: `yesterday`, `last month`, `the past 24 hours`, `two years ago`.
fn relative(words: &[Word], anchor: Anchor) -> Option<(Range, &[Word])> {
    if let [Word::Iso(date), rest @ ..] = words {
        return Some((Range::day(*date), rest));
    }
    if let [Word::Decade(year), rest @ ..] = words {
        return Some((Range::years(*year, year + 9)?, rest));
    }
    let today = anchor.date?;
    match words {
        [Word::Day(days), rest @ ..] => Some((Range::day(shift(today, days.days())?), rest)),
        [Word::Does(Does::Night), rest @ ..] => Some((Range::new(today.yesterday().ok()?, today)?, rest)),
        [Word::Does(Does::Last | Does::Past), Word::Number(n, _), Word::Unit(unit), rest @ ..] if *n <= FARTHEST => {
            Some((Range::new(shift(today, span(-i64::from(*n), *unit)?)?, today)?, rest))
        }
        [Word::Number(n, _), Word::Unit(unit), Word::Does(Does::Ago), rest @ ..] if *n <= FARTHEST => {
            // Nobody counts the days of `two years ago`: it is that year.
            let then = shift(today, span(-i64::from(*n), *unit)?)?;
            let range = match unit {
                Unit::Hour => Range::new(then, today)?,
                _ => calendar(then, *unit)?,
            };
            Some((range, rest))
        }
        [Word::Does(Does::Past), Word::Unit(unit), rest @ ..] => {
            Some((Range::new(shift(today, span(-1, *unit)?)?, today)?, rest))
        }
        [Word::Does(Does::SoFar), Word::Does(Does::This), Word::Unit(unit), rest @ ..] => {
            Some((Range::new(calendar(today, *unit)?.from, today)?, rest))
        }
        [Word::Unit(Unit::Weekend), rest @ ..] => {
            Some((calendar(weekday(jiff::civil::Weekday::Saturday, today, anchor.future)?, Unit::Weekend)?, rest))
        }
        [Word::Does(which @ (Does::Last | Does::This | Does::Next)), next, rest @ ..] => {
            let steps = match which {
                Does::Last => -1,
                Does::Next => 1,
                _ => 0,
            };
            let range = match next {
                Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
                    // From the unit's first day on, for 31 January has no day a month later.
                    calendar(shift(calendar(today, *unit)?.from, span(steps, *unit)?)?, *unit)?
                }
                Word::Unit(Unit::Weekend) => {
                    let monday = Range::week_of(today)?.from;
                    calendar(shift(monday, (7 * steps + 5).days())?, Unit::Weekend)?
                }
                Word::Weekday(day) => Range::day(match steps {
                    -1 => weekday(*day, today.yesterday().ok()?, false)?,
                    1 => weekday(*day, today.tomorrow().ok()?, true)?,
                    _ => weekday(*day, today, anchor.future)?,
                }),
                Word::Month(month) => {
                    let partial = Partial { month: Some(*month), ..Partial::default() };
                    let this = Range::month_of(today);
                    let (date, future) = match steps {
                        -1 => (this.from.yesterday().ok()?, false),
                        1 => (this.to.tomorrow().ok()?, true),
                        _ => (today, anchor.future),
                    };
                    partial.resolve(Anchor { date: Some(date), future })?
                }
                _ => return None,
            };
            Some((range, rest))
        }
        _ => None,
    }
}

/// The calendar's day, week, month or year around a date; of a weekend, its two days.
fn calendar(date: jiff::civil::Date, unit: Unit) -> Option<Range> {
    match unit {
        Unit::Hour | Unit::Day => Some(Range::day(date)),
        Unit::Week => Range::week_of(date),
        Unit::Weekend => Range::new(date, date.tomorrow().ok()?),
        Unit::Month => Some(Range::month_of(date)),
        Unit::Year => Range::years(date.year(), date.year()),
    }
}

/// So many units, in days where they are shorter; a begun day counts.
fn span(count: i64, unit: Unit) -> Option<Span> {
    Some(match unit {
        Unit::Hour => (count.signum() * (count.abs() + 23).div_euclid(24)).days(),
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
        Unit::Weekend => return None,
    })
}

/// `Tuesday, March 3, 2024` in any order, as far as it goes; each part once.
fn partial(words: &[Word]) -> Option<(Partial, &[Word])> {
    let mut partial = Partial::default();
    let mut rest = words;
    while let [word, after @ ..] = rest {
        match *word {
            Word::Weekday(weekday) if partial.weekday.is_none() => partial.weekday = Some(weekday),
            Word::Month(month) if partial.month.is_none() => partial.month = Some(month),
            Word::Number(year @ 1000..=2100, 4) if partial.year.is_none() => partial.year = i16::try_from(year).ok(),
            Word::Number(day @ 1..=99, digits @ 1..=2) if partial.day.is_none() => {
                partial.day = i8::try_from(day).ok();
                partial.two_digits = digits == 2;
            }
            Word::Ordinal(day @ 1..=31) if partial.day.is_none() => partial.day = i8::try_from(day).ok(),
            // `the 3rd of March`
            Word::Does(Does::Of) if partial.day.is_some() && matches!(after, [Word::Month(_), ..]) => {}
            _ => break,
        }
        rest = after;
    }
    (partial != Partial::default()).then_some((partial, rest))
}
