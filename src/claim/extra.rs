//! Claims that only `--include` asks for: drafts of spans of time, ages and bare numbers beside those that stand by themselves.

use super::{
    assemble::Draft,
    counted::{Counted, Kind, UnitName},
    parse::{Buffers, Parse, View},
};
use crate::{
    Extra,
    grammar::{self, Latent, Measured},
    lexicon::Lexicon,
    span::Span,
};

/// A set of [`Extra`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extras(u8);

impl Extras {
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn has(self, extra: Extra) -> bool {
        self.0 >> extra as u8 & 1 == 1
    }
}

impl FromIterator<Extra> for Extras {
    fn from_iter<I: IntoIterator<Item = Extra>>(extras: I) -> Extras {
        Extras(extras.into_iter().fold(0, |set, extra| set | 1 << extra as u8))
    }
}

/// Adds the sentence's extras to its drafts, which stay in reading order and as they are. The quantities that no draft claims
/// may stand in an extra.
pub(crate) fn add(
    asked: Extras,
    text: &str,
    span: Span,
    lexicon: &Lexicon,
    buffers: &mut Buffers,
    drafts: &mut Vec<Draft>,
) {
    let taken: Vec<Span> = drafts.iter().map(|d| buffers.quantities[d.quantity].number).collect();
    let mut latent = Vec::new();
    grammar::find_latent(&buffers.lexed, lexicon, asked, &taken, &mut latent);
    if latent.is_empty() || buffers.chunks.is_empty() {
        return;
    }
    let own = drafts.len();
    for found in latent {
        let quantity = buffers.quantities.len();
        let at = found.quantity.at;
        buffers.quantities.push(found.quantity);
        let view = View::new(text, lexicon, span, buffers);
        let parse = view.parse();
        drafts.push(draft(parse, &found, quantity, parse.chunk_at(at)));
    }
    sort(buffers, drafts, own);
}

fn draft(parse: Parse<'_, '_>, found: &Latent, quantity: usize, chunk: usize) -> Draft {
    let unit = match (found.extra, found.quantity.measured) {
        (_, Measured::Measure(symbol, _)) => UnitName::Symbol(symbol),
        (Extra::Ages, _) => parse.lexicon.age_unit.map_or(UnitName::None, UnitName::Symbol),
        (_, Measured::Money(code)) => UnitName::Symbol(code),
        (_, Measured::Percent) => UnitName::Percent,
        (_, Measured::Count) => UnitName::None,
    };
    Draft {
        quantity,
        chunk,
        counted: Counted { kind: Kind::Measure, unit, ..Counted::ELIDED },
        event: None,
        trigger: None,
        rule: found.extra.rule(),
        verb: None,
        relation: None,
        parent: None,
        parent_before: false,
    }
}

/// Puts the drafts in reading order; the first `own` are so already, and their parents are among them.
fn sort(buffers: &Buffers, drafts: &mut Vec<Draft>, own: usize) {
    let start = |d: &Draft| buffers.quantities[d.quantity].number.start;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| (start(&drafts[i]), i));
    let mut place = vec![0; drafts.len()];
    for (to, &from) in order.iter().enumerate() {
        place[from] = to;
    }
    debug_assert!(place[..own].is_sorted(), "drafts were in reading order");
    *drafts = order.into_iter().map(|i| Draft { parent: drafts[i].parent.map(|p| place[p]), ..drafts[i] }).collect();
}

impl Extra {
    /// The rule that a claim of this kind names.
    fn rule(self) -> &'static str {
        match self {
            Extra::Durations => "duration",
            Extra::Ages => "age",
            Extra::Bare => "bare",
        }
    }
}
