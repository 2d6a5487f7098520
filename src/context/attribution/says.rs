//! Verbs of saying: which of them report, and what each holds for with its subject before or behind it.

use super::{
    Report,
    other::{shows_figure, who_says},
    scope::{aside, ends_clause, scope_of_aside, spread},
    source::{is_speaker, source_left, source_right},
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::parse::Parse,
    context::near,
    lex::Shape,
    lexicon::{Class, Role},
};

/// Whether a clause with `that` is the object of the verb at `k`, with at most a day between.
pub(super) fn that_behind(parse: Parse<'_, '_>, k: usize) -> bool {
    let mut at = k + 1;
    while matches!(parse.kind(at), Some(ChunkKind::Date | ChunkKind::Preposition(Role::On))) {
        // `posted on Facebook that`
        let page =
            parse.noun(at + 1).is_some_and(|n| n.quantity().is_none()) && parse.chunks[at].kind != ChunkKind::Date;
        at += 1 + usize::from(page);
    }
    // `charged on Monday <that soldiers> had killed`: a noun phrase took the word in.
    let taken = |j: usize| {
        j > k + 1
            && parse.noun(j).is_some()
            && parse.token(parse.chunks[j].start()).role == Role::That
            && parse.chunks[j].end() > parse.chunks[j].start() + 1
    };
    parse.kind(at) == Some(ChunkKind::Subordinator(Role::That)) || taken(at)
}

/// `investigators determined three people were killed`: the clause itself right behind, and an authority before it.
pub(super) fn finds_that(parse: Parse<'_, '_>, k: usize) -> bool {
    let asserts = parse.verb(k).is_some_and(|v| parse.token(v.main()).role == Role::Asserts);
    asserts
        && k > 0
        && is_speaker(parse, k - 1)
        && parse.noun(k + 1).is_some()
        && parse.verb(k + 2).is_some_and(|v| v.finite)
}

/// `claimed to have killed`, `says it ...`: the verb that governs the group's last one reports.
pub(super) fn reports_by_governor(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.verb(k).is_some_and(|v| {
        // `is expected to`: others expect it.
        let passive = v
            .governor()
            .is_some_and(|g| parse.lexed.tokens[parse.chunks[k].start()..g].iter().any(|t| t.class.has(Class::BE)));
        !passive
            && v.voice == Voice::Active
            && v.governor().is_some_and(|g| {
                // `hunting a suspect believed to have planted it`: others believe it.
                parse.token(g).class.has(Class::REPORTING)
                    && !parse.token(g).class.has(Class::DOUBT)
                    && parse.token(g).class.has(Class::PAST | Class::VERB_S | Class::VERB_BASE)
            })
    })
}

/// `the rains claimed 80 lives`: what claims lives says nothing; nor does what claims people, `the fever claimed 2,000`.
pub(super) fn takes_lives(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::Life)
}

/// `claimed responsibility for a bombing that killed 12`: how many died is the writer's.
fn takes_blame(parse: Parse<'_, '_>, k: usize) -> bool {
    parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| parse.token(h).role == Role::Blame)
}

/// `said in a report published on Monday that 12 died`: what was published does not speak again.
pub(super) fn issued(parse: Parse<'_, '_>, k: usize, v: VerbGroup, reports: &[Report]) -> bool {
    v.voice == Voice::Participle
        && parse.token(v.main()).role == Role::Issued
        && k >= 3
        && parse.noun(k - 1).is_some()
        && matches!(parse.chunks[k - 2].kind, ChunkKind::Preposition(_))
        && reports.last().is_some_and(|r| r.verb.is_some_and(|v| v < k && (v + 1..k).all(|j| aside(parse, j))))
}

/// `a stern warning to the 58 men`: without a comma before it or a clause behind it, it is no verb.
fn opens_nothing(parse: Parse<'_, '_>, k: usize) -> bool {
    let ing = parse.verb(k).is_some_and(|v| v.voice == Voice::Ing && !v.finite && v.governor().is_none());
    ing && k > 0
        && parse.noun(k - 1).is_some()
        && matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(_)))
        && near::opens_clause(parse, k).is_none()
}

pub(super) fn verb_report(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let n = parse.chunks.len();
    let main = parse.verb(k).map(|v| parse.token(v.main()));
    let shown = main.is_some_and(|t| t.role == Role::Show) && !shows_figure(parse, k);
    let speaks = main.is_some_and(|t| t.role == Role::Speak)
        && parse.noun(k + 1).and_then(|n| n.quantity()).is_none_or(|q| parse.quantities[q as usize].implicit);
    if shown
        || speaks
        || takes_blame(parse, k)
        || opens_nothing(parse, k)
        || main.is_some_and(|t| t.role.undergoes()) && (files(parse, k) || befalls(parse, k))
        || in_aside(parse, k)
    {
        return;
    }
    // `..., said the mayor`
    // `told` has its hearer behind it, never its speaker.
    let tells = parse.verb(k).is_some_and(|v| parse.token(v.main()).role == Role::Tell);
    let inverted = !tells
        && k > 0
        && matches!(parse.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Quote)
        && is_speaker(parse, k + 1);
    if inverted
        && let Some((source, end)) = source_right(parse, k + 1)
        && ends_clause(parse, end)
        // `the clerk, Ana Lind, said hospitals had taken in 12`
        && !(parse.chunks[k - 1].kind == ChunkKind::Comma
            && parse.verb(end).is_some_and(|v| {
                let last = matches!(parse.kind(end + 1), None | Some(ChunkKind::Stop));
                v.finite || v.voice == Voice::Active && (!last || parse.token(v.main()).class.has(Class::PAST))
            }))
    {
        out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, end, source) });
        return;
    }
    // `the radio mocked the talks, saying that 12 had died`: the subject of the verb before speaks.
    let comma = k > 0 && matches!(parse.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Coordinator(Role::And));
    if comma && parse.verb(k).is_some_and(|v| v.voice == Voice::Ing) {
        // `the town is calm, the mayor said, adding that 12 had died`
        // `..., said Ana Lind, a nurse, adding that`
        let speaker = |j: usize| {
            let one = parse.noun(j).and_then(|n| n.quantity()).is_some_and(|q| parse.quantities[q as usize].implicit);
            one || parse.chunks[j].kind == ChunkKind::Comma || aside(parse, j)
        };
        if let Some(said) = out.last().filter(|r| r.verb.is_some_and(|v| v < k && (v + 1..k - 1).all(speaker))) {
            out.push(Report { source: said.source, from: k, to: n, verb: Some(k), weak: false });
            return;
        }
        // `the mayor rushed to the port, promising that`: the tags of past tense and participle are alike.
        let past = |j: usize, v: VerbGroup| v.voice == Voice::Participle && j == 1;
        let main = |&j: &usize| parse.verb(j).is_some_and(|v| v.finite || v.voice == Voice::Active || past(j, v));
        if let Some((source, _)) = (0..k).rev().filter(main).find_map(|j| source_left(parse, j)) {
            out.push(Report { source, from: k, to: n, verb: Some(k), weak: false });
        }
        return;
    }
    if who_says(parse, k, out) {
        return;
    }
    if let Some((source, start)) = source_left(parse, k) {
        spread(parse, k, source, start, out);
    } else if comma {
        // `the rebels claimed the attack and said 12 had died`
        let main = (0..k - 1).rev().find(|&j| parse.verb(j).is_some_and(|v| v.finite || v.voice == Voice::Active));
        let counts =
            |k: usize| parse.noun(k).and_then(|n| n.quantity()).is_some_and(|q| !parse.quantities[q as usize].implicit);
        if let Some((source, start)) = main.and_then(|j| source_left(parse, j))
            && !counts(start)
        {
            out.push(Report { source, from: k, to: n, verb: Some(k), weak: false });
        }
    }
}

/// `Tolu recorded 12 deaths`: the subject is where it happened, and says nothing.
fn befalls(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(head) = k.checked_sub(1).and_then(|j| parse.noun(j)?.head()) else { return false };
    let token = parse.token(head);
    let place = token.class.has(Class::PLACE | Class::FACILITY) && !token.class.has(Class::SOURCE);
    // `Doctors in Corro recorded 90 cases`: who stands before the place does say it.
    let behind = k.checked_sub(3).filter(|&j| matches!(parse.chunks[j + 1].kind, ChunkKind::Preposition(_)));
    let speaker = behind.and_then(|j| parse.noun(j)?.head()).is_some_and(|h| {
        let token = parse.token(h);
        token.class.has(Class::SOURCE | Class::PERSON | Class::TITLE) || token.shape.has(Shape::UPPER)
    });
    !speaker && (place || names_place(parse, k - 1))
}

/// `Tolu`, `San Lorena`: words with a capital that are no person's and no speaker's, and no initials.
pub(in crate::context) fn names_place(parse: Parse<'_, '_>, k: usize) -> bool {
    let words = &parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()];
    let other = Class::SOURCE | Class::PERSON | Class::TITLE | Class::DETERMINER | Class::NOUN | Class::NUMBER;
    !parse.lexed.one_case
        && !parse.lexed.titled
        && words.iter().all(|t| t.capital() && !t.shape.has(Shape::UPPER) && !t.class.has(other))
        && words.last().is_some_and(|t| t.class.is_unknown())
}

/// `police registered a case`: a thing without a figure is put on record.
fn files(parse: Parse<'_, '_>, k: usize) -> bool {
    let counted = |q: u16| !parse.quantities[q as usize].implicit;
    parse.noun(k + 1).is_some_and(|n| {
        !n.quantity().is_some_and(counted)
            && n.of().is_none()
            && n.head().is_some_and(|h| !parse.token(h).class.has(Class::TALLY | Class::EVENT_NOUN))
    }) && near::opens_clause(parse, k).is_none()
}

/// `the outbreak, declared on 3 March, has infected 90`: nobody declares there.
fn in_aside(parse: Parse<'_, '_>, k: usize) -> bool {
    let comma = |j: usize| parse.chunks[j].kind == ChunkKind::Comma;
    let opens = k > 0 && comma(k - 1) && parse.verb(k).is_some_and(|v| v.voice == Voice::Participle);
    let closes = (k + 1..parse.chunks.len()).find(|&j| comma(j));
    opens && closes.is_some_and(|j| (k + 1..j).all(|i| aside(parse, i)) && parse.verb(j + 1).is_some())
}
