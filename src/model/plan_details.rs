//! What is known of a plan beside its text.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::check::{in_order, not_empty};
use crate::model::{Date, Partnership, PartnershipId, Period, Plan, PlanId, PlanKind, StatementId};

/// What is known of a plan beside what its file says; what is told here counts.
///
/// A published document seldom says all that a plan is to hold: whose it is, for which years, where it is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct PlanDetails {
    /// The plan's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PlanId>,
    /// The id of the partnership; else one is made of its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partnership: Option<PartnershipId>,
    /// The name of the partnership.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A short name of the partnership, for tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What sort of document it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlanKind>,
    /// When the plan begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// When it ends; only with a beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl PlanDetails {
    /// Nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks that no text is empty, and that the period begins before it ends.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        let texts = [
            (&self.name, "name", "the partnership's name"),
            (&self.short, "short", "the partnership's short name"),
            (&self.title, "title", "the plan's title"),
            (&self.publisher, "publisher", "who published the plan"),
            (&self.address, "address", "where the plan is published"),
        ];
        for (text, field, expected) in texts {
            if let Some(text) = text {
                not_empty(text, field, expected)?;
            }
        }
        match (self.from, self.to) {
            (Some(from), to) => in_order(from, to, "to"),
            (None, None) => Ok(()),
            (None, Some(_)) => Err(Error::syntax(
                Place::field("to"),
                "an end without a beginning; expected `from` beside it",
            )),
        }
    }

    /// The time that the plan covers, where that is known.
    pub(crate) fn period(&self) -> Option<Period> {
        let (from, to) = (self.from?, self.to);
        Some(Period { from, to })
    }

    /// Whose plan it is, where that is known; of an id alone the id is the name.
    ///
    /// # Errors
    /// [`Error::Id`] where no id can be made of the name.
    pub(crate) fn whose(&self) -> Result<Option<Partnership>, Error> {
        let id = match (&self.partnership, &self.name) {
            (Some(id), _) => id.clone(),
            (None, Some(name)) => PartnershipId::new(&in_id(name).to_lowercase())
                .map_err(|error| error.at(Place::field("name")))?,
            (None, None) => return Ok(None),
        };
        let name = self.name.clone().unwrap_or_else(|| id.to_string());
        let mut partnership = Partnership::new(id, name);
        partnership.short.clone_from(&self.short);
        Ok(Some(partnership))
    }

    /// Sets the short name of a plan's partnership, where one is known.
    pub(crate) fn shorten(&self, plan: &mut Plan) {
        if self.short.is_some() {
            plan.partnership.short.clone_from(&self.short);
        }
    }

    /// A plan as these details have it. With another id, statements whose ids begin with the old one take the new.
    ///
    /// ```
    /// use policy_crosswalk::catalogue;
    /// use policy_crosswalk::model::PlanDetails;
    ///
    /// let mut details = PlanDetails::new();
    /// details.id = Some("mine".parse()?);
    /// details.title = Some("Our plan".to_owned());
    /// let plan = details.over(catalogue::plan("pk-2024").unwrap().clone())?;
    /// assert_eq!((plan.title.as_str(), plan.statements[0].id.as_str()), ("Our plan", "mine/1"));
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`check`](Self::check); [`Error::Id`] where an id becomes too long.
    pub fn over(&self, mut plan: Plan) -> Result<Plan, Error> {
        self.check()?;
        if let Some(id) = &self.id {
            rename(&mut plan, id)?;
        }
        if let Some(partnership) = self.whose()? {
            plan.partnership = partnership;
        }
        self.shorten(&mut plan);
        if let Some(title) = &self.title {
            plan.title.clone_from(title);
            plan.source.title.clone_from(title);
        }
        if let Some(publisher) = &self.publisher {
            plan.source.publisher.clone_from(publisher);
        }
        plan.source.address = self.address.clone().or(plan.source.address);
        plan.kind = self.kind.unwrap_or(plan.kind);
        plan.period = self.period().or(plan.period);
        plan.check()?;
        Ok(plan)
    }
}

fn rename(plan: &mut Plan, to: &PlanId) -> Result<(), Error> {
    let from = std::mem::replace(&mut plan.id, to.clone());
    let renamed = |id: &StatementId| match id.as_str().strip_prefix(from.as_str()) {
        Some(rest) if rest.starts_with('/') => StatementId::new(&format!("{to}{rest}")),
        _ => Ok(id.clone()),
    };
    for statement in &mut plan.statements {
        statement.id = renamed(&statement.id)?;
        statement.parent = statement.parent.as_ref().map(renamed).transpose()?;
    }
    Ok(())
}

/// The longest id that is made of a text.
const LONGEST: usize = 60;

/// A text as an id writes it: what ids do not have becomes a hyphen; cut where it is long.
pub(crate) fn in_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        if id.len() >= LONGEST {
            break;
        }
        match c {
            c if c.is_alphanumeric() || c == '_' || c == '.' => id.push(c),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    id.truncate(id.trim_end_matches(['-', '.']).len());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_any_name() {
        assert_eq!(in_id("Delivery plan (final).v2"), "Delivery-plan-final-.v2");
        assert_eq!(in_id("  – "), "");
        assert!(PlanId::new(&in_id(&"é".repeat(300))).is_ok());
    }

    #[test]
    fn an_end_needs_a_beginning() {
        let mut details = PlanDetails {
            to: "2027".parse().ok(),
            ..PlanDetails::default()
        };
        let said = |details: &PlanDetails| details.check().unwrap_err().to_string();
        assert_eq!(
            said(&details),
            "to: an end without a beginning; expected `from` beside it"
        );
        details.from = "2028".parse().ok();
        assert!(said(&details).starts_with("to: `2027` is before `2028`"));
    }
}
