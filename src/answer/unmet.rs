//! Decisions of people that met nothing.

use serde::{Deserialize, Serialize};

use crate::answer::MadeBy;
use crate::review::{Reviewed, Unmet};

/// The decisions that could not be applied, each with the reason.
///
/// ```
/// use policy_crosswalk::answer::UnmetReport;
/// use policy_crosswalk::catalogue;
///
/// let (plans, frameworks) = (catalogue::plans(), &catalogue::frameworks()[..1]);
/// let reviewed = catalogue::reviewed_of(plans, frameworks, [])?;
/// assert!(UnmetReport::new(&reviewed).unmet.is_empty());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnmetReport {
    /// The decisions, in the order of the reviews.
    pub unmet: Vec<Unmet>,
    /// What made it.
    pub provenance: MadeBy,
}

impl UnmetReport {
    /// Tells which decisions met nothing when reviews were laid over crosswalks.
    pub fn new(reviewed: &Reviewed) -> Self {
        Self {
            unmet: reviewed.unmet.clone(),
            provenance: MadeBy::of([], &reviewed.crosswalks),
        }
    }
}
