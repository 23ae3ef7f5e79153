//! Maps plans onto frameworks.
mod date;
mod error;
mod evaluate;
mod framework;
mod id;
mod load;
mod plan;
mod thesaurus;

pub use date::Date;
pub use error::{Error, Place};
pub use evaluate::{
    Agreement, AgreementReport, Bootstrap, Coding, Counts, Disagreement, Interval, Measure,
    Reliability, Side, ThemeAgreement,
};
pub use framework::{CheckStatus, Framework, Theme};
pub use id::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};
pub use plan::{
    Locator, Partnership, Period, Plan, PlanKind, Role, Source, Statement, Status, Wording,
};
pub use thesaurus::{Acronym, Misleading, Ring, Spelling, Thesaurus};
