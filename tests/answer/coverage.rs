//! Who covers what, and how deeply.

use std::collections::BTreeSet;

use policy_crosswalk::answer::{CellState, Depth, GapKind, Level, Scope};
use policy_crosswalk::model::Status;
use policy_crosswalk::report::{Answer, from_json};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Format, GapReport, Grouping, Mapper, catalogue,
};

use crate::common::checks::{GROUPINGS, assert_reports};
use crate::common::codebook::framework;
use crate::common::example::{World, built_in};
use crate::common::snapshot::assert_snapshot;

fn top(rows: Grouping) -> Scope {
    Scope::of("ex-2020").by(rows).level(Level::Top)
}

#[test]
fn matrices_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    for rows in GROUPINGS {
        let matrix = CoverageMatrix::new(&graph, top(rows)).unwrap();
        assert_snapshot(
            &format!("answer/by-{}.txt", rows.name()),
            &matrix.to_string(),
        );
        assert_reports(&graph, "ex-2020", rows);
    }
    let parts = CoverageMatrix::new(&graph, "ex-2020").unwrap();
    assert_snapshot("answer/with-parts.txt", &parts.to_string());
    assert_snapshot("answer/matrix.md", &parts.report(Format::Markdown));
    assert_snapshot("answer/matrix.csv", &parts.report(Format::Csv));
}

#[test]
fn each_state_and_each_depth_occurs() {
    let world = World::new();
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, top(Grouping::Partnership)).unwrap();
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
    let totals = [0, 1, 2].map(|group| matrix.totals(group));
    assert_eq!(totals.map(|of| of.linked), [7, 2, 0]);
    assert_eq!(totals.map(|of| of.statements), [8, 4, 0]);
    assert_eq!([0, 1, 2].map(|group| matrix.covered(group).top), [3, 3, 0]);
    assert!(
        matrix.cell("EX-2a", "north").is_none(),
        "parts stand in no row of their own"
    );
    let plans = CoverageMatrix::new(&graph, top(Grouping::Plan)).unwrap();
    let old = plans.cell("EX-2", "north-2018").unwrap();
    assert_eq!((old.state, old.retrospective), (CellState::NotFound, true));
}

#[test]
fn statements_outside_all_groups_are_counted() {
    let world = World::new();
    let graph = world.graph();
    let ungrouped = GROUPINGS.map(|rows| CoverageMatrix::new(&graph, top(rows)).unwrap().ungrouped);
    // North's indicator stands under no priority; of twelve mapped statements four name a lead.
    assert_eq!(ungrouped, [0, 0, 1, 8]);
}

#[test]
fn a_lead_named_twice_leads_once() {
    let mut world = World::new();
    world.plans[2].statements[1].leads = vec!["Council".to_owned(), "Council".to_owned()];
    let graph = world.graph();
    let matrix = CoverageMatrix::new(&graph, top(Grouping::Lead)).unwrap();
    let cell = matrix.cell("EX-5", "Council").unwrap();
    assert_eq!(cell.statements.len(), 1);
    let council = matrix
        .groups
        .iter()
        .position(|group| group.id == "Council")
        .unwrap();
    assert_eq!(matrix.totals(council).statements, 2);
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
        let matrix = CoverageMatrix::new(&graph, Scope::of("f").by(grouping)).unwrap();
        assert_eq!(matrix.cells.get(0, 0).unwrap().state, CellState::NotFound);
    }
}

#[test]
fn totals_say_the_level_that_they_count() {
    let world = World::new();
    let matrix = CoverageMatrix::new(&world.graph(), "ex-2020").unwrap();
    let (covered, applicable) = (matrix.covered(0), matrix.applicable(0));
    assert_eq!((covered.top, covered.parts), (3, 1));
    assert_eq!((applicable.top, applicable.parts), (7, 1));
    let text = matrix.to_string();
    for told in [
        "Top-level themes covered     3 of 7",
        "Parts covered                1 of 1",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_cell_tells_how_far_each_statement_has_come() {
    let mut world = World::new();
    world.plans[2].statements[1].status = Some(Status::Stopped);
    let matrix = CoverageMatrix::new(&world.graph(), "ex-2020").unwrap();
    let homes = matrix.cell("EX-5", "south").unwrap();
    assert_eq!(homes.statements[0].status, Some(Status::Stopped));
    assert_eq!(
        homes.depth,
        Some(Depth::Named),
        "what was stopped is not reported"
    );
    let families = matrix.cell("EX-4", "south").unwrap();
    assert_eq!(families.statements[0].status, Some(Status::NotYet));
    assert_eq!(families.depth, Some(Depth::Named));
}

#[test]
fn what_all_cover_is_told_of_those_that_were_assessed() {
    let mut world = World::new();
    let ids = |world: &World| -> Vec<String> {
        let graph = world.graph();
        let matrix = CoverageMatrix::new(&graph, "ex-2020").unwrap();
        let common = matrix.covered_by_all().into_iter();
        common.map(|theme| theme.id.to_string()).collect()
    };
    // West was not mapped; north covers families and homes not, recovery with one weak link only.
    assert!(ids(&world).is_empty());
    world.crosswalks.pop();
    assert_eq!(ids(&world), ["EX-1", "EX-2", "EX-2a", "EX-7"]);
    world.crosswalks.clear();
    assert!(ids(&world).is_empty());
}

#[test]
fn what_nobody_says_is_told_even_where_it_is_not_for_the_first_of_them() {
    let graph = built_in();
    for framework in catalogue::frameworks() {
        let id = framework.id.as_str();
        let matrix = CoverageMatrix::new(&graph, id).unwrap();
        let absent = matrix.absent_everywhere().into_iter();
        let absent: BTreeSet<_> = absent.map(|theme| theme.id.clone()).collect();
        let gaps = GapReport::new(&graph, id).unwrap();
        let gaps = gaps.groups.iter().flat_map(|group| &group.gaps);
        let shared = gaps.filter(|gap| gap.kind == GapKind::SharedByAll);
        assert_eq!(absent, shared.map(|gap| gap.theme.id.clone()).collect());
    }
    let world = World::new();
    let matrix = CoverageMatrix::new(&world.graph(), "ex-2020").unwrap();
    let before: Vec<_> = matrix.absent_everywhere().into_iter().cloned().collect();
    let first = before.first().unwrap().id.clone();
    let row = matrix
        .themes
        .iter()
        .position(|theme| theme.id == first)
        .unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&matrix.report(Format::Json)).unwrap();
    json["answer"]["cells"][row][0]["state"] = "not-applicable".into();
    let matrix: CoverageMatrix = from_json(&json.to_string()).unwrap();
    assert_eq!(
        matrix.absent_everywhere(),
        before.iter().collect::<Vec<_>>()
    );
}
