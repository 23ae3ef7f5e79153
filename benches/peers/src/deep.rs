//! Parents a hundred thousand deep, in chains and in rings: mapped, or refused by a bound that has a name.

use policy_crosswalk::model::Role;
use policy_crosswalk::{CoverageGraph, Framework, Mapper, Plan, Statement, Theme, catalogue};

use crate::scale::timed;

pub fn run() {
    let nm = catalogue::mapper("nm-2022").expect("built in");
    for size in [1_000, 10_000, 100_000] {
        for ring in [false, true] {
            let shape = if ring { "ring" } else { "chain" };
            let plan = plan(size, ring);
            timed(&format!("{shape}-of-headings-checked"), size, || {
                plan.check()
            })
            .expect_err("too deep");
            timed(&format!("{shape}-of-headings-mapped"), size, || {
                drop(nm.map(&plan))
            });
            let framework = framework(size, ring);
            timed(&format!("{shape}-of-themes-mapped"), size, || {
                Mapper::new(&framework)
            })
            .expect_err("too deep");
            let graph = timed(&format!("{shape}-of-themes-covered"), size, || {
                CoverageGraph::new([], [&framework], []).map(drop)
            });
            graph.expect_err("too deep");
        }
    }
}

fn parent(i: usize, size: usize, ring: bool) -> Option<usize> {
    i.checked_sub(1).or(ring.then(|| size - 1))
}

fn plan(size: usize, ring: bool) -> Plan {
    let mut plan = catalogue::plan("pk-2024").expect("built in").clone();
    let id = |i: usize| format!("deep/{i}").parse().expect("an id");
    let statement = |i: usize| {
        let mut statement = Statement::new(id(i), Role::Action, "Hand out naloxone to families");
        statement.parent = parent(i, size, ring).map(id);
        statement
    };
    plan.statements = (0..size).map(statement).collect();
    plan
}

fn framework(size: usize, ring: bool) -> Framework {
    let id = |i: usize| format!("D-{i}").parse().expect("an id");
    let theme = |i: usize| {
        let mut theme = Theme::new(id(i), format!("Theme {i}"), "");
        theme.parent = parent(i, size, ring).map(id);
        theme
    };
    let themes = (0..size).map(theme).collect();
    Framework::new("deep".parse().expect("an id"), "Deep", themes)
}
