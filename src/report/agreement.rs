//! The report of an agreement for people.

use std::fmt;

use crate::evaluate::Counts;
use crate::evaluate::{Agreement, Interval, Measure, Side};

/// Prints an [`Agreement`] within 80 columns, with names for the two codings.
///
/// Counts, each measure with its interval, each theme, and each disagreement. Names that are too long for
/// their column end in `…`; the [`Agreement`] has them whole.
#[derive(Clone, Copy, Debug)]
pub struct AgreementReport<'a> {
    agreement: &'a Agreement,
    first: &'a str,
    second: &'a str,
}

/// The widths of the columns for names of sides, themes and items.
const SIDE: usize = 16;
const THEME: usize = 23;
const ITEM: usize = 39;

impl<'a> AgreementReport<'a> {
    /// The report with the names `first` and `second`.
    pub fn new(agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            first: "first",
            second: "second",
        }
    }

    /// The same report, with names for the two codings instead of `first` and `second`.
    #[must_use]
    pub fn names(mut self, first: &'a str, second: &'a str) -> Self {
        (self.first, self.second) = (first, second);
        self
    }

    fn name(&self, side: Side) -> String {
        cut(
            match side {
                Side::First => self.first,
                Side::Second => self.second,
            },
            SIDE,
        )
    }
}

impl fmt::Display for AgreementReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts(f)?;
        self.measures(f)?;
        self.themes(f)?;
        self.disagreements(f)
    }
}

/// The two codings are called `first` and `second`.
impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        AgreementReport::new(self).fmt(f)
    }
}

impl AgreementReport<'_> {
    fn counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Agreement {
            items,
            counts,
            unscored,
            ..
        } = self.agreement;
        let (first, second) = (self.name(Side::First), self.name(Side::Second));
        writeln!(f, "Agreement of {first} with {second}\n")?;
        writeln!(f, "{:<26}{items:>10}", "items")?;
        writeln!(f, "{:<26}{:>10}", "decisions by both", counts.total())?;
        for (what, count) in [
            ("both yes".to_owned(), counts.both),
            (format!("only {first}"), counts.first_only),
            (format!("only {second}"), counts.second_only),
            ("both no".to_owned(), counts.neither),
        ] {
            writeln!(f, "  {}{count:>10}", pad(&what, 24))?;
        }
        writeln!(f, "{:<26}{unscored:>10}\n", "decisions by one only")
    }

    fn measures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let a = self.agreement;
        writeln!(f, "{:<26}{:>6}   95% interval", "measure", "value")?;
        for (what, measure) in [
            ("precision", a.precision),
            ("recall", a.recall),
            ("F1", a.f1),
            ("precision, mean of themes", a.macro_precision),
            ("recall, mean of themes", a.macro_recall),
            ("F1, mean of themes", a.macro_f1),
            ("observed agreement", a.observed),
            ("Cohen's kappa", a.kappa),
            ("Krippendorff's alpha", a.alpha),
        ] {
            writeln!(f, "{what:<26}{}", interval(&measure))?;
        }
        let bootstrap = a.bootstrap;
        writeln!(
            f,
            "(percentile bootstrap over items, {} repetitions, seed {})",
            bootstrap.repetitions, bootstrap.seed
        )
    }

    fn themes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.agreement.themes.is_empty() {
            return Ok(());
        }
        writeln!(
            f,
            "\n{}   both {:>6} {:>6} neither   prec    rec     F1  kappa",
            pad("theme", THEME),
            cut(self.first, 6),
            cut(self.second, 6)
        )?;
        for row in &self.agreement.themes {
            let Counts {
                both,
                first_only,
                second_only,
                neither,
            } = row.counts;
            let name = pad(&row.theme, THEME);
            write!(
                f,
                "{name} {both:>6} {first_only:>6} {second_only:>6} {neither:>7}"
            )?;
            let counts = row.counts;
            for figure in [
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.kappa(),
            ] {
                match figure {
                    Some(figure) => write!(f, " {figure:>6.3}")?,
                    None => write!(f, " {:>6}", "-")?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn disagreements(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = &self.agreement.disagreements;
        if rows.is_empty() {
            return writeln!(f, "\nNo disagreements");
        }
        writeln!(f, "\nDisagreements: {}", rows.len())?;
        writeln!(f, "{} {} yes says", pad("item", ITEM), pad("theme", THEME))?;
        for row in rows {
            let (item, theme) = (pad(&row.item, ITEM), pad(&row.theme, THEME));
            writeln!(f, "{item} {theme} {}", self.name(row.yes))?;
        }
        Ok(())
    }
}

/// A figure and its interval, `0.743   0.610 to 0.851`, with `-` for what is undefined.
pub(super) fn interval(measure: &Measure) -> String {
    let value = match measure.value {
        Some(value) => format!("{value:>6.3}"),
        None => format!("{:>6}", "-"),
    };
    match measure.interval {
        Some(Interval { low, high, .. }) => format!("{value}   {low:>6.3} to {high:.3}"),
        None => format!("{value}        -"),
    }
}

/// How many columns a character takes at most; wide scripts begin after U+1100.
fn width(c: char) -> usize {
    if c < '\u{1100}' || c == '…' { 1 } else { 2 }
}

/// The text on one line and within `columns`, with `…` for what does not fit.
fn cut(text: &str, columns: usize) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    if text.chars().map(width).sum::<usize>() <= columns {
        return text.chars().map(plain).collect();
    }
    let mut left = columns.saturating_sub(1);
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            let fits = width(*c) <= left;
            left = left.saturating_sub(width(*c));
            fits
        })
        .map(plain)
        .collect();
    kept.push('…');
    kept
}

/// The text cut to `columns`, and filled up to them.
fn pad(text: &str, columns: usize) -> String {
    let mut text = cut(text, columns);
    let used: usize = text.chars().map(width).sum();
    text.extend(std::iter::repeat_n(' ', columns.saturating_sub(used)));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::evaluate::{Agreement, Bootstrap, Coding};
    use crate::report::AgreementReport;

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
        let report = AgreementReport::new(&agreement)
            .names("crosswalk", "reader")
            .to_string();
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
        assert_eq!(report, expected);
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
            prop_assert!(line.chars().count() <= 80, "{}", line);
        }
    }
    }
}
