//! Agreement as it is printed.

use proptest::prelude::*;

use policy_crosswalk::Format;
use policy_crosswalk::evaluate::{Agreement, Bootstrap, Coding, Reliability};
use policy_crosswalk::report::{AgreementReport, Answer};

fn coding(decisions: &[(&str, &str, bool)]) -> Coding {
    let mut coding = Coding::new();
    for item in ["i1", "i2", "i10"] {
        for theme in ["T-1", "T-2", "T-3"] {
            coding.insert(item, theme, Some(false));
        }
    }
    for (item, theme, yes) in decisions {
        coding.insert(item, theme, yes.then_some(true));
    }
    coding
}

/// The lowest intervals are those of the one resample in 27 that draws `i2` alone.
#[test]
fn the_report_reads() {
    let first = coding(&[
        ("i1", "T-1", true),
        ("i2", "T-1", true),
        ("i10", "T-2", true),
        ("i1", "T-2", false),
    ]);
    let second = coding(&[
        ("i1", "T-1", true),
        ("i2", "T-2", true),
        ("i10", "T-2", true),
        ("i2", "T-3", false),
    ]);
    let agreement = Agreement::between(&first, &second);
    let named = AgreementReport::new(&agreement).names("crosswalk", "reader");
    let expected = "\
Agreement of crosswalk with reader

items                              3
decisions by both                  7
  both yes                         2
  only crosswalk                   1
  only reader                      1
  both no                          3
decisions by one only              2

measure                    value   95% interval
precision                  0.667    0.000 to 1.000
recall                     0.667    0.000 to 1.000
F1                         0.667    0.000 to 1.000
precision, mean of themes  0.750    0.000 to 1.000
recall, mean of themes     0.750    0.000 to 1.000
F1, mean of themes         0.667    0.000 to 1.000
observed agreement         0.714    0.000 to 1.000
Cohen's kappa              0.417   -1.000 to 1.000
Gwet's AC1                 0.440   -1.000 to 1.000
Krippendorff's alpha       0.458   -0.833 to 1.000
(percentile bootstrap over items, 1000 repetitions, seed 1)

theme                     both cross… reader neither   prec    rec     F1  kappa
T-1                          1      1      0       1  0.500  1.000  0.667  0.400
T-2                          1      0      1       0  1.000  0.500  0.667  0.000
T-3                          0      0      0       2      -      -      -      -

Disagreements: 2
item                                    theme                   yes says
i2                                      T-1                     crosswalk
i2                                      T-2                     reader
";
    assert_eq!(named.to_string(), expected);
    assert_eq!(
        named.report(Format::Csv),
        "\
theme,both,only crosswalk,only reader,neither,precision,recall,F1,kappa
T-1,1,1,0,1,0.500,1.000,0.667,0.400
T-2,1,0,1,0,1.000,0.500,0.667,0.000
T-3,0,0,0,2,,,,
all,2,1,1,3,0.667,0.667,0.667,0.417
"
    );
}

/// Of the two items one has the only yes: a quarter of the resamples draw the other alone, and have no precision.
#[test]
fn an_interval_tells_of_how_many_resamples_it_is_made() {
    let (mut first, mut second) = (Coding::new(), Coding::new());
    for (item, yes) in [("a", true), ("b", false)] {
        first.insert(item, "T", Some(yes));
        second.insert(item, "T", Some(yes));
    }
    let agreement = Agreement::resampled(&first, &second, Bootstrap::default().repetitions(200));
    let report = agreement.to_string();
    let defined = agreement.precision.interval.unwrap().resamples;
    assert!((130..170).contains(&defined), "{defined}");
    let told = |what: &str| report.lines().find(|line| line.starts_with(what)).unwrap();
    assert_eq!(
        told("precision"),
        format!("precision                  1.000    1.000 to 1.000  of {defined}")
    );
    assert_eq!(
        told("observed"),
        "observed agreement         1.000    1.000 to 1.000"
    );
    assert_eq!(
        told("(of N"),
        "(of N: in the other repetitions the figure is undefined, and left out)"
    );
    let reliability = Reliability::among([&first, &second]);
    let defined = reliability.alpha.interval.unwrap().resamples;
    assert_eq!(
        reliability.to_string(),
        format!(
            "Krippendorff's alpha   1.000    1.000 to 1.000  of {defined}
2 coders, 2 items, 4 decisions that another coder's stands beside
(of N: in the other repetitions the figure is undefined, and left out)
"
        )
    );
}

#[test]
fn what_is_undefined_is_a_dash() {
    let report = Agreement::between(&Coding::new(), &coding(&[])).to_string();
    assert!(
        report.contains("Cohen's kappa                  -        -\n"),
        "{report}"
    );
    assert!(report.ends_with("\nNo disagreements\n"), "{report}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

#[test]
fn a_report_keeps_to_80_columns(
    item in ".{0,100}", theme in ".{0,100}", name in ".{0,40}", yes: bool,
) {
    let (mut a, mut b) = (Coding::new(), Coding::new());
    a.insert(&item, &theme, Some(yes));
    b.insert(&item, &theme, Some(!yes));
    let agreement = Agreement::resampled(&a, &b, Bootstrap::default().repetitions(0));
    let report = AgreementReport::new(&agreement).names(&name, "b").to_string();
    for line in report.lines() {
        prop_assert!(textwrap::core::display_width(line) <= 80, "{}", line);
    }
}
}
