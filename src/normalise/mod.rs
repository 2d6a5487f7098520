//! Normalising: stated values -> figures (`figures`); and, where a user asks, what stands for vague words (`policy`),
//! for households (`households`), and a claim's days and country (`normaliser`).

mod figures;
mod households;
mod normaliser;
mod policy;

pub(crate) use figures::figures;
pub use households::HouseholdSizes;
pub use normaliser::Normaliser;
pub use policy::Policy;
