//! Every link by itself, in every format.

use std::fmt;

use crate::answer::{ExplainedLink, LinkLine, LinkList, MadeBy};
use crate::report::Answer;
use crate::report::explain::{facts, matched, reviewed};
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::status;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::count;

impl Answer for LinkList {
    fn title(&self) -> String {
        let (title, framework) = (&self.title, &self.framework);
        let links = count(self.links.len(), "link");
        format!("{links} onto {title} ({framework})")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        let mut before = None;
        for line in &self.links {
            let said = &line.explained.statement;
            if before.replace(&said.id) != Some(&said.id) {
                page.apart(&format!("{} “{}”", said.id, said.text))?;
                page.line(2, &facts(&line.explained))?;
            }
            write_link(&mut page, line)?;
        }
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        Tabular::new(self.title(), HEADER)
            .rows(self.links.iter().map(row))
            .notes([made_by(&self.provenance)])
    }
}

const HEADER: [&str; 22] = [
    "partnership",
    "plan",
    "statement",
    "text",
    "role",
    "leads",
    "due",
    "status",
    "theme",
    "theme title",
    "relation",
    "confidence",
    "claimed",
    "depth",
    "words that matched",
    "evidence",
    "verdict",
    "reviewer",
    "reviewed on",
    "comment",
    "locator",
    "find",
];

fn write_link(page: &mut Page<'_>, line: &LinkLine) -> fmt::Result {
    let claim = &line.explained.link.claim;
    let (theme, confidence, relation) = (&line.theme, claim.confidence, claim.relation);
    let not = if line.claimed { "" } else { "not " };
    page.line(
        2,
        &format!(
            "{not}{} {}: {relation} at {confidence:.2}",
            theme.id, theme.label
        ),
    )?;
    if let Some(decision) = line.explained.link.decision() {
        page.line(4, &reviewed(decision))?;
    }
    let mut evidence = claim.evidence.iter();
    evidence.try_for_each(|evidence| page.line(4, &matched(evidence)))
}

/// The words of a statement and its headings that speak for a link, each once, the strongest first.
pub(super) fn words(explained: &ExplainedLink) -> String {
    let mut quotes: Vec<&str> = Vec::new();
    for evidence in &explained.link.claim.evidence {
        if !quotes.contains(&evidence.quote.as_str()) {
            quotes.push(&evidence.quote);
        }
    }
    quotes.join("; ")
}

fn row(line: &LinkLine) -> Vec<String> {
    let path = &line.explained;
    let (statement, claim, decision) = (&path.statement, &path.link.claim, path.link.decision());
    let evidence: Vec<String> = claim.evidence.iter().map(matched).collect();
    vec![
        line.partnership.label.clone(),
        path.plan.to_string(),
        statement.id.to_string(),
        statement.text.clone(),
        statement.role.name().to_owned(),
        statement.leads.join("; "),
        or_empty(statement.due),
        or_empty(statement.status.map(status)),
        line.theme.id.to_string(),
        line.theme.title.clone(),
        claim.relation.to_string(),
        format!("{:.3}", claim.confidence),
        if line.claimed { "yes" } else { "no" }.to_owned(),
        path.depth.name().to_owned(),
        words(path),
        evidence.join("; "),
        or_empty(decision.map(|decision| decision.verdict.name())),
        or_empty(decision.map(|decision| decision.reviewer.clone())),
        or_empty(decision.and_then(|decision| decision.date)),
        or_empty(decision.and_then(|decision| decision.note.clone())),
        statement.locator.to_string(),
        statement.locator.find.clone().unwrap_or_default(),
    ]
}
