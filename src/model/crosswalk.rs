//! All links of one plan to one framework, with the versions of all that made them.

use serde::{Deserialize, Serialize};

use crate::model::setters::setters;
use crate::model::{Claim, Justification, Relation};
use crate::model::{Decision, LinkReview, Matter, Verdict};
use crate::model::{FrameworkId, PlanId, StatementId};

/// The claim that a statement addresses a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a link")]
pub struct Link {
    /// The statement.
    pub statement: StatementId,
    /// What is claimed of it.
    #[serde(flatten)]
    pub claim: Claim,
    /// What a person decided about it; none where nobody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<LinkReview>,
}

impl Link {
    /// A link that nobody has reviewed.
    pub fn new(statement: StatementId, claim: Claim) -> Self {
        Self {
            statement,
            claim,
            review: None,
        }
    }

    setters! {
        /// Sets the decision that stands about it.
        review(review: LinkReview): review = Some(review);
    }

    /// The last decision of a person about it.
    pub fn decision(&self) -> Option<&Decision> {
        self.review.as_ref().map(|review| &review.decision)
    }

    /// The relation that a mapper claimed; where none did, the one that was proposed when a person decided.
    pub(crate) fn proposed_relation(&self) -> Option<Relation> {
        let review = self.review.as_ref();
        let claim = match review.and_then(|review| review.proposed.as_ref()) {
            Some(claim) => Some(claim),
            None => Some(&self.claim).filter(|c| c.justification != Justification::Reviewed),
        };
        claim
            .map(|claim| claim.relation)
            .or(review.and_then(|review| review.decision.proposed))
    }

    /// The decision about it as it must be written so that it leaves the same link when it is read back: a confirmed
    /// link that no mapper proposes is an added one.
    pub(crate) fn standing_decision(&self) -> Option<Decision> {
        let decision = self.decision()?;
        let own = self.claim.justification == Justification::Reviewed;
        let verdict = match decision.verdict {
            Verdict::Accept | Verdict::Relate { .. } if own => Verdict::Add {
                relation: self.claim.relation,
                confidence: Some(self.claim.confidence),
            },
            verdict => verdict,
        };
        Some(Decision {
            verdict,
            proposed: self.proposed_relation(),
            ..decision.clone()
        })
    }

    /// The decision by which it was rejected.
    pub fn rejection(&self) -> Option<&Decision> {
        self.decision()
            .filter(|decision| decision.verdict == Verdict::Reject)
    }
}

/// What made a crosswalk, so that it can be made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "what made a crosswalk")]
pub struct Provenance {
    /// The version of this library.
    pub library: String,
    /// The version of the plan's data, where it has one.
    pub plan: Option<String>,
    /// The version of the framework's data, where it has one.
    pub framework: Option<String>,
    /// The version of the thesaurus, where one was used that has one.
    pub thesaurus: Option<String>,
    /// The reviews laid over it, in order, each with its version where it has one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<String>,
}

impl Provenance {
    /// What this version of the library makes of data without versions.
    pub fn new() -> Self {
        Self {
            library: env!("CARGO_PKG_VERSION").to_owned(),
            plan: None,
            framework: None,
            thesaurus: None,
            reviews: Vec::new(),
        }
    }

    setters! {
        /// Sets the version of the library that made it, where it was another.
        library(version: impl Into<String>): library = version.into();
        /// Sets the version of the plan's data.
        plan(version: Option<String>): plan = version;
        /// Sets the version of the framework's data.
        framework(version: Option<String>): framework = version;
        /// Sets the version of the thesaurus.
        thesaurus(version: Option<String>): thesaurus = version;
    }
}

impl Default for Provenance {
    fn default() -> Self {
        Self::new()
    }
}

/// The links of one plan to one framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a crosswalk")]
pub struct Crosswalk {
    /// The plan.
    pub plan: PlanId,
    /// The framework.
    pub framework: FrameworkId,
    /// The least confidence of a link that is claimed.
    pub threshold: f64,
    /// What made it.
    pub provenance: Provenance,
    /// All links that were considered, by statement in the plan's order, then the most confident first.
    pub links: Vec<Link>,
    /// What people decided that is about no single link: statements that meet no theme, themes that do not
    /// apply; in the order of the plan and the framework.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
}

impl Crosswalk {
    /// Links of a plan to a framework, claimed from a least confidence on: by statement in the plan's order, then
    /// the most confident first.
    pub fn new(plan: PlanId, framework: FrameworkId, threshold: f64, links: Vec<Link>) -> Self {
        Self {
            plan,
            framework,
            threshold,
            provenance: Provenance::new(),
            links,
            decisions: Vec::new(),
        }
    }

    setters! {
        /// Sets what made it.
        provenance(provenance: Provenance): provenance = provenance;
    }

    /// The links that are claimed: those at or above the threshold, without those that a person rejected, and
    /// with those that a person accepted or added.
    pub fn claimed(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| self.claims(link))
    }

    /// Whether one of its links is claimed.
    pub fn claims(&self, link: &Link) -> bool {
        match link.decision() {
            Some(decision) => decision.verdict != Verdict::Reject,
            None => link.claim.confidence >= self.threshold,
        }
    }

    /// The decision that a theme does not apply to the plan's partnership.
    pub fn not_applicable(&self, theme: impl AsRef<str>) -> Option<&Decision> {
        let mut decisions = self.decisions.iter();
        decisions.find(|decision| match &decision.matter {
            Matter::Theme {
                theme: set_aside, ..
            } => *set_aside == theme.as_ref() && decision.verdict == Verdict::NotApplicable,
            _ => false,
        })
    }

    /// The decision that a statement rightly meets no theme of the framework.
    pub fn without_theme(&self, statement: impl AsRef<str>) -> Option<&Decision> {
        let mut decisions = self.decisions.iter();
        decisions.find(|decision| match &decision.matter {
            Matter::NoTheme { statement: own } => {
                *own == statement.as_ref() && decision.verdict == Verdict::Accept
            }
            _ => false,
        })
    }
}
