//! A plan of three statements, a framework of three themes, and decisions about them.

use policy_crosswalk::format::Sssom;
use policy_crosswalk::model::{Decision, Matter, Relation, Verdict};
use policy_crosswalk::{Crosswalk, Framework, FrameworkId, Mapper, Plan, Review, Reviewed};

const PLAN: &str = r#"
    id = "north"
    title = "Plan"
    kind = "action-plan"
    version = "7"
    partnership = { id = "n", name = "North" }
    period = { from = "2017" }
    source = { title = "Plan of the North", publisher = "North" }
    statements = [
        { id = "north/1", role = "action", text = "Hand out naloxone", leads = ["A", "B"], due = "2026-03" },
        { id = "north/2", role = "action", text = "Visit at home	with \"tea\"" },
        { id = "north/3", role = "action", text = "Count the boats" },
    ]
"#;

const FRAMEWORK: &str = r#"
    id = "f"
    title = "Framework"
    version = "2"
    valid_from = "2020"
    themes = [
        { id = "F-1", title = "First aid", terms = ["naloxone"] },
        { id = "F-2", title = "Company", hints = ["visit"] },
        { id = "F-3", title = "Harbours", terms = ["pier"] },
    ]
"#;

pub(crate) struct World {
    pub(crate) plans: [Plan; 1],
    pub(crate) frameworks: [Framework; 1],
    pub(crate) crosswalks: Vec<Crosswalk>,
}

pub(crate) fn world() -> World {
    let plans = [Plan::from_toml(PLAN).unwrap()];
    let frameworks = [Framework::from_toml(FRAMEWORK).unwrap()];
    let crosswalks = vec![Mapper::new(&frameworks[0]).unwrap().map(&plans[0])];
    World {
        plans,
        frameworks,
        crosswalks,
    }
}

impl World {
    pub(crate) fn lay(&self, reviews: &[Review]) -> Reviewed {
        let crosswalks = self.crosswalks.clone();
        Reviewed::new(reviews, &self.plans, &self.frameworks, crosswalks)
    }

    pub(crate) fn sssom(&self, crosswalk: &Crosswalk) -> String {
        let sssom = Sssom::new(crosswalk, &self.plans[0], &self.frameworks[0]);
        sssom.unwrap().to_string()
    }
}

pub(crate) fn link(statement: &str, theme: &str) -> Matter {
    Matter::Link {
        statement: statement.parse().unwrap(),
        theme: theme.parse().unwrap(),
    }
}

pub(crate) fn no_theme(statement: &str) -> Matter {
    Matter::NoTheme {
        statement: statement.parse().unwrap(),
    }
}

pub(crate) fn theme(partnership: &str, theme: &str) -> Matter {
    Matter::Theme {
        partnership: partnership.parse().unwrap(),
        theme: theme.parse().unwrap(),
    }
}

pub(crate) fn decide(matter: Matter, verdict: Verdict) -> Decision {
    Decision::new(matter, verdict, "A. Reader").note("because")
}

pub(crate) fn review(decisions: Vec<Decision>) -> Review {
    Review::new("urn:x:review", FrameworkId::new("f").unwrap(), decisions)
}

pub(crate) fn add(relation: Relation, confidence: Option<f64>) -> Verdict {
    Verdict::Add {
        relation,
        confidence,
    }
}
