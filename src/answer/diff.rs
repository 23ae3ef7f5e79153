//! Two crosswalks of the same matter, before and after new data, terms or reviews.

use crate::model::vocabulary::vocabulary;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::{Cell, CoverageMatrix};
use crate::answer::{CellState, Depth, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::graph::walked;
use crate::model::Provenance;
use crate::model::Relation;
use crate::model::natural::Natural;
use crate::model::{FrameworkId, PlanId, StatementId, ThemeId};

/// What a link was on one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkSide {
    /// Its confidence.
    pub confidence: f64,
    /// Whether it is claimed.
    pub claimed: bool,
    /// Its relation.
    pub relation: Relation,
}

/// A link that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkChange {
    /// The statement.
    pub statement: StatementId,
    /// The theme.
    pub theme: ThemeId,
    /// What it was; none where it appeared.
    pub before: Option<LinkSide>,
    /// What it is; none where it vanished.
    pub after: Option<LinkSide>,
}

impl LinkChange {
    /// What happened to it.
    pub fn kind(&self) -> ChangeKind {
        match (&self.before, &self.after) {
            (None, _) => ChangeKind::Appeared,
            (_, None) => ChangeKind::Vanished,
            (Some(before), Some(after)) if before.claimed != after.claimed => {
                if after.claimed {
                    ChangeKind::NowClaimed
                } else {
                    ChangeKind::NoLongerClaimed
                }
            }
            (Some(before), Some(after)) if before.relation != after.relation => {
                ChangeKind::Relation
            }
            _ => ChangeKind::Confidence,
        }
    }
}

vocabulary! {
    /// What happened to a link.
    pub enum ChangeKind: "kind of change" {
        /// Only the later side has it.
        Appeared = "appeared",
        /// Only the earlier side has it.
        Vanished = "vanished",
        /// It was considered, and is claimed.
        NowClaimed = "now-claimed",
        /// It was claimed, and is only considered.
        NoLongerClaimed = "no-longer-claimed",
        /// Its relation changed.
        Relation = "relation",
        /// Its confidence changed, and nothing else.
        Confidence = "confidence",
    }
}

/// One side of a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellSide {
    /// What is known.
    pub state: CellState,
    /// How deep it goes.
    pub depth: Option<Depth>,
    /// How many statements address the theme.
    pub statements: usize,
}

/// A cell whose state or depth is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellChange {
    /// The theme.
    pub theme: ThemeLabel,
    /// The group's id.
    pub group: String,
    /// The group's name.
    pub label: String,
    /// What it was; none where the side has no such cell.
    pub before: Option<CellSide>,
    /// What it is; none where the side has no such cell.
    pub after: Option<CellSide>,
}

/// How the crosswalks onto one framework differ between two graphs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrosswalkDiff {
    /// The framework.
    pub framework: FrameworkId,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// The least change of confidence that is told.
    pub tolerance: f64,
    /// The links that differ, by statement, then theme.
    pub links: Vec<LinkChange>,
    /// How many links are the same on both sides.
    pub same: usize,
    /// The cells of top-level themes whose state or depth differs, by theme and group.
    pub cells: Vec<CellChange>,
    /// What made the earlier crosswalks.
    pub made_before: Vec<(PlanId, Provenance)>,
    /// What made the later ones.
    pub made_after: Vec<(PlanId, Provenance)>,
}

/// A change of confidence below this is rounding.
const TOLERANCE: f64 = 0.0005;

type Sides = BTreeMap<(Natural<StatementId>, Natural<ThemeId>), LinkSide>;

impl CrosswalkDiff {
    /// Compares all links onto a framework, and the coverage that follows from them.
    ///
    /// Both graphs need a framework with this id; it may have changed, as may the plans.
    ///
    /// # Errors
    /// [`Error::Unknown`] when one of the graphs lacks the framework.
    pub fn new(
        before: &CoverageGraph<'_>,
        after: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let [earlier, later] = [sides(before, framework)?, sides(after, framework)?];
        let (links, same) = changes(&earlier, &later);
        let old = CoverageMatrix::new(before, framework, grouping)?;
        let new = CoverageMatrix::new(after, framework, grouping)?;
        Ok(Self {
            framework: new.framework.clone(),
            grouping,
            tolerance: TOLERANCE,
            links,
            same,
            cells: cell_changes(&old, &new),
            made_before: old.provenance,
            made_after: new.provenance,
        })
    }

    /// The links to which one thing happened.
    pub fn of(&self, kind: ChangeKind) -> impl Iterator<Item = &LinkChange> {
        self.links
            .iter()
            .filter(move |change| change.kind() == kind)
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.cells.is_empty()
    }
}

fn sides(graph: &CoverageGraph<'_>, framework: &str) -> Result<Sides, Error> {
    let data = graph.framework(framework)?;
    let sides = walked::links(graph, data).into_iter().map(|walked| {
        let claim = &walked.link.claim;
        let side = LinkSide {
            confidence: claim.confidence,
            claimed: walked.claimed,
            relation: claim.relation,
        };
        let statement = Natural(walked.statement.id.clone());
        ((statement, Natural(claim.theme.clone())), side)
    });
    Ok(sides.collect())
}

fn changes(earlier: &Sides, later: &Sides) -> (Vec<LinkChange>, usize) {
    let mut keys: Vec<&(Natural<StatementId>, Natural<ThemeId>)> =
        earlier.keys().chain(later.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut same = 0;
    let mut changed = Vec::new();
    for key in keys {
        let (before, after) = (earlier.get(key), later.get(key));
        if before
            .zip(after)
            .is_some_and(|(before, after)| is_same(before, after))
        {
            same += 1;
            continue;
        }
        changed.push(LinkChange {
            statement: key.0.0.clone(),
            theme: key.1.0.clone(),
            before: before.cloned(),
            after: after.cloned(),
        });
    }
    (changed, same)
}

fn is_same(before: &LinkSide, after: &LinkSide) -> bool {
    before.claimed == after.claimed
        && before.relation == after.relation
        && (before.confidence - after.confidence).abs() < TOLERANCE
}

fn cell_changes(old: &CoverageMatrix, new: &CoverageMatrix) -> Vec<CellChange> {
    let mut changes = Vec::new();
    for (theme, group) in all_cells(old, new) {
        let side = |matrix: &CoverageMatrix| {
            let cell = matrix.cell(theme.id.as_str(), &group.id)?;
            Some(side_of(cell))
        };
        let (before, after) = (side(old), side(new));
        let key = |side: &Option<CellSide>| side.as_ref().map(|side| (side.state, side.depth));
        if key(&before) != key(&after) {
            changes.push(CellChange {
                theme: theme.clone(),
                group: group.id.clone(),
                label: group.label.clone(),
                before,
                after,
            });
        }
    }
    changes
}

/// The themes and groups of the later matrix, then those that only the earlier one has.
fn all_cells<'m>(
    old: &'m CoverageMatrix,
    new: &'m CoverageMatrix,
) -> Vec<(&'m ThemeLabel, &'m crate::graph::Group)> {
    let mut themes: Vec<&ThemeLabel> = new.themes.iter().collect();
    let gone = |theme: &&ThemeLabel| new.themes.iter().all(|known| known.id != theme.id);
    themes.extend(old.themes.iter().filter(gone));
    let mut groups: Vec<&crate::graph::Group> = new.groups.iter().collect();
    let gone = |group: &&crate::graph::Group| new.groups.iter().all(|known| known.id != group.id);
    groups.extend(old.groups.iter().filter(gone));
    let cells = themes
        .iter()
        .flat_map(|theme| groups.iter().map(|group| (*theme, *group)));
    cells.collect()
}

fn side_of(cell: &Cell) -> CellSide {
    CellSide {
        state: cell.state,
        depth: cell.depth,
        statements: cell.statements.len(),
    }
}
