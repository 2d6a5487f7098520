//! Which claims are written: `--event` and `--only`. Filters drop rows, they never renumber the others.

use crate::Claim;

/// What `--event` and `--only` leave.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Filter {
    /// Names that the lexicon knows; empty where every event is kept.
    pub events: Vec<String>,
    pub only: Option<Only>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Only {
    /// Claims that have an event.
    Impact,
    /// Claims that have none.
    Statistics,
}

impl Filter {
    pub fn keeps(&self, claim: &Claim<'_>) -> bool {
        let of_kind = match self.only {
            None => true,
            Some(Only::Impact) => claim.event.is_some(),
            Some(Only::Statistics) => claim.event.is_none(),
        };
        of_kind && (self.events.is_empty() || claim.event.is_some_and(|event| self.events.iter().any(|e| e == event)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn keeps_what_was_asked_for() {
        let killed = samples::killed();
        let statistic = samples::statistic();
        let cases = [
            (vec![], None, [true, true]),
            (vec![], Some(Only::Impact), [true, false]),
            (vec![], Some(Only::Statistics), [false, true]),
            (vec!["killed"], None, [true, false]),
            (vec!["injured"], None, [false, false]),
            (vec!["injured", "killed"], Some(Only::Impact), [true, false]),
        ];
        for (events, only, expected) in cases {
            let filter = Filter { events: events.iter().map(|e| e.to_string()).collect(), only };
            assert_eq!([filter.keeps(&killed), filter.keeps(&statistic)], expected, "{filter:?}");
        }
    }
}
