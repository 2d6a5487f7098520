//! From a parsed sentence to its claims: each quantity gets its event by the first rule that holds, then lists, subsets
//! and left-out words take over what their neighbours say.

use super::{
    counted::{Counted, Kind, UnitName},
    frames::{Frame, Outcome, Right},
    parse::Parse,
    sense::{joined, pick},
    tally::Tally,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::{Measured, Value},
    lexicon::{Class, EventId, GroupSet, Role, SenseKind},
    span::Span,
};

/// A claim in the making.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draft {
    pub quantity: usize,
    pub chunk: usize,
    pub counted: Counted,
    pub event: Option<EventId>,
    pub trigger: Option<Span>,
    pub rule: &'static str,
    /// The chunk of the verb group that says it.
    pub verb: Option<usize>,
    pub relation: Option<Relation>,
    /// The draft of this sentence that a subset is part of.
    pub parent: Option<usize>,
    /// The subset's whole was told in an earlier sentence.
    pub parent_before: bool,
}

/// What the sentence before told, for what this one leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    pub event: Option<EventId>,
    pub groups: GroupSet,
    pub person: bool,
    /// What the last tally counted.
    pub tally: Option<EventId>,
    /// What `cases` are in this text, once it has said so.
    pub case: Option<EventId>,
    /// The unit as a symbol, where it was one.
    pub unit: Option<u16>,
}

/// Collects the sentence's claims in reading order.
pub(crate) fn assemble(parse: Parse<'_, '_>, told: &Told, out: &mut Vec<Draft>) {
    out.clear();
    for quantity in 0..parse.quantities.len() {
        let Some(chunk) = parse.chunk_of(quantity) else { continue };
        let mut counted = parse.counted(quantity, chunk);
        if counted.kind == Kind::Elided
            && let Some(shared) = parse.shared_noun(chunk)
        {
            counted = shared;
        }
        if !is_claimable(parse, quantity, counted) {
            continue;
        }
        let draft = Draft {
            quantity,
            chunk,
            counted,
            event: None,
            trigger: None,
            rule: "statistic",
            verb: None,
            relation: relation(parse, quantity, chunk, counted),
            parent: None,
            parent_before: false,
        };
        push(parse, told, draft, out);
    }
    forward_parents(parse, out);
    drop_implicit(parse, out);
}

/// `five of the 12 crew`: the whole stands behind its part.
fn forward_parents(parse: Parse<'_, '_>, out: &mut [Draft]) {
    for at in 0..out.len() {
        let of = parse.noun(out[at].chunk).and_then(|n| n.of);
        let whole = of.and_then(|k| out.iter().position(|d| d.chunk == k));
        if out[at].relation == Some(Relation::Subset) && whole.is_some() {
            out[at].parent = whole;
            out[at].parent_before = false;
        }
    }
}

/// Drops implicit counts without an event of people; parents keep pointing at the same drafts.
fn drop_implicit(parse: Parse<'_, '_>, out: &mut Vec<Draft>) {
    let mut place = Vec::with_capacity(out.len());
    let mut kept = 0;
    for draft in out.iter() {
        place.push(kept);
        kept += usize::from(keeps(parse, draft));
    }
    if kept == out.len() {
        return;
    }
    let keep: Vec<bool> = out.iter().map(|d| keeps(parse, d)).collect();
    for draft in out.iter_mut() {
        let parent = draft.parent.filter(|&p| keep[p]);
        draft.parent = parent.map(|p| place[p]);
    }
    let mut at = 0;
    out.retain(|_| {
        at += 1;
        keep[at - 1]
    });
}

fn push(parse: Parse<'_, '_>, told: &Told, mut draft: Draft, out: &mut Vec<Draft>) {
    let found = event(parse, told, &mut draft, out);
    let mut second = None;
    if let Some(frame) = found {
        draft.event = Some(frame.event);
        draft.trigger = Some(frame.trigger);
        draft.rule = frame.rule;
        draft.verb = frame.verb;
        if frame.rule == "act"
            && parse.lexicon.events[frame.event.0 as usize].people
            && matches!(draft.counted.kind, Kind::Thing | Kind::Unknown)
        {
            draft.counted.kind = Kind::Person;
            draft.counted.unit = UnitName::Person;
        }
        let among = parse
            .lexed
            .tokens
            .iter()
            .any(|t| t.span.start == frame.trigger.start && t.role == Role::AmongThem && t.class.has(Class::STATE));
        if among {
            draft.relation = Some(Relation::Subset);
        }
        if frame.tally && draft.relation.is_none() {
            draft.relation = Some(Relation::Total);
        }
        second = frame.second;
    }
    if draft.relation == Some(Relation::Subset) {
        let whole = |d: &Draft| d.relation != Some(Relation::Subset) && holds(parse, d, &draft);
        draft.parent = out
            .iter()
            .rposition(|d| whole(d) && d.event.is_some() && compatible(draft.counted.kind, d.counted.kind))
            .or_else(|| out.iter().rposition(|d| whole(d) && draft.event.is_none()));
        draft.parent_before = draft.parent.is_none();
    }
    // `of which 119 were positive`, said of samples: the part is of the whole's kind.
    let whole = draft.parent.map(|p| out[p].counted.kind);
    let people_only =
        |e: EventId| parse.lexicon.events[e.0 as usize].people && !parse.lexicon.events[e.0 as usize].things;
    if draft.counted.kind == Kind::Elided && whole == Some(Kind::Thing) && draft.event.is_some_and(people_only) {
        (draft.event, draft.trigger, draft.rule) = (None, None, "statistic");
    }
    settle_unit(parse, told, &mut draft, out);
    if (draft.counted.kind == Kind::Elided || draft.counted.kind.is_percent())
        && let Some(named) = parse.named_as(draft.chunk)
    {
        if named.groups != GroupSet(0) {
            draft.counted.groups = named.groups;
        }
        if draft.counted.unit == UnitName::None {
            draft.counted.unit = UnitName::Person;
        }
    }
    out.push(draft);
    if let Some((event, trigger)) = second {
        out.push(Draft { event: Some(event), trigger: Some(trigger), ..draft });
    }
}

/// Whether a figure can be the whole of a part: it is no smaller, as far as both are stated.
fn holds(parse: Parse<'_, '_>, whole: &Draft, part: &Draft) -> bool {
    let stated = |d: &Draft| match parse.quantities[d.quantity].value {
        Value::At(v) | Value::Between(v, _) | Value::Roughly(v) => Some(v),
        Value::Vague { .. } => None,
    };
    let share = part.counted.kind.is_percent() || whole.counted.kind.is_percent();
    match (stated(whole), stated(part)) {
        (Some(whole), Some(part)) if !share => whole >= part,
        _ => true,
    }
}

/// A quantity that its noun makes no claim: an implicit count of no person, a hyphened description.
fn is_claimable(parse: Parse<'_, '_>, quantity: usize, counted: Counted) -> bool {
    let q = parse.quantities[quantity];
    if q.implicit {
        let zero = q.value == Value::At(rust_decimal::Decimal::ZERO);
        let singular = counted.head.is_some_and(|h| !parse.token(h).class.has(Class::PLURAL));
        let both = q.value == Value::At(rust_decimal::Decimal::TWO);
        let age = counted.head.is_some_and(|h| parse.token(h).role == Role::Old);
        return zero
            || (singular || both || age) && matches!(counted.kind, Kind::Person | Kind::Unknown)
            || both && counted.kind == Kind::Elided;
    }
    true
}

/// Implicit counts stand only with an event of people.
fn keeps(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    if !q.implicit {
        return true;
    }
    draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].people)
        && !(draft.rule == "people" && !matches!(q.value, Value::At(v) if v.is_zero()) && !is_body(parse, draft))
        && !(draft.counted.kind == Kind::Unknown && draft.verb.is_none())
        && !matches!(draft.rule, "ellipsis" | "restated")
        && !(draft.rule == "subset" && draft.relation != Some(Relation::Subset))
}

/// `a body was found`: nothing may stand between article and noun, for `an advisory body` is none.
fn is_body(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    draft.counted.head.is_some_and(|h| parse.token(h).role == Role::Body && h == q.end)
}

/// The event of a draft: the first rule that holds, from the surest to the loosest.
fn event(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, before: &[Draft]) -> Option<Frame> {
    let (i, counted) = (draft.chunk, draft.counted);
    let q = parse.quantities[draft.quantity];
    // `a 20-metre wall`, `a 12-man team`: the number describes the noun and counts nothing that something happened to.
    if q.attributive && !matches!(q.measured, Measured::Percent | Measured::Money(_))
        || counted.kind == Kind::Measure
            && counted.head.is_some()
            && parse.noun(i).is_some_and(|n| n.head.is_some() && n.of.is_none())
    {
        return None;
    }
    // A length or a weight of nothing said is no object: `struck 65 km off the coast`; land is, by its area.
    if let Measured::Measure(symbol, _) = q.measured
        && counted.span.is_none()
        && !parse.lexicon.area_symbols.contains(&symbol)
    {
        return None;
    }
    let own = parse.own(i, draft.quantity, counted);
    if let Some((frame, true)) = own {
        return Some(frame);
    }
    // `the bodies of two climbers missing since March`
    let bodies = i >= 2 && parse.noun(i - 2).and_then(|n| n.head).is_some_and(|h| parse.token(h).role == Role::Body);
    if bodies && let Some(frame) = parse.nominal(i, counted) {
        return Some(frame);
    }
    if let Some(frame) = among(parse, draft, before) {
        return Some(frame);
    }
    if let Some(frame) = parse.split_phrase(i, counted) {
        return Some(frame);
    }
    // `the toll reached 45` tells a tally, whatever else `reach` may do to people.
    if counted.kind == Kind::Elided
        && let Some(k) = i.checked_sub(1)
        && parse.verb(k).is_some_and(|v| parse.token(v.main).class.has(Class::MOTION))
        && let Some(tally) = parse.tally(i, counted)
    {
        return tally_event(parse, told, draft, tally, before);
    }
    if let Some(frame) = container(parse, draft) {
        return Some(frame);
    }
    let object = parse.as_object(i, counted);
    let listed = matches!(object, Outcome::Event(f) if f.rule == "coordinated");
    // `shot 44 percent from the floor`: a share of nothing is no object that suffers.
    if let Outcome::Event(frame) = object
        && !listed
        && counted.kind != Kind::Percent
    {
        return Some(frame);
    }
    let behind_preposition = matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(r)) if !opens_clause(parse, i - 1, r));
    // A whole takes only the participle right behind it: `seven of the 23 engineers kidnapped in May were freed`.
    let participle =
        parse.verb(i + 1).is_some_and(|v| v.voice == Voice::Participle) && parse.next_finite(i + 1).is_some();
    let subject = if parse.is_whole(i) && !participle { Outcome::Nothing } else { parse.as_subject(i, counted) };
    let finite = |f: &Frame| f.verb.and_then(|v| parse.verb(v)).is_some_and(|v| v.finite) && f.rule != "participle";
    if let Outcome::Event(frame) = subject {
        let adjacent = frame.verb.is_none_or(|v| v == i + 1) || !finite(&frame);
        let relative = matches!(parse.right(i), Right::Relative(_));
        if !behind_preposition || relative || adjacent && !finite(&frame) {
            return Some(with_own(parse, frame, own));
        }
    }
    if let Some(frame) = paired(parse, counted, object, subject) {
        return Some(frame);
    }
    if let Some(frame) = parse.dative(i, counted.kind) {
        return Some(frame);
    }
    if let Some(frame) = parse.nominal(i, counted) {
        return Some(frame);
    }
    if let Some(tally) = parse.tally(i, counted) {
        return tally_event(parse, told, draft, tally, before);
    }
    if let Some(frame) = included(parse, draft, object).or_else(|| case_told(parse, told, draft, before)) {
        return Some(frame);
    }
    if subject == Outcome::Nothing
        && let Some(frame) = parse.label(i, counted)
    {
        // `Houses destroyed: 1,204`, `Livestock lost: 6,000 head`
        let bare = counted.kind == Kind::Elided || counted.head.is_some_and(|h| parse.token(h).role == Role::Heads);
        if bare
            && i >= 3
            && parse.noun(i - 3).is_some_and(|n| n.quantity.is_none())
            && !matches!(parse.kind(i - 2), Some(ChunkKind::Noun(_)))
        {
            draft.counted = Counted { span: None, ..parse.counted_noun(i - 3) };
        }
        return Some(frame);
    }
    if listed && let Outcome::Event(frame) = object {
        return Some(frame);
    }
    if let Some((frame, false)) = own {
        return Some(frame);
    }
    if draft.relation == Some(Relation::Subset)
        && let Some(frame) = subset(parse, draft, before)
    {
        return Some(frame);
    }
    if let Some(frame) = restated(parse, draft, before) {
        return Some(frame);
    }
    ellipsis(parse, draft, object, subject, before)
}

/// The event of a tally's figure; the noun that the tally counts becomes the figure's.
fn tally_event(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, tally: Tally, before: &[Draft]) -> Option<Frame> {
    if let Some(whole) = tally.counted {
        draft.counted = Counted { span: None, partitive: false, ..whole };
    }
    if tally.frame.is_some() || !tally.open {
        return tally.frame;
    }
    let event = before.iter().rev().find_map(|d| d.event).or(told.tally).or(told.event)?;
    let trigger = parse.token(parse.quantities[draft.quantity].at).span;
    Some(Frame { event, second: None, trigger, rule: "tally", verb: None, tally: tally.sum })
}

/// Refugees who fled are refugees: the noun says more than the verb.
fn with_own(parse: Parse<'_, '_>, frame: Frame, own: Option<(Frame, bool)>) -> Frame {
    match own {
        Some((noun, false)) if noun.rule == "people" => match joined(parse, frame.event, noun.event) {
            Some(event) if event == noun.event => Frame { event, ..frame },
            _ => frame,
        },
        _ => frame,
    }
}

/// A noun and a verb that make an event only together: `120 migrants arrived`.
fn paired(parse: Parse<'_, '_>, counted: Counted, object: Outcome, subject: Outcome) -> Option<Frame> {
    let head = counted.head?;
    [object, subject].into_iter().find_map(|outcome| {
        let Outcome::Other(k) = outcome else { return None };
        let main = parse.verb(k)?.main;
        let base = parse.lemma(main);
        let (_, event) = parse.word(head).objects.iter().find(|(verb, _)| **verb == *base)?;
        Some(Frame {
            event: *event,
            second: None,
            trigger: parse.token(main).span,
            rule: "idiom",
            verb: Some(k),
            tally: false,
        })
    })
}

/// `a family of six was killed`: what happened to the noun that holds the figure's people.
fn container(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    if draft.counted.kind != Kind::Elided {
        return None;
    }
    let k = parse.container(draft.chunk)?;
    let people = Counted { kind: Kind::Person, ..Counted::ELIDED };
    match (parse.as_object(k, people), parse.as_subject(k, people)) {
        (Outcome::Event(frame), _) | (_, Outcome::Event(frame)) => Some(Frame { rule: "container", ..frame }),
        _ => None,
    }
}

/// The figure in brackets behind another: the same event in another unit.
fn restated(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let k = parse.restates(draft.chunk)?;
    let other = before.iter().rev().find(|d| d.chunk == k)?;
    let money = |kind| kind == Kind::Money;
    let percent = draft.counted.kind.is_percent();
    (money(draft.counted.kind) == money(other.counted.kind) && !percent).then(|| inherit(other, "restated")).flatten()
}

/// `after 12 people were killed`: a preposition that may open a clause does not bar its noun phrase from being a subject.
fn opens_clause(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    matches!(role, Role::OfThem | Role::Including | Role::AmongThem)
        || parse.token(parse.chunks[k].start).class.has(Class::SUBORDINATOR)
        || role == Role::Of
            && parse
                .chunks
                .get(k.wrapping_sub(1))
                .is_none_or(|c| !matches!(c.kind, ChunkKind::Noun(_) | ChunkKind::Verb(_)))
        || role == Role::With
}

/// `were among nine people killed`: the event of the whole that follows.
fn among(parse: Parse<'_, '_>, draft: &mut Draft, before: &[Draft]) -> Option<Frame> {
    let Right::Verb(k) = parse.right(draft.chunk) else { return None };
    if parse.verb(k)?.voice != Voice::Copula || !matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::Among)))
    {
        return None;
    }
    let whole = parse.noun(k + 2)?;
    let _ = before;
    draft.relation = Some(Relation::Subset);
    let counted = match whole.quantity {
        Some(q) => parse.counted(q as usize, k + 2),
        None => parse.counted_noun(k + 2),
    };
    let mut frame = match parse.as_subject(k + 2, counted) {
        Outcome::Event(frame) => frame,
        _ => parse.own(k + 2, whole.quantity.map_or(draft.quantity, usize::from), counted).map(|(f, _)| f)?,
    };
    frame.rule = "among";
    Some(frame)
}

/// A part takes the event of its whole where it has none of its own.
fn subset(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let fits = |d: &&Draft| d.event.is_some() && compatible(draft.counted.kind, d.counted.kind);
    // The nearest that tells of it: `3,500 were dead, two thirds of them from dysentery`.
    let whole = before.iter().rev().find(fits);
    match whole {
        Some(whole) => inherit(whole, "subset"),
        None => unnumbered_whole(parse, draft),
    }
}

/// `the death of the priests, five of them Spaniards`: the whole is told without a number.
fn unnumbered_whole(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let k = (0..draft.chunk).rev().find(|&k| parse.noun(k).is_some_and(|n| n.quantity.is_none() && !n.pronoun))?;
    let counted = parse.counted_noun(k);
    if !compatible(draft.counted.kind, counted.kind) {
        return None;
    }
    let found = match parse.as_object(k, counted) {
        Outcome::Event(frame) => Some(frame),
        _ => parse.nominal(k, counted),
    };
    found
        .or(match parse.as_subject(k, counted) {
            Outcome::Event(frame) => Some(frame),
            _ => None,
        })
        .map(|f| Frame { rule: "subset", ..f })
}

fn inherit(from: &Draft, rule: &'static str) -> Option<Frame> {
    Some(Frame { event: from.event?, second: None, trigger: from.trigger?, rule, verb: from.verb, tally: false })
}

fn compatible(a: Kind, b: Kind) -> bool {
    let people = |k| {
        matches!(
            k,
            Kind::Person | Kind::Elided | Kind::Household | Kind::Unknown | Kind::Percent | Kind::PercentOfPeople
        )
    };
    a == b
        || people(a) && people(b)
        || a == Kind::Elided
        || matches!((a, b), (Kind::Thing | Kind::Unknown, Kind::Thing | Kind::Unknown))
}

/// `61 deaths were recorded in Tolu, 18 in Ferro`: a figure without noun and verb takes both from the one before it.
fn ellipsis(parse: Parse<'_, '_>, draft: &Draft, object: Outcome, subject: Outcome, before: &[Draft]) -> Option<Frame> {
    let q = parse.quantities[draft.quantity];
    // `$4m for roads and $2m for bridges`
    let money = draft.counted.kind == Kind::Money && matches!(object, Outcome::Nothing);
    if !money && (draft.counted.kind != Kind::Elided || q.measured != Measured::Count)
        || q.implicit
        || !idle(parse, subject)
    {
        return None;
    }
    if let Outcome::Other(k) = object
        && parse.verb(k).is_some_and(|v| v.voice != Voice::Copula && !parse.token(v.main).class.has(Class::REPORTING))
    {
        return None;
    }
    let last = before.iter().rev().find(|d| !money || d.counted.kind == Kind::Money && d.rule != "restated")?;
    // `None died; five remain`: what did not happen to the one did not to the other.
    if matches!(parse.quantities[last.quantity].value, Value::At(v) if v.is_zero()) {
        return None;
    }
    let parted = parse.chunks[last.chunk..draft.chunk].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Comma
                | ChunkKind::Coordinator(_)
                | ChunkKind::Subordinator(_)
                | ChunkKind::Semicolon
                | ChunkKind::Open
                | ChunkKind::Dash
        )
    });
    let verbs = parse.chunks[last.chunk..draft.chunk]
        .iter()
        .filter(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite))
        .count();
    if !parted || verbs > 2 || last.counted.kind.is_percent() {
        return None;
    }
    inherit(last, "ellipsis")
}

/// Whether what stands to a figure's right leaves its event open: nothing, a copula, or `reported`, `announced`.
fn idle(parse: Parse<'_, '_>, subject: Outcome) -> bool {
    match subject {
        Outcome::Nothing => true,
        Outcome::Other(k) => parse.verb(k).is_some_and(|v| {
            v.voice == Voice::Copula || v.voice == Voice::Participle && parse.token(v.main).class.has(Class::REPORTING)
        }),
        Outcome::Event(_) => false,
    }
}

/// `the dead include six women`: the noun that includes the figure shows the event.
fn included(parse: Parse<'_, '_>, draft: &mut Draft, object: Outcome) -> Option<Frame> {
    let Outcome::Other(k) = object else { return None };
    if parse.token(parse.verb(k)?.main).role != Role::Including {
        return None;
    }
    let whole = k.checked_sub(1)?;
    let head = parse.noun(whole)?.head?;
    let event = pick(parse, &parse.word(head).senses, &[SenseKind::People, SenseKind::Act], Kind::Person)?;
    draft.relation = Some(Relation::Subset);
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "subset", verb: None, tally: false })
}

/// `967 cases` in a text that has told of a disease's cases.
fn case_told(parse: Parse<'_, '_>, told: &Told, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let head = draft.counted.head.filter(|&h| parse.token(h).role == Role::Case)?;
    let here =
        before.iter().find(|d| d.rule == "act" && d.counted.head.is_some_and(|h| parse.token(h).role == Role::Case));
    let event = here.and_then(|d| d.event).or(told.case)?;
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "act", verb: None, tally: false })
}

/// Whether the figure is a part, a tally or on top of others.
fn relation(parse: Parse<'_, '_>, quantity: usize, chunk: usize, counted: Counted) -> Option<Relation> {
    let q = parse.quantities[quantity];
    let phrase = parse.noun(chunk)?;
    let before = chunk.checked_sub(1).and_then(|k| parse.kind(k));
    let part = matches!(before, Some(ChunkKind::Preposition(Role::Including | Role::AmongThem | Role::OfThem)))
        || matches!(before, Some(ChunkKind::Verb(v)) if parse.token(v.main).role == Role::Including);
    // `57 were killed, 19 children among them`
    let part = part
        || matches!(parse.kind(chunk + 1), Some(ChunkKind::Preposition(Role::Including)))
            && matches!(
                parse.kind(chunk + 2),
                None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Close)
            );
    let zero = q.value == Value::At(rust_decimal::Decimal::ZERO);
    if counted.partitive && !zero
        || part
        || listed_part(parse, chunk)
        || opened_whole(parse, chunk, counted)
        || adverb_part(parse, chunk, counted)
    {
        return Some(Relation::Subset);
    }
    // `the other two`: the rest of those named before.
    if q.additional && phrase.definite && parse.token(q.first).role == Role::Other {
        return Some(Relation::Subset);
    }
    let more =
        parse.lexed.tokens[q.end..parse.chunks[chunk].end].iter().any(|t| matches!(t.role, Role::More | Role::Other));
    if q.additional || phrase.other || more {
        return Some(Relation::Additional);
    }
    if q.total {
        return Some(Relation::Total);
    }
    let so_far = parse.lexed.tokens.iter().any(|t| t.role == Role::SoFar);
    so_far.then_some(Relation::Total)
}

/// `Of the 60 people on the bus, 14 died`; `Among those rescued were three infants`
fn opened_whole(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    let opens = |k: usize| {
        k == 0 || matches!(parse.chunks[k - 1].kind, ChunkKind::Colon | ChunkKind::Semicolon | ChunkKind::Dash)
    };
    let Some(start) = (0..chunk).rev().find(|&k| opens(k)) else { return false };
    let Some(ChunkKind::Preposition(role)) = parse.kind(start) else { return false };
    let closed = (start + 1..chunk).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Comma));
    match role {
        Role::Of | Role::OfThem => counted.kind == Kind::Elided && closed,
        Role::Among => chunk >= 2 && parse.verb(chunk - 1).is_some_and(|v| v.voice == Voice::Copula),
        Role::AmongThem | Role::Including => matches!(parse.kind(start + 1), Some(ChunkKind::Comma)),
        _ => false,
    }
}

/// `injured 18, three seriously`
fn adverb_part(parse: Parse<'_, '_>, chunk: usize, counted: Counted) -> bool {
    counted.kind == Kind::Elided
        && chunk >= 2
        && matches!(parse.chunks[chunk - 1].kind, ChunkKind::Comma | ChunkKind::Open)
        && matches!(parse.kind(chunk + 1), Some(ChunkKind::Adverb))
        && matches!(
            parse.kind(chunk + 2),
            None | Some(ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Close | ChunkKind::Semicolon)
        )
}

/// `including five children and two women`: a later item of a list of parts.
fn listed_part(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let mut k = chunk;
    while k >= 2 && matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma) {
        k -= 2;
        // `children under 5`, `men from the village`: the item's own phrases.
        while k >= 2
            && matches!(parse.chunks[k].kind, ChunkKind::Noun(_) | ChunkKind::Date)
            && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(Role::In | Role::From | Role::Of | Role::None))
        {
            k -= 2;
        }
        if parse.noun(k).is_none() {
            return false;
        }
        if k > 0 && matches!(parse.chunks[k - 1].kind, ChunkKind::Preposition(Role::Including | Role::AmongThem)) {
            return true;
        }
    }
    false
}

/// Fills in a unit that the phrase leaves out: the one before it, or persons where the event is theirs.
fn settle_unit(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, before: &[Draft]) {
    let people = draft.event.map(|e| parse.lexicon.events[e.0 as usize].people);
    match draft.counted.kind {
        Kind::Unknown if people == Some(true) => draft.counted.unit = UnitName::Person,
        Kind::Elided if draft.counted.unit == UnitName::None => {
            let last = before.iter().rev().find(|d| {
                !d.counted.kind.is_percent()
                    && !matches!(d.counted.kind, Kind::Money | Kind::Measure | Kind::Elided | Kind::Life)
                    || d.counted.unit != UnitName::None && d.counted.kind == Kind::Elided
            });
            let fits = |unit: UnitName| match people {
                Some(true) => {
                    matches!(unit, UnitName::Person)
                        || matches!(unit, UnitName::Symbol(s) if s == parse.lexicon.household || s == parse.lexicon.animal)
                }
                Some(false) => !matches!(unit, UnitName::Person),
                None => true,
            };
            match last.filter(|d| fits(d.counted.unit)) {
                Some(d) => {
                    draft.counted.unit = d.counted.unit;
                    // A part's groups are not the whole's, nor those of the figure after it.
                    let whole =
                        before.iter().rev().find(|d| d.relation != Some(Relation::Subset) && fits(d.counted.unit));
                    let from = if draft.relation == Some(Relation::Subset) {
                        whole
                    } else {
                        whole.filter(|w| w.chunk >= d.chunk || d.relation == Some(Relation::Subset))
                    };
                    if d.counted.unit == UnitName::Person && draft.counted.groups.0 == 0 && shares_groups(draft) {
                        draft.counted.groups.0 = from.map_or(0, |w| w.counted.groups.0) & !others_only(parse, draft).0;
                    }
                }
                None if people == Some(true) => {
                    draft.counted.unit = UnitName::Person;
                    if told.person && draft.relation.is_some() && shares_groups(draft) {
                        draft.counted.groups = told.groups;
                    }
                }
                None if people == Some(false) => {
                    draft.counted.unit = told.unit.map_or(UnitName::None, UnitName::Symbol)
                }
                None if told.person && draft.counted.partitive => draft.counted.unit = UnitName::Person,
                None => {}
            }
        }
        _ => {}
    }
}

/// `two others` of two men need not be men: sex and age are not handed on to others.
fn others_only(parse: Parse<'_, '_>, draft: &Draft) -> GroupSet {
    let other = draft.relation == Some(Relation::Additional) && parse.noun(draft.chunk).is_some_and(|n| n.other);
    let own = ["man", "woman", "boy", "girl", "child", "infant", "elderly"];
    if other { GroupSet(own.iter().fold(0, |set, name| set | parse.lexicon.group(name).0)) } else { GroupSet(0) }
}

/// Figures that only leave out their noun share its groups; tallies of all do not.
fn shares_groups(draft: &Draft) -> bool {
    draft.relation != Some(Relation::Total)
}
