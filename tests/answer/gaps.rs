//! What is not covered.

use policy_crosswalk::answer::{CellState, Exchange};
use policy_crosswalk::answer::{Depth, GapKind, Level, Reason, Scope};
use policy_crosswalk::report::{Answer, from_json};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Format, Framework, GapReport, Mapper, Plan, catalogue,
};

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

#[test]
fn gaps_name_their_kind_the_nearest_miss_and_who_covers() {
    let world = World::new();
    let graph = world.graph();
    let report = GapReport::new(&graph, Scope::of("ex-2020").level(Level::Top)).unwrap();
    let groups: Vec<&str> = report
        .groups
        .iter()
        .map(|group| group.group.id.as_str())
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
    let by = &report.covered_by(&homes.theme.id)[0];
    assert_eq!(
        (by.group.id.as_str(), by.depth, by.statements),
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
    assert_snapshot("answer/gaps.txt", &report.to_string());
    assert_snapshot("answer/gaps.csv", &report.report(Format::Csv));
}

#[test]
fn gaps_are_told_at_every_level() {
    let mut world = World::new();
    // North addresses EX-2 by statements of its own, and nothing of its part.
    world.crosswalks[1]
        .links
        .retain(|link| link.claim.theme != *"EX-2a");
    let report = GapReport::new(&world.graph(), "ex-2020").unwrap();
    let north = &report.groups[0];
    let part = north
        .gaps
        .iter()
        .find(|gap| gap.theme.id == "EX-2a")
        .unwrap();
    assert_eq!(part.kind, GapKind::SharedByAll);
    assert!(!north.gaps.iter().any(|gap| gap.theme.id == "EX-2"));
    assert_eq!((north.count().top, north.count().parts), (4, 1));
    assert_eq!((north.assessed.top, north.assessed.parts), (7, 1));
    let text = report.to_string();
    let told = "North: 4 of 7 top-level themes and 1 of 1 parts not covered, or thinly\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_gap_report_keeps_what_made_it() {
    let report = GapReport::new(&World::new().graph(), "ex-2020").unwrap();
    let read: GapReport = from_json(&report.report(Format::Json)).unwrap();
    assert_eq!(read, report);
    let plans: Vec<&str> = read
        .provenance
        .plans
        .iter()
        .map(|plan| plan.id.as_str())
        .collect();
    assert_eq!(plans, ["north-2018", "north-2022", "south-2023"]);
}

/// Three standards, cited as a whole by the one plan, and one of them met by a deed of the other.
fn cited() -> ([Plan; 2], Framework) {
    let plan = |id: &str, text: &str| {
        Plan::from_toml(&format!(
            "id = \"{id}\"\ntitle = \"{id}\"\nkind = \"action-plan\"\n\
             partnership = {{ id = \"{id}\", name = \"{id}\" }}\n\
             source = {{ title = \"{id}\", publisher = \"{id}\" }}\n\
             [[statements]]\nid = \"{id}/1\"\nrole = \"progress\"\ntext = \"{text}\"\n"
        ))
        .unwrap()
    };
    let framework = "id = \"s\"\ntitle = \"Care Standards\"\ncited_as = [\"Care Standards\"]\n\
        part_nouns = [\"standard\"]\ncites_all = true\nthemes = [\n\
        { id = \"S-1\", title = \"Same-day access\", terms = [\"same day\"] },\n\
        { id = \"S-2\", title = \"Outreach\", terms = [\"outreach\"] },\n]";
    let plans = [
        plan("north", "The Care Standards were put in place."),
        plan("south", "Help was given on the same day."),
    ];
    (plans, Framework::from_toml(framework).unwrap())
}

#[test]
fn to_name_a_framework_as_a_whole_is_no_deed_for_each_theme() {
    let (plans, framework) = cited();
    let mapper = Mapper::new(&framework).unwrap();
    let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
    let graph = CoverageGraph::new(&plans, [&framework], &crosswalks).unwrap();

    let matrix = CoverageMatrix::new(&graph, "s").unwrap();
    for theme in ["S-1", "S-2"] {
        let cell = matrix.cell(theme, "north").unwrap();
        assert_eq!(
            (cell.state, cell.depth),
            (CellState::Thin, Some(Depth::Named))
        );
        assert!(cell.statements[0].cites_whole);
    }
    let deed = matrix.cell("S-1", "south").unwrap();
    assert_eq!(
        (deed.state, deed.depth),
        (CellState::Covered, Some(Depth::Reported))
    );

    let gaps = GapReport::new(&graph, "s").unwrap();
    let north = &gaps.groups[0].gaps;
    assert!(
        north
            .iter()
            .all(|gap| gap.reason == Reason::OnlyCitedAsWhole)
    );
    let exchange = Exchange::new(&graph, "s", catalogue::commitment_verbs()).unwrap();
    let offered: Vec<&str> = exchange
        .groups
        .iter()
        .flat_map(|group| &group.gaps)
        .flat_map(|gap| exchange.offers(gap))
        .map(|offer| offer.statement.as_str())
        .collect();
    assert_eq!(offered, ["south/1"], "S-2 is offered by nobody");
}

#[test]
fn a_framework_of_one_theme_is_counted_as_one() {
    let mut world = crate::common::decided::world();
    world.frameworks[0].themes.truncate(1);
    let crosswalks = [Mapper::new(&world.frameworks[0])
        .unwrap()
        .map(&world.plans[0])];
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &crosswalks).unwrap();
    let text = GapReport::new(&graph, "f").unwrap().to_string();
    assert!(text.contains("North: its one theme covered"), "{text}");
}
