//! By what statements are put together.

use indexmap::IndexSet;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::graph::tables::Tables;
use crate::graph::{CoverageGraph, NodeKind};
use crate::model::vocabulary::vocabulary;
use crate::model::{Framework, Partnership, PartnershipId, Plan, Role};

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

/// A partnership as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartnershipRef {
    /// Names it.
    pub id: PartnershipId,
    /// The name for tables.
    pub label: String,
}

impl From<&Partnership> for PartnershipRef {
    fn from(body: &Partnership) -> Self {
        Self {
            id: body.id.clone(),
            label: body.label().to_owned(),
        }
    }
}

/// Some statements taken together, as an answer names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Group {
    /// Names the group within the answer: the id of the partnership, plan or priority, or the lead's name.
    pub id: String,
    /// The name for tables.
    pub label: String,
    /// The partnership that it belongs to; none for a lead, which may serve several.
    pub partnership: Option<PartnershipRef>,
}

/// Whether the framework came into being after the plan; `None` where the plan does not tell when it was made.
pub(crate) fn is_retrospective(plan: &Plan, framework: &Framework) -> Option<bool> {
    let Some(from) = framework.valid_from else {
        return Some(false);
    };
    let made = plan.published.or(plan.period.map(|period| period.from))?;
    Some(made.is_before(from))
}

/// Names a group by its row, without a copy of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum GroupKey<'a> {
    Partnership(usize),
    Plan(usize),
    /// By the row of the heading.
    Priority(usize),
    Lead(&'a str),
}

impl<'a> GroupKey<'a> {
    /// The group with an id.
    pub(crate) fn find(
        graph: &CoverageGraph<'a>,
        grouping: Grouping,
        id: &str,
    ) -> Result<Self, Error> {
        match grouping {
            Grouping::Partnership => graph.partnership_row(id).map(Self::Partnership),
            Grouping::Plan => {
                let known = || graph.plans().map(|plan| plan.id.as_str());
                let row = graph.row(NodeKind::Plan, id);
                row.map(Self::Plan)
                    .ok_or_else(|| Error::unknown("plan", id, known()))
            }
            Grouping::Priority => {
                let row = graph.row(NodeKind::Statement, id);
                let row = row.filter(|row| is_priority(&graph.tables, *row));
                row.map(Self::Priority).ok_or_else(|| {
                    let rows = 0..graph.tables.statements.len();
                    let rows = rows.filter(|row| is_priority(&graph.tables, *row));
                    let ids = rows.map(|row| graph.tables.statements[row].statement.id.as_str());
                    Error::unknown("priority", id, ids)
                })
            }
            Grouping::Lead => {
                let statements = || graph.plans().flat_map(|plan| &plan.statements);
                let names = || statements().flat_map(|statement| &statement.leads);
                let found = names().find(|name| *name == id);
                found.map(|name| Self::Lead(name)).ok_or_else(|| {
                    let names: IndexSet<&str> = names().map(String::as_str).collect();
                    Error::unknown("lead", id, names)
                })
            }
        }
    }

    /// The group to which all of a plan belongs, whatever it says.
    pub(crate) fn of_plan(tables: &Tables<'a>, grouping: Grouping, plan: usize) -> Option<Self> {
        match grouping {
            Grouping::Partnership => Some(Self::Partnership(tables.plans[plan].partnership)),
            Grouping::Plan => Some(Self::Plan(plan)),
            Grouping::Priority | Grouping::Lead => None,
        }
    }

    /// The groups of a statement: several where it has several leads, none where it has no lead, or stands under no
    /// priority.
    pub(crate) fn of_statement(
        tables: &Tables<'a>,
        grouping: Grouping,
        statement: usize,
    ) -> Vec<Self> {
        let row = &tables.statements[statement];
        match grouping {
            Grouping::Partnership | Grouping::Plan => Self::of_plan(tables, grouping, row.plan)
                .into_iter()
                .collect(),
            Grouping::Priority => {
                let top = Some(row.top).filter(|top| is_priority(tables, *top));
                top.map(Self::Priority).into_iter().collect()
            }
            Grouping::Lead => {
                // A body named twice leads once: counts are over distinct statements.
                let leads: IndexSet<&'a String> = row.statement.leads.iter().collect();
                leads.into_iter().map(|lead| Self::Lead(lead)).collect()
            }
        }
    }

    /// The group as an answer names it.
    pub(crate) fn group(self, tables: &Tables<'a>) -> Group {
        let of = |partnership: &Partnership| Some(PartnershipRef::from(partnership));
        let (id, label, partnership) = match self {
            Self::Partnership(row) => {
                let body = tables.partnerships[row].partnership;
                (body.id.as_str(), body.label(), of(body))
            }
            Self::Plan(row) => {
                let plan = tables.plans[row].plan;
                (plan.id.as_str(), plan.id.as_str(), of(&plan.partnership))
            }
            Self::Priority(row) => {
                let row = &tables.statements[row];
                let plan = tables.plans[row.plan].plan;
                let heading = row.statement;
                (
                    heading.id.as_str(),
                    heading.text.as_str(),
                    of(&plan.partnership),
                )
            }
            Self::Lead(name) => (name, name, None),
        };
        Group {
            id: id.to_owned(),
            label: label.to_owned(),
            partnership,
        }
    }
}

/// Whether a statement is a heading that stands under none.
fn is_priority(tables: &Tables<'_>, row: usize) -> bool {
    tables.statements[row].statement.role == Role::Priority && tables.statements[row].top == row
}
