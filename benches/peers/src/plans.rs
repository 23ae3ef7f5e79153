//! Many plans, and what each answer about all of them costs.

use std::hint::black_box;

use policy_crosswalk::answer::{
    Comparison, CrosswalkDiff, Drawing, DrawingDetail, Exchange, Scope, SimilarityMatrix, Timeline,
    WhoElse,
};
use policy_crosswalk::model::{Partnership, Role};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, GapReport, Grouping, Plan, Statement, catalogue,
};

use crate::scale::timed;

const FRAMEWORK: &str = "nm-2022";
/// Statements of each plan; every fiftieth is a heading, under which the others stand.
const STATEMENTS: usize = 500;
const UNDER_ONE_HEADING: usize = 50;
const PLANS_OF_ONE: usize = 4;

pub fn made(texts: &[String], count: usize) -> Vec<Plan> {
    let built_in = catalogue::plans().iter().flat_map(|plan| &plan.statements);
    let said: Vec<&Statement> = built_in
        .filter(|statement| statement.role != Role::Priority)
        .collect();
    let base = catalogue::plan("pk-2024").expect("built in");
    let plan = |at: usize| {
        let mut plan = base.clone();
        plan.id = format!("made-{at}").parse().expect("an id");
        let body = at / PLANS_OF_ONE;
        plan.partnership = Partnership::new(
            format!("body-{body}").parse().expect("an id"),
            format!("Body {body}"),
        );
        let text = |i: usize| texts[(at * STATEMENTS + i) % texts.len()].as_str();
        plan.statements = (0..STATEMENTS)
            .map(|i| statement(at, i, said[(at * 31 + i) % said.len()], text(i)))
            .collect();
        plan
    };
    (0..count).map(plan).collect()
}

fn statement(plan: usize, at: usize, like: &Statement, text: &str) -> Statement {
    let id = |at: usize| format!("made-{plan}/{at}").parse().expect("an id");
    let heading = at / UNDER_ONE_HEADING * UNDER_ONE_HEADING;
    if at == heading {
        return Statement::new(id(at), Role::Priority, text);
    }
    let mut statement = like.clone();
    statement.id = id(at);
    text.clone_into(&mut statement.text);
    statement.parent = Some(id(heading));
    statement
}

/// Times each answer about some plans.
pub fn answered(plans: &[Plan]) {
    let (framework, size) = (
        catalogue::framework(FRAMEWORK).expect("built in"),
        plans.len(),
    );
    let mapper = catalogue::mapper(FRAMEWORK).expect("built in");
    let crosswalks: Vec<Crosswalk> = timed("plans-map", size, || {
        plans.iter().map(|plan| mapper.map(plan)).collect()
    });
    let graph = timed("plans-graph", size, || {
        CoverageGraph::new(plans, [framework], &crosswalks)
    });
    let graph = &graph.expect("ids are unique");
    for grouping in Grouping::ALL {
        let scope = Scope::of(FRAMEWORK).by(*grouping);
        let step = format!("plans-matrix-by-{}", grouping.name());
        timed(&step, size, || {
            CoverageMatrix::new(graph, scope.clone()).map(drop)
        })
        .expect("known");
    }
    timed("plans-gaps", size, || {
        GapReport::new(graph, FRAMEWORK).map(drop)
    })
    .expect("known");
    let verbs = catalogue::commitment_verbs();
    timed("plans-exchange", size, || {
        Exchange::new(graph, FRAMEWORK, verbs).map(drop)
    })
    .expect("known");
    let two = ["body-0", "body-1"];
    timed("plans-compare", size, || {
        Comparison::new(graph, FRAMEWORK, two).map(drop)
    })
    .expect("known");
    timed("plans-similarity", size, || {
        SimilarityMatrix::new(graph, FRAMEWORK).map(drop)
    })
    .expect("known");
    timed("plans-timeline", size, || {
        Timeline::new(graph, FRAMEWORK, "body-0").map(drop)
    })
    .expect("known");
    timed("plans-diff", size, || {
        CrosswalkDiff::new(graph, graph, FRAMEWORK).map(drop)
    })
    .expect("known");
    let detail = DrawingDetail::Priorities;
    timed("plans-drawing", size, || {
        Drawing::new(graph, FRAMEWORK, detail).map(drop)
    })
    .expect("known");
    let near = timed("plans-who-else-of-one", size, || {
        WhoElse::new(graph, "body-0", 3)
    })
    .expect("known");
    black_box(near);
}
