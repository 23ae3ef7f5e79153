//! Maps plans onto frameworks.
mod background;
pub mod catalogue;
mod compare;
mod coverage;
mod crosswalk;
mod date;
mod error;
mod evaluate;
mod framework;
mod gaps;
mod graph;
mod id;
mod load;
mod mapper;
mod plan;
mod report;
mod review;
mod sssom;
mod text;
mod thesaurus;

pub use compare::{Comparison, Filler, OnlyIn};
pub use coverage::{Cell, CellState, CoverageMatrix, Depth, Group, Grouping, ThemeLabel, WEAK};
pub use crosswalk::{Crosswalk, Link, Provenance};
pub use date::Date;
pub use error::{Error, Place};
pub use evaluate::{
    Agreement, AgreementReport, Bootstrap, Coding, Counts, Disagreement, Interval, Measure,
    Reliability, Side, ThemeAgreement,
};
pub use framework::{CheckStatus, Framework, Theme};
pub use gaps::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss, Orphan, Reason, orphans};
pub use graph::{CoverageGraph, Edge, Node};
pub use id::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};
pub use mapper::{Claim, Evidence, Justification, Mapper, MapperBuilder, MatchKind, Relation};
pub use plan::{
    Locator, Partnership, Period, Plan, PlanKind, Role, Source, Statement, Status, Wording,
};
pub use report::{Dot, DotDetail, Explanation, Format, Path};
pub use review::{Decision, LinkReview, Matter, Review, Reviewed, Unmet, UnmetReason, Verdict};
pub use sssom::Sssom;
pub use thesaurus::{Acronym, Misleading, Ring, Spelling, Thesaurus};
