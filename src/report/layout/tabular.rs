//! What every table-like report is before it is written in a format.

use crate::report::layout::{csv, text};

/// A table with a title above and notes below.
pub(crate) struct Sheet {
    pub(crate) title: String,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) notes: Vec<String>,
}

impl Sheet {
    /// For a terminal: columns that do not fit beside each other follow in further blocks.
    pub(crate) fn to_text(&self) -> String {
        let mut out = text::wrapped(&self.title, "");
        out.push('\n');
        out.push_str(&text::table(&self.header, &self.rows));
        out.push('\n');
        for note in &self.notes {
            out.push_str(&text::wrapped(note, ""));
        }
        out
    }

    pub(crate) fn to_markdown(&self) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let title = format!("## {}\n\n", markdown(&self.title));
        let rule = format!("|{}\n", " --- |".repeat(self.header.len()));
        let rows = self.rows.iter().map(|cells| row(cells));
        let notes = self
            .notes
            .iter()
            .map(|note| format!("\n{}\n", markdown(note)));
        [title, row(&self.header), rule]
            .into_iter()
            .chain(rows)
            .chain(notes)
            .collect()
    }

    pub(crate) fn to_csv(&self) -> String {
        csv::write(std::iter::once(&self.header).chain(&self.rows))
    }
}

/// Escapes what Markdown would take for markup, and joins lines.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
