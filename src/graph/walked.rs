//! Walks over the graph that several answers share.

use std::collections::BTreeMap;

use crate::graph::{CoverageGraph, NodeKind};
use crate::model::PlanId;
use crate::model::{Framework, Link, Plan, Statement, Theme};

/// One link of a framework with all that it leads from and to.
#[derive(Clone, Debug)]
pub(crate) struct Walked<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) statement: &'a Statement,
    pub(crate) link: &'a Link,
    pub(crate) claimed: bool,
    /// The linked theme, then those that it is part of.
    pub(crate) themes: Vec<&'a Theme>,
}

/// All links onto a framework, claimed ones and others: by plan, statement, and then the most confident first.
pub(crate) fn links<'a>(graph: &CoverageGraph<'a>, framework: &Framework) -> Vec<Walked<'a>> {
    let tables = &graph.tables;
    let own = graph.row(NodeKind::Framework, framework.id.as_str());
    let mut walked = Vec::new();
    for (at, said) in tables.statements.iter().enumerate() {
        for row in tables.links_of(at) {
            if Some(tables.themes[row.theme].framework) != own {
                continue;
            }
            let line = tables.line(row.theme);
            walked.push(Walked {
                plan: tables.plans[said.plan].plan,
                statement: said.statement,
                link: row.link,
                claimed: row.claimed,
                themes: line.map(|at| tables.themes[at].theme).collect(),
            });
        }
    }
    walked
}

/// The threshold to which each plan was held.
pub(crate) fn thresholds(
    graph: &CoverageGraph<'_>,
    framework: &Framework,
) -> BTreeMap<PlanId, f64> {
    graph
        .crosswalks_onto(framework)
        .map(|crosswalk| (crosswalk.plan.clone(), crosswalk.threshold))
        .collect()
}

/// The links to a theme as statement, link, and whether it is claimed.
pub(crate) fn links_to<'a>(
    graph: &CoverageGraph<'a>,
    theme: &Theme,
) -> Vec<(&'a Statement, &'a Link, bool)> {
    let links = graph.links_to(&theme.id).into_iter();
    links
        .map(|at| (at.statement, at.link, at.claimed))
        .collect()
}

/// The links of a statement as theme, link, and whether it is claimed.
pub(crate) fn links_of<'a>(
    graph: &CoverageGraph<'a>,
    statement: &Statement,
) -> Vec<(&'a Theme, &'a Link, bool)> {
    let links = graph.links_of(&statement.id).into_iter();
    links.map(|at| (at.theme, at.link, at.claimed)).collect()
}
