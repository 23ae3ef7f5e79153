//! A crosswalk between two frameworks, derived from the statements that link to both.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::{Met, Survey};
use crate::answer::{Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::vocabulary::vocabulary;
use crate::model::{FrameworkId, PlanId, Relation, StatementId, ThemeId};

vocabulary! {
    /// A relation between two themes that follows from two links, as SKOS names it.
    pub enum DerivedRelation: "derived relation" {
        /// Both themes say the same.
        ExactMatch = "exactMatch",
        /// The second theme is the broader.
        BroadMatch = "broadMatch",
        /// The second theme is the narrower.
        NarrowMatch = "narrowMatch",
        /// The themes touch on each other.
        RelatedMatch = "relatedMatch",
    }
}

impl DerivedRelation {
    /// What follows from a statement's relations to a first and a second theme, by the rules of SKOS: an exact
    /// match passes the other relation on (inverted, where the exact one is to the second). Two broader themes
    /// of one statement need have nothing in common but the statement, so of them nothing follows; nor of
    /// related ones.
    pub fn chained(first: Relation, second: Relation) -> Option<Self> {
        match (first, second) {
            (Relation::ExactMatch, Relation::ExactMatch) => Some(Self::ExactMatch),
            (Relation::ExactMatch, Relation::BroadMatch) => Some(Self::BroadMatch),
            (Relation::BroadMatch, Relation::ExactMatch) => Some(Self::NarrowMatch),
            (Relation::ExactMatch, Relation::RelatedMatch)
            | (Relation::RelatedMatch, Relation::ExactMatch) => Some(Self::RelatedMatch),
            _ => None,
        }
    }
}

/// One statement by which two themes hang together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AlignmentPath {
    /// Whose statement it is.
    pub partnership: PartnershipRef,
    /// The plan that makes it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// The themes that are linked: those of the pair, or parts of them.
    pub themes: [ThemeId; 2],
    /// The confidence of each link.
    pub confidence: [f64; 2],
    /// The relation of each link.
    pub relation: [Relation; 2],
    /// What the two relations entail for the pair.
    pub entails: Option<DerivedRelation>,
}

impl AlignmentPath {
    /// How likely both links are right, were they independent: the product of their confidences.
    pub fn strength(&self) -> f64 {
        self.confidence[0] * self.confidence[1]
    }
}

/// Two themes, one of each framework, that some statements address both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AlignedPair {
    /// The two themes.
    pub themes: [ThemeLabel; 2],
    /// How far the same statements address both, 0 to 1: `Σ min(c₁, c₂) / Σ max(c₁, c₂)` over all statements that
    /// address either, c being the confidence of a statement's link to each, 0 where it has none.
    pub strength: f64,
    /// How many statements address both.
    pub support: usize,
    /// How many statements address each.
    pub statements: [usize; 2],
    /// How many partnerships they belong to.
    pub partnerships: usize,
    /// The relation that paths entail; none where they entail none, or differ. A pair without one says that the
    /// same local work answers to both themes, and no more.
    pub relation: Option<DerivedRelation>,
    /// All paths, the strongest first, then by statement.
    pub paths: Vec<AlignmentPath>,
}

/// A derived crosswalk between two frameworks.
///
/// It is of another type than a [`Crosswalk`](crate::Crosswalk), so that what was derived cannot be mixed with
/// what was found. Nothing follows from a pair that is missing: local plans may be silent on both themes.
///
/// It costs, for each pair of themes, the statements that address either.
///
/// ```
/// use policy_crosswalk::answer::{Alignment, Level};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), &catalogue::frameworks()[..2]);
/// let crosswalks = catalogue::crosswalks_of(plans, frameworks)?;
/// let graph = CoverageGraph::new(plans, frameworks, &crosswalks)?;
///
/// let alignment = Alignment::new(&graph, ["rrr-2018", "af-2018"], Level::Top)?;
/// let best = &alignment.pairs[0];
/// assert_eq!(best.support, best.paths.len());
/// assert!(best.strength <= 1.0);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Alignment {
    /// The two frameworks.
    pub frameworks: [FrameworkId; 2],
    /// Their short names, or titles.
    pub titles: [String; 2],
    /// Which themes are paired.
    pub level: Level,
    /// How all of it was come by: [`Alignment::JUSTIFICATION`].
    pub justification: String,
    /// The pairs, the strongest first, then the best supported, then by theme.
    pub pairs: Vec<AlignedPair>,
    /// The themes of each framework that meet none of the other.
    pub alone: [Vec<ThemeLabel>; 2],
    /// What made it.
    pub provenance: MadeBy,
}

impl Alignment {
    /// The semapv term for what was derived from other mappings.
    pub const JUSTIFICATION: &'static str = "semapv:MappingChaining";

    /// Derives the pairs of themes; what addresses a part addresses the whole.
    ///
    /// # Errors
    /// [`Error::Unknown`] when a framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        frameworks: [impl AsRef<str>; 2],
        level: Level,
    ) -> Result<Self, Error> {
        let [one, two] = frameworks.map(|id| Survey::new(graph, Scope::of(id).level(level)));
        Ok(derive(&[one?, two?]))
    }
}

/// The best claimed link of one statement to one theme.
#[derive(Clone, Copy)]
struct Reach<'a> {
    met: Met<'a>,
    relation: Relation,
}

impl Reach<'_> {
    fn confidence(&self) -> f64 {
        self.met.row.link.claim.confidence
    }
}

/// The statements that address one theme, in the natural order of their ids.
type Reached<'a> = Vec<(usize, Reach<'a>)>;

fn reached<'a>(survey: &Survey<'_, 'a>) -> Vec<Reached<'a>> {
    let reach = |met: Met<'a>, steps: usize| {
        // What says the same as a part is narrower than the whole.
        let relation = match met.row.link.claim.relation {
            Relation::ExactMatch if steps > 0 => Relation::BroadMatch,
            relation => relation,
        };
        met.row.claimed.then_some(Reach { met, relation })
    };
    let join = |held: &mut Reach<'a>, reach: Reach<'a>| {
        if (reach.confidence(), held.relation) > (held.confidence(), reach.relation) {
            *held = reach;
        }
    };
    let mut reached = survey.gather(reach, join);
    for list in &mut reached {
        for (statement, _) in &mut *list {
            *statement = survey.rank(*statement);
        }
        list.sort_by_key(|(rank, _)| *rank);
    }
    reached
}

fn derive(surveys: &[Survey<'_, '_>; 2]) -> Alignment {
    let [one, two] = surveys;
    let (first, second) = (reached(one), reached(two));
    let mut pairs = Vec::new();
    for (theme, by_first) in one.themes.iter().zip(&first) {
        for (other, by_second) in two.themes.iter().zip(&second) {
            pairs.extend(pair([theme, other], [by_first, by_second]));
        }
    }
    let met: BTreeSet<ThemeId> = pairs
        .iter()
        .flat_map(|pair: &AlignedPair| &pair.themes)
        .map(|theme| theme.id.clone())
        .collect();
    pairs.sort_by(|a, b| {
        let by_strength = b.strength.total_cmp(&a.strength);
        by_strength
            .then(b.support.cmp(&a.support))
            .then_with(|| a.themes[0].id.natural_cmp(&b.themes[0].id))
            .then_with(|| a.themes[1].id.natural_cmp(&b.themes[1].id))
    });
    let alone = |survey: &Survey<'_, '_>| {
        let themes = survey.themes.iter();
        let alone = themes.filter(|theme| !met.contains(&theme.id));
        alone.cloned().collect()
    };
    let frameworks = [one.framework, two.framework];
    Alignment {
        frameworks: frameworks.map(|framework| framework.id.clone()),
        titles: frameworks.map(|framework| framework.label().to_owned()),
        level: one.scope.level,
        justification: Alignment::JUSTIFICATION.to_owned(),
        alone: [alone(one), alone(two)],
        pairs,
        provenance: MadeBy::of(frameworks, one.crosswalks().chain(two.crosswalks())),
    }
}

/// The statements of either list, in order, each with what it reaches.
fn either<'r, 'a>(
    [one, two]: [&'r Reached<'a>; 2],
) -> impl Iterator<Item = [Option<&'r Reach<'a>>; 2]> {
    let (mut one, mut two) = (one.iter().peekable(), two.iter().peekable());
    std::iter::from_fn(move || {
        let next = |at: Option<&&(usize, Reach<'a>)>| at.map(|(rank, _)| *rank);
        let (first, second) = (next(one.peek()), next(two.peek()));
        let least = first.into_iter().chain(second).min()?;
        let take = |at: Option<&'r (usize, Reach<'a>)>| at.map(|(_, reach)| reach);
        Some([
            take(one.next_if(|(rank, _)| *rank == least)),
            take(two.next_if(|(rank, _)| *rank == least)),
        ])
    })
}

fn pair(themes: [&ThemeLabel; 2], reached: [&Reached<'_>; 2]) -> Option<AlignedPair> {
    let mut paths = Vec::new();
    let (mut least, mut most) = (0.0, 0.0);
    for reaches in either(reached) {
        let confidence = reaches.map(|reach| reach.map_or(0.0, Reach::confidence));
        least += confidence[0].min(confidence[1]);
        most += confidence[0].max(confidence[1]);
        if let [Some(one), Some(two)] = reaches {
            paths.push(path([one, two]));
        }
    }
    // The sort is stable: they came by statement.
    paths.sort_by(|a, b| b.strength().total_cmp(&a.strength()));
    let bodies: BTreeSet<_> = paths.iter().map(|path| &path.partnership.id).collect();
    let partnerships = bodies.len();
    (!paths.is_empty()).then(|| AlignedPair {
        themes: themes.map(ThemeLabel::clone),
        strength: if most > 0.0 { least / most } else { 0.0 },
        support: paths.len(),
        statements: reached.map(Vec::len),
        partnerships,
        relation: agreed(&paths),
        paths,
    })
}

fn path(reaches: [&Reach<'_>; 2]) -> AlignmentPath {
    let said = reaches[0].met;
    AlignmentPath {
        partnership: PartnershipRef::from(&said.plan.partnership),
        plan: said.plan.id.clone(),
        statement: said.statement.id.clone(),
        text: said.statement.text.clone(),
        themes: reaches.map(|reach| reach.met.row.link.claim.theme.clone()),
        confidence: reaches.map(Reach::confidence),
        relation: reaches.map(|reach| reach.relation),
        entails: DerivedRelation::chained(reaches[0].relation, reaches[1].relation),
    }
}

/// The relation of all paths that entail one, if they agree.
fn agreed(paths: &[AlignmentPath]) -> Option<DerivedRelation> {
    let entailed: BTreeSet<DerivedRelation> =
        paths.iter().filter_map(|path| path.entails).collect();
    let mut entailed = entailed.into_iter();
    entailed.next().filter(|_| entailed.next().is_none())
}
