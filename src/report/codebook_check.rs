//! The check of a codebook in every format.

use std::fmt;

use crate::answer::{Clash, CodebookReport, MadeBy, TermRef};
use crate::model::ThemeId;
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::count;

impl Answer for CodebookReport {
    fn title(&self) -> String {
        let (terms, statements, framework) = (self.terms, self.statements, &self.framework);
        format!("Codebook of {framework}: {terms} expressions tried on {statements} statements")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for (what, list) in lists(self) {
            page.apart(&format!("{what}: {}", list.len()))?;
            for one in list {
                let hint = if one.hint { ", a hint" } else { "" };
                page.line(2, &format!("{} `{}`{hint}", one.theme, one.term))?;
            }
        }
        page.apart(&format!("{CLASH}: {}", self.clashes.len()))?;
        for clash in &self.clashes {
            let (themes, count) = (themes(clash, ", "), count(clash.statements, "statement"));
            page.line(2, &format!("`{}` by {themes} ({count})", clash.term))?;
        }
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let header = ["finding", "term", "themes", "hint", "statements"];
        let listed = lists(self).into_iter().flat_map(|(what, list)| {
            list.iter().map(move |one| {
                vec![
                    what.to_owned(),
                    one.term.clone(),
                    one.theme.to_string(),
                    one.hint.to_string(),
                    one.statements.to_string(),
                ]
            })
        });
        let clashes = self.clashes.iter().map(|clash| {
            vec![
                CLASH.to_owned(),
                clash.term.clone(),
                themes(clash, " "),
                String::new(),
                clash.statements.to_string(),
            ]
        });
        Tabular::new(self.title(), header)
            .rows(listed.chain(clashes))
            .notes([made_by(&self.provenance)])
    }
}

const CLASH: &str = "used by several themes";

fn lists(report: &CodebookReport) -> [(&'static str, &[TermRef]); 2] {
    [
        ("match nearly everything", &report.nearly_all),
        ("never match", &report.never),
    ]
}

fn themes(clash: &Clash, between: &str) -> String {
    let themes: Vec<&str> = clash.themes.iter().map(ThemeId::as_str).collect();
    themes.join(between)
}
