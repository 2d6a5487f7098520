//! Phrases: runs of words that the lexicon knows as one (`at least`, `death toll`, `washed away`) become one token.

use super::{
    scan::Lexed,
    token::{Kind, Shape, Token},
};
use crate::lexicon::{Class, Lexicon, Marks, WordId};

/// Merges the longest phrase at each place, left to right. A hyphen between its words does not hinder.
///
/// Notes on the way where numbers may stand and what the sentence's words may do.
pub(crate) fn merge(lexicon: &Lexicon, lexed: &mut Lexed) {
    let Lexed { tokens, counts, marks, .. } = lexed;
    let mut to = 0;
    let mut from = 0;
    while from < tokens.len() {
        let at = from;
        from += 1;
        if tokens[at].class.has(Class::PHRASE_START)
            && let Some((last, id)) = longest(lexicon, tokens, at)
        {
            let span = tokens[at].span.join(tokens[last].span);
            let leads = tokens[last].shape.has(Shape::LEADS);
            let word = lexicon.hot(id);
            let token = &mut tokens[at];
            *token = Token {
                span,
                class: word.class,
                role: word.role,
                marks: word.marks,
                word: id,
                kind: Kind::Word,
                ..*token
            };
            if leads {
                token.shape.set(Shape::LEADS);
            }
            if token.class.has(Class::CAPITALISED) && !token.capital() && !lexed.one_case {
                token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
            }
            from = last + 1;
        }
        if tokens[at].marks.has(Marks::COUNTS) {
            counts.push(to as u32);
        }
        marks.set(tokens[at].marks);
        if to != at {
            tokens[to] = tokens[at];
        }
        to += 1;
    }
    tokens.truncate(to);
}

/// The longest phrase that begins at `from`: the index of its last token and its entry.
fn longest(lexicon: &Lexicon, tokens: &[Token], from: usize) -> Option<(usize, WordId)> {
    // Most words that begin a phrase begin none here: the next word tells without a look into the trie.
    let next = tokens.iter().skip(from + 1).find(|t| t.kind != Kind::Hyphen)?;
    if !next.marks.has(Marks::CONTINUES) {
        return None;
    }
    let first = word_of(lexicon, &tokens[from]);
    if !lexicon.pairs(first, word_of(lexicon, next)) && !next.class.has(Class::POSSESSIVE) {
        return None;
    }
    let mut node = match tokens[from].value {
        0 => lexicon.steps.get(0, first)?,
        known => known,
    };
    let mut found = None;
    // Where a possessive goes on both as itself and as any: `lost their way` beside `lost one's home`.
    let mut other = None;
    let mut at = from + 1;
    loop {
        if at >= tokens.len() {
            break;
        }
        if tokens[at].kind == Kind::Hyphen {
            at += 1;
            continue;
        }
        if tokens[at].kind != Kind::Word || tokens[at].shape.has(Shape::GAP) && tokens[at - 1].kind == Kind::Word {
            break;
        }
        let step = lexicon.steps.get(node, word_of(lexicon, &tokens[at]));
        let possessive = tokens[at].class.has(Class::POSSESSIVE);
        let any = || if possessive { lexicon.steps.get(node, lexicon.any_possessive) } else { None };
        let step = match step {
            None => any(),
            Some(_) => {
                other = any().map(|any| (any, at + 1)).or(other);
                step
            }
        };
        let Some(step) = step else {
            match other.take().filter(|_| found.is_none()) {
                Some((any, next)) => {
                    (node, at) = (any, next);
                    continue;
                }
                None => break,
            }
        };
        node = step;
        if lexicon.ends[node as usize] != WordId::UNKNOWN {
            found = Some((at, lexicon.ends[node as usize]));
        }
        at += 1;
    }
    found
}

/// The word by which phrases know a token: the lower-case entry, also where its written form has one of its own.
fn word_of(lexicon: &Lexicon, token: &Token) -> WordId {
    if !token.marks.has(Marks::CASED) {
        return token.word;
    }
    match lexicon.hot(token.word).folded {
        WordId::UNKNOWN => token.word,
        folded => folded,
    }
}
