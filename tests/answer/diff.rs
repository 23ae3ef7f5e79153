//! What differs between two states of crosswalks.

use policy_crosswalk::Grouping;
use policy_crosswalk::answer::{ChangeKind, CrosswalkDiff, Scope};
use policy_crosswalk::model::Relation;

use crate::common::checks::narrow;
use crate::common::reckoned::{link, world};

#[test]
fn a_difference_tells_links_and_cells() {
    let (before, mut after) = (world(), world());
    after.crosswalks[2].links[0].claim.confidence = 0.4;
    after.crosswalks[2].links[1].claim.confidence = 0.8;
    after.crosswalks[2].links.remove(3);
    after.crosswalks[1]
        .links
        .push(link("n2/b", "B", 0.9, Relation::BroadMatch));
    let (one, two) = (before.graph(), after.graph());
    let diff = CrosswalkDiff::new(&one, &two, "f").unwrap();
    let of = |kind| -> Vec<&str> {
        diff.changes(kind)
            .map(|link| link.statement.as_str())
            .collect()
    };
    assert_eq!(of(ChangeKind::Appeared), ["n2/b"]);
    assert_eq!(of(ChangeKind::Vanished), ["s/c"]);
    assert_eq!(of(ChangeKind::NoLongerClaimed), ["s/a"]);
    assert_eq!(of(ChangeKind::Confidence), ["s/b"]);
    assert_eq!(diff.same, 5);
    let cells: Vec<_> = diff
        .cells
        .iter()
        .map(|cell| (cell.theme.id.as_str(), cell.group.id.as_str()))
        .collect();
    assert_eq!(cells, [("B", "north"), ("B", "south"), ("C", "south")]);
    assert!(
        CrosswalkDiff::new(&one, &one, Scope::of("f").by(Grouping::Plan))
            .unwrap()
            .is_empty()
    );
    narrow(&diff.to_string());
}
