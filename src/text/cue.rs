//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; its words are the lexicon's.

use crate::{
    lex::vulgar,
    lexicon::{
        Lexicon, Run, Sieve,
        cues::{ARTICLE, ENDS, EVENT, IMPLICIT, NUMERIC, PAIRED, PERSON, in_word, pair},
        hash,
    },
    span::Span,
};

/// How many words behind an article its noun may stand.
const REACH: u32 = 9;

/// Whether the sentence at `span` of `text` has a digit, a vulgar fraction, a number word, or an implicit count beside a word that
/// shows an event.
pub(crate) fn any(text: &str, span: Span, lexicon: &Lexicon) -> bool {
    let cues = &lexicon.cues;
    let (bytes, end) = (text.as_bytes(), span.end as usize);
    let sentence = &bytes[..end];
    let mut at = span.start as usize;
    if digit(&sentence[at..]) {
        return true;
    }
    let mut seen = 0;
    // How many words behind an article its noun may still stand.
    let mut open = 0;
    // The word before, and whether it ends an article's phrase unless it is in a phrase with the next.
    let (mut before, mut ending) = (0, false);
    loop {
        if open == 0 {
            // Most words are nothing to a claim, and stand behind no article.
            (at, before) = skip(bytes, end, at, before, &cues.announcing);
        }
        let Some(&first) = sentence.get(at) else { break };
        if !in_word(first) {
            match first {
                // The first byte of a vulgar fraction, as of many other signs.
                0xc2 | 0xe2 if vulgar(&text[at..]).is_some() => return true,
                b',' | b';' | b':' | b'(' | b')' => open = 0,
                // A letter of a word that the lexicon does not have.
                0xc3..=0xe1 | 0xe3.. if open > 0 => seen |= IMPLICIT,
                _ => {}
            }
            at += 1;
            continue;
        }
        let start = at;
        let Some(run) = Run::read(bytes, start) else {
            at += sentence[at..].iter().take_while(|b| in_word(**b)).count();
            seen |= cues.of(lexicon.find(&text[start..at]));
            seen |= if open > 0 { IMPLICIT } else { 0 };
            (before, ending) = (0, false);
            if announces(seen) {
                return true;
            }
            continue;
        };
        at += run.len;
        at += match sentence.get(at) {
            Some(b' ') => 1,
            // Cut in a word, which may have been any.
            None if at > end => return true,
            _ => 0,
        };
        let word = hash(run.key);
        let kinds = cues.kinds(word);
        seen |= kinds;
        if kinds & PAIRED != 0 {
            let pair = pair(before, word);
            seen |= if cues.announced.has(pair) { NUMERIC } else { 0 };
            seen |= if cues.announced.has(!pair) { IMPLICIT } else { 0 };
        }
        if std::mem::take(&mut ending) && !cues.joined.has(pair(before, word)) {
            open = 0;
        }
        if kinds & ARTICLE != 0 {
            open = REACH;
        } else if open > 0 {
            open -= 1;
            ending = kinds & ENDS != 0 && !cues.joined.has(pair(before, word));
            let counts = kinds & PERSON != 0 || kinds & !PAIRED == 0 && lexicon.look_up_key(run.key).class.is_unknown();
            seen |= if counts { IMPLICIT } else { 0 };
        }
        if announces(seen) {
            return true;
        }
        before = word;
    }
    announces(seen)
}

/// Goes from `at` over words that announce nothing and marks between them, no farther than to `end`: where that leads, and the
/// last word's hash, `before` where there is none. Of the marks only those beyond ASCII are looked at elsewhere.
#[inline(never)]
fn skip(text: &[u8], end: usize, mut at: usize, mut before: u64, announcing: &Sieve) -> (usize, u64) {
    let sentence = &text[..end];
    while let Some(&first) = sentence.get(at) {
        let Some(run) = Run::read(text, at) else { break };
        if run.len == 0 {
            if !first.is_ascii() {
                break;
            }
            at += 1;
            continue;
        }
        let word = hash(run.key);
        let past = at + run.len;
        if announcing.has(word) || past > sentence.len() {
            break;
        }
        before = word;
        at = past + usize::from(sentence.get(past) == Some(&b' '));
    }
    (at, before)
}

/// Whether any byte is a digit, found in steps that become vector code.
fn digit(sentence: &[u8]) -> bool {
    let any = |step: &[u8]| step.iter().fold(0, |found, b| found | u8::from(b.is_ascii_digit())) != 0;
    let (steps, rest) = sentence.as_chunks::<32>();
    // What is left over is read again with what stands before it.
    let last = sentence.last_chunk::<32>().map_or(rest, <[u8; 32]>::as_slice);
    steps.iter().any(|step| any(step)) || any(last)
}

/// Whether words of these kinds together may make a claim.
fn announces(seen: u8) -> bool {
    seen & NUMERIC != 0 || seen & (IMPLICIT | EVENT) == IMPLICIT | EVENT
}
