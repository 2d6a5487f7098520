//! From a parsed sentence to its claims: each quantity gets its event by the first rule that holds, then lists, subsets
//! and left-out words take over what their neighbours say.

use super::{
    counted::{Counted, Kind, UnitName},
    elided::{compatible, ellipsis, inherit, settle_unit, subset},
    frames::{Frame, Outcome, Right},
    parse::Parse,
    relation::relation,
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
        if !is_claimable(parse, quantity, counted) || is_one_more(parse, quantity, chunk, counted, out) {
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
        if breaks_down(parse, &draft, out) {
            draft.relation = Some(Relation::Subset);
        }
        second = frame.second;
    }
    // `closed at 7.80 after reaching 7.90`: nobody is a fraction.
    let whole_number = match parse.quantities[draft.quantity].value {
        Value::At(v) | Value::Roughly(v) => v.fract().is_zero(),
        Value::Between(..) | Value::Vague { .. } => true,
    };
    let persons = matches!(draft.counted.kind, Kind::Person | Kind::Elided | Kind::Unknown)
        && parse.quantities[draft.quantity].measured == Measured::Count;
    if persons && !whole_number && draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].people) {
        (draft.event, draft.trigger, draft.rule, second) = (None, None, "statistic", None);
        if draft.counted.kind != Kind::Person {
            draft.counted = Counted {
                unit: if draft.counted.unit == UnitName::Person { UnitName::None } else { draft.counted.unit },
                ..draft.counted
            };
        }
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
    hold(parse, &mut draft);
    settle_unit(parse, told, &mut draft, out);
    if (draft.counted.kind == Kind::Elided || draft.counted.kind.is_percent() || draft.counted.partitive)
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

/// `a crew of seven`, `a town of 14,000`: the noun that holds the figure's people says of what kind they are.
fn hold(parse: Parse<'_, '_>, draft: &mut Draft) {
    if draft.counted.kind != Kind::Elided || draft.counted.unit != UnitName::None {
        return;
    }
    let Some(k) = parse.container(draft.chunk) else { return };
    let holder = parse.counted_noun(k);
    let class = holder.head.map_or(Class::NONE, |h| parse.token(h).class);
    if matches!(holder.kind, Kind::Person | Kind::Household) || class.has(Class::FACILITY) {
        draft.counted.unit = UnitName::Person;
        draft.counted.groups = holder.groups;
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

/// `two men were killed and a third was wounded`: one man more, and no share of anything.
fn is_one_more(parse: Parse<'_, '_>, quantity: usize, chunk: usize, counted: Counted, before: &[Draft]) -> bool {
    let q = parse.quantities[quantity];
    let ordinal = parse.lexed.tokens[q.first..q.end].iter().any(|t| t.class.has(Class::ORDINAL));
    let article = parse.lexed.tokens[q.first..q.end].iter().any(|t| t.role == Role::Indefinite);
    let persons = before.iter().any(|d| d.counted.kind == Kind::Person);
    q.share && ordinal && article && counted.kind == Kind::Percent && persons && parse.verb(chunk + 1).is_some()
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
        && !names_again(parse, draft)
        && !(draft.counted.kind == Kind::Unknown && (draft.verb.is_none() || !names_person(parse, draft)))
        && !(draft.rule == "act" && parse.token(q.first).role == Role::NoneOf)
        && !matches!(draft.rule, "ellipsis" | "restated")
        && !(draft.rule == "subset" && draft.relation != Some(Relation::Subset))
}

/// `The driver, a 39-year-old woman, was killed`: one definite person is not counted, nor what is said of her.
fn names_again(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let k = draft.chunk;
    let comma = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Comma));
    if k < 2 || !comma(k - 1) || !(k + 1..k + 5).any(comma) || !parse.quantities[draft.quantity].one {
        return false;
    }
    let whole = parse.noun(k - 2).filter(|n| n.quantity.is_none() && n.definite && !n.pronoun);
    whole.and_then(|n| n.head).is_some_and(|h| {
        let class = parse.token(h).class;
        class.has(Class::PERSON) && !class.has(Class::PLURAL)
    })
}

/// A noun that the lexicon does not know, by its ending: `a lobsterman`, `a glazier`, `a cellist`.
fn names_person(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let Some(head) = draft.counted.head else { return false };
    let word = parse.token(head).span.of(parse.text).to_lowercase();
    parse.lexicon.person_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
}

/// `a body was found`: nothing may stand between article and noun, for `an advisory body` is none.
fn is_body(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let q = parse.quantities[draft.quantity];
    let of_people =
        parse.noun(draft.chunk).and_then(|n| n.of).and_then(|k| parse.noun(k)).is_some_and(|n| n.quantity.is_some());
    draft.counted.head.is_some_and(|h| parse.token(h).role == Role::Body && h == q.end) && !of_people
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
    // `lost three times to Varga`
    if counted.head.is_some_and(|h| parse.token(h).role == Role::Times) {
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
    // `a final figure of 116 homes have been destroyed`, `all of the 200 patients were`, `three ferries along with 40 cars were`
    let figure = i >= 2
        && match parse.kind(i - 1) {
            Some(ChunkKind::Preposition(Role::Of)) => parse.noun(i - 2).is_some_and(|n| {
                n.quantity.is_none()
                    && n.head.is_none_or(|h| {
                        parse.token(h).class.has(Class::TALLY) || parse.token(h).role == Role::Container
                    })
            }),
            Some(ChunkKind::Preposition(Role::Along)) => parse.noun(i - 2).is_some(),
            _ => false,
        };
    let behind_preposition = !figure
        && matches!(i.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(r)) if !opens_clause(parse, i - 1, r));
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
    if let Some(frame) = among_opens(parse, draft) {
        return Some(frame);
    }
    if let Some(frame) = of_those(parse, i, counted) {
        return Some(frame);
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
    // `lost $90m and 4,000 workers lost their jobs`: who has a verb of its own is no item of the list before.
    let phrase = |t: usize| parse.token(t).span.of(parse.text).contains(' ');
    let own_verb =
        matches!(subject, Outcome::Other(k) if k == i + 1 && parse.verb(k).is_some_and(|v| v.finite || phrase(v.main)));
    if listed
        && !own_verb
        && let Outcome::Event(frame) = object
    {
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

/// `37 deaths: one in Ardo, three in Belmar`: the figures behind a colon are parts of the one before it.
fn breaks_down(parse: Parse<'_, '_>, draft: &Draft, before: &[Draft]) -> bool {
    let whole =
        before.iter().rev().find(|d| !(d.relation == Some(Relation::Subset) && matches!(d.rule, "ellipsis" | "label")));
    matches!(draft.rule, "ellipsis" | "label")
        && draft.counted.kind == Kind::Elided
        && whole.is_some_and(|whole| {
            whole.event == draft.event
                && whole.relation != Some(Relation::Subset)
                && holds(parse, whole, draft)
                && parse.chunks[whole.chunk..draft.chunk].iter().any(|c| c.kind == ChunkKind::Colon)
        })
}

/// The event of a tally's figure; the noun that the tally counts becomes the figure's.
fn tally_event(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, tally: Tally, before: &[Draft]) -> Option<Frame> {
    if let Some(whole) = tally.counted {
        draft.counted = Counted { span: None, partitive: false, ..whole };
    }
    if tally.frame.is_some() || !tally.open {
        return tally.frame;
    }
    // Of money, measures and shares no toll is told.
    if !matches!(draft.counted.kind, Kind::Elided | Kind::Person | Kind::Unknown | Kind::Thing | Kind::Animal) {
        return None;
    }
    if parse.quantities[draft.quantity].implicit {
        return None;
    }
    let event = before.iter().rev().find_map(|d| d.event).or(told.tally).or(told.event)?;
    let info = &parse.lexicon.events[event.0 as usize];
    if draft.counted.kind == Kind::Person && !info.people {
        return None;
    }
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
    // Wounds received are no wounded.
    let head = counted.head.filter(|_| counted.kind == Kind::Person)?;
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

/// The first item of the list that the phrase at `k` stands in.
fn first_item(parse: Parse<'_, '_>, mut k: usize) -> usize {
    while k >= 2
        && matches!(parse.kind(k - 1), Some(ChunkKind::Coordinator(Role::And) | ChunkKind::Comma))
        && parse.noun(k - 2).is_some()
    {
        k -= 2;
    }
    k
}

/// `Among the dead were three nuns and a child`: the state or noun that opens the sentence tells of those behind the verb.
fn among_opens(parse: Parse<'_, '_>, draft: &mut Draft) -> Option<Frame> {
    let k = first_item(parse, draft.chunk);
    let copula = |v: usize| parse.verb(v).is_some_and(|v| v.voice == Voice::Copula);
    let of = matches!(parse.kind(0)?, ChunkKind::Preposition(Role::Of));
    let verb = match k.checked_sub(1).filter(|&v| copula(v)) {
        Some(verb) => verb,
        None if of && copula(draft.chunk + 1) => draft.chunk + 1,
        None => return None,
    };
    let frame = |event, trigger| Frame { event, second: None, trigger, rule: "among", verb: Some(verb), tally: false };
    let found = match parse.kind(0)? {
        // `among the dead` is a state of its own.
        ChunkKind::State if verb == 1 && parse.token(parse.chunks[0].start).role == Role::AmongThem => {
            parse.state(0, draft.counted.kind, Some(verb))
        }
        // `Of those kidnapped, 365 were farmers`
        ChunkKind::Preposition(Role::Of) if matches!(parse.kind(3), Some(ChunkKind::Comma)) => {
            let those = parse.noun(1).is_some() && parse.token(parse.chunks[1].start).role == Role::Those;
            let participle = parse.verb(2).is_some_and(|v| v.voice == Voice::Participle);
            match parse.subject_of(2, Kind::Person, 0) {
                Outcome::Event(found) if those && participle => Some(found),
                _ => None,
            }
        }
        ChunkKind::Preposition(Role::Among) => {
            let head = parse.noun(1).filter(|n| n.quantity.is_none())?.head?;
            let event = pick(parse, &parse.word(head).senses, &[SenseKind::People], Kind::Person);
            match (event, parse.verb(2)) {
                (Some(event), _) if verb == 2 => Some(frame(event, parse.token(head).span)),
                // `among those arrested on Monday were`
                (_, Some(v)) if v.voice == Voice::Participle && (3..=5).contains(&verb) => {
                    match parse.subject_of(2, Kind::Person, 0) {
                        Outcome::Event(found) => Some(Frame { rule: "among", verb: Some(verb), ..found }),
                        _ => None,
                    }
                }
                _ => None,
            }
        }
        _ => None,
    }?;
    draft.relation = Some(Relation::Subset);
    Some(Frame { rule: "among", ..found })
}

/// `three of those killed were tourists`: the participle behind the pronoun that stands for the whole.
fn of_those(parse: Parse<'_, '_>, i: usize, counted: Counted) -> Option<Frame> {
    let whole = parse.noun(i)?.of?;
    let chunk = parse.chunks[whole];
    let those = parse.token(chunk.start).role == Role::Those && chunk.end == chunk.start + 1;
    let participle = parse.verb(whole + 1).is_some_and(|v| v.voice == Voice::Participle);
    match parse.subject_of(whole + 1, counted.kind, 0) {
        Outcome::Event(frame) if those && participle => Some(frame),
        _ => None,
    }
}

/// `a family of six was killed`: what happened to the noun that holds the figure's people.
fn container(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let k = parse.container(draft.chunk)?;
    let held = match draft.counted.kind {
        Kind::Elided => Counted { kind: Kind::Person, ..Counted::ELIDED },
        Kind::Money | Kind::Measure => return None,
        _ => draft.counted,
    };
    match (parse.as_object(k, held), parse.as_subject(k, held)) {
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

/// `the dead include six women`, `the dead were two girls`: the noun that includes the figure shows the event.
fn included(parse: Parse<'_, '_>, draft: &mut Draft, object: Outcome) -> Option<Frame> {
    // Over the items of a list: `the dead include four nurses and a girl`.
    let first = first_item(parse, draft.chunk);
    let before = first.checked_sub(1).filter(|&k| {
        parse.verb(k).is_some_and(|v| v.voice == Voice::Copula || parse.token(v.main).role == Role::Including)
    });
    let k = match (object, before) {
        (Outcome::Other(k), _) | (_, Some(k)) => k,
        _ => return None,
    };
    let includes = parse.token(parse.verb(k)?.main).role == Role::Including;
    let whole = k.checked_sub(1)?;
    let phrase = parse.noun(whole)?;
    let head = phrase.head?;
    // `the dead were two girls`
    let are = parse.verb(k)?.voice == Voice::Copula
        && phrase.definite
        && phrase.quantity.is_none()
        && draft.counted.kind == Kind::Person;
    if !includes && !are {
        return None;
    }
    let kinds: &[SenseKind] = if are { &[SenseKind::People] } else { &[SenseKind::People, SenseKind::Act] };
    let event = pick(parse, &parse.word(head).senses, kinds, Kind::Person)?;
    if includes {
        draft.relation = Some(Relation::Subset);
    }
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "subset", verb: None, tally: false })
}

/// `967 cases` in a text that has told of a disease's cases.
fn case_told(parse: Parse<'_, '_>, told: &Told, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let head = draft.counted.head.filter(|&h| parse.token(h).role == Role::Case)?;
    // `cases of extortion`, `court cases` say themselves what they are.
    let phrase = parse.noun(draft.chunk)?;
    let q = parse.quantities[draft.quantity];
    let own = head < parse.chunks[draft.chunk].end;
    let named = own && (phrase.of.is_some() || (q.end..head).any(|t| parse.token(t).class.has(Class::NOUN)));
    if named {
        return None;
    }
    let here =
        before.iter().find(|d| d.rule == "act" && d.counted.head.is_some_and(|h| parse.token(h).role == Role::Case));
    let event = here.and_then(|d| d.event).or(told.case)?;
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "act", verb: None, tally: false })
}
