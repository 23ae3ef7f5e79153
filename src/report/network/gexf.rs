//! The graph as `GEXF`.

use std::fmt;

use crate::answer::Drawing;
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::layout::xml::Xml;
use crate::report::network::attributes::{
    Attribute, AttributeKind, OF_EDGES, OF_NODES, edges, nodes,
};

/// Writes a drawing as [GEXF 1.3](https://gexf.net), the format of Gephi.
///
/// It tells the same as [`GraphMl`](crate::report::GraphMl), under the same ids and names; the weight of an edge is
/// also what the format itself calls so.
///
/// ```
/// use policy_crosswalk::answer::{Drawing, DrawingDetail};
/// use policy_crosswalk::report::Gexf;
/// use policy_crosswalk::{CoverageGraph, catalogue};
///
/// let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
/// let graph = CoverageGraph::new(plans, frameworks, catalogue::crosswalks())?;
///
/// let drawing = Drawing::new(&graph, "mat-2021", DrawingDetail::Priorities)?;
/// assert!(Gexf::new(&drawing).to_string().contains("<node id=\"theme:MAT-7\""));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Gexf<'d> {
    drawing: &'d Drawing,
}

impl<'d> Gexf<'d> {
    /// The drawing as GEXF, printed by [`Display`](fmt::Display).
    pub fn new(drawing: &'d Drawing) -> Self {
        Self { drawing }
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">";

impl fmt::Display for Gexf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawing = self.drawing;
        let made = format!("{}. {}", drawing.title(), made_by(&drawing.provenance));
        writeln!(f, "{HEAD}\n  <meta>")?;
        writeln!(f, "    <creator>policy-crosswalk</creator>")?;
        writeln!(f, "    <description>{}</description>", Xml(made))?;
        writeln!(
            f,
            "  </meta>\n  <graph defaultedgetype=\"directed\" mode=\"static\">"
        )?;
        attributes(f, "node", &OF_NODES)?;
        attributes(f, "edge", &OF_EDGES)?;
        writeln!(f, "    <nodes>")?;
        for node in nodes(drawing) {
            let (key, label) = (Xml(node.key), Xml(node.label));
            writeln!(f, "      <node id=\"{key}\" label=\"{label}\">")?;
            let values = node.values.iter().map(Option::as_deref);
            self::values(f, OF_NODES.iter().zip(values))?;
            writeln!(f, "      </node>")?;
        }
        writeln!(f, "    </nodes>\n    <edges>")?;
        for edge in edges(drawing) {
            let (from, to, weight) = (Xml(edge.from), Xml(edge.to), edge.weight);
            let id = format!("id=\"{from}-&gt;{to}\"");
            writeln!(
                f,
                "      <edge {id} source=\"{from}\" target=\"{to}\" weight=\"{weight}.0\">"
            )?;
            let values = edge.values.iter().map(|value| Some(value.as_str()));
            self::values(f, OF_EDGES.iter().zip(values))?;
            writeln!(f, "      </edge>")?;
        }
        writeln!(f, "    </edges>\n  </graph>\n</gexf>")
    }
}

/// Whether the format itself has it, outside the list of attributes.
fn is_own(name: &str) -> bool {
    matches!(name, "label" | "weight")
}

fn attributes(f: &mut fmt::Formatter<'_>, of: &str, all: &[Attribute]) -> fmt::Result {
    writeln!(f, "    <attributes class=\"{of}\" mode=\"static\">")?;
    for Attribute { name, kind } in all.iter().filter(|of| !is_own(of.name)) {
        let kind = match kind {
            AttributeKind::Text => "string",
            AttributeKind::Whole => "integer",
            AttributeKind::Real => "double",
        };
        writeln!(
            f,
            "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
        )?;
    }
    writeln!(f, "    </attributes>")
}

fn values<'v>(
    f: &mut fmt::Formatter<'_>,
    all: impl Iterator<Item = (&'v Attribute, Option<&'v str>)>,
) -> fmt::Result {
    writeln!(f, "        <attvalues>")?;
    for (Attribute { name, .. }, value) in all.filter(|(of, _)| !is_own(of.name)) {
        if let Some(value) = value {
            let value = Xml(value);
            writeln!(f, "          <attvalue for=\"{name}\" value=\"{value}\"/>")?;
        }
    }
    writeln!(f, "        </attvalues>")
}
