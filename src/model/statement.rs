//! What a plan says, piece by piece.

use serde::{Deserialize, Serialize};

use crate::model::{Date, StatementId};

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
