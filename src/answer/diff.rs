//! Two crosswalks of the same matter, before and after new data, terms or reviews.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::Survey;
use crate::answer::{Cell, CellState, CoverageMatrix, Depth, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::tables::LinkRow;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::Relation;
use crate::model::vocabulary::vocabulary;
use crate::model::{FrameworkId, StatementId, ThemeId};

/// What a link was on one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
pub struct CellChange {
    /// The theme.
    pub theme: ThemeLabel,
    /// The group.
    pub group: Group,
    /// What it was; none where the side has no such cell.
    pub before: Option<CellSide>,
    /// What it is; none where the side has no such cell.
    pub after: Option<CellSide>,
}

/// How the crosswalks onto one framework differ between two graphs.
///
/// It costs the two matrices of the scope, and all links of both sides in order.
///
/// ```
/// use policy_crosswalk::answer::{ChangeKind, CrosswalkDiff};
/// use policy_crosswalk::{CoverageGraph, Mapper, catalogue};
///
/// let (plan, framework) = (catalogue::plan("pk-2024").unwrap(), catalogue::framework("mat-2021").unwrap());
/// let mapper = |threshold| Mapper::builder(framework).thesaurus(catalogue::thesaurus()).threshold(threshold).build();
/// let (one, other) = ([mapper(0.5)?.map(plan)], [mapper(0.99)?.map(plan)]);
/// let before = CoverageGraph::new([plan], [framework], &one)?;
/// let after = CoverageGraph::new([plan], [framework], &other)?;
///
/// let diff = CrosswalkDiff::new(&before, &after, "mat-2021")?;
/// assert_eq!(diff.changes(ChangeKind::NoLongerClaimed).count(), diff.links.len());
/// assert!(!diff.links.is_empty());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CrosswalkDiff {
    /// The framework.
    pub framework: FrameworkId,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes' cells are compared.
    pub level: Level,
    /// The least change of confidence that is told.
    pub tolerance: f64,
    /// The links that differ, by statement, then theme.
    pub links: Vec<LinkChange>,
    /// How many links are the same on both sides.
    pub same: usize,
    /// The cells whose state or depth differs, by theme and group.
    pub cells: Vec<CellChange>,
    /// What made the earlier side.
    pub made_before: MadeBy,
    /// What made the later side.
    pub provenance: MadeBy,
}

/// A change of confidence below this is rounding.
const TOLERANCE: f64 = 0.0005;

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
        scope: impl Into<Scope>,
    ) -> Result<Self, Error> {
        let scope = scope.into();
        let earlier = Survey::new(before, scope.clone())?;
        let later = Survey::new(after, scope)?;
        let (links, same) = changes(&earlier, &later);
        let (old, new) = (matrix(&earlier), matrix(&later));
        Ok(Self {
            framework: new.framework.clone(),
            grouping: new.grouping,
            level: new.level,
            tolerance: TOLERANCE,
            links,
            same,
            cells: cell_changes(&old, &new),
            made_before: old.provenance,
            provenance: new.provenance,
        })
    }

    /// The links to which one thing happened.
    pub fn changes(&self, kind: ChangeKind) -> impl Iterator<Item = &LinkChange> {
        let links = self.links.iter();
        links.filter(move |change| change.kind() == kind)
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.cells.is_empty()
    }
}

/// All links of a side, by statement, then theme, in the natural order of ids.
fn in_order<'a>(survey: &Survey<'_, 'a>) -> Vec<LinkRow<'a>> {
    let themes = &survey.graph.tables.themes;
    let mut links: Vec<LinkRow<'a>> = survey.link_rows().collect();
    links.sort_unstable_by_key(|row| (survey.rank(row.statement), themes[row.theme].rank));
    links
}

/// Which of two links comes first.
fn first_of(one: &LinkRow<'_>, other: &LinkRow<'_>) -> Ordering {
    let (one, other) = (one.link, other.link);
    let by_statement = one.statement.natural_cmp(&other.statement);
    by_statement.then_with(|| one.claim.theme.natural_cmp(&other.claim.theme))
}

fn side_of_link(row: &LinkRow<'_>) -> LinkSide {
    let claim = &row.link.claim;
    LinkSide {
        confidence: claim.confidence,
        claimed: row.claimed,
        relation: claim.relation,
    }
}

/// The links that differ, in natural order, and how many are the same.
fn changes(earlier: &Survey<'_, '_>, later: &Survey<'_, '_>) -> (Vec<LinkChange>, usize) {
    let (before, after) = (in_order(earlier), in_order(later));
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    let mut changed: Vec<LinkChange> = Vec::new();
    let mut same = 0;
    loop {
        let order = match (before.peek(), after.peek()) {
            (Some(one), Some(other)) => first_of(one, other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return (changed, same),
        };
        let one = before.next_if(|_| order.is_le());
        let other = after.next_if(|_| order.is_ge());
        let sides = [one, other].map(|side| side.map(side_of_link));
        if let [Some(before), Some(after)] = &sides
            && is_same(before, after)
        {
            same += 1;
        } else if let Some(LinkRow { link, .. }) = other.or(one) {
            let [before, after] = sides;
            changed.push(LinkChange {
                statement: link.statement.clone(),
                theme: link.claim.theme.clone(),
                before,
                after,
            });
        }
    }
}

fn is_same(before: &LinkSide, after: &LinkSide) -> bool {
    before.claimed == after.claimed
        && before.relation == after.relation
        && (before.confidence - after.confidence).abs() < TOLERANCE
}

fn cell_changes(old: &CoverageMatrix, new: &CoverageMatrix) -> Vec<CellChange> {
    let [was, is] = [old, new].map(Places::of);
    let mut changes = Vec::new();
    let groups = later(&new.groups, &old.groups, |group| group.id.as_str());
    for theme in later(&new.themes, &old.themes, |theme| theme.id.as_str()) {
        for group in &groups {
            let side = |matrix: &CoverageMatrix, places: &Places<'_>| {
                let row = places.themes.get(theme.id.as_str())?;
                let column = places.groups.get(group.id.as_str())?;
                matrix.cells.get(*row, *column).map(side_of)
            };
            let (before, after) = (side(old, &was), side(new, &is));
            let key = |side: &Option<CellSide>| side.as_ref().map(|side| (side.state, side.depth));
            if key(&before) != key(&after) {
                changes.push(CellChange {
                    theme: theme.clone(),
                    group: (*group).clone(),
                    before,
                    after,
                });
            }
        }
    }
    changes
}

/// Where the themes and groups of a matrix stand.
struct Places<'m> {
    themes: HashMap<&'m str, usize>,
    groups: HashMap<&'m str, usize>,
}

impl<'m> Places<'m> {
    fn of(matrix: &'m CoverageMatrix) -> Self {
        let themes = matrix.themes.iter().enumerate();
        let groups = matrix.groups.iter().enumerate();
        Self {
            themes: themes.map(|(at, theme)| (theme.id.as_str(), at)).collect(),
            groups: groups.map(|(at, group)| (group.id.as_str(), at)).collect(),
        }
    }
}

/// The items of the later side, then those that only the earlier one has.
fn later<'m, T>(new: &'m [T], old: &'m [T], id: fn(&T) -> &str) -> Vec<&'m T> {
    let known: HashSet<&str> = new.iter().map(id).collect();
    let gone = old.iter().filter(|item| !known.contains(id(item)));
    new.iter().chain(gone).collect()
}

fn side_of(cell: &Cell) -> CellSide {
    CellSide {
        state: cell.state,
        depth: cell.depth,
        statements: cell.statements.len(),
    }
}
