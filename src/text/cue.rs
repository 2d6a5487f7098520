//! Cues: whether a sentence can have a claim at all. A prefilter may only skip, never decide; it is built from the lexicon.

use crate::lexicon::{Class, Lexicon, Role};

/// Words by which a quantity begins, or which show an event of people for which an implicit count may stand.
const CUES: Class = Class(
    Class::NUMBER.0
        | Class::MULTIPLIER.0
        | Class::VAGUE.0
        | Class::SHARE.0
        | Class::EVENT_VERB.0
        | Class::EVENT_NOUN.0
        | Class::STATE.0,
);

/// Whether the sentence has a digit, a number word or an event word.
pub(crate) fn has_cue(sentence: &str, lexicon: &Lexicon) -> bool {
    if sentence.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    words(sentence).any(|word| {
        let entry = lexicon.word(lexicon.find(word));
        // A phrase may begin with a word that is no cue by itself: `a handful`, `no one`, `lost their lives`.
        entry.class.has(CUES)
            || entry.class.has(Class::PHRASE_START) && !entry.class.has(Class::PREPOSITION)
            || entry.role == Role::Nobody
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty())
}
