//! One file a question.

pub(crate) mod alignment;
pub(crate) mod cell;
pub(crate) mod codebook_check;
pub(crate) mod commitment;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod depth;
pub(crate) mod diff;
pub(crate) mod drawing;
pub(crate) mod due;
pub(crate) mod exchange;
pub(crate) mod explain;
pub(crate) mod gaps;
pub(crate) mod grid;
pub(crate) mod leads;
pub(crate) mod made_by;
pub(crate) mod nearness;
pub(crate) mod orphans;
pub(crate) mod reason;
pub(crate) mod scope;
pub(crate) mod sensitivity;
pub(crate) mod similarity;
pub(crate) mod survey;
pub(crate) mod timeline;
pub(crate) mod unmet;
pub(crate) mod who_else;

pub use alignment::{AlignedPair, Alignment, AlignmentPath, DerivedRelation};
pub use cell::{Cell, CellState, CellStatement, WEAK};
pub use codebook_check::{Clash, CodebookReport, NEARLY_ALL, TermRef};
pub use commitment::{CommitmentCell, CommitmentReport};
pub use compare::{Comparison, Filler, InBoth, OnlyIn};
pub use coverage::{CoverageMatrix, GroupTotals, ThemeLabel};
pub use depth::Depth;
pub use diff::{CellChange, CellSide, ChangeKind, CrosswalkDiff, LinkChange, LinkSide};
pub use drawing::{
    DrawingDetail, Drawing, DrawnEdge, DrawnNode, DrawnPartnership, DrawnTheme,
};
pub use due::{DueLine, DueReport, Timing};
pub use exchange::{Exchange, GapExchange, GroupExchange, Offer};
pub use explain::{ExplainedLink, Explanation};
pub use gaps::{CoveredBy, Gap, GapKind, GapReport, GroupGaps, NearMiss};
pub use grid::Grid;
pub use leads::{LeadReport, LeadRow, LeadTheme, Unled};
pub use made_by::{MadeBy, Versioned};
pub use orphans::{Orphan, OrphanReport};
pub use reason::Reason;
pub use scope::{ByLevel, Level, Scope};
pub use sensitivity::{CellSensitivity, Flip, Lever, Sensitivity};
pub use similarity::{AlikePair, SimilarityMatrix};
pub use timeline::{ThemeChange, ThemeThen, Timeline, TimelinePlan, TimelineStep};
pub use unmet::UnmetReport;
pub use who_else::{Neighbour, Neighbourhood, WhoElse};
