//! Which event a word shows, given what is counted.

use super::{counted::Kind, parse::Parse};
use crate::{
    lex::Kind as Mark,
    lexicon::{EventId, Of, Role, Sense, SenseKind},
};

/// The best of a word's senses of these kinds for this counted thing; `None` where none can be meant.
pub(crate) fn pick(parse: Parse<'_, '_>, senses: &[Sense], kinds: &[SenseKind], counted: Kind) -> Option<EventId> {
    let mut best: Option<(i32, EventId)> = None;
    for (rank, sense) in senses.iter().enumerate().filter(|(_, s)| kinds.contains(&s.kind)) {
        let Some(fit) = fit(parse, sense, counted) else { continue };
        // Of equal fits the first in the lexicon's order wins.
        let score = fit * 100 - rank as i32;
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, sense.event));
        }
    }
    best.map(|(_, event)| event)
}

/// How well a sense fits what is counted: higher is closer; `None` where it cannot be meant.
fn fit(parse: Parse<'_, '_>, sense: &Sense, counted: Kind) -> Option<i32> {
    let event = &parse.lexicon.events[sense.event.0 as usize];
    let money = sense.of == Of::Money;
    match counted {
        Kind::Money => money.then_some(3),
        // `the appeal is 18 per cent funded`
        Kind::Percent if money && sense.kind == SenseKind::State => Some(1),
        _ if money => None,
        Kind::Life => (sense.of == Of::Lives).then_some(3),
        _ if sense.of == Of::Lives => None,
        // `swept away 400 cattle`
        Kind::Animal if sense.of == Of::Animals => Some(4),
        _ if sense.of == Of::Animals => None,
        Kind::Person => match sense.of {
            Of::People => Some(3),
            Of::Things => None,
            _ => event.people.then_some(2),
        },
        Kind::Household => match sense.of {
            Of::People => Some(3),
            _ if event.people => Some(2),
            _ => Some(1),
        },
        Kind::Animal => match sense.of {
            Of::Things => Some(1),
            _ => Some(if event.people { 2 } else { 1 }),
        },
        Kind::PercentOfThings => match sense.of {
            Of::People => None,
            _ if !event.people => Some(3),
            _ => Some(2),
        },
        Kind::Thing | Kind::Measure => match sense.of {
            Of::Things => Some(3),
            Of::People => None,
            _ if !event.people => Some(2),
            _ => event.things.then_some(1),
        },
        Kind::Unknown => match sense.of {
            Of::Things => Some(1),
            _ if event.people => Some(2),
            _ => Some(2),
        },
        // A share of nothing said: `lost 9.4%` is no loss of people.
        Kind::Percent if sense.of != Of::Anything => None,
        Kind::PercentOfPeople | Kind::Percent | Kind::Elided => match sense.of {
            Of::Things => Some(1),
            Of::People => Some(2),
            _ if event.people => Some(3),
            _ => Some(3),
        },
    }
}

/// Two events of coordinated words that make one: `killed or wounded` is a casualty, `damaged or destroyed` is damaged.
pub(crate) fn joined(parse: Parse<'_, '_>, a: EventId, b: EventId) -> Option<EventId> {
    if a == b {
        return Some(a);
    }
    parse.lexicon.join(a, b).map(|join| join.gives)
}

impl Parse<'_, '_> {
    /// Whether of two coordinated verbs the first only says how it came to the event of the second: `shot and killed`.
    pub fn is_way(self, first: (EventId, usize), second: (EventId, usize)) -> bool {
        // `shot and killed`, `shot, killed in Tolu`
        let comma = first.1 + 2 == second.1 && self.token(first.1 + 1).kind == Mark::Comma;
        let and = || comma || (first.1..second.1).any(|t| self.token(t).role == Role::And);
        let ways = self.lexicon.join(first.0, second.0).map_or(&[][..], |join| &join.ways);
        !ways.is_empty() && ways.iter().any(|way| **way == *self.lemma(first.1)) && and()
    }
}
