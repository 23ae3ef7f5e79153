//! Statements down, themes across.

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::Survey;
use crate::answer::{Grid, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::vocabulary::vocabulary;
use crate::model::{FrameworkId, PlanId, Role, StatementId, Verdict};

vocabulary! {
    /// What a table of statements and themes shows of each pair.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum PairFact: "fact" {
        /// Whether the statement addresses the theme: yes or no.
        #[default]
        Claimed = "yes-no",
        /// The confidence of the best link that was considered, claimed or not.
        Confidence = "confidence",
        /// What a person decided.
        Verdict = "verdict",
    }
}

/// A statement of such a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StatementRef {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// The plan.
    pub plan: PlanId,
    /// The statement.
    pub id: StatementId,
    /// What it is in its plan.
    pub role: Role,
    /// What it says.
    pub text: String,
}

/// A statement and a theme between which a link was considered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PairCell {
    /// Whether the statement addresses the theme, or a part of it.
    pub claimed: bool,
    /// The confidence of the best link.
    pub confidence: f64,
    /// What a person decided about that link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// All statements of mapped plans by all themes of a framework: the table that statistics programs read.
///
/// What addresses a part of a theme addresses the theme. The grouping of the scope makes no difference. It costs a cell
/// for each statement and theme.
///
/// ```
/// use policy_crosswalk::answer::{PairFact, StatementMatrix};
/// use policy_crosswalk::report::Answer;
/// use policy_crosswalk::{CoverageGraph, Format, catalogue};
///
/// let (plans, framework) = (&catalogue::plans()[..1], catalogue::framework("mat-2021").unwrap());
/// let crosswalks = [catalogue::mapper("mat-2021")?.map(&plans[0])];
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let matrix = StatementMatrix::new(&graph, "mat-2021")?;
/// let first = crosswalks[0].claimed().next().unwrap();
/// assert!(matrix.cell(&first.statement, &first.claim.theme).unwrap().claimed);
/// let csv = matrix.showing(PairFact::Confidence).report(Format::Csv);
/// assert_eq!(csv.lines().count(), 1 + plans[0].statements.len());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct StatementMatrix {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// Which themes are shown.
    pub level: Level,
    /// What a report shows of each pair; the cells have all.
    pub shown: PairFact,
    /// The statements of mapped plans, by plan and in the order of the document.
    pub statements: Vec<StatementRef>,
    /// The themes, in their official order.
    pub themes: Vec<ThemeLabel>,
    /// For each statement a cell for each theme; none where no link was considered.
    pub cells: Grid<Option<PairCell>>,
    /// What made it.
    pub provenance: MadeBy,
}

impl StatementMatrix {
    /// Sets all statements of the mapped plans against the themes of a framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        Ok(matrix(&Survey::new(graph, scope.into())?))
    }

    /// The same, with what a report shows of each pair.
    #[must_use]
    pub fn showing(mut self, fact: PairFact) -> Self {
        self.shown = fact;
        self
    }

    /// The cell of a statement and a theme; none where no link was considered.
    pub fn cell(&self, statement: impl AsRef<str>, theme: impl AsRef<str>) -> Option<PairCell> {
        let (statement, theme) = (statement.as_ref(), theme.as_ref());
        let row = self
            .statements
            .iter()
            .position(|known| known.id == *statement)?;
        let column = self.themes.iter().position(|label| label.id == *theme)?;
        *self.cells.get(row, column)?
    }
}

fn matrix(survey: &Survey<'_, '_>) -> StatementMatrix {
    let mut statements = Vec::new();
    let mut row_of = vec![None; survey.graph.tables.statements.len()];
    for (at, plan) in survey.plans() {
        if survey.crosswalk(at).is_none() {
            continue;
        }
        for (row, statement) in survey.statements(at) {
            row_of[row] = Some(statements.len());
            statements.push(StatementRef {
                partnership: PartnershipRef::from(&plan.partnership),
                plan: plan.id.clone(),
                id: statement.id.clone(),
                role: statement.role,
                text: statement.text.clone(),
            });
        }
    }
    let mut cells = vec![vec![None; survey.themes.len()]; statements.len()];
    let met = (0..survey.themes.len()).flat_map(|theme| {
        let links = survey.links_to(theme);
        links.map(move |met| (theme, met.row))
    });
    for (theme, row) in met {
        if let Some(at) = row_of[row.statement] {
            cells[at][theme] = Some(PairCell {
                claimed: row.claimed,
                confidence: row.link.claim.confidence,
                verdict: row.link.decision().map(|decision| decision.verdict),
            });
        }
    }
    StatementMatrix {
        framework: survey.framework.id.clone(),
        title: survey.framework.label().to_owned(),
        level: survey.scope.level,
        shown: PairFact::default(),
        statements,
        themes: survey.themes.clone(),
        cells: Grid::of_equal(cells),
        provenance: survey.made_by(),
    }
}
