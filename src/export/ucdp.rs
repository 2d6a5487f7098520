//! Deaths as UCDP lays them out: a low, a best and a high estimate, and how many were civilians.
//!
//! Nothing is invented: `best` is the number that the text states, or the policy's for a vague one, and a bound that it does not
//! state is empty. A death in doubt counts for `high` alone.

use rust_decimal::Decimal;

use super::codes::CODES;
use super::csv::{Dialect, push_document, push_guarded};
use super::row::{push_decimal, push_integer};
use super::{Column, Encoder};
use crate::{Claim, Modality, Qualifier};

/// The columns of the table; `relation` and `parent` say which figures are part of others.
pub(crate) const COLUMNS: &[&str] = &[
    Column::Document.name(),
    Column::Id.name(),
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
    Column::Relation.name(),
    Column::Parent.name(),
    "where_description",
    "date_description",
    "source_original",
    "source_headline",
];

#[derive(Debug)]
pub(crate) struct UcdpTable {
    dialect: Dialect,
}

/// The estimates of one claim.
#[derive(Debug, Default, PartialEq)]
struct Deaths {
    civilians: Option<Decimal>,
    unknown: Option<Decimal>,
    low: Option<Decimal>,
    best: Option<Decimal>,
    high: Option<Decimal>,
}

impl Deaths {
    /// `None` where a claim is of no deaths, or says that there were none.
    fn of(claim: &Claim<'_>) -> Option<Deaths> {
        let codes = &CODES.ucdp;
        if claim.event != Some(codes.event.as_str()) || claim.unit.as_deref() != Some("person") || claim.per.is_some() {
            return None;
        }
        let high = claim.high;
        match claim.modality {
            Modality::Possible => return Some(Deaths { high: high.or(claim.magnitude), ..Deaths::default() }),
            Modality::Asserted => {}
            _ => return None,
        }
        // Of a number that is only a ceiling there is no best estimate.
        let ceiling = matches!(claim.qualifier, Qualifier::LessThan | Qualifier::AtMost);
        let best = claim.magnitude.filter(|_| !ceiling);
        let has = |groups: &[String]| claim.groups.iter().any(|group| groups.iter().any(|known| known == group));
        let (civilians, unknown) = match (has(&codes.civilians), has(&codes.fighters)) {
            (true, _) => (best, best.map(|_| Decimal::ZERO)),
            (false, true) => (None, None),
            (false, false) => (None, best),
        };
        Some(Deaths { civilians, unknown, low: claim.low, best, high })
    }
}

impl UcdpTable {
    pub fn new(dialect: Dialect) -> UcdpTable {
        UcdpTable { dialect }
    }

    fn row(&self, document: &str, claim: &Claim<'_>, deaths: &Deaths, out: &mut Vec<u8>) {
        let delimiter = self.dialect.delimiter;
        let text = |out: &mut Vec<u8>, text: &str| {
            push_guarded(out, text, self.dialect);
            out.push(delimiter);
        };
        push_document(out, document, self.dialect);
        out.push(delimiter);
        push_integer(out, claim.id.into());
        out.push(delimiter);
        for figure in [deaths.civilians, deaths.unknown, deaths.low, deaths.best, deaths.high] {
            if let Some(figure) = figure {
                push_decimal(out, figure);
            }
            out.push(delimiter);
        }
        text(out, claim.relation.map_or("", |relation| relation.as_str()));
        if let Some(parent) = claim.parent {
            push_integer(out, parent.into());
        }
        out.push(delimiter);
        text(out, claim.place.unwrap_or_default());
        text(out, claim.date.unwrap_or_default());
        text(out, claim.attribution.unwrap_or_default());
        push_guarded(out, &claim.sentence, self.dialect);
        out.extend_from_slice(self.dialect.line_end());
    }
}

impl Encoder for UcdpTable {
    fn begin(&mut self, out: &mut Vec<u8>) {
        self.dialect.head(COLUMNS, out);
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims {
            if let Some(deaths) = Deaths::of(claim) {
                self.row(document, claim, &deaths, out);
            }
        }
    }

    fn end(&mut self, _empty: bool, _out: &mut Vec<u8>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::samples;

    #[test]
    fn low_best_and_high() {
        let plain = Claim { per: None, groups: vec![], ..samples::killed() };
        let figures = |claim: Claim<'_>| {
            let deaths = Deaths::of(&claim)?;
            let all = [deaths.civilians, deaths.unknown, deaths.low, deaths.best, deaths.high];
            Some(all.map(|figure| figure.map_or(String::new(), |figure| figure.normalize().to_string())).join(","))
        };
        let two = Some(Decimal::TWO);
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(figures(plain.clone()), some(",1200.5,1200.5,1200.5,"));
        assert_eq!(figures(Claim { groups: vec!["civilian"], ..plain.clone() }), some("1200.5,0,1200.5,1200.5,"));
        assert_eq!(figures(Claim { groups: vec!["soldier"], ..plain.clone() }), some(",,1200.5,1200.5,"));
        let ceiling = Claim { qualifier: Qualifier::AtMost, magnitude: two, low: None, high: two, ..plain.clone() };
        assert_eq!(figures(ceiling.clone()), some(",,,,2"));
        assert_eq!(figures(Claim { modality: Modality::Possible, ..ceiling }), some(",,,,2"));
        assert_eq!(figures(Claim { modality: Modality::Possible, ..plain.clone() }), some(",,,,1200.5"));
        assert_eq!(figures(Claim { modality: Modality::Negated, ..plain.clone() }), None);
        assert_eq!(figures(Claim { unit: Some("animal".into()), ..plain.clone() }), None);
        assert_eq!(figures(Claim { event: Some("injured"), ..plain }), None);
        assert_eq!(figures(samples::statistic()), None);
    }
}
