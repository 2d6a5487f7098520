//! Crowds that are named behind the gathering that they attend, or within it.

use super::{
    counted::{Counted, Kind},
    frames::Frame,
    parse::Parse,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::Role,
};

impl Parse<'_, '_> {
    /// `a rally attended by 400`, `a march in which 300 workers took part`: what the gathering is where they would be said to attend it.
    pub(super) fn gathering(self, i: usize, counted: Counted) -> Option<Frame> {
        if !matches!(counted.kind, Kind::Person | Kind::Household | Kind::Elided) {
            return None;
        }
        let before = i.checked_sub(1)?;
        let (gathering, verb, with) = match self.kind(before)? {
            ChunkKind::Preposition(Role::By) => (before.checked_sub(2)?, before.checked_sub(1)?, ""),
            ChunkKind::Relative(_) => {
                let chunk = self.chunks[before];
                // `in which`: one phrase, or the preposition before the pronoun.
                let (at, first) = match before.checked_sub(1).and_then(|k| self.kind(k)) {
                    Some(ChunkKind::Preposition(_)) => (before - 1, self.chunks[before - 1].start()),
                    _ => (before, chunk.start()),
                };
                (at.checked_sub(1)?, i + 1, self.token(first).span.of(self.text))
            }
            _ => return None,
        };
        let v = self.verb(verb)?;
        let passive = matches!(v.voice, Voice::Passive | Voice::Participle);
        if with.is_empty() && !passive {
            return None;
        }
        let head = self
            .noun(gathering)
            .filter(|n| n.quantity().is_none_or(|q| self.quantities[q as usize].implicit))?
            .head()?;
        let lemma = self.lemma(v.main());
        // `took part`
        let object = self.noun(verb + 1).filter(|n| n.quantity().is_none()).and_then(|n| n.head());
        let object = object.map(|h| self.token(h).span.of(self.text));
        let attends = |said: &str| {
            let rest = said.strip_prefix(lemma)?.trim_start();
            let rest = object.and_then(|object| rest.strip_prefix(object)).unwrap_or(rest).trim_start();
            let preposition = with.split_whitespace().next().unwrap_or("");
            (rest.is_empty() || rest.eq_ignore_ascii_case(preposition)).then_some(())
        };
        let (_, event) = self.word(head).objects.iter().find(|(said, _)| attends(said).is_some())?;
        let trigger = self.token(head).span;
        self.lexicon.events[event.0 as usize].people.then_some(Frame {
            event: *event,
            second: None,
            trigger,
            rule: "doer",
            verb: Some(verb),
            tally: false,
        })
    }
}
