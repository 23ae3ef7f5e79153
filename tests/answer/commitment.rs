//! How firmly each theme is addressed.

use policy_crosswalk::answer::CommitmentReport;
use policy_crosswalk::model::Commitment;
use policy_crosswalk::{StatementId, catalogue};

use crate::common::checks::narrow;
use crate::common::reckoned::world;

#[test]
fn the_firmest_verb_of_each_cell_is_told() {
    let world = world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let firm = CommitmentReport::new(&graph, "f", verbs).unwrap();
    assert_eq!(
        firm.cell("A", "north").unwrap().firmest,
        Some(Commitment::Deliver)
    );
    assert_eq!(
        firm.cell("A", "south").unwrap().firmest,
        Some(Commitment::Develop)
    );
    assert_eq!(
        firm.unknown
            .iter()
            .map(StatementId::as_str)
            .collect::<Vec<_>>(),
        ["n2/b"]
    );
    narrow(&firm.to_string());
}
