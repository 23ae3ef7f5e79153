//! The graph as `GraphML`.

use std::fmt;

use crate::answer::Drawing;
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::layout::xml::Xml;
use crate::report::network::attributes::{
    Attribute, AttributeKind, OF_EDGES, OF_NODES, edges, nodes,
};

/// Writes a drawing as [GraphML](http://graphml.graphdrawing.org), which igraph, `NetworkX`, Gephi, Cytoscape and yEd read.
///
/// The graph is flat and directed, from what is said to the themes. Every attribute is declared with its type.
/// Nodes have a `kind` (statement, plan or theme), their `local_id`, a `label`, the full `text`, and their
/// `partnership` or, for themes, their `level`; edges have `weight` and `statements`, how many say it, and `depth`
/// with its rank from 0. Ids are kinds with the ids of the data, the same as in [`Dot`](crate::report::Dot), so that
/// one more statement changes no other node; the `/` in them is more than the schema's `NMTOKEN` has.
///
/// ```
/// use policy_crosswalk::answer::{Drawing, DrawingDetail};
/// use policy_crosswalk::report::GraphMl;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let drawing = Drawing::new(&graph, "mat-2021", DrawingDetail::Priorities)?;
/// assert!(GraphMl::new(&drawing).to_string().contains("<node id=\"theme:MAT-7\">"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GraphMl<'d> {
    drawing: &'d Drawing,
}

impl<'d> GraphMl<'d> {
    /// The drawing as `GraphML`, printed by [`Display`](fmt::Display).
    pub fn new(drawing: &'d Drawing) -> Self {
        Self { drawing }
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">";

/// What is told of the graph as a whole.
const OF_GRAPH: [&str; 3] = ["framework", "title", "made_by"];

impl fmt::Display for GraphMl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawing = self.drawing;
        writeln!(f, "{HEAD}")?;
        for name in OF_GRAPH {
            key(f, "graph", name, AttributeKind::Text)?;
        }
        for Attribute { name, kind } in OF_NODES {
            key(f, "node", name, kind)?;
        }
        for Attribute { name, kind } in OF_EDGES {
            key(f, "edge", name, kind)?;
        }
        let id = Xml(drawing.framework.as_str());
        writeln!(f, "  <graph id=\"{id}\" edgedefault=\"directed\">")?;
        let made = made_by(&drawing.provenance);
        let told = [drawing.framework.as_str(), &drawing.title(), &made];
        for (name, value) in OF_GRAPH.into_iter().zip(told) {
            data(f, "graph", name, value)?;
        }
        for node in nodes(drawing) {
            writeln!(f, "    <node id=\"{}\">", Xml(node.key))?;
            for (of, value) in OF_NODES.iter().zip(&node.values) {
                value.iter().try_for_each(|v| data(f, "node", of.name, v))?;
            }
            writeln!(f, "    </node>")?;
        }
        for edge in edges(drawing) {
            let (from, to) = (Xml(edge.from), Xml(edge.to));
            writeln!(f, "    <edge source=\"{from}\" target=\"{to}\">")?;
            for (of, value) in OF_EDGES.iter().zip(&edge.values) {
                data(f, "edge", of.name, value)?;
            }
            writeln!(f, "    </edge>")?;
        }
        writeln!(f, "  </graph>\n</graphml>")
    }
}

fn key(f: &mut fmt::Formatter<'_>, of: &str, name: &str, kind: AttributeKind) -> fmt::Result {
    let kind = match kind {
        AttributeKind::Text => "string",
        AttributeKind::Whole => "long",
        AttributeKind::Real => "double",
    };
    writeln!(
        f,
        "  <key id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
    )
}

fn data(f: &mut fmt::Formatter<'_>, of: &str, name: &str, value: &str) -> fmt::Result {
    let indent = if of == "graph" { "    " } else { "      " };
    writeln!(f, "{indent}<data key=\"{of}-{name}\">{}</data>", Xml(value))
}
