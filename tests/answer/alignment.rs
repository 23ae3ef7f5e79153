//! Two frameworks, aligned by the statements that address both.

use policy_crosswalk::answer::{Alignment, DerivedRelation, Level};
use policy_crosswalk::model::Relation;

use crate::common::checks::{narrow, near};
use crate::common::reckoned::world;

#[test]
fn frameworks_are_aligned_by_the_statements_that_link_to_both() {
    let world = world();
    let alignment = Alignment::new(&world.graph(), ["f", "g"], Level::Top).unwrap();
    let pair = |one: &str, two: &str| {
        let mut pairs = alignment.pairs.iter();
        pairs.find(|pair| pair.themes[0].id == *one && pair.themes[1].id == *two)
    };
    // A: n1/a 0.8, n2/a 0.9, s/b 0.75. X: n1/a 0.5, s/b 0.6.
    let first = pair("A", "X").unwrap();
    near(first.strength, (0.5 + 0.6) / (0.8 + 0.9 + 0.75));
    assert_eq!(
        (first.support, first.statements, first.partnerships),
        (2, [3, 2], 2)
    );
    // s/b says A exactly and X as the broader: so X is broader than A. n1/a entails nothing.
    assert_eq!(first.relation, Some(DerivedRelation::BroadMatch));
    let strengths: Vec<f64> = first
        .paths
        .iter()
        .map(policy_crosswalk::answer::AlignmentPath::strength)
        .collect();
    near(strengths[0], 0.75 * 0.6);
    near(strengths[1], 0.8 * 0.5);
    assert_eq!(pair("C", "Y").unwrap().relation, None);
    assert!(pair("B", "X").is_none());
    assert_eq!(alignment.justification, "semapv:MappingChaining");
    assert_eq!(
        alignment.alone[0]
            .iter()
            .map(|theme| theme.id.as_str())
            .collect::<Vec<_>>(),
        ["B"]
    );
    let back = Alignment::new(&world.graph(), ["g", "f"], Level::Top).unwrap();
    for (one, other) in alignment.pairs.iter().zip(&back.pairs) {
        near(one.strength, other.strength);
    }
    narrow(&alignment.to_string());
}

#[test]
fn relations_chain_by_the_rules_of_skos() {
    use Relation::{BroadMatch as Broad, ExactMatch as Exact, RelatedMatch as Related};
    let chained = DerivedRelation::chained;
    assert_eq!(chained(Exact, Exact), Some(DerivedRelation::ExactMatch));
    assert_eq!(chained(Exact, Broad), Some(DerivedRelation::BroadMatch));
    assert_eq!(chained(Broad, Exact), Some(DerivedRelation::NarrowMatch));
    assert_eq!(chained(Related, Exact), Some(DerivedRelation::RelatedMatch));
    for pair in [(Broad, Broad), (Broad, Related), (Related, Related)] {
        assert_eq!(chained(pair.0, pair.1), None);
    }
}
