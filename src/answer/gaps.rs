//! What is not covered, what nearly was, and who does cover it.

use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::{Cell, CellState, Depth, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::model::{Date, Decision, Role, Statement};
use crate::model::{FrameworkId, PlanId, StatementId, ThemeId};

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

/// Why a theme is not covered, or a statement meets no theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
#[non_exhaustive]
pub enum Reason {
    /// No statement shares a term with the theme.
    NothingNear,
    /// The nearest link stays below the least confidence of a claim.
    BelowThreshold {
        /// Its confidence.
        confidence: f64,
        /// What was needed.
        threshold: f64,
    },
    /// The one link that is claimed is weak.
    OneWeakLink {
        /// Its confidence.
        confidence: f64,
    },
    /// A person rejected the nearest link.
    RejectedByReviewer {
        /// Who.
        reviewer: String,
        /// Why.
        note: Option<String>,
    },
    /// A person found that the theme is not for the partnership to address.
    NotApplicable {
        /// Who.
        reviewer: String,
        /// Why.
        note: Option<String>,
    },
    /// Nothing is near, and the framework is younger than the plans.
    YoungerThanPlans {
        /// From when a plan could answer to it.
        valid_from: Option<Date>,
    },
    /// No plan of the group was mapped onto the framework.
    NotAssessed,
}

impl Reason {
    fn rejected(decision: &Decision) -> Self {
        Self::RejectedByReviewer {
            reviewer: decision.reviewer.clone(),
            note: decision.note.clone(),
        }
    }

    fn not_applicable(decision: &Decision) -> Self {
        Self::NotApplicable {
            reviewer: decision.reviewer.clone(),
            note: decision.note.clone(),
        }
    }
}

/// The statement that comes nearest to a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
pub struct CoveredBy {
    /// The group's id.
    pub group: String,
    /// Its name.
    pub label: String,
    /// How deeply.
    pub depth: Depth,
    /// By how many statements.
    pub statements: usize,
    /// Whether the framework is younger than the plans that say them.
    pub retrospective: bool,
}

/// A theme that a group does not cover, or thinly; or of which that cannot be said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The theme.
    pub theme: ThemeLabel,
    /// What is wrong.
    pub kind: GapKind,
    /// Why.
    pub reason: Reason,
    /// The statement of the group that comes nearest.
    pub nearest: Option<NearMiss>,
    /// The other groups that do cover the theme, the deepest first.
    pub covered_by: Vec<CoveredBy>,
    /// Whether the framework is younger than the group's plans.
    pub retrospective: bool,
}

/// The gaps of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupGaps {
    /// The group's id.
    pub group: String,
    /// Its name.
    pub label: String,
    /// How many themes were assessed, without those that are not applicable.
    pub assessed: usize,
    /// Its gaps and what is no gap but not covered either, in the framework's order.
    pub gaps: Vec<Gap>,
}

impl GroupGaps {
    /// Whether no plan of the group was mapped onto the framework.
    pub fn is_unknown(&self) -> bool {
        let unknown = |gap: &Gap| gap.kind == GapKind::NotAssessed;
        !self.gaps.is_empty() && self.gaps.iter().all(unknown)
    }
}

/// All gaps of a framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its title.
    pub title: String,
    /// By group, those without a gap, and those that were not assessed, too.
    pub groups: Vec<GroupGaps>,
    /// The matrix from which the gaps were read.
    #[serde(skip)]
    pub matrix: Option<CoverageMatrix>,
}

impl GapReport {
    /// The gaps of a framework's themes, for each group.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, framework, grouping)?;
        let groups = 0..matrix.groups.len();
        let groups = groups.map(|at| group_gaps(graph, &matrix, at)).collect();
        Ok(Self {
            framework: matrix.framework.clone(),
            title: matrix.title.clone(),
            groups,
            matrix: Some(matrix),
        })
    }
}

fn group_gaps(graph: &CoverageGraph<'_>, matrix: &CoverageMatrix, at: usize) -> GroupGaps {
    let group = &matrix.groups[at];
    let rows = matrix.themes.iter().zip(&matrix.cells);
    GroupGaps {
        group: group.id.clone(),
        label: group.label.clone(),
        assessed: matrix
            .cells
            .iter()
            .filter(|row| {
                !matches!(
                    row[at].state,
                    CellState::NotAssessed | CellState::NotApplicable
                )
            })
            .count(),
        gaps: rows
            .filter_map(|(theme, row)| gap(graph, matrix, theme, row, at))
            .collect(),
    }
}

fn gap(
    graph: &CoverageGraph<'_>,
    matrix: &CoverageMatrix,
    theme: &ThemeLabel,
    row: &[Cell],
    at: usize,
) -> Option<Gap> {
    let nobody = row
        .iter()
        .all(|cell| !matches!(cell.state, CellState::Thin | CellState::Covered));
    let kind = match row[at].state {
        CellState::Thin => GapKind::Thin,
        CellState::NotFound if nobody => GapKind::SharedByAll,
        CellState::NotFound => GapKind::Absent,
        CellState::NotApplicable => GapKind::NotApplicable,
        CellState::NotAssessed => GapKind::NotAssessed,
        CellState::Covered => return None,
    };
    let nearest = nearest(graph, matrix, theme, at).filter(|_| kind.is_gap());
    Some(Gap {
        theme: theme.clone(),
        kind,
        reason: reason(matrix, &row[at], kind, nearest.as_ref()),
        nearest: nearest.map(|near| near.miss),
        covered_by: covered_by(matrix, row, at),
        retrospective: row[at].retrospective,
    })
}

fn reason(
    matrix: &CoverageMatrix,
    cell: &Cell,
    kind: GapKind,
    nearest: Option<&Near<'_>>,
) -> Reason {
    match (kind, nearest) {
        (GapKind::NotAssessed, _) => Reason::NotAssessed,
        (GapKind::NotApplicable, _) => cell
            .not_applicable
            .as_ref()
            .map_or(Reason::NothingNear, Reason::not_applicable),
        (_, None) if cell.retrospective => Reason::YoungerThanPlans {
            valid_from: matrix.valid_from,
        },
        (_, None) => Reason::NothingNear,
        (GapKind::Thin, Some(near)) => Reason::OneWeakLink {
            confidence: near.miss.confidence,
        },
        (_, Some(near)) => near.rejection.map_or(
            Reason::BelowThreshold {
                confidence: near.miss.confidence,
                threshold: near.threshold,
            },
            Reason::rejected,
        ),
    }
}

/// The best link of a group to a theme.
struct Near<'a> {
    miss: NearMiss,
    /// The threshold of its crosswalk.
    threshold: f64,
    rejection: Option<&'a Decision>,
}

/// The best link of a group to a theme.
fn nearest<'a>(
    graph: &CoverageGraph<'a>,
    matrix: &CoverageMatrix,
    label: &ThemeLabel,
    at: usize,
) -> Option<Near<'a>> {
    let framework = graph.framework(matrix.framework.as_str()).ok()?;
    let theme = framework.theme(label.id.as_str())?;
    let group = &matrix.groups[at];
    walked::links_to(graph, theme)
        .into_iter()
        .find_map(|(statement, link, _)| {
            let plan = graph.plan_of(&statement.id)?;
            let groups = groups_of(graph, matrix.grouping, plan, statement);
            groups.iter().find(|candidate| candidate.id == group.id)?;
            let mut crosswalks = graph.crosswalks_onto(framework);
            let threshold = crosswalks
                .find(|crosswalk| crosswalk.plan == plan.id)?
                .threshold;
            let miss = NearMiss {
                statement: statement.id.clone(),
                text: statement.text.clone(),
                matched: link
                    .claim
                    .evidence
                    .iter()
                    .map(|evidence| evidence.quote.clone())
                    .collect(),
                confidence: link.claim.confidence,
            };
            Some(Near {
                miss,
                threshold,
                rejection: link.rejection(),
            })
        })
}

fn covered_by(matrix: &CoverageMatrix, row: &[Cell], at: usize) -> Vec<CoveredBy> {
    let others = row
        .iter()
        .zip(&matrix.groups)
        .enumerate()
        .filter(|(i, _)| *i != at);
    let mut covered: Vec<CoveredBy> = others
        .filter(|(_, (cell, _))| cell.state == CellState::Covered)
        .filter_map(|(_, (cell, group))| {
            Some(CoveredBy {
                group: group.id.clone(),
                label: group.label.clone(),
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
            .then_with(|| a.group.cmp(&b.group))
    });
    covered
}

/// A statement that addresses no theme of any framework in the graph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// The statements that no theme covers, by plan and in the order of the document.
pub fn orphans(graph: &CoverageGraph<'_>) -> Vec<Orphan> {
    let statements = graph
        .plans()
        .filter(|plan| graph.is_mapped(plan))
        .flat_map(|plan| {
            let of_plan = plan.statements.iter();
            of_plan.map(move |statement| (plan, statement))
        });
    statements
        .filter_map(|(plan, statement)| orphan(graph, &plan.id, statement))
        .collect()
}

fn orphan(graph: &CoverageGraph<'_>, plan: &PlanId, statement: &Statement) -> Option<Orphan> {
    let links = walked::links_of(graph, statement);
    if links.iter().any(|(.., claimed)| *claimed) {
        return None;
    }
    let nearest = links.first();
    Some(Orphan {
        plan: plan.clone(),
        statement: statement.id.clone(),
        role: statement.role,
        text: statement.text.clone(),
        reason: nearest.map_or(Reason::NothingNear, |(theme, link, _)| {
            let below = || Reason::BelowThreshold {
                confidence: link.claim.confidence,
                threshold: graph.threshold_of(plan, theme),
            };
            link.rejection().map_or_else(below, Reason::rejected)
        }),
        nearest: nearest.map(|(theme, ..)| theme.id.clone()),
        confirmed: graph
            .crosswalks_of(plan)
            .filter_map(|crosswalk| crosswalk.without_theme(&statement.id).cloned())
            .collect(),
    })
}
