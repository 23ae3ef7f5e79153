//! Statements that no theme covers.

use serde::{Deserialize, Serialize};

use crate::answer::{MadeBy, Reason};
use crate::graph::CoverageGraph;
use crate::graph::tables::{PlanRow, StatementRow};
use crate::model::{Decision, PlanId, Role, StatementId, ThemeId};

/// A statement that addresses no theme of any framework in the graph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Orphan {
    /// The plan.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it is in its plan.
    pub role: Role,
    /// What it says.
    pub text: String,
    /// Why no theme covers it.
    pub reason: Reason,
    /// The theme that comes nearest.
    pub nearest: Option<ThemeId>,
    /// The decisions of people that it rightly meets no theme, one for each framework where there is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Decision>,
}

/// The statements that no theme covers.
///
/// It costs the statements of the mapped plans and their links.
///
/// ```
/// use policy_crosswalk::answer::OrphanReport;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), &catalogue::frameworks()[..1]);
/// let crosswalks = catalogue::crosswalks_of(plans, frameworks)?;
/// let graph = CoverageGraph::new(plans, frameworks, &crosswalks)?;
///
/// let report = OrphanReport::new(&graph);
/// let first = &report.orphans[0];
/// assert!(graph.links_of(&first.statement).iter().all(|at| !at.claimed));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrphanReport {
    /// By plan and in the order of the document.
    pub orphans: Vec<Orphan>,
    /// How many statements of mapped plans there are.
    pub statements: usize,
    /// What made it.
    pub provenance: MadeBy,
}

impl OrphanReport {
    /// Finds the statements of mapped plans that address no theme of any framework in the graph.
    pub fn new(graph: &CoverageGraph<'_>) -> Self {
        let mapped = || {
            graph
                .tables
                .plans
                .iter()
                .filter(|row| !row.crosswalks.is_empty())
        };
        let rows = mapped().flat_map(|plan| {
            let statements = plan.statements.clone();
            statements.map(move |at| (plan, at))
        });
        let crosswalks = mapped().flat_map(|row| row.crosswalks.iter().copied());
        Self {
            orphans: rows
                .filter_map(|(plan, at)| orphan(graph, plan, at, &graph.tables.statements[at]))
                .collect(),
            statements: mapped().map(|row| row.statements.len()).sum(),
            provenance: MadeBy::of(graph.frameworks(), crosswalks),
        }
    }
}

fn orphan(
    graph: &CoverageGraph<'_>,
    plan: &PlanRow<'_>,
    at: usize,
    row: &StatementRow<'_>,
) -> Option<Orphan> {
    let tables = &graph.tables;
    let nearest = tables.links_of(at).first();
    if nearest.is_some_and(|link| link.claimed) {
        return None;
    }
    let statement = row.statement;
    let threshold = |theme: usize| {
        let pair = (row.plan, tables.themes[theme].framework);
        let crosswalk = tables.crosswalks.get(&pair);
        crosswalk.map_or(0.0, |crosswalk| crosswalk.threshold)
    };
    let confirmed = plan.crosswalks.iter().filter_map(|crosswalk| {
        let decision = crosswalk.without_theme(&statement.id);
        decision.cloned()
    });
    Some(Orphan {
        plan: plan.plan.id.clone(),
        statement: statement.id.clone(),
        role: statement.role,
        text: statement.text.clone(),
        reason: nearest.map_or(Reason::NothingNear, |row| {
            let below = || Reason::BelowThreshold {
                confidence: row.link.claim.confidence,
                threshold: threshold(row.theme),
            };
            row.link.rejection().map_or_else(below, Reason::rejected)
        }),
        nearest: nearest.map(|row| tables.themes[row.theme].theme.id.clone()),
        confirmed: confirmed.collect(),
    })
}
