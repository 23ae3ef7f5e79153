//! The drawn graph as data for other programs.

use policy_crosswalk::answer::{Drawing, DrawingDetail};
use policy_crosswalk::report::{Gexf, GraphMl};
use policy_crosswalk::{CoverageGraph, catalogue};

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;
use crate::common::xml::assert_xml;

/// Checks that both formats are XML and have all nodes and edges of a drawing.
#[track_caller]
pub(crate) fn assert_networks(drawing: &Drawing) {
    let said = drawing.partnerships.iter().map(|body| body.nodes.len());
    let nodes = said.sum::<usize>() + drawing.themes.len();
    let wanted = [nodes, drawing.edges.len()];
    let graphml = GraphMl::new(drawing).to_string();
    let elements = ["node", "edge", "graphml", "graph", "key", "data"];
    assert_eq!(assert_xml(&graphml, &elements)[..2], wanted);
    let gexf = Gexf::new(drawing).to_string();
    let elements = [
        "node",
        "edge",
        "gexf",
        "graph",
        "meta",
        "creator",
        "description",
        "attributes",
        "attribute",
        "nodes",
        "edges",
        "attvalues",
        "attvalue",
    ];
    assert_eq!(assert_xml(&gexf, &elements)[..2], wanted);
}

#[test]
fn the_networks_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    let drawing = Drawing::new(&graph, "ex-2020", DrawingDetail::Priorities).unwrap();
    assert_networks(&drawing);
    assert_snapshot("report/graphml", &GraphMl::new(&drawing).to_string());
    assert_snapshot("report/gexf", &Gexf::new(&drawing).to_string());
}

#[test]
fn all_that_is_built_in_is_told() {
    let graph = crate::common::example::built_in();
    for framework in catalogue::frameworks() {
        for &detail in DrawingDetail::ALL {
            assert_networks(&Drawing::new(&graph, &framework.id, detail).unwrap());
        }
    }
}

#[test]
fn a_graph_of_no_plan_has_its_themes() {
    let world = World::new();
    let none: [&policy_crosswalk::Plan; 0] = [];
    let crosswalks: [&policy_crosswalk::Crosswalk; 0] = [];
    let graph = CoverageGraph::new(none, &world.frameworks, crosswalks).unwrap();
    let drawing = Drawing::new(&graph, "ex-2020", DrawingDetail::Priorities).unwrap();
    assert_networks(&drawing);
    assert_eq!(drawing.themes.len(), 7);
}
