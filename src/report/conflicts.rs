//! Where reviews decide differently, in every format.

use std::fmt;

use crate::answer::{Conflict, ConflictReport, MadeBy, Ruling, RulingState};
use crate::model::{Decision, Verdict};
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::count;

/// What a reader is told where an older decision holds.
const OLDER: &str = "the decision that holds is older than one that it overrules";

impl Answer for ConflictReport {
    fn title(&self) -> String {
        let shared = match self.shared {
            1 => "1 matter on which two or more reviews decide".to_owned(),
            shared => format!("{shared} matters on which two or more reviews decide"),
        };
        let conflicts = count(self.conflicts.len(), "conflict");
        format!("Conflicts between reviews: {conflicts}; {shared}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        let mut conflicts = self.conflicts.iter();
        conflicts.try_for_each(|conflict| write_conflict(&mut page, conflict))?;
        page.apart(&order(self))
    }

    fn table(&self) -> Tabular {
        let header = [
            "framework",
            "about",
            "review",
            "decision",
            "reviewer",
            "date",
            "reason",
            "standing",
            "text when reviewed",
        ];
        let conflicts = self.conflicts.iter();
        let rows = conflicts.flat_map(|conflict| {
            let rulings = conflict.rulings.iter();
            rulings.map(|ruling| row(conflict, ruling))
        });
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([order(self)])
    }
}

fn order(report: &ConflictReport) -> String {
    match report.provenance.reviews.as_slice() {
        [] => "No review.".to_owned(),
        reviews => format!(
            "Of two decisions the one of the later review holds, in this order: {}.",
            reviews.join(", ")
        ),
    }
}

fn write_conflict(page: &mut Page<'_>, conflict: &Conflict) -> fmt::Result {
    page.apart(&format!("{} ({})", conflict.matter, conflict.framework))?;
    if let Some(text) = conflict
        .rulings
        .iter()
        .find_map(|r| r.decision.text.as_ref())
    {
        page.line(2, &format!("“{text}”"))?;
    }
    for ruling in &conflict.rulings {
        let (decision, standing) = (&ruling.decision, ruling.standing);
        let other = if decision.matter == conflict.matter {
            String::new()
        } else {
            format!(" ({})", decision.matter)
        };
        let line = format!(
            "{standing}: {}{other} by {} [{}]",
            decided(decision),
            decision.signature(),
            ruling.review
        );
        page.line(2, &line)?;
    }
    if conflict.is_held_by_an_older() {
        page.line(2, OLDER)?;
    }
    Ok(())
}

/// What was decided, with the relation where that is part of it.
fn decided(decision: &Decision) -> String {
    let done = decision.verdict.done();
    match decision.verdict {
        Verdict::Add { relation, .. } | Verdict::Relate { relation } => {
            format!("{done} as {relation}")
        }
        _ => done.to_owned(),
    }
}

fn row(conflict: &Conflict, ruling: &Ruling) -> Vec<String> {
    let decision = &ruling.decision;
    let note = decision.note.clone().unwrap_or_default();
    let standing = match ruling.standing {
        RulingState::Holds if conflict.is_held_by_an_older() => "holds, though older".to_owned(),
        standing => standing.to_string(),
    };
    vec![
        conflict.framework.to_string(),
        decision.matter.to_string(),
        ruling.review.clone(),
        decided(decision),
        decision.reviewer.clone(),
        or_empty(decision.date),
        note,
        standing,
        decision.text.clone().unwrap_or_default(),
    ]
}
