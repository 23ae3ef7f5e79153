//! What every table-like report is before it is written in a format.

use std::fmt;

use crate::report::layout::csv;
use crate::report::layout::escape::{markdown, markdown_paragraph};
use crate::report::layout::page::Page;

/// A table with a title above and notes below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tabular {
    /// What the table shows.
    pub title: String,
    /// The name of each column.
    pub header: Vec<String>,
    /// The cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
    /// What a reader must know to read it.
    pub notes: Vec<String>,
}

impl Tabular {
    /// A table of some columns, without rows.
    pub fn new(title: impl Into<String>, header: impl IntoIterator<Item: Into<String>>) -> Self {
        Self {
            title: title.into(),
            header: header.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Adds rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Adds notes.
    #[must_use]
    pub fn notes(mut self, notes: impl IntoIterator<Item: Into<String>>) -> Self {
        self.notes.extend(notes.into_iter().map(Into::into));
        self
    }

    /// For a terminal: columns that do not fit beside each other follow in further blocks.
    pub(crate) fn write_text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title)?;
        page.blank()?;
        page.table(&self.header, &self.rows)?;
        page.blank()?;
        self.notes.iter().try_for_each(|note| page.line(0, note))
    }

    pub(crate) fn write_markdown(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "## {}\n", markdown(&self.title))?;
        let mut row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))
        };
        row(&self.header)?;
        row(&vec!["---".to_owned(); self.header.len()])?;
        self.rows.iter().try_for_each(|cells| row(cells))?;
        let mut notes = self.notes.iter();
        notes.try_for_each(|note| writeln!(out, "\n{}", markdown_paragraph(note)))
    }

    pub(crate) fn to_csv(&self) -> String {
        csv::write(std::iter::once(&self.header).chain(&self.rows))
    }
}
