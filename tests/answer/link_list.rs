//! Every link by itself.

use policy_crosswalk::answer::{Level, LinkList, Scope};
use policy_crosswalk::model::Verdict;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{CoverageGraph, Format};

use crate::common::decided::{decide, link, review, world};
use crate::common::example;
use crate::common::snapshot::assert_snapshot;

#[test]
fn claimed_and_rejected_links_are_listed_with_all_that_is_known() {
    let world = world();
    let laid = world.lay(&[review(vec![
        decide(link("north/2", "F-2"), Verdict::Reject).date("2026-05".parse().unwrap()),
        decide(link("north/1", "F-1"), Verdict::Accept),
    ])]);
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &laid.crosswalks).unwrap();
    let list = LinkList::new(&graph, "f").unwrap();
    let claimed: Vec<_> = list
        .links
        .iter()
        .map(|line| {
            (
                line.explained.statement.id.as_str(),
                line.theme.id.as_str(),
                line.claimed,
            )
        })
        .collect();
    assert_eq!(
        claimed,
        [("north/1", "F-1", true), ("north/2", "F-2", false)]
    );
    assert_snapshot("answer/link-list.csv", &list.report(Format::Csv));
    assert_snapshot("answer/link-list.txt", &list.to_string());
}

#[test]
fn at_the_top_level_links_to_parts_are_left_out() {
    let world = example::World::new();
    let graph = world.graph();
    let all = LinkList::new(&graph, "ex-2020").unwrap();
    let top = LinkList::new(&graph, Scope::of("ex-2020").level(Level::Top)).unwrap();
    let parts = |list: &LinkList| {
        list.links
            .iter()
            .filter(|line| line.theme.level > 0)
            .count()
    };
    assert!(parts(&all) > 0);
    assert_eq!(parts(&top), 0);
    assert_eq!(top.links.len(), all.links.len() - parts(&all));
    assert!(LinkList::new(&graph, "none").is_err());
}
