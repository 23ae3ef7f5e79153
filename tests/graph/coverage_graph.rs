//! The graph holds together, and refuses what would not.

use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Plan};

use crate::common::example::{self, World};

#[test]
fn the_small_world_holds_together() {
    assert_eq!(World::new().graph().verify(), Ok(()));
}

#[test]
fn the_built_in_world_holds_together() {
    assert_eq!(example::built_in().verify(), Ok(()));
}

#[track_caller]
fn graph_fails(plans: &[Plan], frameworks: &[Framework], crosswalks: &[Crosswalk], message: &str) {
    let error = CoverageGraph::new(plans, frameworks, crosswalks).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_graph_refuses_what_it_was_given_twice() {
    let World {
        plans,
        frameworks,
        crosswalks,
    } = World::new();
    let taken = |id: &str, what: &str| {
        format!("`{id}` is taken by an earlier {what}; expected an id of its own")
    };
    let twice = [plans.clone(), plans[..1].to_vec()].concat();
    graph_fails(&twice, &frameworks, &[], &taken("north-2018", "plan"));
    let mut renamed = plans[0].clone();
    renamed.id = "other".parse().unwrap();
    let twice = [plans.clone(), vec![renamed]].concat();
    graph_fails(
        &twice,
        &frameworks,
        &[],
        &taken("north-2018/1", "statement"),
    );
    let twice = [frameworks.clone(), frameworks.clone()].concat();
    graph_fails(&plans, &twice, &[], &taken("ex-2020", "framework"));
    let mut renamed = frameworks.clone();
    renamed[0].id = "other".parse().unwrap();
    let twice = [frameworks.clone(), renamed].concat();
    graph_fails(&plans, &twice, &[], &taken("EX-1", "theme"));
    let twice = [crosswalks.clone(), crosswalks[..1].to_vec()].concat();
    graph_fails(
        &plans,
        &frameworks,
        &twice,
        &format!("north-2018 → ex-2020: {}", taken("north-2018", "crosswalk")),
    );
}

#[test]
fn a_graph_refuses_what_leads_nowhere() {
    let World {
        plans,
        frameworks,
        mut crosswalks,
    } = World::new();
    graph_fails(
        &plans[1..],
        &frameworks,
        &crosswalks,
        "there is no plan `north-2018`; expected one of the plans given",
    );
    graph_fails(
        &plans,
        &[],
        &crosswalks,
        "there is no framework `ex-2020`; expected one of the frameworks given",
    );
    crosswalks[0].links = vec![example::link("north-2018/9", "EX-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no statement `north-2018/9`; expected a statement of the plan",
    );
    crosswalks[0].links = vec![example::link("north-2018/1", "EX-9", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `EX-9`; expected a theme of the framework",
    );
}

#[test]
fn a_crosswalk_links_its_own_plan_and_framework_alone() {
    let World {
        plans,
        mut frameworks,
        mut crosswalks,
    } = World::new();
    crosswalks[0].links = vec![example::link("south-2023/1", "EX-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no statement `south-2023/1`; expected a statement of the plan",
    );
    let other = "id = \"o\"\ntitle = \"O\"\nthemes = [{ id = \"O-1\", title = \"O\" }]";
    frameworks.push(Framework::from_toml(other).unwrap());
    crosswalks[0].links = vec![example::link("north-2018/1", "O-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `O-1`; expected a theme of the framework",
    );
}
