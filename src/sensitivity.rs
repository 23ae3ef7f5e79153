//! How far the answers hang on settings: which cells flip when the threshold, or the weight of headings, moves.
//!
//! Nothing is mapped again. A cell is covered by one strong link or by any two, so the confidences that were
//! found once tell at which threshold it turns; and the evidence of each link tells how much of its confidence
//! comes from headings, so that their weight can be varied too. Whether a cell is covered is monotone in both:
//! each cell has at most one turning point in each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::coverage::{CellState, Group, Grouping, ThemeLabel, WEAK, groups_of};
use crate::crosswalk::Provenance;
use crate::mapper::{calibrated, uncalibrated};
use crate::walk::{self, Walked};
use crate::{
    CoverageGraph, CoverageMatrix, Error, Framework, FrameworkId, Link, PlanId, StatementId,
};

/// Halvings of 0..=1 until the turning point is known to about 1e-15.
const HALVINGS: usize = 50;

/// Which setting is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lever {
    /// The least confidence of a link that is claimed.
    Threshold,
    /// What headings count against a statement's own words.
    HeadingWeight,
}

impl Lever {
    /// The setting in a few lower-case words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Threshold => "threshold",
            Self::HeadingWeight => "weight of headings",
        }
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
/// r is the confidence of the cell's best link where that is at least [`WEAK`], otherwise that of its second
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
    pub texts: BTreeMap<StatementId, String>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl Sensitivity {
    /// Moves the threshold, over the top-level themes.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn of_threshold(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, framework, grouping)?;
        let data = graph.framework(framework)?;
        let held = walk::thresholds(graph, data);
        let used = graph.crosswalks_onto(data).next();
        let setting = used.map_or(0.0, |crosswalk| crosswalk.threshold);
        let ease = |walked: &Walked<'_>| {
            let held = held.get(&walked.plan.id).copied().unwrap_or(setting);
            by_threshold(walked, held, setting)
        };
        Ok(measure(
            graph,
            data,
            matrix,
            (Lever::Threshold, setting),
            ease,
        ))
    }

    /// Moves the weight of headings, over the top-level themes. `weight` is the one with which the mapper was
    /// built ([`Mapper::heading_weight`](crate::Mapper::heading_weight)).
    ///
    /// A link's evidence, with its calibration undone, gives the weight p of each of its reasons back, as
    /// `added / (1 - what was added before)`. Those from headings are proportional to the weight of headings h, so
    /// that at h' the combined weight is `1 - Π (1 - p) Π (1 - p h'/h)`, the first product over the statement's own
    /// words; calibrated it is the confidence at h'. A link that reached 0.99, the most that is claimed, may be
    /// surer than that: its turning point is told too high, if at all.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph; [`Error::Range`] for a weight that is not above
    /// 0 and at most 1: where headings did not count, nothing is known of them.
    pub fn of_headings(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
        weight: f64,
    ) -> Result<Self, Error> {
        if !(weight > 0.0 && weight <= 1.0) {
            return Err(Error::Range {
                what: "the heading weight",
                value: weight.to_string(),
                least: "more than 0",
                most: "1",
            });
        }
        let matrix = CoverageMatrix::new(graph, framework, grouping)?;
        let data = graph.framework(framework)?;
        let held = walk::thresholds(graph, data);
        let ease = |walked: &Walked<'_>| {
            let held = held.get(&walked.plan.id).copied().unwrap_or(0.0);
            by_headings(walked, held, weight)
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

/// How easily a link is claimed: the greater, the further a setting may move against it. A link that is strong
/// enough to cover a theme alone has an ease for that too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ease {
    claimed: Option<f64>,
    alone: Option<f64>,
}

/// Claimed at every setting.
const ALWAYS: f64 = f64::INFINITY;

impl Ease {
    fn or(self, other: Self) -> Self {
        let better = |a: Option<f64>, b: Option<f64>| a.into_iter().chain(b).max_by(f64::total_cmp);
        Self {
            claimed: better(self.claimed, other.claimed),
            alone: better(self.alone, other.alone),
        }
    }

    fn fixed(walked: &Walked<'_>) -> Self {
        let strong = walked.link.claim.confidence >= WEAK;
        Self {
            claimed: walked.claimed.then_some(ALWAYS),
            alone: (walked.claimed && strong).then_some(ALWAYS),
        }
    }
}

/// Whether a person decided on a link against its confidence.
fn is_decided(walked: &Walked<'_>, held: f64) -> bool {
    walked.claimed != (walked.link.claim.confidence >= held)
}

fn by_threshold(walked: &Walked<'_>, held: f64, setting: f64) -> Ease {
    if is_decided(walked, held) {
        return Ease::fixed(walked);
    }
    let confidence = walked.link.claim.confidence;
    let same = held.total_cmp(&setting).is_eq();
    let ease = if same {
        confidence
    } else {
        confidence - held + setting
    };
    Ease {
        claimed: Some(ease),
        alone: (confidence >= WEAK).then_some(ease),
    }
}

fn by_headings(walked: &Walked<'_>, held: f64, weight: f64) -> Ease {
    let claim = &walked.link.claim;
    let told: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
    if is_decided(walked, held) || (told - claim.confidence).abs() > 1e-6 {
        return Ease::fixed(walked);
    }
    let parts = Parts::of(walked.link, weight);
    let from = |needed: f64| parts.least_weight(needed, claim.confidence, weight);
    Ease {
        claimed: from(held).map(|least| -least),
        alone: from(held.max(WEAK)).map(|least| -least),
    }
}

/// What a link's confidence is made of.
struct Parts {
    /// What the statement's own words leave in doubt.
    own: f64,
    /// What each reason in a heading would prove at a weight of 1.
    headings: Vec<f64>,
}

impl Parts {
    fn of(link: &Link, weight: f64) -> Self {
        let mut parts = Self {
            own: 1.0,
            headings: Vec::new(),
        };
        let confidence = link.claim.confidence;
        let scale = uncalibrated(confidence) / confidence.max(f64::MIN_POSITIVE);
        let mut left: f64 = 1.0;
        for evidence in &link.claim.evidence {
            let added = evidence.added * scale;
            let proof = if left > 0.0 { added / left } else { 0.0 };
            left -= added;
            match evidence.heading {
                None => parts.own *= 1.0 - proof,
                Some(_) => parts.headings.push(proof / weight),
            }
        }
        parts
    }

    fn confidence(&self, weight: f64) -> f64 {
        let doubt = |proof: &f64| (1.0 - proof * weight).max(0.0);
        let left = self.own * self.headings.iter().map(doubt).product::<f64>();
        calibrated(1.0 - left)
    }

    /// The least weight of headings at which the confidence reaches what is needed.
    fn least_weight(&self, needed: f64, confidence: f64, weight: f64) -> Option<f64> {
        if self.confidence(0.0) >= needed || (self.headings.is_empty() && confidence >= needed) {
            return Some(0.0);
        }
        // What was measured decides between below and above, so that rounding cannot contradict it.
        let (mut low, mut high) = if confidence >= needed {
            (0.0, weight)
        } else if self.confidence(1.0) >= needed {
            (weight, 1.0)
        } else {
            return None;
        };
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if self.confidence(middle) >= needed {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(high)
    }
}

/// The statements of one cell, each with the ease of its best link.
type Entries<'a> = BTreeMap<&'a StatementId, (Ease, &'a str)>;

fn measure<'a>(
    graph: &CoverageGraph<'a>,
    framework: &'a Framework,
    matrix: CoverageMatrix,
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
    for walked in walk::links(graph, framework) {
        let ease = ease(&walked);
        let groups = groups_of(graph, matrix.grouping, walked.plan, walked.statement);
        let groups = groups
            .iter()
            .filter_map(|group| columns.get(group.id.as_str()));
        for column in groups {
            for row in walked.themes.iter().filter_map(|theme| rows.get(&theme.id)) {
                let cell = entries.entry((*row, *column)).or_default();
                let entry = cell
                    .entry(&walked.statement.id)
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
            let told = told.and_then(|(id, entries)| entries.get(id).map(|(_, text)| (id, *text)));
            texts.extend(told.map(|(id, text)| (id.clone(), text.to_owned())));
        }
        cells.push(turned);
    }
    Sensitivity {
        framework: matrix.framework,
        title: matrix.title,
        grouping: matrix.grouping,
        lever,
        setting,
        groups: matrix.groups,
        themes: matrix.themes,
        cells,
        texts,
        provenance: matrix.provenance,
    }
}

/// Where a cell turns: with the link that covers alone, or with the second of any two, whichever comes first.
fn turn(state: CellState, entries: &Entries<'_>, lever: Lever, setting: f64) -> CellSensitivity {
    let ranked = |of: fn(&Ease) -> Option<f64>| {
        let eases = entries
            .iter()
            .filter_map(move |(id, (ease, _))| Some((of(ease)?, Reverse((*id).clone()))));
        let mut eases: Vec<(f64, Reverse<StatementId>)> = eases.collect();
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
        turns_on: turning.map(|(_, id)| id.0.clone()),
    }
}
