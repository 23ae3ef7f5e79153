//! Decisions that met nothing, in every format.

use std::fmt;

use crate::answer::{MadeBy, UnmetReport};
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::review::{Unmet, UnmetReason};

impl Answer for UnmetReport {
    fn title(&self) -> String {
        format!("Decisions that meet nothing: {}", self.unmet.len())
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        let mut unmet = self.unmet.iter();
        unmet.try_for_each(|unmet| write_unmet(&mut page, unmet))?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = [
            "review",
            "about",
            "verdict",
            "reviewer",
            "why",
            "text when reviewed",
        ];
        Tabular::new(self.title(), header)
            .rows(self.unmet.iter().map(row))
            .notes([made_by(&self.provenance)])
    }
}

fn write_unmet(page: &mut Page<'_>, unmet: &Unmet) -> fmt::Result {
    let decision = &unmet.decision;
    let (matter, done) = (&decision.matter, decision.verdict.done());
    page.line(2, &format!("{matter}, {done} by {}", decision.signature()))?;
    page.line(4, &unmet.reason.to_string())?;
    match &decision.text {
        Some(text) => page.line(4, &format!("reviewed as “{text}”")),
        None => Ok(()),
    }
}

fn row(unmet: &Unmet) -> Vec<String> {
    let decision = &unmet.decision;
    vec![
        unmet.review.clone(),
        decision.matter.to_string(),
        decision.verdict.name().to_owned(),
        decision.signature(),
        unmet.reason.to_string(),
        decision.text.clone().unwrap_or_default(),
    ]
}

impl fmt::Display for UnmetReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StatementGone => f.write_str("no plan says this statement"),
            Self::TextChanged { now } => write!(f, "the statement now says “{now}”"),
            Self::ThemeGone => f.write_str("the framework has no such theme"),
            Self::PartnershipGone => f.write_str("no plan is of this partnership"),
            Self::NotMapped => f.write_str("the plan was not mapped onto the framework"),
            Self::Linked { theme } => write!(f, "the statement now meets {theme}"),
            Self::Unfit => f.write_str("the verdict is none for such a decision"),
        }
    }
}
