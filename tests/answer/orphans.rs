//! What no theme covers.

use policy_crosswalk::Format;
use policy_crosswalk::answer::{Orphan, Reason, orphans};

use crate::common::checks::assert_table;
use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

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
        "answer/orphans.txt",
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
