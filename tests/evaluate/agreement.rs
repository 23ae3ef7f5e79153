//! Agreement of two codings and of several, against figures computed by hand.

use proptest::prelude::*;

use policy_crosswalk::evaluate::{
    Agreement, Bootstrap, Coding, Counts, Disagreement, Interval, Measure, Reliability, Side,
    ThemeAgreement,
};
use policy_crosswalk::model::{Relation, Verdict};

use crate::common::decided::{self, add, decide, link, no_theme, theme};

const TABLE: &str = "item_id\ttheme_id\tlabel\n";

fn coding(rows: &str) -> Coding {
    let text = format!("{TABLE}{}", rows.replace(' ', "\t"));
    Coding::from_tsv(&text, ["i1", "i2", "i10"], ["T-1", "T-2", "T-3"]).unwrap()
}

fn example() -> Agreement {
    let first = coding("i1 T-1 1\ni2 T-1 1\ni10 T-2 1\ni1 T-2 ?\n");
    let second = coding("i1 T-1 1\ni2 T-2 1\ni10 T-2 1\ni2 T-3 ?\n");
    Agreement::between(&first, &second)
}

#[test]
fn counts_leave_out_what_one_side_did_not_decide() {
    let agreement = example();
    let expected = Counts {
        both: 2,
        first_only: 1,
        second_only: 1,
        neither: 3,
    };
    assert_eq!(agreement.counts, expected);
    assert_eq!(agreement.unscored, 2);
    assert_eq!(agreement.items, 3);
}

#[test]
fn macro_figures_are_means_over_the_themes_that_have_them() {
    let agreement = example();
    // T-1: one shared, one of the first. T-2: one shared, one of the second. T-3: nobody says yes.
    assert_eq!(agreement.macro_precision.value, Some(0.75));
    assert_eq!(agreement.macro_recall.value, Some(0.75));
    let f1 = agreement.macro_f1.value.unwrap();
    assert!((f1 - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(agreement.themes[2].counts.f1(), None);
}

#[test]
fn disagreements_stand_in_natural_order() {
    let disagreement = |item: &str, theme: &str, yes| Disagreement {
        item: item.to_owned(),
        theme: theme.to_owned(),
        yes,
    };
    let expected = [
        disagreement("i2", "T-1", Side::First),
        disagreement("i2", "T-2", Side::Second),
    ];
    assert_eq!(example().disagreements, expected);
}

#[test]
fn without_decisions_nothing_is_defined() {
    let agreement = Agreement::between(&Coding::new(), &coding("i1 T-1 1\n"));
    assert_eq!(agreement.counts.total(), 0);
    assert_eq!(agreement.unscored, 9);
    assert_eq!(agreement.kappa, Measure::default());
}

#[test]
fn an_agreement_reads_back() {
    let agreement = example();
    let text = serde_json::to_string(&agreement).unwrap();
    assert_eq!(serde_json::from_str::<Agreement>(&text).unwrap(), agreement);
}

#[test]
fn public_types_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<(Coding, Agreement, Reliability, Counts, Measure, Side)>();
    crosses::<(Bootstrap, Interval, Disagreement, ThemeAgreement)>();
}

type Rows = Vec<(u8, u8, Option<bool>)>;

fn rows() -> impl Strategy<Value = Rows> {
    prop::collection::vec((0_u8..6, 0_u8..4, any::<Option<bool>>()), 0..30)
}

fn coded(rows: &Rows) -> Coding {
    let mut coding = Coding::new();
    for (item, theme, decision) in rows {
        coding.insert(&format!("i{item}"), &format!("T-{theme}"), *decision);
    }
    coding
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn swapping_the_sides_swaps_precision_and_recall_alone(a in rows(), b in rows()) {
        let (a, b) = (coded(&a), coded(&b));
        let (there, back) = (Agreement::between(&a, &b), Agreement::between(&b, &a));
        prop_assert_eq!(there.f1, back.f1);
        prop_assert_eq!(there.macro_f1, back.macro_f1);
        prop_assert_eq!(there.kappa, back.kappa);
        prop_assert_eq!(there.alpha, back.alpha);
        prop_assert_eq!(there.precision, back.recall);
        prop_assert_eq!(there.disagreements.len(), back.disagreements.len());
        if let Some(kappa) = there.kappa.value {
            prop_assert!((-1.0..=1.0).contains(&kappa));
        }
    }

    #[test]
    fn two_codings_have_the_alpha_of_two_coders(a in rows(), b in rows()) {
        let (a, b) = (coded(&a), coded(&b));
        let (agreement, reliability) = (Agreement::between(&a, &b), Reliability::among([&a, &b]));
        prop_assert_eq!(agreement.alpha, reliability.alpha);
        prop_assert_eq!(agreement.counts.total() * 2, reliability.decisions);
    }

    #[test]
    fn a_coding_agrees_with_itself(a in rows()) {
        let a = coded(&a);
        let agreement = Agreement::between(&a, &a);
        prop_assert!(agreement.disagreements.is_empty());
        for measure in [agreement.f1, agreement.macro_f1, agreement.observed, agreement.kappa] {
            prop_assert!(measure.value.is_none_or(|value| value >= 1.0));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes(a in rows(), b in rows(), seed: u64) {
        let (a, b) = (coded(&a), coded(&b));
        let bootstrap = Bootstrap::default().seed(seed).repetitions(100);
        let [one, two] = [(); 2].map(|()| Agreement::resampled(&a, &b, bootstrap));
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&two).unwrap());
    }

    #[test]
    fn intervals_keep_their_order(a in rows(), b in rows()) {
        let agreement = Agreement::between(&coded(&a), &coded(&b));
        for measure in [agreement.f1, agreement.kappa, agreement.alpha, agreement.macro_f1] {
            if let Some(Interval { low, high, resamples }) = measure.interval {
                prop_assert!(low <= high && (39..=1000).contains(&resamples));
                prop_assert!(measure.value.is_some());
            }
        }
    }
}

#[test]
fn two_reviewers_are_compared_on_what_both_decided() {
    let framework = &decided::world().frameworks[0];
    let one = decided::review(vec![
        decide(link("north/1", "F-1"), Verdict::Accept),
        decide(link("north/2", "F-2"), Verdict::Reject),
        decide(no_theme("north/3"), Verdict::Accept),
        decide(theme("n", "F-3"), Verdict::NotApplicable),
    ]);
    let other = decided::review(vec![
        decide(link("north/1", "F-1"), Verdict::Reject),
        decide(link("north/2", "F-2"), Verdict::Reject),
        decide(link("north/3", "F-3"), add(Relation::BroadMatch, None)),
        decide(no_theme("north/3"), Verdict::Accept),
        decide(no_theme("north/2"), Verdict::Reject),
    ]);
    let [one, other] = [one, other].map(|review| Coding::from_review(framework, &review));
    assert_eq!(one.len(), 5);
    assert_eq!(other.decision("north/3", "F-3"), Some(true));
    assert_eq!(other.decision("north/3", "F-1"), Some(false));
    let agreement = Agreement::between(&one, &other);
    let expected = Counts {
        both: 0,
        first_only: 1,
        second_only: 1,
        neither: 3,
    };
    assert_eq!(agreement.counts, expected);
    // (5·3 − (1·1 + 4·4)) / (5² − (1·1 + 4·4)) = −2/8.
    assert_eq!(agreement.kappa.value, Some(-0.25));
}
