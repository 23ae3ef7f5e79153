//! Picks the likely themes without working out how likely each of the others is.

use crate::mapping::likeness::compute::LEAST;
use crate::mapping::likeness::score::confidence;
use crate::mapping::proof::CERTAIN;
use crate::mapping::wanted::Wanted;

/// Up to how many best themes are kept in order while all are looked at.
const FEW: usize = 16;

/// Adds the themes that are likely enough, with how likely: among them the best so many that are wanted, though more
/// may be added. `rank` orders themes of the same score. Without `is_wanted` any theme may be
/// among them.
pub(crate) fn select(
    scores: &[f32],
    rank: &[usize],
    wanted: Wanted,
    is_wanted: Option<&dyn Fn(usize) -> bool>,
    selected: &mut Vec<(usize, f64)>,
) {
    let confidence = confidence(scores, rank.len());
    let least = wanted.at_least.max(LEAST);
    if wanted.best <= FEW {
        best(scores, rank, wanted.best, is_wanted, selected);
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
        if *score >= bound && is_wanted.is_none_or(|is| is(theme)) {
            let likely = confidence(*score);
            if likely >= least {
                selected.push((theme, likely));
            }
        }
    }
}

/// The themes of the highest scores, the highest first. The scores are a multiple of eight.
fn best(
    scores: &[f32],
    rank: &[usize],
    most: usize,
    is_wanted: Option<&dyn Fn(usize) -> bool>,
    best: &mut Vec<(usize, f64)>,
) {
    if most == 0 {
        return;
    }
    // Above nought, and not below the last of those kept.
    let mut lowest = f32::MIN_POSITIVE;
    if is_wanted.is_none() {
        lowest = lowest.max(reached_by(scores, most));
    }
    let (blocks, _) = scores.as_chunks::<8>();
    for (block, eight) in blocks.iter().enumerate() {
        // Without a way out of the loop eight are compared at once.
        if eight.iter().copied().fold(f32::MIN, higher) < lowest {
            continue;
        }
        for (i, score) in eight.iter().enumerate() {
            let theme = block * 8 + i;
            if *score < lowest || is_wanted.is_some_and(|is| !is(theme)) {
                continue;
            }
            let before = |(other, _): &(usize, f64)| {
                scores[*other] > *score || scores[*other] >= *score && rank[*other] < rank[theme]
            };
            let place = best.iter().rposition(before).map_or(0, |last| last + 1);
            if place < most {
                best.truncate(most - 1);
                best.insert(place, (theme, 0.0));
                if let (true, Some((last, _))) = (best.len() == most, best.last()) {
                    lowest = scores[*last];
                }
            }
        }
    }
}

/// A score that at least so many themes reach, [`FEW`] at most: of the highest of each of some groups of themes so many
/// are no lower.
fn reached_by(scores: &[f32], most: usize) -> f32 {
    let (rows, rest) = scores.as_chunks::<FEW>();
    let mut highest = [0.0_f32; FEW];
    for row in rows {
        raise(&mut highest, row);
    }
    for (high, score) in highest.iter_mut().zip(rest) {
        *high = higher(*score, *high);
    }
    let mut bound = 0.0;
    for _ in 0..most {
        bound = highest.iter().copied().fold(f32::MIN, higher);
        // All that are as high go at once: the bound is lower then, and holds.
        highest = highest.map(|high| if high >= bound { f32::MIN } else { high });
    }
    bound
}

/// One instruction, unlike what heeds numbers that are none.
fn higher(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

fn raise(highest: &mut [f32; FEW], row: &[f32; FEW]) {
    for (high, score) in highest.iter_mut().zip(row) {
        *high = higher(*score, *high);
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
