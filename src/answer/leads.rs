//! Which organisation carries what, how firmly and by when; and what nobody is named for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::Timing;
use crate::answer::{Depth, ThemeLabel};
use crate::error::Error;
use crate::graph::walked;
use crate::graph::{CoverageGraph, Grouping};
use crate::model::Provenance;
use crate::model::{Commitment, CommitmentVerbs};
use crate::model::{Date, Role, Statement, Theme};
use crate::model::{FrameworkId, PlanId, StatementId};

/// What a lead does for one theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadTheme {
    /// The theme.
    pub theme: ThemeLabel,
    /// How deep its statements go.
    pub depth: Depth,
    /// How firm its firmest action is; none where no verb is known.
    pub firmest: Option<Commitment>,
    /// The statements, the most confident first.
    pub statements: Vec<StatementId>,
}

/// One organisation that leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadRow {
    /// Its name.
    pub lead: String,
    /// The partnerships in whose plans it leads.
    pub partnerships: Vec<String>,
    /// All its statements in mapped plans.
    pub statements: usize,
    /// Those of them that are actions.
    pub actions: usize,
    /// Its actions by timing at the date given.
    pub timing: BTreeMap<Timing, Vec<StatementId>>,
    /// Its actions without a date.
    pub undated: Vec<StatementId>,
    /// The themes that its statements address, in the framework's order.
    pub themes: Vec<LeadTheme>,
}

/// A theme for which no statement of a partnership names a lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unled {
    /// The partnership's name.
    pub partnership: String,
    /// The theme.
    pub theme: ThemeLabel,
    /// The statements that address it without a lead; none where nothing addresses it.
    pub statements: Vec<StatementId>,
}

/// Coverage and gaps of one framework by lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// How many top-level themes it has.
    pub themes: usize,
    /// The date against which due dates stand.
    pub at: Date,
    /// The leads: those with the most themes first, then the most actions, then by name.
    pub leads: Vec<LeadRow>,
    /// The themes for which a partnership names no lead, by partnership and in the framework's order.
    pub unled: Vec<Unled>,
    /// What made the crosswalks behind it.
    pub provenance: Vec<(PlanId, Provenance)>,
}

impl LeadReport {
    /// Reads who leads on what, at a date that the caller gives.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: &str,
        at: Date,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        let data = graph.framework(framework)?;
        let matrix = CoverageMatrix::new(graph, framework, Grouping::Partnership)?;
        let mut leads = rows(graph, &matrix, at);
        let mut unled = Vec::new();
        let themes: Vec<(&Theme, &ThemeLabel)> = data.top_themes().zip(&matrix.themes).collect();
        for (theme, label) in &themes {
            add_theme(graph, theme, label, verbs, &mut leads);
        }
        for (partnership, group) in graph.partnerships().zip(&matrix.groups) {
            let mapped = graph
                .plans()
                .filter(|plan| plan.partnership.id == partnership.id);
            let mut mapped = mapped.filter(|plan| is_mapped(&matrix, &plan.id));
            if mapped.next().is_none() {
                continue;
            }
            for (theme, label) in &themes {
                unled.extend(without_lead(graph, theme, label, (&group.id, &group.label)));
            }
        }
        let mut leads: Vec<LeadRow> = leads.into_values().collect();
        leads.sort_by(|a, b| {
            let by_themes = b.themes.len().cmp(&a.themes.len());
            by_themes
                .then(b.actions.cmp(&a.actions))
                .then_with(|| a.lead.cmp(&b.lead))
        });
        Ok(Self {
            framework: matrix.framework,
            title: matrix.title,
            themes: matrix.themes.len(),
            at,
            leads,
            unled,
            provenance: matrix.provenance,
        })
    }
}

fn is_mapped(matrix: &CoverageMatrix, plan: &PlanId) -> bool {
    matrix.provenance.iter().any(|(mapped, _)| mapped == plan)
}

fn rows(graph: &CoverageGraph<'_>, matrix: &CoverageMatrix, at: Date) -> BTreeMap<String, LeadRow> {
    let mut rows: BTreeMap<String, LeadRow> = BTreeMap::new();
    for plan in graph.plans().filter(|plan| is_mapped(matrix, &plan.id)) {
        for statement in &plan.statements {
            let leads: BTreeSet<&String> = statement.leads.iter().collect();
            for lead in leads {
                let row = rows.entry(lead.clone()).or_insert_with(|| LeadRow {
                    lead: lead.clone(),
                    partnerships: Vec::new(),
                    statements: 0,
                    actions: 0,
                    timing: BTreeMap::new(),
                    undated: Vec::new(),
                    themes: Vec::new(),
                });
                let label = plan.partnership.label();
                if !row.partnerships.iter().any(|known| known == label) {
                    row.partnerships.push(label.to_owned());
                }
                add_statement(row, statement, at);
            }
        }
    }
    rows
}

fn add_statement(row: &mut LeadRow, statement: &Statement, at: Date) {
    row.statements += 1;
    if statement.role != Role::Action {
        return;
    }
    row.actions += 1;
    let id = statement.id.clone();
    match statement.due {
        Some(due) => row.timing.entry(Timing::of(due, at)).or_default().push(id),
        None => row.undated.push(id),
    }
}

fn add_theme(
    graph: &CoverageGraph<'_>,
    theme: &Theme,
    label: &ThemeLabel,
    verbs: &CommitmentVerbs,
    rows: &mut BTreeMap<String, LeadRow>,
) {
    for (statement, _, claimed) in walked::links_to(graph, theme) {
        let leads: BTreeSet<&String> = statement.leads.iter().filter(|_| claimed).collect();
        for lead in leads {
            let Some(row) = rows.get_mut(lead) else {
                continue;
            };
            if row
                .themes
                .last()
                .is_none_or(|last| last.theme.id != label.id)
            {
                row.themes.push(LeadTheme {
                    theme: label.clone(),
                    depth: Depth::Named,
                    firmest: None,
                    statements: Vec::new(),
                });
            }
            if let Some(found) = row.themes.last_mut() {
                let level = verbs.of(statement).map(|reading| reading.level);
                found.depth = found.depth.max(Depth::of(statement));
                found.firmest = found.firmest.max(level);
                found.statements.push(statement.id.clone());
            }
        }
    }
}

fn without_lead(
    graph: &CoverageGraph<'_>,
    theme: &Theme,
    label: &ThemeLabel,
    (id, name): (&str, &str),
) -> Option<Unled> {
    let links = walked::links_to(graph, theme)
        .into_iter()
        .filter(|(.., claimed)| *claimed);
    let own = links.filter(|(statement, ..)| {
        let plan = graph.plan_of(&statement.id);
        plan.is_some_and(|plan| plan.partnership.id == *id)
    });
    let own: Vec<&Statement> = own.map(|(statement, ..)| statement).collect();
    let led = own.iter().any(|statement| !statement.leads.is_empty());
    (!led).then(|| Unled {
        partnership: name.to_owned(),
        theme: label.clone(),
        statements: own.iter().map(|statement| statement.id.clone()).collect(),
    })
}
