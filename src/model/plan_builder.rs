//! Plans put together in code.

use crate::error::Error;
use crate::model::setters::setters;
use crate::model::{Date, Partnership, Period, Plan, PlanId, PlanKind, Source, Statement};

/// Puts a plan together: see [`Plan::builder`].
///
/// What is not set is not told: the period is unknown, and so is the date of publication. The source is the plan
/// under its own title, published by the partnership.
#[derive(Clone, Debug)]
pub struct PlanBuilder {
    id: PlanId,
    title: String,
    kind: PlanKind,
    partnership: Partnership,
    period: Option<Period>,
    published: Option<Date>,
    source: Option<Source>,
    version: Option<String>,
    notes: Vec<String>,
    statements: Vec<Statement>,
}

impl PlanBuilder {
    pub(super) fn new(id: PlanId, title: String, kind: PlanKind, partnership: Partnership) -> Self {
        Self {
            id,
            title,
            kind,
            partnership,
            period: None,
            published: None,
            source: None,
            version: None,
            notes: Vec::new(),
            statements: Vec::new(),
        }
    }

    setters! {
        /// Sets the time that the plan covers.
        period(period: Period): period = Some(period);
        /// Sets when it was published.
        published(date: Date): published = Some(date);
        /// Sets where it comes from.
        source(source: Source): source = Some(source);
        /// Sets the version of this data.
        version(version: impl Into<String>): version = Some(version.into());
        /// Adds what a reader of the data must know of the document.
        note(note: impl Into<String>): notes += note.into();
        /// Adds a statement below those that are there.
        statement(statement: Statement): statements += statement;
    }

    /// Adds statements below those that are there.
    #[must_use]
    pub fn statements(mut self, statements: impl IntoIterator<Item = Statement>) -> Self {
        self.statements.extend(statements);
        self
    }

    /// The plan, checked as [`Plan::check`] does.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn build(self) -> Result<Plan, Error> {
        let own = || Source::new(self.title.clone(), self.partnership.name.clone());
        let plan = Plan {
            source: self.source.unwrap_or_else(own),
            id: self.id,
            title: self.title,
            kind: self.kind,
            version: self.version,
            published: self.published,
            notes: self.notes,
            partnership: self.partnership,
            period: self.period,
            statements: self.statements,
        };
        plan.check()?;
        Ok(plan)
    }
}
