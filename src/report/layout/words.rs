//! What reports call values whose names are made for files.

use crate::answer::{ChangeKind, GapKind, Lever, Timing};

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
