//! What an answer was made of.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};

use crate::model::{Crosswalk, Framework, FrameworkId, Plan, PlanId, Thesaurus};

/// Data of a plan or a framework, with its version where it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Versioned<Id> {
    /// Which it is.
    pub id: Id,
    /// The version of the data; not of the document.
    pub version: Option<String>,
}

/// All that made an answer, so that it can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MadeBy {
    /// The version of this library that mapped the plans: several where crosswalks of several were put together.
    pub libraries: Vec<String>,
    /// The plans that were mapped, in the order given.
    pub plans: Vec<Versioned<PlanId>>,
    /// The frameworks.
    pub frameworks: Vec<Versioned<FrameworkId>>,
    /// The versions of the thesauri; none where none was used that has one.
    pub thesauri: Vec<String>,
    /// The reviews laid over the crosswalks, in order, each with its version where it has one.
    pub reviews: Vec<String>,
}

impl MadeBy {
    /// What made some crosswalks onto some frameworks.
    pub(crate) fn of<'c>(
        frameworks: impl IntoIterator<Item = &'c Framework>,
        crosswalks: impl IntoIterator<Item = &'c Crosswalk>,
    ) -> Self {
        let versions = frameworks.into_iter().map(|framework| {
            let version = framework.version.clone();
            (framework.id.clone(), version)
        });
        let mut frameworks: IndexMap<FrameworkId, Option<String>> = versions.collect();
        let mut plans: IndexMap<PlanId, Option<String>> = IndexMap::new();
        let mut others: [IndexSet<&String>; 3] = Default::default();
        for crosswalk in crosswalks {
            let made = &crosswalk.provenance;
            let version = || made.plan.clone();
            plans.entry(crosswalk.plan.clone()).or_insert_with(version);
            frameworks.insert(crosswalk.framework.clone(), made.framework.clone());
            others[0].insert(&made.library);
            others[1].extend(&made.thesaurus);
            others[2].extend(&made.reviews);
        }
        let [libraries, thesauri, reviews] =
            others.map(|names| names.into_iter().cloned().collect());
        Self {
            libraries,
            plans: versioned(plans),
            frameworks: versioned(frameworks),
            thesauri,
            reviews,
        }
    }

    /// What this library reads in plans, without any crosswalk.
    pub(crate) fn read<'p>(plans: impl IntoIterator<Item = &'p Plan>) -> Self {
        let plans = plans.into_iter().map(|plan| Versioned {
            id: plan.id.clone(),
            version: plan.version.clone(),
        });
        Self {
            libraries: vec![env!("CARGO_PKG_VERSION").to_owned()],
            plans: plans.collect(),
            ..Self::default()
        }
    }

    /// The same with all plans that were read, mapped or not.
    pub(crate) fn and<'p>(mut self, plans: impl IntoIterator<Item = &'p Plan>) -> Self {
        let read = Self::read(plans);
        let known: HashSet<PlanId> = self.plans.iter().map(|plan| plan.id.clone()).collect();
        let others = read.plans.into_iter();
        self.plans
            .extend(others.filter(|plan| !known.contains(&plan.id)));
        if self.libraries.is_empty() {
            self.libraries = read.libraries;
        }
        self
    }

    /// The same with a framework, and the thesaurus with which it was compiled.
    pub(crate) fn with(mut self, framework: &Framework, thesaurus: Option<&Thesaurus>) -> Self {
        self.frameworks.push(Versioned {
            id: framework.id.clone(),
            version: framework.version.clone(),
        });
        let version = thesaurus.and_then(|thesaurus| thesaurus.version.clone());
        self.thesauri.extend(version);
        self
    }
}

fn versioned<Id>(versions: IndexMap<Id, Option<String>>) -> Vec<Versioned<Id>> {
    let versions = versions.into_iter();
    versions
        .map(|(id, version)| Versioned { id, version })
        .collect()
}
