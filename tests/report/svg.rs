//! Answers as pictures.

use policy_crosswalk::answer::{Drawing, DrawingDetail, Scope, SimilarityMatrix};
use policy_crosswalk::report::{Answer, GraphPicture, HeatMap, SimilarityMap, pictures};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Grouping, catalogue};

use crate::common::checks::GROUPINGS;
use crate::common::example::{World, built_in};
use crate::common::snapshot::assert_snapshot;
use crate::common::xml::assert_xml;

/// All that pictures are made of: nothing that runs, and nothing that fetches.
const ELEMENTS: [&str; 12] = [
    "g", "path", "svg", "title", "desc", "defs", "pattern", "circle", "rect", "text", "tspan",
    "style",
];

/// Checks that a picture is made of what pictures are made of; gives its groups and paths back.
#[track_caller]
fn assert_picture(picture: &str) -> (usize, usize) {
    let counts = assert_xml(picture, &ELEMENTS);
    assert_eq!(counts[11], 0, "no style that a page's policy would refuse");
    for size in ["=\"-", "=\"NaN", "=\"inf", ",NaN", ",inf"] {
        assert!(!picture.contains(size), "{size}");
    }
    (counts[0], counts[1])
}

/// Draws all pictures of a graph.
#[track_caller]
pub(crate) fn assert_pictures(graph: &CoverageGraph<'_>, framework: &str) {
    for by in GROUPINGS {
        let scope = Scope::of(framework).by(by);
        let matrix = CoverageMatrix::new(graph, scope.clone()).unwrap();
        let (cells, _) = assert_picture(&HeatMap::new(&matrix).to_string());
        assert_eq!(cells, matrix.themes.len() * matrix.groups.len());
        let alike = SimilarityMatrix::new(graph, scope).unwrap();
        let (pairs, _) = assert_picture(&SimilarityMap::new(&alike).to_string());
        let groups = alike.groups.len();
        assert_eq!(pairs, groups * groups.saturating_sub(1));
    }
    for &detail in DrawingDetail::ALL {
        let drawing = Drawing::new(graph, framework, detail).unwrap();
        let nodes: usize = drawing.partnerships.iter().map(|of| of.nodes.len()).sum();
        let boxes = drawing.partnerships.len() + nodes + drawing.themes.len();
        let picture = GraphPicture::new(&drawing).focusable().to_string();
        let (groups, paths) = assert_picture(&picture);
        assert_eq!(groups, boxes + drawing.edges.len());
        assert_eq!(paths, drawing.edges.len());
        assert_eq!(picture.matches("tabindex=\"0\"").count(), boxes);
        assert!(!GraphPicture::new(&drawing).to_string().contains("tabindex"));
    }
}

#[test]
fn the_pictures_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020").unwrap();
    assert_snapshot("report/heat_map.svg", &HeatMap::new(&matrix).to_string());
    let alike = SimilarityMatrix::new(&graph, "ex-2020").unwrap();
    let alike = SimilarityMap::new(&alike).to_string();
    assert_snapshot("report/similarity_map.svg", &alike);
    let drawing = Drawing::new(&graph, "ex-2020", DrawingDetail::Priorities).unwrap();
    let drawn = GraphPicture::new(&drawing).focusable().to_string();
    assert_snapshot("report/graph.svg", &drawn);
}

#[test]
fn each_state_has_a_look_of_its_own_and_its_word() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020").unwrap();
    let picture = HeatMap::new(&matrix).to_string();
    for (class, word) in [
        ("thin", "thin 1"),
        ("not-found", "none found"),
        ("not-assessed", "not assessed"),
        ("covered", "owned 3"),
    ] {
        assert!(
            picture.contains(&format!("<g class=\"{class}\">")),
            "{class}"
        );
        assert!(picture.contains(&format!(">{word}</text>")), "{word}");
    }
    for pattern in ["thin", "not-assessed"] {
        let name = format!("matrix-ex-2020-partnership-{pattern}");
        assert!(
            picture.contains(&format!("<pattern id=\"{name}\"")),
            "{name}"
        );
        assert!(
            picture.contains(&format!("fill=\"url(#{name})\"")),
            "{name}"
        );
    }
}

#[test]
fn all_that_is_built_in_is_drawn() {
    let graph = built_in();
    for framework in catalogue::frameworks() {
        assert_pictures(&graph, framework.id.as_str());
    }
}

#[test]
fn no_name_is_cut_in_a_heat_map() {
    let mut world = World::new();
    let long = "Partnership of many words ".repeat(12) + &"w".repeat(300);
    world.plans[0].partnership.short = Some(long.clone());
    world.plans[1].partnership.short = Some(long.clone());
    world.frameworks[0].themes[0].title.clone_from(&long);
    let graph = world.graph();
    assert_pictures(&graph, "ex-2020");
    let matrix = CoverageMatrix::new(&graph, Scope::of("ex-2020").by(Grouping::Partnership));
    let picture = HeatMap::new(&matrix.unwrap()).to_string();
    assert!(!picture.contains('…'));
    let wide = picture.split_once("width=\"").unwrap().1;
    let wide: f64 = wide.split_once('"').unwrap().0.parse().unwrap();
    assert!(wide < 1000.0, "{wide}");
}

#[test]
fn a_graph_of_no_plan_is_drawn_too() {
    let world = World::new();
    let none: [&policy_crosswalk::Plan; 0] = [];
    let crosswalks: [&policy_crosswalk::Crosswalk; 0] = [];
    let graph = CoverageGraph::new(none, &world.frameworks, crosswalks).unwrap();
    assert_pictures(&graph, "ex-2020");
}

#[test]
fn answers_give_their_pictures() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020").unwrap();
    let gaps = policy_crosswalk::GapReport::new(&graph, "ex-2020").unwrap();
    let drawing = Drawing::new(&graph, "ex-2020", DrawingDetail::Priorities).unwrap();
    let answers: [&dyn Answer; 4] = [&matrix, &gaps, &drawing, &matrix];
    let drawn = pictures(answers);
    let names: Vec<&str> = drawn.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "coverage-ex-2020.svg",
            "drawing-ex-2020.svg",
            "coverage-ex-2020-2.svg"
        ]
    );
    assert_eq!(drawn[0].1, HeatMap::new(&matrix).to_string());
    assert_eq!(gaps.picture(), None);
}
