//! Statements that no theme covers.

use serde::{Deserialize, Serialize};

use crate::answer::{MadeBy, Reason};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::tables::PlanRow;
use crate::model::{Crosswalk, Decision, PlanId, Role, StatementId, ThemeId};

/// A statement that addresses no theme of the frameworks that were asked about.
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
        report(graph, None)
    }

    /// Finds the statements of plans mapped onto a framework that address none of its themes, whatever they address of
    /// others.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn against(graph: &CoverageGraph<'_>, framework: impl AsRef<str>) -> Result<Self, Error> {
        let row = graph.framework_row(framework.as_ref())?;
        Ok(report(graph, Some(row)))
    }
}

/// The orphans against one framework, by its row, or against all.
fn report<'a>(graph: &CoverageGraph<'a>, only: Option<usize>) -> OrphanReport {
    let tables = &graph.tables;
    let framework = only.map(|row| tables.frameworks[row].framework);
    let counts = |crosswalk: &&'a Crosswalk| {
        framework.is_none_or(|framework| crosswalk.framework == framework.id)
    };
    let mut out = OrphanReport {
        orphans: Vec::new(),
        statements: 0,
        provenance: MadeBy::default(),
    };
    let mut made = Vec::new();
    for plan in &tables.plans {
        let own = plan.crosswalks.iter().copied().filter(counts);
        let own: Vec<&'a Crosswalk> = own.collect();
        if own.is_empty() {
            continue;
        }
        out.statements += plan.statements.len();
        let rows = plan.statements.clone();
        let found = rows.filter_map(|at| orphan(graph, (plan, &own), at, only));
        out.orphans.extend(found);
        made.extend(own);
    }
    out.provenance = match framework {
        Some(framework) => MadeBy::of([framework], made),
        None => MadeBy::of(graph.frameworks(), made),
    };
    out
}

fn orphan(
    graph: &CoverageGraph<'_>,
    (plan, crosswalks): (&PlanRow<'_>, &[&Crosswalk]),
    at: usize,
    only: Option<usize>,
) -> Option<Orphan> {
    let tables = &graph.tables;
    let own = |theme: usize| only.is_none_or(|only| tables.themes[theme].framework == only);
    let mut links = tables.links_of(at).iter();
    let nearest = links.find(|link| own(link.theme));
    if nearest.is_some_and(|link| link.claimed) {
        return None;
    }
    let row = &tables.statements[at];
    let statement = row.statement;
    let threshold = |theme: usize| {
        let pair = (row.plan, tables.themes[theme].framework);
        let crosswalk = tables.crosswalks.get(&pair);
        crosswalk.map_or(0.0, |crosswalk| crosswalk.threshold)
    };
    let confirmed = crosswalks.iter().filter_map(|crosswalk| {
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
