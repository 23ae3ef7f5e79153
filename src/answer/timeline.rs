//! One partnership through its plans: what was gained, lost, deepened.

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::Survey;
use crate::answer::{
    ByLevel, Cell, CellState, CellStatement, Depth, Grid, Level, MadeBy, Scope, ThemeLabel,
};
use crate::error::Error;
use crate::graph::{CoverageGraph, Grouping, PartnershipRef};
use crate::model::{FrameworkId, PlanId};
use crate::model::{Period, Plan, PlanKind};

/// One plan of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct ThemeThen {
    /// What is known.
    pub state: CellState,
    /// How deep it goes.
    pub depth: Option<Depth>,
    /// The statements, the most confident first.
    pub statements: Vec<CellStatement>,
}

/// A theme that stands otherwise in a later plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
#[non_exhaustive]
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
    pub kept: ByLevel,
}

/// The plans of one partnership in time order, against one framework.
///
/// The order is by the beginning of the period, or the date of publication where the period is unknown; then by
/// the end of the period, the date of publication and the id. Plans that tell neither stand last.
///
/// It costs the statements and links of the partnership's own plans.
///
/// ```
/// use policy_crosswalk::answer::{Level, Scope, Timeline};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("rrr-2018").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let timeline = Timeline::new(&graph, Scope::of("rrr-2018").level(Level::Top), "dundee")?;
/// let ids: Vec<_> = timeline.plans.iter().map(|plan| plan.id.as_str()).collect();
/// assert_eq!(ids, ["dundee-2017", "dundee-2020", "dundee-2024"]);
/// assert_eq!(timeline.steps.len(), 2);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct Timeline {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// Which themes are shown.
    pub level: Level,
    /// The partnership.
    pub partnership: PartnershipRef,
    /// Its plans that were mapped onto the framework.
    pub plans: Vec<TimelinePlan>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each plan.
    pub cells: Grid<Cell>,
    /// What changed from each plan to the next.
    pub steps: Vec<TimelineStep>,
    /// What made it.
    pub provenance: MadeBy,
}

impl Timeline {
    /// Puts the plans of a partnership in order, and tells what changed. Whatever the scope groups by, each plan
    /// stands for itself.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework or the partnership is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        partnership: impl AsRef<str>,
    ) -> Result<Self, Error> {
        let scope = scope.into().by(Grouping::Plan);
        let framework = graph.framework_row(&scope.framework)?;
        let body = graph.partnership_row(partnership.as_ref())?;
        let survey = Survey::of_plans(graph, scope, in_time(graph, framework, body))?;
        let matrix = matrix(&survey);
        let plans: Vec<&Plan> = survey.plans().map(|(_, plan)| plan).collect();
        Ok(Self {
            framework: matrix.framework,
            title: matrix.title,
            level: matrix.level,
            partnership: PartnershipRef::from(graph.tables.partnerships[body].partnership),
            steps: steps(&plans, &matrix.themes, &matrix.cells),
            plans: plans.into_iter().map(told).collect(),
            themes: matrix.themes,
            cells: matrix.cells,
            provenance: matrix.provenance,
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

/// The rows of the plans of a partnership that were mapped onto a framework, in time order.
fn in_time(graph: &CoverageGraph<'_>, framework: usize, body: usize) -> Vec<usize> {
    let own = graph.tables.partnerships[body].plans.iter().copied();
    let is_mapped = |plan: &usize| graph.tables.crosswalks.contains_key(&(*plan, framework));
    let mut plans: Vec<usize> = own.filter(is_mapped).collect();
    plans.sort_by(|a, b| {
        let [a, b] = [*a, *b].map(|row| graph.tables.plans[row].plan);
        let key = |plan: &Plan| {
            let begun = plan.period.map(|period| period.from).or(plan.published);
            let ended = plan.period.and_then(|period| period.to);
            (begun.is_none(), begun, ended, plan.published)
        };
        key(a).cmp(&key(b)).then_with(|| a.id.natural_cmp(&b.id))
    });
    plans
}

fn steps(plans: &[&Plan], themes: &[ThemeLabel], cells: &Grid<Cell>) -> Vec<TimelineStep> {
    let pairs = plans.windows(2).enumerate();
    let step = |(i, pair): (usize, &[&Plan])| {
        let [from, to] = pair else {
            return None;
        };
        let mut step = TimelineStep {
            from: from.id.clone(),
            to: to.id.clone(),
            gained: Vec::new(),
            lost: Vec::new(),
            deepened: Vec::new(),
            receded: Vec::new(),
            kept: ByLevel::default(),
        };
        for (theme, row) in themes.iter().zip(cells.rows()) {
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
            step.kept.add(theme.level);
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
