//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; its words are the lexicon's.

use crate::lex::vulgar;
use crate::lexicon::{
    Lexicon, Run,
    cues::{ARTICLE, ENDS, EVENT, IMPLICIT, NUMERIC, PAIRED, PERSON, in_word, pair},
    hash,
};

/// How many words behind an article its noun may stand.
const REACH: u32 = 9;

/// Whether the sentence has a digit, a vulgar fraction, a number word, or an implicit count beside a word that shows an event.
pub(crate) fn any(sentence: &str, lexicon: &Lexicon) -> bool {
    let cues = &lexicon.cues;
    let bytes = sentence.as_bytes();
    // In steps, each of which becomes vector code.
    if bytes.chunks(64).any(|step| step.iter().fold(0, |found, b| found | u8::from(b.is_ascii_digit())) != 0) {
        return true;
    }
    let mut seen = 0;
    // How many words behind an article its noun may still stand.
    let mut open = 0;
    // The word before, and whether it ends an article's phrase unless it is in a phrase with the next.
    let (mut before, mut ending) = (0, false);
    let mut at = 0;
    while at < bytes.len() {
        if !in_word(bytes[at]) {
            match bytes[at] {
                // The first byte of a vulgar fraction, as of many other signs.
                0xc2 | 0xe2 if vulgar(&sentence[at..]).is_some() => return true,
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
            at += bytes[at..].iter().take_while(|b| in_word(**b)).count();
            seen |= cues.of(lexicon.find(&sentence[start..at]));
            seen |= if open > 0 { IMPLICIT } else { 0 };
            (before, ending) = (0, false);
            if announces(seen) {
                return true;
            }
            continue;
        };
        at += run.len;
        at += usize::from(bytes.get(at) == Some(&b' '));
        let word = hash(run.key);
        let kinds = cues.kinds(word);
        // Most words are nothing to a claim, and stand behind no article.
        if kinds == 0 && open == 0 {
            (before, ending) = (word, false);
            continue;
        }
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

/// Whether words of these kinds together may make a claim.
fn announces(seen: u8) -> bool {
    seen & NUMERIC != 0 || seen & (IMPLICIT | EVENT) == IMPLICIT | EVENT
}
