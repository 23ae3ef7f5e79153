//! By what statements are put together.

use crate::model::vocabulary::vocabulary;
use indexmap::IndexSet;
use serde::{Deserialize, Serialize};

use crate::graph::{CoverageGraph, NodeKind};
use crate::model::{Framework, PartnershipId, Plan, Role, Statement};

vocabulary! {
    /// By what the statements of a matrix are put together.
    pub enum Grouping: "grouping" {
        /// All plans of a partnership together.
        Partnership = "partnership",
        /// Each plan for itself.
        Plan = "plan",
        /// Each top-level heading of each plan.
        Priority = "priority",
        /// Each organisation that leads.
        Lead = "lead",
    }
}

/// A row of a matrix: some statements taken together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Names the group within the matrix: the id of the partnership, plan or priority, or the lead's name.
    pub id: String,
    /// The name for tables.
    pub label: String,
    /// The partnership that it belongs to; none for a lead, which may serve several.
    pub partnership: Option<PartnershipId>,
}

/// Whether the framework came into being after the plan; `None` where the plan does not tell when it was made.
pub(crate) fn is_retrospective(plan: &Plan, framework: &Framework) -> Option<bool> {
    let Some(from) = framework.valid_from else {
        return Some(false);
    };
    let made = plan.published.or(plan.period.map(|period| period.from))?;
    Some(made.is_before(from))
}

/// The groups of a statement: several where it has several leads, none where it has no lead.
pub(crate) fn groups_of(
    graph: &CoverageGraph<'_>,
    grouping: Grouping,
    plan: &Plan,
    statement: &Statement,
) -> Vec<Group> {
    match grouping {
        Grouping::Partnership | Grouping::Plan => whole_group(grouping, plan).into_iter().collect(),
        Grouping::Priority => {
            let rows = &graph.tables.statements;
            let at = graph.row(NodeKind::Statement, statement.id.as_str());
            let top = at.map(|at| rows[rows[at].top].statement);
            let top = top.filter(|top| top.role == Role::Priority);
            let group = |top: &Statement| Group {
                id: top.id.to_string(),
                label: top.text.clone(),
                partnership: Some(plan.partnership.id.clone()),
            };
            top.map(group).into_iter().collect()
        }
        Grouping::Lead => {
            // A body named twice leads once: counts are over distinct statements.
            let leads: IndexSet<&String> = statement.leads.iter().collect();
            let lead = |lead: &String| Group {
                id: lead.clone(),
                label: lead.clone(),
                partnership: None,
            };
            leads.into_iter().map(lead).collect()
        }
    }
}

/// The group to which all of a plan belongs, whatever it says.
pub(crate) fn whole_group(grouping: Grouping, plan: &Plan) -> Option<Group> {
    let (id, label) = match grouping {
        Grouping::Partnership => (plan.partnership.id.as_str(), plan.partnership.label()),
        Grouping::Plan => (plan.id.as_str(), plan.id.as_str()),
        Grouping::Priority | Grouping::Lead => return None,
    };
    Some(Group {
        id: id.to_owned(),
        label: label.to_owned(),
        partnership: Some(plan.partnership.id.clone()),
    })
}
