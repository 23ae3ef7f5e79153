//! What answers cost, against the number of plans. See `benches/README.md`.
//!
//! `PLANS=1000 cargo bench --bench answers` for one size, the default being 10 and 100.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use divan::{Bencher, black_box};
use policy_crosswalk::answer::{
    CommitmentReport, Comparison, CrosswalkDiff, Drawing, DrawingDetail, DueReport, Exchange,
    Explanation, LeadReport, OrphanReport, Scope, Sensitivity, SimilarityMatrix, Timeline, WhoElse,
};
use policy_crosswalk::model::{Partnership, Role};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, Framework, GapReport, Grouping, Plan, Statement,
    catalogue,
};

const FRAMEWORK: &str = "nm-2022";
/// Statements of each plan; every fiftieth is a heading, under which the others stand.
const STATEMENTS: usize = 500;
const UNDER_ONE_HEADING: usize = 50;
/// Plans of each partnership.
const PLANS_OF_ONE: usize = 4;

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    match std::env::var("PLANS") {
        Ok(size) => vec![size.parse().expect("PLANS is a number")],
        Err(_) => vec![10, 100],
    }
}

/// Plans made of halves of the built-in statements, mapped.
struct World {
    plans: Vec<Plan>,
    framework: &'static Framework,
    crosswalks: Vec<Crosswalk>,
}

impl World {
    fn graph(&self) -> CoverageGraph<'_> {
        CoverageGraph::new(&self.plans, [self.framework], &self.crosswalks).expect("ids are unique")
    }
}

/// Made once for each size, and kept.
fn world(plans: usize) -> &'static World {
    static WORLDS: LazyLock<Mutex<HashMap<usize, &'static World>>> = LazyLock::new(Mutex::default);
    let mut worlds = WORLDS.lock().unwrap_or_else(PoisonError::into_inner);
    worlds.entry(plans).or_insert_with(|| {
        let plans = generated(plans);
        let framework = catalogue::framework(FRAMEWORK).expect("built-in");
        let mapper = catalogue::mapper(FRAMEWORK).expect("built-in");
        let crosswalks = plans.iter().map(|plan| mapper.map(plan)).collect();
        Box::leak(Box::new(World {
            plans,
            framework,
            crosswalks,
        }))
    })
}

fn generated(plans: usize) -> Vec<Plan> {
    let built_in = catalogue::plans().iter().flat_map(|plan| &plan.statements);
    let said: Vec<&Statement> = built_in.filter(|s| s.role != Role::Priority).collect();
    let words: Vec<Vec<&str>> = said
        .iter()
        .map(|statement| statement.text.split_whitespace().collect())
        .collect();
    // A fixed sequence (xorshift), so that each run measures the same.
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("less than a usize")
    };
    let base = catalogue::plan("pk-2024").expect("built-in");
    let plan = |at: usize| {
        let mut plan = base.clone();
        plan.id = format!("made-{at}").parse().expect("an id");
        let body = at / PLANS_OF_ONE;
        let id = format!("body-{body}").parse().expect("an id");
        plan.partnership = Partnership::new(id, format!("Body {body}"));
        plan.statements = (0..STATEMENTS)
            .map(|i| {
                let (one, other) = (next(said.len()), next(said.len()));
                let mut text = words[one][..=words[one].len() / 2].to_vec();
                text.extend(&words[other][words[other].len() / 2..]);
                statement(at, i, said[one], &text.join(" "))
            })
            .collect();
        plan
    };
    (0..plans).map(plan).collect()
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

#[divan::bench(args = sizes())]
fn graph(bencher: Bencher<'_, '_>, plans: usize) {
    let world = world(plans);
    bencher.bench(|| world.graph());
}

#[divan::bench_group(max_time = 20)]
mod answers {
    use super::{
        Bencher, CommitmentReport, Comparison, CoverageMatrix, CrosswalkDiff, Drawing,
        DrawingDetail, DueReport, Exchange, Explanation, FRAMEWORK, GapReport, Grouping,
        LeadReport, OrphanReport, Scope, Sensitivity, SimilarityMatrix, Timeline, WhoElse,
        black_box, catalogue, sizes, world,
    };

    macro_rules! answers {
        ($($name:ident: $graph:ident => $answer:expr;)*) => {
            $(
                #[divan::bench(args = sizes())]
                fn $name(bencher: Bencher<'_, '_>, plans: usize) {
                    let $graph = &world(plans).graph();
                    bencher.bench_local(|| black_box($answer));
                }
            )*
        };
    }

    answers! {
        matrix_by_partnership: graph => CoverageMatrix::new(graph, FRAMEWORK).expect("known");
        matrix_by_plan: graph => CoverageMatrix::new(graph, by(Grouping::Plan)).expect("known");
        matrix_by_priority: graph => CoverageMatrix::new(graph, by(Grouping::Priority)).expect("known");
        matrix_by_lead: graph => CoverageMatrix::new(graph, by(Grouping::Lead)).expect("known");
        gaps: graph => GapReport::new(graph, FRAMEWORK).expect("known");
        gaps_by_plan: graph => GapReport::new(graph, by(Grouping::Plan)).expect("known");
        exchange: graph => Exchange::new(graph, FRAMEWORK, catalogue::commitment_verbs()).expect("known");
        compare: graph => Comparison::new(graph, FRAMEWORK, ["body-0", "body-1"]).expect("known");
        similarity: graph => SimilarityMatrix::new(graph, FRAMEWORK).expect("known");
        similarity_by_plan: graph => SimilarityMatrix::new(graph, by(Grouping::Plan)).expect("known");
        timeline: graph => Timeline::new(graph, FRAMEWORK, "body-0").expect("known");
        sensitivity: graph => Sensitivity::of_threshold(graph, FRAMEWORK).expect("known");
        commitment: graph => CommitmentReport::new(graph, FRAMEWORK, catalogue::commitment_verbs())
            .expect("known");
        leads: graph => LeadReport::new(graph, FRAMEWORK, date(), catalogue::commitment_verbs())
            .expect("known");
        due: graph => DueReport::new(graph, date(), catalogue::commitment_verbs());
        orphans: graph => OrphanReport::new(graph);
        diff: graph => CrosswalkDiff::new(graph, graph, FRAMEWORK).expect("known");
        explain: graph => Explanation::new(graph, "NM-1", Grouping::Plan, "made-0").expect("known");
        drawing: graph => Drawing::new(graph, FRAMEWORK, DrawingDetail::Priorities).expect("known");
        who_else: graph => WhoElse::new(graph, "body-0", 3).expect("known");
    }

    fn by(grouping: Grouping) -> Scope {
        Scope::of(FRAMEWORK).by(grouping)
    }

    fn date() -> policy_crosswalk::Date {
        "2026-01".parse().expect("a date")
    }
}
