//! A partnership's plans in the order of time.

use policy_crosswalk::answer::{Depth, Timeline};

use crate::common::checks::narrow;
use crate::common::reckoned::world;

#[test]
fn a_timeline_is_in_time_order() {
    let world = world();
    let timeline = Timeline::new(&world.graph(), "f", "north").unwrap();
    let plans: Vec<&str> = timeline.plans.iter().map(|plan| plan.id.as_str()).collect();
    assert_eq!(plans, ["n1", "n2"]);
    let [step] = &timeline.steps[..] else {
        panic!("{:?}", timeline.steps);
    };
    // A: planned, then owned. B was thin, so it is not lost.
    assert_eq!(step.deepened.len(), 1);
    assert_eq!(step.deepened[0].theme.id, *"A");
    assert_eq!(step.deepened[0].after.depth, Some(Depth::Owned));
    assert!(step.gained.is_empty() && step.lost.is_empty() && step.receded.is_empty());
    narrow(&timeline.to_string());
    let error = Timeline::new(&world.graph(), "f", "west").unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no partnership `west`; expected north or south"
    );
}
