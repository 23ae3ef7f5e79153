//! Why a cell says what it says.

use policy_crosswalk::Grouping;
use policy_crosswalk::answer::Explanation;

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

#[test]
fn an_explanation_leads_to_the_words() {
    let world = World::new();
    let graph = world.graph();
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_eq!(explained.paths.len(), 3);
    assert_eq!(explained.paths[1].headings, ["Better treatment"]);
    assert_snapshot("answer/evidence.txt", &explained.to_string());
    let fails = |theme: &str, group: &str| {
        Explanation::new(&graph, theme, Grouping::Partnership, group)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fails("X", "north"),
        "there is no theme `X`; expected a theme of one of the frameworks given"
    );
    assert!(fails("EX-2", "east").starts_with("there is no partnership `east`; expected one of"));
}
