//! Krippendorff's alpha: the reliability of any number of coders.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluate::Bootstrap;
use crate::evaluate::Coding;
use crate::evaluate::Measure;
use crate::evaluate::coding::Name;

/// What alpha needs of the coincidence matrix for nominal data with `V` values.
#[derive(Clone, Debug)]
pub(super) struct Coincidences<const V: usize> {
    /// The sum of the matrix off its diagonal: coincidences of unlike values.
    unlike: f64,
    /// For each value how often it occurs in units that at least two coders decided.
    values: [u128; V],
}

impl<const V: usize> Default for Coincidences<V> {
    fn default() -> Self {
        Self {
            unlike: 0.0,
            values: [0; V],
        }
    }
}

impl<const V: usize> Coincidences<V> {
    /// Adds, `times` over, a unit to which so many coders gave each value.
    ///
    /// A unit that fewer than two coders decided says nothing of agreement, and is left out.
    pub(super) fn add(&mut self, unit: &[u32; V], times: u64) {
        let coders: u64 = unit.iter().copied().map(u64::from).sum();
        if coders < 2 {
            return;
        }
        let mut unlike_pairs = 0.0;
        for (value, count) in self
            .values
            .iter_mut()
            .zip(unit.iter().copied().map(u64::from))
        {
            unlike_pairs += count as f64 * (coders - count) as f64;
            *value += u128::from(count) * u128::from(times);
        }
        self.unlike += times as f64 * unlike_pairs / (coders - 1) as f64;
    }

    /// How many decisions were paired with another coder's.
    fn pairable(&self) -> u128 {
        self.values.iter().sum()
    }

    /// Alpha = 1 − (n − 1)·Σo(c,k) / Σn(c)·n(k), both sums over unlike values c and k.
    pub(super) fn alpha(&self) -> Option<f64> {
        let n = self.pairable();
        let expected: u128 = self
            .values
            .iter()
            .map(|value| value.saturating_mul(n - value))
            .fold(0, u128::saturating_add);
        (expected > 0).then(|| 1.0 - n.saturating_sub(1) as f64 * self.unlike / expected as f64)
    }
}

/// How far any number of coders can stand in for each other, as Krippendorff's alpha.
///
/// The units are pairs of an item and a theme, the values yes and no. Alpha is 1 − Dₒ/Dₑ: the observed
/// disagreement by the one expected if decisions were spread over units at random. It is 1 where the coders
/// agree throughout, 0 where they agree as by chance, and below 0 where they agree less than that. Coders may
/// leave out any pair, or leave it undecided; pairs that fewer than two of them decided do not count. Alpha is
/// `None` where all decisions that count are the same, for then it is 0/0.
///
/// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011),
/// section C, for nominal data, any number of observers, missing data.
///
/// ```
/// use policy_crosswalk::evaluate::{Coding, Reliability};
///
/// let mut coders = [Coding::new(), Coding::new(), Coding::new()];
/// for (coder, decisions) in coders.iter_mut().zip(["110", "111", "11?"]) {
///     for (item, decision) in ["a", "b", "c"].into_iter().zip(decisions.chars()) {
///         coder.insert(item, "MAT-3", decision.to_digit(2).map(|digit| digit == 1));
///     }
/// }
/// let reliability = Reliability::among(&coders);
/// assert_eq!(reliability.decisions, 8);
/// assert_eq!(reliability.alpha.value, Some(0.0));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// Alpha, at most 1, with its interval.
    pub alpha: Measure,
    /// How many codings were compared.
    pub coders: usize,
    /// How many items have a pair that at least two coders decided.
    pub items: usize,
    /// How many decisions count: those on pairs that at least two coders decided.
    pub decisions: u64,
    /// How the interval was drawn.
    pub bootstrap: Bootstrap,
}

impl Reliability {
    /// The reliability of `codings`, with the default bootstrap.
    pub fn among<'a>(codings: impl IntoIterator<Item = &'a Coding>) -> Self {
        Self::resampled(codings, Bootstrap::default())
    }

    /// The reliability of `codings`, with an interval from `bootstrap`.
    pub fn resampled<'a>(
        codings: impl IntoIterator<Item = &'a Coding>,
        bootstrap: Bootstrap,
    ) -> Self {
        let codings: Vec<&Coding> = codings.into_iter().collect();
        let items = by_item(&codings);
        let whole = coincidences(&items, &vec![1; items.len()]);
        let [interval] =
            bootstrap.intervals(items.len(), |times| [coincidences(&items, times).alpha()]);
        Self {
            alpha: Measure {
                value: whole.alpha(),
                interval,
            },
            coders: codings.len(),
            items: items.len(),
            decisions: u64::try_from(whole.pairable()).unwrap_or(u64::MAX),
            bootstrap,
        }
    }
}

/// For each item that counts, in natural order, how many coders said yes and no to each of its themes.
fn by_item(codings: &[&Coding]) -> Vec<Vec<[u32; 2]>> {
    let mut items: BTreeMap<&Name, BTreeMap<&Name, [u32; 2]>> = BTreeMap::new();
    for coding in codings {
        for (item, theme, decision) in coding.pairs() {
            let Some(yes) = decision else { continue };
            let [said_yes, said_no] = items.entry(item).or_default().entry(theme).or_default();
            *(if yes { said_yes } else { said_no }) += 1;
        }
    }
    items
        .into_values()
        .map(|themes| {
            let paired = themes
                .into_values()
                .filter(|unit| unit.iter().sum::<u32>() > 1);
            paired.collect::<Vec<_>>()
        })
        .filter(|units| !units.is_empty())
        .collect()
}

fn coincidences(items: &[Vec<[u32; 2]>], times: &[u64]) -> Coincidences<2> {
    let mut sum = Coincidences::default();
    for (units, times) in items.iter().zip(times) {
        for unit in units {
            sum.add(unit, *times);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Alpha of rows of values, one row for each coder, `.` where a value is missing.
    #[track_caller]
    fn alpha<const V: usize>(values: &str, coders: &[&str]) -> f64 {
        let mut sum = Coincidences::<V>::default();
        for unit in 0..coders[0].len() {
            let mut counts = [0; V];
            for coder in coders {
                if let Some(value) = values.find(&coder[unit..=unit]) {
                    counts[value] += 1;
                }
            }
            sum.add(&counts, 1);
        }
        sum.alpha().unwrap()
    }

    #[track_caller]
    fn near(found: f64, published: f64) {
        assert!(
            (found - published).abs() < 5e-4,
            "{found} is not {published}"
        );
    }

    /// The examples of Krippendorff (2011), sections A, B and C.
    #[test]
    fn published_examples() {
        near(alpha::<2>("01", &["0100000010", "1110010000"]), 0.095);
        near(
            alpha::<5>("abcde", &["aabbdcccedda", "babbbccceddd"]),
            0.692,
        );
        let four = [
            "123321412...",
            "1233224125.3",
            ".3332342251.",
            "12332441251.",
        ];
        near(alpha::<5>("12345", &four), 0.743);
    }

    /// Gwet (2008): 125 units, two coders, high agreement by chance alone.
    #[test]
    fn published_paradox() {
        let mut sum = Coincidences::default();
        sum.add(&[2, 0], 118);
        sum.add(&[1, 1], 7);
        assert!((sum.alpha().unwrap() - -0.024_691).abs() < 5e-7);
    }

    fn coding(decisions: &[(u8, u8, Option<bool>)]) -> Coding {
        let mut coding = Coding::new();
        for (item, theme, decision) in decisions {
            coding.insert(&format!("i{item}"), &format!("T-{theme}"), *decision);
        }
        coding
    }

    #[test]
    fn the_binary_example_through_codings() {
        let coders = ["0100000010", "1110010000"].map(|row| {
            let mut coding = Coding::new();
            for (item, value) in row.char_indices() {
                coding.insert(&item.to_string(), "T", Some(value == '1'));
            }
            coding
        });
        let reliability = Reliability::among(&coders);
        near(reliability.alpha.value.unwrap(), 0.095);
        assert_eq!((reliability.items, reliability.decisions), (10, 20));
    }

    #[test]
    fn nobody_and_one_coder_have_no_alpha() {
        let alone = coding(&[(1, 1, Some(true)), (2, 1, Some(false))]);
        for codings in [vec![], vec![&alone]] {
            let reliability = Reliability::among(codings);
            assert_eq!(
                reliability.alpha,
                Measure {
                    value: None,
                    interval: None
                }
            );
            assert_eq!(reliability.items, 0);
        }
    }

    proptest! {
        #[test]
        fn identical_codings_have_alpha_one(
            decisions in prop::collection::vec((0_u8..6, 0_u8..4, any::<Option<bool>>()), 0..40),
            coders in 2_usize..5,
        ) {
            let one = coding(&decisions);
            let both_values = [true, false].iter().all(|v| one.iter().any(|d| d.2 == Some(*v)));
            let found = Reliability::among(std::iter::repeat_n(&one, coders)).alpha.value;
            prop_assert_eq!(found, both_values.then_some(1.0));
        }

        #[test]
        fn the_order_of_coders_makes_no_difference(
            a in prop::collection::vec((0_u8..6, 0_u8..4, any::<Option<bool>>()), 0..40),
            b in prop::collection::vec((0_u8..6, 0_u8..4, any::<Option<bool>>()), 0..40),
            c in prop::collection::vec((0_u8..6, 0_u8..4, any::<Option<bool>>()), 0..40),
        ) {
            let [a, b, c] = [a, b, c].map(|d| coding(&d));
            let found = Reliability::among([&a, &b, &c]);
            prop_assert_eq!(&found, &Reliability::among([&c, &a, &b]));
            prop_assert!(found.alpha.value.is_none_or(|alpha| alpha <= 1.0));
        }
    }
}
