//! Why a cell says what it says.

use policy_crosswalk::answer::Explanation;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Format, Grouping};

use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

#[test]
fn an_explanation_leads_to_the_words() {
    let world = World::new();
    let graph = world.graph();
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_eq!(explained.links.len(), 3);
    assert_eq!(explained.links[1].headings, ["Better treatment"]);
    assert_snapshot("answer/evidence.txt", &explained.to_string());
    assert_snapshot("answer/evidence.csv", &explained.report(Format::Csv));
    let fails = |theme: &str, group: &str| {
        Explanation::new(&graph, theme, Grouping::Partnership, group)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fails("X", "north"),
        "there is no theme `X`; expected EX-1, EX-2, EX-2a, EX-3, EX-4, EX-5, EX-6 or EX-7"
    );
    assert_eq!(
        fails("EX-2", "east"),
        "there is no partnership `east`; expected north, south or west"
    );
    for (grouping, message) in [
        (
            Grouping::Plan,
            "plan `x`; expected north-2018, north-2022, south-2023 or west-2021",
        ),
        (
            Grouping::Lead,
            "lead `x`; expected Health Board, Peer Network or Council",
        ),
        (
            Grouping::Priority,
            "priority `x`; expected north-2018/1, north-2022/1, south-2023/1 or west-2021/1",
        ),
    ] {
        let error = Explanation::new(&graph, "EX-2", grouping, "x").unwrap_err();
        assert_eq!(error.to_string(), format!("there is no {message}"));
    }
}
