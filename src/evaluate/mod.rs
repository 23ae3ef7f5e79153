//! How far two sets of decisions agree, and where they differ.

mod agreement;
mod alpha;
mod bootstrap;
mod coding;
mod counts;
mod display;
mod read;
#[cfg(test)]
mod tests;

pub use agreement::{Agreement, Disagreement, Measure, Side, ThemeAgreement};
pub use alpha::Reliability;
pub use bootstrap::{Bootstrap, Interval};
pub use coding::Coding;
pub use counts::Counts;
pub use display::AgreementReport;
