//! What is claimed of a theme: by codebook and citation, by what the text has in common with it, or by both.

use crate::mapping::field_read::{TextRead, words_at};
use crate::mapping::proof;
use crate::mapping::proof::{CERTAIN, Outcome};
use crate::model::{Claim, Evidence, ThemeId};

/// A claim before its reasons are written down.
pub(crate) struct Candidate {
    /// The theme in its framework.
    pub(crate) theme: usize,
    pub(crate) confidence: f64,
    /// How much of it is due to the statement's own words.
    pub(crate) own: f64,
    pub(crate) is_title: bool,
    /// What proves it, by number.
    pub(crate) outcome: Option<usize>,
    /// How likely it is by what the text has in common with the theme.
    pub(crate) likely: Option<f64>,
    /// The reasons of that, where they had to be known.
    pub(crate) evidence: Option<Vec<Evidence>>,
}

impl Candidate {
    /// A theme that codebook or citation prove.
    pub(crate) fn proved(outcome: &Outcome, number: usize, first: usize) -> Self {
        Self {
            theme: outcome.theme - first,
            confidence: outcome.confidence,
            own: outcome.own,
            is_title: outcome.is_title,
            outcome: Some(number),
            likely: None,
            evidence: None,
        }
    }

    /// A theme that is likely by what the text has in common with it.
    pub(crate) fn likely(theme: usize, likely: f64, evidence: Option<Vec<Evidence>>) -> Self {
        let mut candidate = Self {
            theme,
            confidence: 0.0,
            own: 0.0,
            is_title: false,
            outcome: None,
            likely: None,
            evidence: None,
        };
        candidate.join(likely, evidence);
        candidate
    }

    /// Citation first, likeness on what is left: 1 - (1-a)(1-b).
    pub(crate) fn join(&mut self, likely: f64, evidence: Option<Vec<Evidence>>) {
        let added = added(self.confidence, likely);
        self.confidence = (self.confidence + added).clamp(0.0, 1.0);
        self.own += added;
        self.likely = Some(likely);
        self.evidence = evidence;
    }

    /// The claim with its reasons: what proves it, and what text and theme have in common.
    pub(crate) fn claim(
        self,
        theme: ThemeId,
        proved: Vec<Evidence>,
        alike: Vec<Evidence>,
    ) -> Claim {
        let mut evidence = proved;
        if let Some(likely) = self.likely {
            let before: f64 = evidence.iter().map(|one| one.added).sum();
            let share = added(before, likely) / likely.max(f64::MIN_POSITIVE);
            evidence.extend(alike.into_iter().map(|mut one| {
                one.added *= share;
                one
            }));
            evidence.sort_by(|a, b| b.added.total_cmp(&a.added));
        }
        Claim {
            theme,
            relation: proof::relation(self.own, self.is_title),
            confidence: self.confidence,
            justification: proof::justification(&evidence),
            evidence,
        }
    }
}

fn added(confidence: f64, likely: f64) -> f64 {
    let left = 1.0 - confidence;
    (left * likely).min(left - (1.0 - CERTAIN)).max(0.0)
}

/// Takes away what rests on words that the text denies.
pub(crate) fn deny(text: TextRead<'_>, evidence: &mut [Evidence]) {
    for evidence in evidence {
        let mut spans = evidence.spans.iter();
        let denied = |span| text.read.denied_at(&words_at(&text.read.field, span));
        let first = spans.next().and_then(denied);
        let Some(first) = first.filter(|_| spans.all(|span| denied(span).is_some())) else {
            continue;
        };
        evidence.denied = text.denial(first);
        if !text.read.denied[first].kind.is_still_meant() {
            evidence.added = 0.0;
        }
    }
}
