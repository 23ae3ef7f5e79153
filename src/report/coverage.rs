//! The coverage matrix in every format.

use std::fmt;

use crate::answer::{ByLevel, Cell, CellState, CoverageMatrix, Depth, MadeBy, ThemeLabel};
use crate::graph::{Group, Grouping};
use crate::model::Decision;
use crate::report::layout::cells::{figure, ids, or_empty};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{capital, shown};
use crate::report::layout::matrix;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;
use crate::report::{Answer, HeatMap};

/// Up to this many groups stand beside each other, each cell in words; more stand below each other, in letters.
const BESIDE: usize = 4;
/// The width of a theme's name, where no cell tells what was reviewed and where one does.
const THEME: usize = 22;
const THEME_REVIEWED: usize = 18;
/// The width of a group's name, beside others and alone.
const GROUP: usize = 22;
const GROUP_ALONE: usize = 44;

impl Answer for CoverageMatrix {
    fn title(&self) -> String {
        let (title, framework, by) = (&self.title, &self.framework, self.grouping.name());
        format!("{title} ({framework}), by {by}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        in_text(self).write_text(out)
    }

    fn table(&self) -> Tabular {
        in_words(self, usize::MAX, usize::MAX)
    }

    fn records(&self) -> Tabular {
        let columns = [
            "state",
            "depth",
            "statements",
            "strongest",
            "retrospective",
            "statement_ids",
            "reviewed",
            "not_applicable",
        ];
        let header = matrix::cell_header(self.grouping, columns);
        let cells = self.cells.rows();
        let facts = |cell: &Cell| vec![facts(cell)];
        let rows = matrix::cell_by_cell(&self.framework, &self.themes, &self.groups, cells, facts);
        Tabular::new(self.title(), header).rows(rows)
    }

    fn picture(&self) -> Option<String> {
        Some(HeatMap::new(self).to_string())
    }
}

fn in_text(matrix: &CoverageMatrix) -> Tabular {
    let partly = matrix.cells.cells().any(is_partly_reviewed);
    match matrix.groups.len() {
        0..=1 => in_words(matrix, THEME, GROUP_ALONE),
        2..=BESIDE if partly => in_words(matrix, THEME_REVIEWED, GROUP),
        2..=BESIDE => in_words(matrix, THEME, GROUP),
        _ => in_letters(matrix),
    }
}

/// Themes down, groups across, cells in words; names of themes and groups cut to a width each.
fn in_words(matrix: &CoverageMatrix, theme: usize, group: usize) -> Tabular {
    let header = matrix::header(
        matrix.groups.iter().map(|group| group.label.as_str()),
        group,
    );
    let ids = matrix.themes.iter().map(|theme| theme.id.as_str().len());
    let id_width = ids.max().unwrap_or(0);
    let name = |label: &ThemeLabel| {
        let (indent, text) = ("  ".repeat(label.level), cut(&label.label, theme));
        format!("{indent}{:id_width$}  {text}", label.id)
    };
    let cells = matrix
        .themes
        .iter()
        .zip(matrix.cells.rows())
        .map(|(theme, cells)| {
            let cells = cells.iter().map(words);
            std::iter::once(name(theme)).chain(cells).collect()
        });
    let mut notes = vec![
        "Each cell: the deepest that one statement goes (named < planned < scheduled < owned < reported), and how \
         many statements address the theme."
            .to_owned(),
    ];
    notes.extend(meanings(
        matrix,
        ["thin", "none found", "not assessed", "n/a"],
    ));
    notes.push(made_by(&matrix.provenance));
    Tabular::new(matrix.title(), header)
        .rows(cells)
        .rows(totals(matrix))
        .notes(notes)
}

pub(super) fn totals(matrix: &CoverageMatrix) -> Vec<Vec<String>> {
    let all = ByLevel::count(matrix.themes.iter().map(|theme| theme.level));
    let levels = shown(all, matrix.level).into_iter();
    let mut rows: Vec<Vec<String>> = levels
        .map(|(name, count)| {
            total(matrix, &format!("{} covered", capital(name)), |group| {
                let (some, of) = (matrix.covered(group), matrix.applicable(group));
                format!("{} of {}", count(some), count(of))
            })
        })
        .collect();
    rows.push(total(matrix, "Statements linked", |group| {
        let totals = matrix.totals(group);
        format!("{} of {}", totals.linked, totals.statements)
    }));
    if matrix.is_reviewed() {
        rows.push(total(matrix, "… reviewed", |group| {
            let totals = matrix.totals(group);
            format!("{} of {}", totals.reviewed, totals.linked)
        }));
    }
    rows
}

fn total(matrix: &CoverageMatrix, name: &str, total: impl Fn(usize) -> String) -> Vec<String> {
    let cells = (0..matrix.groups.len()).map(|group| {
        if matrix.is_assessed(group) {
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
    match cell.reviewed() {
        some if is_partly_reviewed(cell) => format!("{some}/{all}"),
        _ => all.to_string(),
    }
}

fn is_partly_reviewed(cell: &Cell) -> bool {
    (1..cell.statements.len()).contains(&cell.reviewed())
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
fn in_letters(matrix: &CoverageMatrix) -> Tabular {
    let by = std::iter::once(matrix.grouping.name());
    let themes = matrix.themes.iter().map(|theme| theme.id.as_str());
    let all = ByLevel::count(matrix.themes.iter().map(|theme| theme.level));
    let levels = shown(all, matrix.level);
    let covered = levels.iter().map(|(name, _)| match *name {
        "parts" => "parts covered",
        "top-level themes" => "top covered",
        _ => "covered",
    });
    let header = by.chain(themes).chain(covered).chain(["linked"]);
    let row = |(i, group): (usize, &Group)| {
        let label = match matrix.grouping {
            Grouping::Priority => format!("{}  {}", group.id, group.label),
            _ => group.label.clone(),
        };
        let mut row = vec![cut(&label, 36)];
        row.extend(matrix.cells.column(i).map(letters));
        let (covered, applicable) = (matrix.covered(i), matrix.applicable(i));
        row.extend(
            levels
                .iter()
                .map(|(_, count)| format!("{}/{}", count(covered), count(applicable))),
        );
        let totals = matrix.totals(i);
        row.push(format!("{}/{}", totals.linked, totals.statements));
        row
    };
    let depths = "Each cell: the deepest that one statement goes (N named < P planned < S scheduled < O owned < R \
                  reported), and how many statements address the theme. Covered: themes; linked: statements that \
                  address any.";
    let themes = matrix
        .themes
        .iter()
        .map(|theme| format!("{}: {}", theme.id, theme.title));
    Tabular::new(matrix.title(), header)
        .rows(matrix.groups.iter().enumerate().map(row))
        .notes([depths])
        .notes(meanings(matrix, ["~", "·", "?", "n/a"]))
        .notes(themes)
        .notes([made_by(&matrix.provenance)])
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
pub(super) fn meanings(matrix: &CoverageMatrix, marks: [&str; 4]) -> Vec<String> {
    let [thin, none, not_assessed, not_applicable] = marks;
    let any = |test: &dyn Fn(&Cell) -> bool| matrix.cells.cells().any(test);
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
        notes.push(format!(
            "{thin}: one link only, and a weak one; or the framework only named as a whole."
        ));
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
    notes.extend(of_another_field(matrix));
    notes.extend(not_in_any_row(matrix));
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

/// Which groups hardly speak of what the framework is about.
fn of_another_field(matrix: &CoverageMatrix) -> impl Iterator<Item = String> {
    let groups = matrix.groups.iter().zip(&matrix.totals);
    let other = groups.filter(|(_, totals)| totals.is_of_another_field());
    other.map(|(group, totals)| {
        let (label, all) = (cut(&group.label, 36), totals.statements);
        let some = totals.on_subject.unwrap_or_default();
        format!("Another field? {label}: {some} of {all} statements use a word of its subject.")
    })
}

/// What the grouping leaves out.
fn not_in_any_row(matrix: &CoverageMatrix) -> Option<String> {
    let why = match (matrix.grouping, matrix.ungrouped) {
        (_, 0) => return None,
        (Grouping::Lead, 1) => "statement that names no lead",
        (Grouping::Lead, _) => "statements that name no lead",
        (_, 1) => "statement that stands under no priority",
        _ => "statements that stand under no priority",
    };
    Some(format!("Not in any row: {} {why}.", matrix.ungrouped))
}

/// Whose cells may or may not be older than the framework.
fn undated(matrix: &CoverageMatrix) -> Option<String> {
    let groups = matrix.groups.iter().enumerate();
    let open = groups.filter(|(i, _)| matrix.cells.column(*i).any(|cell| cell.period_unknown));
    let mut names: Vec<String> = open
        .map(|(_, group)| match (&group.partnership, matrix.grouping) {
            (Some(partnership), Grouping::Priority) => partnership.id.to_string(),
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
    for (theme, cells) in matrix.themes.iter().zip(matrix.cells.rows()) {
        for (group, cell) in matrix.groups.iter().zip(cells) {
            let Some(decision) = &cell.not_applicable else {
                continue;
            };
            let partnership = group.partnership.as_ref();
            let whose = match matrix.grouping {
                Grouping::Partnership => group.label.clone(),
                _ => partnership.map_or(String::new(), |body| body.id.to_string()),
            };
            let note = format!("{}, {whose}: {}", theme.id, decision.signature());
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}

fn facts(cell: &Cell) -> Vec<String> {
    vec![
        state_name(cell.state).to_owned(),
        or_empty(cell.depth),
        cell.statements.len().to_string(),
        figure(Some(cell.strongest())),
        cell.retrospective.to_string(),
        ids(cell.ids()),
        cell.reviewed().to_string(),
        or_empty(cell.not_applicable.as_ref().map(Decision::signature)),
    ]
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
        assert!(8 + 2 + super::THEME + 3 * (2 + "scheduled 99*".len()) <= WIDTH);
        // With what was reviewed, as long as no cell has a hundred statements, and one a short label of a depth.
        assert!(
            8 + 2
                + super::THEME_REVIEWED
                + 2 * (2 + "scheduled 9/99*".len())
                + 2
                + "owned 99/99*".len()
                <= WIDTH
        );
    }
}
