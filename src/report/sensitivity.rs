//! Sensitivity in every format.

use std::fmt;

use crate::answer::{ByLevel, CellSensitivity, CellState, Flip, Lever, MadeBy, Sensitivity};
use crate::report::Answer;
use crate::report::coverage::state_name;
use crate::report::layout::cells::{figure, or_empty};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{figures, so_many};
use crate::report::layout::matrix;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

/// How many turning cells a text names.
const SHOWN: usize = 12;
/// The settings at which a text counts covered themes.
const GRID: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

impl Answer for Sensitivity {
    fn title(&self) -> String {
        let (title, framework, setting) = (&self.title, &self.framework, self.setting);
        let lever = self.lever.words();
        format!("{title} ({framework}): how far coverage hangs on the {lever}, {setting:.2} here")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        page.blank()?;
        let header = matrix::header(self.groups.iter().map(|group| group.label.as_str()), 20);
        let cells = self.cells.rows();
        page.table(&header, &matrix::by_theme(&self.themes, cells, 18, words))?;
        page.blank()?;
        page.line(0, formula(self))?;
        write_counts(&mut page, self)?;
        write_flips(&mut page, self)?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let columns = [
            "lever",
            "setting",
            "state",
            "found_at",
            "covered_at",
            "stability",
            "turns_on",
        ];
        let header = matrix::cell_header(self.grouping, columns);
        let cells = self.cells.rows();
        let facts = |cell: &CellSensitivity| vec![facts(self, cell)];
        let rows = matrix::cell_by_cell(&self.framework, &self.themes, &self.groups, cells, facts);
        let made = made_by(&self.provenance);
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([formula(self), &made])
    }
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

fn write_counts(page: &mut Page<'_>, answer: &Sensitivity) -> fmt::Result {
    let all = ByLevel::count(answer.themes.iter().map(|theme| theme.level));
    let (told, lever) = (so_many(all, answer.level), answer.lever.words());
    page.apart(&match all.parts {
        0 => format!("Themes covered at a {lever} of"),
        _ => format!("Of {told} covered at a {lever} of"),
    })?;
    let row = |first: String, cells: [String; 9]| std::iter::once(first).chain(cells).collect();
    let header: Vec<String> = row(String::new(), GRID.map(|at| format!("{at:.1}")));
    let rows = answer.groups.iter().enumerate().map(|(i, group)| {
        let counts = GRID.map(|at| figures(answer.covered_at(i, at), all, answer.level));
        row(cut(&group.label, 20), counts)
    });
    page.table(&header, &rows.collect::<Vec<_>>())
}

fn write_flips(page: &mut Page<'_>, answer: &Sensitivity) -> fmt::Result {
    let (from, to) = told(answer.lever);
    let (flips, all) = (answer.flips(from, to), answer.flips(0.0, 1.0).len());
    page.apart(&format!(
        "Cells that turn between {from:.1} and {to:.1}, the nearest to {:.2} first: {}; beyond: {}",
        answer.setting,
        flips.len(),
        all - flips.len()
    ))?;
    for flip in flips.iter().take(SHOWN) {
        page.line(2, &turning(answer.lever, flip))?;
        page.line(
            4,
            &format!("on {} “{}”", flip.statement, cut(&flip.text, 80)),
        )?;
    }
    page.more(2, flips.len(), SHOWN)
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
    let (label, theme) = (&flip.group.label, &flip.theme);
    format!(
        "{label}, {} {}: {what} {side} {:.2} ({:.2} away)",
        theme.id, theme.label, flip.at, flip.distance
    )
}

fn facts(answer: &Sensitivity, cell: &CellSensitivity) -> Vec<String> {
    vec![
        answer.lever.words().to_owned(),
        figure(Some(answer.setting)),
        state_name(cell.state).to_owned(),
        figure(cell.found_at),
        figure(cell.covered_at),
        figure(cell.stability),
        or_empty(cell.turns_on.as_ref()),
    ]
}
