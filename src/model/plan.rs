//! The local side: plans and the statements that they make.

use crate::model::Statement;
use crate::model::check::field;
use crate::model::check::in_order;
use crate::model::check::not_empty;
use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use crate::model::{Period, PlanBuilder};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::Date;
use crate::model::{PartnershipId, PlanId};

/// The body that publishes plans, such as an Alcohol and Drug Partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    /// Names the partnership in every plan of it.
    pub id: PartnershipId,
    /// The full name.
    pub name: String,
    /// A short name for tables; the full name where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
}

impl Partnership {
    /// A partnership with an id and its full name.
    pub fn new(id: PartnershipId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            short: None,
        }
    }

    setters! {
        /// Sets the short name for tables.
        short(name: impl Into<String>): short = Some(name.into());
    }

    /// The name for tables.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

vocabulary! {
    /// What sort of document a plan is.
    #[non_exhaustive]
    pub enum PlanKind: "kind of plan" {
        /// Says what is to be reached, and why.
        Strategy = "strategy",
        /// Says who does what by when.
        ActionPlan = "action-plan",
        /// Tells what has been done on a plan.
        ProgressReport = "progress-report",
        /// Tells of changes to, and progress on, another plan.
        Update = "update",
    }
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title on the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address, where the document states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl Source {
    /// A document by its title and who published it.
    pub fn new(title: impl Into<String>, publisher: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            publisher: publisher.into(),
            address: None,
        }
    }

    setters! {
        /// Sets its web address.
        address(address: impl Into<String>): address = Some(address.into());
    }
}

/// One published document of a partnership.
///
/// ```
/// use policy_crosswalk::Plan;
/// use policy_crosswalk::model::Role;
///
/// let plan = Plan::from_toml(r#"
///     id = "fife-2024"
///     title = "Delivery plan"
///     kind = "action-plan"
///     partnership = { id = "fife", name = "Fife ADP" }
///     period = { from = "2024", to = "2027" }
///     source = { title = "Delivery plan", publisher = "Fife ADP" }
///
///     [[statements]]
///     id = "fife-2024/1"
///     role = "priority"
///     text = "Fewer drug deaths"
///
///     [[statements]]
///     id = "fife-2024/1.1"
///     role = "action"
///     text = "Give out naloxone kits at every pharmacy"
///     parent = "fife-2024/1"
///     leads = ["NHS Fife"]
///     due = "2026-03"
/// "#)?;
/// assert_eq!(plan.statements[1].role, Role::Action);
///
/// // A spreadsheet holds all of it, and gives it back.
/// assert_eq!(Plan::from_csv(&plan.to_csv()?)?, plan);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// As CSV ([`Plan::to_csv`], [`Plan::from_csv`]) a plan is rows of a name and a value (`plan id`, `title`, …) above a
/// table with one row for each statement. Every plan that passes [`Plan::check`] comes back equal, texts with
/// line ends, quotation marks, separators and backslashes too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Names the plan.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// What sort of document it is.
    pub kind: PlanKind,
    /// The version of this data; not of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// When it was published, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// What a reader of the data must know of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Whose plan it is.
    pub partnership: Partnership,
    /// The time that it covers; none where that is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Where it comes from.
    pub source: Source,
    /// All that it says, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
}

impl Plan {
    /// Begins a plan; [`PlanBuilder::build`] checks it.
    ///
    /// ```
    /// use policy_crosswalk::model::{Partnership, Period, PlanKind, Role};
    /// use policy_crosswalk::{Date, PartnershipId, Plan, PlanId, Statement, StatementId};
    ///
    /// let fife = Partnership::new(PartnershipId::new("fife")?, "Fife ADP");
    /// let heading = StatementId::new("fife-2024/1")?;
    /// let action = Statement::new(StatementId::new("fife-2024/1.1")?, Role::Action, "Open a clinic")
    ///     .parent(heading.clone())
    ///     .lead("NHS Fife")
    ///     .due(Date::new(2026, Some(3), None)?);
    /// let plan = Plan::builder(PlanId::new("fife-2024")?, "Delivery plan", PlanKind::ActionPlan, fife)
    ///     .period(Period::new(Date::new(2024, None, None)?, None)?)
    ///     .statement(Statement::new(heading, Role::Priority, "Fewer drug deaths"))
    ///     .statement(action)
    ///     .build()?;
    /// assert_eq!(plan.headings()[1], [0]);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn builder(
        id: PlanId,
        title: impl Into<String>,
        kind: PlanKind,
        partnership: Partnership,
    ) -> PlanBuilder {
        PlanBuilder::new(id, title.into(), kind, partnership)
    }

    /// Checks what the types leave open: ids are unique, texts are not empty, parents exist and end.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        check_plan(self)
    }

    /// The statement with this id.
    pub fn statement(&self, id: impl AsRef<str>) -> Option<&Statement> {
        let id = id.as_ref();
        self.statements.iter().find(|statement| statement.id == *id)
    }

    /// For each statement the positions of those that it stands under, the nearest first.
    ///
    /// A parent that is missing ends the chain, as does one that was met before.
    pub fn headings(&self) -> Vec<Vec<usize>> {
        let at: IndexMap<&str, usize> = positions(&self.statements);
        let parent = |i: usize| -> Option<usize> {
            let id = self.statements[i].parent.as_ref()?;
            at.get(id.as_str()).copied()
        };
        (0..self.statements.len())
            .map(|start| {
                let mut chain = Vec::new();
                let mut next = parent(start);
                while let Some(i) = next.filter(|i| *i != start && !chain.contains(i)) {
                    chain.push(i);
                    next = parent(i);
                }
                chain
            })
            .collect()
    }
}

fn positions(statements: &[Statement]) -> IndexMap<&str, usize> {
    statements
        .iter()
        .enumerate()
        .map(|(i, statement)| (statement.id.as_str(), i))
        .collect()
}

fn check_plan(plan: &Plan) -> Result<(), Error> {
    not_empty(&plan.title, "title", "the plan's title")?;
    not_empty(
        &plan.partnership.name,
        "partnership.name",
        "the partnership's name",
    )?;
    if let Some(period) = plan.period {
        in_order(period.from, period.to, "period.to")?;
    }
    let at = positions(&plan.statements);
    for (i, statement) in plan.statements.iter().enumerate() {
        check_statement(i, statement, &at)?;
    }
    let headings = plan.headings();
    for (i, chain) in headings.iter().enumerate() {
        // A chain that ends in a circle which it is no part of is told of by the members of the circle.
        let top = chain.last().map_or(i, |top| *top);
        if plan.statements[top].parent.as_ref() == Some(&plan.statements[i].id) {
            return Err(Error::Cycle {
                place: field(format!("statements[{i}].parent")),
                id: plan.statements[i].id.to_string(),
            });
        }
    }
    Ok(())
}

fn check_statement(
    i: usize,
    statement: &Statement,
    at: &IndexMap<&str, usize>,
) -> Result<(), Error> {
    if at.get(statement.id.as_str()) != Some(&i) {
        let path = first_duplicate(i, statement, at);
        return Err(path);
    }
    not_empty(
        &statement.text,
        &format!("statements[{i}].text"),
        "what the statement says",
    )?;
    for (k, lead) in statement.leads.iter().enumerate() {
        not_empty(
            lead,
            &format!("statements[{i}].leads[{k}]"),
            "the name of an organisation",
        )?;
    }
    match &statement.parent {
        Some(parent) if !at.contains_key(parent.as_str()) => Err(Error::Unknown {
            place: field(format!("statements[{i}].parent")),
            what: "statement",
            id: parent.to_string(),
            expected: "the id of a statement of this plan".to_owned(),
        }),
        _ => Ok(()),
    }
}

fn first_duplicate(i: usize, statement: &Statement, at: &IndexMap<&str, usize>) -> Error {
    let later = at.get(statement.id.as_str()).copied().unwrap_or(i).max(i);
    Error::Duplicate {
        place: field(format!("statements[{later}].id")),
        what: "statement",
        id: statement.id.to_string(),
    }
}
