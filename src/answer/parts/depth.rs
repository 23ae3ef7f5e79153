//! How deep the coverage of a theme goes.

use crate::language::negation::told_of;
use crate::model::vocabulary::vocabulary;
use crate::model::{DenialKind, Role, Statement, Status};

vocabulary! {
    /// The deepest that statements of a group reach for a theme.
    pub enum Depth: "depth" {
        /// Only a priority, outcome or indicator says it, or a report tells that it is still missing, or that it
        /// was stopped.
        Named = "named",
        /// There is an action.
        Planned = "planned",
        /// There is an action with a date.
        Scheduled = "scheduled",
        /// There is an action with a date and a lead.
        Owned = "owned",
        /// A report tells what was done.
        Reported = "reported",
    }
}

impl Depth {
    /// How deep one statement goes. What has not begun, or was stopped, is not reported, whether its status or its
    /// words tell so; reading these costs the length of the text.
    ///
    /// ```
    /// use policy_crosswalk::answer::Depth;
    /// use policy_crosswalk::{Statement, StatementId};
    /// use policy_crosswalk::model::{Role, Status};
    ///
    /// let mut line = Statement::new(StatementId::new("a/1")?, Role::Progress, "Naloxone in every pharmacy");
    /// assert_eq!(Depth::of(&line), Depth::Reported);
    /// line.status = Some(Status::NotYet);
    /// assert_eq!(Depth::of(&line), Depth::Named);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn of(statement: &Statement) -> Self {
        Self::read(statement, || told_of(&statement.text))
    }

    /// The same where what its words deny is known, or is to be asked at most once.
    pub(crate) fn read(statement: &Statement, denial: impl FnOnce() -> Option<DenialKind>) -> Self {
        let stopped = Some(Status::Stopped);
        let told = match (statement.role, statement.status) {
            (Role::Action | Role::Progress, status) if status == stopped => return Self::Named,
            (Role::Action | Role::Progress, _) => denial(),
            _ => None,
        };
        match statement.role {
            Role::Priority | Role::Outcome | Role::Indicator => Self::Named,
            Role::Action | Role::Progress if told == Some(DenialKind::Stopped) => Self::Named,
            Role::Progress if told.is_some() => Self::Named,
            Role::Progress if statement.status == Some(Status::NotYet) => Self::Named,
            Role::Progress => Self::Reported,
            Role::Action if statement.due.is_none() => Self::Planned,
            Role::Action if statement.leads.is_empty() => Self::Scheduled,
            Role::Action => Self::Owned,
        }
    }
}
