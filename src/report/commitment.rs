//! How firm actions are, in every format.

use std::fmt;

use crate::answer::{CommitmentCell, CommitmentReport};
use crate::error::Error;
use crate::format::toml_json;
use crate::model::Commitment;
use crate::model::StatementId;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::cut;

/// How many actions without a known verb a text names.
const SHOWN: usize = 12;

impl CommitmentReport {
    /// The report in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a report that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(words_sheet(self).to_markdown()),
            Format::Csv => Ok(long_sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

impl fmt::Display for CommitmentReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words_sheet(self).to_text())
    }
}

fn words_sheet(report: &CommitmentReport) -> Sheet {
    let mut header = vec!["Theme".to_owned()];
    header.extend(report.groups.iter().map(|group| cut(&group.label, 20)));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (theme, cells) in report.themes.iter().zip(&report.cells) {
        let name = format!("{} {}", theme.id, cut(&theme.label, 18));
        rows.push(
            std::iter::once(name)
                .chain(cells.iter().map(words))
                .collect(),
        );
    }
    let ids: Vec<&str> = report
        .unknown
        .iter()
        .take(SHOWN)
        .map(StatementId::as_str)
        .collect();
    let more = match report.unknown.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let mut notes = vec![
        "Each cell: how firm the firmest action is (explore < review < develop < deliver < sustain), how many \
         actions are as firm, and of how many. -: no action."
            .to_owned(),
    ];
    if !report.unknown.is_empty() {
        notes.push(format!(
            "Of {} actions {} begin with no verb of the list, and have no level: {}{more}.",
            report.actions,
            report.unknown.len(),
            ids.join(" ")
        ));
    }
    notes.push(made(report));
    Sheet {
        title: format!(
            "{} ({}): how firm the actions are, by {}",
            report.title,
            report.framework,
            report.grouping.name()
        ),
        header,
        rows,
        notes,
    }
}

fn made(report: &CommitmentReport) -> String {
    let made = made_by(report.framework.as_str(), &report.provenance);
    match &report.verbs {
        Some(version) => format!("{} Verbs v{version}.", made.trim_end()),
        None => made,
    }
}

fn words(cell: &CommitmentCell) -> String {
    let count = |level: Commitment| cell.levels.get(&level).map_or(0, Vec::len);
    match (cell.firmest, cell.actions()) {
        (Some(firmest), all) => format!("{} {}/{all}", firmest.name(), count(firmest)),
        (None, 0) => "-".to_owned(),
        (None, all) => format!("unknown {all}"),
    }
}

fn long_sheet(report: &CommitmentReport) -> Sheet {
    let header = [
        "framework",
        "theme",
        "title",
        report.grouping.name(),
        "name",
        "commitment",
        "actions",
        "statement_ids",
    ];
    let mut rows = Vec::new();
    for (theme, cells) in report.themes.iter().zip(&report.cells) {
        for (group, cell) in report.groups.iter().zip(cells) {
            let known = cell.levels.iter().map(|(level, ids)| (level.name(), ids));
            let unknown = (!cell.unknown.is_empty()).then_some(("unknown", &cell.unknown));
            for (name, ids) in known.chain(unknown) {
                let listed: Vec<&str> = ids.iter().map(StatementId::as_str).collect();
                rows.push(vec![
                    report.framework.to_string(),
                    theme.id.to_string(),
                    theme.title.clone(),
                    group.id.clone(),
                    group.label.clone(),
                    name.to_owned(),
                    ids.len().to_string(),
                    listed.join(" "),
                ]);
            }
        }
    }
    Sheet {
        title: String::new(),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: Vec::new(),
    }
}
