//! What somebody means, tries, plots or agrees to do, which need not have come about.

use super::trigger;
use crate::{
    Modality,
    chunk::{VerbGroup, Voice},
    claim::{assemble::Draft, counted::Kind, parse::Parse},
    lex::Token,
    lexicon::{Class, Role},
};

/// Whether a word tells what somebody means, tries or agrees to do.
pub(super) fn intends(token: &Token) -> bool {
    token.class.has(Class::FORECAST) && token.class.has(Class::HYPOTHESIS) && !token.class.has(Class::MODAL)
}

/// `tried to kill two men`, `plotted to kill them`, `wanted the army to free 40`, `a deal to free 40`: an infinitive behind such
/// a word, where it is the claim's own verb. `tried to hide the deaths of 12` is of deaths that were.
pub(super) fn meant(parse: Parse<'_, '_>, k: usize, group: VerbGroup, draft: &Draft) -> Option<Modality> {
    let own = trigger(parse, draft).is_some_and(|t| parse.chunk_at(t) == k);
    // `tried and failed to abduct`
    let c = parse.chunks[k];
    let start = if k > 0 && parse.verb(k - 1).is_some() { parse.chunks[k - 1].start() } else { c.start() };
    // A pledge of money is one: `pledged to donate $3m`.
    if !own
        || draft.counted.kind == Kind::Money
        || parse.lexed.tokens[start..c.end()].iter().any(|t| t.role == Role::InVain)
    {
        return None;
    }
    let head = |j: usize| parse.noun(j).and_then(|n| n.head());
    let word = match group.governor() {
        Some(governor) => Some(governor),
        None if group.voice != Voice::Infinitive => None,
        None => {
            let before = k.checked_sub(1)?;
            let verb = |j: usize| parse.verb(j).map(|v| v.main());
            let of_object = || before.checked_sub(1).and_then(verb).filter(|_| head(before).is_some());
            head(before)
                .filter(|&h| parse.token(h).class.has(Class::FORECAST))
                .or_else(|| verb(before))
                .or_else(of_object)
        }
    };
    let noun = group.governor().is_none() && k > 0 && parse.noun(k - 1).is_some();
    let token = word.map(|t| parse.token(t)).filter(|t| intends(t) || noun && t.class.has(Class::FORECAST))?;
    // Who wants it now may come by it; what is agreed on or under way may come about.
    let present = token.class.has(Class::VERB_S | Class::VERB_BASE) && !token.class.has(Class::PAST | Class::NOUN);
    let promised = token.class.has(Class::REPORTING) && !noun;
    let now = present || promised || !token.class.has(Class::HYPOTHESIS);
    Some(if now { Modality::Forecast } else { Modality::Hypothetical })
}
