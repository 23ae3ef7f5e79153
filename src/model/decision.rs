//! What people decide about links, laid over what a mapper proposes.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Place};
use crate::model::setters::setters;
use crate::model::{Claim, Date, Relation};
use crate::model::{FrameworkId, PartnershipId, StatementId, ThemeId};

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "about")]
#[non_exhaustive]
pub enum Matter {
    /// Whether a statement addresses a theme.
    Link {
        /// The statement.
        statement: StatementId,
        /// The theme.
        theme: ThemeId,
    },
    /// Whether a statement rightly meets no theme of the framework.
    NoTheme {
        /// The statement.
        statement: StatementId,
    },
    /// Whether a theme is for a partnership to address at all.
    Theme {
        /// The partnership.
        partnership: PartnershipId,
        /// The theme.
        theme: ThemeId,
    },
}

impl Matter {
    /// The statement that it is about.
    pub fn statement(&self) -> Option<&StatementId> {
        match self {
            Self::Link { statement, .. } | Self::NoTheme { statement } => Some(statement),
            Self::Theme { .. } => None,
        }
    }

    /// The theme that it is about.
    pub fn theme(&self) -> Option<&ThemeId> {
        match self {
            Self::Link { theme, .. } | Self::Theme { theme, .. } => Some(theme),
            Self::NoTheme { .. } => None,
        }
    }
}

impl std::fmt::Display for Matter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link { statement, theme } => write!(f, "{statement} and {theme}"),
            Self::NoTheme { statement } => write!(f, "{statement} and no theme"),
            Self::Theme { partnership, theme } => write!(f, "{partnership} and {theme}"),
        }
    }
}

/// What a person decided.
///
/// A link can be accepted, rejected, added or related otherwise. That a statement meets no theme can be accepted
/// or rejected. A theme can be not applicable; to accept it takes that back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// It holds as proposed.
    Accept,
    /// It does not hold.
    Reject,
    /// It holds, whether a mapper proposes it or not.
    Add {
        /// How statement and theme relate.
        relation: Relation,
        /// How sure the reviewer is, 0 to 1; 1 where not told.
        confidence: Option<f64>,
    },
    /// It holds, with another relation than proposed.
    Relate {
        /// How statement and theme relate.
        relation: Relation,
    },
    /// The theme is not for this partnership to address.
    NotApplicable,
}

impl Verdict {
    /// The verdict in one lower-case word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Add { .. } => "add",
            Self::Relate { .. } => "relate",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// What a report says was done.
    pub(crate) fn done(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Reject => "rejected",
            Self::Add { .. } => "added",
            Self::Relate { .. } => "related otherwise",
            Self::NotApplicable => "set aside",
        }
    }
}

/// One decision of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a decision")]
pub struct Decision {
    /// What it is about.
    #[serde(flatten)]
    pub matter: Matter,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub reviewer: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the statement said when it was reviewed. A decision on another text is not applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The relation that was proposed when it was reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Relation>,
}

impl Decision {
    /// A decision with nothing but what was decided, and by whom.
    pub fn new(matter: Matter, verdict: Verdict, reviewer: impl Into<String>) -> Self {
        Self {
            matter,
            verdict,
            reviewer: reviewer.into(),
            date: None,
            note: None,
            text: None,
            proposed: None,
        }
    }

    setters! {
        /// Sets when it was decided.
        date(date: Date): date = Some(date);
        /// Sets why.
        note(note: impl Into<String>): note = Some(note.into());
        /// Sets what the statement said when it was reviewed.
        text(text: impl Into<String>): text = Some(text.into());
        /// Sets the relation that was proposed when it was reviewed.
        proposed(relation: Relation): proposed = Some(relation);
    }

    /// Who decided, when and why, in one line.
    pub(crate) fn signature(&self) -> String {
        let date = self.date.map_or(String::new(), |date| format!(", {date}"));
        let note = self
            .note
            .as_ref()
            .map_or(String::new(), |note| format!(": {note}"));
        format!("{}{date}{note}", self.reviewer)
    }

    /// Whether the verdict is one that its matter can have.
    pub(crate) fn fits(&self) -> bool {
        match (&self.matter, self.verdict) {
            (Matter::Link { .. }, verdict) => verdict != Verdict::NotApplicable,
            (Matter::NoTheme { .. }, verdict) => {
                matches!(verdict, Verdict::Accept | Verdict::Reject)
            }
            (Matter::Theme { .. }, verdict) => {
                matches!(verdict, Verdict::Accept | Verdict::NotApplicable)
            }
        }
    }

    /// What is wrong with a verdict that its matter cannot have.
    pub(crate) fn unfit(&self) -> String {
        let expected = match self.matter {
            Matter::Link { .. } => "accept, reject, add or relate",
            Matter::NoTheme { .. } => "accept or reject",
            Matter::Theme { .. } => "not-applicable or accept",
        };
        let (verdict, matter) = (self.verdict.name(), &self.matter);
        format!("`{verdict}` is no verdict about {matter}; expected {expected}")
    }
}

/// The decision that stands about a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "the review of a link")]
pub struct LinkReview {
    /// The decision.
    pub decision: Decision,
    /// What the mapper claimed, where the decision changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Claim>,
}

impl LinkReview {
    /// A decision that left the mapper's claim as it was.
    pub fn new(decision: Decision) -> Self {
        Self {
            decision,
            proposed: None,
        }
    }

    setters! {
        /// Sets what the mapper claimed, where the decision changed it.
        proposed(claim: Claim): proposed = Some(claim);
    }
}

/// Decisions about links to one framework.
///
/// Written and read as SSSOM/TSV, which spreadsheets open: see [`Review::from_sssom`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(expecting = "a review")]
pub struct Review {
    /// Names the review: the `mapping_set_id` of its file, a URI.
    pub id: String,
    /// Its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The address of its licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// The framework.
    pub framework: FrameworkId,
    /// The decisions, at most one about each matter.
    pub decisions: Vec<Decision>,
}

impl Review {
    /// A review of some decisions.
    pub fn new(id: impl Into<String>, framework: FrameworkId, decisions: Vec<Decision>) -> Self {
        Self {
            id: id.into(),
            version: None,
            license: None,
            framework,
            decisions,
        }
    }

    setters! {
        /// Sets its version.
        version(version: impl Into<String>): version = Some(version.into());
        /// Sets the address of its licence.
        license(address: impl Into<String>): license = Some(address.into());
    }

    /// Checks what the types leave open: each verdict is one that its matter can have, each decision names its
    /// reviewer, no two are about the same, confidences lie between 0 and 1.
    ///
    /// # Errors
    /// The first breach, with its field.
    pub fn check(&self) -> Result<(), Error> {
        let mut seen = HashMap::new();
        for (i, decision) in self.decisions.iter().enumerate() {
            let place = |i: usize, name: &str| Place::field(format!("decisions[{i}].{name}"));
            check_decision(decision, |name| place(i, name))?;
            if let Some(earlier) = seen.insert(&decision.matter, i) {
                let error = Error::decided(&decision.matter, place(earlier, "about"));
                return Err(error.at(place(i, "about")));
            }
        }
        Ok(())
    }

    /// The name by which a report cites it.
    pub(crate) fn cited(&self) -> String {
        let version = self.version.as_ref();
        version.map_or(self.id.clone(), |version| format!("{} v{version}", self.id))
    }
}

fn check_decision(decision: &Decision, place: impl Fn(&str) -> Place) -> Result<(), Error> {
    if decision.reviewer.trim().is_empty() {
        return Err(Error::Empty {
            place: place("reviewer"),
            expected: "who decided",
        });
    }
    if !decision.fits() {
        return Err(Error::syntax(place("verdict"), decision.unfit()));
    }
    if let Verdict::Add {
        confidence: Some(confidence),
        ..
    } = decision.verdict
        && !(0.0..=1.0).contains(&confidence)
    {
        let error = Error::range("the confidence of an added link", confidence, ["0", "1"]);
        return Err(error.at(place("verdict")));
    }
    Ok(())
}
