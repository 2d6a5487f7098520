//! Builds the chunks of a sentence, left to right, and links each noun phrase to the `of` phrase behind it.

use super::{
    Chunk, ChunkKind,
    noun::noun_phrase,
    pos::{Form, Pos},
    verb::verb_group,
};
use crate::{grammar::Quantity, lex::Lexed, lexicon::Role};

/// Collects the sentence's chunks into `out`. Every token is in one chunk, in order.
pub(crate) fn chunk(lexed: &Lexed, pos: &[Pos], quantities: &[Quantity], out: &mut Vec<Chunk>) {
    out.clear();
    let mut i = 0;
    let mut brackets = false;
    while i < pos.len() {
        if i > 0
            && lexed.tokens[i].shape.has(crate::lex::Shape::GAP)
            && !matches!(out.last().map(|c| c.kind), Some(ChunkKind::Comma | ChunkKind::Semicolon))
        {
            // A wide blank where punctuation was lost parts as a comma does.
            out.push(Chunk::new(ChunkKind::Comma, i, i));
            link_beside(out);
        }
        // `three more than a year ago`: behind a figure it compares.
        let figure = || matches!(out.last().map(|c| c.kind), Some(ChunkKind::Noun(n)) if n.quantity().is_some());
        let compares = lexed.tokens[i].role == Role::Compares && !matches!(pos[i], Pos::Quantity(_)) && figure();
        let (kind, end) =
            if compares { (ChunkKind::Preposition(Role::Compared), i + 1) } else { one(lexed, pos, quantities, i) };
        out.push(Chunk::new(kind, i, end));
        link_beside(out);
        match kind {
            ChunkKind::Noun(_) => link_of(out),
            ChunkKind::Open => brackets = true,
            _ => {}
        }
        i = end;
    }
    if brackets {
        link_converted(out);
    }
}

fn one(lexed: &Lexed, pos: &[Pos], quantities: &[Quantity], i: usize) -> (ChunkKind, usize) {
    let role = lexed.tokens[i].role;
    let single = |kind| (kind, i + 1);
    match pos[i] {
        Pos::Quantity(_)
        | Pos::Determiner
        | Pos::Possessive
        | Pos::Adjective
        | Pos::Noun
        | Pos::Name
        | Pos::Pronoun => match noun_phrase(lexed, pos, quantities, i) {
            Some((phrase, end)) => (ChunkKind::Noun(phrase), end),
            None => single(ChunkKind::Adjective),
        },
        Pos::Verb(_) | Pos::Be | Pos::Have | Pos::Do | Pos::Modal | Pos::To | Pos::Negator => {
            match verb_group(lexed, pos, i) {
                Some((group, end)) => (ChunkKind::Verb(group), end),
                None if matches!(pos[i], Pos::Negator) => single(ChunkKind::Adverb),
                None => single(ChunkKind::Other),
            }
        }
        Pos::Adverb => {
            // `reportedly killed`: the adverb opens the verb group.
            let verb = pos.get(i + 1).is_some_and(|p| {
                matches!(
                    p,
                    Pos::Verb(Form::Base | Form::Ed | Form::Past | Form::Participle | Form::Third)
                        | Pos::Be
                        | Pos::Have
                        | Pos::Modal
                )
            });
            match verb.then(|| verb_group(lexed, pos, i)).flatten() {
                Some((group, end)) => (ChunkKind::Verb(group), end),
                None => single(ChunkKind::Adverb),
            }
        }
        Pos::Preposition => single(ChunkKind::Preposition(role)),
        Pos::Coordinator => single(ChunkKind::Coordinator(role)),
        Pos::Subordinator => single(ChunkKind::Subordinator(role)),
        Pos::Relative => single(ChunkKind::Relative(role)),
        Pos::State => single(ChunkKind::State),
        Pos::Date => {
            let end = (i..pos.len()).find(|&j| pos[j] != Pos::Date).unwrap_or(pos.len());
            (ChunkKind::Date, end)
        }
        Pos::Comma => single(ChunkKind::Comma),
        Pos::Semicolon => single(ChunkKind::Semicolon),
        Pos::Colon => single(ChunkKind::Colon),
        Pos::Dash => single(ChunkKind::Dash),
        Pos::Hyphen | Pos::Other => single(ChunkKind::Other),
        Pos::Open => single(ChunkKind::Open),
        Pos::Close => single(ChunkKind::Close),
        Pos::Quote => single(ChunkKind::Quote),
        Pos::Stop => single(ChunkKind::Stop),
    }
}

/// `1.2 million (12 lakh) people`: both figures count what stands behind the bracket.
fn link_converted(chunks: &mut [Chunk]) {
    for i in 0..chunks.len().saturating_sub(4) {
        if !matches!((chunks[i + 1].kind, chunks[i + 3].kind), (ChunkKind::Open, ChunkKind::Close)) {
            continue;
        }
        let bare =
            |k: usize| matches!(chunks[k].kind, ChunkKind::Noun(n) if n.quantity().is_some() && n.head().is_none());
        // `334 miles (538 km) of roads`
        let of = matches!(chunks[i + 4].kind, ChunkKind::Preposition(Role::Of));
        let behind = i + 4 + usize::from(of);
        let counted = chunks.get(behind).is_some_and(
            |c| matches!(c.kind, ChunkKind::Noun(n) if n.quantity().is_none() && n.head().is_some() && !n.pronoun()),
        );
        if !(bare(i) && bare(i + 2) && counted) {
            continue;
        }
        for k in [i, i + 2] {
            if let ChunkKind::Noun(phrase) = &mut chunks[k].kind {
                phrase.set_of(behind);
            }
        }
    }
}

/// Links the noun phrase that came last to the one whose `of` phrase it is.
fn link_of(chunks: &mut [Chunk]) {
    let last = chunks.len() - 1;
    if let [.., whole, preposition, _] = chunks
        && matches!(preposition.kind, ChunkKind::Preposition(Role::Of | Role::OutOf))
        && let ChunkKind::Noun(phrase) = &mut whole.kind
    {
        phrase.set_of(last);
    }
}

/// `half the city's 800,000 residents were`: two figures side by side, part and whole, and what goes on behind them.
fn link_beside(chunks: &mut [Chunk]) {
    let whole = chunks.len().saturating_sub(2);
    if let [.., Chunk { kind: ChunkKind::Noun(part), .. }, Chunk { kind: ChunkKind::Noun(n), .. }, _] = chunks
        && n.quantity().is_some()
        && n.head().is_some()
        && part.quantity().is_some()
        && part.head().is_none()
    {
        part.set_of(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{claim::parse::Buffers, lexicon::compile::Builder, span::Span};

    /// A parse on one line: `[12 people] <were killed:Passive>`.
    fn show(text: &str, lexed: &Lexed, chunks: &[Chunk]) -> String {
        let chunks = chunks.iter().filter(|c| c.end() > c.start()).map(|c| {
            let words = lexed.tokens[c.start()].span.join(lexed.tokens[c.end() - 1].span).of(text);
            match c.kind {
                ChunkKind::Noun(_) => format!("[{words}]"),
                ChunkKind::Verb(g) => format!("<{words}:{:?}>", g.voice),
                ChunkKind::State => format!("={words}="),
                ChunkKind::Date => format!("@{words}@"),
                _ => words.to_string(),
            }
        });
        chunks.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parses() {
        let lexicon = Builder::with_built_in().expect("the built-in lexicon is right").finish();
        let mut buffers = Buffers::default();
        for (text, expected) in [
            ("The storm killed 12 people on Monday.", "[The storm] <killed:Active> [12 people] on @Monday@ ."),
            ("Two men and a girl were hurt.", "[Two men] and [a girl] <were hurt:Passive> ."),
            ("Rain left 300 families homeless.", "[Rain] <left:Active> [300 families] =homeless= ."),
            ("40 homes destroyed by fire", "[40 homes] <destroyed:Participle> by [fire]"),
            ("Police forced 12 villagers to flee.", "[Police] <forced:Active> [12 villagers] <to flee:Infinitive> ."),
            ("Nine are feared to have died.", "[Nine] <are feared to have died:Active> ."),
            ("The 30 arrested farmers were freed.", "[The 30 arrested farmers] <were freed:Passive> ."),
            ("Hundreds of head of cattle drowned.", "[Hundreds] of [head] of [cattle] <drowned:Participle> ."),
            ("Bus plunge kills 9, injures 23", "[Bus plunge] <kills:Active> [9] , <injures:Active> [23]"),
            ("The quake caused damage.", "[The quake] <caused:Active> [damage] ."),
        ] {
            buffers.fill(text, Span::new(0, text.len()), &lexicon);
            assert_eq!(show(text, &buffers.lexed, &buffers.chunks), expected);
        }
    }
}
