//! Persons to a household, of all countries or of each: what turns families into people, where a user asks for it.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::Claim;

/// How many persons a household has, on average.
///
/// ```
/// use factx::{Decimal, Extractor, HouseholdSizes, Normaliser};
///
/// let factx = Extractor::new();
/// let text = "Floods displaced about 3,000 families in Chad.";
/// let mut claims = factx.extract(text);
/// let sizes = HouseholdSizes::new().with_country("TCD", Decimal::new(53, 1));
/// let normaliser = Normaliser::new().with_household_sizes(sizes);
/// normaliser.fill(text, None, &mut claims);
/// assert_eq!(claims[0].magnitude.unwrap().to_string(), "3000");
/// assert_eq!(claims[0].persons.unwrap().to_string(), "15900");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseholdSizes {
    everywhere: Option<Decimal>,
    countries: FxHashMap<String, Decimal>,
}

impl HouseholdSizes {
    /// No size known yet, so that no persons are counted.
    pub fn new() -> HouseholdSizes {
        HouseholdSizes::default()
    }

    /// One size, above 0, for all households, wherever they are.
    pub fn everywhere(size: Decimal) -> HouseholdSizes {
        HouseholdSizes { everywhere: Some(size), ..HouseholdSizes::default() }
    }

    /// With this size, above 0, for a country, by its ISO 3166-1 alpha-3 code in capitals; it goes before the size for all.
    pub fn with_country(mut self, code: &str, size: Decimal) -> HouseholdSizes {
        self.countries.insert(code.to_string(), size);
        self
    }

    /// Whether a claim's country matters.
    pub(super) fn by_country(&self) -> bool {
        !self.countries.is_empty()
    }

    /// The persons in a claim's households, whole; `None` where the claim counts none, states no figure, or nobody
    /// knows their size.
    pub(super) fn persons(&self, claim: &Claim<'_>, country: Option<&str>) -> Option<Decimal> {
        if claim.unit.as_deref() != Some("household") {
            return None;
        }
        let size = country.and_then(|code| self.countries.get(code)).copied().or(self.everywhere)?;
        // Sizes are averages: there are no half persons in the result.
        Some(claim.magnitude?.checked_mul(size)?.round().normalize())
    }
}
