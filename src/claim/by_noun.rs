//! Events that the counted noun decides: what holds it, what a verb does to its like, cases of what the text has told of.

use super::{
    assemble::{Draft, Told},
    counted::{Counted, Kind},
    frames::{Frame, Outcome},
    parse::Parse,
    sense::joined,
};
use crate::{
    chunk::{ChunkKind, Voice},
    lexicon::{Class, Marks, Role},
};

/// A noun and a verb that make an event only together: `120 migrants arrived`.
pub(super) fn paired(
    parse: Parse<'_, '_>,
    i: usize,
    counted: Counted,
    object: Outcome,
    subject: Outcome,
) -> Option<Frame> {
    // Wounds received are no wounded.
    let head = counted.head.filter(|_| counted.kind == Kind::Person)?;
    // `cost the emperor 60,000 men`: over whom it was done to.
    let over = || {
        let noun = i.checked_sub(1).filter(|&k| parse.noun(k).is_some_and(|n| n.quantity().is_none()))?;
        noun.checked_sub(1).filter(|&k| parse.verb(k).is_some()).map(Outcome::Other)
    };
    let object = if object == Outcome::Nothing { over().unwrap_or(object) } else { object };
    [object, subject].into_iter().find_map(|outcome| {
        let Outcome::Other(k) = outcome else { return None };
        let main = parse.verb(k)?.main();
        // `two passengers pulled out a pistol`: what they do to others.
        let particle = matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::None) | ChunkKind::Adverb));
        let object = parse.noun(k + 1 + usize::from(particle)).is_some();
        if k > i && parse.verb(k)?.voice == Voice::Active && object {
            return None;
        }
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

/// `lost 14 boats`, `lost 40 per cent of their hives`: what a verb does to things of this sort.
pub(super) fn lost(parse: Parse<'_, '_>, i: usize, counted: Counted, object: Outcome) -> Option<Frame> {
    let thing = !matches!(counted.kind, Kind::Person | Kind::Money | Kind::Elided);
    let head = counted.head.filter(|_| thing)?;
    let k = match object {
        Outcome::Other(k) => k,
        // `lost four carriers and 248 aircraft`
        Outcome::Nothing => {
            parse.verb_before(i).filter(|&k| parse.verb(k).is_some_and(|v| v.voice == Voice::Active))?
        }
        Outcome::Event(_) => return None,
    };
    let main = parse.verb(k)?.main();
    let event = parse.made_with(head, parse.lemma(main), " things")?;
    let trigger = parse.token(main).span;
    Some(Frame { event, second: None, trigger, rule: "idiom", verb: Some(k), tally: false })
}

/// `a family of six was killed`: what happened to the noun that holds the figure's people.
pub(super) fn container(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let k = parse.container(draft.chunk)?;
    // `Dorn, with a population of 12,000, was cut off`
    if matches!(k.checked_sub(1).and_then(|k| parse.kind(k)), Some(ChunkKind::Preposition(Role::With))) {
        return None;
    }
    let held = match draft.counted.kind {
        Kind::Elided => Counted { kind: Kind::Person, ..Counted::ELIDED },
        Kind::Money | Kind::Measure => return None,
        _ => draft.counted,
    };
    match (parse.as_object(k, held), parse.as_subject(k, held)) {
        (Outcome::Event(frame), _) | (_, Outcome::Event(frame)) => {
            // What hits a town of 12,000 need not hit all of them.
            let main = frame.verb.and_then(|k| parse.verb(k)).map(|v| v.main());
            let meets = main.is_some_and(|main| parse.token(main).marks.has(Marks::STRIKES));
            // A population that is struck is struck itself.
            let population =
                parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::Collective);
            (!meets || population).then_some(Frame { rule: "container", ..frame })
        }
        _ => None,
    }
}

/// `blew off the roofs of 40 houses`, `the walls of two schools collapsed`, `the lives of 18 people were lost`: what happened to the
/// parts of the counted things, or to the lives of those counted.
pub(super) fn parts(parse: Parse<'_, '_>, draft: &Draft) -> Option<Frame> {
    let k = draft.chunk.checked_sub(2)?;
    let of = matches!(parse.kind(k + 1)?, ChunkKind::Preposition(Role::Of));
    let part = parse.noun(k).filter(|n| of && n.quantity().is_none())?.head()?;
    let lives = parse.token(part).role == Role::Life && draft.counted.kind == Kind::Person;
    let thing = parse.token(part).role == Role::Part && matches!(draft.counted.kind, Kind::Thing | Kind::Household);
    if !lives && !thing {
        return None;
    }
    let held = parse.counted_noun(k);
    let frame = match (parse.as_object(k, held), parse.as_subject(k, held)) {
        (Outcome::Event(frame), _) | (_, Outcome::Event(frame)) => Frame { rule: "container", ..frame },
        _ => return None,
    };
    let people = parse.lexicon.events[frame.event.0 as usize].people;
    let whole = parse.lexicon.in_part.and_then(|whole| joined(parse, frame.event, whole));
    if lives {
        return Some(frame);
    }
    (!people).then_some(Frame { event: whole.unwrap_or(frame.event), ..frame })
}

/// `967 cases` in a text that has told of a disease's cases.
pub(super) fn case_told(parse: Parse<'_, '_>, told: &Told, draft: &Draft, before: &[Draft]) -> Option<Frame> {
    let head = draft.counted.head.filter(|&h| parse.token(h).role == Role::Case)?;
    // `cases of extortion`, `court cases` say themselves what they are.
    let phrase = parse.noun(draft.chunk)?;
    let q = parse.quantities[draft.quantity];
    let own = head < parse.chunks[draft.chunk].end();
    let named = own && (phrase.of().is_some() || (q.end..head).any(|t| parse.token(t).class.has(Class::NOUN)));
    if named {
        return None;
    }
    let here =
        before.iter().find(|d| d.rule == "act" && d.counted.head.is_some_and(|h| parse.token(h).role == Role::Case));
    // `61 fresh cases` in a sentence on dengue, `9,213 cases and 164 deaths`
    let disease = || parse.lexed.tokens.iter().find_map(|t| parse.lexicon.case_of(t.word));
    let deadly = || parse.lexed.tokens.iter().any(|t| t.role == Role::Death).then_some(parse.lexicon.cases).flatten();
    let event = here.and_then(|d| d.event).or(told.case).or_else(disease).or_else(deadly)?;
    Some(Frame { event, second: None, trigger: parse.token(head).span, rule: "act", verb: None, tally: false })
}
