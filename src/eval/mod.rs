//! Scoring: gold (`gold`) and claims (`found`) -> verdicts (`verdict`, by what `agree` calls the same) -> figures (`score`,
//! `parts`, `rules`) -> what people and programs read (`report`, `errors`).
//!
//! A found claim and a gold claim pair where their numbers' spans overlap, each used once, best pairs first. What the gold
//! marks optional, and what pairs with it, counts neither way.

mod agree;
mod errors;
mod found;
mod gold;
mod lines;
mod parts;
pub(crate) mod report;
mod row;
mod rules;
mod score;
mod verdict;

pub(crate) use errors::Errors;
pub(crate) use found::{Found, FoundFile};
pub use gold::{Document, Gold, read};
pub(crate) use parts::{By, Parts};
pub(crate) use rules::Rules;
pub use score::{Scores, Tally};
pub(crate) use verdict::verdicts;
