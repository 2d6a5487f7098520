//! Figures as IDMC records them: a quantifier, the reported figure, persons or households, and a term.
//!
//! A range is two rows, a vague number too: more than its lower bound, and less than its upper one.

use rust_decimal::Decimal;

use super::codes::{CODES, is_plain_count};
use super::csv::{Dialect, push_document, push_guarded};
use super::row::{push_decimal, push_integer};
use super::{Column, Encoder};
use crate::{Claim, Qualifier};

/// The columns of the table; `relation` and `parent` say which figures are part of others.
pub(crate) const COLUMNS: &[&str] = &[
    Column::Document.name(),
    Column::Id.name(),
    "quantifier",
    "reported",
    "unit",
    "term",
    Column::Relation.name(),
    Column::Parent.name(),
    Column::Place.name(),
    Column::Date.name(),
    Column::Attribution.name(),
    Column::Sentence.name(),
];

#[derive(Debug)]
pub(crate) struct IdmcTable {
    dialect: Dialect,
}

impl IdmcTable {
    pub fn new(dialect: Dialect) -> IdmcTable {
        IdmcTable { dialect }
    }

    fn row(&self, document: &str, claim: &Claim<'_>, (hedge, figure): (Qualifier, Decimal), out: &mut Vec<u8>) {
        let codes = &CODES.idmc;
        let names = claim.unit.as_deref().zip(claim.event);
        let names = names.and_then(|(unit, event)| Some((codes.units.get(unit)?, codes.term(event, unit)?)));
        let (Some((unit, term)), Some(quantifier)) = (names, codes.quantifiers.get(hedge.as_str())) else { return };
        let text = |out: &mut Vec<u8>, text: &str| {
            push_guarded(out, text, self.dialect);
            out.push(self.dialect.delimiter);
        };
        push_document(out, document, self.dialect);
        out.push(self.dialect.delimiter);
        push_integer(out, claim.id.into());
        out.push(self.dialect.delimiter);
        text(out, quantifier);
        push_decimal(out, figure);
        out.push(self.dialect.delimiter);
        text(out, unit);
        text(out, term);
        text(out, claim.relation.map_or("", |relation| relation.as_str()));
        if let Some(parent) = claim.parent {
            push_integer(out, parent.into());
        }
        out.push(self.dialect.delimiter);
        text(out, claim.place.unwrap_or_default());
        text(out, claim.date.unwrap_or_default());
        text(out, claim.attribution.unwrap_or_default());
        push_guarded(out, &claim.sentence, self.dialect);
        out.extend_from_slice(self.dialect.line_end());
    }
}

impl Encoder for IdmcTable {
    fn begin(&mut self, out: &mut Vec<u8>) {
        self.dialect.head(COLUMNS, out);
    }

    fn rows(&mut self, document: &str, _text: &str, claims: &[Claim<'_>], out: &mut Vec<u8>) {
        for claim in claims.iter().filter(|claim| is_plain_count(claim)) {
            if let Some(magnitude) = claim.magnitude {
                self.row(document, claim, (claim.qualifier, magnitude), out);
                continue;
            }
            for (hedge, bound) in [(Qualifier::AtLeast, claim.low), (Qualifier::AtMost, claim.high)] {
                if let Some(bound) = bound {
                    self.row(document, claim, (hedge, bound), out);
                }
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
    fn terms_go_by_event_and_unit() {
        let plain = Claim { per: None, event: Some("displaced"), ..samples::killed() };
        let claims = [
            plain.clone(),
            Claim {
                unit: Some("household".into()),
                magnitude: None,
                low: Some(10.into()),
                high: Some(15.into()),
                ..plain.clone()
            },
            Claim {
                event: Some("destroyed"),
                unit: Some("building".into()),
                qualifier: Qualifier::Nearly,
                ..plain.clone()
            },
            Claim { event: Some("destroyed"), unit: Some("truck".into()), ..plain.clone() },
            Claim { unit: Some("percent".into()), ..plain.clone() },
            samples::statistic(),
        ];
        let mut out = Vec::new();
        IdmcTable::new(Dialect::COMMA).rows("a", "", &claims, &mut out);
        let text = String::from_utf8(out).unwrap();
        let rows: Vec<String> =
            text.lines().map(|line| line.split(',').take(8).collect::<Vec<_>>().join(",")).collect();
        assert_eq!(
            rows,
            [
                "a,1,MORE_THAN,1200.5,PERSON,Displaced,subset,4",
                "a,1,MORE_THAN,10,HOUSEHOLD,Displaced,subset,4",
                "a,1,LESS_THAN,15,HOUSEHOLD,Displaced,subset,4",
                "a,1,APPROXIMATELY,1200.5,HOUSEHOLD,Destroyed Housing,subset,4",
            ]
        );
    }
}
