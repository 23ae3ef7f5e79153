//! Who else does this: for each action its nearest ones elsewhere.

use serde::{Deserialize, Serialize};

use crate::answer::MadeBy;
use crate::answer::parts::nearness::{Near, Nearness, Scratch};
use crate::error::Error;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::{PlanId, Role, StatementId, ThemeId};

/// A deed of another partnership that is near to one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Neighbour {
    /// Whose it is.
    pub partnership: PartnershipRef,
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// How near, 0 to 1: the mean of the next two.
    pub score: f64,
    /// How near by themes, 0 to 1.
    pub by_themes: f64,
    /// How near by words, 0 to 1.
    pub by_words: f64,
    /// The themes that both address, the most telling first.
    pub themes: Vec<ThemeId>,
    /// The words that both have, as the neighbour writes them, the most telling first.
    pub words: Vec<String>,
}

/// One deed with its neighbours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Neighbourhood {
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it is in its plan.
    pub role: Role,
    /// What it says.
    pub text: String,
    /// The nearest of other partnerships, the nearest first, then by id.
    pub neighbours: Vec<Neighbour>,
}

/// The nearest deeds elsewhere of all that a partnership does.
///
/// Deeds are actions and what progress reports tell. Over the deeds of all plans in the graph, let N be their
/// number and n(x) the number of those that have the theme or word x; then g(x) = ln(1 + N / n(x)) says how
/// telling x is. With c the confidence of a deed's claimed link to a theme, 0 where there is none, two deeds a
/// and b are near
///
/// - by themes: `Σ g(t) min(cₐ(t), c_b(t)) / Σ g(t) max(cₐ(t), c_b(t))`, the weighted Jaccard index (Ruzicka);
/// - by words: the same over the stems of counted words, c being 1 or 0;
/// - in all: the mean of the two.
///
/// Two deeds that have no theme in common, and are less than 0.15 near by words, are no neighbours.
///
/// It costs the words of all deeds once, and for each deed of the partnership those that share a theme or a word
/// with it.
///
/// ```
/// use policy_crosswalk::answer::WhoElse;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let answer = WhoElse::new(&graph, "perth-and-kinross", 3)?;
/// let near = answer.deeds.iter().flat_map(|deed| &deed.neighbours).next().unwrap();
/// assert_ne!(near.partnership, answer.partnership);
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WhoElse {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// Its deeds, in the order of its plans.
    pub deeds: Vec<Neighbourhood>,
    /// At most so many neighbours are told of each.
    pub most: usize,
    /// How many deeds of all plans were compared.
    pub compared: usize,
    /// What made it.
    pub provenance: MadeBy,
}

impl WhoElse {
    /// Finds for each deed of a partnership at most so many of others, by all frameworks of the graph.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the partnership is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        partnership: impl AsRef<str>,
        most: usize,
    ) -> Result<Self, Error> {
        let row = graph.partnership_row(partnership.as_ref())?;
        let nearness = Nearness::of(graph);
        let mut scratch = nearness.scratch();
        let own = nearness.of_partnership(row);
        let deeds = own.map(|deed| neighbourhood(&nearness, deed, most, &mut scratch));
        Ok(Self {
            partnership: PartnershipRef::from(graph.tables.partnerships[row].partnership),
            deeds: deeds.collect(),
            most,
            compared: nearness.len(),
            provenance: MadeBy::of(graph.frameworks(), graph.crosswalks()).and(graph.plans()),
        })
    }
}

fn neighbourhood(
    nearness: &Nearness<'_, '_>,
    deed: usize,
    most: usize,
    scratch: &mut Scratch,
) -> Neighbourhood {
    let (plan, statement) = nearness.said(deed);
    let near = nearness.nearest(deed, most, scratch).into_iter();
    Neighbourhood {
        plan: plan.id.clone(),
        statement: statement.id.clone(),
        role: statement.role,
        text: statement.text.clone(),
        neighbours: near.map(neighbour).collect(),
    }
}

fn neighbour(near: Near<'_>) -> Neighbour {
    Neighbour {
        partnership: PartnershipRef::from(&near.plan.partnership),
        plan: near.plan.id.clone(),
        statement: near.statement.id.clone(),
        text: near.statement.text.clone(),
        score: near.score(),
        by_themes: near.by_themes,
        by_words: near.by_words,
        themes: near.themes.into_iter().cloned().collect(),
        words: near.words,
    }
}
