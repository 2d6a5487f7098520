//! The last stage before writing: fills the fields that take more than the text, as far as a user asks for them.

use jiff::civil::Date;

use super::{HouseholdSizes, Policy};
use crate::context::{country, when};
use crate::{Claim, Modality};

/// Fills what a claim may have besides what its text says: figures of vague numbers, persons in households, calendar
/// days, countries. [`Extractor`](crate::Extractor) leaves these fields empty.
///
/// By itself it only says which vague numbers were read literally; the rest is asked for.
///
/// ```
/// use factx::{Date, Extractor, Normaliser};
///
/// let factx = Extractor::new();
/// let normaliser = Normaliser::new().with_dates().with_countries();
/// let text = "A storm killed 12 people in Dhaka on Tuesday.";
/// let mut claims = factx.extract(text);
/// normaliser.fill(text, Some(Date::constant(2024, 3, 14)), &mut claims);
/// assert_eq!(claims[0].date_from.unwrap().to_string(), "2024-03-12");
/// assert_eq!(claims[0].country, Some("BGD"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Normaliser {
    policy: Policy,
    households: Option<HouseholdSizes>,
    dates: bool,
    countries: bool,
}

impl Normaliser {
    /// One that reads vague numbers literally and fills nothing else.
    pub fn new() -> Normaliser {
        Normaliser::default()
    }

    /// With a policy for vague numbers: it fills `magnitude`, `low`, `high` and `vague_policy`.
    pub fn with_policy(mut self, policy: Policy) -> Normaliser {
        self.policy = policy;
        self
    }

    /// With sizes of households: they fill `persons`, which never takes the place of the households' own figure.
    pub fn with_household_sizes(mut self, sizes: HouseholdSizes) -> Normaliser {
        self.households = Some(sizes);
        self
    }

    /// With calendar days: `date_from` and `date_to`, the first and the last day that the claim's `date` may mean.
    ///
    /// A weekday, or a day or month without its year, is the latest up to the document's day, and for a forecast the
    /// next; weeks begin on Monday. Without a document's day only full dates are known. An expression that is not wholly
    /// understood gives no days.
    pub fn with_dates(mut self) -> Normaliser {
        self.dates = true;
        self
    }

    /// With `country`, where the claim's place and the words beside it name only one. The table of names is read at first
    /// use, which takes some milliseconds.
    pub fn with_countries(mut self) -> Normaliser {
        self.countries = true;
        self
    }

    /// Fills the claims of a document. `text` is what they were extracted from; `date` is the document's day, such as
    /// [`dateline`](crate::dateline) finds.
    pub fn fill<'a>(&'a self, text: &str, date: Option<Date>, claims: &mut [Claim<'a>]) {
        let by_country = self.countries || self.households.as_ref().is_some_and(HouseholdSizes::by_country);
        for claim in claims {
            // Before persons, which are counted from the policy's figure.
            self.policy.apply(claim);
            if self.dates
                && let Some(expression) = claim.date
            {
                let future = claim.modality == Modality::Forecast;
                (claim.date_from, claim.date_to) = when::resolve(expression, date, future);
            }
            let place = claim.marks.place.filter(|_| by_country);
            let country = place.and_then(|place| country::country(text, claim.marks.sentence, place));
            if self.countries {
                claim.country = country;
            }
            if let Some(sizes) = &self.households {
                claim.persons = sizes.persons(claim, country);
            }
        }
    }
}
