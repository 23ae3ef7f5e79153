//! The fourfold table of two coders' decisions, and what follows from it.

use serde::{Deserialize, Serialize};

use crate::evaluate::alpha::Coincidences;

/// How often two codings said what, over pairs of an item and a theme that both decided.
///
/// Each figure is `None` where it is 0/0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Both say yes.
    pub both: u64,
    /// Only the first says yes.
    pub first_only: u64,
    /// Only the second says yes.
    pub second_only: u64,
    /// Both say no.
    pub neither: u64,
}

impl Counts {
    /// Adds `times` pairs on which the codings said `first` and `second`.
    pub(super) fn add(&mut self, first: bool, second: bool, times: u64) {
        let count = match (first, second) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.first_only,
            (false, true) => &mut self.second_only,
            (false, false) => &mut self.neither,
        };
        *count = count.saturating_add(times);
    }

    /// How many pairs were counted.
    pub fn total(&self) -> u64 {
        [self.both, self.first_only, self.second_only, self.neither]
            .into_iter()
            .fold(0, u64::saturating_add)
    }

    /// Precision, 0 to 1: of the pairs to which the first says yes, the share to which the second does.
    ///
    /// Source: Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), section 8.3,
    /// with the second coding as the reference.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.both, self.both.saturating_add(self.first_only))
    }

    /// Recall, 0 to 1: of the pairs to which the second says yes, the share to which the first does.
    ///
    /// Source: as of [`Counts::precision`].
    pub fn recall(&self) -> Option<f64> {
        ratio(self.both, self.both.saturating_add(self.second_only))
    }

    /// F1, 0 to 1: the harmonic mean of precision and recall, `2·both / (2·both + first_only + second_only)`.
    ///
    /// In this form it is 0, not undefined, where both say yes somewhere and never to the same pair. Which
    /// coding is the first makes no difference.
    ///
    /// Source: van Rijsbergen, *Information Retrieval* (2nd edition 1979), chapter 7, as 1 − E at β = 1; the
    /// same as the coefficient of Dice (1945).
    pub fn f1(&self) -> Option<f64> {
        let twice = self.both.saturating_mul(2);
        let differing = self.first_only.saturating_add(self.second_only);
        ratio(twice, twice.saturating_add(differing))
    }

    /// Observed agreement, 0 to 1: the share of pairs on which both say the same.
    ///
    /// Source: p₀ of Cohen (1960).
    pub fn observed(&self) -> Option<f64> {
        ratio(self.both.saturating_add(self.neither), self.total())
    }

    /// Cohen's kappa, −1 to 1: (p₀ − pₑ) / (1 − pₑ), where p₀ is the observed agreement and pₑ the one that
    /// is expected if each coder says yes as often as they do, but to pairs drawn at random.
    ///
    /// `None` where both say the same to everything, for then pₑ is 1.
    ///
    /// Source: Cohen, "A coefficient of agreement for nominal scales", *Educational and Psychological
    /// Measurement* 20 (1960), pages 37 to 46.
    pub fn kappa(&self) -> Option<f64> {
        kappa(&[
            [self.both, self.first_only],
            [self.second_only, self.neither],
        ])
    }

    /// Gwet's AC1, −1 to 1: as kappa, but pₑ is 2π(1 − π), where π is the mean of how often each coder says yes. Where
    /// nearly all decisions are no, as with many themes, kappa falls though the coders agree; this does not.
    ///
    /// Source: Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", *British
    /// Journal of Mathematical and Statistical Psychology* 61 (2008), pages 29 to 48.
    pub fn ac1(&self) -> Option<f64> {
        ac1(&[
            [self.both, self.first_only],
            [self.second_only, self.neither],
        ])
    }

    /// Krippendorff's alpha for nominal data, at most 1; see [`Reliability`](crate::evaluate::Reliability).
    pub fn alpha(&self) -> Option<f64> {
        let mut coincidences = Coincidences::default();
        coincidences.add(&[2, 0], self.both);
        coincidences.add(&[1, 1], self.first_only.saturating_add(self.second_only));
        coincidences.add(&[0, 2], self.neither);
        coincidences.alpha()
    }
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Cohen's kappa of a table with the first coder's values in rows and the second's in columns.
///
/// With counts instead of shares: (n·Σnᵢᵢ − Σrᵢcᵢ) / (n² − Σrᵢcᵢ), so that only the division rounds.
fn kappa<const V: usize>(table: &[[u64; V]; V]) -> Option<f64> {
    let mut columns = [0_u128; V];
    let (mut agreed, mut expected) = (0_u128, 0_u128);
    for (i, row) in table.iter().enumerate() {
        for (column, count) in columns.iter_mut().zip(row) {
            *column += u128::from(*count);
        }
        agreed += row.get(i).copied().map_or(0, u128::from);
    }
    for (row, column) in table.iter().zip(columns) {
        let row: u128 = row.iter().copied().map(u128::from).sum();
        expected = expected.saturating_add(row.saturating_mul(column));
    }
    let n: u128 = columns.iter().sum();
    let chance_left = n.saturating_mul(n).saturating_sub(expected);
    let gained = n.saturating_mul(agreed) as f64 - expected as f64;
    (chance_left > 0).then(|| gained / chance_left as f64)
}

/// Gwet's AC1 of a table: chance agreement is Σπᵢ(1 − πᵢ) / (V − 1), where πᵢ is the mean share of a value.
fn ac1<const V: usize>(table: &[[u64; V]; V]) -> Option<f64> {
    let mut values = [0.0_f64; V];
    let (mut n, mut agreed) = (0.0, 0.0);
    for (i, row) in table.iter().enumerate() {
        for (j, count) in row.iter().enumerate() {
            let count = *count as f64;
            n += count;
            values[i] += count;
            values[j] += count;
            agreed += if i == j { count } else { 0.0 };
        }
    }
    if n == 0.0 {
        return None;
    }
    let shares = values.map(|count| count / (2.0 * n));
    let spread: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
    let chance = spread / (V as f64 - 1.0);
    Some((agreed / n - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn near(found: Option<f64>, published: f64, digits: i32) {
        let found = found.unwrap();
        let half = 0.5 * 10_f64.powi(-digits) + 1e-12;
        assert!(
            (found - published).abs() <= half,
            "{found} is not {published}"
        );
    }

    fn counts(both: u64, first_only: u64, second_only: u64, neither: u64) -> Counts {
        Counts {
            both,
            first_only,
            second_only,
            neither,
        }
    }

    #[test]
    fn kappa_of_published_fourfold_tables() {
        // Wikipedia, "Cohen's kappa": fifty grant proposals, then two tables of equal agreement.
        near(counts(20, 5, 10, 15).kappa(), 0.4, 4);
        near(counts(20, 5, 10, 15).observed(), 0.7, 4);
        near(counts(45, 15, 25, 15).kappa(), 0.1304, 4);
        near(counts(25, 35, 5, 35).kappa(), 0.2593, 4);
        // Gwet (2008), the paradox of high agreement and low kappa.
        near(counts(118, 5, 2, 0).observed(), 0.944, 4);
        near(counts(118, 5, 2, 0).kappa(), -0.0234, 4);
    }

    #[test]
    fn kappa_of_published_larger_tables() {
        // Cohen (1968), table 1: diagnoses of two judges; 0.492 unweighted.
        near(kappa(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 0.492, 3);
        // Hout, Duncan and Sobel (1987), ratings of wives and husbands.
        let couples = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]];
        near(kappa(&couples), 0.129_330, 6);
    }

    #[test]
    fn ac1_of_published_tables() {
        // The overview of Gwet's R package irrCAC 1.0: two abstractors of 100 pregnancies.
        near(ac1(&[[13, 0, 0], [0, 20, 7], [0, 4, 56]]), 0.849_330_5, 7);
        near(kappa(&[[13, 0, 0], [0, 20, 7], [0, 4, 56]]), 0.796_409_4, 7);
        // The paradox again: (0.944 − 0.054432) / (1 − 0.054432).
        near(counts(118, 5, 2, 0).ac1(), 0.9408, 4);
        near(counts(10, 0, 0, 0).ac1(), 1.0, 9);
        near(counts(0, 5, 5, 0).ac1(), -1.0, 9);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let counts = counts(8, 2, 8, 100);
        near(counts.precision(), 0.8, 9);
        near(counts.recall(), 0.5, 9);
        near(counts.f1(), 2.0 * 0.8 * 0.5 / 1.3, 9);
    }

    #[test]
    fn what_is_nothing_by_nothing_is_undefined() {
        let nothing = Counts::default();
        let no_yes = counts(0, 0, 0, 9);
        for counts in [nothing, no_yes] {
            assert_eq!(counts.precision(), None);
            assert_eq!(counts.recall(), None);
            assert_eq!(counts.f1(), None);
            assert_eq!(counts.kappa(), None);
            assert_eq!(counts.alpha(), None);
        }
        assert_eq!((nothing.ac1(), no_yes.ac1()), (None, Some(1.0)));
        assert_eq!(nothing.observed(), None);
        assert_eq!(no_yes.observed(), Some(1.0));
        assert_eq!(counts(9, 0, 0, 0).kappa(), None);
        assert_eq!(counts(0, 1, 1, 0).f1(), Some(0.0));
    }

    proptest! {
        #[test]
        fn figures_keep_their_range_and_symmetry(
            a in 0_u64..500, b in 0_u64..500, c in 0_u64..500, d in 0_u64..500,
        ) {
            let (x, swapped) = (counts(a, b, c, d), counts(a, c, b, d));
            prop_assert_eq!(x.kappa(), swapped.kappa());
            prop_assert_eq!(x.alpha(), swapped.alpha());
            prop_assert_eq!(x.f1(), swapped.f1());
            prop_assert_eq!(x.precision(), swapped.recall());
            for figure in [x.precision(), x.recall(), x.f1(), x.observed()].into_iter().flatten() {
                prop_assert!((0.0..=1.0).contains(&figure));
            }
            prop_assert_eq!(x.ac1(), swapped.ac1());
            for figure in [x.kappa(), x.alpha(), x.ac1()].into_iter().flatten() {
                prop_assert!((-1.0..=1.0).contains(&figure), "{}", figure);
            }
        }

        #[test]
        fn no_count_overflows(a: u64, b: u64, c: u64, d: u64) {
            let x = counts(a, b, c, d);
            let _ = (x.precision(), x.recall(), x.f1(), x.observed(), x.kappa(), x.alpha(), x.ac1());
        }
    }
}
