//! What is known of one theme for one group.

use serde::{Deserialize, Serialize};

use crate::answer::Depth;
use crate::answer::parts::survey::Met;
use crate::model::vocabulary::vocabulary;
use crate::model::{Decision, StatementId, Status};

/// Below this confidence a link that stands alone makes a cell thin.
pub const WEAK: f64 = 0.7;

vocabulary! {
    /// What is known of a theme for one group.
    pub enum CellState: "cell state" {
        /// No plan of the group was mapped onto the framework.
        NotAssessed = "not-assessed",
        /// Mapped, and no link found.
        NotFound = "not-found",
        /// One link only, and a weak one; or nothing but statements that name the framework as a whole.
        Thin = "thin",
        /// Covered.
        Covered = "covered",
        /// A reviewer found that the theme is not for this partnership to address.
        NotApplicable = "not-applicable",
    }
}

/// A statement that addresses a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CellStatement {
    /// The statement.
    pub statement: StatementId,
    /// How deep it goes.
    pub depth: Depth,
    /// How far its matter has come, where the document tells.
    pub status: Option<Status>,
    /// The confidence of its link.
    pub confidence: f64,
    /// Whether a person made or confirmed the link.
    pub reviewed: bool,
    /// Whether it names the framework as a whole, and says nothing of the theme in particular.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cites_whole: bool,
}

impl CellStatement {
    pub(crate) fn of(met: &Met<'_>) -> Self {
        Self {
            statement: met.statement.id.clone(),
            depth: met.depth,
            status: met.statement.status,
            confidence: met.row.link.claim.confidence,
            reviewed: met.row.link.review.is_some(),
            cites_whole: met.row.link.claim.cites_whole(),
        }
    }
}

/// One theme for one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cell {
    /// What is known.
    pub state: CellState,
    /// How deep the statements go; none where nothing was found, or the theme is not applicable.
    pub depth: Option<Depth>,
    /// The distinct statements that address the theme, the most confident first.
    pub statements: Vec<CellStatement>,
    /// Why the theme is not applicable, and who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<Decision>,
    /// Whether the framework is younger than each of the plans behind the cell: then it is a crosswalk back in
    /// time, not a test of compliance.
    pub retrospective: bool,
    /// Whether it is open if the framework is younger, as plans behind the cell tell neither their period nor when
    /// they were published, and no other shows that it is not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub period_unknown: bool,
}

impl Cell {
    /// The ids of its statements, the most confident first.
    pub fn ids(&self) -> impl Iterator<Item = &StatementId> {
        self.statements.iter().map(|said| &said.statement)
    }

    /// How many of its statements a person has linked to the theme, or confirmed; the others are a mapper's.
    pub fn reviewed(&self) -> usize {
        self.statements.iter().filter(|said| said.reviewed).count()
    }

    /// The confidence of the best link, 0 where there is none.
    pub fn strongest(&self) -> f64 {
        let confidences = self.statements.iter().map(|said| said.confidence);
        confidences.fold(0.0, f64::max)
    }
}
