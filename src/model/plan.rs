//! The local side: plans and the statements that they make.

use std::collections::HashMap;

use crate::model::Statement;
use crate::model::check::{Family, MAX_LEVELS, in_order, not_empty};
use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use crate::model::{Period, PlanBuilder};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::Date;
use crate::model::{PartnershipId, PlanId, StatementId};

/// The body that publishes plans, such as an Alcohol and Drug Partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a partnership with `id` and `name`")]
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
#[non_exhaustive]
#[serde(expecting = "a source")]
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
#[non_exhaustive]
#[serde(expecting = "a plan")]
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

    /// Checks what the types leave open: ids are unique, texts are not empty, the period does not end before it
    /// begins, parents exist, and no statement stands under itself or under more than 64 others.
    ///
    /// It costs what the plan is long.
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
    /// In a plan that was not [checked](Self::check) a parent that is missing ends the chain, as does one that was
    /// met before, and the 64th.
    pub fn headings(&self) -> Vec<Vec<usize>> {
        headings(&self.statements)
    }
}

fn headings(statements: &[Statement]) -> Vec<Vec<usize>> {
    let ids = statements.iter().enumerate();
    let at: HashMap<&str, usize> = ids.map(|(i, s)| (s.id.as_str(), i)).collect();
    let parent = |i: usize| -> Option<usize> {
        let id = statements[i].parent.as_ref()?;
        at.get(id.as_str()).copied()
    };
    // The statement whose chain each one was last met in.
    let mut met = vec![usize::MAX; statements.len()];
    let mut chain_of = |start: usize| {
        met[start] = start;
        let mut chain = Vec::new();
        let mut next = parent(start);
        while let Some(i) = next.filter(|i| met[*i] != start && chain.len() < MAX_LEVELS) {
            met[i] = start;
            chain.push(i);
            next = parent(i);
        }
        chain
    };
    (0..statements.len()).map(&mut chain_of).collect()
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
    let mut family = Family::new("statement", "statements", "of this plan");
    for (i, statement) in plan.statements.iter().enumerate() {
        let parent = statement.parent.as_ref().map(StatementId::as_str);
        family.push(statement.id.as_str(), parent)?;
        check_statement(i, statement)?;
    }
    family.check()
}

fn check_statement(i: usize, statement: &Statement) -> Result<(), Error> {
    not_empty(
        &statement.text,
        format_args!("statements[{i}].text"),
        "what the statement says",
    )?;
    for (k, lead) in statement.leads.iter().enumerate() {
        not_empty(
            lead,
            format_args!("statements[{i}].leads[{k}]"),
            "the name of an organisation",
        )?;
    }
    Ok(())
}
