//! Modality: whether the text says that it happened, from the verb group, what governs it, and the count itself.

mod above;
mod meant;

use above::{denied_after, higher};
use meant::{intends, meant};

use crate::{
    Modality, Qualifier,
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::{assemble::Draft, parse::Parse},
    grammar::Value,
    lex::Token,
    lexicon::{Class, Role, SenseKind},
};

/// The modality of a draft.
pub(crate) fn modality(parse: Parse<'_, '_>, draft: &Draft) -> Modality {
    let q = parse.quantities[draft.quantity];
    let zero = matches!(q.value, Value::At(v) if v.is_zero());
    // `losses may exceed $5bn`: the verb went into the figure's hedge, its modal stands alone.
    if let Some(ChunkKind::Other) = draft.chunk.checked_sub(1).and_then(|k| parse.kind(k)) {
        let modal = parse.token(parse.chunks[draft.chunk - 1].start());
        let class = modal.class;
        if class.has(Class::MODAL) && modal.role != Role::If {
            return if class.has(Class::DOUBT) { Modality::Possible } else { Modality::Forecast };
        }
    }
    let verb = draft.verb.or_else(|| governing(parse, draft.chunk));
    if let Some(found) = higher(parse, verb.unwrap_or(draft.chunk).min(draft.chunk)) {
        return found;
    }
    if denied_after(parse, draft.chunk) {
        return Modality::Denied;
    }
    if zero || neither(parse, draft.chunk) {
        return Modality::Negated;
    }
    // The trigger itself may say it: `feared dead`, or stand right behind the word that does.
    if let Some(t) = trigger(parse, draft) {
        if denies(parse, t, draft) {
            // `did not escape unhurt`
            let twice = verb.and_then(|k| parse.verb(k)).is_some_and(|v| v.negated);
            return if twice { Modality::Asserted } else { Modality::Negated };
        }
        let class = parse.token(t).class;
        // `the flood on 10 May killed`: a month makes nothing doubtful.
        let dated = |p: usize| parse.chunks[parse.chunk_at(p)].kind == ChunkKind::Date;
        let previous = t.checked_sub(1).filter(|&p| !dated(p)).map_or(Class::NONE, |p| parse.token(p).class);
        // `the attempted murder of five`
        if t.checked_sub(1).is_some_and(|p| intends(parse.token(p)) && previous.has(Class::PARTICIPLE)) {
            return Modality::Hypothetical;
        }
        if class.has(Class::DOUBT) && !class.has(Class::MODAL)
            || previous.has(Class::DOUBT) && !previous.has(Class::FORECAST)
        {
            return Modality::Possible;
        }
    }
    let Some(k) = verb.or_else(|| subject_of(parse, draft)) else { return Modality::Asserted };
    // `before another teen is killed`: it has not come to that.
    let present = parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()]
        .first()
        .is_some_and(|t| t.class.has(Class::BE) && !t.class.has(Class::PAST));
    let before = draft.chunk.checked_sub(1).is_some_and(|j| {
        !matches!(parse.chunks[j].kind, ChunkKind::Verb(_)) && parse.token(parse.chunks[j].start()).role == Role::Before
    });
    if present && before && k > draft.chunk {
        return Modality::Hypothetical;
    }
    // `the men arrested in May were freed`: of two verbs the one that the trigger is.
    let parted =
        |j: usize| (k + 1..j).any(|c| matches!(parse.chunks[c].kind, ChunkKind::Preposition(_) | ChunkKind::Date));
    let own = trigger(parse, draft).map(|t| parse.chunk_at(t));
    let own = own.filter(|&j| j > k && parse.verb(j).is_some_and(|v| v.finite) && parted(j));
    let k = own.unwrap_or(k);
    let Some(group) = parse.verb(k) else { return Modality::Asserted };
    // `could not be found`: that they are missing is asserted.
    if draft.rule == "undone" {
        return Modality::Asserted;
    }
    // `does not include the 27 deaths in Tolu`: they are no part, but they were.
    let counts = matches!(parse.token(group.main()).role, Role::Including | Role::Comprise);
    // `the vaccine prevented 3,000 deaths`
    let averted = parse.token(group.main()).role == Role::Avert
        && matches!(draft.rule, "act" | "nominal")
        && draft.verb.is_none()
        && !negated_subject(parse, k);
    if averted {
        // `failed to prevent 30 deaths`
        let start = parse.chunks[k].start();
        let in_vain = (start.saturating_sub(1)..group.main()).any(|t| parse.token(t).role == Role::InVain);
        if in_vain {
            return Modality::Asserted;
        }
        let words = &parse.lexed.tokens[start..=group.main()];
        let has = |class: Class| words.iter().any(|t| t.class.has(class));
        return match () {
            // `could have prevented 30 deaths`, `did not prevent 30 deaths`
            () if group.negated || has(Class::MODAL) && has(Class::HAVE) => Modality::Asserted,
            () if has(Class::MODAL) || group.voice == Voice::Infinitive => Modality::Hypothetical,
            () => Modality::Negated,
        };
    }
    if group.negated && !counts || negated_subject(parse, k) {
        return Modality::Negated;
    }
    of_group(parse, k, group, draft)
}

/// The token at which the trigger begins.
fn trigger(parse: Parse<'_, '_>, draft: &Draft) -> Option<usize> {
    let start = draft.trigger?.start;
    parse.lexed.tokens.binary_search_by_key(&start, |token| token.span.start).ok()
}

/// `escaped unhurt`, `unharmed`: the trigger at `t` shows the event as one that did not come about.
fn denies(parse: Parse<'_, '_>, t: usize, draft: &Draft) -> bool {
    let kind = |kind| matches!(kind, SenseKind::IntransitiveNot | SenseKind::StateNot);
    parse.word(t).senses.iter().any(|s| kind(s.kind) && Some(s.event) == draft.event)
}

/// What a verb group's own words say.
fn of_group(parse: Parse<'_, '_>, k: usize, group: VerbGroup, draft: &Draft) -> Modality {
    let chunk = parse.chunks[k];
    // Up to the trigger where it stands in a later group: `are likely to be evacuated`.
    let last = trigger(parse, draft).filter(|&t| t > group.main() && t < group.main() + 6).unwrap_or(group.main());
    let tokens = &parse.lexed.tokens[chunk.start()..=last.max(chunk.start())];
    if let Some(modal) = shared_modal(parse, k).or_else(|| of_consequence(parse, k)) {
        return modal;
    }
    // `He expects the index to lose 150 points`
    if group.voice == Voice::Infinitive && group.governor().is_none() && awaited(parse, k) {
        return Modality::Forecast;
    }
    // `State to give Rs 5 lakh to kin`: a headline's infinitive.
    let finite =
        parse.chunks.iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite || v.voice == Voice::Active));
    // Behind `forced 300 families` it is what they were forced to.
    let after_noun = k.checked_sub(1).is_some_and(|j| parse.noun(j).is_some()) && !is_made_to(parse, k - 1);
    if group.voice == Voice::Infinitive && group.governor().is_none() && after_noun && !finite {
        return Modality::Forecast;
    }
    // `tried to kill 12 senators`, `a plot to kill 12 senators was foiled`
    if let Some(meant) = meant(parse, k, group, draft) {
        return meant;
    }
    // `are to be deployed`
    if group.governor().is_some_and(|g| parse.token(g).class.has(Class::BE)) {
        return Modality::Forecast;
    }
    // `failed to evacuate 40`, `were unable to escape`
    let before = k.checked_sub(1).filter(|_| group.voice == Voice::Infinitive).map(|j| parse.chunks[j]);
    let stands_before = |t: &Token| t.role == Role::InVain;
    if tokens[..tokens.len() - 1].iter().any(stands_before)
        || before.is_some_and(|c| parse.lexed.tokens[c.start()..c.end()].last().is_some_and(stands_before))
    {
        return Modality::Negated;
    }
    // `almost killed two children`, `nearly hitting another`: the verb, not the figure.
    let nearly = |t: usize| parse.word(t).before == Some(Qualifier::Nearly);
    let hedged = group.main() > 0 && nearly(group.main() - 1) || chunk.start() > 0 && nearly(chunk.start() - 1);
    // `have almost doubled to 6,800`: nearly so many, not nearly so.
    let moves = parse.token(group.main()).class.has(Class::MOTION)
        && matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::To)));
    if hedged && draft.event.is_some() && !moves && draft.rule != "tally" {
        return Modality::Negated;
    }
    let has = |c: Class| tokens.iter().any(|t| t.class.has(c));
    // `would have killed`
    if tokens.iter().any(|t| t.class.has(Class::MODAL) && t.class.has(Class::HYPOTHESIS) && t.role != Role::If) {
        return Modality::Hypothetical;
    }
    let perfect = tokens.iter().any(|t| t.class.has(Class::HAVE)) && tokens.iter().any(|t| t.class.has(Class::MODAL));
    let modal_if = tokens.first().is_some_and(|t| t.role == Role::If && t.class.has(Class::MODAL));
    if modal_if {
        return Modality::Hypothetical;
    }
    let supposes =
        tokens.iter().any(|t| t.class.has(Class::HYPOTHESIS) && !intends(t) && !t.class.has(Class::EVENT_VERB))
            || tokens.iter().any(|t| t.class.has(Class::HYPOTHESIS) && !intends(t)) && group.governor().is_some();
    if supposes && !has(Class::MODAL) {
        return Modality::Hypothetical;
    }
    // `may have killed`, `could have killed`; `is likely to kill` is yet to come.
    if perfect || has(Class::DOUBT) && !has(Class::FORECAST) {
        return Modality::Possible;
    }
    let main_only =
        group.governor().is_none() && !tokens[..tokens.len() - 1].iter().any(|t| t.class.has(Class::FORECAST));
    let own = parse.token(group.main()).class.has(Class::EVENT_VERB) || !has(Class::MODAL);
    // `spoke of the plan at the funeral of 12`
    let named = |t: &Token| {
        let at = parse.lexed.tokens.binary_search_by_key(&t.span.start, |t| t.span.start);
        at.is_ok_and(|t| parse.noun(parse.chunk_at(t)).is_some())
    };
    let awaits = tokens.iter().any(|t| t.class.has(Class::FORECAST) && !intends(t) && !named(t));
    if awaits && !(main_only && own) {
        return Modality::Forecast;
    }
    Modality::Asserted
}

/// Whether the noun phrase at `i` is the object of a verb that makes it do something: `caused 300 people`.
fn is_made_to(parse: Parse<'_, '_>, i: usize) -> bool {
    let inside = |k: usize| matches!(parse.kind(k), Some(ChunkKind::Preposition(_) | ChunkKind::Noun(_)));
    let Some(k) = (0..i).rev().find(|k| !inside(*k)) else { return false };
    parse.verb(k).is_some_and(|v| parse.token(v.main()).role == Role::Compel && !v.negated)
}

/// The verb that governs a phrase without an event of its own verb: the one to its left.
fn governing(parse: Parse<'_, '_>, chunk: usize) -> Option<usize> {
    let mut k = chunk;
    while k > 0 {
        k -= 1;
        match parse.chunks[k].kind {
            ChunkKind::Verb(_) => return Some(k),
            ChunkKind::Noun(_)
            | ChunkKind::Preposition(_)
            | ChunkKind::Adverb
            | ChunkKind::Adjective
            | ChunkKind::Quote
            | ChunkKind::Coordinator(_)
            | ChunkKind::Comma => {}
            _ => return None,
        }
    }
    None
}

/// The passive with a modal that happens to a plain statistic: `some 25 engineers will be offered transfers`.
fn subject_of(parse: Parse<'_, '_>, draft: &Draft) -> Option<usize> {
    // `the dispute between the two groups could be revived` is no matter of groups.
    if let Some(ChunkKind::Preposition(_)) = draft.chunk.checked_sub(1).and_then(|k| parse.kind(k)) {
        return None;
    }
    let k = draft.chunk + 1;
    let modal = parse.token(parse.chunks.get(k)?.start()).class.has(Class::MODAL);
    parse.verb(k).filter(|v| modal && !v.negated && v.voice == Voice::Passive).map(|_| k)
}

/// `Brellan to close mill, cutting 350 jobs`, `the wall may fall, burying 40 houses`: what follows from a thing is as sure as
/// that is.
fn of_consequence(parse: Parse<'_, '_>, k: usize) -> Option<Modality> {
    let group = parse.verb(k).filter(|v| v.voice == Voice::Ing)?;
    if parse.kind(k.checked_sub(1)?)? != ChunkKind::Comma || group.governor().is_some() {
        return None;
    }
    let inside =
        |&j: &usize| !matches!(parse.chunks[j].kind, ChunkKind::Semicolon | ChunkKind::Stop | ChunkKind::Comma);
    let cause = (0..k - 1).rev().take_while(inside).find(|&j| parse.verb(j).is_some())?;
    let first = parse.token(parse.chunks[cause].start());
    let perfect = parse.lexed.tokens[parse.chunks[cause].start()..parse.chunks[cause].end()]
        .iter()
        .any(|t| t.class.has(Class::HAVE));
    let verb = parse.verb(cause)?;
    let finite = parse.chunks.iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite));
    if verb.voice == Voice::Infinitive {
        let headline =
            !finite && verb.governor().is_none() && cause.checked_sub(1).is_some_and(|j| parse.noun(j).is_some());
        return headline.then_some(Modality::Forecast);
    }
    if !first.class.has(Class::MODAL) || first.role == Role::If || verb.negated || perfect {
        return None;
    }
    if first.class.has(Class::FORECAST) {
        Some(Modality::Forecast)
    } else {
        first.class.has(Class::DOUBT).then_some(Modality::Possible)
    }
}

/// `would cut 700 jobs and take a charge`: a bare verb behind `and` shares the modal of the one before.
fn shared_modal(parse: Parse<'_, '_>, k: usize) -> Option<Modality> {
    let c = parse.chunks[k];
    let bare = c.end() == c.start() + 1 && parse.token(c.start()).class.has(Class::VERB_BASE);
    let joined = matches!(parse.kind(k.checked_sub(1)?)?, ChunkKind::Coordinator(Role::And | Role::Or));
    if !(bare && joined) {
        return None;
    }
    let inside = |&j: &usize| {
        !matches!(parse.chunks[j].kind, ChunkKind::Semicolon | ChunkKind::Stop | ChunkKind::Subordinator(_))
    };
    let before = (0..k - 1).rev().take_while(inside).find(|&j| parse.verb(j).is_some_and(|v| v.finite))?;
    let modal = parse.token(parse.chunks[before].start());
    (modal.class.has(Class::MODAL)
        && modal.role != Role::If
        && modal.class.has(Class::FORECAST)
        && !modal.class.has(Class::DOUBT))
    .then_some(Modality::Forecast)
}

/// Whether a verb of expectation before the infinitive at `k` has its subject as object.
fn awaited(parse: Parse<'_, '_>, k: usize) -> bool {
    let inside =
        |&j: &usize| matches!(parse.chunks[j].kind, ChunkKind::Noun(_) | ChunkKind::Preposition(Role::Of | Role::In));
    let first = (0..k).rev().take_while(inside).last().unwrap_or(k);
    let Some(before) = first.checked_sub(1).filter(|_| first < k) else { return false };
    parse.verb(before).is_some_and(|v| {
        let token = parse.token(v.main());
        v.voice == Voice::Active && token.class.has(Class::FORECAST) && !intends(token)
    })
}

fn negated_subject(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(head) = k.checked_sub(1).and_then(|k| parse.noun(k)).and_then(|n| n.head()) else { return false };
    // `nor did the flood destroy 60 homes`
    let inverted = k > 2 && parse.chunks[k - 2].kind == ChunkKind::Other && nor(parse, parse.chunks[k - 3].start());
    inverted || parse.token(head).class.has(Class::NEGATOR)
}

/// `neither the two drivers nor the 30 guards were hurt`, `neither of the two`, `nor were 40 homes damaged`.
fn neither(parse: Parse<'_, '_>, chunk: usize) -> bool {
    let negates = |k: usize| nor(parse, parse.chunks[k].start());
    let Some(before) = chunk.checked_sub(1).filter(|_| !negates(chunk)) else { return negates(chunk) };
    match parse.chunks[before].kind {
        ChunkKind::Coordinator(_) | ChunkKind::Other | ChunkKind::Adverb | ChunkKind::Verb(_) => negates(before),
        // `nor were any of the 300`
        ChunkKind::Preposition(Role::Of) => {
            before > 0 && negates(before - 1) || before > 1 && parse.verb(before - 2).is_some() && negates(before - 2)
        }
        _ => false,
    }
}

/// `neither` and `nor`.
fn nor(parse: Parse<'_, '_>, t: usize) -> bool {
    let token = parse.token(t);
    let joins = token.class.has(Class::DETERMINER | Class::COORDINATOR);
    joins && token.class.has(Class::NEGATOR) && token.role != Role::No
}
