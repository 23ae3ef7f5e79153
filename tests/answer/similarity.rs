//! How alike all are.

use policy_crosswalk::Grouping;
use policy_crosswalk::answer::{Comparison, Level, Scope, SimilarityMatrix};

use crate::common::checks::{narrow, near};
use crate::common::reckoned::world;

#[test]
fn similarity_of_all_is_that_of_each_pair() {
    let world = world();
    let graph = world.graph();
    let all = SimilarityMatrix::new(&graph, Scope::of("f").by(Grouping::Plan)).unwrap();
    for (i, one) in all.groups.iter().enumerate() {
        for (k, other) in all.groups.iter().enumerate() {
            let scope = Scope::of("f").by(Grouping::Plan);
            let pair = Comparison::new(&graph, scope, [&one.id, &other.id]).unwrap();
            assert_eq!(
                (all.jaccard.get(i, k), all.cosine.get(i, k)),
                (Some(&pair.jaccard), Some(&pair.cosine))
            );
        }
        near(all.cosine.get(i, i).unwrap().unwrap(), 1.0);
    }
    let both =
        SimilarityMatrix::across(&graph, ["f", "g"], Grouping::Partnership, Level::All).unwrap();
    let profiles: Vec<&[usize]> = both.profiles.rows().collect();
    assert_eq!(profiles, [[2, 1, 0, 1, 0], [1, 1, 2, 1, 1]]);
    near(both.jaccard.get(0, 1).unwrap().unwrap(), 3.0 / 5.0);
    near(
        both.cosine.get(0, 1).unwrap().unwrap(),
        4.0 / 48.0_f64.sqrt(),
    );
    narrow(&both.to_string());
}
