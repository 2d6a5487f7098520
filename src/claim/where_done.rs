//! Where or what for it was done may say more of what happened than the verb: `treated at the hospital`, `fled to Chad`.

use super::{counted::Kind, frames::Frame, parse::Parse, sense::joined};
use crate::{
    chunk::ChunkKind,
    lexicon::{EventId, Role},
};

impl Parse<'_, '_> {
    /// `are being treated at the military hospital`: where it happened may say more of what happened.
    pub(super) fn with_place(self, frame: Frame, k: usize, counted: Kind) -> Frame {
        let Some(ChunkKind::Preposition(role)) = self.kind(k + 1) else { return frame };
        // `were treated for minor cuts`
        if role == Role::For
            && let Some(v) = self.verb(k)
            && let Some(head) = self.noun(k + 2).and_then(|n| n.head())
            && let Some(event) = self.made_with(head, self.lemma(v.main()), " for")
        {
            return Frame { event, ..frame };
        }
        if let Some(event) = self.abroad(k + 1, role).and_then(|abroad| joined(self, frame.event, abroad)) {
            return Frame { event, ..frame };
        }
        let place = self.state_in(role, k + 2, counted, frame.verb);
        match place.and_then(|p| joined(self, frame.event, p.event)) {
            Some(event) => Frame { event, ..frame },
            None => frame,
        }
    }

    /// `fled to Chad`: who crosses into another country is a refugee.
    fn abroad(self, k: usize, role: Role) -> Option<EventId> {
        let country = self.noun(k + 1)?.head().is_some_and(|h| self.token(h).role == Role::Country);
        let into = role == Role::To || self.token(self.chunks[k].start()).role == Role::Into;
        if into && country { self.lexicon.abroad } else { None }
    }
}
