//! Grids whose rows and columns are as many as what labels them.

use crate::answer::{
    CommitmentReport, CoverageMatrix, Grid, Sensitivity, SimilarityMatrix, StatementMatrix,
    Timeline,
};

/// Tells where a grid is not of as many rows and columns as are labelled. One without rows has any columns.
fn unlike<T>(
    cells: &Grid<T>,
    (row, rows): (&str, usize),
    (column, columns): (&str, usize),
) -> Option<String> {
    let found = cells.rows().len();
    if found != rows {
        return Some(differs("rows", found, rows, row));
    }
    let across = cells.rows().next().map_or(columns, <[T]>::len);
    (across != columns).then(|| differs("columns", across, columns, column))
}

fn differs(what: &str, found: usize, expected: usize, each: &str) -> String {
    format!("there are {found} {what}; expected {expected}, one for each {each}")
}

/// An answer with a grid that labels of its own explain.
trait Shaped {
    /// What does not fit, if anything.
    fn misfit(&self) -> Option<String>;
}

impl Shaped for CoverageMatrix {
    fn misfit(&self) -> Option<String> {
        let (themes, groups) = (self.themes.len(), self.groups.len());
        let totals = self.totals.len();
        unlike(&self.cells, ("theme", themes), ("group", groups))
            .or_else(|| (totals != groups).then(|| differs("totals", totals, groups, "group")))
    }
}

impl Shaped for CommitmentReport {
    fn misfit(&self) -> Option<String> {
        let (themes, groups) = (self.themes.len(), self.groups.len());
        unlike(&self.cells, ("theme", themes), ("group", groups))
    }
}

impl Shaped for Sensitivity {
    fn misfit(&self) -> Option<String> {
        let (themes, groups) = (self.themes.len(), self.groups.len());
        unlike(&self.cells, ("theme", themes), ("group", groups))
    }
}

impl Shaped for Timeline {
    fn misfit(&self) -> Option<String> {
        let (themes, plans) = (self.themes.len(), self.plans.len());
        unlike(&self.cells, ("theme", themes), ("plan", plans))
    }
}

impl Shaped for StatementMatrix {
    fn misfit(&self) -> Option<String> {
        let (statements, themes) = (self.statements.len(), self.themes.len());
        unlike(&self.cells, ("statement", statements), ("theme", themes))
    }
}

impl Shaped for SimilarityMatrix {
    fn misfit(&self) -> Option<String> {
        let (groups, themes) = (("group", self.groups.len()), ("theme", self.themes.len()));
        unlike(&self.profiles, groups, themes)
            .or_else(|| unlike(&self.jaccard, groups, groups))
            .or_else(|| unlike(&self.cosine, groups, groups))
    }
}

/// Lets serde refuse an answer that does not fit its labels; the derived code stands behind `remote = "Self"`.
macro_rules! read_in_shape {
    ($($answer:ident),* $(,)?) => {$(
        impl serde::Serialize for $answer {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $answer::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $answer {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read = $answer::deserialize(deserializer)?;
                match read.misfit() {
                    Some(misfit) => Err(serde::de::Error::custom(misfit)),
                    None => Ok(read),
                }
            }
        }
    )*};
}

read_in_shape!(
    CommitmentReport,
    CoverageMatrix,
    Sensitivity,
    SimilarityMatrix,
    StatementMatrix,
    Timeline
);
