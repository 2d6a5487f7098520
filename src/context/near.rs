//! How near a place or a date stands to a claim: by the clauses between them, not by distance alone.

mod clause;

pub(super) use self::clause::opens_clause;
use self::clause::{apart, begins_clause, caught, contrasts, of_those};
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    claim::parse::Parse,
    lexicon::{Class, Role},
};

/// What costs more than this says nothing of the claim.
pub(crate) const TOO_FAR: u32 = 32;

/// The cost of the way between a claim's chunk and another. A clause that has begun holds for what follows in it; what a
/// later clause says holds for an earlier one only where it depends on it, or ends them both.
///
/// `semicolon` is what one costs on the way back: what happened there is told on where, but seldom when.
pub(crate) fn cost(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, other: usize, semicolon: u32) -> u32 {
    if other >= claim { after(parse, claim, verb, other) } else { before(parse, claim, other, semicolon) }
}

/// The way to what stands behind the claim.
fn after(parse: Parse<'_, '_>, claim: usize, verb: Option<usize>, other: usize) -> u32 {
    let mut cost = 0;
    // Before its verb has come, a coordinator joins subjects, not clauses.
    let mut complete = verb.is_some_and(|v| v < claim);
    for k in claim + 1..other {
        cost += match parse.chunks[k].kind {
            ChunkKind::Semicolon | ChunkKind::Stop => 40,
            // `31 were razed in Tolu and 300 harmed, while in Dorn 36 were razed`; but `died while fleeing Tolu`.
            ChunkKind::Coordinator(role) | ChunkKind::Subordinator(role)
                if complete
                    && contrasts(parse, k, role)
                    && !parse.lexed.tokens.get(parse.chunks[k].end()).is_some_and(|t| t.class.has(Class::ING)) =>
            {
                16
            }
            ChunkKind::Coordinator(_) | ChunkKind::Comma if complete => match begins_clause(parse, k) {
                // What stands before the new clause's verb is its own; what closes it may close both.
                Some(verb) if other < verb => TOO_FAR,
                Some(_) if before_it(parse, claim) => 24,
                Some(_) => 6,
                None => 2,
            },
            ChunkKind::Preposition(role) if compares(role) || moved_from(parse, k, role) => 30,
            ChunkKind::Preposition(_) | ChunkKind::Subordinator(_) if complete && before_clause(parse, k, other) => {
                TOO_FAR
            }
            ChunkKind::Verb(v) if v.finite && parse.token(v.main()).class.has(Class::REPORTING) => 8,
            // `a man who killed two was arrested in Tolu`: where and when he was caught.
            _ if caught(parse, claim, verb, k) => TOO_FAR,
            ChunkKind::Verb(v) if v.finite => 3,
            ChunkKind::Subordinator(_) => 2,
            // `a man wanted over a raid in Tolu on Friday was arrested in Dorn`
            ChunkKind::Verb(v)
                if k == claim + 1 && v.voice == Voice::Participle && !v.finite && verb.is_some_and(|v| v > other) =>
            {
                16
            }
            // `the man who killed two last week was treated in 2006`
            ChunkKind::Relative(_) if verb.is_some_and(|v| v > other) => 16,
            ChunkKind::Relative(_) if complete && apart(parse, k, other) => 30,
            // `the toll stands at 667, including the 60 who died on Friday`
            ChunkKind::Relative(_) if of_those(parse, claim, k, other) => TOO_FAR,
            ChunkKind::Relative(_) => 4,
            ChunkKind::Noun(n) if n.quantity().is_some_and(|q| !parse.quantities[q as usize].implicit) => 3,
            ChunkKind::Comma => 2,
            _ => 1,
        };
        complete |= matches!(parse.chunks[k].kind, ChunkKind::Verb(_) | ChunkKind::State);
    }
    if in_aside(parse, claim, other) {
        cost += 12;
    }
    if of_part(parse, claim, other) {
        cost += TOO_FAR;
    }
    cost
}

/// `days after the blaze in which 58 people died, ...`: the claim's clause tells of a time before the main clause.
fn before_it(parse: Parse<'_, '_>, claim: usize) -> bool {
    let mark = |k: &usize| parse.chunks[*k].kind.is_mark();
    let mut clause = (0..claim).rev().take_while(|k| !mark(k));
    let Some(relative) = clause.find(|&k| matches!(parse.chunks[k].kind, ChunkKind::Relative(_))) else { return false };
    (0..relative).rev().take_while(|k| !mark(k)).any(|k| parse.chunks[k].kind == ChunkKind::Preposition(Role::After))
}

/// `killed 12 before fleeing to Tolu`, `were moved before the fire was put out on Sunday`: a clause with a verb, no bare time.
fn before_clause(parse: Parse<'_, '_>, k: usize, other: usize) -> bool {
    parse.token(parse.chunks[k].start()).role == Role::Before && (k + 1..other).any(|j| parse.verb(j).is_some())
}

/// `87 died, 30 of them at Kamiti`, `two died in Lusena, one in Ferro`: what stands behind a figure without a verb or a noun
/// is that figure's.
fn of_part(parse: Parse<'_, '_>, claim: usize, other: usize) -> bool {
    let explicit =
        |k: usize| parse.noun(k).and_then(|n| n.quantity()).is_some_and(|q| !parse.quantities[q as usize].implicit);
    let mut k = other;
    loop {
        if k <= claim + 1 {
            return false;
        }
        k -= 1;
        match parse.chunks[k].kind {
            ChunkKind::Noun(_) if explicit(k) => break,
            ChunkKind::Noun(_) | ChunkKind::Preposition(_) | ChunkKind::Date | ChunkKind::Adverb => {}
            _ => return false,
        }
    }
    let Some(phrase) = parse.noun(k) else { return false };
    let them = |of: usize| parse.noun(of).is_some_and(|n| n.pronoun());
    let bare = |n: NounPhrase| n.head().is_none() && n.of().is_none_or(them);
    let listed = |k: usize| {
        matches!(
            parse.chunks[k - 1].kind,
            ChunkKind::Comma
                | ChunkKind::Dash
                | ChunkKind::Open
                | ChunkKind::Colon
                | ChunkKind::Semicolon
                | ChunkKind::Preposition(Role::Including | Role::With)
        )
    };
    // `five in the Midwest and three in Tolu`: a later one of them.
    let later = || {
        matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_))
            && (listed(k - 1) || (claim + 1..k).any(|j| explicit(j) && parse.noun(j).is_some_and(bare) && listed(j)))
    };
    // `killed 2,000 people at once and another 3,000 in the weeks after`
    let more = || {
        phrase.head().is_none()
            && phrase.quantity().is_some_and(|q| parse.quantities[q as usize].additional)
            && matches!(parse.chunks[k - 1].kind, ChunkKind::Coordinator(_))
    };
    bare(phrase) && (listed(k) || later() || more())
}

/// The way to what stands before the claim.
fn before(parse: Parse<'_, '_>, claim: usize, other: usize, semicolon: u32) -> u32 {
    let mut cost = 2;
    // The claim's own verb parts nothing.
    let mut verbs = 0;
    for k in other + 1..claim {
        cost += match parse.chunks[k].kind {
            // `Ferry sinks off Tolu; 30 missing`
            ChunkKind::Semicolon if verbless(parse, k) => 8,
            ChunkKind::Colon => 4,
            ChunkKind::Semicolon => semicolon,
            ChunkKind::Stop => 32,
            ChunkKind::Coordinator(role) | ChunkKind::Subordinator(role) if contrasts(parse, k, role) => 24,
            ChunkKind::Coordinator(_) | ChunkKind::Comma if begins_clause(parse, k).is_some() => 5,
            ChunkKind::Preposition(role) if compares(role) => 16,
            ChunkKind::Verb(v) if v.finite && parse.token(v.main()).class.has(Class::REPORTING) => 4,
            ChunkKind::Verb(v) if v.finite => {
                verbs += 1;
                if verbs > 1 { 3 } else { 1 }
            }
            ChunkKind::Subordinator(_) => 4,
            ChunkKind::Relative(_) => 2,
            _ => 1,
        };
    }
    cost += in_closed_relative(parse, other, claim);
    // What opens the sentence holds for all of it.
    let opens = other == 0 || other == 1 && matches!(parse.chunks[0].kind, ChunkKind::Preposition(_));
    if opens { cost.min(TOO_FAR * 3 / 8 + cost / 4) } else { cost }
}

/// Whether no clause with a verb of its own stands behind the semicolon at `k`: a headline's afterthought.
fn verbless(parse: Parse<'_, '_>, k: usize) -> bool {
    !parse.chunks[k + 1..].iter().any(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite || v.voice == Voice::Active))
}

/// `nine trucks, the first since March, reached`: it stands between commas without a verb.
fn in_aside(parse: Parse<'_, '_>, claim: usize, other: usize) -> bool {
    let comma = |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Comma | ChunkKind::Dash);
    let Some(opens) = (claim + 1..other).rev().find(comma) else { return false };
    let Some(closes) = (other + 1..parse.chunks.len()).take(4).find(comma) else { return false };
    parse.noun(opens + 1).is_some_and(|n| n.quantity().is_none())
        && !(opens..closes).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Verb(_) | ChunkKind::State))
}

/// `up from 900 on 3 May`
fn moved_from(parse: Parse<'_, '_>, k: usize, role: Role) -> bool {
    let span = parse.chunk_span(k);
    role == Role::From && span.end - span.start > 4
}

/// `of the 14,000 who had marched in April, 3,500 ...`, `the union, founded in 1974, has 85`: it stands in a relative clause
/// that is over before the claim.
fn in_closed_relative(parse: Parse<'_, '_>, other: usize, claim: usize) -> u32 {
    let ends = |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Dash);
    let start = (0..other).rev().find(ends).map_or(0, |k| k + 1);
    let reduced = start > 0 && parse.verb(start).is_some_and(|v| !v.finite);
    let relative = (start..other).any(|k| matches!(parse.chunks[k].kind, ChunkKind::Relative(_)));
    if !(reduced || relative) {
        return 0;
    }
    // `a fire that broke out on Sunday, killing two` goes on.
    let goes_on = |k: usize| parse.verb(k + 1).is_some_and(|v| v.voice == Voice::Ing);
    // `gunmen who broke into a shop in Tolu, where they shot two` go on there.
    let deeper = |k: &usize| matches!(parse.chunks[*k].kind, ChunkKind::Subordinator(_));
    let Some(closes) = (other + 1..claim).take_while(|k| !deeper(k)).find(|k| ends(k) && !goes_on(*k)) else {
        return 0;
    };
    if (closes + 1..claim).take(1).any(|k| deeper(&k)) {
        return 0;
    }
    // `the storm, which hit Tolu on Sunday, has killed 14` since; `..., killed 14` then. `The mayor, who lost a son there in 1998, said
    // that` tells of another time.
    let since = parse.verb(closes + 1).is_some_and(|v| {
        let main = parse.token(v.main());
        let says = main.class.has(Class::REPORTING) && !main.class.has(Class::EVENT_VERB) && !main.role.undergoes();
        if says && v.voice == Voice::Active {
            return true;
        }
        let words = &parse.lexed.tokens[parse.chunks[closes + 1].start()..v.main()];
        words.iter().any(|t| t.class.has(Class::HAVE) && !t.class.has(Class::PAST))
    });
    if since { TOO_FAR } else { 20 }
}

/// `the union, founded in 1974, has 85`, `a second, issued a week later, spoke of four`: it tells of the aside's participle.
pub(super) fn of_aside(parse: Parse<'_, '_>, other: usize, claim: usize) -> bool {
    let comma = |k: &usize| parse.chunks[*k].kind == ChunkKind::Comma;
    let Some(opens) = (0..other).rev().find(comma) else { return false };
    let Some(closes) = (other + 1..claim).find(comma) else { return false };
    let Some(verb) = parse.verb(opens + 1) else { return false };
    // `the mayor, Ana Lind, reported that by noon, 12 had died`
    if parse.token(verb.main()).class.has(Class::REPORTING) && that_follows(parse, opens) {
        return false;
    }
    // The tags of past tense and participle are alike; what goes on with a verb was interrupted.
    let resumes = parse.verb(closes + 1).is_some();
    verb.voice == Voice::Participle && !verb.finite || verb.voice == Voice::Active && resumes
}

/// Whether what stands at chunk `k` is where or when something was said: `told reporters in Tolu`, `was reported on Friday that`,
/// `said in a statement on Tuesday`.
pub(super) fn of_report(parse: Parse<'_, '_>, k: usize) -> bool {
    let (mut objects, mut phrases) = (0, 0);
    for j in (0..k).rev() {
        match parse.chunks[j].kind {
            ChunkKind::Date | ChunkKind::Adverb | ChunkKind::Preposition(_) if objects == 0 => {}
            ChunkKind::Noun(n) if n.quantity().is_none() && objects == 0 => {
                let behind = j.checked_sub(1).map(|i| parse.chunks[i].kind);
                match behind {
                    Some(ChunkKind::Preposition(_)) => phrases += 1,
                    _ => objects += 1,
                }
            }
            // `warned in a bulletin issued on Tuesday`
            ChunkKind::Verb(v) if objects == 0 && phrases == 0 && !v.finite && is_issued(parse, v) => {}
            ChunkKind::Verb(v) => {
                let token = parse.token(v.main());
                let says =
                    token.class.has(Class::REPORTING) && !token.class.has(Class::EVENT_VERB) && !token.role.undergoes();
                let told = objects > 0 && token.role == Role::Tell;
                let stated = phrases > 0 && v.voice != Voice::Passive;
                return says && (told || objects == 0 && (stated || that_follows(parse, k)));
            }
            _ => return false,
        }
    }
    false
}

/// `a bulletin issued on Tuesday`
fn is_issued(parse: Parse<'_, '_>, v: VerbGroup) -> bool {
    v.voice == Voice::Participle && parse.token(v.main()).role == Role::Issued
}

/// `... on Friday that`: a clause is what was said. A counted phrase may have taken the word in.
fn that_follows(parse: Parse<'_, '_>, k: usize) -> bool {
    (k + 1..k + 4).filter_map(|j| parse.chunks.get(j)).any(|c| match c.kind {
        ChunkKind::Subordinator(role) => role == Role::That,
        ChunkKind::Noun(_) => parse.token(c.start()).role == Role::That && c.end() > c.start() + 1,
        _ => false,
    })
}

/// `than`, `compared with`: what follows is what a figure is measured by.
fn compares(role: Role) -> bool {
    matches!(role, Role::Than | Role::Compared)
}
