//! Tables of themes down and groups across, which several answers have.

use crate::answer::ThemeLabel;
use crate::graph::{Group, Grouping};
use crate::model::FrameworkId;
use crate::report::layout::text::cut;

/// One row for each theme: its name, then its cells in words.
pub(crate) fn by_theme<'m, C: 'm>(
    themes: &[ThemeLabel],
    cells: impl IntoIterator<Item = &'m [C]>,
    width: usize,
    words: impl Fn(&C) -> String,
) -> Vec<Vec<String>> {
    let named = |(theme, row): (&ThemeLabel, &'m [C])| {
        let name = format!("{} {}", theme.id, cut(&theme.label, width));
        std::iter::once(name)
            .chain(row.iter().map(&words))
            .collect()
    };
    themes.iter().zip(cells).map(named).collect()
}

/// The header above: `Theme`, then the names.
pub(crate) fn header<'n>(names: impl IntoIterator<Item = &'n str>, width: usize) -> Vec<String> {
    let names = names.into_iter().map(|name| cut(name, width));
    std::iter::once("Theme".to_owned()).chain(names).collect()
}

/// The columns of [`cell_by_cell`], with those of the facts behind.
pub(crate) fn cell_header<'c>(
    grouping: Grouping,
    facts: impl IntoIterator<Item = &'c str>,
) -> Vec<String> {
    let about = ["framework", "theme", "title", grouping.name(), "name"];
    about.into_iter().chain(facts).map(str::to_owned).collect()
}

/// The rows of all cells for a spreadsheet: framework, theme, its title, group and its label come before what
/// `facts` tells of a cell, in one row for each.
pub(crate) fn cell_by_cell<'m, C: 'm>(
    framework: &FrameworkId,
    themes: &[ThemeLabel],
    groups: &[Group],
    cells: impl IntoIterator<Item = &'m [C]>,
    facts: impl Fn(&C) -> Vec<Vec<String>>,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (theme, row) in themes.iter().zip(cells) {
        for (group, cell) in groups.iter().zip(row) {
            for facts in facts(cell) {
                let mut row = vec![
                    framework.to_string(),
                    theme.id.to_string(),
                    theme.title.clone(),
                    group.id.clone(),
                    group.label.clone(),
                ];
                row.extend(facts);
                rows.push(row);
            }
        }
    }
    rows
}
