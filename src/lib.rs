//! Maps plans onto frameworks.
mod date;
mod document;
mod error;
mod framework;
mod id;
mod load;
mod plan;
mod sheet;
mod thesaurus;

pub use date::Date;
pub use document::{DocumentReader, Format, Furniture, LineUse, Note, Reading, RoleWords};
pub use error::{Error, Place};
pub use framework::{CheckStatus, Framework, Theme};
pub use id::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};
pub use plan::{
    Locator, Partnership, Period, Plan, PlanKind, Role, Source, Statement, Status, Wording,
};
pub use thesaurus::{Acronym, Misleading, Ring, Spelling, Thesaurus};
