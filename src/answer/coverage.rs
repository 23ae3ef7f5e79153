//! Who covers what, and how deeply.

use crate::graph::Group;
use crate::graph::Grouping;
use crate::graph::grouping::groups_of;
use crate::graph::grouping::is_retrospective;
use crate::graph::grouping::whole_group;
use crate::language::negation::told_of;
use crate::model::vocabulary::vocabulary;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::walked;
use crate::model::DenialKind;
use crate::model::Provenance;
use crate::model::{Crosswalk, Decision, Framework, Link, Role, Statement, Status, Theme};
use crate::model::{FrameworkId, StatementId, ThemeId};

/// Below this confidence a link that stands alone makes a cell thin.
pub const WEAK: f64 = 0.7;

vocabulary! {
    /// The deepest that statements of a group reach for a theme.
    pub enum Depth: "depth" {
        /// Only a priority, outcome or indicator says it, or a report tells that it is still missing, or that it
        /// was stopped.
        Named = "named",
        /// There is an action.
        Planned = "planned",
        /// There is an action with a date.
        Scheduled = "scheduled",
        /// There is an action with a date and a lead.
        Owned = "owned",
        /// A report tells what was done.
        Reported = "reported",
    }
}

impl Depth {
    /// How deep one statement goes.
    pub fn of(statement: &Statement) -> Self {
        match statement.role {
            Role::Priority | Role::Outcome | Role::Indicator => Self::Named,
            Role::Action | Role::Progress if is_stopped(statement) => Self::Named,
            Role::Progress if is_still_missing(statement) => Self::Named,
            Role::Progress => Self::Reported,
            Role::Action if statement.due.is_none() => Self::Planned,
            Role::Action if statement.leads.is_empty() => Self::Scheduled,
            Role::Action => Self::Owned,
        }
    }
}

/// Whether the matter was given up.
fn is_stopped(statement: &Statement) -> bool {
    statement.status == Some(Status::Stopped)
        || told_of(&statement.text) == Some(DenialKind::Stopped)
}

/// Whether a report tells that the matter has not begun, rests or was not done.
fn is_still_missing(statement: &Statement) -> bool {
    statement.status == Some(Status::NotYet) || told_of(&statement.text).is_some()
}

vocabulary! {
    /// What is known of a theme for one group.
    pub enum CellState: "cell state" {
        /// No plan of the group was mapped onto the framework.
        NotAssessed = "not-assessed",
        /// Mapped, and no link found.
        NotFound = "not-found",
        /// One link only, and a weak one.
        Thin = "thin",
        /// Covered.
        Covered = "covered",
        /// A reviewer found that the theme is not for this partnership to address.
        NotApplicable = "not-applicable",
    }
}

/// One theme for one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What is known.
    pub state: CellState,
    /// How deep the statements go; none where nothing was found, or the theme is not applicable.
    pub depth: Option<Depth>,
    /// The distinct statements that address the theme, the most confident first.
    pub statements: Vec<StatementId>,
    /// How many of them a person has linked to the theme, or confirmed; the others are a mapper's.
    #[serde(default)]
    pub reviewed: usize,
    /// Why the theme is not applicable, and who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<Decision>,
    /// The confidence of the best link, 0 where there is none.
    pub strongest: f64,
    /// Whether the framework is younger than each of the plans behind the cell: then it is a crosswalk back in
    /// time, not a test of compliance.
    pub retrospective: bool,
    /// Whether it is open if the framework is younger, as plans behind the cell tell neither their period nor when
    /// they were published, and no other shows that it is not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub period_unknown: bool,
}

/// A theme as a matrix shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeLabel {
    /// The theme.
    pub id: ThemeId,
    /// Its official title.
    pub title: String,
    /// Its short title.
    pub label: String,
    /// How many themes it is part of: 0 for a top-level theme.
    pub level: usize,
}

/// The coverage of one framework by groups of statements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoverageMatrix {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// From when a plan could answer to it.
    pub valid_from: Option<crate::model::Date>,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// The groups, in the order of the plans given.
    pub groups: Vec<Group>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each group.
    pub cells: Vec<Vec<Cell>>,
    /// For each group the distinct statements that address any theme.
    pub linked: Vec<usize>,
    /// For each group those of `linked` of which a person has reviewed a link.
    #[serde(default)]
    pub reviewed: Vec<usize>,
    /// For each group all its statements that were mapped.
    pub statements: Vec<usize>,
    /// The mapped statements that belong to no group: those that name no lead, or stand under no priority.
    pub ungrouped: usize,
    /// What made the crosswalks behind it, one for each plan.
    pub provenance: Vec<(crate::model::PlanId, Provenance)>,
}

impl CoverageMatrix {
    /// The coverage of a framework's top-level themes; what addresses a part addresses the whole.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let framework = graph.framework(framework)?;
        Ok(matrix(graph, framework, grouping, false))
    }

    /// The same with a row for each theme, also those that are part of others.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn with_parts(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let framework = graph.framework(framework)?;
        Ok(matrix(graph, framework, grouping, true))
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: &str, group: &str) -> Option<&Cell> {
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self
            .groups
            .iter()
            .position(|candidate| candidate.id == group)?;
        self.cells.get(row)?.get(column)
    }

    /// How many themes a group covers, thin ones not counted.
    pub fn covered(&self, group: usize) -> usize {
        let column = self.cells.iter().filter_map(|row| row.get(group));
        column
            .filter(|cell| cell.state == CellState::Covered)
            .count()
    }

    /// How many themes a group could cover: all but those that are not applicable to it.
    pub fn applicable(&self, group: usize) -> usize {
        let column = self.cells.iter().filter_map(|row| row.get(group));
        column
            .filter(|cell| cell.state != CellState::NotApplicable)
            .count()
    }

    /// Whether a person has reviewed anything in it.
    pub fn is_reviewed(&self) -> bool {
        let set_aside = |cell: &Cell| cell.not_applicable.is_some();
        self.reviewed.iter().any(|count| *count > 0) || self.cells.iter().flatten().any(set_aside)
    }
}

/// A group with what is known of it for one framework.
#[derive(Default)]
struct Column {
    statements: usize,
    linked: std::collections::BTreeSet<StatementId>,
    reviewed: std::collections::BTreeSet<StatementId>,
    /// Whether any of its plans was mapped onto the framework, and whether each such plan is older than it.
    assessed: bool,
    all_older: Option<bool>,
}

fn matrix(
    graph: &CoverageGraph<'_>,
    framework: &Framework,
    grouping: Grouping,
    parts: bool,
) -> CoverageMatrix {
    let (groups, mut columns, ungrouped) = columns(graph, framework, grouping);
    let shown: Vec<&Theme> = framework
        .themes
        .iter()
        .filter(|theme| parts || theme.parent.is_none())
        .collect();
    let mut cells = Vec::new();
    for theme in &shown {
        let mut found: Vec<Vec<(&Statement, &Link, Option<bool>)>> = vec![Vec::new(); groups.len()];
        for (statement, link, claimed) in walked::links_to(graph, theme) {
            let Some(plan) = graph.plan_of(&statement.id).filter(|_| claimed) else {
                continue;
            };
            for group in groups_of(graph, grouping, plan, statement) {
                if let Some(at) = groups.get_index_of(&group.id) {
                    columns[at].linked.insert(statement.id.clone());
                    if link.review.is_some() {
                        columns[at].reviewed.insert(statement.id.clone());
                    }
                    found[at].push((statement, link, is_retrospective(plan, framework)));
                }
            }
        }
        let row = found
            .into_iter()
            .zip(columns.iter().zip(groups.values()))
            .map(|(links, (column, group))| {
                let decision = set_aside(graph, framework, theme, group);
                cell(&links, column, decision)
            });
        cells.push(row.collect());
    }
    CoverageMatrix {
        framework: framework.id.clone(),
        title: framework.label().to_owned(),
        valid_from: framework.valid_from,
        grouping,
        groups: groups.into_values().collect(),
        themes: shown
            .into_iter()
            .map(|theme| label(framework, theme))
            .collect(),
        cells,
        linked: columns.iter().map(|column| column.linked.len()).collect(),
        reviewed: columns.iter().map(|column| column.reviewed.len()).collect(),
        statements: columns.iter().map(|column| column.statements).collect(),
        ungrouped,
        provenance: graph
            .crosswalks_onto(framework)
            .map(|crosswalk| (crosswalk.plan.clone(), crosswalk.provenance.clone()))
            .collect(),
    }
}

fn columns(
    graph: &CoverageGraph<'_>,
    framework: &Framework,
    grouping: Grouping,
) -> (IndexMap<String, Group>, Vec<Column>, usize) {
    let mut ungrouped = 0;
    let mut groups: IndexMap<String, Group> = IndexMap::new();
    let mut columns: Vec<Column> = Vec::new();
    for plan in graph.plans() {
        let mapped = graph
            .crosswalks_onto(framework)
            .any(|crosswalk| crosswalk.plan == plan.id);
        let mut count = |group: Group, statements: usize| {
            let entry = groups.entry(group.id.clone());
            let at = entry.index();
            entry.or_insert(group);
            if at == columns.len() {
                columns.push(Column {
                    all_older: Some(true),
                    ..Column::default()
                });
            }
            let column = &mut columns[at];
            column.statements += statements;
            column.assessed |= mapped;
            if mapped {
                column.all_older = both(column.all_older, is_retrospective(plan, framework));
            }
        };
        // A plan that says nothing was assessed all the same.
        if let Some(group) = whole_group(grouping, plan) {
            count(group, 0);
        }
        for statement in &plan.statements {
            let of_statement = groups_of(graph, grouping, plan, statement);
            ungrouped += usize::from(mapped && of_statement.is_empty());
            for group in of_statement {
                count(group, usize::from(mapped));
            }
        }
    }
    (groups, columns, ungrouped)
}

/// The decision that a theme, or one that it is part of, does not apply to a group's partnership.
fn set_aside<'a>(
    graph: &CoverageGraph<'a>,
    framework: &Framework,
    theme: &Theme,
    group: &Group,
) -> Option<&'a Decision> {
    let partnership = group.partnership.as_ref()?;
    let own = |crosswalk: &&Crosswalk| {
        let mut plans = graph.plans();
        plans.any(|plan| plan.id == crosswalk.plan && plan.partnership.id == *partnership)
    };
    let crosswalks: Vec<&'a Crosswalk> = graph.crosswalks_onto(framework).filter(own).collect();
    let mut next = Some(&theme.id);
    for _ in &framework.themes {
        let id = next?;
        let mut decisions = crosswalks.iter().filter_map(|c| c.not_applicable(id));
        if let Some(decision) = decisions.next() {
            return Some(decision);
        }
        next = framework.theme(id.as_str())?.parent.as_ref();
    }
    None
}

/// Whether two things both hold, where each may be unknown: one that does not hold settles it.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn cell(
    links: &[(&Statement, &Link, Option<bool>)],
    column: &Column,
    set_aside: Option<&Decision>,
) -> Cell {
    let strongest = links
        .iter()
        .map(|(_, link, _)| link.claim.confidence)
        .fold(0.0, f64::max);
    let older = if links.is_empty() {
        column.all_older.filter(|_| column.assessed)
    } else {
        links
            .iter()
            .map(|(.., older)| *older)
            .fold(Some(true), both)
    };
    Cell {
        state: match links {
            _ if set_aside.is_some() => CellState::NotApplicable,
            [] if column.assessed => CellState::NotFound,
            [] => CellState::NotAssessed,
            // A link that a person confirmed is not weak, whatever its figure.
            [(_, link, _)] if strongest < WEAK && link.review.is_none() => CellState::Thin,
            _ => CellState::Covered,
        },
        depth: links
            .iter()
            .filter(|_| set_aside.is_none())
            .map(|(statement, ..)| Depth::of(statement))
            .max(),
        reviewed: links
            .iter()
            .filter(|(_, link, _)| link.review.is_some())
            .count(),
        not_applicable: set_aside.cloned(),
        statements: links
            .iter()
            .map(|(statement, ..)| statement.id.clone())
            .collect(),
        strongest,
        retrospective: older == Some(true),
        period_unknown: older.is_none() && column.assessed,
    }
}

fn label(framework: &Framework, theme: &Theme) -> ThemeLabel {
    let mut level = 0;
    let mut parent = theme.parent.as_ref();
    while let Some(id) = parent.filter(|_| level < framework.themes.len()) {
        level += 1;
        parent = framework
            .theme(id.as_str())
            .and_then(|theme| theme.parent.as_ref());
    }
    ThemeLabel {
        id: theme.id.clone(),
        title: theme.title.clone(),
        label: theme.label().to_owned(),
        level,
    }
}
