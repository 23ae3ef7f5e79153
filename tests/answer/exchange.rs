//! For each gap, the statements of the others.

use policy_crosswalk::answer::Exchange;
use policy_crosswalk::catalogue;

use crate::common::checks::narrow;
use crate::common::reckoned::world;

#[test]
fn a_gap_gets_the_deepest_offer_first() {
    let world = world();
    let verbs = catalogue::commitment_verbs();
    let exchange = Exchange::new(&world.graph(), "f", verbs).unwrap();
    let north = &exchange.groups[0];
    let told: Vec<_> = north.gaps.iter().map(|gap| gap.theme.id.as_str()).collect();
    assert_eq!((north.group.id.as_str(), told), ("north", vec!["B", "C"]));
    let offers = |at: usize| -> Vec<&str> {
        let gap = &north.gaps[at];
        let told: Vec<&str> = exchange
            .offers(gap)
            .map(|offer| offer.statement.as_str())
            .collect();
        assert_eq!(told.len(), gap.offers);
        told
    };
    assert_eq!(offers(0), ["s/a"]);
    // Reported before scheduled.
    assert_eq!(offers(1), ["s/c", "s/b"]);
    assert!(exchange.groups[1].gaps.is_empty());
    narrow(&exchange.to_string());
}
