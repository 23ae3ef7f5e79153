//! Why something is not covered.

use serde::{Deserialize, Serialize};

use crate::model::{Date, Decision};

/// Why a theme is not covered, or a statement meets no theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
#[non_exhaustive]
pub enum Reason {
    /// No statement shares a term with the theme.
    NothingNear,
    /// The nearest link stays below the least confidence of a claim.
    BelowThreshold {
        /// Its confidence.
        confidence: f64,
        /// What was needed.
        threshold: f64,
    },
    /// The one link that is claimed is weak.
    OneWeakLink {
        /// Its confidence.
        confidence: f64,
    },
    /// Statements name the framework as a whole, and none speaks of the theme.
    OnlyCitedAsWhole,
    /// A person rejected the nearest link.
    RejectedByReviewer {
        /// Who.
        reviewer: String,
        /// Why.
        note: Option<String>,
    },
    /// A person found that the theme is not for the partnership to address.
    NotApplicable {
        /// Who.
        reviewer: String,
        /// Why.
        note: Option<String>,
    },
    /// Nothing is near, and the framework is younger than the plans.
    YoungerThanPlans {
        /// From when a plan could answer to it.
        valid_from: Option<Date>,
    },
    /// No plan of the group was mapped onto the framework.
    NotAssessed,
}

impl Reason {
    pub(crate) fn rejected(decision: &Decision) -> Self {
        Self::RejectedByReviewer {
            reviewer: decision.reviewer.clone(),
            note: decision.note.clone(),
        }
    }

    pub(crate) fn not_applicable(decision: &Decision) -> Self {
        Self::NotApplicable {
            reviewer: decision.reviewer.clone(),
            note: decision.note.clone(),
        }
    }
}
