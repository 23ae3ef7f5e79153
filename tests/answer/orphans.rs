//! What no theme covers.

use policy_crosswalk::Format;
use policy_crosswalk::answer::{OrphanReport, Reason};
use policy_crosswalk::report::{Answer, from_json};

use crate::common::checks::assert_table;
use crate::common::example::World;
use crate::common::reckoned;
use crate::common::snapshot::assert_snapshot;

#[test]
fn orphans_are_statements_that_no_theme_covers() {
    let world = World::new();
    let report = OrphanReport::new(&world.graph());
    let named: Vec<_> = report
        .orphans
        .iter()
        .map(|orphan| orphan.statement.as_str())
        .collect();
    assert_eq!(named, ["north-2022/i", "south-2023/1", "south-2023/1.3"]);
    assert_eq!(report.orphans[0].reason, Reason::NothingNear);
    assert_eq!(report.orphans[2].nearest.as_ref().unwrap(), &"EX-2a");
    assert_eq!(report.statements, 12);
    assert_snapshot("answer/orphans.txt", &report.to_string());
    for format in [Format::Csv, Format::Markdown] {
        assert_table(&report.report(format), format);
    }
    let json = report.report(Format::Json);
    assert_eq!(from_json::<OrphanReport>(&json).unwrap(), report);
}

#[test]
fn orphans_are_told_against_one_framework_alone() {
    let world = reckoned::world();
    let graph = world.graph();
    let all = OrphanReport::new(&graph).orphans.len();
    let against = |id: &str| OrphanReport::against(&graph, id).unwrap().orphans;
    assert!(against("g").len() > all);
    assert!(against("g").iter().any(|orphan| orphan.statement == *"s/a"));
    assert!(OrphanReport::against(&graph, "none").is_err());
}
