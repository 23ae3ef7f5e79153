//! What every table-like report is before it is written in a format.

use std::fmt;
use std::fmt::Write;

use indexmap::IndexMap;

use crate::report::Format;
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

    /// The table in a format; as JSON an object for each row.
    ///
    /// ```
    /// use policy_crosswalk::Format;
    /// use policy_crosswalk::report::Tabular;
    ///
    /// let table = Tabular::new("Plans", ["id"]).rows([vec!["pk-2024".to_owned()]]);
    /// assert_eq!(table.report(Format::Csv), "id\npk-2024\n");
    /// assert_eq!(table.report(Format::Json), "[\n  {\n    \"id\": \"pk-2024\"\n  }\n]\n");
    /// ```
    pub fn report(&self, format: Format) -> String {
        let mut out = String::new();
        // A string takes whatever is written to it.
        let _ = match format {
            Format::Text => self.write_text(&mut out),
            Format::Markdown => self.write_markdown(&mut out),
            Format::Csv => out.write_str(&self.to_csv()),
            Format::Json => {
                let row = |cells| self.header.iter().zip(cells).collect::<IndexMap<_, _>>();
                let rows: Vec<_> = self.rows.iter().map(row).collect();
                let text = serde_json::to_string_pretty(&rows).unwrap_or_default();
                writeln!(out, "{text}")
            }
        };
        out
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
