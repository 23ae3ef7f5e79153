//! How firm actions are, in every format.

use std::fmt;

use crate::answer::{CommitmentCell, CommitmentReport, MadeBy};
use crate::model::Commitment;
use crate::report::Answer;
use crate::report::layout::cells::{ids, some_ids};
use crate::report::layout::footer::made_by;
use crate::report::layout::matrix;
use crate::report::layout::tabular::Tabular;

/// How many actions without a known verb a text names.
const SHOWN: usize = 12;

impl Answer for CommitmentReport {
    fn title(&self) -> String {
        let (title, framework, by) = (&self.title, &self.framework, self.grouping.name());
        format!("{title} ({framework}): how firm the actions are, by {by}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        in_words(self, 18, 20).write_text(out)
    }

    fn table(&self) -> Tabular {
        in_words(self, usize::MAX, usize::MAX)
    }

    fn records(&self) -> Tabular {
        let columns = ["commitment", "actions", "statement_ids"];
        let header = matrix::cell_header(self.grouping, columns);
        let cells = self.cells.rows();
        let rows = matrix::cell_by_cell(&self.framework, &self.themes, &self.groups, cells, levels);
        Tabular::new(self.title(), header).rows(rows)
    }
}

/// Themes down, groups across, names cut to a width each.
fn in_words(report: &CommitmentReport, theme: usize, group: usize) -> Tabular {
    let header = matrix::header(
        report.groups.iter().map(|group| group.label.as_str()),
        group,
    );
    let cells = report.cells.rows();
    Tabular::new(report.title(), header)
        .rows(matrix::by_theme(&report.themes, cells, theme, words))
        .notes(notes(report))
}

fn notes(report: &CommitmentReport) -> Vec<String> {
    let mut notes = vec![
        "Each cell: how firm the firmest action is (explore < review < develop < deliver < sustain), how many \
         actions are as firm, and of how many. -: no action."
            .to_owned(),
    ];
    if !report.unknown.is_empty() {
        let (all, unknown) = (report.actions, report.unknown.len());
        let named = some_ids(&report.unknown, SHOWN);
        notes.push(format!(
            "Of {all} actions {unknown} begin with no verb of the list, and have no level: {named}."
        ));
    }
    let made = made_by(&report.provenance);
    notes.push(match &report.verbs {
        Some(version) => format!("{made} Verbs v{version}."),
        None => made,
    });
    notes
}

fn words(cell: &CommitmentCell) -> String {
    let count = |level: Commitment| cell.levels.get(&level).map_or(0, Vec::len);
    match (cell.firmest, cell.actions()) {
        (Some(firmest), all) => format!("{} {}/{all}", firmest.name(), count(firmest)),
        (None, 0) => "-".to_owned(),
        (None, all) => format!("unknown {all}"),
    }
}

/// For each level that actions of a cell have, its name, how many, and which.
fn levels(cell: &CommitmentCell) -> Vec<Vec<String>> {
    let known = cell.levels.iter().map(|(level, ids)| (level.name(), ids));
    let unknown = (!cell.unknown.is_empty()).then_some(("unknown", &cell.unknown));
    known
        .chain(unknown)
        .map(|(name, actions)| vec![name.to_owned(), actions.len().to_string(), ids(actions)])
        .collect()
}
