//! What is due, or past due, at a date.

use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

use crate::answer::MadeBy;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::{Commitment, CommitmentVerbs};
use crate::model::{Date, Plan, Role, Statement, Status};
use crate::model::{PlanId, StatementId};

vocabulary! {
    /// How a due date stands to another date.
    pub enum Timing: "timing" {
        /// The date has passed as a whole.
        PastDue = "past-due",
        /// The date lies within what is due: `2026` at `2026-05`.
        Due = "due",
        /// The date is still to come.
        Later = "later",
    }
}

impl Timing {
    /// How `due` stands to `at`.
    ///
    /// ```
    /// use policy_crosswalk::Date;
    /// use policy_crosswalk::answer::Timing;
    /// let date = |t: &str| t.parse::<Date>().unwrap();
    /// assert_eq!(Timing::of(date("2025"), date("2026-01")), Timing::PastDue);
    /// assert_eq!(Timing::of(date("2026"), date("2026-01")), Timing::Due);
    /// assert_eq!(Timing::of(date("2026-03"), date("2026-01")), Timing::Later);
    /// ```
    pub fn of(due: Date, at: Date) -> Self {
        if due.is_before(at) {
            Self::PastDue
        } else if at.is_before(due) {
            Self::Later
        } else {
            Self::Due
        }
    }
}

/// One action with its due date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DueLine {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// The plan.
    pub plan: PlanId,
    /// The action.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// Who leads on it.
    pub leads: Vec<String>,
    /// When it is due.
    pub due: Date,
    /// How that stands to the date given.
    pub timing: Timing,
    /// How far it has come, where the document tells. A plan that does not tell leaves open whether what is past
    /// due was done.
    pub status: Option<Status>,
    /// How firm it is.
    pub commitment: Option<Commitment>,
}

/// All dated actions of some plans, as they stand at one date.
///
/// It costs the statements of the graph's plans, and the reading of the verb of each dated action.
///
/// ```
/// use policy_crosswalk::answer::{DueReport, Timing};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let graph = CoverageGraph::new(catalogue::plans(), [], [])?;
/// let report = DueReport::new(&graph, "2026-01".parse()?, catalogue::commitment_verbs());
/// let late = report.timed(Timing::PastDue).next().unwrap();
/// assert!(late.due.is_before(report.at));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DueReport {
    /// The date.
    pub at: Date,
    /// The actions, the earliest due first, then by statement.
    pub lines: Vec<DueLine>,
    /// The actions without a date, in the order of the plans.
    pub undated: Vec<StatementId>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made it.
    pub provenance: MadeBy,
}

impl DueReport {
    /// Sets all actions of the graph's plans against a date that the caller gives.
    pub fn new(graph: &CoverageGraph<'_>, at: Date, verbs: &CommitmentVerbs) -> Self {
        let mut report = Self {
            at,
            lines: Vec::new(),
            undated: Vec::new(),
            verbs: verbs.version.clone(),
            provenance: MadeBy::read(graph.plans()),
        };
        for plan in graph.plans() {
            let actions = plan.statements.iter().filter(|s| s.role == Role::Action);
            for action in actions {
                let Some(due) = action.due else {
                    report.undated.push(action.id.clone());
                    continue;
                };
                report.lines.push(line(plan, action, (due, at), verbs));
            }
        }
        report.lines.sort_by(|a, b| {
            a.due
                .cmp(&b.due)
                .then_with(|| a.statement.natural_cmp(&b.statement))
        });
        report
    }

    /// The actions of one timing.
    pub fn timed(&self, timing: Timing) -> impl Iterator<Item = &DueLine> {
        self.lines.iter().filter(move |line| line.timing == timing)
    }
}

fn line(
    plan: &Plan,
    action: &Statement,
    (due, at): (Date, Date),
    verbs: &CommitmentVerbs,
) -> DueLine {
    DueLine {
        partnership: PartnershipRef::from(&plan.partnership),
        plan: plan.id.clone(),
        statement: action.id.clone(),
        text: action.text.clone(),
        leads: action.leads.clone(),
        due,
        timing: Timing::of(due, at),
        status: action.status,
        commitment: verbs.read_action(action).map(|reading| reading.level),
    }
}
