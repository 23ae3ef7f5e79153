//! Two partnerships or plans side by side: what they share, and what one could take from the other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::similarity::cosine;
use crate::answer::{Cell, CellState, Depth, ThemeLabel};
use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::Grouping;
use crate::graph::walked;
use crate::model::{FrameworkId, StatementId};

/// A statement of one side that would fill a gap of the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filler {
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// How deep it goes.
    pub depth: Depth,
    /// The confidence of its link.
    pub confidence: f64,
}

/// A theme that only one side covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnlyIn {
    /// The theme.
    pub theme: ThemeLabel,
    /// The statements by which it is covered, the deepest first, then the most confident.
    pub fillers: Vec<Filler>,
}

/// How two groups differ in their coverage of one framework. A thin cell counts as covered here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The framework.
    pub framework: FrameworkId,
    /// Its title.
    pub title: String,
    /// The names of the two sides.
    pub sides: [String; 2],
    /// The themes that both cover, with the depth on each side.
    pub shared: Vec<(ThemeLabel, [Depth; 2])>,
    /// The themes that only the first covers.
    pub only_first: Vec<OnlyIn>,
    /// The themes that only the second covers.
    pub only_second: Vec<OnlyIn>,
    /// The themes that neither covers.
    pub neither: Vec<ThemeLabel>,
    /// Jaccard index of the two sets of covered themes: |A ∩ B| / |A ∪ B|, 0 to 1; none where both are empty.
    /// (P. Jaccard, 1901.)
    pub jaccard: Option<f64>,
    /// Cosine of the two profiles, a profile being for each theme the count of distinct statements divided by all
    /// such counts: A·B / (|A| |B|), 0 to 1; none where one side has no link.
    pub cosine: Option<f64>,
    /// Whether the framework is younger than all plans of a side.
    pub retrospective: [bool; 2],
    /// What made the crosswalks behind it, one for each plan.
    pub provenance: Vec<(crate::model::PlanId, crate::model::Provenance)>,
}

impl Comparison {
    /// Compares two partnerships, or two plans, by their ids, over a framework's top-level themes.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph, or a side is no group of that kind or was not
    /// mapped onto the framework.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
        sides: [&str; 2],
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::new(graph, framework, grouping)?;
        compare_ids(graph, &matrix, sides)
    }

    /// The same over all themes, also those that are part of others.
    ///
    /// # Errors
    /// As [`Comparison::new`].
    pub fn with_parts(
        graph: &CoverageGraph<'_>,
        framework: &str,
        grouping: Grouping,
        sides: [&str; 2],
    ) -> Result<Self, Error> {
        let matrix = CoverageMatrix::with_parts(graph, framework, grouping)?;
        compare_ids(graph, &matrix, sides)
    }
}

fn compare_ids(
    graph: &CoverageGraph<'_>,
    matrix: &CoverageMatrix,
    sides: [&str; 2],
) -> Result<Comparison, Error> {
    let [first, second] = [column(matrix, sides[0])?, column(matrix, sides[1])?];
    Ok(compare(graph, matrix, [first, second]))
}

fn column(matrix: &CoverageMatrix, id: &str) -> Result<usize, Error> {
    let assessed = |at: &usize| {
        let mut cells = matrix.cells.iter().filter_map(|row| row.get(*at));
        cells.any(|cell| cell.state != CellState::NotAssessed)
    };
    let known: Vec<usize> = (0..matrix.groups.len()).filter(assessed).collect();
    let name = |at: usize| matrix.groups[at].id.as_str();
    let found = known.iter().copied().find(|at| name(*at) == id);
    found.ok_or_else(|| {
        let names = known.iter().map(|at| name(*at));
        Error::unknown(matrix.grouping.name(), id, names)
    })
}

fn compare(graph: &CoverageGraph<'_>, matrix: &CoverageMatrix, at: [usize; 2]) -> Comparison {
    let mut comparison = Comparison {
        framework: matrix.framework.clone(),
        title: matrix.title.clone(),
        sides: at.map(|i| matrix.groups[i].label.clone()),
        shared: Vec::new(),
        only_first: Vec::new(),
        only_second: Vec::new(),
        neither: Vec::new(),
        jaccard: None,
        cosine: {
            let [a, b] = at.map(|i| -> Vec<usize> {
                let counts = matrix.cells.iter().map(|row| row[i].statements.len());
                counts.collect()
            });
            cosine(&a, &b)
        },
        provenance: matrix.provenance.clone(),
        retrospective: at.map(|i| matrix.cells.iter().all(|row| row[i].retrospective)),
    };
    for (theme, row) in matrix.themes.iter().zip(&matrix.cells) {
        let [first, second] = at.map(|i| &row[i]);
        // What a reviewer set aside for one side is no difference between the two.
        if [first, second]
            .iter()
            .any(|cell| cell.state == CellState::NotApplicable)
        {
            continue;
        }
        match (first.depth, second.depth) {
            (Some(a), Some(b)) => comparison.shared.push((theme.clone(), [a, b])),
            (Some(_), None) => comparison.only_first.push(only_in(graph, theme, first)),
            (None, Some(_)) => comparison.only_second.push(only_in(graph, theme, second)),
            (None, None) => comparison.neither.push(theme.clone()),
        }
    }
    let shared = comparison.shared.len();
    let any = shared + comparison.only_first.len() + comparison.only_second.len();
    comparison.jaccard = (any > 0).then(|| shared as f64 / any as f64);
    comparison
}

fn only_in(graph: &CoverageGraph<'_>, theme: &ThemeLabel, cell: &Cell) -> OnlyIn {
    let ids: BTreeSet<&StatementId> = cell.statements.iter().collect();
    let frameworks = graph.frameworks();
    let data = frameworks
        .flat_map(|framework| &framework.themes)
        .find(|data| data.id == theme.id);
    let links = data
        .map(|data| walked::links_to(graph, data))
        .unwrap_or_default();
    let mut fillers: Vec<Filler> = links
        .into_iter()
        .filter(|(statement, ..)| ids.contains(&statement.id))
        .map(|(statement, link, _)| Filler {
            statement: statement.id.clone(),
            text: statement.text.clone(),
            depth: Depth::of(statement),
            confidence: link.claim.confidence,
        })
        .collect();
    fillers.sort_by(|a, b| {
        let by_depth = b.depth.cmp(&a.depth);
        let by_confidence = b.confidence.total_cmp(&a.confidence);
        by_depth
            .then(by_confidence)
            .then_with(|| a.statement.natural_cmp(&b.statement))
    });
    OnlyIn {
        theme: theme.clone(),
        fillers,
    }
}
