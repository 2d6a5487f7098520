//! factx reads news and reports and pulls out their quantitative claims.

pub(crate) mod claim;
mod error;
mod extract;
mod span;

pub use claim::types::{Claim, Modality, Qualifier, Relation};
pub use error::{Error, ErrorKind, Result};
pub use extract::Extractor;
pub use rust_decimal::Decimal;
