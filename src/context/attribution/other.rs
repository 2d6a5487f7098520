//! Reports of other verbs than those of saying with their subject: who is quoted, accuses, estimates or counts, what data show.

use super::{
    Report, Source,
    scope::{scope_of_aside, spread},
    source::{is_speaker, source_left, source_right},
};
use crate::{
    chunk::{ChunkKind, NounPhrase, VerbGroup, Voice},
    claim::parse::Parse,
    context::near,
    lex::Shape,
    lexicon::{Class, Role},
};

/// `a tally by the newspaper`: the noun phrase at `k` is a count, and behind it stands whose.
pub(super) fn counted_for(parse: Parse<'_, '_>, k: usize) -> bool {
    let tally = parse.noun(k).and_then(|n| n.head()).is_some_and(|h| parse.token(h).class.has(Class::TALLY));
    tally && matches!(parse.kind(k + 1), Some(ChunkKind::Preposition(Role::By)))
}

/// `Some 900 people need food, a survey found.`: a clause of its own behind what was found.
pub(super) fn finds_last(parse: Parse<'_, '_>, k: usize) -> bool {
    let closes = matches!(parse.kind(k + 1), None | Some(ChunkKind::Stop));
    let comma = |start: usize| {
        let before = start.checked_sub(1).and_then(|j| parse.kind(j));
        matches!(before, Some(ChunkKind::Comma | ChunkKind::Quote))
    };
    closes && k > 0 && is_speaker(parse, k - 1) && source_left(parse, k).is_some_and(|(_, start)| comma(start))
}

/// `quoted as saying`, `quoted the mayor as saying`: the chunk of the verb that says, behind `as`.
pub(super) fn says_as(parse: Parse<'_, '_>, k: usize) -> Option<usize> {
    let says = |j: usize| parse.verb(j).is_some_and(|v| parse.token(v.main()).class.has(Class::REPORTING));
    (k + 1..parse.chunks.len().saturating_sub(1))
        .take(8)
        .find(|&j| parse.token(parse.chunks[j].start()).role == Role::As && says(j + 1))
        .map(|j| j + 1)
}

pub(super) fn quoted_report(parse: Parse<'_, '_>, k: usize, v: VerbGroup, out: &mut Vec<Report>) {
    let Some(says) = says_as(parse, k) else { return };
    let left = source_left(parse, k);
    if v.voice == Voice::Active || v.voice == Voice::Participle && matches!(parse.kind(k + 1), Some(ChunkKind::Noun(_)))
    {
        let Some((source, _)) = source_right(parse, k + 1) else { return };
        spread(parse, says, source, left.map_or(k, |(_, start)| start), out);
    } else if let Some((source, start)) = left {
        spread(parse, says, source, start, out);
    }
}

/// `data show that 12 died`, `records show 12 deaths`; but not `showed no interest`.
pub(super) fn shows_figure(parse: Parse<'_, '_>, k: usize) -> bool {
    let counted = |q: u16| !parse.quantities[q as usize].implicit;
    let clause = || {
        parse.noun(k + 1).is_some()
            && parse.verb(k + 2).is_some_and(|v| !matches!(v.voice, Voice::Ing | Voice::Infinitive))
    };
    matches!(parse.kind(k + 1), Some(ChunkKind::Subordinator(_) | ChunkKind::Comma | ChunkKind::Stop) | None)
        || clause()
        || parse.noun(k + 1).and_then(|n| n.quantity()).is_some_and(counted)
        || near::opens_clause(parse, k).is_some()
}

/// `the army put the figure at eight`, `organisers put it at 30,000`
pub(super) fn puts_figure(parse: Parse<'_, '_>, k: usize) -> bool {
    let it = parse.noun(k + 1).is_some_and(|n| n.pronoun())
        && parse.kind(k + 2) == Some(ChunkKind::Preposition(Role::At))
        && parse.noun(k + 3).is_some_and(|n| n.quantity().is_some());
    // `growers put their losses at nine million euros`
    let at = parse.kind(k + 2) == Some(ChunkKind::Preposition(Role::At))
        && parse.noun(k + 3).is_some_and(|n| n.quantity().is_some());
    let told = |class: Class| class.has(Class::TALLY) || at && class.has(Class::EVENT_NOUN);
    let tally = it || parse.noun(k + 1).and_then(|n| n.head()).is_some_and(|h| told(parse.token(h).class));
    // `records give a figure of 20,000`
    let of =
        parse.noun(k + 1).and_then(|n| n.of()).and_then(|of| parse.noun(of)).is_some_and(|n| n.quantity().is_some());
    let puts = |v: VerbGroup| {
        let main = parse.token(v.main());
        v.voice == Voice::Active && (main.class.has(Class::MOTION) || of && main.role == Role::Give)
    };
    tally && parse.verb(k).is_some_and(puts) && !moves_figure(parse, k)
}

/// `aftershocks brought the number of dead to 90`: what moves a figure to another tells neither; `the ministry raised the toll to
/// 90` does.
fn moves_figure(parse: Parse<'_, '_>, k: usize) -> bool {
    let preposition = |j: usize| match parse.kind(j) {
        Some(ChunkKind::Preposition(role)) if role != Role::Of => Some(role),
        _ => None,
    };
    let to = (k + 2..parse.chunks.len()).take(4).find_map(preposition) == Some(Role::To);
    // `sudden floods in Tolu raised the toll`
    let placed = |j: &usize| preposition(j.saturating_sub(1)) == Some(Role::In) && *j >= 2;
    let last = k.checked_sub(1);
    let subject = last.filter(placed).map_or(last, |j| Some(j - 2));
    let subject = subject.filter(|&j| parse.noun(j).is_some_and(|n| !n.pronoun()));
    let thing = subject.and_then(|j| Some((j, parse.noun(j)?.head()?))).is_some_and(|(j, h)| {
        let token = parse.token(h);
        let words = &parse.lexed.tokens[parse.chunks[j].start()..=h];
        if words.iter().any(|t| t.role == Role::Hazard) {
            return true;
        }
        let named = token.capital() && h > 0 && !parse.lexed.one_case;
        !token.class.has(Class::SOURCE | Class::PERSON | Class::NAME | Class::TITLE) && !named
    });
    // `ministers cut the number of posts from 40 to 35`: who changes it is no source of it.
    let plain = parse.noun(k + 1).and_then(|n| n.of()).filter(|&of| parse.verb(of + 1).is_none());
    let idle = plain.and_then(|of| parse.noun(of)?.head()).is_some_and(|h| parse.word(h).senses.is_empty());
    let leads = |j: usize| {
        preposition(j) == Some(Role::From)
            || parse.chunks.get(j).is_some_and(|c| parse.token(c.start()).role == Role::From)
    };
    let from = parse.noun(k + 1).and_then(|n| n.of()).is_some_and(|of| leads(of + 1));
    to && thing || idle && from
}

/// `confirmed by the ministry`, `estimated at $50 million by the insurer`, `put at 66 dead by the police`: the chunk of who
/// says so.
pub(super) fn doer(parse: Parse<'_, '_>, k: usize, verb: VerbGroup) -> Option<usize> {
    let class = parse.token(verb.main()).class;
    let at = parse.kind(k + 1) == Some(ChunkKind::Preposition(Role::At));
    if !(class.has(Class::REPORTING) || class.has(Class::MOTION) && at) {
        return None;
    }
    let figure = |j: usize| match parse.chunks[j].kind {
        ChunkKind::Noun(n) => n.quantity().is_some(),
        ChunkKind::State | ChunkKind::Preposition(Role::At) => true,
        _ => false,
    };
    let by = (k + 1..parse.chunks.len()).take(4).find(|&j| !(at && figure(j)))?;
    (parse.chunks[by].kind == ChunkKind::Preposition(Role::By) && is_authority(parse, by + 1)).then_some(by + 1)
}

pub(super) fn reported_by(parse: Parse<'_, '_>, k: usize, verb: VerbGroup, out: &mut Vec<Report>) {
    let Some(who) = doer(parse, k, verb) else { return };
    let mut last = who;
    while matches!(parse.kind(last + 1), Some(ChunkKind::Preposition(Role::Of | Role::For)))
        && parse.noun(last + 2).is_some()
    {
        last += 2;
    }
    // `described by police as a suspect`
    if parse.chunks.get(last + 1).is_some_and(|c| parse.token(c.start()).role == Role::As) {
        return;
    }
    // `reported by police in Tolu`: it happened there.
    let source = Source::Named(parse.chunk_span(who).join(parse.chunk_span(last)));
    // `the wave, reported by witnesses to be 10 metres high, reached the town`
    let comma = |j: usize| parse.chunks[j].kind == ChunkKind::Comma;
    let closes = (last + 1..parse.chunks.len()).find(|&j| comma(j));
    if k > 0 && comma(k - 1) && closes.is_some_and(|j| parse.verb(j + 1).is_some()) {
        let to = closes.unwrap_or(last + 1);
        out.push(Report { source, from: k, to, verb: Some(k), weak: false });
        return;
    }
    let report = scope_of_aside(parse, k, last + 1, source);
    // `put at 66 by the police and at 100 by residents`: each has a figure of its own.
    let again = (last + 1..parse.chunks.len()).find(|&j| parse.chunks[j].kind == ChunkKind::Preposition(Role::By));
    let to = again.map_or(report.to, |_| last + 1);
    out.push(Report { verb: Some(k), to, ..report });
}

/// Whether the verb at chunk `k` is a participle whose doer stands behind it.
pub(super) fn by_agent(parse: Parse<'_, '_>, k: usize, v: VerbGroup) -> bool {
    v.voice == Voice::Participle
        && parse.kind(k + 1) == Some(ChunkKind::Preposition(Role::By))
        && is_speaker(parse, k + 2)
}

/// Whether a noun phrase is of those who state figures: what else stands behind `by` may have done it.
pub(super) fn is_authority(parse: Parse<'_, '_>, k: usize) -> bool {
    let Some(phrase) = parse.noun(k).filter(|n| n.quantity().is_none() && !n.pronoun()) else { return false };
    let Some(head) = phrase.head() else { return false };
    let token = parse.token(head);
    let short = token.shape.has(Shape::UPPER) && !parse.lexed.one_case;
    let words = &parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()];
    (words.iter().any(|t| t.class.has(Class::SOURCE)) || short) && token.role != Role::Hazard
}

/// `activists accuse the army of killing 12`: what it is accused of is what they say.
pub(super) fn accused(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    // `a man accused of killing`: nobody says so.
    if parse.noun(k + 1).is_none() {
        return;
    }
    let Some((source, _)) = source_left(parse, k) else { return };
    let of = (k + 1..parse.chunks.len()).take(5).find(|&j| {
        parse.chunks[j].kind == ChunkKind::Preposition(Role::Of)
            && parse.verb(j + 1).is_some_and(|v| v.voice == Voice::Ing)
    });
    if let Some(of) = of {
        let comma = (of..parse.chunks.len()).find(|&j| parse.chunks[j].kind == ChunkKind::Comma);
        out.push(Report { source, from: of, to: comma.unwrap_or(parse.chunks.len()), verb: Some(k), weak: false });
    }
}

/// `is accused by police of shooting two people`
pub(super) fn accused_by(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    if parse.kind(k + 1) != Some(ChunkKind::Preposition(Role::By)) || !is_speaker(parse, k + 2) {
        return;
    }
    let of = |j: usize| parse.kind(j) == Some(ChunkKind::Preposition(Role::Of));
    let Some(of) = (k + 3..parse.chunks.len()).take(4).find(|&j| of(j) && parse.verb(j + 1).is_some()) else { return };
    let source = Source::Named(parse.tokens_span(parse.chunks[k + 2].start(), parse.chunks[of - 1].end()));
    // `accused by the UN of killing 12 people, and it lost 30`: no more than the deed.
    let ends = |j: usize| match parse.chunks[j].kind {
        ChunkKind::Comma | ChunkKind::Semicolon => true,
        ChunkKind::Coordinator(_) => parse.verb(j + 1).is_some_and(|v| v.finite || v.voice == Voice::Active),
        _ => false,
    };
    let to = (of..parse.chunks.len()).find(|&j| ends(j)).unwrap_or(parse.chunks.len());
    out.push(Report { source, from: of, to, verb: Some(k), weak: false });
}

/// `called police, who said three people were killed`: whether the verb at `k` is that of such a clause.
pub(super) fn who_says(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) -> bool {
    let who = k >= 3
        && matches!(parse.chunks[k - 1].kind, ChunkKind::Relative(Role::Who | Role::Which))
        && parse.chunks[k - 2].kind == ChunkKind::Comma
        && is_authority(parse, k - 3);
    if who {
        let to = (k + 1..parse.chunks.len()).find(|&j| parse.chunks[j].kind == ChunkKind::Comma);
        let source = Source::Named(parse.chunk_span(k - 3));
        out.push(Report { source, from: k, to: to.unwrap_or(parse.chunks.len()), verb: Some(k), weak: false });
    }
    who
}

/// `the ministry estimated 300 people were killed`, `has estimated some $2 million in losses`: the verb went into the figure's hedge.
pub(super) fn estimated(parse: Parse<'_, '_>, k: usize, out: &mut Vec<Report>) {
    let first = parse.token(parse.chunks[k].start());
    let hedge = first.class.has(Class::HEDGE) && first.class.has(Class::REPORTING) && first.class.has(Class::PAST);
    if !hedge || k == 0 {
        return;
    }
    let has = parse.verb(k - 1).is_some_and(|v| parse.token(v.main()).class.has(Class::HAVE));
    let at = if has { k - 1 } else { k };
    if at > 0
        && (has || is_authority(parse, at - 1))
        && let Some((source, _)) = source_left(parse, at)
    {
        out.push(Report { source, from: k, to: parse.chunks.len(), verb: None, weak: false });
    }
}

/// `12 people died, reports CNN`: the verb was taken for the first noun of its speaker's name.
pub(super) fn stated_first(parse: Parse<'_, '_>, k: usize, phrase: NounPhrase, out: &mut Vec<Report>) {
    let first = parse.token(parse.chunks[k].start());
    let says = first.class.has(Class::REPORTING) && first.class.has(Class::VERB_S) && !first.capital();
    let apart = k > 0 && matches!(parse.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Quote);
    let closes = matches!(parse.kind(k + 1), None | Some(ChunkKind::Stop | ChunkKind::Quote));
    let (from, to) = (parse.chunks[k].start() + 1, parse.chunks[k].end());
    if says && apart && closes && from < to && phrase.quantity().is_none() && parse.token(from).capital() {
        let source = Source::Named(parse.tokens_span(from, to));
        out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, k + 1, source) });
    }
}

/// `12 people died, the radio reports.`, `the army claims to have killed 12`: a verb that the parse took for a noun.
pub(super) fn stated_last(parse: Parse<'_, '_>, k: usize, phrase: NounPhrase, out: &mut Vec<Report>) {
    let Some(head) = phrase.head().filter(|&h| h > parse.chunks[k].start() && phrase.quantity().is_none()) else {
        return;
    };
    let token = parse.token(head);
    if !(token.class.has(Class::REPORTING) && token.class.has(Class::VERB_S)) || head + 1 != parse.chunks[k].end() {
        return;
    }
    let (start, end) = (parse.chunks[k].start(), parse.chunks.len());
    let speaker = parse.token(head - 1);
    let named = speaker.capital() && !parse.lexed.one_case;
    if !(speaker.class.has(Class::SOURCE | Class::PERSON) || named) {
        return;
    }
    let source = Source::Named(parse.tokens_span(start, head));
    let done = parse.verb(k + 1).is_some_and(|v| parse.token(parse.chunks[k + 1].start()).role == Role::To && v.finite);
    if done {
        out.push(Report { source, from: k + 1, to: end, verb: Some(k), weak: false });
    } else if k > 0
        && matches!(parse.chunks[k - 1].kind, ChunkKind::Comma | ChunkKind::Quote)
        && matches!(parse.kind(k + 1), None | Some(ChunkKind::Stop))
    {
        out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, k + 1, source) });
    }
}
