//! The formats of reports.

use crate::error::{Error, Place};

/// The format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For a terminal of 80 columns.
    #[default]
    Text,
    /// A Markdown page.
    Markdown,
    /// For spreadsheets: no cell can become a formula.
    Csv,
    /// The answer itself, for programs.
    Json,
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "text" => Ok(Self::Text),
            "markdown" => Ok(Self::Markdown),
            "csv" => Ok(Self::Csv),
            "json" => Ok(Self::Json),
            _ => Err(Error::Unknown {
                place: Place::default(),
                what: "format",
                id: text.to_owned(),
                expected: "text, markdown, csv or json".to_owned(),
            }),
        }
    }
}
