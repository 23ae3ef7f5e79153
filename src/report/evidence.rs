//! Why a group covers a theme: each statement, the way to it, and the words that matched.

use std::fmt;

use serde::Serialize;

use super::text::wrapped;
use crate::coverage::{Depth, Grouping, groups_of};
use crate::{CoverageGraph, Error, Evidence, Link, Place, Statement, ThemeId, load};

/// One claimed link with the way that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    pub framework: crate::FrameworkId,
    /// What made the crosswalks behind it, one for each plan.
    pub provenance: Vec<(crate::PlanId, crate::Provenance)>,
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
        let unknown = |what, id: &str, expected: &str| Error::Unknown {
            place: Place::default(),
            what,
            id: id.to_owned(),
            expected: expected.to_owned(),
        };
        let mut frameworks = graph.frameworks();
        let found = frameworks.find_map(|framework| Some((framework, framework.theme(theme)?)));
        let (framework, data) = found
            .ok_or_else(|| unknown("theme", theme, "a theme of one of the frameworks given"))?;
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
        let label =
            label.ok_or_else(|| unknown(grouping.name(), group, "one of the plans given"))?;
        let links = graph
            .links_to(data)
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

    /// The explanation as JSON.
    ///
    /// # Errors
    /// None for an explanation that the library made.
    pub fn to_json(&self) -> Result<String, Error> {
        load::to_json(self)
    }
}

fn path(
    graph: &CoverageGraph<'_>,
    grouping: Grouping,
    group: &str,
    statement: &Statement,
    link: &Link,
) -> Option<Path> {
    let plan = graph.plan_of(statement)?;
    let groups = groups_of(graph, grouping, plan, statement);
    groups.iter().find(|candidate| candidate.id == group)?;
    let above = graph.lineage_of(statement);
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

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (group, theme, title) = (&self.group, &self.theme, &self.title);
        let count = self.paths.len();
        let plural = if count == 1 {
            "statement addresses"
        } else {
            "statements address"
        };
        f.write_str(&wrapped(
            &format!("{group}: {count} {plural} {theme} {title}"),
            "",
        ))?;
        self.paths.iter().try_for_each(|path| write_path(f, path))?;
        let made = super::made_by(self.framework.as_str(), &self.provenance);
        write!(f, "\n{}", wrapped(&made, ""))
    }
}

fn write_path(f: &mut fmt::Formatter<'_>, path: &Path) -> fmt::Result {
    let statement = &path.statement;
    writeln!(f)?;
    let claim = &path.link.claim;
    let head = format!(
        "{} {} at {:.2}, {}",
        statement.id,
        claim.theme,
        claim.confidence,
        path.depth.name()
    );
    f.write_str(&wrapped(&head, ""))?;
    f.write_str(&wrapped(&format!("“{}”", statement.text), "  "))?;
    let mut facts = vec![format!("{} in {}", statement.role.name(), path.plan)];
    if !statement.locator.to_string().is_empty() {
        facts.push(statement.locator.to_string());
    }
    if let Some(find) = &statement.locator.find {
        facts.push(format!("search for “{find}”"));
    }
    if !statement.leads.is_empty() {
        facts.push(format!("lead: {}", statement.leads.join(", ")));
    }
    facts.extend(statement.due.map(|due| format!("due {due}")));
    f.write_str(&wrapped(&facts.join("; "), "  "))?;
    path.headings
        .iter()
        .try_for_each(|text| f.write_str(&wrapped(&format!("under “{text}”"), "  ")))?;
    if let Some(decision) = path.link.decision() {
        let line = format!("{} by {}", decision.verdict.done(), decision.signature());
        f.write_str(&wrapped(&line, "  "))?;
    }
    claim
        .evidence
        .iter()
        .try_for_each(|evidence| write_evidence(f, evidence))
}

fn write_evidence(f: &mut fmt::Formatter<'_>, evidence: &Evidence) -> fmt::Result {
    let place = match evidence.heading {
        Some(_) => " in a heading",
        None => "",
    };
    let (added, quote, term) = (evidence.added, &evidence.quote, &evidence.term);
    let line = format!(
        "{added:+.2} «{quote}»{place}: {} match of `{term}`",
        evidence.kind.name()
    );
    f.write_str(&wrapped(&line, "    "))
}
