//! Several answers as one document.

use crate::error::Error;
use crate::report::layout::csv;
use crate::report::layout::tabular::Tabular;
use crate::report::{Answer, Format};

/// Writes several answers as one document: text and Markdown one below the other, JSON as one list, CSV as one
/// table.
///
/// ```
/// use policy_crosswalk::Format;
/// use policy_crosswalk::evaluate::{Agreement, Coding, Reliability};
/// use policy_crosswalk::report::{self, Answer};
///
/// let (one, two) = (Coding::new(), Coding::new());
/// let (agreement, reliability) = (Agreement::between(&one, &two), Reliability::among([&one, &two]));
/// let answers: [&dyn Answer; 2] = [&agreement, &reliability];
/// let json = report::together(answers, Format::Json)?;
/// assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&json).unwrap().len(), 2);
/// assert_eq!(
///     report::together(answers, Format::Csv).unwrap_err().to_string(),
///     "`Agreement of first with second` and `Reliability of 2 coders` have different columns; expected one CSV \
///      file for each",
/// );
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # Errors
/// [`Error::Columns`] when the tables of a CSV have different columns: such answers need a file each.
pub fn together<'a>(
    answers: impl IntoIterator<Item = &'a dyn Answer>,
    format: Format,
) -> Result<String, Error> {
    let answers: Vec<&dyn Answer> = answers.into_iter().collect();
    match format {
        Format::Text | Format::Markdown => {
            let reports = answers.iter().map(|answer| answer.report(format));
            Ok(reports.collect::<Vec<String>>().join("\n"))
        }
        Format::Csv => one_csv(&answers),
        Format::Json => {
            let texts = answers.iter().map(|answer| answer.json());
            let texts: Result<Vec<String>, Error> = texts.collect();
            let texts: Vec<String> = texts?
                .iter()
                .map(|text| text.trim_end().replace('\n', "\n  "))
                .collect();
            Ok(match texts.as_slice() {
                [] => "[]\n".to_owned(),
                texts => format!("[\n  {}\n]\n", texts.join(",\n  ")),
            })
        }
    }
}

fn one_csv(answers: &[&dyn Answer]) -> Result<String, Error> {
    let tables: Vec<Tabular> = answers.iter().map(|answer| answer.records()).collect();
    let Some(first) = tables.first() else {
        return Ok(String::new());
    };
    if let Some(other) = tables.iter().find(|table| table.header != first.header) {
        return Err(Error::columns(first.title.clone(), other.title.clone()));
    }
    let rows = tables.iter().flat_map(|table| &table.rows);
    Ok(csv::write(std::iter::once(&first.header).chain(rows)))
}
