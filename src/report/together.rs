//! Several answers as one document.

use std::collections::HashSet;

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

/// Writes several answers as a document each, with a name for the file of each: the answer's [kind](crate::report::Kind)
/// and the frameworks it is about, with a number where that comes twice.
///
/// ```
/// use policy_crosswalk::report::{self, Answer};
/// use policy_crosswalk::{CoverageGraph, CoverageMatrix, Format, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
/// let matrix = CoverageMatrix::new(&graph, "mat-2021")?;
/// let answers: [&dyn Answer; 2] = [&matrix, &matrix];
/// let files = report::apart(answers, Format::Csv);
/// let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
/// assert_eq!(names, ["coverage-mat-2021.csv", "coverage-mat-2021-2.csv"]);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
pub fn apart<'a>(
    answers: impl IntoIterator<Item = &'a dyn Answer>,
    format: Format,
) -> Vec<(String, String)> {
    let reports = answers
        .into_iter()
        .map(|answer| (answer, answer.report(format)));
    named(reports, format.extension())
}

/// The pictures of answers in SVG, each with a name for its file, as [`apart`] names them. Answers without a picture
/// are left out.
pub fn pictures<'a>(answers: impl IntoIterator<Item = &'a dyn Answer>) -> Vec<(String, String)> {
    let drawn = answers.into_iter();
    let drawn = drawn.filter_map(|answer| Some((answer, answer.picture()?)));
    named(drawn, "svg")
}

/// Names documents after their answers, each by another name.
fn named<'a>(
    documents: impl Iterator<Item = (&'a dyn Answer, String)>,
    extension: &str,
) -> Vec<(String, String)> {
    let mut taken: HashSet<String> = HashSet::new();
    let file = |(answer, text): (&dyn Answer, String)| {
        let stem = stem(answer);
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(name));
        let free = free.unwrap_or_default();
        taken.insert(free.clone());
        (format!("{free}.{extension}"), text)
    };
    documents.map(file).collect()
}

/// The kind of an answer and its frameworks, as far as a file's name holds them.
fn stem(answer: &dyn Answer) -> String {
    const MOST: usize = 3;
    let mut parts = vec![answer.kind().replace('_', "-")];
    let made = answer.provenance().into_iter();
    let frameworks: Vec<String> = made
        .flat_map(|made| &made.frameworks)
        .map(|framework| framework.id.as_str().replace(['/', ':', '.'], "-"))
        .collect();
    if frameworks.len() <= MOST {
        parts.extend(frameworks);
    }
    parts.join("-")
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
