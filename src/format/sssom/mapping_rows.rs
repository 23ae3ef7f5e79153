//! From crosswalks and reviews to rows.

use std::collections::BTreeMap;

use crate::format::sssom::export::{MANUAL, NO_TERM, REVIEW, justification, predicate};
use crate::format::sssom::mapping_table::{Names, Row, Table};
use crate::model::{
    Crosswalk, Decision, Framework, Link, Matter, Plan, Relation, Review, Statement, Status,
    Verdict,
};

/// A number with at most three decimals.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.to_owned()
}

pub(crate) fn of_crosswalk(
    crosswalk: &Crosswalk,
    plan: &Plan,
    framework: &Framework,
    names: &Names,
) -> Table {
    let source = RowSource {
        crosswalk,
        plan,
        framework,
    };
    let mut rows = Vec::new();
    for link in &crosswalk.links {
        let decided = link.review.is_some();
        if decided || crosswalk.claims(link) {
            rows.extend(source.link(link));
        }
    }
    for statement in &plan.statements {
        rows.extend(source.orphan(statement));
    }
    for decision in &crosswalk.decisions {
        if let Matter::Theme { .. } = decision.matter {
            let mut row = source.row();
            decide(&mut row, decision);
            row.set("subject_label", plan.partnership.name.as_str());
            rows.push(row);
        }
    }
    let (plan_id, framework_id) = (&plan.id, &framework.id);
    let set = BTreeMap::from([
        (
            "mapping_set_id",
            format!("{}{plan_id}/{framework_id}", names.iri("set")),
        ),
        (
            "mapping_set_title",
            format!("{} to {}", plan.source.title, framework.title),
        ),
        ("comment", made_with(crosswalk)),
    ]);
    Table {
        names: names.clone(),
        set,
        always: source.row(),
        rows,
    }
}

/// The thesaurus, the threshold and the reviews of a crosswalk.
fn made_with(crosswalk: &Crosswalk) -> String {
    let made = &crosswalk.provenance;
    let thesaurus = made.thesaurus.as_ref();
    let mut notes = vec![
        thesaurus.map_or("no thesaurus".to_owned(), |version| {
            format!("thesaurus {version}")
        }),
        format!("threshold {}", number(crosswalk.threshold)),
    ];
    notes.extend(made.reviews.iter().map(|review| format!("review {review}")));
    notes.join("; ")
}

struct RowSource<'a> {
    crosswalk: &'a Crosswalk,
    plan: &'a Plan,
    framework: &'a Framework,
}

impl RowSource<'_> {
    /// What all rows say.
    fn row(&self) -> Row {
        let made = &self.crosswalk.provenance;
        let mut row = Row::default();
        row.set("subject_type", "skos concept");
        row.set("object_type", "skos concept");
        row.set("subject_source", format!("plan:{}", self.plan.id));
        row.set("object_source", format!("framework:{}", self.framework.id));
        row.set(
            "subject_source_version",
            made.plan.as_deref().unwrap_or_default(),
        );
        row.set(
            "object_source_version",
            made.framework.as_deref().unwrap_or_default(),
        );
        row.set("mapping_tool", "policy-crosswalk");
        row.set("mapping_tool_version", made.library.as_str());
        row
    }

    fn link(&self, link: &Link) -> Option<Row> {
        let statement = self.plan.statement(link.statement.as_str())?;
        let theme = self.framework.theme(link.claim.theme.as_str())?;
        let mut row = self.row();
        row.set("subject_id", format!("statement:{}", statement.id));
        row.set("object_id", format!("theme:{}", theme.id));
        if let Some(decision) = link.standing_decision() {
            decide(&mut row, &decision);
        } else {
            let ground = link.claim.justification;
            row.set("predicate_id", predicate(link.claim.relation));
            row.set("mapping_justification", justification(ground));
            let proposed = link.proposed_relation();
            row.set("proposed", proposed.map_or(String::new(), predicate));
        }
        // The confidence of a rejected link would be read as that of the rejection.
        let told = match link.decision().map(|decision| decision.verdict) {
            None | Some(Verdict::Accept | Verdict::Relate { .. }) => true,
            Some(Verdict::Add { confidence, .. }) => confidence.is_some(),
            Some(Verdict::Reject | Verdict::NotApplicable) => false,
        };
        if told {
            row.set("confidence", number(link.claim.confidence));
        }
        let quotes = link.claim.evidence.iter();
        row.set_all("match_string", quotes.map(|evidence| &*evidence.quote));
        row.set("object_label", theme.title.as_str());
        describe(&mut row, statement);
        Some(row)
    }

    /// The row of a statement that meets no theme.
    fn orphan(&self, statement: &Statement) -> Option<Row> {
        let mut own = self
            .crosswalk
            .links
            .iter()
            .filter(|link| link.statement == statement.id);
        let linked = own.clone().any(|link| self.crosswalk.claims(link));
        let decision = self.crosswalk.decisions.iter().find(|decision| {
            matches!(&decision.matter, Matter::NoTheme { statement: id } if *id == statement.id)
        });
        if linked && decision.is_none() {
            return None;
        }
        let mut row = self.row();
        let automatic = Decision::new(
            Matter::NoTheme {
                statement: statement.id.clone(),
            },
            Verdict::Accept,
            "",
        );
        decide(&mut row, decision.unwrap_or(&automatic));
        if decision.is_none() {
            row.set("mapping_justification", "semapv:CompositeMatching");
            row.clear("verdict");
        }
        let nearest = own.find(|link| !self.crosswalk.claims(link));
        row.set(
            "reason",
            match (linked, nearest) {
                (true, _) => "a reviewer found that it should meet a theme".to_owned(),
                (_, None) => "nothing near".to_owned(),
                (_, Some(link)) => match link.rejection() {
                    Some(by) => format!("{} rejected by {}", link.claim.theme, by.reviewer),
                    None => format!(
                        "{} near, at {} below {}",
                        link.claim.theme,
                        number(link.claim.confidence),
                        number(self.crosswalk.threshold)
                    ),
                },
            },
        );
        describe(&mut row, statement);
        Some(row)
    }
}

/// What the plan says of a statement.
fn describe(row: &mut Row, statement: &Statement) {
    let locator = &statement.locator;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    row.set("subject_label", statement.text.as_str());
    row.set("subject_category", statement.role.name());
    row.set("lead", statement.leads.join("; "));
    row.set("due", statement.due.map_or(String::new(), Into::into));
    row.set("status", statement.status.map_or("", Status::name));
    row.set("section", text(&locator.section));
    row.set("position", text(&locator.position));
    row.set("find", text(&locator.find));
    row.set(
        "page",
        locator.page.map_or(String::new(), |page| page.to_string()),
    );
}

/// What a decision is about.
fn about(row: &mut Row, matter: &Matter) {
    let (subject, object) = match matter {
        Matter::Link { statement, theme } => {
            (format!("statement:{statement}"), format!("theme:{theme}"))
        }
        Matter::NoTheme { statement } => {
            row.set("mapping_cardinality", "1:0");
            (format!("statement:{statement}"), NO_TERM.to_owned())
        }
        Matter::Theme { partnership, theme } => {
            row.set("subject_category", "partnership");
            let subject = format!("partnership:{partnership}");
            (subject, format!("theme:{theme}"))
        }
    };
    row.set("subject_id", subject);
    row.set("object_id", object);
}

/// All that a decision says.
fn decide(row: &mut Row, decision: &Decision) {
    about(row, &decision.matter);
    let (relation, by) = match decision.verdict {
        Verdict::Add {
            relation,
            confidence,
        } => {
            row.set("confidence", confidence.map_or(String::new(), number));
            (Some(relation), "author_label")
        }
        Verdict::Relate { relation } => (Some(relation), "reviewer_label"),
        _ => (decision.proposed, "reviewer_label"),
    };
    let denied = matches!(decision.verdict, Verdict::Reject | Verdict::NotApplicable);
    if denied && !matches!(decision.matter, Matter::NoTheme { .. }) {
        row.set("predicate_modifier", "Not");
    }
    row.set(
        "predicate_id",
        predicate(relation.unwrap_or(Relation::RelatedMatch)),
    );
    row.set(
        "proposed",
        decision.proposed.map_or(String::new(), predicate),
    );
    let added = matches!(decision.verdict, Verdict::Add { .. });
    row.set("mapping_justification", if added { MANUAL } else { REVIEW });
    row.set_all(by, [decision.reviewer.as_str()]);
    row.set(
        "mapping_date",
        decision.date.map_or(String::new(), Into::into),
    );
    row.set("verdict", decision.verdict.name());
    if let Verdict::Relate { .. } = decision.verdict {
        // Tools that drop what the standard does not have keep this slot.
        row.set("other", "verdict=relate");
    }
    row.set("comment", decision.note.clone().unwrap_or_default());
    row.set("subject_label", decision.text.clone().unwrap_or_default());
}

pub(crate) fn of_review(review: &Review) -> Table {
    let mut always = Row::default();
    always.set("subject_type", "skos concept");
    always.set("object_type", "skos concept");
    always.set("object_source", format!("framework:{}", review.framework));
    let rows = review.decisions.iter().map(|decision| {
        let mut row = always.clone();
        decide(&mut row, decision);
        row
    });
    let mut names = Names::default();
    if let Some(license) = &review.license {
        names.license.clone_from(license);
    }
    Table {
        names,
        set: BTreeMap::from([
            ("mapping_set_id", review.id.clone()),
            (
                "mapping_set_version",
                review.version.clone().unwrap_or_default(),
            ),
        ]),
        rows: rows.collect(),
        always,
    }
}
