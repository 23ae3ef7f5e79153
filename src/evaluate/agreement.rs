//! Two codings laid side by side.

use crate::model::vocabulary::vocabulary;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::evaluate::Coding;
use crate::evaluate::Counts;
use crate::evaluate::coding::Name;
use crate::evaluate::{Bootstrap, Interval};

/// A figure with its interval; both are absent where the figure is undefined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The figure over all decisions; `None` where it is 0/0.
    pub value: Option<f64>,
    /// Its 95 % interval; `None` where too few resamples define the figure.
    pub interval: Option<Interval>,
}

/// The agreement of two codings on one theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeAgreement {
    /// The theme.
    pub theme: String,
    /// Its decisions, from which all figures of the theme follow.
    pub counts: Counts,
}

vocabulary! {
    /// Which of two codings.
    pub enum Side: "side" {
        /// The one that is examined.
        First = "first",
        /// The one that it is held against.
        Second = "second",
    }
}

/// A pair to which one coding says yes, and the other no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The item.
    pub item: String,
    /// The theme.
    pub theme: String,
    /// Who says yes.
    pub yes: Side,
}

/// How far two codings agree: a crosswalk with a careful reading, or one reader with another.
///
/// The first coding is examined, the second is the reference: precision is the share of the first's yeses
/// that the second shares. F1, agreement, kappa, AC1 and alpha do not depend on which is which. Every figure is
/// over decisions on an item (a statement) and a theme, never over characters or words, and counts only the
/// pairs on which both codings decided. Micro figures pool the decisions of all themes, so that a theme
/// weighs as much as it is used; macro figures are the mean over themes.
///
/// ```
/// use policy_crosswalk::evaluate::{Agreement, Coding, Side};
///
/// let (mut found, mut reading) = (Coding::new(), Coding::new());
/// for (item, claim, truth) in [("a", true, true), ("b", true, false), ("c", false, false)] {
///     found.insert(item, "MAT-3", Some(claim));
///     reading.insert(item, "MAT-3", Some(truth));
/// }
/// let agreement = Agreement::between(&found, &reading);
/// assert_eq!(agreement.precision.value, Some(0.5));
/// assert_eq!(agreement.recall.value, Some(1.0));
/// assert_eq!(agreement.disagreements[0].item, "b");
/// assert_eq!(agreement.disagreements[0].yes, Side::First);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// How many items have a pair that both codings decided.
    pub items: usize,
    /// The pairs that both decided, over all themes.
    pub counts: Counts,
    /// Pairs that one coding decided, and the other left undecided or did not code.
    pub unscored: u64,
    /// Micro precision; see [`Counts::precision`].
    pub precision: Measure,
    /// Micro recall; see [`Counts::recall`].
    pub recall: Measure,
    /// Micro F1; see [`Counts::f1`].
    pub f1: Measure,
    /// The mean precision of the themes that have one.
    ///
    /// Source of the macro mean: Manning, Raghavan and Schütze, *Introduction to Information Retrieval*
    /// (2008), section 13.6.
    pub macro_precision: Measure,
    /// The mean recall of the themes that have one.
    pub macro_recall: Measure,
    /// The mean F1 of the themes that have one: those to which either coding says yes at least once.
    ///
    /// The mean of F1, not the F1 of means; source of the distinction: Opitz and Burst, "Macro F1 and Macro
    /// F1" (2019).
    pub macro_f1: Measure,
    /// Observed agreement; see [`Counts::observed`].
    pub observed: Measure,
    /// Cohen's kappa; see [`Counts::kappa`].
    pub kappa: Measure,
    /// Gwet's AC1; see [`Counts::ac1`].
    pub ac1: Measure,
    /// Krippendorff's alpha for nominal data; see [`Reliability`](crate::evaluate::Reliability).
    pub alpha: Measure,
    /// Each theme on which both decided, in natural order.
    pub themes: Vec<ThemeAgreement>,
    /// Where they differ, in the natural order of items, then themes.
    pub disagreements: Vec<Disagreement>,
    /// How the intervals were drawn.
    pub bootstrap: Bootstrap,
}

impl Agreement {
    /// The agreement of `first` with the reference `second`, with the default bootstrap.
    pub fn between(first: &Coding, second: &Coding) -> Self {
        Self::resampled(first, second, Bootstrap::default())
    }

    /// The agreement of `first` with the reference `second`, with intervals from `bootstrap`.
    pub fn resampled(first: &Coding, second: &Coding, bootstrap: Bootstrap) -> Self {
        agree(&Paired::new(first, second), bootstrap)
    }
}

/// A pair that both codings decided.
struct ThemeDecision {
    /// The position of its theme.
    theme: usize,
    first: bool,
    second: bool,
}

/// The pairs that both codings decided.
struct Paired<'a> {
    items: Vec<(&'a Name, Vec<ThemeDecision>)>,
    themes: Vec<&'a Name>,
    unscored: u64,
}

impl<'a> Paired<'a> {
    fn new(first: &'a Coding, second: &'a Coding) -> Self {
        let mut pairs: BTreeMap<(&Name, &Name), [Option<bool>; 2]> = BTreeMap::new();
        for (item, theme, decision) in first.pairs() {
            let [said, _] = pairs.entry((item, theme)).or_default();
            *said = decision;
        }
        for (item, theme, decision) in second.pairs() {
            let [_, said] = pairs.entry((item, theme)).or_default();
            *said = decision;
        }
        let themes: BTreeSet<&Name> = pairs
            .iter()
            .filter(|(_, said)| said.iter().all(Option::is_some))
            .map(|((_, theme), _)| *theme)
            .collect();
        let at: BTreeMap<&Name, usize> = themes.iter().copied().zip(0..).collect();
        let mut items: Vec<(&Name, Vec<ThemeDecision>)> = Vec::new();
        let mut unscored = 0;
        for ((item, theme), said) in pairs {
            let ([Some(first), Some(second)], Some(&theme)) = (said, at.get(theme)) else {
                unscored += u64::from(said.iter().any(Option::is_some));
                continue;
            };
            let cell = ThemeDecision {
                theme,
                first,
                second,
            };
            match items.last_mut() {
                Some((last, cells)) if *last == item => cells.push(cell),
                _ => items.push((item, vec![cell])),
            }
        }
        Self {
            items,
            themes: themes.into_iter().collect(),
            unscored,
        }
    }

    /// The counts of each theme, with each item taken so many times.
    fn by_theme(&self, times: &[u64]) -> Vec<Counts> {
        let mut themes = vec![Counts::default(); self.themes.len()];
        for ((_, cells), times) in self.items.iter().zip(times) {
            for cell in cells {
                if let Some(counts) = themes.get_mut(cell.theme) {
                    counts.add(cell.first, cell.second, *times);
                }
            }
        }
        themes
    }

    fn disagreements(&self) -> Vec<Disagreement> {
        let mut found = Vec::new();
        for (item, cells) in &self.items {
            for cell in cells.iter().filter(|cell| cell.first != cell.second) {
                found.push(Disagreement {
                    item: item.as_str().to_owned(),
                    theme: self
                        .themes
                        .get(cell.theme)
                        .map_or_else(String::new, |theme| theme.as_str().to_owned()),
                    yes: if cell.first {
                        Side::First
                    } else {
                        Side::Second
                    },
                });
            }
        }
        found
    }
}

fn agree(paired: &Paired<'_>, bootstrap: Bootstrap) -> Agreement {
    let by_theme = paired.by_theme(&vec![1; paired.items.len()]);
    let values = figures(&by_theme);
    let intervals =
        bootstrap.intervals(paired.items.len(), |times| figures(&paired.by_theme(times)));
    let mut measures = [Measure::default(); FIGURES];
    for (measure, (value, interval)) in measures.iter_mut().zip(values.into_iter().zip(intervals)) {
        *measure = Measure { value, interval };
    }
    let [
        precision,
        recall,
        f1,
        macro_precision,
        macro_recall,
        macro_f1,
        observed,
        kappa,
        ac1,
        alpha,
    ] = measures;
    Agreement {
        items: paired.items.len(),
        counts: pooled(&by_theme),
        unscored: paired.unscored,
        precision,
        recall,
        f1,
        macro_precision,
        macro_recall,
        macro_f1,
        observed,
        kappa,
        ac1,
        alpha,
        themes: themes(paired, by_theme),
        disagreements: paired.disagreements(),
        bootstrap,
    }
}

fn themes(paired: &Paired<'_>, by_theme: Vec<Counts>) -> Vec<ThemeAgreement> {
    let names = paired.themes.iter().map(|name| name.as_str().to_owned());
    names
        .zip(by_theme)
        .map(|(theme, counts)| ThemeAgreement { theme, counts })
        .collect()
}

/// How many figures have an interval.
const FIGURES: usize = 10;

/// The figures in the order of the fields of [`Agreement`].
fn figures(by_theme: &[Counts]) -> [Option<f64>; FIGURES] {
    let all = pooled(by_theme);
    [
        all.precision(),
        all.recall(),
        all.f1(),
        mean(by_theme, Counts::precision),
        mean(by_theme, Counts::recall),
        mean(by_theme, Counts::f1),
        all.observed(),
        all.kappa(),
        all.ac1(),
        all.alpha(),
    ]
}

fn pooled(by_theme: &[Counts]) -> Counts {
    let mut all = Counts::default();
    for counts in by_theme {
        all.add(true, true, counts.both);
        all.add(true, false, counts.first_only);
        all.add(false, true, counts.second_only);
        all.add(false, false, counts.neither);
    }
    all
}

/// The mean of a figure over the themes that have it.
fn mean(by_theme: &[Counts], figure: impl Fn(&Counts) -> Option<f64>) -> Option<f64> {
    let defined: Vec<f64> = by_theme.iter().filter_map(figure).collect();
    (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64)
}
