//! Who leads on what, in every format.

use std::fmt;

use crate::answer::{LeadReport, LeadRow, LeadTheme, Timing, Unled};
use crate::error::Error;
use crate::format::toml_json;
use crate::model::Commitment;
use crate::model::StatementId;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{count, wrapped};

impl LeadReport {
    /// The report in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for a report that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn ids(statements: &[StatementId]) -> String {
    let ids: Vec<&str> = statements.iter().map(StatementId::as_str).collect();
    ids.join(" ")
}

fn title(report: &LeadReport) -> String {
    format!(
        "{} ({}) by lead, at {}",
        report.title, report.framework, report.at
    )
}

impl fmt::Display for LeadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        for row in &self.leads {
            write_lead(f, self, row)?;
        }
        let count = self.unled.len();
        let head = format!("Themes for which a partnership names no lead: {count}");
        write!(f, "\n{}", wrapped(&head, ""))?;
        for unled in &self.unled {
            let Unled {
                partnership, theme, ..
            } = unled;
            let why = match unled.statements.len() {
                0 => "nothing addresses it".to_owned(),
                count => format!(
                    "{count} without a lead, first {}",
                    ids(unled.statements.get(..1).unwrap_or_default())
                ),
            };
            let line = format!("{partnership}, {} {}: {why}", theme.id, theme.label);
            f.write_str(&wrapped(&line, "  "))?;
        }
        write!(
            f,
            "\n{}",
            wrapped(&made_by(self.framework.as_str(), &self.provenance), "")
        )
    }
}

fn write_lead(f: &mut fmt::Formatter<'_>, report: &LeadReport, row: &LeadRow) -> fmt::Result {
    let head = format!(
        "{} ({}): {} of {} themes; {}, {}{}",
        row.lead,
        row.partnerships.join(", "),
        row.themes.len(),
        report.themes,
        count(row.statements, "statement"),
        count(row.actions, "action"),
        timing(row)
    );
    write!(f, "\n{}", wrapped(&head, ""))?;
    for LeadTheme {
        theme,
        depth,
        firmest,
        statements,
    } in &row.themes
    {
        let line = format!(
            "{} {} ({}{}): {}",
            theme.id,
            theme.label,
            depth.name(),
            firmest.map_or(String::new(), |level| format!(", {}", level.name())),
            ids(statements)
        );
        f.write_str(&wrapped(&line, "  "))?;
    }
    Ok(())
}

fn timing(row: &LeadRow) -> String {
    let known = row
        .timing
        .iter()
        .map(|(timing, ids)| format!("{} {}", ids.len(), timing.words()));
    let undated = (!row.undated.is_empty()).then(|| format!("{} undated", row.undated.len()));
    let told: Vec<String> = known.chain(undated).collect();
    if told.is_empty() {
        String::new()
    } else {
        format!(" ({})", told.join(", "))
    }
}

fn sheet(report: &LeadReport) -> Sheet {
    let header = [
        "lead",
        "partnerships",
        "theme",
        "title",
        "depth",
        "commitment",
        "past_due",
        "due",
        "later",
        "undated",
        "statement_ids",
    ];
    let mut rows = Vec::new();
    for row in &report.leads {
        for found in &row.themes {
            let of = |timing: Timing| {
                let all = row.timing.get(&timing);
                let here = all
                    .into_iter()
                    .flatten()
                    .filter(|id| found.statements.contains(id));
                here.count().to_string()
            };
            let undated = row
                .undated
                .iter()
                .filter(|id| found.statements.contains(id));
            rows.push(vec![
                row.lead.clone(),
                row.partnerships.join("; "),
                found.theme.id.to_string(),
                found.theme.title.clone(),
                found.depth.name().to_owned(),
                found.firmest.map_or("", Commitment::name).to_owned(),
                of(Timing::PastDue),
                of(Timing::Due),
                of(Timing::Later),
                undated.count().to_string(),
                ids(&found.statements),
            ]);
        }
    }
    for unled in &report.unled {
        let mut row = vec![
            String::new(),
            unled.partnership.clone(),
            unled.theme.id.to_string(),
        ];
        row.push(unled.theme.title.clone());
        row.resize(header.len() - 1, String::new());
        row.push(ids(&unled.statements));
        rows.push(row);
    }
    Sheet {
        title: title(report),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![
            "Rows without a lead: themes for which the partnership names none.".to_owned(),
            made_by(report.framework.as_str(), &report.provenance),
        ],
    }
}
