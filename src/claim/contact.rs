//! Clauses that follow their noun without a pronoun of their own: `the 12 people it killed`, `the $40m that they had asked for`.

use super::{
    counted::Counted,
    frames::{Frame, Outcome, PATIENT},
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Role},
};

impl Parse<'_, '_> {
    /// What was done to the phrase at `i` in the clause right behind it, whose subject is a pronoun and whose object is left out.
    pub(super) fn contact_clause(self, i: usize, counted: Counted) -> Option<Frame> {
        let relative = matches!(self.kind(i + 1), Some(ChunkKind::Relative(_) | ChunkKind::Subordinator(Role::That)));
        let subject = i + 1 + usize::from(relative);
        let who = self.noun(subject).filter(|n| n.pronoun()).and_then(|n| n.head())?;
        let doer = self.token(who).role;
        if !(doer.is_personal() || doer == Role::It) {
            return None;
        }
        let verb = subject + 1;
        // Behind such a subject no verb is a bare participle.
        let v = self.verb(verb).filter(|v| matches!(v.voice, Voice::Active | Voice::Participle))?;
        // `the 40 men they had arrested were freed`: what the whole is told to have come to.
        if self.verb(verb + 1).is_some_and(|v| v.finite)
            && !self.token(v.main()).class.has(Class::REPORTING)
            && let Outcome::Event(frame) = self.subject_of(verb + 1, counted.kind, 0)
        {
            return Some(frame);
        }
        // `the 40 men they say killed two`, `the day it killed 12`: the verb has an object or a clause of its own.
        let clause = self.token(v.main()).class.has(Class::REPORTING) && self.verb(verb + 1).is_some();
        let own = clause
            || matches!(self.kind(verb + 1), Some(ChunkKind::Noun(_) | ChunkKind::Subordinator(_) | ChunkKind::State));
        let (event, second, trigger) = self.verb_event(v, PATIENT, counted.kind).filter(|_| !own)?;
        Some(Frame { event, second, trigger, rule: "contact", verb: Some(verb), tally: false })
    }
}
