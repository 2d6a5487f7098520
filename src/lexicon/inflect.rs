//! Regular inflection: the forms of a verb and the plural of a noun. Irregular ones are data.

/// The inflected forms of a verb. Where English allows two (`travelled`, `traveled`) the lexicon gives both.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// `kill` -> kills, killed, killed, killing; `bury` -> buries, buried; `raze` -> razes, razed, razing.
pub(crate) fn verb(base: &str) -> VerbForms {
    let third = plural(base);
    let past = if base.ends_with('e') {
        [base, "d"].concat()
    } else if ends_consonant_y(base) {
        [&base[..base.len() - 1], "ied"].concat()
    } else {
        [base, "ed"].concat()
    };
    let ing = if let Some(stem) = base.strip_suffix("ie") {
        [stem, "ying"].concat()
    } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") {
        [&base[..base.len() - 1], "ing"].concat()
    } else {
        [base, "ing"].concat()
    };
    VerbForms { third, past, participle: None, ing }
}

/// `home` -> homes, `city` -> cities, `bus` -> buses, `church` -> churches.
pub(crate) fn plural(singular: &str) -> String {
    if ends_consonant_y(singular) {
        [&singular[..singular.len() - 1], "ies"].concat()
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|e| singular.ends_with(e)) {
        [singular, "es"].concat()
    } else {
        [singular, "s"].concat()
    }
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
