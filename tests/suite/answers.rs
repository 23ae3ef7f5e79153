//! What is read from the graph, on a small world made by hand.

use policy_crosswalk::answer::{
    CellState, Comparison, Depth, Explanation, GapKind, OnlyIn, Orphan, Reason, orphans,
};
use policy_crosswalk::{CoverageMatrix, Format, GapReport, Grouping};

use super::reports::{assert_reports, assert_table};
use super::snapshot::assert_snapshot;
use super::world::World;

pub(crate) const GROUPINGS: [Grouping; 4] = [
    Grouping::Partnership,
    Grouping::Plan,
    Grouping::Priority,
    Grouping::Lead,
];

#[test]
fn matrices_of_the_small_world_are_pinned() {
    let world = World::new();
    let graph = world.graph();
    for rows in GROUPINGS {
        let matrix = CoverageMatrix::new(&graph, "ex-2020", rows).unwrap();
        assert_snapshot(
            &format!("world/by-{}.txt", rows.name()),
            &matrix.to_string(),
        );
        assert_reports(&graph, "ex-2020", rows);
    }
    let parts = CoverageMatrix::with_parts(&graph, "ex-2020", Grouping::Partnership).unwrap();
    assert_snapshot("world/with-parts.txt", &parts.to_string());
    assert_snapshot("world/matrix.md", &parts.report(Format::Markdown).unwrap());
    assert_snapshot("world/matrix.csv", &parts.report(Format::Csv).unwrap());
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
fn gaps_name_their_kind_the_nearest_miss_and_who_covers() {
    let world = World::new();
    let graph = world.graph();
    let report = GapReport::new(&graph, "ex-2020", Grouping::Partnership).unwrap();
    let groups: Vec<&str> = report
        .groups
        .iter()
        .map(|group| group.group.as_str())
        .collect();
    assert_eq!(groups, ["north", "south", "west"]);
    assert!(report.groups[2].is_unknown(), "west was not assessed");
    let north: Vec<_> = report.groups[0]
        .gaps
        .iter()
        .map(|gap| (gap.theme.id.as_str(), gap.kind, gap.reason.clone()))
        .collect();
    let near = Reason::BelowThreshold {
        confidence: 0.45,
        threshold: 0.5,
    };
    assert_eq!(
        north,
        [
            (
                "EX-3",
                GapKind::Thin,
                Reason::OneWeakLink { confidence: 0.6 }
            ),
            ("EX-4", GapKind::Absent, Reason::NothingNear),
            ("EX-5", GapKind::Absent, near),
            ("EX-6", GapKind::SharedByAll, Reason::NothingNear),
        ]
    );
    let homes = &report.groups[0].gaps[2];
    let nearest = homes.nearest.as_ref().unwrap();
    assert_eq!(
        (nearest.statement.as_str(), &nearest.matched[..]),
        ("north-2022/1.3", &["Start".to_owned()][..])
    );
    let by = &homes.covered_by[0];
    assert_eq!(
        (by.group.as_str(), by.depth, by.statements),
        ("south", Depth::Reported, 1)
    );
    let treatment = report.groups[1]
        .gaps
        .iter()
        .find(|gap| gap.theme.id == "EX-2")
        .unwrap();
    assert_eq!(
        treatment.reason,
        Reason::BelowThreshold {
            confidence: 0.4,
            threshold: 0.5
        }
    );
    assert_snapshot("world/gaps.txt", &report.to_string());
    assert_snapshot("world/gaps.csv", &report.report(Format::Csv).unwrap());
}

#[test]
fn orphans_are_statements_that_no_theme_covers() {
    let world = World::new();
    let graph = world.graph();
    let orphans = orphans(&graph);
    let named: Vec<_> = orphans
        .iter()
        .map(|orphan| orphan.statement.as_str())
        .collect();
    assert_eq!(named, ["north-2022/i", "south-2023/1", "south-2023/1.3"]);
    assert_eq!(orphans[0].reason, Reason::NothingNear);
    assert_eq!(orphans[2].nearest.as_ref().unwrap(), &"EX-2a");
    assert_snapshot(
        "world/orphans.txt",
        &Orphan::report(&orphans, Format::Text).unwrap(),
    );
    assert_table(&Orphan::report(&orphans, Format::Csv).unwrap(), Format::Csv);
    assert_table(
        &Orphan::report(&orphans, Format::Markdown).unwrap(),
        Format::Markdown,
    );
    let json = Orphan::report(&orphans, Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Orphan>>(&json).unwrap(), orphans);
}

#[test]
fn a_comparison_is_as_reckoned_by_hand() {
    let world = World::new();
    let graph = world.graph();
    let compared =
        Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", "south"]).unwrap();
    // North has links to EX-1, 2, 3, 7 (by 2, 3, 1, 1 statements), south to EX-3, 4, 5 (by 1 each).
    assert_eq!(compared.jaccard, Some(1.0 / 6.0));
    let cosine = 1.0 / (15.0f64.sqrt() * 3.0f64.sqrt());
    assert!((compared.cosine.unwrap() - cosine).abs() < 1e-12);
    let only = |side: &[OnlyIn]| -> Vec<String> {
        side.iter().map(|only| only.theme.id.to_string()).collect()
    };
    assert_eq!(only(&compared.only_first), ["EX-1", "EX-2", "EX-7"]);
    assert_eq!(only(&compared.only_second), ["EX-4", "EX-5"]);
    assert_eq!(compared.neither.len(), 1);
    let fillers = compared.only_first[1].fillers.iter();
    let fillers: Vec<_> = fillers
        .map(|filler| (filler.statement.as_str(), filler.depth))
        .collect();
    assert_eq!(
        fillers,
        [
            ("north-2022/1.1", Depth::Owned),
            ("north-2022/1.2", Depth::Scheduled),
            ("north-2022/1", Depth::Named)
        ]
    );
    assert_snapshot("world/compare.txt", &compared.to_string());
    assert_table(&compared.report(Format::Csv).unwrap(), Format::Csv);
    assert_table(
        &compared.report(Format::Markdown).unwrap(),
        Format::Markdown,
    );
    let json = compared.report(Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Comparison>(&json).unwrap(), compared);
}

#[test]
fn a_comparison_needs_sides_that_were_mapped() {
    let world = World::new();
    let graph = world.graph();
    for side in ["west", "east"] {
        let error = Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", side]);
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("there is no partnership `{side}`; expected one of north, south")
        );
    }
}

#[test]
fn two_sides_without_links_are_not_similar_by_number() {
    let mut world = World::new();
    for crosswalk in &mut world.crosswalks {
        crosswalk.links.clear();
    }
    let graph = world.graph();
    let compared =
        Comparison::new(&graph, "ex-2020", Grouping::Partnership, ["north", "south"]).unwrap();
    assert_eq!((compared.jaccard, compared.cosine), (None, None));
    assert_eq!(compared.neither.len(), 7);
}

#[test]
fn an_explanation_leads_to_the_words() {
    let world = World::new();
    let graph = world.graph();
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_eq!(explained.paths.len(), 3);
    assert_eq!(explained.paths[1].headings, ["Better treatment"]);
    assert_snapshot("world/evidence.txt", &explained.to_string());
    let fails = |theme: &str, group: &str| {
        Explanation::new(&graph, theme, Grouping::Partnership, group)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fails("X", "north"),
        "there is no theme `X`; expected a theme of one of the frameworks given"
    );
    assert!(fails("EX-2", "east").starts_with("there is no partnership `east`; expected one of"));
}

#[test]
fn a_plan_that_says_nothing_was_assessed_all_the_same() {
    let mut plan = policy_crosswalk::catalogue::plan("pk-2024")
        .unwrap()
        .clone();
    plan.statements.clear();
    let framework = super::mapping::framework("[[themes]]\nid = \"A\"\ntitle = \"First\"\n");
    let crosswalks = [policy_crosswalk::Mapper::new(&framework)
        .unwrap()
        .map(&plan)];
    let (plans, frameworks) = ([plan], [framework]);
    let graph = policy_crosswalk::CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
    for grouping in [
        policy_crosswalk::Grouping::Partnership,
        policy_crosswalk::Grouping::Plan,
    ] {
        let matrix = policy_crosswalk::CoverageMatrix::new(&graph, "f", grouping).unwrap();
        assert_eq!(
            matrix.cells[0][0].state,
            policy_crosswalk::answer::CellState::NotFound
        );
    }
}
