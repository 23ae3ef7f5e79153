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

impl Format {
    /// The end of a file's name that tells this format.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The format that the end of a file's name tells.
    ///
    /// ```
    /// use policy_crosswalk::Format;
    ///
    /// assert_eq!(Format::of_file("out/matrix.MD"), Some(Format::Markdown));
    /// assert_eq!(Format::of_file("matrix"), None);
    /// ```
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        let known = |format: &&Self| {
            end.eq_ignore_ascii_case(format.extension()) || end.eq_ignore_ascii_case(format.name())
        };
        Self::ALL.iter().find(known).copied()
    }
}
