//! Why a group covers a theme: each statement, the way to it, and the words that matched.

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::label;
use crate::answer::{Depth, MadeBy, ThemeLabel};
use crate::error::Error;
use crate::graph::grouping::GroupKey;
use crate::graph::tables::LinkRow;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::{FrameworkId, Link, PlanId, Statement};

/// One claimed link with the way that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExplainedLink {
    /// The plan.
    pub plan: PlanId,
    /// The plan's title.
    pub plan_title: String,
    /// The statement, with how far its matter has come where the document tells.
    pub statement: Statement,
    /// The texts of its headings, the nearest first.
    pub headings: Vec<String>,
    /// How deep it goes.
    pub depth: Depth,
    /// The link.
    pub link: Link,
}

/// All claimed links of a group to a theme.
///
/// It costs the links to the theme and its parts, and the headings above those that it tells.
///
/// ```
/// use policy_crosswalk::answer::Explanation;
/// use policy_crosswalk::{CoverageGraph, Grouping, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let why = Explanation::new(&graph, "MAT-7", Grouping::Plan, "pk-2024")?;
/// let strongest = &why.links[0];
/// let added: f64 = strongest.link.claim.evidence.iter().map(|evidence| evidence.added).sum();
/// assert!((added - strongest.link.claim.confidence).abs() < 1e-9);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The framework.
    pub framework: FrameworkId,
    /// The theme.
    pub theme: ThemeLabel,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// The group.
    pub group: Group,
    /// The links, the most confident first.
    pub links: Vec<ExplainedLink>,
    /// What made it.
    pub provenance: MadeBy,
}

impl Explanation {
    /// Collects the links of a partnership, plan, priority or lead to a theme and its parts.
    ///
    /// # Errors
    /// [`Error::Unknown`] when no framework of the graph has the theme, or there is no such group.
    pub fn new(
        graph: &CoverageGraph<'_>,
        theme: impl AsRef<str>,
        grouping: Grouping,
        group: impl AsRef<str>,
    ) -> Result<Self, Error> {
        let row = graph.theme_row(theme.as_ref())?;
        let key = GroupKey::find(graph, grouping, group.as_ref())?;
        let tables = &graph.tables;
        let own = |link: &LinkRow<'_>| {
            let groups = GroupKey::of_statement(tables, grouping, link.statement);
            link.claimed && groups.contains(&key)
        };
        let links = tables.links_to(row).into_iter().filter(own);
        let framework = &tables.frameworks[tables.themes[row].framework];
        Ok(Self {
            framework: framework.framework.id.clone(),
            theme: label(tables, row),
            grouping,
            group: key.group(tables),
            links: links.map(|link| explained(graph, &link)).collect(),
            provenance: MadeBy::of([framework.framework], framework.crosswalks.iter().copied()),
        })
    }
}

pub(crate) fn explained(graph: &CoverageGraph<'_>, link: &LinkRow<'_>) -> ExplainedLink {
    let row = &graph.tables.statements[link.statement];
    let plan = graph.tables.plans[row.plan].plan;
    let above = graph.lineage_of(&row.statement.id);
    ExplainedLink {
        plan: plan.id.clone(),
        plan_title: plan.title.clone(),
        statement: row.statement.clone(),
        headings: above
            .iter()
            .skip(1)
            .map(|heading| heading.text.clone())
            .collect(),
        depth: if link.link.claim.cites_whole() {
            Depth::Named
        } else {
            Depth::read(row.statement, || row.denial())
        },
        link: link.link.clone(),
    }
}
