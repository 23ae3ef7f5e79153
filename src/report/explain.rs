//! Why a theme is covered, in every format.

use std::fmt;

use crate::answer::{ExplainedLink, Explanation, MadeBy};
use crate::model::{Decision, Evidence};
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::status;
use crate::report::layout::tabular::Tabular;

impl Answer for Explanation {
    fn title(&self) -> String {
        let (group, theme, title) = (&self.group.label, &self.theme.id, &self.theme.title);
        let told = match self.links.len() {
            1 => "1 statement addresses".to_owned(),
            count => format!("{count} statements address"),
        };
        format!("{group}: {told} {theme} {title}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        self.links
            .iter()
            .try_for_each(|path| write_path(&mut page, path))?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "statement",
            "plan",
            "role",
            "theme",
            "confidence",
            "depth",
            "status",
            "leads",
            "due",
            "text",
            "headings",
            "locator",
            "reviewed",
            "evidence",
        ];
        Tabular::new(self.title(), header)
            .rows(self.links.iter().map(row))
            .notes([made_by(&self.provenance)])
    }
}

fn write_path(page: &mut Page<'_>, path: &ExplainedLink) -> fmt::Result {
    let (statement, claim) = (&path.statement, &path.link.claim);
    let (theme, confidence) = (&claim.theme, claim.confidence);
    let depth = if claim.cites_whole() {
        "the framework named as a whole"
    } else {
        path.depth.name()
    };
    page.apart(&format!(
        "{} {theme} at {confidence:.2}, {depth}",
        statement.id
    ))?;
    page.line(2, &format!("“{}”", statement.text))?;
    page.line(2, &facts(path))?;
    for heading in &path.headings {
        page.line(2, &format!("under “{heading}”"))?;
    }
    if let Some(decision) = path.link.decision() {
        page.line(2, &reviewed(decision))?;
    }
    claim
        .evidence
        .iter()
        .try_for_each(|evidence| page.line(4, &matched(evidence)))
}

fn plan(path: &ExplainedLink) -> String {
    format!("{} ({})", path.plan_title, path.plan)
}

pub(super) fn facts(path: &ExplainedLink) -> String {
    let statement = &path.statement;
    let mut facts = vec![format!("{} in {}", statement.role.name(), plan(path))];
    let locator = statement.locator.to_string();
    if !locator.is_empty() {
        facts.push(locator);
    }
    if let Some(find) = &statement.locator.find {
        facts.push(format!("search for “{find}”"));
    }
    if !statement.leads.is_empty() {
        facts.push(format!("lead: {}", statement.leads.join(", ")));
    }
    facts.extend(statement.due.map(|due| format!("due {due}")));
    facts.extend(
        statement
            .status
            .map(|found| format!("status: {}", status(found))),
    );
    facts.join("; ")
}

pub(super) fn reviewed(decision: &Decision) -> String {
    format!("{} by {}", decision.verdict.done(), decision.signature())
}

pub(super) fn matched(evidence: &Evidence) -> String {
    let place = match evidence.heading {
        Some(_) => " in a heading",
        None => "",
    };
    let (added, quote, term) = (evidence.added, &evidence.quote, &evidence.term);
    let kind = evidence.kind.name();
    format!("{added:+.2} «{quote}»{place}: {kind} match of `{term}`")
}

fn row(path: &ExplainedLink) -> Vec<String> {
    let (statement, claim) = (&path.statement, &path.link.claim);
    let evidence: Vec<String> = claim.evidence.iter().map(matched).collect();
    vec![
        statement.id.to_string(),
        plan(path),
        statement.role.name().to_owned(),
        claim.theme.to_string(),
        format!("{:.3}", claim.confidence),
        path.depth.name().to_owned(),
        or_empty(statement.status.map(status)),
        statement.leads.join("; "),
        or_empty(statement.due),
        statement.text.clone(),
        path.headings.join(" / "),
        statement.locator.to_string(),
        or_empty(path.link.decision().map(reviewed)),
        evidence.join("; "),
    ]
}
