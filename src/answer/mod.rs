//! One file a question.

pub(crate) mod alignment;
pub(crate) mod codebook_check;
pub(crate) mod commitment;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod due;
pub(crate) mod exchange;
pub(crate) mod explain;
pub(crate) mod gaps;
pub(crate) mod leads;
pub(crate) mod sensitivity;
pub(crate) mod similarity;
pub(crate) mod timeline;
pub(crate) mod who_else;

pub use alignment::{AlignedPair, Alignment, AlignmentPath, DerivedRelation};
pub use codebook_check::{Clash, CodebookReport, NEARLY_ALL, TermRef};
pub use commitment::{CommitmentCell, CommitmentReport};
pub use compare::{Comparison, Filler, OnlyIn};
pub use coverage::{Cell, CellState, CoverageMatrix, Depth, ThemeLabel, WEAK};
pub use diff::{CellChange, CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide};
pub use due::{DueLine, DueReport, Timing};
pub use exchange::{Exchange, GapExchange, GroupExchange, Offer};
pub use explain::{Explanation, Path};
pub use gaps::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss, Orphan, Reason, orphans};
pub use leads::{LeadReport, LeadRow, LeadTheme, Unled};
pub use sensitivity::{CellSensitivity, Flip, Lever, Sensitivity};
pub use similarity::SimilarityMatrix;
pub use timeline::{ThemeChange, ThemeThen, Timeline, TimelinePlan, TimelineStep};
pub use who_else::{Neighbour, Neighbourhood, WhoElse};
