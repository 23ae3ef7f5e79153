//! A crosswalk between two frameworks, derived from the statements that link to both.

use crate::model::vocabulary::vocabulary;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::answer::CoverageMatrix;
use crate::answer::ThemeLabel;
use crate::error::Error;
use crate::graph::walked;
use crate::graph::{CoverageGraph, Grouping};
use crate::model::Provenance;
use crate::model::natural::Natural;
use crate::model::{Framework, Relation};
use crate::model::{FrameworkId, PartnershipId, PlanId, StatementId, ThemeId};

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
pub struct AlignmentPath {
    /// Whose statement it is.
    pub partnership: PartnershipId,
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
pub struct AlignedPair {
    /// The two themes.
    pub themes: [ThemeLabel; 2],
    /// How far the same statements address both, 0 to 1: `Σ min(c₁, c₂) / Σ max(c₁, c₂)` over all statements that
    /// address either, c being the confidence of a statement's link to each, 0 where it has none.
    pub strength: f64,
    /// How many statements address both.
    pub support: usize,
    /// How many statements address each.
    pub of: [usize; 2],
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// The two frameworks.
    pub frameworks: [FrameworkId; 2],
    /// Their short names, or titles.
    pub titles: [String; 2],
    /// How all of it was come by: [`Alignment::JUSTIFICATION`].
    pub justification: String,
    /// The pairs, the strongest first, then the best supported, then by theme.
    pub pairs: Vec<AlignedPair>,
    /// The themes of each framework that meet none of the other.
    pub alone: [Vec<ThemeLabel>; 2],
    /// What made the crosswalks behind it, for each framework.
    pub provenance: [Vec<(PlanId, Provenance)>; 2],
}

impl Alignment {
    /// The semapv term for what was derived from other mappings.
    pub const JUSTIFICATION: &'static str = "semapv:MappingChaining";

    /// Derives the pairs of top-level themes; what addresses a part addresses the whole.
    ///
    /// # Errors
    /// [`Error::Unknown`] when a framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, frameworks: [&str; 2]) -> Result<Self, Error> {
        derive(graph, frameworks, false)
    }

    /// Derives the pairs of all themes, also of those that are part of others.
    ///
    /// # Errors
    /// [`Error::Unknown`] when a framework is not in the graph.
    pub fn with_parts(graph: &CoverageGraph<'_>, frameworks: [&str; 2]) -> Result<Self, Error> {
        derive(graph, frameworks, true)
    }
}

/// The best claimed link of one statement to one theme.
#[derive(Clone)]
struct Reach<'a> {
    linked: &'a ThemeId,
    confidence: f64,
    relation: Relation,
}

/// One statement with all that it reaches.
struct Witness<'a> {
    partnership: &'a PartnershipId,
    plan: &'a PlanId,
    text: &'a str,
    reached: BTreeMap<&'a ThemeId, Reach<'a>>,
}

type Witnesses<'a> = BTreeMap<Natural<&'a StatementId>, Witness<'a>>;

fn witnesses<'a>(graph: &CoverageGraph<'a>, framework: &'a Framework) -> Witnesses<'a> {
    let mut found = Witnesses::new();
    for walked in walked::links(graph, framework)
        .into_iter()
        .filter(|walked| walked.claimed)
    {
        let witness = found
            .entry(Natural(&walked.statement.id))
            .or_insert_with(|| Witness {
                partnership: &walked.plan.partnership.id,
                plan: &walked.plan.id,
                text: &walked.statement.text,
                reached: BTreeMap::new(),
            });
        let claim = &walked.link.claim;
        for (steps, theme) in walked.themes.iter().enumerate() {
            // What says the same as a part is narrower than the whole.
            let relation = match claim.relation {
                Relation::ExactMatch if steps > 0 => Relation::BroadMatch,
                relation => relation,
            };
            let reach = Reach {
                linked: &claim.theme,
                confidence: claim.confidence,
                relation,
            };
            let held = witness
                .reached
                .entry(&theme.id)
                .or_insert_with(|| reach.clone());
            if (reach.confidence, held.relation) > (held.confidence, reach.relation) {
                *held = reach;
            }
        }
    }
    found
}

fn derive(
    graph: &CoverageGraph<'_>,
    frameworks: [&str; 2],
    parts: bool,
) -> Result<Alignment, Error> {
    let matrix = if parts {
        CoverageMatrix::with_parts
    } else {
        CoverageMatrix::new
    };
    let [one, two] = frameworks;
    let data = [graph.framework(one)?, graph.framework(two)?];
    let matrices = [
        matrix(graph, one, Grouping::Plan)?,
        matrix(graph, two, Grouping::Plan)?,
    ];
    let reached = data.map(|framework| witnesses(graph, framework));
    let mut pairs = Vec::new();
    for first in &matrices[0].themes {
        for second in &matrices[1].themes {
            pairs.extend(pair(first, second, &reached));
        }
    }
    let met: BTreeSet<ThemeId> = pairs
        .iter()
        .flat_map(|pair| &pair.themes)
        .map(|theme| theme.id.clone())
        .collect();
    pairs.sort_by(|a, b| {
        let by_strength = b.strength.total_cmp(&a.strength);
        let ids = |pair: &AlignedPair| pair.themes.clone().map(|theme| Natural(theme.id));
        by_strength
            .then(b.support.cmp(&a.support))
            .then_with(|| ids(a).cmp(&ids(b)))
    });
    let alone = |matrix: &CoverageMatrix| {
        let themes = matrix
            .themes
            .iter()
            .filter(|theme| !met.contains(&theme.id));
        themes.cloned().collect()
    };
    Ok(Alignment {
        frameworks: data.map(|framework| framework.id.clone()),
        titles: data.map(|framework| framework.label().to_owned()),
        justification: Alignment::JUSTIFICATION.to_owned(),
        alone: [alone(&matrices[0]), alone(&matrices[1])],
        pairs,
        provenance: matrices.map(|matrix| matrix.provenance),
    })
}

fn pair(
    first: &ThemeLabel,
    second: &ThemeLabel,
    reached: &[Witnesses<'_>; 2],
) -> Option<AlignedPair> {
    let mut paths = Vec::new();
    let (mut least, mut most) = (0.0, 0.0);
    let mut of = [0, 0];
    let all: BTreeSet<Natural<&StatementId>> =
        reached.iter().flat_map(BTreeMap::keys).copied().collect();
    for id in all {
        let one = reached[0]
            .get(&id)
            .and_then(|witness| witness.reached.get(&first.id));
        let two = reached[1]
            .get(&id)
            .and_then(|witness| witness.reached.get(&second.id));
        let confidence = [one, two].map(|reach| reach.map_or(0.0, |reach| reach.confidence));
        least += confidence[0].min(confidence[1]);
        most += confidence[0].max(confidence[1]);
        of[0] += usize::from(one.is_some());
        of[1] += usize::from(two.is_some());
        if let (Some(one), Some(two), Some(witness)) = (one, two, reached[0].get(&id)) {
            paths.push(path(id.0, witness, [one, two]));
        }
    }
    paths.sort_by(|a, b| {
        let by_strength = b.strength().total_cmp(&a.strength());
        by_strength.then_with(|| a.statement.natural_cmp(&b.statement))
    });
    let bodies: BTreeSet<&PartnershipId> = paths.iter().map(|path| &path.partnership).collect();
    let partnerships = bodies.len();
    (!paths.is_empty()).then(|| AlignedPair {
        themes: [first.clone(), second.clone()],
        strength: if most > 0.0 { least / most } else { 0.0 },
        support: paths.len(),
        of,
        partnerships,
        relation: agreed(&paths),
        paths,
    })
}

fn path(id: &StatementId, witness: &Witness<'_>, [one, two]: [&Reach<'_>; 2]) -> AlignmentPath {
    AlignmentPath {
        partnership: witness.partnership.clone(),
        plan: witness.plan.clone(),
        statement: id.clone(),
        text: witness.text.to_owned(),
        themes: [one.linked.clone(), two.linked.clone()],
        confidence: [one.confidence, two.confidence],
        relation: [one.relation, two.relation],
        entails: DerivedRelation::chained(one.relation, two.relation),
    }
}

/// The relation of all paths that entail one, if they agree.
fn agreed(paths: &[AlignmentPath]) -> Option<DerivedRelation> {
    let entailed: BTreeSet<DerivedRelation> =
        paths.iter().filter_map(|path| path.entails).collect();
    let mut entailed = entailed.into_iter();
    entailed.next().filter(|_| entailed.next().is_none())
}
