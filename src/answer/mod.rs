//! One file a question; what several are made of is in `parts`.

pub(crate) mod alignment;
pub(crate) mod codebook_check;
pub(crate) mod commitment;
pub(crate) mod compare;
pub(crate) mod conflicts;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod drawing;
pub(crate) mod due;
pub(crate) mod exchange;
pub(crate) mod explain;
pub(crate) mod gaps;
pub(crate) mod leads;
pub(crate) mod link_list;
pub(crate) mod orphans;
pub(crate) mod parts;
pub(crate) mod sensitivity;
pub(crate) mod similarity;
pub(crate) mod statement_matrix;
pub(crate) mod timeline;
#[cfg(feature = "workbook")]
pub(crate) mod to_review;
pub(crate) mod unmet;
pub(crate) mod who_else;

pub use alignment::{AlignedPair, Alignment, AlignmentPath, DerivedRelation};
pub use codebook_check::{Clash, CodebookReport, NEARLY_ALL, TermRef};
pub use commitment::{CommitmentCell, CommitmentReport};
pub use compare::{Comparison, Filler, InBoth, OnlyIn};
pub use conflicts::{Conflict, ConflictReport, Ruling, RulingState};
pub use coverage::{CoverageMatrix, GroupTotals, ThemeLabel};
pub use diff::{CellChange, CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide};
pub use drawing::{Drawing, DrawingDetail, DrawnEdge, DrawnNode, DrawnPartnership, DrawnTheme};
pub use due::{DueLine, DueReport, Timing};
pub use exchange::{Exchange, GapExchange, GroupExchange, Offer};
pub use explain::{ExplainedLink, Explanation};
pub use gaps::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss};
pub use leads::{LeadReport, LeadRow, LeadTheme, Unled};
pub use link_list::{LinkLine, LinkList};
pub use orphans::{Orphan, OrphanReport};
pub use parts::{
    ByLevel, Cell, CellState, CellStatement, Depth, Grid, Level, MadeBy, Reason, Scope, Study,
    StudyPlan, Versioned, WEAK,
};
pub use sensitivity::{CellSensitivity, Flip, Lever, Sensitivity};
pub use similarity::{AlikePair, SimilarityMatrix};
pub use statement_matrix::{PairCell, PairFact, StatementMatrix, StatementRef};
pub use timeline::{ThemeChange, ThemeThen, Timeline, TimelinePlan, TimelineStep};
pub use unmet::UnmetReport;
pub use who_else::{Neighbour, Neighbourhood, WhoElse};
