//! The graph holds together, and refuses what would not.

use std::sync::Arc;

use policy_crosswalk::graph::petgraph::Direction;
use policy_crosswalk::graph::petgraph::visit::EdgeRef;
use policy_crosswalk::graph::{Edge, EdgeKind, NodeKey, NodeKind};
use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Plan};

use crate::common::example::{self, World};

/// What must hold of every graph.
#[track_caller]
pub(crate) fn holds_together(graph: &CoverageGraph<'_>) {
    let read = graph.as_petgraph();
    for edge in read.edge_references() {
        let (from, to) = (read[edge.source()], read[edge.target()]);
        let ends = (from.kind(), to.kind());
        let (fits, link) = match edge.weight() {
            Edge::Addresses(link) | Edge::Considered(link) => {
                (ends == (NodeKind::Statement, NodeKind::Theme), Some(link))
            }
            other => (may_join(other.kind(), ends), None),
        };
        assert!(fits, "{from:?} — {:?} → {to:?}", edge.weight());
        let own = |link: &policy_crosswalk::Link| {
            (link.statement.as_str(), link.claim.theme.as_str()) == (from.key().id(), to.key().id())
        };
        assert!(
            link.is_none_or(|link| own(link)),
            "{link:?} from {from:?} to {to:?}"
        );
    }
    for index in read.node_indices() {
        let key: NodeKey<'_> = read[index].key();
        assert_eq!(graph.node_of(key.kind(), key.id()), Some(index), "{key}");
        let sources = read.edges_directed(index, Direction::Incoming);
        let said = sources.filter(|edge| edge.weight().kind() == EdgeKind::Says);
        let times = usize::from(key.kind() == NodeKind::Statement);
        assert_eq!(said.count(), times, "{key}");
    }
}

fn may_join(edge: EdgeKind, (from, to): (NodeKind, NodeKind)) -> bool {
    use NodeKind as N;
    match edge {
        EdgeKind::Publishes => (from, to) == (N::Partnership, N::Plan),
        EdgeKind::Says => (from, to) == (N::Plan, N::Statement),
        EdgeKind::StandsUnder => (from, to) == (N::Statement, N::Statement),
        EdgeKind::LedBy => (from, to) == (N::Statement, N::Lead),
        EdgeKind::PartOf => from == N::Theme && matches!(to, N::Theme | N::Framework),
        EdgeKind::MappedOnto => (from, to) == (N::Plan, N::Framework),
        _ => false,
    }
}

#[test]
fn the_small_world_holds_together() {
    holds_together(&World::new().graph());
}

#[test]
fn the_built_in_world_holds_together() {
    holds_together(&example::built_in());
}

#[test]
fn walks_tell_both_ends_of_a_link_and_whether_it_is_claimed() {
    let world = World::new();
    let graph = world.graph();
    let told: Vec<_> = graph
        .links_to("EX-2")
        .iter()
        .map(|at| (at.statement.id.as_str(), at.theme.id.as_str(), at.claimed))
        .collect();
    assert_eq!(
        told,
        [
            ("north-2022/1", "EX-2", true),
            ("north-2022/1.1", "EX-2a", true),
            ("north-2022/1.2", "EX-2", true),
            ("south-2023/1.3", "EX-2a", false),
        ]
    );
    let of: Vec<_> = graph
        .links_of("south-2023/1.1")
        .iter()
        .map(|at| at.theme.id.as_str())
        .collect();
    assert_eq!(of, ["EX-5", "EX-3"], "the most confident first");
    assert_eq!(graph.links_to("nothing"), []);
    assert_eq!(graph.plan_of("west-2021/1").unwrap().id, "west-2021");
    let line: Vec<_> = graph
        .lineage_of("north-2022/1.2")
        .iter()
        .map(|statement| statement.id.as_str())
        .collect();
    assert_eq!(line, ["north-2022/1.2", "north-2022/1"]);
}

#[test]
fn of_two_links_of_a_statement_to_parts_of_a_theme_the_claimed_one_counts_then_the_stronger() {
    let mut world = World::new();
    world.crosswalks[1].links = vec![
        example::link("north-2022/1.1", "EX-2", 0.55, "x"),
        example::link("north-2022/1.1", "EX-2a", 0.6, "x"),
        example::link("north-2022/1.2", "EX-2a", 0.75, "x"),
        example::link("north-2022/1.2", "EX-2", 0.75, "x"),
    ];
    let graph = world.graph();
    let told: Vec<_> = graph
        .links_to("EX-2")
        .iter()
        .filter(|at| at.claimed)
        .map(|at| (at.statement.id.as_str(), at.theme.id.as_str()))
        .collect();
    assert_eq!(
        told,
        [("north-2022/1.2", "EX-2"), ("north-2022/1.1", "EX-2a")]
    );
}

#[test]
fn ids_of_different_kinds_do_not_meet() {
    let plan = r#"
        id = "1"
        title = "One"
        kind = "strategy"
        partnership = { id = "1", name = "One" }
        period = { from = "2024" }
        source = { title = "One", publisher = "One" }
        statements = [{ id = "1", role = "action", text = "One", leads = ["1"] }]
    "#;
    let plan = Plan::from_toml(plan).unwrap();
    let framework = Framework::from_toml(
        "id = \"1\"\ntitle = \"One\"\nthemes = [{ id = \"1\", title = \"One\" }]",
    );
    let framework = framework.unwrap();
    let graph = CoverageGraph::new([&plan], [&framework], []).unwrap();
    let read = graph.as_petgraph();
    let mut keys: Vec<String> = read
        .node_weights()
        .map(|node| node.key().to_string())
        .collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "framework:1",
            "lead:1",
            "partnership:1",
            "plan:1",
            "statement:1",
            "theme:1"
        ]
    );
}

#[test]
fn a_graph_is_built_of_anything_that_lends_its_parts() {
    let world = World::new();
    let shared: Vec<Arc<Plan>> = world.plans[..2].iter().cloned().map(Arc::new).collect();
    let plans = shared.iter().map(|plan| &**plan).chain(&world.plans[2..]);
    let graph = CoverageGraph::new(plans, &world.frameworks, world.crosswalks.iter()).unwrap();
    assert_eq!(graph.plans().count(), 4);
    assert_eq!(graph.links_to("EX-2"), world.graph().links_to("EX-2"));
}

#[test]
fn edges_have_an_order_by_kind_and_then_by_confidence() {
    let (weak, strong) = (
        example::link("a/1", "T", 0.5, "x"),
        example::link("a/2", "T", 0.9, "x"),
    );
    let mut twin = weak.clone();
    twin.claim.evidence.clear();
    assert!(Edge::Publishes < Edge::Says);
    assert!(Edge::Addresses(&weak) < Edge::Addresses(&strong));
    assert!(Edge::Addresses(&strong) < Edge::Considered(&weak));
    assert!(Edge::Addresses(&weak) >= Edge::Addresses(&weak.clone()));
    assert_eq!(
        Edge::Addresses(&weak).partial_cmp(&Edge::Addresses(&twin)),
        None
    );
}

#[test]
fn themes_in_a_circle_are_refused() {
    let mut world = World::new();
    world.crosswalks.clear();
    world.frameworks[0].themes[1].parent = Some("EX-2a".parse().unwrap());
    let error = world.graph_of_all().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`EX-2` is its own ancestor; expected a chain of parents that ends"
    );
}

#[test]
fn statements_in_a_circle_are_walked_once() {
    let mut world = World::new();
    world.plans[0].statements[0].parent = Some("north-2018/1.1".parse().unwrap());
    let graph = world.graph();
    assert_eq!(graph.lineage_of("north-2018/1").len(), 2);
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
    let both = |[first, second]: [&str; 2], id: &str, what: &str| {
        format!(
            "{second}: `{id}` is taken by an earlier {what} ({first}); expected an id of its own"
        )
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
        &both(["north-2018", "other"], "north-2018/1", "statement"),
    );
    let twice = [frameworks.clone(), frameworks.clone()].concat();
    graph_fails(&plans, &twice, &[], &taken("ex-2020", "framework"));
    let mut renamed = frameworks.clone();
    renamed[0].id = "other".parse().unwrap();
    let twice = [frameworks.clone(), renamed].concat();
    graph_fails(
        &plans,
        &twice,
        &[],
        &both(["ex-2020", "other"], "EX-1", "theme"),
    );
    let twice = [crosswalks.clone(), crosswalks[..1].to_vec()].concat();
    graph_fails(
        &plans,
        &frameworks,
        &twice,
        &taken("north-2018 → ex-2020", "crosswalk"),
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
        "there is no plan `north-2018`; expected north-2022, south-2023 or west-2021",
    );
    graph_fails(
        &plans,
        &[],
        &crosswalks,
        "there is no framework `ex-2020`; expected one of those given, which are none",
    );
    crosswalks[0].links = vec![example::link("north-2018/9", "EX-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no statement `north-2018/9`; expected a statement of the plan `north-2018`",
    );
    crosswalks[0].links = vec![example::link("north-2018/1", "EX-9", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `EX-9`; expected EX-1, EX-2, EX-2a, EX-3, EX-4, EX-5, EX-6 or EX-7",
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
        "there is no statement `south-2023/1`; expected a statement of the plan `north-2018`",
    );
    let other = "id = \"o\"\ntitle = \"O\"\nthemes = [{ id = \"O-1\", title = \"O\" }]";
    frameworks.push(Framework::from_toml(other).unwrap());
    crosswalks[0].links = vec![example::link("north-2018/1", "O-1", 0.9, "x")];
    graph_fails(
        &plans,
        &frameworks,
        &crosswalks,
        "there is no theme `O-1`; expected EX-1, EX-2, EX-2a, EX-3, EX-4, EX-5, EX-6 or EX-7",
    );
}
