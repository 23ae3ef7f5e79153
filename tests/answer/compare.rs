//! What two sides share.

use policy_crosswalk::Format;
use policy_crosswalk::answer::{Comparison, Depth, Level, OnlyIn, Scope};
use policy_crosswalk::report::{Answer, from_json};

use crate::common::checks::assert_table;
use crate::common::example::World;
use crate::common::snapshot::assert_snapshot;

fn top() -> Scope {
    Scope::of("ex-2020").level(Level::Top)
}

#[test]
fn a_comparison_is_as_reckoned_by_hand() {
    let world = World::new();
    let graph = world.graph();
    let compared = Comparison::new(&graph, top(), ["north", "south"]).unwrap();
    // North has links to EX-1, 2, 3, 7 (by 2, 3, 1, 1 statements), south to EX-3, 4, 5 (by 1 each).
    assert_eq!(compared.jaccard, Some(1.0 / 6.0));
    let cosine = 1.0 / (15.0f64.sqrt() * 3.0f64.sqrt());
    assert!((compared.cosine.unwrap() - cosine).abs() < 1e-12);
    let only = |side: &[OnlyIn]| -> Vec<String> {
        side.iter().map(|only| only.theme.id.to_string()).collect()
    };
    assert_eq!(only(&compared.only_first), ["EX-1", "EX-2", "EX-7"]);
    assert_eq!(only(&compared.only_second), ["EX-4", "EX-5"]);
    assert_eq!(compared.neither.len(), 1);
    let fillers = compared.only_first[1].fillers.iter();
    let fillers: Vec<_> = fillers
        .map(|filler| (filler.statement.as_str(), filler.depth))
        .collect();
    assert_eq!(
        fillers,
        [
            ("north-2022/1.1", Depth::Owned),
            ("north-2022/1.2", Depth::Scheduled),
            ("north-2022/1", Depth::Named)
        ]
    );
    assert_snapshot("answer/compare.txt", &compared.to_string());
    assert_table(&compared.report(Format::Csv), Format::Csv);
    assert_table(&compared.report(Format::Markdown), Format::Markdown);
    let json = compared.report(Format::Json);
    assert_eq!(from_json::<Comparison>(&json).unwrap(), compared);
}

#[test]
fn a_comparison_needs_sides_that_were_mapped() {
    let world = World::new();
    let graph = world.graph();
    for side in ["west", "east"] {
        let error = Comparison::new(&graph, top(), ["north", side]);
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("there is no partnership `{side}`; expected north or south")
        );
    }
}

#[test]
fn two_sides_without_links_are_not_similar_by_number() {
    let mut world = World::new();
    for crosswalk in &mut world.crosswalks {
        crosswalk.links.clear();
    }
    let graph = world.graph();
    let compared = Comparison::new(&graph, top(), ["north", "south"]).unwrap();
    assert_eq!((compared.jaccard, compared.cosine), (None, None));
    assert_eq!(compared.neither.len(), 7);
}

#[test]
fn parts_are_compared_too_and_the_report_says_so() {
    let world = World::new();
    let compared = Comparison::new(&world.graph(), "ex-2020", ["north", "south"]).unwrap();
    let only: Vec<_> = compared
        .only_first
        .iter()
        .map(|only| only.theme.id.as_str())
        .collect();
    assert_eq!(only, ["EX-1", "EX-2", "EX-2a", "EX-7"]);
    assert_eq!(compared.jaccard, Some(1.0 / 7.0));
    let text = compared.to_string();
    assert!(
        text.contains("over 7 top-level themes and 1 part."),
        "{text}"
    );
    assert!(text.contains("Only in North: 3 + 1\n"), "{text}");
}
