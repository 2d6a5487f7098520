//! How far a claim is to be trusted: the precision of its rule, measured on annotated texts (`confidence.toml`).

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use serde::Deserialize;

use super::assemble::Draft;
use super::counted::{Kind, UnitName};
use super::types::Confidence;

/// What a claim counts, as far as it tells how often a rule errs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Sort {
    /// `12 people`, `12 families`.
    People,
    /// Anything else with a name: `12 bridges`.
    Things,
    Money,
    /// Measures and percentages, which name themselves.
    Amounts,
    /// The noun is left out here; the unit was taken over from before.
    Elided,
    /// Nothing says what it counts.
    Unnamed,
    /// No number is stated, `a woman` and `no casualties`: the event alone makes them claims.
    Implicit,
    /// A part, a sum or an addition: what it belongs to was found too.
    Related,
}

impl Sort {
    const ALL: [Sort; 8] = [
        Sort::People,
        Sort::Things,
        Sort::Money,
        Sort::Amounts,
        Sort::Elided,
        Sort::Unnamed,
        Sort::Implicit,
        Sort::Related,
    ];

    /// The sort of a draft, the first that holds of it from the last one up.
    pub fn of(draft: &Draft, implicit: bool) -> Sort {
        if draft.relation.is_some() {
            return Sort::Related;
        }
        if implicit {
            return Sort::Implicit;
        }
        match (draft.counted.kind, draft.counted.unit) {
            (Kind::Money, _) => Sort::Money,
            (Kind::Measure | Kind::Percent | Kind::PercentOfPeople | Kind::PercentOfThings, _) => Sort::Amounts,
            (Kind::Person, _) => Sort::People,
            (_, UnitName::None) => Sort::Unnamed,
            (Kind::Elided, _) => Sort::Elided,
            _ => Sort::Things,
        }
    }

    #[cfg(feature = "cli")]
    pub fn name(self) -> &'static str {
        match self {
            Sort::People => "people",
            Sort::Things => "things",
            Sort::Money => "money",
            Sort::Amounts => "amounts",
            Sort::Elided => "elided",
            Sort::Unnamed => "unnamed",
            Sort::Implicit => "implicit",
            Sort::Related => "related",
        }
    }
}

/// Of what was measured, claims with the right number and event for one, how much was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measured {
    pub right: u32,
    pub of: u32,
}

impl Measured {
    /// 0 where nothing was measured.
    pub fn share(self) -> f64 {
        if self.of == 0 { 0.0 } else { f64::from(self.right) / f64::from(self.of) }
    }

    #[cfg(feature = "cli")]
    pub fn add(&mut self, right: bool) {
        self.right += u32::from(right);
        self.of += 1;
    }

    /// The lower end of Wilson's score interval, one-sided at 95 percent: what the true share is hardly below.
    /// E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    fn at_least(self) -> f64 {
        const Z: f64 = 1.645;
        if self.of == 0 {
            return 0.0;
        }
        let (n, p) = (f64::from(self.of), self.share());
        let middle = p + Z * Z / (2.0 * n);
        let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        (middle - reach) / (1.0 + Z * Z / n)
    }
}

/// One rule's figures.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Rule(pub BTreeMap<Sort, Measured>);

impl Rule {
    /// Fewer claims than this say nothing by themselves; those of the whole rule stand in.
    const ENOUGH: u32 = 10;

    fn whole(&self) -> Measured {
        self.0.values().fold(Measured::default(), |sum, m| Measured { right: sum.right + m.right, of: sum.of + m.of })
    }

    /// The band: by the share of this sort, and by what is sure of it or of the whole rule. All of 25 is enough to be
    /// high, all of 7 to be medium.
    fn band(&self, sort: Sort) -> Confidence {
        let whole = self.whole();
        let own = self.0.get(&sort).copied().filter(|own| own.of >= Rule::ENOUGH).unwrap_or(whole);
        let sure = own.at_least().max(whole.at_least());
        match own.share() {
            share if share >= 0.97 && sure >= 0.90 => Confidence::High,
            share if share >= 0.90 && sure >= 0.70 => Confidence::Medium,
            _ => Confidence::Low,
        }
    }
}

type Bands = HashMap<&'static str, [Confidence; Sort::ALL.len()], FxBuildHasher>;

static BANDS: LazyLock<Bands> = LazyLock::new(|| {
    let rules: HashMap<&str, Rule> =
        toml::from_str(include_str!("confidence.toml")).expect("the table is right: a test reads it");
    let bands = |rule: Rule| Sort::ALL.map(|sort| rule.band(sort));
    rules.into_iter().map(|(name, rule)| (name, bands(rule))).collect()
});

/// The confidence of a claim that this rule made; low for a rule that was never measured.
pub(crate) fn of(rule: &str, sort: Sort) -> Confidence {
    BANDS.get(rule).map_or(Confidence::Low, |bands| bands[sort as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(BANDS.len() > 10, "{BANDS:?}");
        assert_eq!(of("no such rule", Sort::People), Confidence::Low);
    }

    #[test]
    fn few_claims_are_not_trusted() {
        let people = |right, of| rule(&[(Sort::People, right, of)]).band(Sort::People);
        let (high, medium, low) = (Confidence::High, Confidence::Medium, Confidence::Low);
        let cases = [
            ((0, 0), low),
            ((6, 6), low),
            ((7, 7), medium),
            ((24, 24), medium),
            ((25, 25), high),
            ((97, 100), high),
            ((968, 1000), medium),
            ((900, 1000), medium),
            ((899, 1000), low),
        ];
        for ((right, of), band) in cases {
            assert_eq!(people(right, of), band, "{right} of {of}");
        }
    }

    #[test]
    fn a_sort_that_is_rare_goes_by_its_rule_and_one_that_errs_by_itself() {
        let rule = rule(&[(Sort::People, 100, 100), (Sort::Things, 9, 12), (Sort::Unnamed, 1, 3)]);
        assert_eq!(rule.band(Sort::People), Confidence::High);
        assert_eq!(rule.band(Sort::Things), Confidence::Low);
        assert_eq!(rule.band(Sort::Unnamed), Confidence::Medium);
    }

    fn rule(sorts: &[(Sort, u32, u32)]) -> Rule {
        Rule(sorts.iter().map(|&(sort, right, of)| (sort, Measured { right, of })).collect())
    }
}
