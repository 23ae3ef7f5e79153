//! Who covers what, and how deeply.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::answer::parts::subject::Subject;
use crate::answer::parts::survey::{Met, Survey};
use crate::answer::{ByLevel, Cell, CellState, CellStatement, Grid, Level, MadeBy, Scope, WEAK};
use crate::error::Error;
use crate::graph::grouping::is_retrospective;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::{Date, Decision, FrameworkId, Link, Matter, PartnershipId, ThemeId, Verdict};

/// A theme as an answer shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
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

/// The statements of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupTotals {
    /// All that were mapped.
    pub statements: usize,
    /// Those that address any theme.
    pub linked: usize,
    /// Those of `linked` of which a person has reviewed a link.
    pub reviewed: usize,
    /// Those that use a word of the framework's [subject](crate::Framework::subject); none where it names no such
    /// words, or where groups are not partnerships or plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_subject: Option<usize>,
}

/// Fewer statements tell too little to say that a plan is of another field.
const ENOUGH: usize = 5;
/// Of so many statements one at least uses a word of the framework's subject, where a plan is on its matter.
const ONE_IN: usize = 10;

impl GroupTotals {
    /// Whether the statements are of another field than the framework: hardly one of them uses a word of its subject,
    /// so that what matches are general words, and no cell should be believed unread.
    pub fn is_of_another_field(&self) -> bool {
        let few = |named: usize| named * ONE_IN < self.statements;
        self.statements >= ENOUGH && self.on_subject.is_some_and(few)
    }
}

/// The coverage of one framework by groups of statements.
///
/// Making it costs the statements and links of the graph, each once for each level of the framework, and a cell for
/// each theme and group.
///
/// ```
/// use policy_crosswalk::answer::{CellState, Level, Scope};
/// use policy_crosswalk::{CoverageGraph, CoverageMatrix, Grouping, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("nm-2022").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let matrix = CoverageMatrix::new(&graph, Scope::of("nm-2022").by(Grouping::Plan))?;
/// assert_eq!(matrix.cell("NM-1", "pk-2024").unwrap().state, CellState::Covered);
/// let covered = matrix.covered(0);
/// assert!(covered.top <= 12 && covered.parts <= 19, "{covered:?}");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct CoverageMatrix {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// From when a plan could answer to it.
    pub valid_from: Option<Date>,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
    /// The groups, in the order of the plans given.
    pub groups: Vec<Group>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each group.
    pub cells: Grid<Cell>,
    /// For each group its statements.
    pub totals: Vec<GroupTotals>,
    /// The mapped statements that belong to no group: those that name no lead, or stand under no priority.
    pub ungrouped: usize,
    /// What made it.
    pub provenance: MadeBy,
}

impl CoverageMatrix {
    /// The coverage of a framework's themes; what addresses a part addresses the whole.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        Ok(matrix(&Survey::new(graph, scope.into())?))
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: impl AsRef<str>, group: impl AsRef<str>) -> Option<&Cell> {
        let (theme, group) = (theme.as_ref(), group.as_ref());
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self.groups.iter().position(|known| known.id == group)?;
        self.cells.get(row, column)
    }

    /// How many themes a group, by its position, covers, thin ones not counted.
    pub fn covered(&self, group: usize) -> ByLevel {
        self.count(group, |state| state == CellState::Covered)
    }

    /// How many themes a group, by its position, could cover: all but those that are not applicable to it.
    pub fn applicable(&self, group: usize) -> ByLevel {
        self.count(group, |state| state != CellState::NotApplicable)
    }

    /// The share of the themes shown that a group, by its position, covers, of those that it could cover; none where
    /// nothing was assessed, or no theme is applicable.
    pub fn share(&self, group: usize) -> Option<f64> {
        let applicable = self.applicable(group).all();
        let assessed = self.is_assessed(group) && applicable > 0;
        assessed.then(|| self.covered(group).all() as f64 / applicable as f64)
    }

    /// Whether any plan of a group, by its position, was mapped onto the framework.
    pub fn is_assessed(&self, group: usize) -> bool {
        let mut cells = self.cells.column(group);
        cells.any(|cell| cell.state != CellState::NotAssessed)
    }

    /// The themes that each group which was assessed covers, thin ones not counted; none where none was assessed.
    pub fn covered_by_all(&self) -> Vec<&ThemeLabel> {
        let assessed: Vec<usize> = (0..self.groups.len())
            .filter(|group| self.is_assessed(*group))
            .collect();
        let covers = |cell: &Cell| cell.state == CellState::Covered;
        let by_all = |row: &[Cell]| assessed.iter().all(|at| row.get(*at).is_some_and(covers));
        let rows = self.themes.iter().zip(self.cells.rows());
        let common = rows.filter(|(_, row)| !assessed.is_empty() && by_all(row));
        common.map(|(theme, _)| theme).collect()
    }

    /// The themes that nothing addresses in any group which was assessed; not those that are not applicable to all.
    pub fn absent_everywhere(&self) -> Vec<&ThemeLabel> {
        let holds = |cell: &Cell| matches!(cell.state, CellState::Covered | CellState::Thin);
        let lacks = |cell: &Cell| cell.state == CellState::NotFound;
        let rows = self.themes.iter().zip(self.cells.rows());
        let absent = rows.filter(|(_, row)| row.iter().any(lacks) && !row.iter().any(holds));
        absent.map(|(theme, _)| theme).collect()
    }

    /// The statements of a group, by its position.
    pub fn totals(&self, group: usize) -> GroupTotals {
        self.totals.get(group).copied().unwrap_or_default()
    }

    /// Whether a person has reviewed anything in it.
    pub fn is_reviewed(&self) -> bool {
        let set_aside = |cell: &Cell| cell.not_applicable.is_some();
        self.totals.iter().any(|of| of.reviewed > 0) || self.cells.cells().any(set_aside)
    }

    fn count(&self, group: usize, counts: impl Fn(CellState) -> bool) -> ByLevel {
        let column = self.themes.iter().zip(self.cells.column(group));
        let counted = column.filter(|(_, cell)| counts(cell.state));
        ByLevel::count(counted.map(|(theme, _)| theme.level))
    }
}

/// A group with what is known of it for one framework.
#[derive(Clone)]
struct Column {
    totals: GroupTotals,
    /// Whether any of its plans was mapped onto the framework, and whether each such plan is older than it.
    assessed: bool,
    all_older: Option<bool>,
}

pub(crate) fn matrix(survey: &Survey<'_, '_>) -> CoverageMatrix {
    let (columns, ungrouped) = columns(survey);
    let set_aside = SetAside::of(survey);
    let rows = (0..survey.themes.len()).map(|at| {
        let mut found: Vec<Vec<Met<'_>>> = vec![Vec::new(); columns.len()];
        for met in survey.claimed(at) {
            for group in survey.groups_of(met.row.statement) {
                found[*group].push(met);
            }
        }
        let groups = found.iter().zip(&columns).zip(&survey.groups);
        let cells = groups.map(|((found, column), group)| {
            let decision = set_aside.for_group(survey, at, group);
            cell(survey, found, column, decision)
        });
        cells.collect()
    });
    CoverageMatrix {
        framework: survey.framework.id.clone(),
        title: survey.framework.label().to_owned(),
        valid_from: survey.framework.valid_from,
        grouping: survey.scope.grouping,
        level: survey.scope.level,
        cells: Grid::of_equal(rows.collect()),
        groups: survey.groups.clone(),
        themes: survey.themes.clone(),
        totals: columns.into_iter().map(|column| column.totals).collect(),
        ungrouped,
        provenance: survey.made_by(),
    }
}

fn columns(survey: &Survey<'_, '_>) -> (Vec<Column>, usize) {
    let empty = Column {
        totals: GroupTotals::default(),
        assessed: false,
        all_older: Some(true),
    };
    let mut columns = vec![empty; survey.groups.len()];
    let whole = matches!(
        survey.scope.grouping,
        Grouping::Partnership | Grouping::Plan
    );
    let mut subject = Subject::of(survey.framework).filter(|_| whole);
    let mut ungrouped = 0;
    for (plan, data) in survey.plans() {
        let mapped = survey.crosswalk(plan).is_some();
        let older = is_retrospective(data, survey.framework);
        let mut assess = |group: usize| {
            columns[group].assessed |= mapped;
            if mapped {
                columns[group].all_older = both(columns[group].all_older, older);
            }
        };
        survey.group_of_plan(plan).into_iter().for_each(&mut assess);
        for (statement, _) in survey.statements(plan) {
            let groups = survey.groups_of(statement);
            groups.iter().copied().for_each(&mut assess);
            ungrouped += usize::from(mapped && groups.is_empty());
        }
        let rows = survey.statements(plan).filter(|_| mapped);
        for (statement, data) in rows {
            let named = subject.as_mut();
            let named = named.map(|subject| subject.is_named(&data.text));
            let (linked, reviewed) = survey.is_linked(statement);
            for group in survey.groups_of(statement) {
                let totals = &mut columns[*group].totals;
                totals.statements += 1;
                totals.linked += usize::from(linked);
                totals.reviewed += usize::from(reviewed);
                if let Some(named) = named {
                    *totals.on_subject.get_or_insert(0) += usize::from(named);
                }
            }
        }
    }
    (columns, ungrouped)
}

/// The decisions that a theme does not apply to a partnership.
struct SetAside<'a>(HashMap<(&'a PartnershipId, &'a ThemeId), &'a Decision>);

impl<'a> SetAside<'a> {
    fn of(survey: &Survey<'_, 'a>) -> Self {
        let mut set_aside = HashMap::new();
        for (plan, data) in survey.plans() {
            let decisions = survey.crosswalk(plan).map(|crosswalk| &crosswalk.decisions);
            for decision in decisions.into_iter().flatten() {
                if let (Matter::Theme { theme, .. }, Verdict::NotApplicable) =
                    (&decision.matter, &decision.verdict)
                {
                    let key = (&data.partnership.id, theme);
                    set_aside.entry(key).or_insert(decision);
                }
            }
        }
        Self(set_aside)
    }

    /// The decision that a theme, or one that it is part of, does not apply to a group's partnership.
    fn for_group(
        &self,
        survey: &Survey<'_, 'a>,
        theme: usize,
        group: &Group,
    ) -> Option<&'a Decision> {
        let partnership = &group.partnership.as_ref()?.id;
        if self.0.is_empty() {
            return None;
        }
        let mut line = survey.line(theme);
        line.find_map(|theme| self.0.get(&(partnership, theme)).copied())
    }
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
    survey: &Survey<'_, '_>,
    found: &[Met<'_>],
    column: &Column,
    set_aside: Option<&Decision>,
) -> Cell {
    let older = if found.is_empty() {
        column.all_older.filter(|_| column.assessed)
    } else {
        let each = found
            .iter()
            .map(|met| is_retrospective(met.plan, survey.framework));
        each.fold(Some(true), both)
    };
    Cell {
        state: match found {
            _ if set_aside.is_some() => CellState::NotApplicable,
            [] if column.assessed => CellState::NotFound,
            [] => CellState::NotAssessed,
            _ if is_thin(found) => CellState::Thin,
            _ => CellState::Covered,
        },
        depth: found
            .iter()
            .filter(|_| set_aside.is_none())
            .map(|met| met.depth)
            .max(),
        statements: found.iter().map(CellStatement::of).collect(),
        not_applicable: set_aside.cloned(),
        retrospective: older == Some(true),
        period_unknown: older.is_none() && column.assessed,
    }
}

/// Whether nothing but one weak link speaks of a theme. Statements that name the framework as a whole do not; a link
/// that a person confirmed is not weak, whatever its figure.
fn is_thin(found: &[Met<'_>]) -> bool {
    let mut own = found
        .iter()
        .map(|met| met.row.link)
        .filter(|link| !link.claim.cites_whole());
    let weak = |link: &Link| link.claim.confidence < WEAK && link.review.is_none();
    match (own.next(), own.next()) {
        (None, _) => true,
        (Some(only), None) => weak(only),
        _ => false,
    }
}
