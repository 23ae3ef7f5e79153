//! What is due at a date, in every format.

use std::fmt;

use crate::answer::{DueLine, DueReport, Timing};
use crate::error::Error;
use crate::format::toml_json;
use crate::model::Commitment;
use crate::report::Format;
use crate::report::layout::plain_words::Words;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

impl DueReport {
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

fn firm(level: Option<Commitment>) -> &'static str {
    level.map_or("no known verb", Commitment::name)
}

/// What a plan that tells no status leaves open.
const OPEN: &str = "Past due is not undone: most plans do not tell what became of an action.";

impl fmt::Display for DueReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = format!("Dated actions at {}", self.at);
        f.write_str(&wrapped(&head, ""))?;
        for timing in [Timing::PastDue, Timing::Due, Timing::Later] {
            let count = self.of(timing).count();
            write!(
                f,
                "\n{}",
                wrapped(&format!("{}: {count}", timing.words()), "")
            )?;
            for line in self.of(timing) {
                f.write_str(&wrapped(&due_line(line), "  "))?;
            }
        }
        write!(
            f,
            "\n{}",
            wrapped(&format!("without a date: {}", self.undated.len()), "")
        )?;
        f.write_str(&wrapped(OPEN, ""))
    }
}

fn due_line(line: &DueLine) -> String {
    let leads = if line.leads.is_empty() {
        "no lead".to_owned()
    } else {
        line.leads.join(", ")
    };
    let text = cut(&line.text, 100);
    format!(
        "{} {} ({}; {leads}) {text}",
        line.due,
        line.statement,
        firm(line.commitment)
    )
}

fn sheet(report: &DueReport) -> Sheet {
    let header = [
        "due",
        "timing",
        "partnership",
        "plan",
        "statement",
        "commitment",
        "leads",
        "text",
    ];
    let rows = report.lines.iter().map(|line| {
        vec![
            line.due.to_string(),
            line.timing.words().to_owned(),
            line.partnership.clone(),
            line.plan.to_string(),
            line.statement.to_string(),
            line.commitment.map_or("", Commitment::name).to_owned(),
            line.leads.join("; "),
            line.text.clone(),
        ]
    });
    Sheet {
        title: format!("Dated actions at {}", report.at),
        header: header.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: vec![
            format!("Without a date: {}", report.undated.len()),
            OPEN.to_owned(),
        ],
    }
}
