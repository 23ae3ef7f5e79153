//! The data of the drawn graph: who is drawn, and which lines join them to the themes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::Survey;
use crate::answer::{Depth, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::grouping::GroupKey;
use crate::graph::{CoverageGraph, Grouping, Node, NodeKey, NodeKind, PartnershipRef};
use crate::model::FrameworkId;
use crate::model::natural::Natural;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// How much of the graph is drawn.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum DrawingDetail: "detail" {
        /// Top-level headings of the plans and themes; the lines between them count statements.
        #[default]
        Priorities = "priorities",
        /// Each statement that addresses a theme.
        Statements = "statements",
    }
}

/// A heading, a statement, or a plan that has neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DrawnNode {
    /// Names it among all nodes: its kind and its id, such as `statement:pk-2024/2`.
    pub key: String,
    /// Its id within its kind.
    pub id: String,
    /// What it says; of a plan, its title.
    pub text: String,
}

/// One partnership with what of it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DrawnPartnership {
    /// The partnership.
    pub partnership: PartnershipRef,
    /// What it says, in the natural order of ids.
    pub nodes: Vec<DrawnNode>,
}

/// A theme of the framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DrawnTheme {
    /// Names it among all nodes, such as `theme:MAT-7`.
    pub key: String,
    /// The theme.
    pub theme: ThemeLabel,
}

/// Statements that address a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DrawnEdge {
    /// The key of the node that says them.
    pub from: String,
    /// The key of the theme.
    pub to: String,
    /// How many statements.
    pub statements: usize,
    /// How deep they go.
    pub depth: Depth,
}

/// The claimed links to one framework, as they are drawn.
///
/// It costs the statements and links of the graph, each once for each level of the framework.
///
/// ```
/// use policy_crosswalk::answer::{Drawing, DrawingDetail};
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, framework) = (catalogue::plans(), catalogue::framework("mat-2021").unwrap());
/// let mapper = catalogue::mapper(&framework.id)?;
/// let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
/// let graph = CoverageGraph::new(plans, [framework], &crosswalks)?;
///
/// let drawing = Drawing::new(&graph, "mat-2021", DrawingDetail::Priorities)?;
/// assert_eq!(drawing.partnerships.len(), 3);
/// assert!(drawing.edges.iter().all(|edge| edge.to.starts_with("theme:MAT-")));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Drawing {
    /// The framework.
    pub framework: FrameworkId,
    /// Its short name, or its title where it has none.
    pub title: String,
    /// How much is drawn.
    pub detail: DrawingDetail,
    /// The partnerships of which anything is drawn, in the order of the plans.
    pub partnerships: Vec<DrawnPartnership>,
    /// The top-level themes, and the parts that lines lead to, in the framework's order.
    pub themes: Vec<DrawnTheme>,
    /// The lines, in the natural order of what they join.
    pub edges: Vec<DrawnEdge>,
    /// What made it.
    pub provenance: MadeBy,
}

/// Joined in the natural order of the keys.
type Lines = BTreeMap<(Natural<String>, Natural<String>), (usize, Depth)>;
/// For each partnership its nodes by their ids.
type Nodes = Vec<BTreeMap<Natural<String>, DrawnNode>>;

impl Drawing {
    /// Collects what is drawn of a framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the framework is not in the graph.
    pub fn new(
        graph: &CoverageGraph<'_>,
        framework: impl AsRef<str>,
        detail: DrawingDetail,
    ) -> Result<Self, Error> {
        let level = match detail {
            DrawingDetail::Priorities => Level::Top,
            DrawingDetail::Statements => Level::All,
        };
        let scope = Scope::of(framework).by(Grouping::Partnership);
        let survey = Survey::new(graph, scope.level(level))?;
        let (nodes, lines) = collect(&survey, detail);
        let of_body = survey.groups.iter().zip(nodes);
        let drawn = of_body.filter_map(|(group, nodes)| {
            let partnership = group.partnership.clone()?;
            let nodes: Vec<DrawnNode> = nodes.into_values().collect();
            (!nodes.is_empty()).then_some(DrawnPartnership { partnership, nodes })
        });
        Ok(Self {
            framework: survey.framework.id.clone(),
            title: survey.framework.label().to_owned(),
            detail,
            partnerships: drawn.collect(),
            themes: themes(&survey, &lines),
            edges: lines.into_iter().map(edge).collect(),
            provenance: survey.made_by(),
        })
    }
}

fn edge(
    ((from, to), (statements, depth)): ((Natural<String>, Natural<String>), (usize, Depth)),
) -> DrawnEdge {
    DrawnEdge {
        from: from.0,
        to: to.0,
        statements,
        depth,
    }
}

fn themes(survey: &Survey<'_, '_>, lines: &Lines) -> Vec<DrawnTheme> {
    let linked: BTreeSet<&str> = lines.keys().map(|(_, to)| to.0.as_str()).collect();
    let drawn = survey.themes.iter().map(|theme| DrawnTheme {
        key: theme_key(theme),
        theme: theme.clone(),
    });
    let shown = |drawn: &DrawnTheme| drawn.theme.level == 0 || linked.contains(drawn.key.as_str());
    drawn.filter(shown).collect()
}

fn theme_key(theme: &ThemeLabel) -> String {
    NodeKey::new(NodeKind::Theme, theme.id.as_str()).to_string()
}

fn collect(survey: &Survey<'_, '_>, detail: DrawingDetail) -> (Nodes, Lines) {
    let mut nodes: Nodes = vec![BTreeMap::new(); survey.groups.len()];
    let mut lines = Lines::new();
    for (at, theme) in survey.themes.iter().enumerate() {
        for met in survey.claimed(at) {
            // With each statement drawn, a line leads to the very theme that is linked.
            if detail == DrawingDetail::Statements && met.row.link.claim.theme != theme.id {
                continue;
            }
            let node = drawn(survey, met.row.statement, detail);
            let line = (Natural(node.key.clone()), Natural(theme_key(theme)));
            let depth = met.depth;
            let (statements, deepest) = lines.entry(line).or_insert((0, depth));
            *statements += 1;
            *deepest = depth.max(*deepest);
            for body in survey.groups_of(met.row.statement) {
                let id = Natural(node.id.clone());
                nodes[*body].entry(id).or_insert_with(|| node.clone());
            }
        }
    }
    (nodes, lines)
}

/// The node that stands for a statement: itself, its top-level heading, or its plan where it stands under none.
fn drawn(survey: &Survey<'_, '_>, row: usize, detail: DrawingDetail) -> DrawnNode {
    let tables = &survey.graph.tables;
    let own = &tables.statements[row];
    let heading = GroupKey::of_statement(tables, Grouping::Priority, row);
    let node = match (detail, heading.first()) {
        (DrawingDetail::Statements, _) => Node::Statement(own.statement),
        (_, Some(GroupKey::Priority(top))) => Node::Statement(tables.statements[*top].statement),
        _ => Node::Plan(tables.plans[own.plan].plan),
    };
    let text = match node {
        Node::Statement(statement) => &statement.text,
        _ => &tables.plans[own.plan].plan.title,
    };
    DrawnNode {
        key: node.key().to_string(),
        id: node.key().id().to_owned(),
        text: text.clone(),
    }
}
