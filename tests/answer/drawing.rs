//! What is drawn of the graph.

use policy_crosswalk::answer::{Depth, Drawing, DrawingDetail};

use crate::common::example::World;

#[test]
fn lines_count_the_statements_under_a_heading_and_tell_the_deepest() {
    let world = World::new();
    let drawing = Drawing::new(&world.graph(), "ex-2020", DrawingDetail::Priorities).unwrap();
    let bodies: Vec<(&str, usize)> = drawing
        .partnerships
        .iter()
        .map(|drawn| (drawn.partnership.id.as_str(), drawn.nodes.len()))
        .collect();
    assert_eq!(
        bodies,
        [("north", 2), ("south", 1)],
        "of west nothing is linked"
    );
    let line = &drawing.edges[1];
    assert_eq!(
        (line.from.as_str(), line.to.as_str()),
        ("statement:north-2022/1", "theme:EX-2")
    );
    assert_eq!((line.statements, line.depth), (3, Depth::Owned));
    assert_eq!(drawing.themes.len(), 7);
}

#[test]
fn with_each_statement_a_line_leads_to_the_very_theme() {
    let world = World::new();
    let drawing = Drawing::new(&world.graph(), "ex-2020", DrawingDetail::Statements).unwrap();
    let to_part: Vec<&str> = drawing
        .edges
        .iter()
        .filter(|edge| edge.to == "theme:EX-2a")
        .map(|edge| edge.from.as_str())
        .collect();
    assert_eq!(to_part, ["statement:north-2022/1.1"]);
    assert_eq!(
        drawing.themes.len(),
        8,
        "a part that is linked is drawn too"
    );
}
