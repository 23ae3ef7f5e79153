//! How far each link may be moved before it is no longer claimed.

use crate::answer::WEAK;
use crate::graph::tables::LinkRow;
use crate::mapping::mapper::{calibrated, headings_alone, leaning_most, uncalibrated};
use crate::model::Link;

/// Halvings of 0..=1 until the turning point is known to about 1e-15.
const HALVINGS: usize = 50;
/// What rounding may change of a weight.
const ROUNDING: f64 = 1e-9;

/// How easily a link is claimed: the greater, the further a setting may move against it. A link that is strong
/// enough to cover a theme alone has an ease for that too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Ease {
    pub(crate) claimed: Option<f64>,
    pub(crate) alone: Option<f64>,
    /// That of a link which speaks of the theme itself, and does not name the framework as a whole.
    pub(crate) own: Option<f64>,
}

/// Claimed at every setting.
const ALWAYS: f64 = f64::INFINITY;

impl Ease {
    fn new(row: &LinkRow<'_>, claimed: Option<f64>, alone: Option<f64>) -> Self {
        let speaks = !row.link.claim.cites_whole();
        Self {
            claimed,
            alone: alone.filter(|_| speaks),
            own: claimed.filter(|_| speaks),
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        let better = |a: Option<f64>, b: Option<f64>| a.into_iter().chain(b).max_by(f64::total_cmp);
        Self {
            claimed: better(self.claimed, other.claimed),
            alone: better(self.alone, other.alone),
            own: better(self.own, other.own),
        }
    }

    fn fixed(row: &LinkRow<'_>) -> Self {
        let strong = row.link.claim.confidence >= WEAK;
        let alone = (row.claimed && strong).then_some(ALWAYS);
        Self::new(row, row.claimed.then_some(ALWAYS), alone)
    }
}

/// Whether a person decided on a link against its confidence.
fn is_decided(row: &LinkRow<'_>, held: f64) -> bool {
    row.claimed != (row.link.claim.confidence >= held)
}

pub(crate) fn by_threshold(row: &LinkRow<'_>, held: f64, setting: f64) -> Ease {
    if is_decided(row, held) {
        return Ease::fixed(row);
    }
    let confidence = row.link.claim.confidence;
    let same = held.total_cmp(&setting).is_eq();
    let ease = if same {
        confidence
    } else {
        confidence - held + setting
    };
    Ease::new(row, Some(ease), (confidence >= WEAK).then_some(ease))
}

pub(crate) fn by_headings(row: &LinkRow<'_>, held: f64, weight: f64) -> Ease {
    let claim = &row.link.claim;
    let told: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
    if is_decided(row, held) || (told - claim.confidence).abs() > 1e-6 {
        return Ease::fixed(row);
    }
    let parts = Parts::of(row.link, weight);
    let from = |needed: f64| parts.least_weight(needed, claim.confidence, weight);
    let eased = |needed: f64| from(needed).map(|least| -least);
    Ease::new(row, eased(held), eased(held.max(WEAK)))
}

/// What a link's confidence is made of.
struct Parts {
    /// What the statement's own words leave in doubt.
    own: f64,
    /// The most that all of it weighs: less where the statement itself says nothing of the theme.
    most: f64,
    /// What each reason in a heading would prove at a weight of 1.
    headings: Vec<f64>,
}

impl Parts {
    fn of(link: &Link, weight: f64) -> Self {
        let confidence = link.claim.confidence;
        let mut parts = Self {
            own: 1.0,
            // More than headings alone give only a label gives, to a statement that names no object.
            most: if uncalibrated(confidence) > headings_alone() + ROUNDING {
                leaning_most()
            } else {
                headings_alone()
            },
            headings: Vec::new(),
        };
        let scale = uncalibrated(confidence) / confidence.max(f64::MIN_POSITIVE);
        let mut left: f64 = 1.0;
        for evidence in &link.claim.evidence {
            let added = evidence.added * scale;
            let proof = if left > 0.0 { added / left } else { 0.0 };
            left -= added;
            match evidence.heading {
                None => {
                    parts.own *= 1.0 - proof;
                    parts.most = 1.0;
                }
                Some(_) => parts.headings.push(proof / weight),
            }
        }
        parts
    }

    fn confidence(&self, weight: f64) -> f64 {
        let doubt = |proof: &f64| (1.0 - proof * weight).max(0.0);
        let left = self.own * self.headings.iter().map(doubt).product::<f64>();
        calibrated((1.0 - left).min(self.most))
    }

    /// The least weight of headings at which the confidence reaches what is needed.
    fn least_weight(&self, needed: f64, confidence: f64, weight: f64) -> Option<f64> {
        if self.headings.is_empty() {
            return (confidence >= needed).then_some(0.0);
        }
        if self.confidence(0.0) >= needed {
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
