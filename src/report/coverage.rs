//! The coverage matrix in every format.

use std::fmt;

use crate::answer::CoverageMatrix;
use crate::answer::{Cell, CellState, Depth};
use crate::error::Error;
use crate::format::toml_json;
use crate::graph::Grouping;
use crate::model::Decision;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::cut;

/// Up to this many groups stand beside each other, each cell in words; more stand below each other, in letters.
const BESIDE: usize = 4;

impl CoverageMatrix {
    /// The matrix in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a matrix that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(text_sheet(self).to_text()),
            Format::Markdown => Ok(words_sheet(self, usize::MAX).to_markdown()),
            Format::Csv => Ok(long_sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

impl fmt::Display for CoverageMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text_sheet(self).to_text())
    }
}

fn title(matrix: &CoverageMatrix) -> String {
    format!(
        "{} ({}), by {}",
        matrix.title,
        matrix.framework,
        matrix.grouping.name()
    )
}

fn text_sheet(matrix: &CoverageMatrix) -> Sheet {
    if matrix.groups.len() <= BESIDE {
        let partly = matrix.cells.iter().flatten().any(is_partly_reviewed);
        words_sheet(matrix, if partly { 18 } else { 22 })
    } else {
        letters_sheet(matrix)
    }
}

/// Themes down, groups across, cells in words.
fn words_sheet(matrix: &CoverageMatrix, width: usize) -> Sheet {
    let mut header = vec!["Theme".to_owned()];
    header.extend(
        matrix
            .groups
            .iter()
            .map(|group| cut(&group.label, width.clamp(22, 24))),
    );
    let id_width = matrix
        .themes
        .iter()
        .map(|theme| theme.id.as_str().len())
        .max()
        .unwrap_or(0);
    let name = |i: usize| {
        let theme = &matrix.themes[i];
        let label = cut(&theme.label, width);
        format!(
            "{}{:id_width$}  {label}",
            "  ".repeat(theme.level),
            theme.id
        )
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (i, cells) in matrix.cells.iter().enumerate() {
        let cells = cells.iter().map(words);
        rows.push(std::iter::once(name(i)).chain(cells).collect());
    }
    rows.push(totals(matrix, "Themes covered", |group| {
        format!("{} of {}", matrix.covered(group), matrix.applicable(group))
    }));
    rows.push(totals(matrix, "Statements linked", |group| {
        format!("{} of {}", matrix.linked[group], matrix.statements[group])
    }));
    if matrix.is_reviewed() {
        rows.push(totals(matrix, "… reviewed", |group| {
            format!("{} of {}", matrix.reviewed[group], matrix.linked[group])
        }));
    }
    let mut notes = vec![
        "Each cell: the deepest that one statement goes (named < planned < scheduled < owned < reported), and how \
         many statements address the theme."
            .to_owned(),
    ];
    notes.extend(meanings(
        matrix,
        ["thin", "none found", "not assessed", "n/a"],
    ));
    notes.push(made_by(matrix.framework.as_str(), &matrix.provenance));
    Sheet {
        title: title(matrix),
        header,
        rows,
        notes,
    }
}

fn totals(matrix: &CoverageMatrix, name: &str, total: impl Fn(usize) -> String) -> Vec<String> {
    let assessed = |group: usize| {
        matrix
            .cells
            .iter()
            .any(|row| row[group].state != CellState::NotAssessed)
    };
    let cells = (0..matrix.groups.len()).map(|group| {
        if assessed(group) {
            total(group)
        } else {
            String::new()
        }
    });
    std::iter::once(name.to_owned()).chain(cells).collect()
}

/// How many statements; where only some of them have been reviewed, these in front.
fn count(cell: &Cell) -> String {
    let all = cell.statements.len();
    match cell.reviewed {
        some if is_partly_reviewed(cell) => format!("{some}/{all}"),
        _ => all.to_string(),
    }
}

fn is_partly_reviewed(cell: &Cell) -> bool {
    (1..cell.statements.len()).contains(&cell.reviewed)
}

pub(super) fn words(cell: &Cell) -> String {
    let mark = if cell.retrospective { "*" } else { "" };
    match (cell.state, cell.depth) {
        (CellState::NotAssessed, _) => "not assessed".to_owned(),
        (CellState::NotApplicable, _) => "n/a".to_owned(),
        (CellState::Thin, _) => format!("thin {}{mark}", count(cell)),
        (CellState::Covered, Some(depth)) => {
            format!("{} {}{mark}", depth.name(), count(cell))
        }
        _ => format!("none found{mark}"),
    }
}

/// Groups down, themes across, cells in letters.
fn letters_sheet(matrix: &CoverageMatrix) -> Sheet {
    let mut header = vec![matrix.grouping.name().to_owned()];
    header.extend(matrix.themes.iter().map(|theme| theme.id.to_string()));
    header.extend(["covered".to_owned(), "linked".to_owned()]);
    let mut rows = Vec::new();
    for (i, group) in matrix.groups.iter().enumerate() {
        let label = match matrix.grouping {
            Grouping::Priority => format!("{}  {}", group.id, group.label),
            _ => group.label.clone(),
        };
        let mut row = vec![cut(&label, 36)];
        row.extend(matrix.cells.iter().map(|cells| letters(&cells[i])));
        row.push(format!("{}/{}", matrix.covered(i), matrix.applicable(i)));
        row.push(format!("{}/{}", matrix.linked[i], matrix.statements[i]));
        rows.push(row);
    }
    let mut notes = vec![
        "Each cell: the deepest that one statement goes (N named < P planned < S scheduled < O owned < R reported), \
         and how many statements address the theme. Covered: themes; linked: statements that address any."
            .to_owned(),
    ];
    notes.extend(meanings(matrix, ["~", "·", "?", "n/a"]));
    for theme in &matrix.themes {
        notes.push(format!("{}: {}", theme.id, theme.title));
    }
    notes.push(made_by(matrix.framework.as_str(), &matrix.provenance));
    Sheet {
        title: title(matrix),
        header,
        rows,
        notes,
    }
}

fn letters(cell: &Cell) -> String {
    let mark = if cell.retrospective { "*" } else { "" };
    match (cell.state, cell.depth) {
        (CellState::NotAssessed, _) => "?".to_owned(),
        (CellState::NotApplicable, _) => "n/a".to_owned(),
        (CellState::Thin, _) => format!("~{}{mark}", count(cell)),
        (CellState::Covered, Some(depth)) => {
            let letter = depth.name()[..1].to_uppercase();
            format!("{letter}{}{mark}", count(cell))
        }
        _ => format!("·{mark}"),
    }
}

/// Explains the marks that occur in the matrix.
fn meanings(matrix: &CoverageMatrix, marks: [&str; 4]) -> Vec<String> {
    let [thin, none, not_assessed, not_applicable] = marks;
    let any = |test: &dyn Fn(&Cell) -> bool| matrix.cells.iter().flatten().any(test);
    let state = |state: CellState| any(&|cell: &Cell| cell.state == state);
    let mut notes = Vec::new();
    if any(&is_partly_reviewed) {
        notes.push("2/5: of five statements a reviewer has decided on two.".to_owned());
    }
    if matrix.is_reviewed() {
        notes.push(
            "Reviewed: statements on whose links a reviewer has decided; the rest is automatic."
                .to_owned(),
        );
    }
    if state(CellState::Thin) {
        notes.push(format!("{thin}: one link only, and a weak one."));
    }
    if state(CellState::NotFound) {
        notes.push(format!(
            "{none}: assessed, and no statement found that addresses the theme."
        ));
    }
    if state(CellState::NotAssessed) {
        notes.push(format!(
            "{not_assessed}: no plan was mapped onto the framework."
        ));
    }
    if state(CellState::NotApplicable) {
        notes.push(format!(
            "{not_applicable}: a reviewer found that the theme is not for the partnership to address; not counted."
        ));
        notes.extend(set_aside(matrix));
    }
    if matrix.ungrouped > 0 {
        let why = match (matrix.grouping, matrix.ungrouped) {
            (Grouping::Lead, 1) => "statement that names no lead",
            (Grouping::Lead, _) => "statements that name no lead",
            (_, 1) => "statement that stands under no priority",
            _ => "statements that stand under no priority",
        };
        notes.push(format!("Not in any row: {} {why}.", matrix.ungrouped));
    }
    notes.extend(undated(matrix));
    if any(&|cell: &Cell| cell.retrospective) {
        let from = matrix
            .valid_from
            .map_or(String::new(), |from| format!(" ({from})"));
        notes.push(format!(
            "*: the framework{from} is younger than the plans behind the cell: a crosswalk, not a test of \
             compliance."
        ));
    }
    notes
}

/// Whose cells may or may not be older than the framework.
fn undated(matrix: &CoverageMatrix) -> Option<String> {
    let of = |i: usize| matrix.cells.iter().filter_map(move |row| row.get(i));
    let groups = matrix.groups.iter().enumerate();
    let open = groups.filter(|(i, _)| of(*i).any(|cell| cell.period_unknown));
    let mut names: Vec<String> = open
        .map(|(_, group)| match (&group.partnership, matrix.grouping) {
            (Some(partnership), Grouping::Priority) => partnership.to_string(),
            _ => cut(&group.label, 24),
        })
        .collect();
    names.dedup();
    let from = matrix
        .valid_from
        .map_or(String::new(), |from| format!(" ({from})"));
    (!names.is_empty()).then(|| {
        format!(
            "Period unknown: {}. Whether the framework{from} is younger is not told.",
            names.join(", ")
        )
    })
}

/// Who set a theme aside, for whom and why; each decision once.
fn set_aside(matrix: &CoverageMatrix) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for (theme, cells) in matrix.themes.iter().zip(&matrix.cells) {
        for (group, cell) in matrix.groups.iter().zip(cells) {
            let Some(decision) = &cell.not_applicable else {
                continue;
            };
            let partnership = group.partnership.as_ref();
            let whose = match matrix.grouping {
                Grouping::Partnership => group.label.clone(),
                _ => partnership.map_or(String::new(), ToString::to_string),
            };
            let note = format!("{}, {whose}: {}", theme.id, decision.signature());
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}

/// One row for each cell, for spreadsheets and statistics.
fn long_sheet(matrix: &CoverageMatrix) -> Sheet {
    let header = [
        "framework",
        "theme",
        "title",
        matrix.grouping.name(),
        "name",
        "state",
        "depth",
        "statements",
        "strongest",
        "retrospective",
        "statement_ids",
        "reviewed",
        "not_applicable",
    ];
    let mut rows = Vec::new();
    for (theme, cells) in matrix.themes.iter().zip(&matrix.cells) {
        for (group, cell) in matrix.groups.iter().zip(cells) {
            let ids: Vec<&str> = cell
                .statements
                .iter()
                .map(crate::model::StatementId::as_str)
                .collect();
            rows.push(vec![
                matrix.framework.to_string(),
                theme.id.to_string(),
                theme.title.clone(),
                group.id.clone(),
                group.label.clone(),
                state_name(cell.state).to_owned(),
                cell.depth.map_or("", |depth| depth.name()).to_owned(),
                cell.statements.len().to_string(),
                format!("{:.3}", cell.strongest),
                cell.retrospective.to_string(),
                ids.join(" "),
                cell.reviewed.to_string(),
                cell.not_applicable
                    .as_ref()
                    .map_or(String::new(), Decision::signature),
            ]);
        }
    }
    Sheet {
        title: title(matrix),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: Vec::new(),
    }
}

/// How deep a cell reaches, or why it does not.
pub(super) fn reached(state: CellState, depth: Option<Depth>) -> String {
    match (state, depth) {
        (CellState::Covered, Some(depth)) => depth.name().to_owned(),
        (CellState::Thin, _) => "thin".to_owned(),
        (CellState::NotAssessed, _) => "not assessed".to_owned(),
        _ => "none found".to_owned(),
    }
}

pub(super) fn state_name(state: CellState) -> &'static str {
    match state {
        CellState::NotAssessed => "not-assessed",
        CellState::NotApplicable => "not-applicable",
        CellState::NotFound => "not-found",
        CellState::Thin => "thin",
        CellState::Covered => "covered",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::layout::text::WIDTH;

    #[test]
    fn the_widest_words_fit() {
        // Id, label, and three groups in their widest words.
        assert!(8 + 2 + 22 + 3 * (2 + "scheduled 99*".len()) <= WIDTH);
        // With what was reviewed, as long as no cell has a hundred statements, and one a short label of a depth.
        assert!(8 + 2 + 18 + 2 * (2 + "scheduled 9/99*".len()) + 2 + "owned 99/99*".len() <= WIDTH);
    }
}
