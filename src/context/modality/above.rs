//! What stands above the clause that tells of a figure, and decides whether it happened: `if`, `denied that`, `fears that`.

use crate::{
    Modality,
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::parse::Parse,
    lex::Token,
    lexicon::{Class, Role},
};

/// What stands above the clause: `if`, `denied that`, `fears that`, `no evidence that`.
pub(super) fn higher(parse: Parse<'_, '_>, from: usize) -> Option<Modality> {
    let mut k = from;
    let mut clause = false;
    while k > 0 {
        k -= 1;
        match parse.chunks[k].kind {
            ChunkKind::Subordinator(Role::If) => return Some(Modality::Hypothetical),
            // `should another 200 people be admitted`
            ChunkKind::Other if parse.token(parse.chunks[k].start()).role == Role::If => {
                return Some(Modality::Hypothetical);
            }
            ChunkKind::Subordinator(Role::That) => clause = true,
            ChunkKind::Relative(_) if told_aside(parse, k, from) => return None,
            ChunkKind::Semicolon | ChunkKind::Stop => return None,
            ChunkKind::Verb(v) => {
                let class = parse.token(v.main()).class;
                let supposes = class.has(Class::HYPOTHESIS) && !class.has(Class::FORECAST);
                let reports = supposes || class.has(Class::REPORTING | Class::DENIAL | Class::DOUBT);
                if class.has(Class::DENIAL) && !v.negated && denies(parse, k, from) {
                    return Some(Modality::Denied);
                }
                if reports && v.negated && class.has(Class::REPORTING) && clause {
                    return None;
                }
                if class.has(Class::DOUBT) && !class.has(Class::MODAL) && k + 1 < parse.chunks.len() {
                    return Some(Modality::Possible);
                }
                // `it threatened two towns, forcing 900 families to flee`: they fled. `It threatens 40 flights, stranding
                // 6,000`: they may be.
                let done = class.has(Class::PAST)
                    && parse.noun(k + 1).is_some()
                    && (k + 1..from).any(|j| parse.chunks[j].kind == ChunkKind::Comma);
                if class.has(Class::HYPOTHESIS) && !class.has(Class::MODAL | Class::FORECAST) && !done {
                    return Some(Modality::Hypothetical);
                }
                if reports {
                    return None;
                }
            }
            ChunkKind::Noun(n) => {
                let Some(head) = n.head() else { continue };
                let class = parse.token(head).class;
                // `the army <rejected claims> that`: the parse took the verb for an adjective.
                if clause && (parse.chunks[k].start() + 1..head).any(|t| parse.token(t).class.has(Class::DENIAL)) {
                    return Some(Modality::Denied);
                }
                if clause && class.has(Class::DENIAL | Class::DOUBT) {
                    let no = parse.chunks[k].start() < head && parse.token(parse.chunks[k].start()).role == Role::No;
                    return Some(if class.has(Class::DENIAL) || no { Modality::Denied } else { Modality::Possible });
                }
                let no = parse.lexed.tokens[parse.chunks[k].start()..head].iter().any(|t| t.role == Role::No);
                if clause && no {
                    return Some(Modality::Denied);
                }
            }
            _ => {}
        }
    }
    None
}

/// `fear that the fever, which has killed 200, will spread`: what a relative clause in commas tells without a modal is
/// told as a fact, and no part of what is feared. A comma that closes it leads on to what is: `that the army, which came last,
/// killed 30`; and what a report tells is denied with it: `rejected the report, which put the dead at 45`.
fn told_aside(parse: Parse<'_, '_>, k: usize, from: usize) -> bool {
    let is_comma = |j: usize| parse.chunks[j].kind == ChunkKind::Comma;
    let comma = k > 1 && is_comma(k - 1) && !(k + 1..from).any(is_comma);
    let report = |t: &Token| t.class.has(Class::REPORTING | Class::TALLY | Class::DENIAL);
    let of_fact = k > 1 && parse.noun(k - 2).is_some_and(|n| n.head().is_none_or(|h| !report(parse.token(h))));
    let where_ = parse.token(parse.chunks[k].start()).role == Role::Where;
    let verb = if where_ { (k + 1..parse.chunks.len()).find(|&j| parse.verb(j).is_some()) } else { Some(k + 1) };
    let told = |v: VerbGroup| {
        let words = &parse.lexed.tokens[parse.chunks[k + 1].start()..=v.main()];
        !words.iter().any(|t| t.class.has(Class::MODAL | Class::DOUBT | Class::HYPOTHESIS | Class::FORECAST))
    };
    comma && of_fact && verb.and_then(|j| parse.verb(j)).is_some_and(told)
}

/// Whether what the verb at `k` denies is said in a clause or phrase of its own, up to `from`: `rejected the truce and downed
/// one helicopter` denies nothing of the helicopter.
fn denies(parse: Parse<'_, '_>, k: usize, from: usize) -> bool {
    let clause = |j: usize| {
        matches!(
            parse.kind(j),
            Some(ChunkKind::Subordinator(_) | ChunkKind::Quote | ChunkKind::Preposition(_) | ChunkKind::Relative(_))
        )
    };
    let gerund = parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Ing || v.voice == Voice::Infinitive);
    let joined = (k + 1..from).any(|j| {
        matches!(parse.chunks[j].kind, ChunkKind::Coordinator(_) | ChunkKind::Comma) && parse.verb(j + 1).is_some()
    });
    clause(k + 1) || gerund || clause(k + 2) || !joined
}

/// `asked about reports that 20 families had been evicted, the mayor denied it`
pub(super) fn denied_after(parse: Parse<'_, '_>, claim: usize) -> bool {
    let said = (0..claim).any(|k| {
        parse.chunks[k].kind == ChunkKind::Subordinator(Role::That)
            || parse.token(parse.chunks[k].start()).role == Role::That
    });
    let denies = |k: usize| {
        parse
            .verb(k)
            .is_some_and(|v| v.voice == Voice::Active && !v.negated && parse.token(v.main()).class.has(Class::DENIAL))
            && parse.noun(k + 1).is_some_and(|n| n.pronoun())
            && matches!(parse.kind(k + 2), None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote))
    };
    let apart =
        |&k: &usize| matches!(parse.chunks[k].kind, ChunkKind::Semicolon | ChunkKind::Stop | ChunkKind::Coordinator(_));
    said && (claim + 1..parse.chunks.len()).take_while(|k| !apart(k)).any(denies)
}
