//! One draft to the claim that is given out: its fields, from the parse and from the text around it.

use super::{batch::Sentence, count, document::Document};
use crate::{
    Claim, Qualifier,
    chunk::ChunkKind,
    claim::{
        assemble::Draft,
        confidence::{self, Sort},
        counted::{Kind, UnitName, unit_name},
        parse::Parse,
        types::Marks,
    },
    context::{attribution, attribution::Source, date, modality, place, shared},
    lexicon::{Class, GroupSet, Role},
    normalise::figures,
    span::Span,
};

impl<'a> Document<'a, '_> {
    /// The claim of a sentence's `n`th draft.
    pub(super) fn claim(&mut self, sentence: &Sentence, n: usize, earlier: &mut [Sentence]) -> Claim<'a> {
        let text = self.text;
        let view = sentence.view(text, self.lexicon);
        let parse = view.parse();
        let Sentence { drafts, before, .. } = sentence;
        let draft = &drafts[n];
        let q = parse.quantities[draft.quantity];
        let qualifier = qualifier(parse, draft);
        let values = figures(qualifier, q.value);
        // `¥2.3 billion (US$277 million)`: what is said of the one is said of the other.
        let said = converted(parse, drafts, n).unwrap_or(draft);
        let report = attribution::report_for(&sentence.reports, said.chunk);
        let attribution = match report.map(|r| r.source) {
            Some(Source::Named(span)) => Some(span),
            Some(Source::Pronoun) => attribution::named_before(&sentence.reports, report)
                .or_else(|| attribution::named_around(&sentence.reports, said.chunk))
                .or_else(|| attribution::authority_before(parse, report, said.chunk))
                .or_else(|| self.last_speaker(earlier)),
            None if self.quote => self.last_quoted(earlier),
            None => self.speaker_resumed(parse.span, earlier).or_else(|| attribution::signed(text, parse.span)),
        };
        // A part without a place of its own has that of its whole.
        let whole = draft.parent.and_then(|p| drafts.get(p));
        let place = |d: &Draft| place::nearest(parse, &sentence.places, d);
        let date = |d: &Draft| date::nearest(parse, &sentence.dates, d.chunk, d.verb);
        let shared = shared::clause(parse, drafts, n);
        let place_behind = || shared.and_then(|(last, clause)| place(last).filter(|p| p.chunk > clause));
        let date_behind = || shared.and_then(|(last, clause)| date(last).filter(|d| d.chunk > clause));
        let place = place(said).or_else(|| whole.and_then(place)).or_else(place_behind);
        let date = date(said).or_else(date_behind).map(|d| d.span);
        let per = per(parse, draft);
        let parent = draft.parent.map(|p| before.claims + p as u32 + 1).or_else(|| {
            // A whole told before is no smaller than its part.
            let fits = |whole: Option<rust_decimal::Decimal>| match (whole, values.magnitude) {
                (Some(whole), Some(part)) => whole >= part,
                _ => true,
            };
            let people = before.person || draft.counted.unit != UnitName::Person;
            let money = draft.counted.kind == Kind::Money;
            let whole = before.whole.filter(|(_, whole)| draft.parent_before && people && !money && fits(*whole));
            whole.map(|(id, _)| id)
        });
        debug_assert!(drafts.len() >= draft.parent.unwrap_or(0), "a parent is of this sentence");
        let (start, end) = (self.characters(q.number.start as usize), self.characters(q.number.end as usize));
        let marks = Marks {
            sentence: parse.span,
            number: q.number,
            qualifier: q.hedge,
            trigger: draft.trigger,
            counted: draft.counted.span,
            attribution,
            place: place.map(|p| p.span),
            date,
        };
        let slice = |s: Option<Span>| s.map(|s| s.of(text));
        let sort = Sort::of(draft, q.implicit);
        let folded = if n + 1 < drafts.len() { self.folded.clone() } else { self.folded.take() };
        Claim {
            id: before.claims + n as u32 + 1,
            event: draft.event.map(|e| self.lexicon.event_name(e)),
            trigger: slice(draft.trigger),
            qualifier,
            magnitude: values.magnitude,
            low: values.low,
            high: values.high,
            unit: unit_name(parse, draft.counted.unit),
            per: slice(per),
            counted: slice(draft.counted.span),
            groups: self.groups(draft.counted.groups),
            modality: modality::modality(parse, said),
            relation: draft.relation,
            parent,
            attribution: slice(attribution),
            place: slice(marks.place),
            date: slice(date),
            start,
            end,
            number: q.number.of(text),
            sentence: folded.unwrap_or_default(),
            confidence: confidence::of(draft.rule, sort),
            rule: draft.rule,
            date_from: None,
            date_to: None,
            country: None,
            persons: None,
            vague_policy: None,
            sort,
            marks,
        }
    }

    pub(super) fn groups(&self, mut set: GroupSet) -> Vec<&'a str> {
        if set.0 & self.implies_combatant.0 != 0 {
            set.0 &= !self.combatant.0;
        }
        let mut names = Vec::with_capacity(set.0.count_ones() as usize);
        while set.0 != 0 {
            names.push(&*self.lexicon.groups[set.0.trailing_zeros() as usize]);
            set.0 &= set.0 - 1;
        }
        names
    }

    /// The character offset of a byte offset in the sentence from which counting goes on.
    pub(super) fn characters(&self, byte: usize) -> u64 {
        let (at, count) = self.counted;
        let gap = &self.text[at..byte];
        count + if self.ascii { gap.len() } else { count::characters(gap) } as u64
    }
}

/// The figure that the `n`th, in brackets behind it, says again in another unit.
fn converted<'d>(parse: Parse<'_, '_>, drafts: &'d [Draft], n: usize) -> Option<&'d Draft> {
    let before = &drafts[n.checked_sub(1)?];
    let (kind, chunk) = (drafts[n].counted.kind, drafts[n].chunk);
    let again = matches!(kind, Kind::Money | Kind::Measure) && before.counted.kind == kind;
    let behind = chunk == before.chunk + 2 && parse.kind(chunk - 1) == Some(ChunkKind::Open);
    (again && behind).then_some(before)
}

/// The number's hedge, where it stands apart from the number: `damage is estimated at $2m`; and `a couple` of people is two.
fn qualifier(parse: Parse<'_, '_>, draft: &Draft) -> Qualifier {
    use crate::chunk::ChunkKind::{Preposition, Verb};
    let q = parse.quantities[draft.quantity];
    let couple = q.qualifier == Qualifier::About && q.hedge.is_none() && draft.counted.kind == Kind::Elided;
    if couple && draft.event.is_some() && parse.noun(draft.chunk).is_some_and(|n| n.of().is_none()) {
        return Qualifier::Exactly;
    }
    let mut k = draft.chunk;
    if k > 0 && matches!(parse.chunks[k - 1].kind, Preposition(Role::At | Role::To)) {
        k -= 1;
    }
    // `estimated the crowd at 15,000`
    let of = k < draft.chunk && k >= 2 && parse.noun(k - 1).is_some_and(|n| n.quantity().is_none());
    let group = k.checked_sub(if of { 2 } else { 1 }).and_then(|k| match parse.chunks[k].kind {
        Verb(v) => Some(v),
        _ => None,
    });
    let hedges = |v: usize| {
        let name = parse.word(v).before.filter(|_| parse.token(v).class.has(Class::HEDGE));
        name.filter(|name| !of || *name == Qualifier::About)
    };
    // `is estimated to have killed 30,000`
    let hedge = group.and_then(|v| hedges(v.main()).or_else(|| hedges(v.governor()?)));
    match hedge {
        Some(name) if q.qualifier == Qualifier::Exactly && q.hedge.is_none() => name,
        _ => q.qualifier,
    }
}

/// The denominator of a rate: `a day`, `per 100,000`, `a month`.
fn per(parse: Parse<'_, '_>, draft: &Draft) -> Option<Span> {
    use crate::chunk::ChunkKind::{Date, Noun, Preposition};
    // `40,000 bpd`: the unit says it.
    let q = parse.quantities[draft.quantity];
    let unit = q.end.checked_sub(1).map(|t| parse.token(t)).filter(|t| t.role == Role::Rate);
    if let Some(unit) = unit {
        return Some(unit.span);
    }
    // `40,000 litres of water per day`
    let of = parse.noun(draft.chunk).and_then(|n| n.of()).filter(|of| *of == draft.chunk + 2);
    let k = of.unwrap_or(draft.chunk) + 1;
    match (parse.kind(k)?, parse.kind(k + 1)) {
        (Preposition(Role::Per), Some(Noun(_) | Date)) => Some(parse.chunk_span(k).join(parse.chunk_span(k + 1))),
        (Noun(n), _) => {
            let head = n.head()?;
            let c = parse.chunks[k];
            let article =
                matches!(parse.token(c.start()).role, Role::Indefinite | Role::Per) && c.end() == c.start() + 2;
            let money = matches!(parse.quantities[draft.quantity].measured, crate::grammar::Measured::Money(_));
            let dated = parse.lexed.tokens.get(c.end()).is_some_and(|t| t.role == Role::Ago);
            (article && !dated && (money || parse.token(head).class.has(Class::TIME | Class::MEASURE)))
                .then(|| parse.chunk_span(k))
        }
        _ => None,
    }
}
