//! Statements down and themes across, in every format.

use std::fmt;

use crate::answer::{MadeBy, PairCell, PairFact, StatementMatrix, StatementRef};
use crate::model::Verdict;
use crate::report::Answer;
use crate::report::layout::cells::or_empty;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Tabular;

impl Answer for StatementMatrix {
    fn title(&self) -> String {
        let (title, framework, shown) = (&self.title, &self.framework, self.shown);
        format!("Statements by themes of {title} ({framework}): {shown}")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.table().write_text(out)
    }

    fn table(&self) -> Tabular {
        let themes = self.themes.iter().map(|theme| theme.id.to_string());
        let header = std::iter::once("statement".to_owned()).chain(themes);
        let rows = self.rows(|statement| vec![statement.id.to_string()]);
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([meaning(self.shown).to_owned(), made_by(&self.provenance)])
    }

    fn records(&self) -> Tabular {
        let about = ["statement", "plan", "partnership", "role", "text"].map(str::to_owned);
        let themes = self.themes.iter().map(|theme| theme.id.to_string());
        let rows = self.rows(|statement| {
            vec![
                statement.id.to_string(),
                statement.plan.to_string(),
                statement.partnership.label.clone(),
                statement.role.name().to_owned(),
                statement.text.clone(),
            ]
        });
        Tabular::new(self.title(), about.into_iter().chain(themes)).rows(rows)
    }
}

impl StatementMatrix {
    fn rows(&self, about: impl Fn(&StatementRef) -> Vec<String>) -> Vec<Vec<String>> {
        let rows = self.statements.iter().zip(self.cells.rows());
        rows.map(|(statement, cells)| {
            let mut row = about(statement);
            row.extend(cells.iter().map(|cell| shown(cell.as_ref(), self.shown)));
            row
        })
        .collect()
    }
}

fn meaning(shown: PairFact) -> &'static str {
    match shown {
        PairFact::Claimed => "yes: the statement addresses the theme, or a part of it.",
        PairFact::Confidence => {
            "The confidence of the best link that was considered, claimed or not; empty where none was."
        }
        PairFact::Verdict => "What a person decided about the best link; empty where nobody did.",
    }
}

fn shown(cell: Option<&PairCell>, fact: PairFact) -> String {
    match fact {
        PairFact::Claimed => {
            let claimed = cell.is_some_and(|cell| cell.claimed);
            if claimed { "yes" } else { "no" }.to_owned()
        }
        PairFact::Confidence => or_empty(cell.map(|cell| format!("{:.3}", cell.confidence))),
        PairFact::Verdict => or_empty(cell.and_then(|cell| cell.verdict).map(Verdict::name)),
    }
}
