//! All that a reviewer of one framework may decide about.

use std::collections::HashMap;

use crate::answer::{CoverageMatrix, Gap, GapReport, LinkList, Orphan, OrphanReport, Scope};
use crate::error::Error;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::{
    Crosswalk, Decision, Framework, Matter, PartnershipId, Plan, Statement, StatementId, Theme,
    ThemeId,
};

/// What a framework's workbook is made of.
pub(crate) struct ToReview<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) matrix: CoverageMatrix,
    pub(crate) links: LinkList,
    /// The statements without a theme, and those of which a person decided whether they have one.
    pub(crate) unlinked: Vec<Unlinked<'a>>,
    pub(crate) gaps: GapReport,
    /// The themes that a partnership does not cover, and those of which a person decided whether they apply.
    pub(crate) themes: Vec<ThemeOf<'a>>,
}

/// A statement that may meet no theme.
pub(crate) struct Unlinked<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) statement: &'a Statement,
    /// Why it meets none; nothing where it does.
    pub(crate) orphan: Option<Orphan>,
    pub(crate) decision: Option<Decision>,
}

/// A theme that a partnership may have to address.
pub(crate) struct ThemeOf<'a> {
    pub(crate) partnership: PartnershipRef,
    pub(crate) theme: &'a Theme,
    pub(crate) gap: Option<Gap>,
    pub(crate) decision: Option<Decision>,
}

impl<'a> ToReview<'a> {
    /// Gathers it from a graph.
    pub(crate) fn new(graph: &CoverageGraph<'a>, framework: &str) -> Result<Self, Error> {
        let row = graph.framework_row(framework)?;
        let crosswalks = &graph.tables.frameworks[row].crosswalks;
        let framework = graph.tables.frameworks[row].framework;
        let gaps = GapReport::new(graph, Scope::of(&framework.id))?;
        Ok(Self {
            framework,
            matrix: CoverageMatrix::new(graph, Scope::of(&framework.id))?,
            links: LinkList::new(graph, Scope::of(&framework.id))?,
            unlinked: unlinked(graph, framework, crosswalks)?,
            themes: themes(graph, framework, crosswalks, &gaps),
            gaps,
        })
    }
}

fn unlinked<'a>(
    graph: &CoverageGraph<'a>,
    framework: &Framework,
    crosswalks: &[&'a Crosswalk],
) -> Result<Vec<Unlinked<'a>>, Error> {
    let decisions = crosswalks.iter().flat_map(|crosswalk| &crosswalk.decisions);
    let decided: HashMap<&StatementId, &Decision> = decisions
        .filter_map(|decision| match &decision.matter {
            Matter::NoTheme { statement } => Some((statement, decision)),
            _ => None,
        })
        .collect();
    let orphans = OrphanReport::against(graph, &framework.id)?.orphans;
    let orphans = orphans.into_iter();
    let mut orphans: HashMap<StatementId, Orphan> = orphans
        .map(|orphan| (orphan.statement.clone(), orphan))
        .collect();
    let said = graph.plans().flat_map(|plan| {
        let statements = plan.statements.iter();
        statements.map(move |statement| (plan, statement))
    });
    let rows = said.filter_map(|(plan, statement)| {
        let orphan = orphans.remove(&statement.id);
        let decision = decided.get(&statement.id).copied().cloned();
        (orphan.is_some() || decision.is_some()).then_some(Unlinked {
            plan,
            statement,
            orphan,
            decision,
        })
    });
    Ok(rows.collect())
}

fn themes<'a>(
    graph: &CoverageGraph<'a>,
    framework: &'a Framework,
    crosswalks: &[&'a Crosswalk],
    gaps: &GapReport,
) -> Vec<ThemeOf<'a>> {
    let decisions = crosswalks.iter().flat_map(|crosswalk| &crosswalk.decisions);
    let decided: HashMap<(&PartnershipId, &ThemeId), &Decision> = decisions
        .filter_map(|decision| match &decision.matter {
            Matter::Theme { partnership, theme } => Some(((partnership, theme), decision)),
            _ => None,
        })
        .collect();
    let mut out = Vec::new();
    for row in &graph.tables.partnerships {
        let body = row.partnership;
        let group = gaps.groups.iter().find(|known| body.id == *known.group.id);
        let own = group.into_iter().flat_map(|group| &group.gaps);
        let found: HashMap<&ThemeId, &Gap> = own.map(|gap| (&gap.theme.id, gap)).collect();
        for theme in &framework.themes {
            let gap = found.get(&theme.id).copied().cloned();
            let decision = decided.get(&(&body.id, &theme.id)).copied().cloned();
            if gap.is_some() || decision.is_some() {
                out.push(ThemeOf {
                    partnership: PartnershipRef::from(body),
                    theme,
                    gap,
                    decision,
                });
            }
        }
    }
    out
}
