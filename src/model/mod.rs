//! What people write down: plans, frameworks, vocabularies, links and decisions, as plain data.
//!
//! It checks what types cannot say; it neither matches text nor parses a format.

pub(crate) mod check;
pub(crate) mod claim;
pub(crate) mod crosswalk;
pub(crate) mod date;
pub(crate) mod decision;
pub(crate) mod framework;
pub(crate) mod id;
pub(crate) mod natural;
pub(crate) mod overlay;
pub(crate) mod period;
pub(crate) mod plan;
pub(crate) mod plan_builder;
pub(crate) mod plan_details;
pub(crate) mod setters;
pub(crate) mod statement;
pub(crate) mod term;
pub(crate) mod thesaurus;
pub(crate) mod verbs;
pub(crate) mod vocabulary;

pub use check::MAX_LEVELS;
pub use claim::{
    AsideKind, Claim, Denial, DenialKind, Evidence, Justification, MatchKind, Relation,
};
pub use crosswalk::{Crosswalk, Link, Provenance};
pub use date::Date;
pub use decision::{Decision, LinkReview, Matter, Review, Verdict};
pub use framework::{CheckStatus, Framework, Theme};
pub use id::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};
pub use overlay::{CodebookOverlay, ThemeOverlay};
pub use period::Period;
pub use plan::{Partnership, Plan, PlanKind, Source};
pub use plan_builder::PlanBuilder;
pub use plan_details::PlanDetails;
pub use statement::{Locator, Role, Statement, Status, Wording};
pub use thesaurus::{Acronym, Misleading, Ring, Spelling, Thesaurus};
pub use verbs::{Commitment, CommitmentLevel, CommitmentReading, CommitmentVerbs};
