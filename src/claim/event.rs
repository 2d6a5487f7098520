//! Which event a figure has: the first rule that holds, from the surest to the loosest.

use super::{
    again::{apposed, compares, contrasted, of_land, on_land, represents, respective, restated},
    among::{among, among_opens, included, of_those},
    assemble::{Draft, Told},
    by_noun::{case_told, container, lost, paired, parts},
    counted::{Counted, Kind, UnitName},
    elided::{ellipsis, inherit, shared_head, so_too, subset, told_before},
    frames::{Frame, Outcome},
    parse::Parse,
    placed::placed,
    sense::joined,
    settle::money_beside,
    subject::{subject, subject_event},
    tally_event::tally_event,
};
use crate::{
    Relation,
    chunk::{ChunkKind, Voice},
    grammar::Measured,
    lexicon::{Class, Role},
};

/// The event of a draft: the first rule that holds, from the surest to the loosest.
pub(super) fn event(parse: Parse<'_, '_>, told: &Told, draft: &mut Draft, before: &[Draft]) -> Option<Frame> {
    let i = draft.chunk;
    let q = parse.quantities[draft.quantity];
    // `raised half of the $60 million sought`: a share of money is money.
    let of = parse.noun(i).and_then(|n| n.of()).and_then(|k| parse.noun(k)?.quantity());
    // `burns over 40 per cent of his body`
    let whole = parse.noun(i).and_then(|n| n.of()).and_then(|k| parse.noun(k)).and_then(|n| n.head());
    let body = |h: usize| parse.token(h).role == Role::Body;
    if draft.counted.kind.is_percent() && whole.is_some_and(body) {
        return None;
    }
    let of_money = of.is_some_and(|q| matches!(parse.quantities[q as usize].measured, Measured::Money(_)));
    let counted = match draft.counted.kind {
        Kind::Percent | Kind::PercentOfThings | Kind::PercentOfPeople if of_money => {
            Counted { kind: Kind::Money, ..draft.counted }
        }
        _ => draft.counted,
    };
    // `a 20-metre wall`, `a 12-man team`: the number describes the noun and counts nothing that something happened to.
    if q.attributive && !matches!(q.measured, Measured::Percent | Measured::Money(_))
        || counted.kind == Kind::Measure
            && counted.head.is_some()
            && parse.noun(i).is_some_and(|n| n.head().is_some() && n.of().is_none())
    {
        return None;
    }
    // `near Tolu, 30 km north of Mora`: how far, and nothing that anything happened to.
    let away = matches!(parse.kind(i + 1), Some(ChunkKind::Preposition(role))
        if role == Role::From || parse.token(parse.chunks[i + 1].start()).class.has(Class::PLACE | Class::HEDGE));
    if away && matches!(q.measured, Measured::Measure(symbol, _) if !parse.lexicon.area_symbols.contains(&symbol)) {
        return None;
    }
    // A length or a weight of nothing said is no object: `struck 65 km off the coast`; land is, by its area.
    if let Measured::Measure(symbol, _) = q.measured
        && counted.span.is_none()
        && !parse.lexicon.area_symbols.contains(&symbol)
    {
        return apposed(parse, draft, before);
    }
    // `lost three times to Varga`
    if counted.head.is_some_and(|h| parse.token(h).role == Role::Times) {
        return None;
    }
    if compares(parse, draft) {
        return None;
    }
    if let Some(frame) = so_too(parse, i, before) {
        return Some(frame);
    }
    if let Some(frame) = represents(parse, draft, before) {
        return Some(frame);
    }
    // `built for 300` tells of nobody who is there, whatever was told before.
    if counted.kind == Kind::Elided && parse.room_for(i) {
        draft.counted = Counted { kind: Kind::Person, unit: UnitName::Person, ..counted };
        return None;
    }
    if let Some(frame) = parse.appeal(i, counted) {
        return Some(frame);
    }
    let own = parse.own(i, draft.quantity, counted);
    if let Some((frame, true)) = own {
        return Some(frame);
    }
    // `the bodies of two climbers missing since March`
    let bodies = i >= 2 && parse.noun(i - 2).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::Body);
    if bodies && let Some(frame) = parse.nominal(i, counted) {
        return Some(frame);
    }
    if let Some(frame) = parse.act_governs(i, counted) {
        return Some(frame);
    }
    if let Some(frame) = among(parse, draft, before) {
        return Some(frame);
    }
    let split = || parse.split_phrase(i, counted).or_else(|| parse.taken_in(i, counted.kind));
    if let Some(frame) = parse.gathering(i, counted).or_else(split) {
        return Some(frame);
    }
    // `the toll reached 45` tells a tally, whatever else `reach` may do to people.
    if counted.kind == Kind::Elided
        && let Some(k) = i.checked_sub(1)
        && parse.verb(k).is_some_and(|v| parse.token(v.main()).class.has(Class::MOTION))
        // `Casualties were 12 killed and 30 wounded`
        && !parse.verb(i + 1).is_some_and(|v| v.voice == Voice::Participle && !v.finite)
        && !matches!(parse.kind(i + 1), Some(ChunkKind::State))
        && let Some(tally) = parse.tally(i, counted)
    {
        return tally_event(parse, told, draft, tally, before);
    }
    if let Some(frame) = container(parse, draft).or_else(|| parts(parse, draft)) {
        return Some(frame);
    }
    if let Some(frame) = parse.contact_clause(i, counted) {
        return Some(frame);
    }
    let object = match parse.as_object(i, counted) {
        // `could not find a sitter`: who is looked for need not be there.
        Outcome::Event(frame) if frame.rule == "undone" && q.implicit => Outcome::Nothing,
        // `lost 9,000 customers`: clients that one loses live on.
        Outcome::Event(frame) if parse.only_clients(counted, frame) => Outcome::Nothing,
        object => object,
    };
    if own.is_none()
        && let Some(frame) = parse.carried(i, counted, object)
    {
        return Some(frame);
    }
    let listed = matches!(object, Outcome::Event(f) if f.rule == "coordinated");
    // `shot 44 percent from the floor`: a share of nothing is no object that suffers.
    if let Outcome::Event(frame) = object
        && !listed
        && counted.kind != Kind::Percent
    {
        // `a camp that hosts 41,000 refugees`: the noun says more than so plain a verb.
        // `the virus claimed 130 victims`: who died is no casualty only.
        let wider =
            |noun: &Frame| parse.lexicon.joins.iter().any(|j| j.gives == noun.event && j.events.contains(&frame.event));
        let own = own.map(|(noun, _)| noun).filter(|noun| frame.rule == "doer" && !wider(noun));
        return own.or(Some(frame));
    }
    let subject = subject(parse, draft, counted, object, before);
    if let Outcome::Event(frame) = subject
        && let Some(frame) = subject_event(parse, draft, counted, frame, before)
    {
        return Some(with_own(parse, frame, own));
    }
    if let Some(frame) = parse.with_state(i, counted) {
        return Some(frame);
    }
    if let Some(frame) = among_opens(parse, draft) {
        return Some(frame);
    }
    if let Some(frame) = of_those(parse, i, counted) {
        return Some(frame);
    }
    if let Some(frame) = paired(parse, i, counted, object, subject).or_else(|| lost(parse, i, counted, object)) {
        return Some(frame);
    }
    if let Outcome::Other(k) = object
        && let Some(frame) = parse.done_to_them(k, i, counted.kind)
    {
        return Some(frame);
    }
    // `provided 26,000 people with seeds`
    if let Outcome::Other(k) = object
        && let Some(v) = parse.verb(k)
        && let Some(frame) = parse.with_what(k, v, i + 1, counted.kind)
    {
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
    if parse.tallies_another(i) {
        return None;
    }
    if let Some(frame) = shared_head(parse, draft) {
        return Some(frame);
    }
    if let Some(frame) = included(parse, told, draft, object, before).or_else(|| case_told(parse, told, draft, before))
    {
        return Some(frame);
    }
    if subject == Outcome::Nothing
        && let Some(frame) = parse.label(i, counted)
    {
        // `Damaged houses: 146`
        if counted.kind == Kind::Elided
            && i >= 2
            && matches!(parse.kind(i - 1), Some(ChunkKind::Colon | ChunkKind::Dash))
            && parse.noun(i - 2).and_then(|n| n.head()).is_some_and(|h| parse.token(h).span.start > frame.trigger.start)
        {
            draft.counted = Counted { span: None, ..parse.counted_noun(i - 2) };
            return Some(frame);
        }
        // `Houses destroyed: 1,204`, `Livestock lost: 6,000 head`
        let bare = counted.kind == Kind::Elided || counted.head.is_some_and(|h| parse.token(h).role == Role::Heads);
        if bare
            && i >= 3
            && parse.noun(i - 3).is_some_and(|n| n.quantity().is_none())
            && !matches!(parse.kind(i - 2), Some(ChunkKind::Noun(_)))
        {
            draft.counted = Counted { span: None, ..parse.counted_noun(i - 3) };
        }
        return Some(frame);
    }
    // `lost $90m and 4,000 workers lost their jobs`: who has a verb of its own is no item of the list before.
    let phrase = |t: usize| parse.token(t).span.of(parse.text).contains(' ');
    let own_verb = matches!(subject, Outcome::Other(k) if k == i + 1 && parse.verb(k).is_some_and(|v| v.finite || phrase(v.main())));
    // `swept away 31 people, six of them children`: as a part of people, not of whatever else the verb may take.
    let part = listed && counted.kind == Kind::Elided && draft.relation == Some(Relation::Subset);
    if part
        && let Some(frame) = subset(parse, draft, before)
        && !matches!(object, Outcome::Event(o) if o.event == frame.event)
    {
        return Some(frame);
    }
    if listed
        && !own_verb
        && let Outcome::Event(frame) = object
    {
        // `burned 300 hectares, more than four per cent of the district`: a share of what the verb's first figure counts.
        let first = before.last().filter(|d| counted.kind == Kind::Percent && d.verb.is_some() && d.verb == frame.verb);
        return first.and_then(|first| inherit(first, frame.rule)).or(Some(frame));
    }
    if let Some((frame, false)) = own {
        return Some(frame);
    }
    // `Of the 220 on board, 150 died and 70 were picked up`: what is said of the others is no more of the same.
    let said = own_verb
        && before.first().is_some_and(|whole| whole.event.is_none())
        && counted.kind == Kind::Elided
        && !counted.partitive
        && matches!(subject, Outcome::Other(k) if parse.verb(k).is_some_and(|v| v.voice == Voice::Passive));
    if draft.relation == Some(Relation::Subset)
        && !said
        && let Some(frame) = subset(parse, draft, before)
    {
        return Some(frame);
    }
    if let Some(frame) = respective(parse, draft, before)
        .or_else(|| contrasted(parse, draft, before))
        .or_else(|| of_land(parse, draft))
        .or_else(|| restated(parse, draft, before))
        .or_else(|| on_land(parse, draft))
        .or_else(|| placed(parse, draft, before))
    {
        return Some(frame);
    }
    let beside_money = before.last().is_some_and(|d| d.counted.kind == Kind::Money);
    if beside_money
        && counted.kind == Kind::Elided
        && let Some(frame) = parse.asked_for(i)
    {
        return Some(frame);
    }
    // `the loss widened to $12 million from 9.8 million`
    if let Some(last) = before.last().filter(|d| d.counted.kind == Kind::Money && counted.kind == Kind::Elided)
        && money_beside(parse, draft, before).is_some()
        && let Some(frame) = inherit(last, "restated")
    {
        return Some(frame);
    }
    ellipsis(parse, draft, object, subject, before).or_else(|| told_before(parse, told, draft, subject, before))
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
