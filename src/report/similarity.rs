//! Similarity of all groups in every format.

use std::fmt;

use crate::answer::{ByLevel, Level, MadeBy, SimilarityMatrix};
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::so_many;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;
use crate::report::{Answer, SimilarityMap};

pub(super) const JACCARD: &str =
    "Jaccard index |A ∩ B| / |A ∪ B| of the themes that each addresses";
pub(super) const COSINE: &str = "Cosine A·B / (|A| |B|) of the counts of statements for each theme";

/// On a page and in a spreadsheet there is a row for each pair, the most alike first.
impl Answer for SimilarityMatrix {
    fn title(&self) -> String {
        let (by, titles) = (self.grouping.name(), self.titles.join(", "));
        format!("How alike coverage is, by {by}: {titles}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        let labels = self.groups.iter().map(|group| cut(&group.label, 20));
        let labels: Vec<String> = labels.collect();
        for (name, values) in [(JACCARD, &self.jaccard), (COSINE, &self.cosine)] {
            page.apart(name)?;
            let row = |first: &str, cells: &mut dyn Iterator<Item = String>| -> Vec<String> {
                std::iter::once(first.to_owned()).chain(cells).collect()
            };
            let header = row("", &mut labels.iter().cloned());
            let rows = labels.iter().zip(values.rows());
            let rows = rows
                .map(|(label, values)| row(label, &mut values.iter().map(|value| number(*value))));
            page.table(&header, &rows.collect::<Vec<_>>())?;
        }
        page.blank()?;
        page.line(0, &made(self))
    }

    fn table(&self) -> Tabular {
        let label = |at: usize| {
            let group = self.groups.get(at);
            group.map_or(String::new(), |group| group.label.clone())
        };
        let rows = self.pairs().into_iter().map(|pair| {
            vec![
                label(pair.first),
                label(pair.second),
                number(pair.jaccard),
                number(pair.cosine),
            ]
        });
        Tabular::new(self.title(), ["first", "second", "Jaccard", "cosine"])
            .rows(rows)
            .notes([format!("{JACCARD}."), format!("{COSINE}.")])
            .notes([made(self)])
    }

    fn picture(&self) -> Option<String> {
        Some(SimilarityMap::new(self).to_string())
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.2}"))
}

/// What was compared, where that is not all themes of one level, and what made it.
pub(super) fn made(matrix: &SimilarityMatrix) -> String {
    let all = ByLevel::count(matrix.themes.iter().map(|theme| theme.level));
    let made = made_by(&matrix.provenance);
    match (matrix.level, all.parts) {
        (Level::All, 0) => made,
        _ => format!("Over {}. {made}", so_many(all, matrix.level)),
    }
}
