//! Similarity of all groups in every format.

use std::fmt;

use crate::answer::SimilarityMatrix;
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, table, wrapped};

impl SimilarityMatrix {
    /// The matrix in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints; Markdown and CSV have a
    /// row for each pair, the most alike first.
    ///
    /// # Errors
    /// None for a matrix that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(matrix: &SimilarityMatrix) -> String {
    let (by, titles) = (matrix.grouping.name(), matrix.titles.join(", "));
    format!("How alike coverage is, by {by}: {titles}")
}

const JACCARD: &str = "Jaccard index |A ∩ B| / |A ∪ B| of the themes that each addresses";
const COSINE: &str = "Cosine A·B / (|A| |B|) of the counts of statements for each theme";

fn number(value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.2}"))
}

impl fmt::Display for SimilarityMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        let labels: Vec<String> = self
            .groups
            .iter()
            .map(|group| cut(&group.label, 20))
            .collect();
        for (name, values) in [(JACCARD, &self.jaccard), (COSINE, &self.cosine)] {
            write!(f, "\n{}", wrapped(name, ""))?;
            let header: Vec<String> = std::iter::once(String::new())
                .chain(labels.iter().cloned())
                .collect();
            let row = |(label, row): (&String, &Vec<Option<f64>>)| {
                let cells = row.iter().map(|value| number(*value));
                std::iter::once(label.clone()).chain(cells).collect()
            };
            let rows: Vec<Vec<String>> = labels.iter().zip(values).map(row).collect();
            f.write_str(&table(&header, &rows))?;
        }
        writeln!(f)?;
        made(self)
            .iter()
            .try_for_each(|line| f.write_str(&wrapped(line, "")))
    }
}

fn made(matrix: &SimilarityMatrix) -> Vec<String> {
    let made = matrix.frameworks.iter().zip(&matrix.provenance);
    made.map(|(id, provenance)| made_by(id.as_str(), provenance))
        .collect()
}

fn sheet(matrix: &SimilarityMatrix) -> Sheet {
    let label = |at: usize| {
        matrix
            .groups
            .get(at)
            .map_or(String::new(), |group| group.label.clone())
    };
    let rows = matrix
        .pairs()
        .into_iter()
        .map(|(i, k, jaccard, cosine)| vec![label(i), label(k), number(jaccard), number(cosine)]);
    Sheet {
        title: title(matrix),
        header: ["first", "second", "Jaccard", "cosine"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
        notes: [format!("{JACCARD}."), format!("{COSINE}.")]
            .into_iter()
            .chain(made(matrix))
            .collect(),
    }
}
