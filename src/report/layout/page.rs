//! A report for a terminal, line by line.

use std::fmt;

use crate::report::layout::text::{table, wrapped};

/// Writes paragraphs and tables within 80 columns.
pub(crate) struct Page<'w> {
    out: &'w mut dyn fmt::Write,
}

impl<'w> Page<'w> {
    pub(crate) fn new(out: &'w mut dyn fmt::Write) -> Self {
        Self { out }
    }

    pub(crate) fn blank(&mut self) -> fmt::Result {
        self.out.write_char('\n')
    }

    /// A paragraph so many columns from the left, its further lines two more.
    pub(crate) fn line(&mut self, indent: usize, text: &str) -> fmt::Result {
        self.out.write_str(&wrapped(text, indent))
    }

    /// A paragraph with a blank line above.
    pub(crate) fn apart(&mut self, text: &str) -> fmt::Result {
        self.blank()?;
        self.line(0, text)
    }

    /// Tells how many are left out of a list of which only so many are shown.
    pub(crate) fn more(&mut self, indent: usize, all: usize, shown: usize) -> fmt::Result {
        match all.saturating_sub(shown) {
            0 => Ok(()),
            more => self.line(indent, &format!("and {more} more")),
        }
    }

    pub(crate) fn table(&mut self, header: &[String], rows: &[Vec<String>]) -> fmt::Result {
        self.out.write_str(&table(header, rows))
    }
}
