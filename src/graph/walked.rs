//! Walks over the graph that several answers share.

use std::collections::BTreeMap;

use crate::error::{Error, Place};
use crate::graph::CoverageGraph;
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
pub(crate) fn links<'a>(graph: &CoverageGraph<'a>, framework: &'a Framework) -> Vec<Walked<'a>> {
    let mut walked = Vec::new();
    for plan in graph.plans() {
        for statement in &plan.statements {
            for (theme, link, claimed) in graph.links_of(statement) {
                let themes = line(framework, theme);
                if !themes.is_empty() {
                    walked.push(Walked {
                        plan,
                        statement,
                        link,
                        claimed,
                        themes,
                    });
                }
            }
        }
    }
    walked
}

/// A theme and those that it is part of; nothing where another framework has it.
fn line<'a>(framework: &'a Framework, theme: &Theme) -> Vec<&'a Theme> {
    let mut line: Vec<&Theme> = Vec::new();
    let mut next = framework.theme(theme.id.as_str());
    while let Some(found) = next.filter(|_| line.len() < framework.themes.len()) {
        line.push(found);
        let parent = found.parent.as_ref();
        next = parent.and_then(|parent| framework.theme(parent.as_str()));
    }
    line
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

/// The error for an id that leads nowhere.
pub(crate) fn unknown<'i>(
    what: &'static str,
    id: &str,
    known: impl Iterator<Item = &'i str>,
) -> Error {
    let known: Vec<&str> = known.collect();
    Error::Unknown {
        place: Place::default(),
        what,
        id: id.to_owned(),
        expected: format!("one of {}", known.join(", ")),
    }
}
