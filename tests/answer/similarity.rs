//! How alike all are.

use policy_crosswalk::Grouping;
use policy_crosswalk::answer::{Comparison, SimilarityMatrix};

use crate::common::checks::{narrow, near};
use crate::common::reckoned::world;

#[test]
fn similarity_of_all_is_that_of_each_pair() {
    let world = world();
    let graph = world.graph();
    let all = SimilarityMatrix::new(&graph, &["f"], Grouping::Plan).unwrap();
    for (i, one) in all.groups.iter().enumerate() {
        for (k, other) in all.groups.iter().enumerate() {
            let pair = Comparison::new(&graph, "f", Grouping::Plan, [&one.id, &other.id]).unwrap();
            assert_eq!(
                (all.jaccard[i][k], all.cosine[i][k]),
                (pair.jaccard, pair.cosine)
            );
        }
        near(all.cosine[i][i].unwrap(), 1.0);
    }
    let both = SimilarityMatrix::new(&graph, &["f", "g"], Grouping::Partnership).unwrap();
    assert_eq!(both.profiles, [[2, 1, 0, 1, 0], [1, 1, 2, 1, 1]]);
    near(both.jaccard[0][1].unwrap(), 3.0 / 5.0);
    near(both.cosine[0][1].unwrap(), 4.0 / 48.0_f64.sqrt());
    narrow(&both.to_string());
}
