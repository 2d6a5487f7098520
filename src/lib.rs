//! factx reads news and reports and pulls out their quantitative claims.

mod chunk;
pub(crate) mod claim;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod context;
#[cfg(feature = "cli")]
mod diff;
mod error;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod eval;
#[cfg(feature = "cli")]
mod explain;
#[cfg(feature = "cli")]
mod export;
mod extract;
mod grammar;
mod lex;
pub(crate) mod lexicon;
mod named;
mod normalise;
mod qualifier;
#[cfg(feature = "cli")]
mod read;
mod span;
mod text;

pub use claim::types::{Claim, Confidence, Extra, Modality, Qualifier, Relation};
pub use context::when::dateline;
pub use error::{Error, ErrorKind, Result};
pub use extract::Extractor;
#[doc(hidden)]
pub use extract::Stages;
pub use jiff::civil::Date;
pub use normalise::{HouseholdSizes, Normaliser, Policy};
pub use rust_decimal::Decimal;
