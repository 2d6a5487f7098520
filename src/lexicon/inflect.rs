//! Regular inflection: the forms of a verb and the plural of a noun. Irregular ones are data.

use serde::{Deserialize, Serialize};

/// The inflected forms of a verb. Where English allows two (`travelled`, `traveled`) the lexicon gives both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct VerbForms {
    pub third: String,
    pub past: String,
    /// `None` where it is the past.
    pub participle: Option<String>,
    pub ing: String,
}

fn ends_consonant_y(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() > 1 && b[b.len() - 1] == b'y' && !b"aeiou".contains(&b[b.len() - 2])
}

/// Appends a regular form of a word to a text.
pub(crate) type Append = fn(&str, &mut String);

/// `kill` -> kills, killed, killed, killing; `bury` -> buries, buried; `raze` -> razes, razed, razing.
pub(crate) fn verb(base: &str) -> VerbForms {
    let form = |append: Append| {
        let mut form = String::new();
        append(base, &mut form);
        form
    };
    VerbForms { third: form(append_plural), past: form(append_past), participle: None, ing: form(append_ing) }
}

/// Appends a verb's past: `killed`.
pub(crate) fn append_past(base: &str, to: &mut String) {
    let (stem, ending) = if base.ends_with('e') {
        (base, "d")
    } else if ends_consonant_y(base) {
        (&base[..base.len() - 1], "ied")
    } else {
        (base, "ed")
    };
    to.extend([stem, ending]);
}

/// Appends a verb's form of what goes on: `killing`.
pub(crate) fn append_ing(base: &str, to: &mut String) {
    let (stem, ending) = if let Some(stem) = base.strip_suffix("ie") {
        (stem, "ying")
    } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") {
        (&base[..base.len() - 1], "ing")
    } else {
        (base, "ing")
    };
    to.extend([stem, ending]);
}

/// Appends a noun's plural, or a verb's third person.
pub(crate) fn append_plural(singular: &str, to: &mut String) {
    let (stem, ending) = if ends_consonant_y(singular) {
        (&singular[..singular.len() - 1], "ies")
    } else if singular.ends_with(['s', 'x', 'z']) || singular.ends_with("ch") || singular.ends_with("sh") {
        (singular, "es")
    } else {
        (singular, "s")
    };
    to.extend([stem, ending]);
}

/// `home` -> homes, `city` -> cities, `bus` -> buses, `church` -> churches.
pub(crate) fn plural(singular: &str) -> String {
    let mut plural = String::new();
    append_plural(singular, &mut plural);
    plural
}

/// The singular of a regular plural that the lexicon does not know, in lower case: `turbines` -> turbine. A word
/// that does not look like a plural comes back as it is.
pub(crate) fn singular(plural: &str) -> String {
    let stem = |cut: usize| plural[..plural.len() - cut].to_string();
    if !plural.is_ascii() || plural.len() < 4 || !plural.ends_with('s') {
        return plural.to_string();
    }
    if ["ss", "us", "is"].iter().any(|e| plural.ends_with(e)) {
        plural.to_string()
    } else if plural.ends_with("ies") && plural.len() > 4 {
        stem(3) + "y"
    } else if ["sses", "xes", "ches", "shes", "zzes"].iter().any(|e| plural.ends_with(e)) {
        stem(2)
    } else {
        stem(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs() {
        let show = |b: &str| {
            let f = verb(b);
            format!("{} {} {}", f.third, f.past, f.ing)
        };
        assert_eq!(show("kill"), "kills killed killing");
        assert_eq!(show("bury"), "buries buried burying");
        assert_eq!(show("raze"), "razes razed razing");
        assert_eq!(show("crash"), "crashes crashed crashing");
        assert_eq!(show("destroy"), "destroys destroyed destroying");
        assert_eq!(show("die"), "dies died dying");
        assert_eq!(show("free"), "frees freed freeing");
    }

    #[test]
    fn nouns() {
        for (one, many) in [("home", "homes"), ("city", "cities"), ("church", "churches"), ("gas", "gases")] {
            assert_eq!(plural(one), many);
        }
        for (many, one) in [
            ("turbines", "turbine"),
            ("factories", "factory"),
            ("branches", "branch"),
            ("glasses", "glass"),
            ("crisis", "crisis"),
            ("bus", "bus"),
            ("taxes", "tax"),
        ] {
            assert_eq!(singular(many), one, "{many}");
        }
    }
}
