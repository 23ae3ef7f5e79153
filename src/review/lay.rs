//! Applies decisions to crosswalks.

use std::collections::HashMap;

use crate::model::natural::Natural;
use crate::model::{Claim, Crosswalk, Framework, Justification, Link, Plan, Relation, Statement};
use crate::model::{Decision, LinkReview, Matter, Review, Verdict};
use crate::model::{FrameworkId, ThemeId};
use crate::review::{Reviewed, Unmet, UnmetReason};

impl Reviewed {
    /// Lays reviews over crosswalks, in the order given: of two decisions about the same matter the later wins.
    ///
    /// A decision stands whatever a mapper proposes now: an accepted link that is no longer proposed stays, as
    /// the reviewer's own; a rejected one stays rejected. Only a decision whose statement, text, theme or
    /// crosswalk is gone is not applied, and listed.
    pub fn new<'a, 'r>(
        reviews: impl IntoIterator<Item = &'r Review>,
        plans: impl IntoIterator<Item = &'a Plan>,
        frameworks: impl IntoIterator<Item = &'a Framework>,
        crosswalks: impl IntoIterator<Item = Crosswalk>,
    ) -> Self {
        let plans: Vec<&Plan> = plans.into_iter().collect();
        let mut desk = Desk {
            said: said(&plans),
            plans,
            frameworks: frameworks.into_iter().collect(),
            crosswalks: crosswalks.into_iter().collect(),
            from: HashMap::new(),
        };
        let mut unmet = Vec::new();
        for review in reviews {
            let cited = review.cited();
            for decision in &review.decisions {
                if let Err(reason) = desk.apply(&review.framework, &cited, decision) {
                    unmet.push(Unmet {
                        review: cited.clone(),
                        decision: decision.clone(),
                        reason,
                    });
                }
            }
        }
        unmet.extend(desk.settle());
        Self {
            crosswalks: desk.crosswalks,
            unmet,
        }
    }
}

/// Each statement with its plan and its place there.
type Said<'a> = HashMap<&'a str, (&'a Plan, usize)>;

fn said<'a>(plans: &[&'a Plan]) -> Said<'a> {
    let mut said = Said::new();
    for plan in plans {
        for (i, statement) in plan.statements.iter().enumerate() {
            said.insert(statement.id.as_str(), (plan, i));
        }
    }
    said
}

struct Desk<'a> {
    said: Said<'a>,
    plans: Vec<&'a Plan>,
    frameworks: Vec<&'a Framework>,
    crosswalks: Vec<Crosswalk>,
    /// The review from which the standing decision about a matter comes.
    from: HashMap<Matter, String>,
}

impl<'a> Desk<'a> {
    fn apply(
        &mut self,
        framework: &FrameworkId,
        review: &str,
        decision: &Decision,
    ) -> Result<(), UnmetReason> {
        if !decision.fits() {
            return Err(UnmetReason::Unfit);
        }
        let met = self.plans_met(decision)?;
        let mut crosswalks: Vec<&mut Crosswalk> = self
            .crosswalks
            .iter_mut()
            .filter(|crosswalk| crosswalk.framework == *framework)
            .filter(|crosswalk| met.iter().any(|plan| plan.id == crosswalk.plan))
            .collect();
        if crosswalks.is_empty() {
            return Err(UnmetReason::NotMapped);
        }
        if let Some(theme) = decision.matter.theme() {
            let mut known = self.frameworks.iter();
            let data = known.find(|known| known.id == *framework);
            data.and_then(|data| data.theme(theme.as_str()))
                .ok_or(UnmetReason::ThemeGone)?;
        }
        for crosswalk in &mut crosswalks {
            write(crosswalk, decision);
            let reviews = &mut crosswalk.provenance.reviews;
            if !reviews.iter().any(|held| held == review) {
                reviews.push(review.to_owned());
            }
        }
        self.from.insert(decision.matter.clone(), review.to_owned());
        Ok(())
    }

    /// The plans that a decision is about, if they still say what was reviewed.
    fn plans_met(&self, decision: &Decision) -> Result<Vec<&'a Plan>, UnmetReason> {
        if let Matter::Theme { partnership, .. } = &decision.matter {
            let plans = self.plans.iter().copied();
            let own: Vec<&'a Plan> = plans
                .filter(|plan| plan.partnership.id == *partnership)
                .collect();
            return if own.is_empty() {
                Err(UnmetReason::PartnershipGone)
            } else {
                Ok(own)
            };
        }
        let id = decision.matter.statement().map_or("", |id| id.as_str());
        let (plan, at) = self.said.get(id).ok_or(UnmetReason::StatementGone)?;
        let now: &Statement = &plan.statements[*at];
        match &decision.text {
            Some(text) if !same(text, &now.text) => Err(UnmetReason::TextChanged {
                now: now.text.clone(),
            }),
            _ => Ok(vec![plan]),
        }
    }

    /// Puts all in order, and takes out what later decisions or new links have overtaken.
    fn settle(&mut self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for crosswalk in &mut self.crosswalks {
            let said = &self.said;
            let place = |id: &str| said.get(id).map(|(_, at)| *at);
            crosswalk.links.sort_by(|a, b| {
                let by_place = place(a.statement.as_str()).cmp(&place(b.statement.as_str()));
                let by_confidence = b.claim.confidence.total_cmp(&a.claim.confidence);
                by_place
                    .then(by_confidence)
                    .then_with(|| a.claim.theme.natural_cmp(&b.claim.theme))
            });
            let held = std::mem::take(&mut crosswalk.decisions);
            for decision in held {
                match overtaken(crosswalk, &decision) {
                    Some(theme) => unmet.push(Unmet {
                        review: self.from.get(&decision.matter).cloned().unwrap_or_default(),
                        decision,
                        reason: UnmetReason::Linked { theme },
                    }),
                    None => crosswalk.decisions.push(decision),
                }
            }
            crosswalk
                .decisions
                .sort_by_cached_key(|decision| match &decision.matter {
                    Matter::Theme { theme, .. } => (None, Some(Natural(theme.clone()))),
                    matter => (matter.statement().and_then(|id| place(id.as_str())), None),
                });
        }
        unmet
    }
}

/// Whether two texts differ in nothing but space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The theme that a statement links to which was found to meet none.
fn overtaken(crosswalk: &Crosswalk, decision: &Decision) -> Option<ThemeId> {
    let Matter::NoTheme { statement } = &decision.matter else {
        return None;
    };
    if decision.verdict != Verdict::Accept {
        return None;
    }
    let mut claimed = crosswalk.claimed();
    claimed
        .find(|link| link.statement == *statement)
        .map(|link| link.claim.theme.clone())
}

fn write(crosswalk: &mut Crosswalk, decision: &Decision) {
    match &decision.matter {
        Matter::Link { statement, theme } => {
            let mut links = crosswalk.links.iter();
            let at =
                links.position(|link| link.statement == *statement && link.claim.theme == *theme);
            let before = at.map(|at| crosswalk.links.swap_remove(at));
            let (claim, proposed) = decided(before, theme, decision);
            crosswalk.links.push(Link {
                statement: statement.clone(),
                claim,
                review: Some(LinkReview {
                    decision: decision.clone(),
                    proposed,
                }),
            });
        }
        matter => {
            crosswalk.decisions.retain(|held| held.matter != *matter);
            crosswalk.decisions.push(decision.clone());
        }
    }
}

/// The claim that a decision leaves, and the mapper's where it is another.
fn decided(before: Option<Link>, theme: &ThemeId, decision: &Decision) -> (Claim, Option<Claim>) {
    // What an earlier decision changed is taken back first: the later one is about the mapper's claim.
    // What nobody but a rejection put there is no claim to accept.
    let base = before
        .map(|link| link.review.and_then(|r| r.proposed).unwrap_or(link.claim))
        .filter(|claim| claim.justification != Justification::Reviewed || claim.confidence > 0.0);
    let mapped = base
        .as_ref()
        .filter(|claim| claim.justification != Justification::Reviewed)
        .cloned();
    let own = |relation, confidence| Claim {
        theme: theme.clone(),
        relation,
        confidence,
        justification: Justification::Reviewed,
        evidence: Vec::new(),
    };
    let seen = decision.proposed.unwrap_or(Relation::RelatedMatch);
    match decision.verdict {
        Verdict::Add {
            relation,
            confidence,
        } => (own(relation, confidence.unwrap_or(1.0)), mapped),
        Verdict::Relate { relation } => match base {
            Some(claim) => (Claim { relation, ..claim }, mapped),
            None => (own(relation, 1.0), None),
        },
        Verdict::Reject => (base.unwrap_or_else(|| own(seen, 0.0)), None),
        Verdict::Accept | Verdict::NotApplicable => (base.unwrap_or_else(|| own(seen, 1.0)), None),
    }
}
