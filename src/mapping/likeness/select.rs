//! Picks the likely themes without working out how likely each of the others is.

use crate::mapping::likeness::compute::LEAST;
use crate::mapping::likeness::score::confidence;
use crate::mapping::proof::CERTAIN;
use crate::mapping::wanted::Wanted;

/// Up to how many best themes are kept in order while all are looked at.
const FEW: usize = 16;

/// Adds the themes that are likely enough, with how likely: among them the best so many that are wanted, though more
/// may be added. `rank` orders themes of the same score.
pub(crate) fn select(
    scores: &[f32],
    rank: &[usize],
    wanted: Wanted,
    is_wanted: impl Fn(usize) -> bool,
    selected: &mut Vec<(usize, f64)>,
) {
    let confidence = confidence(scores, rank.len());
    let least = wanted.at_least.max(LEAST);
    if wanted.best <= FEW {
        best(
            &scores[..rank.len()],
            rank,
            wanted.best,
            &is_wanted,
            selected,
        );
        for (theme, likely) in &mut *selected {
            *likely = confidence(scores[*theme]);
        }
        // What is as likely as is ever claimed is ordered by theme alone: then all must be looked at.
        let certain = selected
            .last()
            .is_some_and(|(_, likely)| *likely >= CERTAIN);
        if !certain || selected.len() < wanted.best {
            selected.retain(|(_, likely)| *likely >= least);
            return;
        }
        selected.clear();
    }
    let bound = bound(&confidence, scores, least);
    for (theme, score) in scores[..rank.len()].iter().enumerate() {
        if *score >= bound && is_wanted(theme) {
            let likely = confidence(*score);
            if likely >= least {
                selected.push((theme, likely));
            }
        }
    }
}

/// The themes of the highest scores, the highest first.
fn best(
    scores: &[f32],
    rank: &[usize],
    most: usize,
    is_wanted: &impl Fn(usize) -> bool,
    best: &mut Vec<(usize, f64)>,
) {
    // Above nought, and not below the last of those kept.
    let mut lowest = f32::MIN_POSITIVE;
    for (block, eight) in scores.chunks(8).enumerate() {
        if eight.iter().all(|score| *score < lowest) {
            continue;
        }
        for (i, score) in eight.iter().enumerate() {
            let theme = block * 8 + i;
            if *score < lowest || !is_wanted(theme) {
                continue;
            }
            let before = |other: usize| {
                scores[other] > *score || scores[other] >= *score && rank[other] < rank[theme]
            };
            let place = best.partition_point(|(other, _)| before(*other));
            if place < most {
                best.insert(place, (theme, 0.0));
                best.truncate(most);
                if let (true, Some((last, _))) = (best.len() == most, best.last()) {
                    lowest = scores[*last];
                }
            }
        }
    }
}

/// A score below which nothing is so likely. Confidence rises with the score, so halving finds it.
fn bound(confidence: &impl Fn(f32) -> f64, scores: &[f32], least: f64) -> f32 {
    let mut high = scores.iter().copied().fold(0.0, f32::max);
    let mut low = 0.0_f32;
    if confidence(high) < least {
        return f32::INFINITY;
    }
    for _ in 0..12 {
        let middle = low.midpoint(high);
        if confidence(middle) < least {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
