//! Intervals by resampling items, the same on every machine.

use serde::{Deserialize, Serialize};

/// How the intervals of an agreement are drawn: the percentile bootstrap over items.
///
/// Each repetition draws as many items as there are, with replacement, and computes every figure anew; an
/// item brings all of its decisions, for decisions on one item hang together. The interval runs from the k-th
/// lowest to the k-th highest of the B figures, k = ⌊(B + 1) / 40⌋, which leaves 2.5 in 100 on either side.
/// Repetitions in which a figure is undefined are left out; where fewer than 39 remain there is no interval.
///
/// It tells how far the figures would vary with other items of the same sort, read by the same coders. It
/// does not tell of other coders, or of other documents, and is too narrow for fewer than about 30 items. An interval
/// without width, as where both codings agree throughout, says that no resample can differ; it is no certainty.
///
/// The same seed and repetitions give the same bytes. Numbers come from `SplitMix64` (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014, with the constants of Vigna's public-domain
/// `splitmix64.c`), of which the high bits of the product with the number of items choose an item (Lemire,
/// "Fast random integer generation in an interval", 2019, without its rejection step, whose bias is below
/// one in 2³² for up to 2³² items).
///
/// Source of the interval: Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), section 13.3;
/// of k for any B, its section 12.5.
///
/// ```
/// use policy_crosswalk::evaluate::Bootstrap;
/// let bootstrap = Bootstrap::default().seed(7).repetitions(2000);
/// assert_eq!((bootstrap.seed, bootstrap.repetitions), (7, 2000));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bootstrap {
    /// Where the generator starts; 1 by default.
    pub seed: u64,
    /// How many times the items are drawn; 1000 by default, and no intervals below 39.
    pub repetitions: u16,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self {
            seed: 1,
            repetitions: 1000,
        }
    }
}

/// Where a figure lies in 95 of 100 resamples.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// In how many resamples the figure was defined.
    pub resamples: u16,
}

impl Bootstrap {
    /// The same, with another seed.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The same, with another number of repetitions; 0 for no intervals.
    #[must_use]
    pub fn repetitions(mut self, repetitions: u16) -> Self {
        self.repetitions = repetitions;
        self
    }

    /// The intervals of `F` figures, computed from how many times each of `items` was drawn.
    pub(super) fn intervals<const F: usize>(
        self,
        items: usize,
        mut figures: impl FnMut(&[u64]) -> [Option<f64>; F],
    ) -> [Option<Interval>; F] {
        let mut found: [Vec<f64>; F] = std::array::from_fn(|_| Vec::new());
        let mut random = SplitMix64(self.seed);
        let mut times = vec![0; items];
        for _ in 0..self.repetitions {
            draw(&mut random, &mut times);
            for (found, figure) in found.iter_mut().zip(figures(&times)) {
                found.extend(figure);
            }
        }
        found.map(percentiles)
    }
}

/// Draws as many items as there are, and counts how many times each was drawn.
fn draw(random: &mut SplitMix64, times: &mut [u64]) {
    times.fill(0);
    for _ in 0..times.len() {
        let item = (u128::from(random.next()) * times.len() as u128) >> 64;
        if let Some(count) = times.get_mut(item as usize) {
            *count += 1;
        }
    }
}

fn percentiles(mut figures: Vec<f64>) -> Option<Interval> {
    figures.sort_by(f64::total_cmp);
    let k = (figures.len() + 1) / 40;
    Some(Interval {
        low: *figures.get(k.checked_sub(1)?)?,
        high: *figures.get(figures.len().checked_sub(k)?)?,
        resamples: u16::try_from(figures.len()).ok()?,
    })
}

struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outputs of Vigna's `splitmix64.c` from the seed 1234567.
    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = SplitMix64(1_234_567);
        let found: [u64; 5] = std::array::from_fn(|_| random.next());
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(found, published);
    }

    #[test]
    fn the_ends_are_the_kth_figures_from_both_sides() {
        let interval = percentiles((1..=999).rev().map(f64::from).collect());
        let expected = Interval {
            low: 25.0,
            high: 975.0,
            resamples: 999,
        };
        assert_eq!(interval, Some(expected));
        assert_eq!(percentiles(vec![0.5; 38]), None);
        let least = percentiles((1..=39).map(f64::from).collect()).unwrap();
        assert_eq!((least.low, least.high), (1.0, 39.0));
    }

    #[test]
    fn each_draw_has_as_many_items_as_there_are() {
        let bootstrap = Bootstrap::default().repetitions(50);
        let [size] = bootstrap.intervals(7, |times| [Some(times.iter().sum::<u64>() as f64)]);
        let expected = Interval {
            low: 7.0,
            high: 7.0,
            resamples: 50,
        };
        assert_eq!(size, Some(expected));
    }

    /// The share of ones among 400 has the standard error 0.025 · √(0.96): 0.1 ± 0.03.
    #[test]
    fn an_interval_is_as_wide_as_theory_says() {
        let bootstrap = Bootstrap::default().repetitions(4000);
        let [share] = bootstrap.intervals(400, |times| {
            let ones: u64 = times.iter().take(40).sum();
            [Some(ones as f64 / 400.0)]
        });
        let (low, high) = share.map(|i| (i.low, i.high)).unwrap();
        assert!(
            (low - 0.0706).abs() < 0.004 && (high - 0.1294).abs() < 0.004,
            "{low} {high}"
        );
    }
}
