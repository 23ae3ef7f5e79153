//! Sensitivity in every format.

use std::fmt;

use crate::answer::CellState;
use crate::answer::{CellSensitivity, Flip, Lever, Sensitivity};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, table, wrapped};

/// How many turning cells a text names.
const SHOWN: usize = 12;
/// The settings at which a text counts covered themes.
const GRID: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

impl Sensitivity {
    /// The figures in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for figures that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(answer: &Sensitivity) -> String {
    format!(
        "{} ({}): how far coverage hangs on the {}, {:.2} here",
        answer.title,
        answer.framework,
        answer.lever.words(),
        answer.setting
    )
}

fn formula(answer: &Sensitivity) -> &'static str {
    match answer.lever {
        Lever::Threshold => {
            "Each cell: the highest threshold at which the theme is covered, and in brackets the stability, the \
             smallest change of threshold that turns covered into not covered or back. A theme is covered by one \
             link of at least 0.70 or by any two. never: no threshold covers it."
        }
        Lever::HeadingWeight => {
            "Each cell: the least weight of headings at which the theme is covered, and in brackets the stability, \
             the smallest change of weight that turns covered into not covered or back. 0.00 (-): covered by the \
             statements' own words, whatever headings count. never: no weight covers it."
        }
    }
}

fn words(cell: &CellSensitivity) -> String {
    let mark = match cell.state {
        CellState::NotAssessed => return "not assessed".to_owned(),
        CellState::NotApplicable => return "n/a".to_owned(),
        CellState::Covered => "",
        CellState::Thin => " thin",
        CellState::NotFound => " gap",
    };
    let Some(at) = cell.covered_at else {
        return format!("never{mark}");
    };
    match cell.stability {
        Some(stability) => format!("{at:.2} ({stability:.2}){mark}"),
        None => format!("{at:.2} (-){mark}"),
    }
}

impl fmt::Display for Sensitivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", wrapped(&title(self), ""))?;
        let groups = self.groups.iter().map(|group| cut(&group.label, 20));
        let groups: Vec<String> = groups.collect();
        let header: Vec<String> = std::iter::once("Theme".to_owned())
            .chain(groups.iter().cloned())
            .collect();
        let named = |(theme, row): (&crate::answer::ThemeLabel, &Vec<CellSensitivity>)| {
            let name = format!("{} {}", theme.id, cut(&theme.label, 18));
            std::iter::once(name).chain(row.iter().map(words)).collect()
        };
        let rows: Vec<Vec<String>> = self.themes.iter().zip(&self.cells).map(named).collect();
        writeln!(f, "{}", table(&header, &rows))?;
        f.write_str(&wrapped(formula(self), ""))?;
        write_counts(f, self, &groups)?;
        write_flips(f, self)?;
        write!(
            f,
            "\n{}",
            wrapped(&made_by(self.framework.as_str(), &self.provenance), "")
        )
    }
}

fn write_counts(
    f: &mut fmt::Formatter<'_>,
    answer: &Sensitivity,
    groups: &[String],
) -> fmt::Result {
    let at = format!("Themes covered at a {} of", answer.lever.words());
    write!(f, "\n{}", wrapped(&at, ""))?;
    let header: Vec<String> = std::iter::once(String::new())
        .chain(GRID.map(|at| format!("{at:.1}")))
        .collect();
    let counts = |(i, label): (usize, &String)| {
        let counts = GRID.map(|at| answer.covered_at(i, at).to_string());
        std::iter::once(label.clone()).chain(counts).collect()
    };
    let rows: Vec<Vec<String>> = groups.iter().enumerate().map(counts).collect();
    f.write_str(&table(&header, &rows))
}

fn write_flips(f: &mut fmt::Formatter<'_>, answer: &Sensitivity) -> fmt::Result {
    let (from, to) = told(answer.lever);
    let (flips, all) = (answer.flips(from, to), answer.flips(0.0, 1.0).len());
    let head = format!(
        "Cells that turn between {from:.1} and {to:.1}, the nearest to {:.2} first: {}; beyond: {}",
        answer.setting,
        flips.len(),
        all - flips.len()
    );
    write!(f, "\n{}", wrapped(&head, ""))?;
    for flip in flips.iter().take(SHOWN) {
        f.write_str(&wrapped(&turning(answer.lever, flip), "  "))?;
        let line = format!("on {} “{}”", flip.statement, cut(&flip.text, 80));
        f.write_str(&wrapped(&line, "    "))?;
    }
    match flips.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => f.write_str(&wrapped(&format!("and {more} more"), "  ")),
    }
}

/// The settings that anybody might choose: a turn beyond them is none to worry about.
fn told(lever: Lever) -> (f64, f64) {
    match lever {
        Lever::Threshold => (0.1, 0.9),
        Lever::HeadingWeight => (0.0, 1.0),
    }
}

fn turning(lever: Lever, flip: &Flip) -> String {
    let (what, side) = match (flip.opens, lever) {
        (true, Lever::Threshold) => ("a gap opens", "above"),
        (false, Lever::Threshold) => ("the gap closes", "at or below"),
        (true, Lever::HeadingWeight) => ("a gap opens", "below"),
        (false, Lever::HeadingWeight) => ("the gap closes", "at or above"),
    };
    let (label, theme) = (&flip.label, &flip.theme);
    format!(
        "{label}, {} {}: {what} {side} {:.2} ({:.2} away)",
        theme.id, theme.label, flip.at, flip.distance
    )
}

fn sheet(answer: &Sensitivity) -> Sheet {
    let header = [
        "framework",
        "theme",
        "title",
        answer.grouping.name(),
        "name",
        "lever",
        "setting",
        "state",
        "found_at",
        "covered_at",
        "stability",
        "turns_on",
    ];
    let number = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.3}"));
    let mut rows = Vec::new();
    for (theme, cells) in answer.themes.iter().zip(&answer.cells) {
        for (group, cell) in answer.groups.iter().zip(cells) {
            rows.push(vec![
                answer.framework.to_string(),
                theme.id.to_string(),
                theme.title.clone(),
                group.id.clone(),
                group.label.clone(),
                answer.lever.words().to_owned(),
                format!("{:.3}", answer.setting),
                crate::report::coverage::state_name(cell.state).to_owned(),
                number(cell.found_at),
                number(cell.covered_at),
                number(cell.stability),
                cell.turns_on
                    .as_ref()
                    .map_or(String::new(), ToString::to_string),
            ]);
        }
    }
    Sheet {
        title: title(answer),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![
            formula(answer).to_owned(),
            made_by(answer.framework.as_str(), &answer.provenance),
        ],
    }
}
