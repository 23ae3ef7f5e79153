//! Who covers what, and how deeply.

use policy_crosswalk::answer::{CellState, Depth};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Format, Grouping, Mapper, catalogue};

use crate::common::checks::{GROUPINGS, assert_reports};
use crate::common::codebook::framework;
use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

#[test]
fn matrices_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    for rows in GROUPINGS {
        let matrix = CoverageMatrix::new(&graph, "ex-2020", rows).unwrap();
        assert_snapshot(
            &format!("answer/by-{}.txt", rows.name()),
            &matrix.to_string(),
        );
        assert_reports(&graph, "ex-2020", rows);
    }
    let parts = CoverageMatrix::with_parts(&graph, "ex-2020", Grouping::Partnership).unwrap();
    assert_snapshot("answer/with-parts.txt", &parts.to_string());
    assert_snapshot("answer/matrix.md", &parts.report(Format::Markdown));
    assert_snapshot("answer/matrix.csv", &parts.report(Format::Csv));
}

#[test]
fn each_state_and_each_depth_occurs() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020", Grouping::Partnership).unwrap();
    let cell = |theme: &str, group: &str| {
        let cell = matrix.cell(theme, group).unwrap();
        (
            cell.state,
            cell.depth,
            cell.statements.len(),
            cell.retrospective,
        )
    };
    let covered = |depth, count, older| (CellState::Covered, Some(depth), count, older);
    assert_eq!(cell("EX-1", "north"), covered(Depth::Planned, 2, true));
    assert_eq!(cell("EX-2", "north"), covered(Depth::Owned, 3, false));
    assert_eq!(
        cell("EX-3", "north"),
        (CellState::Thin, Some(Depth::Planned), 1, false)
    );
    assert_eq!(cell("EX-7", "north"), covered(Depth::Scheduled, 1, false));
    assert_eq!(cell("EX-4", "south"), covered(Depth::Named, 1, false));
    assert_eq!(cell("EX-5", "south"), covered(Depth::Reported, 1, false));
    assert_eq!(cell("EX-2", "south"), (CellState::NotFound, None, 0, false));
    assert_eq!(
        cell("EX-2", "west"),
        (CellState::NotAssessed, None, 0, false)
    );
    assert_eq!(matrix.linked, [7, 2, 0]);
    assert_eq!(matrix.statements, [8, 4, 0]);
    assert_eq!([0, 1, 2].map(|group| matrix.covered(group)), [3, 3, 0]);
    assert!(
        matrix.cell("EX-2a", "north").is_none(),
        "parts stand in no row of their own"
    );
    let plans = CoverageMatrix::new(&graph, "ex-2020", Grouping::Plan).unwrap();
    let old = plans.cell("EX-2", "north-2018").unwrap();
    assert_eq!((old.state, old.retrospective), (CellState::NotFound, true));
}

#[test]
fn statements_outside_all_groups_are_counted() {
    let world = World::new();
    let graph = world.graph();
    let ungrouped = GROUPINGS.map(|rows| {
        CoverageMatrix::new(&graph, "ex-2020", rows)
            .unwrap()
            .ungrouped
    });
    // North's indicator stands under no priority; of twelve mapped statements four name a lead.
    assert_eq!(ungrouped, [0, 0, 1, 8]);
}

#[test]
fn a_lead_named_twice_leads_once() {
    let mut world = World::new();
    world.plans[2].statements[1].leads = vec!["Council".to_owned(), "Council".to_owned()];
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, "ex-2020", Grouping::Lead).unwrap();
    let cell = matrix.cell("EX-5", "Council").unwrap();
    assert_eq!(cell.statements.len(), 1);
    let council = matrix
        .groups
        .iter()
        .position(|group| group.id == "Council")
        .unwrap();
    assert_eq!(matrix.statements[council], 2);
}

#[test]
fn a_plan_that_says_nothing_was_assessed_all_the_same() {
    let mut plan = catalogue::plan("pk-2024").unwrap().clone();
    plan.statements.clear();
    let framework = framework("[[themes]]\nid = \"A\"\ntitle = \"First\"\n");
    let crosswalks = [Mapper::new(&framework).unwrap().map(&plan)];
    let (plans, frameworks) = ([plan], [framework]);
    let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
    for grouping in [Grouping::Partnership, Grouping::Plan] {
        let matrix = CoverageMatrix::new(&graph, "f", grouping).unwrap();
        assert_eq!(matrix.cells[0][0].state, CellState::NotFound);
    }
}
