//! How far the answers hang on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! Nothing is mapped again. A cell is covered by one strong link or by any two, so the confidences that were
//! found once tell at which threshold it turns; and the evidence of each link tells how much of its confidence
//! comes from headings, so that their weight can be varied too. Whether a cell is covered is monotone in both:
//! each cell has at most one turning point in each.

use crate::answer::sensitivity::ease;
use crate::model::vocabulary::vocabulary;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::sensitivity::ease::Ease;
use crate::answer::{CellState, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::grouping::groups_of;
use crate::graph::walked;
use crate::graph::walked::Walked;
use crate::graph::{Group, Grouping};
use crate::model::Framework;
use crate::model::Provenance;
use crate::model::natural::{self, Natural};
use crate::model::{FrameworkId, PlanId, StatementId};

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
pub struct Flip {
    /// The theme.
    pub theme: ThemeLabel,
    /// The group's id.
    pub group: String,
    /// The group's name.
    pub label: String,
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
/// r is the confidence of the cell's best link where that is at least [`WEAK`](crate::WEAK), otherwise that of its second
/// best statement's link. For the weight of headings r is the least weight at which the cell is covered.
///
/// Links that a person decided against their confidence do not move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
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
    pub cells: Vec<Vec<CellSensitivity>>,
    /// What the statements on which cells turn say.
    #[serde(serialize_with = "natural::map")]
    pub texts: BTreeMap<StatementId, String>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl Sensitivity {
    /// Moves the threshold, for the themes and groups of a matrix that was made of the same graph.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn of_threshold(graph: &CoverageGraph<'_>, matrix: &CoverageMatrix) -> Result<Self, Error> {
        let data = graph.framework(matrix.framework.as_str())?;
        let held = walked::thresholds(graph, data);
        let used = graph.crosswalks_onto(data).next();
        let setting = used.map_or(0.0, |crosswalk| crosswalk.threshold);
        let ease = |walked: &Walked<'_>| {
            let held = held.get(&walked.plan.id).copied().unwrap_or(setting);
            ease::by_threshold(walked, held, setting)
        };
        Ok(measure(
            graph,
            data,
            matrix,
            (Lever::Threshold, setting),
            ease,
        ))
    }

    /// Moves the weight of headings, for the themes and groups of a matrix that was made of the same graph. `weight` is the one with which the mapper was
    /// built ([`Mapper::heading_weight`](crate::Mapper::heading_weight)).
    ///
    /// A link's evidence, with its calibration undone, gives the weight p of each of its reasons back, as
    /// `added / (1 - what was added before)`. Those from headings are proportional to the weight of headings h, so
    /// that at h' the combined weight is `1 - Π (1 - p) Π (1 - p h'/h)`, the first product over the statement's own
    /// words; calibrated it is the confidence at h'. Headings alone never make a link. A link that reached 0.99, the most that is claimed, may be
    /// surer than that: its turning point is told too high, if at all.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph; [`Error::Range`] for a weight that is not above
    /// 0 and at most 1: where headings did not count, nothing is known of them.
    pub fn of_headings(
        graph: &CoverageGraph<'_>,
        matrix: &CoverageMatrix,
        weight: f64,
    ) -> Result<Self, Error> {
        if !(weight > 0.0 && weight <= 1.0) {
            return Err(Error::range(
                "the heading weight",
                weight,
                ["more than 0", "1"],
            ));
        }
        let data = graph.framework(matrix.framework.as_str())?;
        let held = walked::thresholds(graph, data);
        let ease = |walked: &Walked<'_>| {
            let held = held.get(&walked.plan.id).copied().unwrap_or(0.0);
            ease::by_headings(walked, held, weight)
        };
        Ok(measure(
            graph,
            data,
            matrix,
            (Lever::HeadingWeight, weight),
            ease,
        ))
    }

    /// The cell of a theme for a group.
    pub fn cell(&self, theme: &str, group: &str) -> Option<&CellSensitivity> {
        let row = self.themes.iter().position(|label| label.id == *theme)?;
        let column = self.groups.iter().position(|known| known.id == group)?;
        self.cells.get(row)?.get(column)
    }

    /// How many themes a group, by its position, covers at a setting.
    pub fn covered_at(&self, group: usize, setting: f64) -> usize {
        let cells = self.cells.iter().filter_map(|row| row.get(group));
        cells.filter(|cell| self.is_covered(cell, setting)).count()
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
            for (theme, row) in self.themes.iter().zip(&self.cells) {
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
            group: group.id.clone(),
            label: group.label.clone(),
            at: cell.covered_at?,
            distance: cell.stability?,
            opens: cell.state == CellState::Covered,
            text: self.texts.get(&statement).cloned().unwrap_or_default(),
            statement,
        })
    }
}

/// The statements of one cell, each with the ease of its best link.
type Entries<'a> = BTreeMap<Natural<&'a StatementId>, (Ease, &'a str)>;

fn measure<'a>(
    graph: &CoverageGraph<'a>,
    framework: &'a Framework,
    matrix: &CoverageMatrix,
    (lever, setting): (Lever, f64),
    ease: impl Fn(&Walked<'a>) -> Ease,
) -> Sensitivity {
    let rows: BTreeMap<_, _> = matrix
        .themes
        .iter()
        .enumerate()
        .map(|(i, t)| (&t.id, i))
        .collect();
    let columns: BTreeMap<_, _> = matrix
        .groups
        .iter()
        .enumerate()
        .map(|(i, g)| (g.id.as_str(), i))
        .collect();
    let mut entries: BTreeMap<(usize, usize), Entries<'a>> = BTreeMap::new();
    for walked in walked::links(graph, framework) {
        let ease = ease(&walked);
        let groups = groups_of(graph, matrix.grouping, walked.plan, walked.statement);
        let groups = groups
            .iter()
            .filter_map(|group| columns.get(group.id.as_str()));
        for column in groups {
            for row in walked.themes.iter().filter_map(|theme| rows.get(&theme.id)) {
                let cell = entries.entry((*row, *column)).or_default();
                let entry = cell
                    .entry(Natural(&walked.statement.id))
                    .or_insert((Ease::default(), &walked.statement.text));
                entry.0 = entry.0.or(ease);
            }
        }
    }
    let mut texts = BTreeMap::new();
    let none = Entries::new();
    let mut cells = Vec::new();
    for (i, row) in matrix.cells.iter().enumerate() {
        let turned = row.iter().enumerate().map(|(k, cell)| {
            let entries = entries.get(&(i, k)).unwrap_or(&none);
            turn(cell.state, entries, lever, setting)
        });
        let turned: Vec<CellSensitivity> = turned.collect();
        for (k, cell) in turned.iter().enumerate() {
            let told = cell.turns_on.as_ref().zip(entries.get(&(i, k)));
            let told = told
                .and_then(|(id, entries)| entries.get(&Natural(id)).map(|(_, text)| (id, *text)));
            texts.extend(told.map(|(id, text)| (id.clone(), text.to_owned())));
        }
        cells.push(turned);
    }
    Sensitivity {
        framework: matrix.framework.clone(),
        title: matrix.title.clone(),
        grouping: matrix.grouping,
        lever,
        setting,
        groups: matrix.groups.clone(),
        themes: matrix.themes.clone(),
        cells,
        texts,
        provenance: matrix.provenance.clone(),
    }
}

/// Where a cell turns: with the link that covers alone, or with the second of any two, whichever comes first.
fn turn(state: CellState, entries: &Entries<'_>, lever: Lever, setting: f64) -> CellSensitivity {
    let ranked = |of: fn(&Ease) -> Option<f64>| {
        let eases = entries
            .iter()
            .filter_map(move |(id, (ease, _))| Some((of(ease)?, Reverse(Natural(id.0.clone())))));
        let mut eases: Vec<(f64, Reverse<Natural<StatementId>>)> = eases.collect();
        eases.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
        eases
    };
    let claimed = ranked(|ease| ease.claimed);
    let alone = ranked(|ease| ease.alone).into_iter().next();
    let second = claimed.get(1).cloned();
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
    let turning = covers.as_ref().filter(|(ease, _)| turns(ease));
    CellSensitivity {
        state,
        found_at: claimed.first().map(|(ease, _)| value(*ease)),
        covered_at: covers.as_ref().map(|(ease, _)| value(*ease)),
        stability: turning.map(|(ease, _)| (value(*ease) - setting).abs()),
        turns_on: turning.map(|(_, id)| id.0.0.clone()),
    }
}
