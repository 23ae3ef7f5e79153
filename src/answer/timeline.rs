//! One partnership through its plans: what was gained, lost, deepened.

use serde::{Deserialize, Serialize};

use crate::answer::{Cell, CoverageMatrix};
use crate::answer::{CellState, Depth, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::model::Provenance;
use crate::model::{FrameworkId, PlanId, StatementId};
use crate::model::{Period, Plan, PlanKind};

/// One plan of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinePlan {
    /// The plan.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// What sort of document it is. A report reaches deeper than a strategy by what it is.
    pub kind: PlanKind,
    /// The time that it covers; none where that is unknown.
    pub period: Option<Period>,
    /// How many statements it makes.
    pub statements: usize,
}

/// What one plan says of a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeThen {
    /// What is known.
    pub state: CellState,
    /// How deep it goes.
    pub depth: Option<Depth>,
    /// The statements, the most confident first.
    pub statements: Vec<StatementId>,
}

/// A theme that stands otherwise in a later plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeChange {
    /// The theme.
    pub theme: ThemeLabel,
    /// The earlier plan.
    pub before: ThemeThen,
    /// The later plan.
    pub after: ThemeThen,
}

/// From one plan to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineStep {
    /// The earlier plan.
    pub from: PlanId,
    /// The later plan.
    pub to: PlanId,
    /// Covered now, and not before. What was thin was not covered.
    pub gained: Vec<ThemeChange>,
    /// Covered before, and not now: the later document does not say it, which need not mean that it ended.
    pub lost: Vec<ThemeChange>,
    /// Covered both times, and deeper now.
    pub deepened: Vec<ThemeChange>,
    /// Covered both times, and less deep now.
    pub receded: Vec<ThemeChange>,
    /// How many themes both cover as deep.
    pub kept: usize,
}

/// The plans of one partnership in time order, against one framework.
///
/// The order is by the beginning of the period, or the date of publication where the period is unknown; then by
/// the end of the period, the date of publication and the id. Plans that tell neither stand last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// The partnership's name.
    pub partnership: String,
    /// Its plans that were mapped onto the framework.
    pub plans: Vec<TimelinePlan>,
    /// The top-level themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each plan.
    pub cells: Vec<Vec<Cell>>,
    /// What changed from each plan to the next.
    pub steps: Vec<TimelineStep>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl Timeline {
    /// Puts the plans of a partnership in order, and tells what changed.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework or the partnership is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        partnership: &str,
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, framework, Grouping::Plan)?;
        let body = graph.partnership(partnership)?;
        let plans = in_time(graph, &matrix, partnership);
        let columns: Vec<usize> = plans.iter().map(|(column, _)| *column).collect();
        let pick = |row: &Vec<Cell>| -> Vec<Cell> {
            columns
                .iter()
                .filter_map(|column| row.get(*column).cloned())
                .collect()
        };
        let cells: Vec<Vec<Cell>> = matrix.cells.iter().map(pick).collect();
        let own = |made: &&(PlanId, Provenance)| plans.iter().any(|(_, plan)| plan.id == made.0);
        Ok(Self {
            framework: matrix.framework,
            title: matrix.title,
            partnership: body.label().to_owned(),
            steps: steps(&plans, &matrix.themes, &cells),
            themes: matrix.themes,
            cells,
            provenance: matrix.provenance.iter().filter(own).cloned().collect(),
            plans: plans.into_iter().map(|(_, plan)| told(plan)).collect(),
        })
    }
}

fn told(plan: &Plan) -> TimelinePlan {
    TimelinePlan {
        id: plan.id.clone(),
        title: plan.title.clone(),
        kind: plan.kind,
        period: plan.period,
        statements: plan.statements.len(),
    }
}

/// The mapped plans of a partnership, each with its column of the matrix.
fn in_time<'a>(
    graph: &CoverageGraph<'a>,
    matrix: &CoverageMatrix,
    partnership: &str,
) -> Vec<(usize, &'a Plan)> {
    let own = graph
        .plans()
        .filter(|plan| plan.partnership.id == *partnership);
    let mapped = own.filter(|plan| matrix.provenance.iter().any(|(id, _)| *id == plan.id));
    let column = |plan: &'a Plan| {
        let at = matrix
            .groups
            .iter()
            .position(|group| plan.id == *group.id.as_str())?;
        Some((at, plan))
    };
    let mut plans: Vec<(usize, &Plan)> = mapped.filter_map(column).collect();
    plans.sort_by(|(_, a), (_, b)| {
        let key = |plan: &Plan| {
            let begun = plan.period.map(|period| period.from).or(plan.published);
            let ended = plan.period.and_then(|period| period.to);
            (begun.is_none(), begun, ended, plan.published)
        };
        key(a).cmp(&key(b)).then_with(|| a.id.natural_cmp(&b.id))
    });
    plans
}

fn steps(
    plans: &[(usize, &Plan)],
    themes: &[ThemeLabel],
    cells: &[Vec<Cell>],
) -> Vec<TimelineStep> {
    let pairs = plans.windows(2).enumerate();
    let step = |(i, pair): (usize, &[(usize, &Plan)])| {
        let [(_, from), (_, to)] = pair else {
            return None;
        };
        let mut step = TimelineStep {
            from: from.id.clone(),
            to: to.id.clone(),
            gained: Vec::new(),
            lost: Vec::new(),
            deepened: Vec::new(),
            receded: Vec::new(),
            kept: 0,
        };
        for (theme, row) in themes.iter().zip(cells) {
            if let Some([before, after]) = row.get(i..i + 2) {
                sort_in(&mut step, theme, before, after);
            }
        }
        Some(step)
    };
    pairs.filter_map(step).collect()
}

fn sort_in(step: &mut TimelineStep, theme: &ThemeLabel, before: &Cell, after: &Cell) {
    let covered = |cell: &Cell| cell.state == CellState::Covered;
    let list = match (covered(before), covered(after)) {
        (false, true) => &mut step.gained,
        (true, false) => &mut step.lost,
        (true, true) if after.depth > before.depth => &mut step.deepened,
        (true, true) if after.depth < before.depth => &mut step.receded,
        (true, true) => {
            step.kept += 1;
            return;
        }
        (false, false) => return,
    };
    list.push(ThemeChange {
        theme: theme.clone(),
        before: then(before),
        after: then(after),
    });
}

fn then(cell: &Cell) -> ThemeThen {
    ThemeThen {
        state: cell.state,
        depth: cell.depth,
        statements: cell.statements.clone(),
    }
}
