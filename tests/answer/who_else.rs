//! For each action, who else does this.

use policy_crosswalk::answer::WhoElse;

use crate::common::checks::{narrow, near};
use crate::common::reckoned::world;

#[test]
fn neighbours_are_scored_as_the_formula_says() {
    let world = world();
    let answer = WhoElse::new(&world.graph(), "north", 3).unwrap();
    assert_eq!(answer.compared, 6);
    let deed = answer
        .deeds
        .iter()
        .find(|deed| deed.statement == *"n2/a")
        .unwrap();
    let first = &deed.neighbours[0];
    assert_eq!(first.statement, *"s/b");
    // Six deeds; A is addressed by three of them, C by two, X by two.
    let g = |n: f64| (1.0 + 6.0 / n).ln();
    let by_themes = g(3.0) * 0.75 / (g(3.0) * 0.9 + g(2.0) * 0.55 + g(2.0) * 0.6);
    near(first.by_themes, by_themes);
    // deliver (2) drug (3) checking (3) against review (1) improve (1) drug checking.
    let by_words = 2.0 * g(3.0) / (2.0 * g(3.0) + g(2.0) + 2.0 * g(1.0));
    near(first.by_words, by_words);
    near(first.score, f64::midpoint(by_themes, by_words));
    assert_eq!(first.words, ["checking", "drug"]);
    assert!(deed.neighbours.iter().all(|near| near.plan == *"s"));
    narrow(&answer.to_string());
}
