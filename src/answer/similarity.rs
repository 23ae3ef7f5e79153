//! All partnerships, or plans, at once: how alike their coverage is.

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::{CellState, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::{Group, Grouping};
use crate::model::Provenance;
use crate::model::{FrameworkId, PlanId};

/// How alike the groups of a matrix are, each to each.
///
/// The profile of a group is, for each top-level theme of the frameworks, the count of its distinct statements
/// that address it. As in [`Comparison`](crate::answer::Comparison):
///
/// - Jaccard index of the sets A and B of addressed themes: `|A ∩ B| / |A ∪ B|` (P. Jaccard, 1901);
/// - cosine of the profiles: `A·B / (|A| |B|)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarityMatrix {
    /// The frameworks, in the order given.
    pub frameworks: Vec<FrameworkId>,
    /// Their short names, or titles.
    pub titles: Vec<String>,
    /// What is compared.
    pub grouping: Grouping,
    /// The groups that were mapped onto each of the frameworks.
    pub groups: Vec<Group>,
    /// The themes of all frameworks.
    pub themes: Vec<ThemeLabel>,
    /// For each group its profile, in the order of the themes.
    pub profiles: Vec<Vec<usize>>,
    /// For each group the Jaccard index with each group; none where neither addresses any theme.
    pub jaccard: Vec<Vec<Option<f64>>>,
    /// For each group the cosine with each group; none where one addresses no theme.
    pub cosine: Vec<Vec<Option<f64>>>,
    /// What made the crosswalks behind it, for each framework.
    pub provenance: Vec<Vec<(PlanId, Provenance)>>,
}

impl SimilarityMatrix {
    /// Compares all groups by their coverage of some frameworks, each theme counting alike.
    ///
    /// # Errors
    /// [`Error::Unknown`] when a framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        frameworks: &[&str],
        grouping: Grouping,
    ) -> Result<Self, Error> {
        let matrices: Result<Vec<CoverageMatrix>, Error> = frameworks
            .iter()
            .map(|id| CoverageMatrix::new(graph, id, grouping))
            .collect();
        Ok(similarity(matrices?, grouping))
    }

    /// The most alike pairs first, by cosine, then Jaccard, then in the order of the groups: positions of the
    /// groups, Jaccard index, cosine.
    pub fn pairs(&self) -> Vec<(usize, usize, Option<f64>, Option<f64>)> {
        let mut pairs = Vec::new();
        for (i, (jaccard, cosine)) in self.jaccard.iter().zip(&self.cosine).enumerate() {
            let row = jaccard.iter().zip(cosine).enumerate().skip(i + 1);
            pairs.extend(row.map(|(k, (jaccard, cosine))| (i, k, *jaccard, *cosine)));
        }
        let number = |value: Option<f64>| value.unwrap_or(-1.0);
        pairs.sort_by(|a, b| {
            let by_cosine = number(b.3).total_cmp(&number(a.3));
            by_cosine
                .then(number(b.2).total_cmp(&number(a.2)))
                .then((a.0, a.1).cmp(&(b.0, b.1)))
        });
        pairs
    }
}

/// The counts of a group, where it was mapped onto the framework.
fn counts(matrix: &CoverageMatrix, id: &str) -> Option<Vec<usize>> {
    let at = matrix.groups.iter().position(|group| group.id == id)?;
    let cells = || matrix.cells.iter().filter_map(|row| row.get(at));
    let assessed = cells().any(|cell| cell.state != CellState::NotAssessed);
    assessed.then(|| cells().map(|cell| cell.statements.len()).collect())
}

fn similarity(matrices: Vec<CoverageMatrix>, grouping: Grouping) -> SimilarityMatrix {
    let mut groups: Vec<Group> = Vec::new();
    let mut profiles: Vec<Vec<usize>> = Vec::new();
    for group in matrices
        .first()
        .map(|matrix| &matrix.groups)
        .into_iter()
        .flatten()
    {
        let parts = matrices.iter().map(|matrix| counts(matrix, &group.id));
        if let Some(parts) = parts.collect::<Option<Vec<_>>>() {
            groups.push(group.clone());
            profiles.push(parts.concat());
        }
    }
    let table = |measure: fn(&[usize], &[usize]) -> Option<f64>| -> Vec<Vec<Option<f64>>> {
        let row = |a: &Vec<usize>| profiles.iter().map(|b| measure(a, b)).collect();
        profiles.iter().map(row).collect()
    };
    SimilarityMatrix {
        jaccard: table(jaccard),
        cosine: table(cosine),
        frameworks: matrices
            .iter()
            .map(|matrix| matrix.framework.clone())
            .collect(),
        titles: matrices.iter().map(|matrix| matrix.title.clone()).collect(),
        grouping,
        groups,
        themes: matrices
            .iter()
            .flat_map(|matrix| matrix.themes.clone())
            .collect(),
        profiles,
        provenance: matrices
            .into_iter()
            .map(|matrix| matrix.provenance)
            .collect(),
    }
}

fn jaccard(a: &[usize], b: &[usize]) -> Option<f64> {
    let count = |test: fn(bool, bool) -> bool| {
        let pairs = a.iter().zip(b).map(|(x, y)| (*x > 0, *y > 0));
        pairs.filter(|(x, y)| test(*x, *y)).count()
    };
    let (both, any) = (count(|x, y| x && y), count(|x, y| x || y));
    (any > 0).then(|| both as f64 / any as f64)
}

/// The cosine of two profiles. Scaling a profile to shares leaves it as it is.
pub(crate) fn cosine(a: &[usize], b: &[usize]) -> Option<f64> {
    let dot: f64 = a.iter().zip(b).map(|(x, y)| *x as f64 * *y as f64).sum();
    let square = |v: &[usize]| v.iter().map(|x| (*x as f64).powi(2)).sum::<f64>();
    let both = (square(a) * square(b)).sqrt();
    (both > 0.0).then(|| (dot / both).clamp(0.0, 1.0))
}
