//! The formats of reports.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// The format of a report.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Format: "format" {
        /// For a terminal of 80 columns.
        #[default]
        Text = "text",
        /// A Markdown page.
        Markdown = "markdown",
        /// For spreadsheets: no cell can become a formula.
        Csv = "csv",
        /// The answer itself, for programs.
        Json = "json",
    }
}
