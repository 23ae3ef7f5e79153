//! What is not covered.

use policy_crosswalk::answer::{Depth, GapKind, Reason};
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Format, GapReport, Grouping};

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

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
    assert_snapshot("answer/gaps.txt", &report.to_string());
    assert_snapshot("answer/gaps.csv", &report.report(Format::Csv));
}
