//! What is due at a date, in every format.

use std::fmt;

use crate::answer::{DueLine, DueReport, MadeBy, Timing};
use crate::model::Commitment;
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::plain_words::{Words, status};
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

/// What a plan that tells no status leaves open.
const OPEN: &str = "Past due is not undone: most plans do not tell what became of an action.";

impl Answer for DueReport {
    fn title(&self) -> String {
        format!("Dated actions at {}", self.at)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for timing in [Timing::PastDue, Timing::Due, Timing::Later] {
            let count = self.timed(timing).count();
            page.apart(&format!("{}: {count}", timing.words()))?;
            self.timed(timing)
                .try_for_each(|line| page.line(2, &told(line)))?;
        }
        page.apart(&format!("without a date: {}", self.undated.len()))?;
        page.line(0, OPEN)?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "due",
            "timing",
            "partnership",
            "plan",
            "statement",
            "status",
            "commitment",
            "leads",
            "text",
        ];
        let undated = format!("Without a date: {}", self.undated.len());
        Tabular::new(self.title(), header)
            .rows(self.lines.iter().map(row))
            .notes([&*undated, OPEN, &made_by(&self.provenance)])
    }
}

fn told(line: &DueLine) -> String {
    let firm = line.commitment.map_or("no known verb", Commitment::name);
    let came = line
        .status
        .map_or(String::new(), |found| format!("; {}", status(found)));
    let leads = match &*line.leads {
        [] => "no lead".to_owned(),
        leads => leads.join(", "),
    };
    let (due, statement, text) = (line.due, &line.statement, cut(&line.text, 100));
    format!("{due} {statement} ({firm}; {leads}{came}) {text}")
}

fn row(line: &DueLine) -> Vec<String> {
    vec![
        line.due.to_string(),
        line.timing.words().to_owned(),
        line.partnership.label.clone(),
        line.plan.to_string(),
        line.statement.to_string(),
        or_empty(line.status.map(status)),
        or_empty(line.commitment),
        line.leads.join("; "),
        line.text.clone(),
    ]
}
