//! All links of one plan to one framework, with the versions of all that made them.

use serde::{Deserialize, Serialize};

use crate::{Claim, FrameworkId, Mapper, Plan, PlanId, StatementId};

/// The claim that a statement addresses a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The statement.
    pub statement: StatementId,
    /// What is claimed of it.
    #[serde(flatten)]
    pub claim: Claim,
}

/// What made a crosswalk, so that it can be made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The version of this library.
    pub library: String,
    /// The version of the plan's data, where it has one.
    pub plan: Option<String>,
    /// The version of the framework's data, where it has one.
    pub framework: Option<String>,
    /// The version of the thesaurus, where one was used that has one.
    pub thesaurus: Option<String>,
}

/// The links of one plan to one framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

impl Crosswalk {
    pub(crate) fn of(plan: &Plan, mapper: &Mapper, links: Vec<Link>) -> Self {
        Self {
            plan: plan.id.clone(),
            framework: mapper.framework().id.clone(),
            threshold: mapper.threshold(),
            provenance: Provenance {
                library: env!("CARGO_PKG_VERSION").to_owned(),
                plan: plan.version.clone(),
                framework: mapper.framework().version.clone(),
                thesaurus: mapper.thesaurus_version().map(str::to_owned),
            },
            links,
        }
    }

    /// The links that are claimed: those at or above the threshold.
    pub fn claimed(&self) -> impl Iterator<Item = &Link> {
        let claimed = |link: &&Link| link.claim.confidence >= self.threshold;
        self.links.iter().filter(claimed)
    }
}
