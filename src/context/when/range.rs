//! Spans of whole days, and dates with parts left out: `March`, `9 June`, `Tuesday`.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// From the first day to the last, both included; never backwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub from: Date,
    pub to: Date,
}

/// What an expression is read against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// The document's day, where it is known.
    pub date: Option<Date>,
    /// The event is yet to come, so that `on Friday` is the next one.
    pub future: bool,
}

impl Range {
    pub fn new(from: Date, to: Date) -> Option<Range> {
        (from <= to).then_some(Range { from, to })
    }

    pub fn day(date: Date) -> Range {
        Range { from: date, to: date }
    }

    /// Whole years, the last one included.
    pub fn years(from: i16, to: i16) -> Option<Range> {
        Range::new(Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?)
    }

    pub fn month_of(date: Date) -> Range {
        Range { from: date.first_of_month(), to: date.last_of_month() }
    }

    /// The week from Monday to Sunday, as ISO 8601 has it.
    pub fn week_of(date: Date) -> Option<Range> {
        let monday = shift(date, -i64::from(date.weekday().to_monday_zero_offset()).days())?;
        Range::new(monday, shift(monday, 6.days())?)
    }

    /// One of so many equal parts in months: the first half of a year. `None` where they are not whole months.
    pub fn part(self, part: u32, of: i8) -> Option<Range> {
        let months = 12 / i64::from(of);
        let part = i64::from(part);
        if self != Range::years(self.from.year(), self.from.year())? || !(1..=i64::from(of)).contains(&part) {
            return None;
        }
        let from = shift(self.from, ((part - 1) * months).months())?;
        Range::new(from, shift(from, months.months())?.yesterday().ok()?)
    }
}

pub(super) fn shift(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

/// A date with any of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Partial {
    pub weekday: Option<Weekday>,
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
    /// The day is written in two digits: after a year it may be one, `2011-12`.
    pub two_digits: bool,
}

impl Partial {
    /// Only a year.
    fn bare_year(self) -> Option<i16> {
        self.year.filter(|_| self.day.is_none() && self.month.is_none() && self.weekday.is_none())
    }

    fn bare_weekday(self) -> Option<Weekday> {
        self.weekday.filter(|_| self.day.is_none() && self.month.is_none() && self.year.is_none())
    }

    /// The days it may mean. What is left out is taken from the anchor: the latest such day up to the document's, or the
    /// next where the event is to come. Without a document's date a day without its year is unknown.
    pub fn resolve(self, anchor: Anchor) -> Option<Range> {
        match (self.month, self.year) {
            // `Monday 16` lacks its month; a day does not go with a year alone.
            (None, _) if self.day.is_some() => None,
            (None, Some(year)) => Range::years(year, year),
            (None, None) => weekday(self.weekday?, anchor.date?, anchor.future).map(Range::day),
            (Some(month), Some(year)) => self.in_year(month, year),
            (Some(month), None) => {
                let date = anchor.date?;
                // A 29 February may be eight years off.
                let near = (0..=8).map(|n| if anchor.future { date.year() + n } else { date.year() - n });
                let fits = |range: &Range| if anchor.future { range.to >= date } else { range.from <= date };
                near.filter_map(|year| self.in_year(month, year)).find(fits)
            }
        }
    }

    fn in_year(self, month: i8, year: i16) -> Option<Range> {
        match self.day {
            Some(day) => Date::new(year, month, day).ok().map(Range::day),
            None => Date::new(year, month, 1).ok().map(Range::month_of),
        }
    }

    /// From the one to the other: parts written once hold for both, `8 to 10 March`, `November to March 2015`.
    pub fn through(self, last: Partial, anchor: Anchor) -> Option<Range> {
        let (mut first, mut last) = (self, last);
        // `2011-12`
        if let (Some(from), Some(to), None, None) = (first.bare_year(), last.day, last.month, last.year) {
            let to = from - from % 100 + i16::from(to);
            return last.two_digits.then(|| Range::years(from, to)).flatten();
        }
        if let (Some(from), Some(_)) = (first.bare_weekday(), last.bare_weekday()) {
            if anchor.future {
                let from = weekday(from, anchor.date?, true)?;
                return Range::new(from, last.resolve(Anchor { date: Some(from), future: true })?.to);
            }
            let to = last.resolve(anchor)?.to;
            return Range::new(weekday(from, to, false)?, to);
        }
        if first.day.is_some() && first.month.is_none() {
            first.month = last.month;
        } else if last.day.is_some() && last.month.is_none() {
            last.month = first.month;
        }
        let later = (first.month, first.day) > (last.month, last.day);
        let turn = i16::from(later && first.month.is_some() && last.month.is_some());
        match (first.year, last.year) {
            (None, Some(year)) => first.year = Some(year - turn),
            (Some(year), None) => last.year = Some(year + turn),
            (None, None) => {
                let to = last.resolve(anchor)?.to.year();
                last.year = Some(to);
                first.year = Some(to - turn);
            }
            (Some(_), Some(_)) => {}
        }
        Range::new(first.resolve(anchor)?.from, last.resolve(anchor)?.to)
    }
}

/// The latest such weekday up to a date, or the first from it on.
pub(super) fn weekday(weekday: Weekday, date: Date, future: bool) -> Option<Date> {
    if date.weekday() == weekday {
        return Some(date);
    }
    date.nth_weekday(if future { 1 } else { -1 }, weekday).ok()
}
