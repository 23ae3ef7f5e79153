//! The local side: plans and the statements that they make.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::load::{self, Checked};
use crate::{Date, PartnershipId, PlanId, StatementId};

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
    /// The name for tables.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// What sort of document a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PlanKind {
    /// Says what is to be reached, and why.
    Strategy,
    /// Says who does what by when.
    ActionPlan,
    /// Tells what has been done on a plan.
    ProgressReport,
    /// Tells of changes to, and progress on, another plan.
    Update,
}

/// The time that a document covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its first year, month or day.
    pub from: Date,
    /// Its last year, month or day, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
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

/// What a statement is in its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A heading of the plan: a priority, strand, theme or enabler.
    Priority,
    /// What is to be true in the end: an outcome, aim or goal.
    Outcome,
    /// What will be done.
    Action,
    /// What has been done, or stands where.
    Progress,
    /// How it will be seen whether it worked.
    Indicator,
}

impl Role {
    /// The role in one lower-case word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Outcome => "outcome",
            Self::Action => "action",
            Self::Progress => "progress",
            Self::Indicator => "indicator",
        }
    }
}

/// How far a statement's matter has come, where the document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Said to be missing, or still to begin.
    NotYet,
    /// Begun.
    UnderWay,
    /// Done, or in place.
    Done,
}

/// Whose words a statement's text is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// The document's own.
    #[default]
    AsPublished,
    /// A summary by whoever made the data.
    Summary,
}

impl Wording {
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    fn is_as_published(&self) -> bool {
        *self == Self::AsPublished
    }
}

/// Leads a reader of the published document to a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locator {
    /// The heading that it stands under, as in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Its place under that heading, such as `action 3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Words of the document to search for, exactly as they stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub find: Option<String>,
    /// The page, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line of the text that was read, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

impl Locator {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl std::fmt::Display for Locator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut separator = "";
        for part in [&self.section, &self.position].into_iter().flatten() {
            write!(f, "{separator}{part}")?;
            separator = ", ";
        }
        for (what, number) in [("page", self.page), ("line", self.line)] {
            if let Some(number) = number {
                write!(f, "{separator}{what} {number}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}

/// One thing that a plan says: the unit that is mapped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Names the statement within all plans.
    pub id: StatementId,
    /// What it is in its plan.
    pub role: Role,
    /// What it says.
    pub text: String,
    /// Whose words `text` is.
    #[serde(default, skip_serializing_if = "Wording::is_as_published")]
    pub wording: Wording,
    /// The statement that it stands under: its goal or priority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<StatementId>,
    /// The organisations that lead on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<String>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Whom the document tells it to, or of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Where it stands in the document.
    #[serde(default, skip_serializing_if = "Locator::is_empty")]
    pub locator: Locator,
}

impl Statement {
    /// A statement with nothing but its id, role and text.
    pub fn new(id: StatementId, role: Role, text: impl Into<String>) -> Self {
        Self {
            id,
            role,
            text: text.into(),
            wording: Wording::AsPublished,
            parent: None,
            leads: Vec::new(),
            due: None,
            status: None,
            audience: None,
            locator: Locator::default(),
        }
    }
}

/// One published document of a partnership.
///
/// ```
/// use policy_crosswalk::{Plan, Role};
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
    /// The time that it covers.
    pub period: Period,
    /// Where it comes from.
    pub source: Source,
    /// All that it says, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
}

impl Plan {
    /// Reads a plan from TOML, and checks it as [`Plan::check`] does.
    ///
    /// # Errors
    /// What is wrong with the text, with line, column and field.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        load::from_toml(text)
    }

    /// Reads a plan from JSON, and checks it as [`Plan::check`] does.
    ///
    /// # Errors
    /// What is wrong with the text, with line and column, or with the field.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        load::from_json(text)
    }

    /// The plan as TOML, which [`Plan::from_toml`] reads back.
    ///
    /// # Errors
    /// None for a plan that passes [`Plan::check`].
    pub fn to_toml(&self) -> Result<String, Error> {
        load::to_toml(self)
    }

    /// The plan as JSON, which [`Plan::from_json`] reads back.
    ///
    /// # Errors
    /// None for a plan that passes [`Plan::check`].
    pub fn to_json(&self) -> Result<String, Error> {
        load::to_json(self)
    }

    /// Checks what the types leave open: ids are unique, texts are not empty, parents exist and end.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        check_plan(self)
    }

    /// The statement with this id.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
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

impl Checked for Plan {
    fn check(&self) -> Result<(), Error> {
        check_plan(self)
    }
}

/// A place that is told by its field alone.
pub(crate) fn field(path: String) -> Place {
    Place {
        field: Some(path.into()),
        ..Place::default()
    }
}

pub(crate) fn not_empty(text: &str, path: &str, expected: &'static str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::Empty {
            place: field(path.to_owned()),
            expected,
        });
    }
    Ok(())
}

pub(crate) fn in_order(from: Date, to: Option<Date>, path: &str) -> Result<(), Error> {
    match to {
        Some(to) if to.is_before(from) => Err(Error::Period {
            place: field(path.to_owned()),
            from: from.to_string(),
            to: to.to_string(),
        }),
        _ => Ok(()),
    }
}

fn check_plan(plan: &Plan) -> Result<(), Error> {
    not_empty(&plan.title, "title", "the plan's title")?;
    not_empty(
        &plan.partnership.name,
        "partnership.name",
        "the partnership's name",
    )?;
    in_order(plan.period.from, plan.period.to, "period.to")?;
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
