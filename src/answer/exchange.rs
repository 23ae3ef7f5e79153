//! Who could learn from whom: for each gap the best of the others.

use serde::{Deserialize, Serialize};

use crate::answer::{Depth, ThemeLabel};
use crate::answer::{Gap, GapReport};
use crate::answer::{GapKind, Reason};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::model::Provenance;
use crate::model::{Commitment, CommitmentVerbs};
use crate::model::{FrameworkId, PlanId, StatementId};

/// A statement of another group that addresses a theme which one group lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Whose it is.
    pub group: String,
    /// The group's name.
    pub label: String,
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// Where it stands in the document.
    pub locator: String,
    /// How deep it goes.
    pub depth: Depth,
    /// How firm it is, where it is an action with a verb that is known.
    pub commitment: Option<Commitment>,
    /// The confidence of its link.
    pub confidence: f64,
}

/// One gap with what others offer for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapExchange {
    /// The theme.
    pub theme: ThemeLabel,
    /// What is wrong with its coverage.
    pub kind: GapKind,
    /// Why.
    pub reason: Reason,
    /// Whether the framework is younger than the group's plans.
    pub retrospective: bool,
    /// The statements of the others: the deepest first, then the firmest, then the most confident, then by id.
    pub offers: Vec<Offer>,
}

/// What one group could take from the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupExchange {
    /// The group's id.
    pub group: String,
    /// Its name.
    pub label: String,
    /// How many themes were assessed.
    pub assessed: usize,
    /// Its gaps, in the framework's order.
    pub gaps: Vec<GapExchange>,
}

/// For every gap of every group the best statements of the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By group, those without a gap too.
    pub groups: Vec<GroupExchange>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl Exchange {
    /// Collects the offers for each gap.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        let report = GapReport::new(graph, framework, grouping)?;
        let assessed = report.groups.iter().filter(|group| !group.is_unknown());
        let groups = assessed.map(|group| GroupExchange {
            group: group.group.clone(),
            label: group.label.clone(),
            assessed: group.assessed,
            gaps: group
                .gaps
                .iter()
                .filter(|gap| gap.kind.is_gap())
                .map(|gap| exchange(graph, grouping, &group.group, gap, verbs))
                .collect(),
        });
        Ok(Self {
            groups: groups.collect(),
            framework: report.framework,
            title: report.title,
            verbs: verbs.version.clone(),
            provenance: report
                .matrix
                .map(|matrix| matrix.provenance)
                .unwrap_or_default(),
        })
    }
}

fn exchange(
    graph: &CoverageGraph<'_>,
    grouping: Grouping,
    group: &str,
    gap: &Gap,
    verbs: &CommitmentVerbs,
) -> GapExchange {
    GapExchange {
        theme: gap.theme.clone(),
        kind: gap.kind,
        reason: gap.reason.clone(),
        retrospective: gap.retrospective,
        offers: offers(graph, grouping, group, &gap.theme, verbs),
    }
}

fn offers(
    graph: &CoverageGraph<'_>,
    grouping: Grouping,
    group: &str,
    theme: &ThemeLabel,
    verbs: &CommitmentVerbs,
) -> Vec<Offer> {
    let mut themes = graph.frameworks().flat_map(|framework| &framework.themes);
    let Some(theme) = themes.find(|data| data.id == theme.id) else {
        return Vec::new();
    };
    let mut offers = Vec::new();
    for (statement, link, claimed) in walked::links_to(graph, theme) {
        let Some(plan) = graph.plan_of(&statement.id).filter(|_| claimed) else {
            continue;
        };
        let groups = groups_of(graph, grouping, plan, statement);
        // What the group itself says is no offer, whoever else says it too.
        if groups.iter().any(|own| own.id == group) {
            continue;
        }
        offers.extend(groups.into_iter().map(|other| Offer {
            group: other.id,
            label: other.label,
            plan: plan.id.clone(),
            statement: statement.id.clone(),
            text: statement.text.clone(),
            locator: statement.locator.to_string(),
            depth: Depth::of(statement),
            commitment: verbs.of(statement).map(|reading| reading.level),
            confidence: link.claim.confidence,
        }));
    }
    offers.sort_by(|a, b| {
        let key = |offer: &Offer| (offer.depth, offer.commitment);
        let by_confidence = b.confidence.total_cmp(&a.confidence);
        let by_depth = key(b).cmp(&key(a)).then(by_confidence);
        by_depth
            .then_with(|| a.statement.natural_cmp(&b.statement))
            .then_with(|| a.group.cmp(&b.group))
    });
    offers
}
