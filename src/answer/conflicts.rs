//! Where reviews decide differently.

use std::cmp::Ordering;
use std::collections::HashSet;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::answer::MadeBy;
use crate::model::natural::natural;
use crate::model::vocabulary::vocabulary;
use crate::model::{Decision, FrameworkId, Matter, Relation, Review, StatementId, Verdict};
use crate::review::{Reviewed, UnmetReason};

vocabulary! {
    /// What became of a decision that another one contradicts.
    pub enum RulingState: "standing" {
        /// It is the one that holds.
        Holds = "holds",
        /// It says the same as the one that holds.
        Agrees = "agrees",
        /// A later review decided otherwise.
        Overruled = "overruled",
        /// It could not be applied: the statement, its text or the theme is another now.
        Unmet = "unmet",
    }
}

/// What one review decided about a matter on which reviews differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ruling {
    /// The review, with its version where it has one.
    pub review: String,
    /// Who decided what, when and why.
    pub decision: Decision,
    /// Whether it holds.
    pub standing: RulingState,
}

/// A matter on which two or more reviews decide differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Conflict {
    /// The framework.
    pub framework: FrameworkId,
    /// What the decisions are about. Where one review finds that a statement meets no theme and another has a link of
    /// it, this is that the statement meets none; each ruling tells its own matter.
    pub matter: Matter,
    /// All decisions about it, in the order of the reviews.
    pub rulings: Vec<Ruling>,
}

impl Conflict {
    /// The decision that holds; none where none could be applied.
    pub fn held(&self) -> Option<&Ruling> {
        let mut rulings = self.rulings.iter();
        rulings.find(|ruling| ruling.standing == RulingState::Holds)
    }

    /// Whether the decision that holds was made before one that it overrules: reviews count by their order, not by
    /// their dates.
    pub fn is_held_by_an_older(&self) -> bool {
        let held = self.held().and_then(|ruling| ruling.decision.date);
        let overruled = self.rulings.iter();
        let mut overruled = overruled.filter(|ruling| ruling.standing == RulingState::Overruled);
        held.is_some_and(|held| {
            overruled.any(|ruling| {
                ruling
                    .decision
                    .date
                    .is_some_and(|date| held.is_before(date))
            })
        })
    }
}

/// The matters on which two or more reviews decide differently, with who decided what, and which holds.
///
/// Decisions differ where one says that a link holds and the other that it does not, or where they give it different
/// relations; and where one says that a statement meets no theme, and another has a link of it. How sure they are
/// makes no difference. It costs the decisions, sorted.
///
/// ```
/// use policy_crosswalk::Review;
/// use policy_crosswalk::answer::ConflictReport;
/// use policy_crosswalk::model::{Decision, Matter, Verdict};
///
/// let matter = Matter::Link { statement: "pk-2024/2.5".parse()?, theme: "MAT-3".parse()? };
/// let [one, other] = [("urn:x:one", Verdict::Accept), ("urn:x:other", Verdict::Reject)].map(|(id, verdict)| {
///     let decision = Decision::new(matter.clone(), verdict, "A. Reader");
///     Review::new(id, "mat-2021".parse().unwrap(), vec![decision])
/// });
/// let report = ConflictReport::between([&one, &other]);
/// assert_eq!(report.conflicts[0].held().unwrap().review, "urn:x:other");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConflictReport {
    /// By framework in the order of the reviews, then by statement, partnership and theme in natural order.
    pub conflicts: Vec<Conflict>,
    /// On how many matters two or more reviews decided, alike or not.
    pub shared: usize,
    /// What made it.
    pub provenance: MadeBy,
}

impl ConflictReport {
    /// Compares reviews, in the order in which they would be laid over crosswalks: the later decision holds.
    pub fn between<'r>(reviews: impl IntoIterator<Item = &'r Review>) -> Self {
        report(reviews, &Reviewed::default())
    }

    /// Compares reviews that were laid over crosswalks: a decision that met nothing does not hold.
    pub fn laid<'r>(reviews: impl IntoIterator<Item = &'r Review>, reviewed: &Reviewed) -> Self {
        report(reviews, reviewed)
    }
}

/// A decision with the position of its review.
#[derive(Clone, Copy)]
struct Voice<'r> {
    review: usize,
    decision: &'r Decision,
    met: bool,
}

fn report<'r>(
    reviews: impl IntoIterator<Item = &'r Review>,
    reviewed: &Reviewed,
) -> ConflictReport {
    let reviews: Vec<&Review> = reviews.into_iter().collect();
    let names: Vec<String> = reviews.iter().map(|review| review.cited()).collect();
    let unmet: HashSet<(&str, &Matter)> = reviewed
        .unmet
        .iter()
        // That there is a link after all is the conflict itself.
        .filter(|unmet| !matches!(unmet.reason, UnmetReason::Linked { .. }))
        .map(|unmet| (unmet.review.as_str(), &unmet.decision.matter))
        .collect();
    let mut frameworks: IndexMap<&FrameworkId, IndexMap<&Matter, Vec<Voice<'_>>>> = IndexMap::new();
    for (at, review) in reviews.iter().enumerate() {
        let matters = frameworks.entry(&review.framework).or_default();
        for decision in &review.decisions {
            matters.entry(&decision.matter).or_default().push(Voice {
                review: at,
                decision,
                met: !unmet.contains(&(names[at].as_str(), &decision.matter)),
            });
        }
    }
    let mut report = ConflictReport {
        conflicts: Vec::new(),
        shared: 0,
        provenance: made_by(&names, reviewed),
    };
    for (framework, matters) in &frameworks {
        report.shared += matters.values().filter(|said| is_shared(said)).count();
        let mut found: Vec<(&Matter, Vec<Ruling>)> = about_one(matters, &names);
        found.extend(about_none(matters, &names));
        found.sort_by(|(one, _), (other, _)| in_order(one, other));
        let conflicts = found.into_iter().map(|(matter, rulings)| Conflict {
            framework: (*framework).clone(),
            matter: matter.clone(),
            rulings,
        });
        report.conflicts.extend(conflicts);
    }
    report
}

fn made_by(names: &[String], reviewed: &Reviewed) -> MadeBy {
    let mut made = MadeBy::of([], &reviewed.crosswalks).and([]);
    made.reviews = names.to_vec();
    made
}

fn is_shared(said: &[Voice<'_>]) -> bool {
    said.iter().any(|one| one.review != said[0].review)
}

/// What a verdict says of a matter: whether it holds, and in which relation where that is told.
fn position(decision: &Decision) -> (bool, Option<Relation>) {
    match decision.verdict {
        Verdict::Accept => (true, decision.proposed),
        Verdict::Add { relation, .. } | Verdict::Relate { relation } => (true, Some(relation)),
        Verdict::Reject | Verdict::NotApplicable => (false, None),
    }
}

/// Whether decisions about one matter say different things of it.
fn is_contested(said: &[Voice<'_>]) -> bool {
    let positions = said.iter().map(|one| position(one.decision));
    let (holding, other): (Vec<_>, Vec<_>) = positions.partition(|(holds, _)| *holds);
    let mut relations = holding.iter().filter_map(|(_, relation)| *relation);
    let first = relations.next();
    !holding.is_empty() && !other.is_empty() || relations.any(|other| Some(other) != first)
}

fn differ(one: &Decision, other: &Decision) -> bool {
    let ((holds, relation), (also, another)) = (position(one), position(other));
    let otherwise = relation
        .zip(another)
        .is_some_and(|(one, other)| one != other);
    holds != also || (holds && otherwise)
}

/// The position, among decisions about one matter, of the one that holds.
fn standing(said: &[Voice<'_>]) -> Option<usize> {
    said.iter().rposition(|one| one.met)
}

/// The matters about which reviews say different things.
fn about_one<'r>(
    matters: &IndexMap<&'r Matter, Vec<Voice<'r>>>,
    names: &[String],
) -> Vec<(&'r Matter, Vec<Ruling>)> {
    let contested = matters.iter().filter(|(_, said)| is_contested(said));
    contested
        .map(|(matter, said)| (*matter, rulings(said, standing(said), names)))
        .collect()
}

fn rulings(said: &[Voice<'_>], held: Option<usize>, names: &[String]) -> Vec<Ruling> {
    let each = said.iter().enumerate();
    each.map(|(at, one)| Ruling {
        review: names[one.review].clone(),
        decision: one.decision.clone(),
        standing: match held {
            _ if !one.met => RulingState::Unmet,
            Some(held) if held == at => RulingState::Holds,
            Some(held) if !differ(one.decision, said[held].decision) => RulingState::Agrees,
            _ => RulingState::Overruled,
        },
    })
    .collect()
}

/// The statements that by one review meet no theme, and by another do.
fn about_none<'r>(
    matters: &IndexMap<&'r Matter, Vec<Voice<'r>>>,
    names: &[String],
) -> Vec<(&'r Matter, Vec<Ruling>)> {
    let mut linked: IndexMap<&StatementId, Vec<Voice<'r>>> = IndexMap::new();
    for (matter, said) in matters {
        if let (Matter::Link { statement, .. }, Some(held)) = (matter, standing(said)) {
            let held = said[held];
            if position(held.decision).0 {
                linked.entry(statement).or_default().push(held);
            }
        }
    }
    let none = matters.iter().filter_map(|(matter, said)| {
        let Matter::NoTheme { statement } = matter else {
            return None;
        };
        let held = said[standing(said)?];
        let links = linked.get(statement)?;
        let others = links.iter().any(|link| link.review != held.review);
        if held.decision.verdict != Verdict::Accept || !others {
            return None;
        }
        // A link that is claimed holds, whichever review came first.
        let mut rulings = rulings(&[held], None, names);
        rulings[0].standing = RulingState::Overruled;
        for link in links {
            rulings.extend(self::rulings(&[*link], Some(0), names));
        }
        Some((*matter, rulings))
    });
    none.collect()
}

/// By statement, then by partnership, then by theme.
fn in_order(one: &Matter, other: &Matter) -> Ordering {
    let key = |matter: &Matter| match matter {
        Matter::Link { statement, .. } => (0, statement.to_string(), 1),
        Matter::NoTheme { statement } => (0, statement.to_string(), 0),
        Matter::Theme { partnership, .. } => (1, partnership.to_string(), 0),
    };
    let theme = |matter: &Matter| matter.theme().map(ToString::to_string).unwrap_or_default();
    let ((kind, id, sort), (kind_too, id_too, sort_too)) = (key(one), key(other));
    kind.cmp(&kind_too)
        .then_with(|| natural(&id, &id_too))
        .then(sort.cmp(&sort_too))
        .then_with(|| natural(&theme(one), &theme(other)))
}
