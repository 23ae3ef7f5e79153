//! All partnerships, or plans, at once: how alike their coverage is.

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::Survey;
use crate::answer::{CoverageMatrix, Grid, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::FrameworkId;

/// Two groups, by their positions, with their measures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AlikePair {
    /// The position of the one.
    pub first: usize,
    /// The position of the other.
    pub second: usize,
    /// Their Jaccard index; none where neither addresses any theme.
    pub jaccard: Option<f64>,
    /// Their cosine; none where one addresses no theme.
    pub cosine: Option<f64>,
}

/// How alike the groups of a scope are, each to each.
///
/// The profile of a group is, for each theme shown, the count of its distinct statements that address it. As in
/// [`Comparison`](crate::answer::Comparison):
///
/// - Jaccard index of the sets A and B of addressed themes: `|A ∩ B| / |A ∪ B|` (P. Jaccard, 1901);
/// - cosine of the profiles: `A·B / (|A| |B|)`.
///
/// It costs the matrix of the same scope, and the themes for each pair of groups: the square of the groups, as the
/// answer has a figure for each pair.
///
/// ```
/// use policy_crosswalk::answer::{Level, Scope, SimilarityMatrix};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("nm-2022").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let alike = SimilarityMatrix::new(&graph, Scope::of("nm-2022").level(Level::Top))?;
/// assert_eq!(alike.groups.len(), 3);
/// let nearest = alike.pairs()[0];
/// assert_eq!(alike.cosine.get(nearest.first, nearest.second), Some(&nearest.cosine));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct SimilarityMatrix {
    /// The frameworks, in the order given.
    pub frameworks: Vec<FrameworkId>,
    /// Their short names, or titles.
    pub titles: Vec<String>,
    /// What is compared.
    pub grouping: Grouping,
    /// Which themes are counted.
    pub level: Level,
    /// The groups that were mapped onto each of the frameworks.
    pub groups: Vec<Group>,
    /// The themes of all frameworks.
    pub themes: Vec<ThemeLabel>,
    /// For each group its profile, in the order of the themes.
    pub profiles: Grid<usize>,
    /// For each group the Jaccard index with each group; none where neither addresses any theme.
    pub jaccard: Grid<Option<f64>>,
    /// For each group the cosine with each group; none where one addresses no theme.
    pub cosine: Grid<Option<f64>>,
    /// What made it.
    pub provenance: MadeBy,
}

impl SimilarityMatrix {
    /// Compares all groups by their coverage of one framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        let scope = scope.into();
        Self::across(graph, [&scope.framework], scope.grouping, scope.level)
    }

    /// Compares all groups by their coverage of several frameworks, each theme counting alike.
    ///
    /// # Errors
    /// [`Error::Unknown`] when a framework is not in the graph.
    pub fn across(
        graph: &CoverageGraph<'_>,
        frameworks: impl IntoIterator<Item = impl AsRef<str>>,
        grouping: Grouping,
        level: Level,
    ) -> Result<Self, Error> {
        let mut matrices = Vec::new();
        let mut provenance = Vec::new();
        for framework in frameworks {
            let scope = Scope::of(framework).by(grouping).level(level);
            let survey = Survey::new(graph, scope)?;
            matrices.push(matrix(&survey));
            provenance.push((survey.framework, survey.crosswalks().collect::<Vec<_>>()));
        }
        let crosswalks = provenance.iter().flat_map(|(_, own)| own.iter().copied());
        let made = MadeBy::of(provenance.iter().map(|(data, _)| *data), crosswalks);
        Ok(similarity(&matrices, grouping, level, made))
    }

    /// The most alike pairs first, by cosine, then Jaccard, then in the order of the groups.
    pub fn pairs(&self) -> Vec<AlikePair> {
        let mut pairs = Vec::new();
        for (first, (jaccard, cosine)) in self.jaccard.rows().zip(self.cosine.rows()).enumerate() {
            let row = jaccard.iter().zip(cosine).enumerate().skip(first + 1);
            pairs.extend(row.map(|(second, (jaccard, cosine))| AlikePair {
                first,
                second,
                jaccard: *jaccard,
                cosine: *cosine,
            }));
        }
        let number = |value: Option<f64>| value.unwrap_or(-1.0);
        pairs.sort_by(|a, b| {
            let by_cosine = number(b.cosine).total_cmp(&number(a.cosine));
            by_cosine
                .then(number(b.jaccard).total_cmp(&number(a.jaccard)))
                .then((a.first, a.second).cmp(&(b.first, b.second)))
        });
        pairs
    }
}

/// The counts of a group, by its position, where it was mapped onto the framework.
fn counts(matrix: &CoverageMatrix, at: usize) -> Option<Vec<usize>> {
    let counts = matrix.cells.column(at).map(|cell| cell.statements.len());
    matrix.is_assessed(at).then(|| counts.collect())
}

fn similarity(
    matrices: &[CoverageMatrix],
    grouping: Grouping,
    level: Level,
    provenance: MadeBy,
) -> SimilarityMatrix {
    let mut groups: Vec<Group> = Vec::new();
    let mut profiles: Vec<Vec<usize>> = Vec::new();
    // The groups of one graph are the same for each framework.
    let known = matrices.first().map(|matrix| &matrix.groups);
    for (at, group) in known.into_iter().flatten().enumerate() {
        let parts = matrices.iter().map(|matrix| counts(matrix, at));
        if let Some(parts) = parts.collect::<Option<Vec<_>>>() {
            groups.push(group.clone());
            profiles.push(parts.concat());
        }
    }
    let table = |measure: fn(&[usize], &[usize]) -> Option<f64>| {
        let row = |a: &Vec<usize>| profiles.iter().map(|b| measure(a, b)).collect();
        Grid::of_equal(profiles.iter().map(row).collect())
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
        level,
        groups,
        themes: matrices
            .iter()
            .flat_map(|matrix| matrix.themes.clone())
            .collect(),
        profiles: Grid::of_equal(profiles),
        provenance,
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
