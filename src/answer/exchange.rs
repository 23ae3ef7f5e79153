//! Who could learn from whom: for each gap the best of the others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::answer::gaps;
use crate::answer::parts::survey::{Met, Survey};
use crate::answer::{
    ByLevel, Depth, Gap, GapKind, GroupGaps, Level, MadeBy, Reason, Scope, ThemeLabel,
};
use crate::error::Error;
use crate::graph::{CoverageGraph, Group, Grouping};
use crate::model::{Commitment, CommitmentVerbs, Locator, Status};
use crate::model::{FrameworkId, PlanId, StatementId, ThemeId};

/// A statement that addresses a theme which some group lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Offer {
    /// Whose it is.
    pub group: Group,
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// Where it stands in the document.
    pub locator: Locator,
    /// How deep it goes.
    pub depth: Depth,
    /// How far its matter has come, where the document tells.
    pub status: Option<Status>,
    /// How firm it is, where it is an action with a verb that is known.
    pub commitment: Option<Commitment>,
    /// The confidence of its link.
    pub confidence: f64,
}

/// One gap, for which others may offer something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GapExchange {
    /// The theme.
    pub theme: ThemeLabel,
    /// What is wrong with its coverage.
    pub kind: GapKind,
    /// Why.
    pub reason: Reason,
    /// Whether the framework is younger than the group's plans.
    pub retrospective: bool,
    /// The one statement of the group that addresses the theme thinly.
    pub own: Option<StatementId>,
    /// How many offers there are for it.
    pub offers: usize,
}

/// What one group could take from the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupExchange {
    /// The group.
    pub group: Group,
    /// How many themes were assessed.
    pub assessed: ByLevel,
    /// Its gaps, in the framework's order.
    pub gaps: Vec<GapExchange>,
}

impl GroupExchange {
    /// How many gaps it has.
    pub fn count(&self) -> ByLevel {
        ByLevel::count(self.gaps.iter().map(|gap| gap.theme.level))
    }
}

/// For every gap of every group the best statements of the others.
///
/// The offers stand once for each theme, not once for each group that lacks it, so that it costs what the matrix of
/// the same scope costs, and a copy of each statement for each theme that it addresses.
///
/// ```
/// use policy_crosswalk::answer::{Exchange, Scope};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("nm-2022").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let exchange = Exchange::new(&graph, "nm-2022", catalogue::commitment_verbs())?;
/// for group in &exchange.groups {
///     for gap in &group.gaps {
///         assert_eq!(exchange.offers(gap).count(), gap.offers);
///         assert!(exchange.offers(gap).all(|offer| offer.group.id != group.group.id));
///     }
/// }
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Exchange {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By what statements are grouped.
    pub grouping: Grouping,
    /// Which themes are shown.
    pub level: Level,
    /// By group, those without a gap too.
    pub groups: Vec<GroupExchange>,
    /// For each theme that some group lacks all statements that address it: the deepest first, then the firmest, then
    /// the most confident, then by id.
    pub offers: BTreeMap<ThemeId, Vec<Offer>>,
    /// The version of the list of verbs.
    pub verbs: Option<String>,
    /// What made it.
    pub provenance: MadeBy,
}

impl Exchange {
    /// Collects the offers for each gap.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        scope: impl Into<Scope>,
        verbs: &CommitmentVerbs,
    ) -> Result<Self, Error> {
        let survey = Survey::new(graph, scope.into())?;
        let report = gaps::report(&survey);
        let assessed = report.groups.iter().filter(|group| !group.is_unknown());
        let mut groups: Vec<GroupExchange> = assessed.map(exchange).collect();
        let offers = offers(&survey, &groups, verbs);
        for gap in groups.iter_mut().flat_map(|group| &mut group.gaps) {
            let found = offers.get(&gap.theme.id).map_or(0, Vec::len);
            let own = gap.own.as_ref().map_or(0, |own| survey.groups_with(own));
            gap.offers = found.saturating_sub(own);
        }
        Ok(Self {
            framework: report.framework,
            title: report.title,
            grouping: report.grouping,
            level: report.level,
            groups,
            offers,
            verbs: verbs.version.clone(),
            provenance: report.provenance,
        })
    }

    /// What others offer for a gap, the best first.
    pub fn offers<'e>(&'e self, gap: &'e GapExchange) -> impl Iterator<Item = &'e Offer> {
        let all = self.offers.get(&gap.theme.id).into_iter().flatten();
        // What the group itself says is no offer, whoever else says it too.
        all.filter(|offer| gap.own.as_ref() != Some(&offer.statement))
    }
}

fn exchange(group: &GroupGaps) -> GroupExchange {
    let gaps = group.gaps.iter().filter(|gap| gap.kind.is_gap());
    let own = |gap: &Gap| {
        let near = gap.nearest.as_ref().filter(|_| gap.kind == GapKind::Thin);
        near.map(|near| near.statement.clone())
    };
    GroupExchange {
        group: group.group.clone(),
        assessed: group.assessed,
        gaps: gaps
            .map(|gap| GapExchange {
                theme: gap.theme.clone(),
                kind: gap.kind,
                reason: gap.reason.clone(),
                retrospective: gap.retrospective,
                own: own(gap),
                offers: 0,
            })
            .collect(),
    }
}

/// The offers for each theme that some group lacks.
fn offers(
    survey: &Survey<'_, '_>,
    groups: &[GroupExchange],
    verbs: &CommitmentVerbs,
) -> BTreeMap<ThemeId, Vec<Offer>> {
    let mut lacking: BTreeMap<ThemeId, Vec<Offer>> = groups
        .iter()
        .flat_map(|group| &group.gaps)
        .map(|gap| (gap.theme.id.clone(), Vec::new()))
        .collect();
    let mut firm: HashMap<usize, Option<Commitment>> = HashMap::new();
    for (at, theme) in survey.themes.iter().enumerate() {
        let Some(offers) = lacking.get_mut(&theme.id) else {
            continue;
        };
        let deeds = survey
            .claimed(at)
            .filter(|met| !met.row.link.claim.cites_whole());
        for met in deeds {
            let read = || {
                verbs
                    .read_action(met.statement)
                    .map(|reading| reading.level)
            };
            let level = *firm.entry(met.row.statement).or_insert_with(read);
            let mut own: Vec<&Group> = survey
                .groups_of(met.row.statement)
                .iter()
                .map(|group| &survey.groups[*group])
                .collect();
            own.sort_by(|a, b| a.id.cmp(&b.id));
            offers.extend(own.into_iter().map(|group| offer(group, &met, level)));
        }
        // The sort is stable: they came by confidence, then by statement.
        offers.sort_by_key(|offer| Reverse((offer.depth, offer.commitment)));
    }
    lacking
}

fn offer(group: &Group, met: &Met<'_>, commitment: Option<Commitment>) -> Offer {
    Offer {
        group: group.clone(),
        plan: met.plan.id.clone(),
        statement: met.statement.id.clone(),
        text: met.statement.text.clone(),
        locator: met.statement.locator.clone(),
        depth: met.depth,
        status: met.statement.status,
        commitment,
        confidence: met.row.link.claim.confidence,
    }
}
