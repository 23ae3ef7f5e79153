//! A small world whose figures were computed by hand: north has two plans, south one.

use policy_crosswalk::model::{Claim, Evidence, Justification, MatchKind, Provenance, Relation};
use policy_crosswalk::{CoverageGraph, Crosswalk, Framework, Link, Plan, StatementId};

/// North has two plans, South one.
pub(crate) struct World {
    pub(crate) plans: Vec<Plan>,
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) crosswalks: Vec<Crosswalk>,
}

pub(crate) fn world() -> World {
    use Relation::{BroadMatch as Broad, ExactMatch as Exact};
    let early = statement("n1/a", "action", "Explore drug checking", "")
        + &statement("n1/b", "outcome", "Fewer deaths", "");
    let late = statement(
        "n2/a",
        "action",
        "Deliver drug checking",
        "due = \"2025\"\nleads = [\"Health\"]",
    ) + &statement("n2/b", "action", "Clear pathways", "");
    let south = statement(
        "s/a",
        "action",
        "We will deliver naloxone kits",
        "due = \"2026-03\"\nleads = [\"Health\", \"Police\"]",
    ) + &statement(
        "s/b",
        "action",
        "Review and improve drug checking",
        "due = \"2024\"",
    ) + &statement("s/c", "progress", "Families supported", "status = \"done\"");
    let exact = Exact;
    World {
        plans: vec![
            plan("n2", "north", "2024", &late),
            plan("n1", "north", "2017", &early),
            plan("s", "south", "2024", &south),
        ],
        frameworks: vec![
            framework("f", &["A", "B", "C"]),
            framework("g", &["X", "Y"]),
        ],
        crosswalks: vec![
            crosswalk(
                "n1",
                "f",
                vec![link("n1/a", "A", 0.8, Broad), link("n1/b", "B", 0.6, Broad)],
            ),
            crosswalk(
                "n2",
                "f",
                vec![link("n2/a", "A", 0.9, Broad), link("n2/b", "C", 0.3, Broad)],
            ),
            crosswalk(
                "s",
                "f",
                vec![
                    link("s/a", "B", 0.9, Broad),
                    link("s/b", "A", 0.75, exact),
                    link("s/b", "C", 0.55, Broad),
                    link("s/c", "C", 0.6, Broad),
                ],
            ),
            crosswalk("n1", "g", vec![link("n1/a", "X", 0.5, Broad)]),
            crosswalk("n2", "g", Vec::new()),
            crosswalk(
                "s",
                "g",
                vec![link("s/b", "X", 0.6, Broad), link("s/c", "Y", 0.9, Broad)],
            ),
        ],
    }
}

impl World {
    pub(crate) fn graph(&self) -> CoverageGraph<'_> {
        CoverageGraph::new(&self.plans, &self.frameworks, &self.crosswalks).unwrap()
    }

    pub(crate) fn held_to(mut self, threshold: f64) -> Self {
        self.crosswalks
            .iter_mut()
            .for_each(|crosswalk| crosswalk.threshold = threshold);
        self
    }
}

pub(crate) fn plan(id: &str, body: &str, from: &str, statements: &str) -> Plan {
    let head = format!(
        "id = \"{id}\"\ntitle = \"Plan {id}\"\nkind = \"action-plan\"\n\
         partnership = {{ id = \"{body}\", name = \"{body} ADP\" }}\n\
         period = {{ from = \"{from}\" }}\nsource = {{ title = \"t\", publisher = \"p\" }}\n"
    );
    Plan::from_toml(&format!("{head}{statements}")).unwrap()
}

pub(crate) fn statement(id: &str, role: &str, text: &str, more: &str) -> String {
    format!("[[statements]]\nid = \"{id}\"\nrole = \"{role}\"\ntext = \"{text}\"\n{more}\n")
}

pub(crate) fn framework(id: &str, themes: &[&str]) -> Framework {
    let theme = |id: &&str| format!("[[themes]]\nid = \"{id}\"\ntitle = \"Theme {id}\"\n");
    let themes: Vec<String> = themes.iter().map(theme).collect();
    let themes = themes.concat();
    Framework::from_toml(&format!(
        "id = \"{id}\"\ntitle = \"Framework {id}\"\n{themes}"
    ))
    .unwrap()
}

pub(crate) fn link(statement: &str, theme: &str, confidence: f64, relation: Relation) -> Link {
    let evidence = Evidence::new(MatchKind::Exact, "t", "q", Vec::new(), confidence);
    let claim = Claim::new(
        theme.parse().unwrap(),
        relation,
        confidence,
        Justification::Lexical,
    );
    Link::new(
        StatementId::new(statement).unwrap(),
        claim.evidence(vec![evidence]),
    )
}

pub(crate) fn crosswalk(plan: &str, framework: &str, links: Vec<Link>) -> Crosswalk {
    let (plan, framework) = (plan.parse().unwrap(), framework.parse().unwrap());
    Crosswalk::new(plan, framework, 0.5, links).provenance(Provenance::new().library("0"))
}
