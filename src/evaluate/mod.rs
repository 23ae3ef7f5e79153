//! How far two sets of decisions agree, and where they differ.

pub(crate) mod agreement;
pub(crate) mod alpha;
pub(crate) mod bootstrap;
pub(crate) mod coding;
pub(crate) mod coding_rows;
pub(crate) mod counts;

pub use agreement::{Agreement, Disagreement, Measure, Side, ThemeAgreement};
pub use alpha::Reliability;
pub use bootstrap::{Bootstrap, Interval};
pub use coding::Coding;
pub use counts::Counts;
