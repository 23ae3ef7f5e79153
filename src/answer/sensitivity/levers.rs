//! How far the answers hang on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! Nothing is mapped again. A cell is covered by one strong link or by any two, so the confidences that were
//! found once tell at which threshold it turns; and the evidence of each link tells how much of its confidence
//! comes from headings, so that their weight can be varied too. Whether a cell is covered is monotone in both:
//! each cell has at most one turning point in each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::{Met, Survey};
use crate::answer::sensitivity::ease::{self, Ease};
use crate::answer::{ByLevel, CellState, Grid, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::natural;
use crate::model::vocabulary::vocabulary;
use crate::model::{FrameworkId, StatementId};

vocabulary! {
    /// Which setting is moved.
    pub enum Lever: "lever" {
        /// The least confidence of a link that is claimed.
        Threshold = "threshold",
        /// What headings count against a statement's own words.
        HeadingWeight = "heading-weight",
    }
}

/// Where one cell turns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CellSensitivity {
    /// What the cell is at the setting that was used.
    pub state: CellState,
    /// The setting up to which (threshold) or from which (weight of headings) anything is found.
    pub found_at: Option<f64>,
    /// The setting up to which (threshold) or from which (weight of headings) the theme is covered; none where
    /// no setting covers it.
    pub covered_at: Option<f64>,
    /// The smallest change of the setting that turns covered into not covered or back:
    /// `|covered_at - setting|`; none where no setting does. The greater, the more certain the cell.
    pub stability: Option<f64>,
    /// The statement whose link turns the cell: the strongest where it is strong enough alone, else the second.
    pub turns_on: Option<StatementId>,
}

/// One cell that turns while a setting moves away from where it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Flip {
    /// The theme.
    pub theme: ThemeLabel,
    /// The group.
    pub group: Group,
    /// The last setting before the turn where a gap opens, the first after it where one closes.
    pub at: f64,
    /// How far that is from the setting that was used.
    pub distance: f64,
    /// Whether the turn opens a gap; otherwise it closes one.
    pub opens: bool,
    /// The statement on which it turns.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
}

/// For each cell of a coverage matrix, at which setting it turns.
///
/// Stability of a cell: `|r - s|`, s being the setting that was used and r the turning point. For the threshold
/// r is the confidence of the cell's best link where that is at least [`WEAK`](crate::answer::WEAK), otherwise that of its second
/// best statement's link. For the weight of headings r is the least weight at which the cell is covered.
///
/// Links that a person decided against their confidence do not move.
///
/// It costs the matrix of the same scope, and the evidence of its links.
///
/// ```
/// use policy_crosswalk::answer::Sensitivity;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let answer = Sensitivity::of_threshold(&graph, "mat-2021")?;
/// assert!(answer.covered_at(0, 0.9).all() <= answer.covered_at(0, 0.3).all());
/// let weight = mapper.heading_weight();
/// assert_eq!(Sensitivity::of_headings(&graph, "mat-2021", weight)?.setting, weight);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct Sensitivity {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
    /// What is moved.
    pub lever: Lever,
    /// The setting that was used. Where plans were held to different thresholds it is the first one's, and all
    /// are moved by the same amount.
    pub setting: f64,
    /// The groups.
    pub groups: Vec<Group>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each theme a cell for each group.
    pub cells: Grid<CellSensitivity>,
    /// What the statements on which cells turn say.
    #[serde(serialize_with = "natural::map")]
    pub texts: BTreeMap<StatementId, String>,
    /// What made it.
    pub provenance: MadeBy,
}

impl Sensitivity {
    /// Moves the threshold.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn of_threshold(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        let survey = Survey::new(graph, scope.into())?;
        let used = survey.crosswalks().next();
        let setting = used.map_or(0.0, |crosswalk| crosswalk.threshold);
        let ease = |met: &Met<'_>| ease::by_threshold(&met.row, survey.threshold(met), setting);
        Ok(measure(&survey, (Lever::Threshold, setting), ease))
    }

    /// Moves the weight of headings. `weight` is the one with which the mapper was built
    /// ([`Mapper::heading_weight`](crate::Mapper::heading_weight)).
    ///
    /// A link's evidence, with its calibration undone, gives the weight p of each of its reasons back, as
    /// `added / (1 - what was added before)`. Those from headings are proportional to the weight of headings h, so
    /// that at h' the combined weight is `1 - Π (1 - p) Π (1 - p h'/h)`, the first product over the statement's own
    /// words; calibrated it is the confidence at h'. Headings alone never make a link. A link that reached 0.99, the
    /// most that is claimed, may be surer than that: its turning point is told too high, if at all.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph; [`Error::Range`] for a weight that is not above
    /// 0 and at most 1: where headings did not count, nothing is known of them.
    pub fn of_headings(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        weight: f64,
    ) -> Result<Self, Error> {
        if !(weight > 0.0 && weight <= 1.0) {
            return Err(Error::range(
                "the heading weight",
                weight,
                ["more than 0", "1"],
            ));
        }
        let survey = Survey::new(graph, scope.into())?;
        let ease = |met: &Met<'_>| ease::by_headings(&met.row, survey.threshold(met), weight);
        Ok(measure(&survey, (Lever::HeadingWeight, weight), ease))
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: impl AsRef<str>, group: impl AsRef<str>) -> Option<&CellSensitivity> {
        let (theme, group) = (theme.as_ref(), group.as_ref());
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self.groups.iter().position(|known| known.id == group)?;
        self.cells.get(row, column)
    }

    /// How many themes a group, by its position, covers at a setting.
    pub fn covered_at(&self, group: usize, setting: f64) -> ByLevel {
        let column = self.themes.iter().zip(self.cells.column(group));
        let covered = column.filter(|(_, cell)| self.is_covered(cell, setting));
        ByLevel::count(covered.map(|(theme, _)| theme.level))
    }

    /// Whether a cell is covered at a setting.
    pub fn is_covered(&self, cell: &CellSensitivity, setting: f64) -> bool {
        cell.covered_at.is_some_and(|at| match self.lever {
            Lever::Threshold => setting <= at,
            Lever::HeadingWeight => setting >= at,
        })
    }

    /// All cells that turn while the setting moves within `from..=to`, the nearest to the setting that was used
    /// first, then by group and theme.
    pub fn flips(&self, from: f64, to: f64) -> Vec<Flip> {
        let mut flips = Vec::new();
        for (column, group) in self.groups.iter().enumerate() {
            for (theme, row) in self.themes.iter().zip(self.cells.rows()) {
                let flip = row
                    .get(column)
                    .and_then(|cell| self.flip(theme, group, cell));
                flips.extend(flip.filter(|flip| (from..=to).contains(&flip.at)));
            }
        }
        // The sort is stable: what is equally far stays in the order of groups and themes.
        flips.sort_by(|a, b| a.distance.total_cmp(&b.distance));
        flips
    }

    fn flip(&self, theme: &ThemeLabel, group: &Group, cell: &CellSensitivity) -> Option<Flip> {
        let statement = cell.turns_on.clone()?;
        Some(Flip {
            theme: theme.clone(),
            group: group.clone(),
            at: cell.covered_at?,
            distance: cell.stability?,
            opens: cell.state == CellState::Covered,
            text: self.texts.get(&statement).cloned().unwrap_or_default(),
            statement,
        })
    }
}

/// The statements of one cell, by their rows, each with the ease of its best link.
type Entries = Vec<(usize, Ease)>;

fn measure<'a>(
    survey: &Survey<'_, 'a>,
    (lever, setting): (Lever, f64),
    ease: impl Fn(&Met<'a>) -> Ease,
) -> Sensitivity {
    let matrix = matrix(survey);
    let value = |met: Met<'a>, _| Some(ease(&met));
    let gathered = survey.gather(value, |held, other| *held = held.or(other));
    let mut texts = BTreeMap::new();
    let mut rows = Vec::new();
    for (row, eases) in matrix.cells.rows().zip(gathered) {
        let mut entries: Vec<Entries> = vec![Vec::new(); row.len()];
        for (statement, ease) in eases {
            for group in survey.groups_of(statement) {
                entries[*group].push((statement, ease));
            }
        }
        let mut turned = Vec::new();
        for (cell, entries) in row.iter().zip(&entries) {
            let (cell, on) = turn(survey, cell.state, entries, (lever, setting));
            if let Some(statement) = on.map(|row| survey.statement(row)) {
                texts.insert(statement.id.clone(), statement.text.clone());
            }
            turned.push(cell);
        }
        rows.push(turned);
    }
    Sensitivity {
        framework: matrix.framework,
        title: matrix.title,
        grouping: matrix.grouping,
        level: matrix.level,
        lever,
        setting,
        groups: matrix.groups,
        themes: matrix.themes,
        cells: Grid::of_equal(rows),
        texts,
        provenance: matrix.provenance,
    }
}

/// Where a cell turns: with the link that covers alone, or with the second of any two, whichever comes first; and the
/// row of the statement on which it turns.
fn turn(
    survey: &Survey<'_, '_>,
    state: CellState,
    entries: &Entries,
    (lever, setting): (Lever, f64),
) -> (CellSensitivity, Option<usize>) {
    let ranked = |of: fn(&Ease) -> Option<f64>| {
        let eases = entries
            .iter()
            .filter_map(move |(row, ease)| Some((of(ease)?, *row)));
        let mut eases: Vec<(f64, usize)> = eases.collect();
        let rank = |row: usize| Reverse(survey.rank(row));
        eases.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| rank(b.1).cmp(&rank(a.1))));
        eases
    };
    let claimed = ranked(|ease| ease.claimed);
    let alone = ranked(|ease| ease.alone).into_iter().next();
    let second = ranked(|ease| ease.own).get(1).copied();
    let covers = match (alone, second) {
        (Some(alone), Some(second)) if second.0 > alone.0 => Some(second),
        (Some(alone), _) => Some(alone),
        (None, second) => second,
    };
    let value = |ease: f64| match lever {
        Lever::Threshold => ease.clamp(0.0, 1.0),
        Lever::HeadingWeight => (-ease).clamp(0.0, 1.0),
    };
    // A cell that is covered to the end of the range is turned by no setting.
    let turns = |ease: &f64| match lever {
        Lever::Threshold => *ease < 1.0,
        Lever::HeadingWeight => *ease < 0.0,
    };
    let turning = covers.filter(|(ease, _)| turns(ease));
    let on = turning.map(|(_, row)| row);
    let cell = CellSensitivity {
        state,
        found_at: claimed.first().map(|(ease, _)| value(*ease)),
        covered_at: covers.map(|(ease, _)| value(ease)),
        stability: turning.map(|(ease, _)| (value(ease) - setting).abs()),
        turns_on: on.map(|row| survey.statement(row).id.clone()),
    };
    (cell, on)
}
