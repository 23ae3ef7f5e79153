//! Two partnerships or plans side by side: what they share, and what one could take from the other.

use serde::{Deserialize, Serialize};

use crate::answer::coverage::matrix;
use crate::answer::parts::survey::Survey;
use crate::answer::similarity::cosine;
use crate::answer::{CellState, CoverageMatrix, Depth, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::{FrameworkId, StatementId};

/// A statement of one side that would fill a gap of the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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

/// A theme that both sides cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InBoth {
    /// The theme.
    pub theme: ThemeLabel,
    /// How deep each side goes.
    pub depths: [Depth; 2],
}

/// A theme that only one side covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OnlyIn {
    /// The theme.
    pub theme: ThemeLabel,
    /// The statements by which it is covered, the deepest first, then the most confident.
    pub fillers: Vec<Filler>,
}

/// How two groups differ in their coverage of one framework. A thin cell counts as covered here.
///
/// It costs what the matrix of the same scope costs.
///
/// ```
/// use policy_crosswalk::answer::{Comparison, Level, Scope};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let compared = Comparison::new(&graph, "mat-2021", ["perth-and-kinross", "dundee"])?;
/// let [one, other] = &compared.sides;
/// assert_eq!((one.id.as_str(), other.id.as_str()), ("perth-and-kinross", "dundee"));
/// assert_eq!(compared.shared.len() + compared.only_first.len() + compared.only_second.len()
///     + compared.neither.len(), 10);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The framework.
    pub framework: FrameworkId,
    /// Its title.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are compared.
    pub level: Level,
    /// The two sides.
    pub sides: [Group; 2],
    /// The themes that both cover, with the depth on each side.
    pub shared: Vec<InBoth>,
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
    /// What made it.
    pub provenance: MadeBy,
}

impl Comparison {
    /// Compares two groups of a scope, by their ids.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph, or a side is no group of that kind or was not
    /// mapped onto the framework.
    pub fn new(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        sides: [impl AsRef<str>; 2],
    ) -> Result<Self, Error> {
        let survey = Survey::new(graph, scope.into())?;
        let matrix = matrix(&survey);
        let [first, second] = sides.map(|side| column(&matrix, side.as_ref()));
        Ok(compare(&survey, &matrix, [first?, second?]))
    }
}

fn column(matrix: &CoverageMatrix, id: &str) -> Result<usize, Error> {
    let groups = || matrix.groups.iter().enumerate();
    let mut known = groups().filter(|(at, _)| matrix.is_assessed(*at));
    let found = known.find(|(_, group)| group.id == id).map(|(at, _)| at);
    found.ok_or_else(|| {
        let known = groups().filter(|(at, _)| matrix.is_assessed(*at));
        let ids = known.map(|(_, group)| group.id.as_str());
        Error::unknown(matrix.grouping.name(), id, ids)
    })
}

fn compare(survey: &Survey<'_, '_>, matrix: &CoverageMatrix, at: [usize; 2]) -> Comparison {
    let [a, b] = at.map(|i| -> Vec<usize> {
        let counts = matrix.cells.column(i).map(|cell| cell.statements.len());
        counts.collect()
    });
    let mut comparison = Comparison {
        framework: matrix.framework.clone(),
        title: matrix.title.clone(),
        grouping: matrix.grouping,
        level: matrix.level,
        sides: at.map(|i| matrix.groups[i].clone()),
        shared: Vec::new(),
        only_first: Vec::new(),
        only_second: Vec::new(),
        neither: Vec::new(),
        jaccard: None,
        cosine: cosine(&a, &b),
        retrospective: at.map(|i| matrix.cells.column(i).all(|cell| cell.retrospective)),
        provenance: matrix.provenance.clone(),
    };
    for (row, (theme, cells)) in matrix.themes.iter().zip(matrix.cells.rows()).enumerate() {
        let [first, second] = at.map(|i| &cells[i]);
        // What a reviewer set aside for one side is no difference between the two.
        if [first, second]
            .iter()
            .any(|cell| cell.state == CellState::NotApplicable)
        {
            continue;
        }
        let only = |side: usize| OnlyIn {
            theme: theme.clone(),
            fillers: fillers(survey, row, at[side]),
        };
        match (first.depth, second.depth) {
            (Some(a), Some(b)) => comparison.shared.push(InBoth {
                theme: theme.clone(),
                depths: [a, b],
            }),
            (Some(_), None) => comparison.only_first.push(only(0)),
            (None, Some(_)) => comparison.only_second.push(only(1)),
            (None, None) => comparison.neither.push(theme.clone()),
        }
    }
    let shared = comparison.shared.len();
    let any = shared + comparison.only_first.len() + comparison.only_second.len();
    comparison.jaccard = (any > 0).then(|| shared as f64 / any as f64);
    comparison
}

fn fillers(survey: &Survey<'_, '_>, theme: usize, group: usize) -> Vec<Filler> {
    let own = survey
        .claimed(theme)
        .filter(|met| survey.groups_of(met.row.statement).contains(&group));
    let mut fillers: Vec<Filler> = own
        .map(|met| Filler {
            statement: met.statement.id.clone(),
            text: met.statement.text.clone(),
            depth: met.depth,
            confidence: met.row.link.claim.confidence,
        })
        .collect();
    // The sort is stable: they came by confidence, then by statement.
    fillers.sort_by_key(|filler| std::cmp::Reverse(filler.depth));
    fillers
}
