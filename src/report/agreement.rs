//! Agreement of two codings in every format.

use std::fmt;

use crate::answer::MadeBy;
use crate::error::Error;
use crate::evaluate::{
    Agreement, Bootstrap, Counts, Disagreement, Interval, Measure, Side, ThemeAgreement,
};
use crate::report::layout::cells::{figure, or_empty};
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text;
use crate::report::{Answer, AsJson};

/// The widths of the columns for names of sides, themes and items.
const SIDE: usize = 16;
const THEME: usize = 23;
const ITEM: usize = 39;
/// What the columns of a side are called in short.
const SHORT: usize = 6;

/// The report of an [`Agreement`], with names for the two codings.
///
/// Counts, each measure with its interval, each theme, and each disagreement. Names that are too long for
/// their column end in `…`; the [`Agreement`] has them whole.
#[derive(Clone, Copy, Debug)]
pub struct AgreementReport<'a> {
    agreement: &'a Agreement,
    first: &'a str,
    second: &'a str,
}

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

    fn name(&self, side: Side) -> &'a str {
        match side {
            Side::First => self.first,
            Side::Second => self.second,
        }
    }

    fn short(&self, side: Side, width: usize) -> String {
        text::cut(self.name(side), width)
    }
}

impl fmt::Display for AgreementReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text(f)
    }
}

/// The JSON of the agreement itself; the names are no part of it.
impl AsJson for AgreementReport<'_> {
    fn kind(&self) -> &'static str {
        self.agreement.kind()
    }

    fn json(&self) -> Result<String, Error> {
        self.agreement.json()
    }
}

/// On a page there are the measures, in a spreadsheet the counts of each theme.
impl Answer for AgreementReport<'_> {
    fn title(&self) -> String {
        let [first, second] = [Side::First, Side::Second].map(|side| self.name(side));
        format!("Agreement of {first} with {second}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        None
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.write_counts(out)?;
        self.write_measures(out)?;
        self.write_themes(out)?;
        self.write_disagreements(out)
    }

    fn table(&self) -> Tabular {
        let rows = measures(self.agreement).map(|(what, measure)| measure_cells(what, &measure));
        let counts = self
            .counts()
            .map(|(what, count)| format!("{what}: {count}"))
            .join("; ");
        let bootstrap = drawn(self.agreement.bootstrap);
        Tabular::new(
            self.title(),
            ["measure", "value", "low", "high", "resamples"],
        )
        .rows(rows)
        .notes([format!("Items: {}; {counts}.", self.agreement.items)])
        .notes([format!(
            "low to high: the 95% interval by {bootstrap}, in so many resamples."
        )])
    }

    fn records(&self) -> Tabular {
        let [first, second] =
            [Side::First, Side::Second].map(|side| format!("only {}", self.name(side)));
        let header = [
            "theme",
            "both",
            &first,
            &second,
            "neither",
            "precision",
            "recall",
            "F1",
            "kappa",
        ];
        let themes = self.agreement.themes.iter();
        let rows = themes
            .map(|row| theme_cells(&row.theme, &row.counts))
            .chain([theme_cells("all", &self.agreement.counts)]);
        Tabular::new(self.title(), header).rows(rows)
    }
}

/// The two codings are called `first` and `second`.
impl Answer for Agreement {
    fn title(&self) -> String {
        AgreementReport::new(self).title()
    }

    fn provenance(&self) -> Option<&MadeBy> {
        None
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        AgreementReport::new(self).text(out)
    }

    fn table(&self) -> Tabular {
        AgreementReport::new(self).table()
    }

    fn records(&self) -> Tabular {
        AgreementReport::new(self).records()
    }
}

impl AgreementReport<'_> {
    fn counts(&self) -> [(String, u64); 6] {
        let Agreement {
            counts, unscored, ..
        } = self.agreement;
        let [first, second] = [Side::First, Side::Second].map(|side| self.short(side, SIDE));
        [
            ("decisions by both".to_owned(), counts.total()),
            ("both yes".to_owned(), counts.both),
            (format!("only {first}"), counts.first_only),
            (format!("only {second}"), counts.second_only),
            ("both no".to_owned(), counts.neither),
            ("decisions by one only".to_owned(), *unscored),
        ]
    }

    fn write_counts(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let [first, second] = [Side::First, Side::Second].map(|side| self.short(side, SIDE));
        writeln!(out, "Agreement of {first} with {second}\n")?;
        writeln!(out, "{:<26}{:>10}", "items", self.agreement.items)?;
        for (what, count) in self.counts() {
            let indent = if what.starts_with("decisions") { 0 } else { 2 };
            let (gap, what) = (" ".repeat(indent), text::filled(&what, 26 - indent));
            writeln!(out, "{gap}{what}{count:>10}")?;
        }
        writeln!(out)
    }

    fn write_measures(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let bootstrap = self.agreement.bootstrap;
        writeln!(out, "{:<26}{:>6}   95% interval", "measure", "value")?;
        let measures = measures(self.agreement);
        for (what, measure) in &measures {
            writeln!(out, "{what:<26}{}", interval(measure, bootstrap))?;
        }
        writeln!(out, "({})", drawn(bootstrap))?;
        let note = resampled(measures.iter().map(|(_, measure)| measure), bootstrap);
        note.map_or(Ok(()), |note| writeln!(out, "({note})"))
    }

    fn write_themes(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        if self.agreement.themes.is_empty() {
            return Ok(());
        }
        let [first, second] =
            [Side::First, Side::Second].map(|side| text::to_the_right(self.name(side), SHORT));
        let theme = text::filled("theme", THEME);
        writeln!(
            out,
            "\n{theme}   both {first} {second} neither   prec    rec     F1  kappa"
        )?;
        for row in &self.agreement.themes {
            write_theme(out, row)?;
        }
        Ok(())
    }

    fn write_disagreements(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let rows = &self.agreement.disagreements;
        if rows.is_empty() {
            return writeln!(out, "\nNo disagreements");
        }
        writeln!(out, "\nDisagreements: {}", rows.len())?;
        let line = |item: &str, theme: &str| {
            format!(
                "{} {}",
                text::filled(item, ITEM),
                text::filled(theme, THEME)
            )
        };
        writeln!(out, "{} yes says", line("item", "theme"))?;
        for Disagreement { item, theme, yes } in rows {
            writeln!(out, "{} {}", line(item, theme), self.short(*yes, SIDE))?;
        }
        Ok(())
    }
}

fn measures(agreement: &Agreement) -> [(&'static str, Measure); 10] {
    [
        ("precision", agreement.precision),
        ("recall", agreement.recall),
        ("F1", agreement.f1),
        ("precision, mean of themes", agreement.macro_precision),
        ("recall, mean of themes", agreement.macro_recall),
        ("F1, mean of themes", agreement.macro_f1),
        ("observed agreement", agreement.observed),
        ("Cohen's kappa", agreement.kappa),
        ("Gwet's AC1", agreement.ac1),
        ("Krippendorff's alpha", agreement.alpha),
    ]
}

fn drawn(bootstrap: Bootstrap) -> String {
    let Bootstrap { seed, repetitions } = bootstrap;
    format!("percentile bootstrap over items, {repetitions} repetitions, seed {seed}")
}

/// What the number behind an interval means, where one has such a number.
pub(super) fn resampled<'m>(
    measures: impl IntoIterator<Item = &'m Measure>,
    bootstrap: Bootstrap,
) -> Option<&'static str> {
    let fewer = |measure: &Measure| of_fewer(measure.interval, bootstrap).is_some();
    let any = measures.into_iter().any(fewer);
    any.then_some("of N: in the other repetitions the figure is undefined, and left out")
}

/// Of how many resamples an interval is made, where that is not all of them.
fn of_fewer(interval: Option<Interval>, bootstrap: Bootstrap) -> Option<u16> {
    let of = interval.map(|interval| interval.resamples);
    of.filter(|resamples| *resamples < bootstrap.repetitions)
}

/// A figure and its interval, `0.743   0.610 to 0.851`, with `-` for what is undefined, and how many resamples have
/// it where not all do.
pub(super) fn interval(measure: &Measure, bootstrap: Bootstrap) -> String {
    let value = match measure.value {
        Some(value) => format!("{value:>6.3}"),
        None => format!("{:>6}", "-"),
    };
    let Some(Interval { low, high, .. }) = measure.interval else {
        return format!("{value}        -");
    };
    let of = of_fewer(measure.interval, bootstrap);
    let of = of.map_or(String::new(), |resamples| format!("  of {resamples}"));
    format!("{value}   {low:>6.3} to {high:.3}{of}")
}

/// A measure as cells: its name, its value, the ends of its interval, and in how many resamples it was defined.
pub(super) fn measure_cells(what: &str, measure: &Measure) -> Vec<String> {
    let interval = measure.interval;
    vec![
        what.to_owned(),
        figure(measure.value),
        figure(interval.map(|interval| interval.low)),
        figure(interval.map(|interval| interval.high)),
        or_empty(interval.map(|interval| interval.resamples)),
    ]
}

fn figures(counts: &Counts) -> [Option<f64>; 4] {
    [
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.kappa(),
    ]
}

/// What both say, only the first, only the second, and neither.
fn decisions(counts: &Counts) -> [u64; 4] {
    [
        counts.both,
        counts.first_only,
        counts.second_only,
        counts.neither,
    ]
}

fn write_theme(out: &mut dyn fmt::Write, row: &ThemeAgreement) -> fmt::Result {
    write!(out, "{}", text::filled(&row.theme, THEME))?;
    for (count, width) in decisions(&row.counts).into_iter().zip([6, 6, 6, 7]) {
        write!(out, " {count:>width$}")?;
    }
    for figure in figures(&row.counts) {
        match figure {
            Some(figure) => write!(out, " {figure:>6.3}")?,
            None => write!(out, " {:>6}", "-")?,
        }
    }
    writeln!(out)
}

fn theme_cells(name: &str, counts: &Counts) -> Vec<String> {
    let decided = decisions(counts).map(|count| count.to_string());
    std::iter::once(name.to_owned())
        .chain(decided)
        .chain(figures(counts).map(figure))
        .collect()
}
