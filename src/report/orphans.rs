//! Orphans in every format.

use std::fmt;

use crate::answer::{MadeBy, Orphan, OrphanReport};
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::reason;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

impl Answer for OrphanReport {
    fn title(&self) -> String {
        format!("Statements that no theme covers: {}", self.orphans.len())
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        let mut orphans = self.orphans.iter();
        orphans.try_for_each(|orphan| page.line(2, &told(orphan)))?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "plan",
            "statement",
            "role",
            "text",
            "reason",
            "nearest",
            "confirmed by",
        ];
        Tabular::new(self.title(), header)
            .rows(self.orphans.iter().map(row))
            .notes([made_by(&self.provenance)])
    }
}

fn told(orphan: &Orphan) -> String {
    let near = orphan.nearest.as_ref();
    let near = near.map_or(String::new(), |theme| format!(", {theme}"));
    let by = confirmed(orphan).map_or(String::new(), |by| format!("; confirmed by {by}"));
    let (statement, role, text) = (
        &orphan.statement,
        orphan.role.name(),
        cut(&orphan.text, 100),
    );
    format!(
        "{statement} ({role}) {text} [{}{near}{by}]",
        reason(&orphan.reason)
    )
}

/// Who found that a statement rightly meets no theme.
fn confirmed(orphan: &Orphan) -> Option<String> {
    let names = orphan
        .confirmed
        .iter()
        .map(|decision| decision.reviewer.as_str());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn row(orphan: &Orphan) -> Vec<String> {
    vec![
        orphan.plan.to_string(),
        orphan.statement.to_string(),
        orphan.role.name().to_owned(),
        orphan.text.clone(),
        reason(&orphan.reason),
        or_empty(orphan.nearest.as_ref()),
        confirmed(orphan).unwrap_or_default(),
    ]
}
