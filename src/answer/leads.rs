//! Which organisation carries what, how firmly and by when; and what nobody is named for.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::{Met, Survey};
use crate::answer::{ByLevel, Depth, Level, MadeBy, Scope, ThemeLabel, Timing};
use crate::error::Error;
use crate::graph::{CoverageGraph, Grouping, PartnershipRef};
use crate::model::{Commitment, CommitmentVerbs};
use crate::model::{Date, Role, Statement};
use crate::model::{FrameworkId, StatementId};

/// What a lead does for one theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct LeadRow {
    /// Its name.
    pub lead: String,
    /// The partnerships in whose plans it leads.
    pub partnerships: Vec<PartnershipRef>,
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

impl LeadRow {
    /// How many themes its statements address.
    pub fn addressed(&self) -> ByLevel {
        ByLevel::count(self.themes.iter().map(|found| found.theme.level))
    }
}

/// A theme for which no statement of a partnership names a lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unled {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// The theme.
    pub theme: ThemeLabel,
    /// The statements that address it without a lead; none where nothing addresses it.
    pub statements: Vec<StatementId>,
}

/// Coverage and gaps of one framework by lead.
///
/// It costs the statements and links of the graph, each once for each level of the framework.
///
/// ```
/// use policy_crosswalk::answer::LeadReport;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let report = LeadReport::new(&graph, "mat-2021", "2026-01".parse()?, catalogue::commitment_verbs())?;
/// assert_eq!(report.themes.top, 10);
/// assert!(report.leads[0].themes.len() >= report.leads[1].themes.len());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeadReport {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// Which themes are shown.
    pub level: Level,
    /// How many themes that is.
    pub themes: ByLevel,
    /// The date against which due dates stand.
    pub at: Date,
    /// The leads: those with the most top-level themes first, then the most parts, then the most actions, then by
    /// name.
    pub leads: Vec<LeadRow>,
    /// The themes for which a partnership names no lead, by partnership and in the framework's order.
    pub unled: Vec<Unled>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made it.
    pub provenance: MadeBy,
}

impl LeadReport {
    /// Reads who leads on what, at a date that the caller gives. Whatever the scope groups by, the rows are leads.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        at: Date,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        let scope = scope.into();
        let by_lead = Survey::new(graph, scope.clone().by(Grouping::Lead))?;
        let mut leads = rows(&by_lead, at);
        let mut firm = HashMap::new();
        for theme in 0..by_lead.themes.len() {
            for met in by_lead.claimed(theme) {
                // A verb is read once, however many themes the action addresses.
                let read = || {
                    verbs
                        .read_action(met.statement)
                        .map(|reading| reading.level)
                };
                let level = *firm.entry(met.row.statement).or_insert_with(read);
                add_met(&by_lead, theme, &met, level, &mut leads);
            }
        }
        leads.retain(|row| row.statements > 0);
        leads.sort_by(|a, b| {
            let themes = |row: &LeadRow| (row.addressed().top, row.addressed().parts);
            let by_themes = themes(b).cmp(&themes(a));
            by_themes
                .then(b.actions.cmp(&a.actions))
                .then_with(|| a.lead.cmp(&b.lead))
        });
        let by_body = Survey::new(graph, scope.by(Grouping::Partnership))?;
        Ok(Self {
            framework: by_lead.framework.id.clone(),
            title: by_lead.framework.label().to_owned(),
            level: by_lead.scope.level,
            themes: ByLevel::count(by_lead.themes.iter().map(|theme| theme.level)),
            at,
            leads,
            unled: unled(&by_body),
            verbs: verbs.version.clone(),
            provenance: by_lead.made_by(),
        })
    }
}

/// A row for each group of a survey by lead.
fn rows(survey: &Survey<'_, '_>, at: Date) -> Vec<LeadRow> {
    let row = |lead: &crate::graph::Group| LeadRow {
        lead: lead.label.clone(),
        partnerships: Vec::new(),
        statements: 0,
        actions: 0,
        timing: BTreeMap::new(),
        undated: Vec::new(),
        themes: Vec::new(),
    };
    let mut rows: Vec<LeadRow> = survey.groups.iter().map(row).collect();
    for (plan, data) in survey.plans() {
        if survey.crosswalk(plan).is_none() {
            continue;
        }
        let body = PartnershipRef::from(&data.partnership);
        for (said, statement) in survey.statements(plan) {
            for lead in survey.groups_of(said) {
                add_statement(&mut rows[*lead], &body, statement, at);
            }
        }
    }
    rows
}

fn add_statement(row: &mut LeadRow, body: &PartnershipRef, statement: &Statement, at: Date) {
    // The last is the likeliest: statements come plan by plan.
    if !row.partnerships.iter().rev().any(|known| known == body) {
        row.partnerships.push(body.clone());
    }
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

fn add_met(
    survey: &Survey<'_, '_>,
    theme: usize,
    met: &Met<'_>,
    level: Option<Commitment>,
    rows: &mut [LeadRow],
) {
    let label = &survey.themes[theme];
    for lead in survey.groups_of(met.row.statement) {
        let themes = &mut rows[*lead].themes;
        if themes.last().is_none_or(|last| last.theme.id != label.id) {
            themes.push(LeadTheme {
                theme: label.clone(),
                depth: Depth::Named,
                firmest: None,
                statements: Vec::new(),
            });
        }
        if let Some(found) = themes.last_mut() {
            found.depth = found.depth.max(met.depth);
            found.firmest = found.firmest.max(level);
            found.statements.push(met.statement.id.clone());
        }
    }
}

/// The themes for which a partnership names no lead, of a survey by partnership.
fn unled(survey: &Survey<'_, '_>) -> Vec<Unled> {
    let mut mapped = vec![false; survey.groups.len()];
    for (plan, _) in survey.plans() {
        if let Some(body) = survey.group_of_plan(plan) {
            mapped[body] |= survey.crosswalk(plan).is_some();
        }
    }
    let mut unled: Vec<Vec<Unled>> = vec![Vec::new(); survey.groups.len()];
    for (theme, label) in survey.themes.iter().enumerate() {
        let mut found: Vec<(bool, Vec<StatementId>)> = vec![Default::default(); mapped.len()];
        for met in survey.claimed(theme) {
            for body in survey.groups_of(met.row.statement) {
                let (led, statements) = &mut found[*body];
                *led |= !met.statement.leads.is_empty();
                statements.push(met.statement.id.clone());
            }
        }
        for (body, (led, statements)) in found.into_iter().enumerate() {
            let partnership = survey.groups[body].partnership.clone();
            if let Some(partnership) = partnership.filter(|_| mapped[body] && !led) {
                unled[body].push(Unled {
                    partnership,
                    theme: label.clone(),
                    statements,
                });
            }
        }
    }
    unled.into_iter().flatten().collect()
}
