//! Maps plans onto frameworks.
mod align;
mod background;
pub mod catalogue;
mod commitment;
mod compare;
mod coverage;
mod crosswalk;
mod date;
mod diff;
mod error;
mod evaluate;
mod exchange;
mod framework;
mod gaps;
mod graph;
mod id;
mod load;
mod mapper;
mod neighbours;
mod plan;
mod profiles;
mod report;
mod sensitivity;
mod text;
mod thesaurus;
mod timeline;
mod walk;

pub use align::{AlignedPair, Alignment, AlignmentPath, DerivedRelation};
pub use commitment::{
    Commitment, CommitmentCell, CommitmentLevel, CommitmentReading, CommitmentReport,
    CommitmentVerbs, DueLine, DueReport, LeadReport, LeadRow, LeadTheme, Timing, Unled,
};
pub use compare::{Comparison, Filler, OnlyIn};
pub use coverage::{Cell, CellState, CoverageMatrix, Depth, Group, Grouping, ThemeLabel, WEAK};
pub use crosswalk::{Crosswalk, Link, Provenance};
pub use date::Date;
pub use diff::{CellChange, CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide};
pub use error::{Error, Place};
pub use evaluate::{
    Agreement, AgreementReport, Bootstrap, Coding, Counts, Disagreement, Interval, Measure,
    Reliability, Side, ThemeAgreement,
};
pub use exchange::{Exchange, GapExchange, GroupExchange, Offer};
pub use framework::{CheckStatus, Framework, Theme};
pub use gaps::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss, Orphan, Reason, orphans};
pub use graph::{CoverageGraph, Edge, Node};
pub use id::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};
pub use mapper::{Claim, Evidence, Justification, Mapper, MapperBuilder, MatchKind, Relation};
pub use neighbours::{Neighbour, Neighbourhood, WhoElse};
pub use plan::{
    Locator, Partnership, Period, Plan, PlanKind, Role, Source, Statement, Status, Wording,
};
pub use profiles::SimilarityMatrix;
pub use report::{Dot, DotDetail, Explanation, Format, Path};
pub use sensitivity::{CellSensitivity, Flip, Lever, Sensitivity};
pub use thesaurus::{Acronym, Misleading, Ring, Spelling, Thesaurus};
pub use timeline::{ThemeChange, ThemeThen, Timeline, TimelinePlan, TimelineStep};
