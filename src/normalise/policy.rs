//! Vague-number policies: what figures stand for `dozens`. Each convention is a file in `policies/` with its source.

use std::path::Path;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::Spanned;

use crate::{Claim, Error, Qualifier, Result, error::ErrorKind, grammar::Value};

use super::figures::{Figures, figures};

/// The conventions that come with factx, by name and file.
const BUILT_IN: &[(&str, &str)] = &[
    ("acled", include_str!("policies/acled.toml")),
    ("emdat", include_str!("policies/emdat.toml")),
    ("ccc", include_str!("policies/ccc.toml")),
    ("midpoint", include_str!("policies/midpoint.toml")),
];

const LITERAL: &str = "literal";
const NONE: &str = "none";

/// Which figures stand for a vague number such as `dozens` or `several`.
///
/// The default, `literal`, keeps the bounds that the words have when they are taken at their word: dozens are 24 to 99.
/// `none` leaves all figures unknown. Others follow a published convention, or a file of one's own.
///
/// ```
/// use factx::{Extractor, Normaliser, Policy};
///
/// let factx = Extractor::new();
/// let text = "Dozens were killed and scores were hurt.";
/// let mut claims = factx.extract(text);
/// let normaliser = Normaliser::new().with_policy(Policy::named("acled").expect("it is built in"));
/// normaliser.fill(text, None, &mut claims);
/// assert_eq!(claims[0].magnitude.unwrap().to_string(), "12");
/// assert_eq!(claims[0].vague_policy, Some("acled"));
/// // It has no figure for scores, which stay as they are.
/// assert_eq!(claims[1].low.unwrap().to_string(), "40");
/// assert_eq!(claims[1].vague_policy, Some("literal"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    name: String,
    words: FxHashMap<String, Figures>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy { name: LITERAL.into(), words: FxHashMap::default() }
    }
}

/// A policy file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Spanned<String>,
    /// A built-in policy whose figures hold for what this file does not name.
    #[serde(default)]
    extends: Option<Spanned<String>>,
    #[serde(default)]
    word: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    words: Spanned<Vec<Spanned<String>>>,
    /// Decimals, as text: figures never pass through a float.
    #[serde(default)]
    magnitude: Option<Spanned<String>>,
    #[serde(default)]
    low: Option<Spanned<String>>,
    #[serde(default)]
    high: Option<Spanned<String>>,
}

impl Policy {
    /// The names of the policies that come with factx, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        [LITERAL].into_iter().chain(BUILT_IN.iter().map(|(name, _)| *name)).chain([NONE])
    }

    /// The policy of this name, if one comes with factx.
    pub fn named(name: &str) -> Option<Policy> {
        if name == LITERAL || name == NONE {
            return Some(Policy { name: name.into(), words: FxHashMap::default() });
        }
        let (name, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Some(Policy::parse(Path::new(name), text).expect("the built-in policies are right: a test reads them"))
    }

    /// A policy of one's own, from a TOML file: its `name`, and for `words` a `magnitude`, `low` and `high`.
    ///
    /// # Errors
    /// A file that cannot be read, or that is not right, with line and column.
    pub fn read(path: &Path) -> Result<Policy> {
        let text =
            std::fs::read_to_string(path).map_err(|source| ErrorKind::Read { path: path.to_path_buf(), source })?;
        let policy = Policy::parse(path, &text)?;
        if Policy::names().any(|name| name == policy.name) {
            // A row's `vague_policy` must say which figures it has.
            let expected = format!("expected a name of its own, found that of a built-in policy, `{}`", policy.name);
            return Err(Error::in_table(path, &text, text.find("name").unwrap_or(0), expected));
        }
        Ok(policy)
    }

    /// Its name, as it stands in `vague_policy`.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn parse(path: &Path, text: &str) -> Result<Policy> {
        let file: File = toml::from_str(text)
            .map_err(|e| Error::in_table(path, text, e.span().map_or(0, |span| span.start), e.message().to_string()))?;
        let wrong = |at: usize, message: String| Error::in_table(path, text, at, message);
        if file.name.get_ref().trim().is_empty() {
            return Err(wrong(file.name.span().start, "expected a name, found none".into()));
        }
        let mut policy = Policy::default();
        if let Some(base) = &file.extends {
            let known = Policy::names().collect::<Vec<_>>().join(", ");
            let found = || wrong(base.span().start, format!("expected one of {known}, found `{}`", base.get_ref()));
            policy = Policy::named(base.get_ref()).filter(|p| p.name != NONE).ok_or_else(found)?;
        }
        policy.name = file.name.into_inner();
        let mut own: FxHashMap<String, ()> = FxHashMap::default();
        for entry in &file.word {
            let figures = entry.figures().map_err(|(at, message)| wrong(at, message))?;
            for word in entry.words.get_ref() {
                let phrase = phrase(word.get_ref());
                if phrase.is_empty() {
                    return Err(wrong(word.span().start, "expected a word, found none".into()));
                }
                if own.insert(phrase.clone(), ()).is_some() {
                    return Err(wrong(word.span().start, format!("`{phrase}` has figures already")));
                }
                policy.words.insert(phrase, figures);
            }
        }
        Ok(policy)
    }

    /// Puts the policy's figures on a claim whose number is vague, and its name; any other claim stays as it is.
    ///
    /// Of `at least dozens` the policy's figure is a lower bound, as of any number under that hedge.
    pub(super) fn apply<'a>(&'a self, claim: &mut Claim<'a>) {
        // A vague number states bounds and no figure, and is no range.
        let vague = claim.magnitude.is_none() && claim.low.is_some() && claim.qualifier != Qualifier::Between;
        if !vague {
            return;
        }
        let found = match self.name.as_str() {
            NONE => Some(Figures::default()),
            _ if self.words.is_empty() => None,
            _ => self.words.get(&phrase(claim.number)).copied(),
        };
        claim.vague_policy = Some(if found.is_some() { &self.name } else { LITERAL });
        let Some(stated) = found else { return };
        let hedged = match stated {
            Figures { magnitude: Some(n), low: None, high: None } => figures(claim.qualifier, Value::At(n)),
            stated => stated,
        };
        (claim.magnitude, claim.low, claim.high) = (hedged.magnitude, hedged.low, hedged.high);
    }
}

impl Entry {
    /// The entry's figures; else what is wrong, and at which byte.
    fn figures(&self) -> Result<Figures, (usize, String)> {
        let decimal = |figure: &Option<Spanned<String>>| -> Result<Option<Decimal>, (usize, String)> {
            let Some(figure) = figure else { return Ok(None) };
            let value = figure.get_ref().parse().ok().filter(|n: &Decimal| *n >= Decimal::ZERO);
            let expected = || format!("expected a decimal of 0 or more, found `{}`", figure.get_ref());
            value.map(Some).ok_or_else(|| (figure.span().start, expected()))
        };
        let found =
            Figures { magnitude: decimal(&self.magnitude)?, low: decimal(&self.low)?, high: decimal(&self.high)? };
        let at = self.words.span().start;
        let stated: Vec<Decimal> = [found.low, found.magnitude, found.high].into_iter().flatten().collect();
        if stated.is_empty() {
            return Err((at, "expected a magnitude, low or high for these words, found none".into()));
        }
        if !stated.is_sorted() {
            return Err((at, "expected low, magnitude and high in rising order, found otherwise".into()));
        }
        Ok(found)
    }
}

/// A number's words in small letters, parted by single blanks: `Tens of\nThousands` -> `tens of thousands`.
fn phrase(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_are_named_are_there() {
        let names: Vec<&str> = Policy::names().collect();
        assert_eq!(names, ["literal", "acled", "emdat", "ccc", "midpoint", "none"]);
        for name in names {
            assert_eq!(Policy::named(name).unwrap().name(), name);
        }
        assert_eq!(Policy::named("ucdp"), None);
    }

    fn parse(text: &str) -> String {
        match Policy::parse(Path::new("p.toml"), text) {
            Ok(policy) => format!("{} {}", policy.name, policy.words.len()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn files_and_what_is_wrong_with_them() {
        let word = |rest: &str| format!("name = 'ours'\n[[word]]\nwords = ['Several dozen', 'a few']\n{rest}\n");
        assert_eq!(parse(&word("low = '24'\nmagnitude = '30'\nhigh = '99.5'")), "ours 2");
        assert_eq!(parse(&format!("extends = 'emdat'\n{}", word("low = '2'"))), "ours 4");
        let wrong = [
            ("", "p.toml:1:1: missing field `name`"),
            ("name = ' '", "p.toml:1:8: expected a name, found none"),
            (
                "name = 'ours'\nextends = 'ucdp'",
                "p.toml:2:11: expected one of literal, acled, emdat, ccc, midpoint, none, found `ucdp`",
            ),
            (&word(""), "p.toml:3:9: expected a magnitude, low or high for these words, found none"),
            (
                &word("low = '2'\nhigh = '1'"),
                "p.toml:3:9: expected low, magnitude and high in rising order, found otherwise",
            ),
            (&word("low = 'two'"), "p.toml:4:7: expected a decimal of 0 or more, found `two`"),
            (&word("low = '-2'"), "p.toml:4:7: expected a decimal of 0 or more, found `-2`"),
            (
                "name = 'ours'\n[[word]]\nwords = ['a few', 'A Few']\nlow = '1'",
                "p.toml:3:19: `a few` has figures already",
            ),
            ("name = 'ours'\n[[word]]\nwords = ['']\nlow = '1'", "p.toml:3:10: expected a word, found none"),
        ];
        for (text, message) in wrong {
            assert_eq!(parse(text), message, "{text}");
        }
        assert!(parse("name = 'ours'\nnames = 'x'").starts_with("p.toml:2:1: unknown field `names`"));
        assert!(parse("name = ").starts_with("p.toml:1:"));
    }
}
