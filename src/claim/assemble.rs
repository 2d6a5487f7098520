//! From a parsed sentence to its claims: each quantity gets its event (`event.rs`), then lists, subsets and left-out
//! words take over what their neighbours say.

use rust_decimal::Decimal;

use super::{
    among::breaks_down,
    claimable::{is_claimable, is_one_more, keeps},
    commercial::commercial,
    counted::{Counted, Kind, UnitName},
    elided::compatible,
    event::event,
    grouped::{group_losses, is_act, of_animals},
    parse::Parse,
    relation::{condition_part, relation},
    settle::settle_unit,
};
use crate::{
    Relation,
    chunk::ChunkKind,
    grammar::{Measured, Value},
    lex::Token,
    lexicon::{Class, EventId, GroupSet, Role},
    span::Span,
};

const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

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
    /// It was the last sentence with figures that told it.
    pub fresh: bool,
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
        // `2 billion dollars in May, up from 1.8 billion`: so many are no people.
        if counted.kind == Kind::Elided
            && let Some(money) = out.last().filter(|d| d.counted.kind == Kind::Money)
            && matches!(parse.quantities[quantity].value, Value::At(v) if v >= BILLION)
        {
            counted = Counted { kind: Kind::Money, unit: money.counted.unit, ..counted };
        }
        if !is_claimable(parse, quantity, counted, out) || is_one_more(parse, quantity, chunk, counted, out) {
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
    group_losses(parse, out);
}

/// `five of the 12 crew`: the whole stands behind its part.
fn forward_parents(parse: Parse<'_, '_>, out: &mut [Draft]) {
    for at in 0..out.len() {
        let of = parse.noun(out[at].chunk).and_then(|n| n.of());
        let whole = of.and_then(|k| out.iter().position(|d| d.chunk == k));
        if out[at].relation == Some(Relation::Subset) && whole.is_some() {
            out[at].parent = whole;
            out[at].parent_before = false;
        }
    }
}

/// Drops implicit counts without an event of people; parents keep pointing at the same drafts.
fn drop_implicit(parse: Parse<'_, '_>, out: &mut Vec<Draft>) {
    if out.iter().all(|d| keeps(parse, d)) {
        return;
    }
    let keep: Vec<bool> = out.iter().map(|d| keeps(parse, d)).collect();
    let place: Vec<usize> = (0..out.len()).map(|at| keep[..at].iter().filter(|kept| **kept).count()).collect();
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
    let found = found.map(|frame| parse.on_duty(frame, draft.counted));
    let mut second = None;
    // `four children are among the dead`: the whole is those dead, and no other figure.
    let mut of_those = false;
    if let Some(frame) = found.map(|frame| parse.done_by_named(frame)) {
        draft.event = Some(frame.event);
        draft.trigger = Some(frame.trigger);
        draft.rule = frame.rule;
        draft.verb = frame.verb;
        if parse.lexicon.events[frame.event.0 as usize].people
            && matches!(draft.counted.kind, Kind::Thing | Kind::Unknown)
            // `the number of new arrivals rose to 155,000`
            && (frame.rule == "act" || frame.rule == "tally" && is_act(parse, frame.event, draft.counted))
        {
            draft.counted.kind = Kind::Person;
            draft.counted.unit = UnitName::Person;
        }
        let among =
            parse.seen.role(Role::AmongThem)
                && parse.lexed.tokens.iter().any(|t| {
                    t.span.start == frame.trigger.start && t.role == Role::AmongThem && t.class.has(Class::STATE)
                });
        if among {
            draft.relation = Some(Relation::Subset);
        }
        of_those = among || frame.rule == "among";
        let tally = frame.tally || frame.rule == "act" && parse.raised_to(draft.chunk);
        if tally && draft.relation.is_none() {
            draft.relation = Some(Relation::Total);
        }
        // `four injured, one in critical condition`; but `3 killed, 2 in critical condition`
        let same = out.last().is_some_and(|last| last.event == draft.event);
        if draft.relation.is_none() && same && condition_part(parse, draft.chunk, draft.counted) {
            draft.relation = Some(Relation::Subset);
        }
        if breaks_down(parse, &draft, out) {
            draft.relation = Some(Relation::Subset);
        }
        second = frame.second;
    }
    let people_only =
        |e: EventId| parse.lexicon.events[e.0 as usize].people && !parse.lexicon.events[e.0 as usize].things;
    // `48 fires were burning`: a fire is not burned, nor a storm destroyed.
    let hazard = draft.counted.kind == Kind::Thing
        && draft.counted.head.is_some_and(|h| parse.token(h).role == Role::Hazard)
        && draft.rule == "intransitive";
    // `holds 48 pct of Entregrowth`: nobody is a part of a firm.
    let of = parse.noun(draft.chunk).and_then(|n| n.of()).and_then(|k| parse.noun(k)).and_then(|n| n.head());
    let share = draft.counted.kind.is_percent()
        && draft.rule == "active"
        && draft.event.is_some_and(people_only)
        && draft.verb.and_then(|k| parse.verb(k)).is_some_and(|v| parse.token(v.main()).role == Role::Hold)
        && of.is_some_and(|h| {
            let token = parse.token(h);
            token.capital() && !parse.lexed.one_case && (token.class.is_unknown() || token.class.has(Class::NAME))
        });
    if hazard || share {
        (draft.event, draft.trigger, draft.rule, second) = (None, None, "statistic", None);
    }
    let money_event = draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].money);
    if draft.counted.kind == Kind::Money && money_event && commercial(parse, &draft) {
        (draft.event, draft.trigger, draft.rule, second) = (None, None, "statistic", None);
    }
    // `water costs 15 birr a can`: a price, and nothing lost.
    let priced = draft.counted.kind == Kind::Money
        && is_price(parse, draft.quantity)
        && draft.event.is_some_and(|e| parse.is_priced(e));
    // `a pistol there costs $820`; but `the flood costs the town $3 million`.
    let priced = priced
        || draft.counted.kind == Kind::Money
            && draft.verb.zip(draft.event).is_some_and(|(k, event)| parse.costs(k, event));
    // `at a cost of 13,000 pesetas a tonne`; but `the loss of $40 a hectare`.
    let cost = draft.rule == "nominal"
        && !parse.seen.role(Role::Hazard)
        && !parse.seen.role(Role::Damage)
        && draft.trigger.zip(draft.event).is_some_and(|(span, event)| {
            parse.lexicon.doers.iter().any(|d| {
                d.from == event && d.to.is_none() && d.verbs.iter().any(|v| v.eq_ignore_ascii_case(span.of(parse.text)))
            })
        });
    // `mended at a cost of 31 crore`: what was paid for it.
    let paid = cost && draft.counted.kind == Kind::Money && parse.at_a_cost(draft.chunk);
    if (priced || paid)
        && draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].money)
        && (draft.rule == "active" || cost)
    {
        (draft.event, draft.trigger, draft.rule, second) = (None, None, "statistic", None);
    }
    // `two-thirds of the town was destroyed`: a share of a whole that no figure and no event tells is said of the whole.
    if draft.relation == Some(Relation::Subset) && shares_plain_whole(parse, &draft) {
        draft.relation = None;
    }
    // `closed at 7.80 after reaching 7.90`: nobody is a fraction.
    let whole_number = match parse.quantities[draft.quantity].value {
        Value::At(v) | Value::Roughly(v) => v.fract().is_zero(),
        Value::Between(low, high) => low.fract().is_zero() && high.fract().is_zero(),
        Value::Vague { .. } => true,
    };
    let persons = matches!(draft.counted.kind, Kind::Person | Kind::Elided | Kind::Unknown)
        && parse.quantities[draft.quantity].measured == Measured::Count;
    let too_many = draft.counted.kind == Kind::Elided
        && matches!(parse.quantities[draft.quantity].value, Value::At(v) if v >= BILLION);
    // `under a metre of water and 40 people were stranded`: nobody is a length.
    let measured = matches!(parse.quantities[draft.quantity].measured, Measured::Measure(symbol, _) if !parse.lexicon.area_symbols.contains(&symbol));
    if measured && draft.event.is_some_and(people_only) {
        (draft.event, draft.trigger, draft.rule, second) = (None, None, "statistic", None);
    }
    // `53.7 homicides per 100,000`
    let rate = parse.kind(draft.chunk + 1) == Some(ChunkKind::Preposition(Role::Per));
    if persons
        && (!whole_number && !rate || too_many)
        && draft.event.is_some_and(|e| parse.lexicon.events[e.0 as usize].people)
    {
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
        let told = |d: &Draft| whole(d) && d.event.is_some() && compatible(draft.counted.kind, d.counted.kind);
        let same = out.iter().rposition(|d| told(d) && d.event == draft.event);
        let other = || {
            let told_apart = draft.event.is_none() || draft.counted.pronoun_whole;
            let alike = |d: &Draft| d.counted.kind == Kind::Elided || compatible(draft.counted.kind, d.counted.kind);
            let plain = || out.iter().rposition(|d| whole(d) && told_apart && alike(d));
            out.iter().rposition(told).or_else(plain)
        };
        draft.parent = if of_those { same } else { same.or_else(other) };
        draft.parent_before = draft.parent.is_none();
    }
    // `of which 119 were positive`, said of samples: the part is of the whole's kind.
    let whole = draft.parent.map(|p| out[p].counted.kind);
    if draft.counted.kind == Kind::Elided && whole == Some(Kind::Thing) && draft.event.is_some_and(people_only) {
        (draft.event, draft.trigger, draft.rule) = (None, None, "statistic");
    }
    if draft.event.is_none()
        && draft.counted.kind == Kind::Elided
        && let Some(thing) = parse.labelled_thing(draft.chunk)
    {
        draft.counted = thing;
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
    // `Livestock deaths reached 40,000`
    if draft.counted.unit == UnitName::Person && of_animals(parse, &draft) {
        (draft.counted.kind, draft.counted.unit) = (Kind::Animal, UnitName::Symbol(parse.lexicon.animal));
        draft.counted.groups = GroupSet(0);
    }
    out.push(draft);
    if let Some((event, trigger)) = second {
        out.push(Draft { event: Some(event), trigger: Some(trigger), ..draft });
    }
}

/// `15 birr a can`, `$3 per bag`; what it costs a year or a person is no price of a thing.
fn is_price(parse: Parse<'_, '_>, quantity: usize) -> bool {
    let end = parse.quantities[quantity].end;
    let rate = |t: &Token| matches!(t.role, Role::Indefinite | Role::Per | Role::Each | Role::Apiece);
    let thing = |t: &Token| t.class.has(Class::NOUN) && !t.class.has(Class::TIME | Class::PERSON | Class::PLURAL);
    parse.lexed.tokens.get(end).is_some_and(rate) && parse.lexed.tokens.get(end + 1).is_some_and(thing)
}

/// `a fifth of the population`: neither `of them` nor `of the wounded` nor `of the 40 crew`, and no rule of parts found its event.
fn shares_plain_whole(parse: Parse<'_, '_>, draft: &Draft) -> bool {
    let whole = parse.noun(draft.chunk).and_then(|n| n.of()).and_then(|k| parse.noun(k));
    draft.counted.kind.is_percent()
        && !draft.counted.pronoun_whole
        && !matches!(draft.rule, "subset" | "among")
        && whole.is_some_and(|n| {
            !n.pronoun() && n.quantity().is_none() && n.head().is_some_and(|h| parse.word(h).senses.is_empty())
        })
}

/// `a crew of seven`, `a town of 14,000`: the noun that holds the figure's people says of what kind they are.
fn hold(parse: Parse<'_, '_>, draft: &mut Draft) {
    if draft.counted.kind != Kind::Elided || draft.counted.unit != UnitName::None {
        return;
    }
    // `with 14 on board`
    if matches!(parse.kind(draft.chunk + 1), Some(ChunkKind::Preposition(Role::Aboard))) {
        draft.counted.unit = UnitName::Person;
        return;
    }
    let Some(k) = parse.container(draft.chunk) else { return };
    let holder = parse.counted_noun(k);
    let class = holder.head.map_or(Class::NONE, |h| parse.token(h).class);
    if matches!(holder.kind, Kind::Person | Kind::Household)
        || class.has(Class::FACILITY)
        || holder.head.is_some_and(|h| parse.token(h).role == Role::Collective)
    {
        draft.counted.unit = UnitName::Person;
        draft.counted.groups = holder.groups;
    }
}

/// Whether a figure can be the whole of a part: it is no smaller, as far as both are stated.
pub(super) fn holds(parse: Parse<'_, '_>, whole: &Draft, part: &Draft) -> bool {
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
