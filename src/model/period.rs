//! The time that a document covers.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::Date;
use crate::model::check::in_order;

/// The time that a document covers, each end as exact as the document tells it.
///
/// A document that does not tell has no period: [`Plan::period`](crate::Plan::period) is `None`.
///
/// ```
/// use policy_crosswalk::Date;
/// use policy_crosswalk::model::Period;
///
/// let period = Period::new(Date::new(2024, None, None)?, Some("2027-03".parse()?))?;
/// assert_eq!(period.to_string(), "2024 to 2027-03");
/// assert!(Period::new(Date::new(2024, None, None)?, Some(Date::new(2023, None, None)?)).is_err());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[serde(expecting = "a period with `from` and `to`")]
pub struct Period {
    /// Its first year, month or day.
    pub from: Date,
    /// Its last year, month or day, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Period {
    /// A period that may have no end.
    ///
    /// # Errors
    /// [`Error::Period`] when it ends before it begins.
    pub fn new(from: Date, to: Option<Date>) -> Result<Self, Error> {
        in_order(from, to, "period.to")?;
        Ok(Self { from, to })
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            Some(to) => write!(f, "{} to {to}", self.from),
            None => write!(f, "{}", self.from),
        }
    }
}
