//! factx reads news and reports and pulls out their quantitative claims.

pub(crate) mod claim;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod error;
#[cfg(feature = "cli")]
mod explain;
#[cfg(feature = "cli")]
mod export;
mod extract;
#[cfg(feature = "cli")]
mod read;
mod span;

pub use claim::types::{Claim, Modality, Qualifier, Relation};
pub use error::{Error, ErrorKind, Result};
pub use extract::Extractor;
pub use rust_decimal::Decimal;
