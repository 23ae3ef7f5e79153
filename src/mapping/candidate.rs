//! What is claimed of a theme: by codebook and citation, by what the text has in common with it, or by both.

use std::ops::Range;

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
        }
    }

    /// A theme that is likely by what the text has in common with it.
    pub(crate) fn likely(theme: usize, likely: f64) -> Self {
        let mut candidate = Self {
            theme,
            confidence: 0.0,
            own: 0.0,
            is_title: false,
            outcome: None,
            likely: None,
        };
        candidate.join(likely);
        candidate
    }

    /// Citation first, likeness on what is left: 1 - (1-a)(1-b).
    pub(crate) fn join(&mut self, likely: f64) {
        let added = added(self.confidence, likely);
        self.confidence = (self.confidence + added).clamp(0.0, 1.0);
        self.own += added;
        self.likely = Some(likely);
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
            // What is denied adds nothing; the others share what is left.
            let total: f64 = alike.iter().map(|one| one.added).sum();
            let share = added(before, likely) / total.max(f64::MIN_POSITIVE);
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

/// The denied span in which the first of some bytes lie, where all of them lie in one.
fn denied_at(text: TextRead<'_>, spans: &[Range<usize>]) -> Option<usize> {
    let denied = |span| text.read.denied_at(&words_at(&text.read.field, span));
    let (first, others) = spans.split_first()?;
    let all = others.iter().all(|span| denied(span).is_some());
    denied(first).filter(|_| all)
}

/// Whether a text denies some of its bytes for good.
pub(crate) fn is_denied(text: TextRead<'_>, spans: &[Range<usize>]) -> bool {
    denied_at(text, spans).is_some_and(|span| !text.read.denied[span].kind.is_still_meant())
}

/// Takes away what rests on words that the text denies.
pub(crate) fn deny(text: TextRead<'_>, evidence: &mut [Evidence]) {
    for evidence in evidence {
        let denied = denied_at(text, &evidence.spans);
        evidence.denied = denied.and_then(|span| text.denial(span));
        if is_denied(text, &evidence.spans) {
            evidence.added = 0.0;
        }
    }
}
