//! How firmly each group commits to each theme.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::ThemeLabel;
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::graph::{Group, Grouping};
use crate::model::Provenance;
use crate::model::Role;
use crate::model::{Commitment, CommitmentVerbs};
use crate::model::{FrameworkId, PlanId, StatementId};

/// The actions of one group for one theme, by how firm they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CommitmentCell {
    /// The firmest level; none where no action has a verb that the list knows.
    pub firmest: Option<Commitment>,
    /// The actions of each level, the most confident first.
    pub levels: BTreeMap<Commitment, Vec<StatementId>>,
    /// The actions whose verb the list does not know.
    pub unknown: Vec<StatementId>,
}

impl CommitmentCell {
    /// How many actions address the theme.
    pub fn actions(&self) -> usize {
        self.levels.values().map(Vec::len).sum::<usize>() + self.unknown.len()
    }
}

/// How firmly the actions of each group commit to each theme: exploring drug checking is not delivering it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitmentReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// The groups, in the order of the plans given.
    pub groups: Vec<Group>,
    /// The top-level themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each group.
    pub cells: Vec<Vec<CommitmentCell>>,
    /// All actions of mapped plans.
    pub actions: usize,
    /// Those whose main verb the list does not know, or that begin with none, in the order of the plans.
    pub unknown: Vec<StatementId>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl CommitmentReport {
    /// Reads the verbs of all actions that address a theme of the framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, framework, grouping)?;
        let cells = cells(graph, framework, &matrix, verbs)?;
        let mapped: Vec<&PlanId> = matrix.provenance.iter().map(|(plan, _)| plan).collect();
        let plans = graph.plans().filter(|plan| mapped.contains(&&plan.id));
        let actions = plans
            .flat_map(|plan| &plan.statements)
            .filter(|s| s.role == Role::Action);
        let actions: Vec<_> = actions.collect();
        let unread = actions.iter().filter(|action| verbs.of(action).is_none());
        Ok(Self {
            actions: actions.len(),
            unknown: unread.map(|action| action.id.clone()).collect(),
            verbs: verbs.version.clone(),
            framework: matrix.framework,
            title: matrix.title,
            grouping,
            groups: matrix.groups,
            themes: matrix.themes,
            cells,
            provenance: matrix.provenance,
        })
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: &str, group: &str) -> Option<&CommitmentCell> {
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self.groups.iter().position(|known| known.id == group)?;
        self.cells.get(row)?.get(column)
    }
}

fn cells(
    graph: &CoverageGraph<'_>,
    framework: &str,
    matrix: &CoverageMatrix,
    verbs: &CommitmentVerbs,
) -> Result<Vec<Vec<CommitmentCell>>, Error> {
    let data = graph.framework(framework)?;
    let mut cells = Vec::new();
    for theme in data.top_themes() {
        let mut row = vec![CommitmentCell::default(); matrix.groups.len()];
        for (statement, _, claimed) in walked::links_to(graph, theme) {
            let plan = graph.plan_of(&statement.id);
            let Some(plan) = plan.filter(|_| claimed && statement.role == Role::Action) else {
                continue;
            };
            let level = verbs.of(statement).map(|reading| reading.level);
            for group in groups_of(graph, matrix.grouping, plan, statement) {
                let at = matrix.groups.iter().position(|known| known.id == group.id);
                let Some(cell) = at.and_then(|at| row.get_mut(at)) else {
                    continue;
                };
                cell.firmest = cell.firmest.max(level);
                match level {
                    Some(level) => cell
                        .levels
                        .entry(level)
                        .or_default()
                        .push(statement.id.clone()),
                    None => cell.unknown.push(statement.id.clone()),
                }
            }
        }
        cells.push(row);
    }
    Ok(cells)
}
