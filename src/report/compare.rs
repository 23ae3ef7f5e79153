//! A comparison in every format.

use std::fmt;

use crate::answer::Comparison;
use crate::answer::OnlyIn;
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

/// How many statements a text names for one theme.
const SHOWN: usize = 3;

impl Comparison {
    /// The comparison in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a comparison that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(comparison: &Comparison) -> String {
    let [first, second] = &comparison.sides;
    format!(
        "{first} and {second} against {} ({})",
        comparison.title, comparison.framework
    )
}

fn similarity(comparison: &Comparison) -> String {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    format!(
        "Similarity: Jaccard index of the covered themes {}, cosine of the statement counts {}.",
        number(comparison.jaccard),
        number(comparison.cosine)
    )
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        f.write_str(&wrapped(&similarity(self), ""))?;
        for (side, older) in self.sides.iter().zip(self.retrospective) {
            if older {
                let note = format!(
                    "{side}: the framework is younger than its plans: a crosswalk, no test."
                );
                f.write_str(&wrapped(&note, ""))?;
            }
        }
        let [first, second] = &self.sides;
        write!(
            f,
            "\n{}",
            wrapped(&format!("Covered by both: {}", self.shared.len()), "")
        )?;
        for (theme, [a, b]) in &self.shared {
            let line = format!(
                "{} {} ({first}: {}; {second}: {})",
                theme.id,
                theme.title,
                a.name(),
                b.name()
            );
            f.write_str(&wrapped(&line, "  "))?;
        }
        for (side, only) in [(first, &self.only_first), (second, &self.only_second)] {
            write!(
                f,
                "\n{}",
                wrapped(&format!("Only in {side}: {}", only.len()), "")
            )?;
            only.iter().try_for_each(|only| write_only(f, only))?;
        }
        write!(
            f,
            "\n{}",
            wrapped(&format!("In neither: {}", self.neither.len()), "")
        )?;
        for theme in &self.neither {
            f.write_str(&wrapped(&format!("{} {}", theme.id, theme.title), "  "))?;
        }
        let made = made_by(self.framework.as_str(), &self.provenance);
        write!(f, "\n{}", wrapped(&made, ""))
    }
}

fn write_only(f: &mut fmt::Formatter<'_>, only: &OnlyIn) -> fmt::Result {
    f.write_str(&wrapped(
        &format!("{} {}", only.theme.id, only.theme.title),
        "  ",
    ))?;
    for filler in only.fillers.iter().take(SHOWN) {
        let text = cut(&filler.text, 90);
        let line = format!(
            "{} ({}, {:.2}) {text}",
            filler.statement,
            filler.depth.name(),
            filler.confidence
        );
        f.write_str(&wrapped(&line, "    "))?;
    }
    match only.fillers.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => f.write_str(&wrapped(&format!("and {more} more"), "    ")),
    }
}

fn sheet(comparison: &Comparison) -> Sheet {
    let [first, second] = &comparison.sides;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row =
        |theme: &crate::answer::ThemeLabel, covered: &str, depths: [&str; 2], fillers: &str| {
            let [a, b] = depths.map(str::to_owned);
            rows.push(vec![
                theme.id.to_string(),
                theme.title.clone(),
                covered.to_owned(),
                a,
                b,
                fillers.to_owned(),
            ]);
        };
    for (theme, [a, b]) in &comparison.shared {
        row(theme, "both", [a.name(), b.name()], "");
    }
    for only in &comparison.only_first {
        row(&only.theme, first, [deepest(only), ""], &ids(only));
    }
    for only in &comparison.only_second {
        row(&only.theme, second, ["", deepest(only)], &ids(only));
    }
    for theme in &comparison.neither {
        row(theme, "neither", ["", ""], "");
    }
    let header = [
        "theme",
        "title",
        "covered by",
        first,
        second,
        "statements that would fill the gap",
    ];
    Sheet {
        title: title(comparison),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![
            similarity(comparison),
            made_by(comparison.framework.as_str(), &comparison.provenance),
        ],
    }
}

fn deepest(only: &OnlyIn) -> &'static str {
    only.fillers
        .first()
        .map_or("", |filler| filler.depth.name())
}

fn ids(only: &OnlyIn) -> String {
    let ids: Vec<&str> = only
        .fillers
        .iter()
        .map(|filler| filler.statement.as_str())
        .collect();
    ids.join(" ")
}
