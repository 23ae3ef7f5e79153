//! The data of the drawn graph: who is drawn, and which lines join them to the themes.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::answer::parts::survey::Survey;
use crate::answer::{Depth, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::grouping::GroupKey;
use crate::graph::{CoverageGraph, Grouping, Node, NodeKey, NodeKind, PartnershipRef};
use crate::model::FrameworkId;
use crate::model::natural::natural;
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

/// What stands for a statement in the drawing, by its row.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Drawn {
    /// Itself, or the heading above it.
    Statement(usize),
    /// Its plan, where it stands under no heading.
    Plan(usize),
}

/// How many statements join a node to a theme, by its position among those shown, and how deep they go.
type Lines = HashMap<(Drawn, usize), (usize, Depth)>;
/// For each partnership its nodes.
type Nodes = Vec<HashSet<Drawn>>;

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
            let nodes = in_order(&survey, nodes);
            (!nodes.is_empty()).then_some(DrawnPartnership { partnership, nodes })
        });
        Ok(Self {
            framework: survey.framework.id.clone(),
            title: survey.framework.label().to_owned(),
            detail,
            partnerships: drawn.collect(),
            themes: themes(&survey, &lines),
            edges: edges(&survey, lines),
            provenance: survey.made_by(),
        })
    }
}

/// The order of two statements, in the natural order of ids as the graph knows it.
fn by_rank(survey: &Survey<'_, '_>, one: Drawn, other: Drawn) -> Option<Ordering> {
    if let (Drawn::Statement(one), Drawn::Statement(other)) = (one, other) {
        return Some(survey.rank(one).cmp(&survey.rank(other)));
    }
    None
}

/// The nodes of a partnership in the natural order of their ids.
fn in_order(survey: &Survey<'_, '_>, nodes: HashSet<Drawn>) -> Vec<DrawnNode> {
    let mut nodes: Vec<Drawn> = nodes.into_iter().collect();
    nodes.sort_by(|one, other| {
        by_rank(survey, *one, *other).unwrap_or_else(|| {
            let [one, other] = [one, other].map(|drawn| node(survey, *drawn).key());
            natural(one.id(), other.id()).then_with(|| one.kind().cmp(&other.kind()))
        })
    });
    let drawn = nodes.into_iter().map(|drawn| {
        let node = node(survey, drawn);
        let text = match node {
            Node::Statement(statement) => statement.text.clone(),
            Node::Plan(plan) => plan.title.clone(),
            _ => String::new(),
        };
        DrawnNode {
            key: node.key().to_string(),
            id: node.key().id().to_owned(),
            text,
        }
    });
    drawn.collect()
}

/// The lines in the natural order of what they join: plans before statements, as their keys stand.
fn edges(survey: &Survey<'_, '_>, lines: Lines) -> Vec<DrawnEdge> {
    let mut lines: Vec<_> = lines.into_iter().collect();
    lines.sort_by(|((one, to_one), _), ((other, to_other), _)| {
        let by_node = by_rank(survey, *one, *other).unwrap_or_else(|| {
            let [one, other] = [one, other].map(|drawn| node(survey, *drawn).key().to_string());
            natural(&one, &other)
        });
        let id = |theme: usize| survey.themes[theme].id.as_str();
        by_node.then_with(|| natural(id(*to_one), id(*to_other)))
    });
    let edges = lines
        .into_iter()
        .map(|((from, to), (statements, depth))| DrawnEdge {
            from: node(survey, from).key().to_string(),
            to: theme_key(&survey.themes[to]),
            statements,
            depth,
        });
    edges.collect()
}

fn themes(survey: &Survey<'_, '_>, lines: &Lines) -> Vec<DrawnTheme> {
    let linked: HashSet<usize> = lines.keys().map(|(_, theme)| *theme).collect();
    let all = survey.themes.iter().enumerate();
    let shown = all.filter(|(at, theme)| theme.level == 0 || linked.contains(at));
    let drawn = shown.map(|(_, theme)| DrawnTheme {
        key: theme_key(theme),
        theme: theme.clone(),
    });
    drawn.collect()
}

fn theme_key(theme: &ThemeLabel) -> String {
    NodeKey::new(NodeKind::Theme, theme.id.as_str()).to_string()
}

fn collect(survey: &Survey<'_, '_>, detail: DrawingDetail) -> (Nodes, Lines) {
    let mut nodes: Nodes = vec![HashSet::new(); survey.groups.len()];
    let mut lines = Lines::new();
    for (at, theme) in survey.themes.iter().enumerate() {
        for met in survey.claimed(at) {
            // With each statement drawn, a line leads to the very theme that is linked.
            if detail == DrawingDetail::Statements && met.row.link.claim.theme != theme.id {
                continue;
            }
            let drawn = drawn(survey, met.row.statement, detail);
            let (statements, deepest) = lines.entry((drawn, at)).or_insert((0, met.depth));
            *statements += 1;
            *deepest = met.depth.max(*deepest);
            for body in survey.groups_of(met.row.statement) {
                nodes[*body].insert(drawn);
            }
        }
    }
    (nodes, lines)
}

/// What stands for a statement: itself, its top-level heading, or its plan where it stands under none.
fn drawn(survey: &Survey<'_, '_>, row: usize, detail: DrawingDetail) -> Drawn {
    let tables = &survey.graph.tables;
    if detail == DrawingDetail::Statements {
        return Drawn::Statement(row);
    }
    match GroupKey::of_statement(tables, Grouping::Priority, row).first() {
        Some(GroupKey::Priority(top)) => Drawn::Statement(*top),
        _ => Drawn::Plan(tables.statements[row].plan),
    }
}

fn node<'a>(survey: &Survey<'_, 'a>, drawn: Drawn) -> Node<'a> {
    let tables = &survey.graph.tables;
    match drawn {
        Drawn::Statement(row) => Node::Statement(tables.statements[row].statement),
        Drawn::Plan(row) => Node::Plan(tables.plans[row].plan),
    }
}
