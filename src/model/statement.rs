//! What a plan says, piece by piece.

use crate::model::setters::setters;
use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

use crate::model::{Date, StatementId};

vocabulary! {
    /// What a statement is in its plan.
    pub enum Role: "role" {
        /// A heading of the plan: a priority, strand, theme or enabler.
        Priority = "priority",
        /// What is to be true in the end: an outcome, aim or goal.
        Outcome = "outcome",
        /// What will be done.
        Action = "action",
        /// What has been done, or stands where.
        Progress = "progress",
        /// How it will be seen whether it worked.
        Indicator = "indicator",
    }
}

vocabulary! {
    /// How far a statement's matter has come, where the document tells.
    pub enum Status: "status" {
        /// Said to be missing, or still to begin.
        NotYet = "not-yet",
        /// Ended before it was done: cancelled, or given up.
        Stopped = "stopped",
        /// Begun.
        UnderWay = "under-way",
        /// Done, or in place.
        Done = "done",
    }
}

vocabulary! {
    /// Whose words a statement's text is.
    #[derive(Default)]
    pub enum Wording: "wording" {
        /// The document's own.
        #[default]
        AsPublished = "as-published",
        /// A summary by whoever made the data.
        Summary = "summary",
    }
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
#[non_exhaustive]
#[serde(expecting = "a locator")]
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
    setters! {
        /// Sets the heading that it stands under.
        section(heading: impl Into<String>): section = Some(heading.into());
        /// Sets its place under that heading.
        position(position: impl Into<String>): position = Some(position.into());
        /// Sets words of the document to search for.
        find(words: impl Into<String>): find = Some(words.into());
        /// Sets the page, counted from 1.
        page(page: u32): page = Some(page);
        /// Sets the line of the text that was read, counted from 1.
        line(line: u32): line = Some(line);
    }

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
#[non_exhaustive]
#[serde(expecting = "a statement")]
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

    setters! {
        /// Sets whose words the text is.
        wording(wording: Wording): wording = wording;
        /// Sets the statement that it stands under.
        parent(parent: StatementId): parent = Some(parent);
        /// Adds an organisation that leads on it.
        lead(name: impl Into<String>): leads += name.into();
        /// Sets when it is due.
        due(date: Date): due = Some(date);
        /// Sets how far it has come.
        status(status: Status): status = Some(status);
        /// Sets whom the document tells it to, or of.
        audience(audience: impl Into<String>): audience = Some(audience.into());
        /// Sets where it stands in the document.
        locator(locator: Locator): locator = locator;
    }
}
