//! What comes of laying reviews over crosswalks.

use serde::{Deserialize, Serialize};

use crate::model::{Crosswalk, Decision, ThemeId};

/// Why a decision could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
#[non_exhaustive]
pub enum UnmetReason {
    /// No plan says the statement any more.
    StatementGone,
    /// The statement says something else than when it was reviewed.
    TextChanged {
        /// What it says now.
        now: String,
    },
    /// The framework has the theme no more.
    ThemeGone,
    /// No plan is of the partnership.
    PartnershipGone,
    /// No crosswalk maps the plan onto the framework.
    NotMapped,
    /// The statement was found to meet no theme, but a link of it is claimed now.
    Linked {
        /// The theme that it links to.
        theme: ThemeId,
    },
    /// The verdict is none that its matter can have.
    Unfit,
}

/// A decision that could not be applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unmet {
    /// The review that holds it.
    pub review: String,
    /// The decision.
    pub decision: Decision,
    /// Why it met nothing.
    #[serde(flatten)]
    pub reason: UnmetReason,
}

/// Crosswalks with reviews laid over them.
///
/// ```
/// use policy_crosswalk::{Review, Reviewed, catalogue};
/// use policy_crosswalk::model::{Decision, Matter, Verdict};
///
/// let plans = [catalogue::plan("pk-2024").unwrap().clone()];
/// let frameworks = [catalogue::framework("mat-2021").unwrap().clone()];
/// let crosswalks = catalogue::crosswalks_of(&plans, &frameworks)?;
/// let first = crosswalks[0].claimed().next().unwrap();
/// let matter = Matter::Link { statement: first.statement.clone(), theme: first.claim.theme.clone() };
/// let decision = Decision::new(matter, Verdict::Reject, "A. Reader");
///
/// let claimed = crosswalks[0].claimed().count();
/// let review = Review::new("https://example.org/review", frameworks[0].id.clone(), vec![decision]);
/// let reviewed = Reviewed::new(&[review], &plans, &frameworks, crosswalks);
/// assert_eq!(reviewed.crosswalks[0].claimed().count(), claimed - 1);
/// assert!(reviewed.unmet.is_empty());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The crosswalks, in the order given, as the decisions leave them.
    pub crosswalks: Vec<Crosswalk>,
    /// The decisions that met nothing, in the order of the reviews.
    pub unmet: Vec<Unmet>,
}
