//! What reports call values whose names are made for files.

use crate::answer::{ChangeKind, GapKind, Lever, Reason, Timing};
use crate::model::Status;

/// A value in words for people.
pub(crate) trait Words {
    fn words(self) -> &'static str;
}

impl Words for ChangeKind {
    fn words(self) -> &'static str {
        match self {
            Self::NowClaimed => "now claimed",
            Self::NoLongerClaimed => "no longer claimed",
            Self::Relation => "relation changed",
            Self::Confidence => "confidence changed",
            other => other.name(),
        }
    }
}

impl Words for Timing {
    fn words(self) -> &'static str {
        match self {
            Self::PastDue => "past due",
            other => other.name(),
        }
    }
}

impl Words for GapKind {
    fn words(self) -> &'static str {
        match self {
            Self::SharedByAll => "absent everywhere",
            Self::NotApplicable => "not applicable",
            Self::NotAssessed => "not assessed",
            other => other.name(),
        }
    }
}

impl Words for Lever {
    fn words(self) -> &'static str {
        match self {
            Self::HeadingWeight => "weight of headings",
            Self::Threshold => self.name(),
        }
    }
}

/// Why a theme is not covered, or a statement meets no theme.
pub(crate) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NothingNear => "nothing near".to_owned(),
        Reason::BelowThreshold {
            confidence,
            threshold,
        } => format!("near, at {confidence:.2} below {threshold:.2}"),
        Reason::OnlyCitedAsWhole => "the framework is only named as a whole".to_owned(),
        Reason::OneWeakLink { confidence } => format!("one weak link, at {confidence:.2}"),
        Reason::RejectedByReviewer { reviewer, note } => {
            format!("rejected by {reviewer}{}", why(note.as_ref()))
        }
        Reason::NotApplicable { reviewer, note } => {
            format!("set aside by {reviewer}{}", why(note.as_ref()))
        }
        Reason::YoungerThanPlans { valid_from } => {
            let from = valid_from.map_or(String::new(), |from| format!(" ({from})"));
            format!("nothing near; the framework is younger than the plans{from}")
        }
        Reason::NotAssessed => "no plan was mapped onto the framework".to_owned(),
    }
}

fn why(note: Option<&String>) -> String {
    note.map_or(String::new(), |note| format!(" ({note})"))
}

/// How far a statement's matter has come.
pub(crate) fn status(status: Status) -> String {
    status.name().replace('-', " ")
}
