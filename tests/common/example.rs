//! The built-in plans and frameworks mapped once for all tests, and a small world made by hand.

use policy_crosswalk::model::{Claim, Evidence, Justification, MatchKind, Provenance, Relation};
use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Link, Plan, catalogue};

/// The graph of all that is built in.
pub(crate) fn built_in() -> CoverageGraph<'static> {
    CoverageGraph::new(
        catalogue::plans(),
        catalogue::frameworks(),
        catalogue::crosswalks(),
    )
    .unwrap()
}

/// Three partnerships and one framework, with the confidence of each link set by hand: north has an old plan
/// and a new one, south reports, and the plan of west was not mapped.
pub(crate) struct World {
    pub(crate) plans: Vec<Plan>,
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) crosswalks: Vec<Crosswalk>,
}

const FRAMEWORK: &str = r#"
id = "ex-2020"
title = "Example of a framework"
short = "Example"
valid_from = "2020-06"
themes = [
    { id = "EX-1", title = "Prevention" },
    { id = "EX-2", title = "Treatment" },
    { id = "EX-2a", title = "Same-day treatment", parent = "EX-2" },
    { id = "EX-3", title = "Recovery" },
    { id = "EX-4", title = "Families" },
    { id = "EX-5", title = "Homes" },
    { id = "EX-6", title = "Justice" },
    { id = "EX-7", title = "Staff" },
]
"#;

const NORTH_2018: &str = r#"
id = "north-2018"
title = "Old plan"
kind = "strategy"
published = "2018"
partnership = { id = "north", name = "Partnership of the North", short = "North" }
period = { from = "2018", to = "2022" }
source = { title = "Old plan", publisher = "North" }
statements = [
    { id = "north-2018/1", role = "priority", text = "Prevention first" },
    { id = "north-2018/1.1", role = "action", text = "Teach in schools", parent = "north-2018/1" },
]
"#;

const NORTH_2022: &str = r#"
id = "north-2022"
title = "New plan"
kind = "action-plan"
partnership = { id = "north", name = "Partnership of the North", short = "North" }
period = { from = "2022", to = "2025" }
source = { title = "New plan", publisher = "North" }
statements = [
    { id = "north-2022/1", role = "priority", text = "Better treatment" },
    { id = "north-2022/1.1", role = "action", text = "Open a clinic for walk-in care", parent = "north-2022/1", leads = ["Health Board"], due = "2025" },
    { id = "north-2022/1.2", role = "action", text = "Shorten waits", parent = "north-2022/1", due = "2024-06" },
    { id = "north-2022/1.3", role = "action", text = "Start peer groups", parent = "north-2022/1", leads = ["Health Board", "Peer Network"] },
    { id = "north-2022/1.4", role = "action", text = "Train all staff", parent = "north-2022/1", due = "2023" },
    { id = "north-2022/i", role = "indicator", text = "Fewer waits" },
]
"#;

const SOUTH_2023: &str = r#"
id = "south-2023"
title = "Report"
kind = "progress-report"
partnership = { id = "south", name = "South" }
period = { from = "2023" }
source = { title = "Report", publisher = "South" }
statements = [
    { id = "south-2023/1", role = "priority", text = "A good life" },
    { id = "south-2023/1.1", role = "progress", text = "Tenancies were kept", parent = "south-2023/1", status = "done", leads = ["Council"] },
    { id = "south-2023/1.2", role = "progress", text = "Support of families is missing", parent = "south-2023/1", status = "not-yet" },
    { id = "south-2023/1.3", role = "progress", text = "Court workers see people the same day", parent = "south-2023/1", leads = ["Council", "Health Board"] },
]
"#;

const WEST_2021: &str = r#"
id = "west-2021"
title = "Plan of the west"
kind = "action-plan"
partnership = { id = "west", name = "West" }
period = { from = "2021" }
source = { title = "Plan", publisher = "West" }
statements = [
    { id = "west-2021/1", role = "priority", text = "Something else" },
    { id = "west-2021/1.1", role = "action", text = "Do it", parent = "west-2021/1", leads = ["Council"] },
]
"#;

/// Statement, theme, confidence.
const LINKS: [(&str, &str, f64); 13] = [
    ("north-2018/1", "EX-1", 0.9),
    ("north-2018/1.1", "EX-1", 0.8),
    ("north-2022/1", "EX-2", 0.95),
    ("north-2022/1.1", "EX-2a", 0.85),
    ("north-2022/1.2", "EX-2", 0.75),
    ("north-2022/1.3", "EX-3", 0.6),
    ("north-2022/1.3", "EX-5", 0.45),
    ("north-2022/1.4", "EX-7", 0.9),
    ("south-2023/1.1", "EX-5", 0.95),
    ("south-2023/1.1", "EX-3", 0.8),
    ("south-2023/1.2", "EX-4", 0.9),
    ("south-2023/1.3", "EX-2a", 0.4),
    ("south-2023/1.3", "EX-6", 0.3),
];

impl World {
    pub(crate) fn new() -> Self {
        let plans = [NORTH_2018, NORTH_2022, SOUTH_2023, WEST_2021];
        let plans: Vec<Plan> = plans.map(|text| Plan::from_toml(text).unwrap()).into();
        let crosswalks = plans[..3].iter().map(crosswalk).collect();
        Self {
            frameworks: vec![Framework::from_toml(FRAMEWORK).unwrap()],
            plans,
            crosswalks,
        }
    }

    pub(crate) fn graph(&self) -> CoverageGraph<'_> {
        self.graph_of_all().unwrap()
    }

    pub(crate) fn graph_of_all(&self) -> Result<CoverageGraph<'_>, policy_crosswalk::Error> {
        CoverageGraph::new(&self.plans, &self.frameworks, &self.crosswalks)
    }
}

fn crosswalk(plan: &Plan) -> Crosswalk {
    let of_plan = LINKS
        .iter()
        .filter(|(statement, ..)| plan.statement(statement).is_some());
    let links = of_plan.map(|(statement, theme, confidence)| {
        let text = &plan.statement(statement).unwrap().text;
        link(statement, theme, *confidence, text)
    });
    let made = Provenance::new()
        .library("1.2.3")
        .plan(Some("4".to_owned()));
    let framework = "ex-2020".parse().unwrap();
    Crosswalk::new(plan.id.clone(), framework, 0.5, links.collect()).provenance(made)
}

/// A link that rests on the first word of a text.
pub(crate) fn link(statement: &str, theme: &str, confidence: f64, text: &str) -> Link {
    let end = text.find(' ').unwrap_or(text.len());
    let spans = std::iter::once(0..end).collect();
    let evidence = Evidence::new(MatchKind::Exact, "a term", &text[..end], spans, confidence);
    let claim = Claim::new(
        theme.parse().unwrap(),
        Relation::BroadMatch,
        confidence,
        Justification::Lexical,
    );
    Link::new(statement.parse().unwrap(), claim.evidence(vec![evidence]))
}
