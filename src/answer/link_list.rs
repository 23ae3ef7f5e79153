//! Every link by itself, with all that is known of it.

use serde::{Deserialize, Serialize};

use crate::answer::explain::explained;
use crate::answer::parts::survey::{Survey, label};
use crate::answer::{ExplainedLink, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::{CoverageGraph, PartnershipRef};
use crate::model::FrameworkId;

/// One link, with its statement, its theme and its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinkLine {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// The theme that is linked.
    pub theme: ThemeLabel,
    /// Whether it is claimed: at or above the threshold and not rejected, or accepted or added by a person.
    pub claimed: bool,
    /// The statement, its headings, and the link with its evidence and the decision about it.
    #[serde(flatten)]
    pub explained: ExplainedLink,
}

/// All links onto a framework that are claimed or that a person decided about, one by one.
///
/// It costs the links and the headings above them. The grouping of the scope makes no difference; at
/// [`Level::Top`](crate::answer::Level::Top) links to parts of themes are left out.
///
/// ```
/// use policy_crosswalk::answer::LinkList;
/// use policy_crosswalk::report::Answer;
/// use policy_crosswalk::{CoverageGraph, Format, catalogue};
///
/// let (plans, framework) = (&catalogue::plans()[..1], catalogue::framework("mat-2021").unwrap());
/// let crosswalks = [catalogue::mapper("mat-2021")?.map(&plans[0])];
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let list = LinkList::new(&graph, "mat-2021")?;
/// assert_eq!(list.links.len(), crosswalks[0].claimed().count());
/// assert!(list.report(Format::Csv).starts_with("partnership,plan,statement,text,role,leads,due,"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinkList {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// By plan and in the order of the document; of one statement claimed links first, then the most confident.
    pub links: Vec<LinkLine>,
    /// What made it.
    pub provenance: MadeBy,
}

impl LinkList {
    /// Lists the links of all plans of a graph onto a framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, scope: impl Into<Scope>) -> Result<Self, Error> {
        let survey = Survey::new(graph, scope.into())?;
        let lines = survey.links().filter_map(|met| {
            let row = met.row;
            let shown = survey.shows(row.theme) && (row.claimed || row.link.review.is_some());
            shown.then(|| LinkLine {
                partnership: PartnershipRef::from(&met.plan.partnership),
                theme: label(&graph.tables, row.theme),
                claimed: row.claimed,
                explained: explained(graph, &row),
            })
        });
        Ok(Self {
            framework: survey.framework.id.clone(),
            title: survey.framework.label().to_owned(),
            links: lines.collect(),
            provenance: survey.made_by(),
        })
    }
}
