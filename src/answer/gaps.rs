//! What is not covered, what nearly was, and who does cover it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::{Met, Survey};
use crate::answer::{
    ByLevel, Cell, CellState, CoverageMatrix, Depth, Level, MadeBy, Reason, Scope, ThemeLabel,
};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::vocabulary::vocabulary;
use crate::model::{FrameworkId, StatementId, ThemeId};

vocabulary! {
    /// What is wrong with the coverage of a theme.
    pub enum GapKind: "kind of gap" {
        /// Nothing addresses it, in any of the groups that were assessed.
        SharedByAll = "shared-by-all",
        /// Nothing addresses it.
        Absent = "absent",
        /// One weak link only.
        Thin = "thin",
        /// No gap: a reviewer found that the theme is not for the partnership to address.
        NotApplicable = "not-applicable",
        /// No gap that is known: no plan of the group was mapped onto the framework.
        NotAssessed = "not-assessed",
    }
}

impl GapKind {
    /// Whether the coverage is known to lack something.
    pub fn is_gap(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::NotAssessed)
    }
}

/// The statement that comes nearest to a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NearMiss {
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// What of it matched: the quotes of its evidence.
    pub matched: Vec<String>,
    /// The confidence of its link.
    pub confidence: f64,
}

/// A group that covers a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CoveredBy {
    /// The group.
    pub group: Group,
    /// How deeply.
    pub depth: Depth,
    /// By how many statements.
    pub statements: usize,
    /// Whether the framework is younger than the plans that say them.
    pub retrospective: bool,
}

/// A theme that a group does not cover, or thinly; or of which that cannot be said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Gap {
    /// The theme.
    pub theme: ThemeLabel,
    /// What is wrong.
    pub kind: GapKind,
    /// Why.
    pub reason: Reason,
    /// The statement of the group that comes nearest.
    pub nearest: Option<NearMiss>,
    /// Whether the framework is younger than the group's plans.
    pub retrospective: bool,
}

/// The gaps of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupGaps {
    /// The group.
    pub group: Group,
    /// How many themes were assessed, without those that are not applicable.
    pub assessed: ByLevel,
    /// Its gaps and what is no gap but not covered either, in the framework's order.
    pub gaps: Vec<Gap>,
}

impl GroupGaps {
    /// Whether no plan of the group was mapped onto the framework.
    pub fn is_unknown(&self) -> bool {
        let unknown = |gap: &Gap| gap.kind == GapKind::NotAssessed;
        !self.gaps.is_empty() && self.gaps.iter().all(unknown)
    }

    /// How many themes are known not to be covered, or covered thinly.
    pub fn count(&self) -> ByLevel {
        let gaps = self.gaps.iter().filter(|gap| gap.kind.is_gap());
        ByLevel::count(gaps.map(|gap| gap.theme.level))
    }
}

/// All gaps of a framework, at each level that the scope takes in.
///
/// It costs what the matrix of the same scope costs, and the evidence of the nearest misses.
///
/// ```
/// use policy_crosswalk::answer::Scope;
/// use policy_crosswalk::{CoverageGraph, GapReport, Grouping, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("nm-2022").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let report = GapReport::new(&graph, Scope::of("nm-2022").by(Grouping::Plan))?;
/// let first = &report.groups[0];
/// assert_eq!(first.group.id, "pk-2024");
/// assert_eq!((first.assessed.top, first.assessed.parts), (12, 19));
/// let gap = first.gaps.iter().find(|gap| gap.kind.is_gap()).unwrap();
/// let others = report.covered_by(&gap.theme.id);
/// assert!(others.iter().all(|other| other.group.id != first.group.id));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GapReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its title.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
    /// By group, those without a gap, and those that were not assessed, too.
    pub groups: Vec<GroupGaps>,
    /// For each theme that some group lacks the groups that do cover it, the deepest first, then those with the most
    /// statements, then by id.
    pub covered_by: BTreeMap<ThemeId, Vec<CoveredBy>>,
    /// What made it.
    pub provenance: MadeBy,
}

impl GapReport {
    /// The gaps of a framework's themes, for each group.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        Ok(report(&Survey::new(graph, scope.into())?))
    }

    /// The groups that cover a theme which others lack, the deepest first.
    pub fn covered_by(&self, theme: impl AsRef<str>) -> &[CoveredBy] {
        let found = self.covered_by.get(theme.as_ref());
        found.map_or(&[], Vec::as_slice)
    }
}

pub(crate) fn report(survey: &Survey<'_, '_>) -> GapReport {
    let matrix = matrix(survey);
    let groups = matrix.groups.iter().enumerate();
    let mut groups: Vec<GroupGaps> = groups
        .map(|(at, group)| GroupGaps {
            group: group.clone(),
            assessed: assessed(&matrix, at),
            gaps: Vec::new(),
        })
        .collect();
    let mut covering = BTreeMap::new();
    for (at, theme) in matrix.themes.iter().enumerate() {
        let row = matrix.cells.row(at);
        let nobody = row
            .iter()
            .all(|cell| !matches!(cell.state, CellState::Thin | CellState::Covered));
        let mut nearest = nearest(survey, at);
        let mut lacking = false;
        for ((cell, of), near) in row.iter().zip(&mut groups).zip(&mut nearest) {
            if let Some(gap) = gap(survey, theme, (cell, nobody), near.take()) {
                of.gaps.push(gap);
                lacking = true;
            }
        }
        let by = covered_by(&matrix, row);
        if lacking && !by.is_empty() {
            covering.insert(theme.id.clone(), by);
        }
    }
    GapReport {
        framework: matrix.framework,
        title: matrix.title,
        grouping: matrix.grouping,
        level: matrix.level,
        groups,
        covered_by: covering,
        provenance: matrix.provenance,
    }
}

/// How many themes can be told of: those of mapped plans that are applicable.
fn assessed(matrix: &CoverageMatrix, group: usize) -> ByLevel {
    let column = matrix.themes.iter().zip(matrix.cells.column(group));
    let unknown = |cell: &Cell| {
        matches!(
            cell.state,
            CellState::NotAssessed | CellState::NotApplicable
        )
    };
    let told = column.filter(|(_, cell)| !unknown(cell));
    ByLevel::count(told.map(|(theme, _)| theme.level))
}

/// For each group the best link of any of its statements to a theme.
fn nearest<'a>(survey: &Survey<'_, 'a>, theme: usize) -> Vec<Option<Met<'a>>> {
    let mut nearest = vec![None; survey.groups.len()];
    for met in survey.links_to(theme) {
        for group in survey.groups_of(met.row.statement) {
            nearest[*group].get_or_insert(met);
        }
    }
    nearest
}

fn gap(
    survey: &Survey<'_, '_>,
    theme: &ThemeLabel,
    (cell, nobody): (&Cell, bool),
    nearest: Option<Met<'_>>,
) -> Option<Gap> {
    let kind = match cell.state {
        CellState::Thin => GapKind::Thin,
        CellState::NotFound if nobody => GapKind::SharedByAll,
        CellState::NotFound => GapKind::Absent,
        CellState::NotApplicable => GapKind::NotApplicable,
        CellState::NotAssessed => GapKind::NotAssessed,
        CellState::Covered => return None,
    };
    let nearest = nearest.filter(|_| kind.is_gap());
    Some(Gap {
        theme: theme.clone(),
        kind,
        reason: reason(survey, cell, kind, nearest.as_ref()),
        nearest: nearest.as_ref().map(near_miss),
        retrospective: cell.retrospective,
    })
}

fn reason(
    survey: &Survey<'_, '_>,
    cell: &Cell,
    kind: GapKind,
    nearest: Option<&Met<'_>>,
) -> Reason {
    match (kind, nearest) {
        (GapKind::NotAssessed, _) => Reason::NotAssessed,
        (GapKind::NotApplicable, _) => cell
            .not_applicable
            .as_ref()
            .map_or(Reason::NothingNear, Reason::not_applicable),
        (_, None) if cell.retrospective => Reason::YoungerThanPlans {
            valid_from: survey.framework.valid_from,
        },
        (_, None) => Reason::NothingNear,
        (GapKind::Thin, Some(near)) if near.row.link.claim.cites_whole() => {
            Reason::OnlyCitedAsWhole
        }
        (GapKind::Thin, Some(near)) => Reason::OneWeakLink {
            confidence: near.row.link.claim.confidence,
        },
        (_, Some(near)) => {
            let below = || Reason::BelowThreshold {
                confidence: near.row.link.claim.confidence,
                threshold: survey.threshold(near),
            };
            near.row
                .link
                .rejection()
                .map_or_else(below, Reason::rejected)
        }
    }
}

fn near_miss(near: &Met<'_>) -> NearMiss {
    let claim = &near.row.link.claim;
    let quotes = claim.evidence.iter().map(|evidence| evidence.quote.clone());
    NearMiss {
        statement: near.statement.id.clone(),
        text: near.statement.text.clone(),
        matched: quotes.collect(),
        confidence: claim.confidence,
    }
}

fn covered_by(matrix: &CoverageMatrix, row: &[Cell]) -> Vec<CoveredBy> {
    let cells = row.iter().zip(&matrix.groups);
    let covering = cells.filter(|(cell, _)| cell.state == CellState::Covered);
    let mut covered: Vec<CoveredBy> = covering
        .filter_map(|(cell, group)| {
            Some(CoveredBy {
                group: group.clone(),
                depth: cell.depth?,
                statements: cell.statements.len(),
                retrospective: cell.retrospective,
            })
        })
        .collect();
    covered.sort_by(|a, b| {
        let by_depth = b.depth.cmp(&a.depth);
        by_depth
            .then(b.statements.cmp(&a.statements))
            .then_with(|| a.group.id.cmp(&b.group.id))
    });
    covered
}
