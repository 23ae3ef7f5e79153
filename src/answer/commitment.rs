//! How firmly each group commits to each theme.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::Survey;
use crate::answer::{Grid, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::{Commitment, CommitmentVerbs, Role};
use crate::model::{FrameworkId, StatementId};

/// The actions of one group for one theme, by how firm they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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

    fn add(&mut self, level: Option<Commitment>, statement: StatementId) {
        self.firmest = self.firmest.max(level);
        match level {
            Some(level) => self.levels.entry(level).or_default().push(statement),
            None => self.unknown.push(statement),
        }
    }
}

/// How firmly the actions of each group commit to each theme: exploring drug checking is not delivering it.
///
/// It costs the statements and links of the graph, each once for each level of the framework, and the reading of the
/// verb of each action.
///
/// ```
/// use policy_crosswalk::answer::CommitmentReport;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let report = CommitmentReport::new(&graph, "mat-2021", catalogue::commitment_verbs())?;
/// let cell = report.cell("MAT-7", "perth-and-kinross").unwrap();
/// assert_eq!(cell.actions(), cell.levels.values().map(Vec::len).sum::<usize>() + cell.unknown.len());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct CommitmentReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
    /// The groups, in the order of the plans given.
    pub groups: Vec<Group>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each group.
    pub cells: Grid<CommitmentCell>,
    /// All actions of mapped plans.
    pub actions: usize,
    /// Those whose main verb the list does not know, or that begin with none, in the order of the plans.
    pub unknown: Vec<StatementId>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made it.
    pub provenance: MadeBy,
}

impl CommitmentReport {
    /// Reads the verbs of all actions that address a theme of the framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        Ok(report(&Survey::new(graph, scope.into())?, verbs))
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: impl AsRef<str>, group: impl AsRef<str>) -> Option<&CommitmentCell> {
        let (theme, group) = (theme.as_ref(), group.as_ref());
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self.groups.iter().position(|known| known.id == group)?;
        self.cells.get(row, column)
    }
}

fn report(survey: &Survey<'_, '_>, verbs: &CommitmentVerbs) -> CommitmentReport {
    let mut levels: BTreeMap<usize, Option<Commitment>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for (plan, _) in survey.plans() {
        if survey.crosswalk(plan).is_none() {
            continue;
        }
        let actions = survey.statements(plan);
        for (row, action) in actions.filter(|(_, said)| said.role == Role::Action) {
            let level = verbs.read_action(action).map(|reading| reading.level);
            levels.insert(row, level);
            if level.is_none() {
                unknown.push(action.id.clone());
            }
        }
    }
    CommitmentReport {
        framework: survey.framework.id.clone(),
        title: survey.framework.label().to_owned(),
        grouping: survey.scope.grouping,
        level: survey.scope.level,
        groups: survey.groups.clone(),
        themes: survey.themes.clone(),
        cells: cells(survey, &levels),
        actions: levels.len(),
        unknown,
        verbs: verbs.version.clone(),
        provenance: survey.made_by(),
    }
}

/// The cells, of the levels of all actions by their rows.
fn cells(
    survey: &Survey<'_, '_>,
    levels: &BTreeMap<usize, Option<Commitment>>,
) -> Grid<CommitmentCell> {
    let rows = (0..survey.themes.len()).map(|theme| {
        let mut row = vec![CommitmentCell::default(); survey.groups.len()];
        for met in survey.claimed(theme) {
            let Some(level) = levels.get(&met.row.statement) else {
                continue;
            };
            for group in survey.groups_of(met.row.statement) {
                row[*group].add(*level, met.statement.id.clone());
            }
        }
        row
    });
    Grid::of_equal(rows.collect())
}
