//! What is told of each node and each edge, whatever the format.

use crate::answer::{Drawing, DrawnEdge, DrawnNode, DrawnPartnership, DrawnTheme};

/// The type of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeKind {
    Text,
    Whole,
    Real,
}

/// An attribute as it is declared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) kind: AttributeKind,
}

const fn attribute(name: &'static str, kind: AttributeKind) -> Attribute {
    Attribute { name, kind }
}

pub(crate) const OF_NODES: [Attribute; 7] = [
    attribute("kind", AttributeKind::Text),
    attribute("local_id", AttributeKind::Text),
    attribute("label", AttributeKind::Text),
    attribute("text", AttributeKind::Text),
    attribute("partnership", AttributeKind::Text),
    attribute("partnership_label", AttributeKind::Text),
    attribute("level", AttributeKind::Whole),
];

pub(crate) const OF_EDGES: [Attribute; 4] = [
    attribute("weight", AttributeKind::Real),
    attribute("statements", AttributeKind::Whole),
    attribute("depth", AttributeKind::Text),
    attribute("depth_rank", AttributeKind::Whole),
];

/// A node with its attributes, in the order in which they are declared; none where it has not that one.
pub(crate) struct NetworkNode<'d> {
    pub(crate) key: &'d str,
    pub(crate) label: &'d str,
    pub(crate) values: [Option<String>; OF_NODES.len()],
}

/// An edge with its attributes, all of which it has.
pub(crate) struct NetworkEdge<'d> {
    pub(crate) from: &'d str,
    pub(crate) to: &'d str,
    pub(crate) weight: usize,
    pub(crate) values: [String; OF_EDGES.len()],
}

/// What is said, partnership by partnership, and then the themes.
pub(crate) fn nodes(drawing: &Drawing) -> impl Iterator<Item = NetworkNode<'_>> {
    let said = drawing.partnerships.iter();
    let said = said.flat_map(|body| body.nodes.iter().map(move |node| of_node(body, node)));
    said.chain(drawing.themes.iter().map(of_theme))
}

pub(crate) fn edges(drawing: &Drawing) -> impl Iterator<Item = NetworkEdge<'_>> {
    drawing.edges.iter().map(of_edge)
}

/// What stands before the id in a key.
fn kind(key: &str) -> String {
    let kind = key.split_once(':').map_or(key, |(kind, _)| kind);
    kind.to_owned()
}

fn of_node<'d>(body: &'d DrawnPartnership, node: &'d DrawnNode) -> NetworkNode<'d> {
    NetworkNode {
        key: &node.key,
        label: &node.text,
        values: [
            Some(kind(&node.key)),
            Some(node.id.clone()),
            Some(node.text.clone()),
            Some(node.text.clone()),
            Some(body.partnership.id.to_string()),
            Some(body.partnership.label.clone()),
            None,
        ],
    }
}

fn of_theme(drawn: &DrawnTheme) -> NetworkNode<'_> {
    let theme = &drawn.theme;
    NetworkNode {
        key: &drawn.key,
        label: &theme.label,
        values: [
            Some(kind(&drawn.key)),
            Some(theme.id.to_string()),
            Some(theme.label.clone()),
            Some(theme.title.clone()),
            None,
            None,
            Some(theme.level.to_string()),
        ],
    }
}

fn of_edge(edge: &DrawnEdge) -> NetworkEdge<'_> {
    NetworkEdge {
        from: &edge.from,
        to: &edge.to,
        weight: edge.statements,
        values: [
            format!("{}.0", edge.statements),
            edge.statements.to_string(),
            edge.depth.name().to_owned(),
            (edge.depth as u8).to_string(),
        ],
    }
}
