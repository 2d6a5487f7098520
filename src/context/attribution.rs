//! Attribution: who states a claim. Reports in the sentence (`X said that ...`, `..., said X`, `according to X`, `Police: ...`)
//! and the scope that each holds for; a quotation that goes on from the sentence before keeps its speaker.

mod marks;
mod other;
mod says;
mod scope;
mod source;

pub(crate) use self::marks::signed;
pub(in crate::context) use self::says::names_place;

use self::{
    marks::{cited, colon_report, counted_by, put_so},
    other::{
        accused, accused_by, by_agent, counted_for, doer, estimated, finds_last, is_authority, puts_figure,
        quoted_report, reported_by, says_as, stated_first, stated_last,
    },
    says::{finds_that, issued, reports_by_governor, takes_lives, that_behind, verb_report},
    scope::scope_of_aside,
    source::{is_speaker, source_left, source_right},
};
use crate::{
    chunk::{ChunkKind, VerbGroup, Voice},
    claim::{counted::Kind as Counted, parse::Parse},
    lex::{Kind, Lexed},
    lexicon::{Class, Role},
    span::Span,
};

/// A report: its source, and the chunks that it holds for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Report {
    pub source: Source,
    pub from: usize,
    pub to: usize,
    /// The chunk of the reporting verb, to which a date may belong.
    pub verb: Option<usize>,
    /// Its verb counts rather than says: `the state has recorded 412 deaths, the minister told the council`.
    pub weak: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    Named(Span),
    /// `he said`, `they added`: the last speaker is meant.
    Pronoun,
}

/// Whether a sentence has a word or mark without which nobody speaks in it.
pub(crate) fn may_report(lexed: &Lexed) -> bool {
    lexed
        .tokens
        .iter()
        .any(|t| t.class.has(Class::REPORTING | Class::TALLY) || t.role == Role::According || t.kind == Kind::Colon)
}

/// The source that the last report with a name names.
pub(crate) fn last_named(reports: &[Report]) -> Option<Span> {
    reports.iter().rev().find_map(|report| match report.source {
        Source::Named(name) => Some(name),
        Source::Pronoun => None,
    })
}

/// Whom a pronoun means that speaks behind another speaker: `the ministry said it had counted 12`.
pub(crate) fn named_before(reports: &[Report], report: Option<&Report>) -> Option<Span> {
    let at = report?.verb?;
    let before = reports.iter().take_while(|r| r.verb.is_none_or(|v| v < at));
    before.filter_map(|r| if let Source::Named(name) = r.source { Some(name) } else { None }).last()
}

/// Who says it all, where a pronoun says a part: `they claimed that 45 were missing, said Lind`.
pub(crate) fn named_around(reports: &[Report], chunk: usize) -> Option<Span> {
    reports.iter().filter(|r| r.from <= chunk && chunk < r.to).find_map(|r| match r.source {
        Source::Named(name) => Some(name),
        Source::Pronoun => None,
    })
}

/// The sentence's reports, in order.
pub(crate) fn reports(parse: Parse<'_, '_>, out: &mut Vec<Report>) {
    out.clear();
    let n = parse.chunks.len();
    for k in 0..n {
        match parse.chunks[k].kind {
            ChunkKind::Preposition(Role::According) if quoted_aside(parse, k) => {}
            ChunkKind::Preposition(Role::According) => {
                // `according to a tally by the newspaper`
                let whose = if counted_for(parse, k + 1) { k + 3 } else { k + 1 };
                if let Some((source, end)) = source_right(parse, whose) {
                    let report = scope_of_aside(parse, k, end, source);
                    out.push(Report { verb: Some(k), ..report });
                }
            }
            ChunkKind::Preposition(Role::By | Role::In) => counted_by(parse, k, out),
            ChunkKind::Preposition(Role::As) | ChunkKind::Subordinator(Role::As) => put_so(parse, k, out),
            ChunkKind::Verb(v) if parse.token(v.main()).role == Role::Quoted && says_as(parse, k).is_some() => {
                quoted_report(parse, k, v, out);
            }
            ChunkKind::Verb(v) if parse.token(v.main()).role == Role::Accuse => {
                if v.voice == Voice::Passive {
                    accused_by(parse, k, out);
                } else {
                    accused(parse, k, out);
                }
            }
            ChunkKind::Verb(v) if reports_by_governor(parse, k) => {
                // `the rebels claimed to have killed 112`
                if let Some((source, _)) = source_left(parse, k) {
                    debug_assert!(v.governor().is_some(), "the governor reports");
                    out.push(Report { source, from: k, to: parse.chunks.len(), verb: Some(k), weak: false });
                }
            }
            ChunkKind::Verb(_) if puts_figure(parse, k) => {
                if let Some((source, _)) = source_left(parse, k) {
                    out.push(Report { source, from: k, to: parse.chunks.len(), verb: Some(k), weak: false });
                }
            }
            // `a commission found that 26 prisoners died`, `the office charged on Monday that`
            ChunkKind::Verb(v)
                if matches!(v.voice, Voice::Active | Voice::Participle)
                    && (parse.token(v.main()).class.has(Class::LIGHT) && finds_last(parse, k)
                        || (parse.token(v.main()).class.has(Class::LIGHT)
                            || matches!(parse.token(v.main()).role, Role::Law | Role::Asserts)
                            || parse.token(v.main()).role == Role::Issued && !issued(parse, k, v, out))
                            && (that_behind(parse, k) || finds_that(parse, k))) =>
            {
                verb_report(parse, k, out);
            }
            ChunkKind::Verb(v)
                if parse.token(v.main()).class.has(Class::REPORTING)
                    && !matches!(v.voice, Voice::Passive | Voice::Infinitive | Voice::Copula)
                    && !by_agent(parse, k, v)
                    && !issued(parse, k, v, out)
                    && !takes_lives(parse, k)
                    && parse.by_subject(k, v, Counted::Person).is_none() =>
            {
                verb_report(parse, k, out);
            }
            ChunkKind::Verb(v)
                if matches!(v.voice, Voice::Passive | Voice::Participle) && doer(parse, k, v).is_some() =>
            {
                reported_by(parse, k, v, out);
            }
            // `Twelve killed - police`
            ChunkKind::Colon | ChunkKind::Dash if k > 0 => colon_report(parse, k, out),
            ChunkKind::Noun(n) => {
                stated_last(parse, k, n, out);
                stated_first(parse, k, n, out);
                estimated(parse, k, out);
            }
            // `..., per the ministry`
            ChunkKind::Preposition(Role::Per) if k == 0 || parse.chunks[k - 1].kind == ChunkKind::Comma => {
                if is_authority(parse, k + 1)
                    && let Some((source, end)) = source_right(parse, k + 1)
                {
                    out.push(Report { verb: Some(k), ..scope_of_aside(parse, k, end, source) });
                }
            }
            ChunkKind::Open => cited(parse, k, out),
            _ => {}
        }
    }
}

/// `the commander, quoted by the radio, said`: who is quoted speaks.
fn quoted_aside(parse: Parse<'_, '_>, k: usize) -> bool {
    let comma = |k: usize| parse.kind(k) == Some(ChunkKind::Comma);
    let says = |v: VerbGroup| parse.token(v.main()).class.has(Class::REPORTING) && v.voice != Voice::Passive;
    k > 1
        && comma(k - 1)
        && is_speaker(parse, k - 2)
        && source_right(parse, k + 1).is_some_and(|(_, end)| comma(end) && parse.verb(end + 1).is_some_and(says))
}

/// Whom `they` means where the sentence has not named a speaker yet: `police are looking for a man they say shot two people`.
pub(crate) fn authority_before(parse: Parse<'_, '_>, report: Option<&Report>, claim: usize) -> Option<Span> {
    let verb = report?.verb?;
    // `they say stole a car, and two officers were hurt`: that says the writer.
    let apart = |j: usize| matches!(parse.chunks[j].kind, ChunkKind::Comma | ChunkKind::Coordinator(_));
    if claim < verb || (verb..claim).any(apart) {
        return None;
    }
    let they = verb.checked_sub(1).and_then(|k| parse.noun(k)).and_then(|n| n.head());
    let they = they.is_some_and(|h| parse.token(h).role == Role::They);
    (they && verb > 3 && is_authority(parse, 0) && parse.verb(1).is_some()).then(|| parse.chunk_span(0))
}

/// The report that holds for a chunk: what someone says before what is only recorded, then the narrowest.
pub(crate) fn report_for(reports: &[Report], chunk: usize) -> Option<&Report> {
    reports.iter().filter(|r| r.from <= chunk && chunk < r.to).min_by_key(|r| (r.weak, r.to - r.from))
}

/// The person whom the sentence is about, for `he said` in the next: a name or a title as the subject that opens it.
pub(crate) fn subject(parse: Parse<'_, '_>) -> Option<Span> {
    let verb = parse
        .chunks
        .iter()
        .position(|c| matches!(c.kind, ChunkKind::Verb(v) if v.finite || v.voice == Voice::Active))?;
    let mut k = verb.checked_sub(1)?;
    // `the minister, Ana Lind, visited`
    let last = k;
    let named = |k: usize| parse.noun(k).is_some_and(|n| n.head().is_some_and(|h| parse.token(h).capital()));
    if parse.chunks[k].kind == ChunkKind::Comma && k > 2 && parse.chunks[k - 2].kind == ChunkKind::Comma && named(k - 1)
    {
        k -= 3;
    }
    let phrase =
        parse.noun(k).filter(|n| !n.pronoun() && n.quantity().is_none_or(|q| parse.quantities[q as usize].implicit))?;
    let opens = k == 0 || matches!(parse.chunks[k - 1].kind, ChunkKind::Comma);
    let tokens = &parse.lexed.tokens[parse.chunks[k].start()..parse.chunks[k].end()];
    let head = parse.token(phrase.head()?);
    let person = tokens.iter().any(|t| t.class.has(Class::TITLE))
        || head.class.has(Class::PERSON) && !head.class.has(Class::PLURAL)
        || k < last && head.class.has(Class::SOURCE);
    let end = if k < last { last - 1 } else { k };
    (opens && person).then(|| parse.chunk_span(k).join(parse.chunk_span(end)))
}
