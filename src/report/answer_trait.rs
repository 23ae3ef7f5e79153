//! What every answer can do once a report of it is written.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answer::MadeBy;
use crate::error::Error;
use crate::report::layout::tabular::Tabular;
use crate::report::{Format, json};

/// What an answer is called where programs read it.
pub trait Kind: Serialize + DeserializeOwned {
    /// Its name, the same as that of its file here: `coverage`, `gaps`, `who_else`.
    const KIND: &'static str;
}

/// An answer as JSON. Whatever has a [`Kind`] has this.
pub trait AsJson {
    /// What it is called; see [`Kind::KIND`].
    fn kind(&self) -> &'static str;

    /// The answer as JSON, which [`from_json`](crate::report::from_json) reads back.
    ///
    /// # Errors
    /// None for an answer that the library made.
    fn json(&self) -> Result<String, Error>;
}

impl<T: Kind> AsJson for T {
    fn kind(&self) -> &'static str {
        T::KIND
    }

    fn json(&self) -> Result<String, Error> {
        json::write(T::KIND, self)
    }
}

/// An answer that can be reported in every [`Format`].
///
/// Each answer gives its parts: a text, a table for a page, and records for a spreadsheet. How these are written in
/// a format, and what is escaped there, is the same for all. `&dyn Answer` is any of them.
///
/// ```
/// use policy_crosswalk::report::Answer;
/// use policy_crosswalk::{CoverageGraph, Format, GapReport, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
/// let gaps = GapReport::new(&graph, "mat-2021")?;
/// let answers: [&dyn Answer; 1] = [&gaps];
/// for answer in answers {
///     assert_eq!(answer.title(), "Gaps against MAT Standards (mat-2021)");
///     assert!(answer.report(Format::Csv).starts_with("group,theme,title,gap,"));
/// }
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
pub trait Answer: AsJson {
    /// What is answered, in one line.
    fn title(&self) -> String;

    /// What made it, so that it can be made again; none of what is made of codings.
    fn provenance(&self) -> Option<&MadeBy>;

    /// The report for a terminal of 80 columns.
    ///
    /// # Errors
    /// Those of `out`.
    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The table of a page.
    fn table(&self) -> Tabular;

    /// The table of a spreadsheet: one row for each fact, nothing cut.
    fn records(&self) -> Tabular {
        self.table()
    }

    /// The answer as a picture in SVG, where a picture tells it.
    fn picture(&self) -> Option<String> {
        None
    }

    /// Writes the report in a format.
    ///
    /// # Errors
    /// Those of `out`.
    fn write(&self, format: Format, out: &mut dyn fmt::Write) -> fmt::Result {
        match format {
            Format::Text => self.text(out),
            Format::Markdown => self.table().write_markdown(out),
            Format::Csv => out.write_str(&self.records().to_csv()),
            Format::Json => out.write_str(&self.json().map_err(|_| fmt::Error)?),
        }
    }

    /// The report in a format.
    fn report(&self, format: Format) -> String {
        let mut out = String::new();
        // A string takes whatever is written to it.
        let _ = self.write(format, &mut out);
        out
    }
}
