//! Phrases: runs of words that the lexicon knows as one (`at least`, `death toll`, `washed away`) become one token.

use super::{
    scan::Lexed,
    token::{Kind, Shape, Token},
};
use crate::lexicon::{Class, Lexicon, Marks, WordId};

/// Merges the longest phrase at each place, left to right. A hyphen between its words does not hinder.
///
/// Notes then where numbers may stand and what the sentence's words may do.
pub(crate) fn merge(lexicon: &Lexicon, lexed: &mut Lexed) {
    let Lexed { tokens, counts, marks, one_case, .. } = lexed;
    // The tokens from `from` on are to come behind the first `to`.
    let (mut from, mut to) = (0, 0);
    let mut first = 0;
    while first + 1 < tokens.len() {
        // Which words begin phrases the processor cannot foresee: eight are asked at once.
        let here = marks_of(&tokens[first..]);
        let goes_on = tokens.get(first + 8).map_or(0, |next| u64::from(next.marks.0) << 56) | here >> 8;
        let mut places = here >> 7 & goes_on & EACH;
        while places != 0 {
            let at = first + places.trailing_zeros() as usize / 8;
            places &= places - 1;
            if at < from {
                continue;
            }
            let Some((last, id)) = longest(lexicon, tokens, at) else { continue };
            let token = merged(lexicon, tokens, at, last, id, *one_case);
            if from > to {
                tokens.copy_within(from..at, to);
            }
            to += at - from;
            tokens[to] = token;
            (from, to) = (last + 1, to + 1);
        }
        first += 8;
    }
    if from > to {
        tokens.copy_within(from.., to);
        tokens.truncate(to + tokens.len() - from);
    }
    let mut seen = 0;
    for first in (0..tokens.len()).step_by(8) {
        let here = marks_of(&tokens[first..]);
        seen |= here;
        let mut numbers = here >> Marks::COUNTS.0.trailing_zeros() & EACH;
        while numbers != 0 {
            counts.push((first + numbers.trailing_zeros() as usize / 8) as u32);
            numbers &= numbers - 1;
        }
    }
    *marks = Marks(seen.to_le_bytes().into_iter().fold(0, |all, some| all | some));
}

const EACH: u64 = u64::from_le_bytes([1; 8]);
const _: () = assert!(Marks::STARTS.0 == 1 << 7 && Marks::CONTINUES.0 == 1, "as they are asked for");

/// The marks of the first eight tokens, a byte each.
#[inline]
fn marks_of(tokens: &[Token]) -> u64 {
    match tokens.first_chunk::<8>() {
        Some(tokens) => u64::from_le_bytes(tokens.each_ref().map(|token| token.marks.0)),
        None => tokens.iter().rev().fold(0, |all, token| all << 8 | u64::from(token.marks.0)),
    }
}

/// The token of the phrase `id`, which stands at the tokens from `first` to `last`.
fn merged(lexicon: &Lexicon, tokens: &[Token], first: usize, last: usize, id: WordId, one_case: bool) -> Token {
    let word = lexicon.hot(id);
    let mut token = Token {
        span: tokens[first].span.join(tokens[last].span),
        class: word.class,
        role: word.role,
        marks: word.marks,
        word: id,
        kind: Kind::Word,
        ..tokens[first]
    };
    if tokens[last].shape.has(Shape::LEADS) {
        token.shape.set(Shape::LEADS);
    }
    if token.class.has(Class::CAPITALISED) && !token.capital() && !one_case {
        token.class = token.class.without(Class::NAME | Class::PLACE | Class::DEMONYM);
    }
    token
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
