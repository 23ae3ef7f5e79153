//! Why a group covers a theme: each statement, the way to it, and the words that matched.

use serde::{Deserialize, Serialize};

use crate::answer::Depth;
use crate::error::Error;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::graph::{CoverageGraph, Grouping};
use crate::model::{Link, Statement, ThemeId};

/// One claimed link with the way that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// The plan's title.
    pub plan: String,
    /// The statement.
    pub statement: Statement,
    /// The texts of its headings, the nearest first.
    pub headings: Vec<String>,
    /// How deep it goes.
    pub depth: Depth,
    /// The link.
    pub link: Link,
}

/// All claimed links of a group to a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The theme.
    pub theme: ThemeId,
    /// Its title.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The links, the most confident first.
    pub paths: Vec<Path>,
    /// The framework.
    pub framework: crate::model::FrameworkId,
    /// What made the crosswalks behind it, one for each plan.
    pub provenance: Vec<(crate::model::PlanId, crate::model::Provenance)>,
}

impl Explanation {
    /// Collects the links of a partnership, plan, priority or lead to a theme and its parts.
    ///
    /// # Errors
    /// [`Error::Unknown`] when no framework of the graph has the theme, or no statement is in the group.
    pub fn new(
        graph: &CoverageGraph<'_>,
        theme: &str,
        grouping: Grouping,
        group: &str,
    ) -> Result<Self, Error> {
        let mut frameworks = graph.frameworks();
        let found = frameworks.find_map(|framework| Some((framework, framework.theme(theme)?)));
        let (framework, data) = found.ok_or_else(|| {
            Error::missing("theme", theme, "a theme of one of the frameworks given")
        })?;
        let label = graph
            .plans()
            .flat_map(|plan| {
                plan.statements
                    .iter()
                    .map(move |statement| (plan, statement))
            })
            .flat_map(|(plan, statement)| groups_of(graph, grouping, plan, statement))
            .find(|candidate| candidate.id == group)
            .map(|candidate| candidate.label);
        let label = label
            .ok_or_else(|| Error::missing(grouping.name(), group, "one of the plans given"))?;
        let links = walked::links_to(graph, data)
            .into_iter()
            .filter(|(.., claimed)| *claimed);
        Ok(Self {
            theme: data.id.clone(),
            title: data.title.clone(),
            group: label,
            paths: links
                .filter_map(|(statement, link, _)| path(graph, grouping, group, statement, link))
                .collect(),
            framework: framework.id.clone(),
            provenance: graph
                .crosswalks_onto(framework)
                .map(|crosswalk| (crosswalk.plan.clone(), crosswalk.provenance.clone()))
                .collect(),
        })
    }
}

fn path(
    graph: &CoverageGraph<'_>,
    grouping: Grouping,
    group: &str,
    statement: &Statement,
    link: &Link,
) -> Option<Path> {
    let plan = graph.plan_of(&statement.id)?;
    let groups = groups_of(graph, grouping, plan, statement);
    groups.iter().find(|candidate| candidate.id == group)?;
    let above = graph.lineage_of(&statement.id);
    Some(Path {
        plan: format!("{} ({})", plan.title, plan.id),
        statement: statement.clone(),
        headings: above
            .iter()
            .skip(1)
            .map(|heading| heading.text.clone())
            .collect(),
        depth: Depth::of(statement),
        link: link.clone(),
    })
}
