//! What a document has told so far, as far as later claims lean on it.

use super::batch::{Before, Sentence};
use crate::{
    Relation,
    claim::{
        assemble::{Draft, Told, assemble},
        counted::UnitName,
        extra::{self, Extras},
        parse::{Parse, View},
    },
    lexicon::{GroupSet, Lexicon, Role},
    span::Span,
};

/// So many sentences later `the total` and `another 12` may still mean what was told.
const REACH: u32 = 6;

/// A document's claims so far, without their context.
pub(super) struct Story<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    include: Extras,
    told: Told,
    /// The sentences since that was told.
    since: u32,
    before: Before,
}

impl<'a> Story<'a> {
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon, include: Extras) -> Story<'a> {
        Story { text, lexicon, include, told: Told::default(), since: 0, before: Before::default() }
    }

    /// How many claims the document has given.
    pub(super) fn claims(&self) -> u32 {
        self.before.claims
    }

    /// What the next sentence claims.
    pub(super) fn assemble(&mut self, sentence: &mut Sentence) {
        self.new_paragraph(sentence.span);
        self.since += 1;
        if self.since > REACH {
            self.told = Told { case: self.told.case, ..Told::default() };
        }
        sentence.drafts.clear();
        if sentence.parsed {
            let view = View::new(self.text, self.lexicon, sentence.span, &sentence.buffers);
            assemble(view.parse(), &self.told, &mut sentence.drafts);
        }
        sentence.apart = sentence.drafts.is_empty();
        if sentence.read && !self.include.is_empty() {
            sentence.chunks(self.text, self.lexicon);
            let Sentence { span, buffers, drafts, .. } = sentence;
            extra::add(self.include, self.text, *span, self.lexicon, buffers, drafts);
        }
        sentence.before = self.before;
        if !sentence.apart {
            self.remember(sentence.view(self.text, self.lexicon).parse(), &sentence.drafts);
        }
        self.before.claims += sentence.drafts.len() as u32;
    }

    /// A blank line ends the reach of a whole told before: what follows may be another story.
    fn new_paragraph(&mut self, span: Span) {
        let before = &self.text[..span.start as usize];
        if let [.., b'!'..=b'~', b' ' | b'\n'] = before.as_bytes() {
            return;
        }
        let gap = &before[before.trim_end().len()..];
        if gap.bytes().filter(|b| *b == b'\n').count() > 1 {
            self.before.whole = None;
        }
    }

    fn remember(&mut self, parse: Parse<'_, '_>, drafts: &[Draft]) {
        let case = |d: &&Draft| d.rule == "act" && d.counted.head.is_some_and(|h| parse.token(h).role == Role::Case);
        if let Some(told) = drafts.iter().find(case) {
            self.told.case = told.event;
        }
        self.told.fresh = false;
        let whole = |d: &Draft| d.event.is_some() && d.relation != Some(Relation::Subset);
        let Some(at) = drafts.iter().rposition(whole) else { return };
        let last = &drafts[at];
        let stated = match parse.quantities[last.quantity].value {
            crate::grammar::Value::At(v) | crate::grammar::Value::Roughly(v) => Some(v),
            _ => None,
        };
        self.before.whole = Some((self.before.claims + at as u32 + 1, stated));
        self.since = 0;
        self.told = Told {
            event: last.event,
            fresh: true,
            // `there are no suspects`: those of whom there are none are not told of again.
            groups: if stated == Some(rust_decimal::Decimal::ZERO) { GroupSet(0) } else { last.counted.groups },
            person: last.counted.unit == UnitName::Person,
            case: self.told.case,
            tally: drafts.iter().rev().find(|d| d.rule == "tally").and_then(|d| d.event).or(self.told.tally),
            unit: match last.counted.unit {
                UnitName::Symbol(s) => Some(s),
                _ => None,
            },
        };
        self.before.person = self.told.person;
    }
}
