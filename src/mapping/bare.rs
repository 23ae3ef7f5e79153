//! Claims about bare themes, those without a codebook: what cites them, and what they have in common with the
//! text.

use crate::mapping::field_read::{Read, words_at};
use crate::mapping::likeness::{compute::Similarity, score::Likeness};
use crate::mapping::proof;
use crate::mapping::proof::CERTAIN;
use crate::model::{Claim, Denial, Relation};
use crate::model::{Framework, Theme};

fn is_bare(theme: &Theme) -> bool {
    theme.terms.is_empty() && theme.hints.is_empty()
}

/// The similarity to all themes of a framework, where it has a bare one.
pub(crate) fn similarity(framework: &Framework) -> Option<Similarity> {
    let any = framework.themes.iter().any(is_bare);
    any.then(|| Similarity::new(framework))
}

/// Adds to claims by codebook and citation what the text has in common with bare themes.
pub(crate) fn claims(
    framework: &Framework,
    similarity: &Similarity,
    read: &Read<'_>,
    mut claims: Vec<Claim>,
) -> Vec<Claim> {
    let cited = claims.len();
    let bare = |theme: usize| framework.themes.get(theme).is_some_and(is_bare);
    for mut likeness in similarity.likenesses(framework, read.text, bare) {
        deny(read, &mut likeness);
        let theme = &framework.themes[likeness.theme].id;
        let mut earlier = claims[..cited].iter_mut();
        match earlier.find(|claim| claim.theme == *theme) {
            Some(claim) => join(claim, likeness),
            None => claims.push(claim(theme.clone(), likeness)),
        }
    }
    proof::sort(&mut claims);
    claims
}

/// Takes away what rests on words that the text denies.
fn deny(read: &Read<'_>, likeness: &mut Likeness) {
    if read.denied.is_empty() {
        return;
    }
    for evidence in &mut likeness.evidence {
        let spans = evidence.spans.iter();
        let denials = spans.map_while(|span| read.denial(&words_at(&read.field, span)));
        let denials: Vec<Denial> = denials.collect();
        if denials.len() < evidence.spans.len() {
            continue;
        }
        evidence.denied = denials.into_iter().next();
        let denied = evidence.denied.as_ref();
        if denied.is_some_and(|denied| !denied.kind.is_still_meant()) {
            evidence.added = 0.0;
        }
    }
    likeness.confidence = likeness.evidence.iter().map(|one| one.added).sum();
}

fn claim(theme: crate::model::ThemeId, likeness: Likeness) -> Claim {
    let mut claim = Claim {
        theme,
        relation: Relation::RelatedMatch,
        confidence: 0.0,
        justification: crate::model::Justification::Lexical,
        evidence: Vec::new(),
    };
    join(&mut claim, likeness);
    claim
}

/// Citation first, likeness on what is left: 1 - (1-a)(1-b).
fn join(claim: &mut Claim, likeness: Likeness) {
    let left = 1.0 - claim.confidence;
    let added = (left * likeness.confidence).min(left - (1.0 - CERTAIN));
    let share = added.max(0.0) / likeness.confidence.max(f64::MIN_POSITIVE);
    claim
        .evidence
        .extend(likeness.evidence.into_iter().map(|mut evidence| {
            evidence.added *= share;
            evidence
        }));
    claim.evidence.sort_by(|a, b| b.added.total_cmp(&a.added));
    let confidence: f64 = claim.evidence.iter().map(|e| e.added).sum();
    claim.confidence = confidence.clamp(0.0, 1.0);
    claim.relation = proof::relation(&claim.evidence, claim.relation == Relation::ExactMatch);
    claim.justification = proof::justification(&claim.evidence);
}
