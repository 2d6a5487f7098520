//! Phrases: runs of words that the lexicon knows as one (`at least`, `death toll`, `washed away`) become one token.

use super::{
    scan::Lexed,
    token::{Kind, Shape, Token},
};
use crate::lexicon::{Class, Lexicon, WordId};

/// Merges the longest phrase at each place, left to right. A hyphen between its words does not hinder.
pub(crate) fn merge(lexicon: &Lexicon, lexed: &mut Lexed) {
    let tokens = &mut lexed.tokens;
    let mut to = 0;
    let mut from = 0;
    while from < tokens.len() {
        let Some((last, id)) = longest(lexicon, tokens, from) else {
            if to != from {
                tokens[to] = tokens[from];
            }
            to += 1;
            from += 1;
            continue;
        };
        let word = lexicon.hot(id);
        let mut token = tokens[from];
        token.span = token.span.join(tokens[last].span);
        token.class = word.class;
        token.role = word.role;
        token.word = id;
        token.kind = Kind::Word;
        if tokens[last].shape.has(Shape::LEADS) {
            token.shape.set(Shape::LEADS);
        }
        if token.class.has(Class::CAPITALISED) && !token.capital() && !lexed.one_case {
            token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
        }
        tokens[to] = token;
        to += 1;
        from = last + 1;
    }
    tokens.truncate(to);
}

/// The longest phrase that begins at `from`: the index of its last token and its entry.
#[inline]
fn longest(lexicon: &Lexicon, tokens: &[Token], from: usize) -> Option<(usize, WordId)> {
    if !tokens[from].class.has(Class::PHRASE_START) {
        return None;
    }
    // Most words that begin a phrase begin none here: the next word tells without a look into the trie.
    let next = tokens.iter().skip(from + 1).find(|t| t.kind != Kind::Hyphen)?;
    if !next.shape.has(Shape::CONTINUES) {
        return None;
    }
    let first = word_of(lexicon, &tokens[from]);
    if !lexicon.pairs(first, word_of(lexicon, next)) && !next.class.has(Class::POSSESSIVE) {
        return None;
    }
    let mut node = *lexicon.trie.get(&(0, first))?;
    let mut found = None;
    let mut at = from + 1;
    while at < tokens.len() {
        if tokens[at].kind == Kind::Hyphen {
            at += 1;
            continue;
        }
        if tokens[at].kind != Kind::Word || tokens[at].shape.has(Shape::GAP) && tokens[at - 1].kind == Kind::Word {
            break;
        }
        let step = lexicon.trie.get(&(node, word_of(lexicon, &tokens[at])));
        let step = match step {
            None if tokens[at].class.has(Class::POSSESSIVE) => lexicon.trie.get(&(node, lexicon.any_possessive)),
            other => other,
        };
        let Some(&step) = step else { break };
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
    if !token.shape.has(Shape::CASED) {
        return token.word;
    }
    match lexicon.hot(token.word).folded {
        WordId::UNKNOWN => token.word,
        folded => folded,
    }
}
